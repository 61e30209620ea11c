/** Countries and territories: codes as data, names from the engine. */
import {countryName} from './country-name.js';

/** The 249 codes of ISO 3166-1 alpha-2, by the region whose data centres serve them. `Intl` has no such list. */
const codesByRegion = {
  europe:
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT ' +
    'NL NO PL PT RO RS RU SE SI SJ SK SM UA VA',
  northAmerica: 'BM CA GL PM US',
  asiaPacific:
    'AF AS AU BD BN BT CC CK CN CX FJ FM GU HK HM ID IN IR JP KH KI KP KR LA LK MH MM MN MO MP MV MY NC NF NP NR NU NZ ' +
    'PF PG PH PK PN PW SB SG TH TK TL TO TV TW UM VN VU WF WS',
  other:
    'AE AG AI AM AO AQ AR AW AZ BB BF BH BI BJ BL BO BQ BR BS BV BW BZ CD CF CG CI CL CM CO CR CU CV CW DJ DM DO DZ EC ' +
    'EG EH ER ET FK GA GD GE GF GH GM GN GP GQ GS GT GW GY HN HT IL IO IQ JM JO KE KG KM KN KW KY KZ LB LC LR LS LY MA ' +
    'MF MG ML MQ MR MS MU MW MX MZ NA NE NG NI OM PA PE PR PS PY QA RE RW SA SC SD SH SL SN SO SR SS ST SV SX SY SZ TC ' +
    'TD TF TG TJ TM TN TR TT TZ UG UY UZ VC VE VG VI YE YT ZA ZM ZW',
} as const;

/** Where the data of a new organisation is kept. */
export type DataResidency = keyof typeof codesByRegion;

const regionOf: ReadonlyMap<string, DataResidency> = new Map(
  Object.entries(codesByRegion).flatMap(([region, codes]) =>
    codes.split(' ').map((code) => [code, region as DataResidency] as const),
  ),
);

/** Every country and territory, by code. */
export const countryCodes: readonly string[] = [...regionOf.keys()].sort();

/**
 * The region that a new organisation's country fixes for its data (P-45): Europe with Cyprus, Northern America, Asia
 * and the Pacific, as the United Nations group countries; `other` for the rest and for a code that is none.
 */
export const dataResidency = (country: string): DataResidency => regionOf.get(country) ?? 'other';

const listsByLocale = new Map<string, readonly Country[]>();

/** A country as a person chooses it. */
export interface Country {
  readonly code: string;
  readonly name: string;
}

/** Every country, sorted as the language of `locale` sorts. Worked out at the first call for each locale. */
export function countriesByName(locale: string): readonly Country[] {
  let list = listsByLocale.get(locale);
  if (!list) {
    const {compare} = new Intl.Collator([locale, 'en']);
    list = countryCodes
      .map((code) => ({code, name: countryName(code, locale)}))
      .sort((one, other) => compare(one.name, other.name));
    listsByLocale.set(locale, list);
  }
  return list;
}
