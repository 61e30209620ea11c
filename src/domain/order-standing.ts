/** Where an order stands, from what the server says of it and the server's clock. Never stored. */
import type {Calendar} from './calendar.js';
import {deadlineAfter, isPast, type Deadline} from './deadline.js';
import type {Order} from './order.js';
import type {Policy} from './provisioning-policy.js';
import {knownZone} from './known-zone.js';

const day = 86_400_000;

/** The moments that matter to an order, in epoch milliseconds. Plain data. */
export interface OrderDeadlines {
  /** Zone of the order's dates: the order's own, else the policy's, else UTC. */
  readonly zone: string;
  /** Start of the requested start date (P-05). */
  readonly startsAt: number;
  /** From when on the vendor reaches out (P-06). */
  readonly nudgedAt: number;
  /** Until when the order can be provisioned; `null` while the set-up mail was not received (P-12). */
  readonly closing: Deadline | null;
}

/** Days from the receipt of the set-up mail to the last day for provisioning, of an order's product (P-12). */
export function closingDays({product}: Pick<Order, 'product'>, {provisioning}: Policy): number {
  const byProduct = Object.hasOwn(provisioning.closingDays, product) ? provisioning.closingDays[product] : undefined;
  return byProduct ?? provisioning.closingDaysDefault;
}

/** What the order's dates and the policy come to in the order's zone. */
export function orderDeadlines(order: Order, policy: Policy, calendar: Calendar): OrderDeadlines {
  const zone = knownZone(order.timeZone, policy.timeZone);
  const nudgeDate = calendar.addDays(order.requestedStartDate, policy.provisioning.nudgeAfterDays);
  return {
    zone,
    startsAt: calendar.startOfDay(order.requestedStartDate, zone),
    nudgedAt: calendar.startOfDay(nudgeDate, zone),
    closing:
      order.mailReceivedAt === null
        ? null
        : deadlineAfter(
            calendar.dateAt(Date.parse(order.mailReceivedAt), zone),
            closingDays(order, policy),
            zone,
            calendar,
          ),
  };
}

/**
 * `notYet`: before the requested start date. `ready`: may be set up. `nudged`: may be set up, the vendor reaches out.
 * `closing`: may be set up, the end is near. `closed`: too late. `mapped`: past the first one-way door.
 * `provisioned`: past the second. `unknown`: the server has a status this kit does not know; no action is offered.
 */
export type OrderStanding = 'notYet' | 'ready' | 'nudged' | 'closing' | 'closed' | 'mapped' | 'provisioned' | 'unknown';

const standingOfStatus: Readonly<Record<string, OrderStanding>> = {
  mapping: 'mapped',
  mapped: 'mapped',
  provisioning: 'provisioned',
  provisioned: 'provisioned',
  closed: 'closed',
};

/**
 * Where the order stands at `now`, epoch milliseconds by the server's clock (P-06, P-12, P-13). The server's status
 * decides; only an order that awaits provisioning details goes by the clock. One whose last day is past then counts
 * as closed even if the server has not said so yet; on submit the server has the last word.
 *
 * `closing` begins `closingNoticeDays` times 24 hours before the end, and not before half of the closing period is
 * over, so that a seven-day order is not closing from its first day.
 */
export function orderStanding(
  order: Pick<Order, 'status' | 'product'>,
  deadlines: OrderDeadlines,
  now: number,
  policy: Policy,
): OrderStanding {
  if (order.status !== 'awaitingProvisioningDetails') {
    return Object.hasOwn(standingOfStatus, order.status) ? standingOfStatus[order.status]! : 'unknown';
  }
  const {startsAt, nudgedAt, closing} = deadlines;
  if (now < startsAt) return 'notYet';
  if (closing && isPast(closing, now)) return 'closed';
  if (closing && closing.endsAt - now <= noticeDays(order, policy) * day) return 'closing';
  return now >= nudgedAt ? 'nudged' : 'ready';
}

const noticeDays = (order: Pick<Order, 'product'>, policy: Policy): number =>
  Math.min(policy.provisioning.closingNoticeDays, Math.floor(closingDays(order, policy) / 2));
