/** The reply: its text and files, kept while it is written, sent once, later where there is no network (decision 9). */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {messageLimit} from '../../../domain/support/case-forms.js';
import {draftLine} from '../../shared/templates/draft-line.js';
import {errorTemplate} from '../../shared/templates/fields.js';
import {fieldId} from '../../shared/templates/field-id.js';
import {notice} from '../../shared/templates/messages.js';
import type {CaseModel} from './case-model.js';
import {checkButton, fieldError, standingNotice} from './case-parts.js';
import {isReplyUnderWay} from './reply-standing.js';

/** From so many characters before the limit on, what is left is told. */
const nearLimit = 2000;

function leftLine({t, context}: CaseModel): TemplateResult | typeof nothing {
  const left = messageLimit - [...context.reply.text.trim()].length;
  return left > nearLimit || left < 0
    ? nothing
    : html`<p class="quiet numbers" id="field-text-left">${t('case.reply.left', {count: left})}</p>`;
}

function textField(model: CaseModel): TemplateResult {
  const {t, context} = model;
  const id = fieldId('text');
  const error = fieldError(model, 'text');
  return html`<div class="field case-field">
    <label for=${id}>${t('case.reply.label')}</label>
    <p class="hint" id="${id}-hint">${t('case.reply.hint')}</p>
    ${errorTemplate({name: 'text', label: '', error})}
    <textarea
      id=${id}
      name="text"
      rows="5"
      autocomplete="off"
      ?readonly=${isReplyUnderWay(model)}
      .value=${live(context.reply.text)}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${error ? `${id}-hint ${id}-error` : `${id}-hint`}
    ></textarea>
    ${leftLine(model)}
  </div>`;
}

/** The form, where the person may reply and the case takes replies. */
export function replyForm(model: CaseModel): TemplateResult | typeof nothing {
  const {t, context, state, isOnline, send} = model;
  const isUploading = state === 'open.uploading';
  const isUnderWay = isReplyUnderWay(model);
  if (!context.actions.reply && !isUnderWay) return nothing;
  const isLater = !isOnline || context.copyFrom !== null;
  const busy = isUnderWay ? t('case.reply.sending') : '';
  return html`<form class="case-reply" novalidate autocomplete="off" aria-labelledby="case-reply-title" aria-busy=${isUnderWay ? 'true' : nothing}>
    <h3 id="case-reply-title">${t('case.reply')}</h3>
    ${context.wasRestored && !isUnderWay && context.reply.text !== '' ? html`<p class="quiet">${t('case.reply.restored')}</p>` : nothing}
    ${model.notReceived ? notice('warn', null, t('case.reply.none')) : nothing}
    ${textField(model)}${model.attachments}
    <p class="visually-hidden" role="status">${busy}</p>
    ${isUploading ? notice('info', null, t('case.reply.uploading')) : nothing}
    ${isUnderWay ? standingNotice(model) : nothing}
    <div class="actions">
      <button
        class="button ${context.actions.judge || context.actions.rate ? '' : 'primary'}"
        type="submit"
        aria-disabled=${isUnderWay ? 'true' : nothing}
      >
        ${isUnderWay ? html`<span class="spinner" aria-hidden="true"></span>${busy}` : t(isLater ? 'case.reply.later' : 'case.reply.send')}
      </button>
      ${isUnderWay && !isUploading ? checkButton(model) : nothing}
      ${
        isUploading
          ? html`<button class="button quiet" type="button" @click=${() => send({type: 'step.left'})}>${t('case.reply.edit')}</button>`
          : nothing
      }
    </div>
    ${draftLine({t, format: model.format, draft: model.draft, isUnderWay, ...model.actions})}
  </form>`;
}
