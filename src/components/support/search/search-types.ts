/** What a search over the knowledge base is asked, and what it answers. Plain data: it crosses to a worker. */
import type {ArticleSummary} from '../../../domain/article-summary.js';

/** A page of the knowledge base, or of what changed in it. */
export interface ArticlePage {
  readonly articles: readonly ArticleSummary[];
  /** Ids of articles that are no longer there. */
  readonly removed: readonly string[];
  /** Where the next page begins; `null` with the last. */
  readonly nextCursor: string | null;
  /**
   * Names the state of the knowledge base; asked for later, as `since`, it answers with what changed. Empty: a page
   * further on names it; where none does, everything is asked for anew.
   */
  readonly version: string;
  /** These pages are everything, though changes were asked for: `since` is no longer known. Only on the first page. */
  readonly whole?: boolean;
  /** How many articles all pages have together, where that is known. */
  readonly total?: number;
}

/** Asks the back end for a page. `since` is the version that is kept; `null` asks for everything. */
export type LoadArticles = (cursor: string | null, since: string | null) => Promise<ArticlePage>;

/** A text and the places in it that were searched for, each from a start to an end in UTF-16 units, in order. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

export interface ArticleHit extends Pick<ArticleSummary, 'id' | 'topic' | 'language' | 'version'> {
  readonly title: MarkedText;
  readonly summary: MarkedText;
}

/**
 * - `all`: every hit has all words, in some form. - `similar`: with a word that is spelt much like the typed one the hits
 * have all words, or more of them than any article has as they were typed. - `some`: no article has all of the words; the
 * hits have at least half of them. - `none`: no hits.
 */
export type MatchKind = 'all' | 'similar' | 'some' | 'none';

export interface ArticleHits {
  /** The best first. */
  readonly hits: readonly ArticleHit[];
  /** How many there are, listed or not. */
  readonly total: number;
  readonly match: MatchKind;
}

export interface ArticleQuery {
  /** Only articles of this topic. With an empty query it lists them, by title. */
  readonly topic?: string;
  /** Most hits listed. Default 20, at most 200. */
  readonly limit?: number;
}

export interface TopicCount {
  readonly topic: string;
  readonly count: number;
}

/**
 * - `opening`: nothing can be found yet. - `building`: what is there so far is found already; `total` where it is known.
 * - `checking`: the copy of `at`, while the back end is asked what changed. - `ready`: the back end's state of `at`. - `offline`: the copy of `at`, because the back end did not answer.
 * - `failed`: there is no copy, and the back end did not answer. `update()` tries again.
 */
export type ArticleSearchState =
  | {readonly state: 'opening'}
  | {readonly state: 'building'; readonly done: number; readonly total: number | null}
  | {readonly state: 'checking'; readonly count: number; readonly at: number}
  | {readonly state: 'ready'; readonly count: number; readonly at: number}
  | {readonly state: 'offline'; readonly count: number; readonly at: number}
  | {readonly state: 'failed'};

/** `at` in epoch milliseconds by the device's clock. */
export type ArticleSearchStatus = ArticleSearchState & {
  /** Whether the next visit finds it on the device. */
  readonly kept: 'device' | 'memory';
};

export const noHits: ArticleHits = {hits: [], total: 0, match: 'none'};
