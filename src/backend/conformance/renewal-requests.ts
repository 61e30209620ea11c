/** Requests that several tests of agreements make. */
import type {AnswerOf, RequestOf} from '../partner-backend.js';
import type {CheckedRenewalWorld} from './worlds.js';
import {isTrue} from './checks.js';

export const agreementId = 'agreement-1';

export const signature = {
  signer: {name: 'Milena Petrović', title: 'Managing Director', email: 'milena@meridian.example'},
  attestation: {text: 'I have authority to sign legal documents for the company.', language: 'en'},
} as const;

/** Accepts an agreement as it is, for all of its countries. */
export const acceptanceOf = (agreement: AnswerOf<'getAgreement'>) =>
  ({
    agreementId: agreement.id,
    operationId: agreement.operations.acceptance,
    edition: agreement.editions[0]!,
    contractingPartyId: agreement.contractingParty.id,
    country: agreement.company.country,
    countries: agreement.businessCountries.map(({country, address, distributors}) => ({
      country,
      address,
      physicalLocation: true,
      distributors,
    })),
    questionnaire: (agreement.questionnaire ?? [])
      .filter(({onlyIf}) => onlyIf === null)
      .map(({id, kind, options}) => ({
        question: id,
        answer: kind === 'yesNo' ? 'no' : kind === 'choice' ? options[0]!.id : 'Nothing to add.',
      })),
    ...signature,
  }) satisfies RequestOf<'acceptAgreement'>;

/** Reads `agreement-1` and accepts it as it is. */
export async function acceptAsItIs({backend}: CheckedRenewalWorld) {
  const before = await backend.getAgreement({agreementId});
  const request = acceptanceOf(before);
  return {before, request, after: await backend.acceptAgreement(request)};
}

/** Whether a later date than another, both `YYYY-MM-DD`. */
export function isLater(later: string | null, earlier: string | null, what: string): void {
  isTrue(later !== null && earlier !== null && later > earlier, `${what}: ${later} is not later than ${earlier}`);
}

/** The calendar date of a moment in a zone, `YYYY-MM-DD`; without one, that of a policy that names none. */
export function dayIn(timeZone: string | null, epoch: number): string {
  const options = {timeZone: timeZone ?? 'UTC', year: 'numeric', month: '2-digit', day: '2-digit'} as const;
  const parts = new Intl.DateTimeFormat('en', options).formatToParts(epoch);
  return ['year', 'month', 'day'].map((wanted) => parts.find(({type}) => type === wanted)!.value).join('-');
}
