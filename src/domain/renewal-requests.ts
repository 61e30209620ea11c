/** What renewing and applying again submit, made of what was answered. */
import type {Agreement, ContractingParty, Reapplication, TextEdition} from './agreement.js';
import {askedQuestions} from './integrity-questions.js';
import type {ReapplicationAnswers} from './reapplication-answers.js';
import {appliedFor} from './reapplication-forms.js';
import type {AgreementAnswers, RenewalAnswers} from './renewal-answers.js';
import type {Attestation, Signature, SignerAnswers} from './signer-problems.js';
import {normalizeEmail} from './validate/email.js';
import {cleanText} from './validate/text.js';

/** Whom an agreement is accepted with, and on which texts. */
export interface PartyTerms {
  readonly contractingParty: ContractingParty;
  readonly editions: readonly TextEdition[];
}

/** Everything of an acceptance but its operation id. */
export interface AcceptanceRequest extends Signature {
  readonly agreementId: string;
  readonly edition: TextEdition;
  readonly contractingPartyId: string;
  readonly country: string;
  readonly countries: {
    readonly country: string;
    readonly address: string;
    readonly physicalLocation: boolean;
    readonly distributors: {readonly name: string; readonly accountNumber: string}[];
  }[];
  readonly questionnaire: {readonly question: string; readonly answer: string}[];
}

const signature = (answers: SignerAnswers, attestation: Attestation): Signature => ({
  signer: {
    name: cleanText(answers.signerName),
    title: cleanText(answers.signerTitle),
    email: normalizeEmail(answers.signerEmail),
  },
  attestation,
});

/**
 * The acceptance of one agreement: what was shown, for the countries that are kept, with the answers to the questions
 * that were asked. `null` where the chosen text is not among the editions.
 */
export function acceptanceRequest(
  answers: RenewalAnswers,
  own: AgreementAnswers,
  agreement: Agreement,
  {contractingParty, editions}: PartyTerms,
  attestation: Attestation,
): AcceptanceRequest | null {
  const edition = editions.find(({hash}) => hash === own.editionHash);
  if (!edition) return null;
  const asked = new Set(askedQuestions(agreement, own).map(({id}) => id));
  return {
    agreementId: agreement.id,
    edition,
    contractingPartyId: contractingParty.id,
    country: own.principalCountry,
    countries: own.countries
      .filter(({kept}) => kept)
      .map(({country, address, physicalLocation, distributors}) => ({
        country,
        address: cleanText(address),
        physicalLocation,
        distributors: distributors.map(({name, accountNumber}) => ({
          name: cleanText(name),
          accountNumber: cleanText(accountNumber),
        })),
      })),
    questionnaire: own.questionnaire
      .filter(({question}) => asked.has(question))
      .map(({question, answer}) => ({question, answer: cleanText(answer)})),
    ...signature(answers, attestation),
  };
}

/** Everything of a decline but its operation id. */
export const declineRequest = ({declineReason}: RenewalAnswers, agreementId: string) => ({
  agreementId,
  reason: cleanText(declineReason),
});

/** The invitation of a person who may sign. */
export interface InviteRequest {
  readonly agreementId: string;
  readonly name: string;
  readonly email: string;
}

export const inviteRequest = ({inviteName, inviteEmail}: RenewalAnswers, agreementId: string): InviteRequest => ({
  agreementId,
  name: cleanText(inviteName),
  email: normalizeEmail(inviteEmail),
});

/** Everything of a new application for countries but its operation id (decision 5). */
export const applicationRequest = (
  answers: ReapplicationAnswers,
  reapplication: Reapplication,
  attestation: Attestation,
) => ({
  agreementId: reapplication.agreementId,
  countries: appliedFor(answers, reapplication).map(({country, edition}) => ({country, hash: edition.hash})),
  dropped: [...answers.dropped],
  ...signature(answers, attestation),
});

const signerNames: Readonly<Record<string, string>> = {
  'signer.name': 'signerName',
  'signer.title': 'signerTitle',
  'signer.email': 'signerEmail',
  attestation: 'attested',
  'attestation.text': 'attested',
};
const inviteNames: Readonly<Record<string, string>> = {name: 'inviteName', email: 'inviteEmail'};

/** The field of an invitation that a path of its refused request speaks of. */
export const inviteAnswerName = (path: string): string => inviteNames[path] ?? path;

/** The field for a path of a refused acceptance or decline of one agreement; a path that is no field's stays as it is. */
export function renewalAnswerName(path: string, answers: RenewalAnswers, agreement: Agreement): string {
  if (path === 'reason') return 'declineReason';
  if (signerNames[path]) return signerNames[path];
  const index = answers.agreements.findIndex(({agreementId}) => agreementId === agreement.id);
  const own = answers.agreements[index];
  if (!own) return path;
  const field = `agreements.${index}.`;
  if (path === 'country' || path === 'contractingPartyId') return `${field}principalCountry`;
  if (path === 'edition' || path.startsWith('edition.')) return `${field}editionHash`;
  if (path === 'countries') return `${field}countries`;
  const [, list, position, rest] = /^(countries|questionnaire)\.(\d+)(.*)$/.exec(path) ?? [];
  if (position === undefined) return path;
  // The request leaves out what is dropped and what was not asked, so its positions are not the form's.
  const asked = new Set(askedQuestions(agreement, own).map(({id}) => id));
  const sent =
    list === 'countries'
      ? own.countries.map(({kept}) => kept)
      : own.questionnaire.map(({question}) => asked.has(question));
  const place = sent.flatMap((isSent, at) => (isSent ? [at] : []))[Number(position)] ?? Number(position);
  return `${field}${list}.${place}${list === 'questionnaire' ? '.answer' : rest === '.distributors' ? '.distributors.0.name' : rest}`;
}

/** The field for a path of a refused application; `countries.0` is told by its country. */
export function reapplicationAnswerName(
  path: string,
  answers: ReapplicationAnswers,
  reapplication: Reapplication,
): string {
  if (signerNames[path]) return signerNames[path];
  const [, position] = /^countries\.(\d+)(\.|$)/.exec(path) ?? [];
  if (position === undefined) return path === 'countries' || path.startsWith('dropped') ? 'chosen' : path;
  const line = appliedFor(answers, reapplication)[Number(position)];
  return line ? `countries.${line.country}` : 'chosen';
}
