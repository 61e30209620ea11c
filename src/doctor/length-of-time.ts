/** A length of time in its largest fitting unit, `30 days`. */
export function lengthOfTime(seconds: number, locale: string): string {
  if (Number.isNaN(seconds)) throw new RangeError('no length of time');
  const [amount, unit] = amountOf(Math.abs(seconds));
  return new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'long'}).format(amount);
}

function amountOf(seconds: number): readonly [amount: number, unit: string] {
  if (seconds >= 172_800) return [Math.round(seconds / 86_400), 'day'];
  if (seconds >= 7200) return [Math.round(seconds / 3600), 'hour'];
  return seconds >= 120 ? [Math.round(seconds / 60), 'minute'] : [seconds, 'second'];
}
