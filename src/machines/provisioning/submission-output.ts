/** Reading the outcome of a once-only action. */
import type {Problem} from '../../domain/problem.js';
import type {SubmissionOutput} from '../submission-machine.js';

export const succeeded = (output: SubmissionOutput): boolean => output.outcome === 'succeeded';

/** Whether the operation was carried out with another payload than this one: what the server knows has to be read. */
export const isForeign = (output: SubmissionOutput): boolean => output.outcome === 'succeeded' && output.mismatch;

/** Why it was refused; an operation that never arrived counts as an unknown problem. */
export const refusal = (output: SubmissionOutput): Problem =>
  output.outcome === 'rejected' ? output.problem : {kind: 'unknown'};

/** The code of the refusal, with "gone" told as a closed order. */
export const refusalCode = (output: SubmissionOutput): string | undefined =>
  output.outcome !== 'rejected' ? undefined : output.problem.kind === 'gone' ? 'order-closed' : output.problem.code;

/** The answer of a carried out action, for `keepOrder` and `keepActivation`. */
export const answered = <Answer>({event}: {event: {output: SubmissionOutput}}): Answer | false =>
  event.output.outcome === 'succeeded' && (event.output.answer as Answer);

/** The refusal as it would be thrown, for `keepFailure`. */
export const refused = ({event}: {event: {output: SubmissionOutput}}): {readonly problem: Problem} => ({
  problem: refusal(event.output),
});
