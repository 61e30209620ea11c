/** Once-only submissions on their way, each with how it stands; an unknown outcome is shown as such (decision 8). */
import {html, nothing, type TemplateResult} from 'lit';
import type {AgreementResult} from '../../machines/renewal/context.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {heading} from '../shared/templates/heading.js';
import {notice} from '../shared/templates/messages.js';
import {resultBadge} from './result-badge.js';
import {agreementName, closeButton, supportButton, type FlowModel, numbered} from './parts.js';
import type {RenewalView} from './view-model.js';

/** How far a submission has come. */
export type SubmissionState = 'sending' | 'waiting' | 'checking' | 'stillUnknown';

/**
 * What is known, what is being done, and that leaving is safe.
 * @param isEarlier an earlier visit sent it, and the vendor has it (F-P6).
 */
export function submissionNotice(
  {t}: FlowModel,
  state: SubmissionState,
  reference: string | null,
  isEarlier = false,
): TemplateResult | typeof nothing {
  const referenceText = reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing;
  if (state === 'stillUnknown') {
    return html`<div role="alert">
      ${notice(
        'warn',
        t('sending.unknown'),
        html`<ul class="bullets">
            <li>${t(isEarlier ? 'sending.earlierText' : 'sending.unknownKnown')}</li>
            <li>${t('sending.unknownDoing')}</li>
            <li>${t('sending.unknownLeave')}</li>
            <li>${t('sending.unknownHelp')}</li>
          </ul>
          ${referenceText}`,
      )}
    </div>`;
  }
  if (state === 'checking')
    return notice(
      'info',
      t('sending.checking'),
      html`<p>${t(isEarlier ? 'sending.earlierText' : 'sending.checkingText')}</p>${referenceText}`,
    );
  if (state === 'waiting') return notice('info', null, t('sending.waiting'));
  return html`<p class="lead">${t('sending.wait')}</p>`;
}

/** What can be done while an outcome stays unknown. */
export const unknownActions = (model: FlowModel): TemplateResult =>
  html`<div class="actions">
    <button class="button primary" type="button" @click=${() => model.send({type: 'check.requested'})}>${icon('retry')}${model.t('action.check')}</button>
    ${supportButton(model, 'outcome-unknown')}${closeButton(model, 'quiet')}
  </div>`;

const order: readonly SubmissionState[] = ['stillUnknown', 'checking', 'waiting', 'sending'];
const isUnderWay = (result: AgreementResult): result is Extract<AgreementResult, {state: SubmissionState}> =>
  (order as readonly string[]).includes(result.state);

/** The submissions of one visit, or of an earlier one, beside each other. */
export const sendingView =
  (what: 'accept' | 'decline' | 'earlier'): RenewalView =>
  (model) => {
    const {context} = model;
    const {results} = context;
    const agreements = context.agreements.filter(({agreement}) => Object.hasOwn(results, agreement.id));
    const underWay = Object.values(results).filter(isUnderWay);
    const worst = order.map((state) => underWay.find((result) => result.state === state)).find(Boolean);
    const state = worst?.state ?? 'sending';
    const isDecline = what === 'earlier' && context.underWay.length === 0 && context.declineUnderWay.length > 0;
    return html`<div class="view stack">
      <div class="tight">
        ${heading(numbered(model, isDecline ? 'sending.earlierDecline' : `sending.${what}`, agreements.length))}
      </div>
      <ul class="services">
        ${agreements.map(({agreement}) => {
          return html`<li>
            ${icon('other')}
            <div class="what"><strong>${agreementName(agreement)}</strong></div>
            <div class="state">${resultBadge(model, results[agreement.id]!)}</div>
          </li>`;
        })}
      </ul>
      ${submissionNotice(model, state, worst?.reference ?? null, what === 'earlier')}
      ${state === 'stillUnknown' ? unknownActions(model) : nothing}
    </div>`;
  };
