import {equal, rejection} from './checks.js';
import {everyFlowTests} from './every-flow-tests.js';
import {openedCase} from './support-requests.js';
import type {CheckedSupportWorld, SupportConformanceTest, SupportScenario} from './worlds.js';

export const supportSessionTests: readonly SupportConformanceTest[] = [
  ...everyFlowTests<SupportScenario, CheckedSupportWorld>({
    scenario: 'empty',
    asked: 'listCases',
    ask: ({backend}, options) => backend.listCases({}, options),
    stamped: 'createdAt of createCase()',
    stamp: async (world) => (await openedCase(world)).createdAt,
  }),
  {
    title: 'S-12: lists and counts are those of the account that is signed in now, whoever asked before',
    scenario: 'empty',
    topic: 'accounts',
    run: async (world) => {
      const {backend, signIn} = world;
      const {id, subject} = await openedCase(world);
      const shown = async () => {
        const {cases} = await backend.listCases({});
        const {counts} = await backend.getSupport({language: 'en'});
        return [cases.map((one) => one.id), counts.open, (await backend.getSupportCounts({})).open];
      };
      const alike = async () => (await backend.findSimilarCases({text: subject, language: 'en'})).cases.length;
      const ofCompany = () => backend.listCases({scope: 'company'});
      equal(await shown(), [[id], 1, 1], 'cases and counts of who opened it');
      equal((await ofCompany()).cases.length, 1, 'cases of the company');
      await alike();
      await signIn('account-colleague');
      equal(await shown(), [[], 0, 0], 'cases and counts of the colleague');
      await signIn('account-customer');
      equal(await shown(), [[], 0, 0], 'cases and counts of another company');
      equal(await alike(), 0, 'cases that are alike, for another company');
      await rejection(ofCompany(), 'forbidden');
      await signIn('account-partner');
      equal(await shown(), [[id], 1, 1], 'cases and counts of who opened it, signed in again');
    },
  },
];
