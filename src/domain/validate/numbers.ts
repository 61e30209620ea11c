/** Whole numbers as people type them, in the digits of any script. */

/** `licenses.empty`: nothing was entered. `licenses.number`: not a whole number of zero or more. */
export type LicenseCode = 'licenses.empty' | 'licenses.number';

const isDigit = (codePoint: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(codePoint));

/** The value of a decimal digit: Unicode lists the ten of a set in a row, from zero. */
function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0)!;
  let zero = codePoint;
  while (isDigit(zero - 1)) zero--;
  return (codePoint - zero) % 10;
}

/**
 * The number of licences that `text` says, or `null`. Digits only: a sign, fraction, exponent or thousands separator
 * is none, because separators mean different numbers in different countries. At most 9,007,199,254,740,991.
 */
export function licenseCount(text: string): number | null {
  const digits = text.trim();
  if (digits.length > 64 || !/^\p{Nd}+$/u.test(digits)) return null;
  const count = Number([...digits].map(digitValue).join(''));
  return Number.isSafeInteger(count) ? count : null;
}

/** What is wrong with a number of licences; `null` where nothing is (P-63). */
export function licenseProblem(text: string): LicenseCode | null {
  if (text.trim() === '') return 'licenses.empty';
  return licenseCount(text) === null ? 'licenses.number' : null;
}
