/** Reading what became of acceptances and declines. */
import type {Agreement} from '../../domain/agreement.js';
import type {Problem} from '../../domain/problem.js';
import type {SubmissionOutput} from '../submission-machine.js';
import type {SubmissionsContext} from '../submissions-machine.js';
import type {AgreementResult} from './context.js';

export type Outputs = SubmissionsContext['outputs'];

/** Why it was refused; an operation that never arrived counts as an unknown problem. */
export const refusalOf = (output: SubmissionOutput): Problem =>
  output.outcome === 'rejected' ? output.problem : {kind: 'unknown'};

/**
 * What follows from an outcome. `changed`: the text or the party is another one by now. `roleLost`: the person
 * may not sign any more. `elsewhere`: somebody else was faster. `again`: nothing was decided, the same page can
 * be sent again. `refused`: the back end's decision.
 */
export type Verdict = 'succeeded' | 'changed' | 'roleLost' | 'elsewhere' | 'again' | 'refused';

const conflicts: Readonly<Record<string, Verdict>> = {
  'text-changed': 'changed',
  'party-changed': 'changed',
  'not-authorised': 'roleLost',
  'accepted-already': 'elsewhere',
  'under-review': 'elsewhere',
  'not-carried-out': 'again',
};

export function verdictOf(output: SubmissionOutput): Verdict {
  if (output.outcome === 'succeeded') return 'succeeded';
  const {kind, code = ''} = refusalOf(output);
  if (kind === 'forbidden') return 'roleLost';
  if (Object.hasOwn(conflicts, code)) return conflicts[code]!;
  return kind === 'conflict' || kind === 'gone' ? 'refused' : 'again';
}

/** Whether any of the outcomes has this verdict. */
export const hasVerdict = (outputs: Outputs, verdict: Verdict): boolean =>
  Object.values(outputs).some((output) => verdictOf(output) === verdict);

/** What an agreement that was accepted or declined by now came to. */
export function resultOf(agreement: Agreement): AgreementResult {
  const {status, reviewExpectedOn, latestReceipt, refusedCountries} = agreement;
  if (status === 'underReview') return {state: 'underReview', expectedOn: reviewExpectedOn};
  if (status === 'declined') return {state: 'declined'};
  return {state: 'renewed', receipt: latestReceipt, refusedCountries};
}

/** What somebody else brought about since the agreement was loaded; `null`: nothing. */
export function resultSince(before: Agreement, after: Agreement): AgreementResult | null {
  const isAnswered = before.status !== after.status && (after.status === 'underReview' || after.status === 'declined');
  const isAccepted =
    after.status === 'active' &&
    (before.latestReceipt?.id !== after.latestReceipt?.id ||
      before.acceptedOn !== after.acceptedOn ||
      before.renewedUntil !== after.renewedUntil);
  return isAnswered || isAccepted ? resultOf(after) : null;
}

/** Whether a refusal is final because the grace is over by the server's clock (F-T5). */
export const isTooLate = (result: AgreementResult | undefined): boolean =>
  result?.state === 'refused' && (result.problem.code === 'too-late' || result.problem.kind === 'gone');
