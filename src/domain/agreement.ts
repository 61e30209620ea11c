/** The vocabulary of a partner's agreements: what the back end tells of one. Its standing is derived, never stored. */
import * as v from 'valibot';
import {AgreementSummary} from './agreement-summary.js';
import {Receipt} from './receipt.js';
import {
  CountryCode,
  distinct,
  Id,
  Instant,
  LanguageTag,
  openPicklist,
  OperationId,
  PlainDate,
  Sha256,
} from './schema.js';

export {AgreementDates, agreementStatuses, AgreementSummary} from './agreement-summary.js';

const text = v.string();

/** One version of an agreement's text in one language. */
export const TextEdition = v.object({
  /** The vendor's name of the version; compared for equality only. */
  version: Id,
  language: LanguageTag,
  hash: Sha256,
});
export type TextEdition = v.InferOutput<typeof TextEdition>;

/** The vendor's legal entity that the partner contracts with, by principal country. */
export const ContractingParty = v.object({id: Id, name: text, country: CountryCode});
export type ContractingParty = v.InferOutput<typeof ContractingParty>;

/** A distributor that a country is supplied through. */
export const DistributorAccount = v.object({name: text, accountNumber: text});
export type DistributorAccount = v.InferOutput<typeof DistributorAccount>;

/** One country of business under an agreement. */
export const BusinessCountry = v.object({
  country: CountryCode,
  /** Postal address of the physical location, lines separated by line feeds. */
  address: text,
  distributors: v.optional(v.array(DistributorAccount), []),
  /** What ends in this country when it is dropped, in the vendor's words; `null`: the kit's own. */
  dropEffect: v.optional(v.nullable(text), null),
});
export type BusinessCountry = v.InferOutput<typeof BusinessCountry>;

/** A question of the integrity questionnaire. Unknown kinds are asked as text. */
export const IntegrityQuestion = v.object({
  id: Id,
  kind: openPicklist(['yesNo', 'text', 'choice']),
  text,
  hint: v.optional(text, ''),
  /** `choice`: what may be chosen. */
  options: v.optional(v.array(v.object({id: Id, text})), []),
  required: v.optional(v.boolean(), true),
  /** Asked only where another question was answered so. */
  onlyIf: v.optional(v.nullable(v.object({question: Id, answer: text})), null),
});
export type IntegrityQuestion = v.InferOutput<typeof IntegrityQuestion>;

/** A notice of the vendor's beside the flow. Other kinds are shown as plain notices. */
export const AgreementNotice = v.object({
  kind: openPicklist(['releaseOfInformation', 'directAgreement']),
  /** The vendor's words; empty: the kit's own for this kind. */
  text: v.optional(text, ''),
});
export type AgreementNotice = v.InferOutput<typeof AgreementNotice>;

/** Everything that renewing one agreement needs. */
export const Agreement = v.object({
  ...AgreementSummary.entries,
  company: v.object({
    id: Id,
    name: text,
    /** Principal country of business; it decides the contracting party. */
    country: CountryCode,
    registrationNumber: v.optional(text, ''),
    address: v.optional(text, ''),
  }),
  businessCountries: v.pipe(
    v.array(BusinessCountry),
    distinct(({country}) => country),
  ),
  contractingParty: ContractingParty,
  /** The current text in every language it has; the first is the one proposed. */
  editions: v.pipe(v.array(TextEdition), v.minLength(1)),
  /** What was accepted last; `null`: nothing is on record. */
  acceptedEdition: v.optional(v.nullable(TextEdition), null),
  questionnaire: v.optional(v.nullable(v.array(IntegrityQuestion)), null),
  notices: v.optional(v.array(AgreementNotice), []),
  /** The signer who was invited and has not signed yet; `null`: none. */
  invitedSigner: v.optional(v.nullable(v.object({email: text, invitedAt: Instant})), null),
  /** When the acceptance that is under review was received; `null`: not known, or nothing is under review. */
  reviewSince: v.optional(v.nullable(Instant), null),
  /** When a decision on what is under review is expected; `null`: not known. */
  reviewExpectedOn: v.optional(v.nullable(PlainDate), null),
  /** Countries that the newest acceptance was refused for, with the server's code (partial result). */
  refusedCountries: v.optional(v.array(v.object({country: CountryCode, code: text})), []),
  /** The receipt of the newest acceptance; `null`: none, or not sealed yet. */
  latestReceipt: v.optional(v.nullable(Receipt), null),
  /** Ids of the once-only operations, issued with the agreement (decision 8). */
  operations: v.object({acceptance: OperationId, decline: OperationId}),
});
export type Agreement = v.InferOutput<typeof Agreement>;
export type AgreementInput = v.InferInput<typeof Agreement>;

/** One country's line in a re-application after the agreement lapsed (decision 5). */
export const ReapplicationCountry = v.object({
  country: CountryCode,
  contractingParty: ContractingParty,
  edition: TextEdition,
  /** Who signed or is to sign; `null`: nobody yet. */
  signer: v.optional(v.nullable(text), null),
  /** `open`: to be accepted. `dropped`: the company does no business there any more. */
  state: openPicklist(['open', 'accepted', 'underReview', 'refused', 'dropped']),
  /** Why it was refused, the server's code; `null`: not refused. */
  code: v.optional(v.nullable(text), null),
  /** What ends in this country when it is dropped, in the vendor's words; `null`: the kit's own. */
  dropEffect: v.optional(v.nullable(text), null),
});
export type ReapplicationCountry = v.InferOutput<typeof ReapplicationCountry>;

/** A new application after an agreement lapsed: one line for every country of business (decision 5, R-10). */
export const Reapplication = v.object({
  agreementId: Id,
  /** The agreement's name and the company, shown as they are. */
  agreementName: text,
  companyName: text,
  countries: v.pipe(
    v.array(ReapplicationCountry),
    distinct(({country}) => country),
  ),
  /** When a decision on what is under review is expected; `null`: not known. */
  reviewExpectedOn: v.optional(v.nullable(PlainDate), null),
  /** Receipts of the countries that were accepted, the newest first. */
  receipts: v.optional(v.array(Receipt), []),
  /** Id of the next submission (decision 8). */
  operationId: OperationId,
});
export type Reapplication = v.InferOutput<typeof Reapplication>;
