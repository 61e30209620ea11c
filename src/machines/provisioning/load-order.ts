/** What a visit starts from: the order with its deadlines, by the server's clock. */
import type {CheckedBackend} from '../../backend/checked-backend.js';
import {loadCalendar} from '../../domain/calendar.js';
import {orderDeadlines} from '../../domain/order-standing.js';
import type {Policy} from '../../domain/provisioning-policy.js';
import type {LoadedOrder} from './context.js';

/** Server time in epoch milliseconds; the device's until the back end has told one (decision 2). */
export const serverNow = (backend: Pick<CheckedBackend, 'serverNow'>): number => backend.serverNow() ?? Date.now();

/** Loads the order that a visit is about; its deadlines come out of the policy. */
export async function loadOrder(
  backend: Pick<CheckedBackend, 'getOrder' | 'serverNow'>,
  orderId: string,
  policy: Policy,
): Promise<LoadedOrder> {
  const [order, calendar] = await Promise.all([backend.getOrder({orderId}), loadCalendar()]);
  return {order, deadlines: orderDeadlines(order, policy, calendar), now: serverNow(backend)};
}
