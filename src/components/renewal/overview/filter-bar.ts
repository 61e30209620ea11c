/** The filter bar over a long list. */
import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {AgreementFilter, AgreementOrder} from '../../../backend/requests.js';
import {everyAgreement, sameFilter} from '../../../machines/renewal/agreement-list.js';
import type {OverviewModel} from './overview-model.js';

const shows: readonly AgreementFilter[] = ['all', 'due', 'lapsed', 'underReview', 'renewed'];
const sorts: readonly AgreementOrder[] = ['due', 'name', 'company'];

/** Unfolds the fields in a narrow place, or folds them again: of concern to nothing but the looks. */
function unfold(filter: Element, isOpen = !filter.hasAttribute('data-open')): void {
  filter.toggleAttribute('data-open', isOpen);
  filter.querySelector('.filter-toggle')!.setAttribute('aria-expanded', String(isOpen));
}

const toggle = ({currentTarget}: Event): void => unfold((currentTarget as Element).closest('.filter')!);

/** The fields that somebody works in stay, also where nothing is filtered any more. */
function stay({currentTarget, target}: Event): void {
  if ((target as Element).closest('.field')) unfold(currentTarget as Element, true);
}

/** Search, show and sort: what is loaded answers at once, the server after a pause in typing. */
export function filterBar({t, list, send}: OverviewModel): TemplateResult {
  const {text, show, sort} = list.filter;
  const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
  const isFiltered = !sameFilter({...list.filter, sort: everyAgreement.sort}, everyAgreement);
  return html`<search class="filter" aria-label=${t('overview.filter')} ?data-filtered=${isFiltered} @focusin=${stay}>
    <button class="button filter-toggle" type="button" aria-expanded="false" @click=${toggle}>${t('overview.filter')}</button>
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
