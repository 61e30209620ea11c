/** Which term an acceptance is of, and when the next one is due. */
import type {AgreementDeadlines} from './agreement-standing.js';
import type {Calendar} from './calendar.js';
import type {RenewalPolicy} from './renewal-policy.js';

/**
 * Whether an acceptance at `now`, epoch milliseconds, is one of the running term: that goes on beyond the day on which
 * the next acceptance is due. Else it is of the next term.
 */
export const isWithinTerm = (
  {end, zone}: Pick<AgreementDeadlines, 'end' | 'zone'>,
  now: number,
  {annualAcceptance}: Pick<RenewalPolicy, 'annualAcceptance'>,
  calendar: Pick<Calendar, 'addYears' | 'dateAt'>,
): boolean => annualAcceptance && end !== null && end.lastDay > calendar.addYears(calendar.dateAt(now, zone), 1);

/** The same day of the next year, on which the next yearly acceptance is due; 29 February falls on the 28th (decision 4). */
export const yearAfter = (date: string): string =>
  `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4).replace('-02-29', '-02-28')}`;
