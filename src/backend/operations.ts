/**
 * The contract between the kit and a vendor's systems, with requests.ts as one source: every operation with its path,
 * its effect and the schema of its answer. From it come the TypeScript interface, the validation of answers, the HTTP
 * paths, the OpenAPI document, the mock and the conformance suite.
 */
import * as v from 'valibot';
import {Activation, AdminCheck, NameAvailability, Order, OrganizationMatch} from '../domain/order.js';
import {distinct, Id, Instant, OperationId} from '../domain/schema.js';

/**
 * `read` asks and changes nothing. `write` sets a value and may be repeated without harm.
 * `once` is carried out at most once by its `operationId`, which travels as the idempotency key.
 */
export type Effect = 'read' | 'write' | 'once';

interface Operation {
  readonly path: string;
  readonly effect: Effect;
  readonly answer: v.GenericSchema;
}

const text = v.string();

export const Session = v.object({
  /** The signed-in account, or `null` where nobody is (decision 9). */
  account: v.nullable(
    v.object({
      /** Stable id of the account: the key under which data on the device is kept apart. */
      id: Id,
      name: v.optional(text, ''),
      email: v.optional(text, ''),
    }),
  ),
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
  nextOperationId: v.optional(v.nullable(OperationId), null),
  /** The server's reference, for support. */
  reference: v.optional(v.nullable(text), null),
});
export type OperationState = v.InferOutput<typeof OperationState>;

export const operations = {
  getSession: {path: 'session/get', effect: 'read', answer: Session},
  extendSession: {path: 'session/extend', effect: 'write', answer: Session},
  getOrder: {path: 'orders/get', effect: 'read', answer: Order},
  changeContact: {path: 'orders/change-contact', effect: 'write', answer: Order},
  resendMail: {path: 'orders/resend-mail', effect: 'write', answer: v.object({sentAt: Instant})},
  handOver: {path: 'orders/hand-over', effect: 'write', answer: Order},
  matchOrganizations: {
    path: 'organizations/match',
    effect: 'read',
    answer: v.object({
      matches: v.pipe(
        v.array(OrganizationMatch),
        distinct(({id}) => id),
      ),
      /** Whether a new organisation may be created for this order (P-02). */
      mayCreate: v.boolean(),
    }),
  },
  checkAdmin: {path: 'organizations/check-admin', effect: 'read', answer: AdminCheck},
  mapOrder: {path: 'orders/map', effect: 'once', answer: Order},
  setPassword: {path: 'orders/set-password', effect: 'once', answer: Order},
  saveCalling: {path: 'settings/calling', effect: 'write', answer: Order},
  checkSiteName: {path: 'settings/check-site-name', effect: 'read', answer: NameAvailability},
  saveMeetings: {path: 'settings/meetings', effect: 'write', answer: Order},
  checkSubdomain: {path: 'settings/check-subdomain', effect: 'read', answer: NameAvailability},
  saveSubdomain: {path: 'settings/subdomain', effect: 'write', answer: Order},
  provision: {path: 'orders/provision', effect: 'once', answer: Order},
  getActivation: {path: 'orders/activation', effect: 'read', answer: Activation},
  retryActivation: {path: 'orders/retry-activation', effect: 'once', answer: Activation},
  getOperation: {path: 'operations/get', effect: 'read', answer: OperationState},
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];
