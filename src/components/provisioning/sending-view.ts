/** A once-only action on its way, until its outcome is known (decision 8). */
import {html, nothing, type TemplateResult} from 'lit';
import {stepIcon as icon} from '../shared/step-icons.js';
import {notice, waiting} from '../shared/templates/messages.js';
import {heading, supportButton} from './parts.js';
import {isPlainlySending} from './steps.js';
import type {View, ViewModel, WordKey} from './view-model.js';

const referenceText = ({context, t}: ViewModel): TemplateResult | typeof nothing =>
  context.submission?.reference
    ? html`<p class="quiet">${t('problem.reference', {reference: context.submission.reference})}</p>`
    : nothing;

const unknownNotice = (model: ViewModel): TemplateResult =>
  notice('warn', model.t('sending.unknown'), html`<p>${model.t('sending.unknownText')}</p>${referenceText(model)}`);

const unknownActions = (model: ViewModel, style: 'primary' | ''): TemplateResult =>
  html`<div class="actions">
    <button class="button ${style}" type="button" @click=${() => model.send({type: 'check.requested'})}>${icon('retry')}${model.t('action.check')}</button>
    ${supportButton(model, 'outcome-unknown')}
  </div>`;

/** What holds a once-only action up, on a page that stays on view meanwhile; nothing while all goes well. */
export function submissionNotice(model: ViewModel): TemplateResult | typeof nothing {
  const {context, t} = model;
  const {submission} = context;
  if (submission === null) return nothing;
  if (submission.state === 'stillUnknown')
    return html`<div class="stack" role="alert">${unknownNotice(model)}${unknownActions(model, '')}</div>`;
  if (submission.doubtful)
    return notice('info', t('sending.checking'), html`<p>${t('sending.checkingText')}</p>${referenceText(model)}`);
  return submission.state === 'waiting' ? notice('info', null, t('sending.waiting')) : nothing;
}

/**
 * @param title what is being done.
 * @param form the page that was submitted: it stays on view, busy, as long as nothing is in doubt.
 */
export const sendingView =
  (title: WordKey, form: View): View =>
  (model) => {
    const {context, t} = model;
    if (isPlainlySending(context)) return form(model);
    const submission = context.submission;
    const state = submission?.state ?? 'sending';
    const doubtful = submission?.doubtful ?? false;
    if (state === 'stillUnknown') {
      return html`<div class="view stack">${heading(t(title))}${unknownNotice(model)}${unknownActions(model, 'primary')}</div>`;
    }
    return html`<div class="view stack">
      ${heading(t(title))}
      ${
        doubtful
          ? html`${waiting(t('sending.checking'))}<p class="lead">${t('sending.checkingText')}</p>${referenceText(model)}`
          : html`${waiting(t(title))}<p class="lead">${t(state === 'waiting' ? 'sending.waiting' : 'sending.wait')}</p>`
      }
    </div>`;
  };
