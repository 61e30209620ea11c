/** What of an order is set up and billed. */
import type {ConfigurableService, Order, OrderLine} from './order.js';
import {boughtServices} from './order-steps.js';

/** Services that were bought and have no saved settings: billed all the same (P-81). */
export function unconfiguredServices(order: Pick<Order, 'lines' | 'settings'>): ConfigurableService[] {
  const {calling, meetings, subdomain} = order.settings;
  const saved = {calling, meetings, enterprise: subdomain};
  return boughtServices(order).filter((service) => saved[service] === null);
}

/** The lines that are billed from provisioning on: all of them, configured or not (P-80). */
export const billedLines = (order: Pick<Order, 'lines'>): OrderLine[] => [...order.lines];

/** How many meeting licences the order bought (P-63). */
export const meetingLicenses = (order: Order): number =>
  order.lines.filter((line) => line.service === 'meetings').reduce((sum, line) => sum + line.quantity, 0);
