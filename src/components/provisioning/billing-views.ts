/** Review, activation and the receipt (P-64, P-80, P-81). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Order, OrderLine, ServiceActivation} from '../../domain/order.js';
import {billedLines, unconfiguredServices} from '../../domain/billed-lines.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {facts, type Fact} from '../shared/templates/lists.js';
import {isolate, notice} from '../shared/templates/messages.js';
import {tickBox} from '../shared/templates/fields.js';
import {door, fieldError, formView} from './form-parts.js';
import {heading, problemText, supportButton} from './parts.js';
import {sendingView, submissionNotice} from './sending-view.js';
import {priceText, quantityText, serviceIcon} from './service-views.js';
import type {View, ViewModel, WordKey} from './view-model.js';

const configurable = (service: string): service is 'calling' | 'meetings' | 'enterprise' =>
  service === 'calling' || service === 'meetings' || service === 'enterprise';

/** One bought line with what is set up of it, and the way to change that. */
function reviewLine(model: ViewModel, line: OrderLine, open: readonly string[]): TemplateResult {
  const {t, send} = model;
  const {service} = line;
  const missing = open.includes(service);
  return html`<li>
    ${icon(serviceIcon(service))}
    <div class="what">
      <strong>${isolate(line.name)}</strong>
      <span class="quiet numbers">${quantityText(model, line)}${line.price ? html` · ${priceText(model, line.price)}` : nothing}</span>
    </div>
    <div class="state">
      ${
        configurable(service)
          ? html`<span class="badge ${missing ? 'warn' : 'good'}">${icon(missing ? 'warning' : 'done')}${t(missing ? 'review.unconfigured' : 'review.configured')}</span>
            <button
              class="link" type="button"
              aria-label=${t(missing ? 'review.setUp' : 'action.changeWhat', {what: line.name})}
              @click=${() => send({type: 'step.changeRequested', step: service})}
            >${t(missing ? 'review.setUpShort' : 'confirm.change')}</button>`
          : html`<span class="badge">${t('review.noSettings')}</span>`
      }
    </div>
  </li>`;
}

const review =
  (busy: boolean): View =>
  (model) => {
    const {context, t} = model;
    const order = context.order!;
    const open = unconfiguredServices(order);
    const lines = billedLines(order);
    const names = lines.filter(({service}) => (open as readonly string[]).includes(service)).map(({name}) => name);
    return formView(model, {
      title: t('review.title'),
      lead: t('review.lead'),
      action: t('review.action'),
      busy: busy ? t('sending.provisioning') : undefined,
      body: html`<ul class="services">${lines.map((line) => reviewLine(model, line, open))}</ul>
      ${names.length > 0 ? notice('warn', t('review.unconfiguredTitle'), t('review.unconfiguredText', {services: names.join(', ')})) : nothing}
      ${door({
        title: t('review.door.title'),
        becomesFinal: t('review.door.final'),
        staysOpen: t('review.door.open'),
        more: html`<div class="tight">
          <p class="quiet">${t('review.door.lines')}</p>
          <ul class="bullets">
            ${lines.map((line) => html`<li>${isolate(line.name)}, ${quantityText(model, line)}${line.price ? html`, <span class="numbers">${priceText(model, line.price)}</span>` : nothing}</li>`)}
          </ul>
        </div>`,
        ticks: tickBox({
          name: 'billingAcknowledged',
          label: t('review.door.acknowledge'),
          checked: context.answers.billingAcknowledged,
          error: fieldError(model, 'billingAcknowledged'),
        }),
      })}`,
    });
  };

const badgeKind = {queued: '', active: 'good', failed: 'bad', activating: 'brand'} as const;
const activationIcon = {queued: 'clock', activating: 'clock', active: 'done', failed: 'error'} as const;

function activationLine(model: ViewModel, service: ServiceActivation, mayRetry: boolean): TemplateResult {
  const {context, t, send} = model;
  const line = context.order?.lines.find(({id}) => id === service.lineId);
  const name = line?.name ?? service.lineId;
  const state = (['queued', 'activating', 'active', 'failed'] as const).find((one) => one === service.state);
  const minutes = service.expectedMinutes;
  const retrying = context.submission !== null && context.retriedLineId === service.lineId;
  return html`<li>
    ${icon(serviceIcon(line?.service ?? ''))}
    <div class="what">
      <strong>${isolate(name)}</strong>
      ${
        minutes !== null && (state === 'queued' || state === 'activating')
          ? html`<span class="quiet">${minutes >= 60 ? t('activation.expectedHours', {count: Math.round(minutes / 60)}) : t('activation.expected', {count: Math.max(1, Math.round(minutes))})}</span>`
          : nothing
      }
      ${
        state === 'failed' && context.retryRefusal && context.retriedLineId === service.lineId
          ? html`<span>${t('activation.retryRefused')} ${problemText(model, context.retryRefusal)}</span>`
          : nothing
      }
      ${state === 'failed' && service.reference ? html`<span class="quiet">${t('problem.reference', {reference: service.reference})}</span>` : nothing}
    </div>
    <div class="state">
      <span class="badge ${state ? badgeKind[state] : ''}">
        ${icon(state ? activationIcon[state] : 'info')}${state ? t(`activation.${state}`) : t('activation.other', {status: service.state})}
      </span>
      ${
        state === 'failed' && mayRetry && service.retryOperationId !== null
          ? html`<button
            class="button" type="button" aria-label=${t('activation.retry', {what: name})} aria-disabled=${retrying ? 'true' : nothing}
            @click=${() => send({type: 'retry.requested', lineId: service.lineId})}
          >${icon('retry')}${t('action.retry')}</button>`
          : nothing
      }
    </div>
  </li>`;
}

export const activationList = (model: ViewModel): TemplateResult =>
  html`<ul class="services">
    ${(model.context.order?.activation?.services ?? []).map((service) => activationLine(model, service, true))}
  </ul>`;

/** How the list is kept up to date; without a session it is not (F-E12). */
const pollText = ({context, t}: ViewModel): string =>
  context.failure?.kind === 'signed-out'
    ? t('problem.signed-out')
    : t(context.failure ? 'activation.pollFailed' : 'activation.checked');

const activating: View = (model) => {
  const {context, t} = model;
  const services = context.order?.activation?.services ?? [];
  const active = services.filter(({state}) => state === 'active').length;
  return html`<div class="view stack">
    <div class="tight">${heading(t('activation.title'))}<p class="lead">${t('activation.lead')}</p></div>
    <div class="tight">
      <p class="big-number" role="status">${t('activation.progress', {active, total: services.length})}</p>
      <progress class="bar" max=${Math.max(1, services.length)} value=${active} aria-label=${t('activation.title')}></progress>
    </div>
    ${submissionNotice(model)}
    ${activationList(model)}
    <p class="quiet">${pollText(model)}</p>
    ${
      // An unknown outcome brings its own way to a person.
      services.some(({state}) => state === 'failed') && context.submission?.state !== 'stillUnknown'
        ? html`<div class="actions">${supportButton(model, 'activation-failed')}</div>`
        : nothing
    }
    ${receipt(model)}
    ${closeActions(model)}
  </div>`;
};

const done: View = (model) => {
  const {t} = model;
  return html`<div class="view stack">
    <div class="tight">${heading(t('done.title'))}<p class="lead">${t('done.text')}</p></div>
    ${activationList(model)}${receipt(model)}${closeActions(model)}
  </div>`;
};

export const closeActions = ({t, actions}: ViewModel): TemplateResult =>
  html`<div class="actions"><button class="button primary" type="button" @click=${() => actions.closeWizard('provisioned')}>${t('shell.close')}</button></div>`;

function receiptFacts({t, format, context}: ViewModel, order: Order): (Fact & {readonly value: string})[] {
  const {activation} = order;
  // In the zone of the order's own dates, as its deadline was told.
  const zone = context.deadlines?.zone;
  return [
    {label: t('receipt.number'), value: activation?.receipt ?? ''},
    {label: t('receipt.order'), value: `${order.id} · ${order.product}`},
    {label: t('receipt.customer'), value: order.customerOrganization?.name ?? order.customerName},
    ...(order.partnerOrganization ? [{label: t('receipt.partner'), value: order.partnerOrganization.name}] : []),
    {label: t('receipt.started'), value: activation ? format.moment(Date.parse(activation.startedAt), zone) : ''},
  ];
}

/** What was started and when, to print or to keep as a plain text file. */
export function receipt(model: ViewModel): TemplateResult | typeof nothing {
  const {context, t, actions} = model;
  const {order} = context;
  if (!order?.activation) return nothing;
  const rows = receiptFacts(model, order);
  const lines = billedLines(order);
  const text = () =>
    [
      t('receipt.title'),
      '',
      ...rows.map(({label, value}) => `${label}: ${value}`),
      '',
      `${t('receipt.billed')}:`,
      ...lines.map(
        (line) =>
          `- ${line.name}, ${quantityText(model, line)}${line.price ? `, ${priceText(model, line.price)}` : ''}`,
      ),
      '',
    ]
      .join('\n')
      .replace(/[\u2068\u2069]/g, '');
  return html`<section class="stack receipt" aria-labelledby="receipt-heading">
    <h3 id="receipt-heading">${t('receipt.title')}</h3>
    ${facts([
      ...rows,
      {
        label: t('receipt.billed'),
        value: html`<ul class="tight">${lines.map((line) => html`<li>${isolate(line.name)}, ${quantityText(model, line)}${line.price ? html`, <span class="numbers">${priceText(model, line.price)}</span>` : nothing}</li>`)}</ul>`,
      },
    ])}
    <div class="actions">
      <button class="button" type="button" @click=${() => actions.printPage()}>${icon('print')}${t('receipt.print')}</button>
      <button class="button" type="button" @click=${() => actions.download(t('receipt.file' as WordKey, {number: order.activation!.receipt}), text())}>
        ${icon('download')}${t('receipt.download')}
      </button>
    </div>
  </section>`;
}

export const billingViews = {
  review: review(false),
  provisioning: sendingView('sending.provisioning', review(true)),
  'activating.asking': activating,
  'activating.pausing': activating,
  'activating.paused': activating,
  'activating.retrying': activating,
  done,
} satisfies Record<string, View>;
