/** What a host's factory makes, with limits to its time, and with words for what it lacks. */
import {inTime, timedOut} from '../../domain/in-time.js';
import {NotTested} from './checks.js';
import {explained, WorldError} from './failure.js';
import type {ConformanceScenario, ConformanceWorld} from './worlds.js';

export type AnyFactory = (scenario: ConformanceScenario) => Promise<ConformanceWorld>;

/** The hooks that a part of the suite calls. */
export interface Hooks {
  readonly hooks: readonly string[];
  /** What only some worlds offer: without one of them, the tests that need it are not run. */
  readonly optionalHooks: readonly string[];
}

/** A fresh world of the host's. */
export async function begun(
  make: AnyFactory,
  scenario: ConformanceScenario,
  milliseconds: number,
): Promise<ConformanceWorld> {
  const world = await inTheWorld('the factory', `for scenario ${scenario}`, milliseconds, () => make(scenario));
  if (!world?.backend) throw new WorldError(`the factory gave no backend for scenario ${scenario}`);
  return world;
}

/** The hooks of a world, whatever object it is; one that is missing says so when it is needed. */
export function hooksOf(world: ConformanceWorld, {hooks, optionalHooks}: Hooks, milliseconds: number): object {
  const given = world as unknown as Readonly<Record<string, unknown>>;
  const called = [...hooks, ...optionalHooks].map((name) => [
    name,
    async (...values: unknown[]): Promise<unknown> => {
      const hook = given[name];
      if (typeof hook === 'function') {
        return inTheWorld(`the world’s ${name}()`, '', milliseconds, () => hook.apply(world, values) as unknown);
      }
      if (optionalHooks.includes(name)) throw new NotTested(`the factory’s world has no ${name}()`);
      throw new WorldError(`the factory’s world has no ${name}()`);
    },
  ]);
  const {dump} = world;
  const dumped = () => inTheWorld('the world’s dump()', '', milliseconds, () => dump!.call(world));
  const {credentials, articleLanguages} = given;
  return {...(Object.fromEntries(called) as object), ...(dump && {dump: dumped}), credentials, articleLanguages};
}

/** What the host's `work` gives, in time. */
async function inTheWorld<T>(
  what: string,
  circumstance: string,
  milliseconds: number,
  work: () => T | Promise<T>,
): Promise<T> {
  const after = circumstance && ` ${circumstance}`;
  try {
    return await inTime(Promise.resolve(work()), milliseconds);
  } catch (error) {
    if (error === timedOut) throw new WorldError(`${what} did not settle within ${milliseconds} ms${after}`);
    throw new WorldError(`${what} failed${after}: ${explained(error)}`, {cause: error});
  }
}
