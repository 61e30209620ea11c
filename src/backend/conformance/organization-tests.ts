import {equal, isTrue, rejection} from './checks.js';
import {nextAfter} from './lost-answer.js';
import type {ConformanceTest} from './worlds.js';
import {customerEmail, mapToNew, orderId} from './requests.js';

export const organizationTests: readonly ConformanceTest[] = [
  {
    title: 'P-02, P-23: no organisation of a first-time partner matches, and one may be created',
    scenario: 'newPartner',
    run: async ({backend}) => {
      equal(await backend.matchOrganizations({orderId, side: 'partner'}), {matches: [], mayCreate: true}, 'matches');
    },
  },
  {
    title: 'P-23, P-33, P-35: several matches, by linked domain, the lately active first, with what tells them apart',
    scenario: 'existingPartner',
    run: async ({backend}) => {
      const {matches, mayCreate} = await backend.matchOrganizations({orderId, side: 'partner'});
      equal(mayCreate, false, 'a known partner creates no second organisation');
      equal(
        matches.map(({id, reason}) => [id, reason]),
        [
          ['organization-meridian', 'linkedDomain'],
          ['organization-meridian-old', 'linkedDomain'],
        ],
        'matches',
      );
      const [current, old] = matches;
      equal([current?.type, old?.type], ['partner', 'trial'], 'types');
      isTrue(
        (current?.activeSubscriptions ?? 0) > 0 && old?.activeSubscriptions === 0,
        'subscriptions tell the abandoned one',
      );
      isTrue(
        old?.createdOn !== null && current?.createdOn !== null && old!.createdOn! < current!.createdOn!,
        'so does its age',
      );
    },
  },
  {
    title: 'P-23, P-33: one match for the customer, found by the domain of the address',
    scenario: 'existingPartner',
    run: async ({backend}) => {
      const byDomain = await backend.matchOrganizations({orderId, side: 'customer', email: 'petar@avala.example'});
      equal(
        byDomain.matches.map(({id, reason}) => [id, reason]),
        [['organization-avala', 'emailDomain']],
        'by domain',
      );
      const byAdmin = await backend.matchOrganizations({orderId, side: 'customer', email: 'Jana@AVALA.example'});
      equal(
        byAdmin.matches.map(({id, reason}) => [id, reason]),
        [['organization-avala', 'adminOf']],
        'by administrator',
      );
      const none = await backend.matchOrganizations({orderId, side: 'customer', email: 'petar@drina.example'});
      equal(none, {matches: [], mayCreate: true}, 'none');
    },
  },
  {
    title: 'P-41: an address is free, or administrator of one organisation, and can be told from a wrong one',
    scenario: 'existingPartner',
    run: async ({backend}) => {
      equal((await backend.checkAdmin({orderId, email: 'petar@avala.example'})).result, 'free', 'free');
      const check = await backend.checkAdmin({orderId, email: customerEmail});
      isTrue(
        check.result === 'adminOf' && check.organization?.id === 'organization-avala',
        "administrator of the customer's",
      );
      const problem = await rejection(backend.checkAdmin({orderId, email: 'petar@@avala.example'}), 'invalid');
      equal(problem.fields, {email: 'email.twoAts'}, 'fields');
    },
  },
  {
    title: 'P-41: a user of another organisation cannot become administrator, and nothing is mapped',
    scenario: 'userElsewhere',
    run: async ({backend}) => {
      equal((await backend.checkAdmin({orderId, email: customerEmail})).result, 'otherOrganization', 'check');
      const {operations} = await backend.getOrder({orderId});
      const problem = await rejection(backend.mapOrder(mapToNew(operations.mapping)), 'conflict', 'other-organization');
      equal(Object.keys(problem.fields ?? {}), ['customerAdminEmail'], 'fields');
      const state = (operationId: string) => backend.getOperation({orderId, operationId});
      await nextAfter(problem, operations.mapping, state);
      equal((await backend.getOrder({orderId})).status, 'awaitingProvisioningDetails', 'status');
    },
  },
  {
    title: 'P-42: a free account blocks its address',
    scenario: 'freeAccount',
    run: async ({backend}) => {
      equal((await backend.checkAdmin({orderId, email: customerEmail})).result, 'freeAccount', 'check');
      const {operations} = await backend.getOrder({orderId});
      await rejection(backend.mapOrder(mapToNew(operations.mapping)), 'conflict', 'free-account');
      equal((await backend.getOrder({orderId})).status, 'awaitingProvisioningDetails', 'status');
    },
  },
];
