/** Pieces that every view of the wizard is put together from. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Problem} from '../../domain/problem.js';
import {icon} from '../shared/icons.js';
import {errorSummary, type SummaryItem} from '../shared/templates/messages.js';
import type {StartWord, SupportTopic, ViewModel, WordKey} from './view-model.js';

/** The heading of a view; the step change moves the focus here. */
export const heading = (text: string): TemplateResult => html`<h2 tabindex="-1">${text}</h2>`;

/** Words about problems that are the message of none. */
const noCodes: ReadonlySet<string> = new Set(['heading', 'reference']);

/** The message for a problem: its code's own words where there are some, else its kind's. */
export function problemText({t}: Pick<ViewModel, 't'>, problem: Problem): string {
  const {code, kind} = problem;
  const own = code && !noCodes.has(code) ? t(`problem.${code}` as StartWord) : '';
  return own && own !== `problem.${code}` ? own : t(`problem.${kind}`);
}

/** The words for a field's code; an unknown code is named, never hidden. */
export function codeText(t: ViewModel['t'], code: string): string {
  const text = t(`error.${code}` as WordKey, {code});
  return text === `error.${code}` ? t('error.other', {code}) : text;
}

/** Problems that the person can mend alone; for all others a person helps. */
const mendable: ReadonlySet<Problem['kind']> = new Set(['network', 'signed-out', 'invalid', 'rate-limited']);

/**
 * Everything that is wrong with the step on view.
 * @param target where the problem of a field leads. Default nowhere: the page has no fields.
 */
export function problemSummary(
  model: ViewModel,
  target: (field: string) => Omit<SummaryItem, 'text'> = () => ({field: null}),
): TemplateResult | typeof nothing {
  const {context, t, actions} = model;
  const items: SummaryItem[] = Object.entries(context.problems).map(([field, code]) => ({
    ...target(field),
    text: codeText(t, code),
  }));
  if (context.failure && items.length === 0) items.push({field: null, text: problemText(model, context.failure)});
  const reference = context.failure?.reference;
  return errorSummary(
    t('problem.heading'),
    items,
    (id) => actions.focusField(id),
    html`${reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing}
    ${
      context.failure && !mendable.has(context.failure.kind)
        ? html`<p><button class="link" type="button" @click=${() => actions.requestSupport('step-failed', context.failure)}>${t('action.support')}</button></p>`
        : nothing
    }`,
  );
}

/** The button that leads to a person. */
export const supportButton = (model: ViewModel, topic: SupportTopic, style = ''): TemplateResult =>
  html`<button class="button ${style}" type="button" @click=${() => model.actions.requestSupport(topic, model.context.failure)}>
    ${icon('support')}${model.t('action.support')}
  </button>`;

/** A view that only tells something, with its ways on. */
export const messageView = (
  model: ViewModel,
  parts: {readonly title: string; readonly body: TemplateResult; readonly actions?: TemplateResult | typeof nothing},
): TemplateResult =>
  html`<div class="view stack">
    ${problemSummary(model)}${heading(parts.title)}
    <div class="stack">${parts.body}</div>
    ${parts.actions ? html`<div class="actions">${parts.actions}</div>` : nothing}
  </div>`;
