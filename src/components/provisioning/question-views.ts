/** The views up to the first one-way door; those that the usual way does not show are in rare-views.ts. */
import {html, nothing} from 'lit';
import {asciiDomain, normalizeEmail} from '../../domain/validate/email.js';
import {choiceCards, textField, tickBox} from '../shared/templates/fields.js';
import {facts, type Fact} from '../shared/templates/lists.js';
import {isolate, notice} from '../shared/templates/messages.js';
import type {WizardStep} from '../../domain/order-steps.js';
import {chosenMatch} from '../../domain/wizard-requests.js';
import {door, fieldError, formView} from './form-parts.js';
import {asksOwnEmail} from './page-fields.js';
import {sendingView} from './sending-view.js';
import type {View, ViewModel} from './view-model.js';

/** An e-mail field that echoes what will be used where it differs or could be mistaken (P-49). */
export function emailField(
  model: ViewModel,
  name: 'contactEmail' | 'colleagueEmail' | 'customerContactEmail' | 'partnerAdminEmail' | 'customerAdminEmail',
  label: string,
  hint?: string,
) {
  const {context, t} = model;
  const value = context.answers[name];
  const ascii = value.includes('@') ? asciiDomain(value) : null;
  return html`${textField({
    name,
    label,
    value,
    type: 'email',
    hint: hint ?? t('field.email.hint'),
    error: fieldError(model, name),
    describedBy: ascii ? `${name}-echo` : '',
  })}
  ${ascii ? html`<p class="quiet" id="${name}-echo">${t('field.emailAscii', {domain: ascii})}</p>` : nothing}`;
}

const role: View = (model) => {
  const {context, t} = model;
  return formView(model, {
    title: t('role.title'),
    notices: context.earlierAttempt ? notice('info', null, t('intro.earlier')) : nothing,
    body: choiceCards({
      name: 'role',
      label: t('role.title'),
      hideLabel: true,
      value: context.answers.role,
      error: fieldError(model, 'role'),
      cards: [
        {value: 'partner', title: t('role.partner'), hint: t('role.partner.hint')},
        {value: 'customer', title: t('role.customer'), hint: t('role.customer.hint')},
      ],
    }),
  });
};

const setter: View = (model) => {
  const {context, t} = model;
  return formView(model, {
    title: t('setter.title'),
    body: choiceCards({
      name: 'setter',
      label: t('setter.title'),
      hideLabel: true,
      value: context.answers.setter,
      error: fieldError(model, 'setter'),
      cards: [
        {value: 'self', title: t('setter.self'), hint: t('setter.self.hint'), badge: t('setter.recommended')},
        {
          value: 'colleague',
          title: t('setter.colleague'),
          hint: t('setter.colleague.hint'),
          field: emailField(model, 'colleagueEmail', t('setter.colleagueEmail')),
        },
        {
          value: 'customer',
          title: t('setter.customer'),
          hint: t('setter.customer.hint'),
          field: emailField(model, 'customerContactEmail', t('setter.customerEmail')),
        },
      ],
    }),
  });
};

const customerAdmin =
  (busy: boolean): View =>
  (model) => {
    const {t} = model;
    return formView(model, {
      title: t('admin.title'),
      lead: t('admin.lead'),
      busy: busy ? t('admin.checking') : undefined,
      body: emailField(model, 'customerAdminEmail', t('admin.email'), t('admin.hint')),
    });
  };

/** One organisation as it is called on check answers. */
function organizationName({t, context}: ViewModel, side: 'partner' | 'customer') {
  const {answers} = context;
  const matches = (side === 'partner' ? context.partnerMatches : context.customerMatches)?.matches ?? [];
  const match = chosenMatch(side === 'partner' ? answers.partnerChoice : answers.customerChoice, matches);
  const name = match?.name ?? (side === 'partner' ? answers.partnerName : answers.customerName);
  return html`${isolate(name)} <span class="badge">${t(match ? 'confirm.existingSuffix' : 'confirm.newSuffix')}</span>`;
}

/** Every answer given so far, with the way to change it; also the quiet summary beside the steps (X-04). */
export function answerFacts(model: ViewModel, change: boolean): (Fact | null)[] {
  const {context, t, format, send} = model;
  const {answers} = context;
  const asPartner = answers.role === 'partner';
  const row = (step: WizardStep, label: string, value: Fact['value'], multiline = false): Fact => ({
    label,
    value,
    multiline,
    step,
    change: change
      ? {
          label: t('confirm.change'),
          what: t('action.changeWhat', {what: label}),
          onClick: () => send({type: 'step.changeRequested', step}),
        }
      : undefined,
  });
  const more = (step: WizardStep, label: string, value: Fact['value'], multiline = false): Fact => ({
    step,
    label,
    value,
    multiline,
  });
  const partnerIsNew = answers.partnerChoice === 'new';
  const customerIsNew = answers.customerChoice === 'new';
  return [
    answers.role ? row('role', t('confirm.role'), t(asPartner ? 'role.partner' : 'role.customer')) : null,
    asPartner && answers.setter === 'self' ? row('setter', t('confirm.setter'), t('setter.self')) : null,
    asPartner &&
    answers.partnerChoice !== '' &&
    answers.partnerChoice !== 'none' &&
    (!partnerIsNew || answers.partnerName !== '')
      ? row('partnerOrganization', t('confirm.partner'), organizationName(model, 'partner'))
      : null,
    asPartner && partnerIsNew && answers.partnerCountry
      ? more('partnerOrganization', t('organization.country'), format.country(answers.partnerCountry))
      : null,
    asPartner && partnerIsNew && answers.partnerAdminEmail
      ? more('partnerOrganization', t('confirm.partnerAdmin'), normalizeEmail(answers.partnerAdminEmail))
      : null,
    asPartner && answers.customerAdminEmail
      ? row('customerAdmin', t('confirm.admin'), normalizeEmail(answers.customerAdminEmail))
      : null,
    answers.customerChoice !== '' &&
    answers.customerChoice !== 'none' &&
    (!customerIsNew || answers.customerName !== '')
      ? row('customerOrganization', t('confirm.customer'), organizationName(model, 'customer'))
      : null,
    customerIsNew && asksOwnEmail(context) && answers.customerAdminEmail
      ? more('customerOrganization', t('confirm.admin'), normalizeEmail(answers.customerAdminEmail))
      : null,
    customerIsNew && answers.customerCountry
      ? more('customerOrganization', t('organization.country'), format.country(answers.customerCountry))
      : null,
    customerIsNew && answers.customerAddress
      ? more('customerOrganization', t('confirm.address'), answers.customerAddress, true)
      : null,
  ];
}

const confirm =
  (busy: boolean): View =>
  (model) => {
    const {context, t} = model;
    const {answers} = context;
    const tick = (name: 'partnerConfirmed' | 'customerConfirmed' | 'mappingAcknowledged', label: string) =>
      tickBox({name, label, checked: answers[name], error: fieldError(model, name)});
    return formView(model, {
      title: t('confirm.title'),
      lead: t('confirm.lead'),
      action: t('confirm.action'),
      busy: busy ? t('sending.mapping') : undefined,
      body: html`${facts(answerFacts(model, true))}
      <div>
        ${answers.role === 'partner' ? tick('partnerConfirmed', t('confirm.partnerRight')) : nothing}
        ${tick('customerConfirmed', t('confirm.customerRight'))}
      </div>
      ${door({
        title: t('confirm.door.title'),
        becomesFinal: t('confirm.door.final'),
        staysOpen: t('confirm.door.open'),
        ticks: tick('mappingAcknowledged', t('confirm.door.acknowledge')),
      })}`,
    });
  };

export const questionViews = {
  role,
  setter,
  'customerAdmin.editing': customerAdmin(false),
  'customerAdmin.checking': customerAdmin(true),
  confirm: confirm(false),
  mapping: sendingView('sending.mapping', confirm(true)),
  settling: sendingView('sending.mapping', confirm(true)),
} satisfies Record<string, View>;
