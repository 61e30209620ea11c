/** Applying again after an agreement lapsed: one line for every country of business (decision 5, R-10). */
import type {RawAnswerOf, RequestOf} from '../../partner-backend.js';
import {once} from '../once.js';
import {reject, type World} from '../world.js';
import {requireAuthority} from './acceptance.js';
import {
  accessAgreement,
  accessToChange,
  agreementOperationId,
  dayOf,
  editionsOf,
  partyOf,
  standingOf,
} from './agreement-view.js';
import type {MemoryAgreement, MemoryApplication, MemorySignature} from './agreement-state.js';
import {plusDays, plusMonths} from './dates.js';
import {addReceipt, requireNoProblems, signatureProblems} from './signing.js';
import {nextRevision} from './texts.js';

type Request = Required<RequestOf<'applyForCountries'>>;

const reviewDays = 3;

export function getReapplication(world: World, {agreementId}: {agreementId: string}): RawAnswerOf<'getReapplication'> {
  const {agreement} = accessAgreement(world, agreementId);
  requireLapsed(world, agreement);
  return reapplicationView(agreement);
}

/** Applies for some countries and drops others, once; each country has its own result. */
export function applyForCountries(world: World, request: Request) {
  const {agreement, account} = accessToChange(world, request.agreementId);
  const {agreementId: _, operationId, ...payload} = request;
  return once(world, agreement, {
    name: 'applyForCountries',
    operationId,
    payload,
    expectedId: () => agreementOperationId(agreement, 'application'),
    spend: () => agreement.attempts.application++,
    precondition: () => requireLapsed(world, agreement),
    carryOut: () => {
      requireAuthority(agreement, account.id);
      if (agreement.surprise === 'textChanges') agreement.revision = nextRevision(agreement.revision);
      agreement.surprise = null;
      const lines = linesOf(agreement);
      requireNoProblems({
        ...lineProblems(lines, request),
        ...(request.countries.length > 0 && signatureProblems(request)),
      });
      begin(agreement, lines);
      const {signer, attestation} = request;
      carryApplication(world, agreement, request, {signer, attestation, accountId: account.id, receivedAt: world.now});
      agreement.attempts.application++;
      return reapplicationView(agreement);
    },
  });
}

/** Rejects where there is nothing to apply for again: the agreement is in force. */
function requireLapsed(world: World, agreement: MemoryAgreement): void {
  if (agreement.applications || standingOf(world, agreement).name === 'lapsed') return;
  reject({kind: 'conflict', code: agreement.status === 'underReview' ? 'under-review' : 'not-lapsed'});
}

const linesOf = ({applications, businessCountries}: MemoryAgreement): MemoryApplication[] =>
  applications ??
  businessCountries.map(({country}) => ({country, state: 'open', code: null, signature: null, edition: null}));

/** What is wrong with the choice of countries, by path in the request. */
function lineProblems(lines: readonly MemoryApplication[], {countries, dropped}: Request): Record<string, string> {
  const changeable = new Set(
    lines.filter(({state}) => state === 'open' || state === 'refused').map(({country}) => country),
  );
  const chosen = [...countries.map(({country}) => country), ...dropped];
  if (chosen.length === 0) return {countries: 'chosen.none'};
  const problems: Record<string, string> = {};
  chosen.forEach((country, index) => {
    const isApplied = index < countries.length;
    const path = isApplied ? `countries.${index}.country` : `dropped.${index - countries.length}`;
    if (!changeable.has(country)) problems[path] = 'country.unknown';
    else if (chosen.indexOf(country) < index) problems[path] = 'country.repeated';
  });
  const kept = lines.filter(({country, state}) => state !== 'dropped' && !dropped.includes(country));
  if (kept.length === 0) problems.dropped = 'countries.none';
  return problems;
}

function begin(agreement: MemoryAgreement, lines: MemoryApplication[]): void {
  if (!agreement.applications) agreement.receiptsBefore = agreement.receipts.length;
  agreement.applications = lines;
  agreement.status = 'reapplying';
}

function carryApplication(
  world: World,
  agreement: MemoryAgreement,
  {countries, dropped}: Pick<Request, 'countries' | 'dropped'>,
  signature: MemorySignature,
): void {
  const lines = linesOf(agreement);
  for (const line of lines) if (dropped.includes(line.country)) Object.assign(line, {state: 'dropped', code: null});
  const accepted: MemoryApplication[] = [];
  for (const {country, hash} of countries) {
    const line = lines.find((candidate) => candidate.country === country)!;
    const [edition] = editionsOf(agreement, country);
    const refusal = hash === edition.hash ? refusalOf(agreement, line) : 'text-changed';
    Object.assign(line, {signature, edition: refusal === 'text-changed' ? null : edition, code: refusal});
    line.state = refusal === null ? (agreement.reviewing.includes(country) ? 'underReview' : 'accepted') : 'refused';
    if (line.state === 'accepted') accepted.push(line);
  }
  if (lines.some(({state}) => state === 'underReview')) {
    agreement.reviewExpectedOn = plusDays(dayOf(world, agreement), reviewDays);
  }
  addReceipts(agreement, accepted, world.now);
  finishWhenSettled(world, agreement);
}

/** A country may be refused at the first try. */
const refusalOf = ({refusing}: MemoryAgreement, {country, code}: MemoryApplication): string | null =>
  refusing[country] === code ? null : (refusing[country] ?? null);

/**
 * One receipt for all countries with the same text. A country that was reviewed is accepted when that is decided:
 * other countries may have been accepted meanwhile, and the times of a chain of receipts never go back.
 */
function addReceipts(agreement: MemoryAgreement, accepted: readonly MemoryApplication[], receivedAt: number): void {
  const byText = new Map<string, MemoryApplication[]>();
  for (const line of accepted) {
    const hash = line.edition!.hash;
    byText.set(hash, [...(byText.get(hash) ?? []), line]);
  }
  for (const lines of byText.values()) {
    const [{signature, edition, country}] = lines as [MemoryApplication];
    addReceipt(
      agreement,
      {...signature!, receivedAt},
      {
        edition: edition!,
        contractingParty: partyOf(country).name,
        countries: lines.map((line) => line.country),
      },
    );
  }
}

/** Once every country is accepted or dropped, the company is registered anew. */
function finishWhenSettled(world: World, agreement: MemoryAgreement): void {
  const lines = linesOf(agreement);
  const accepted = new Set(lines.filter(({state}) => state === 'accepted').map(({country}) => country));
  if (accepted.size === 0 || lines.some(({state}) => state !== 'accepted' && state !== 'dropped')) return;
  const today = dayOf(world, agreement);
  const kept = agreement.businessCountries.filter(({country}) => accepted.has(country));
  Object.assign(agreement, {
    status: 'active',
    registeredOn: today,
    acceptedOn: today,
    endsOn: plusMonths(today, agreement.termMonths),
    renewedUntil: null,
    renewableFrom: null,
    reviewExpectedOn: null,
    refusedCountries: [],
    businessCountries: kept,
    acceptedEdition: lines.findLast(({state}) => state === 'accepted')!.edition,
  } satisfies Partial<MemoryAgreement>);
}

/** Decides on the countries under review. */
export function decideApplications(world: World, agreement: MemoryAgreement, isAccepted: boolean): void {
  const waiting = linesOf(agreement).filter(({state}) => state === 'underReview');
  for (const line of waiting) {
    line.state = isAccepted ? 'accepted' : 'refused';
    line.code = isAccepted ? null : 'review.refused';
  }
  agreement.reviewExpectedOn = null;
  if (isAccepted) addReceipts(agreement, waiting, world.now);
  finishWhenSettled(world, agreement);
}

function reapplicationView(agreement: MemoryAgreement): RawAnswerOf<'applyForCountries'> {
  const {id, name, company, businessCountries, reviewExpectedOn, receipts, receiptsBefore, applications} = agreement;
  return {
    agreementId: id,
    agreementName: name,
    companyName: company.name,
    countries: linesOf(agreement).map(({country, state, code, signature, edition}) => ({
      country,
      contractingParty: partyOf(country),
      edition: edition ?? editionsOf(agreement, country)[0],
      signer: signature?.signer.name ?? null,
      state,
      code,
      dropEffect: businessCountries.find((known) => known.country === country)?.dropEffect ?? null,
    })),
    reviewExpectedOn,
    receipts: applications ? receipts.slice(receiptsBefore).reverse() : [],
    operationId: agreementOperationId(agreement, 'application'),
  };
}
