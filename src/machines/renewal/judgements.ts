/** What context and event say together; shared by guards and actions of the renewal machine. */
import type {TextEdition} from '../../domain/agreement.js';
import {mayRenew} from '../../domain/agreement-standing.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import {withRenewalAnswer} from '../../domain/renewal-answers.js';
import {isRenewalField, renewalFormProblems, type RenewalFacts, type RenewalForm} from '../../domain/renewal-forms.js';
import {inviteRequest, type InviteRequest, type PartyTerms} from '../../domain/renewal-requests.js';
import {nearestEdition} from '../../domain/renewal-restore.js';
import {renewalSteps, stepsOf, type RenewalStep} from '../../domain/renewal-steps.js';
import type {AgreementResult, LoadedAgreement, Purpose, RenewalContext, RenewalEvent} from './context.js';

/** Whether an agreement's submission has come to its end. */
export const isSettled = (result: AgreementResult | undefined): boolean =>
  result !== undefined && ['renewed', 'underReview', 'declined', 'received', 'refused'].includes(result.state);

/** What is answered for an agreement. */
const ownAnswers = ({answers}: Pick<RenewalContext, 'answers'>, id: string) =>
  answers.agreements.find(({agreementId}) => agreementId === id);

/**
 * The agreements that are being renewed: those that can be by the clock and have their part in the answers, without
 * those that have their result. One that becomes renewable in mid-flow stays set apart until it is loaded anew.
 */
export const openAgreements = (context: RenewalContext): readonly LoadedAgreement[] =>
  context.agreements.filter(
    ({agreement, standing}) =>
      mayRenew(standing) && !isSettled(context.results[agreement.id]) && ownAnswers(context, agreement.id),
  );

/** The companies that the open agreements are renewed for: whom the sentence names that is ticked. */
export const companiesOf = (context: RenewalContext): readonly string[] => [
  ...new Set(openAgreements(context).map(({agreement}) => agreement.company.name)),
];

/** `change`; where the sentence that was ticked named others than are left, it is to be ticked anew. */
export function attestedAnew(context: RenewalContext, change: Partial<RenewalContext>): Partial<RenewalContext> {
  const after = {...context, ...change};
  const left = companiesOf(after);
  const named = context.attestation ? context.attestedFor : companiesOf(context);
  if (left.length === 0 || left.join('\n') === named.join('\n')) return change;
  return {...change, attestation: null, answers: {...after.answers, attested: false}};
}

/** The agreements whose acceptance or decline was under way when they were loaded. */
export const agreementsUnderWay = ({
  agreements,
  underWay,
  declineUnderWay,
}: RenewalContext): readonly LoadedAgreement[] =>
  agreements.filter(({agreement: {id}}) => underWay.includes(id) || declineUnderWay.includes(id));

/** Which of an agreement's operations is asked about: where both are under way, the acceptance first. */
export const purposeUnderWay = ({underWay}: Pick<RenewalContext, 'underWay'>, id: string): Purpose =>
  underWay.includes(id) ? 'acceptance' : 'decline';

/** Tells an invitation from one of somebody else. */
export const invitationOf = ({name, email}: InviteRequest): string => JSON.stringify([name, email]);

/** The invitations that are to be sent: an agreement whose signer was invited already is left out. */
export const missingInvitations = (context: RenewalContext): InviteRequest[] =>
  openAgreements(context)
    .map(({agreement}) => inviteRequest(context.answers, agreement.id))
    .filter((request) => context.invitations[request.agreementId] !== invitationOf(request));

type Answered = Pick<RenewalContext, 'answers' | 'parties'>;

/** Whom an agreement is renewed with and on which texts, as the principal country is answered. */
export function termsOf(context: Answered, {agreement}: LoadedAgreement): PartyTerms {
  const country = ownAnswers(context, agreement.id)?.principalCountry;
  const party = context.parties[agreement.id];
  return country !== agreement.company.country && party?.country === country ? party! : agreement;
}

const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code);

/** Agreements whose principal country was changed to one whose contracting party is not known yet. */
export const unknownParties = (context: RenewalContext): {agreementId: string; country: string}[] =>
  openAgreements(context).flatMap(({agreement}) => {
    const country = ownAnswers(context, agreement.id)?.principalCountry ?? agreement.company.country;
    // A country that is none is complained of, not asked about.
    const isKnown =
      !isCountry(country) ||
      country === agreement.company.country ||
      context.parties[agreement.id]?.country === country;
    return isKnown ? [] : [{agreementId: agreement.id, country}];
  });

/** Whether the principal country answered leads to another contracting party than the record's. */
export const hasOtherParty = (context: RenewalContext): boolean =>
  openAgreements(context).some(
    (loaded) => termsOf(context, loaded).contractingParty.id !== loaded.agreement.contractingParty.id,
  );

const factsOf = (context: RenewalContext): RenewalFacts => ({
  agreements: openAgreements(context).map((loaded) => ({
    agreement: loaded.agreement,
    editions: termsOf(context, loaded).editions,
  })),
  ownEmail: context.ownEmail,
});

/** `answers` with a value typed on the form's page. Another text voids the attestation that was given for one. */
export function typedAnswer(
  answers: RenewalAnswers,
  form: RenewalForm,
  name: string,
  value: string | boolean,
): RenewalAnswers {
  if (!isRenewalField(form, name)) return answers;
  const typed = withRenewalAnswer(answers, name, value);
  return form === 'agreement' && typed !== answers ? {...typed, attested: false} : typed;
}

/** `answers` in which every open agreement has a text of the party it is renewed with, in the same language if possible. */
export function withKnownEditions(
  context: RenewalContext,
  answers: RenewalAnswers,
  parties: RenewalContext['parties'] = context.parties,
): RenewalAnswers {
  let isOther = false;
  const agreements = answers.agreements.map((own) => {
    const loaded = openAgreements(context).find(({agreement}) => agreement.id === own.agreementId);
    if (!loaded) return own;
    const known: TextEdition[] = [...loaded.agreement.editions, ...(context.parties[own.agreementId]?.editions ?? [])];
    const editionHash = nearestEdition(own.editionHash, known, termsOf({answers, parties}, loaded).editions).hash;
    if (editionHash === own.editionHash) return own;
    isOther = true;
    return {...own, editionHash};
  });
  return isOther ? {...answers, agreements, attested: false} : answers;
}

/** The form's values taken over, and what is wrong with them. */
export function filled(context: RenewalContext, event: RenewalEvent, form: RenewalForm) {
  let {answers} = context;
  if (event.type === 'step.submitted') {
    for (const [name, value] of Object.entries(event.values ?? {})) answers = typedAnswer(answers, form, name, value);
  }
  return {answers, problems: renewalFormProblems(form, answers, factsOf({...context, answers}))};
}

/** Whether a step has to be gone through before the ones behind it. */
function lacks(context: RenewalContext, step: RenewalStep): boolean {
  if (step === 'authority' && context.answers.authority !== 'yes') return true;
  if (step === 'company' && unknownParties(context).length > 0) return true;
  if (step === 'attest' && context.attestation === null) return true;
  return Object.keys(renewalFormProblems(step, context.answers, factsOf(context))).length > 0;
}

/** The step the flow stops at on its way to the one it makes for. */
export function nextStep(context: RenewalContext): RenewalStep {
  const steps = stepsOf(openAgreements(context).map(({agreement}) => agreement));
  const order = (step: RenewalStep) => renewalSteps.indexOf(step);
  return steps.find((step) => order(step) >= order(context.aim) || lacks(context, step)) ?? 'check';
}

/**
 * The answers without those for agreements that are through or too late, so that no page asks for them; as they are
 * where none would be left: they serve a new application.
 */
export function withoutClosed(context: RenewalContext): RenewalAnswers {
  const ids = new Set(openAgreements(context).map(({agreement}) => agreement.id));
  if (ids.size === 0) return context.answers;
  for (const [id, {state}] of Object.entries(context.results)) if (state === 'refused') ids.add(id);
  const agreements = context.answers.agreements.filter(({agreementId}) => ids.has(agreementId));
  return agreements.length === context.answers.agreements.length ? context.answers : {...context.answers, agreements};
}
