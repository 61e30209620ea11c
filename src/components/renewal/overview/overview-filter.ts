/** Whether a list is long enough for a filter, and how many agreements it leaves. */
import {html, nothing, type TemplateResult} from 'lit';
import {everyAgreement, sameFilter} from '../../../machines/renewal/agreement-list.js';
import type {OverviewModel} from './overview-model.js';

/** More agreements than this are worth a filter. */
const surveyable = 5;

const isFiltered = ({list}: OverviewModel): boolean =>
  !sameFilter({...list.filter, sort: everyAgreement.sort}, everyAgreement);

/** Whether there is more than a person takes in at a glance. */
export const needsFilter = (model: OverviewModel): boolean =>
  isFiltered(model) || Math.max(model.list.total ?? 0, model.list.known.length) > surveyable;

/** Keeps the place of the filter bar, which comes with the machine that answers it. */
export const filterToCome = (): TemplateResult =>
  html`<div class="filter" aria-hidden="true">
    <div class="field search"></div>
    <div class="field"></div>
    <div class="field"></div>
  </div>`;

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
