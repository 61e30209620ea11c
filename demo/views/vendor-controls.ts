import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../icons.js';
import {samplePassword} from '../kit.js';
import {agreementAtHand, type AgreementRow} from '../portal-state.js';
import type {Portal} from '../portal.js';
import {signIns} from '../route.js';
import {beside, section} from './section.js';
import {segments} from './shared.js';

/** The vendor's side of agreements: what a tester does behind the partner's back. */
export function vendorSection(portal: Portal): unknown {
  const {words, state, vendor} = portal;
  const said = words.agreements;
  const agreement = agreementAtHand(state);
  if (!agreement && state.route.page !== 'agreements') return nothing;
  const choose = (event: Event) => vendor.choose((event.currentTarget as HTMLSelectElement).value);
  return section(
    said.vendor,
    html`${
      agreement
        ? html`<p class="hint">${said.vendorHint}</p>
          <select
            class="wide"
            id="vendor-agreement"
            aria-label=${said.chosen}
            aria-describedby="vendor-facts"
            @change=${choose}
          >
            ${state.agreements.map(
              ({id, name}) => html`<option value=${id} .selected=${id === agreement.id}>${name} · ${id}</option>`,
            )}
          </select>
          <p id="vendor-facts">${said.chosenFacts(agreement.status, agreement.version ?? words.none)}</p>
          ${acts(portal, agreement)} ${signing(portal)}`
        : nothing
    }
    ${segments(
      'sign-in',
      said.signIn,
      signIns.map((value) => ({value, text: said.signInOf[value]})),
      state.route.signIn,
      (value) => portal.tester.setSignIn(value),
    )}
    <p class="hint">${said.signInHint('milena', samplePassword)}</p>`,
    beside() || state.route.page === 'agreements',
  );
}

function acts({words, state, vendor}: Portal, {id, isUnderReview}: AgreementRow): TemplateResult {
  const said = words.agreements;
  const {vendorAct} = state;
  const {name, subject, refusal} = vendorAct ?? {name: null, subject: '', refusal: null};
  return html`<div class="button-grid">
      <button type="button" class="button small" data-act="text" @click=${() => vendor.changeText(id)}>${said.changeText}</button>
      <button type="button" class="button small" data-act="sign" @click=${() => vendor.signByOther(id)}>${said.signByOther}</button>
    </div>
    <div class="button-grid">
      <button type="button" class="button small" data-act="accept" ?disabled=${!isUnderReview} @click=${() => vendor.decideReview(id, true)}>
        ${said.acceptReview}
      </button>
      <button type="button" class="button small" data-act="refuse" ?disabled=${!isUnderReview} @click=${() => vendor.decideReview(id, false)}>
        ${said.refuseReview}
      </button>
    </div>
    <div role="status">
      ${
        name
          ? html`<p class="vendor-act" data-done=${refusal === null}>
            ${icon(refusal === null ? 'check' : 'info')}<span
              >${refusal === null ? said.actOf[name](subject) : said.refused(subject, refusal)}</span
            >
          </p>`
          : nothing
      }
    </div>`;
}

function signing({words, state, vendor}: Portal): unknown {
  const said = words.agreements;
  const {account} = state;
  if (!account) return nothing;
  return html`<h4 id="signing">${said.signing}</h4>
    <div class="button-grid" role="group" aria-labelledby="signing">
      <button type="button" class="button small" data-act="revoke" @click=${() => vendor.revokeSigning(account.id)}>${said.revokeSigning}</button>
      <button type="button" class="button small" data-act="restore" @click=${() => vendor.restoreSigning(account.id)}>${said.restoreSigning}</button>
    </div>`;
}
