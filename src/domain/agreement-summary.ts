/** What an agreement is listed by: all that the first view of the overview needs to know of one. */
import * as v from 'valibot';
import {Count, CountryCode, Id, openPicklist, PlainDate} from './schema.js';

const text = v.string();

/**
 * What the server knows of an agreement's renewal. `active`: in force, or ended without an acceptance. `underReview`:
 * an acceptance was received and is being judged. `declined`: recorded as such. `lapsed`: the server has
 * closed it. `reapplying`: a new application is under way. Another value is shown as it is and offers no action.
 */
export const agreementStatuses = ['active', 'underReview', 'declined', 'lapsed', 'reapplying'] as const;

const dates = {
  id: Id,
  status: openPicklist(agreementStatuses),
  /** When the partner registered under it. */
  registeredOn: PlainDate,
  /** The newest acceptance of its terms; `null`: none since registration. */
  acceptedOn: v.optional(v.nullable(PlainDate), null),
  /** The last day of its term, which counts whole (decision 2); `null`: without an end. */
  endsOn: v.optional(v.nullable(PlainDate), null),
  /** The last day of the term that follows and is accepted already; `null`: none is. */
  renewedUntil: v.optional(v.nullable(PlainDate), null),
  /** From which day on it may be renewed; `null`: at any time. */
  renewableFrom: v.optional(v.nullable(PlainDate), null),
  /** IANA zone its dates are meant in; `null`: the policy's. */
  timeZone: v.optional(v.nullable(text), null),
};

export const AgreementDates = v.object(dates);
export type AgreementDates = v.InferOutput<typeof AgreementDates>;

/** An agreement as the overview lists it. */
export const AgreementSummary = v.object({
  ...dates,
  /** The agreement's own name, shown as it is. */
  name: text,
  /** The company that is the partner under it. */
  company: v.object({id: Id, name: text, country: CountryCode}),
  /** How many countries of business it covers. */
  countries: v.optional(Count, 0),
  /** Whether the signed-in person may sign for the company; `null`: the server does not know, the person attests it. */
  maySign: v.optional(v.nullable(v.boolean()), null),
  /** Version of the text that is current; agreements with the same text can be accepted together. */
  currentVersion: Id,
});
export type AgreementSummary = v.InferOutput<typeof AgreementSummary>;
