/** Pieces of the steps: a form with one primary action, and the panel before a one-way door. */
import {html, nothing, type TemplateResult} from 'lit';
import {stepIcon as icon} from '../shared/step-icons.js';
import type {SummaryItem} from '../shared/templates/messages.js';
import {hasField, stepToChange} from './page-fields.js';
import {codeText, heading, problemSummary} from './parts.js';
import type {ViewModel} from './view-model.js';

/** The words for what is wrong with a field, or `undefined`. */
export function fieldError({t, context}: ViewModel, field: string): string | undefined {
  const code = context.problems[field];
  return code === undefined ? undefined : codeText(t, code);
}

/** A field's problem leads to the field, or at check answers to the step that answered it. */
function problemTarget(model: ViewModel, field: string): Omit<SummaryItem, 'text'> {
  const step = stepToChange(model, field);
  if (step) return {field: null, onSelect: () => model.send({type: 'step.changeRequested', step})};
  return {field: hasField(model, field) ? field : null};
}

export interface FormParts {
  readonly title: string;
  readonly lead?: string | TemplateResult | undefined;
  readonly body: TemplateResult | typeof nothing;
  /** Words of the primary action. Default "Next". */
  readonly action?: string;
  /** Whether the step is being submitted: its fields stay on view and its action does nothing. */
  readonly busy?: string | undefined;
  /** Whether there is a way back. Default true. */
  readonly back?: boolean;
  readonly more?: TemplateResult | typeof nothing;
  readonly notices?: TemplateResult | typeof nothing;
}

/** One decision with one primary action: the form of most steps. Submitting is the element's, by delegation. */
export function formView(model: ViewModel, parts: FormParts): TemplateResult {
  const {t, send} = model;
  return html`<form class="view" novalidate autocomplete="off" aria-busy=${parts.busy ? 'true' : nothing}>
    <p class="visually-hidden" role="status">${parts.busy ?? ''}</p>
    ${problemSummary(model, (field) => problemTarget(model, field))}${parts.notices ?? nothing}
    <div class="tight">${heading(parts.title)}${parts.lead ? html`<p class="lead">${parts.lead}</p>` : nothing}</div>
    ${parts.body}
    <div class="actions">
      <button class="button primary" type="submit" aria-disabled=${parts.busy ? 'true' : nothing}>
        ${parts.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${parts.busy ?? parts.action ?? t('action.next')}
      </button>
      ${
        parts.back === false
          ? nothing
          : html`<button class="button quiet" type="button" @click=${() => send({type: 'step.left'})}>
            ${icon('back')}${t('action.back')}
          </button>`
      }
      ${parts.more ?? nothing}
    </div>
  </form>`;
}

/** The announced, acknowledged panel before a one-way door (decision 7). */
export const door = (parts: {
  readonly title: string;
  readonly becomesFinal: string;
  readonly staysOpen: string;
  readonly more?: TemplateResult | typeof nothing;
  readonly ticks: TemplateResult;
}): TemplateResult =>
  html`<section class="door" aria-labelledby="door-title">
    <h3 id="door-title">${icon('warning')}<span>${parts.title}</span></h3>
    <ul class="bullets">
      <li>${parts.becomesFinal}</li>
      <li>${parts.staysOpen}</li>
    </ul>
    ${parts.more ?? nothing}${parts.ticks}
  </section>`;
