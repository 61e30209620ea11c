/** The history of cases in every state of its list (S-04, S-11, S-12, S-29). */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {keyed} from 'lit/directives/keyed.js';
import {repeat} from 'lit/directives/repeat.js';
import type {CaseSummary} from '../../../domain/support/case-summary.js';
import {everyCase, sameCaseFilter} from '../../../machines/support/case-list.js';
import {icon} from '../../shared/icons.js';
import {stepIcon} from '../../shared/step-icons.js';
import {heading, notice, skeleton} from '../../shared/templates/messages.js';
import {listProblemText, nextPageProblemText} from '../../shared/templates/problems.js';
import {dueOf} from './answer-dues.js';
import {caseFilter, isFiltered} from './case-filter.js';
import type {CaseListModel} from './case-list-model.js';
import {caseRow, rowNews} from './case-row.js';
import type {CaseListWord} from './case-words.js';
import {locallyFiltered, rememberWords} from './locally-filtered.js';

/** More cases than this are worth a filter. */
const surveyable = 5;
/** No more rows than these stand in for an answer that is on its way: a page of it. */
const mostBefore = 50;

/** A block of rows is a page of the server's, as a rule. */
const blockRows = 50;
/** More rows than these are passed over where they are out of sight. */
const mostShown = 4 * blockRows;

/** What is on view: the server's answer, or what is loaded already while another filter is on its way. */
export function rowsOf({state, list, policy, calendar}: CaseListModel): readonly CaseSummary[] {
  const isAnswered = sameCaseFilter(list.filter, list.answered);
  if (state === 'offline' || !isAnswered) {
    const since = list.since === null ? null : Date.parse(list.since);
    const found = locallyFiltered(list.known, list.filter, since, (one) => dueOf(one, policy.support, calendar));
    return state === 'offline' ? found : found.slice(0, mostBefore);
  }
  rememberWords(list.known);
  const known = new Map(list.known.map((one) => [one.id, one]));
  return list.listed.flatMap((id) => known.get(id) ?? []);
}

export function caseListView(model: CaseListModel): TemplateResult {
  if (model.state === 'loading') return skeleton(model.t('shell.loading'));
  return model.state === 'loadFailed' ? failedView(model) : listView(model);
}

const backButton = ({t, actions}: CaseListModel): TemplateResult =>
  html`<p class="case-back">
    <button class="button quiet" type="button" @click=${() => actions.leave()}>${stepIcon('back')}${t('action.home')}</button>
  </p>`;

const newCaseButton = ({t, actions}: CaseListModel, style: string): TemplateResult =>
  html`<button class="button ${style}" type="button" data-action="case" @click=${() => actions.newCase()}>
    ${icon('mail')}${t('action.newCase')}
  </button>`;

function failedView(model: CaseListModel): TemplateResult {
  const {t, list, send} = model;
  const failure = list.failure ?? {kind: 'unknown' as const};
  const {reference} = failure;
  return html`<div class="view stack">
    ${backButton(model)}
    <div class="tight">${heading(t('cases.failed.title'))}</div>
    ${notice(
      'warn',
      null,
      html`<p>${listProblemText(t, failure)}</p>
        ${reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing}`,
    )}
    ${model.outbox}
    <div class="actions">
      <button class="button primary" type="button" @click=${() => send({type: 'load.requested'})}>
        ${icon('retry')}${t('action.retry')}
      </button>
      ${newCaseButton(model, '')}
    </div>
  </div>`;
}

function listView(model: CaseListModel): TemplateResult {
  const {t, list, state, send} = model;
  const rows = rowsOf(model);
  const isSettled = state === 'list.ready' || state === 'offline' || state === 'list.askFailed';
  const isEmpty = rows.length === 0 && isSettled && list.nextCursor === null;
  const hasNone = isEmpty && !isFiltered(model) && list.filter.scope === everyCase.scope && state !== 'list.askFailed';
  const needsFilter =
    isFiltered(model) || list.mayViewCompany || Math.max(list.total ?? 0, list.known.length) > surveyable;
  return html`<div class="view cases stack">
    ${backButton(model)}
    <div class="case-head">
      ${heading(t(hasNone ? 'cases.empty.title' : 'cases.title'))}
      <div class="row">
        <button
          class="button quiet case-refresh"
          type="button"
          aria-disabled=${state === 'list.refreshing' ? 'true' : nothing}
          @click=${() => send({type: 'refresh.requested'})}
        >
          ${icon('retry')}<span>${t('cases.refresh')}</span>
        </button>
        ${newCaseButton(model, 'primary')}
      </div>
    </div>
    ${copyNotice(model)}${model.outbox}
    ${hasNone ? html`<p class="lead">${t('cases.empty.text')}</p>` : nothing}
    ${needsFilter ? caseFilter(model) : nothing}${needsFilter ? countLine(model, rows.length) : nothing}
    ${askFailure(model)}${keyed(JSON.stringify(list.filter), rowList(model, rows))}${isEmpty && !hasNone ? noMatch(model) : nothing}${more(model)}
  </div>`;
}

/** What is on view is a copy, and of when (decision 9). */
function copyNotice({t, times, list, state, isOnline}: CaseListModel): TemplateResult | typeof nothing {
  if (state === 'offline' && list.copyFrom !== null) {
    return notice(
      'warn',
      t('cases.copy.title'),
      html`<p>${t('cases.copy.text', {date: times.moment(list.copyFrom)})}</p>
        ${list.failure ? html`<p class="quiet">${listProblemText(t, list.failure)}</p>` : nothing}`,
    );
  }
  return isOnline ? nothing : notice('warn', null, t('cases.offline'));
}

/** "50 of 10,000", told to everybody when it changes. */
function countLine({t, list, state}: CaseListModel, shown: number): TemplateResult {
  const isAnswered = sameCaseFilter(list.filter, list.answered) && state !== 'offline';
  const words =
    state === 'list.typing' || state === 'list.asking'
      ? t('cases.searching')
      : isAnswered && list.total !== null
        ? t('cases.count', {shown, count: Math.max(list.total, shown)})
        : t('cases.loaded', {count: shown});
  return html`<p class="quiet numbers case-count" role="status">${words}</p>`;
}

/**
 * One row per case; a row whose case, news and language stay is not rendered anew. Rows stand in blocks, which the browser
 * passes over as a whole where they are out of sight and many: a thousand rows one by one take longer than a frame.
 * Chromium may then tell assistive technology of no row in such a block, so each row says which it is, and of how many.
 */
function rowList(model: CaseListModel, rows: readonly CaseSummary[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const blocks = Array.from({length: Math.ceil(rows.length / blockRows)}, (_, index) =>
    rows.slice(index * blockRows, (index + 1) * blockRows),
  );
  return html`<div class="case-rows ${rows.length > mostShown ? 'many' : ''}" role="list">
    ${blocks.map(
      (block, blockIndex) =>
        html`<div class="case-block">
          ${repeat(
            block,
            ({id}) => id,
            (one, index) => {
              const news = rowNews(model, one);
              const place = blockIndex * blockRows + index + 1;
              return html`<div role="listitem" aria-posinset=${place} aria-setsize=${rows.length}>${guard([one, news.isChanged, news.due, news.isOverdue, model.t], () => caseRow(model, one, news))}</div>`;
            },
          )}
        </div>`,
    )}
  </div>`;
}

const noMatch = ({t, list, send}: CaseListModel): TemplateResult =>
  notice(
    'info',
    t('cases.noMatch.title'),
    html`<p>${t('cases.noMatch.text')}</p>
      <div>
        <button
          class="button"
          type="button"
          @click=${() => send({type: 'filter.changed', change: {...everyCase, sort: list.filter.sort}})}
        >
          ${t('cases.clear')}
        </button>
      </div>`,
  );

/** What failed while something is on view already: it stays. */
function failure(
  {t, list}: CaseListModel,
  title: CaseListWord,
  textOf: typeof listProblemText,
  retry: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const problem = list.failure ?? {kind: 'unknown' as const};
  return html`<div role="alert">${notice('warn', t(title), html`<p>${textOf(t, problem)}</p>${retry}`)}</div>`;
}

function askFailure(model: CaseListModel): TemplateResult | typeof nothing {
  const {state, t, send} = model;
  if (state !== 'list.askFailed' && state !== 'list.refreshFailed') return nothing;
  return failure(
    model,
    'cases.askFailed',
    listProblemText,
    html`<div>
      <button class="button" type="button" @click=${() => send({type: 'load.requested'})}>
        ${icon('retry')}${t('action.retry')}
      </button>
    </div>`,
  );
}

/** The way to the next page: one button throughout, so that the focus stays on it. */
function more(model: CaseListModel): TemplateResult | typeof nothing {
  const {t, state, list, send} = model;
  if (list.nextCursor === null || state === 'offline' || !sameCaseFilter(list.filter, list.answered)) return nothing;
  const isLoading = state === 'list.loadingMore';
  const isBusy = isLoading || state === 'list.asking' || state === 'list.refreshing';
  const hasFailed = state === 'list.moreFailed';
  return html`<div class="case-more">
    ${hasFailed ? failure(model, 'cases.moreFailed', nextPageProblemText) : nothing}
    <button
      class="button"
      type="button"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${() => send({type: 'more.requested'})}
    >
      ${isLoading ? html`<span class="spinner" aria-hidden="true"></span>${t('shell.loading')}` : t(hasFailed ? 'action.retry' : 'cases.more')}
    </button>
  </div>`;
}
