/** Before there is anything to show, and where it could not be loaded. */
import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../shared/icons.js';
import {notice, skeleton} from '../shared/templates/messages.js';
import {closeButton, messageView, problemText, supportButton, type FlowModel} from './parts.js';

export const loading = ({t}: FlowModel): TemplateResult => skeleton(t('shell.loading'));

/** The reason stands as a notice with ways on, not as an error of a form. */
export const loadFailed =
  (topic: 'renewal-failed' | 'reapplication-failed') =>
  (model: FlowModel): TemplateResult => {
    const {t, context, send} = model;
    const failure = context.failure ?? {kind: 'unknown' as const};
    return messageView({...model, context: {...context, failure: null}} as FlowModel, {
      title: t('load.title'),
      body: notice(
        'warn',
        null,
        html`<p>${problemText(model, failure)}</p>
          ${failure.reference ? html`<p class="quiet">${t('problem.reference', {reference: failure.reference})}</p>` : nothing}`,
      ),
      actions: html`<button class="button primary" type="button" @click=${() => send({type: 'load.requested'})}>
          ${icon('retry')}${t('action.retry')}
        </button>
        ${supportButton(model, topic, context.failure)}${closeButton(model, 'quiet')}`,
    });
  };
