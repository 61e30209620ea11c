/** The suite that every backend passes, whatever it is made of. Needs no test runner, and goes with each of them. */
import type * as v from 'valibot';
import {problemOf} from '../../domain/problem.js';
import type {PartnerBackend} from '../partner-backend.js';
import {advised, type AdviceTopic} from './advice.js';
import {isTrue, named} from './checks.js';
import {suite} from './suite.js';
import {Witness} from './witness.js';
import type {ConformanceFlow, ConformanceScenario, ConformanceWorld, ScenarioOf, WorldOf} from './worlds.js';

export type {
  ConformanceFlow,
  ConformanceScenario,
  ConformanceWorld,
  ProvisioningScenario,
  ProvisioningWorld,
  RenewalScenario,
  RenewalWorld,
  ScenarioOf,
  SupportScenario,
  SupportWorld,
  WorldOf,
} from './worlds.js';

/** What became of one test. */
export interface ConformanceResult {
  /** What holds, in one sentence; begins with the rules it proves. */
  readonly title: string;
  readonly flow: ConformanceFlow;
  /** The rules alone, `X-09, X-10`; empty where the contract itself is the rule. */
  readonly rule: string;
  readonly passed: boolean;
  /**
   * What was expected and what came, what to mend, and which section of docs/guide-backend.md tells more, a line each;
   * empty where it passed.
   */
  readonly message: string;
}

/** One test, for a runner of the host's. */
export interface BackendConformanceTest extends Pick<ConformanceResult, 'title' | 'flow' | 'rule'> {
  /** Makes a world of its own; rejects with an error whose message is that of a result. */
  readonly run: () => Promise<void>;
}

export interface ConformanceOptions<F extends ConformanceFlow = ConformanceFlow> {
  /** Which parts are tested: `['provisioning']` for a portal with the wizard alone. Default all. */
  readonly flows?: readonly F[];
  /** Only tests whose title contains it, to go on with one that failed. Default all. */
  readonly only?: string;
  /** How long a call may take. Default 8,000 ms. */
  readonly timeoutMilliseconds?: number;
}

/** Makes a fresh system in a scenario, and gives its backend with the hooks to what is behind it. */
export type ConformanceFactory<F extends ConformanceFlow = ConformanceFlow> = (
  scenario: ScenarioOf<F>,
) => Promise<WorldOf<F>>;

type AnyFactory = (scenario: ConformanceScenario) => Promise<ConformanceWorld>;

/**
 * Runs the suite against what `factory` makes, one test after the other, and resolves with a result for each; never
 * rejects. `onResult` hears of each as it ends.
 */
export async function runBackendConformance<F extends ConformanceFlow = ConformanceFlow>(
  factory: ConformanceFactory<F>,
  {onResult, ...options}: ConformanceOptions<F> & {readonly onResult?: (result: ConformanceResult) => void} = {},
): Promise<readonly ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const {title, flow, rule, run} of backendConformanceTests(factory, options)) {
    const message = await run().then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const result = {title, flow, rule, passed: message === '', message};
    results.push(result);
    onResult?.(result);
  }
  return results;
}

/** The same tests one by one: `for (const {title, run} of backendConformanceTests(factory)) it(title, run);` */
export function backendConformanceTests<F extends ConformanceFlow = ConformanceFlow>(
  factory: ConformanceFactory<F>,
  {flows, only = '', timeoutMilliseconds = 8000}: ConformanceOptions<F> = {},
): readonly BackendConformanceTest[] {
  const make = factory as unknown as AnyFactory;
  const wanted: readonly ConformanceFlow[] = flows ?? (Object.keys(suite) as ConformanceFlow[]);
  return wanted
    .flatMap((flow) => {
      const {scenario, answers, methods, tests} = suite[flow];
      const whole: BackendConformanceTest = {
        title: `The adapter has every method of ${flow}`,
        flow,
        rule: '',
        run: () =>
          told('shapes', async () => {
            const {backend} = await begun(make, scenario);
            const present = backend as unknown as Readonly<Record<string, unknown>>;
            const missing = [...Object.keys(answers), ...methods].filter((name) => typeof present[name] !== 'function');
            isTrue(missing.length === 0, `the adapter lacks ${missing.map((name) => `${name}()`).join(', ')}`);
          }),
      };
      const others = tests.map(({title, scenario: beginning, topic = 'adapter', run}): BackendConformanceTest => ({
        title,
        flow,
        rule: /^([A-Z]-\d+(?:, [A-Z]-\d+)*):/.exec(title)?.[1] ?? '',
        run: () => watched(make, flow, beginning, topic, timeoutMilliseconds, run as (world: object) => Promise<void>),
      }));
      return [whole, ...others];
    })
    .filter(({title}) => title.includes(only));
}

/** Runs a test in a world of its own, under the eyes of a witness. */
async function watched(
  make: AnyFactory,
  flow: ConformanceFlow,
  scenario: ConformanceScenario,
  topic: AdviceTopic,
  timeoutMilliseconds: number,
  run: (world: object) => Promise<void>,
): Promise<void> {
  const {answers, hooks, checked} = suite[flow];
  const witness = new Witness(timeoutMilliseconds);
  const world = await told('world', () => begun(make, scenario));
  const seen = witness.watch<PartnerBackend>(world.backend, answers as Readonly<Record<string, v.GenericSchema>>);
  let failure: unknown = null;
  try {
    await run({...hooksOf(world, hooks), backend: checked(seen, {timeoutMilliseconds})});
  } catch (error) {
    failure = error;
  }
  const violations = witness.end();
  if (failure === null && violations.length === 0) return;
  const causes = violations.map(({text}) => text);
  if (failure !== null) {
    const calls = witness.lastCalls;
    causes.push(explained(failure) + (calls.length > 0 ? `\nThe last calls: ${calls.join(', ')}` : ''));
  }
  throw new Error([...causes, advised(topicOf(failure, violations[0]?.topic ?? topic))].join('\n'));
}

/** What a test failed with, whatever it was about, tells more than what it was about. */
function topicOf(failure: unknown, topic: AdviceTopic): AdviceTopic {
  if (failure instanceof WorldError) return 'world';
  return Object.keys(ofIds).some((code) => explained(failure).includes(`got conflict ${code}`)) ||
    Object.hasOwn(ofIds, problemOf(failure).code ?? '')
    ? 'onceOnly'
    : topic;
}

/** Refusals that are about the id that a call bears. */
const ofIds: Readonly<Record<string, string>> = {
  'operation-unknown': 'the id that it bears is none that the server issued',
  'operation-mismatch': 'the id that it bears was sent with another payload',
  'key-missing': 'it bears no id',
};

/** The host's world lacks something, or failed. */
class WorldError extends Error {}

async function begun(make: AnyFactory, scenario: ConformanceScenario): Promise<ConformanceWorld> {
  let world: ConformanceWorld;
  try {
    world = await make(scenario);
  } catch (error) {
    throw new WorldError(`the factory failed for scenario ${scenario}: ${explained(error)}`, {cause: error});
  }
  if (!world?.backend) throw new WorldError(`the factory gave no backend for scenario ${scenario}`);
  return world;
}

/** The hooks of a world, whatever object it is; one that is missing says so when it is needed. */
function hooksOf(world: ConformanceWorld, hooks: readonly string[]): object {
  const given = world as unknown as Readonly<Record<string, unknown>>;
  const called = hooks.map((name) => [
    name,
    async (...values: unknown[]): Promise<unknown> => {
      const hook = given[name];
      if (typeof hook !== 'function') throw new WorldError(`the factory’s world has no ${name}()`);
      try {
        return (await hook.apply(world, values)) as unknown;
      } catch (error) {
        throw new WorldError(`the world’s ${name}() failed: ${explained(error)}`, {cause: error});
      }
    },
  ]);
  const dump = typeof given['dump'] === 'function' ? {dump: () => world.dump!()} : {};
  return {...(Object.fromEntries(called) as object), ...dump, credentials: given['credentials']};
}

/** Does `work`; what it throws gets the advice of `topic`. */
async function told<T>(topic: AdviceTopic, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const text = explained(error);
    throw new Error(`${text}\n${advised(error instanceof WorldError ? 'world' : topic)}`, {cause: error});
  }
}

function explained(error: unknown): string {
  const problem = problemOf(error);
  if ((Object(error) as {problem?: unknown}).problem !== undefined) {
    const reason = ofIds[problem.code ?? ''];
    return `an answer was expected, and the call was refused with ${named(problem)}${reason ? `: ${reason}` : ''}`;
  }
  return error instanceof Error ? error.message : String(error);
}
