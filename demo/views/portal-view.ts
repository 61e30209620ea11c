import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {icon, type IconName} from '../icons.js';
import {policyFor, vendorName} from '../policy.js';
import type {Notice} from '../portal-state.js';
import type {Portal} from '../portal.js';
import type {Page} from '../route.js';
import {agreementsPage} from './agreements.js';
import {commercePage} from './commerce.js';
import {controlsPanel} from './controls.js';
import {brokenCount} from './fault-controls.js';
import {mailboxPage} from './mailbox.js';
import {ordersPage} from './orders.js';
import {setUpPage} from './set-up.js';
import {kitTheme, link} from './shared.js';
import {initials, signInView} from './sign-in.js';
import {supportPage} from './support.js';

const pageViews = {
  orders: ordersPage,
  agreements: agreementsPage,
  support: supportPage,
  commerce: commercePage,
  mailbox: mailboxPage,
  'set-up': setUpPage,
} satisfies Record<Page, (portal: Portal) => TemplateResult>;

/** The whole portal: header, the tester's panel, the page. */
export function portalView(portal: Portal): TemplateResult {
  const {words, panelOpen} = portal;
  const skip = (event: Event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>('main')?.focus();
  };
  return html`<a class="skip" href="#content" @click=${skip}>${words.skip}</a>
    ${header(portal)}
    <div class="layout" ?data-panel=${panelOpen}>
      ${controlsPanel(portal)}
      <main id="content" tabindex="-1">
        ${notice(portal)}
        <partner-kit .backend=${portal.kitBackend} .policy=${policyFor(portal.state.route)} locale=${portal.state.route.language}>
          ${page(portal)} ${supportButton(portal)}
        </partner-kit>
      </main>
    </div>`;
}

/** Support is one press away on every page; on its own it is there already. */
function supportButton({state}: Portal): unknown {
  const {page: current, theme, density} = state.route;
  if (current === 'support') return nothing;
  return keyed(state.visit, html`<support-button density=${density} theme=${kitTheme[theme]}></support-button>`);
}

/** The kit's elements stay in their place when their account signs out: it is them who tidy up then. */
function page(portal: Portal): TemplateResult {
  const {route, account} = portal.state;
  const isKits = ['set-up', 'agreements', 'support'].includes(route.page);
  const kitSignsIn = route.page === 'agreements' && route.signIn === 'form';
  return html`${account || kitSignsIn ? nothing : signInView(portal, {whole: !isKits})}${
    account || isKits ? pageViews[route.page](portal) : nothing
  }`;
}

function header(portal: Portal): TemplateResult {
  const {words, state, panelOpen} = portal;
  const broken = brokenCount(portal);
  const unread = state.mails.filter(({id}) => !state.readMails.includes(id)).length;
  return html`<header class="top">
    <p class="brand">
      ${link(
        portal,
        {page: 'orders'},
        html`<svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M16 3 29 27H21L16 17.5 11 27H3Z" />
            <circle cx="16" cy="24.5" r="2.5" />
          </svg>
          <span class="brand-name">${vendorName}</span><span class="brand-what">${words.portal}</span>`,
        {className: 'brand-link'},
      )}
    </p>
    <nav class="pages" aria-label=${words.navigation}>
      <ul>
        ${pageLink(portal, 'orders', 'orders', words.pageOrders)}
        ${pageLink(portal, 'agreements', 'agreements', words.agreements.page, kitNotices(portal, 'agreements'))}
        ${pageLink(portal, 'support', 'support', words.support.page, state.caseCount > 0 ? [state.caseCount, words.support.waiting(state.caseCount)] : null)}
        ${pageLink(portal, 'commerce', 'commerce', words.pageCommerce)}
        ${pageLink(portal, 'mailbox', 'mailbox', words.pageMailbox, unread > 0 ? [unread, words.unread(unread)] : null)}
        ${
          state.route.page === 'set-up'
            ? pageLink(portal, 'set-up', 'setUp', words.pageSetUp, kitNotices(portal, 'set-up'))
            : nothing
        }
      </ul>
    </nav>
    <div class="top-end">
      ${
        state.account
          ? html`<p class="account">
            <span class="initials" aria-hidden="true">${initials(state.account.name)}</span>
            <span class="account-name"><span class="visually-hidden">${words.signedInAs} </span>${state.account.name}</span>
            <button type="button" class="icon-button" aria-label=${words.signOut} title=${words.signOut} @click=${() => portal.signOut()}>
              ${icon('signOut')}
            </button>
          </p>`
          : nothing
      }
      <button
        type="button"
        class="button small controls-toggle"
        aria-expanded=${panelOpen ? 'true' : 'false'}
        aria-controls="controls"
        @click=${() => portal.adjust({panel: panelOpen ? 'closed' : 'open'})}
      >
        ${icon('controls')}<span>${words.controls}</span>${
          broken > 0
            ? html`<b class="badge" aria-hidden="true">${broken}</b><b class="visually-hidden">, ${words.qa.faults}: ${broken}</b>`
            : nothing
        }
      </button>
    </div>
  </header>`;
}

/** What waits for the person on the page that is open. */
function kitNotices({words, state}: Portal, page: Page): [number, string] | null {
  const {noticeCount, route} = state;
  return route.page === page && noticeCount > 0 ? [noticeCount, words.notices(noticeCount)] : null;
}

function pageLink(
  portal: Portal,
  page: Page,
  name: IconName,
  text: string,
  badge: readonly [number, string] | null = null,
) {
  const content = html`${icon(name)}<span>${text}</span>${
    badge
      ? html`<span class="badge" aria-hidden="true">${badge[0]}</span><span class="visually-hidden">, ${badge[1]}</span>`
      : nothing
  }`;
  return html`<li>${link(portal, {page}, content, {current: portal.state.route.page === page})}</li>`;
}

const notice = (portal: Portal): TemplateResult =>
  html`<div role="status" class="notice-place">
    ${
      portal.state.notice
        ? html`<div class="notice">
          ${icon('info')}
          <p>${noticeText(portal, portal.state.notice)}</p>
          <button type="button" class="icon-button" aria-label=${portal.words.dismiss} @click=${() => portal.dismissNotice()}>
            ${icon('close')}
          </button>
        </div>`
        : nothing
    }
  </div>`;

function noticeText(portal: Portal, shown: Notice): string {
  const {words, format, state} = portal;
  if (shown.kind === 'contactMailed') return words.contactMailed(shown.email);
  if (shown.kind === 'left') return words.leftNotice;
  if (shown.kind === 'leftLater') return words.leftLaterNotice;
  const row = state.orders.find(({id}) => id === state.route.order) ?? null;
  const isAhead = portal.clock.daysToStart(row) > 0;
  return row && isAhead ? words.contactLater(format.date(row.requestedStartDate)) : words.contactUnmailed;
}

/** Shown instead of a portal that cannot start. */
export const failedView = (words: Portal['words'], startOver: () => void): TemplateResult =>
  html`<main class="failed">
    <section class="card">
      <h1>${words.failedHeading}</h1>
      <p>${words.failedText}</p>
      <button type="button" class="button primary" @click=${startOver}>${words.reset}</button>
    </section>
  </main>`;
