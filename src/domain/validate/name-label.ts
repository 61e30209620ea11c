/** Names that become one label of a domain: subdomains, SIP prefixes and meeting site names. */

import {nfc} from './nfc.js';

/**
 * What is wrong with such a name:
 * - `label.empty`: nothing was entered.
 * - `label.characters`: something besides the letters a to z, digits and, where allowed, hyphens.
 * - `label.tooLong`: more than 63 characters.
 * - `label.hyphen`: a hyphen at the beginning or end, or two in a row.
 * - `label.reserved`: a name nobody may take.
 */
export type LabelCode = 'label.empty' | 'label.characters' | 'label.tooLong' | 'label.hyphen' | 'label.reserved';

export interface LabelRules {
  /** Names nobody may take, in any case. */
  reserved: readonly string[];
}

/** The name as it is checked, compared and sent: without space around it, NFC, ASCII letters in lower case. */
export const normalizeLabel = (text: string): string =>
  nfc(text.trim()).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** What is wrong with a subdomain: ASCII letters and digits only, 1 to 63 of them, none reserved (P-71). */
export const labelProblem = (text: string, rules: LabelRules): LabelCode | null =>
  problemOf(text, /^[a-z0-9]+$/, rules);

/** What is wrong with a meeting site name: as {@link labelProblem}, single hyphens inside allowed (P-60, P-62). */
export const siteNameProblem = (text: string, rules: LabelRules): LabelCode | null =>
  problemOf(text, /^[a-z0-9-]+$/, rules);

/** Longer input is refused unread, so that a pasted megabyte costs nothing. */
const unread = 2_000;

function problemOf(text: string, allowed: RegExp, {reserved}: LabelRules): LabelCode | null {
  if (text.trim().length > unread) return 'label.tooLong';
  const name = normalizeLabel(text);
  if (name === '') return 'label.empty';
  if (!allowed.test(name)) return 'label.characters';
  if (name.length > 63) return 'label.tooLong';
  if (/^-|--|-$/.test(name)) return 'label.hyphen';
  return reserved.some((word) => normalizeLabel(word) === name) ? 'label.reserved' : null;
}
