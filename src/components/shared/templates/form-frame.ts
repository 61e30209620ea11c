/** The frame of a step: one decision with one primary action, and the panel before a one-way door. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../../locales/messages.js';
import {stepIcon as icon} from '../step-icons.js';
import {heading} from './messages.js';

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

/**
 * The form of a step. Submitting is the element's, by delegation.
 * @param summary what is wrong with the step.
 */
export const formFrame = (
  t: Translate<'action.next' | 'action.back'>,
  parts: FormParts,
  summary: TemplateResult | typeof nothing,
  onBack: () => void,
): TemplateResult =>
  html`<form class="view" novalidate autocomplete="off" aria-busy=${parts.busy ? 'true' : nothing}>
    <p class="visually-hidden" role="status">${parts.busy ?? ''}</p>
    ${summary}${parts.notices ?? nothing}
    <div class="tight">${heading(parts.title)}${parts.lead ? html`<p class="lead">${parts.lead}</p>` : nothing}</div>
    ${parts.body}
    <div class="actions">
      <button class="button primary" type="submit" aria-disabled=${parts.busy ? 'true' : nothing}>
        ${parts.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${parts.busy ?? parts.action ?? t('action.next')}
      </button>
      ${
        parts.back === false
          ? nothing
          : html`<button class="button quiet" type="button" @click=${onBack}>
            ${icon('back')}${t('action.back')}
          </button>`
      }
      ${parts.more ?? nothing}
    </div>
  </form>`;

/** The announced, acknowledged panel before a one-way door (decision 7, X-01). */
export const door = (parts: {
  readonly title: string;
  readonly becomesFinal: string;
  readonly staysOpen: string;
  readonly more?: TemplateResult | typeof nothing;
  readonly ticks: TemplateResult | typeof nothing;
}): TemplateResult =>
  html`<section class="door" aria-labelledby="door-title">
    <h3 id="door-title">${icon('warning')}<span>${parts.title}</span></h3>
    <ul class="bullets">
      <li>${parts.becomesFinal}</li>
      <li>${parts.staysOpen}</li>
    </ul>
    ${parts.more ?? nothing}${parts.ticks}
  </section>`;
