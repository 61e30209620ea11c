/** Another tab opened a case from the same draft: which, and what becomes of what was typed here (decision 8, X-17, S-17). */
import {html, nothing} from 'lit';
import {heading} from '../../shared/templates/messages.js';
import {facts} from '../../shared/templates/lists.js';
import {takesMessages} from './add-message.js';
import type {NewCaseView} from './model.js';
import {help} from './parts.js';

export const elsewhereView: NewCaseView = (model) => {
  const {t, format, zone, context, actions, send} = model;
  const known = context.elsewhere!;
  const {id, reference} = known;
  const mayAdd = takesMessages(known);
  return html`<div class="view stack">
      <div class="tight">
        ${heading(t('elsewhere.title', {reference}))}
        <p class="lead">${t('elsewhere.lead')}</p>
      </div>
      ${facts([
        {label: t('newCase.subject'), value: known.subject},
        {label: t('sent.opened'), value: html`${format.moment(Date.parse(known.createdAt), zone)}`},
      ])}
      <ul class="bullets">
        ${mayAdd ? html`<li>${t('elsewhere.same')}</li>` : nothing}
        <li>${t('elsewhere.other')}</li>
      </ul>
      <div class="actions">
        ${mayAdd ? html`<button class="button primary" type="button" @click=${() => actions.addMessage()}>${t('elsewhere.add')}</button>` : nothing}
        <button class="button" type="button" @click=${() => actions.openCase(id)}>${t('sent.open')}</button>
        <button class="button" type="button" @click=${() => send({type: 'another.requested'})}>${t('elsewhere.another')}</button>
      </div>
    </div>
    ${help(model)}`;
};
