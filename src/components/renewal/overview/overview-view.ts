/** The overview of agreements: where each stands, what is due, and the one thing to do next. */
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import {mayRenew} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import {isolated} from '../../../locales/messages.js';
import {everyAgreement, sameFilter} from '../../../machines/renewal/agreement-list.js';
import {icon} from '../../shared/icons.js';
import {isolate} from '../../shared/templates/isolate.js';
import {notice} from '../../shared/templates/messages.js';
import {agreementCard} from './agreement-card.js';
import {judgeAll, locallyFiltered, type JudgedAgreement} from './judge-all.js';
import {countLine, filterBar, needsFilter} from './overview-filter.js';
import {
  emptyView,
  failedView,
  loadingView,
  noMatch,
  notPartnerView,
  resources,
  signedOutView,
} from './overview-messages.js';
import type {OverviewModel, OverviewWord} from './overview-model.js';
import {actionButton, countdown, matter, matterShort, problemText, standingChip, urgentDays} from './overview-parts.js';

/** The overview in every state of its list. */
export function overviewView(model: OverviewModel): TemplateResult {
  const {state, calendar, isSignedOut, list} = model;
  const isSignedOutAtLoad = isSignedOut || (state === 'loadFailed' && list.failure?.kind === 'signed-out');
  if (isSignedOutAtLoad && !state.startsWith('list.')) return signedOutView(model);
  if (state === 'loadFailed') return failedView(model);
  if (state === 'notPartner') return notPartnerView(model);
  if (state === 'loading' || !calendar) return loadingView(model);
  return listView(model, calendar);
}

/** What is on view: the server's answer, or what is loaded already while a new filter is on its way. */
function rowsOf({list, now, policy, locale}: OverviewModel, calendar: Calendar): JudgedAgreement[] {
  if (!sameFilter(list.filter, list.answered)) {
    return locallyFiltered(judgeAll(list.known, now, policy, calendar), list.filter, locale);
  }
  const known = new Map(list.known.map((agreement) => [agreement.id, agreement]));
  const listed = list.listed.map((id) => known.get(id)).filter((agreement) => agreement !== undefined);
  return judgeAll(listed, now, policy, calendar);
}

function listView(model: OverviewModel, calendar: Calendar): TemplateResult {
  const {t, list, state, isOnline, isSignedOut} = model;
  const rows = rowsOf(model, calendar);
  const isEverything = sameFilter(list.filter, everyAgreement);
  if (rows.length === 0 && isEverything && state === 'list.ready' && list.nextCursor === null) return emptyView(model);
  const [first] = rows;
  const isSingle = rows.length === 1 && !needsFilter(model);
  return html`<div class="overview stack">
    <div class="tight">
      <div class="head">
        <h2 tabindex="-1">${t('overview.title')}</h2>
        <button class="button quiet" type="button" @click=${() => model.send({type: 'refresh.requested'})}>
          ${icon('retry')}<span>${t('overview.refresh')}</span>
        </button>
      </div>
      <p class="lead">${t('overview.lead')}</p>
    </div>
    ${isSignedOut ? notice('warn', t('overview.signedOut.title'), html`<p>${t('problem.signed-out')}</p><div><button class="button" type="button" @click=${() => model.actions.signIn()}>${t('overview.signedOut.signIn')}</button></div>`) : nothing}
    ${isOnline ? nothing : notice('warn', null, t('overview.offline'))}
    ${askFailure(model)} ${filterBar(model)} ${countLine(model, rows.length)}
    ${
      isSingle && first
        ? html`<article class="agreement single">${head(model, first, false)}${agreementCard(model, first, calendar)}</article>`
        : rowList(model, rows, calendar)
    }
    ${rows.length === 0 && (state === 'list.ready' || state === 'list.askFailed') ? noMatch(model) : nothing} ${more(model)}
    ${selectionBar(model, calendar)} ${resources(model)}
  </div>`;
}

/** What failed while something is on view already: it stays. */
function failure(model: OverviewModel, title: OverviewWord, retry: TemplateResult | typeof nothing): TemplateResult {
  const {list} = model;
  const problem = list.failure ?? {kind: 'unknown' as const};
  return html`<div role="alert">${notice('warn', model.t(title), html`<p>${problemText(model, problem)}</p>${retry}`)}</div>`;
}

const askFailure = (model: OverviewModel): TemplateResult | typeof nothing =>
  model.state === 'list.askFailed' || model.state === 'list.refreshFailed'
    ? failure(
        model,
        'overview.askFailed',
        html`<div>
          <button class="button" type="button" @click=${() => model.send({type: 'load.requested'})}>
            ${icon('retry')}${model.t('action.retry')}
          </button>
        </div>`,
      )
    : nothing;

/** The way to the next page: one button throughout, so that the focus stays on it. */
function more(model: OverviewModel): TemplateResult | typeof nothing {
  const {t, state, list, send} = model;
  if (list.nextCursor === null || !sameFilter(list.filter, list.answered)) return nothing;
  const isLoading = state === 'list.loadingMore';
  const isBusy = isLoading || state === 'list.asking' || state === 'list.refreshing';
  const hasFailed = state === 'list.moreFailed';
  return html`<div class="more">
    ${hasFailed ? failure(model, 'overview.moreFailed', nothing) : nothing}
    <button
      class="button"
      type="button"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${() => send({type: 'more.requested'})}
    >
      ${isLoading ? html`<span class="spinner" aria-hidden="true"></span>${t('shell.loading')}` : t(hasFailed ? 'action.retry' : 'overview.more')}
    </button>
  </div>`;
}

/** One row per agreement; a row whose agreement, choice and language stay is not rendered anew. */
function rowList(
  model: OverviewModel,
  rows: readonly JudgedAgreement[],
  calendar: Calendar,
): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const {list, opened, t, now, isOnline} = model;
  const isFull = list.selected.length >= list.mostTogether;
  return html`<ul class="agreements">
    ${repeat(
      rows,
      ({agreement}) => agreement.id,
      (judged) => {
        const {id} = judged.agreement;
        const isOpen = opened.has(id);
        const isSelected = list.selected.includes(id);
        // Only an open card and the last day's countdown depend on the minute.
        const minute = isOpen || urgentDays(judged.standing) === 0 ? now : 0;
        return html`<li>
          ${guard(
            [judged, isOpen, isSelected, isFull && !isSelected, minute, t, isOnline],
            () =>
              html`<article class="agreement ${isOpen ? 'open' : ''}">
                ${head(model, judged, true)}${isOpen ? agreementCard(model, judged, calendar) : nothing}
              </article>`,
          )}
        </li>`;
      },
    )}
  </ul>`;
}

/** An agreement's name, company, standing and action; in a list also its deadline, a choice and a way to its details. */
function head(model: OverviewModel, judged: JudgedAgreement, isRow: boolean): TemplateResult {
  const {t, list, opened, actions, send} = model;
  const {agreement, standing} = judged;
  const {id, name, company} = agreement;
  const isOpen = opened.has(id);
  const isSelected = list.selected.includes(id);
  const deadline = matter(model, judged);
  const mayChoose = isRow && mayRenew(standing);
  return html`<div class="agreement-head">
    ${
      mayChoose
        ? html`<label class="choose"
            ><input
              type="checkbox"
              .checked=${live(isSelected)}
              ?disabled=${!isSelected && list.selected.length >= list.mostTogether}
              aria-label=${t('overview.select', {agreement: name})}
              @change=${(event: Event) =>
                send({
                  type: 'selection.changed',
                  agreementId: id,
                  selected: (event.target as HTMLInputElement).checked,
                })}
          /></label>`
        : isRow
          ? html`<span class="choose"></span>`
          : nothing
    }
    <div class="names">
      <h3>
        ${
          isRow
            ? html`<button
                class="disclose"
                type="button"
                aria-expanded=${isOpen ? 'true' : 'false'}
                @click=${() => actions.toggle(id, !isOpen)}
              >
                <span class="turn" aria-hidden="true"></span>${isolate(name)}
              </button>`
            : isolate(name)
        }
      </h3>
      <p class="quiet">${isolate(company.name)}</p>
    </div>
    <div class="stands">
      ${standingChip(model, standing)}
      ${isRow && deadline ? html`<p class="quiet numbers">${matterShort(model, deadline)}</p>` : nothing}
    </div>
    ${isRow && !isOpen ? countdown(model, judged) : nothing}
    <div class="act">${actionButton(model, judged, isRow ? '' : 'primary')}</div>
  </div>`;
}

/** What several selected agreements have in common: one way through. */
function selectionBar(model: OverviewModel, calendar: Calendar): TemplateResult | typeof nothing {
  const {t, list, now, policy, actions, send} = model;
  const chosen = new Set(list.selected);
  const judged = judgeAll(
    list.known.filter(({id}) => chosen.has(id)),
    now,
    policy,
    calendar,
  );
  const renewable = new Set(judged.filter(({standing}) => mayRenew(standing)).map(({agreement}) => agreement.id));
  const selected = list.selected.filter((id) => renewable.has(id));
  if (selected.length === 0) return nothing;
  return html`<div class="selection" role="group" aria-label=${isolated(t('overview.selected', {count: selected.length}))}>
    <p role="status"><strong class="numbers">${t('overview.selected', {count: selected.length})}</strong></p>
    ${selected.length >= list.mostTogether ? html`<p class="quiet">${t('overview.most', {count: list.mostTogether})}</p>` : nothing}
    <div class="row">
      <button class="button primary" type="button" @click=${() => actions.renew(selected)}>
        ${selected.length > 1 ? t('overview.renewTogether') : t('overview.renew')}
      </button>
      <button class="button quiet" type="button" @click=${() => send({type: 'selection.cleared'})}>${t('overview.unselect')}</button>
    </div>
  </div>`;
}
