/** What an answer over HTTP holds: the server's time, and JSON, bytes or a problem (F-P3, F-P4). */
import {BackendError} from '../../domain/problem.js';
import type {ServerClock} from '../../domain/server-clock.js';
import {problemFrom, retryAtOf} from './problem-response.js';

const isJson = ({headers}: Response): boolean =>
  /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(headers.get('Content-Type') ?? '');

/** The answer's JSON; rejects with what the answer stands for otherwise. */
export async function readJson(response: Response, clock: ServerClock): Promise<unknown> {
  await requireOk(response, clock);
  const body = parsed(await response.text());
  if (!isJson(response) || body === undefined)
    throw new BackendError({kind: 'contract', code: 'not-json', status: response.status});
  return body;
}

/** Rejects with what an answer stands for that is not 2xx, or that came from somewhere else. */
export async function requireOk(response: Response, clock: ServerClock): Promise<void> {
  syncClock(response.headers, clock);
  const {status} = response;
  if (response.type === 'opaqueredirect' || response.redirected || (status >= 300 && status < 400)) {
    throw new BackendError({kind: 'contract', code: 'redirected'});
  }
  if (response.ok) return;
  if (status === 0) throw new BackendError({kind: 'contract', code: 'opaque'});
  // The status alone is telling: an error body that breaks off or is not JSON takes nothing from it.
  const body = isJson(response) ? parsed(await response.text().catch(() => '')) : undefined;
  throw new BackendError(problemFrom(status, body, retryAtOf(response.headers.get('Retry-After'), clock.now())));
}

/** The JSON of a text, or undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes over the server's time from `Server-Now`, an instant to the millisecond, else from `Date` (decision 2). */
function syncClock(headers: Headers, clock: ServerClock): void {
  const serverNow = Date.parse(headers.get('Server-Now') ?? headers.get('Date') ?? '');
  if (Number.isFinite(serverNow)) clock.sync(serverNow);
}
