/** Agreements of invented companies, as scenarios hold them: of a group, and of another partner. */
import type {BusinessCountry} from '../../../domain/agreement.js';
import {dateAt} from '../order-scenarios.js';
import {blankAgreement} from './blank-agreement.js';
import {partyFor} from './parties.js';
import type {MemoryAgreement, MemorySignature} from './agreement-state.js';
import {plusDays, plusMonths} from './dates.js';
import {addReceipt} from './signing.js';
import {editionOf, firstRevisions, newestRevision} from './texts.js';

const day = 86_400_000;

interface Company {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly registrationNumber: string;
  readonly address: string;
  /** Zone of its agreements' dates. */
  readonly zone: string;
}

const company = (
  id: string,
  name: string,
  country: string,
  registrationNumber: string,
  address: string,
  zone: string,
) => ({id, name, country, registrationNumber, address, zone}) satisfies Company;

export const companies = {
  serbia: company(
    'company-rs',
    'Meridian Systems d.o.o.',
    'RS',
    '20718364',
    'Bulevar Nikole Tesle 12\n11000 Beograd',
    'Europe/Belgrade',
  ),
  russia: company(
    'company-ru',
    'ООО «Меридиан Интеграция»',
    'RU',
    '1187746512903',
    'Лесная ул., д. 7\n125196 Москва',
    'Europe/Moscow',
  ),
  germany: company(
    'company-de',
    'Meridian Deutschland GmbH',
    'DE',
    'HRB 214873',
    'Lindwurmstraße 88\n80337 München',
    'Europe/Berlin',
  ),
  canada: company(
    'company-ca',
    'Meridian Networks Canada Inc.',
    'CA',
    '1042988-7',
    '220 King Street West\nToronto, ON M5H 1K4',
    'America/Toronto',
  ),
  mexico: company(
    'company-mx',
    'Meridian Redes de México, S.A. de C.V.',
    'MX',
    'MRM190412QX5',
    'Av. Insurgentes Sur 1602\n03940 Ciudad de México',
    'America/Mexico_City',
  ),
  japan: company(
    'company-jp',
    'メリディアン・ジャパン株式会社',
    'JP',
    '0104-01-152207',
    '東京都港区芝公園2-4-1\n105-0011',
    'Asia/Tokyo',
  ),
  /** Another partner, of no group. */
  norway: company(
    'company-no',
    'Fjord Networks AS',
    'NO',
    '918 273 645',
    'Dronning Eufemias gate 16\n0191 Oslo',
    'Europe/Oslo',
  ),
} as const;
export type CompanyKey = keyof typeof companies;

/** Languages of the text in a company's country; the first is proposed. */
const languagesIn: Readonly<Record<string, readonly string[]>> = {
  RS: ['sr-Latn', 'en'],
  RU: ['ru', 'en'],
  MX: ['es', 'en'],
};

const cities: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(companies).map(({country, address}) => [country, address])),
  IT: 'Via Tortona 31\n20144 Milano',
  NL: 'Herengracht 420\n1017 BZ Amsterdam',
  BR: 'Av. Paulista 1374\n01310-100 São Paulo',
  CN: '188 Yincheng Road\n200120 Shanghai',
  US: '410 Townsend Street\nSan Francisco, CA 94107',
  HR: 'Ulica grada Vukovara 271\n10000 Zagreb',
  ME: 'Bulevar Džordža Vašingtona 98\n81000 Podgorica',
  BA: 'Zmaja od Bosne 7\n71000 Sarajevo',
  AT: 'Praterstraße 31\n1020 Wien',
  KZ: 'пр. Достык, 210\n050051 Алматы',
};

const distributors = ['Konstela Distribution', 'Savamar Trade', 'Northgate Supply'];

/** Countries of business with their addresses and distributor accounts. */
export const businessIn = (...codes: readonly string[]): BusinessCountry[] =>
  codes.map((country, index) => ({
    country,
    address: cities[country] ?? `${12 + index} Harbour Road`,
    distributors: [
      {name: distributors[index % distributors.length]!, accountNumber: `${country}-${48_210 + index * 37}`},
    ],
    dropEffect: null,
  }));

export interface AgreementFacts extends Partial<MemoryAgreement> {
  readonly id: string;
  readonly name: string;
  readonly of: CompanyKey;
  /** Days from today to the last day of the term; `null`: it has no end. */
  readonly endsIn: number | null;
  /** Days from today to the newest acceptance. Default: a year before the end. */
  readonly acceptedIn?: number;
  /** Whole years since it began. Default 2. */
  readonly years?: number;
  /** Days from today to the first day of renewal. */
  readonly renewableIn?: number;
  /** Days from today to the end of the term that is accepted already. */
  readonly renewedFor?: number;
  readonly countries?: readonly string[];
  /** Who signed before. Default: Milena Petrović. */
  readonly signedBy?: Pick<MemorySignature, 'signer' | 'accountId'>;
  /** Whether the newest text was accepted; otherwise last year's. Default false. */
  readonly acceptedNewest?: boolean;
}

/** An agreement whose dates lie around `now`, accepted before on the text of last year. */
export function agreement(now: number, facts: AgreementFacts): MemoryAgreement {
  const {
    of,
    endsIn,
    acceptedIn,
    years = 2,
    renewableIn,
    renewedFor,
    countries,
    acceptedNewest = false,
    signedBy,
    ...rest
  } = facts;
  const {zone, ...itsCompany} = companies[of];
  const today = dateAt(now, zone);
  const dateIn = (days: number | undefined) => (days === undefined ? null : plusDays(today, days));
  const endsOn = endsIn === null ? null : plusDays(today, endsIn);
  const acceptedOn = dateIn(acceptedIn) ?? plusMonths(endsOn ?? today, -12);
  const made = blankAgreement({
    company: itsCompany,
    registeredOn: plusMonths(acceptedOn, -12 * (years - 1)),
    acceptedOn,
    endsOn,
    renewedUntil: dateIn(renewedFor),
    renewableFrom: dateIn(renewableIn),
    timeZone: zone,
    languages: languagesIn[itsCompany.country] ?? ['en'],
    businessCountries: businessIn(...(countries ?? [itsCompany.country])),
    ...rest,
  });
  acceptBefore(now, made, acceptedOn, acceptedNewest ? newestRevision : firstRevisions[1], signedBy);
  return made;
}

/** What whoever signed before sent. */
export const sampleSignature = (receivedAt: number): MemorySignature => ({
  signer: {name: 'Milena Petrović', title: 'Managing Director', email: 'milena@meridian.example'},
  attestation: {text: 'I have authority to sign legal documents for the company.', language: 'en'},
  accountId: 'account-partner',
  receivedAt,
});

function acceptBefore(
  now: number,
  made: MemoryAgreement,
  acceptedOn: string,
  revision: string,
  signedBy: AgreementFacts['signedBy'],
): void {
  const {form, languages, company: its, businessCountries} = made;
  made.acceptedEdition = editionOf({form, revision, language: languages[0]!, country: its.country});
  // Noon UTC lies within the day in every zone of these companies; never ahead of now.
  const receivedAt = Math.min(Date.parse(acceptedOn) + day / 2, now - 60_000);
  addReceipt(
    made,
    {...sampleSignature(receivedAt), ...signedBy},
    {
      edition: made.acceptedEdition,
      contractingParty: partyFor(its.country).name,
      countries: businessCountries.map(({country}) => country),
    },
  );
}
