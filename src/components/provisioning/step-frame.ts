/** What surrounds the steps: where the person is, what is decided, the session's notices, and the question before leaving. */
import {html, nothing, type TemplateResult} from 'lit';
import type {WizardStep} from '../../domain/order-steps.js';
import {isolate} from '../shared/templates/messages.js';
import type {Fact} from '../shared/templates/lists.js';
import {sessionNotice as noticeOf} from '../shared/templates/session-notice.js';
import {stepper} from '../shared/templates/stepper.js';
import {answerFacts} from './question-views.js';
import type {ShellParts} from './shell-template.js';
import {stepsOf} from './steps.js';
import type {ViewModel, WordKey} from './view-model.js';

/** Answers of the steps that lie behind; check answers and review show them all themselves. */
function decidedBefore(model: ViewModel, step: WizardStep): Fact[] {
  const all = stepsOf(model.context);
  if (step === 'confirm' || step === 'review') return [];
  return answerFacts(model, false).filter(
    (row): row is Fact => row !== null && all.indexOf(row.step as WizardStep) < all.indexOf(step),
  );
}

export function steps({t, context}: ViewModel, current: WizardStep): TemplateResult {
  const all = stepsOf(context);
  const index = all.indexOf(current);
  const skipped: readonly WizardStep[] = context.skipped;
  return stepper(
    all.map((step, position) => ({
      label: t(`step.${step}` as WordKey),
      state: position === index ? 'current' : position > index || skipped.includes(step) ? 'later' : 'done',
    })),
    {
      label: t('shell.steps'),
      position: t('shell.step', {number: index + 1, total: all.length}),
      states: {done: t('shell.stepDone'), current: t('shell.stepNow'), later: t('shell.stepLater')},
    },
  );
}

export const sessionNotice = ({model, ...parts}: ShellParts): TemplateResult | typeof nothing =>
  noticeOf({...parts, t: model.t, time: model.format.clock(model.page.sessionEndsIn ?? 0)});

/** States in which something was sent whose answer is not there yet. */
const sending =
  /^(mapping|settling|provisioning|handover\.sending|password\.submitting|intro\.(savingContact|resending)|services\.\w+\.saving)$/;

/** Asked once, then discarded (P-07). A native dialog keeps focus and Escape right across shadow roots (X-13). */
export function exitDialog({t, state, context, send}: ViewModel): TemplateResult {
  const text = sending.test(state)
    ? 'exit.textSending'
    : context.order?.status === 'mapped'
      ? 'exit.textMapped'
      : 'exit.text';
  // Escape closes the dialog; the machine hears of it and the page follows.
  const onCancel = () => send({type: 'exit.canceled'});
  return html`<dialog aria-labelledby="exit-title" aria-describedby="exit-text" @cancel=${onCancel}>
    ${
      context.leaving
        ? html`<div class="stack">
          <h2 id="exit-title">${t('exit.title')}</h2>
          <p id="exit-text">${t(text)}</p>
          <div class="actions">
            <button class="button" type="button" autofocus @click=${() => send({type: 'exit.canceled'})}>${t('exit.stay')}</button>
            <button class="button danger" type="button" @click=${() => send({type: 'exit.confirmed'})}>${t('exit.leave')}</button>
          </div>
        </div>`
        : nothing
    }
  </dialog>`;
}

/** The quiet summary in wide places, or nothing. */
export function decidedSection(model: ViewModel, step: WizardStep): TemplateResult | typeof nothing {
  const rows = decidedBefore(model, step);
  if (rows.length === 0) return nothing;
  return html`<section class="decided" aria-label=${model.t('shell.decided')}>
    <h3>${model.t('shell.decided')}</h3>
    <dl>
      ${rows.map(
        ({label, value}) =>
          html`<div><dt>${label}</dt><dd>${typeof value === 'string' ? isolate(value) : value}</dd></div>`,
      )}
    </dl>
  </section>`;
}
