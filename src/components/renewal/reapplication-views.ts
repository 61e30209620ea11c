/** Applying again, country by country, after an agreement lapsed (R-10, decision 5). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Reapplication, ReapplicationCountry} from '../../domain/agreement.js';
import {isolated} from '../../locales/messages.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {door} from '../shared/templates/form-frame.js';
import {facts} from '../shared/templates/lists.js';
import {heading, notice} from '../shared/templates/messages.js';
import {opened} from '../shared/templates/opened.js';
import {attestationLabel, tickedSentence} from './attestation.js';
import {loadFailed, loading} from './load-views.js';
import {partyName} from './company-views.js';
import {dropView} from './country-views.js';
import {lapsedLosses} from './losses.js';
import {isAllSettled, isOpen, matrixTable} from './matrix-table.js';
import {matrixTexts, textsOf} from './matrix-texts.js';
import {
  backButton,
  closeButton,
  editionName,
  formView,
  hashText,
  messageView,
  problemSummary,
  supportButton,
} from './parts.js';
import {countryRefusal} from './result-views.js';
import {reviewLines} from './review-lines.js';
import {isUnsent, submissionNotice, unknownActions} from './sending-views.js';
import {signerFields} from './signer-fields.js';
import {readingView} from './text-views.js';
import type {ReapplicationState, ReapplicationView, ReapplicationViewModel} from './view-model.js';

const linesIn = ({countries}: Reapplication, state: string): readonly ReapplicationCountry[] =>
  countries.filter((line) => line.state === state);

/** Whether countries are dropped and none is applied for: no legal text is agreed to then (X-05). */
const isDropOnly = ({context: {answers}}: ReapplicationViewModel): boolean =>
  answers.chosen.length === 0 && answers.dropped.length > 0;

/** What became of the countries that were sent last: partial success is the usual case. */
function newestResults(model: ReapplicationViewModel, reapplication: Reapplication) {
  const {t, format, context} = model;
  const sent = reapplication.countries.filter(
    ({country, state}) => context.submitted.includes(country) && state !== 'open',
  );
  if (sent.length === 0) return nothing;
  const refused = sent.filter(({state}) => state === 'refused');
  const names = (state: string) =>
    sent.filter((line) => line.state === state).map(({country}) => format.country(country));
  const isDropAlone = sent.every(({state}) => state === 'dropped');
  const line = (state: 'accepted' | 'underReview' | 'dropped') =>
    names(state).length === 0
      ? nothing
      : html`<p>${t(`matrix.result.${state}`, {countries: names(state).join(', ')})}</p>`;
  return html`<div role="status">
    ${notice(
      refused.length > 0 ? 'warn' : 'good',
      isDropAlone
        ? t('matrix.result.dropped', {countries: names('dropped').join(', ')})
        : t(refused.length > 0 ? 'matrix.partly' : 'matrix.received'),
      html`${line('accepted')}${line('underReview')}${isDropAlone ? nothing : line('dropped')}
      ${refused.map(({country, code}) => html`<p><strong>${format.country(country)}</strong>: ${countryRefusal(model, code ?? '')}</p>`)}
      ${refused.length > 0 ? html`<div>${supportButton(model, 'reapplication-refused')}</div>` : nothing}`,
    )}
  </div>`;
}

const receipts = ({t, format, actions}: ReapplicationViewModel, reapplication: Reapplication) =>
  reapplication.receipts.length === 0
    ? nothing
    : html`<section class="tight" aria-labelledby="receipts">
        <h3 id="receipts">${t('matrix.receipts')}</h3>
        <ul class="renewing">
          ${reapplication.receipts.map(
            (receipt) => html`<li>
              <span>${receipt.countries.map((code) => format.country(code)).join(', ')}</span>
              <button class="button quiet" type="button" aria-label=${t('result.receiptWhat', {name: receipt.id})} @click=${() => actions.showReceipt(receipt)}>
                ${icon('download')}${t('result.receipt')}
              </button>
            </li>`,
          )}
        </ul>
      </section>`;

const matrix: ReapplicationView = (model) => {
  const {t, context} = model;
  const reapplication = context.reapplication!;
  const {countries} = reapplication;
  const open = countries.filter(isOpen);
  const settled = countries.length - linesIn(reapplication, 'open').length - linesIn(reapplication, 'refused').length;
  const inReview = linesIn(reapplication, 'underReview').length > 0;
  const parts = html`${newestResults(model, reapplication)}
    ${
      inReview
        ? html`<div class="quiet">${reviewLines(model, reapplication.reviewExpectedOn, context.policy.timeZone)}</div>`
        : nothing
    }
    <details class="edit" ${opened(settled === 0)}>
      <summary>${t('loss.titleLapsed')}</summary>
      ${lapsedLosses(model, model.deadlines)}
    </details>
    <div class="tight">
      <p class="progress numbers">${t('matrix.progress', {done: settled, count: countries.length})}</p>
      <progress class="bar" max=${Math.max(1, countries.length)} value=${settled} aria-label=${t('matrix.caption')}></progress>
    </div>
    ${matrixTexts(model, open)}${matrixTable(model, countries)}${receipts(model, reapplication)}`;
  if (isAllSettled(model)) {
    return messageView(model, {title: t('matrix.done'), body: parts, actions: closeButton(model, 'primary')});
  }
  return formView(model, {
    title: t('matrix.title'),
    lead: t('matrix.lead'),
    body: parts,
    action: isDropOnly(model)
      ? t('matrix.actionDrop', {count: context.answers.dropped.length})
      : t('matrix.action', {count: context.answers.chosen.length}),
    back: false,
  });
};

const dropping: ReapplicationView = (model) => {
  const {context, send} = model;
  const line = context.reapplication?.countries.find(({country}) => country === context.dropping);
  return dropView(model, {
    country: context.dropping ?? '',
    effect: line?.dropEffect ?? null,
    onConfirm: () => send({type: 'drop.confirmed'}),
    onCancel: () => send({type: 'drop.canceled'}),
  });
};

const reading: ReapplicationView = (model) => {
  const {context, send} = model;
  const line = context.reapplication?.countries.find(({edition}) => edition.hash === context.reading);
  return line
    ? readingView(model, {
        title: isolated(context.reapplication!.agreementName),
        edition: line.edition,
        onClose: () => send({type: 'text.closed'}),
      })
    : matrix(model);
};

const companies = ({context}: ReapplicationViewModel): string[] => [context.reapplication?.companyName ?? ''];

const attest: ReapplicationView = (model) =>
  formView(model, {
    title: model.t('attest.title'),
    lead: model.t(isDropOnly(model) ? 'attest.leadDrop' : 'attest.leadAgain'),
    body: signerFields(model, companies(model)),
  });

/** Every answer, by text: which countries, which party, what is dropped, who signs (X-04). */
const check: ReapplicationView = (model) => {
  const {t, locale, format, context, send} = model;
  const {answers} = context;
  const {countries, companyName} = context.reapplication!;
  const chosen = countries.filter(({country}) => answers.chosen.includes(country));
  const change = {label: t('check.change'), onClick: () => send({type: 'step.left'})};
  const signer = (label: string, value: string | TemplateResult) => ({
    label,
    value: (typeof value === 'string' ? value.trim() : value) || html`<span class="quiet">${t('answer.none')}</span>`,
    change: {...change, what: t('check.changeWhat', {what: label})},
  });
  const vendor = context.policy.vendorName ?? t('vendor');
  const changing = (what: string) => ({
    label: t('check.change'),
    what: t('check.changeWhat', {what}),
    onClick: () => send({type: 'countries.changeRequested'}),
  });
  const countriesRow = (lines: readonly ReapplicationCountry[]) => {
    const value = lines.map(({country}) => format.country(country)).join(', ');
    return {label: t('check.countries'), value, change: changing(value)};
  };
  const dropped = answers.dropped.map((code) => format.country(code)).join(', ');
  const isDropAlone = isDropOnly(model);
  const drops = t('check.door.dropped', {countries: dropped});
  return html`<div class="view stack check">
    ${problemSummary(model)}
    <div class="tight">${heading(t('check.title'))}<p class="lead">${isDropAlone ? t('check.leadDrop', {count: answers.dropped.length}) : t('check.leadAgain', {count: chosen.length})}</p></div>
    ${textsOf(chosen).map(
      ({edition, contractingParty, lines}) => html`<section class="tight" aria-label=${editionName(model, edition)}>
        ${facts([
          {
            label: t('text.label'),
            value: html`${editionName(model, edition)}<span class="line quiet">${t('text.hash')}: ${hashText(edition)}</span>`,
          },
          {label: t('company.party'), value: partyName(model, contractingParty)},
          countriesRow(lines),
        ])}
      </section>`,
    )}
    ${facts([
      {label: t('company.name'), value: companyName},
      answers.dropped.length > 0
        ? {label: t('check.dropped'), value: dropped, change: changing(t('check.dropped'))}
        : null,
      signer(t('attest.name'), answers.signerName),
      signer(t('attest.jobTitle'), answers.signerTitle),
      signer(t('attest.email'), answers.signerEmail),
      signer(
        t('check.attestation'),
        answers.attested ? (tickedSentence(context.attestation) ?? attestationLabel(t, companies(model), locale)) : '',
      ),
    ])}
    ${notice('info', t('notice.releaseTitle'), t('notice.release', {vendor}))}
    ${door({
      title: t(isDropAlone ? 'check.door.titleDrop' : 'check.door.title'),
      becomesFinal: isDropAlone ? drops : t('check.door.finalAgain', {count: chosen.length}),
      staysOpen: t('check.door.openAgain'),
      more: dropped && !isDropAlone ? html`<p>${drops}</p>` : nothing,
      ticks: nothing,
    })}
    ${context.offline ? html`<div role="alert">${notice('warn', t('check.offline'), t('check.offlineText'))}</div>` : nothing}
    <div class="actions">
      <button class="button primary" type="button" @click=${() => send({type: 'apply.requested', online: navigator.onLine})}>${t(isDropAlone ? 'check.actionDrop' : 'check.actionAgain')}</button>
      ${backButton(model)}
    </div>
  </div>`;
};

const submitting: ReapplicationView = (model) => {
  const {t, format, context} = model;
  const {chosen, dropped} = context.answers;
  const isDropAlone = isDropOnly(model);
  const title = isDropAlone ? t('sending.drop', {count: dropped.length}) : t('sending.apply', {count: chosen.length});
  const facts = context.submission ?? {state: 'sending' as const, reference: null, isSent: false, isReceived: false};
  return html`<div class="view stack">
    ${heading(isUnsent(facts) ? t('sending.notSent') : title)}
    <p>${(isDropAlone ? dropped : chosen).map((code) => format.country(code)).join(', ')}</p>
    ${submissionNotice(model, facts)}${unknownActions(model, facts)}
  </div>`;
};

const checking: ReapplicationView = (model) => {
  const facts = {
    state: 'checking' as const,
    reference: null,
    ...model.context.submission,
    isSent: true,
    isReceived: true,
  };
  return html`<div class="view stack">
    ${heading(model.t('sending.earlierApply'))}
    ${submissionNotice(model, facts, {isEarlier: true})}${unknownActions(model, facts)}
  </div>`;
};

export const reapplicationViews = {
  loading,
  loadFailed: loadFailed('reapplication-failed'),
  matrix,
  dropping,
  reading,
  attest,
  check,
  submitting,
  checking,
} satisfies Record<ReapplicationState, ReapplicationView>;
