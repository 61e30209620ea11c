/** Answers that `<support-center>` needs. */
import * as v from 'valibot';
import {Count, distinct, Id, Instant} from '../domain/schema.js';
import {Article, ArticleSummary, Topic} from '../domain/support/article.js';
import {CaseCategory} from '../domain/support/case-category.js';
import {CaseSummary} from '../domain/support/case-summary.js';
import {CaseChanges, SupportCase} from '../domain/support/support-case.js';
import {FirstRun} from '../domain/support/support-profile.js';
import {Upload} from '../domain/support/upload.js';
import {sessionAnswers} from './session-operations.js';
import {supportHomeAnswers} from './support-home-operations.js';

const Cursor = v.pipe(v.string(), v.minLength(1), v.maxLength(4000));
const nextCursor = v.optional(v.nullable(Cursor), null);

export const supportAnswers = {
  ...sessionAnswers,
  ...supportHomeAnswers,
  confirmFirstRun: v.object({
    firstRun: FirstRun,
    /** Whether the module was found, or that it is there was taken on trust. */
    found: v.boolean(),
  }),
  skipFirstRun: FirstRun,
  listArticles: v.object({
    articles: v.pipe(
      v.array(ArticleSummary),
      v.maxLength(2000),
      distinct(({id}) => id),
    ),
    /** With `since`: ids of articles that are not there any more. */
    removed: v.optional(v.pipe(v.array(Id), v.maxLength(2000)), []),
    topics: v.optional(
      v.pipe(
        v.array(Topic),
        v.maxLength(500),
        distinct(({id}) => id),
      ),
      [],
    ),
    /** Where the next page begins; `null`: this is the last. */
    nextCursor,
    /** How many there are in all with this language and topic, or how many changed; `null`: not counted. */
    total: v.optional(v.nullable(Count), null),
    /** On the last page: what `since` is next time, to hear of changes alone; `null`: the server tells all each time. */
    mark: v.optional(v.nullable(Cursor), null),
  }),
  getArticle: Article,
  searchArticles: v.object({
    /** The best first. */
    articles: v.pipe(
      v.array(ArticleSummary),
      v.maxLength(100),
      distinct(({id}) => id),
    ),
  }),
  rateArticle: v.object({recordedAt: Instant}),
  listCategories: v.object({
    categories: v.pipe(
      v.array(CaseCategory),
      v.maxLength(5000),
      distinct(({id}) => id),
    ),
  }),
  listCases: v.object({
    cases: v.pipe(
      v.array(CaseSummary),
      v.maxLength(200),
      distinct(({id}) => id),
    ),
    nextCursor,
    /** How many there are in all with this filter; `null`: not counted. */
    total: v.optional(v.nullable(Count), null),
  }),
  getCase: SupportCase,
  getCaseChanges: CaseChanges,
  findSimilarCases: v.object({
    /** Open cases that may be the same, the likeliest first. */
    cases: v.pipe(
      v.array(CaseSummary),
      v.maxLength(20),
      distinct(({id}) => id),
    ),
    /** Articles that may answer it; empty where the server does not search. */
    articles: v.optional(
      v.pipe(
        v.array(ArticleSummary),
        v.maxLength(20),
        distinct(({id}) => id),
      ),
      [],
    ),
  }),
  createCase: SupportCase,
  replyToCase: SupportCase,
  acceptSolution: SupportCase,
  rejectSolution: SupportCase,
  closeCase: SupportCase,
  reopenCase: SupportCase,
  rateCase: SupportCase,
  followCase: SupportCase,
  createUpload: Upload,
  getUpload: Upload,
  cancelUpload: v.object({uploadId: Id}),
} as const;
export type SupportOperation = keyof typeof supportAnswers;
