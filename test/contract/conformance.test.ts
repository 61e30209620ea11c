import {expect} from '@open-wc/testing';
import {runBackendConformance} from '../../src/backend/conformance/conformance.js';
import type {ConformanceResult} from '../../src/backend/conformance/conformance.js';
import type {ConformanceWorld} from '../../src/backend/conformance/worlds.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import type {ProvisioningBackend} from '../../src/backend/partner-backend.js';
import {advice, advised, type AdviceTopic} from '../../src/backend/conformance/advice.js';
import {brokenAdapters} from '../support/broken-adapters.js';
import {worldOver} from '../support/conformance-world.js';

const failed = (results: readonly ConformanceResult[]) => results.filter(({passed}) => !passed);

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
        const {travel, signIn, signOut, expireSession, mails, placeOrder, takeName} = worldOver(whole, whole.admin);
        const hooks = {travel, signIn, signOut, expireSession, mails, placeOrder, takeName};
        return {backend: backend satisfies ProvisioningBackend, ...hooks};
      },
      {flows: ['provisioning'], onResult: ({title}) => heard.push(title)},
    );
    expect(failed(results)).to.deep.equal([]);
    expect(results.length).to.be.greaterThan(35);
    expect(heard).to.deep.equal(results.map(({title}) => title));
    const mapped = results.find(({title}) => title.startsWith('P-50, P-52:'))!;
    expect(mapped).to.deep.include({flow: 'provisioning', rule: 'P-50, P-52', passed: true, message: ''});
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

  it('keeps what its messages promise: every section is in the guide', async () => {
    const guide = await (await fetch('/docs/guide-backend.md')).text();
    for (const [topic, {section}] of Object.entries(advice)) {
      expect(guide, section).to.match(new RegExp(`^#{2,3} ${section}$`, 'm'));
      expect(advised(topic as AdviceTopic)).to.match(/\nSee docs\/guide-backend\.md#[a-z-]+$/);
    }
  });
});
