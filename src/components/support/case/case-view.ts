/** One case in every state of its machine (S-23 to S-25, S-29). */
import {html, nothing, type TemplateResult} from 'lit';
import type {SupportCase} from '../../../domain/support/support-case.js';
import {icon} from '../../shared/icons.js';
import {stepIcon} from '../../shared/step-icons.js';
import {fieldId} from '../../shared/templates/field-id.js';
import {heading, isolate, notice, skeleton} from '../../shared/templates/messages.js';
import {problemText} from '../../shared/templates/problems.js';
import {stateChip, subjectMatter} from '../cases/case-chips.js';
import {decidingView, sendingView} from './act-views.js';
import {aboutView} from './case-about.js';
import {isDeciding, type CaseModel} from './case-model.js';
import {backButton, problemSummary} from './case-parts.js';
import {begunActs} from './begun-acts.js';
import {nextStepPanel} from './next-step.js';
import {replyForm} from './reply-form.js';
import {threadView} from './thread-view.js';

export function caseView(model: CaseModel): TemplateResult {
  const {state, context, t} = model;
  if (state === 'loadFailed') return failedView(model);
  if (state === 'loading' || !context.case) return skeleton(t('shell.loading'));
  if (isDeciding(state)) return decidingView(model, state);
  if (state === 'open.sending' && context.purpose !== 'reply') return sendingView(model);
  return readingView(model, context.case);
}

const newCaseButton = ({t, actions}: CaseModel, style: string): TemplateResult =>
  html`<button class="button ${style}" type="button" data-action="case" @click=${() => actions.newCase()}>
    ${icon('mail')}${t('case.newCase')}
  </button>`;

function failedView(model: CaseModel): TemplateResult {
  const {t, context, send, actions} = model;
  const failure = context.failure ?? {kind: 'unknown' as const};
  const isOver = failure.kind === 'gone' || failure.kind === 'forbidden';
  const {reference} = failure;
  return html`<div class="view stack">
    ${isOver ? nothing : backButton(model)}
    <div class="tight">${heading(t('case.failed.title'))}</div>
    ${notice(
      'warn',
      null,
      html`<p>${problemText(t, failure)}</p>
        ${reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing}`,
    )}
    <div class="actions">
      ${
        isOver
          ? html`<button class="button primary" type="button" @click=${() => actions.leave()}>${t('cases.title')}</button>`
          : html`<button class="button primary" type="button" @click=${() => send({type: 'load.requested'})}>
              ${icon('retry')}${t('action.retry')}
            </button>`
      }
      ${newCaseButton(model, '')}
    </div>
  </div>`;
}

function head(model: CaseModel, given: SupportCase): TemplateResult {
  const {t, context, state, send} = model;
  const matter = subjectMatter(given);
  const isBusy = state !== 'open.reading';
  return html`<header class="case-title">
    <p class="quiet numbers">
      ${isolate(given.reference)}${matter === nothing ? nothing : html` · ${matter}`}
    </p>
    <h2 tabindex="-1">${given.subject.trim() ? isolate(given.subject) : t('case.title', {reference: given.reference})}</h2>
    <div class="row">
      ${stateChip(t, given)}<span class="badge case-severity">${t('severity')} ${t(`severity.${given.severity}`)}</span>
      ${
        context.copyFrom === null
          ? html`<button
              class="button quiet case-follow"
              type="button"
              aria-disabled=${isBusy ? 'true' : nothing}
              @click=${() => send({type: 'following.changed', following: !given.following})}
            >
              ${stepIcon(given.following ? 'hide' : 'show')}${t(given.following ? 'case.unfollow' : 'case.follow')}
            </button>`
          : nothing
      }
    </div>
  </header>`;
}

function readingView(model: CaseModel, given: SupportCase): TemplateResult {
  const {t, times, context, state, send} = model;
  return html`<div class="view case stack">
    ${backButton(model)}${problemSummary(model)}${head(model, given)}
    ${
      context.copyFrom === null
        ? nothing
        : notice(
            'warn',
            t('cases.copy.title'),
            html`<p>${t('case.copy.text', {date: times.moment(context.copyFrom)})}${context.actions.reply ? html` ${t('case.copy.reply')}` : nothing}</p>
              <div>
                <button class="button" type="button" @click=${() => send({type: 'load.requested'})}>${icon('retry')}${t('case.refresh')}</button>
              </div>`,
          )
    }
    ${nextStepPanel(model, given)}${begunActs(model)}
    <div class="case-columns">
      <div class="case-main" data-next="${fieldId('text')} case-next-title">${threadView(model)}${model.outbox}${replyForm(model)}</div>
      <div class="case-side">${aboutView(model, given)}${tools(model, state)}</div>
    </div>
  </div>`;
}

/** Everything that can be done with the case besides answering it. */
function tools(model: CaseModel, state: CaseModel['state']): TemplateResult {
  const {t, context, exported, actions, send} = model;
  const isLoading = exported === 'loading';
  return html`<div class="case-tools">
    <div class="row">
      <button class="button" type="button" aria-disabled=${isLoading ? 'true' : nothing} @click=${() => actions.exportAs('print')}>
        ${stepIcon('print')}${t('case.print')}
      </button>
      <button class="button" type="button" aria-disabled=${isLoading ? 'true' : nothing} @click=${() => actions.exportAs('text')}>
        ${stepIcon('download')}${t('case.download')}
      </button>
    </div>
    <p class="quiet" role="status">${isLoading ? t('case.export.loading') : nothing}</p>
    ${
      exported && exported !== 'loading'
        ? html`<p class="error" role="alert">${icon('error')}<span>${t('case.export.failed')} ${problemText(t, exported)}</span></p>`
        : nothing
    }
    ${
      context.actions.close && context.copyFrom === null
        ? html`<button
            class="button quiet"
            type="button"
            aria-disabled=${state === 'open.sending' || state === 'open.uploading' ? 'true' : nothing}
            @click=${() => send({type: 'act.requested', act: 'close'})}
          >
            ${stepIcon('check')}${t('case.close')}
          </button>`
        : nothing
    }
    ${newCaseButton(model, 'quiet')}
  </div>`;
}
