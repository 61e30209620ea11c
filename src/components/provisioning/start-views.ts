/** The views on the way to the first question. They come with the element itself. */
import {html, nothing, type TemplateResult} from 'lit';
import {orderStanding} from '../../domain/order-standing.js';
import {icon} from '../shared/icons.js';
import {facts} from '../shared/templates/lists.js';
import {isolate, notice, skeleton} from '../shared/templates/messages.js';
import {heading, messageView, problemSummary, problemText, supportButton} from './parts.js';
import type {StartWord, View, ViewModel, Views} from './view-model.js';

const loading: View = ({t}) => skeleton(t('shell.loading'));

const loadFailed: View = (model) => {
  const {t, send, context} = model;
  return messageView(
    {...model, context: {...context, failure: null}},
    {
      title: t('load.title'),
      body: html`${notice('warn', null, loadProblem(model))}
      ${context.failure?.reference ? html`<p class="quiet">${t('problem.reference', {reference: context.failure.reference})}</p>` : nothing}`,
      actions: html`<button class="button primary" type="button" @click=${() => send({type: 'load.requested'})}>
          ${icon('retry')}${t('action.retry')}</button
        >${supportButton(model, 'order-unavailable')}`,
    },
  );
};

/** Before anything was entered, a missing session is told without promising that something is still here. */
const loadProblem = (model: ViewModel): string => {
  const failure = model.context.failure ?? {kind: 'unknown' as const};
  return failure.kind === 'signed-out' ? model.t('load.signedOut') : problemText(model, failure);
};

const noticeWords = {
  resent: 'intro.mailSent',
  changed: 'intro.contactChanged',
  passwordElsewhere: 'intro.passwordElsewhere',
} as const;

/** The order's standing in words, with what can be done about it. */
function standingNotice(model: ViewModel): TemplateResult {
  const {context, t, format, daysLeft} = model;
  const order = context.order!;
  const team = context.policy.provisioning.outreachTeam ?? t('intro.nudged.team');
  switch (orderStanding(order, context.deadlines!, context.now, context.policy)) {
    case 'notYet':
      return notice(
        'info',
        t('intro.notYet.title', {date: format.date(order.requestedStartDate)}),
        t('intro.notYet.text'),
      );
    case 'nudged':
      return notice('warn', t('intro.nudged.title'), t('intro.nudged.text', {team}));
    case 'closing':
      return notice(
        'warn',
        daysLeft === 0 ? t('intro.closing.today') : t('intro.closing.title', {count: daysLeft ?? 0}),
        t('intro.closing.text'),
      );
    case 'mapped':
      return notice(
        'good',
        t('intro.mapped.title'),
        order.passwordPending ? t('intro.mapped.password') : t('intro.mapped.text'),
      );
    case 'unknown':
      return notice('info', t('intro.unknown.title'), t('intro.unknown.text', {status: order.status}));
    default:
      return notice('good', t('intro.ready.title'));
  }
}

const overview: View = (model) => {
  const {context, t, format, send} = model;
  const order = context.order!;
  const deadlines = context.deadlines!;
  const standing = orderStanding(order, deadlines, context.now, context.policy);
  const mayStart = ['ready', 'nudged', 'closing', 'mapped'].includes(standing);
  const beforeDoor = ['notYet', 'ready', 'nudged', 'closing'].includes(standing);
  const status = t(`intro.status.${order.status}` as StartWord);
  return html`<div class="view stack">
    ${problemSummary(model)}
    <div class="tight">
      ${heading(t('intro.title', {customer: order.customerName}))}
      ${mayStart && standing !== 'mapped' ? html`<p class="lead">${t('intro.lead')}</p>` : nothing}
    </div>
    ${context.earlierAttempt ? notice('info', null, t('intro.earlier')) : nothing}
    ${context.contactNotice ? notice('good', null, t(noticeWords[context.contactNotice])) : nothing}
    ${standingNotice(model)}
    ${facts([
      {label: t('intro.product'), value: html`${isolate(order.id)} · ${isolate(order.product)}`},
      {label: t('intro.status'), value: status.startsWith('intro.status.') ? order.status : status},
      {label: t('intro.startDate'), value: format.date(order.requestedStartDate)},
      beforeDoor && deadlines.closing
        ? {
            label: t('intro.closes'),
            value: t('intro.closesValue', {date: format.date(deadlines.closing.lastDay), zone: deadlines.zone}),
          }
        : null,
      beforeDoor
        ? {
            label: t('intro.contact'),
            value: html`${isolate(order.contact.email)}${
              order.contact.kind === 'partnerAlias'
                ? html` <span class="badge">${t('intro.contactAlias')}</span>`
                : nothing
            }`,
            change: order.mayChangeContact
              ? {
                  label: t('intro.changeContact'),
                  what: t('intro.changeContact'),
                  onClick: () => send({type: 'contact.changeRequested'}),
                }
              : undefined,
          }
        : null,
    ])}
    ${mayStart && standing !== 'mapped' ? html`<p class="quiet">${t('intro.time')}</p>` : nothing}
    <div class="actions">
      ${
        mayStart
          ? html`<button class="button primary" type="button" data-start @click=${() => send({type: 'setup.started'})}>
            ${standing === 'mapped' ? t('intro.continue') : t('intro.start')}
          </button>`
          : nothing
      }
      ${
        standing === 'unknown'
          ? html`<button class="button" type="button" @click=${() => send({type: 'load.requested'})}>${icon('retry')}${t('action.check')}</button>
            ${supportButton(model, 'order-unknown')}`
          : nothing
      }
      ${
        beforeDoor && order.mayChangeContact && standing !== 'notYet'
          ? html`<button class="button quiet" type="button" @click=${() => send({type: 'mail.resendRequested'})}>
            ${icon('mail')}${t('intro.resend')}
          </button>`
          : nothing
      }
    </div>
    ${beforeDoor ? mailHelp(model) : nothing}
  </div>`;
};

/** What to do where no mail comes (P-11, P-14, P-15). */
const mailHelp = ({context, t}: ViewModel): TemplateResult => {
  const sender = context.policy.provisioning.mailSender;
  return html`<details>
    <summary>${t('intro.noMail.title')}</summary>
    <div class="tight quiet">
      <p>${sender ? t('intro.noMail.spam', {sender}) : t('intro.noMail.spamOnly')}</p>
      <p>${t('intro.noMail.seller')}</p>
      ${context.order?.mayChangeContact ? nothing : html`<p>${t('intro.contactFixed')}</p>`}
    </div>
  </details>`;
};

const closed: View = (model) => {
  const {context, t, format} = model;
  const closing = context.deadlines?.closing;
  return messageView(model, {
    title: t('closed.title'),
    body: html`<p class="lead">${t('closed.text')}</p>
      ${closing ? html`<p>${t('closed.date', {date: format.date(closing.lastDay), zone: closing.zone})}</p>` : nothing}`,
    actions: supportButton(model, 'order-closed', 'primary'),
  });
};

export const startViews = {loading, loadFailed, 'intro.overview': overview, closed} satisfies Partial<Views<never>> &
  Record<string, View>;
