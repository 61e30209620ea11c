/** Everything that `<support-center>` keeps on a device. What is not listed here cannot be written. */
import * as v from 'valibot';
import {Count, Id, Instant, OperationId} from '../domain/schema.js';
import {Article} from '../domain/support/article.js';
import {CaseAnswers, ReplyAnswers} from '../domain/support/case-answers.js';
import {NewCaseDraft, ReplyDraft} from '../domain/support/case-drafts.js';
import {CaseSummary, Concern, Severity} from '../domain/support/case-summary.js';
import {SupportCase} from '../domain/support/support-case.js';
import {SupportProfile} from '../domain/support/support-profile.js';
import {draftKind} from './draft-kind.js';
import type {RecordKinds} from './port.js';

const text = v.string();

/** What every entry of the outbox has. */
const waiting = {
  id: OperationId,
  queuedAt: v.pipe(v.number(), v.minValue(0)),
  missingUploads: v.pipe(v.array(Id), v.readonly()),
  tried: v.boolean(),
};

/** A case or a reply that waits to be sent, with the answers from which it can be edited again. */
const OutboxRecord = v.variant('kind', [
  v.strictObject({
    kind: v.literal('case'),
    ...waiting,
    request: v.strictObject({
      categoryId: v.nullable(Id),
      subject: text,
      description: text,
      severity: Severity,
      productId: v.nullable(Id),
      concern: v.nullable(Concern),
      language: text,
      contact: v.strictObject({name: text, email: text, phone: text}),
      uploadIds: v.array(Id),
      technicalDetails: text,
      linkedCaseId: v.nullable(Id),
    }),
    answers: CaseAnswers,
    technicalDetails: v.optional(text),
  }),
  v.strictObject({
    kind: v.literal('reply'),
    ...waiting,
    request: v.strictObject({caseId: Id, text, uploadIds: v.pipe(v.array(Id), v.readonly())}),
    answers: ReplyAnswers,
  }),
]);

/** Copies are of answers that were checked: their schemas leave out what they do not name. */
export const supportKinds = {
  newCase: draftKind({version: 1, content: NewCaseDraft}),
  reply: draftKind({version: 1, content: ReplyDraft}),
  outbox: {version: 1, schema: OutboxRecord, migrations: {}},
  /** A file whose bytes are kept beside the records, in so many parts; by the upload's id. */
  file: {version: 1, schema: v.strictObject({size: Count, parts: Count}), migrations: {}},
  /** By language. */
  supportProfile: {version: 1, schema: v.strictObject({profile: SupportProfile}), migrations: {}},
  /** The first page of a filter without words, by that filter. */
  caseList: {
    version: 1,
    schema: v.strictObject({
      scope: v.picklist(['mine', 'company']),
      show: v.picklist(['all', 'open', 'needsAnswer', 'changed', 'resolved', 'closed', 'followed']),
      sort: v.picklist(['updated', 'created', 'answerDue', 'severity']),
      cases: v.pipe(v.array(CaseSummary), v.maxLength(200)),
    }),
    migrations: {},
  },
  supportCase: {version: 1, schema: v.strictObject({case: SupportCase}), migrations: {}},
  /** By language and id. */
  article: {version: 1, schema: v.strictObject({article: Article}), migrations: {}},
  /** The revision up to which a case was on view. */
  seenCase: {version: 1, schema: v.strictObject({revision: Count}), migrations: {}},
  /** When the person was here last, and since when changes are news. */
  supportVisit: {
    version: 2,
    schema: v.strictObject({at: Instant, since: Instant}),
    migrations: {1: (old) => ({...(old as {at: string}), since: (old as {at: string}).at})},
  },
} as const satisfies RecordKinds;
export type SupportKinds = typeof supportKinds;
