/** When answers are due, worked out once per case: business hours take their time, and rows are many (S-16). */
import type {Calendar} from '../../../domain/calendar.js';
import {answerDue} from '../../../domain/support/answer-due.js';
import type {CaseSummary} from '../../../domain/support/case-summary.js';
import type {SupportPolicy} from '../../../domain/support/support-policy.js';

interface Known {
  readonly policy: SupportPolicy;
  readonly due: number | null;
}

const known = new WeakMap<CaseSummary, Known>();

/** Epoch milliseconds; `null`: no answer is owed, or no time is promised. */
export function dueOf(one: CaseSummary, policy: SupportPolicy, calendar: Calendar): number | null {
  const kept = known.get(one);
  if (kept?.policy === policy) return kept.due;
  const due = answerDue(one, policy, calendar);
  known.set(one, {policy, due});
  return due;
}
