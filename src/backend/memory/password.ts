/** The first password of a new partner organisation (P-52, P-53). The password itself is never kept. */
import {passwordProblems} from '../../domain/validate/password.js';
import {passwordDigest} from './digest.js';
import {once} from './once.js';
import {accessOrder, currentOperationId, isClosed, orderView} from './order-view.js';
import type {MemoryOrder} from './state.js';
import {organizationById, reject, type World} from './world.js';

const triesBeforeLock = 5;
const firstLockMilliseconds = 60_000;

export function setPassword(world: World, request: {orderId: string; operationId: string; password: string}) {
  const {order, account} = accessOrder(world, request.orderId);
  return once(world, order, {
    name: 'setPassword',
    operationId: request.operationId,
    payload: {password: passwordDigest(request.password, order.id)},
    expectedId: () => currentOperationId(order, 'password'),
    spend: () => order.attempts.password++,
    precondition: () => {
      if (order.customerOrganizationId && !order.passwordPending)
        reject({kind: 'conflict', code: 'password-not-pending'});
    },
    carryOut: () => {
      if (isClosed(world, order)) reject({kind: 'conflict', code: 'order-closed'});
      if (!order.customerOrganizationId) reject({kind: 'conflict', code: 'not-mapped'});
      requireAcceptable(world, order, request.password);
      const organization = organizationById(world.state, order.partnerOrganizationId);
      organization?.passwordDigests.push(passwordDigest(request.password, organization.id));
      order.passwordPending = false;
      return orderView(world, order, account);
    },
  });
}

/** Five refused passwords lock the next ones out, for one minute at first and twice as long each further time (P-53). */
function requireAcceptable(world: World, order: MemoryOrder, password: string): void {
  const tries = order.passwordTries;
  if (tries.lockedUntil > world.now) reject({kind: 'conflict', code: 'locked', retryAt: tries.lockedUntil});
  const code = refusalOf(world, order, password);
  if (code === null) return;
  tries.count++;
  if (tries.count >= triesBeforeLock) {
    tries.count = 0;
    tries.lockedUntil = world.now + firstLockMilliseconds * 2 ** tries.locks++;
    reject({kind: 'conflict', code: 'locked', retryAt: tries.lockedUntil, fields: {password: code}});
  }
  reject({kind: 'invalid', fields: {password: code}});
}

function refusalOf({state, policy}: World, order: MemoryOrder, password: string): string | null {
  const [problem] = passwordProblems(password, policy.provisioning.password);
  if (problem) return problem;
  const organization = organizationById(state, order.partnerOrganizationId);
  const reused = organization?.passwordDigests.includes(passwordDigest(password, organization.id));
  return reused ? 'password.reused' : null;
}
