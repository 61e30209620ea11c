/** A once-only action on its way, until its outcome is known (decision 8). */
import {html, nothing} from 'lit';
import {stepIcon as icon} from '../shared/step-icons.js';
import {notice, waiting} from '../shared/templates/messages.js';
import {heading, supportButton} from './parts.js';
import {isPlainlySending} from './steps.js';
import type {View, WordKey} from './view-model.js';

/**
 * @param title what is being done.
 * @param form the page that was submitted: it stays on view, busy, as long as nothing is in doubt.
 */
export const sendingView =
  (title: WordKey, form: View): View =>
  (model) => {
    const {context, t, send} = model;
    if (isPlainlySending(context)) return form(model);
    const submission = context.submission;
    const state = submission?.state ?? 'sending';
    const doubtful = submission?.doubtful ?? false;
    const reference = submission?.reference
      ? html`<p class="quiet">${t('problem.reference', {reference: submission.reference})}</p>`
      : nothing;
    if (state === 'stillUnknown') {
      return html`<div class="view stack">
        ${heading(t(title))}
        ${notice('warn', t('sending.unknown'), html`<p>${t('sending.unknownText')}</p>${reference}`)}
        <div class="actions">
          <button class="button primary" type="button" @click=${() => send({type: 'check.requested'})}>${icon('retry')}${t('action.check')}</button>
          ${supportButton(model, 'outcome-unknown')}
        </div>
      </div>`;
    }
    return html`<div class="view stack">
      ${heading(t(title))}
      ${
        doubtful
          ? html`${waiting(t('sending.checking'))}<p class="lead">${t('sending.checkingText')}</p>${reference}`
          : html`${waiting(t(title))}<p class="lead">${t(state === 'waiting' ? 'sending.waiting' : 'sending.wait')}</p>`
      }
    </div>`;
  };
