/** Once-only submissions on their way, each with how it stands; an unknown outcome is shown as such (decision 8). */
import {html, nothing, type TemplateResult} from 'lit';
import type {AgreementResult, LoadedAgreement} from '../../machines/renewal/context.js';
import type {SubmissionReach} from '../../machines/submission-reach.js';
import {stepIcon as icon} from '../shared/step-icons.js';
import {heading, notice} from '../shared/templates/messages.js';
import {resultBadge} from './result-badge.js';
import {agreementName, backButton, closeButton, supportButton, type FlowModel, numbered} from './parts.js';
import type {RenewalView} from './view-model.js';

/** How far a submission has come. */
export type SubmissionState = 'sending' | 'waiting' | 'checking' | 'stillUnknown';

/** A submission as far as it is told of. */
export interface SubmissionFacts extends SubmissionReach {
  readonly state: SubmissionState;
  readonly reference: string | null;
}

export interface SubmissionContents {
  /** An earlier visit sent it, and the vendor has it (F-P6). */
  readonly isEarlier?: boolean;
  /** It is an acceptance, which never lapses by the clock once it was received (decision 4). */
  readonly isAcceptance?: boolean;
  /** The last moment at which it still counts, in words; `null`: none is known. */
  readonly until?: string | null;
}

/** What may be relied on by whoever leaves: only what the vendor has received. */
function leaving({t}: FlowModel, {isReceived}: SubmissionReach, {isAcceptance, until}: SubmissionContents): string {
  if (isReceived) return t(isAcceptance ? 'sending.unknownLeave' : 'sending.receivedLeave');
  return until ? t('sending.unsureUntil', {date: until}) : t('sending.unsureLeave');
}

/** What is known, what is being done, and what leaving comes to; whatever comes of it is announced. */
export const submissionNotice = (
  model: FlowModel,
  facts: SubmissionFacts,
  contents: SubmissionContents = {},
): TemplateResult => html`<div class="stack" role="status">${standing(model, facts, contents)}</div>`;

function standing(model: FlowModel, facts: SubmissionFacts, contents: SubmissionContents): TemplateResult {
  const {t} = model;
  const {state, reference, isSent, isReceived} = facts;
  const {isEarlier, until} = contents;
  const referenceText = reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing;
  const known = (lines: readonly string[]) =>
    html`<ul class="bullets">${lines.map((line) => html`<li>${line}</li>`)}</ul>
      ${referenceText}`;
  if (!isSent && (state === 'checking' || state === 'stillUnknown')) {
    const lines = [t('sending.notSentText'), t('sending.notSentLeave')];
    if (until) lines.push(t('sending.notSentUntil', {date: until}));
    if (state === 'checking') return notice('info', null, known(lines));
    return notice('warn', null, known([...lines, t('sending.unknownHelp')]));
  }
  if (state === 'stillUnknown') {
    const first = isEarlier ? 'sending.earlierText' : isReceived ? 'sending.unknownReceived' : 'sending.unknownKnown';
    // Only what this page has in hand is sent again.
    const doing = isEarlier || isReceived ? 'sending.unknownDoing' : 'sending.unknownAgain';
    return notice(
      'warn',
      t('sending.unknown'),
      known([t(first), t(doing), leaving(model, facts, contents), t('sending.unknownHelp')]),
    );
  }
  if (state === 'checking')
    return notice(
      'info',
      t('sending.checking'),
      html`<p>${t(isEarlier ? 'sending.earlierText' : 'sending.checkingText')}</p>${referenceText}`,
    );
  if (state === 'waiting') return notice('info', null, t('sending.waiting'));
  return html`<p class="lead">${t('sending.wait')}</p>`;
}

/** Whether it is asked about and was not sent: the person can go back still. */
export const isUnsent = ({state, isSent}: SubmissionFacts): boolean =>
  !isSent && (state === 'checking' || state === 'stillUnknown');

/** What can be done while an outcome stays unknown, and as long as nothing is sent. */
export const unknownActions = (model: FlowModel, facts: SubmissionFacts): TemplateResult | typeof nothing => {
  if (facts.state !== 'stillUnknown')
    return isUnsent(facts) ? html`<div class="actions">${backButton(model)}</div>` : nothing;
  return html`<div class="actions">
    <button class="button primary" type="button" @click=${() => model.send({type: 'check.requested'})}>${icon('retry')}${model.t('action.check')}</button>
    ${isUnsent(facts) ? backButton(model) : nothing}${supportButton(model, 'outcome-unknown')}${closeButton(model, 'quiet')}
  </div>`;
};

const order: readonly SubmissionState[] = ['stillUnknown', 'checking', 'waiting', 'sending'];
const isUnderWay = (result: AgreementResult): result is Extract<AgreementResult, {state: SubmissionState}> =>
  (order as readonly string[]).includes(result.state);

/** The submissions of one visit, or of an earlier one, beside each other. */
export const sendingView =
  (what: 'accept' | 'decline' | 'earlier'): RenewalView =>
  (model) => {
    const {context} = model;
    const {results} = context;
    const agreements = context.agreements.filter(({agreement}) => Object.hasOwn(results, agreement.id));
    const underWay = agreements.flatMap((loaded) => {
      const result = results[loaded.agreement.id]!;
      return isUnderWay(result) ? [{loaded, result}] : [];
    });
    // What was sent is told of before what was not.
    const sent = underWay.filter(({result}) => result.isSent);
    const told = sent.length > 0 ? sent : underWay;
    const unreceived = told.filter(({result}) => !result.isReceived);
    const worst = order.map((state) => told.find(({result}) => result.state === state)?.result).find(Boolean);
    // Received is said where that is true of everything that is told of.
    const facts = {...(worst ?? beginning), isReceived: told.length > 0 && unreceived.length === 0};
    const isDecline =
      what === 'decline' || (what === 'earlier' && context.underWay.length === 0 && context.declineUnderWay.length > 0);
    const title = what === 'earlier' && isDecline ? 'sending.earlierDecline' : (`sending.${what}` as const);
    return html`<div class="view stack">
      <div class="tight">
        ${heading(isUnsent(facts) ? model.t('sending.notSent') : numbered(model, title, agreements.length))}
      </div>
      <ul class="services">
        ${agreements.map(({agreement}) => {
          return html`<li>
            ${icon('other')}
            <div class="what"><strong>${agreementName(agreement)}</strong></div>
            <div class="state">${resultBadge(model, results[agreement.id]!)}</div>
          </li>`;
        })}
      </ul>
      ${submissionNotice(model, facts, {
        isEarlier: what === 'earlier',
        isAcceptance: !isDecline,
        until: isDecline
          ? null
          : lastMoment(
              model,
              unreceived.map(({loaded}) => loaded),
            ),
      })}
      ${unknownActions(model, facts)}
    </div>`;
  };

const beginning: SubmissionFacts = {state: 'sending', reference: null, isSent: false, isReceived: false};

/** The last day on which an acceptance of the agreements has to arrive, the earliest of them; `null`: none is to come. */
function lastMoment({t, format, now}: FlowModel, agreements: readonly LoadedAgreement[]): string | null {
  const [first] = agreements
    .flatMap(({deadlines: {grace, zone}}) => (grace && grace.endsAt > now ? [{...grace, zone}] : []))
    .sort((one, other) => one.endsAt - other.endsAt);
  return first ? t('result.untilValue', {date: format.date(first.lastDay), zone: first.zone}) : null;
}
