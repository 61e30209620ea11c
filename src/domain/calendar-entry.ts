/** A deadline and its reminders as a file for a person's calendar (RFC 5545, R-33). */
import * as v from 'valibot';
import type {AgreementDeadlines} from './agreement-standing.js';
import type {Calendar} from './calendar.js';
import {isPast, type Deadline} from './deadline.js';
import {SafeUrl} from './safe-url.js';
import type {RenewalPolicy} from './renewal-policy.js';

/** The deadlines an agreement can have. */
export const deadlineNames = ['acceptance', 'end', 'grace'] as const;
export type DeadlineName = (typeof deadlineNames)[number];

/** What a calendar shows of a deadline, in the user's language. The title is also the reminders' text. */
export interface CalendarWords {
  readonly title: string;
  readonly description: string;
}

export interface CalendarEntryOptions {
  readonly agreementId: string;
  /** A domain name of the vendor's, which tells its entries from all others in the person's calendar. */
  readonly issuer: string;
  /** Epoch milliseconds by the server's clock. */
  readonly now: number;
  /** The person's own zone: reminders come at 9 in the morning there. An unknown one counts as UTC. */
  readonly zone: string;
  readonly policy: Pick<RenewalPolicy, 'dueSoonDays' | 'graceDays'>;
  /** Words of each deadline that is to be in the file; a deadline without is left out. */
  readonly words: Readonly<Partial<Record<DeadlineName, CalendarWords>>>;
  /** Where the agreement is renewed; `null`, or no {@link SafeUrl}: none is given (F-E9). */
  readonly url: string | null;
}

const hour = 3_600_000;
const reminderHour = 9;
/** The format has four digits for a year. */
const latest = Date.UTC(9999, 11, 31);
/** More reminders than this help nobody, and calendars refuse files that have thousands. */
const maximumReminders = 60;

/**
 * The text of an `.ics` file with one event for each deadline that is still ahead, or `null` where none is.
 *
 * An event is the last hour before its deadline, in UTC. An all-day event has no zone, so a person west of the
 * agreement's zone would have it on a day that is already too late; and an event at the first moment that is too late
 * would stand on the following day. UTC needs no definition of a zone, and each calendar shows it in the person's own.
 *
 * The same agreement and last day always give the same UID, so a file opened twice makes one entry.
 */
export function calendarEntry(
  deadlines: AgreementDeadlines,
  options: CalendarEntryOptions,
  calendar: Calendar,
): string | null {
  const events = aheadOf(deadlines, options.now).flatMap(([name, deadline]) => {
    const words = options.words[name];
    return words ? eventLines(name, deadline, words, deadlines, options, calendar) : [];
  });
  if (events.length === 0) return null;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//partner-widgets//Agreement deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The deadlines to come, each moment once: an anniversary on the last day is the end, no grace is no deadline. */
function aheadOf({acceptance, end, grace}: AgreementDeadlines, now: number): [DeadlineName, Deadline][] {
  const all: [DeadlineName, Deadline | null][] = [
    ['acceptance', acceptance && end && acceptance.endsAt >= end.endsAt ? null : acceptance],
    ['end', end],
    ['grace', grace?.endsAt === end?.endsAt ? null : grace],
  ];
  return all.filter(
    (entry): entry is [DeadlineName, Deadline] =>
      entry[1] !== null && !isPast(entry[1], now) && entry[1].endsAt < latest,
  );
}

function eventLines(
  name: DeadlineName,
  deadline: Deadline,
  {title, description}: CalendarWords,
  {end}: AgreementDeadlines,
  options: CalendarEntryOptions,
  calendar: Calendar,
): string[] {
  const {lastDay, endsAt} = deadline;
  const {agreementId, issuer, now, url} = options;
  const isAhead = (at: number): boolean => at > now && at < endsAt;
  const usual = remindersOf(name, deadline, end, options, calendar).filter(isAhead);
  const reminders =
    usual.length > 0 ? usual : lateReminders(deadline, options.zone, calendar).filter(isAhead).slice(0, 1);
  return [
    'BEGIN:VEVENT',
    `UID:${encoded(agreementId)}-${name}-${lastDay}@${encoded(issuer)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(endsAt - hour)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(v.is(SafeUrl, url) ? [`URL:${withoutControls(url)}`] : []),
    'TRANSP:TRANSPARENT',
    ...reminders.flatMap((at) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER;VALUE=DATE-TIME:${utc(at)}`,
      `DESCRIPTION:${escaped(title)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** When to remind, earliest first: so many days before, or on each day of grace. */
function remindersOf(
  name: DeadlineName,
  deadline: Deadline,
  end: Deadline | null,
  {policy: {dueSoonDays, graceDays}, zone}: CalendarEntryOptions,
  calendar: Calendar,
): number[] {
  const days =
    name === 'grace' && end
      ? Array.from({length: graceDays}, (_, day) => calendar.addDays(end.lastDay, day + 1)).slice(-maximumReminders)
      : [...new Set(dueSoonDays)].map((before) => calendar.addDays(deadline.lastDay, -before));
  return days.sort().map((day) => firstMorning(calendar.startOfDay(day, deadline.zone), zone, calendar));
}

/** When to remind where the usual moments are past, the earliest first: an entry without a reminder is soon forgotten. */
const lateReminders = ({lastDay, zone: ownZone, endsAt}: Deadline, zone: string, calendar: Calendar): number[] => [
  ...[-1, 0].map((day) => firstMorning(calendar.startOfDay(calendar.addDays(lastDay, day), ownZone), zone, calendar)),
  endsAt - 2 * hour,
  endsAt - hour,
];

/** The first 9 o'clock in `zone` from `moment` on; where a clock changes that night, an hour beside it. */
function firstMorning(moment: number, zone: string, calendar: Calendar): number {
  const today = calendar.dateAt(moment, zone);
  const [morning, next] = [today, calendar.addDays(today, 1)].map(
    (date) => calendar.startOfDay(date, zone) + reminderHour * hour,
  );
  return morning! >= moment ? morning! : next!;
}

const utc = (epoch: number): string => `${new Date(epoch).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
const encoded = (text: string): string => encodeURIComponent(wellFormed(text));
const withoutControls = (url: string): string => wellFormed(url).replace(/\p{Cc}/gu, encodeURIComponent);

/** Text as a value: nothing in it ends the line or the property, and nothing turns what a calendar writes around it. */
const escaped = (text: string): string =>
  balanced(wellFormed(text))
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** `text` without embeddings and overrides of direction, and with every isolate closed. */
function balanced(text: string): string {
  let open = 0;
  const kept = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, (mark) => {
    if (mark < '\u2066') return '';
    if (mark !== '\u2069') return ((open += 1), mark);
    return open > 0 ? ((open -= 1), mark) : '';
  });
  return kept + '\u2069'.repeat(open);
}

/** A content line in pieces of at most 75 octets, none of which splits a character. */
function folded(line: string): string {
  let octets = 0;
  let result = '';
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0)!);
    if (octets + size > 75) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}

const octetsOf = (codePoint: number): number => {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
};
