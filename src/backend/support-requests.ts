/** What the operations of support ask for, and what they do. */
import * as v from 'valibot';
import {Count, Id, Instant, LanguageTag, OperationId, Sha256} from '../domain/schema.js';
import {Concern, Severity} from '../domain/support/case-summary.js';
import type {SupportOperation} from './support-operations.js';
import type {sessionAnswers} from './session-operations.js';

const text = v.pipe(v.string(), v.maxLength(200_000));
const caseId = Id;
const operationId = OperationId;
const language = LanguageTag;
const cursor = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(4000))), null);
const limitOf = (most: number, usual: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)), usual);
/** Since when changes count as new; `null`: none does. */
const since = v.optional(v.nullable(Instant), null);
const uploadIds = v.optional(v.pipe(v.array(Id), v.maxLength(100)), []);

/** Which cases the history shows. `open`: all but the closed ones. */
export const caseFilters = ['all', 'open', 'needsAnswer', 'changed', 'resolved', 'closed', 'followed'] as const;
export type CaseFilter = (typeof caseFilters)[number];
/** `updated`, `created`: the newest first. `answerDue`: the soonest first. `severity`: the severest first. */
export const caseOrders = ['updated', 'created', 'answerDue', 'severity'] as const;
export type CaseOrder = (typeof caseOrders)[number];
export const caseScopes = ['mine', 'company'] as const;
export type CaseScope = (typeof caseScopes)[number];

export const supportRequests = {
  getSupport: v.object({language, since}),
  getSupportCounts: v.object({since}),
  /** `selfDeclared`: nobody but the person can know that the module is there. */
  confirmFirstRun: v.object({selfDeclared: v.optional(v.boolean(), false)}),
  skipFirstRun: v.object({}),
  listArticles: v.object({
    language,
    /** Articles of one topic alone; not together with `since`. */
    topicId: v.optional(v.nullable(Id), null),
    cursor,
    /** Most articles in the answer. */
    limit: limitOf(2000, 500),
    /** The `mark` of an earlier last page: changes since then alone. Too old: kind `gone`, code `mark-unknown`. */
    since: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(4000))), null),
  }),
  getArticle: v.object({articleId: Id, language}),
  searchArticles: v.object({language, text, topicId: v.optional(v.nullable(Id), null), limit: limitOf(100, 20)}),
  rateArticle: v.object({articleId: Id, language, version: Count, helped: v.boolean()}),
  listCategories: v.object({language}),
  listCases: v.object({
    scope: v.optional(v.picklist(caseScopes), 'mine'),
    show: v.optional(v.picklist(caseFilters), 'all'),
    /**
     * Words of a subject, a reference, a product or what it concerns, each as the beginning of a word, in any order;
     * letter case, marks (ё, š) and endings do not matter.
     */
    text: v.optional(text, ''),
    sort: v.optional(v.picklist(caseOrders), 'updated'),
    since,
    cursor,
    /** Most cases in the answer. */
    limit: limitOf(200, 50),
  }),
  /** `before`: the `earlierCursor` of an earlier answer, for older entries. */
  getCase: v.object({caseId, before: cursor}),
  getCaseChanges: v.object({caseId, since: Count}),
  findSimilarCases: v.object({
    /** Subject and description as far as they are typed. */
    text,
    language,
    categoryId: v.optional(v.nullable(Id), null),
    productId: v.optional(v.nullable(Id), null),
  }),
  createCase: v.object({
    operationId,
    /** The last category of the chain; `null`: the vendor finds it from the words (S-21). */
    categoryId: v.nullable(Id),
    subject: text,
    description: text,
    severity: Severity,
    productId: v.optional(v.nullable(Id), null),
    concern: v.optional(v.nullable(Concern), null),
    language,
    contact: v.object({name: text, email: text, phone: v.optional(text, '')}),
    uploadIds,
    /** Exactly what was previewed; empty: nothing. */
    technicalDetails: v.optional(text, ''),
    /** The closed case that this one goes on from. */
    linkedCaseId: v.optional(v.nullable(Id), null),
  }),
  replyToCase: v.object({caseId, operationId, text, uploadIds}),
  acceptSolution: v.object({caseId, operationId, comment: v.optional(text, '')}),
  rejectSolution: v.object({caseId, operationId, reason: text}),
  closeCase: v.object({caseId, operationId, reason: v.optional(text, '')}),
  reopenCase: v.object({caseId, operationId, reason: text}),
  rateCase: v.object({caseId, operationId, stars: v.picklist([1, 2, 3, 4, 5]), comment: v.optional(text, '')}),
  followCase: v.object({caseId, following: v.boolean()}),
  createUpload: v.object({
    /** Made by the client. The same id with the same file answers how far it is. */
    uploadId: Id,
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
    size: Count,
    type: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
    /** SHA-256 of its bytes; `null`: not worked out. */
    sha256: v.optional(v.nullable(Sha256), null),
  }),
  getUpload: v.object({uploadId: Id}),
  cancelUpload: v.object({uploadId: Id}),
} as const satisfies Record<Exclude<SupportOperation, keyof typeof sessionAnswers>, v.GenericSchema>;

/** What each operation does, for the reader of the OpenAPI document. */
export const supportSummaries: Readonly<Record<keyof typeof supportRequests, string>> = {
  getSupport:
    'What the first view of support shows: first-time task, topics, products, and how many cases wait (S-01).',
  getSupportCounts: 'How many cases wait or changed: what a button or badge shows (S-11).',
  confirmFirstRun: 'Looks whether the module was added, or records that the person says so (S-05).',
  skipFirstRun: 'Puts the first-time task off, where the vendor allows it (S-05).',
  listArticles:
    'What is known of the articles of a language, page by page: all that the search on the device needs (S-02).',
  getArticle: 'An article to read (S-02).',
  searchArticles: 'Articles that fit a text, where the server searches; else kind `gone`, code `no-search`.',
  rateArticle: 'Records whether an article helped; the newest answer of a person counts.',
  listCategories: 'The categories of a case: a tree of at most four levels (S-09).',
  listCases: "The person's cases, or the company's, page by page; a page after the last cursor is empty (S-04, S-12).",
  getCase: 'A case with what happened in it (S-23, S-25).',
  getCaseChanges: 'What happened in a case since a revision.',
  findSimilarCases: 'Open cases of the company and articles that may be about the same.',
  createCase:
    'Opens a case (S-03); conflict `first-run` where the first-time task is missing (S-05); invalid fields by path, files by `uploadIds.0` with one of the eight codes (S-28).',
  replyToCase:
    'Answers in a case; one that waited for the person is open again (S-23). Conflict `case-closed`; a file by `uploadIds.0`.',
  acceptSolution:
    'Accepts the proposed solution and closes the case; only in state `resolved`, only the customer (S-23).',
  rejectSolution: 'Rejects the proposed solution with a reason; the case is open again (S-23).',
  closeCase: 'Closes a case that is not needed any more; conflict `case-closed`.',
  reopenCase: 'Opens a closed case again within its window; after that conflict `too-late` (S-23).',
  rateCase: 'Rates a closed case, once; then conflict `rated-already` (S-23).',
  followCase: 'Whether the person is told of news of a case of the company.',
  createUpload:
    'Announces a file. Answers what the server has of it; a file it has already is stored at once. Its bytes follow by tus 1.0 at `uploads/files/{uploadId}`.',
  getUpload: 'How far an upload is, and whether the file was taken (S-28).',
  cancelUpload: 'Forgets an upload that belongs to no case yet.',
};
