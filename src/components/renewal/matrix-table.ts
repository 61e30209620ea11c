/** Every country of business in one table, which stands as cards in narrow places. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import type {ReapplicationCountry} from '../../domain/agreement.js';
import {stepIcon as icon, type StepIconName} from '../shared/step-icons.js';
import {errorTemplate} from '../shared/templates/fields.js';
import {fieldId} from '../shared/templates/field-id.js';
import {isolate} from '../shared/templates/messages.js';
import {editionName, fieldError} from './parts.js';
import {countryRefusal} from './result-views.js';
import type {ReapplicationViewModel} from './view-model.js';

const looks = {
  open: ['', 'pending'],
  accepted: ['good', 'done'],
  underReview: ['brand', 'clock'],
  refused: ['bad', 'error'],
  dropped: ['', 'exit'],
} as const satisfies Record<string, readonly [style: string, icon: StepIconName]>;

function status({t}: ReapplicationViewModel, state: string): TemplateResult {
  const known = Object.hasOwn(looks, state) ? (state as keyof typeof looks) : null;
  const [style, shape] = known ? looks[known] : (['', 'info'] as const);
  return html`<span class="badge ${style}">${icon(shape)}${known ? t(`line.${known}`) : t('line.other', {status: state})}</span>`;
}

/** The control that chooses a country, or what else can be done with it. */
function choice(model: ReapplicationViewModel, line: ReapplicationCountry, isFirst: boolean): TemplateResult {
  const {t, format, context, send} = model;
  const {country} = line;
  const name = format.country(country);
  if (context.answers.dropped.includes(country)) {
    return html`<button class="button" type="button" aria-label=${t('country.keepWhat', {country: name})} @click=${() => send({type: 'country.kept', country})}>${t('country.keep')}</button>`;
  }
  return html`<label class="tick">
      <input
        type="checkbox" id=${isFirst ? fieldId('chosen') : nothing} aria-label=${t('matrix.chooseWhat', {country: name})}
        aria-describedby=${context.problems['chosen'] ? `${fieldId('chosen')}-error` : nothing}
        aria-invalid=${context.problems['chosen'] ? 'true' : nothing}
        .checked=${live(context.answers.chosen.includes(country))}
        @change=${(event: Event) => send({type: 'country.chosen', country, chosen: (event.target as HTMLInputElement).checked})}
      />
      <span aria-hidden="true">${t('matrix.choose')}</span>
    </label>
    <button class="button quiet" type="button" aria-label=${t('matrix.dropWhat', {country: name})} @click=${() => send({type: 'country.dropRequested', country})}>${t('matrix.drop')}</button>`;
}

/** Whether a country can be applied for now. */
export const isOpen = ({state}: ReapplicationCountry): boolean => state === 'open' || state === 'refused';

/** Whether every country has its result. */
export const isAllSettled = ({context: {reapplication}}: Pick<ReapplicationViewModel, 'context'>): boolean =>
  reapplication !== null && !reapplication.countries.some(isOpen);

/** Roles are named because a table that is laid out as cards is none to some browsers. */
export function matrixTable(model: ReapplicationViewModel, countries: readonly ReapplicationCountry[]): TemplateResult {
  const {t, format, context} = model;
  const error = fieldError(model, 'chosen');
  const first = countries.find((line) => isOpen(line) && !context.answers.dropped.includes(line.country))?.country;
  const columns = ['country', 'party', 'text', 'signer', 'status', 'choice'] as const;
  const cell = (column: (typeof columns)[number], content: TemplateResult | string) =>
    html`<td role="cell" class="cell-${column}"><span class="cell-label" aria-hidden="true">${t(`matrix.column.${column}`)}</span><span class="cell-value">${content}</span></td>`;
  return html`<div class="tight">
    ${errorTemplate({name: 'chosen', label: '', ...(error && {error})})}
    <table class="matrix" role="table" aria-label=${t('matrix.caption')}>
      <thead role="rowgroup">
        <tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col">${t(`matrix.column.${column}`)}</th>`)}</tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          countries,
          ({country}) => country,
          (line) => {
            const isDropped = context.answers.dropped.includes(line.country);
            return html`<tr role="row" data-state=${isDropped ? 'dropped' : line.state}>
              <th role="rowheader" scope="row">${format.country(line.country)}</th>
              ${cell('party', isolate(line.contractingParty.name))}
              ${cell('text', editionName(model, line.edition))}
              ${cell('signer', line.signer === null ? t('matrix.nobody') : isolate(line.signer))}
              ${cell(
                'status',
                html`${isDropped && isOpen(line) ? html`<span class="badge warn">${icon('exit')}${t('country.dropped')}</span>` : status(model, line.state)}
                ${line.state === 'refused' && line.code ? html`<span class="line quiet">${countryRefusal(model, line.code)}</span>` : nothing}`,
              )}
              ${isOpen(line) ? cell('choice', choice(model, line, line.country === first)) : html`<td role="cell" class="cell-none"></td>`}
            </tr>`;
          },
        )}
      </tbody>
    </table>
  </div>`;
}
