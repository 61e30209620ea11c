import {isArticleSummary, type ArticleSummary} from '../../../domain/article-summary.js';
import {pauses} from '../../../domain/pause.js';
import {WordReader, type WordForms} from '../../../domain/search-words.js';
import type {PartStore} from '../../../storage/part-store.js';
import {ArticleIndex} from './article-index.js';
import {findArticles} from './find-articles.js';
import {applyChange, readIndex, writeChange, writeIndex, type Manifest} from './kept-index.js';
import type {
  ArticleHits,
  ArticlePage,
  ArticleQuery,
  ArticleSearchState,
  ArticleSearchStatus,
  LoadArticles,
  TopicCount,
} from './search-types.js';

/** A snapshot is written anew when more than this many articles, or this share of them, changed since the last. */
const [mostChanges, mostChanged] = [1000, 0.1];
/** More pages than these are no knowledge base. */
const mostPages = 20_000;

export interface SearchEngineOptions {
  readonly language: string;
  readonly forms: WordForms;
  readonly load: LoadArticles;
  /** `null`: nothing is kept. */
  readonly store: PartStore | null;
  /** Of the tabs that have the same name, one writes. */
  readonly writerName: string | null;
  readonly onStatus: (status: ArticleSearchStatus) => void;
  readonly now?: () => number;
}

const closed = Symbol('closed');

/**
 * The search itself, wherever it runs: reads what is kept, asks what changed, keeps that, and answers meanwhile. Works in
 * slices, so that whatever shares its thread goes on.
 */
export class SearchEngine {
  readonly #options: SearchEngineOptions;
  readonly #reader: WordReader;
  readonly #now: () => number;
  readonly #turns = pauses();
  #index: ArticleIndex;
  /** The state that the index has: the back end's name for it, and when it was asked for. */
  #known: {version: string; at: number} | null = null;
  #manifest: Manifest | null = null;
  #updating: Promise<void> | null = null;
  #isClosed = false;
  #stopWriting: (() => void) | null = null;

  constructor(options: SearchEngineOptions) {
    this.#options = options;
    this.#reader = new WordReader(options.language, options.forms);
    this.#index = new ArticleIndex(this.#reader);
    this.#now = options.now ?? Date.now;
  }

  /** Reads what is kept and brings it up to date. Resolves when that is done or has failed; the status tells. */
  async start(): Promise<void> {
    this.#tell({state: 'opening'});
    const {store, language} = this.#options;
    const kept = store && (await readIndex(store, language, this.#reader, this.#pause).catch(nothing));
    if (this.#isClosed) return;
    if (kept) {
      this.#index = kept.index;
      this.#manifest = kept.manifest;
      this.#known = kept.manifest;
    }
    await this.update();
  }

  /** Asks the back end for what changed; calls that meet share one asking. */
  update(): Promise<void> {
    return (this.#updating ??= this.#update()
      .catch((error: unknown) => {
        if (error === closed || this.#isClosed) return;
        this.#tell(this.#known ? this.#of('offline') : {state: 'failed'});
      })
      .finally(() => (this.#updating = null)));
  }

  search(query: string, options?: ArticleQuery): ArticleHits {
    return findArticles(this.#index, query, options);
  }

  topics(): TopicCount[] {
    return this.#index.topics();
  }

  close(): void {
    this.#isClosed = true;
    this.#stopWriting?.();
    this.#options.store?.close();
  }

  async #update(): Promise<void> {
    const at = this.#now();
    const since = this.#known?.version ?? null;
    this.#tell(this.#known ? this.#of('checking') : {state: 'building', done: 0, total: null});
    const first = await this.#load(null, since);
    const isWhole = since === null || first.whole === true;
    const index = isWhole ? new ArticleIndex(this.#reader) : this.#index;
    // What is there is found while it grows; a copy that still serves is only replaced by a whole one.
    if (!this.#known) this.#index = index;
    const articles: ArticleSummary[] = [];
    const removed: string[] = [];
    let version = '';
    for await (const page of this.#pages(first, since)) {
      version ||= page.version;
      await applyChange(index, page, this.#pause);
      if (this.#known) {
        if (!isWhole) {
          articles.push(...page.articles);
          removed.push(...page.removed);
        }
      } else {
        this.#tell({state: 'building', done: index.count, total: first.total ?? null});
      }
    }
    this.#index = index;
    this.#known = {version, at};
    this.#tell(this.#of('ready'));
    await this.#keep(isWhole ? null : {articles, removed}, this.#known);
    this.#tell(this.#of('ready'));
  }

  async *#pages(first: ArticlePage, since: string | null): AsyncGenerator<ArticlePage> {
    yield first;
    let cursor = first.nextCursor;
    for (let count = 1; cursor !== null; count++) {
      const page = await this.#load(cursor, since);
      yield page;
      if (page.nextCursor === cursor || count > mostPages) throw new Error('the pages have no end');
      cursor = page.nextCursor;
    }
  }

  async #load(cursor: string | null, since: string | null): Promise<ArticlePage> {
    const page = await this.#options.load(cursor, since);
    if (this.#isClosed) throw closed;
    const {articles, removed, nextCursor, version, total} = page;
    const isPage =
      Array.isArray(articles) &&
      Array.isArray(removed) &&
      typeof version === 'string' &&
      (nextCursor === null || typeof nextCursor === 'string') &&
      (total === undefined || Number.isSafeInteger(total));
    if (!isPage || !articles.every(isArticleSummary)) throw new TypeError('this is no page of articles');
    return page;
  }

  async #keep(change: {articles: ArticleSummary[]; removed: string[]} | null, known: {version: string; at: number}) {
    const {store, language} = this.#options;
    if (!store || !(await this.#mayWrite())) return;
    const before = this.#manifest;
    const changed = change ? (before?.changed ?? 0) + change.articles.length + change.removed.length : 0;
    const isSmall = before && change && changed <= Math.max(mostChanges, this.#index.count * mostChanged);
    this.#manifest = isSmall
      ? await writeChange(store, before, change, known)
      : await writeIndex(store, this.#index, {...known, language}, this.#pause);
  }

  /** One tab at a time writes, from its first time until it is closed. */
  #mayWrite(): Promise<boolean> {
    const {writerName} = this.#options;
    if (this.#stopWriting || writerName === null || !globalThis.navigator?.locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      const held = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        if (lock && !this.#isClosed) return new Promise((release) => (this.#stopWriting = release));
        return undefined;
      };
      navigator.locks.request(writerName, {ifAvailable: true}, held).catch(() => resolve(true));
    });
  }

  /** One for all work, so that no two pieces of it add up. Ends the work once this is closed. */
  readonly #pause = async (): Promise<void> => {
    await this.#turns();
    if (this.#isClosed) throw closed;
  };

  #of(state: 'checking' | 'ready' | 'offline'): ArticleSearchState {
    return {state, count: this.#index.count, at: this.#known!.at};
  }

  #tell(state: ArticleSearchState): void {
    if (!this.#isClosed) this.#options.onStatus({...state, kept: this.#manifest ? 'device' : 'memory'});
  }
}

const nothing = (): null => null;
