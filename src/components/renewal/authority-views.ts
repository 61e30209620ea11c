/** Who signs: entry, authority, and inviting somebody who may (R-04, R-05). */
import {html, nothing, type TemplateResult} from 'lit';
import {mayRenew, type AgreementStanding} from '../../domain/agreement-standing.js';
import {isPast} from '../../domain/deadline.js';
import type {LoadedAgreement} from '../../machines/renewal/context.js';
import {openAgreements} from '../../machines/renewal/judgements.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {textField} from '../shared/templates/fields.js';
import {facts} from '../shared/templates/lists.js';
import {notice} from '../shared/templates/messages.js';
import {authorityCards} from './authority-cards.js';
import {lastDay} from './last-day.js';
import {loadFailed, loading} from './load-views.js';
import {lapsedLosses} from './losses.js';
import {agreementName, closeButton, fieldError, formView, messageView, supportButton, numbered} from './parts.js';
import {renewedFacts} from './result-views.js';
import {reviewLines} from './review-lines.js';
import {notAccepted, settledBeside} from './settled-beside.js';
import type {RenewalView, RenewalViewModel} from './view-model.js';

/** How an agreement stands that cannot be renewed now. */
function reason(
  {t, format}: RenewalViewModel,
  standing: AgreementStanding,
  {agreement, deadlines}: LoadedAgreement,
): string {
  switch (standing.name) {
    case 'tooEarly':
      return t('blocked.tooEarly', {moment: format.moment(standing.renewableAt, deadlines.zone)});
    case 'renewed':
      return t(agreement.refusedCountries.length === 0 ? 'blocked.renewed' : 'blocked.renewedInPart');
    case 'unknown':
      return t('blocked.unknown', {status: standing.status});
    case 'lapsed':
    case 'reapplying':
    case 'underReview':
      return t(`blocked.${standing.name}`);
    default:
      return t('blocked.other');
  }
}

/** What else is known of an agreement that is renewed or being reviewed. */
function details(model: RenewalViewModel, loaded: LoadedAgreement): TemplateResult | typeof nothing {
  const {agreement, deadlines, standing} = loaded;
  if (standing.name === 'renewed') {
    return renewedFacts(model, loaded, agreement.latestReceipt, agreement.refusedCountries);
  }
  if (standing.name !== 'underReview') return nothing;
  const {t, format} = model;
  const {reviewSince, reviewExpectedOn} = agreement;
  return html`<div class="tight">
    ${reviewSince ? html`<p>${t('blocked.received', {moment: format.moment(Date.parse(reviewSince), deadlines.zone)})}</p>` : nothing}
    ${reviewLines(model, reviewExpectedOn, deadlines.zone)}
  </div>`;
}

const blockedList = (model: RenewalViewModel, blocked: readonly LoadedAgreement[]): TemplateResult =>
  html`<ul class="results">
    ${blocked.map(
      (loaded) => html`<li class="result">
        <h3>${agreementName(loaded.agreement)}</h3>
        <p class="quiet">${reason(model, loaded.standing, loaded)}</p>
        ${details(model, loaded)}
        ${
          loaded.standing.name === 'lapsed' || loaded.standing.name === 'reapplying'
            ? html`<div><button class="button" type="button" @click=${() => model.actions.startReapplication(loaded.agreement.id)}>${reapplyWords(model, loaded)}</button></div>`
            : nothing
        }
      </li>`,
    )}
  </ul>`;

const reapplyWords = ({t}: RenewalViewModel, {standing}: LoadedAgreement): string =>
  t(standing.name === 'reapplying' ? 'reapply.continue' : 'reapply.start');

/** What all agreements of the visit have come to, where that can be said of all of them in one heading. */
function commonTitle(model: RenewalViewModel): string | null {
  const {agreements} = model.context;
  const [only, ...others] = new Set(agreements.map(({standing}) => standing.name));
  if (others.length > 0) return null;
  if (only === 'renewed' || only === 'underReview') return numbered(model, `finished.${only}`, agreements.length);
  return only === 'tooEarly' ? model.t('blocked.tooEarly.title') : null;
}

const blocked: RenewalView = (model) => {
  const {t, context} = model;
  const title = commonTitle(model);
  return messageView(model, {
    title: title ?? numbered(model, 'blocked.title', context.agreements.length),
    ...(title === null && {lead: t('blocked.lead')}),
    body: blockedList(model, context.agreements),
    actions: html`${closeButton(model, 'primary')}${supportButton(model, 'renewal-blocked')}`,
  });
};

/** Agreements of the visit that stay behind while the others go on. */
function leftOut(model: RenewalViewModel): TemplateResult | typeof nothing {
  const {t, context} = model;
  const left = context.agreements.filter(({standing}) => !mayRenew(standing));
  return left.length === 0
    ? nothing
    : notice('info', t('authority.leftOut', {count: left.length}), blockedList(model, left));
}

/** What is being renewed, with the deadline of each. */
const renewing = (model: RenewalViewModel): TemplateResult =>
  html`<ul class="renewing">
    ${model.context.agreements
      .filter(({standing}) => mayRenew(standing))
      .map(
        (loaded) => html`<li>
          <strong>${agreementName(loaded.agreement)}</strong>
          ${lastDay(model, loaded)}
        </li>`,
      )}
  </ul>`;

const authority: RenewalView = (model) => {
  const {t, context} = model;
  const refused = context.agreements.some(({agreement}) => agreement.maySign === false);
  return formView(model, {
    title: t('authority.title'),
    lead: t('authority.lead'),
    back: false,
    notices: html`
    ${refused ? notice('warn', t('authority.notOnRecord'), t('authority.notOnRecordText')) : nothing}`,
    body: html`${renewing(model)}
    ${authorityCards(model, true)}
    ${leftOut(model)}`,
  });
};

const invite =
  (busy: boolean): RenewalView =>
  (model) => {
    const {t, context} = model;
    const field = (name: 'inviteName' | 'inviteEmail') => ({
      name,
      value: context.answers[name],
      error: fieldError(model, name),
    });
    return formView(model, {
      title: t('invite.title'),
      lead: t('invite.lead'),
      action: t('invite.action'),
      busy: busy ? t('invite.sending') : undefined,
      body: html`${textField({...field('inviteName'), label: t('invite.name')})}
      ${textField({...field('inviteEmail'), label: t('invite.email'), hint: t('field.email.hint'), type: 'email'})}
      ${notice('info', null, t('invite.what'))}`,
    });
  };

/** Waits for the signer; asks by itself, and on request. */
const waitingSigner: RenewalView = (model) => {
  const {t, format, context, now, send} = model;
  const open = openAgreements(context);
  const ends = open.flatMap(({deadlines: {grace, due}}) => grace ?? due ?? []).filter((end) => !isPast(end, now));
  const first = ends.toSorted((one, other) => one.endsAt - other.endsAt)[0];
  return messageView(model, {
    title: t('waitingSigner.title'),
    lead: t('waitingSigner.lead'),
    body: html`${open.map(({agreement}) =>
      facts([
        {label: t('waitingSigner.agreement'), value: agreementName(agreement)},
        agreement.invitedSigner ? {label: t('waitingSigner.invited'), value: agreement.invitedSigner.email} : null,
        agreement.invitedSigner
          ? {label: t('waitingSigner.since'), value: format.moment(Date.parse(agreement.invitedSigner.invitedAt))}
          : null,
      ]),
    )}
    ${first ? notice('warn', null, t('waitingSigner.until', {date: format.date(first.lastDay), zone: first.zone})) : nothing}
    <p class="quiet">${t('waitingSigner.checked')}</p>`,
    actions: html`<button class="button primary" type="button" @click=${() => send({type: 'check.requested'})}>${icon('retry')}${t('action.check')}</button>
      <button class="button" type="button" @click=${() => send({type: 'step.left'})}>${t('waitingSigner.another')}</button>
      ${closeButton(model, 'quiet')}`,
  });
};

/** The right to sign was lost in mid-flow; what was entered stays (R-26). */
const roleLost: RenewalView = (model) => {
  const {t, context, send} = model;
  const others = notAccepted(model);
  return messageView(
    {...model, context: {...context, failure: null}},
    {
      title: t('roleLost.title'),
      lead: t('roleLost.lead'),
      body: html`<ul class="bullets">
      <li>${others === null ? t('roleLost.nothing') : t('roleLost.some', {names: others})}</li>
      <li>${t('roleLost.why')}</li>
      <li>${t('roleLost.what')}</li>
    </ul>
    ${settledBeside(model)}
    ${context.failure?.reference ? html`<p class="quiet">${t('problem.reference', {reference: context.failure.reference})}</p>` : nothing}`,
      actions: html`<button class="button primary" type="button" @click=${() => send({type: 'step.submitted'})}>${t('roleLost.invite')}</button>
      ${supportButton(model, 'role-lost', context.failure)}${closeButton(model, 'quiet')}`,
    },
  );
};

/** The last day of grace is over, before the flow was opened or since. */
const lapsed: RenewalView = (model) => {
  const {t, context, actions, draft} = model;
  const several = context.agreements.length > 1;
  return messageView(model, {
    title: numbered(model, 'lapsed.title', context.agreements.length),
    lead: numbered(model, 'lapsed.lead', context.agreements.length),
    body: html`${context.agreements.map(
      ({agreement, deadlines}, index) => html`<section class="per-agreement" aria-labelledby="lapsed-${index}">
        <h3 class="agreement-name" id="lapsed-${index}">${agreementName(agreement)}</h3>
        ${lapsedLosses(model, deadlines)}
        <div>
          <button class="button ${several ? '' : 'primary'}" type="button" @click=${() => actions.startReapplication(agreement.id)}>${t('reapply.start')}</button>
        </div>
      </section>`,
    )}
    ${!several && draft?.state === 'saved' ? html`<p class="quiet">${t('lapsed.draft')}</p>` : nothing}`,
    actions: html`${closeButton(model)}${supportButton(model, 'renewal-blocked', null, 'quiet')}`,
  });
};

export const authorityViews = {
  loading,
  loadFailed: loadFailed('renewal-failed'),
  blocked,
  authority,
  'invite.editing': invite(false),
  'invite.sending': invite(true),
  waitingSigner,
  roleLost,
  lapsed,
} satisfies Record<string, RenewalView>;
