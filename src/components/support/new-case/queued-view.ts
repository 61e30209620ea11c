/** A case in the outbox, on its own page: visible, cancellable, sent once (decision 9). */
import {html, nothing, type TemplateResult} from 'lit';
import {fieldProblemsIn} from '../../../machines/support/new-case-judgements.js';
import {heading} from '../../shared/templates/messages.js';
import {facts} from '../../shared/templates/lists.js';
import type {NewCaseModel, NewCaseView} from './model.js';
import {help, summaryOfProblems} from './parts.js';
import {isOver} from './waiting-case.js';

/** Nothing is said of where it is before that is known (F-S5). */
export const queuedView: NewCaseView = (model) => {
  const {t, context, waiting, actions} = model;
  const mayTakeBack = waiting?.mayTakeBack === true;
  const isRefused = waiting?.state === 'refused';
  const home = html`<button class="button ${isRefused ? '' : 'primary'}" type="button" @click=${() => actions.goHome()}>${t('action.home')}</button>`;
  const takeBack = html`<button class="button ${isRefused ? 'primary' : ''}" type="button" @click=${() => actions.takeBack()}>${t('queued.takeBack')}</button>`;
  return html`<div class="view stack">
      ${standing(model)}
      ${facts([{label: t('newCase.subject'), value: context.answers.subject.trim()}])}
      ${isRefused ? html`<p>${t('queued.refusedText')}</p>` : rules(model)}
      <div class="actions">
        ${isRefused ? [takeBack, home] : [home, mayTakeBack ? takeBack : nothing]}
        <button class="button quiet" type="button" @click=${() => actions.openCases()}>${t('sent.cases')}</button>
      </div>
    </div>
    ${help(model)}`;
};

const headed = (title: string, lead: string): TemplateResult =>
  html`<div class="tight">${heading(title)}<p class="lead" role="status">${lead}</p></div>`;

const overText = {sent: 'queued.overSent', gone: 'queued.overGone', unknown: 'queued.overUnknown'} as const;

/** What it waits for, or what became of it. */
function standing(model: NewCaseModel): TemplateResult {
  const {t, queuedIn, waiting} = model;
  const state = waiting?.state ?? 'network';
  switch (state) {
    case 'sent':
    case 'gone':
    case 'unknown':
      return headed(t('queued.over'), t(overText[state]));
    case 'refused': {
      const refusal = waiting?.refusal ?? {kind: 'unknown'};
      return html`${summaryOfProblems(model, {
        problems: fieldProblemsIn(refusal),
        failure: refusal,
        target: () => ({field: null}),
      })}
      ${heading(t('queued.refused'))}`;
    }
    case 'sending':
      return headed(t('sending.title'), t('sending.wait'));
    case 'checking':
    case 'asking':
      return headed(t('sending.title'), t('sending.checking'));
    default: {
      const lead = waiting === null ? 'queued.keeping' : queuedIn === 'memory' ? 'queued.leadHere' : 'queued.lead';
      if (state === 'network') return headed(t('queued.title'), t(lead));
      return html`${headed(t('outbox.title'), t(`outbox.${state}`, {count: waiting?.missing ?? 0}))}
        <p>${t(lead)}</p>`;
    }
  }
}

/** What holds for what waits; of what does not any more there is nothing to say. */
function rules({t, context, queuedIn, waiting}: NewCaseModel): TemplateResult | typeof nothing {
  const state = waiting?.state;
  const isHere =
    waiting === null || !(isOver(waiting) || state === 'sending' || state === 'checking' || state === 'asking');
  if (!isHere) return nothing;
  return html`<ul class="bullets">
    <li>${t('queued.once')}</li>
    ${waiting ? html`<li>${t(queuedIn === 'memory' ? 'queued.memory' : 'queued.leave')}</li>` : nothing}
    ${context.missingUploads.length > 0 ? html`<li>${t('queued.files')}</li>` : nothing}
  </ul>`;
}
