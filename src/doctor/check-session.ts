import {inTime, timedOut} from '../domain/in-time.js';
import {problemKinds, type Problem} from '../domain/problem.js';
import {finding, type Finding} from './finding.js';
import {given, type FoundElement} from './kit-elements.js';
import type {Violations} from './violations.js';

interface Asked {
  getSession(request: object, options: {readonly signal: AbortSignal}): Promise<{readonly account?: unknown} | null>;
  readonly serverNow?: () => unknown;
}

/** Below are seconds since 1970 of any year that matters. */
const leastMilliseconds = 1e11;
/** What clocks of well-kept devices differ by at most. */
const usualSkewSeconds = 120;

/** Asks each backend on the page who is signed in, which changes nothing, and reads its clock. */
export async function checkSessions(
  elements: readonly FoundElement[],
  violations: Violations,
  milliseconds: number,
): Promise<readonly Finding[]> {
  const byBackend = new Map<Asked, string>();
  for (const {name, tag, element} of elements) {
    if (tag === 'partner-kit') continue;
    const backend = given(element, 'backend') as Partial<Asked> | null | undefined;
    if (typeof backend?.getSession === 'function' && !byBackend.has(backend as Asked))
      byBackend.set(backend as Asked, name);
  }
  const all = await Promise.all(
    [...byBackend].map(([backend, name]) => checkSession(backend, name, violations, milliseconds)),
  );
  return all.flat();
}

async function checkSession(
  backend: Asked,
  name: string,
  violations: Violations,
  milliseconds: number,
): Promise<readonly Finding[]> {
  const abort = new AbortController();
  try {
    const session = await inTime((async () => backend.getSession({}, {signal: abort.signal}))(), milliseconds);
    const found = checkClock(backend, name);
    return session?.account === null ? [finding('signed-out', {}, name), ...found] : found;
  } catch (error) {
    const {kind, code, path, status} = problemIn(error);
    if (kind === 'signed-out') return [finding('signed-out', {}, name), ...checkClock(backend, name)];
    const refused = await violations.of('connect-src');
    if (refused) return [finding('connect-refused', {directive: 'connect-src', origin: refused.origin}, name)];
    const known = {kind, ...(code !== undefined && {code}), ...(status !== undefined && {status})};
    if (kind === 'network' || kind === 'timeout') return [finding('backend-unreachable', known, name)];
    if (kind === 'contract') return [finding('backend-unreadable', {path: path ?? 'getSession'}, name)];
    return [finding(kind === 'unknown' ? 'backend-throws' : 'backend-refuses', known, name)];
  } finally {
    abort.abort();
  }
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
