/** The engine with its concrete store; a worker has it, and so has the page where no worker starts. */
import type {ArticleSearchOptions} from '../components/support/search/article-search.js';
import {SearchEngine} from '../components/support/search/search-engine.js';
import type {WordForms} from '../domain/search-words.js';
import {partStore} from '../storage/part-store.js';

/** `database`: where the index is kept; `null` keeps nothing. */
export const searchEngine = (
  options: Required<ArticleSearchOptions>,
  forms: WordForms,
  database: string | null,
): SearchEngine => {
  const hasDevice = database !== null && 'indexedDB' in globalThis;
  const store = hasDevice ? partStore({name: database}) : null;
  return new SearchEngine({...options, forms, store, writerName: database});
};
