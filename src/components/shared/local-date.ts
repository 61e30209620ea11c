import {knownZone} from '../../domain/known-zone.js';

/** The calendar date, `YYYY-MM-DD`, of a moment in `zone`; without one, where the person is. */
export function localDate(epoch: number, zone?: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone && knownZone(zone, 'UTC'),
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(epoch);
  const part = (type: 'year' | 'month' | 'day') => parts.find((one) => one.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}
