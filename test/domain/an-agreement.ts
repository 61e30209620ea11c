import * as v from 'valibot';
import {Agreement, Reapplication, type AgreementInput} from '../../src/domain/agreement.js';

/** A hash made of one digit, as a test can read it. */
export const hashOf = (digit: string): string => digit.repeat(64);

/** An agreement as a server may send it, in force to 14 June 2026 in two countries; `overrides` replaces any part. */
export const anAgreement = (overrides: Partial<AgreementInput> = {}): Agreement =>
  v.parse(Agreement, {
    id: 'agreement-1',
    status: 'active',
    registeredOn: '2025-06-15',
    endsOn: '2026-06-14',
    timeZone: 'UTC',
    name: 'Indirect partner agreement',
    company: {id: 'company-1', name: 'Bakery Partners', country: 'RS'},
    countries: 2,
    currentVersion: '2026-1',
    businessCountries: [
      {
        country: 'RS',
        address: 'Street 1\n11000 Belgrade',
        distributors: [{name: 'Alpha Distribution', accountNumber: 'RS-1'}],
      },
      {country: 'BA', address: 'Street 2\n71000 Sarajevo', distributors: [{name: 'Beta', accountNumber: 'BA-1'}]},
    ],
    contractingParty: {id: 'party-europe', name: 'Vendor Europe B.V.', country: 'NL'},
    editions: [
      {version: '2026-1', language: 'en', hash: hashOf('1')},
      {version: '2026-1', language: 'sr-Latn', hash: hashOf('2')},
    ],
    operations: {acceptance: 'op-accept-1', decline: 'op-decline-1'},
    ...overrides,
  });

const line = (country: string, digit: string, state = 'open') => ({
  country,
  state,
  contractingParty: {id: 'party-europe', name: 'Vendor Europe B.V.', country: 'NL'},
  edition: {version: '2026-1', language: 'en', hash: hashOf(digit)},
});

/** A re-application for four countries with two texts, one of them accepted. */
export const aReapplication = (overrides: Partial<v.InferInput<typeof Reapplication>> = {}): Reapplication =>
  v.parse(Reapplication, {
    agreementId: 'agreement-1',
    agreementName: 'Indirect partner agreement',
    companyName: 'Bakery Partners',
    countries: [line('RS', '1'), line('BA', '1'), line('US', '3'), line('ME', '1', 'accepted')],
    operationId: 'op-apply-1',
    ...overrides,
  });
