/** Agreements by the thousand, each made from its number alone, so that a state of ten thousand stays small. */
import type {AgreementDates} from '../../../domain/agreement.js';
import {lossyDigest} from '../digest.js';
import type {MemoryAgreement, MemoryRenewal} from './agreement-state.js';
import {blankAgreement} from './blank-agreement.js';
import {plusDays, plusMonths} from './dates.js';
import {editionOf, newestRevision} from './texts.js';

/** What a list needs of an agreement. */
export interface AgreementHead extends AgreementDates {
  readonly name: string;
  readonly companyName: string;
  readonly country: string;
}

type Generated = NonNullable<MemoryRenewal['generated']>;

const firstWords = [
  ...['Adria', 'Balkan', 'Cobalt', 'Delta', 'Evergreen', 'Fjord', 'Granit', 'Horizonte', 'Ister', 'Jadran', 'Kontur'],
  ...[
    'Lumen',
    'Meridian',
    'Nordlys',
    'Orion',
    'Пульсар',
    'Quanta',
    'Rubin',
    'Северный Мост',
    'Tisa',
    'Umbra',
    'Vektor',
  ],
];
const lastWords = ['Systems', 'Networks', 'Telekom', 'Integracije', 'Solutions', 'Datacenter', 'Сервис', 'IT'];
const countries = ['RS', 'DE', 'RU', 'CA', 'US', 'IT', 'NL', 'JP', 'BR', 'ES', 'HR', 'CH'];
const regions = ['North', 'South', 'East', 'West', 'Central', 'Coast', 'Metro'];

const digits = 5;
const idOf = (index: number): string => `agreement-${String(index + 1).padStart(digits, '0')}`;

/** A number below `limit` that follows from the index and what it is for. */
const pick = (index: number, what: string, limit: number): number => lossyDigest(`${what} ${index}`) % limit;
const pickFrom = <T>(index: number, what: string, from: readonly T[]): T => from[pick(index, what, from.length)]!;

/** Where the agreement with this index stands in the list. */
export function headOf({anchor}: Generated, index: number): AgreementHead {
  const today = new Date(anchor).toISOString().slice(0, 10);
  const endsOn = plusDays(today, pick(index, 'end', 420) - 30);
  const kind = pick(index, 'kind', 20);
  const lastAcceptance = plusMonths(endsOn, -12);
  return {
    id: idOf(index),
    status: kind === 0 ? 'underReview' : kind === 1 ? 'declined' : 'active',
    registeredOn: plusMonths(endsOn, -12 * (1 + pick(index, 'years', 6))),
    acceptedOn: lastAcceptance,
    endsOn,
    renewedUntil: kind === 2 && endsOn > today ? plusMonths(endsOn, 12) : null,
    renewableFrom: kind === 3 ? plusDays(endsOn, -60) : null,
    timeZone: null,
    name: `Partner agreement ${pickFrom(index, 'region', regions)} ${index + 1}`,
    companyName: `${pickFrom(index, 'first', firstWords)} ${pickFrom(index, 'last', lastWords)} ${1 + pick(index, 'company', 90)}`,
    country: pickFrom(index, 'country', countries),
  };
}

/** The agreement with this id, or nothing where there is none. */
export function generatedAgreement(generated: Generated | null, id: string): MemoryAgreement | undefined {
  const index = /^agreement-\d{5,}$/.test(id) ? Number(id.slice('agreement-'.length)) - 1 : -1;
  if (!generated || index < 0 || index >= generated.count || idOf(index) !== id) return undefined;
  const {companyName, country, ...dates} = headOf(generated, index);
  return blankAgreement({
    ...dates,
    company: {
      id: `company-${lossyDigest(companyName).toString(36)}`,
      name: companyName,
      country,
      registrationNumber: String(20_000_000 + index),
      address: `${1 + pick(index, 'house', 120)} ${pickFrom(index, 'region', regions)} Street`,
    },
    businessCountries: [
      {
        country,
        address: `${1 + pick(index, 'house', 120)} ${pickFrom(index, 'region', regions)} Street`,
        distributors: [{name: 'Konstela Distribution', accountNumber: `KD-${10_000 + index}`}],
        dropEffect: null,
      },
    ],
    acceptedEdition: editionOf({form: 'channel', revision: newestRevision, language: 'en', country}),
  });
}
