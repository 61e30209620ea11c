/** Views of the overview that only tell something, with the way on. */
import {html, nothing, type TemplateResult} from 'lit';
import {everyAgreement} from '../../../machines/renewal/agreement-list.js';
import {icon} from '../../shared/icons.js';
import {notice} from '../../shared/templates/messages.js';
import type {OverviewModel, OverviewSupportTopic} from './overview-model.js';
import {problemText} from './overview-parts.js';

interface MessageParts {
  readonly title: string;
  readonly body: TemplateResult | string;
  readonly actions: TemplateResult | typeof nothing;
}

const message = (model: OverviewModel, {title, body, actions}: MessageParts): TemplateResult =>
  html`<div class="overview stack">
    <h2 tabindex="-1">${title}</h2>
    <div class="stack">${typeof body === 'string' ? html`<p class="lead">${body}</p>` : body}</div>
    <div class="actions">${actions}</div>
    ${resources(model)}
  </div>`;

const support = ({t, list, actions}: OverviewModel, topic: OverviewSupportTopic, style = ''): TemplateResult =>
  html`<button class="button ${style}" type="button" @click=${() => actions.requestSupport(topic, list.failure)}>
    ${icon('support')}${t('action.support')}
  </button>`;

const reload = ({t, send}: OverviewModel, type: 'load.requested' | 'refresh.requested', style = ''): TemplateResult =>
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
    body: html`<div role="alert">${notice('warn', null, problemText(model, isOnline ? problem : {kind: 'network'}))}</div>
      ${problem.reference ? html`<p class="quiet">${t('problem.reference', {reference: problem.reference})}</p>` : nothing}`,
    actions: html`${reload(model, 'load.requested', 'primary')}${support(model, 'agreements-unavailable')}`,
  });
};

export const signedOutView = (model: OverviewModel): TemplateResult => {
  const {t, actions} = model;
  return message(model, {
    title: t('overview.signedOut.title'),
    body: t('overview.signedOut.text'),
    actions: html`<button class="button primary" type="button" @click=${() => actions.signIn()}>
      ${t('overview.signedOut.signIn')}
    </button>`,
  });
};

/** Newcomers register instead (R-01). */
export const notPartnerView = (model: OverviewModel): TemplateResult => {
  const {t, policy} = model;
  const url = policy.renewal.registerUrl;
  return message(model, {
    title: t('overview.notPartner.title'),
    body: t('overview.notPartner.text'),
    actions: html`${
      url === null
        ? nothing
        : html`<a class="button primary" href=${url} target="_blank" rel="noopener">${t('overview.notPartner.register')}</a>`
    }${support(model, 'not-partner')}`,
  });
};

export const emptyView = (model: OverviewModel): TemplateResult => {
  const {t} = model;
  return message(model, {
    title: t('overview.empty.title'),
    body: t('overview.empty.text'),
    actions: html`${reload(model, 'refresh.requested')}${support(model, 'agreement-missing')}`,
  });
};

/** Nothing matches the filter. */
export const noMatch = ({t, send}: OverviewModel): TemplateResult =>
  html`<div class="no-match tight">
    <h3>${t('overview.noMatch.title')}</h3>
    <p class="quiet">${t('overview.noMatch.text')}</p>
    <div>
      <button class="button" type="button" @click=${() => send({type: 'filter.changed', change: everyAgreement})}>
        ${t('overview.noMatch.clear')}
      </button>
    </div>
  </div>`;

/** Help beside renewal: user guide, questions and answers, partner support (R-27). */
export function resources({t, policy, actions}: OverviewModel): TemplateResult {
  const {userGuideUrl, questionsUrl} = policy.renewal;
  const link = (url: string | null, label: string) =>
    url === null ? nothing : html`<li><a class="link" href=${url} target="_blank" rel="noopener">${label}</a></li>`;
  return html`<aside class="resources" aria-labelledby="resources-title">
    <h3 id="resources-title">${t('resource.title')}</h3>
    <ul>
      ${link(userGuideUrl, t('resource.guide'))} ${link(questionsUrl, t('resource.questions'))}
      <li>
        <button class="link" type="button" @click=${() => actions.requestSupport('renewal')}>${t('resource.support')}</button>
      </li>
    </ul>
  </aside>`;
}
