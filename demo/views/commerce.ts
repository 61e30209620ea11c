import {html, nothing, type TemplateResult} from 'lit';
import {dateAt} from '../format.js';
import {icon} from '../icons.js';
import type {PlacedOrder} from '../kit.js';
import type {OrderForm} from '../portal-state.js';
import type {Portal} from '../portal.js';
import {link} from './shared.js';

const products = ['A-WX', 'A-SPK', 'A-FLEX'] as const;
const contactKinds = ['partnerAdmin', 'partnerAlias', 'customerAdmin'] as const;
const services = ['calling', 'meetings', 'enterprise'] as const;

type ContactKind = OrderForm['contactKind'];
type Field = OrderForm['wrong'][number];

/** The vendor's commerce tool: an order needs a start date and a contact, no more (P-01). */
export function commercePage(portal: Portal): TemplateResult {
  const {words, state} = portal;
  return html`<div class="page-head narrow">
      <div>
        <h1 tabindex="-1">${words.commerceHeading}</h1>
        <p class="lead">${words.commerceLead}</p>
      </div>
    </div>
    ${state.placed ? placedView(portal, state.placed) : orderForm(portal)}`;
}

function placedView(portal: Portal, orderId: string): TemplateResult {
  const {words, state, format} = portal;
  const row = state.orders.find(({id}) => id === orderId) ?? null;
  const mail = state.mails.find((candidate) => candidate.orderId === orderId);
  const email = row?.order?.contact.email ?? '';
  const days = portal.clock.daysToStart(row);
  return html`<section class="card placed" tabindex="-1" data-placed aria-labelledby="placed-heading">
    <span class="placed-mark">${icon('check')}</span>
    <h2 id="placed-heading">${words.placedHeading}</h2>
    <p class="order-id">${orderId}</p>
    <p>${mail ? words.placedNow(email) : words.placedLater(email, format.date(row?.requestedStartDate ?? dateAt(portal.clock.now)))}</p>
    <div class="actions">
      ${
        mail
          ? html`<button type="button" class="button primary" @click=${() => portal.openMail(mail)}>
            ${words.openMail}${icon('forward')}
          </button>`
          : html`<button type="button" class="button primary" @click=${() => portal.clock.travel(days)}>
            ${icon('clock')}${words.travelToStart}
          </button>`
      }
      <button type="button" class="button" @click=${() => portal.placeAnother()}>${words.placeAnother}</button>
      ${link(portal, {page: 'orders'}, words.pageOrders, {className: 'button quiet'})}
    </div>
  </section>`;
}

function orderForm(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const {contactKind, wrong} = state.orderForm;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const order = readOrder(form);
    const found = problemsOf(form, order);
    if (found.length === 0) {
      void portal.placeOrder(order);
      return;
    }
    portal.changeOrderForm({wrong: found});
    form.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] input')?.focus();
  };
  const mend = (event: Event) => {
    if (wrong.length === 0) return;
    const form = event.currentTarget as HTMLFormElement;
    const still = problemsOf(form, readOrder(form));
    portal.changeOrderForm({wrong: wrong.filter((name) => still.includes(name))});
  };
  const chooseContact = (kind: ContactKind, input: HTMLElement | null) => {
    const email = input?.closest('form')?.elements.namedItem('contactEmail');
    const own = state.account?.email ?? '';
    if (email instanceof HTMLInputElement) {
      if (kind === 'partnerAdmin') email.value = own;
      else if (email.value === own) email.value = '';
    }
    portal.changeOrderForm({contactKind: kind});
  };
  return html`<form class="card form" novalidate @submit=${submit} @input=${mend}>
    <fieldset class="choices">
      <legend>${words.product}</legend>
      <p class="hint">${words.productHint}</p>
      <div class="choice-row">
        ${products.map((product, index) => choice('product', product, product, words.productText[product], index === 0))}
      </div>
    </fieldset>
    ${field(portal, 'customerName', words.customerName, words.customerNameHint, {type: 'text'})}
    ${field(portal, 'startDate', words.requestedStartDate, words.startDateHint, {
      type: 'date',
      initial: dateAt(portal.clock.now),
    })}
    <fieldset class="choices">
      <legend>${words.contactKind}</legend>
      <div class="choice-list">
        ${contactKinds.map((kind) =>
          choice('contactKind', kind, words.contactKindOf[kind], words.contactKindText[kind], kind === contactKind, {
            mark: kind === 'partnerAdmin' ? words.recommended : null,
            choose: (input) => chooseContact(kind, input),
          }),
        )}
      </div>
    </fieldset>
    ${field(portal, 'contactEmail', words.contactEmail, words.contactEmailHint, {
      type: 'email',
      initial: state.account?.email ?? '',
    })}
    <fieldset class="choices" ?data-wrong=${wrong.includes('services')} aria-describedby="services-error">
      <legend>${words.services}</legend>
      <p class="hint">${words.servicesHint}</p>
      ${errorText(portal, 'services')}
      <div class="choice-row">
        ${services.map(
          (service) =>
            html`<label class="choice"
              ><input type="checkbox" name="services" .value=${service} checked /><span class="choice-title"
                >${words.serviceOf[service]}</span
              ><span class="choice-text">${words.serviceText[service]}</span></label
            >`,
        )}
      </div>
    </fieldset>
    <div class="actions"><button class="button primary">${words.submitOrder}</button></div>
  </form>`;
}

function choice(
  name: string,
  value: string,
  title: string,
  text: string,
  checked: boolean,
  {mark = null, choose}: {mark?: string | null; choose?: (input: HTMLElement) => void} = {},
): TemplateResult {
  const changed = (event: Event) => choose?.(event.currentTarget as HTMLElement);
  return html`<label class="choice"
    ><input type="radio" name=${name} .value=${value} ?checked=${checked} @change=${changed} /><span class="choice-title"
      >${title}${mark ? html`<span class="mark">${mark}</span>` : nothing}</span
    ><span class="choice-text">${text}</span></label
  >`;
}

function field(
  portal: Portal,
  name: Exclude<Field, 'services'>,
  label: string,
  hint: string,
  {type, initial = ''}: {type: 'text' | 'date' | 'email'; initial?: string},
): TemplateResult {
  const isWrong = portal.state.orderForm.wrong.includes(name);
  return html`<div class="field" ?data-wrong=${isWrong}>
    <label for=${name}>${label}</label>
    <p class="hint" id="${name}-hint">${hint}</p>
    ${errorText(portal, name)}
    <input
      id=${name}
      name=${name}
      type=${type}
      value=${initial}
      maxlength=${type === 'date' ? nothing : 254}
      autocomplete="off"
      aria-describedby="${name}-hint ${name}-error"
      aria-invalid=${isWrong ? 'true' : nothing}
    />
  </div>`;
}

const errorText = ({words, state}: Portal, name: Field) =>
  state.orderForm.wrong.includes(name)
    ? html`<p class="error" id="${name}-error">
        ${icon('error')}<span><span class="visually-hidden">${words.errorPrefix}</span>${words.errors[name]}</span>
      </p>`
    : nothing;

function readOrder(form: HTMLFormElement): PlacedOrder {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const bought = data.getAll('services');
  return {
    product: text('product'),
    customerName: text('customerName'),
    requestedStartDate: text('startDate'),
    contact: {
      email: text('contactEmail'),
      kind: contactKinds.find((kind) => kind === data.get('contactKind')) ?? 'partnerAdmin',
    },
    services: services.filter((service) => bought.includes(service)),
  };
}

function problemsOf(form: HTMLFormElement, order: PlacedOrder): Field[] {
  const email = form.elements.namedItem('contactEmail') as HTMLInputElement;
  const found: [Field, boolean][] = [
    ['customerName', order.customerName === ''],
    ['startDate', order.requestedStartDate === ''],
    ['contactEmail', order.contact.email === '' || !email.validity.valid],
    ['services', order.services?.length === 0],
  ];
  return found.flatMap(([name, isWrong]) => (isWrong ? [name] : []));
}
