import type {Problem} from '../../domain/problem.js';
import type {OperationName} from '../operations.js';

/** One try of a once-only operation; its payload only as a digest. */
export interface MemoryOperation {
  readonly name: OperationName;
  readonly digest: string;
  readonly result: {readonly answer: object} | {readonly problem: Problem};
  /** Epoch milliseconds from which the result is told; before, the operation is pending. */
  readonly settledAt: number;
}
