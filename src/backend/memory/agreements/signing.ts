/** Who signs and what was ticked, and the receipt of it. */
import type {TextEdition} from '../../../domain/agreement.js';
import {canonicalJson} from '../../../domain/canonical-json.js';
import type {Receipt, ReceiptContent} from '../../../domain/receipt.js';
import {emailProblem} from '../../../domain/validate/email.js';
import {cleanText, nameProblem} from '../../../domain/validate/text.js';
import {sha256} from '../sha-256.js';
import {isoInstant, reject} from '../world.js';
import type {MemoryAgreement, MemorySignature} from './agreement-state.js';

type Signature = Pick<MemorySignature, 'signer' | 'attestation'>;

/** The longest sentence of attestation. */
const attestationLimit = 5000;

/** What is wrong with a signature, by path in the request. */
export function signatureProblems({signer, attestation}: Signature): Record<string, string> {
  const title = nameProblem(signer.title)?.replace('name.', 'title.') ?? null;
  return problemsOnly({
    'signer.name': nameProblem(signer.name),
    'signer.title': title,
    'signer.email': emailProblem(signer.email),
    'attestation.text': attestationProblem(attestation.text),
  });
}

function attestationProblem(text: string): string | null {
  if (text.trim() === '') return 'attestation.empty';
  if (text.length > attestationLimit) return 'attestation.tooLong';
  return /\p{Surrogate}/u.test(text) ? 'attestation.characters' : null;
}

/** The fields that something is wrong with. */
export const problemsOnly = (problems: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null));

/** Rejects as `invalid` where something is wrong with a field. */
export function requireNoProblems(fields: Record<string, string>): void {
  if (Object.keys(fields).length > 0) reject({kind: 'invalid', fields});
}

/** Adds the receipt of what was signed to the agreement's chain. */
export function addReceipt(
  agreement: MemoryAgreement,
  signature: MemorySignature,
  facts: {readonly edition: TextEdition; readonly contractingParty: string; readonly countries: readonly string[]},
): Receipt {
  const {signer, attestation, accountId, receivedAt} = signature;
  const {receipts} = agreement;
  const content: ReceiptContent = {
    schemaVersion: 1,
    id: `${agreement.id}-receipt-${receipts.length + 1}`,
    agreementId: agreement.id,
    agreementName: agreement.name,
    textVersion: facts.edition.version,
    textLanguage: facts.edition.language,
    textHash: facts.edition.hash,
    contractingParty: facts.contractingParty,
    countries: [...facts.countries],
    signerName: cleanText(signer.name),
    signerTitle: cleanText(signer.title),
    signerAccountId: accountId,
    attestation: attestation.text,
    attestationLanguage: attestation.language,
    acceptedAt: isoInstant(receivedAt),
    previousHash: receipts.at(-1)?.hash ?? null,
  };
  const receipt = {...content, hash: sha256(canonicalJson(content))};
  receipts.push(receipt);
  return receipt;
}
