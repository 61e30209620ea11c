/** What is selected in the overview, and what can be done with it together. */
import {html, nothing, type TemplateResult} from 'lit';
import {judgeAll, mayRenew} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import {isolated} from '../../../locales/messages.js';
import type {OverviewModel} from './overview-model.js';

/** What several selected agreements have in common: one way through. */
export function selectionBar(model: OverviewModel, calendar: Calendar): TemplateResult | typeof nothing {
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
