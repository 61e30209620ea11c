import {inTime, timedOut} from '../domain/in-time.js';
import {problemKinds, type Problem} from '../domain/problem.js';
import {finding, type Finding} from './finding.js';
import type {GivenBackend} from './given-backends.js';
import {isOfSession, type Requests} from './requests.js';
import type {Violation, Violations} from './violations.js';

interface Asked {
  getSession(request: object, options: {readonly signal: AbortSignal}): Promise<{readonly account?: unknown} | null>;
  readonly serverNow?: () => unknown;
}

/** Below are seconds since 1970 of any year that matters. */
const leastMilliseconds = 1e11;
/** What clocks of well-kept devices differ by at most. */
const usualSkewSeconds = 120;

/** What a server says where nothing listens. */
const nothingThere: readonly (number | undefined)[] = [404, 405, 410, 501];

/** Asks each backend on the page who is signed in, one after the other, which changes nothing, and reads its clock. */
export async function checkSessions(
  backends: readonly GivenBackend[],
  heard: {readonly violations: Violations; readonly requests: Requests},
  milliseconds: number,
): Promise<readonly Finding[]> {
  const byBackend = new Map<Asked, string>();
  for (const {found, backend} of backends) {
    const asked = backend as Asked | undefined;
    if (typeof asked?.getSession === 'function' && !byBackend.has(asked)) byBackend.set(asked, found.name);
  }
  const all: Finding[] = [];
  for (const [backend, name] of byBackend) {
    const since = performance.now();
    const address = () => heard.requests.ofSession(since);
    const refused = async () =>
      (await heard.violations.all('connect-src')).find((one) => one.at >= since && isOfSession(one.address));
    const found = await checkSession(backend, name, {address, refused}, milliseconds);
    all.push(...found.filter((one) => !all.some((told) => isOfSamePlace(told, one))));
  }
  return all;
}

/** Two backends of one place are mended at once. */
const isOfSamePlace = (one: Finding, {id, detail}: Finding): boolean =>
  one.id === id &&
  ['address', 'origin'].some((name) => detail[name] !== undefined && detail[name] === one.detail[name]);

/** What the browser knows of the call. */
interface Call {
  address(): Promise<string>;
  refused(): Promise<Violation | undefined>;
}

async function checkSession(
  backend: Asked,
  name: string,
  call: Call,
  milliseconds: number,
): Promise<readonly Finding[]> {
  const abort = new AbortController();
  try {
    const session = await inTime((async () => backend.getSession({}, {signal: abort.signal}))(), milliseconds);
    const found = checkClock(backend, name);
    return session?.account === null ? [finding('signed-out', {}, name), ...found] : found;
  } catch (error) {
    const problem = problemIn(error);
    return problem.kind === 'signed-out'
      ? [finding('signed-out', {}, name), ...checkClock(backend, name)]
      : [await refusal(problem, name, call)];
  } finally {
    abort.abort();
  }
}

async function refusal({kind, code, path, status}: Problem, name: string, call: Call): Promise<Finding> {
  if (kind === 'network') {
    const refused = await call.refused();
    if (refused) return finding('connect-refused', {directive: 'connect-src', origin: refused.origin}, name);
  }
  const known = {kind, ...(code !== undefined && {code}), ...(status !== undefined && {status})};
  if (kind === 'network' || kind === 'timeout') return finding('backend-unreachable', known, name);
  const address = await call.address();
  const where = address && {address};
  if (kind === 'gone' || nothingThere.includes(status)) return finding('backend-not-there', {...known, ...where}, name);
  if (kind === 'contract') return finding('backend-unreadable', {path: path ?? 'getSession', ...where}, name);
  return finding(kind === 'unknown' ? 'backend-throws' : 'backend-refuses', known, name);
}

function problemIn(error: unknown): Problem {
  if (error === timedOut) return {kind: 'timeout'};
  const {problem} = Object(error) as {problem?: Problem};
  return problem && problemKinds.includes(problem.kind) ? problem : {kind: 'unknown'};
}

function checkClock(backend: Asked, name: string): readonly Finding[] {
  let now: unknown = null;
  try {
    now = backend.serverNow?.();
  } catch {
    // The same as telling no time.
  }
  if (typeof now !== 'number' || !Number.isFinite(now)) return [finding('clock-missing', {}, name)];
  if (now < leastMilliseconds) return [finding('clock-in-seconds', {}, name)];
  const seconds = Math.round((now - Date.now()) / 1000);
  return Math.abs(seconds) > usualSkewSeconds ? [finding('clock-skew', {seconds}, name)] : [];
}
