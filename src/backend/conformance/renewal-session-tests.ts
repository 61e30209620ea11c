import {equal, isTrue, rejection} from './checks.js';
import type {RenewalConformanceTest} from './worlds.js';
import {agreementId} from './renewal-requests.js';

export const renewalSessionTests: readonly RenewalConformanceTest[] = [
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
    title: 'Agreements need a session, and the same account goes on after signing in again',
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
      await rejection(backend.getAgreement({agreementId: 'agreement-of-nobody'}), 'gone');
      await signIn('account-customer');
      const calls = [
        () => backend.getAgreement({agreementId}),
        () => backend.getAgreementText({agreementId, hash: editions[0]!.hash}),
        () => backend.getReceipts({agreementId}),
        () => backend.inviteSigner({agreementId, name: 'Jana Kovač', email: 'jana@avala.example'}),
        () => backend.declineAgreement({agreementId, operationId: operations.decline}),
        () => backend.getOperation({agreementId, operationId: operations.decline}),
      ];
      for (const call of calls) await rejection(call(), 'forbidden');
    },
  },
];
