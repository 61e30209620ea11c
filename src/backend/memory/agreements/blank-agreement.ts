/** An agreement with everything that scenarios do not say. */
import type {MemoryAgreement} from './agreement-state.js';
import {newestRevision} from './texts.js';

type Named = Pick<MemoryAgreement, 'id' | 'name' | 'company' | 'registeredOn' | 'endsOn' | 'businessCountries'>;

export const blankAgreement = (facts: Named & Partial<MemoryAgreement>): MemoryAgreement => ({
  status: 'active',
  acceptedOn: null,
  renewedUntil: null,
  renewableFrom: null,
  timeZone: null,
  termMonths: 12,
  form: 'channel',
  revision: newestRevision,
  languages: ['en'],
  acceptedEdition: null,
  hasQuestionnaire: false,
  notices: [],
  accountIds: ['account-partner', 'account-colleague'],
  signerIds: ['account-partner', 'account-colleague'],
  invitedSigner: null,
  signsAfterSeconds: null,
  review: null,
  reviewExpectedOn: null,
  refusing: {},
  reviewing: [],
  refusedCountries: [],
  surprise: null,
  declined: null,
  receipts: [],
  applications: null,
  receiptsBefore: 0,
  attempts: {acceptance: 0, decline: 0, application: 0},
  operations: {},
  ...facts,
});
