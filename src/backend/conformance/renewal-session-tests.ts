import {equal, isTrue, rejection} from './checks.js';
import {everyFlowTests} from './every-flow-tests.js';
import type {CheckedRenewalWorld, RenewalConformanceTest, RenewalScenario} from './worlds.js';
import {acceptAsItIs, agreementId} from './renewal-requests.js';

export const renewalSessionTests: readonly RenewalConformanceTest[] = [
  ...everyFlowTests<RenewalScenario, CheckedRenewalWorld>({
    scenario: 'oneAgreement',
    asked: 'getAgreement',
    ask: ({backend}, options) => backend.getAgreement({agreementId}, options),
    stamped: 'acceptedAt of the receipt of acceptAgreement()',
    stamp: async (world) => (await acceptAsItIs(world)).after.latestReceipt!.acceptedAt,
  }),
  {
    title: 'R-07: user ID and password sign in, and a wrong password does not',
    scenario: 'oneAgreement',
    run: async ({backend, signOut, credentials, dump}) => {
      await signOut();
      await rejection(backend.getAgreement({agreementId}), 'signed-out');
      await rejection(backend.signIn({...credentials, password: `${credentials.password}!`}), 'invalid');
      await rejection(backend.signIn({...credentials, userId: 'nobody'}), 'invalid');
      equal((await backend.getSession({})).account, null, 'nobody is signed in');
      const {account} = await backend.signIn(credentials);
      equal(account?.email, 'milena@meridian.example', 'account');
      equal((await backend.getSession({})).account, account, 'session');
      equal((await backend.getAgreement({agreementId})).id, agreementId, 'agreement');
      const kept = await dump?.();
      isTrue(kept === undefined || !kept.includes(credentials.password), 'the password is kept');
    },
  },
  {
    title: 'R-06: agreements need a session, and the same account goes on after signing in again',
    scenario: 'oneAgreement',
    run: async ({backend, expireSession, signIn}) => {
      await expireSession();
      const calls = [
        () => backend.listAgreements({}),
        () => backend.getAgreement({agreementId}),
        () => backend.getReceipts({agreementId}),
        () => backend.getOperation({agreementId, operationId: 'any'}),
      ];
      for (const call of calls) await rejection(call(), 'signed-out');
      await signIn('account-partner');
      equal((await backend.getAgreement({agreementId})).id, agreementId, 'agreement');
    },
  },
  {
    title: 'An agreement that is unknown is gone, and one of somebody else is forbidden',
    scenario: 'oneAgreement',
    run: async ({backend, signIn}) => {
      const {operations, editions} = await backend.getAgreement({agreementId});
      const reads = [
        () => backend.getAgreement({agreementId}),
        () => backend.getAgreementText({agreementId, hash: editions[0]!.hash}),
        () => backend.previewContractingParty({agreementId, country: 'IT'}),
        () => backend.getReceipts({agreementId}),
      ];
      for (const read of reads) await read();
      await rejection(backend.getAgreement({agreementId: 'agreement-of-nobody'}), 'gone');
      await signIn('account-customer');
      const calls = [
        ...reads,
        () => backend.inviteSigner({agreementId, name: 'Jana Kovač', email: 'jana@avala.example'}),
        () => backend.declineAgreement({agreementId, operationId: operations.decline}),
        () => backend.getOperation({agreementId, operationId: operations.decline}),
      ];
      for (const call of calls) await rejection(call(), 'forbidden');
    },
  },
  {
    title: 'The list holds the agreements of the account that is signed in now, whoever asked before',
    scenario: 'agreements',
    topic: 'accounts',
    run: async ({backend, signIn}) => {
      const {total, agreements} = await backend.listAgreements({});
      isTrue(agreements.length > 0, 'there are agreements');
      await signIn('account-customer');
      equal((await backend.listAgreements({})).agreements, [], 'agreements of another company');
      await signIn('account-colleague');
      const again = await backend.listAgreements({});
      equal(
        [again.total, again.agreements.map(({id}) => id)],
        [total, agreements.map(({id}) => id)],
        'agreements of the colleague',
      );
    },
  },
];
