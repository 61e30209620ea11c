/** The one interface a vendor's systems are reached through. */
import type * as v from 'valibot';
import type {OperationName, operations} from './operations.js';
import type {requests} from './requests.js';

export interface CallOptions {
  /** Ends the wait for the answer. A once-only operation that was sent may still be carried out. */
  readonly signal?: AbortSignal;
}

/** A request as a caller writes it: optional fields may be left out. */
export type RequestOf<K extends OperationName> = v.InferInput<(typeof requests)[K]>;
/** An answer after validation: every field present. */
export type AnswerOf<K extends OperationName> = v.InferOutput<(typeof operations)[K]['answer']>;
/** An answer as an adapter may give it: before validation. */
export type RawAnswerOf<K extends OperationName> = v.InferInput<(typeof operations)[K]['answer']>;

type Methods = {
  [K in OperationName]: (request: RequestOf<K>, options?: CallOptions) => Promise<RawAnswerOf<K>>;
};

/**
 * What a host implements, or gets from `httpBackend()` or `memoryBackend()`. Every method resolves with the
 * operation's answer or rejects with a `BackendError`. The kit validates answers and limits waiting itself.
 */
export interface PartnerBackend extends Methods {
  /**
   * The server's time in epoch milliseconds, from its newest answer, or `null` before the first.
   * Deadlines follow it and never the device's clock (decision 2).
   */
  serverNow(): number | null;
}
