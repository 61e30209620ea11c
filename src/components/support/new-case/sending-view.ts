/** A case on its way, once; an unknown outcome is shown as such (decision 8, X-10). */
import {html, nothing, type TemplateResult} from 'lit';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {heading, notice, waiting} from '../../shared/templates/messages.js';
import type {NewCaseModel, NewCaseView} from './model.js';
import {help} from './parts.js';

function standingNotice({t, context}: NewCaseModel): TemplateResult {
  const {standing, onlyAsks} = context;
  const {state, reference} = standing ?? {
    state: onlyAsks ? ('checking' as const) : ('sending' as const),
    reference: null,
  };
  const referenceText = reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing;
  switch (state) {
    case 'stillUnknown':
      return html`<div role="alert">
        ${notice(
          'warn',
          t('sending.unknown'),
          html`<ul class="bullets">
              <li>${t(onlyAsks ? 'sending.earlierText' : 'sending.unknownKnown')}</li>
              <li>${t('sending.unknownDoing')}</li>
              <li>${t('sending.unknownLeave')}</li>
            </ul>
            ${referenceText}`,
        )}
      </div>`;
    case 'checking':
      return notice(
        'info',
        t('sending.checking'),
        html`<p>${t(onlyAsks ? 'sending.earlierText' : 'sending.checkingText')}</p>${referenceText}`,
      );
    case 'waiting':
      return notice('info', null, t('sending.waiting'));
    case 'sending':
      return html`${waiting(t('sending.wait'))}`;
  }
}

export const sendingView: NewCaseView = (model) => {
  const {t, context, send, actions} = model;
  return html`<div class="view stack">
      ${heading(t(context.onlyAsks ? 'sending.earlier' : 'sending.title'))}
      ${standingNotice(model)}
      ${
        context.standing?.state === 'stillUnknown'
          ? html`<div class="actions">
            <button class="button primary" type="button" @click=${() => send({type: 'check.requested'})}>${icon('retry')}${t('sending.check')}</button>
            <button class="button quiet" type="button" @click=${() => actions.goHome()}>${t('action.home')}</button>
          </div>`
          : nothing
      }
    </div>
    ${help(model)}`;
};
