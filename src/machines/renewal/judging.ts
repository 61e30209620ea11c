/** Where the agreements stand by now (decision 4): derived on every tick and before anything is accepted (F-T3). */
import {mayRenew, type AgreementStanding} from '../../domain/agreement-standing.js';
import type {LoadedAgreement, RenewalContext, RenewalEmitted} from './context.js';
import {attestedAnew, isSettled, withoutClosed} from './judgements.js';

/** Where an agreement stands at a moment, epoch milliseconds by the server's clock. */
export type JudgeStanding = (loaded: LoadedAgreement, now: number) => AgreementStanding;

/** What the context becomes at `now`, and which agreements lapsed since it was judged before. */
export function judged(
  context: RenewalContext,
  now: number,
  standingOf: JudgeStanding,
): {readonly change: Partial<RenewalContext>; readonly news: readonly RenewalEmitted[]} {
  const agreements = context.agreements.map((loaded) => ({...loaded, standing: standingOf(loaded, now)}));
  const answers = withoutClosed({...context, agreements});
  return {
    // Fields are named by position: with another list what was wrong is void.
    change: attestedAnew(context, {now, agreements, ...(answers !== context.answers && {answers, problems: {}})}),
    news: agreements.flatMap(({agreement: {id: agreementId}, standing}, index) =>
      standing.name === 'lapsed' &&
      mayRenew(context.agreements[index]!.standing) &&
      !isSettled(context.results[agreementId])
        ? [{type: 'agreement.lapsed' as const, agreementId}]
        : [],
    ),
  };
}
