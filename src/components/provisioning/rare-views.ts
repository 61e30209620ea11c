/** The views that the usual way does not show: other contacts, hand-overs, conflicts, hard stops. They come when a state needs them. */
import {html, nothing} from 'lit';
import {normalizeEmail} from '../../domain/validate/email.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {choiceCards, tickBox} from '../shared/templates/fields.js';
import {notice} from '../shared/templates/messages.js';
import {activationList, closeActions, receipt} from './billing-views.js';
import {fieldError, formView} from './form-parts.js';
import {heading, messageView, problemSummary, supportButton} from './parts.js';
import {emailField} from './question-views.js';
import type {View} from './view-model.js';

const changingContact =
  (busy: boolean): View =>
  (model) => {
    const {context, t} = model;
    return formView(model, {
      title: t('contact.title'),
      lead: t('contact.lead'),
      action: t('contact.save'),
      busy: busy ? t('contact.saving') : undefined,
      body: html`${choiceCards({
        name: 'contactKind',
        label: t('contact.kind'),
        value: context.answers.contactKind,
        error: fieldError(model, 'contactKind'),
        cards: (['partnerAdmin', 'partnerAlias', 'customerAdmin'] as const).map((value) => ({
          value,
          title: t(`contact.${value}`),
          hint: t(`contact.${value}.hint`),
          badge: value === 'partnerAdmin' ? t('setter.recommended') : undefined,
        })),
      })}
      ${emailField(model, 'contactEmail', t('contact.email'))}
      ${tickBox({name: 'contactAllLines', label: t('contact.allLines'), checked: context.answers.contactAllLines})}`,
    });
  };

const confirmingResend =
  (busy: boolean): View =>
  (model) => {
    const {context, t} = model;
    return formView(model, {
      title: t('resend.title'),
      lead: t('resend.text', {email: context.order?.contact.email ?? ''}),
      action: t('resend.send'),
      busy: busy ? t('resend.sending') : undefined,
      body: nothing,
    });
  };

/** Handing over to the customer is an interruption page: it names what is lost (X-08). */
const handover =
  (busy: boolean): View =>
  (model) => {
    const {context, t} = model;
    const toCustomer = context.answers.setter === 'customer';
    const email = normalizeEmail(toCustomer ? context.answers.customerContactEmail : context.answers.colleagueEmail);
    const side = toCustomer ? 'customer' : 'colleague';
    return formView(model, {
      title: t(`handover.${side}.title`),
      action: t(`handover.${side}.action`),
      busy: busy ? t('handover.sending') : undefined,
      body: notice(toCustomer ? 'warn' : 'info', null, t(`handover.${side}.text`, {email})),
    });
  };

const handedOver: View = (model) =>
  messageView(model, {
    title: model.t('handedOver.title'),
    body: notice(
      'good',
      null,
      model.t(model.context.handedOverTo === 'customer' ? 'handedOver.customer' : 'handedOver.colleague'),
    ),
    actions: html`<button class="button primary" type="button" @click=${() => model.actions.closeWizard('handed-over')}>${model.t('shell.close')}</button>`,
  });

/** The address is taken: every remedy named, with the way to each (P-41, P-42). */
const addressConflict =
  (key: 'free' | 'otherOrg'): View =>
  (model) => {
    const {context, t, send, actions} = model;
    const email = normalizeEmail(context.answers.customerAdminEmail);
    const claimable = context.adminCheck?.claimable === true;
    return messageView(model, {
      title: t(`admin.${key}.title`),
      body: html`<p>${t(`admin.${key}.text`, {email})}</p>
      <ul class="bullets">
        <li>${t('admin.other')}</li>
        <li>${t(key === 'free' ? 'admin.free.delete' : 'admin.otherOrg.leave')}</li>
        ${claimable ? html`<li>${t(`admin.${key}.claim`)}</li>` : nothing}
      </ul>`,
      actions: html`<button class="button primary" type="button" @click=${() => send({type: 'step.left'})}>${t('admin.useOther')}</button>
      <button class="button" type="button" @click=${() => send({type: 'step.submitted'})}>${t('admin.checkAgain')}</button>
      <button class="button quiet" type="button" @click=${() => actions.requestSupport('address-conflict')}>${t('action.support')}</button>`,
    });
  };

/** Hard stop: no way forward, a person helps, and the search can be repeated (P-32, P-43). */
const notRecognized =
  (side: 'partner' | 'customer'): View =>
  (model) => {
    const {t, send} = model;
    return messageView(model, {
      title: t(`${side}.stop.title`),
      body: notice('warn', null, t(`${side}.stop.text`)),
      actions: html`${supportButton(model, `${side}-not-recognized`, 'primary')}
      <button class="button" type="button" @click=${() => send({type: 'load.requested'})}>${icon('retry')}${t('partner.searchAgain')}</button>
      <button class="button quiet" type="button" @click=${() => send({type: 'step.left'})}>${icon('back')}${t('action.back')}</button>`,
    });
  };

const mappedElsewhere: View = (model) =>
  messageView(model, {
    title: model.t('elsewhere.title'),
    body: html`<p class="lead">${model.t('elsewhere.text')}</p>`,
    actions: html`<button class="button primary" type="button" @click=${() => model.actions.requestSupport('mapped-elsewhere')}>
        ${model.t('action.support')}
      </button>
      <button class="button" type="button" @click=${() => model.send({type: 'load.requested'})}>${model.t('elsewhere.reload')}</button>`,
  });

const partlyDone: View = (model) => {
  const {t} = model;
  return html`<div class="view stack">
    ${problemSummary(model)}
    <div class="tight">${heading(t('partly.title'))}<p class="lead">${t('partly.text')}</p></div>
    ${activationList(model)}
    <div class="actions">${supportButton(model, 'activation-failed')}</div>
    ${receipt(model)}
    ${closeActions(model)}
  </div>`;
};

const left: View = (model) =>
  messageView(model, {
    title: model.t('left.title'),
    body: html`<p class="lead">${model.t(model.context.leftAfterDoor ? 'left.kept' : 'left.text')}</p>`,
    actions: html`<button class="button primary" type="button" @click=${() => model.send({type: 'load.requested'})}>
      ${model.t('left.again')}
    </button>`,
  });

export const views = {
  'intro.changingContact': changingContact(false),
  'intro.savingContact': changingContact(true),
  'intro.confirmingResend': confirmingResend(false),
  'intro.resending': confirmingResend(true),
  'handover.confirming': handover(false),
  'handover.sending': handover(true),
  handedOver,
  'customerAdmin.freeAccount': addressConflict('free'),
  'customerAdmin.otherOrganization': addressConflict('otherOrg'),
  'partnerOrganization.notRecognized': notRecognized('partner'),
  'customerOrganization.notRecognized': notRecognized('customer'),
  mappedElsewhere,
  partlyDone,
  left,
} satisfies Record<string, View>;
