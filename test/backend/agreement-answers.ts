/** Answers about agreements with everything in them that the contract allows. */
import type {Receipt} from '../../src/domain/receipt.js';

const hash = 'a'.repeat(64);

export const receipt: Receipt = {
  schemaVersion: 1,
  id: 'receipt-2',
  agreementId: 'agreement-1',
  agreementName: 'Channel agreement',
  textVersion: 'ICPA 2026.1',
  textLanguage: 'sr-Latn',
  textHash: hash,
  contractingParty: 'Arvelund Systems Global GmbH',
  countries: ['RS'],
  signerName: 'Milena Petrović',
  signerTitle: 'Managing Director',
  signerAccountId: 'account-1',
  attestation: 'I have authority to sign legal documents for the company.',
  attestationLanguage: 'en',
  acceptedAt: '2026-03-16T12:00:00.000Z',
  previousHash: 'b'.repeat(64),
  hash: 'c'.repeat(64),
};

const edition = {version: 'ICPA 2026.1', language: 'sr-Latn', hash};
const contractingParty = {id: 'party-1', name: 'Arvelund Systems Global GmbH', country: 'CH'};

export const summary = {
  id: 'agreement-1',
  status: 'active',
  registeredOn: '2020-02-29',
  acceptedOn: '2025-03-16',
  endsOn: '2026-03-16',
  renewedUntil: '2027-03-16',
  renewableFrom: '2025-12-16',
  timeZone: 'Europe/Belgrade',
  name: 'Channel agreement',
  company: {id: 'company-1', name: 'Meridian Systems', country: 'RS'},
  countries: 1,
  maySign: true,
  currentVersion: 'ICPA 2026.1',
};

export const agreement = {
  ...summary,
  company: {...summary.company, registrationNumber: '20718364', address: 'Bulevar Nikole Tesle 12\n11000 Beograd'},
  businessCountries: [
    {
      country: 'RS',
      address: 'Savska 3\n11000 Beograd',
      distributors: [{name: 'Konstela', accountNumber: 'RS-48210'}],
      dropEffect: 'Open offers end.',
    },
  ],
  contractingParty,
  editions: [edition],
  acceptedEdition: {...edition, version: 'ICPA 2025.1'},
  questionnaire: [
    {
      id: 'training',
      kind: 'choice',
      text: 'How often is your staff trained?',
      hint: 'In integrity.',
      options: [{id: 'yearly', text: 'Every year'}],
      required: true,
      onlyIf: {question: 'staff', answer: 'yes'},
    },
  ],
  notices: [{kind: 'directAgreement', text: 'A direct agreement is in force.'}],
  invitedSigner: {email: 'dragana@meridian.example', invitedAt: '2026-03-16T12:00:00Z'},
  reviewSince: '2026-03-16T21:59:59Z',
  reviewExpectedOn: '2026-03-19',
  refusedCountries: [{country: 'ME', code: 'location.unverified'}],
  latestReceipt: receipt,
  operations: {acceptance: 'accept-1', decline: 'decline-1'},
};

export const reapplication = {
  agreementId: 'agreement-1',
  agreementName: 'Channel agreement',
  companyName: 'Meridian Systems',
  countries: [
    {
      country: 'RS',
      contractingParty,
      edition,
      signer: 'Milena Petrović',
      state: 'refused',
      code: 'location.unverified',
      dropEffect: 'Open offers end.',
    },
  ],
  reviewExpectedOn: '2026-03-19',
  receipts: [receipt],
  operationId: 'apply-1',
};

/** By operation, without those that `session` answers. */
export const agreementAnswers = {
  listAgreements: {registered: true, agreements: [summary], nextCursor: 'next', total: 2},
  getAgreement: agreement,
  getAgreementText: {edition, format: 'markdown', title: 'Channel agreement', text: '# Channel agreement'},
  previewContractingParty: {contractingParty, editions: [edition]},
  inviteSigner: agreement,
  acceptAgreement: agreement,
  declineAgreement: agreement,
  getReapplication: reapplication,
  applyForCountries: reapplication,
  getReceipts: {receipts: [receipt]},
};
