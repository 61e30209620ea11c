/** The frame around every view: the order, the way out, and what comes with the steps. */
import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../shared/icons.js';
import {isolate} from '../shared/templates/messages.js';
import type * as stepFrame from './step-frame.js';
import {stepOf} from './steps.js';
import type {ViewModel} from './view-model.js';

export interface ShellParts {
  readonly model: ViewModel;
  readonly content: TemplateResult;
  /** What surrounds the steps, once it is loaded. */
  readonly frame: typeof stepFrame | null;
  /** The state of the session machine, or `null` before it runs. */
  readonly session: string | null;
  readonly onExit: () => void;
  readonly onExtendSession: () => void;
  readonly onRefreshSession: () => void;
}

/** States with a way out of their own. */
const finished = /^(handedOver|activating|partlyDone|done|left)/;

export function shell(parts: ShellParts): TemplateResult {
  const {model, content, frame} = parts;
  const {t, context, state} = model;
  const step = stepOf(state);
  const decided = step && frame ? frame.decidedSection(model, step) : nothing;
  return html`<div class="wizard${step ? '' : ' single'}${decided === nothing ? '' : ' with-decided'}" part="wizard">
    <div class="top">
      <p class="quiet">${context.order ? html`${t('shell.order', {order: context.order.id})} · ${isolate(context.order.customerName)}` : t('shell.label')}</p>
      ${
        finished.test(state)
          ? nothing
          : html`<button class="button quiet" type="button" @click=${parts.onExit}>${icon('exit')}${t('shell.exit')}</button>`
      }
    </div>
    ${step && frame ? frame.steps(model, step) : nothing}
    <div class="content">${frame ? frame.sessionNotice(parts) : nothing}${content}
      <support-case-status hidden locale=${model.locale} order-id=${state === 'loading' ? '' : context.orderId}></support-case-status>
    </div>
    ${decided}${frame ? frame.exitDialog(model) : nothing}
  </div>`;
}
