/** The reply: its text and files, kept while it is written, sent once, later where there is no network (decision 9). */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {messageLimit} from '../../../domain/support/case-forms.js';
import {mayDo} from '../../../machines/support/case-judgements.js';
import {draftLine, eraseAsked} from '../../shared/templates/draft-line.js';
import {errorTemplate} from '../../shared/templates/fields.js';
import {fieldId} from '../../shared/templates/field-id.js';
import {notice} from '../../shared/templates/messages.js';
import {leftWords} from '../left-words.js';
import type {CaseModel} from './case-model.js';
import {checkButton, fieldError, standingNotice} from './case-parts.js';
import {isReplyUnderWay, isStranded} from './reply-standing.js';

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

/** Why the case takes no reply now, and where what was written can go (decision 9). */
function strandedNotice(model: CaseModel): TemplateResult {
  const {t, context, send, actions} = model;
  const {text} = context.reply;
  const hasText = text.trim() !== '';
  const state = context.case?.state;
  const useFor = (act: 'reject' | 'reopen') =>
    hasText && mayDo(context, act)
      ? html`<button class="button" type="button" @click=${() => send({type: 'act.requested', act, withReply: true})}>
          ${t(`case.stranded.${act}`)}
        </button>`
      : nothing;
  return html`<div role="status">
      ${notice('warn', null, t(state === 'resolved' || state === 'closed' ? `case.stranded.${state}` : 'case.stranded.other'))}
    </div>
    <div class="actions">
      ${useFor('reject')}${useFor('reopen')}
      ${
        hasText && state !== 'resolved'
          ? html`<button class="button" type="button" @click=${() => actions.continueInNew(text)}>${t('case.continue')}</button>`
          : nothing
      }
    </div>`;
}

function sendRow(model: CaseModel): TemplateResult {
  const {t, context, state, isOnline, isBehind, send} = model;
  const isUploading = state === 'open.uploading';
  const isUnderWay = isReplyUnderWay(model);
  const isLater = !isOnline || context.copyFrom !== null;
  const words = isLater ? 'case.reply.later' : isBehind ? 'case.reply.behind' : 'case.reply.send';
  return html`<div class="actions">
    <button
      class="button ${context.actions.judge || context.actions.rate ? '' : 'primary'}"
      type="submit"
      aria-disabled=${isUnderWay ? 'true' : nothing}
    >
      ${isUnderWay ? html`<span class="spinner" aria-hidden="true"></span>${t('case.reply.sending')}` : t(words)}
    </button>
    ${isUnderWay && !isUploading ? checkButton(model) : nothing}
    ${
      isUploading
        ? html`<button class="button quiet" type="button" @click=${() => send({type: 'step.left'})}>${t('case.reply.edit')}</button>`
        : nothing
    }
  </div>`;
}

/**
 * The form, where the person may reply and the case takes replies. One that was begun before the case took none stays,
 * in the same field, with what else can be done with it.
 */
export function replyForm(model: CaseModel): TemplateResult | typeof nothing {
  const {t, context, state, actions} = model;
  const isUnderWay = isReplyUnderWay(model);
  const isLeft = isStranded(model);
  if (!context.actions.reply && !isUnderWay && !isLeft) return nothing;
  const wasRestored = context.wasRestored && !isUnderWay && context.reply.text !== '';
  return html`<form class="case-reply" novalidate autocomplete="off" aria-labelledby="case-reply-title" aria-busy=${isUnderWay ? 'true' : nothing}>
    <h3 id="case-reply-title">${t(isLeft ? 'case.stranded' : 'case.reply')}</h3>
    ${wasRestored && !isLeft ? html`<p class="quiet">${t('case.reply.restored')}</p>` : nothing}
    ${model.notReceived ? notice('warn', null, t('case.reply.none')) : nothing}
    ${textField(model)}${model.attachments}
    <p class="visually-hidden" role="status">${isUnderWay ? t('case.reply.sending') : ''}</p>
    ${state === 'open.uploading' ? notice('info', null, t('case.reply.uploading')) : nothing}
    ${isUnderWay ? standingNotice(model) : nothing}${isLeft ? strandedNotice(model) : sendRow(model)}
    ${draftLine({t, format: model.format, draft: model.draft, isUnderWay, mayErase: !isLeft, leftWords: leftWords(t), ...actions})}
    ${isLeft ? eraseAsked(t, 'draft.eraseAsk', () => actions.eraseDraft()) : nothing}
  </form>`;
}
