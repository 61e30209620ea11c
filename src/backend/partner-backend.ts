/** The one interface a vendor's systems are reached through. */
import type * as v from 'valibot';
import type {answerSchemas} from './operations.js';
import type {ProvisioningOperation} from './provisioning-operations.js';
import type {RenewalOperation} from './renewal-operations.js';
import type {requests} from './requests.js';
import type {OperationName} from './routes.js';
import type {SupportOperation} from './support-operations.js';
import type {FileTransport} from './file-transport.js';

export interface CallOptions {
  /** Ends the wait for the answer. A once-only operation that was sent may still be carried out. */
  readonly signal?: AbortSignal;
}

/** A request as a caller writes it: optional fields may be left out. */
export type RequestOf<K extends OperationName> = v.InferInput<(typeof requests)[K]>;
/** An answer after validation: every field present. */
export type AnswerOf<K extends OperationName> = v.InferOutput<(typeof answerSchemas)[K]>;
/** An answer as an adapter may give it: before validation. */
export type RawAnswerOf<K extends OperationName> = v.InferInput<(typeof answerSchemas)[K]>;

/** Some operations as methods. Each resolves with its answer or rejects with a `BackendError`. */
export type MethodsOf<K extends OperationName> = {
  [Name in K]: (request: RequestOf<Name>, options?: CallOptions) => Promise<RawAnswerOf<Name>>;
};

interface Clock {
  /**
   * The server's time in epoch milliseconds, from its newest answer, or `null` before the first.
   * Deadlines follow it and never the device's clock (decision 2).
   */
  serverNow(): number | null;
}

/** What a portal with `<provisioning-wizard>` alone implements. */
export interface ProvisioningBackend extends MethodsOf<ProvisioningOperation>, Clock {}

/** What a portal with `<partner-renewal>` alone implements. */
export interface RenewalBackend extends MethodsOf<RenewalOperation>, Clock {}

/** What a portal with `<support-center>` alone implements. */
export interface SupportBackend extends MethodsOf<SupportOperation>, FileTransport, Clock {}

/**
 * What a host implements that has every element, or gets from `httpBackend()` or `memoryBackend()`. The kit validates
 * answers and limits waiting itself.
 */
export interface PartnerBackend extends MethodsOf<OperationName>, FileTransport, Clock {}
