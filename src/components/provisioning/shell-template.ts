/** What surrounds every view: the order, the way out, the steps, what is decided, and the session's notices. */
import {html, nothing, type TemplateResult} from 'lit';
import type {WizardStep} from '../../domain/order-steps.js';
import {icon} from '../shared/icons.js';
import type {Fact} from '../shared/templates/lists.js';
import {notice} from '../shared/templates/messages.js';
import {stepper} from '../shared/templates/stepper.js';
import {stepOf, stepsOf} from './steps.js';
import type {ViewModel, WordKey} from './view-model.js';

export interface ShellParts {
  readonly model: ViewModel;
  readonly content: TemplateResult;
  /** The state of the session machine, or `null` before it runs. */
  readonly session: string | null;
  /** Answers so far, for the quiet summary in wide places. */
  readonly decided: readonly (Fact | null)[];
  readonly onExit: () => void;
  readonly onExtendSession: () => void;
  readonly onRefreshSession: () => void;
}

const finished = ['handedOver', 'done', 'left'];

export function shell(parts: ShellParts): TemplateResult {
  const {model, content, decided} = parts;
  const {t, context, state} = model;
  const step = stepOf(state);
  const rows = step ? decidedBefore(model, step, decided) : [];
  const className = `wizard${step ? '' : ' single'}${rows.length > 0 ? ' with-decided' : ''}`;
  return html`<div class=${className} part="wizard">
    <div class="top">
      <p class="quiet">${context.order ? html`${t('shell.order', {order: context.order.id})} · <bdi>${context.order.customerName}</bdi>` : t('shell.label')}</p>
      ${finished.includes(state)
        ? nothing
        : html`<button class="button quiet" type="button" @click=${parts.onExit}>${icon('exit')}${t('shell.exit')}</button>`}
    </div>
    ${step ? steps(model, step) : nothing}
    <div class="content">${sessionNotice(parts)}${content}</div>
    ${rows.length > 0
      ? html`<section class="decided" aria-label=${t('shell.decided')}>
          <h3>${t('shell.decided')}</h3>
          <dl>${rows.map((row) => html`<div><dt>${row.label}</dt><dd>${typeof row.value === 'string' ? html`<bdi>${row.value}</bdi>` : row.value}</dd></div>`)}</dl>
        </section>`
      : nothing}
    ${exitDialog(parts)}
  </div>`;
}

/** Answers of the steps that lie behind; check answers and review show them all themselves. */
function decidedBefore({context}: ViewModel, step: WizardStep, decided: ShellParts['decided']): Fact[] {
  const all = stepsOf(context);
  if (step === 'confirm' || step === 'review') return [];
  return decided.filter((row): row is Fact => row !== null && all.indexOf(row.step as WizardStep) < all.indexOf(step));
}

function steps({t, context}: ViewModel, current: WizardStep): TemplateResult {
  const all = stepsOf(context);
  const index = all.indexOf(current);
  return stepper(
    all.map((step, position) => ({
      label: t(`step.${step}` as WordKey),
      state: position < index ? 'done' : position === index ? 'current' : 'later',
    })),
    {
      label: t('shell.steps'),
      position: t('shell.step', {number: index + 1, total: all.length}),
      states: {done: t('shell.stepDone'), current: t('shell.stepNow'), later: t('shell.stepLater')},
    },
  );
}

/** Warned in time, extendable, and after the end a way back in with everything still there (X-03). */
function sessionNotice({model, session, onExtendSession, onRefreshSession}: ShellParts): TemplateResult | typeof nothing {
  const {t, format, page} = model;
  if (session === 'ending' || session === 'extending') {
    return html`<div role="alert">
      ${notice(
        'warn',
        t('session.title'),
        html`<p>${t('session.text', {time: format.clock(page.sessionEndsIn ?? 0)})}</p>
          <div><button class="button" type="button" @click=${onExtendSession}>${t('session.extend')}</button></div>`,
      )}
    </div>`;
  }
  if (session !== 'ended') return nothing;
  return html`<div role="alert">
    ${notice(
      'warn',
      t('session.endedTitle'),
      html`<p>${t('session.endedText')}</p>
        <div><button class="button primary" type="button" @click=${onRefreshSession}>${t('session.continue')}</button></div>`,
    )}
  </div>`;
}

/** Asked once, then discarded (P-07). A native dialog keeps focus and Escape right across shadow roots (X-13). */
function exitDialog({model}: ShellParts): TemplateResult {
  const {t, state, context, send} = model;
  const text =
    state === 'mapping' || state === 'provisioning'
      ? 'exit.textSending'
      : context.order?.status === 'mapped'
        ? 'exit.textMapped'
        : 'exit.text';
  // Escape closes the dialog; the machine hears of it and the page follows.
  const onCancel = () => send({type: 'exit.canceled'});
  return html`<dialog aria-labelledby="exit-title" aria-describedby="exit-text" @cancel=${onCancel}>
    ${context.leaving
      ? html`<div class="stack">
          <h2 id="exit-title">${t('exit.title')}</h2>
          <p id="exit-text">${t(text)}</p>
          <div class="actions">
            <button class="button" type="button" autofocus @click=${() => send({type: 'exit.canceled'})}>${t('exit.stay')}</button>
            <button class="button danger" type="button" @click=${() => send({type: 'exit.confirmed'})}>${t('exit.leave')}</button>
          </div>
        </div>`
      : nothing}
  </dialog>`;
}

/** The one view without words of a language: they could not be loaded. */
export const wordsFailed = (onRetry: () => void): TemplateResult =>
  html`<div class="wizard single">
    <div class="content stack" role="alert">
      <p lang="en">This part of the page could not be loaded. Check your connection and try again.</p>
      <p lang="ru">Не удалось загрузить эту часть страницы. Проверьте соединение и повторите попытку.</p>
      <p lang="sr-Latn">Ovaj deo stranice nije mogao da se učita. Proverite vezu i pokušajte ponovo.</p>
      <div><button class="button primary" type="button" @click=${onRetry}>${icon('retry')}Retry · Повторить · Ponovi</button></div>
    </div>
  </div>`;
