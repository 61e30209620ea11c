/** The countries of business: address, physical location, distributors, and what dropping one means (R-12, R-14). */
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Agreement} from '../../domain/agreement.js';
import type {CountryAnswer} from '../../domain/renewal-answers.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {textArea, textField, tickBox} from '../shared/templates/fields.js';
import {heading, isolate, notice} from '../shared/templates/messages.js';
import {opened} from '../shared/templates/opened.js';
import {agreementSections, fieldError, formView, within} from './parts.js';
import type {RenewalView, RenewalViewModel} from './view-model.js';

/** Text as it is shown beside its field. What is longer is refused in any script, and would hold up the page. */
const shown = (text: string): TemplateResult => isolate(text.slice(0, 10_000));

/** Distributors with their account numbers, in one line. */
export const distributorsText = ({distributors}: Pick<CountryAnswer, 'distributors'>): TemplateResult =>
  html`${distributors
    .filter(({name, accountNumber}) => name !== '' || accountNumber !== '')
    .map(
      ({name, accountNumber}) =>
        html`<span class="line">${shown(name)}${accountNumber ? html` · <span class="numbers">${shown(accountNumber)}</span>` : nothing}</span>`,
    )}`;

interface Row {
  readonly agreement: Agreement;
  readonly answer: CountryAnswer;
  /** Names of its fields begin so. */
  readonly path: string;
  readonly mayDrop: boolean;
}

const isComplete = ({address, distributors}: CountryAnswer): boolean =>
  address.trim() !== '' &&
  distributors.length > 0 &&
  distributors.every(({name, accountNumber}) => name.trim() !== '' && accountNumber.trim() !== '');

function distributorFields(model: RenewalViewModel, {agreement, answer, path}: Row): TemplateResult {
  const {t, send} = model;
  const {country} = answer;
  const named = within(model, agreement, model.format.country(country));
  return html`${answer.distributors.map((distributor, index) => {
    const field = (name: 'name' | 'accountNumber') => ({
      name: `${path}.distributors.${index}.${name}`,
      value: distributor[name],
      error: fieldError(model, `${path}.distributors.${index}.${name}`),
    });
    return html`<fieldset class="distributor">
      <legend>${t('country.distributor', {number: index + 1})}</legend>
      ${textField({...field('name'), label: t('country.distributorName')})}
      ${textField({...field('accountNumber'), label: t('country.account'), hint: t('country.account.hint')})}
      ${
        answer.distributors.length > 1
          ? html`<div>
            <button
              class="button quiet" type="button"
              aria-label=${t('country.removeDistributorWhat', {number: index + 1, country: named})}
              @click=${() => send({type: 'distributor.removed', agreementId: agreement.id, country, index})}
            >${icon('remove')}${t('country.removeDistributor')}</button>
          </div>`
          : nothing
      }
    </fieldset>`;
  })}
  <div>
    <button
      class="button" type="button" aria-label=${t('country.addDistributorWhat', {country: named})}
      @click=${() => send({type: 'distributor.added', agreementId: agreement.id, country})}
    >${icon('add')}${t('country.addDistributor')}</button>
  </div>`;
}

/** A country that is left out of the renewal, with the way to keep it after all. */
const droppedRow = (model: RenewalViewModel, {agreement, answer: {country}}: Row): TemplateResult => {
  const {t, format, send} = model;
  return html`<li class="country" data-dropped>
    <div class="country-head">
      <h3>${format.country(country)}</h3>
      <span class="badge warn">${icon('exit')}${t('country.dropped')}</span>
    </div>
    <div>
      <button
        class="button" type="button" aria-label=${t('country.keepWhat', {country: within(model, agreement, format.country(country))})}
        @click=${() => send({type: 'country.kept', agreementId: agreement.id, country})}
      >${t('country.keep')}</button>
    </div>
  </li>`;
};

function countryRow(model: RenewalViewModel, row: Row): TemplateResult {
  const {t, format, context, send} = model;
  const {agreement, answer, path, mayDrop} = row;
  const name = format.country(answer.country);
  const named = within(model, agreement, name);
  const inside = Object.keys(context.problems).some(
    (field) => field.startsWith(`${path}.`) && field !== `${path}.physicalLocation`,
  );
  return html`<li class="country" data-confirmed=${answer.physicalLocation || nothing}>
    <div class="country-head">
      <h3>${name}</h3>
      ${
        answer.physicalLocation && isComplete(answer)
          ? html`<span class="badge good">${icon('check')}${t('country.confirmed')}</span>`
          : html`<span class="badge">${icon('pending')}${t('country.open')}</span>`
      }
    </div>
    <div class="country-data">
      <p class="multiline">${answer.address.trim() ? shown(answer.address) : t('answer.none')}</p>
      <p class="quiet">${isComplete(answer) ? distributorsText(answer) : t('country.incomplete')}</p>
    </div>
    ${tickBox({
      name: `${path}.physicalLocation`,
      label: t('country.physical', {country: name}),
      checked: answer.physicalLocation,
      error: fieldError(model, `${path}.physicalLocation`),
    })}
    <details class="edit" ${opened(inside || !isComplete(answer))}>
      <summary aria-label=${t('country.editWhat', {country: named})}>${t('country.edit')}</summary>
      <div class="stack edit-body">
        ${textArea({
          name: `${path}.address`,
          label: t('country.address'),
          hint: t('country.address.hint'),
          value: answer.address,
          error: fieldError(model, `${path}.address`),
        })}
        ${distributorFields(model, row)}
      </div>
    </details>
    ${
      mayDrop
        ? html`<div>
              <button
                class="button quiet" type="button" aria-label=${t('country.dropWhat', {country: named})}
                @click=${() => send({type: 'country.dropRequested', agreementId: agreement.id, country: answer.country})}
              >${icon('exit')}${t('country.drop')}</button>
            </div>`
        : html`<p class="quiet">${t('country.last')}</p>`
    }
  </li>`;
}

const editing: RenewalView = (model) => {
  const {t, context} = model;
  return formView(model, {
    title: t('countries.title'),
    lead: t('countries.lead'),
    body: html`${notice(
      'info',
      t('countries.physical'),
      html`<p>${t('countries.physicalNot')}</p>
        <ul class="bullets">
          <li>${t('countries.mailbox')}</li>
          <li>${t('countries.home')}</li>
          <li>${t('countries.logistics')}</li>
        </ul>
        <p>${t('countries.distributors')}</p>`,
    )}${agreementSections(model, ({agreement}, index) => {
      const {countries} = context.answers.agreements[index]!;
      const kept = countries.filter((country) => country.kept);
      const confirmed = kept.filter(({physicalLocation}) => physicalLocation).length;
      return html`<p class="progress numbers">${t('countries.progress', {done: confirmed, count: kept.length})}</p>
        <ul class="countries">
          ${repeat(
            countries.map((answer, at) => ({answer, path: `agreements.${index}.countries.${at}`})),
            ({answer}) => answer.country,
            ({answer, path}) => {
              const row = {agreement, answer, path, mayDrop: kept.length > 1};
              return answer.kept ? countryRow(model, row) : droppedRow(model, row);
            },
          )}
        </ul>`;
    })}`,
  });
};

/** An interruption before a country is dropped: what ends there, and that nothing happens yet (X-08). */
export const dropView = (
  model: Pick<RenewalViewModel, 't' | 'format'>,
  parts: {
    readonly country: string;
    /** In the vendor's words; `null`: the kit's own. */
    readonly effect: string | null;
    readonly onConfirm: () => void;
    readonly onCancel: () => void;
  },
): TemplateResult => {
  const {t, format} = model;
  const country = format.country(parts.country);
  return html`<div class="view stack">
    ${heading(t('drop.title', {country}))}
    <section class="door" aria-labelledby="drop-effects">
      <h3 id="drop-effects">${icon('warning')}<span>${t('drop.effects')}</span></h3>
      ${parts.effect ? html`<p class="multiline">${isolate(parts.effect)}</p>` : nothing}
      <ul class="bullets">
        ${parts.effect ? nothing : html`<li>${t('drop.agreement', {country})}</li><li>${t('drop.buying', {country})}</li>`}
        <li>${t('drop.again')}</li>
        <li>${t('drop.others')}</li>
      </ul>
    </section>
    <p>${t('drop.notYet')}</p>
    <div class="actions">
      <button class="button danger" type="button" @click=${parts.onConfirm}>${t('drop.action', {country})}</button>
      <button class="button" type="button" @click=${parts.onCancel}>${t('drop.keep', {country})}</button>
    </div>
  </div>`;
};

const dropping: RenewalView = (model) => {
  const {context, send} = model;
  const {agreementId, country} = context.dropping ?? {agreementId: '', country: ''};
  const agreement = context.agreements.find((loaded) => loaded.agreement.id === agreementId)?.agreement;
  return dropView(model, {
    country,
    effect: agreement?.businessCountries.find((one) => one.country === country)?.dropEffect ?? null,
    onConfirm: () => send({type: 'drop.confirmed'}),
    onCancel: () => send({type: 'drop.canceled'}),
  });
};

export const countryViews = {
  'countries.editing': editing,
  'countries.dropping': dropping,
} satisfies Record<string, RenewalView>;
