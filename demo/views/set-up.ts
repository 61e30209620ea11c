import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {icon} from '../icons.js';
import type {Portal} from '../portal.js';
import {kitTheme, link} from './shared.js';

/** The page that the set-up link of a mail leads to: the kit's wizard, and hardly anything else. */
export function setUpPage(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const {order, density, theme} = state.route;
  const back = state.route.mail ? ({page: 'mailbox', mail: state.route.mail} as const) : ({page: 'orders'} as const);
  const backText = back.page === 'orders' ? words.backToOrders : words.backToMail;
  return html`<div class="set-up-head">
      ${link(portal, back, [icon('back'), backText], {className: 'text-link'})}
      <h1 class="visually-hidden">${words.pageSetUp}</h1>
    </div>
    ${keyed(
      `${order} ${state.visit}`,
      html`<provisioning-wizard
        order-id=${order ?? nothing}
        history="steps"
        density=${density}
        theme=${kitTheme[theme]}
      ></provisioning-wizard>`,
    )}`;
}
