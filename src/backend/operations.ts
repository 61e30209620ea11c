/**
 * The contract between the kit and a vendor's systems, as one source: every operation with the schema of its
 * request, the schema of its answer and its effect. From it come the TypeScript interface, the validation of
 * answers, the HTTP paths, the OpenAPI document, the mock and the conformance suite.
 */
import * as v from 'valibot';
import {
  Activation, AdminCheck, CallingSettings, MeetingSettings, NameAvailability, Order, OrganizationChoice,
  OrganizationMatch, ProvisioningContact,
} from '../domain/order.js';
import {Id, Instant} from '../domain/schema.js';

/**
 * `read` asks and changes nothing. `write` sets a value and may be repeated without harm.
 * `once` is carried out at most once by its `operationId`, which travels as the idempotency key.
 */
export type Effect = 'read' | 'write' | 'once';

interface Operation {
  /** What it does, for the reader of the OpenAPI document. */
  readonly summary: string;
  readonly path: string;
  readonly effect: Effect;
  readonly request: v.GenericSchema;
  readonly answer: v.GenericSchema;
}

const orderId = Id;
const operationId = Id;
const text = v.string();

export const Session = v.object({
  /** The signed-in account, or `null` where nobody is (decision 9). */
  account: v.nullable(v.object({
    /** Stable id of the account: the key under which data on the device is kept apart. */
    id: Id,
    name: v.optional(text, ''),
    email: v.optional(text, ''),
  })),
  /** When the session ends unless extended. */
  expiresAt: v.optional(v.nullable(Instant), null),
  /** Whether `extendSession` can prolong it. */
  extendable: v.optional(v.boolean(), false),
});
export type Session = v.InferOutput<typeof Session>;

/** The state of a once-only operation, asked after an unknown outcome (decision 8). */
export const OperationState = v.object({
  /** `notReceived`: the server never saw it, so the same payload may be sent again under the same id. */
  state: v.picklist(['notReceived', 'pending', 'succeeded', 'rejected']),
  /** `rejected`: the code of the refusal. */
  code: v.optional(v.nullable(text), null),
  /** `rejected`: what is wrong with which field. */
  fields: v.optional(v.nullable(v.record(text, text)), null),
  /** `rejected`: the id of the next try. */
  nextOperationId: v.optional(v.nullable(Id), null),
  /** The server's reference, for support. */
  reference: v.optional(v.nullable(text), null),
});
export type OperationState = v.InferOutput<typeof OperationState>;

export const operations = {
  getSession: {
    summary: 'Who is signed in, and until when.',
    path: 'session/get', effect: 'read', request: v.object({}), answer: Session,
  },
  extendSession: {
    summary: 'Prolongs the session.',
    path: 'session/extend', effect: 'write', request: v.object({}), answer: Session,
  },
  getOrder: {
    summary: 'What the server knows of an order.',
    path: 'orders/get', effect: 'read', request: v.object({orderId}), answer: Order,
  },
  changeContact: {
    summary: 'Changes the provisioning contact, of this line or of all lines; until the order is mapped (P-08, P-10).',
    path: 'orders/change-contact', effect: 'write',
    request: v.object({orderId, contact: ProvisioningContact, allLines: v.optional(v.boolean(), false)}), answer: Order,
  },
  resendMail: {
    summary: 'Sends the set-up mail again; until the order is mapped; does not restart the closing clock (P-09, P-12).',
    path: 'orders/resend-mail', effect: 'write', request: v.object({orderId}), answer: v.object({sentAt: Instant}),
  },
  handOver: {
    summary: 'Hands the set-up to a colleague or to the customer; final for the one who hands over (P-21).',
    path: 'orders/hand-over', effect: 'write',
    request: v.object({orderId, to: v.picklist(['colleague', 'customer']), email: text}), answer: Order,
  },
  matchOrganizations: {
    summary: 'Organisations that may be the partner\'s or the customer\'s, the likeliest first (P-23, P-33, P-43).',
    path: 'organizations/match', effect: 'read',
    request: v.object({orderId, side: v.picklist(['partner', 'customer']), email: v.optional(text, '')}),
    answer: v.object({
      matches: v.array(OrganizationMatch),
      /** Whether a new organisation may be created for this order (P-02). */
      mayCreate: v.boolean(),
    }),
  },
  checkAdmin: {
    summary: 'Whether an address can become administrator of the customer organisation (P-41, P-42).',
    path: 'organizations/check-admin', effect: 'read', request: v.object({orderId, email: text}), answer: AdminCheck,
  },
  mapOrder: {
    summary: 'Maps the order to its organisations: the first one-way door (P-50).',
    path: 'orders/map', effect: 'once',
    request: v.object({
      orderId, operationId,
      role: v.picklist(['partner', 'customer']),
      /** `null` in the customer role (decision 12). */
      partner: v.nullable(OrganizationChoice),
      customer: OrganizationChoice,
      customerAdminEmail: text,
    }),
    answer: Order,
  },
  setPassword: {
    summary: 'Sets the first password of a new partner organisation\'s administrator (P-52).',
    path: 'orders/set-password', effect: 'once', request: v.object({orderId, operationId, password: text}), answer: Order,
  },
  saveCalling: {
    summary: 'Saves the calling settings (P-57).',
    path: 'settings/calling', effect: 'write', request: v.object({orderId, calling: CallingSettings}), answer: Order,
  },
  checkSiteName: {
    summary: 'Whether a meeting site name may be taken (P-62).',
    path: 'settings/check-site-name', effect: 'read', request: v.object({orderId, name: text}), answer: NameAvailability,
  },
  saveMeetings: {
    summary: 'Saves the meeting sites; refuses names that were taken meanwhile (P-60, P-74).',
    path: 'settings/meetings', effect: 'write', request: v.object({orderId, meetings: MeetingSettings}), answer: Order,
  },
  checkSubdomain: {
    summary: 'Whether a subdomain may be taken (P-70).',
    path: 'settings/check-subdomain', effect: 'read', request: v.object({orderId, name: text}), answer: NameAvailability,
  },
  saveSubdomain: {
    summary: 'Takes a subdomain, atomically; answers conflict `taken` where somebody was faster (P-74).',
    path: 'settings/subdomain', effect: 'write', request: v.object({orderId, name: text}), answer: Order,
  },
  provision: {
    summary: 'Activates the subscription and starts billing of everything bought: the second one-way door (P-80).',
    path: 'orders/provision', effect: 'once',
    request: v.object({
      orderId, operationId,
      /** The lines whose billing was acknowledged: all of the order's. */
      acknowledgedLineIds: v.array(Id),
    }),
    answer: Order,
  },
  getActivation: {
    summary: 'How far each service has come (P-64).',
    path: 'orders/activation', effect: 'read', request: v.object({orderId}), answer: Activation,
  },
  retryActivation: {
    summary: 'Tries a failed service again; never bills again.',
    path: 'orders/retry-activation', effect: 'once', request: v.object({orderId, operationId, lineId: Id}), answer: Activation,
  },
  getOperation: {
    summary: 'What became of a once-only operation.',
    path: 'operations/get', effect: 'read', request: v.object({orderId, operationId}), answer: OperationState,
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];
