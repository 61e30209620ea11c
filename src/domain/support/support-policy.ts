/** Policy of partner support: every number, link, phone and hour of the S- rules as data (decision 1). */
import * as v from 'valibot';
import {LanguageTag, PlainDate} from '../schema.js';
import {SafeUrl} from '../safe-url.js';

const Days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3660));
const Seconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400));
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const Bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Link = v.nullable(SafeUrl);

/** A time of day, `09:00`; `24:00` is the end of the day. */
export const TimeOfDay = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));

const OpenTime = v.pipe(
  v.object({from: TimeOfDay, to: TimeOfDay}),
  v.check(({from, to}) => from < to, 'ends before it begins'),
);
/** When somebody is there on one day of the week, in any order; what overlaps counts once. */
const OpenTimes = v.pipe(v.array(OpenTime), v.maxLength(20));

/** When somebody is there: times by day of the week in a named zone, but not on holidays. */
export const BusinessHours = v.object({
  /** IANA zone the times and holidays are meant in; one the engine does not know counts as UTC. */
  zone: Name,
  monday: v.optional(OpenTimes, []),
  tuesday: v.optional(OpenTimes, []),
  wednesday: v.optional(OpenTimes, []),
  thursday: v.optional(OpenTimes, []),
  friday: v.optional(OpenTimes, []),
  saturday: v.optional(OpenTimes, []),
  sunday: v.optional(OpenTimes, []),
  /** Dates on which nobody is there. */
  holidays: v.optional(v.pipe(v.array(PlainDate), v.maxLength(1000)), []),
});
export type BusinessHours = v.InferOutput<typeof BusinessHours>;

const workday = [{from: '09:00', to: '17:00'}];
const workdays = {monday: workday, tuesday: workday, wednesday: workday, thursday: workday, friday: workday};
const wholeDay = [{from: '00:00', to: '24:00'}];

/** Business hours without a closed minute. */
export const aroundTheClock: v.InferInput<typeof BusinessHours> = {
  zone: 'UTC',
  monday: wholeDay,
  tuesday: wholeDay,
  wednesday: wholeDay,
  thursday: wholeDay,
  friday: wholeDay,
  saturday: wholeDay,
  sunday: wholeDay,
};

/** A number to call (S-15, K-29). */
export const SupportPhone = v.object({
  /** As it is dialled: digits, spaces and `+ ( ) - .`. */
  number: v.pipe(v.string(), v.regex(/^\+?[\d ().-]{3,40}$/)),
  /** Whom or where it reaches; shown as it is. Default: nothing. */
  label: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  /** Languages spoken there. Default: not said. */
  languages: v.optional(v.pipe(v.array(LanguageTag), v.maxLength(50)), []),
  /** When somebody answers. Default: day and night. */
  hours: v.optional(BusinessHours, aroundTheClock),
});
export type SupportPhone = v.InferOutput<typeof SupportPhone>;

/** How soon a representative answers; `null`: no time is promised (S-07, S-16). */
const AnswerTarget = v.nullable(
  v.object({
    minutes: Minutes,
    /** `business`: minutes of business hours. `always`: minutes of the clock on the wall. */
    clock: v.optional(v.picklist(['business', 'always']), 'business'),
  }),
);
export type AnswerTarget = v.InferOutput<typeof AnswerTarget>;

const usualEndings =
  'pdf txt log csv json xml yaml yml md rtf eml msg har doc docx xls xlsx ppt pptx odt ods odp png jpg jpeg gif webp heic bmp tif tiff mp4 mov webm zip 7z gz tgz tar bz2 xz pcap pcapng cap cfg conf'.split(
    ' ',
  );

/** What may be attached to a case or a reply (S-19, S-28). */
export const AttachmentPolicy = v.object({
  /** Most files at a case or at a reply. Default 20. */
  mostFiles: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 20),
  /** Most bytes of one file. Default 2 GiB. */
  mostBytes: v.optional(Bytes, 2_147_483_648),
  /**
   * Endings of names that are taken, lower case without a dot; `null`: every one. Default: documents, pictures, logs,
   * captures and archives. Never decides what is shown: only safe pictures are.
   */
  endings: v.optional(
    v.nullable(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[^\s./\\A-Z]{1,20}$/))), v.maxLength(500))),
    () => usualEndings,
  ),
  /** Most bytes of a file that is kept on the device until it is sent; of larger ones only what they were. Default 25 MB. */
  keptOnDeviceBytes: v.optional(Bytes, 25_000_000),
});
export type AttachmentPolicy = v.InferOutput<typeof AttachmentPolicy>;

export const SupportPolicy = v.object({
  /**
   * The first-time task before a first case (S-05). Default `required`; `skippable`: it may be put off; `off`: there is
   * none.
   */
  firstRun: v.optional(v.picklist(['required', 'skippable', 'off']), 'required'),
  /** Days for which it is put off. Default 7. */
  firstRunSkipDays: v.optional(Days, 7),
  /** The workspace's name and address (S-05, S-06); no address: the step has no link. */
  workspaceName: v.optional(Name, 'My Cisco Workspace'),
  workspaceUrl: v.optional(Link, 'https://www.cisco.com/cisco/psn/web/workspace'),
  /** The name of the module that is added there (S-05). */
  moduleName: v.optional(Name, 'Customer Service Central'),
  /** The documentation portal's name and address (S-06). `null`: not offered. */
  documentationName: v.optional(Name, 'Operations Exchange'),
  documentationUrl: v.optional(Link, 'https://forums.cisco.com/ecom/web/operations-exchange/csc'),
  /** Whom to call for the severities below, the best first (S-15). Default none: no call is advised. */
  phones: v.optional(v.pipe(v.array(SupportPhone), v.maxLength(50)), []),
  /** Severities for which a call is advised (S-15). Default 1 and 2. */
  phoneSeverities: v.optional(v.array(v.picklist([1, 2, 3, 4])), [1, 2]),
  /** When representatives answer cases. Default Monday to Friday, 9 to 17, UTC. */
  hours: v.optional(BusinessHours, {zone: 'UTC', ...workdays}),
  /** How soon, by severity (S-16). Default: no time is promised (S-07). */
  answerTargets: v.optional(
    v.object({
      1: v.optional(AnswerTarget, null),
      2: v.optional(AnswerTarget, null),
      3: v.optional(AnswerTarget, null),
      4: v.optional(AnswerTarget, null),
    }),
    {},
  ),
  attachments: v.optional(AttachmentPolicy, {}),
  /** Days after the last edit for which a draft stays on the device (decision 9). Default 30. */
  draftDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 30),
  /** Days after the closing date on which a case may still be reopened, the last one whole. Default 14; 0: that day only. */
  reopenDays: v.optional(Days, 14),
  /** Days after which a proposed solution counts as accepted, the last one whole; `null`: never. Default 10. */
  closeAfterDays: v.optional(v.nullable(Days), 10),
  /** Seconds between two questions for news of what is shown. Default 15. */
  pollSeconds: v.optional(Seconds, 15),
  /** The longest wait between two questions, where nothing is new or answers fail. Default 300. */
  pollMostSeconds: v.optional(Seconds, 300),
});
export type SupportPolicy = v.InferOutput<typeof SupportPolicy>;
export type SupportPolicyInput = v.InferInput<typeof SupportPolicy>;

export const defaultSupportPolicy: SupportPolicy = v.parse(SupportPolicy, {});
