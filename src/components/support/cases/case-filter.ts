/** Whose cases, which of them, part of their words, and the order (S-12). */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {caseFilters, caseOrders, caseScopes} from '../../../backend/support-requests.js';
import {everyCase, sameCaseFilter, type CaseListFilter} from '../../../machines/support/case-list.js';
import type {CaseListModel} from './case-list-model.js';

/** Whether the list shows less than all of the person's cases. */
export const isFiltered = ({list: {filter}}: CaseListModel): boolean =>
  !sameCaseFilter({...filter, sort: everyCase.sort, scope: everyCase.scope}, everyCase);

interface Choice<K extends keyof CaseListFilter> {
  readonly name: K;
  readonly values: readonly CaseListFilter[K][];
}

const choice = <K extends 'scope' | 'show' | 'sort'>(
  {t, list, send}: CaseListModel,
  {name, values}: Choice<K>,
): TemplateResult =>
  html`<div class="field">
    <label for="cases-${name}">${t(`cases.${name}`)}</label>
    <select
      id="cases-${name}"
      autocomplete="off"
      @change=${(event: Event) =>
        send({
          type: 'filter.changed',
          change: {[name]: (event.target as HTMLSelectElement).value as CaseListFilter[K]},
        })}
    >
      ${values.map((one) => html`<option value=${one} .selected=${live(one === list.filter[name])}>${t(`cases.${name}.${one}` as Parameters<typeof t>[0])}</option>`)}
    </select>
  </div>`;

/** Search, scope, show and sort: what is loaded answers at once, the server after a pause in typing. */
export function caseFilter(model: CaseListModel): TemplateResult {
  const {t, list, send} = model;
  return html`<search class="case-filter ${list.mayViewCompany ? 'scoped' : ''}" aria-label=${t('cases.filter')}>
    <div class="field case-search">
      <label for="cases-search">${t('cases.search')}</label>
      <input
        id="cases-search"
        type="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${live(list.filter.text)}
        @input=${(event: Event) => send({type: 'filter.changed', change: {text: (event.target as HTMLInputElement).value}})}
      />
    </div>
    ${list.mayViewCompany ? choice(model, {name: 'scope', values: caseScopes}) : nothing}
    ${choice(model, {name: 'show', values: caseFilters})} ${choice(model, {name: 'sort', values: caseOrders})}
  </search>`;
}
