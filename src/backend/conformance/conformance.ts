/** The suite that every backend passes, whatever it is made of. Needs no test runner, and goes with each of them. */
import type * as v from 'valibot';
import type {PartnerBackend} from '../partner-backend.js';
import {advised, type AdviceTopic} from './advice.js';
import {isTrue, NotTested, WrongRefusal} from './checks.js';
import {adviceOn, explained, told, untested, WorldError} from './failure.js';
import {skippedIn} from './runners.js';
import {suite} from './suite.js';
import {Witness} from './witness.js';
import {begun, hooksOf, type AnyFactory} from './world-under-test.js';
import type {ConformanceFlow, ConformanceScenario, ScenarioOf, WorldOf} from './worlds.js';

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

/** What became of one test. `not tested`: the host’s world offers no way to, which `message` names. */
export type ConformanceStatus = 'passed' | 'failed' | 'not tested';

export interface ConformanceResult {
  /** What holds, in one sentence; begins with the rules it proves. */
  readonly title: string;
  readonly flow: ConformanceFlow;
  /** The rules alone, `X-09, X-10`; empty where the contract itself is the rule. */
  readonly rule: string;
  readonly status: ConformanceStatus;
  /** Whether `status` is `passed`. */
  readonly passed: boolean;
  /**
   * What was expected and what came, what to mend, and which section of docs/guide-backend.md tells more, a line each;
   * what the world lacks where it was not tested; empty where it passed.
   */
  readonly message: string;
}

/** One test, for a runner of the host's. */
export interface BackendConformanceTest extends Pick<ConformanceResult, 'title' | 'flow' | 'rule'> {
  /**
   * Makes a world of its own; rejects with an error whose message is that of a result. What cannot be tested is skipped
   * in mocha, Vitest and `node:test`, and resolves elsewhere.
   */
  readonly run: () => Promise<void>;
}

export interface ConformanceOptions<F extends ConformanceFlow = ConformanceFlow> {
  /** Which parts are tested: `['provisioning']` for a portal with the wizard alone. Default all. */
  readonly flows?: readonly F[];
  /** Only tests whose title contains it, to go on with one that failed. Default all. */
  readonly only?: string;
  /** How long a call may take. Default 8,000 ms. */
  readonly timeoutMilliseconds?: number;
  /** How long the factory and each hook of its world may take. Default 60,000 ms. */
  readonly worldMilliseconds?: number;
}

/** Makes a fresh system in a scenario, and gives its backend with the hooks to what is behind it. */
export type ConformanceFactory<F extends ConformanceFlow = ConformanceFlow> = (
  scenario: ScenarioOf<F>,
) => Promise<WorldOf<F>>;

/**
 * Runs the suite against what `factory` makes, one test after the other, and resolves with a result for each; never
 * rejects. `onResult` hears of each as it ends.
 */
export async function runBackendConformance<F extends ConformanceFlow = ConformanceFlow>(
  factory: ConformanceFactory<F>,
  {onResult, ...options}: ConformanceOptions<F> & {readonly onResult?: (result: ConformanceResult) => void} = {},
): Promise<readonly ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const {title, flow, rule, work} of testsOf(factory, options)) {
    const outcome = await work().then(
      () => ({status: 'passed', message: ''}) as const,
      (error: unknown) =>
        ({status: error instanceof NotTested ? 'not tested' : 'failed', message: messageOf(error)}) as const,
    );
    const result = {title, flow, rule, passed: outcome.status === 'passed', ...outcome};
    results.push(result);
    onResult?.(result);
  }
  return results;
}

/** The same tests one by one: `for (const {title, run} of backendConformanceTests(factory)) it(title, run);` */
export function backendConformanceTests<F extends ConformanceFlow = ConformanceFlow>(
  factory: ConformanceFactory<F>,
  options: ConformanceOptions<F> = {},
): readonly BackendConformanceTest[] {
  return testsOf(factory, options).map(({work, ...test}) => ({
    ...test,
    async run(this: unknown, ...given: readonly unknown[]): Promise<void> {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof NotTested)) throw error;
        skippedIn([this, ...given], error.message);
      }
    },
  }));
}

interface Test extends Pick<ConformanceResult, 'title' | 'flow' | 'rule'> {
  readonly work: () => Promise<void>;
}

interface Limits {
  readonly timeoutMilliseconds: number;
  readonly worldMilliseconds: number;
}

/** Every test that was asked for; in place of none one that fails and says why. */
function testsOf<F extends ConformanceFlow>(
  factory: ConformanceFactory<F>,
  {flows, only = '', timeoutMilliseconds = 8000, worldMilliseconds = 60_000}: ConformanceOptions<F>,
): readonly Test[] {
  const known = Object.keys(suite) as ConformanceFlow[];
  const wanted: readonly ConformanceFlow[] = flows === undefined ? known : [flows].flat();
  const make = factory as unknown as AnyFactory;
  const limits = {timeoutMilliseconds, worldMilliseconds};
  const tests = wanted.flatMap((flow) =>
    known.includes(flow)
      ? testsOfFlow(make, flow, limits).filter(({title}) => title.includes(only))
      : [failing(flow, `there is no flow ${String(flow)}, the flows are ${known.join(', ')}`)],
  );
  if (tests.length > 0) return tests;
  const reason = wanted.length === 0 ? 'no flow was asked for' : `no title of a test contains ${JSON.stringify(only)}`;
  return [failing(wanted[0] ?? known[0]!, `nothing was tested: ${reason}`)];
}

const failing = (flow: ConformanceFlow, reason: string): Test => ({
  title: 'There is a test for what is asked for',
  flow,
  rule: '',
  work: () =>
    told('options', async () => {
      throw new Error(reason);
    }),
});

function testsOfFlow(make: AnyFactory, flow: ConformanceFlow, limits: Limits): readonly Test[] {
  const {scenario, answers, methods, tests} = suite[flow];
  const whole: Test = {
    title: `The adapter has every method of ${flow}`,
    flow,
    rule: '',
    work: () =>
      told('methods', async () => {
        const {backend} = await begun(make, scenario, limits.worldMilliseconds);
        const present = backend as unknown as Readonly<Record<string, unknown>>;
        const missing = [...Object.keys(answers), ...methods].filter((name) => typeof present[name] !== 'function');
        isTrue(missing.length === 0, `the adapter lacks ${missing.map((name) => `${name}()`).join(', ')}`);
      }),
  };
  const others = tests.map(({title, scenario: beginning, topic = 'adapter', run}): Test => ({
    title,
    flow,
    rule: /^([A-Z]-\d+(?:, [A-Z]-\d+)*):/.exec(title)?.[1] ?? '',
    work: () => watched(make, flow, beginning, topic, limits, run as (world: object) => Promise<void>),
  }));
  return [whole, ...others];
}

/** Runs a test in a world of its own, under the eyes of a witness. */
async function watched(
  make: AnyFactory,
  flow: ConformanceFlow,
  scenario: ConformanceScenario,
  topic: AdviceTopic,
  {timeoutMilliseconds, worldMilliseconds}: Limits,
  run: (world: object) => Promise<void>,
): Promise<void> {
  const {answers, checked} = suite[flow];
  const witness = new Witness(timeoutMilliseconds);
  const world = await told('world', () => begun(make, scenario, worldMilliseconds));
  const seen = witness.watch<PartnerBackend>(world.backend, answers as Readonly<Record<string, v.GenericSchema>>);
  let failure: unknown = null;
  try {
    await run({
      ...hooksOf(world, suite[flow], worldMilliseconds),
      backend: checked(seen, {timeoutMilliseconds}),
    });
  } catch (error) {
    failure = error;
  }
  const violations = witness.end();
  const causes = violations.map(({text}) => text);
  if (failure instanceof NotTested && causes.length === 0) throw untested(failure);
  if (failure === null && causes.length === 0) return;
  if (failure !== null && !(failure instanceof NotTested)) {
    const calls = witness.lastCalls;
    causes.push(explained(failure) + (calls.length > 0 ? `\nThe last calls: ${calls.join(', ')}` : ''));
  }
  const [first] = violations;
  const isSaidBetter =
    failure instanceof WorldError || (failure instanceof WrongRefusal && first?.topic === 'refusals');
  const advice = first && !isSaidBetter ? advised(first.topic) : adviceOn(failure, topic);
  throw new Error([...causes, advice].join('\n'));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
