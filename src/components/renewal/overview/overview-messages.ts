/** Views of the overview that only tell something, with the way on. Loaded after its first paint. */
import {html, nothing, type TemplateResult} from 'lit';
import {everyAgreement} from '../../../machines/renewal/agreement-list.js';
import {notice} from '../../shared/templates/messages.js';
import {message, reload, support} from './first-messages.js';
import type {OverviewModel} from './overview-model.js';

const lead = (text: string): TemplateResult => html`<p class="lead">${text}</p>`;

export const signedOutView = (model: OverviewModel): TemplateResult => {
  const {t, actions} = model;
  return message(model, {
    title: t('overview.signedOut.title'),
    body: lead(t('overview.signedOut.text')),
    actions: html`<button class="button primary" type="button" @click=${() => actions.signIn()}>
      ${t('overview.signedOut.signIn')}
    </button>`,
  });
};

/** Over a list that is on view already: it stays. */
export const signedOutNotice = ({t, actions}: OverviewModel): TemplateResult =>
  notice(
    'warn',
    t('overview.signedOut.title'),
    html`<p>${t('problem.signed-out')}</p>
      <div>
        <button class="button" type="button" @click=${() => actions.signIn()}>${t('overview.signedOut.signIn')}</button>
      </div>`,
  );

/** Newcomers register instead (R-01). */
export const notPartnerView = (model: OverviewModel): TemplateResult => {
  const {t, policy} = model;
  const url = policy.renewal.registerUrl;
  return message(model, {
    title: t('overview.notPartner.title'),
    body: lead(t('overview.notPartner.text')),
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
    body: lead(t('overview.empty.text')),
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
