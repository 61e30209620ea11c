/** One article of the knowledge base (S-02). The machine loads it and counts whether it helped. */
import type {TemplateResult} from 'lit';
import {statePathOf} from '../../../machines/state-path.js';
import {articleKey} from '../../../machines/support/support-setup.js';
import type {LoadedArticle} from '../../../machines/support/support-context.js';
import type {Language} from '../../shared/localization.js';
import {readingStyles} from '../../shared/text/reading-styles.js';
import {answersStyles} from '../answers/answers-styles.js';
import {ArticleText} from '../answers/article-text.js';
import {articleView, printArticle, type ArticleModel, type RelatedArticle} from '../answers/article-view.js';
import {placeModel} from '../person/place-frame.js';
import type {Place, PlaceHost} from '../place.js';

/** Titles of more are not asked for. */
const mostRelated = 5;

class ArticlePlace implements Place {
  readonly #host: PlaceHost;
  readonly #text: ArticleText;
  #loaded: LoadedArticle | null = null;
  #related: readonly RelatedArticle[] = [];
  #model: ArticleModel | null = null;
  #saysThanks = false;
  #hasEnded = false;

  constructor(host: PlaceHost) {
    this.#host = host;
    this.#text = new ArticleText(host.onChange);
    host.addStyles([readingStyles, answersStyles]);
    this.#follow();
  }

  get page(): string {
    const {place} = this.#context;
    if (place.view !== 'article' || this.#state === 'loading') return '';
    return this.#state === 'failed' ? `article failed ${place.articleId}` : `article ${place.articleId}`;
  }

  get hasProblem(): boolean {
    return this.#state === 'failed';
  }

  render(language: Language): TemplateResult {
    const {article, judged, failure, query} = this.#context;
    const {support} = this.#host;
    const key = article ? articleKey(article) : '';
    const model: ArticleModel = {
      ...placeModel(this.#host, language),
      state: this.#state,
      loaded: article,
      text: this.#text,
      related: this.#related,
      judged: Object.hasOwn(judged, key) ? judged[key] : undefined,
      failure,
      query,
      judge: (helped) => {
        this.#saysThanks = helped;
        support.send({type: 'article.judged', helped});
      },
      print: () => this.#model && printArticle(this.#host.root(), this.#model),
      retry: () => support.send({type: 'load.requested'}),
      readAgain: () => this.#text.retry(),
    };
    this.#model = model;
    return articleView(model);
  }

  updated(): void {
    this.#follow();
    if (!this.#saysThanks) return;
    // The button that was pressed is gone; what is said in its place has the focus.
    const said = this.#host.root().querySelector<HTMLElement>('#article-helped[tabindex]');
    if (!said) return;
    this.#saysThanks = false;
    said.focus();
  }

  end(): void {
    this.#hasEnded = true;
    this.#text.follow(null);
  }

  get #context() {
    return this.#host.support.getSnapshot().context;
  }

  get #state(): ArticleModel['state'] {
    const path = statePathOf(this.#host.support.getSnapshot().value);
    return path === 'article.reading' ? 'reading' : path === 'article.failed' ? 'failed' : 'loading';
  }

  #follow(): void {
    const {article} = this.#context;
    if (article === this.#loaded) return;
    this.#loaded = article;
    this.#related = [];
    this.#text.follow(article?.article ?? null);
    if (article) void this.#findRelated(article);
  }

  /** What related articles are called comes after the text; those that cannot be found out are left out. */
  async #findRelated(loaded: LoadedArticle): Promise<void> {
    const {articles} = this.#host;
    const language = this.#host.language();
    const {id, title, related} = loaded.article;
    articles.remember([{id, title}], language);
    const ids = related.filter((one) => one !== id).slice(0, mostRelated);
    const titles = await Promise.all(ids.map((one) => articles.titleOf(one, language)));
    if (this.#loaded !== loaded || this.#hasEnded) return;
    this.#related = ids.flatMap((one, index) => {
      const known = titles[index];
      return known ? [{id: one, title: known}] : [];
    });
    this.#host.onChange();
  }
}

export const createPlace = (host: PlaceHost): Place => new ArticlePlace(host);
