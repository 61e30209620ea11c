import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../icons.js';
import type {OrderRow} from '../portal-state.js';
import type {Portal} from '../portal.js';
import {address, emptyView, link, statusBadge} from './shared.js';

/** The orders of the account signed in, with their status as the back end has it. */
export function ordersPage(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const place = link(portal, {page: 'commerce'}, [icon('plus'), words.placeOrder], {className: 'button primary'});
  return html`<div class="page-head">
      <div>
        <h1 tabindex="-1">${words.ordersHeading}</h1>
        <p class="lead">${words.ordersLead}</p>
      </div>
      ${state.orders.length > 0 ? place : nothing}
    </div>
    ${state.orders.length > 0 ? ordersTable(portal) : emptyView('orders', words.noOrders, words.noOrdersText, place)}`;
}

function ordersTable(portal: Portal): TemplateResult {
  const {words, state} = portal;
  return html`<div class="card orders-card">
    <table class="orders">
      <thead>
        <tr>
          <th scope="col">${words.order}</th>
          <th scope="col">${words.customer}</th>
          <th scope="col">${words.startDate}</th>
          <th scope="col">${words.status}</th>
          <th scope="col"><span class="quiet-label">${words.action}</span></th>
        </tr>
      </thead>
      <tbody>
        ${state.orders.map((row) => orderRow(portal, row))}
      </tbody>
    </table>
  </div>`;
}

function orderRow(portal: Portal, row: OrderRow): TemplateResult {
  const {words, format} = portal;
  const open = row.order
    ? link(portal, {page: 'set-up', order: row.id}, words.openSetUp, {
        className: 'button small',
        label: words.openSetUpOf(row.id),
      })
    : nothing;
  return html`<tr>
    <th scope="row"><span class="order-id">${row.id}</span><span class="detail">${row.product}</span></th>
    <td data-label=${words.customer}>
      <span
        >${row.customerName}${row.order ? html`<span class="detail">${address(row.order.contact.email)}</span>` : nothing}</span
      >
    </td>
    <td data-label=${words.startDate} class="date"><span>${format.date(row.requestedStartDate)}</span></td>
    <td data-label=${words.status}>${statusBadge(portal, row.order?.status ?? null)}</td>
    <td class="row-action">${open}</td>
  </tr>`;
}
