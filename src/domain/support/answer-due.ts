/** When an answer of the vendor's is due (S-07, S-16). */
import type {Calendar} from '../calendar.js';
import {afterOpenMinutes} from './business-hours.js';
import type {CaseSummary, Severity} from './case-summary.js';
import type {SupportPolicy} from './support-policy.js';

type Promised = Pick<SupportPolicy, 'answerTargets' | 'hours'>;

/** The moment by which policy promises an answer to what was asked at `from`, epoch milliseconds; `null`: it promises none. */
export function answerDueAfter(
  severity: Severity,
  from: number,
  {answerTargets, hours}: Promised,
  calendar: Calendar,
): number | null {
  const target = answerTargets[severity];
  if (!target) return null;
  return target.clock === 'always'
    ? from + target.minutes * 60_000
    : afterOpenMinutes(hours, from, target.minutes, calendar);
}

/** When the answer to a case is due: what the server says, else what policy promises; `null`: none is owed or promised. */
export function answerDue(
  summary: Pick<CaseSummary, 'severity' | 'waitingSince' | 'answerDueAt'>,
  policy: Promised,
  calendar: Calendar,
): number | null {
  if (summary.answerDueAt !== null) return Date.parse(summary.answerDueAt);
  if (summary.waitingSince === null) return null;
  return answerDueAfter(summary.severity, Date.parse(summary.waitingSince), policy, calendar);
}
