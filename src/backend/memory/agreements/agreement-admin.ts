/** What happens to agreements from behind: the vendor changes a text, somebody else signs, a review ends. */
import {reject, type World} from '../world.js';
import {carryAcceptance} from './acceptance.js';
import {agreementById, renewalOf} from './agreement-view.js';
import type {MemoryAgreement} from './agreement-state.js';
import {signAsOther} from './inviting.js';
import {decideApplications} from './reapplication.js';
import {nextRevision} from './texts.js';

/** The agreement, stored from now on; rejects kind `gone` for an unknown one. */
function changeable({state}: World, id: string): MemoryAgreement {
  const agreement = agreementById(state, id);
  if (!agreement) reject({kind: 'gone', code: 'agreement-unknown'});
  const {agreements} = renewalOf(state);
  if (!agreements.includes(agreement)) agreements.push(agreement);
  return agreement;
}

/** The vendor publishes another revision of the text. */
export function changeText(world: World, agreementId: string): void {
  const agreement = changeable(world, agreementId);
  agreement.revision = nextRevision(agreement.revision);
}

/** A person with signing authority accepts the current text; rejects where it is too late. */
export const signByOther = (world: World, agreementId: string): void =>
  signAsOther(world, changeable(world, agreementId));

/** Ends the review of an acceptance, or of the countries of a re-application. */
export function decideReview(world: World, agreementId: string, isAccepted: boolean): void {
  const agreement = changeable(world, agreementId);
  const {review} = agreement;
  if (!review) return decideApplications(world, agreement, isAccepted);
  if (isAccepted) return carryAcceptance(world, agreement, review);
  Object.assign(agreement, {
    status: 'active',
    review: null,
    reviewExpectedOn: null,
    refusedCountries: review.countries.map(({country}) => ({country, code: 'review.refused'})),
  } satisfies Partial<MemoryAgreement>);
}

/** An account may not sign any more. */
export function revokeSigning({state}: World, accountId: string): void {
  for (const agreement of renewalOf(state).agreements) {
    const {accountIds, signerIds} = agreement;
    agreement.signerIds = (signerIds ?? [...accountIds]).filter((id) => id !== accountId);
  }
}
