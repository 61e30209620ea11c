import {equal} from './checks.js';
import {answeredInTheEnd} from './lost-answer.js';
import {acceptanceOf, agreementId, signature} from './renewal-requests.js';
import type {CheckedRenewalWorld, RenewalConformanceTest} from './worlds.js';

const stateOf =
  ({backend}: CheckedRenewalWorld, operationId: string) =>
  () =>
    backend.getOperation({agreementId, operationId});

const receiptsOf = async ({backend}: CheckedRenewalWorld): Promise<number> =>
  (await backend.getReceipts({agreementId})).receipts.length;

export const agreementLostTests: readonly RenewalConformanceTest[] = [
  {
    title: 'X-09, X-10: an acceptance whose answer is lost is left open, and is one acceptance',
    scenario: 'oneAgreement',
    run: async (world) => {
      const {backend} = world;
      const before = await receiptsOf(world);
      const request = acceptanceOf(await backend.getAgreement({agreementId}));
      await answeredInTheEnd(world, {
        operation: 'acceptAgreement',
        send: () => backend.acceptAgreement(request),
        state: stateOf(world, request.operationId),
      });
      equal(await receiptsOf(world), before + 1, 'receipts');
    },
  },
  {
    title: 'R-32, X-10: declining whose answer is lost is left open, and recorded once',
    scenario: 'oneAgreement',
    run: async (world) => {
      const {backend} = world;
      const {decline: operationId} = (await backend.getAgreement({agreementId})).operations;
      const declined = await answeredInTheEnd(world, {
        operation: 'declineAgreement',
        send: () => backend.declineAgreement({agreementId, operationId, reason: 'We are merging.'}),
        state: stateOf(world, operationId),
      });
      equal(declined.status, 'declined', 'status');
    },
  },
  {
    title: 'R-10, X-10: an application for countries whose answer is lost is left open, and sent once',
    scenario: 'lapsedAgreement',
    run: async (world) => {
      const {backend} = world;
      const before = await receiptsOf(world);
      const {operationId, countries} = await backend.getReapplication({agreementId});
      const {hash} = countries.find(({country}) => country === 'DE')!.edition;
      const request = {agreementId, operationId, countries: [{country: 'DE', hash}], dropped: [], ...signature};
      await answeredInTheEnd(world, {
        operation: 'applyForCountries',
        send: () => backend.applyForCountries(request),
        state: stateOf(world, operationId),
      });
      equal(await receiptsOf(world), before + 1, 'receipts');
    },
  },
];
