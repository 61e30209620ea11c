/** What `<provisioning-wizard>` asks, in the words of the portal's orders. */
import type {ProvisioningBackend, RawAnswerOf} from 'partner-widgets/backend';
import {part, type Connection} from './connection.js';
import type {PortalActivation, PortalName, PortalOrder} from './portal-shapes.js';
import {sessionMethods} from './session.js';

// A word that the kit does not know counts as "other" and offers nothing: each of yours needs its line.
const stages = {
  NEW: 'awaitingProvisioningDetails',
  MAPPING: 'mapping',
  MAPPED: 'mapped',
  ACTIVATING: 'provisioning',
  RUNNING: 'provisioned',
  CLOSED: 'closed',
} as const;
const roles = {PARTNER: 'partnerAdmin', PARTNER_LIST: 'partnerAlias', CUSTOMER: 'customerAdmin'} as const;
const roleOf = {partnerAdmin: 'PARTNER', partnerAlias: 'PARTNER_LIST', customerAdmin: 'CUSTOMER'} as const;
const services: Readonly<Record<string, string>> = {VOICE: 'calling', MEETING: 'meetings', OFFICE: 'enterprise'};
const lineStages = {QUEUED: 'queued', ACTIVATING: 'activating', ACTIVE: 'active', FAILED: 'failed'} as const;

const toActivation = ({billed_from, receipt, positions}: PortalActivation): RawAnswerOf<'getActivation'> => ({
  startedAt: billed_from,
  receipt,
  services: positions.map(({number, stage, minutes, ticket, retry_key}) => ({
    lineId: number,
    state: lineStages[stage],
    expectedMinutes: minutes,
    reference: ticket,
    retryOperationId: retry_key,
  })),
});

const toOrder = (order: PortalOrder): RawAnswerOf<'getOrder'> => ({
  id: order.number,
  product: order.product_code,
  customerName: order.customer,
  // A date without a time, meant in the order's own zone: never turned into a moment here.
  requestedStartDate: order.start_on,
  timeZone: order.zone,
  mailReceivedAt: order.mail_received,
  status: stages[order.stage],
  contact: {email: order.contact.mail, kind: roles[order.contact.role]},
  mayChangeContact: order.contact_editable,
  lines: order.positions.map(({number, kind, label, amount, unit, origin, price}) => ({
    id: number,
    service: services[kind] ?? kind,
    name: label,
    quantity: amount,
    unit,
    kind: origin,
    price: price && {amount: price.value, currency: price.currency, period: price.per},
  })),
  // The keys of the next once-only operations come from the portal, so that no page can make up a second one.
  operations: {mapping: order.keys.map, password: order.keys.password, provisioning: order.keys.activate},
  passwordPending: order.awaits_password,
  partnerOrganization: order.partner,
  customerOrganization: order.buyer,
  settings: {calling: order.voice, meetings: order.meetings, subdomain: order.subdomain},
  activation: order.activation && toActivation(order.activation),
});

const toAvailability = ({free, wellFormed, alternatives}: PortalName): RawAnswerOf<'checkSubdomain'> => ({
  result: wellFormed ? (free ? 'available' : 'taken') : 'invalid',
  suggestions: [...alternatives],
});

export function orderMethods(portal: Connection) {
  const order = (id: string): string => `/orders/${part(id)}`;
  return {
    ...sessionMethods(portal),

    /** The order as it is now, also after it was closed or handed over; `gone` where there is none. */
    getOrder: async ({orderId}, {signal} = {}) => toOrder(await portal.get(order(orderId), signal)),

    /** Until the order is mapped; `allLines` means every open order of the same customer. */
    changeContact: async ({orderId, contact, allLines = false}, {signal} = {}) => {
      const role = roleOf[contact.kind as keyof typeof roleOf];
      const body = {mail: contact.email, role, all: allLines};
      return toOrder(await portal.put(`${order(orderId)}/contact`, body, signal));
    },

    /** Sends the set-up mail again. The day it first arrived stays: the order's closing counts from there. */
    resendMail: async ({orderId}, {signal} = {}) => {
      const {sent} = await portal.post<{readonly sent: string}>(`${order(orderId)}/mail`, {}, {signal});
      return {sentAt: sent};
    },

    /** The same hand-over again succeeds: the answer to the first may have been lost. */
    handOver: async ({orderId, to, email}, {signal} = {}) =>
      toOrder(await portal.post(`${order(orderId)}/hand-over`, {to: to.toUpperCase(), mail: email}, {signal})),

    /** The likeliest first. `mayCreate: false` without a match is a dead end that offers support. */
    matchOrganizations: ({orderId, side, email = ''}, {signal} = {}) =>
      portal.post(`${order(orderId)}/matches`, {side, mail: email}, {signal}),

    /** Whether an address can become administrator of the customer's organisation. */
    checkAdmin: ({orderId, email}, {signal} = {}) =>
      portal.post(`${order(orderId)}/admin-check`, {mail: email}, {signal}),

    /** The first one-way door. The key is the kit's operationId: a repeat gets the first result, whatever happened since. */
    mapOrder: async ({orderId, operationId, ...mapping}, {signal} = {}) =>
      toOrder(await portal.post(`${order(orderId)}/mapping`, mapping, {key: operationId, signal})),

    /** The password goes to the portal once and is kept nowhere here: not in a variable, not in a log. */
    setPassword: async ({orderId, operationId, password}, {signal} = {}) =>
      toOrder(await portal.post(`${order(orderId)}/password`, {password}, {key: operationId, signal})),

    /** Wrong settings are refused field by field, with the paths of the request. */
    saveCalling: async ({orderId, calling}, {signal} = {}) =>
      toOrder(await portal.put(`${order(orderId)}/voice`, calling, signal)),

    /** A check promises nothing: the name may be taken when it is saved. */
    checkSiteName: async ({orderId, name}, {signal} = {}) =>
      toAvailability(await portal.post(`${order(orderId)}/site-name-check`, {name}, {signal})),

    /** All sites or none; a name that was taken meanwhile is conflict `taken`, with its field and suggestions. */
    saveMeetings: async ({orderId, meetings}, {signal} = {}) =>
      toOrder(await portal.put(`${order(orderId)}/meetings`, meetings, signal)),

    checkSubdomain: async ({orderId, name}, {signal} = {}) =>
      toAvailability(await portal.post(`${order(orderId)}/subdomain-check`, {name}, {signal})),

    /** Taken atomically: of two that ask at the same moment, one gets conflict `taken`. */
    saveSubdomain: async ({orderId, name}, {signal} = {}) =>
      toOrder(await portal.put(`${order(orderId)}/subdomain`, {name}, signal)),

    /** The second one-way door: billing begins, once, under this key. */
    provision: async ({orderId, operationId, acknowledgedLineIds}, {signal} = {}) =>
      toOrder(
        await portal.post(`${order(orderId)}/activation`, {positions: acknowledgedLineIds}, {key: operationId, signal}),
      ),

    getActivation: async ({orderId}, {signal} = {}) =>
      toActivation(await portal.get(`${order(orderId)}/activation`, signal)),

    /** Tries one service again, under a key of its own; never bills again. */
    retryActivation: async ({orderId, operationId, lineId}, {signal} = {}) =>
      toActivation(
        await portal.post(`${order(orderId)}/activation/${part(lineId)}/retry`, {}, {key: operationId, signal}),
      ),
  } satisfies Omit<ProvisioningBackend, 'serverNow'>;
}
