/** What every flow asks: who is signed in, and what became of a once-only operation. */
import * as v from 'valibot';
import {Id, Instant, OperationId} from '../domain/schema.js';

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
  /** `succeeded`, of `createCase`: the id of the case that was made. */
  caseId: v.optional(v.nullable(Id), null),
});
export type OperationState = v.InferOutput<typeof OperationState>;

/** Answers of the operations that every flow uses. */
export const sessionAnswers = {
  getSession: Session,
  extendSession: Session,
  getOperation: OperationState,
} as const;
