/** The company's data, and whom it contracts with because of its principal country (R-20). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Agreement, ContractingParty, TextEdition} from '../../domain/agreement.js';
import {countriesByName} from '../../domain/countries.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {selectField} from '../shared/templates/fields.js';
import {facts} from '../shared/templates/lists.js';
import {isolate, notice} from '../shared/templates/messages.js';
import {agreementName, agreementSections, editionName, fieldError, formView, within} from './parts.js';
import type {RenewalView, RenewalViewModel} from './view-model.js';

/** Whom the company contracts with by what is answered now, and on which texts. */
export function partyOf(
  {context: {parties, answers}}: RenewalViewModel,
  agreement: Agreement,
): {readonly contractingParty: ContractingParty; readonly editions: readonly TextEdition[]; readonly isNew: boolean} {
  const preview = Object.hasOwn(parties, agreement.id) ? parties[agreement.id] : undefined;
  const country = answers.agreements.find(({agreementId}) => agreementId === agreement.id)?.principalCountry;
  if (preview && preview.country === country) {
    return {...preview, isNew: preview.contractingParty.id !== agreement.contractingParty.id};
  }
  return {contractingParty: agreement.contractingParty, editions: agreement.editions, isNew: false};
}

/** A party with its own country, which need not be the company's. */
export const partyName = ({format}: Pick<RenewalViewModel, 'format'>, party: ContractingParty): TemplateResult =>
  html`${isolate(party.name)} <span class="quiet">(${format.country(party.country)})</span>`;

const noop = (): void => {};

const company =
  (busy: boolean): RenewalView =>
  (model) => {
    const {t, format, locale, context, actions} = model;
    const options = countriesByName(locale).map(({code, name}) => ({value: code, label: name}));
    return formView(model, {
      title: t('company.title'),
      lead: t('company.lead'),
      busy: busy ? t('company.previewing') : undefined,
      body: html`${agreementSections(model, ({agreement}, index) => {
        const name = `agreements.${index}.principalCountry`;
        const value = context.answers.agreements[index]!.principalCountry;
        const {company: record} = agreement;
        return html`${facts([
          {label: t('company.name'), value: record.name},
          {label: t('company.id'), value: record.id},
          record.registrationNumber ? {label: t('company.registration'), value: record.registrationNumber} : null,
          record.address ? {label: t('company.address'), value: record.address, multiline: true} : null,
          {label: t('company.party'), value: partyName(model, partyOf(model, agreement).contractingParty)},
        ])}
          ${selectField({
            name,
            label: within(model, agreement, t('company.country')),
            hint: t('company.country.hint'),
            value,
            valueLabel: value && format.country(value),
            choose: t('field.choose'),
            error: fieldError(model, name),
            options,
            onOpen: noop,
          })}`;
      })}
      <p class="quiet">${t('company.wrong')}
        <button class="link" type="button" @click=${() => actions.requestSupport('company-data')}>${t('action.support')}</button>
      </p>`,
    });
  };

/** One side of what changes. */
const side = (
  model: RenewalViewModel,
  title: string,
  country: string,
  party: ContractingParty,
  editions: readonly TextEdition[],
): TemplateResult =>
  html`<div class="side">
    <h4>${title}</h4>
    <dl class="inner-facts">
      <div><dt>${model.t('company.country')}</dt><dd>${model.format.country(country)}</dd></div>
      <div><dt>${model.t('company.party')}</dt><dd>${partyName(model, party)}</dd></div>
      <div>
        <dt>${model.t('text.label')}</dt>
        <dd>${editions.map((edition) => html`<span class="line">${editionName(model, edition)}</span>`)}</dd>
      </div>
    </dl>
  </div>`;

/** Another principal country means another counterparty and another text: told before anything else is asked. */
const partyChanged: RenewalView = (model) => {
  const {t, context} = model;
  const changed = context.agreements.filter(({agreement}) => partyOf(model, agreement).isNew);
  return formView(model, {
    title: t('party.title'),
    lead: t('party.lead'),
    action: t('party.action'),
    body: html`${changed.map(({agreement}, index) => {
      const next = partyOf(model, agreement);
      const country = context.parties[agreement.id]!.country;
      return html`<section class="per-agreement" aria-labelledby="party-${index}">
        <h3 class="agreement-name" id="party-${index}">${agreementName(agreement)}</h3>
        <div class="sides">
          ${side(model, t('party.before'), agreement.company.country, agreement.contractingParty, agreement.editions)}
          <span class="arrow" aria-hidden="true">${icon('back')}</span>
          ${side(model, t('party.after'), country, next.contractingParty, next.editions)}
        </div>
      </section>`;
    })}
    ${notice(
      'info',
      null,
      html`<ul class="bullets">
        <li>${t('party.why')}</li>
        <li>${t('party.text')}</li>
        <li>${t('party.nothing')}</li>
      </ul>`,
    )}
    ${changed.length === 0 ? html`<p>${t('party.same')}</p>` : nothing}`,
  });
};

export const companyViews = {
  'company.editing': company(false),
  'company.previewing': company(true),
  'company.partyChanged': partyChanged,
} satisfies Record<string, RenewalView>;
