import {equal} from './checks.js';
import {answeredInTheEnd} from './lost-answer.js';
import {day, mapToNew, orderId} from './requests.js';
import type {CheckedWorld, ConformanceTest} from './worlds.js';

const stateOf =
  ({backend}: CheckedWorld, operationId: string) =>
  () =>
    backend.getOperation({orderId, operationId});

export const orderLostTests: readonly ConformanceTest[] = [
  {
    title: 'X-09, X-10: a mapping whose answer is lost is left open, and maps once',
    scenario: 'newPartner',
    run: async (world) => {
      const {backend} = world;
      const {mapping} = (await backend.getOrder({orderId})).operations;
      const order = await answeredInTheEnd(world, {
        operation: 'mapOrder',
        send: () => backend.mapOrder(mapToNew(mapping)),
        state: stateOf(world, mapping),
      });
      equal(order.status, 'mapped', 'status');
      const {matches} = await backend.matchOrganizations({orderId, side: 'customer', email: 'petar@avala.example'});
      equal(matches.length, 1, 'organisations created');
    },
  },
  {
    title: 'X-09, X-10: a password whose answer is lost is left open, and set once',
    scenario: 'passwordPending',
    run: async (world) => {
      const {backend} = world;
      const {password: operationId} = (await backend.getOrder({orderId})).operations;
      const order = await answeredInTheEnd(world, {
        operation: 'setPassword',
        send: () => backend.setPassword({orderId, operationId, password: 'Kestrel-over-Avala-27'}),
        state: stateOf(world, operationId),
      });
      equal(order.passwordPending, false, 'pending');
    },
  },
  {
    title: 'X-09, X-10: provisioning whose answer is lost is left open, and bills once',
    scenario: 'mappedOrder',
    run: async (world) => {
      const {backend} = world;
      const {operations, lines} = await backend.getOrder({orderId});
      const operationId = operations.provisioning;
      const acknowledgedLineIds = lines.map(({id}) => id);
      const order = await answeredInTheEnd(world, {
        operation: 'provision',
        send: () => backend.provision({orderId, operationId, acknowledgedLineIds}),
        state: stateOf(world, operationId),
      });
      const {receipt, startedAt} = await backend.getActivation({orderId});
      equal([receipt, startedAt], [order.activation?.receipt, order.activation?.startedAt], 'bill');
    },
  },
  {
    title: 'X-10: a retry of a failed service whose answer is lost is left open, and bills nothing more',
    scenario: 'failingService',
    run: async (world) => {
      const {backend, travel} = world;
      const {operations, lines} = await backend.getOrder({orderId});
      const acknowledgedLineIds = lines.map(({id}) => id);
      await backend.provision({orderId, operationId: operations.provisioning, acknowledgedLineIds});
      await travel(2 * day);
      const {services, receipt} = await backend.getActivation({orderId});
      const {lineId, retryOperationId} = services.find(({state}) => state === 'failed')!;
      const retried = await answeredInTheEnd(world, {
        operation: 'retryActivation',
        send: () => backend.retryActivation({orderId, lineId, operationId: retryOperationId!}),
        state: stateOf(world, retryOperationId!),
      });
      equal(retried.receipt, receipt, 'bill');
    },
  },
];
