import * as v from 'valibot';
import {Order, type OrderInput} from '../../src/domain/order.js';

/** An order as a server may send it; `overrides` replaces any part. */
export const anOrder = (overrides: Partial<OrderInput> = {}): Order =>
  v.parse(Order, {
    id: 'order-1',
    product: 'A-WX',
    customerName: 'Bakery',
    requestedStartDate: '2026-03-02',
    status: 'awaitingProvisioningDetails',
    contact: {email: 'setup@partner.example', kind: 'partnerAlias'},
    lines: [
      {id: 'line-1', service: 'meetings', name: 'Meetings', quantity: 25},
      {id: 'line-2', service: 'calling', name: 'Calling', quantity: 10},
      {id: 'line-3', service: 'enterprise', name: 'Enterprise', quantity: 25},
      {id: 'line-4', service: 'devices', name: 'Room devices', quantity: 2},
    ],
    operations: {mapping: 'op-1', password: 'op-2', provisioning: 'op-3'},
    ...overrides,
  });
