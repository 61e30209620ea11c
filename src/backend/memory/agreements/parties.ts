/** The invented vendor's legal entities: which one contracts follows from the principal country. */
import type {ContractingParty} from '../../../domain/agreement.js';

interface Party extends ContractingParty {
  /** As part of a text version's name. */
  readonly code: string;
  /** Whose law governs, and where disputes are heard, as the text names it: one for all languages. */
  readonly seat: string;
}

const party = (code: string, name: string, country: string, seat: string): Party => ({
  id: `party-${code.toLowerCase()}`,
  code,
  name,
  country,
  seat,
});

const canada = party('CA', 'Arvelund Systems Canada Co.', 'CA', 'Toronto, Ontario');
const japan = party('JP', 'Arvelund Systems G.K.', 'JP', 'Tokyo');
const americas = party('US', 'Arvelund Systems, Inc.', 'US', 'Wilmington, Delaware');
const europe = party('EEA', 'Arvelund Systems International Limited', 'IE', 'Dublin');
const netherlands = party('NL', 'Arvelund Systems Nederland B.V.', 'NL', 'Amsterdam');
const italy = party('IT', 'Arvelund Systems Italia S.r.l.', 'IT', 'Milano');
const china = party('CN', 'Arvelund (Shanghai) Networks Co., Ltd.', 'CN', 'Shanghai');
const brazil = party('BR', 'Arvelund do Brasil Serviços Ltda.', 'BR', 'São Paulo');
const elsewhere = party('INT', 'Arvelund Systems Global GmbH', 'CH', 'Zürich');

/** Those who contract with a whole region, or with everybody else, are looked at last. */
export const parties: readonly Party[] = [
  canada,
  japan,
  netherlands,
  italy,
  china,
  brazil,
  europe,
  americas,
  elsewhere,
];

const countriesOf = (codes: string): ReadonlySet<string> => new Set(codes.split(' '));

const economicArea = countriesOf('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS LI LT LU LV MT NO PL PT RO SE SI SK');
const americanCountries = countriesOf('US AR BO CL CO CR CU DO EC GT HN HT MX NI PA PE PR PY SV UY VE');

/** The entity for a principal country of business. */
export function partyFor(country: string): Party {
  const own = parties.find((candidate) => candidate.country === country);
  if (own) return own;
  if (economicArea.has(country)) return europe;
  return americanCountries.has(country) ? americas : elsewhere;
}

/** A party in the contract's shape. */
export const asContractingParty = ({id, name, country}: Party): ContractingParty => ({id, name, country});
