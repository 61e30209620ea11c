/** The filter bar over a long list, and how many agreements it leaves. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {AgreementFilter, AgreementOrder} from '../../../backend/requests.js';
import {everyAgreement, sameFilter} from '../../../machines/renewal/agreement-list.js';
import type {OverviewModel} from './overview-model.js';

/** More agreements than this are worth a filter. */
const surveyable = 5;
const shows: readonly AgreementFilter[] = ['all', 'due', 'lapsed', 'underReview', 'renewed'];
const sorts: readonly AgreementOrder[] = ['due', 'name', 'company'];

const isFiltered = ({list}: OverviewModel): boolean =>
  !sameFilter({...list.filter, sort: everyAgreement.sort}, everyAgreement);

/** Whether there is more than a person takes in at a glance. */
export const needsFilter = (model: OverviewModel): boolean =>
  isFiltered(model) || Math.max(model.list.total ?? 0, model.list.known.length) > surveyable;

/** Search, show and sort: what is loaded answers at once, the server after a pause in typing. */
export function filterBar(model: OverviewModel): TemplateResult | typeof nothing {
  if (!needsFilter(model)) return nothing;
  const {t, list, send} = model;
  const {text, show, sort} = list.filter;
  const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
  return html`<search class="filter" aria-label=${t('overview.filter')}>
    <div class="field search">
      <label for="overview-search">${t('overview.search')}</label>
      <input
        id="overview-search"
        type="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${live(text)}
        @input=${(event: Event) => send({type: 'filter.changed', change: {text: valueOf(event)}})}
      />
    </div>
    <div class="field">
      <label for="overview-show">${t('overview.show')}</label>
      <select
        id="overview-show"
        autocomplete="off"
        @change=${(event: Event) => send({type: 'filter.changed', change: {show: valueOf(event) as AgreementFilter}})}
      >
        ${shows.map((one) => html`<option value=${one} .selected=${one === show}>${t(`overview.show.${one}`)}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="overview-sort">${t('overview.sort')}</label>
      <select
        id="overview-sort"
        autocomplete="off"
        @change=${(event: Event) => send({type: 'filter.changed', change: {sort: valueOf(event) as AgreementOrder}})}
      >
        ${sorts.map((one) => html`<option value=${one} .selected=${one === sort}>${t(`overview.sort.${one}`)}</option>`)}
      </select>
    </div>
  </search>`;
}

/** "50 of 10,000", told to everybody when it changes. */
export function countLine(model: OverviewModel, shown: number): TemplateResult | typeof nothing {
  if (!needsFilter(model)) return nothing;
  const {t, list, state} = model;
  const isAnswered = sameFilter(list.filter, list.answered);
  const words =
    state === 'list.typing' || state === 'list.asking'
      ? t('overview.searching')
      : isAnswered && list.total !== null
        ? t('overview.count', {shown, count: Math.max(list.total, shown)})
        : t('overview.loaded', {count: shown});
  return html`<p class="quiet numbers count" role="status">${words}</p>`;
}
