import {expect} from '@open-wc/testing';
import {agreementBackend, caseBackend, orderBackend, portalBackend} from '../../examples/adapter/portal-backend.js';
import {backendConformanceTests, runBackendConformance} from '../../src/backend/conformance/conformance.js';
import type {ConformanceFlow} from '../../src/backend/conformance/worlds.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {worldOver} from '../support/conformance-world.js';
import {imaginaryPortal} from '../support/imaginary-portal.js';

describe('the adapter template over an imaginary portal', () => {
  const tests = backendConformanceTests(async (scenario) => {
    const behind = memoryBackend({seed: scenario});
    return worldOver(portalBackend(imaginaryPortal(behind)), behind.admin);
  });
  for (const {title, run} of tests) it(title, run);

  it('has a part for each element that stands by itself', async () => {
    const partOf = {provisioning: orderBackend, renewal: agreementBackend, support: caseBackend};
    for (const [flow, backendOf] of Object.entries(partOf)) {
      const results = await runBackendConformance(
        async (scenario) => {
          const behind = memoryBackend({seed: scenario});
          return worldOver(backendOf(imaginaryPortal(behind)) as PartnerBackend, behind.admin);
        },
        {flows: [flow as ConformanceFlow], only: 'every method'},
      );
      expect(results.map(({message}) => message)).to.deep.equal(['']);
    }
  });
});
