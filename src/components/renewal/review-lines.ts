/** When a decision on what is under review is expected, or was. */
import {html, type TemplateResult} from 'lit';
import {localDate} from '../shared/local-date.js';
import type {FlowModel} from './parts.js';

/** @param expectedOn a calendar date in `zone`; `null`: not known. */
export function reviewLines(
  {t, format, now}: Pick<FlowModel, 't' | 'format' | 'now'>,
  expectedOn: string | null,
  zone: string,
): TemplateResult {
  if (expectedOn === null) return html`<p>${t('result.reviewUsual')}</p>`;
  const date = format.date(expectedOn);
  return localDate(now, zone) > expectedOn
    ? html`<p>${t('result.reviewWas', {date})}</p><p>${t('result.reviewLate')}</p>`
    : html`<p>${t('result.reviewOn', {date})}</p>`;
}
