/** The pages on which an act is thought over, and the one while it is sent (S-23, X-01). */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {CaseAct} from '../../../domain/support/case-answers.js';
import {actOf} from '../../../machines/support/case-judgements.js';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {draftLine} from '../../shared/templates/draft-line.js';
import {errorTemplate, textArea} from '../../shared/templates/fields.js';
import {fieldId} from '../../shared/templates/field-id.js';
import {heading, isolate, waiting} from '../../shared/templates/messages.js';
import {leftWords} from '../left-words.js';
import {caseIcon} from './case-icons.js';
import {decidingActs, type CaseModel, type DecidingState} from './case-model.js';
import {backButton, checkButton, fieldError, problemSummary, standingNotice} from './case-parts.js';

const stars = [1, 2, 3, 4, 5] as const;

/** One to five stars, each a native radio button with its meaning in words. */
function starsField(model: CaseModel): TemplateResult {
  const {t, context} = model;
  const id = fieldId('stars');
  const error = fieldError(model, 'stars');
  return html`<fieldset class="tight" aria-describedby=${error ? `${id}-error` : nothing}>
    <legend>${t('case.rate.stars')}</legend>
    ${errorTemplate({name: 'stars', label: '', error})}
    <div class="case-stars">
      ${stars.map(
        (count) => html`<label class="case-star">
          <input
            type="radio"
            id=${count === 1 ? id : `${id}-${count}`}
            name="stars"
            value=${String(count)}
            .checked=${live(actOf(context, 'rate').stars === count)}
            aria-invalid=${error ? 'true' : nothing}
          />
          ${caseIcon('star')}<span class="case-star-count"><span class="visually-hidden">${t('case.stars', {count})}, </span>${t(`case.stars.${count}`)}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/** What the act comes to. */
function lead({t, policy}: CaseModel, act: CaseAct): string {
  if (act === 'reject' || act === 'reopen' || act === 'rate') return t(`case.${act}.lead`);
  const {reopenDays} = policy.support;
  return reopenDays === 0 ? t('case.closing.today') : t('case.closing.lead', {count: reopenDays});
}

const label = ({t}: CaseModel, act: CaseAct): string =>
  act === 'reject' || act === 'reopen' ? t(`case.${act}.reason`) : t('case.comment');

export function decidingView(model: CaseModel, state: DecidingState): TemplateResult {
  const {t, context, send} = model;
  const act = decidingActs[state];
  return html`<form class="view stack" novalidate autocomplete="off" data-next=${fieldId('text')}>
    ${problemSummary(model)}
    <div class="tight">
      <p class="quiet numbers">${context.case ? html`${isolate(context.case.reference)} · ${isolate(context.case.subject)}` : nothing}</p>
      ${heading(t(`case.${act}.title`))}
      <p class="lead">${lead(model, act)}</p>
    </div>
    ${act === 'rate' ? starsField(model) : nothing}
    ${textArea({name: 'text', label: label(model, act), value: actOf(context, act).text, error: fieldError(model, 'text')})}
    <div class="actions">
      <button class="button primary" type="submit">${t(`case.${act}.send`)}</button>
      <button class="button quiet" type="button" @click=${() => send({type: 'step.left'})}>${icon('back')}${t('action.back')}</button>
    </div>
    ${draftLine({t, format: model.format, draft: model.draft, isUnderWay: false, leftWords: leftWords(t), ...model.actions})}
  </form>`;
}

/** An act on its way. Leaving is safe: it goes on by itself. */
export function sendingView(model: CaseModel): TemplateResult {
  const {t, context} = model;
  const {standing} = context;
  return html`<div class="view stack">
    ${backButton(model)}
    <div class="tight">
      <p class="quiet numbers">${context.case ? html`${isolate(context.case.reference)} · ${isolate(context.case.subject)}` : nothing}</p>
      ${heading(t('case.sending.title'))}
    </div>
    ${!standing || standing.state === 'sending' ? waiting(t('case.sending.wait')) : standingNotice(model)}
    <div class="row">${checkButton(model)}</div>
  </div>`;
}
