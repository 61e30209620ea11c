/**
 * Verifies a receipt of an accepted agreement without a network, a server or the rest of the kit. What a receipt is and
 * what its verification proves: docs/receipt.md.
 */
import {canonicalJson} from './canonical-json.js';
import {sha256Hex} from './sha-256.js';

type Check = (value: unknown) => boolean;

const matches =
  (pattern: RegExp, longest: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= longest && pattern.test(value);
/** Any text but none, without a half of a surrogate pair. */
const text = (longest: number): Check => matches(/^\P{Surrogate}+$/u, longest);
const language = matches(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/, 100);
const sha256 = matches(/^[0-9a-f]{64}$/, 64);

const instantForm = matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, 30);

function instant(value: unknown): boolean {
  if (!instantForm(value)) return false;
  const seconds = (value as string).slice(0, 19);
  const moment = Date.parse(`${seconds}Z`);
  // Engines read a day that does not exist as the one after the month's last.
  return moment >= 0 && new Date(moment).toISOString().startsWith(seconds);
}

const maximumCountries = 300;
const country = matches(/^[A-Z]{2}$/, 2);
const countries: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every(country) && new Set(value).size === value.length;

/** Every field of a receipt, and what it has to look like. */
const forms = {
  schemaVersion: (value) => value === 1,
  id: text(200),
  agreementId: text(200),
  agreementName: text(500),
  textVersion: text(200),
  textLanguage: language,
  textHash: sha256,
  contractingParty: text(500),
  countries,
  signerName: text(500),
  signerTitle: text(500),
  signerAccountId: text(200),
  attestation: text(5000),
  attestationLanguage: language,
  acceptedAt: instant,
  previousHash: (value) => value === null || sha256(value),
  hash: sha256,
} satisfies Record<string, Check>;

export type ReceiptField = keyof typeof forms;
/** The names of a receipt's fields, in the order in which they are best read. */
export const receiptFields = Object.keys(forms) as readonly ReceiptField[];

/**
 * What is wrong with a receipt. A field's name: it is missing or not of its form. `notReceipt`: no receipt at all.
 * `otherSchema`: of a schema this function does not know; nothing else was looked at. `strayField`: it has a field that
 * receipts have not. `altered`: its hash is not that of its content. `otherHash`: it is not the receipt with the hash
 * given. `otherText`: the text given is not the one that was accepted. `otherPrevious`: the receipt given is not the one
 * before. `brokenPrevious`: the receipt given as the one before is not valid itself. `laterPrevious`: it was accepted
 * after this one. `noCrypto`: nothing can be computed here, because the page is not in a secure context.
 */
export type ReceiptProblem =
  | ReceiptField
  | 'notReceipt'
  | 'otherSchema'
  | 'strayField'
  | 'altered'
  | 'otherHash'
  | 'otherText'
  | 'otherPrevious'
  | 'brokenPrevious'
  | 'laterPrevious'
  | 'noCrypto';

export type ReceiptVerdict =
  {readonly valid: true} | {readonly valid: false; readonly problems: readonly ReceiptProblem[]};

/** What a receipt is compared with. What is left out is not judged. */
export interface ReceiptEvidence {
  /** The agreement's text as it was shown: the text itself, or the bytes of the file that was downloaded. */
  readonly text?: string | BufferSource;
  /** The receipt before this one; `null`: there was none. */
  readonly previous?: unknown;
  /** The receipt's hash as another source has it: the vendor's record, a mail, a printed copy. */
  readonly hash?: string;
}

/**
 * Whether `receipt` is whole, unaltered and fits the evidence. Takes any value and never rejects: it reads only the
 * fields that a receipt has, each once, and gives up on what is longer than a receipt can be.
 */
export async function verifyReceipt(receipt: unknown, evidence: ReceiptEvidence = {}): Promise<ReceiptVerdict> {
  const problems = await problemsOf(receipt, evidence);
  return problems.length === 0 ? {valid: true} : {valid: false, problems};
}

type Fields = Readonly<Record<ReceiptField, unknown>>;

async function problemsOf(receipt: unknown, evidence: ReceiptEvidence): Promise<ReceiptProblem[]> {
  if (!globalThis.crypto?.subtle) return ['noCrypto'];
  const {fields, problems} = read(receipt);
  if (!fields || problems.length > 0) return problems;
  if (!(await isSealed(fields))) problems.push('altered');
  if (evidence.hash !== undefined && evidence.hash !== fields.hash) problems.push('otherHash');
  if (evidence.text !== undefined && (await hashOf(evidence.text)) !== fields.textHash) problems.push('otherText');
  if (evidence.previous !== undefined) problems.push(...(await linkProblems(fields, evidence.previous)));
  return problems;
}

/** The fields of a receipt, copied, and what is wrong with them one by one. */
function read(value: unknown): {readonly fields?: Fields; readonly problems: ReceiptProblem[]} {
  try {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {problems: ['notReceipt']};
    const names = Object.keys(value);
    if (!names.includes('schemaVersion') || !names.includes('hash')) return {problems: ['notReceipt']};
    const source = value as Readonly<Record<string, unknown>>;
    const fields = Object.fromEntries(
      receiptFields.map((name) => [name, Object.hasOwn(source, name) ? copy(source[name]) : undefined]),
    ) as Fields;
    if (!forms.schemaVersion(fields.schemaVersion)) return {problems: ['otherSchema']};
    const problems: ReceiptProblem[] = receiptFields.filter((name) => !forms[name](fields[name]));
    if (names.some((name) => !Object.hasOwn(forms, name))) problems.push('strayField');
    return {fields, problems};
  } catch {
    return {problems: ['notReceipt']};
  }
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value) || value.length > maximumCountries) return undefined;
  return Array.from({length: value.length}, (_, index) => value[index] as unknown);
}

async function isSealed({hash, ...content}: Fields): Promise<boolean> {
  return (await sha256Hex(canonicalJson(content))) === hash;
}

/** The hash of a text; nothing where it has none because it is no text. */
async function hashOf(evidence: string | BufferSource): Promise<string | undefined> {
  if (typeof evidence === 'string' && /\p{Surrogate}/u.test(evidence)) return undefined;
  return sha256Hex(evidence).catch(() => undefined);
}

async function linkProblems({previousHash, acceptedAt}: Fields, previous: unknown): Promise<ReceiptProblem[]> {
  if (previous === null) return previousHash === null ? [] : ['otherPrevious'];
  const {fields, problems} = read(previous);
  if (!fields || problems.length > 0 || !(await isSealed(fields))) return ['brokenPrevious'];
  if (fields.hash !== previousHash) return ['otherPrevious'];
  return Date.parse(fields.acceptedAt as string) > Date.parse(acceptedAt as string) ? ['laterPrevious'] : [];
}
