/** What holds in every part of the contract: the session, the server's clock, and calls that are given up. */
import type {CallOptions} from '../partner-backend.js';
import {equal, isTrue, rejection, TopicalError} from './checks.js';
import {clockTests} from './clock-tests.js';
import {customerEmail, partnerEmail, second} from './requests.js';
import {accountNow, type EveryWorld} from './session-of.js';
import type {ConformanceScenario, TestOf} from './worlds.js';

/** What a part of the contract shows the common rules on. */
export interface Example<Scenario, World> {
  readonly scenario: Scenario;
  /** A read that needs a session. */
  readonly asked: string;
  readonly ask: (world: World, options?: CallOptions) => Promise<unknown>;
  /** Does something, and gives what the server said when it did it: ISO 8601. */
  readonly stamped: string;
  readonly stamp: (world: World) => Promise<string>;
}

export const everyFlowTests = <Scenario extends ConformanceScenario, World extends EveryWorld>(
  example: Example<Scenario, World>,
): readonly TestOf<Scenario, World>[] => [...sessionTests(example), ...clockTests(example), ...abortTests(example)];

const sessionTests = <Scenario, World extends EveryWorld>({
  scenario,
  ask,
}: Example<Scenario, World>): readonly TestOf<Scenario, World>[] => [
  {
    title: 'A session names the account, is prolonged on request and answers nobody after signing out',
    scenario,
    run: async (world) => {
      const {backend, signOut} = world;
      const {account, expiresAt, extendable} = await backend.getSession({});
      equal(account?.email, partnerEmail, 'account');
      isTrue(extendable && expiresAt !== null, 'the session ends and can be prolonged');
      equal((await backend.extendSession({})).account, account, 'account of the session that was prolonged');
      await signOut();
      equal(await accountNow(world), null, 'account after signing out');
      await rejection(ask(world), 'signed-out');
    },
  },
  {
    title: 'A session that is prolonged ends later than before',
    scenario,
    run: async ({backend, travel}) => {
      await travel(120 * second);
      const {expiresAt} = await backend.getSession({});
      // Servers that tell whole seconds have to be given one.
      const patience = Date.now() + 2500;
      let {expiresAt: prolonged} = await backend.extendSession({});
      while (Date.parse(prolonged!) <= Date.parse(expiresAt!) && Date.now() < patience) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        ({expiresAt: prolonged} = await backend.extendSession({}));
      }
      const isLater = Date.parse(prolonged!) > Date.parse(expiresAt!);
      isTrue(isLater, `extendSession() answered expiresAt ${prolonged}, which is no later than ${expiresAt} before it`);
    },
  },
  {
    title: 'A session that ran out rejects with signed-out, and the same account goes on after signing in again',
    scenario,
    run: async (world) => {
      await world.expireSession();
      await rejection(world.backend.getSession({}), 'signed-out');
      await rejection(ask(world), 'signed-out');
      await world.signIn('account-partner');
      equal(await accountNow(world), partnerEmail, 'account');
      await ask(world);
    },
  },
  {
    title: 'A session is that of the account which is signed in now, whoever was before',
    scenario,
    topic: 'accounts',
    run: async (world) => {
      equal(await accountNow(world), partnerEmail, 'account at first');
      await world.signIn('account-colleague');
      equal(await accountNow(world), 'oleg@meridian.example', 'account after another signed in');
      await world.signIn('account-customer');
      equal(await accountNow(world), customerEmail, 'account after a third signed in');
    },
  },
];

const abortTests = <Scenario, World extends EveryWorld>({
  scenario,
  ask,
  asked,
}: Example<Scenario, World>): readonly TestOf<Scenario, World>[] => [
  {
    title: 'A read whose signal ended before it was called rejects, and answers nothing',
    scenario,
    topic: 'aborted',
    run: (world) => abandoned(asked, 'had ended before', ask(world, {signal: AbortSignal.abort()})),
  },
  {
    title: 'A read that is given up on its way rejects at once, and answers nothing',
    scenario,
    topic: 'aborted',
    run: async (world) => {
      const abort = new AbortController();
      const call = ask(world, {signal: abort.signal});
      abort.abort();
      await abandoned(asked, 'ended on its way', call);
    },
  },
];

/** How a call ends that nobody waits for any more. */
async function abandoned(asked: string, when: string, call: Promise<unknown>): Promise<void> {
  const expected = `${asked}() whose signal ${when}: expected a rejection with network aborted at once`;
  const {problem} = await call.then(
    () => {
      throw new TopicalError(`${expected}, but it was answered`, 'aborted');
    },
    (error: unknown) => error as {problem: {kind: string; code?: string}},
  );
  const {kind, code = ''} = problem;
  // What no BackendError says, as the platform's own AbortError, is no answer either.
  if (kind === 'network' || kind === 'unknown') return;
  const came = kind === 'contract' ? 'an answer of another shape' : kind === 'timeout' ? 'nothing' : `${kind} ${code}`;
  throw new TopicalError(`${expected}, got ${came}`, 'aborted');
}
