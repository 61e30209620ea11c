/** Accepting and declining an agreement: what the server checks, and what follows. */
import type {BusinessCountry, TextEdition} from '../../../domain/agreement.js';
import {mayRenew} from '../../../domain/agreement-standing.js';
import {addressProblem, cleanText} from '../../../domain/validate/text.js';
import type {RequestOf} from '../../partner-backend.js';
import {once} from '../once.js';
import {reject, type World} from '../world.js';
import {
  accessToChange,
  agreementOperationId,
  agreementView,
  dayOf,
  deadlinesOfAgreement,
  editionsOf,
  mayAccountSign,
  partyOf,
  standingOf,
} from './agreement-view.js';
import type {MemoryAcceptance, MemoryAgreement} from './agreement-state.js';
import {plusDays, plusMonths} from './dates.js';
import {integrityQuestions, isAsked} from './questionnaire.js';
import {addReceipt, problemsOnly, requireNoProblems, signatureProblems} from './signing.js';
import {nextRevision} from './texts.js';

type Request = Required<RequestOf<'acceptAgreement'>>;

/** Days that a review takes. */
const reviewDays = 3;

/** Accepts the current text, once; the term that follows is added where this one ends before the next acceptance. */
export function acceptAgreement(world: World, request: Request) {
  const {agreement, account} = accessToChange(world, request.agreementId);
  const {agreementId: _, operationId, ...payload} = request;
  return once(world, agreement, {
    name: 'acceptAgreement',
    operationId,
    payload,
    expectedId: () => agreementOperationId(agreement, 'acceptance'),
    spend: () => agreement.attempts.acceptance++,
    precondition: () => requireSomethingToAccept(world, agreement),
    carryOut: () => {
      surprise(agreement, account.id);
      requireInTime(world, agreement);
      requireAuthority(agreement, account.id);
      requireSameText(agreement, request);
      requireNoProblems({
        ...countryProblems(agreement, request.countries),
        ...questionnaireProblems(agreement, request.questionnaire),
        ...signatureProblems(request),
      });
      const acceptance: MemoryAcceptance = {
        signer: request.signer,
        attestation: request.attestation,
        accountId: account.id,
        receivedAt: world.now,
        edition: request.edition,
        country: request.country,
        countries: request.countries.map((entry) => asBusinessCountry(agreement, entry)),
      };
      requireSomeCountry(agreement, acceptance);
      agreement.attempts.acceptance++;
      if (agreement.hasQuestionnaire) beginReview(world, agreement, acceptance);
      else carryAcceptance(world, agreement, acceptance);
      return agreementView(world, agreement, account);
    },
  });
}

/** Records that the partner declines; it may think again until the agreement lapses. */
export function declineAgreement(world: World, request: {agreementId: string; operationId: string; reason: string}) {
  const {agreement, account} = accessToChange(world, request.agreementId);
  return once(world, agreement, {
    name: 'declineAgreement',
    operationId: request.operationId,
    payload: {reason: request.reason},
    expectedId: () => agreementOperationId(agreement, 'decline'),
    spend: () => agreement.attempts.decline++,
    precondition: () => {
      if (agreement.status === 'declined') reject({kind: 'conflict', code: 'declined-already'});
      requireSomethingToAccept(world, agreement);
    },
    carryOut: () => {
      requireInTime(world, agreement);
      requireAuthority(agreement, account.id);
      agreement.attempts.decline++;
      agreement.status = 'declined';
      agreement.declined = {at: world.now, accountId: account.id, reason: cleanText(request.reason)};
      return agreementView(world, agreement, account);
    },
  });
}

/** What a scenario holds ready for the moment of signing, once. */
function surprise(agreement: MemoryAgreement, accountId: string): void {
  if (agreement.surprise === 'textChanges') agreement.revision = nextRevision(agreement.revision);
  if (agreement.surprise === 'roleLost')
    agreement.signerIds = (agreement.signerIds ?? []).filter((id) => id !== accountId);
  agreement.surprise = null;
}

/** Rejects where an acceptance is under review, or nothing is left to accept. */
function requireSomethingToAccept(world: World, agreement: MemoryAgreement): void {
  if (agreement.status === 'underReview') reject({kind: 'conflict', code: 'under-review'});
  if (agreement.refusedCountries.length > 0) return;
  const {name} = standingOf(world, agreement);
  const isCurrent = agreement.acceptedEdition?.version === editionsOf(agreement, agreement.company.country)[0].version;
  const isIdle = name === 'open' && isCurrent && nextEnd(world, agreement, world.now) === null;
  if (name === 'renewed' || isIdle) reject({kind: 'conflict', code: 'accepted-already'});
}

/** Rejects by the server's clock, which has the last word: after grace, and before the first day of renewal. */
export function requireInTime(world: World, agreement: MemoryAgreement): void {
  const standing = standingOf(world, agreement);
  if (standing.name === 'renewed' || mayRenew(standing)) return;
  const codes: Readonly<Record<string, string>> = {lapsed: 'too-late', reapplying: 'too-late', tooEarly: 'too-early'};
  reject({kind: 'conflict', code: codes[standing.name] ?? 'not-renewable'});
}

/** Rejects who is known not to be allowed to sign, also where that changed in mid-flow. */
export function requireAuthority(agreement: MemoryAgreement, accountId: string): void {
  if (mayAccountSign(agreement, accountId) === false) reject({kind: 'forbidden', code: 'not-authorised'});
}

const isSameEdition = (one: TextEdition, other: TextEdition): boolean =>
  one.version === other.version && one.language === other.language && one.hash === other.hash;

/** Rejects a text or a contracting party that is not the one in force. */
function requireSameText(agreement: MemoryAgreement, {edition, contractingPartyId, country}: Request): void {
  if (partyOf(country).id !== contractingPartyId) reject({kind: 'conflict', code: 'party-changed'});
  const isCurrent = editionsOf(agreement, country).some((current) => isSameEdition(current, edition));
  if (!isCurrent) reject({kind: 'conflict', code: 'text-changed'});
}

/** What is wrong with the countries that are kept, by path in the request. */
function countryProblems(
  {businessCountries}: MemoryAgreement,
  countries: Request['countries'],
): Record<string, string> {
  if (countries.length === 0) return {countries: 'countries.none'};
  const known = new Set(businessCountries.map(({country}) => country));
  const seen = new Set<string>();
  return Object.assign(
    {},
    ...countries.map(({country, address, physicalLocation, distributors}, index) => {
      const at = `countries.${index}`;
      const isRepeated = seen.has(country);
      seen.add(country);
      return problemsOnly({
        [`${at}.country`]: known.has(country) ? (isRepeated ? 'country.repeated' : null) : 'country.unknown',
        [`${at}.address`]: addressProblem(address),
        [`${at}.physicalLocation`]: physicalLocation ? null : 'location.unconfirmed',
        ...(distributors.length === 0 && {[`${at}.distributors`]: 'distributor.empty'}),
        ...Object.fromEntries(
          distributors.flatMap(({name, accountNumber}, place) => [
            [`${at}.distributors.${place}.name`, cleanText(name) === '' ? 'distributor.empty' : null],
            [`${at}.distributors.${place}.accountNumber`, cleanText(accountNumber) === '' ? 'account.empty' : null],
          ]),
        ),
      });
    }),
  ) as Record<string, string>;
}

/** What is wrong with the questionnaire's answers, by path in the request. */
function questionnaireProblems(
  {hasQuestionnaire}: MemoryAgreement,
  given: readonly {question: string; answer: string}[],
): Record<string, string> {
  if (!hasQuestionnaire) return {};
  const answers = new Map(given.map(({question, answer}) => [question, answer]));
  const problems: Record<string, string> = {};
  for (const question of integrityQuestions) {
    if (!isAsked(question, answers)) continue;
    const answer = answers.get(question.id)?.trim() ?? '';
    const index = given.findIndex(({question: id}) => id === question.id);
    const path = index < 0 ? 'questionnaire' : `questionnaire.${index}.answer`;
    const allowed = question.kind === 'yesNo' ? ['yes', 'no'] : question.options.map(({id}) => id);
    if (answer === '' && question.required) problems[path] = 'answer.empty';
    else if (answer !== '' && question.kind !== 'text' && !allowed.includes(answer)) problems[path] = 'answer.unknown';
  }
  return problems;
}

function asBusinessCountry(agreement: MemoryAgreement, entry: Request['countries'][number]): BusinessCountry {
  const known = agreement.businessCountries.find(({country}) => country === entry.country);
  return {
    country: entry.country,
    address: cleanText(entry.address),
    distributors: entry.distributors.map(({name, accountNumber}) => ({
      name: cleanText(name),
      accountNumber: cleanText(accountNumber),
    })),
    dropEffect: known?.dropEffect ?? null,
  };
}

/** The countries that cannot be accepted as they are: their record is known to be wrong and was not mended. */
function refusedOf({refusing, businessCountries}: MemoryAgreement, {countries}: MemoryAcceptance) {
  return countries.flatMap(({country, address, distributors}, index) => {
    const code = refusing[country];
    const known = businessCountries.find((candidate) => candidate.country === country);
    const isSame = known?.address === address && JSON.stringify(known.distributors) === JSON.stringify(distributors);
    return code !== undefined && isSame ? [{country, code, index}] : [];
  });
}

function requireSomeCountry(agreement: MemoryAgreement, acceptance: MemoryAcceptance): void {
  const refused = refusedOf(agreement, acceptance);
  if (refused.length < acceptance.countries.length) return;
  requireNoProblems(Object.fromEntries(refused.map(({index, code}) => [`countries.${index}.country`, code])));
}

function beginReview(world: World, agreement: MemoryAgreement, acceptance: MemoryAcceptance): void {
  agreement.status = 'underReview';
  agreement.review = acceptance;
  agreement.reviewExpectedOn = plusDays(dayOf(world, agreement), reviewDays);
}

/** The end of the term after an acceptance at `at`; `null`: this term goes on beyond the next acceptance. */
function nextEnd(world: World, agreement: MemoryAgreement, at: number): string | null {
  const {end} = deadlinesOfAgreement(world, agreement);
  if (end === null) return null;
  const nextAcceptance = plusMonths(dayOf(world, agreement, at), 12);
  if (world.policy.renewal.annualAcceptance && end.lastDay > nextAcceptance) return null;
  return plusMonths(end.lastDay, agreement.termMonths);
}

/** What an acceptance that stands changes; its time is when it arrived. */
export function carryAcceptance(world: World, agreement: MemoryAgreement, acceptance: MemoryAcceptance): void {
  const refused = refusedOf(agreement, acceptance);
  const refusedCodes = new Set(refused.map(({country}) => country));
  const isRenewed = standingOf(world, agreement).name === 'renewed';
  const until = isRenewed ? null : nextEnd(world, agreement, acceptance.receivedAt);
  if (until !== null) {
    agreement.endsOn = agreement.renewedUntil ?? agreement.endsOn;
    agreement.renewedUntil = until;
    agreement.renewableFrom = null;
  }
  agreement.status = 'active';
  agreement.acceptedOn = dayOf(world, agreement, acceptance.receivedAt);
  agreement.acceptedEdition = acceptance.edition;
  agreement.company = {...agreement.company, country: acceptance.country};
  agreement.businessCountries = structuredClone([...acceptance.countries]);
  agreement.refusedCountries = refused.map(({country, code}) => ({country, code}));
  agreement.review = null;
  agreement.reviewExpectedOn = null;
  agreement.invitedSigner = null;
  agreement.declined = null;
  addReceipt(agreement, acceptance, {
    edition: acceptance.edition,
    contractingParty: partyOf(acceptance.country).name,
    countries: acceptance.countries.map(({country}) => country).filter((country) => !refusedCodes.has(country)),
  });
}
