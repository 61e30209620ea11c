import {verifyReceipt} from '../../domain/verify-receipt.js';
import type {AnswerOf} from '../partner-backend.js';
import {equal, isTrue, nextIdOf, rejection} from './checks.js';
import type {CheckedRenewalWorld, RenewalConformanceTest} from './worlds.js';
import {acceptanceOf, agreementId, signature} from './renewal-requests.js';

type Reapplication = AnswerOf<'getReapplication'>;

const statesOf = ({countries}: Reapplication): Record<string, string> =>
  Object.fromEntries(countries.map(({country, state}) => [country, state]));

const requestFor = ({countries, operationId}: Reapplication, chosen: readonly string[], dropped: string[] = []) => ({
  agreementId,
  operationId,
  countries: chosen.map((code) => ({
    country: code,
    hash: countries.find(({country}) => country === code)!.edition.hash,
  })),
  dropped,
  ...signature,
});

/** Applies for DE, AT, IT and NL, and drops HR. */
async function applyForMost({backend}: CheckedRenewalWorld) {
  const before = await backend.getReapplication({agreementId});
  const request = requestFor(before, ['DE', 'AT', 'IT', 'NL'], ['HR']);
  return {before, request, after: await backend.applyForCountries(request)};
}

export const reapplicationTests: readonly RenewalConformanceTest[] = [
  {
    title: 'R-10: after it lapsed there is one line for every country of business, each with its party and text',
    scenario: 'lapsedAgreement',
    run: async ({backend}) => {
      const {businessCountries, name} = await backend.getAgreement({agreementId});
      const application = await backend.getReapplication({agreementId});
      equal(
        application.countries.map(({country}) => country).sort(),
        businessCountries.map(({country}) => country).sort(),
        'countries',
      );
      equal([application.agreementName, application.agreementId], [name, agreementId], 'agreement');
      equal([...new Set(application.countries.map(({state}) => state))], ['open'], 'states');
      equal(new Set(application.countries.map(({contractingParty}) => contractingParty.id)).size, 3, 'parties');
      for (const {edition} of application.countries) {
        equal((await backend.getAgreementText({agreementId, hash: edition.hash})).edition, edition, 'text');
      }
    },
  },
  {
    title: 'R-10: a lapsed agreement cannot be accepted, and one in force not applied for again',
    scenario: 'oneAgreement',
    run: async ({backend, travel}) => {
      await rejection(backend.getReapplication({agreementId}), 'conflict', 'not-lapsed');
      await travel(60 * 86_400_000);
      const lapsed = await backend.getAgreement({agreementId});
      await rejection(backend.acceptAgreement(acceptanceOf(lapsed)), 'conflict', 'too-late');
      equal(statesOf(await backend.getReapplication({agreementId})), {BA: 'open', ME: 'open', RS: 'open'}, 'states');
    },
  },
  {
    title: 'R-10: each country has a result of its own, and the receipts of those accepted say which text',
    scenario: 'lapsedAgreement',
    run: async (world) => {
      const {backend} = world;
      const previous = (await backend.getReceipts({agreementId})).receipts[0] ?? null;
      const {before, after} = await applyForMost(world);
      const states = {DE: 'accepted', AT: 'accepted', IT: 'underReview', NL: 'refused', HR: 'dropped'};
      equal(statesOf(after), states, 'states');
      const line = (code: string) => after.countries.find(({country}) => country === code)!;
      isTrue(line('NL').code !== null && line('DE').code === null, 'a code for the refusal only');
      equal([line('DE').signer, line('HR').signer], [signature.signer.name, null], 'who signed');
      isTrue(after.reviewExpectedOn !== null, 'a day is expected for the review');
      equal(
        after.receipts.map(({countries, textHash}) => [[...countries].sort(), textHash]),
        [[['AT', 'DE'], before.countries.find(({country}) => country === 'DE')!.edition.hash]],
        'receipts',
      );
      equal(await verifyReceipt(after.receipts[0], {previous}), {valid: true}, 'problems of the receipt');
      equal((await backend.getAgreement({agreementId})).status, 'reapplying', 'status');
      equal(await backend.getReapplication({agreementId}), after, 'read again');
    },
  },
  {
    title: 'X-09, X-10: applying twice under one id is one application; another payload or id is refused',
    scenario: 'lapsedAgreement',
    topic: 'onceOnly',
    run: async (world) => {
      const {backend} = world;
      const {request, after} = await applyForMost(world);
      equal(await backend.applyForCountries(request), after, 'the same again');
      const other = backend.applyForCountries({...request, dropped: []});
      await rejection(other, 'conflict', 'operation-mismatch');
      isTrue(after.operationId !== request.operationId, 'a used id is offered again');
      const unknown = {...request, operationId: 'made-up'};
      await rejection(backend.applyForCountries(unknown), 'conflict', 'operation-unknown');
      const told = await backend.getOperation({agreementId, operationId: request.operationId});
      equal(told.state, 'succeeded', 'operation');
      equal((await backend.getReapplication({agreementId})).receipts.length, after.receipts.length, 'receipts');
    },
  },
  {
    title: 'R-10: with every country accepted or dropped the company is registered anew',
    scenario: 'lapsedAgreement',
    run: async (world) => {
      const {backend, decideReview} = world;
      const {after} = await applyForMost(world);
      const twice = await rejection(backend.applyForCountries(requestFor(after, ['DE'])), 'invalid');
      equal(Object.keys(twice.fields ?? {}), ['countries.0.country'], 'what is accepted is not applied for again');
      const retry = requestFor({...after, operationId: nextIdOf(twice, after.operationId)}, ['NL']);
      equal(statesOf(await backend.applyForCountries(retry)).NL, 'accepted', 'the country that was refused');
      equal((await backend.getAgreement({agreementId})).status, 'reapplying', 'status under review');
      await decideReview(agreementId, true);
      const agreement = await backend.getAgreement({agreementId});
      equal(agreement.status, 'active', 'status');
      equal(agreement.businessCountries.map(({country}) => country).sort(), ['AT', 'DE', 'IT', 'NL'], 'countries');
      isTrue(agreement.endsOn! > agreement.acceptedOn!, 'a new term');
      const {receipts} = await backend.getReapplication({agreementId});
      equal(receipts.flatMap(({countries}) => countries).sort(), ['AT', 'DE', 'IT', 'NL'], 'receipts');
      const chain = (await backend.getReceipts({agreementId})).receipts;
      for (const [index, receipt] of chain.entries()) {
        equal(await verifyReceipt(receipt, {previous: chain[index + 1] ?? null}), {valid: true}, `receipt ${index}`);
      }
    },
  },
  {
    title: 'R-10, R-31: a country whose text changed meanwhile is refused and shows the new one',
    scenario: 'lapsedAgreement',
    run: async ({backend, changeText}) => {
      const before = await backend.getReapplication({agreementId});
      await changeText(agreementId);
      const after = await backend.applyForCountries(requestFor(before, ['DE']));
      const [line] = after.countries.filter(({country}) => country === 'DE');
      equal([line!.state, line!.code, after.receipts], ['refused', 'text-changed', []], 'result');
      isTrue(line!.edition.hash !== before.countries[0]!.edition.hash, 'the new text');
      const accepted = await backend.applyForCountries(requestFor(after, ['DE']));
      equal(statesOf(accepted).DE, 'accepted', 'with the new text');
    },
  },
  {
    title: 'R-05, R-10: an application needs a country and a signature, and not every country can be dropped',
    scenario: 'lapsedAgreement',
    run: async ({backend}) => {
      const before = await backend.getReapplication({agreementId});
      let {operationId} = before;
      const fieldsOf = async (change: object) => {
        const request = {...requestFor(before, ['DE']), operationId, ...change};
        const problem = await rejection(backend.applyForCountries(request), 'invalid');
        operationId = nextIdOf(problem, operationId);
        return Object.keys(problem.fields ?? {}).sort();
      };
      equal(await fieldsOf({countries: []}), ['countries'], 'without a country');
      equal(
        await fieldsOf({signer: {name: '', title: '', email: ''}, attestation: {text: ' ', language: 'en'}}),
        ['attestation.text', 'signer.email', 'signer.name', 'signer.title'],
        'without a signature',
      );
      const every = before.countries.map(({country}) => country);
      equal(await fieldsOf({countries: [], dropped: every}), ['dropped'], 'all dropped');
      equal(
        await fieldsOf({dropped: ['DE', 'FR']}),
        ['dropped.0', 'dropped.1'],
        'applied for and dropped, and unknown',
      );
    },
  },
  {
    title: 'R-26: who may not sign may not apply',
    scenario: 'lapsedAgreement',
    run: async ({backend, revokeSigning}) => {
      const before = await backend.getReapplication({agreementId});
      await revokeSigning('account-partner');
      await rejection(backend.applyForCountries(requestFor(before, ['DE'])), 'forbidden', 'not-authorised');
      equal((await backend.getReapplication({agreementId})).countries, before.countries, 'nothing is applied for');
    },
  },
];
