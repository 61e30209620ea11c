/** Answers that `<partner-renewal>` needs. */
import * as v from 'valibot';
import {Agreement, ContractingParty, Reapplication, TextEdition} from '../domain/agreement.js';
import {Receipt} from '../domain/receipt.js';
import {distinct, openPicklist} from '../domain/schema.js';
import {overviewAnswers} from './overview-operations.js';
import {Session, sessionAnswers} from './session-operations.js';

export const renewalAnswers = {
  ...sessionAnswers,
  ...overviewAnswers,
  signIn: Session,
  getAgreement: Agreement,
  getAgreementText: v.object({
    edition: TextEdition,
    format: openPicklist(['plain', 'markdown']),
    title: v.string(),
    text: v.string(),
  }),
  /** Whom the partner would contract with from another principal country, and on which text. */
  previewContractingParty: v.object({
    contractingParty: ContractingParty,
    editions: v.pipe(v.array(TextEdition), v.minLength(1)),
  }),
  inviteSigner: Agreement,
  acceptAgreement: Agreement,
  declineAgreement: Agreement,
  getReapplication: Reapplication,
  applyForCountries: Reapplication,
  getReceipts: v.object({
    /** The newest first; each names the hash of the one before it. */
    receipts: v.pipe(
      v.array(Receipt),
      distinct(({id}) => id),
    ),
  }),
} as const;
export type RenewalOperation = keyof typeof renewalAnswers;
