import {equal, isTrue, rejection} from './checks.js';
import {nextAfter} from './lost-answer.js';
import type {CheckedWorld, ConformanceTest} from './worlds.js';
import {day, orderId, sites} from './requests.js';

async function provisionAll({backend}: CheckedWorld) {
  const {operations, lines} = await backend.getOrder({orderId});
  const request = {orderId, operationId: operations.provisioning, acknowledgedLineIds: lines.map(({id}) => id)};
  return {request, order: await backend.provision(request)};
}

export const provisioningTests: readonly ConformanceTest[] = [
  {
    title: 'P-80: provisioning needs every bought line acknowledged',
    scenario: 'failingService',
    run: async ({backend}) => {
      const {operations, lines} = await backend.getOrder({orderId});
      const acknowledgedLineIds = lines.slice(1).map(({id}) => id);
      const problem = await rejection(
        backend.provision({orderId, operationId: operations.provisioning, acknowledgedLineIds}),
        'invalid',
      );
      equal(Object.keys(problem.fields ?? {}), ['acknowledgedLineIds'], 'fields');
      const state = (operationId: string) => backend.getOperation({orderId, operationId});
      await nextAfter(problem, operations.provisioning, state);
      equal((await backend.getOrder({orderId})).activation, null, 'nothing billed');
    },
  },
  {
    title: 'P-80, P-81: what was left unconfigured is activated and billed with the rest',
    scenario: 'mappedOrder',
    run: async (world) => {
      const {order} = await provisionAll(world);
      equal(
        order.activation?.services.map(({lineId}) => lineId),
        order.lines.map(({id}) => id),
        'lines',
      );
      isTrue(order.activation!.receipt.length > 0, 'a receipt');
      equal(order.settings, {calling: null, meetings: null, subdomain: null}, 'settings');
    },
  },
  {
    title: 'P-80, X-09: provisioning twice under one id bills once; under another id it is refused',
    scenario: 'failingService',
    run: async (world) => {
      const {backend} = world;
      const {request, order} = await provisionAll(world);
      const again = await Promise.all([backend.provision(request), backend.provision(request)]);
      equal(again, [order, order], 'answers');
      await rejection(backend.provision({...request, operationId: 'another-id'}), 'conflict', 'already-provisioned');
      await rejection(backend.provision({...request, acknowledgedLineIds: []}), 'conflict', 'operation-mismatch');
      equal((await backend.getActivation({orderId})).receipt, order.activation?.receipt, 'receipt');
      equal((await backend.getOperation({orderId, operationId: request.operationId})).state, 'succeeded', 'operation');
    },
  },
  {
    title: 'P-64: services are queued, then active after a while, with an expectation; sites are locked meanwhile',
    scenario: 'mappedOrder',
    run: async (world) => {
      const {backend, travel} = world;
      await backend.saveMeetings(sites(['avala-logistika', 100]));
      const {order} = await provisionAll(world);
      equal(
        [order.status, ...new Set(order.activation?.services.map(({state}) => state))],
        ['provisioning', 'queued'],
        'at first',
      );
      isTrue(
        order.activation!.services.every(({expectedMinutes}) => expectedMinutes !== null),
        'expectations',
      );
      await rejection(backend.saveMeetings(sites(['avala-prodaja', 100])), 'conflict', 'sites-pending');
      await travel(2 * day);
      equal(
        [...new Set((await backend.getActivation({orderId})).services.map(({state}) => state))],
        ['active'],
        'in the end',
      );
      equal((await backend.getOrder({orderId})).status, 'provisioned', 'status');
    },
  },
  {
    title: 'X-10: a failed service is tried again under an id of its own, without a second bill',
    scenario: 'failingService',
    run: async (world) => {
      const {backend, travel} = world;
      const {order} = await provisionAll(world);
      await travel(2 * day);
      const {services, receipt, startedAt} = await backend.getActivation({orderId});
      const failed = services.filter(({state}) => state === 'failed');
      equal(
        failed.map(({lineId}) => lineId),
        ['line-calling'],
        'failed',
      );
      const [{lineId, retryOperationId, reference}] = failed as [(typeof failed)[number]];
      isTrue(retryOperationId !== null && reference !== null, 'an id for the retry and a reference');
      const retry = {orderId, operationId: retryOperationId, lineId};
      const retried = await backend.retryActivation(retry);
      equal(await backend.retryActivation(retry), retried, 'the same again');
      equal([retried.receipt, retried.startedAt], [receipt, startedAt], 'bill');
      equal(receipt, order.activation?.receipt, 'receipt');
      await travel(2 * day);
      equal(
        [...new Set((await backend.getActivation({orderId})).services.map(({state}) => state))],
        ['active'],
        'in the end',
      );
    },
  },
];
