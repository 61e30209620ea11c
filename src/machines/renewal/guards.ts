/** Guards of the renewal machine. */
import {mayRenew} from '../../domain/agreement-standing.js';
import {mayDrop} from '../../domain/renewal-answer-changes.js';
import type {RenewalForm} from '../../domain/renewal-forms.js';
import {stepsOf, type RenewalStep} from '../../domain/renewal-steps.js';
import type {RenewalContext, RenewalEvent} from './context.js';
import {filled, hasOtherParty, isSettled, nextStep, openAgreements, termsOf, unknownParties} from './judgements.js';
import {isTooLate, mayTryAgain} from './outcomes.js';

interface Situation {
  readonly context: RenewalContext;
  readonly event: RenewalEvent;
}

const isNothingSent = ({results}: RenewalContext): boolean =>
  Object.values(results).every((result) => isSettled(result) || ('isSent' in result && !result.isSent));

export const guards = {
  /** Whether the form on view may be submitted. */
  isFilled: ({context, event}: Situation, form: RenewalForm) =>
    Object.keys(filled(context, event, form).problems).length === 0,
  /** Whether no agreement of the visit can be renewed any more. */
  isNothingOpen: ({context}: Situation) => openAgreements(context).length === 0,
  /** Whether time made an agreement renewable. */
  isRenewable: ({context}: Situation) => context.agreements.some(({standing}) => mayRenew(standing)),
  /** Whether an acceptance or a decline was received and nobody knows its outcome (decision 8, F-P6). */
  isUnderWay: ({context}: Situation) => context.underWay.length + context.declineUnderWay.length > 0,
  /** Whether every agreement is too late, by the clock or by the back end's word. */
  isLapsed: ({context: {agreements, results}}: Situation) =>
    agreements.length > 0 &&
    agreements.every(({agreement: {id}, standing}) =>
      results[id] ? isTooLate(results[id]) : standing.name === 'lapsed',
    ),
  /** Whether nothing is open and at least one agreement has its result. */
  isFinished: ({context}: Situation) => openAgreements(context).length === 0 && Object.keys(context.results).length > 0,
  /** Whether the text or the party of an agreement that is still open changed since it was shown. */
  isTextChanged: ({context}: Situation) =>
    openAgreements(context).some(({agreement}) => context.changedTexts.includes(agreement.id)),
  /** Whether an invited signer was waited for when the flow was left. */
  awaitsSigner: ({context}: Situation) =>
    context.answers.authority === 'no' &&
    openAgreements(context).every(({agreement}) => agreement.invitedSigner !== null),
  /** Whether the sentence was not ticked in this visit, or named others than what would be submitted. */
  lacksAttestation: ({context}: Situation) => context.attestation === null,
  /** Whether the page on which the flow stops next is that of `step`. */
  isNext: ({context}: Situation, step: RenewalStep) => nextStep(context) === step,
  /** Whether the flow stops at the company only because a contracting party is not known yet. */
  needsPreview: ({context}: Situation) =>
    context.aim !== 'company' && nextStep(context) === 'company' && unknownParties(context).length > 0,
  hasOtherParty: ({context}: Situation) => hasOtherParty(context),
  declinesAuthority: ({context, event}: Situation) => filled(context, event, 'authority').answers.authority === 'no',
  /** Whether declining was asked for before the agreements were loaded. */
  wantsDecline: ({context}: Situation) => context.decliningAt !== null,
  /** Whether declining was asked for at a step, which its page leads back to. */
  isWithinRenewal: ({context}: Situation) => !context.declines,
  returnsToCheck: ({context}: Situation) => context.returnsToCheck,
  hasQuestions: ({context}: Situation) =>
    stepsOf(openAgreements(context).map(({agreement}) => agreement)).includes('questionnaire'),
  /** Whether the country named may be dropped: the last one that is kept may not. */
  mayDrop: ({context, event}: Situation) => event.type === 'country.dropRequested' && mayDrop(context.answers, event),
  /** Whether the text named is one that may be accepted, or was accepted last. */
  isTextOf: ({context, event}: Situation) =>
    event.type === 'text.opened' &&
    openAgreements(context).some(
      (loaded) =>
        loaded.agreement.id === event.agreementId &&
        [...termsOf(context, loaded).editions, loaded.agreement.acceptedEdition].some(
          (edition) => edition?.hash === event.hash,
        ),
    ),
  /** Whether leaving a submission sends nothing: what has not ended is only asked about so far. */
  isNothingSent: ({context}: Situation) => isNothingSent(context),
  /** The same where others of the agreements sent together have their outcome. */
  isRestUnsent: ({context}: Situation) => isNothingSent(context) && Object.keys(context.ended).length > 0,
  /** Whether accepting or declining is tried without a network: it is never queued. */
  isOffline: ({event}: Situation) => 'online' in event && event.online === false,
  mayTryAgain: ({context: {results}}: Situation) => mayTryAgain(results),
};
