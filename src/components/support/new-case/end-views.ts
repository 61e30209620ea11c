/** What became of a new case: sent, or another one followed instead (S-26, S-27). */
import {html, nothing, type TemplateResult} from 'lit';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {facts} from '../../shared/templates/lists.js';
import {heading, isolate, notice} from '../../shared/templates/messages.js';
import {caseCopy} from './case-copy.js';
import {dueOf} from './due.js';
import type {NewCaseModel, NewCaseView} from './model.js';
import {adviceFor, help} from './parts.js';

export const sentView: NewCaseView = (model) => {
  const {t, format, zone, context, actions} = model;
  const sent = context.sent!;
  const advice = adviceFor(model, sent.severity);
  return html`<div class="view stack sent">
      ${heading(t('sent.title'))}
      <div class="reference">
          ${icon('done')}
          <p><span class="quiet">${t('sent.reference')}</span> <strong class="big-number line">${isolate(sent.reference)}</strong></p>
        </div>
      <section class="tight" aria-labelledby="sent-next">
        <h3 id="sent-next">${t('newCase.next')}</h3>
        <ul class="bullets">
          <li>${dueOf(model, sent)}</li>
          <li>${t('sent.mail', {email: sent.contact.email})}</li>
          <li>${t('sent.more')}</li>
        </ul>
      </section>
      ${
        advice === nothing
          ? nothing
          : notice('info', t('sent.call'), html`<p>${t('sent.callText', {reference: sent.reference})}</p>${advice}`)
      }
      ${facts([
        {label: t('newCase.subject'), value: sent.subject},
        {label: t('severity'), value: html`${t(`severity.${sent.severity}`)}`},
        {label: t('sent.opened'), value: html`${format.moment(Date.parse(sent.createdAt), zone)}`},
        sent.files.length > 0
          ? {
              label: t('files.label'),
              value: html`${sent.files.map(({name}) => html`<span class="line">${isolate(name)}</span>`)}`,
            }
          : null,
      ])}
      <div class="actions">
        <button class="button primary" type="button" @click=${() => actions.openCase(sent.id)}>${t('sent.open')}</button>
        <button class="button" type="button" @click=${() => actions.openCases()}>${t('sent.cases')}</button>
      </div>
      ${feedback(model)}
      <div class="row keep">
        <button class="button quiet" type="button" @click=${() => actions.print(sent.reference, caseCopy(model))}>${icon('print')}${t('sent.print')}</button>
        <button class="button quiet" type="button" @click=${() => actions.download(`${sent.reference}.txt`, caseCopy(model))}>${icon('download')}${t('sent.download')}</button>
        <button class="button quiet" type="button" @click=${() => actions.startOver()}>${icon('add')}${t('sent.another')}</button>
      </div>
    </div>
    ${help(model)}`;
};

/** What the person thinks of the way here; told to the host, which knows what to do with it (S-27). */
const feedback = ({t, isEasy, actions}: NewCaseModel): TemplateResult =>
  html`<section class="tight" aria-labelledby="sent-feedback">
    ${
      isEasy === null
        ? html`<h3 id="sent-feedback">${t('sent.easy')}</h3>
            <div class="row">
              <button class="button" type="button" @click=${() => actions.rate(true)}>${t('sent.easy.yes')}</button>
              <button class="button" type="button" @click=${() => actions.rate(false)}>${t('sent.easy.no')}</button>
            </div>`
        : html`<h3 id="sent-feedback" tabindex="-1">${t('sent.easy.thanks')}</h3>`
    }
  </section>`;

/** Somebody's open case is followed; what was typed stays a draft. */
export const followedView: NewCaseView = (model) => {
  const {t, context, actions} = model;
  const followed = context.similar?.cases.find(({id}) => id === context.followedId);
  return html`<div class="view stack">
      <div class="tight">
        ${heading(t('followed.title'))}
        <p class="lead">${t('followed.lead', {reference: followed?.reference ?? context.followedId ?? ''})}</p>
      </div>
      ${followed ? facts([{label: t('newCase.subject'), value: followed.subject}]) : nothing}
      <p>${t('followed.draft')}</p>
      <div class="actions">
        <button class="button primary" type="button" @click=${() => actions.openCase(context.followedId ?? '')}>${t('sent.open')}</button>
        <button class="button" type="button" @click=${() => actions.startOver()}>${t('followed.erase')}</button>
        <button class="button quiet" type="button" @click=${() => actions.goHome()}>${t('action.home')}</button>
      </div>
    </div>
    ${help(model)}`;
};
