import {expect} from '@open-wc/testing';
import {backendConformanceTests, runBackendConformance} from '../../src/backend/conformance/conformance.js';
import type {ConformanceResult} from '../../src/backend/conformance/conformance.js';
import type {ConformanceFlow, ConformanceScenario, ConformanceWorld} from '../../src/backend/conformance/worlds.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import type {ProvisioningBackend} from '../../src/backend/partner-backend.js';
import {advice, advised, type AdviceTopic} from '../../src/backend/conformance/advice.js';
import {provisioningAnswers} from '../../src/backend/provisioning-operations.js';
import {renewalAnswers} from '../../src/backend/renewal-operations.js';
import {supportAnswers} from '../../src/backend/support-operations.js';
import {brokenAdapters} from '../support/broken-adapters.js';
import {worldOver} from '../support/conformance-world.js';

const failed = (results: readonly ConformanceResult[]) => results.filter(({status}) => status === 'failed');

/** A factory of worlds over the memory backend, each changed a little. */
const worldsWith = (change: (world: ConformanceWorld) => object) => async (scenario: ConformanceScenario) => {
  const backend = memoryBackend({seed: scenario});
  const world = worldOver(backend, backend.admin);
  return {...world, ...change(world)} as ConformanceWorld;
};

describe('the conformance suite', () => {
  for (const {defect, flow, said, broken, only, timeoutMilliseconds} of brokenAdapters) {
    it(`catches an adapter that ${defect}`, async () => {
      const results = await runBackendConformance(
        async (scenario) => {
          const backend = memoryBackend({seed: scenario});
          return worldOver({...backend, ...broken(backend)}, backend.admin);
        },
        {flows: [flow], ...(only !== undefined && {only}), ...(timeoutMilliseconds && {timeoutMilliseconds})},
      );
      const messages = failed(results).map(({message}) => message);
      expect(
        messages.some((message) => message.includes(said)),
        `none says ${said}:\n${messages.join('\n\n')}`,
      ).to.equal(true);
      for (const message of messages) {
        expect(message).to.contain('To mend: ');
        expect(message).to.match(/\nSee docs\/guide-backend\.md#[a-z-]+$/);
      }
    });
  }

  it('names one defect first, and fails nothing that has nothing to do with it', async () => {
    const results = await runBackendConformance(
      async (scenario) => {
        const backend = memoryBackend({seed: scenario});
        return worldOver({...backend, resendMail: async () => ({sentAt: 'today'})}, backend.admin);
      },
      {flows: ['provisioning'], only: 'P-09'},
    );
    expect(failed(results).map(({rule}) => rule)).to.deep.equal(['P-09', 'P-08, P-09, P-10']);
    expect(failed(results)[0]!.message.split('\n')[0]).to.contain('resendMail() answered "today" at sentAt');
  });

  it('tests one part alone, with a backend that has no other, and tells of each test as it ends', async () => {
    const heard: string[] = [];
    const results = await runBackendConformance<'provisioning'>(
      async (scenario) => {
        const whole = memoryBackend({seed: scenario});
        const {listAgreements, acceptAgreement, getSupport, createCase, sendFile, readFile, ...backend} = whole;
        void [listAgreements, acceptAgreement, getSupport, createCase, sendFile, readFile];
        const {travel, signIn, signOut, expireSession, mails, placeOrder, takeName, breakNext} = worldOver(
          whole,
          whole.admin,
        );
        const hooks = {travel, signIn, signOut, expireSession, mails, placeOrder, takeName, breakNext};
        return {backend: backend satisfies ProvisioningBackend, ...hooks};
      },
      {flows: ['provisioning'], onResult: ({title}) => heard.push(title)},
    );
    expect(failed(results)).to.deep.equal([]);
    expect(results.length).to.be.greaterThan(35);
    expect(heard).to.deep.equal(results.map(({title}) => title));
    const mapped = results.find(({title}) => title.startsWith('P-50, P-52:'))!;
    expect(mapped).to.deep.include({
      flow: 'provisioning',
      rule: 'P-50, P-52',
      status: 'passed',
      passed: true,
      message: '',
    });
  });

  it('says what a world lacks, and which factory failed', async () => {
    const lacking = await runBackendConformance(
      async (scenario) => {
        const backend = memoryBackend({seed: scenario});
        return {...worldOver(backend, backend.admin), travel: undefined} as unknown as ConformanceWorld;
      },
      {only: 'also past the requested start date'},
    );
    expect(failed(lacking)[0]!.message).to.contain('the factory’s world has no travel()');
    expect(failed(lacking)[0]!.message).to.contain('#the-conformance-suite');
    const broken = async (): Promise<ConformanceWorld> => {
      throw new Error('no database');
    };
    const without = await runBackendConformance(broken, {only: 'P-09: the mail'});
    expect(without[0]!.message).to.contain('the factory failed for scenario newPartner: no database');
  });

  it('calls neither passed nor failed what a world offers no way to test, and says what is missing', async () => {
    const factory = worldsWith(() => ({breakNext: undefined, invitations: undefined, articleLanguages: undefined}));
    const results = await runBackendConformance(factory);
    const untested = results.filter(({status}) => status === 'not tested');
    expect(failed(results)).to.deep.equal([]);
    expect(untested.filter(({passed}) => passed)).to.deep.equal([]);
    const lacking = (what: string) => untested.filter(({message}) => message.startsWith(`Not tested: ${what}`)).length;
    expect(lacking('the factory’s world has no breakNext()')).to.equal(14);
    expect(lacking('the factory’s world has no invitations()')).to.equal(1);
    expect(lacking('the factory’s world names no articleLanguages')).to.equal(1);
    expect(untested).to.have.length(16);
  });

  it('asks the runner of a host to skip what cannot be tested, however that runner takes it', async () => {
    const factory = worldsWith(() => ({breakNext: undefined}));
    const [test] = backendConformanceTests(factory, {flows: ['support'], only: 'a reply whose answer is lost'});
    const said: unknown[] = [];
    const context = {skip: (reason?: string) => said.push(reason)};
    await test!.run.call(context);
    await (test!.run as (given: object) => Promise<void>)(context);
    expect(said.map((reason) => String(reason).split('\n')[0])).to.deep.equal(
      Array(2).fill('Not tested: the factory’s world has no breakNext()'),
    );
    expect(test!.run, 'runners pass a callback to what has parameters').to.have.length(0);
    await test!.run();
  });

  it('waits for neither a factory nor a hook that never settles', async () => {
    const never = () => new Promise<never>(() => {});
    const options = {only: 'Support needs a session', worldMilliseconds: 100};
    const lost = await runBackendConformance(never, options);
    expect(lost[0]!.message).to.contain('the factory did not settle within 100 ms for scenario empty');
    expect(lost[0]!.message).to.contain('#the-conformance-suite');
    const factory = worldsWith(() => ({expireSession: never}));
    const stuck = await runBackendConformance(factory, options);
    expect(stuck[0]!.message).to.contain('the world’s expireSession() did not settle within 100 ms');
  });

  it('fails where nothing is tested: a title that no test has, a flow that there is not, no flow at all', async () => {
    const factory = worldsWith(() => ({}));
    const messageOf = async (options: {flows?: readonly ConformanceFlow[]; only?: string}) => {
      const results = await runBackendConformance(factory, options);
      expect(results.map(({status}) => status)).to.deep.equal(['failed']);
      return results[0]!.message;
    };
    expect(await messageOf({only: 'P-999'})).to.contain('nothing was tested: no title of a test contains "P-999"');
    expect(await messageOf({flows: []})).to.contain('nothing was tested: no flow was asked for');
    const unknown = await messageOf({flows: ['orders' as ConformanceFlow]});
    expect(unknown).to.contain('there is no flow orders, the flows are provisioning, renewal, support');
    expect(unknown).to.match(/\nSee docs\/guide-backend\.md#the-conformance-suite$/);
    const text = {flows: 'support', only: 'every method'} as unknown as {flows: ['support']; only: string};
    expect((await runBackendConformance(factory, text)).map(({status}) => status)).to.deep.equal(['passed']);
  });

  for (const [flow, answers, others] of [
    ['provisioning', provisioningAnswers, []],
    ['renewal', renewalAnswers, []],
    ['support', supportAnswers, ['sendFile', 'readFile', 'watchCases']],
  ] as const) {
    it(`calls every operation of ${flow}`, async () => {
      const called = new Set<string>();
      const factory = worldsWith(({backend}) => ({
        backend: Object.fromEntries(
          Object.entries(backend).map(([name, method]: [string, unknown]) => [
            name,
            typeof method !== 'function'
              ? method
              : (...given: unknown[]) => (called.add(name), method.apply(backend, given) as unknown),
          ]),
        ),
      }));
      const results = await runBackendConformance(factory, {flows: [flow]});
      expect(failed(results)).to.deep.equal([]);
      expect([...Object.keys(answers), ...others].filter((name) => !called.has(name))).to.deep.equal([]);
    });
  }

  it('keeps what its messages promise: every section is in the guide', async () => {
    const guide = await (await fetch('/docs/guide-backend.md')).text();
    for (const [topic, {section}] of Object.entries(advice)) {
      expect(guide, section).to.match(new RegExp(`^#{2,3} ${section}$`, 'm'));
      expect(advised(topic as AdviceTopic)).to.match(/\nSee docs\/guide-backend\.md#[a-z-]+$/);
    }
  });
});
