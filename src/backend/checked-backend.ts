/** Stands between the kit and any adapter: validates, limits waiting, and takes the first settlement only (F-P11). */
import * as v from 'valibot';
import {BackendError, validProblem, type Problem} from '../domain/problem.js';
import type {AnswerOf, CallOptions, MethodsOf, PartnerBackend, RequestOf} from './partner-backend.js';
import type {OperationName} from './routes.js';
import {timedCall} from './timed-call.js';

/** A backend whose answers are known to satisfy the contract, with the operations of one flow or of all. */
export type CheckedBackend<K extends OperationName = OperationName> = {
  [Name in K]: (request: RequestOf<Name>, options?: CallOptions) => Promise<AnswerOf<Name>>;
} & Pick<PartnerBackend, 'serverNow'>;

/** What a checked backend stands on: some operations, and the server's clock. */
export type BackendWith<K extends OperationName> = MethodsOf<K> & Pick<PartnerBackend, 'serverNow'>;

export interface CheckOptions {
  /** Milliseconds after which an unanswered call rejects with kind `timeout`. */
  readonly timeoutMilliseconds: number;
}

/**
 * Wraps `backend` so that every call settles exactly once, within the time limit, with a valid answer or a
 * `BackendError` whose problem is valid too: an answer of the wrong shape rejects with kind `contract` and the path.
 * @param answers the schemas of the operations it gets: `provisioningAnswers`, `renewalAnswers`, or `answerSchemas`, which is all.
 */
export function checkedBackend<K extends OperationName>(
  backend: BackendWith<K>,
  answers: Readonly<Record<K, v.GenericSchema>>,
  {timeoutMilliseconds}: CheckOptions,
): CheckedBackend<K> {
  const call = async (name: K, request: unknown, options: CallOptions = {}): Promise<unknown> => {
    const method: unknown = backend[name];
    if (typeof method !== 'function') throw new BackendError({kind: 'contract', path: `${name}()`});
    const ask = async (signal: AbortSignal): Promise<unknown> => method.call(backend, request, {signal});
    try {
      return validAnswer(name, answers[name], await timedCall(ask, timeoutMilliseconds, options.signal));
    } catch (error) {
      const {problem} = Object(error) as {problem?: unknown};
      throw new BackendError(withWait(validProblem(problem), readServerNow(backend)));
    }
  };
  const methods = Object.fromEntries(
    (Object.keys(answers) as K[]).map((name) => [
      name,
      (request: unknown, options?: CallOptions) => call(name, request, options),
    ]),
  );
  return {...methods, serverNow: () => readServerNow(backend)} as unknown as CheckedBackend<K>;
}

/** `answer` in the contract's shape, or throws kind `contract` with the path of the first mismatch. */
function validAnswer(name: OperationName, schema: v.GenericSchema, answer: unknown): unknown {
  const result = v.safeParse(schema, answer, {abortEarly: true});
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]);
  throw new BackendError({kind: 'contract', path: path ? `${name}.${path}` : name} satisfies Problem);
}

/** `problem` with the time it names as a wait from now, so that the device's clock does not matter (decision 2). */
function withWait(problem: Problem, serverNow: number | null): Problem {
  if (problem.retryAt === undefined || problem.retryAfterMilliseconds !== undefined) return problem;
  return {...problem, retryAfterMilliseconds: Math.max(0, problem.retryAt - (serverNow ?? Date.now()))};
}

function readServerNow(backend: Pick<PartnerBackend, 'serverNow'>): number | null {
  try {
    const now = backend.serverNow();
    return Number.isFinite(now) ? now : null;
  } catch {
    return null;
  }
}
