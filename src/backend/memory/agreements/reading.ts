/** What is asked of one agreement without changing it. */
import type {RawAnswerOf} from '../../partner-backend.js';
import {reject, type World} from '../world.js';
import {accessAgreement, agreementView, editionsOf, partyOf} from './agreement-view.js';
import type {MemoryAgreement} from './agreement-state.js';
import {parties, partyFor} from './parties.js';
import {editionOf, makeText, revisionsUntil, type TextKey} from './texts.js';

export function getAgreement(world: World, {agreementId}: {agreementId: string}): RawAnswerOf<'getAgreement'> {
  const {agreement, account} = accessAgreement(world, agreementId);
  return agreementView(world, agreement, account);
}

/** Any text that the agreement has, had, or would have with another contracting party. */
export function getAgreementText(
  world: World,
  {agreementId, hash}: {agreementId: string; hash: string},
): RawAnswerOf<'getAgreementText'> {
  const {agreement} = accessAgreement(world, agreementId);
  for (const key of textsOf(agreement)) {
    const edition = editionOf(key);
    if (edition.hash === hash) return {edition, ...makeText(key)};
  }
  return reject({kind: 'gone', code: 'text-unknown'});
}

/** Every text that may be asked for, the likeliest first. */
function* textsOf({form, revision, languages, company, businessCountries}: MemoryAgreement): Generator<TextKey> {
  const countries = [company, ...businessCountries, ...parties].map(({country}) => country);
  const seen = new Set<string>();
  for (const country of countries) {
    const {id} = partyFor(country);
    if (seen.has(id)) continue;
    seen.add(id);
    const revisions = revisionsUntil(revision).reverse();
    for (const known of revisions) for (const language of languages) yield {form, revision: known, language, country};
  }
}

/** Whom the partner would contract with from another principal country, and on which text. */
export function previewContractingParty(
  world: World,
  {agreementId, country}: {agreementId: string; country: string},
): RawAnswerOf<'previewContractingParty'> {
  const {agreement} = accessAgreement(world, agreementId);
  return {contractingParty: partyOf(country), editions: editionsOf(agreement, country)};
}

export function getReceipts(world: World, {agreementId}: {agreementId: string}): RawAnswerOf<'getReceipts'> {
  return {receipts: accessAgreement(world, agreementId).agreement.receipts.toReversed()};
}
