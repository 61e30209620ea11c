import {equal, isTrue, rejection} from './checks.js';
import type {ConformanceTest} from './worlds.js';
import {hour, orderId, partnerEmail} from './requests.js';

export const sessionTests: readonly ConformanceTest[] = [
  {
    title: 'A session names the account, is prolonged on request and answers nobody after signing out',
    scenario: 'newPartner',
    run: async ({backend, signOut}) => {
      const {account, expiresAt, extendable} = await backend.getSession({});
      equal(account?.email, partnerEmail, 'account');
      isTrue(extendable && expiresAt !== null, 'the session ends and can be prolonged');
      const prolonged = await backend.extendSession({});
      isTrue(Date.parse(prolonged.expiresAt!) >= Date.parse(expiresAt), 'it ends no sooner');
      await signOut();
      equal((await backend.getSession({})).account, null, 'account after signing out');
      await rejection(backend.getOrder({orderId}), 'signed-out');
    },
  },
  {
    title: 'A session that ran out rejects with signed-out, and the same account goes on after signing in again',
    scenario: 'newPartner',
    run: async ({backend, expireSession, signIn}) => {
      await expireSession();
      await rejection(backend.getSession({}), 'signed-out');
      await rejection(backend.getOrder({orderId}), 'signed-out');
      await signIn('account-partner');
      equal((await backend.getOrder({orderId})).id, orderId, 'order');
    },
  },
  {
    title: "The time is the server's, told with each answer",
    scenario: 'newPartner',
    topic: 'clock',
    run: async ({backend, travel}) => {
      await backend.getSession({});
      const before = backend.serverNow();
      await travel(30 * hour);
      await backend.getSession({});
      const after = backend.serverNow();
      isTrue(before !== null && after !== null, 'the server tells its time');
      isTrue(Math.abs(after - before - 30 * hour) < hour, 'and it travelled');
    },
  },
  {
    title: 'An order that is unknown is gone, and one of somebody else is forbidden',
    scenario: 'newPartner',
    topic: 'orders',
    run: async ({backend, signIn}) => {
      await rejection(backend.getOrder({orderId: 'order-of-nobody'}), 'gone');
      await signIn('account-customer');
      await rejection(backend.getOrder({orderId}), 'forbidden');
    },
  },
];
