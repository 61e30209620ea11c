import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {icon} from '../icons.js';
import type {Portal} from '../portal.js';
import {agreementIdsOf} from '../route.js';
import {kitTheme} from './shared.js';

/** The page where agreements are renewed: the kit's element, and hardly anything else. */
export function agreementsPage(portal: Portal): TemplateResult {
  const {words, state} = portal;
  const {density, language, theme} = state.route;
  return html`<div class="agreements-head">
      <h1 class="visually-hidden" tabindex="-1">${words.agreements.page}</h1>
      <a class="text-link" href="./verify-receipt/index.html?lang=${language}">${icon('receipt')}${words.agreements.verify}</a>
    </div>
    ${withoutAgreements(portal)}
    ${keyed(
      state.visit,
      html`<partner-renewal
        agreement-id=${beginsWith(agreementIdsOf(state.beginsWith))}
        history="steps"
        density=${density}
        theme=${kitTheme[theme]}
      ></partner-renewal>`,
    )}`;
}

/** One by its id, several as a list. */
const beginsWith = (ids: readonly string[]): string | typeof nothing =>
  ids.length > 1 ? JSON.stringify(ids) : (ids[0] ?? nothing);

/** A tester who comes from the orders finds the way to a scenario that has something to renew. */
function withoutAgreements(portal: Portal): unknown {
  const {words, state} = portal;
  if (!state.account || state.agreements.length > 0 || state.scenario === 'notPartner') return nothing;
  return html`<aside class="aside-note" aria-label=${words.controls}>
    ${icon('controls')}
    <p>${words.agreements.none}</p>
    <button type="button" class="button small" @click=${() => portal.setScenario('agreements')}>
      ${words.agreements.start(words.scenarioOf.agreements)}
    </button>
  </aside>`;
}
