/** Pieces that every view of the wizard is put together from. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Problem} from '../../domain/problem.js';
import {icon} from '../shared/icons.js';
import {heading} from '../shared/templates/messages.js';
import type {SummaryItem} from '../shared/templates/messages.js';
import {problemSummary as summaryOf, problemText as textOf} from '../shared/templates/problems.js';
import type {SupportTopic, ViewModel} from './view-model.js';

export {heading};

/** The message for a problem: its code's own words where there are some, else its kind's. */
export const problemText = ({t}: Pick<ViewModel, 't'>, problem: Problem): string => textOf(t, problem);

/**
 * Everything that is wrong with the step on view.
 * @param target where the problem of a field leads. Default nowhere: the page has no fields.
 */
export const problemSummary = (
  {context: {problems, failure}, t, actions}: ViewModel,
  target: (field: string) => Omit<SummaryItem, 'text'> & Partial<SummaryItem> = () => ({field: null}),
): TemplateResult | typeof nothing =>
  summaryOf({
    t,
    problems,
    failure,
    target,
    focusField: (id) => actions.focusField(id),
    onSupport: () => actions.requestSupport('step-failed', failure),
  });

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
