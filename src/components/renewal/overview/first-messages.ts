/** What the overview may have to tell before anything else of it is loaded, and the frame of every such message. */
import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../shared/icons.js';
import {notice} from '../../shared/templates/messages.js';
import {listProblemText} from '../../shared/templates/problems.js';
import type {OverviewModel, OverviewSupportTopic} from './overview-model.js';

interface MessageParts {
  readonly title: string;
  readonly body: TemplateResult;
  readonly actions: TemplateResult | typeof nothing;
}

export const message = (model: OverviewModel, {title, body, actions}: MessageParts): TemplateResult =>
  html`<div class="overview stack">
    <h2 tabindex="-1">${title}</h2>
    <div class="stack">${body}</div>
    <div class="actions">${actions}</div>
    ${model.parts?.resources(model)}
  </div>`;

export const support = ({t, list, actions}: OverviewModel, topic: OverviewSupportTopic, style = ''): TemplateResult =>
  html`<button class="button ${style}" type="button" @click=${() => actions.requestSupport(topic, null, list.failure)}>
    ${icon('support')}${t('action.support')}
  </button>`;

export const reload = (
  {t, send}: OverviewModel,
  type: 'load.requested' | 'refresh.requested',
  style = '',
): TemplateResult =>
  html`<button class="button ${style}" type="button" @click=${() => send({type})}>
    ${icon('retry')}${t('action.retry')}
  </button>`;

/** Keeps the layout still until the first answer. */
export const loadingView = ({t}: Pick<OverviewModel, 't'>): TemplateResult =>
  html`<div class="overview stack rows-to-come" role="img" aria-label=${t('shell.loading')}>
    <div></div>
    <div></div>
    <div></div>
    <div></div>
  </div>`;

export const failedView = (model: OverviewModel): TemplateResult => {
  const {t, list, isOnline} = model;
  const problem = list.failure ?? {kind: 'unknown' as const};
  return message(model, {
    title: t('overview.failed.title'),
    body: html`<div role="alert">${notice('warn', null, listProblemText(t, isOnline ? problem : {kind: 'network'}))}</div>
      ${problem.reference ? html`<p class="quiet">${t('problem.reference', {reference: problem.reference})}</p>` : nothing}`,
    actions: html`${reload(model, 'load.requested', 'primary')}${support(model, 'agreements-unavailable')}`,
  });
};
