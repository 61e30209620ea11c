/** What the first view of support is made of: who asks, what there is, and how much waits. */
import * as v from 'valibot';
import {Count, distinct, Id, Instant, LanguageTag, openPicklist} from '../schema.js';
import {ArticleSummary, Topic} from './article.js';
import {shortText} from './case-summary.js';
import {CaseContact} from './support-case.js';

/**
 * How far the first-time task is (S-05). `unknown`: the server cannot tell. `signInWorkspace`: never seen in the
 * workspace. `addModule`: the module is missing.
 */
export const firstRunStates = ['unknown', 'notNeeded', 'signInWorkspace', 'addModule', 'done', 'skipped'] as const;

export const FirstRun = v.object({
  state: openPicklist(firstRunStates),
  /** Whether the server can look whether the module was added; else people say so themselves. */
  verifiable: v.optional(v.boolean(), false),
  /** `skipped`: until when. */
  skippedUntil: v.optional(v.nullable(Instant), null),
});
export type FirstRun = v.InferOutput<typeof FirstRun>;

/** How many of the signed-in person's cases wait for something (S-11). */
export const SupportCounts = v.object({
  /** Not closed. */
  open: Count,
  /** Waiting for an answer or a judgement of the person's. */
  needsAnswer: Count,
  /** Changed by somebody else since the moment that was asked about. */
  changed: Count,
  /** Of those that changed: a solution was proposed, or they were closed. Left out: the server does not count them. */
  completed: v.optional(Count),
});
export type SupportCounts = v.InferOutput<typeof SupportCounts>;

export const SupportProfile = v.object({
  firstRun: FirstRun,
  /** What the form begins with. */
  contact: v.optional(CaseContact, {name: '', email: ''}),
  /** Whether the cases of the whole company may be seen (S-12). */
  mayViewCompany: v.optional(v.boolean(), false),
  /** Languages that representatives answer in; empty: not known, and no warning is shown (S-20). */
  supportLanguages: v.optional(v.pipe(v.array(LanguageTag), v.maxLength(200)), []),
  /** What a case can be about. */
  products: v.optional(
    v.pipe(
      v.array(v.object({id: Id, name: shortText})),
      v.maxLength(1000),
      distinct(({id}) => id),
    ),
    [],
  ),
  /** Topics of the articles in the language asked for. */
  topics: v.optional(
    v.pipe(
      v.array(Topic),
      v.maxLength(500),
      distinct(({id}) => id),
    ),
    [],
  ),
  /** The articles most people need, in the language asked for. */
  articles: v.optional(v.pipe(v.array(ArticleSummary), v.maxLength(20)), []),
  /** How many articles there are in that language. */
  articleCount: v.optional(Count, 0),
  /** Whether `searchArticles` is answered; else the device searches. */
  searchesArticles: v.optional(v.boolean(), false),
  counts: SupportCounts,
});
export type SupportProfile = v.InferOutput<typeof SupportProfile>;
