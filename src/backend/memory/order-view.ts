/** An order as the memory backend answers it, and who may see and change it. */
import * as v from 'valibot';
import {orderDeadlines} from '../../domain/order-standing.js';
import {Order, type OrderInput} from '../../domain/order.js';
import {activationOf} from './activation-state.js';
import type {MemoryAccount, MemoryOrder, MemoryState} from './state.js';
import {isoInstant, organizationById, reject, signedInAccount, type World} from './world.js';

const idPart = {mapping: 'map', password: 'password', provisioning: 'provision'} as const;

/** The id that the next try of an operation has to bear (decision 8). */
export const currentOperationId = (order: MemoryOrder, operation: keyof typeof idPart): string =>
  `${order.id}-${idPart[operation]}-${order.attempts[operation] + 1}`;

/** Whether a customer's or partner's account may see and set up the order (P-21). */
function mayAccess(state: MemoryState, account: MemoryAccount, order: MemoryOrder): boolean {
  const email = account.email.toLowerCase();
  if (order.contact.email.toLowerCase() === email) return true;
  const user = state.users[email];
  const organizationId = user?.kind === 'member' ? user.organizationId : null;
  if (organizationId && organizationId === order.customerOrganizationId) return true;
  if (order.handedOver?.to === 'customer') return false;
  if (order.placedBy === account.id) return true;
  const seller = state.accounts.find(({id}) => id === order.placedBy);
  return Boolean(seller && account.linkedOrganizationIds.some((id) => seller.linkedOrganizationIds.includes(id)));
}

/** The order and the account that asks for it; rejects `signed-out`, `gone` or `forbidden`. */
export function accessOrder(world: World, orderId: string): {order: MemoryOrder; account: MemoryAccount} {
  const account = signedInAccount(world);
  const order = world.state.orders.find(({id}) => id === orderId);
  if (!order) reject({kind: 'gone', code: 'order-unknown'});
  if (!mayAccess(world.state, account, order)) reject({kind: 'forbidden', code: 'order-not-yours'});
  return {order, account};
}

/** Whether the order closed unprovisioned; the last day counts whole (P-12). */
export function isClosed(world: World, order: MemoryOrder): boolean {
  if (order.billing) return false;
  const {closing} = deadlinesOf(world, order);
  return closing !== null && world.now >= closing.endsAt;
}

/** Whether the requested start date has begun in the order's zone (P-05). */
export const hasStarted = (world: World, order: MemoryOrder): boolean =>
  world.now >= deadlinesOf(world, order).startsAt;

export const deadlinesOf = (world: World, order: MemoryOrder) =>
  orderDeadlines(v.parse(Order, rawView(world, order, 'awaitingProvisioningDetails')), world.policy, world.calendar);

/** Rejects a change of an order that is closed (P-12) or not yet mapped. */
export function requireMapped(world: World, order: MemoryOrder): void {
  if (isClosed(world, order)) reject({kind: 'conflict', code: 'order-closed'});
  if (!order.customerOrganizationId) reject({kind: 'conflict', code: 'not-mapped'});
}

/** Rejects a change that the first one-way door ended (P-08, P-10). */
export function requireUnmapped(world: World, order: MemoryOrder): void {
  if (order.customerOrganizationId) reject({kind: 'conflict', code: 'already-mapped'});
  if (isClosed(world, order)) reject({kind: 'conflict', code: 'order-closed'});
}

function statusOf(world: World, order: MemoryOrder): string {
  if (order.billing) {
    const busy = activationOf(world, order, order.billing).services.some(
      ({state}) => state === 'queued' || state === 'activating',
    );
    return busy ? 'provisioning' : 'provisioned';
  }
  if (isClosed(world, order)) return 'closed';
  if (!order.customerOrganizationId) return 'awaitingProvisioningDetails';
  const settling = Object.values(order.operations).some(
    ({name, settledAt}) => name === 'mapOrder' && settledAt > world.now,
  );
  return settling ? 'mapping' : 'mapped';
}

/** The order for `account`, in the contract's shape. */
export function orderView(world: World, order: MemoryOrder, account: MemoryAccount): OrderInput {
  return {...rawView(world, order, statusOf(world, order)), mayChangeContact: order.placedBy === account.id};
}

function rawView(world: World, order: MemoryOrder, status: string): OrderInput {
  const organizationName = (id: string | null) => {
    const organization = organizationById(world.state, id);
    return organization ? {id: organization.id, name: organization.name, country: organization.country} : null;
  };
  return {
    id: order.id,
    product: order.product,
    customerName: order.customerName,
    requestedStartDate: order.requestedStartDate,
    timeZone: order.timeZone,
    mailReceivedAt: order.mailReceivedAt === null ? null : isoInstant(order.mailReceivedAt),
    status,
    contact: {...order.contact},
    lines: structuredClone(order.lines) as OrderInput['lines'],
    operations: {
      mapping: currentOperationId(order, 'mapping'),
      password: currentOperationId(order, 'password'),
      provisioning: currentOperationId(order, 'provisioning'),
    },
    passwordPending: order.passwordPending,
    partnerOrganization: organizationName(order.partnerOrganizationId),
    customerOrganization: organizationName(order.customerOrganizationId),
    settings: structuredClone(order.settings),
    activation: order.billing && activationOf(world, order, order.billing),
  };
}
