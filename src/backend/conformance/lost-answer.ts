/** What becomes of a once-only operation that is refused, or whose answer is lost: twice: before it took effect, and after. */
import type {AnswerOf} from '../partner-backend.js';
import {problemOf, type Problem} from '../../domain/problem.js';
import {equal, named, nextIdOf, TopicalError} from './checks.js';
import type {OnceOnlyOperation} from './worlds.js';

/**
 * The id of the next try after the refusal `problem` of the one `spent`. An adapter that tried it by itself would have
 * had another refusal, with another next id.
 */
export async function nextAfter(
  problem: Problem,
  spent: string,
  state: (operationId: string) => Promise<AnswerOf<'getOperation'>>,
): Promise<string> {
  const next = nextIdOf(problem, spent);
  const told = await state(spent);
  equal([told.state, told.nextOperationId], ['rejected', next], 'getOperation() of the refused id: state and next id');
  equal((await state(next)).state, 'notReceived', 'getOperation() of the next id, which nobody has sent yet');
  return next;
}

interface Breakable {
  breakNext(operation: OnceOnlyOperation, moment: 'before' | 'after'): Promise<void>;
}

export interface LostCall<A> {
  readonly operation: OnceOnlyOperation;
  /** Sends it, always the same. */
  readonly send: () => Promise<A>;
  /** What became of it. */
  readonly state: () => Promise<AnswerOf<'getOperation'>>;
}

const leavesOpen: readonly string[] = ['network', 'timeout', 'server'];

/**
 * Sends it until its answer arrives, and sees to it that nobody called it refused or did it under another id meanwhile.
 * Gives the answer, which is the same for everybody who sends it again.
 */
export async function answeredInTheEnd<A>(world: Breakable, {operation, send, state}: LostCall<A>): Promise<A> {
  for (const moment of ['before', 'after'] as const) {
    await world.breakNext(operation, moment);
    const when = `whose answer was lost ${moment} it took effect`;
    const isAnswered = await send().then(
      () => true,
      (error: unknown) => {
        const problem = problemOf(error);
        if (leavesOpen.includes(problem.kind)) return false;
        const expected = 'expected the refusal network, timeout or server, since nobody knows what became of it';
        throw new TopicalError(`${operation}() ${when}: ${expected}, got ${named(problem)}`, 'lostAnswers');
      },
    );
    const {state: told} = await state();
    const expected = moment === 'before' && !isAnswered ? 'notReceived' : 'succeeded';
    if (told === expected) continue;
    const sentAs = isAnswered ? ', and was answered all the same: it was sent under another id' : '';
    throw new TopicalError(
      `${operation}() ${when}${sentAs}: expected getOperation() to say ${expected} of its operationId, got ${told}`,
      'lostAnswers',
    );
  }
  const answer = await send();
  equal(await send(), answer, `${operation}(), sent again`);
  equal((await state()).state, 'succeeded', `what became of ${operation}()`);
  return answer;
}
