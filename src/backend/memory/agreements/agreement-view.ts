/** An agreement as the memory backend answers it, and who may see it. */
import type {AgreementInput, ContractingParty, TextEdition} from '../../../domain/agreement.js';
import {agreementDeadlines, agreementStanding, type AgreementStanding} from '../../../domain/agreement-standing.js';
import type {RawAnswerOf} from '../../partner-backend.js';
import type {MemoryAccount, MemoryState} from '../state.js';
import {isoInstant, reject, signedInAccount, type World} from '../world.js';
import type {MemoryAgreement, MemoryRenewal} from './agreement-state.js';
import {generatedAgreement} from './generated.js';
import {asContractingParty, partyFor} from './parties.js';
import {integrityQuestions} from './questionnaire.js';
import {editionOf, versionName} from './texts.js';

export type SummaryAnswer = RawAnswerOf<'listAgreements'>['agreements'][number];

/** What the state knows of agreements; one that was stored before there were any has none. */
export const renewalOf = (state: MemoryState): MemoryRenewal =>
  (state.renewal ??= {partnerAccountIds: [], agreements: [], generated: null, credentials: []});

const idPart = {acceptance: 'accept', decline: 'decline', application: 'apply'} as const;

/** The id that the next try of an operation has to bear (decision 8). */
export const agreementOperationId = (agreement: MemoryAgreement, operation: keyof typeof idPart): string =>
  `${agreement.id}-${idPart[operation]}-${agreement.attempts[operation] + 1}`;

/** An agreement, one that was not asked for before included. */
export function agreementById(state: MemoryState, id: string): MemoryAgreement | undefined {
  const {agreements, generated} = renewalOf(state);
  return agreements.find((agreement) => agreement.id === id) ?? generatedAgreement(generated, id);
}

/** The agreement and the account that asks for it; rejects `signed-out`, `gone` or `forbidden`. */
export function accessAgreement(
  world: World,
  agreementId: string,
): {agreement: MemoryAgreement; account: MemoryAccount} {
  const account = signedInAccount(world);
  const agreement = agreementById(world.state, agreementId);
  if (!agreement) reject({kind: 'gone', code: 'agreement-unknown'});
  if (!agreement.accountIds.includes(account.id)) reject({kind: 'forbidden', code: 'agreement-not-yours'});
  return {agreement, account};
}

/** The same to change it: it is among what is stored from now on. */
export function accessToChange(world: World, agreementId: string) {
  const found = accessAgreement(world, agreementId);
  const {agreements} = renewalOf(world.state);
  if (!agreements.includes(found.agreement)) agreements.push(found.agreement);
  return found;
}

export const deadlinesOfAgreement = ({policy, calendar}: World, agreement: MemoryAgreement) =>
  agreementDeadlines(agreement, policy.renewal, policy.timeZone, calendar);

/** Where the agreement stands by the server's clock. */
export const standingOf = (world: World, agreement: MemoryAgreement): AgreementStanding =>
  agreementStanding(agreement, deadlinesOfAgreement(world, agreement), world.now, world.policy.renewal, world.calendar);

/** Today in the agreement's zone, or the day of another moment. */
export const dayOf = (world: World, agreement: MemoryAgreement, epoch = world.now): string =>
  world.calendar.dateAt(epoch, deadlinesOfAgreement(world, agreement).zone);

export const mayAccountSign = ({signerIds}: MemoryAgreement, accountId: string): boolean | null =>
  signerIds && signerIds.includes(accountId);

/** The newest text in each of its languages, for a principal country or one that is applied for. */
export const editionsOf = (
  {form, revision, languages}: MemoryAgreement,
  country: string,
): [TextEdition, ...TextEdition[]] =>
  languages.map((language) => editionOf({form, revision, language, country})) as [TextEdition, ...TextEdition[]];

export const partyOf = (country: string): ContractingParty => asContractingParty(partyFor(country));

/** The agreement as the overview lists it. */
export function summaryOf(world: World, agreement: MemoryAgreement, account: MemoryAccount): SummaryAnswer {
  const {id, name, company, registeredOn, acceptedOn, endsOn, renewedUntil, renewableFrom, timeZone} = agreement;
  return {
    id,
    // The clock closes it, whatever is on record.
    status: standingOf(world, agreement).name === 'lapsed' ? 'lapsed' : agreement.status,
    registeredOn,
    acceptedOn,
    endsOn,
    renewedUntil,
    renewableFrom,
    timeZone,
    name,
    company: {id: company.id, name: company.name, country: company.country},
    countries: agreement.businessCountries.length,
    maySign: mayAccountSign(agreement, account.id),
    currentVersion: versionName({form: agreement.form, revision: agreement.revision, country: company.country}),
  };
}

/** The agreement for `account`, in the contract's shape. */
export function agreementView(world: World, agreement: MemoryAgreement, account: MemoryAccount): AgreementInput {
  const {invitedSigner, review} = agreement;
  return {
    ...summaryOf(world, agreement, account),
    company: {...agreement.company},
    businessCountries: structuredClone(agreement.businessCountries),
    contractingParty: partyOf(agreement.company.country),
    editions: editionsOf(agreement, agreement.company.country),
    acceptedEdition: agreement.acceptedEdition,
    questionnaire: agreement.hasQuestionnaire ? structuredClone([...integrityQuestions]) : null,
    notices: structuredClone([...agreement.notices]),
    invitedSigner: invitedSigner && {email: invitedSigner.email, invitedAt: isoInstant(invitedSigner.invitedAt)},
    reviewSince: review && isoInstant(review.receivedAt),
    reviewExpectedOn: agreement.reviewExpectedOn,
    refusedCountries: structuredClone(agreement.refusedCountries),
    latestReceipt: agreement.receipts.at(-1) ?? null,
    operations: {
      acceptance: agreementOperationId(agreement, 'acceptance'),
      decline: agreementOperationId(agreement, 'decline'),
    },
  };
}
