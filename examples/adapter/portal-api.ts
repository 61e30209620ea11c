/**
 * The API of an imaginary portal, as the pages of that portal call it. Put your own client in its place: what the rest of
 * this folder needs of it is one way to send, one to upload, one to download, and failures that can be told apart.
 */

export interface PortalRequest {
  readonly body?: unknown;
  /** Tells the portal that a request is the same as one before: it is carried out once. */
  readonly key?: string;
  readonly signal?: AbortSignal | undefined;
}

export interface PortalAnswer<T> {
  readonly body: T;
  /** The portal's time, ISO 8601. */
  readonly time: string;
}

export interface PortalUpload {
  /** The first byte that is sent. */
  readonly from: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** Rejects with `PortalFailure` where the portal refuses, and with anything else where there is no answer. */
export interface PortalApi {
  send<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, request?: PortalRequest): Promise<PortalAnswer<T>>;
  upload(path: string, bytes: Blob, options: PortalUpload): Promise<void>;
  download(path: string, signal?: AbortSignal): Promise<Blob>;
}

/** What the portal says where it refuses. */
export interface PortalRefusal {
  readonly status: number;
  /** `ALREADY_MAPPED`, `TEXT_CHANGED`, ... */
  readonly reason?: string;
  readonly faults?: readonly {readonly at: string; readonly code: string}[];
  /** ISO 8601: asking before is of no use. */
  readonly notBefore?: string;
  readonly alternatives?: readonly string[];
  /** The key of the next try, where this one is spent. */
  readonly nextKey?: string;
  /** For the people who answer the telephone. */
  readonly ticket?: string;
  readonly time: string;
}

export class PortalFailure extends Error {
  override readonly name = 'PortalFailure';
  readonly refusal: PortalRefusal;
  constructor(refusal: PortalRefusal) {
    super(`${refusal.status} ${refusal.reason ?? ''}`);
    this.refusal = refusal;
  }
}
