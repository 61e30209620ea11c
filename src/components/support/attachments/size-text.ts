/** Sizes and parts in the user's language. */

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A number of bytes in the largest unit of which there is at least one. */
export function sizeText(bytes: number, locale: string): string {
  let [value, step] = [bytes, 0];
  // 999.95 is written as 1,000 and belongs to the next unit.
  while (value >= 999.95 && step < units.length - 1) {
    value /= 1000;
    step++;
  }
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step]!,
    // "9 byte" is what the short form says.
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  });
  return format.format(value);
}

/** A part of a whole in percent, never 100 before it is the whole. */
export const partText = (part: number, whole: number, locale: string): string =>
  new Intl.NumberFormat(locale, {style: 'percent'}).format(
    whole > 0 ? (part < whole ? Math.floor((part / whole) * 100) / 100 : 1) : 1,
  );
