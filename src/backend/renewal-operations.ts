/** Answers that `<partner-renewal>` needs. */
import * as v from 'valibot';
import {Agreement, AgreementSummary, ContractingParty, Reapplication, TextEdition} from '../domain/agreement.js';
import {Receipt} from '../domain/receipt.js';
import {Count, distinct, openPicklist} from '../domain/schema.js';
import {Session, sessionAnswers} from './session-operations.js';

export const renewalAnswers = {
  ...sessionAnswers,
  signIn: Session,
  listAgreements: v.object({
    /** Whether the company is a registered partner; only those renew. */
    registered: v.optional(v.boolean(), true),
    agreements: v.pipe(
      v.array(AgreementSummary),
      distinct(({id}) => id),
    ),
    /** Where the next page begins; `null`: this is the last. */
    nextCursor: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4000))), null),
    /** How many there are in all with this filter; `null`: not counted. */
    total: v.optional(v.nullable(Count), null),
  }),
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
