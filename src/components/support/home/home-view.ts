/** The first view of partner support: look for an answer, ask a person, see one's cases (S-01 to S-04, S-11, S-29). */
import {html, nothing, type TemplateResult} from 'lit';
import type {SupportCounts} from '../../../domain/support/support-profile.js';
import {icon} from '../../shared/icons.js';
import {heading, isolate, notice, skeleton} from '../../shared/templates/messages.js';
import {listProblemText} from '../../shared/templates/problems.js';
import {homeIcon} from './home-icons.js';
import type {HomeModel} from './home-model.js';

/** The id of the field that answers are looked for in, here and among the answers. */
export const searchFieldId = 'support-search';

/** The home view in every state of its machine. */
export function homeView(model: HomeModel): TemplateResult {
  const {state, t, send, context, isSignedOut} = model;
  if (isSignedOut || (!context.profile && context.failure?.kind === 'signed-out')) {
    return html`<div class="view stack">
      ${heading(t('support.signedOut.title'))}
      <p>${t('support.signedOut.text')}</p>
      <div class="actions">
        <button class="button primary" type="button" @click=${model.actions.signIn}>${t('support.signedOut.signIn')}</button>
      </div>
      ${model.notices()?.person}
    </div>`;
  }
  if (state === 'loadFailed') return failedView(model);
  if (state === 'loading' || !context.profile) return skeleton(t('shell.loading'));
  const {articles, topics, counts} = context.profile;
  const later = model.notices();
  return html`<div class="view columns">
    <div class="stack">${heading(t('support.title'))}${later?.news}${searchForm(model)}</div>
    <div class="beside stack">
      <section class="panel tight" aria-labelledby="home-person">
        <h3 id="home-person">${t('home.person.title')}</h3>
        <p>${t('home.person.text')}</p>
        <div>
          <button class="button primary" type="button" data-action="case" @click=${() => send({type: 'case.requested'})}>
            ${icon('mail')}${t('action.newCase')}
          </button>
        </div>
      </section>
      ${later?.kept}${cases(model, counts)}
    </div>
    <div class="main stack">
      ${
        articles.length === 0
          ? nothing
          : html`<section class="tight" aria-labelledby="home-articles">
              <h3 id="home-articles">${t('home.articles')}</h3>
              <ul class="list">
                ${articles.map(
                  ({id, title, summary, language}) =>
                    html`<li lang=${language}>
                      ${row(isolate(title), summary, () => send({type: 'place.requested', place: {view: 'article', articleId: id}}))}
                    </li>`,
                )}
              </ul>
            </section>`
      }
      ${
        topics.length === 0
          ? nothing
          : html`<section class="tight" aria-labelledby="home-topics">
              <h3 id="home-topics">${t('home.topics')}</h3>
              <ul class="row topics">
                ${topics.map(
                  ({id, name}) =>
                    html`<li><button class="button topic" type="button" @click=${() => model.actions.openTopic(id)}>${isolate(name)}</button></li>`,
                )}
              </ul>
            </section>`
      }
    </div>
    ${later ? html`<div class="more stack">${later.more}</div>` : nothing}
  </div>`;
}

/** Typing or submitting leads to the answers; the element hears it. */
function searchForm({t, state, actions}: HomeModel): TemplateResult {
  const isWaiting = state === 'answers';
  return html`<form class="search tight" role="search" novalidate aria-busy=${isWaiting ? 'true' : nothing}>
    <label for=${searchFieldId}>${t('home.search')}</label>
    <div class="search-row">
      <span class="search-field">
        ${homeIcon('search')}
        <input id=${searchFieldId} name="query" type="search" autocomplete="off" autocapitalize="off" enterkeyhint="search" maxlength="400" @focus=${actions.prepareAnswers} />
      </span>
      <button class="button" type="submit">
        ${isWaiting ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${t('home.searchGo')}
      </button>
    </div>
  </form>`;
}

/** How many cases wait for something, each number leading to them (S-04, S-11). */
function cases({t, send}: HomeModel, counts: SupportCounts): TemplateResult {
  const shown = [
    ['needsAnswer', counts.needsAnswer],
    ['changed', counts.changed],
    ['open', counts.open],
  ] as const;
  const list = (show?: 'needsAnswer' | 'changed' | 'open'): void =>
    send({type: 'place.requested', place: {view: 'cases', ...(show && {show})}});
  return html`<section class="tight" aria-labelledby="home-cases">
    <h3 id="home-cases">${t('home.cases')}</h3>
    <ul class="list counts">
      ${shown.map(
        ([show, count]) =>
          html`<li class=${count === 0 ? 'none' : show}>
            ${row(t(`home.cases.${show}`, {count}), '', () => list(show))}
          </li>`,
      )}
      <li>${row(t('home.cases.all'), '', () => list())}</li>
    </ul>
  </section>`;
}

/** A line that leads somewhere. */
const row = (title: TemplateResult | string, text: string, onClick: () => void): TemplateResult =>
  html`<button class="go" type="button" @click=${onClick}>
    <span><span class="go-title">${title}</span>${text ? html`<span class="quiet go-text">${isolate(text)}</span>` : nothing}</span>${homeIcon('forward')}
  </button>`;

function failedView({t, context, send, notices}: HomeModel): TemplateResult {
  const failure = context.failure ?? {kind: 'unknown' as const};
  const {reference} = failure;
  return html`<div class="view stack">
    ${heading(t('support.failed.title'))}
    ${notice(
      'warn',
      null,
      html`<p>${listProblemText(t, failure)}</p>
        ${reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing}`,
    )}
    <div class="actions">
      <button class="button primary" type="button" @click=${() => send({type: 'load.requested'})}>
        ${icon('retry')}${t('action.retry')}
      </button>
    </div>
    ${notices()?.person}
  </div>`;
}
