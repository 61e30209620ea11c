import {BackendError, type Problem} from '../../domain/problem.js';
import {ServerClock} from '../../domain/server-clock.js';
import type {CallOptions, PartnerBackend} from '../partner-backend.js';
import {laterOperations, routesAtHand, type Effect, type LaterOperation, type Route} from '../routes-at-hand.js';
import type {FileTransport} from '../file-transport.js';
import {timedCall} from '../timed-call.js';
import {partLoaded} from './part-loaded.js';
import {readJson} from './read-response.js';

export interface HttpBackendOptions {
  /** Where the operations' paths begin, with or without a slash at its end: `/api` or `https://api.example/partner`. */
  readonly baseUrl: string;
  /** Further headers for each request, for example a token. Asked every time; nothing of it is kept. */
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  /** Default: the page's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /**
   * Whether news of cases are heard as server-sent events at `{baseUrl}/cases/events`; they carry no headers of
   * `headers`. Default `false`: the kit asks from time to time.
   */
  readonly events?: boolean;
  /** Most bytes of a file that travel in one request. Default 8 MiB. */
  readonly chunkBytes?: number;
  /**
   * Milliseconds for a whole call; the attempts of a `read` share them equally. A file has as long without progress.
   * Default 30,000.
   */
  readonly timeoutMilliseconds?: number;
  /** How often a failed `read` is tried again. Default 2. */
  readonly retries?: number;
  /** Waits between tries; default: real time. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Longest wait that a `Retry-After` is obeyed for instead of being told to the caller. */
const longestObeyedWait = 5000;
const firstDelay = 250;

/**
 * A backend over HTTP: every operation is `POST {baseUrl}/{path}` with a JSON body, so that nothing typed stands
 * in a URL (decision 15). Once-only operations carry `Idempotency-Key` and are sent exactly once by this adapter;
 * reads are tried again with growing, jittered delay; writes once after a lost connection. Redirects are never
 * followed: they reject with kind `contract`, as does any 2xx answer that is not JSON. Files travel by tus 1.0 at
 * `{baseUrl}/uploads/files/{uploadId}`; its client loads with the first of them. What support alone needs loads with
 * the first use; where it does not come, calls reject with kind `network`, code `part-not-loaded`.
 */
export function httpBackend(options: HttpBackendOptions): PartnerBackend {
  const clock = new ServerClock();
  const {retries = 2, timeoutMilliseconds = 30_000, wait = waitFor} = options;

  const call = async (name: string, request: unknown, signal: AbortSignal): Promise<unknown> => {
    const [path, effect = 'read'] = await routeOf(name);
    // The attempts of a read share the time.
    const attemptMilliseconds = effect === 'read' ? timeoutMilliseconds / (retries + 1) : timeoutMilliseconds;
    const attempt = async (signalOfAttempt: AbortSignal) =>
      readJson(await send(options, path, effect, request, signalOfAttempt), clock);
    const until = performance.now() + timeoutMilliseconds;
    for (let failed = 0; ; failed++) {
      try {
        return await timedCall(attempt, attemptMilliseconds, signal);
      } catch (error) {
        if (signal.aborted) throw aborted();
        const thrown = error instanceof BackendError ? error : new BackendError({kind: 'network'});
        const delay = delayBefore(thrown.problem, failed, clock.now());
        if (failed >= triesLeft(effect, thrown.problem, retries) || delay === null || performance.now() + delay > until)
          throw thrown;
        await wait(delay, signal);
        if (signal.aborted) throw aborted();
      }
    }
  };
  const methods = Object.fromEntries(
    [...Object.keys(routesAtHand), ...laterOperations].map((name) => [
      name,
      (request: unknown, {signal = new AbortController().signal}: CallOptions = {}) => call(name, request, signal),
    ]),
  );
  return {
    ...(methods as unknown as PartnerBackend),
    ...filesLater(options, clock),
    serverNow: () => (clock.synced ? clock.now() : null),
  };
}

const aborted = () => new BackendError({kind: 'network', code: 'aborted'});

const supportPart = () => partLoaded(import('./http-support.js'));

/** The route of an operation, where need be from the part that only support uses. */
async function routeOf(name: string): Promise<Route> {
  const atHand: Readonly<Record<string, Route | undefined>> = routesAtHand;
  return atHand[name] ?? (await supportPart()).supportRoutes[name as LaterOperation];
}

/** Files and news, whose part is loaded with the first of them. */
function filesLater(options: HttpBackendOptions, clock: ServerClock): FileTransport {
  const files = async () => (await supportPart()).httpFiles(options, clock);
  return {
    sendFile: async (...file) => (await files()).sendFile(...file),
    readFile: async (...file) => (await files()).readFile(...file),
    ...(options.events && {
      watchCases: (onNews, watch) => void files().then((part) => part.watchCases(onNews, watch), watch.onLost),
    }),
  };
}

const passing = new Set<Problem['kind']>(['network', 'timeout', 'server', 'rate-limited']);

/** How often an operation of this effect is tried again after this problem (F-P3). */
function triesLeft(effect: Effect, {kind}: Problem, retries: number): number {
  if (effect === 'read') return passing.has(kind) ? retries : 0;
  return effect === 'write' && kind === 'network' ? 1 : 0;
}

/** Milliseconds to wait before the next try, or null where the server asks for more than is obeyed. */
function delayBefore({retryAt}: Problem, failed: number, now: number): number | null {
  if (retryAt !== undefined) return retryAt - now <= longestObeyedWait ? Math.max(retryAt - now, 0) : null;
  return firstDelay * 2 ** failed * (0.75 + Math.random() / 2);
}

/** Passes with the time, or when `signal` says so: a call that ends in no other way. */
const waitFor = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  timedCall(
    (ended) => new Promise<void>((resolve) => ended.addEventListener('abort', () => resolve(), {once: true})),
    milliseconds,
    signal,
  ).catch(() => {});

async function send(
  options: HttpBackendOptions,
  path: string,
  effect: Effect,
  request: unknown,
  signal: AbortSignal,
): Promise<Response> {
  const {baseUrl, headers, credentials = 'same-origin'} = options;
  const operationId = (request as {operationId?: unknown} | null)?.operationId;
  const doFetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const allHeaders = new Headers(await headers?.());
  allHeaders.set('Accept', 'application/json, application/problem+json');
  allHeaders.set('Content-Type', 'application/json');
  if (effect === 'once') allHeaders.set('Idempotency-Key', String(operationId));
  return doFetch(`${baseUrl.replace(/\/+$/, '')}/${path}`, {
    method: 'POST',
    body: JSON.stringify(request),
    headers: allHeaders,
    cache: 'no-store',
    credentials,
    redirect: 'manual',
    signal,
  });
}
