/** The worker's side of the search over the knowledge base. */
import type {PageMethods, WorkerMethods} from '../components/support/search/article-search.js';
import {remote, type Port} from '../components/support/search/remote.js';
import type {SearchEngine} from '../components/support/search/search-engine.js';
import type {WordForms} from '../domain/search-words.js';
import {searchEngine} from './search-engine-here.js';

/** Answers the page that started this worker. `forms` are those of the one language that this worker is for. */
export function serveArticleSearch(forms: WordForms): void {
  let engine: SearchEngine;
  const page = remote<PageMethods>(globalThis as unknown as Port, {
    open: (language, database) => {
      engine = searchEngine(
        {
          language,
          load: (cursor, since) => page.call('load', cursor, since),
          onStatus: (status) => void page.call('onStatus', status),
        },
        forms,
        database,
      );
      return engine.start();
    },
    search: (query, options) => engine.search(query, options),
    topics: () => engine.topics(),
    update: () => engine.update(),
    close: () => engine.close(),
  } satisfies WorkerMethods);
  void page.call('hello');
}
