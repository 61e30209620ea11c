import {borne, equal, isTrue, nextIdOf, rejection} from './checks.js';
import {nextAfter} from './lost-answer.js';
import type {CheckedWorld, ConformanceTest} from './worlds.js';
import {mapToExisting, mapToNew, orderId, second} from './requests.js';

const password = 'Kestrel-over-Avala-27';

async function currentIds({backend}: CheckedWorld) {
  return (await backend.getOrder({orderId})).operations;
}

export const mappingTests: readonly ConformanceTest[] = [
  {
    title: "P-50, P-52: mapping creates both organisations, and the new partner's password is awaited",
    scenario: 'newPartner',
    run: async (world) => {
      const {backend} = world;
      const {mapping} = await currentIds(world);
      equal((await backend.getOperation({orderId, operationId: mapping})).state, 'notReceived', 'before');
      const order = await backend.mapOrder(mapToNew(mapping));
      equal([order.status, order.passwordPending], ['mapped', true], 'status and password');
      equal(
        [order.partnerOrganization?.name, order.customerOrganization?.name],
        ['Meridian Systems', 'Avala Logistika'],
        'organisations',
      );
      equal((await backend.getOperation({orderId, operationId: mapping})).state, 'succeeded', 'after');
      await rejection(
        backend.provision({
          orderId,
          operationId: order.operations.provisioning,
          acknowledgedLineIds: order.lines.map(({id}) => id),
        }),
        'conflict',
        'password-pending',
      );
    },
  },
  {
    title: 'P-52: with an existing partner organisation no password is asked for',
    scenario: 'existingPartner',
    run: async (world) => {
      const {mapping} = await currentIds(world);
      const order = await world.backend.mapOrder(mapToExisting(mapping));
      equal([order.status, order.passwordPending], ['mapped', false], 'status and password');
      await rejection(
        world.backend.setPassword({orderId, operationId: order.operations.password, password}),
        'conflict',
        'password-not-pending',
      );
    },
  },
  {
    title: 'X-09, X-10: the same operation id with the same payload gives the same answer and maps once',
    scenario: 'newPartner',
    run: async (world) => {
      const {backend} = world;
      const {mapping} = await currentIds(world);
      const [first, second] = await Promise.all([
        backend.mapOrder(mapToNew(mapping)),
        backend.mapOrder(mapToNew(mapping)),
      ]);
      const third = await backend.mapOrder(mapToNew(mapping));
      equal([second, third], [first, first], 'answers');
      const {matches} = await backend.matchOrganizations({orderId, side: 'customer', email: 'petar@avala.example'});
      equal(matches.length, 1, 'organisations created');
    },
  },
  {
    title: 'X-10: the same operation id with another payload is an error, and the first stands',
    scenario: 'newPartner',
    run: async (world) => {
      const {backend} = world;
      const {mapping} = await currentIds(world);
      const order = await backend.mapOrder(mapToNew(mapping));
      const other = {...mapToNew(mapping), customerAdminEmail: 'petar@avala.example'};
      await rejection(backend.mapOrder(other), 'conflict', 'operation-mismatch');
      equal((await backend.getOrder({orderId})).customerOrganization, order.customerOrganization, 'organisation');
    },
  },
  {
    title: 'X-10: a definite rejection ends the id, for good, and carries the next',
    scenario: 'newPartner',
    run: async (world) => {
      const {backend} = world;
      const {mapping} = await currentIds(world);
      const wrong = {...mapToNew(mapping), customerAdminEmail: 'jana.example'};
      const problem = await rejection(backend.mapOrder(wrong), 'invalid');
      equal(problem.fields, {customerAdminEmail: 'email.noAt'}, 'fields');
      const next = await nextAfter(problem, mapping, (operationId) => backend.getOperation({orderId, operationId}));
      equal((await currentIds(world)).mapping, next, 'the order names it too');
      equal((await rejection(backend.mapOrder(wrong), 'invalid')).nextOperationId, next, 'the same again');
      await rejection(backend.mapOrder(mapToNew(mapping)), 'conflict', 'operation-mismatch');
      equal((await backend.mapOrder(mapToNew(next))).status, 'mapped', 'status with the next id');
    },
  },
  {
    title: 'P-50: an order that is mapped is not mapped again under another id',
    scenario: 'newPartner',
    run: async (world) => {
      const {backend} = world;
      const {mapping} = await currentIds(world);
      await backend.mapOrder(mapToNew(mapping));
      await rejection(backend.mapOrder(mapToNew('another-id')), 'conflict', 'already-mapped');
      const elsewhere = mapToNew('a-third-id');
      await rejection(
        backend.mapOrder({...elsewhere, customer: {choice: 'existing', id: 'organization-dunav'}}),
        'conflict',
        'mapped-elsewhere',
      );
    },
  },
  {
    title: 'P-52, P-53: a password is refused with its reason, then set once; it is kept nowhere',
    scenario: 'passwordPending',
    run: async (world) => {
      const {backend} = world;
      const {password: spent} = await currentIds(world);
      const weak = await rejection(backend.setPassword({orderId, operationId: spent, password: 'short'}), 'invalid');
      equal(weak.fields, {password: 'password.short'}, 'fields');
      const operationId = nextIdOf(weak, spent);
      const order = await backend.setPassword({orderId, operationId, password});
      equal(order.passwordPending, false, 'pending');
      equal(await backend.setPassword({orderId, operationId, password}), order, 'the same again');
      await rejection(
        backend.setPassword({orderId, operationId, password: `${password}!`}),
        'conflict',
        'operation-mismatch',
      );
      const kept = await world.dump?.();
      isTrue(kept === undefined || !kept.includes(password), 'the password is in what the server keeps');
    },
  },
  {
    title: 'P-53: five refused passwords lock for a while, five more for longer',
    scenario: 'passwordPending',
    topic: 'refusals',
    run: async (world) => {
      const {backend, travel} = world;
      const refuse = async () => {
        const {password: operationId} = await currentIds(world);
        return rejection(backend.setPassword({orderId, operationId, password: 'short'}), 'invalid');
      };
      const lock = async (attempt: string) => {
        const {password: operationId} = await currentIds(world);
        const locked = await rejection(
          backend.setPassword({orderId, operationId, password: attempt}),
          'conflict',
          'locked',
        );
        const now = backend.serverNow()!;
        const expected = `epoch milliseconds by the server’s clock, later than ${now}`;
        return borne(locked, 'retryAt', expected, (retryAt) => retryAt > now) - now;
      };
      for (let tries = 0; tries < 4; tries++) await refuse();
      const firstLock = await lock('short');
      await lock(password);
      await travel(firstLock + second);
      for (let tries = 0; tries < 4; tries++) await refuse();
      const secondLock = await lock('short');
      isTrue(secondLock > firstLock + second, `the delay grows: ${firstLock}, ${secondLock}`);
      await travel(secondLock + second);
      const {password: operationId} = await currentIds(world);
      equal((await backend.setPassword({orderId, operationId, password})).passwordPending, false, 'pending');
    },
  },
  {
    title: 'P-20: in the customer role the order is mapped without a partner organisation',
    scenario: 'existingPartner',
    run: async (world) => {
      const {backend, signIn} = world;
      await backend.handOver({orderId, to: 'customer', email: 'jana@avala.example'});
      await signIn('account-customer');
      const {mapping} = await currentIds(world);
      const order = await backend.mapOrder({...mapToExisting(mapping), role: 'customer', partner: null});
      equal(
        [order.status, order.partnerOrganization, order.customerOrganization?.id, order.passwordPending],
        ['mapped', null, 'organization-avala', false],
        'order',
      );
    },
  },
];
