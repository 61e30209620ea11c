/** A whole case: what was asked, and everything that happened since, in order (S-23, S-25). */
import * as v from 'valibot';
import {Count, distinct, Id, Instant, openPicklist, OperationId, Sha256} from '../schema.js';
import {CaseActor, caseStates, CaseSummary, Severity, shortText} from './case-summary.js';

export const longText = v.pipe(v.string(), v.maxLength(200_000));

/** A file that is stored at a case. It is fetched by its id; there is no address that could lead elsewhere (F-E9). */
export const CaseFile = v.object({
  id: Id,
  /** As the sender's device named it: shown isolated, and never a path (F-E10). */
  name: shortText,
  size: Count,
  /** Its media type as it was sent; says nothing about what it is. */
  type: v.optional(shortText, ''),
  sha256: v.optional(v.nullable(Sha256), null),
});
export type CaseFile = v.InferOutput<typeof CaseFile>;

/** Something that happened in a case. Another kind is shown as its text. */
export const ThreadEntry = v.object({
  id: Id,
  /** The case's revision that began with it. */
  revision: Count,
  kind: openPicklist(['message', 'state', 'severity', 'files']),
  at: Instant,
  by: CaseActor,
  /** `message`: what was written. `state`, `severity`: the reason, where one was given. Plain text. */
  text: v.optional(longText, ''),
  files: v.optional(v.pipe(v.array(CaseFile), v.maxLength(100)), []),
  /** `state`: from which to which. */
  state: v.optional(v.nullable(v.object({from: openPicklist(caseStates), to: openPicklist(caseStates)})), null),
  /** `severity`: from which to which. */
  severity: v.optional(v.nullable(v.object({from: Severity, to: Severity})), null),
  /** The id under which the signed-in person sent it: tells one's own message in the outbox. */
  operationId: v.optional(v.nullable(OperationId), null),
});
export type ThreadEntry = v.InferOutput<typeof ThreadEntry>;

const entries = v.pipe(
  v.array(ThreadEntry),
  v.maxLength(1000),
  distinct(({id}) => id),
);

/** Who is asked back. */
export const CaseContact = v.object({
  name: shortText,
  email: shortText,
  phone: v.optional(shortText, ''),
});
export type CaseContact = v.InferOutput<typeof CaseContact>;

export const SupportCase = v.object({
  ...CaseSummary.entries,
  /** The chain of categories, the widest first (S-09). */
  categories: v.optional(v.pipe(v.array(v.object({id: Id, name: shortText})), v.maxLength(4)), []),
  description: longText,
  contact: CaseContact,
  /** What was sent besides, exactly as it was previewed; empty: nothing. */
  technicalDetails: v.optional(longText, ''),
  files: v.optional(v.pipe(v.array(CaseFile), v.maxLength(100)), []),
  /** The oldest first; at most the newest thousand, and what is before them by `earlierCursor`. */
  entries,
  earlierCursor: v.optional(v.nullable(Id), null),
  /** The closed case that this one goes on from; `null`: none. */
  linkedCase: v.optional(v.nullable(v.object({id: Id, reference: Id})), null),
  /** Whether the signed-in person may answer, judge, close and reopen it: not everybody may who sees it. */
  mayAct: v.optional(v.boolean(), true),
  /** How it was rated, once; `null`: not yet. */
  rating: v.optional(
    v.nullable(v.object({stars: v.picklist([1, 2, 3, 4, 5]), comment: v.optional(longText, '')})),
    null,
  ),
});
export type SupportCase = v.InferOutput<typeof SupportCase>;
export type SupportCaseInput = v.InferInput<typeof SupportCase>;

/** What is new in a case since a revision. */
export const CaseChanges = v.object({
  case: CaseSummary,
  /** The oldest first. */
  entries,
  /** Whether there is more than fits: the case is to be asked for as a whole. */
  more: v.optional(v.boolean(), false),
});
export type CaseChanges = v.InferOutput<typeof CaseChanges>;
