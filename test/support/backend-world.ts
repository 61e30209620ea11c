/** A backend of one's own behind real HTTP, for tests in the browser. */
import type {MemoryAdmin} from '../../src/backend/memory/index.js';
import type {OperationName} from '../../src/backend/operations.js';
import type {PolicyInput} from '../../src/domain/policy.js';
import type {ScenarioName} from '../../src/backend/memory/index.js';

/** A fault on the wire; see `test/support/wire-faults.mjs`. */
export interface WireFault {
  /** Default: any. */
  readonly operation?: OperationName;
  readonly kind:
    | 'status'
    | 'html'
    | 'empty'
    | 'noContent'
    | 'json'
    | 'notJson'
    | 'truncated'
    | 'reset'
    | 'redirect'
    | 'hang'
    | 'stallHeaders'
    | 'stallBody'
    | 'late';
  /** Whether the operation is carried out before the fault. Default false. */
  readonly after?: boolean;
  readonly times?: number;
  /** Which arrival from now is the first. Default 1. */
  readonly nth?: number;
  readonly status?: number;
  /** The code of a problem as the body. */
  readonly code?: string;
  /** `Retry-After` in seconds, or as a date that many seconds from now. */
  readonly retryAfter?: number;
  readonly retryAt?: number;
  /** `late`: how much later. */
  readonly milliseconds?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** `redirect`: where to. Default `/login`. */
  readonly to?: string;
}

export interface HttpWorld {
  readonly baseUrl: string;
  readonly admin: MemoryAdmin;
  fault(fault: WireFault): Promise<void>;
  /** Breaks the connections of files after so many bytes of a request, so many times; `stalls`: they go silent instead. */
  dropFiles(options: {everyBytes: number; times: number; stalls?: boolean}): Promise<void>;
  /** The requests of files until now. */
  fileRequests(): Promise<{method: string; id: string; offset: number; bytes: number}[]>;
  /** How often each operation arrived at the server, by idempotency key. */
  calls(): Promise<{operation: OperationName; key: string | null; count: number}[]>;
}

export interface HttpWorldOptions {
  readonly policy?: PolicyInput;
  /** `false`: every request has a connection of its own, which keeps the browser from repeating it after a reset. */
  readonly keepAlive?: boolean;
  /** Milliseconds every call takes. */
  readonly latency?: number;
}

let serverUrl: Promise<string> | undefined;

const readServerUrl = async (): Promise<string> =>
  ((await (await fetch('/__backend-url')).json()) as {url: string}).url;

/** A fresh backend in the named scenario. */
export async function httpWorld(scenario: ScenarioName, options: HttpWorldOptions = {}): Promise<HttpWorld> {
  const url = await (serverUrl ??= readServerUrl());
  const control = async <T>(verb: string, body: object): Promise<T> => {
    const response = await fetch(`${url}/__control/${verb}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {'Content-Type': 'application/json'},
    });
    if (!response.ok) throw new Error(`${verb}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const {world, path} = await control<{world: string; path: string}>('world', {scenario, ...options});
  const admin = new Proxy({} as MemoryAdmin, {
    get:
      (_, method) =>
      async (...args: unknown[]) =>
        (await control<{result: unknown}>('admin', {world, method, args})).result,
  });
  return {
    baseUrl: url + path,
    admin,
    fault: async (fault) => void (await control('fault', {world, ...fault})),
    dropFiles: async (drops) => void (await control('drop', {world, ...drops})),
    fileRequests: async () =>
      (await control<{arrivals: Awaited<ReturnType<HttpWorld['fileRequests']>>}>('uploads', {world})).arrivals,
    calls: async () => (await control<{calls: Awaited<ReturnType<HttpWorld['calls']>>}>('calls', {world})).calls,
  };
}
