/** An agreement as the back end tells of it. Where it stands is derived from it and the clock, never stored. */
import * as v from 'valibot';
import {Id, openPicklist, PlainDate} from './schema.js';

/**
 * What the server knows of an agreement's renewal. `active`: in force, or ended without an acceptance. `underReview`:
 * an acceptance was received and is being judged. `declined`: recorded as such. `lapsed`: the server has
 * closed it. `reapplying`: a new application is under way. Another value is shown as it is and offers no action.
 */
export const agreementStatuses = ['active', 'underReview', 'declined', 'lapsed', 'reapplying'] as const;

export const AgreementDates = v.object({
  id: Id,
  status: openPicklist(agreementStatuses),
  /** When the partner registered under it. */
  registeredOn: PlainDate,
  /** The newest acceptance of its terms; `null`: none since registration. */
  acceptedOn: v.nullable(PlainDate),
  /** The last day of its term, which counts whole (decision 2); `null`: without an end. */
  endsOn: v.nullable(PlainDate),
  /** The last day of the term that follows and is accepted already; `null`: none is. */
  renewedUntil: v.nullable(PlainDate),
  /** From which day on it may be renewed; `null`: at any time. */
  renewableFrom: v.nullable(PlainDate),
  /** IANA zone its dates are meant in; `null`: the policy's. */
  timeZone: v.nullable(v.string()),
});
export type AgreementDates = v.InferOutput<typeof AgreementDates>;
