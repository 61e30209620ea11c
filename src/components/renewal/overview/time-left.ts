import type {OverviewModel} from './overview-model.js';

const minute = 60_000;

/** Kept by locale and unit: they take longer to make than to use. */
const numbers = new Map<string, Intl.NumberFormat>();

function numbersOf(locale: string, unit: 'hour' | 'minute'): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  const kept = numbers.get(key) ?? new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'short'});
  numbers.set(key, kept);
  return kept;
}

/** Hours and minutes to a moment in the user's language, from what is left at `now`: never counted down by itself (F-T1). */
export function timeLeft({t, locale, now}: Pick<OverviewModel, 't' | 'locale' | 'now'>, at: number): string {
  const minutes = Math.max(0, Math.ceil((at - now) / minute));
  const unit = (value: number, name: 'hour' | 'minute') => numbersOf(locale, name).format(value);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const time = [hours > 0 && unit(hours, 'hour'), (rest > 0 || hours === 0) && unit(rest, 'minute')]
    .filter(Boolean)
    .join(' ');
  return t('overview.timeLeft', {time});
}
