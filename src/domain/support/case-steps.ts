/** Whose turn a case is, and what may be done with it now (S-23). */
import type {Calendar} from '../calendar.js';
import {deadlineAfter, isPast, type Deadline} from '../deadline.js';
import {caseStates, type CaseState, type CaseSummary} from './case-summary.js';
import type {SupportCase} from './support-case.js';
import type {SupportPolicy} from './support-policy.js';

/** A case's state, or `null` for one that the kit does not know. */
export const knownState = (state: string): CaseState | null => caseStates.find((known) => known === state) ?? null;

/** `answer`: the person's reply is awaited. `judge`: a proposed solution. `wait`: the vendor's turn. `none`: it is over. */
export type NextStep = 'answer' | 'judge' | 'wait' | 'none';

/** What comes next in a case of this state. */
export function nextStep(state: string): NextStep {
  if (state === 'waitingForYou') return 'answer';
  if (state === 'resolved') return 'judge';
  return state === 'closed' ? 'none' : 'wait';
}

/** Whose turn it is. */
export const turnOf = (state: string): 'yours' | 'theirs' | 'nobody' =>
  (({answer: 'yours', judge: 'yours', wait: 'theirs', none: 'nobody'}) as const)[nextStep(state)];

/** Whether a case waits for the signed-in person (S-11). */
export const needsMyAnswer = (summary: Pick<CaseSummary, 'state' | 'openedBy'>): boolean =>
  summary.openedBy.isMe && turnOf(summary.state) === 'yours';

/** Until when a closed case can be reopened; `null`: it is not closed, or nobody knows since when. */
export function reopenDeadline(
  {state, closedAt}: Pick<CaseSummary, 'state' | 'closedAt'>,
  policy: {readonly timeZone: string; readonly support: Pick<SupportPolicy, 'reopenDays'>},
  calendar: Calendar,
): Deadline | null {
  if (state !== 'closed' || closedAt === null) return null;
  const closedOn = calendar.dateAt(Date.parse(closedAt), policy.timeZone);
  return deadlineAfter(closedOn, policy.support.reopenDays, policy.timeZone, calendar);
}

/** What may be done with a case; the server has the last word. */
export interface CaseActions {
  readonly reply: boolean;
  /** Accept or reject the proposed solution. */
  readonly judge: boolean;
  readonly close: boolean;
  readonly reopen: boolean;
  /** A new case that is linked to this one, where reopening is over. */
  readonly continueInNew: boolean;
  readonly rate: boolean;
}

/** What the signed-in person may do with a case at `now`, epoch milliseconds by the server's clock. */
export function caseActions(
  given: Pick<SupportCase, 'state' | 'closedAt' | 'mayAct' | 'rating'>,
  now: number,
  policy: {readonly timeZone: string; readonly support: Pick<SupportPolicy, 'reopenDays'>},
  calendar: Calendar,
): CaseActions {
  const {state, mayAct} = given;
  const isClosed = state === 'closed';
  const isKnown = knownState(state) !== null;
  const deadline = reopenDeadline(given, policy, calendar);
  const inWindow = isClosed && (deadline === null || !isPast(deadline, now));
  return {
    reply: mayAct && !isClosed && state !== 'resolved',
    judge: mayAct && state === 'resolved',
    close: mayAct && isKnown && !isClosed && state !== 'resolved',
    reopen: mayAct && inWindow,
    continueInNew: mayAct && isClosed && !inWindow,
    rate: mayAct && isClosed && given.rating === null,
  };
}
