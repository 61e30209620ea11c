/** The second one-way door and what follows: services that start one after another by the clock (P-64, P-80). */
import {activationOf, retryId, serviceOf, type ActivationAnswer} from './activation-state.js';
import {once} from './once.js';
import {accessOrder, currentOperationId, orderView, requireMapped} from './order-view.js';
import type {MemoryOrder} from './state.js';
import {nextId, reject, type World} from './world.js';

/** Activates everything bought and starts billing, once (P-80); what was left unconfigured is billed too (P-81). */
export function provision(
  world: World,
  request: {orderId: string; operationId: string; acknowledgedLineIds: string[]},
) {
  const {order, account} = accessOrder(world, request.orderId);
  return once(world, order, {
    name: 'provision',
    operationId: request.operationId,
    payload: {acknowledgedLineIds: [...request.acknowledgedLineIds].sort()},
    expectedId: () => currentOperationId(order, 'provisioning'),
    spend: () => order.attempts.provisioning++,
    precondition: () => {
      if (order.billing) reject({kind: 'conflict', code: 'already-provisioned'});
    },
    carryOut: () => {
      requireMapped(world, order);
      if (order.passwordPending) reject({kind: 'conflict', code: 'password-pending'});
      const acknowledged = new Set(request.acknowledgedLineIds);
      if (order.lines.some(({id}) => !acknowledged.has(id))) {
        reject({kind: 'invalid', fields: {acknowledgedLineIds: 'billing.notAcknowledged'}});
      }
      requireConfigured(world, order);
      order.billing = {
        startedAt: world.now,
        receipt: nextId(world.state, 'RECEIPT'),
        activations: order.lines.map(({id}) => ({lineId: id, attempt: 1, startedAt: world.now})),
      };
      return orderView(world, order, account);
    },
  });
}

function requireConfigured({policy}: World, order: MemoryOrder): void {
  const {calling, meetings, subdomain} = order.settings;
  const configured: Record<string, unknown> = {calling, meetings, enterprise: subdomain};
  const missing = policy.provisioning.requiredServices.find(
    (service) => order.lines.some((line) => line.service === service) && !configured[service],
  );
  if (missing) reject({kind: 'conflict', code: 'service-unconfigured'});
}

export function getActivation(world: World, request: {orderId: string}): ActivationAnswer {
  const {order} = accessOrder(world, request.orderId);
  if (!order.billing) reject({kind: 'conflict', code: 'not-provisioned'});
  return activationOf(world, order, order.billing);
}

/** Tries a failed line again under the id that its failure carried; billing is not touched. */
export function retryActivation(
  world: World,
  request: {orderId: string; operationId: string; lineId: string},
): ActivationAnswer {
  const {order} = accessOrder(world, request.orderId);
  const billing = order.billing;
  if (!billing) reject({kind: 'conflict', code: 'not-provisioned'});
  const activation = billing.activations.find(({lineId}) => lineId === request.lineId);
  if (!activation) reject({kind: 'invalid', fields: {lineId: 'line.unknown'}});
  return once(world, order, {
    name: 'retryActivation',
    operationId: request.operationId,
    payload: {lineId: request.lineId},
    expectedId: () => retryId(order, activation),
    spend: () => undefined,
    carryOut: () => {
      const line = order.lines.find(({id}) => id === request.lineId)!;
      if (serviceOf(world, order, line, activation).state !== 'failed') reject({kind: 'conflict', code: 'not-failed'});
      activation.attempt++;
      activation.startedAt = world.now;
      return activationOf(world, order, billing);
    },
  });
}
