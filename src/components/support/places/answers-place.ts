/** Answers, looked for as one types (S-02). What is looked for is the machine's, so that Back finds it again. */
import type {TemplateResult} from 'lit';
import type {Language} from '../../shared/localization.js';
import {readingStyles} from '../../shared/text/reading-styles.js';
import {answersStyles} from '../answers/answers-styles.js';
import {answersView, foundText, type AnswersModel} from '../answers/answers-view.js';
import {ArticleFinder, listedAtOnce, type FoundArticles} from '../answers/found-articles.js';
import {searchFieldId} from '../home/home-view.js';
import {placeModel} from '../person/place-frame.js';
import type {Place, PlaceHost} from '../place.js';

/** A pause in finding after which the count is read out. */
const readOutMilliseconds = 900;

class AnswersPlace implements Place {
  readonly page = 'answers';
  readonly hasProblem = false;
  readonly #host: PlaceHost;
  readonly #finder: ArticleFinder;
  #limit = listedAtOnce;
  /** What `#limit` belongs to. */
  #asked = '';
  #wasRendered = false;
  /** Whether the person was typing when this place came. */
  #isTyping = false;
  /** The first article that "more" brings, by its place. */
  #awaited: number | null = null;
  #readOut: ReturnType<typeof setTimeout> | undefined;
  #told: FoundArticles | null = null;
  #model: AnswersModel | null = null;

  constructor(host: PlaceHost) {
    this.#host = host;
    this.#finder = new ArticleFinder({library: host.articles, backend: host.backend, onChange: host.onChange});
    host.addStyles([readingStyles, answersStyles]);
    this.#follow();
  }

  render(language: Language): TemplateResult {
    if (!this.#wasRendered) {
      this.#wasRendered = true;
      // The field of the view before is still on the page.
      this.#isTyping = this.#host.root().activeElement?.id === searchFieldId;
    }
    const {articles, support} = this.#host;
    const {query, topicId, profile} = support.getSnapshot().context;
    const model: AnswersModel = {
      ...placeModel(this.#host, language),
      query,
      topicId,
      topics: profile?.topics ?? articles.topics,
      popular: profile?.articles ?? [],
      found: this.#finder.found,
      isSearching: this.#finder.isSearching,
      status: this.#byServer ? null : articles.status,
      problem: this.#finder.problem,
      open: this.#open,
      chooseTopic: this.#chooseTopic,
      showMore: this.#showMore,
      retry: this.#retry,
    };
    this.#model = model;
    return answersView(model);
  }

  change(name: string, value: string | boolean): void {
    if (name === 'query') this.#host.support.send({type: 'query.changed', query: String(value)});
    if (name === 'topic') this.#chooseTopic(String(value) || null);
  }

  submit(): void {
    // What is typed was looked for already.
  }

  networkChanged(isOnline: boolean): void {
    if (isOnline) this.#retry();
  }

  sessionRestored(): void {
    this.#retry();
  }

  entered(): void {
    if (!this.#isTyping) return;
    const field = this.#host.root().querySelector<HTMLInputElement>(`#${searchFieldId}`);
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  updated(): void {
    this.#follow();
    this.#showAwaited();
    const {found, isSearching} = this.#finder;
    if (isSearching || !found || found === this.#told) return;
    this.#told = found;
    clearTimeout(this.#readOut);
    this.#readOut = setTimeout(() => {
      if (this.#model && this.#finder.found === found) this.#host.announce(foundText({...this.#model, found}));
    }, readOutMilliseconds);
  }

  end(): void {
    clearTimeout(this.#readOut);
    this.#finder.end();
  }

  /** Whether the server searches: it says so, or the device does not. */
  get #byServer(): boolean {
    const {profile} = this.#host.support.getSnapshot().context;
    return profile?.searchesArticles === true || !this.#host.articles.searchesHere;
  }

  #follow(): void {
    const {query, topicId, profile} = this.#host.support.getSnapshot().context;
    const language = this.#host.language();
    const asked = JSON.stringify([query.trim(), topicId, language]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#limit = listedAtOnce;
      this.#awaited = null;
    }
    if (profile) this.#host.articles.remember(profile.articles, language);
    this.#finder.follow({query, topicId, language, limit: this.#limit}, this.#byServer);
  }

  /** The button that brought more may be gone: the first of what it brought has the focus. */
  #showAwaited(): void {
    const {found} = this.#finder;
    if (this.#awaited === null || !found || found.question.limit < this.#limit) return;
    const first = found.articles[this.#awaited];
    this.#awaited = null;
    if (first)
      this.#host
        .root()
        .querySelector<HTMLElement>(`[data-article="${CSS.escape(first.id)}"]`)
        ?.focus();
  }

  readonly #open = (articleId: string): void => {
    const found = this.#finder.found?.articles.find(({id}) => id === articleId);
    if (found) this.#host.articles.remember([{id: articleId, title: found.title.text}], this.#host.language());
    this.#host.support.send({type: 'place.requested', place: {view: 'article', articleId}});
  };

  readonly #chooseTopic = (topicId: string | null): void => {
    this.#host.support.send({type: 'topic.changed', topicId});
  };

  readonly #showMore = (): void => {
    this.#awaited = this.#finder.found?.articles.length ?? null;
    this.#limit += listedAtOnce;
    this.#follow();
    this.#host.onChange();
  };

  readonly #retry = (): void => {
    void this.#finder.retry();
    this.#host.onChange();
  };
}

export const createPlace = (host: PlaceHost): Place => new AnswersPlace(host);
