/** What is known of the knowledge base while an account's visit lasts, and the search over it on the device (S-02). */
import type {CheckedSupportBackend} from '../../../backend/checked-support-backend.js';
import {problemOf} from '../../../domain/problem.js';
import type {Topic} from '../../../domain/support/article.js';
import type {ArticleSearch, ArticleSearchAccess, ArticleSearchOwner} from '../search/article-search.js';
import type {ArticlePage, ArticleSearchStatus, LoadArticles} from '../search/search-types.js';

export interface ArticleLibraryOptions {
  /** `null`: the device does not search. */
  readonly access: ArticleSearchAccess | null;
  readonly owner: ArticleSearchOwner;
  readonly backend: Pick<CheckedSupportBackend, 'listArticles' | 'getArticle'>;
  readonly onChange: () => void;
}

/** Articles asked for at once when the search on the device is filled. */
export const pageSize = 250;
/** Titles that are remembered: those on view and those before. */
const mostTitles = 2000;

/** The search is opened when somebody first looks for something, and stays open from place to place. */
export class ArticleLibrary {
  readonly #options: ArticleLibraryOptions;
  readonly #titles = new Map<string, Promise<string | null>>();
  #language = '';
  #opening: Promise<ArticleSearch | null> | null = null;
  #status: ArticleSearchStatus | null = null;
  #topics: readonly Topic[] = [];
  #hasEnded = false;

  constructor(options: ArticleLibraryOptions) {
    this.#options = options;
  }

  /** Whether the device searches. */
  get searchesHere(): boolean {
    return this.#options.access !== null;
  }

  /** How far the search on the device is; `null`: it is not open, or could not be loaded. */
  get status(): ArticleSearchStatus | null {
    return this.#status;
  }

  /** Topics as the articles came with them; empty before. */
  get topics(): readonly Topic[] {
    return this.#topics;
  }

  /** The search over the articles of a language. `null`: this device does not search, or its part did not come. */
  search(language: string): Promise<ArticleSearch | null> {
    const {access, owner} = this.#options;
    if (!access || this.#hasEnded) return Promise.resolve(null);
    this.#follow(language);
    return (this.#opening ??= access
      .open({
        ...owner,
        language,
        load: this.#loadIn(language),
        onStatus: (status) => {
          if (this.#language !== language || this.#hasEnded) return;
          this.#status = status;
          this.#options.onChange();
        },
      })
      .then((search) => {
        if (this.#language === language && !this.#hasEnded) return search;
        search.close();
        return null;
      })
      .catch(() => {
        // Asked for again by whoever looks next.
        if (this.#language === language) this.#opening = null;
        return null;
      }));
  }

  /** Keeps what an article is called, so that nobody has to ask for it. */
  remember(articles: readonly {readonly id: string; readonly title: string}[], language: string): void {
    this.#follow(language);
    for (const {id, title} of articles) this.#titles.set(id, Promise.resolve(title));
    for (const id of this.#titles.keys()) {
      if (this.#titles.size <= mostTitles) break;
      this.#titles.delete(id);
    }
  }

  /** What an article is called; `null` where that cannot be found out. */
  titleOf(articleId: string, language: string): Promise<string | null> {
    this.#follow(language);
    const known = this.#titles.get(articleId);
    if (known) return known;
    const asked = this.#options.backend.getArticle({articleId, language}).then(
      ({title}) => title,
      () => {
        this.#titles.delete(articleId);
        return null;
      },
    );
    this.#titles.set(articleId, asked);
    return asked;
  }

  end(): void {
    this.#hasEnded = true;
    this.#close();
  }

  /** Another language has articles of its own. */
  #follow(language: string): void {
    if (language === this.#language) return;
    this.#close();
    this.#language = language;
    this.#topics = [];
    this.#titles.clear();
  }

  #close(): void {
    void this.#opening?.then((search) => search?.close());
    this.#opening = null;
    this.#status = null;
  }

  /** Pages of articles as the search takes them. */
  #loadIn(language: string): LoadArticles {
    /** Whether the pages that are asked for are everything, whatever was known before. */
    let isWhole = true;
    const ask = async (cursor: string | null, since: string | null): Promise<ArticlePage> => {
      const page = await this.#options.backend.listArticles({language, cursor, since, limit: pageSize});
      if (language === this.#language && page.topics.length > 0) this.#topics = page.topics;
      return {
        articles: page.articles.map(({topicId, version, ...article}) => ({
          ...article,
          topic: topicId,
          version: String(version),
        })),
        removed: page.removed,
        nextCursor: page.nextCursor,
        version: page.mark ?? '',
        ...(page.total !== null && {total: page.total}),
        ...(isWhole && cursor === null && {whole: true}),
      };
    };
    return async (cursor, since) => {
      if (cursor !== null) return ask(cursor, isWhole ? null : since);
      isWhole = since === null || since === '';
      try {
        return await ask(null, isWhole ? null : since);
      } catch (error) {
        if (isWhole || problemOf(error).code !== 'mark-unknown') throw error;
        // What is kept cannot be brought up to date: everything comes anew.
        isWhole = true;
        return ask(null, null);
      }
    };
  }
}
