/** Agreements with what their dates come to, each judged once until the clock alone changes it. */
import type {AgreementSummary} from '../../../domain/agreement.js';
import {
  agreementDeadlines,
  agreementStanding,
  nextChange,
  type AgreementDeadlines,
  type AgreementStanding,
} from '../../../domain/agreement-standing.js';
import type {DayCalendar} from '../../../domain/calendar.js';
import type {AgreementPolicy} from '../../../domain/renewal-policy.js';

/** The same object as long as nothing about it changed. */
export interface JudgedAgreement {
  readonly agreement: AgreementSummary;
  readonly deadlines: AgreementDeadlines;
  readonly standing: AgreementStanding;
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
  const fresh: Judgement = {
    judged: {agreement, deadlines, standing: agreementStanding(agreement, deadlines, now, policy.renewal, calendar)},
    policy,
    from: now,
    until: nextChange(deadlines, now, policy.renewal, calendar) ?? Infinity,
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
