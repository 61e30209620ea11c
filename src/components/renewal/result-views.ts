/** How every agreement's renewal ended, and what comes next. */
import {html, nothing, type TemplateResult} from 'lit';
import {yearAfter} from '../../domain/accepted-term.js';
import type {Receipt} from '../../domain/receipt.js';
import type {AgreementResult, LoadedAgreement} from '../../machines/renewal/context.js';
import {isTooLate, mayTryAgain} from '../../machines/renewal/outcomes.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {facts, type Fact} from '../shared/templates/lists.js';
import {heading, notice} from '../shared/templates/messages.js';
import {declineUntil} from './last-day.js';
import {agreementName, closeButton, problemSummary, problemText, supportButton, numbered} from './parts.js';
import {resultBadge} from './result-badge.js';
import {reviewLines} from './review-lines.js';
import type {RenewalView, RenewalViewModel, RenewalWord} from './view-model.js';

/** Why a country was refused, in words where the code has some. */
export function countryRefusal({t}: Pick<RenewalViewModel, 't'>, code: string): string {
  const key = `countryRefused.${code}` as RenewalWord;
  const text = t(key);
  return text === key ? t('countryRefused.other', {code}) : text;
}

function refusedCountries(
  {t, format}: RenewalViewModel,
  countries: LoadedAgreement['agreement']['refusedCountries'],
): TemplateResult | typeof nothing {
  return countries.length === 0
    ? nothing
    : html`<div class="tight">
        <h4>${t('result.refusedCountries')}</h4>
        <ul class="bullets">
          ${countries.map(({country, code}) => html`<li><strong>${format.country(country)}</strong>: ${countryRefusal({t}, code)}</li>`)}
        </ul>
        <p class="quiet">${t('result.refusedCountriesWhat')}</p>
      </div>`;
}

/** The term that goes on after a yearly acceptance, and when the next one is due (R-08). */
function yearlyFacts({t, format}: RenewalViewModel, {agreement, deadlines}: LoadedAgreement): (Fact | null)[] {
  const {end, zone} = deadlines;
  const {acceptedOn} = agreement;
  return [
    end && {label: t('check.term'), value: t('check.term.running', {date: format.date(end.lastDay), zone})},
    acceptedOn
      ? {
          label: t('result.nextAcceptance'),
          value: t('result.untilValue', {date: format.date(yearAfter(acceptedOn)), zone}),
        }
      : null,
  ];
}

/** Until when an agreement is renewed, by whom, and the way to its receipt. */
export function renewedFacts(
  model: RenewalViewModel,
  loaded: LoadedAgreement,
  receipt: Receipt | null,
  refused: LoadedAgreement['agreement']['refusedCountries'],
  isYearly = false,
): TemplateResult {
  const {t, format, actions} = model;
  const {agreement, deadlines} = loaded;
  const until = agreement.renewedUntil && {
    label: t('result.until'),
    value: t('result.untilValue', {date: format.date(agreement.renewedUntil), zone: deadlines.zone}),
  };
  return html`${facts([
    ...(isYearly ? yearlyFacts(model, loaded) : [until || null]),
    receipt
      ? {label: t('result.acceptedAt'), value: format.moment(Date.parse(receipt.acceptedAt), deadlines.zone)}
      : null,
    receipt ? {label: t('result.signedBy'), value: receipt.signerName} : null,
    receipt ? {label: t('result.receiptNumber'), value: receipt.id} : null,
  ])}
    ${refusedCountries(model, refused)}
    ${
      receipt
        ? html`<div class="row">
          <button class="button" type="button" aria-label=${t('result.receiptWhat', {name: agreement.name})} @click=${() => actions.showReceipt(receipt)}>
            ${icon('show')}${t('result.receipt')}
          </button>
          ${model.acceptedText(receipt)}
        </div>`
        : nothing
    }`;
}

function outcome(model: RenewalViewModel, loaded: LoadedAgreement, result: AgreementResult) {
  const {t} = model;
  const {deadlines} = loaded;
  switch (result.state) {
    case 'renewed':
      return html`${renewedFacts(model, loaded, result.receipt, result.refusedCountries, result.isYearly)}
      ${result.receipt ? nothing : html`<p class="quiet">${t('result.noReceipt')}</p>`}`;
    case 'underReview':
      return html`${reviewLines(model, result.expectedOn, deadlines.zone)}
        <p class="quiet">${t('result.reviewSafe')}</p>`;
    case 'received':
      return html`<p>${t('result.receivedText')}</p>`;
    case 'declined':
      return html`<p>${t('result.declinedText')}</p>${declineUntil(model, deadlines)}`;
    case 'refused': {
      const {problem, isDecline} = result;
      const hasOthers = Object.keys(model.context.results).length > 1;
      const isLate = isTooLate(result);
      return html`<p>${isLate && isDecline ? t('result.declineLate') : problemText(model, problem)}</p>
        <p>${t(isDecline ? 'result.notDeclined' : 'result.refusedText')} ${hasOthers ? t('result.refusedOthers') : nothing}</p>
        ${problem.reference ? html`<p class="quiet">${t('problem.reference', {reference: problem.reference})}</p>` : nothing}
        <div class="row">
          ${isLate ? html`<button class="button" type="button" @click=${() => model.actions.startReapplication(loaded.agreement.id)}>${t('reapply.start')}</button>` : nothing}
          ${supportButton(model, 'renewal-failed', problem, '', loaded.agreement.id)}
        </div>`;
    }
    default:
      return nothing;
  }
}

const isYearly = (result: AgreementResult): boolean => result.state === 'renewed' && result.isYearly === true;

/** The heading names the best true thing: all renewed, all declined, or that results differ. */
function title(model: RenewalViewModel): string {
  const {t, context} = model;
  const results = Object.values(context.results);
  const states = new Set(results.map(({state}) => state));
  const count = results.length;
  const [only] = states;
  const isAlike =
    states.size === 1 &&
    (only === 'renewed' || only === 'underReview' || only === 'received' || only === 'declined' || only === 'refused');
  if (!isAlike) return t('finished.mixed');
  if (only === 'renewed' && results.some(isYearly))
    return results.every(isYearly) ? numbered(model, 'finished.accepted', count) : t('finished.acceptedMixed');
  const isDecline = results.every((result) => 'isDecline' in result && result.isDecline);
  return numbered(model, isDecline ? 'finished.notDeclined' : `finished.${only}`, count);
}

const finished: RenewalView = (model) => {
  const {t, context, send} = model;
  const results = Object.values(context.results);
  const has = (state: AgreementResult['state']) => results.some((result) => result.state === state);
  const isAgain = mayTryAgain(context.results);
  return html`<div class="view stack">
    ${problemSummary(model)}${heading(title(model))}
    <ul class="results">
      ${context.agreements.map((loaded) => {
        const {id} = loaded.agreement;
        const result = Object.hasOwn(context.results, id) ? context.results[id] : undefined;
        return result === undefined
          ? nothing
          : html`<li class="result" data-result=${result.state}>
            <div class="result-head"><h3>${agreementName(loaded.agreement)}</h3>${resultBadge(model, result)}</div>
            ${'isElsewhere' in result && result.isElsewhere ? notice('warn', t('result.elsewhere'), t('result.elsewhereText')) : nothing}
            ${outcome(model, loaded, result)}
          </li>`;
      })}
    </ul>
    <section class="tight" aria-labelledby="next-steps">
      <h3 id="next-steps">${t('finished.next')}</h3>
      <ul class="bullets">
        ${results.some(isYearly) ? html`<li>${t('finished.nextYearly')}</li>` : nothing}
        ${has('renewed') ? html`<li>${t('finished.nextReceipt')}</li><li>${t('finished.nextCurrent')}</li>` : nothing}
        ${has('underReview') ? html`<li>${t('finished.nextReview')}</li>` : nothing}
        ${has('received') ? html`<li>${t('finished.nextReceived')}</li>` : nothing}
        ${isAgain ? html`<li>${t('finished.nextMend')}</li>` : nothing}
        ${results.some(isTooLate) ? html`<li>${t('finished.nextLapsed')}</li>` : nothing}
        ${has('declined') ? html`<li>${t('finished.nextDeclined')}</li>` : nothing}
      </ul>
    </section>
    <div class="actions">
      ${
        isAgain
          ? html`<button class="button primary" type="button" @click=${() => send({type: 'step.submitted'})}>${icon('retry')}${t('finished.again')}</button>
            ${closeButton(model)}`
          : closeButton(model, 'primary')
      }
    </div>
  </div>`;
};

export const resultViews = {finished} satisfies Record<string, RenewalView>;
