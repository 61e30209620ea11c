/** Looks for articles, on the device or by the server: the newest question alone counts (S-02). */
import type {CheckedSupportBackend} from '../../../backend/checked-support-backend.js';
import {BackendError, problemOf, type Problem} from '../../../domain/problem.js';
import type {ArticleSummary} from '../../../domain/support/article.js';
import type {ArticleSearchStatus, MarkedText, MatchKind} from '../search/search-types.js';
import type {ArticleLibrary} from './article-library.js';

export interface FoundArticle {
  readonly id: string;
  readonly title: MarkedText;
  readonly summary: MarkedText;
  readonly topicId: string;
  readonly language: string;
}

/** What was looked for. */
export interface ArticleQuestion {
  readonly query: string;
  readonly topicId: string | null;
  readonly language: string;
  /** Most articles listed. */
  readonly limit: number;
}

export interface FoundArticles {
  readonly question: ArticleQuestion;
  readonly articles: readonly FoundArticle[];
  /** How many there are; `null`: not counted. */
  readonly total: number | null;
  readonly match: MatchKind;
  /** Whether a larger limit shows more. */
  readonly hasMore: boolean;
}

/** Articles that are listed at first, and that come with each "more". */
export const listedAtOnce = 20;
/** Most that are listed: whoever has so many needs another word. */
export const mostListed = {here: 200, byServer: 100} as const;
/** A pause in typing after which the server is asked. */
const pauseMilliseconds = 250;
/** While articles are being loaded, a question is asked again this often. */
const againMilliseconds = 600;

const plain = (text: string): MarkedText => ({text, marks: []});
const listed = ({id, title, summary, topicId, language}: ArticleSummary): FoundArticle => ({
  id,
  title: plain(title),
  summary: plain(summary),
  topicId,
  language,
});

/** Whether anything is looked for: without words and topic nothing is. */
export const isAsked = ({query, topicId}: Pick<ArticleQuestion, 'query' | 'topicId'>): boolean =>
  query.trim() !== '' || topicId !== null;

const keyOf = ({query, ...rest}: ArticleQuestion): string => JSON.stringify({...rest, query: query.trim()});

export interface ArticleFinderOptions {
  readonly library: ArticleLibrary;
  readonly backend: Pick<CheckedSupportBackend, 'searchArticles' | 'listArticles'>;
  readonly onChange: () => void;
}

export class ArticleFinder {
  readonly #options: ArticleFinderOptions;
  #question: ArticleQuestion | null = null;
  #byServer = false;
  #key = '';
  #found: FoundArticles | null = null;
  #problem: Problem | null = null;
  #isSearching = false;
  #asked: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #seenStatus = '';

  constructor(options: ArticleFinderOptions) {
    this.#options = options;
  }

  /** What was found last; what was looked for may be newer. */
  get found(): FoundArticles | null {
    return this.#found;
  }

  /** Why the server could not be asked. */
  get problem(): Problem | null {
    return this.#problem;
  }

  get isSearching(): boolean {
    return this.#isSearching;
  }

  /** Looks for `question`, unless that is what is looked for already. */
  follow(question: ArticleQuestion, byServer: boolean): void {
    const key = `${byServer} ${keyOf(question)}`;
    const {library} = this.#options;
    const status = byServer ? '' : statusKey(library.status);
    const isNews = status !== this.#seenStatus;
    this.#seenStatus = status;
    if (key === this.#key) {
      // More articles are there than when it was asked.
      if (isNews && isAsked(question)) this.#again ??= setTimeout(() => this.#askAgain(), againMilliseconds);
      return;
    }
    this.#key = key;
    this.#byServer = byServer;
    this.#question = question;
    this.#problem = null;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    if (!isAsked(question)) {
      this.#found = null;
      this.#isSearching = false;
      if (!byServer) void library.search(question.language);
      return;
    }
    this.#isSearching = true;
    const isTyping = byServer && this.#found !== null && this.#found.question.query !== question.query;
    if (isTyping) this.#timer = setTimeout(() => void this.#ask(question), pauseMilliseconds);
    else void this.#ask(question);
  }

  /** Asks again for what could not be answered. */
  async retry(): Promise<void> {
    const question = this.#question;
    if (!question) return;
    if (!this.#byServer) await (await this.#options.library.search(question.language))?.update();
    this.#askAgain();
  }

  end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    this.#asked?.abort();
    this.#question = null;
  }

  #askAgain(): void {
    this.#again = undefined;
    const question = this.#question;
    if (!question || !isAsked(question)) return;
    this.#problem = null;
    this.#isSearching = true;
    void this.#ask(question);
  }

  async #ask(question: ArticleQuestion): Promise<void> {
    const {onChange} = this.#options;
    const asked = (this.#asked = new AbortController());
    const isOld = (): boolean => asked.signal.aborted || this.#question !== question;
    try {
      const found = this.#byServer ? await this.#askServer(question, asked.signal) : await this.#askHere(question);
      if (isOld()) return;
      this.#found = found;
    } catch (error) {
      if (isOld()) return;
      this.#problem = problemOf(error);
    }
    this.#isSearching = false;
    onChange();
  }

  async #askHere(question: ArticleQuestion): Promise<FoundArticles> {
    const {query, topicId, language, limit} = question;
    const search = await this.#options.library.search(language);
    if (!search) throw new BackendError({kind: 'network', code: 'kit-part'});
    const {hits, total, match} = await search.search(query, {limit, ...(topicId !== null && {topic: topicId})});
    return {
      question,
      articles: hits.map(({topic, ...hit}) => ({...hit, topicId: topic})),
      total,
      match,
      hasMore: total > hits.length && hits.length < mostListed.here,
    };
  }

  async #askServer(question: ArticleQuestion, signal: AbortSignal): Promise<FoundArticles> {
    const {query, topicId, language, limit} = question;
    const {backend} = this.#options;
    const most = Math.min(limit, mostListed.byServer);
    const text = query.trim();
    if (text === '') {
      const {articles, total, nextCursor} = await backend.listArticles({language, topicId, limit: most}, {signal});
      const hasMore = nextCursor !== null && most < mostListed.byServer;
      return {question, articles: articles.map(listed), total, match: articles.length > 0 ? 'all' : 'none', hasMore};
    }
    const {articles} = await backend.searchArticles({language, text, topicId, limit: most}, {signal});
    const isAll = articles.length < most;
    return {
      question,
      articles: articles.map(listed),
      total: isAll ? articles.length : null,
      match: articles.length > 0 ? 'all' : 'none',
      hasMore: !isAll && most < mostListed.byServer,
    };
  }
}

function statusKey(status: ArticleSearchStatus | null): string {
  if (status === null) return '';
  return 'done' in status
    ? `${status.state} ${status.done}`
    : 'at' in status
      ? `${status.state} ${status.at}`
      : status.state;
}
