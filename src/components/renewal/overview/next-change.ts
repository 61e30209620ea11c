import {judgement, rememberer} from '../../../domain/agreement-standing.js';
import type {AgreementSummary} from '../../../domain/agreement.js';
import type {Calendar} from '../../../domain/calendar.js';
import type {AgreementPolicy} from '../../../domain/renewal-policy.js';

/** The next moment at which one of them changes by the clock alone, or `null`. */
export function nextChangeOf(
  agreements: readonly AgreementSummary[],
  now: number,
  policy: AgreementPolicy,
  calendar: Calendar,
): number | null {
  let next = Infinity;
  const quick = rememberer(calendar);
  for (const agreement of agreements) next = Math.min(next, judgement(agreement, now, policy, quick).until);
  return next === Infinity ? null : next;
}
