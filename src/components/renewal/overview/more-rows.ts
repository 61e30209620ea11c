/** Under the list and over it: the next page, and what failed while something is on view already. */
import {html, nothing, type TemplateResult} from 'lit';
import {sameFilter} from '../../../machines/renewal/agreement-list.js';
import {icon} from '../../shared/icons.js';
import {notice} from '../../shared/templates/messages.js';
import type {OverviewModel, OverviewWord} from './overview-model.js';
import {listProblemText, nextPageProblemText} from '../../shared/templates/problems.js';

/** What failed while something is on view already: it stays. */
function failure(
  {t, list}: OverviewModel,
  title: OverviewWord,
  textOf: typeof listProblemText,
  retry: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const problem = list.failure ?? {kind: 'unknown' as const};
  return html`<div role="alert">${notice('warn', t(title), html`<p>${textOf(t, problem)}</p>${retry}`)}</div>`;
}

export const askFailure = (model: OverviewModel): TemplateResult | typeof nothing =>
  model.state === 'list.askFailed' || model.state === 'list.refreshFailed'
    ? failure(
        model,
        'overview.askFailed',
        listProblemText,
        html`<div>
          <button class="button" type="button" @click=${() => model.send({type: 'load.requested'})}>
            ${icon('retry')}${model.t('action.retry')}
          </button>
        </div>`,
      )
    : nothing;

/** The way to the next page: one button throughout, so that the focus stays on it. */
export function more(model: OverviewModel): TemplateResult | typeof nothing {
  const {t, state, list, send} = model;
  if (list.nextCursor === null || !sameFilter(list.filter, list.answered)) return nothing;
  const isLoading = state === 'list.loadingMore';
  const isBusy = isLoading || state === 'list.asking' || state === 'list.refreshing';
  const hasFailed = state === 'list.moreFailed';
  return html`<div class="more">
    ${hasFailed ? failure(model, 'overview.moreFailed', nextPageProblemText) : nothing}
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
