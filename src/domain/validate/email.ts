/** E-mail addresses, judged alike in every engine: neither `type=email` nor `URL` takes part. */
import {decode, encode} from 'punycode/punycode.es6.js';
import {nfc} from './nfc.js';

/**
 * What is wrong with an address (P-48, P-49):
 * - `email.empty`: nothing was entered.
 * - `email.noAt`: no `@`, or nothing before it.
 * - `email.twoAts`: more than one `@`.
 * - `email.characters`: white space, quotes, control or invisible characters, or others no mailbox name may have.
 * - `email.localTooLong`: more than 64 octets before the `@`.
 * - `email.tooLong`: more than 254 octets in all.
 * - `email.dots`: the part before the `@` begins or ends with a dot or has two in a row.
 * - `email.domain`: what follows the `@` is no domain of at least two labels.
 */
export type EmailCode =
  | 'email.empty'
  | 'email.noAt'
  | 'email.twoAts'
  | 'email.characters'
  | 'email.localTooLong'
  | 'email.tooLong'
  | 'email.dots'
  | 'email.domain';

/** Longer input is refused unread, so that a pasted megabyte costs nothing. */
const unread = 2_000;

/** Characters that cannot be seen, change the direction of text, or are none: nowhere in an address. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;
/** The RFC 5322 characters of an unquoted mailbox name, the dot, and everything beyond ASCII (RFC 6531). */
const mailbox = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\u0080-\u{10FFFF}-]+$/u;
/** What a label may hold beyond ASCII: small letters, marks, digits and the few contextual signs of IDNA 2008. */
const label = /^(?![\p{M}-])[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}\u00B7\u0375\u05F3\u05F4\u30FB-]+$/u;
const asciiLabel = /^[a-z0-9-]+$/;

const octets = (text: string): number => new TextEncoder().encode(text).length;

/** The address as it is stored and sent: without space around it, NFC, the domain in lower case. */
export function normalizeEmail(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > unread) return trimmed;
  const address = nfc(trimmed);
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at) + nfc(address.slice(at).toLowerCase());
}

/**
 * What is wrong with the address that `text` normalises to, or `null`. International mailbox names and domains are
 * addresses; quoted mailbox names and bare or bracketed IP addresses are not.
 */
export function emailProblem(text: string): EmailCode | null {
  const address = normalizeEmail(text);
  if (address === '') return 'email.empty';
  const at = address.indexOf('@');
  if (at >= 0 && address.includes('@', at + 1)) return 'email.twoAts';
  if (at <= 0) return 'email.noAt';
  if (address.length > unread) return 'email.tooLong';
  const local = address.slice(0, at);
  if (hidden.test(address) || !mailbox.test(local)) return 'email.characters';
  if (octets(local) > 64) return 'email.localTooLong';
  const domain = asciiForm(address.slice(at + 1));
  if (octets(address) > 254 || octets(local) + 1 + (domain?.length ?? 0) > 254) return 'email.tooLong';
  if (/^\.|\.\.|\.$/.test(local)) return 'email.dots';
  return domain === null ? 'email.domain' : null;
}

/**
 * The domain of an address in its ASCII form, `xn--e1afmkfd.com`, where it is not written in Latin letters alone; else
 * `null`. Shown beside the address, it unmasks a domain whose letters only look like another's.
 */
export function asciiDomain(email: string): string | null {
  const domain = normalizeEmail(email).split('@').pop() ?? '';
  if (domain.length > unread || /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(domain)) return null;
  return asciiForm(domain);
}

/** A lower-case domain in ASCII, or `null` where it is none. */
function asciiForm(domain: string): string | null {
  if (domain.length > 254) return null;
  const labels = domain.split('.').map(asciiFormOfLabel);
  const last = labels.at(-1);
  if (labels.length < 2 || labels.includes(null) || /^\d+$/.test(last!)) return null;
  const ascii = labels.join('.');
  return ascii.length > 253 ? null : ascii;
}

function asciiFormOfLabel(text: string): string | null {
  const isAscii = asciiLabel.test(text);
  const readable = isAscii && text.startsWith('xn--') ? decoded(text.slice(4)) : text;
  if (readable === null || !label.test(readable) || text.endsWith('-') || readable.normalize('NFKC') !== readable)
    return null;
  if (!isAscii && text.slice(2, 4) === '--') return null;
  const ascii = isAscii ? text : `xn--${encode(text)}`;
  return ascii.length > 63 ? null : ascii;
}

/** What a label's Punycode stands for; `null` where it is broken or not the one way to write it. */
function decoded(code: string): string | null {
  try {
    const text = decode(code);
    return asciiLabel.test(text) || encode(text) !== code ? null : text;
  } catch {
    return null;
  }
}
