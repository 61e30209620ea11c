/** The receipt of an accepted agreement: what was accepted, by whom, when, in one sealed record. */
import * as v from 'valibot';
import {canonicalJson} from './canonical-json.js';
import {CountryCode, distinct, Id, Instant, LanguageTag, Sha256} from './schema.js';
import {sha256Hex} from './sha-256.js';

const text = (longest: number) =>
  v.pipe(v.string(), v.minLength(1), v.maxLength(longest), v.regex(/^\P{Surrogate}+$/u));
const WellFormedId = v.pipe(Id, v.regex(/^\P{Surrogate}+$/u));

const content = {
  /** The version of this schema; a receipt of another one has other fields. */
  schemaVersion: v.literal(1),
  id: WellFormedId,
  agreementId: WellFormedId,
  /** The agreement's name as it was shown. */
  agreementName: text(500),
  textVersion: text(200),
  /** The language of the text that was accepted, which need not be the page's (decision 13). */
  textLanguage: LanguageTag,
  /** SHA-256 of the UTF-8 of the exact text. */
  textHash: Sha256,
  /** The vendor's legal entity that is the other party. */
  contractingParty: text(500),
  /** The countries it was accepted for. */
  countries: v.pipe(
    v.array(CountryCode),
    v.minLength(1),
    v.maxLength(300),
    distinct((code) => code),
  ),
  signerName: text(500),
  signerTitle: text(500),
  /** The account the signer was signed in with. */
  signerAccountId: WellFormedId,
  /** The exact sentence that was ticked. */
  attestation: text(5000),
  attestationLanguage: LanguageTag,
  /** When the server received the acceptance, by its clock, in UTC with seconds. */
  acceptedAt: v.pipe(Instant, v.regex(/:\d\d:\d\d(\.\d+)?Z$/)),
  /** The hash of the receipt before this one; `null`: it is the first. */
  previousHash: v.nullable(Sha256),
};

export const ReceiptContent = v.strictObject(content);
export type ReceiptContent = v.InferOutput<typeof ReceiptContent>;

export const Receipt = v.strictObject({
  ...content,
  /** SHA-256 of the canonical JSON (RFC 8785) of everything above. */
  hash: Sha256,
});
export type Receipt = v.InferOutput<typeof Receipt>;

/** The receipt of `content`, with its hash. */
export async function sealReceipt(receipt: ReceiptContent): Promise<Receipt> {
  return {...receipt, hash: await sha256Hex(canonicalJson(receipt))};
}
