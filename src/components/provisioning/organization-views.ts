/** Which organisation: looked up, recommended, reviewed, created, or a hard stop (P-23 to P-45). */
import {html, nothing, type TemplateResult} from 'lit';
import {countriesByName, dataResidency} from '../../domain/countries.js';
import type {OrganizationMatch} from '../../domain/order.js';
import {choiceOf, chosenMatch} from '../../domain/wizard-requests.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {choiceCards, selectField, textArea, textField, type ChoiceCard} from '../shared/templates/fields.js';
import {facts, type Fact} from '../shared/templates/lists.js';
import {isolate, notice, waiting} from '../shared/templates/messages.js';
import {fieldError, formView} from './form-parts.js';
import {asksOwnEmail} from './page-fields.js';
import {heading, messageView, problemText} from './parts.js';
import {emailField} from './question-views.js';
import type {View, ViewModel, WordKey} from './view-model.js';

type Side = 'partner' | 'customer';

const lookup =
  (side: Side): View =>
  ({t, send}) =>
    html`<div class="view stack">
    ${heading(t(side === 'partner' ? 'step.partnerOrganization' : 'step.customerOrganization'))}
    ${waiting(t(side === 'partner' ? 'organization.searching' : 'organization.searchingCustomer'))}
    <div class="actions">
      <button class="button quiet" type="button" @click=${() => send({type: 'step.left'})}>${icon('back')}${t('action.back')}</button>
    </div>
  </div>`;

const lookupFailed: View = (model) => {
  const {t, context, send} = model;
  return messageView(
    {...model, context: {...context, failure: null}},
    {
      title: t('organization.lookupFailed'),
      body: notice('warn', null, problemText(model, context.failure ?? {kind: 'unknown'})),
      actions: html`<button class="button primary" type="button" @click=${() => send({type: 'step.submitted'})}>${icon('retry')}${t('action.retry')}</button>
        <button class="button quiet" type="button" @click=${() => send({type: 'step.left'})}>${icon('back')}${t('action.back')}</button>`,
    },
  );
};

const known = <const T extends readonly string[]>(value: string, values: T): T[number] | null =>
  values.find((one) => one === value) ?? null;

/** What helps to recognise an organisation: kind, age, whether it is in use (P-35). */
function matchFacts({t, format}: ViewModel, match: OrganizationMatch): (Fact | null)[] {
  const type = known(match.type, ['trial', 'online', 'partner', 'enterprise']);
  return [
    {label: t('organization.country'), value: format.country(match.country)},
    type ? {label: t('organization.type'), value: t(`organization.type.${type}`)} : null,
    match.createdOn ? {label: t('organization.created'), value: format.date(match.createdOn)} : null,
    match.activeSubscriptions === null
      ? null
      : {
          label: t('organization.subscriptions'),
          value:
            match.activeSubscriptions === 0 ? t('organization.noSubscriptions') : String(match.activeSubscriptions),
        },
  ];
}

/** A short list inside a card. */
const innerFacts = (rows: readonly (Fact | null)[]): TemplateResult =>
  html`<dl class="inner-facts">
    ${rows.map((row) => (row === null ? nothing : html`<div><dt>${row.label}</dt><dd>${typeof row.value === 'string' ? isolate(row.value) : row.value}</dd></div>`))}
  </dl>`;

const reason = ({t}: ViewModel, match: OrganizationMatch): string => {
  const code = known(match.reason, ['linkedDomain', 'recentActivity', 'emailDomain', 'adminOf']);
  return t(`organization.reason.${code ?? 'other'}` as WordKey);
};

const choosing =
  (side: Side): View =>
  (model) => {
    const {context, t} = model;
    const name = `${side}Choice` as const;
    const found = side === 'partner' ? context.partnerMatches : context.customerMatches;
    const matches = found?.matches ?? [];
    const title =
      side === 'customer' && context.answers.role === 'customer'
        ? t('customer.titleOwn')
        : t(`${side}.title`, {count: matches.length});
    const cards: ChoiceCard[] = matches.map((match) => ({
      value: choiceOf(match.id),
      title: isolate(match.name),
      hint: reason(model, match),
      details: innerFacts(matchFacts(model, match)),
    }));
    if (found?.mayCreate) cards.push({value: 'new', title: t(`${side}.new`), hint: t(`${side}.new.hint`)});
    cards.push({value: 'none', title: t(`${side}.none`), hint: t('none.hint')});
    return formView(model, {
      title,
      lead: side === 'partner' ? t('partner.lead') : undefined,
      body: choiceCards({
        name,
        label: title,
        hideLabel: true,
        value: context.answers[name],
        cards,
        error: fieldError(model, name),
      }),
    });
  };

const reviewing =
  (side: Side): View =>
  (model) => {
    const {context, t} = model;
    const matches = (side === 'partner' ? context.partnerMatches : context.customerMatches)?.matches ?? [];
    const match = chosenMatch(context.answers[`${side}Choice`], matches);
    return formView(model, {
      title: t(`${side}.review.title`),
      action: t(`${side}.review.yes`),
      body: match ? facts([{label: t('company.name'), value: match.name}, ...matchFacts(model, match)]) : nothing,
    });
  };

/** The list of countries, empty until it is opened. */
export function countryField(
  model: ViewModel,
  name: 'partnerCountry' | 'customerCountry' | 'callingCountry',
  label: string,
  hint?: string,
): TemplateResult {
  const {context, t, format, page, locale, actions} = model;
  const value = context.answers[name];
  return selectField({
    name,
    label,
    hint,
    value,
    valueLabel: value && format.country(value),
    choose: t('field.choose'),
    error: fieldError(model, name),
    options: page.openedLists.has(name)
      ? countriesByName(locale).map(({code, name: title}) => ({value: code, label: title}))
      : null,
    onOpen: () => actions.openList(name),
  });
}

const residency = ({t}: ViewModel, country: string) =>
  country
    ? notice(
        'info',
        t('organization.residency', {region: t(`region.${dataResidency(country)}`)}),
        t('organization.residencyHint'),
      )
    : nothing;

const partnerCreating: View = (model) => {
  const {context, t} = model;
  return formView(model, {
    title: t('partner.create.title'),
    lead: t('partner.create.lead'),
    body: html`${textField({name: 'partnerName', label: t('company.name'), value: context.answers.partnerName, error: fieldError(model, 'partnerName')})}
      ${countryField(model, 'partnerCountry', t('organization.country'), t('organization.countryFirst'))}
      ${residency(model, context.answers.partnerCountry)}
      ${emailField(model, 'partnerAdminEmail', t('partner.adminEmail'), t('partner.adminEmail.hint'))}`,
  });
};

const customerCreating: View = (model) => {
  const {context, t} = model;
  return formView(model, {
    title: t('customer.create.title'),
    lead: t('customer.create.lead'),
    body: html`${textField({name: 'customerName', label: t('company.name'), value: context.answers.customerName, error: fieldError(model, 'customerName')})}
      ${countryField(model, 'customerCountry', t('organization.country'), t('organization.countryFirst'))}
      ${residency(model, context.answers.customerCountry)}
      ${textArea({
        name: 'customerAddress',
        label: t('customer.address'),
        hint: t('customer.address.hint'),
        value: context.answers.customerAddress,
        error: fieldError(model, 'customerAddress'),
      })}
      ${asksOwnEmail(context) ? emailField(model, 'customerAdminEmail', t('admin.email')) : nothing}`,
  });
};

export const organizationViews = {
  'partnerOrganization.lookup': lookup('partner'),
  'partnerOrganization.lookupFailed': lookupFailed,
  'partnerOrganization.choosing': choosing('partner'),
  'partnerOrganization.reviewing': reviewing('partner'),
  'partnerOrganization.creating': partnerCreating,
  'customerOrganization.lookup': lookup('customer'),
  'customerOrganization.lookupFailed': lookupFailed,
  'customerOrganization.choosing': choosing('customer'),
  'customerOrganization.reviewing': reviewing('customer'),
  'customerOrganization.creating': customerCreating,
} satisfies Record<string, View>;
