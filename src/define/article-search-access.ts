/** The concrete search over the knowledge base; loaded when somebody looks for an answer. */
import {
  openArticleSearch,
  type ArticleSearchAccess,
  type EngineSource,
} from '../components/support/search/article-search.js';
import {formLanguageOf, noForms, type FormLanguage, type WordForms} from '../domain/search-words.js';
import {besideName, databaseName} from '../storage/database-name.js';
import {articleSearchWorkers} from './article-search-workers.js';

const forms: Readonly<Record<FormLanguage, () => Promise<{wordForms: WordForms}>>> = {
  en: () => import('../domain/word-forms-en.js'),
  ru: () => import('../domain/word-forms-ru.js'),
  sr: () => import('../domain/word-forms-sr.js'),
};

/** The database of an account's articles in one language; it goes with the account's own. */
export const articleDatabaseName = async (accountId: string, tenant: string, language: string): Promise<string> =>
  besideName(await databaseName(accountId, tenant), `articles-${language.toLowerCase()}`);

export const articleSearchAccess: ArticleSearchAccess = {
  async open({accountId, tenant, memoryOnly, ...options}) {
    const formLanguage = formLanguageOf(options.language);
    const source: EngineSource = {
      database: memoryOnly ? null : await articleDatabaseName(accountId, tenant, options.language),
      workers: articleSearchWorkers(formLanguage),
      async here(opened, database) {
        const [{searchEngine}, wordForms] = await Promise.all([
          import('./search-engine-here.js'),
          formLanguage ? forms[formLanguage]().then((module) => module.wordForms) : noForms,
        ]);
        return searchEngine(opened, wordForms, database);
      },
    };
    return openArticleSearch(options, source);
  },
};
