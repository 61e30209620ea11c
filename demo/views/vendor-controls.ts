import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../icons.js';
import {samplePassword} from '../kit.js';
import {agreementAtHand, caseAtHand, type AgreementRow, type VendorAct} from '../portal-state.js';
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
    ${done(vendorAct, (act) => !isOfCases(act), words)}`;
}

/** What was done last, where it was done here. */
const done = (
  act: VendorAct | null,
  isHere: (act: VendorAct) => boolean,
  {agreements}: Portal['words'],
): TemplateResult =>
  html`<div role="status">
    ${
      act && isHere(act)
        ? html`<p class="vendor-act" data-done=${act.refusal === null}>
          ${icon(act.refusal === null ? 'check' : 'info')}<span
            >${act.refusal === null ? agreements.actOf[act.name](act.subject) : agreements.refused(act.subject, act.refusal)}</span
          >
        </p>`
        : nothing
    }
  </div>`;

const isOfCases = ({name}: VendorAct): boolean => name.startsWith('case') || name === 'moduleAdded';

/** The vendor's side of cases. */
export function supportDeskSection(portal: Portal): unknown {
  const {words, state, vendor} = portal;
  const said = words.support;
  const given = caseAtHand(state);
  const {account, route} = state;
  if (!account || (!given && route.page !== 'support')) return nothing;
  const choose = (event: Event) => vendor.chooseCase((event.currentTarget as HTMLSelectElement).value);
  const act = (name: string, text: string, work: () => Promise<void>) =>
    html`<button type="button" class="button small" data-act=${name} @click=${work}>${text}</button>`;
  return section(
    said.vendor,
    html`${
      given
        ? html`<p class="hint">${words.agreements.vendorHint}</p>
          <select class="wide" id="vendor-case" aria-label=${said.chosen} @change=${choose}>
            ${state.cases.map(
              ({id, reference, subject, state: standing}) =>
                html`<option value=${id} .selected=${id === given.id}>${reference} · ${standing} · ${subject}</option>`,
            )}
          </select>
          <div class="button-grid">
            ${act('acknowledge', said.acknowledge, () => vendor.acknowledge(given.id))}
            ${act('reply', said.reply, () => vendor.reply(given.id))}
          </div>
          <div class="button-grid">
            ${act('resolve', said.resolve, () => vendor.resolve(given.id))}
            ${act('severity', said.lowerSeverity, () => vendor.lowerSeverity(given.id))}
          </div>`
        : html`<p>${said.noCases}</p>`
    }
    ${act('module', said.addModule, () => vendor.addModule(account.id))} ${done(state.vendorAct, isOfCases, words)}`,
    beside() || route.page === 'support',
  );
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
