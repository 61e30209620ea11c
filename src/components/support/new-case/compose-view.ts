/** A new case as it is written, on one page. */
import {html, nothing, type TemplateResult} from 'lit';
import {heading, isolate, notice, waiting} from '../../shared/templates/messages.js';
import {attachmentsView} from '../attachments/attachments-view.js';
import {
  categoryFields,
  concernField,
  contactFields,
  detailsField,
  languageField,
  productField,
  severityField,
  wordFields,
} from './form-fields.js';
import type {NewCaseModel, NewCaseView} from './model.js';
import {draftLine, filesModel, formView, help} from './parts.js';
import {offeredCases, similarCase, suggestions} from './suggestions.js';

/** What the person should know before typing: what was typed before, what led here, what it goes on from. */
function notices(model: NewCaseModel): TemplateResult {
  const {t, context, hasOffer, aside, actions} = model;
  return html`${context.wasRestored ? notice('info', null, t('draft.restored')) : nothing}${
    hasOffer
      ? notice(
          'info',
          t('newCase.offer.title'),
          html`<p>${t('newCase.offer.text')}</p>
            <div><button class="button" type="button" @click=${() => actions.takeOffer()}>${t('newCase.offer.take')}</button></div>`,
        )
      : nothing
  }${
    aside === null
      ? nothing
      : notice(
          'info',
          t('newCase.aside.title'),
          html`<p>${aside.trim() === '' ? t('newCase.aside.noSubject') : isolate(aside.trim())}</p>
            <div class="row">
              <button class="button" type="button" @click=${() => actions.chooseCase('other')}>${t('newCase.aside.take')}</button>
              <button class="button" type="button" @click=${() => actions.chooseCase('this')}>${t('newCase.aside.leave')}</button>
            </div>`,
        )
  }${context.linkedCase ? notice('info', null, t('newCase.linked', {reference: context.linkedCase.reference})) : nothing}`;
}

export const composeView: NewCaseView = (model) => {
  const {t, state, actions} = model;
  return html`${formView(
    model,
    {
      title: t('newCase.title'),
      lead: t('newCase.lead'),
      notices: notices(model),
      body: html`<div class="with-aside">
        <div class="fields">
          ${categoryFields(model)}${wordFields(model)}${severityField(model)}
          <div class="group pair">${productField(model)}</div>
          ${concernField(model)}${attachmentsView(filesModel(model))}${languageField(model)}${contactFields(model)}${detailsField(model)}
        </div>
        ${suggestions(model)}
        <div class="fields">${draftLine(model)}</div>
      </div>`,
      ...(state === 'looking' && {busy: t('newCase.looking')}),
    },
    () => actions.leave(),
  )}${help(model)}`;
};

/** Whether one of these is the same, before another case is opened (S-17). */
export const similarView: NewCaseView = (model) => {
  const {t, send} = model;
  return html`${formView(
    model,
    {
      title: t('similar.title'),
      lead: t('similar.lead'),
      body: html`<ul class="cases">
        ${offeredCases(model).map((one) => similarCase(model, one))}
      </ul>`,
      action: t('similar.none'),
    },
    () => send({type: 'step.left'}),
  )}${help(model)}`;
};

/** Somebody's open case is about to be followed. */
export const followingView: NewCaseView = ({t}) =>
  html`<div class="view stack">${heading(t('following.title'))}${waiting(t('following.wait'))}</div>`;
