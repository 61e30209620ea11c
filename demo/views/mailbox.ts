import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../icons.js';
import type {MemoryMail} from '../kit.js';
import {mailSender, vendorName} from '../policy.js';
import type {Portal} from '../portal.js';
import {address, emptyView, link} from './shared.js';

/** The mails that the vendor sent: they arrive on the requested start date (P-05). */
export function mailboxPage(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const recipients = [...new Set(state.mails.map(({to}) => to))].toSorted();
  const shown = state.mails.filter(({to}) => !state.recipient || to === state.recipient);
  const open = state.mails.find(({id}) => id === state.route.mail) ?? null;
  return html`<div class="page-head">
      <div>
        <h1 tabindex="-1">${words.mailboxHeading}</h1>
        <p class="lead">${words.mailboxLead}</p>
      </div>
      ${
        recipients.length > 1
          ? html`<label class="filter"
            ><span>${words.mailboxOf}</span>
            <select @change=${(event: Event) => portal.showRecipient((event.currentTarget as HTMLSelectElement).value)}>
              <option value="" ?selected=${state.recipient === ''}>${words.everyone}</option>
              ${recipients.map((to) => html`<option value=${to} ?selected=${state.recipient === to}>${to}</option>`)}
            </select></label
          >`
          : nothing
      }
    </div>
    ${
      state.mails.length === 0
        ? emptyView('mailbox', words.noMails, words.noMailsText)
        : html`<div class="card mailbox" ?data-reading=${open !== null}>
          <nav class="mail-list" aria-label=${words.mailList}>
            <ul>
              ${shown.map((mail) => mailEntry(portal, mail, mail === open))}
            </ul>
          </nav>
          ${
            open
              ? mailText(portal, open)
              : html`<div class="mail-none"><span class="empty-mark">${icon('mail')}</span><p>${words.chooseMail}</p></div>`
          }
        </div>`
    }`;
}

const customerOf = ({state}: Portal, mail: MemoryMail) =>
  state.orders.find(({id}) => id === mail.orderId)?.customerName ?? mail.orderId;
const productOf = ({state}: Portal, mail: MemoryMail) =>
  state.orders.find(({id}) => id === mail.orderId)?.product ?? '';

function mailEntry(portal: Portal, mail: MemoryMail, current: boolean): TemplateResult {
  const {words, state, format} = portal;
  const isNew = !state.readMails.includes(mail.id);
  return html`<li ?data-new=${isNew}>
    ${link(
      portal,
      {page: 'mailbox', mail: mail.id},
      html`<span class="mail-top"
          ><span class="mail-sender">${vendorName}</span
          ><time datetime=${new Date(mail.sentAt).toISOString()}>${format.brief(mail.sentAt, portal.clock.now)}</time></span
        ><span class="mail-subject"
          >${isNew ? html`<span class="dot"></span><span class="visually-hidden">${words.newMail}: </span>` : nothing}${words.mail[
            mail.kind
          ].subject(customerOf(portal, mail))}</span
        ><span class="mail-to">${address(mail.to)}</span>`,
      {current},
    )}
  </li>`;
}

function mailText(portal: Portal, mail: MemoryMail): TemplateResult {
  const {words, state, format} = portal;
  const text = words.mail[mail.kind];
  const recipient = state.accounts.find(({email}) => email.toLowerCase() === mail.to.toLowerCase());
  const other = recipient && recipient.id !== state.account?.id ? recipient : null;
  const setUp = {page: 'set-up', order: mail.orderId} as const;
  const continueAs = async (accountId: string) => {
    await portal.signIn(accountId);
    portal.go(setUp);
  };
  return html`<article class="mail" aria-labelledby="mail-subject">
    <p class="mail-back">${link(portal, {page: 'mailbox', mail: null}, [icon('back'), words.backToMails], {className: 'text-link'})}</p>
    <h2 id="mail-subject">${text.subject(customerOf(portal, mail))}</h2>
    <dl class="mail-facts">
      <div>
        <dt>${words.from}</dt>
        <dd>${vendorName} <span class="detail">${address(mailSender)}</span></dd>
      </div>
      <div>
        <dt>${words.to}</dt>
        <dd>${address(mail.to)}</dd>
      </div>
      <div>
        <dt>${words.sent}</dt>
        <dd>${format.moment(mail.sentAt)}</dd>
      </div>
    </dl>
    <div class="mail-body">
      ${text.body(customerOf(portal, mail), mail.orderId, productOf(portal, mail)).map((paragraph) => html`<p>${paragraph}</p>`)}
      <p class="actions">${link(portal, setUp, [words.setUpNow, icon('forward')], {className: 'button primary'})}</p>
    </div>
    <p class="mail-footer">${words.mailFooter(vendorName)}</p>
    ${
      other
        ? html`<aside class="aside-note" aria-label=${words.controls}>
          ${icon('controls')}
          <p>${words.otherRecipient(other.name)}</p>
          <button type="button" class="button small" @click=${() => continueAs(other.id)}>
            ${words.signInAndSetUp(other.name)}
          </button>
        </aside>`
        : nothing
    }
  </article>`;
}
