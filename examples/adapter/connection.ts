/** One connection to the portal for all parts of the adapter: its failures in the contract's words, and its clock. */
import {BackendError, type Problem, type ProblemKind} from 'partner-widgets/backend';
import {PortalFailure, type PortalApi, type PortalRefusal, type PortalRequest} from './portal-api.js';

export interface Connection {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  /** `key` is the operation's id, exactly as the kit gave it. */
  post<T>(path: string, body: unknown, options?: Omit<PortalRequest, 'body'>): Promise<T>;
  put<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T>;
  remove<T>(path: string, signal?: AbortSignal): Promise<T>;
  /** Does something else with the portal, its failures translated. */
  using<T>(work: (api: PortalApi) => Promise<T>): Promise<T>;
  /** Epoch milliseconds by the portal's newest answer, and what passed since; `null` before the first. */
  serverNow(): number | null;
}

export function connectionTo(api: PortalApi): Connection {
  let newest: {readonly time: number; readonly heardAt: number} | null = null;
  const hear = (time: string): void => {
    newest = {time: Date.parse(time), heardAt: performance.now()};
  };

  async function using<T>(work: (given: PortalApi) => Promise<T>): Promise<T> {
    try {
      return await work(api);
    } catch (error) {
      if (error instanceof PortalFailure) hear(error.refusal.time);
      throw new BackendError(problemIn(error));
    }
  }

  async function send<T>(...request: Parameters<PortalApi['send']>): Promise<T> {
    const {body, time} = await using((given) => given.send<T>(...request));
    hear(time);
    return body;
  }

  return {
    get: (path, signal) => send('GET', path, {signal}),
    post: (path, body, options) => send('POST', path, {body, ...options}),
    put: (path, body, signal) => send('PUT', path, {body, signal}),
    remove: (path, signal) => send('DELETE', path, {signal}),
    using,
    serverNow: () => newest && newest.time + (performance.now() - newest.heardAt),
  };
}

/** The contract's kinds by the portal's statuses. A kind that is too mild tells a person "done" of what was refused. */
const kinds: Readonly<Record<number, ProblemKind>> = {
  400: 'invalid',
  401: 'signed-out',
  403: 'forbidden',
  404: 'gone',
  409: 'conflict',
  422: 'invalid',
  429: 'rate-limited',
};

function problemIn(error: unknown): Problem {
  // Nothing was heard: whether the request was carried out is not known, and kind network says so.
  if (!(error instanceof PortalFailure)) return {kind: 'network'};
  const {status, reason, faults, notBefore, alternatives, nextKey, ticket}: PortalRefusal = error.refusal;
  return {
    kind: kinds[status] ?? 'server',
    status,
    // ALREADY_MAPPED is already-mapped. Where your words differ more, a table belongs here.
    ...(reason !== undefined && {code: reason.toLowerCase().replaceAll('_', '-')}),
    ...(faults && {fields: Object.fromEntries(faults.map(({at, code}) => [at, code]))}),
    ...(notBefore !== undefined && {retryAt: Date.parse(notBefore)}),
    ...(alternatives && {suggestions: alternatives}),
    ...(nextKey !== undefined && {nextOperationId: nextKey}),
    ...(ticket !== undefined && {reference: ticket}),
  };
}

/** A part of a path: an id may have any character in it. */
export const part = (id: string): string => encodeURIComponent(id);
