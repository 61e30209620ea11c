/** What a partner loses when an agreement lapses, and when. */
import type {AgreementDeadlines} from './agreement-standing.js';
import type {Calendar} from './calendar.js';
import {deadlineAfter} from './deadline.js';
import {lossNames, type LossName, type RenewalPolicy} from './renewal-policy.js';

/** One of the five losses and when it happens, epoch milliseconds. */
export interface Loss {
  readonly name: LossName;
  readonly at: number;
}

/** What is lost when the agreement is not renewed, and when; nothing where the term has no end. */
export function agreementLosses(
  {grace, zone}: AgreementDeadlines,
  {lossDelayDays}: RenewalPolicy,
  calendar: Calendar,
): Loss[] {
  if (!grace) return [];
  return lossNames.map((name) => ({
    name,
    at: deadlineAfter(grace.lastDay, lossDelayDays[name], zone, calendar).endsAt,
  }));
}
