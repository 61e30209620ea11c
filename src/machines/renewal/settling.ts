/** What the context becomes when submissions end. */
import type {Agreement} from '../../domain/agreement.js';
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {Problem} from '../../domain/problem.js';
import {renewalAnswerName} from '../../domain/renewal-requests.js';
import type {AgreementResult, LoadedAgreement, Purpose, RenewalContext, RenewalEmitted} from './context.js';
import {attestedAnew, purposeUnderWay, withoutClosed} from './judgements.js';
import {newsOfResult} from './loading.js';
import type {SubmissionsContext} from '../submissions-machine.js';
import {decidedBy, isTooLate, refusalOf, verdictOf, type Outputs} from './outcomes.js';

/** Everything that was submitted has no outcome yet; what is being checked was received before. */
export const pendingResults = (
  agreements: readonly LoadedAgreement[],
  state: 'sending' | 'checking',
): Record<string, AgreementResult> =>
  Object.fromEntries(
    agreements.map(({agreement}) => {
      const isEarlier = state === 'checking';
      return [agreement.id, {state, reference: null, isSent: isEarlier, isReceived: isEarlier}];
    }),
  );

/** How every submission stands; one that ended is told as that while others are under way. */
export function withStandings(
  context: RenewalContext,
  {standings, outputs}: Pick<SubmissionsContext, 'standings' | 'outputs'>,
): Partial<RenewalContext> {
  const results: Record<string, AgreementResult> = {...context.results};
  for (const loaded of context.agreements) {
    const {id} = loaded.agreement;
    const output = outputs[id];
    const standing = standings[id];
    if (output?.outcome === 'succeeded') results[id] = decidedBy(loaded, output);
    else if (output?.outcome === 'rejected') results[id] = {state: 'refused', problem: output.problem};
    else if (output) delete results[id];
    else if (standing) {
      const {state, reference, isSent, isReceived} = standing;
      const wasReceived = context.underWay.includes(id) || context.declineUnderWay.includes(id);
      results[id] = {state, reference, isSent, isReceived: isReceived || wasReceived};
    }
  }
  return {results, ended: outputs};
}

/** What the host is told. */
export const newsOfOutputs = ({agreements}: Pick<RenewalContext, 'agreements'>, outputs: Outputs): RenewalEmitted[] =>
  agreements.flatMap((loaded): RenewalEmitted[] => {
    const {id: agreementId} = loaded.agreement;
    const output = outputs[agreementId];
    if (!output) return [];
    if (output.outcome === 'succeeded') return newsOfResult(agreementId, decidedBy(loaded, output));
    const problem = refusalOf(output);
    const met = {type: 'problem.met', problem} as const;
    return isTooLate({state: 'refused', problem}) ? [met, {type: 'agreement.lapsed', agreementId}] : [met];
  });

/** A definite refusal ends an operation's id; the answer carries the next (decision 8). */
const withNextOperation = (agreement: Agreement, purpose: Purpose, id: string | undefined): Agreement =>
  id === undefined ? agreement : {...agreement, operations: {...agreement.operations, [purpose]: id}};

/** @param purpose `asked`: whichever of an earlier visit was under way. */
export function withOutputs(
  context: RenewalContext,
  outputs: Outputs,
  purpose: Purpose | 'asked',
): Partial<RenewalContext> {
  const results: Record<string, AgreementResult> = {...context.results};
  const changedTexts = new Set(context.changedTexts);
  const undecided: {agreement: Agreement; problem: Problem}[] = [];
  const agreements = context.agreements.map((loaded): LoadedAgreement => {
    const {agreement} = loaded;
    const output = outputs[agreement.id];
    if (!output) return loaded;
    if (output.outcome === 'succeeded') {
      results[agreement.id] = decidedBy(loaded, output);
      return {...loaded, agreement: output.answer as Agreement};
    }
    const problem = refusalOf(output);
    const verdict = verdictOf(output);
    const own = purpose === 'asked' ? purposeUnderWay(context, agreement.id) : purpose;
    if (verdict === 'refused')
      results[agreement.id] = {state: 'refused', problem, ...(own === 'decline' && {isDecline: true})};
    else delete results[agreement.id];
    if (verdict === 'changed') changedTexts.add(agreement.id);
    if (verdict === 'again' || verdict === 'roleLost') undecided.push({agreement, problem});
    return {...loaded, agreement: withNextOperation(agreement, own, problem.nextOperationId)};
  });
  const answers = withoutClosed({...context, agreements, results});
  const problems = undecided.flatMap(({agreement, problem}) =>
    Object.entries(problem.fields ?? {}).map(([path, code]) => [renewalAnswerName(path, answers, agreement), code]),
  );
  return attestedAnew(context, {
    agreements,
    results,
    answers,
    changedTexts: [...changedTexts],
    unasked: context.unasked.filter((id) => !outputs[id]),
    problems: Object.fromEntries(problems) as AnswerProblems,
    failure: undecided[0]?.problem ?? null,
  });
}
