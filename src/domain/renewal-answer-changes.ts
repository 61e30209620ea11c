/** Changes of what is answered for a country of business that are no field's value. */
import type {CountryAnswer, RenewalAnswers} from './renewal-answers.js';

/** A country of business under an agreement. */
export interface CountryPlace {
  readonly agreementId: string;
  readonly country: string;
}

const withCountry = (
  answers: RenewalAnswers,
  {agreementId, country}: CountryPlace,
  change: (own: CountryAnswer) => CountryAnswer,
): RenewalAnswers => ({
  ...answers,
  agreements: answers.agreements.map((own) =>
    own.agreementId === agreementId
      ? {...own, countries: own.countries.map((entry) => (entry.country === country ? change(entry) : entry))}
      : own,
  ),
});

/** `answers` with the country kept or dropped. */
export const withKept = (answers: RenewalAnswers, place: CountryPlace, kept: boolean): RenewalAnswers =>
  withCountry(answers, place, (own) => ({...own, kept}));

/** `answers` with one more distributor to fill in, at most 20 in a country. */
export const withDistributor = (answers: RenewalAnswers, place: CountryPlace): RenewalAnswers =>
  withCountry(answers, place, (own) =>
    own.distributors.length < 20 ? {...own, distributors: [...own.distributors, {name: '', accountNumber: ''}]} : own,
  );

/** `answers` without one of a country's distributors; the last one stays. */
export const withoutDistributor = (answers: RenewalAnswers, place: CountryPlace, index: number): RenewalAnswers =>
  withCountry(answers, place, (own) =>
    own.distributors.length > 1
      ? {...own, distributors: own.distributors.filter((_, position) => position !== index)}
      : own,
  );

/** Whether the country is kept and is not the last one that is. */
export function mayDrop({agreements}: RenewalAnswers, {agreementId, country}: CountryPlace): boolean {
  const kept = agreements.find((own) => own.agreementId === agreementId)?.countries.filter((own) => own.kept) ?? [];
  return kept.length > 1 && kept.some((own) => own.country === country);
}
