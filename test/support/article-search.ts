/** Opens the search over a knowledge base in this page, and reads what it says. */
import {
  openArticleSearch,
  type ArticleSearch,
  type EngineSource,
  type SearchWorker,
} from '../../src/components/support/search/article-search.js';
import type {ArticleSearchStatus} from '../../src/components/support/search/search-types.js';
import {searchEngine} from '../../src/define/search-engine-here.js';
import {wordForms} from '../../src/domain/word-forms-en.js';
import type {KnowledgeBase} from './knowledge-base.js';

/** The worker as the test runner serves it: from its source. */
export const sourceWorker = (): SearchWorker =>
  new Worker('/src/define/article-search-worker-en.ts', {type: 'module'}) as SearchWorker;

export interface OpenedSearch extends ArticleSearch {
  readonly statuses: readonly ArticleSearchStatus[];
  /** The next status of this kind, or the present one. */
  until(state: ArticleSearchStatus['state'], kept?: ArticleSearchStatus['kept']): Promise<ArticleSearchStatus>;
}

const opened = new Set<ArticleSearch>();
export function closeSearches(): void {
  for (const search of opened) search.close();
  opened.clear();
}

export function openSearch(knowledge: Pick<KnowledgeBase, 'load'>, source: Partial<EngineSource> = {}): OpenedSearch {
  const statuses: ArticleSearchStatus[] = [];
  let listeners: (() => void)[] = [];
  const search = openArticleSearch(
    {
      language: 'en',
      load: knowledge.load,
      onStatus: (status) => {
        statuses.push(status);
        for (const listener of listeners) listener();
      },
    },
    {
      database: null,
      workers: [sourceWorker],
      here: async (options, database) => searchEngine(options, wordForms, database),
      ...source,
    },
  );
  opened.add(search);
  return Object.assign(Object.create(search, {status: {get: () => search.status}}) as ArticleSearch, {
    search: search.search.bind(search),
    topics: search.topics.bind(search),
    update: search.update.bind(search),
    close: search.close.bind(search),
    statuses,
    until: (state: ArticleSearchStatus['state'], kept?: ArticleSearchStatus['kept']) =>
      new Promise<ArticleSearchStatus>((resolve) => {
        const look = (): void => {
          const status = statuses.at(-1)!;
          if (status.state !== state || (kept && status.kept !== kept)) return;
          listeners = listeners.filter((listener) => listener !== look);
          resolve(status);
        };
        listeners.push(look);
        look();
      }),
  }) as OpenedSearch;
}
