/** Reading what became of acceptances and declines. */
import type {Agreement} from '../../domain/agreement.js';
import type {Problem} from '../../domain/problem.js';
import type {SubmissionOutput} from '../submission-machine.js';
import type {SubmissionsContext} from '../submissions-machine.js';
import type {AgreementResult, LoadedAgreement} from './context.js';

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

/** Whether `later` is a later date than `earlier`; both as in ISO 8601, `null`: none. */
const isLater = (later: string | null, earlier: string | null): boolean => later !== null && later > (earlier ?? '');

/** Whether the agreement is in force and says itself that it was accepted since `before`. */
const isAcceptedSince = (before: Agreement, after: Agreement): boolean =>
  after.status === 'active' &&
  ((after.latestReceipt !== null && after.latestReceipt.id !== before.latestReceipt?.id) ||
    isLater(after.acceptedOn, before.acceptedOn) ||
    isLater(after.renewedUntil, before.renewedUntil));

/** The end of the term, of the next one where that is accepted already. */
const endOf = ({renewedUntil, endsOn}: Agreement): string | null => renewedUntil ?? endsOn;

/** What an agreement came to whose acceptance or decline was received; nothing is told that it does not say itself. */
export function resultOf({agreement: before, isWithinTerm}: LoadedAgreement, after: Agreement): AgreementResult {
  const {status, reviewExpectedOn, latestReceipt, refusedCountries} = after;
  const isYearly = isWithinTerm && !isLater(endOf(after), endOf(before));
  if (status === 'underReview') return {state: 'underReview', expectedOn: reviewExpectedOn};
  if (status === 'declined') return {state: 'declined'};
  return isAcceptedSince(before, after)
    ? {state: 'renewed', receipt: latestReceipt, refusedCountries, ...(isYearly && {isYearly})}
    : {state: 'received'};
}

/** What a submission that was carried out came to. */
export const decidedBy = (
  before: LoadedAgreement,
  {answer, mismatch}: Extract<SubmissionOutput, {outcome: 'succeeded'}>,
): AgreementResult => ({...resultOf(before, answer as Agreement), ...(mismatch && {isElsewhere: true})});

/** What somebody else brought about since the agreement was loaded; `null`: nothing. */
export function resultSince(before: LoadedAgreement, after: Agreement): AgreementResult | null {
  const isOther = before.agreement.status !== after.status;
  const isAnswered = isOther && (after.status === 'underReview' || after.status === 'declined');
  return isAnswered || isAcceptedSince(before.agreement, after) ? resultOf(before, after) : null;
}

/** Whether a refusal is final because the grace is over by the server's clock (F-T5). */
export const isTooLate = (result: AgreementResult | undefined): boolean =>
  result?.state === 'refused' && (result.problem.code === 'too-late' || result.problem.kind === 'gone');

/** Whether something was refused that another try may bring about. */
export const mayTryAgain = (results: Readonly<Record<string, AgreementResult>>): boolean =>
  Object.values(results).some((result) => result.state === 'refused' && !isTooLate(result));
