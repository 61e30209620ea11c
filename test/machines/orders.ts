/** Orders, organisations and answers that lead a provisioning machine anywhere. */
import type {LoadedOrder, OrganizationMatches} from '../../src/machines/provisioning/context.js';
import type {Activation, Order, OrderInput, OrganizationMatch} from '../../src/domain/order.js';
import {defaultPolicy} from '../support/default-policies.js';
import {anOrder} from '../domain/an-order.js';

export const day = 86_400_000;
export const now = Date.parse('2026-03-02T10:00:00Z');
const deadlines: LoadedOrder['deadlines'] = {
  zone: 'UTC',
  startsAt: Date.parse('2026-03-02T00:00:00Z'),
  nudgedAt: Date.parse('2026-03-03T00:00:00Z'),
  closing: {lastDay: '2026-04-01', zone: 'UTC', endsAt: Date.parse('2026-04-02T00:00:00Z')},
};

export const input = {orderId: 'order-1', policy: defaultPolicy, ownEmail: 'me@partner.example', now};

/** What `loadOrder` answers. */
export const loaded = (overrides: Partial<OrderInput> = {}, at = now): LoadedOrder => ({
  order: anOrder(overrides),
  deadlines,
  now: at,
});

/** Lines of the named services, in this order. */
export const linesOf = (...services: string[]): OrderInput['lines'] =>
  services.map((service) => ({id: `line-${service}`, service, name: service, quantity: 25}));

export const mapped = (overrides: Partial<OrderInput> = {}): Order => anOrder({status: 'mapped', ...overrides});

export const activation = (...states: string[]): Activation => ({
  startedAt: '2026-03-02T10:00:00Z',
  receipt: 'receipt-1',
  services: states.map((state, index) => ({
    lineId: `line-${index + 1}`,
    state,
    expectedMinutes: null,
    reference: null,
    retryOperationId: state === 'failed' ? `retry-${index + 1}` : null,
  })),
});

export const organization = (id: string, name = 'Bakery'): OrganizationMatch => ({
  id,
  name,
  country: 'RS',
  reason: 'linkedDomain',
  type: 'partner',
  createdOn: null,
  activeSubscriptions: null,
});

export const matches = (mayCreate: boolean, ...ids: string[]): OrganizationMatches => ({
  mayCreate,
  matches: ids.map((id) => organization(id)),
});
