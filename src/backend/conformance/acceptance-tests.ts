import {verifyReceipt} from '../../domain/verify-receipt.js';
import {equal, isTrue, nextIdOf, rejection} from './checks.js';
import {nextAfter} from './lost-answer.js';
import type {RenewalConformanceTest} from './worlds.js';
import {day} from './requests.js';
import {acceptanceOf, acceptAsItIs, agreementId, dayIn, isLater} from './renewal-requests.js';

export const acceptanceTests: readonly RenewalConformanceTest[] = [
  {
    title: 'R-02, R-08: an acceptance is dated by the server, and the next term follows the one that ends',
    scenario: 'oneAgreement',
    run: async (world) => {
      const {before, after} = await acceptAsItIs(world);
      isLater(after.acceptedOn, before.acceptedOn, 'acceptance');
      isLater(after.renewedUntil, before.endsOn, 'end of the next term');
      equal([after.status, after.acceptedEdition], ['active', before.editions[0]], 'status and edition');
      const {agreements} = await world.backend.listAgreements({show: 'renewed'});
      equal(
        agreements.map(({id}) => id),
        [agreementId],
        'in the list',
      );
    },
  },
  {
    title: 'R-21: an acceptance takes effect on the day of the click, in the agreement’s zone',
    scenario: 'oneAgreement',
    run: async (world) => {
      const {timeZone} = await world.backend.getAgreement({agreementId});
      const clicked = dayIn(timeZone, world.backend.serverNow()!);
      const {after} = await acceptAsItIs(world);
      const days = [clicked, dayIn(timeZone, world.backend.serverNow()!)];
      isTrue(days.includes(after.acceptedOn!), `acceptedOn: expected ${clicked}, got ${after.acceptedOn}`);
    },
  },
  {
    title: 'R-21, R-17: one that is approved days later takes effect on the day of the click all the same',
    scenario: 'integrityReview',
    run: async (world) => {
      const {timeZone} = await world.backend.getAgreement({agreementId});
      const clicked = dayIn(timeZone, world.backend.serverNow()!);
      await acceptAsItIs(world);
      const days = [clicked, dayIn(timeZone, world.backend.serverNow()!)];
      await world.travel(3 * day);
      await world.decideReview(agreementId, true);
      const {acceptedOn} = await world.backend.getAgreement({agreementId});
      isTrue(days.includes(acceptedOn!), `acceptedOn: expected ${clicked}, got ${acceptedOn}`);
    },
  },
  {
    title: 'R-23, R-30: the receipt holds what was accepted, by whom and when by the server’s clock',
    scenario: 'oneAgreement',
    topic: 'receipts',
    run: async (world) => {
      const {backend} = world;
      const {before, request, after} = await acceptAsItIs(world);
      const receipt = after.latestReceipt;
      isTrue(receipt !== null, 'there is a receipt');
      const {text} = await backend.getAgreementText({agreementId, hash: request.edition.hash});
      equal(await verifyReceipt(receipt, {text, previous: before.latestReceipt}), {valid: true}, 'problems');
      equal(
        [receipt.textVersion, receipt.textLanguage, receipt.contractingParty, receipt.agreementName],
        [request.edition.version, request.edition.language, before.contractingParty.name, before.name],
        'text and parties',
      );
      equal([...receipt.countries].sort(), ['BA', 'ME', 'RS'], 'countries');
      equal(
        [receipt.signerName, receipt.signerTitle, receipt.attestation, receipt.attestationLanguage],
        [request.signer.name, request.signer.title, request.attestation.text, request.attestation.language],
        'signature',
      );
      const {account} = await backend.getSession({});
      equal(receipt.signerAccountId, account?.id, 'account');
      const age = backend.serverNow()! - Date.parse(receipt.acceptedAt);
      isTrue(age > -60_000 && age < 60_000, `accepted ${age} ms ago`);
    },
  },
  {
    title: 'R-23: receipts are a chain, the newest first, the same for every reader',
    scenario: 'oneAgreement',
    topic: 'receipts',
    run: async (world) => {
      const {backend, signIn} = world;
      const {after} = await acceptAsItIs(world);
      const {receipts} = await backend.getReceipts({agreementId});
      isTrue(receipts.length >= 2, 'the one before is kept');
      equal(receipts[0], after.latestReceipt, 'newest');
      for (const [index, receipt] of receipts.entries()) {
        const previous = receipts[index + 1] ?? null;
        equal(await verifyReceipt(receipt, {previous}), {valid: true}, `problems of receipt ${index}`);
      }
      await signIn('account-colleague');
      equal((await backend.getReceipts({agreementId})).receipts, receipts, 'for another account');
    },
  },
  {
    title: 'X-09, X-10: accepting twice under one id is one acceptance; another payload or id is refused',
    scenario: 'oneAgreement',
    topic: 'onceOnly',
    run: async (world) => {
      const {backend} = world;
      const operation = (operationId: string) => backend.getOperation({agreementId, operationId});
      const before = await backend.getAgreement({agreementId});
      const request = acceptanceOf(before);
      const count = (await backend.getReceipts({agreementId})).receipts.length;
      equal((await operation(request.operationId)).state, 'notReceived', 'before');
      const [first, second] = await Promise.all([backend.acceptAgreement(request), backend.acceptAgreement(request)]);
      equal([second, await backend.acceptAgreement(request)], [first, first], 'answers');
      equal((await operation(request.operationId)).state, 'succeeded', 'after');
      const other = {...request, signer: {...request.signer, title: 'Accountant'}};
      await rejection(backend.acceptAgreement(other), 'conflict', 'operation-mismatch');
      isTrue(first.operations.acceptance !== request.operationId, 'a used id is offered again');
      const again = {...request, operationId: first.operations.acceptance};
      await rejection(backend.acceptAgreement(again), 'conflict', 'accepted-already');
      equal((await backend.getReceipts({agreementId})).receipts.length, count + 1, 'receipts');
      equal((await backend.getAgreement({agreementId})).renewedUntil, first.renewedUntil, 'term');
    },
  },
  {
    title: 'X-10: an id that the server did not issue is refused, with the one to use',
    scenario: 'oneAgreement',
    topic: 'onceOnly',
    run: async ({backend}) => {
      const before = await backend.getAgreement({agreementId});
      const call = backend.acceptAgreement({...acceptanceOf(before), operationId: 'made-up'});
      const problem = await rejection(call, 'conflict', 'operation-unknown');
      equal(problem.nextOperationId, before.operations.acceptance, 'next id');
    },
  },
  {
    title: 'R-31: a text that changed meanwhile is refused, and the new one is accepted under the next id',
    scenario: 'oneAgreement',
    topic: 'texts',
    run: async ({backend, changeText}) => {
      const request = acceptanceOf(await backend.getAgreement({agreementId}));
      await changeText(agreementId);
      const problem = await rejection(backend.acceptAgreement(request), 'conflict', 'text-changed');
      const told = await backend.getOperation({agreementId, operationId: request.operationId});
      equal([told.state, told.code], ['rejected', 'text-changed'], 'operation');
      const now = await backend.getAgreement({agreementId});
      equal(now.renewedUntil, null, 'nothing is accepted');
      equal([problem.nextOperationId, told.nextOperationId], Array(2).fill(now.operations.acceptance), 'next id');
      const accepted = await backend.acceptAgreement(acceptanceOf(now));
      equal(accepted.acceptedEdition, now.editions[0], 'edition');
    },
  },
  {
    title: 'R-20: the contracting party follows from the principal country, and another one is refused',
    scenario: 'oneAgreement',
    topic: 'texts',
    run: async ({backend}) => {
      const request = acceptanceOf(await backend.getAgreement({agreementId}));
      const moved = {...request, country: 'IT'};
      const problem = await rejection(backend.acceptAgreement(moved), 'conflict', 'party-changed');
      const {contractingParty, editions} = await backend.previewContractingParty({agreementId, country: 'IT'});
      const accepted = await backend.acceptAgreement({
        ...moved,
        operationId: nextIdOf(problem, request.operationId),
        contractingPartyId: contractingParty.id,
        edition: editions[0]!,
      });
      equal([accepted.company.country, accepted.contractingParty], ['IT', contractingParty], 'country and party');
      equal(accepted.latestReceipt?.contractingParty, contractingParty.name, 'receipt');
    },
  },
  {
    title: 'R-05, R-12, R-14: what is missing is told by its path in the request, and nothing is accepted',
    scenario: 'oneAgreement',
    topic: 'refusals',
    run: async ({backend}) => {
      const before = await backend.getAgreement({agreementId});
      const request = acceptanceOf(before);
      const [first, second, third] = request.countries;
      const problem = await rejection(
        backend.acceptAgreement({
          ...request,
          countries: [
            {...first!, physicalLocation: false},
            {...second!, address: ' ', distributors: []},
            {...third!, distributors: [{name: '', accountNumber: ''}]},
          ],
          signer: {name: '', title: ' ', email: 'milena'},
          attestation: {text: '', language: 'en'},
        }),
        'invalid',
      );
      equal(
        Object.keys(problem.fields ?? {}).sort(),
        [
          'attestation.text',
          'countries.0.physicalLocation',
          'countries.1.address',
          'countries.1.distributors',
          'countries.2.distributors.0.accountNumber',
          'countries.2.distributors.0.name',
          'signer.email',
          'signer.name',
          'signer.title',
        ],
        'fields',
      );
      const none = {...request, operationId: nextIdOf(problem, request.operationId), countries: []};
      const empty = await rejection(backend.acceptAgreement(none), 'invalid');
      equal(Object.keys(empty.fields ?? {}), ['countries'], 'without a country');
      equal((await backend.getAgreement({agreementId})).acceptedOn, before.acceptedOn, 'nothing is accepted');
    },
  },
  {
    title: 'R-04, R-06, R-26: a right to sign that was lost is said so, and another person who has it may renew',
    scenario: 'oneAgreement',
    run: async ({backend, revokeSigning, signIn}) => {
      const request = acceptanceOf(await backend.getAgreement({agreementId}));
      await revokeSigning('account-partner');
      const problem = await rejection(backend.acceptAgreement(request), 'forbidden', 'not-authorised');
      const state = (operationId: string) => backend.getOperation({agreementId, operationId});
      const operationId = await nextAfter(problem, request.operationId, state);
      equal((await backend.getAgreement({agreementId})).maySign, false, 'may sign');
      await signIn('account-colleague');
      const accepted = await backend.acceptAgreement({...request, operationId});
      equal(accepted.latestReceipt?.signerAccountId, 'account-colleague', 'who signed');
    },
  },
  {
    title: 'R-09: it can be accepted in the grace days, and the next term follows the one that ended',
    scenario: 'oneAgreement',
    run: async (world) => {
      await world.travel(31 * day);
      const {before, after} = await acceptAsItIs(world);
      isLater(before.endsOn && after.acceptedOn, before.endsOn, 'acceptance');
      const days = (Date.parse(after.renewedUntil!) - Date.parse(before.endsOn!)) / day;
      isTrue(days >= 364 && days <= 367, `the next term has ${days} days`);
    },
  },
  {
    title: 'R-09: after the grace days an acceptance is too late by the server’s clock',
    scenario: 'oneAgreement',
    run: async ({backend, travel}) => {
      const request = acceptanceOf(await backend.getAgreement({agreementId}));
      await travel(38 * day);
      await rejection(backend.acceptAgreement(request), 'conflict', 'too-late');
      const {renewedUntil, status} = await backend.getAgreement({agreementId});
      equal([renewedUntil, status], [null, 'lapsed'], 'nothing is accepted');
    },
  },
  {
    title: 'R-32: declining is recorded once and leaves no receipt; the partner may think again',
    scenario: 'oneAgreement',
    topic: 'onceOnly',
    run: async (world) => {
      const {backend} = world;
      const {operations} = await backend.getAgreement({agreementId});
      const count = (await backend.getReceipts({agreementId})).receipts.length;
      const request = {agreementId, operationId: operations.decline, reason: 'We are merging.'};
      const declined = await backend.declineAgreement(request);
      equal(declined.status, 'declined', 'status');
      equal(await backend.declineAgreement(request), declined, 'the same again');
      await rejection(backend.declineAgreement({...request, reason: 'Another.'}), 'conflict', 'operation-mismatch');
      equal((await backend.getReceipts({agreementId})).receipts.length, count, 'receipts');
      const {after} = await acceptAsItIs(world);
      equal(after.status, 'active', 'after all');
    },
  },
  {
    title: 'Countries that are not among those kept are dropped',
    scenario: 'oneAgreement',
    run: async ({backend}) => {
      const request = acceptanceOf(await backend.getAgreement({agreementId}));
      const kept = request.countries.filter(({country}) => country !== 'ME');
      const after = await backend.acceptAgreement({...request, countries: kept});
      equal(after.businessCountries.map(({country}) => country).sort(), ['BA', 'RS'], 'countries');
      equal([...after.latestReceipt!.countries].sort(), ['BA', 'RS'], 'in the receipt');
    },
  },
  {
    title: 'R-12, R-14: countries are refused one by one, and accepted once their data are right',
    scenario: 'refusedCountries',
    run: async (world) => {
      const {backend} = world;
      const {after} = await acceptAsItIs(world);
      equal(after.refusedCountries.map(({country}) => country).sort(), ['BA', 'ME'], 'refused');
      equal(after.latestReceipt?.countries, ['RS'], 'in the receipt');
      isTrue(after.renewedUntil !== null, 'the others are renewed');
      const request = acceptanceOf(after);
      const mended = await backend.acceptAgreement({
        ...request,
        countries: request.countries.map((country) => ({...country, address: `${country.address}\n2nd floor`})),
      });
      equal([mended.refusedCountries, mended.renewedUntil], [[], after.renewedUntil], 'refused, and the term');
      equal([...mended.latestReceipt!.countries].sort(), ['BA', 'ME', 'RS'], 'in the second receipt');
    },
  },
  {
    title: 'R-12: where every country is refused, nothing is accepted',
    scenario: 'refusedCountries',
    run: async ({backend}) => {
      const before = await backend.getAgreement({agreementId});
      const request = acceptanceOf(before);
      const countries = request.countries.filter(({country}) => country !== 'RS');
      const problem = await rejection(backend.acceptAgreement({...request, countries}), 'invalid');
      equal(Object.keys(problem.fields ?? {}).sort(), ['countries.0.country', 'countries.1.country'], 'fields');
      equal((await backend.getAgreement({agreementId})).latestReceipt, before.latestReceipt, 'receipt');
    },
  },
  {
    title: 'R-17: a questionnaire has to be answered, and leads to a review with an expected day',
    scenario: 'integrityReview',
    run: async ({backend, decideReview, travel}) => {
      const before = await backend.getAgreement({agreementId});
      isTrue((before.questionnaire ?? []).length > 0, 'there is a questionnaire');
      const request = acceptanceOf(before);
      const problem = await rejection(backend.acceptAgreement({...request, questionnaire: []}), 'invalid');
      equal(Object.keys(problem.fields ?? {}), ['questionnaire'], 'fields');
      const next = {...request, operationId: nextIdOf(problem, request.operationId)};
      const sent = await backend.acceptAgreement(next);
      equal([sent.status, sent.renewedUntil], ['underReview', null], 'status');
      isTrue(sent.reviewExpectedOn !== null, 'a day is expected');
      const another = {...request, operationId: sent.operations.acceptance};
      await rejection(backend.acceptAgreement(another), 'conflict', 'under-review');
      const sentAt = backend.serverNow()!;
      await travel(60 * day);
      equal((await backend.getAgreement({agreementId})).status, 'underReview', 'never lapses by the clock');
      await decideReview(agreementId, true);
      const after = await backend.getAgreement({agreementId});
      isTrue(after.renewedUntil !== null, 'renewed');
      const received = Date.parse(after.latestReceipt!.acceptedAt);
      isTrue(Math.abs(received - sentAt) < 60_000, 'the receipt tells when it arrived, not when it was decided');
    },
  },
  {
    title: 'R-17: a review that ends badly leaves the agreement as it was, with the countries it was refused for',
    scenario: 'integrityReview',
    run: async (world) => {
      const {before} = await acceptAsItIs(world);
      await world.decideReview(agreementId, false);
      const after = await world.backend.getAgreement({agreementId});
      equal([after.status, after.renewedUntil, after.reviewExpectedOn], ['active', null, null], 'agreement');
      equal(after.refusedCountries.map(({country}) => country).sort(), ['BA', 'ME', 'RS'], 'refused');
      equal(after.latestReceipt, before.latestReceipt, 'receipt');
    },
  },
];
