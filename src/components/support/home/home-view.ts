/** The first view of partner support: look for an answer, ask a person, see one's cases (S-01 to S-04, S-29). */
import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../shared/icons.js';
import {heading} from '../../shared/templates/heading.js';
import {notice, skeleton} from '../../shared/templates/messages.js';
import {problemText} from '../../shared/templates/problems.js';
import type {HomeModel} from './home-model.js';

/** The home view in every state of its machine. */
export function homeView(model: HomeModel): TemplateResult {
  const {state, t, send, context, isSignedOut} = model;
  if (isSignedOut || context.failure?.kind === 'signed-out') {
    return html`<div class="view stack">
      ${heading(t('support.signedOut.title'))}
      <p>${t('support.signedOut.text')}</p>
      <div class="actions">
        <button class="button primary" type="button" @click=${model.actions.signIn}>${t('support.signedOut.signIn')}</button>
      </div>
    </div>`;
  }
  if (state === 'loadFailed') return failedView(model);
  if (state === 'loading' || !context.profile) return skeleton(t('shell.loading'));
  return html`<div class="view stack">
    ${heading(t('support.title'))}
    <button class="button primary" type="button" data-action="case" @click=${() => send({type: 'case.requested'})}>
      ${icon('mail')}${t('action.newCase')}
    </button>
  </div>`;
}

function failedView({t, context, send}: HomeModel): TemplateResult {
  const failure = context.failure ?? {kind: 'unknown' as const};
  const {reference} = failure;
  return html`<div class="view stack">
    ${heading(t('support.failed.title'))}
    ${notice(
      'warn',
      null,
      html`<p>${problemText(t, failure)}</p>
        ${reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing}`,
    )}
    <div class="actions">
      <button class="button primary" type="button" @click=${() => send({type: 'load.requested'})}>
        ${icon('retry')}${t('action.retry')}
      </button>
    </div>
  </div>`;
}
