/** One article: its text, whether it helped, and what goes on from it (S-02). */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {Problem} from '../../../domain/problem.js';
import type {Article} from '../../../domain/support/article.js';
import type {Translate} from '../../../locales/messages.js';
import type {LoadedArticle} from '../../../machines/support/support-context.js';
import {icon} from '../../shared/icons.js';
import {stepIcon} from '../../shared/step-icons.js';
import {isolate, notice, skeleton, waiting} from '../../shared/templates/messages.js';
import {problemText} from '../../shared/templates/problems.js';
import {noMarks} from '../../shared/text/block-templates.js';
import {printAlone} from '../../shared/text/print-alone.js';
import {longText, sectionTemplate} from '../../shared/text/section-template.js';
import {directionOf, isSameLanguage, languageName} from '../../shared/text/text-language.js';
import {homeIcon} from '../home/home-icons.js';
import {personPanel, placeFrame, type PlaceModel} from '../person/place-frame.js';
import {answerIcon} from './answer-icons.js';
import type {AnswerWord} from './answers-view.js';
import type {ArticleText} from './article-text.js';

/** An article that goes on from the one on view. */
export interface RelatedArticle {
  readonly id: string;
  readonly title: string;
}

export interface ArticleModel extends PlaceModel {
  readonly t: Translate<AnswerWord>;
  readonly state: 'loading' | 'reading' | 'failed';
  readonly loaded: LoadedArticle | null;
  readonly text: Pick<ArticleText, 'book' | 'filled' | 'hasFailed'>;
  readonly related: readonly RelatedArticle[];
  /** Whether it helped, as was said; `undefined`: nothing was. */
  readonly judged: boolean | undefined;
  readonly failure: Problem | null;
  /** What was looked for. */
  readonly query: string;
  readonly judge: (helped: boolean) => void;
  readonly print: () => void;
  readonly retry: () => void;
  /** Reads the text again where its reader did not come. */
  readonly readAgain: () => void;
}

export function articleView(model: ArticleModel): TemplateResult {
  const {state, loaded, t} = model;
  if (state === 'failed') return failedView(model);
  if (!loaded) return skeleton(t('shell.loading'));
  const {article} = loaded;
  return placeFrame(model, {
    title: isolate(article.title),
    titleLanguage: article.language,
    main: html`${aboutArticle(model, loaded)}${textOf(model, article)}${helped(model)}`,
    beside: html`${related(model)}${personPanel(model, model.query)}`,
  });
}

function aboutArticle({t, format, locale, print}: ArticleModel, {article, copyFrom}: LoadedArticle): TemplateResult {
  return html`<div class="tight">
    <div class="meta">
      <p class="quiet">${t('article.updated', {date: format.date(article.updatedAt.slice(0, 10))})}</p>
      <button class="button quiet" type="button" @click=${print}>${stepIcon('print')}${t('article.print')}</button>
    </div>
    ${
      isSameLanguage(article.language, locale)
        ? nothing
        : html`<p class="quiet">${t('article.language', {language: languageName(article.language, locale)})}</p>`
    }
    ${copyFrom === null ? nothing : notice('warn', null, t('article.copy', {moment: format.moment(copyFrom)}))}
  </div>`;
}

/** The text, section by section. What has not changed is not rendered again. */
function textOf({t, text, readAgain}: ArticleModel, article: Article): TemplateResult {
  const {book, filled, hasFailed} = text;
  if (hasFailed) {
    return notice(
      'warn',
      null,
      html`<p>${problemText(t, {kind: 'network'})}</p>
        <div><button class="button" type="button" @click=${readAgain}>${icon('retry')}${t('action.retry')}</button></div>`,
    );
  }
  if (!book) return waiting(t('shell.loading'));
  if (book.sections.length === 0) return html`<p>${t('article.empty')}</p>`;
  return html`<div class="agreement-text article-text ${article.text.length > longText ? 'long' : ''}" lang=${article.language} dir=${directionOf(article.language)}>
    ${book.sections.map((section, index) =>
      guard([section, index < filled], () => sectionTemplate(section, noMarks, index < filled)),
    )}
  </div>`;
}

/** "Did this help?": thanks, or a case (S-07). Asked once for each edition of an article. */
const helped = ({t, judged, judge}: ArticleModel): TemplateResult =>
  html`<section class="article-foot" aria-labelledby="article-helped">
    ${
      judged === undefined
        ? html`<h3 id="article-helped">${t('article.helped')}</h3>
            <div class="row">
              <button class="button" type="button" @click=${() => judge(true)}>${answerIcon('yes')}${t('article.yes')}</button>
              <button class="button" type="button" @click=${() => judge(false)}>${answerIcon('no')}${t('article.no')}</button>
            </div>`
        : html`<h3 id="article-helped" tabindex="-1">${t(judged ? 'article.thanks' : 'article.sorry')}</h3>`
    }
  </section>`;

const related = ({t, related: articles, send}: ArticleModel): TemplateResult | typeof nothing =>
  articles.length === 0
    ? nothing
    : html`<section class="tight" aria-labelledby="article-related">
        <h3 id="article-related">${t('article.related')}</h3>
        <ul class="list">
          ${articles.map(
            ({id, title}) =>
              html`<li>
                <button class="go" type="button" @click=${() => send({type: 'place.requested', place: {view: 'article', articleId: id}})}>
                  <span class="go-title">${isolate(title)}</span>${homeIcon('forward')}
                </button>
              </li>`,
          )}
        </ul>
      </section>`;

function failedView(model: ArticleModel): TemplateResult {
  const {t, failure, send, retry, query} = model;
  const problem = failure ?? {kind: 'unknown' as const};
  const isGone = problem.kind === 'gone';
  const {reference} = problem;
  return placeFrame(model, {
    title: t(isGone ? 'article.gone' : 'article.failed'),
    main: html`${
      isGone
        ? nothing
        : notice(
            'warn',
            null,
            html`<p>${problemText(t, problem)}</p>
              ${reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing}`,
          )
    }
      <div class="row">
        ${isGone ? nothing : html`<button class="button primary" type="button" @click=${retry}>${icon('retry')}${t('action.retry')}</button>`}
        <button class="button" type="button" @click=${() => send({type: 'place.requested', place: {view: 'answers'}})}>
          ${homeIcon('search')}${t('article.search')}
        </button>
      </div>`,
    beside: personPanel(model, query),
  });
}

/** Prints an article alone, with when it was written on top. */
export function printArticle(root: ShadowRoot, {t, format, locale, loaded, text}: ArticleModel): void {
  if (!loaded || !text.book) return;
  const {article} = loaded;
  printAlone(root, {
    title: article.title.replace(/[\u2066-\u2069\u202A-\u202E]/g, ''),
    locale,
    content: html`<div class="cover">
        <h1>${isolate(article.title)}</h1>
        <p>${t('article.updated', {date: format.date(article.updatedAt.slice(0, 10))})}</p>
      </div>
      <div class="agreement-text" lang=${article.language} dir=${directionOf(article.language)}>
        ${text.book.sections.map((section) => sectionTemplate(section, noMarks))}
      </div>`,
  });
}
