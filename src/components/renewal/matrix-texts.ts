/** The texts of a re-application: each opened once, and accepted for many countries at a time. */
import {html, nothing, type TemplateResult} from 'lit';
import type {ContractingParty, ReapplicationCountry, TextEdition} from '../../domain/agreement.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {errorTemplate} from '../shared/templates/fields.js';
import {fieldId} from '../shared/templates/field-id.js';
import {partyName} from './company-views.js';
import {editionName, fieldError} from './parts.js';
import {languageNotice} from './text-views.js';
import type {ReapplicationViewModel} from './view-model.js';

interface TextGroup {
  readonly edition: TextEdition;
  readonly contractingParty: ContractingParty;
  readonly lines: readonly ReapplicationCountry[];
}

/** The countries by the text and the party they have in common, in the order of the first of each. */
export function textsOf(countries: readonly ReapplicationCountry[]): readonly TextGroup[] {
  const groups = new Map<string, ReapplicationCountry[]>();
  for (const line of countries) {
    const key = `${line.edition.hash} ${line.contractingParty.id}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((lines) => ({
    edition: lines[0]!.edition,
    contractingParty: lines[0]!.contractingParty,
    lines,
  }));
}

/** The field that a country's text is told by where it was not opened. */
const countryField = (country: string): string => `countries.${country}`;

/** @param open the countries that can be applied for. */
export function matrixTexts(
  model: ReapplicationViewModel,
  open: readonly ReapplicationCountry[],
): TemplateResult | typeof nothing {
  const {t, format, context, send} = model;
  if (open.length === 0) return nothing;
  const {chosen, dropped, openedTexts} = context.answers;
  return html`<section class="stack" aria-labelledby="texts">
    <h3 id="texts">${t('matrix.texts')}</h3>
    <ul class="results">
      ${textsOf(open).map(({edition, contractingParty, lines}) => {
        const wrong = lines.find(({country}) => Object.hasOwn(context.problems, countryField(country)));
        const name = countryField((wrong ?? lines[0]!).country);
        const isOpened = openedTexts.includes(edition.hash);
        const offered = lines.filter(({country}) => !dropped.includes(country));
        const all = offered.length > 0 && offered.every(({country}) => chosen.includes(country));
        const error = fieldError(model, name);
        const named = editionName(model, edition);
        return html`<li class="result">
          <div class="result-head">
            <h4>${named}</h4>
            ${isOpened ? html`<span class="badge good">${icon('check')}${t('text.opened')}</span>` : html`<span class="badge">${icon('pending')}${t('text.unopened')}</span>`}
          </div>
          <p>${lines.map(({country}, index) => html`${index > 0 ? ', ' : nothing}${dropped.includes(country) ? html`<s>${format.country(country)}</s>` : format.country(country)}`)}</p>
          <p class="quiet">${partyName(model, contractingParty)}</p>
          ${languageNotice(model, edition)}${errorTemplate({name, label: '', ...(error && {error})})}
          <div class="row">
            <button
              class="button" type="button" id=${fieldId(name)} data-text="${context.agreementId} ${edition.hash}" aria-label=${t(isOpened ? 'text.openAgainWhat' : 'text.openWhat', {name: named})}
              aria-describedby=${error ? `${fieldId(name)}-error` : nothing}
              @click=${() => send({type: 'text.opened', hash: edition.hash})}
            >${icon('show')}${t(isOpened ? 'text.openAgain' : 'text.open')}</button>
            ${
              offered.length === 0
                ? nothing
                : html`<button
              class="button" type="button" aria-pressed=${all ? 'true' : 'false'}
              aria-label=${t('matrix.chooseAllWhat', {count: offered.length, name: named})}
              @click=${() => send({type: 'text.chosen', hash: edition.hash, chosen: !all})}
            >${icon(all ? 'check' : 'add')}${t('matrix.chooseAll', {count: offered.length})}</button>`
            }
          </div>
        </li>`;
      })}
    </ul>
  </section>`;
}
