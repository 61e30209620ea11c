/** The set-up mail and its recipient, until the order is mapped (P-03 to P-10, P-12, P-21). */
import type {ProvisioningContact} from '../../domain/order.js';
import {emailProblem, normalizeEmail} from '../../domain/validate/email.js';
import {accessOrder, deadlinesOf, hasStarted, isClosed, orderView, requireUnmapped} from './order-view.js';
import type {MemoryOrder} from './state.js';
import {emailKey, isoInstant, reject, sendMail, type World} from './world.js';

/** Sends every set-up mail that is due: at the first moment of the requested start date in the order's zone (P-05). */
export function sendDueMails(world: World): void {
  for (const order of world.state.orders) {
    if (order.mailReceivedAt !== null || !hasStarted(world, order)) continue;
    const sentAt = Math.max(deadlinesOf(world, order).startsAt, order.placedAt);
    order.mailReceivedAt = sentAt;
    sendMail(world, order, 'setUp', order.contact.email, sentAt);
  }
}

function checkedEmail(field: string, text: string): string {
  const email = normalizeEmail(text);
  const problem = emailProblem(email);
  if (problem) reject({kind: 'invalid', fields: {[field]: problem}});
  return email;
}

/** A new contact gets the set-up mail at once where it had gone out already; the closing clock keeps running (P-12). */
function setContact(
  world: World,
  order: MemoryOrder,
  contact: MemoryOrder['contact'],
  kind: 'resend' | 'handOver',
): void {
  const changed = order.contact.email !== contact.email;
  order.contact = contact;
  if (order.mailReceivedAt !== null && (changed || kind === 'handOver')) sendMail(world, order, kind, contact.email);
}

/** Only who placed the order may change its contact or ask for the mail (P-11). */
function ownOrder(world: World, orderId: string) {
  const found = accessOrder(world, orderId);
  if (found.order.placedBy !== found.account.id) reject({kind: 'forbidden', code: 'not-orderer'});
  requireUnmapped(world, found.order);
  return found;
}

/** Changes one order's contact, or that of every open order for the same customer (P-08). */
export function changeContact(
  world: World,
  request: {orderId: string; contact: ProvisioningContact; allLines: boolean},
) {
  const {order, account} = ownOrder(world, request.orderId);
  const email = checkedEmail('contact.email', request.contact.email);
  const kind = (['partnerAdmin', 'partnerAlias', 'customerAdmin'] as const).find(
    (known) => known === request.contact.kind,
  );
  if (!kind) reject({kind: 'invalid', fields: {'contact.kind': 'contactKind.unknown'}});
  const sameCustomer = world.state.orders.filter(
    (other) =>
      other.placedBy === order.placedBy &&
      other.customerName === order.customerName &&
      !other.customerOrganizationId &&
      !other.handedOver &&
      !isClosed(world, other),
  );
  const orders = new Set([order, ...(request.allLines ? sameCustomer : [])]);
  for (const each of orders) setContact(world, each, {email, kind}, 'resend');
  return orderView(world, order, account);
}

/** Sends the mail again (P-09). Before the requested start date there is none to send again. */
export function resendMail(world: World, request: {orderId: string}) {
  const {order} = ownOrder(world, request.orderId);
  if (order.mailReceivedAt === null) reject({kind: 'conflict', code: 'not-yet'});
  sendMail(world, order, 'resend', order.contact.email);
  return {sentAt: isoInstant(world.now)};
}

/** Hands the set-up over. After a hand-over to the customer the partner has no access any more (P-21). */
export function handOver(world: World, request: {orderId: string; to: 'colleague' | 'customer'; email: string}) {
  const given = normalizeEmail(request.email);
  const earlier = world.state.orders.find(({id}) => id === request.orderId)?.handedOver;
  const repeated =
    earlier?.to === request.to && earlier.email === given && earlier.by === world.state.session.accountId;
  if (repeated) {
    const order = world.state.orders.find(({id}) => id === request.orderId)!;
    return orderView(
      world,
      order,
      world.state.accounts.find(({id}) => id === earlier.by)!,
    );
  }
  const {order, account} = accessOrder(world, request.orderId);
  requireUnmapped(world, order);
  const email = checkedEmail('email', request.email);
  if (emailKey(email) === emailKey(account.email)) reject({kind: 'invalid', fields: {email: 'email.self'}});
  order.handedOver = {to: request.to, email, by: account.id};
  setContact(world, order, {email, kind: request.to === 'customer' ? 'customerAdmin' : 'partnerAdmin'}, 'handOver');
  return orderView(world, order, account);
}
