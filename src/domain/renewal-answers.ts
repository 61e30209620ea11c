/** What a person enters while renewing agreements. Kept on the device as a draft (decision 9); no secret is among it. */
import * as v from 'valibot';
import type {Agreement} from './agreement.js';

const text = v.string();
const tick = v.boolean();

/** One distributor account as typed. */
export const DistributorAnswer = v.strictObject({name: text, accountNumber: text});
export type DistributorAnswer = v.InferOutput<typeof DistributorAnswer>;

/** One country of business as reviewed. */
export const CountryAnswer = v.strictObject({
  /** ISO 3166-1 alpha-2; not editable. */
  country: text,
  address: text,
  /** Whether the address was confirmed as a physical business location. */
  physicalLocation: tick,
  distributors: v.array(DistributorAnswer),
  /** Whether the country stays; dropping it is confirmed by its effects first. */
  kept: tick,
});
export type CountryAnswer = v.InferOutput<typeof CountryAnswer>;

/** What is entered for one of the agreements. */
export const AgreementAnswers = v.strictObject({
  agreementId: text,
  /** Principal country of business. */
  principalCountry: text,
  countries: v.array(CountryAnswer),
  questionnaire: v.array(v.strictObject({question: text, answer: text})),
  /** Hash of the edition that was chosen, which fixes version and language. */
  editionHash: text,
});
export type AgreementAnswers = v.InferOutput<typeof AgreementAnswers>;

export const RenewalAnswers = v.strictObject({
  /** Whether the person may sign for the company. */
  authority: v.picklist(['', 'yes', 'no']),
  inviteName: text,
  inviteEmail: text,
  /** In the order in which the agreements were selected. */
  agreements: v.array(AgreementAnswers),
  /** Hashes of the texts that were opened; opening is asked for, scrolling is not (K-26). */
  openedTexts: v.array(text),
  signerName: text,
  signerTitle: text,
  signerEmail: text,
  attested: tick,
  declineReason: text,
});
export type RenewalAnswers = v.InferOutput<typeof RenewalAnswers>;

export const emptyRenewalAnswers: RenewalAnswers = {
  authority: '',
  inviteName: '',
  inviteEmail: '',
  agreements: [],
  openedTexts: [],
  signerName: '',
  signerTitle: '',
  signerEmail: '',
  attested: false,
  declineReason: '',
};

/** What stands in the form of an agreement before anything is entered: what the server knows. */
export const answersFor = (agreement: Agreement): AgreementAnswers => ({
  agreementId: agreement.id,
  principalCountry: agreement.company.country,
  countries: agreement.businessCountries.map(({country, address, distributors}) => ({
    country,
    address,
    physicalLocation: false,
    distributors: distributors.length > 0 ? distributors : [{name: '', accountNumber: ''}],
    kept: true,
  })),
  questionnaire: (agreement.questionnaire ?? []).map(({id}) => ({question: id, answer: ''})),
  editionHash: agreement.editions[0]!.hash,
});

/** Parts of the answers that no field changes. */
const fixed: ReadonlySet<string> = new Set(['agreementId', 'country', 'question']);

const address = /^agreements\.(\d+)\.countries\.(\d+)\.address$/;

/** What was confirmed of an address is void with another one. */
const unconfirmed = (answers: RenewalAnswers, name: string): RenewalAnswers => {
  const [, agreement, country] = address.exec(name) ?? [];
  if (agreement === undefined) return answers;
  return replaced(
    answers,
    ['agreements', agreement, 'countries', country!, 'physicalLocation'],
    false,
  ) as RenewalAnswers;
};

/**
 * `answers` with the value at a field's name replaced: `signerName`, `agreements.0.countries.2.address`. A name that
 * is no field's, or a value of the wrong type, changes nothing; what changes nothing is the same object. Another
 * address has to be confirmed as a physical location anew.
 */
export function withRenewalAnswer(answers: RenewalAnswers, name: string, value: string | boolean): RenewalAnswers {
  const changed = replaced(answers, name.split('.'), value);
  if (changed === answers || !v.is(RenewalAnswers, changed)) return answers;
  return unconfirmed(changed, name);
}

function replaced(at: unknown, [key, ...rest]: readonly string[], value: string | boolean): unknown {
  if (key === undefined) return typeof at === typeof value ? value : at;
  if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key) || fixed.has(key)) return at;
  const before = (at as Record<string, unknown>)[key];
  const inner = replaced(before, rest, value);
  if (inner === before) return at;
  if (Array.isArray(at)) return /^(0|[1-9]\d*)$/.test(key) ? at.with(Number(key), inner) : at;
  return {...at, [key]: inner};
}
