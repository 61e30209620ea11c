/**
 * Where an agreement stands, from what the server says of it and the server's clock, judged once until the clock alone
 * changes it. Never stored.
 */
import type {AgreementDates} from './agreement.js';
import type {AgreementSummary} from './agreement-summary.js';
import type {DayCalendar} from './calendar.js';
import {daysLeft, deadlineAfter, isPast, type Deadline} from './deadline.js';
import {knownZone} from './known-zone.js';
import type {AgreementPolicy, RenewalPolicy} from './renewal-policy.js';

/** The moments that matter to an agreement. Plain data; a deadline's last day counts whole (decision 2). */
export interface AgreementDeadlines {
  /** Zone of the agreement's dates: its own, else the policy's, else UTC. */
  readonly zone: string;
  /** From when it may be renewed, epoch milliseconds; `null`: at any time. */
  readonly renewableAt: number | null;
  /** Until when current terms have to be accepted again; `null`: policy asks for none. */
  readonly acceptance: Deadline | null;
  /** The end of the term, of the next one where that is accepted already; `null`: it has none. */
  readonly end: Deadline | null;
  /** Until when it can still be renewed after its end; the end itself where policy gives no grace. */
  readonly grace: Deadline | null;
  /** The earlier of acceptance and end (decision 4); `null`: nothing is due. */
  readonly due: Deadline | null;
}

/**
 * `tooEarly`: may not be renewed yet. `open`: may be renewed, nothing urges. `dueSoon`: within `threshold` days of the
 * due date, `daysLeft` after today. `acceptanceOverdue`: an anniversary was missed inside a longer term. `grace`: the
 * term is over, day `day` of `of`. `lapsed`: too late, apply again. `renewed`: the next term is accepted and nothing else
 * is due soon. `unknown`: the
 * server has a status this kit does not know; no action is offered.
 */
export type AgreementStanding =
  | {readonly name: 'tooEarly'; readonly renewableAt: number}
  | {readonly name: 'open'}
  | {readonly name: 'dueSoon'; readonly threshold: number; readonly daysLeft: number}
  | {readonly name: 'acceptanceOverdue'}
  | {readonly name: 'grace'; readonly day: number; readonly of: number}
  | {readonly name: 'lapsed'}
  | {readonly name: 'reapplying'}
  | {readonly name: 'underReview'}
  | {readonly name: 'renewed'; readonly until: string}
  | {readonly name: 'declined'}
  | {readonly name: 'unknown'; readonly status: string};
export type AgreementStandingName = AgreementStanding['name'];

/** What the agreement's dates and the policy come to in the agreement's zone. */
export function agreementDeadlines(
  agreement: AgreementDates,
  {graceDays, annualAcceptance}: RenewalPolicy,
  policyZone: string,
  calendar: DayCalendar,
): AgreementDeadlines {
  const zone = knownZone(agreement.timeZone, policyZone);
  const until = (lastDay: string, days = 0) => deadlineAfter(lastDay, days, zone, calendar);
  const accepted = agreement.acceptedOn ?? agreement.registeredOn;
  const acceptance = annualAcceptance ? until(calendar.addYears(accepted, 1)) : null;
  const lastDay = agreement.renewedUntil ?? agreement.endsOn;
  const end = lastDay === null ? null : until(lastDay);
  return {
    zone,
    renewableAt: agreement.renewableFrom === null ? null : calendar.startOfDay(agreement.renewableFrom, zone),
    acceptance,
    end,
    grace: lastDay === null ? null : until(lastDay, graceDays),
    due: earlier(acceptance, end),
  };
}

const earlier = (one: Deadline | null, other: Deadline | null): Deadline | null =>
  one && other ? (one.endsAt < other.endsAt ? one : other) : (one ?? other);

/** Where the agreement stands at `now`, epoch milliseconds by the server's clock. */
export function agreementStanding(
  agreement: AgreementDates,
  deadlines: AgreementDeadlines,
  now: number,
  {graceDays, dueSoonDays}: RenewalPolicy,
  calendar: DayCalendar,
): AgreementStanding {
  const {status, renewedUntil} = agreement;
  if (status === 'lapsed' || status === 'reapplying' || status === 'underReview') return {name: status};
  if (status !== 'active' && status !== 'declined') return {name: 'unknown', status};
  const {acceptance, end, grace, renewableAt, due} = deadlines;
  if (grace && isPast(grace, now)) return {name: 'lapsed'};
  if (status === 'declined') return {name: status};
  if (end && isPast(end, now)) return {name: 'grace', day: -daysLeft(end, now, calendar), of: graceDays};
  if (acceptance && isPast(acceptance, now)) return {name: 'acceptanceOverdue'};
  // Before its first day of renewal only a yearly acceptance can be due.
  const isEarly = renewableAt !== null && now < renewableAt;
  const asked = isEarly && due !== acceptance ? null : due;
  const left = asked && daysLeft(asked, now, calendar);
  const threshold = left === null ? undefined : Math.min(...dueSoonDays.filter((days) => days >= left));
  if (left !== null && threshold !== undefined && Number.isFinite(threshold)) {
    return {name: 'dueSoon', threshold, daysLeft: left};
  }
  if (renewedUntil !== null) return {name: 'renewed', until: renewedUntil};
  return isEarly ? {name: 'tooEarly', renewableAt} : {name: 'open'};
}

/** What a partner had best do next. `none`: nothing; `support`: a person has to help. */
export type NextAction = 'none' | 'wait' | 'renew' | 'accept' | 'reapply' | 'continueReapplication' | 'support';

const actions: Readonly<Record<AgreementStandingName, NextAction>> = {
  tooEarly: 'wait',
  open: 'renew',
  dueSoon: 'renew',
  acceptanceOverdue: 'accept',
  grace: 'renew',
  lapsed: 'reapply',
  reapplying: 'continueReapplication',
  underReview: 'wait',
  renewed: 'none',
  declined: 'renew',
  unknown: 'support',
};

/** The recommended next action of a standing. */
export const nextAction = ({name}: AgreementStanding): NextAction => actions[name];

/** Whether the agreement can be renewed or accepted in this standing; the server has the last word on submit. */
export const mayRenew = (standing: AgreementStanding): boolean => ['renew', 'accept'].includes(nextAction(standing));

/**
 * The next moment at which a standing changes by the clock alone, epoch milliseconds, or `null`: it stays. A view that
 * waits for it judges anew on waking as well, because timers sleep (F-T3).
 */
export type NextChange = (
  deadlines: AgreementDeadlines,
  now: number,
  policy: RenewalPolicy,
  calendar: DayCalendar,
) => number | null;

/** Before it is told how to look ahead, a judgement holds for its own moment only. */
let changeAfter: NextChange = (_deadlines, now) => now;

/** From now on a judgement holds until the moment that `nextChange` finds: a first view does without. */
export const lookAheadBy = (nextChange: NextChange): void => void (changeAfter = nextChange);

/** The same object as long as nothing about it changed. */
export interface JudgedAgreement {
  readonly agreement: AgreementSummary;
  readonly deadlines: AgreementDeadlines;
  readonly standing: AgreementStanding;
  readonly action: NextAction;
}

const mostRemembered = 5000;

/** `call` with its answers remembered: agreements share days and zones, and Temporal's polyfill takes its time. */
function remembering(call: (...given: never[]) => unknown): (...given: never[]) => unknown {
  const answers = new Map<string, unknown>();
  return (...given) => {
    const key = given.join(' ');
    const kept = answers.get(key);
    if (kept !== undefined) return kept;
    if (answers.size >= mostRemembered) answers.clear();
    const answer = call(...given);
    answers.set(key, answer);
    return answer;
  };
}

const rememberers = new WeakMap<DayCalendar, DayCalendar>();

/** The calendar's functions with their answers remembered; classes are none of them. */
export function rememberer(calendar: DayCalendar): DayCalendar {
  let quick = rememberers.get(calendar);
  if (!quick) {
    const calls = Object.entries(calendar).map(([name, call]) => [name, remembering(call)]);
    quick = Object.fromEntries(calls) as unknown as DayCalendar;
    rememberers.set(calendar, quick);
  }
  return quick;
}

/** What is remembered of an agreement. Whoever knows better than the clock moves its times. */
export interface Judgement {
  readonly judged: JudgedAgreement;
  readonly policy: AgreementPolicy;
  from: number;
  /** When the clock alone changes it; `Infinity`: never. */
  until: number;
}

const judgements = new WeakMap<AgreementSummary, Judgement>();

/** Where one agreement stands, and until when. */
export function judgement(
  agreement: AgreementSummary,
  now: number,
  policy: AgreementPolicy,
  calendar: DayCalendar,
): Judgement {
  const kept = judgements.get(agreement);
  if (kept?.policy === policy && now >= kept.from && now < kept.until) return kept;
  const deadlines =
    kept?.policy === policy
      ? kept.judged.deadlines
      : agreementDeadlines(agreement, policy.renewal, policy.timeZone, calendar);
  const standing = agreementStanding(agreement, deadlines, now, policy.renewal, calendar);
  const fresh: Judgement = {
    judged: {agreement, deadlines, standing, action: nextAction(standing)},
    policy,
    from: now,
    until: changeAfter(deadlines, now, policy.renewal, calendar) ?? Infinity,
  };
  judgements.set(agreement, fresh);
  return fresh;
}

/** Where each agreement stands at `now`, epoch milliseconds by the server's clock. */
export const judgeAll = (
  agreements: readonly AgreementSummary[],
  now: number,
  policy: AgreementPolicy,
  calendar: DayCalendar,
): JudgedAgreement[] => agreements.map((agreement) => judgement(agreement, now, policy, rememberer(calendar)).judged);
