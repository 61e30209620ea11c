/** Answers: looked for as one types, by topic, or among those that most people need (S-02, S-07). */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Problem} from '../../../domain/problem.js';
import type {ArticleSummary, Topic} from '../../../domain/support/article.js';
import type {words} from '../../../locales/support-answers/en.js';
import {withoutTurns, type Translate} from '../../../locales/messages.js';
import {icon} from '../../shared/icons.js';
import {isolate, notice, waiting} from '../../shared/templates/messages.js';
import {listProblemText} from '../../shared/templates/problems.js';
import {homeIcon} from '../home/home-icons.js';
import {searchFieldId} from '../home/home-view.js';
import {personPanel, placeFrame, type PlaceModel} from '../person/place-frame.js';
import type {UsualWord} from '../person/phone-lines.js';
import type {ArticleSearchStatus, MarkedText} from '../search/search-types.js';
import {isAsked, mostListed, type FoundArticle, type FoundArticles} from './found-articles.js';

export type AnswerWord = keyof typeof words | UsualWord;

export interface AnswersModel extends PlaceModel {
  readonly t: Translate<AnswerWord>;
  readonly query: string;
  readonly topicId: string | null;
  readonly topics: readonly Topic[];
  /** What most people need. */
  readonly popular: readonly ArticleSummary[];
  /** `null`: nothing was found yet. */
  readonly found: FoundArticles | null;
  readonly isSearching: boolean;
  /** How far the search on the device is; `null`: the server searches, or it is not known yet. */
  readonly status: ArticleSearchStatus | null;
  readonly problem: Problem | null;
  readonly open: (articleId: string) => void;
  readonly chooseTopic: (topicId: string | null) => void;
  readonly showMore: () => void;
  readonly retry: () => void;
}

/** More topics than these stand in a list that is opened. */
const mostButtons = 8;

export function answersView(model: AnswersModel): TemplateResult {
  const {t, query} = model;
  const hasNone = model.found?.articles.length === 0 && isAsked(model) && !model.isSearching;
  return placeFrame(model, {
    title: t('answers.title'),
    head: html`${searchForm(model)}${topicFilter(model)}`,
    main: html`${statusNotice(model)}${isAsked(model) ? results(model) : start(model)}`,
    beside: personPanel(model, query, hasNone && model.status?.state !== 'building'),
  });
}

/** Typing is heard by the place. */
const searchForm = ({t, query}: AnswersModel): TemplateResult =>
  html`<form class="search tight" role="search" novalidate>
    <label for=${searchFieldId}>${t('answers.search')}</label>
    <span class="search-field">
      ${homeIcon('search')}
      <input
        id=${searchFieldId}
        name="query"
        type="search"
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="search"
        maxlength="400"
        .value=${live(query)}
      />
    </span>
  </form>`;

function topicFilter({t, topics, topicId, chooseTopic}: AnswersModel): TemplateResult | typeof nothing {
  if (topics.length === 0) return nothing;
  if (topics.length > mostButtons) {
    return html`<div class="tight">
      <label class="label" for="support-topic">${t('answers.topics')}</label>
      <select id="support-topic" name="topic">
        <option value="" ?selected=${topicId === null}>${t('answers.allTopics')}</option>
        ${topics.map(({id, name}) => html`<option value=${id} ?selected=${topicId === id}>${withoutTurns(name)}</option>`)}
      </select>
    </div>`;
  }
  const button = (id: string | null, name: TemplateResult | string): TemplateResult =>
    html`<li>
      <button class="button topic" type="button" aria-pressed=${topicId === id ? 'true' : 'false'} @click=${() => chooseTopic(id)}>${name}</button>
    </li>`;
  return html`<ul class="row topics" aria-label=${t('answers.topics')}>
    ${button(null, t('answers.allTopics'))}${topics.map(({id, name}) => button(id, isolate(name)))}
  </ul>`;
}

/** How far the search is, where that matters: nothing where it is ready. */
function statusNotice({t, format, status, problem, retry}: AnswersModel): TemplateResult | typeof nothing {
  const again = html`<div><button class="button" type="button" @click=${retry}>${icon('retry')}${t('action.retry')}</button></div>`;
  if (problem !== null) return notice('warn', null, html`<p>${listProblemText(t, problem)}</p>${again}`);
  switch (status?.state) {
    case 'opening':
      return waiting(t('answers.opening'));
    case 'building': {
      const {done, total} = status;
      const text = total === null ? t('answers.buildingSome', {done}) : t('answers.building', {done, total});
      return html`<div class="tight building">
        ${waiting(text)}
        ${total === null ? nothing : html`<progress max=${total} value=${Math.min(done, total)} aria-label=${text}></progress>`}
      </div>`;
    }
    case 'offline':
      return notice('warn', null, html`<p>${t('answers.offline', {moment: format.moment(status.at)})}</p>${again}`);
    case 'failed':
      return notice('warn', t('answers.failed.title'), html`<p>${t('answers.failed.text')}</p>${again}`);
    default:
      return nothing;
  }
}

/** What there is before anything is looked for. */
function start({t, popular, topics, status, open}: AnswersModel): TemplateResult {
  if (popular.length > 0) {
    return html`<section class="tight" aria-labelledby="answers-popular">
      <h3 id="answers-popular">${t('answers.popular')}</h3>
      <ul class="list">
        ${popular.map(
          ({id, title, summary, language}) =>
            html`<li lang=${language}>
              <button class="go" type="button" @click=${() => open(id)}>
                <span><span class="go-title">${isolate(title)}</span>${summary ? html`<span class="quiet go-text">${isolate(summary)}</span>` : nothing}</span>${homeIcon('forward')}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
  const isEmpty = topics.length === 0 && status?.state === 'ready' && status.count === 0;
  return isEmpty ? html`<p>${t('answers.empty')}</p>` : html``;
}

/** How many were found, in words; also what is read out. */
export function foundText({
  t,
  found,
  topics,
}: Pick<AnswersModel, 't' | 'topics'> & {readonly found: FoundArticles}): string {
  const {articles, total, question} = found;
  if (articles.length === 0) return t('answers.none.title');
  const text = total === null ? t('answers.foundBest', {count: articles.length}) : t('answers.found', {count: total});
  const topic = topics.find(({id}) => id === question.topicId)?.name;
  return topic === undefined ? text : t('answers.inTopic', {found: text, topic});
}

function results(model: AnswersModel): TemplateResult {
  const {t, found, isSearching, topicId, topics} = model;
  if (!found) return isSearching ? waiting(t('answers.searching')) : html``;
  const {articles, match, hasMore, total} = found;
  if (articles.length === 0) return isSearching ? waiting(t('answers.searching')) : none(model);
  const hint = match === 'similar' ? t('answers.similar') : match === 'some' ? t('answers.some') : '';
  const isCut = !hasMore && (total === null || total > articles.length) && articles.length >= mostListed.byServer;
  return html`<section class="tight" aria-labelledby="answers-found" aria-busy=${isSearching ? 'true' : nothing}>
    <h3 id="answers-found" class="numbers">${foundText({t, found, topics})}</h3>
    ${hint ? html`<p class="quiet">${hint}</p>` : nothing}
    <ul class="list results">
      ${repeat(
        articles,
        ({id}) => id,
        (article) => {
          const topic = topicId === null ? topics.find(({id}) => id === article.topicId)?.name : undefined;
          return guard([article, topic, model.open], () => result(article, topic, model.open));
        },
      )}
    </ul>
    ${
      hasMore
        ? html`<div><button class="button" type="button" @click=${model.showMore}>${t('answers.more')}</button></div>`
        : isCut
          ? html`<p class="quiet">${t('answers.narrow')}</p>`
          : nothing
    }
  </section>`;
}

const result = (article: FoundArticle, topic: string | undefined, open: AnswersModel['open']): TemplateResult =>
  html`<li lang=${article.language}>
    <button class="go" type="button" data-article=${article.id} @click=${() => open(article.id)}>
      <span>
        <span class="go-title">${marked(article.title)}</span>
        ${article.summary.text ? html`<span class="quiet go-text">${marked(article.summary)}</span>` : nothing}
        ${topic === undefined ? nothing : html`<span class="quiet go-topic">${isolate(topic)}</span>`}
      </span>
      ${homeIcon('forward')}
    </button>
  </li>`;

/** A text with what was looked for marked in it, isolated from what stands around it. */
function marked({text, marks}: MarkedText): TemplateResult {
  const pieces: (TemplateResult | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(withoutTurns(text.slice(at, start)), html`<mark>${withoutTurns(text.slice(start, end))}</mark>`);
    at = end;
  }
  return html`<bdi>${pieces}${withoutTurns(text.slice(at))}</bdi>`;
}

/** Nothing was found: another try, or a person. */
function none({t, status, topicId, topics, chooseTopic}: AnswersModel): TemplateResult {
  if (status?.state === 'building' || status?.state === 'opening') {
    return html`<p>${t('answers.none.soFar')}</p>`;
  }
  const isInTopic = topicId !== null && topics.length > 0;
  return html`<section class="tight none-found" aria-labelledby="answers-none">
    <h3 id="answers-none">${t('answers.none.title')}</h3>
    <p>${t('answers.none.text')}</p>
    ${
      isInTopic
        ? html`<div><button class="button" type="button" @click=${() => chooseTopic(null)}>${t('answers.searchAll')}</button></div>`
        : nothing
    }
  </section>`;
}
