/** Once-only operations: one result per operation id, whatever is sent again (P-80, X-09, X-10, decision 8). */
import type {OperationName} from '../operations.js';
import {BackendError, type Problem} from '../../domain/problem.js';
import {payloadDigest} from './digest.js';
import type {MemoryOperation} from './once-state.js';
import {nextId, reject, type World} from './world.js';

interface OnceOnly<Answer> {
  readonly name: OperationName;
  readonly operationId: string;
  /** What is compared when the id comes again; secrets only as a digest. */
  readonly payload: object;
  /** The id this operation has to bear now. Absent where the client makes it: then any that is not known is taken. */
  readonly expectedId?: () => string;
  /** Uses the id up, so that `expectedId` gives the next. */
  readonly spend?: () => void;
  /** Refusals that hold for any id, for example because it was carried out already. */
  readonly precondition?: () => void;
  /** Checks everything, then carries out. */
  readonly carryOut: () => Answer;
}

/** What keeps the results of once-only operations: an order or an agreement. */
export interface OperationHolder {
  readonly operations: Record<string, MemoryOperation>;
}

/** What is on record of an operation. */
export const operationOf = ({operations}: OperationHolder, id: string): MemoryOperation | undefined =>
  Object.hasOwn(operations, id) ? operations[id] : undefined;

/** Carries `operation` out, or answers as the first time: the same result for the same payload, else `operation-mismatch`. */
export function once<Answer extends object>(
  world: World,
  holder: OperationHolder,
  operation: OnceOnly<Answer>,
): Answer {
  const digest = payloadDigest(operation.name, operation.payload);
  const earlier = operationOf(holder, operation.operationId);
  if (earlier) return repeated(world, earlier, operation.name, digest) as Answer;
  operation.precondition?.();
  const expectedId = operation.expectedId?.();
  if (expectedId !== undefined && operation.operationId !== expectedId) {
    reject({kind: 'conflict', code: 'operation-unknown', nextOperationId: expectedId});
  }
  const record = (result: MemoryOperation['result']) => {
    holder.operations[operation.operationId] = {name: operation.name, digest, result, settledAt: world.now};
  };
  try {
    const answer = operation.carryOut();
    record({answer: structuredClone(answer)});
    return answer;
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    operation.spend?.();
    const nextOperationId = operation.expectedId?.();
    const problem: Problem = {
      ...error.problem,
      reference: error.problem.reference ?? nextId(world.state, 'R'),
      ...(nextOperationId !== undefined && {nextOperationId}),
    };
    record({problem});
    throw new BackendError(problem);
  }
}

function repeated(world: World, earlier: MemoryOperation, name: OperationName, digest: string): object {
  if (earlier.name !== name || earlier.digest !== digest) reject({kind: 'conflict', code: 'operation-mismatch'});
  if (earlier.settledAt > world.now) reject({kind: 'conflict', code: 'in-progress', retryAt: earlier.settledAt});
  if ('problem' in earlier.result) reject(earlier.result.problem);
  return structuredClone(earlier.result.answer);
}
