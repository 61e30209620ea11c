/** Attesting, checking the answers, and declining (R-05, R-16, R-22, R-32, X-01, X-04, X-05). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Agreement} from '../../domain/agreement.js';
import {isPast} from '../../domain/deadline.js';
import type {RenewalStep} from '../../domain/renewal-steps.js';
import {isolated} from '../../locales/messages.js';
import {openAgreements} from '../../machines/renewal/judgements.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {textArea} from '../shared/templates/fields.js';
import {door} from '../shared/templates/form-frame.js';
import {facts, type Fact} from '../shared/templates/lists.js';
import {heading, isolate, notice} from '../shared/templates/messages.js';
import {attestationLabel, tickedSentence} from './attestation.js';
import {authorityCards} from './authority-cards.js';
import {partyName, partyOf} from './company-views.js';
import {distributorsText} from './country-views.js';
import {declineUntil} from './last-day.js';
import {lossList} from './losses.js';
import {
  agreementName,
  agreementSections,
  backButton,
  editionName,
  fieldError,
  formView,
  hashText,
  mayDecline,
  problemSummary,
  within,
  numbered,
} from './parts.js';
import {answerText, questionsOf} from './questionnaire-views.js';
import {sendingView} from './sending-views.js';
import {settledBeside} from './settled-beside.js';
import {signerFields} from './signer-fields.js';
import {chosenEdition} from './text-views.js';
import type {RenewalView, RenewalViewModel} from './view-model.js';

const companies = ({context}: RenewalViewModel): string[] =>
  openAgreements(context).map(({agreement}) => agreement.company.name);

const attest: RenewalView = (model) =>
  formView(model, {
    title: model.t('attest.title'),
    lead: model.t('attest.lead'),
    body: signerFields(model, companies(model)),
  });

/** What changes an answer; `what` tells it apart from the page's other links. */
const changing = (model: RenewalViewModel, step: RenewalStep, what: string): Fact['change'] => ({
  label: model.t('check.change'),
  what: model.t('check.changeWhat', {what}),
  onClick: () => model.send({type: 'step.changeRequested', step}),
});

/** What is accepted: the next term where this one ends before another acceptance is due, else the terms in force (R-02, R-08). */
function term({t, format, now, context}: RenewalViewModel, id: string): Fact | null {
  const loaded = context.agreements.find(({agreement}) => agreement.id === id);
  const end = loaded?.deadlines.end;
  if (!end) return null;
  const date = format.date(end.lastDay);
  const key = loaded.isWithinTerm
    ? 'check.term.running'
    : isPast(end, now)
      ? 'check.term.nextSince'
      : 'check.term.next';
  return {label: t('check.term'), value: t(key, {date, zone: end.zone})};
}

/** Every answer about one agreement. */
function answersOf(model: RenewalViewModel, agreement: Agreement, index: number): (Fact | null)[] {
  const {t, format, context} = model;
  const answers = context.answers.agreements[index]!;
  const edition = chosenEdition(model, agreement);
  const row = (step: RenewalStep, label: string, value: Fact['value'], multiline = false): Fact => ({
    step,
    label,
    value,
    multiline,
    change: changing(model, step, within(model, agreement, label)),
  });
  return [
    term(model, agreement.id),
    {label: t('company.name'), value: agreement.company.name},
    row('company', t('company.country'), format.country(answers.principalCountry)),
    {label: t('company.party'), value: partyName(model, partyOf(model, agreement).contractingParty)},
    ...answers.countries.map((country) =>
      row(
        'countries',
        format.country(country.country),
        country.kept
          ? html`<span class="multiline">${isolate(country.address)}</span>
              <span class="line quiet">${distributorsText(country)}</span>
              ${country.physicalLocation ? html`<span class="line quiet">${icon('check')}${t('check.physical')}</span>` : nothing}`
          : html`<span class="badge warn">${t('country.dropped')}</span>`,
      ),
    ),
    ...questionsOf(agreement, answers).map((asked) =>
      row(
        'questionnaire',
        isolated(asked.question.text),
        html`${answerText(model, asked) === null ? html`<span class="quiet">${t('answer.none')}</span>` : html`<span class="multiline">${isolate(answerText(model, asked)!)}</span>`}`,
      ),
    ),
    row(
      'agreement',
      t('text.label'),
      html`${editionName(model, edition)}<span class="line quiet">${t('text.hash')}: ${hashText(edition)}</span>`,
    ),
  ];
}

/** Who signs, in the words that are recorded. */
function signerFacts(model: RenewalViewModel): Fact[] {
  const {t, locale, context} = model;
  const {answers} = context;
  const row = (label: string, value: string | TemplateResult): Fact => ({
    step: 'attest',
    label,
    value: (typeof value === 'string' ? value.trim() : value) || html`<span class="quiet">${t('answer.none')}</span>`,
    change: changing(model, 'attest', label),
  });
  return [
    {
      step: 'authority',
      label: t('check.authority'),
      value: t(answers.authority === 'yes' ? 'authority.yes' : 'answer.none'),
      change: changing(model, 'authority', t('check.authority')),
    },
    row(t('attest.name'), answers.signerName),
    row(t('attest.jobTitle'), answers.signerTitle),
    row(t('attest.email'), answers.signerEmail),
    row(
      t('check.attestation'),
      answers.attested ? (tickedSentence(context.attestation) ?? attestationLabel(t, companies(model), locale)) : '',
    ),
  ];
}

/** The vendor's notices, in its words or the kit's, each once (R-16, R-22). */
function notices({t, context}: RenewalViewModel): TemplateResult {
  const all = openAgreements(context).flatMap(({agreement}) => agreement.notices);
  const released = all.filter(({kind}) => kind === 'releaseOfInformation');
  const own = (kind: string): string =>
    kind === 'releaseOfInformation' || kind === 'directAgreement' ? t(`notice.${kind}`) : '';
  const vendor = context.policy.vendorName ?? t('vendor');
  const texts = new Map(
    all.map(({kind, text}) => [text || own(kind), kind === 'directAgreement' ? t('notice.directTitle') : null]),
  );
  return html`${released.length === 0 ? notice('info', t('notice.releaseTitle'), t('notice.release', {vendor})) : nothing}
  ${[...texts].filter(([text]) => text !== '').map(([text, title]) => notice('info', title ?? t('notice.releaseTitle'), html`<p class="multiline">${isolate(text)}</p>`))}`;
}

const check: RenewalView = (model) => {
  const {t, context, send} = model;
  const open = openAgreements(context);
  const count = open.length;
  const running = open.filter(({isWithinTerm}) => isWithinTerm).length;
  const final = running === 0 ? 'check.door.final' : 'check.door.finalRunning';
  return html`<div class="view stack check">
    ${problemSummary(model)}
    <div class="tight">${heading(t('check.title'))}<p class="lead">${numbered(model, 'check.lead', count)}</p></div>
    ${settledBeside(model)}
    ${agreementSections(model, ({agreement}, index) => facts(answersOf(model, agreement, index)))}
    <section class="stack" aria-labelledby="check-signer">
      <h3 id="check-signer">${t('check.signer')}</h3>
      ${facts(signerFacts(model))}
    </section>
    ${notices(model)}
    ${door({
      title: t('check.door.title'),
      becomesFinal: running > 0 && running < count ? t('check.door.finalMixed') : numbered(model, final, count),
      staysOpen: t('check.door.open'),
      ticks: nothing,
    })}
    ${context.offline ? html`<div role="alert">${notice('warn', t('check.offline'), t('check.offlineText'))}</div>` : nothing}
    <div class="actions">
      <button class="button primary" type="button" @click=${() => send({type: 'accept.requested', online: navigator.onLine})}>
        ${numbered(model, running === 0 ? 'check.action' : 'check.actionRunning', count)}
      </button>
      ${backButton(model)}
      ${mayDecline(model) ? html`<button class="button quiet" type="button" @click=${() => send({type: 'decline.requested'})}>${t('check.decline')}</button>` : nothing}
    </div>
  </div>`;
};

/** Whether declining was asked for before it was known that the person may sign (R-05). */
const asksAuthority = ({context: {answers, decliningAt}}: RenewalViewModel): boolean =>
  decliningAt === 'authority' || answers.authority !== 'yes';

/** An interruption: declining is on record, and no way to merely leave (R-32, X-08). */
const declining: RenewalView = (model) => {
  const {t, context, actions} = model;
  const agreements = openAgreements(context);
  return html`<form class="view" novalidate autocomplete="off">
    ${problemSummary(model)}
    <div class="tight">
      ${heading(numbered(model, 'decline.title', agreements.length))}
      <p class="lead">${t('decline.lead')}</p>
    </div>
    ${agreements.map(
      ({agreement, deadlines}, index) => html`<section class="door" aria-labelledby="decline-${index}">
        <h3 id="decline-${index}">${icon('warning')}<span>${agreementName(agreement)}</span></h3>
        <p>${deadlines.grace ? t('decline.losses') : t('decline.noEnd')}</p>
        ${lossList(model, deadlines)}
        ${declineUntil(model, deadlines)}
      </section>`,
    )}
    ${asksAuthority(model) ? authorityCards(model) : nothing}
    ${textArea({
      name: 'declineReason',
      label: t('decline.reason'),
      hint: t('decline.reason.hint'),
      value: context.answers.declineReason,
      error: fieldError(model, 'declineReason'),
    })}
    ${context.offline ? html`<div role="alert">${notice('warn', t('decline.offline'), t('decline.offlineText'))}</div>` : nothing}
    <div class="actions">
      <button class="button danger" type="submit">${numbered(model, 'decline.action', agreements.length)}</button>
      ${context.declines ? nothing : backButton(model)}
      <button class="button quiet" type="button" @click=${() => actions.closeFlow()}>${t('decline.close')}</button>
    </div>
  </form>`;
};

export const signViews = {
  attest,
  check,
  'declining.confirming': declining,
  'declining.sending': sendingView('decline'),
  submitting: sendingView('accept'),
  checking: sendingView('earlier'),
} satisfies Record<string, RenewalView>;
