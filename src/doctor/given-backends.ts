import {inTime, timedOut} from '../domain/in-time.js';
import {finding, type Finding} from './finding.js';
import {given, type FoundElement} from './kit-elements.js';

/** The backend that an element was given, `undefined` for none, or what stands in its place. */
export interface GivenBackend {
  readonly found: FoundElement;
  readonly backend?: unknown;
  readonly problem?: Finding;
}

/** What every element that asks a backend was given. The function that the support button takes is called for what it brings. */
export function givenBackends(
  elements: readonly FoundElement[],
  milliseconds: number,
): Promise<readonly GivenBackend[]> {
  const brought = new Map<unknown, Promise<unknown>>();
  const bring = (ask: () => unknown): Promise<unknown> => {
    const known = brought.get(ask);
    if (known) return known;
    const backend = inTime((async () => ask())(), milliseconds);
    brought.set(ask, backend);
    return backend;
  };
  const asking = elements.filter(({tag}) => tag !== 'partner-kit' && tag !== 'support-case-status');
  return Promise.all(
    asking.map(async (found): Promise<GivenBackend> => {
      const {tag, name, element} = found;
      const backend = given(element, 'backend');
      const problem = (id: 'backend-function' | 'backend-promise') => ({found, problem: finding(id, {tag}, name)});
      if (backend === undefined || backend === null) return {found};
      if (isPromise(backend)) return problem('backend-promise');
      if (typeof backend !== 'function') return {found, backend};
      if (tag !== 'support-button') return problem('backend-function');
      const notBrought = (error: string) => ({found, problem: finding('backend-not-brought', {error}, name)});
      try {
        const result = await bring(backend as () => unknown);
        return isObject(result) ? {found, backend: result} : notBrought(result === null ? 'null' : typeof result);
      } catch (error) {
        return notBrought(error === timedOut ? 'timeout' : error instanceof Error ? error.name : 'unknown');
      }
    }),
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isPromise = (value: unknown): boolean =>
  isObject(value) && typeof (value as {readonly then?: unknown}).then === 'function';
