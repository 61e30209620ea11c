/** What a case is listed by: all that the history needs to know of one. */
import * as v from 'valibot';
import {Count, Id, Instant, LanguageTag, openPicklist} from '../schema.js';

export const shortText = v.pipe(v.string(), v.maxLength(1000));

/**
 * The states of a case (S-23). `new`: received. `acknowledged`: a representative has it. `open`: being worked on.
 * `waitingForYou`, `waitingForVendor`: whose answer is missing. `resolved`: a solution is proposed, and only the
 * customer may accept or reject it. `closed`: cannot be edited. `reopened`: open again. Another value is shown as it
 * is and offers a reply only.
 */
export const caseStates = [
  'new',
  'acknowledged',
  'open',
  'waitingForYou',
  'waitingForVendor',
  'resolved',
  'closed',
  'reopened',
] as const;
export type CaseState = (typeof caseStates)[number];

/** 1: down. 2: severely impaired. 3: impaired. 4: a question (S-14). */
export const severities = [1, 2, 3, 4] as const;
export const Severity = v.picklist(severities);
export type Severity = v.InferOutput<typeof Severity>;

/** Who did something in a case. */
export const CaseActor = v.object({
  role: openPicklist(['customer', 'vendor', 'system']),
  name: v.optional(shortText, ''),
  /** Whether it was the signed-in person. */
  isMe: v.optional(v.boolean(), false),
});
export type CaseActor = v.InferOutput<typeof CaseActor>;

/** What a case is about besides its words. Unknown kinds are shown by their name. */
export const Concern = v.object({
  kind: openPicklist(['order', 'agreement']),
  id: Id,
  name: v.optional(shortText, ''),
});
export type Concern = v.InferOutput<typeof Concern>;

/** A case as the history lists it (S-04, S-12). */
export const CaseSummary = v.object({
  id: Id,
  /** The number people name it by. */
  reference: Id,
  subject: shortText,
  state: openPicklist(caseStates),
  severity: Severity,
  productName: v.optional(v.nullable(shortText), null),
  concern: v.optional(v.nullable(Concern), null),
  /** The language it is written in, which need not be the page's (decision 13). */
  language: v.optional(v.nullable(LanguageTag), null),
  openedBy: CaseActor,
  createdAt: Instant,
  /** The newest change, and who made it: what is new since the last visit follows from both (S-11). */
  updatedAt: Instant,
  updatedBy: v.optional(CaseActor, {role: 'system'}),
  resolvedAt: v.optional(v.nullable(Instant), null),
  closedAt: v.optional(v.nullable(Instant), null),
  /** Since when the vendor owes an answer; `null`: it owes none. */
  waitingSince: v.optional(v.nullable(Instant), null),
  /** When the vendor means to answer; `null`: worked out from policy (S-16). */
  answerDueAt: v.optional(v.nullable(Instant), null),
  /** Grows with every change of the case; what is new is asked for by it. */
  revision: Count,
  /** Whether the signed-in person is told of its news. */
  following: v.optional(v.boolean(), false),
});
export type CaseSummary = v.InferOutput<typeof CaseSummary>;
export type CaseSummaryInput = v.InferInput<typeof CaseSummary>;
