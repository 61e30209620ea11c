/** Agreements, receipts and answers that lead a renewal machine anywhere. */
import {isWithinTerm} from '../../src/domain/accepted-term.js';
import {agreementDeadlines, agreementStanding} from '../../src/domain/agreement-standing.js';
import type {Agreement, AgreementInput} from '../../src/domain/agreement.js';
import {loadCalendar, type Calendar} from '../../src/domain/calendar.js';
import {readAgreementPolicy} from '../../src/domain/renewal-policy.js';
import type {Receipt} from '../../src/domain/receipt.js';
import type {LoadedAgreement, LoadedAgreements, RenewalInput} from '../../src/machines/renewal/context.js';
import {renewalMachineIn} from '../../src/machines/renewal-machine.js';
import {anAgreement, hashOf} from '../domain/an-agreement.js';

export const day = 86_400_000;
/** Three days into the ten of grace. */
export const now = Date.parse('2026-06-17T10:00:00Z');
/** The first moment after grace. */
export const tooLate = Date.parse('2026-06-25T00:00:00Z');
export const {policy} = readAgreementPolicy({});
export const attestation = {text: 'I may sign for the company.', language: 'en'};

let calendar: Calendar;
/** Awaited before anything is judged. */
export const calendarReady = loadCalendar().then((loaded) => (calendar = loaded));

export const input: RenewalInput = {
  agreementIds: ['agreement-1'],
  policy,
  ownName: 'Mila',
  ownEmail: 'mila@partner.example',
  now,
  restored: null,
};

const standingOf = ({agreement, deadlines}: Pick<LoadedAgreement, 'agreement' | 'deadlines'>, at: number) =>
  agreementStanding(agreement, deadlines, at, policy.renewal, calendar);

/** The machine whose clock stands where `time` says. */
export const machineAt = (time: () => number = () => now) =>
  renewalMachineIn({now: time, standingOf, attestation: () => attestation});

/** What `loadAgreements` answers. */
export const loadedAll = (
  agreements: readonly Agreement[],
  at = now,
  underWay: readonly string[] = [],
  declineUnderWay: readonly string[] = [],
  unasked: readonly string[] = [],
): LoadedAgreements => ({
  now: at,
  underWay,
  declineUnderWay,
  unasked,
  agreements: agreements.map((agreement) => {
    const deadlines = agreementDeadlines(agreement, policy.renewal, 'UTC', calendar);
    return {
      agreement,
      deadlines,
      standing: standingOf({agreement, deadlines}, at),
      isWithinTerm: isWithinTerm(deadlines, at, policy.renewal, calendar),
    };
  }),
});

export const loaded = (overrides: Partial<AgreementInput> = {}, at = now): LoadedAgreements =>
  loadedAll([anAgreement(overrides)], at);

export const second = (overrides: Partial<AgreementInput> = {}): Agreement =>
  anAgreement({
    id: 'agreement-2',
    endsOn: '2026-06-10',
    operations: {acceptance: 'op-accept-2', decline: 'op-decline-2'},
    ...overrides,
  });

export const receiptOf = (agreementId = 'agreement-1'): Receipt => ({
  schemaVersion: 1,
  id: `receipt-${agreementId}`,
  agreementId,
  agreementName: 'Indirect partner agreement',
  textVersion: '2026-1',
  textLanguage: 'en',
  textHash: hashOf('1'),
  contractingParty: 'Vendor Europe B.V.',
  countries: ['RS'],
  signerName: 'Mila',
  signerTitle: 'Director',
  signerAccountId: 'mila',
  attestation: attestation.text,
  attestationLanguage: 'en',
  acceptedAt: '2026-06-17T10:00:01Z',
  previousHash: null,
  hash: hashOf('9'),
});

/** The agreement as the server has it after it was accepted. */
export const renewedFrom = (agreement: Agreement, overrides: Partial<AgreementInput> = {}): Agreement =>
  anAgreement({
    ...agreement,
    acceptedOn: '2026-06-17',
    renewedUntil: '2027-06-14',
    latestReceipt: receiptOf(agreement.id),
    ...overrides,
  });

/** The same agreement with another text in force. */
export const withNewText = (agreement: Agreement): Agreement =>
  anAgreement({
    ...agreement,
    currentVersion: '2026-2',
    editions: [
      {version: '2026-2', language: 'en', hash: hashOf('4')},
      {version: '2026-2', language: 'sr-Latn', hash: hashOf('5')},
    ],
  });

export const questionnaire: AgreementInput['questionnaire'] = [
  {id: 'q-1', kind: 'yesNo', text: 'Any public officials?'},
  {id: 'q-2', kind: 'text', text: 'Which?', onlyIf: {question: 'q-1', answer: 'yes'}},
];

export const previewOf = (country: string, agreementId = 'agreement-1', party = 'party-americas') => ({
  agreementId,
  country,
  contractingParty: {id: party, name: 'Vendor Inc.', country: 'US'},
  editions: [
    {version: '2026-1', language: 'en', hash: hashOf('6')},
    {version: '2026-1', language: 'es', hash: hashOf('7')},
  ],
});

export const signer = {
  signerName: 'Mila',
  signerTitle: 'Director',
  signerEmail: 'mila@partner.example',
  attested: true,
};

/** What ticks the physical location of every country of an agreement. */
export const locations = (index = 0, countries = 2): Record<string, boolean> =>
  Object.fromEntries(
    Array.from({length: countries}, (_, country) => [
      `agreements.${index}.countries.${country}.physicalLocation`,
      true,
    ]),
  );
