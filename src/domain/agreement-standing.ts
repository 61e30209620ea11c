/** Where an agreement stands, from what the server says of it and the server's clock. Never stored. */
import type {AgreementDates} from './agreement.js';
import type {DayCalendar} from './calendar.js';
import {daysLeft, deadlineAfter, isPast, type Deadline} from './deadline.js';
import {knownZone} from './known-zone.js';
import type {RenewalPolicy} from './renewal-policy.js';

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
 * The next moment at which the standing changes by the clock alone, epoch milliseconds, or `null`: it stays. A view
 * that waits for it judges anew on waking as well, because timers sleep (F-T3).
 */
export function nextChange(
  deadlines: AgreementDeadlines,
  now: number,
  {graceDays, dueSoonDays}: RenewalPolicy,
  calendar: DayCalendar,
): number | null {
  const {zone, renewableAt, acceptance, end, grace, due} = deadlines;
  const moments: (number | null | undefined)[] = [renewableAt, acceptance?.endsAt, end?.endsAt, grace?.endsAt];
  for (const deadline of [acceptance, due]) {
    // The number of days left is on view too, so each of the last days counts.
    const farthest = Math.max(0, ...dueSoonDays);
    if (!deadline || now >= deadline.endsAt) continue;
    const days = Math.min(farthest, daysLeft(deadline, now, calendar) - 1);
    if (days >= 0) moments.push(calendar.startOfDay(calendar.addDays(deadline.lastDay, -days), zone));
  }
  if (end && grace && now >= end.endsAt) {
    const day = -daysLeft(end, now, calendar);
    if (day < graceDays) moments.push(calendar.startOfDay(calendar.addDays(end.lastDay, day + 1), zone));
  }
  const ahead = moments.filter((moment): moment is number => typeof moment === 'number' && moment > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
