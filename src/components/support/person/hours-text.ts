/** When somebody is there, in words: days of the week that are alike together (K-29). */
import type {BusinessHours} from '../../../domain/support/support-policy.js';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** A Monday, the days after it follow. */
const aMonday = Date.UTC(2024, 0, 1);

const timesOf = (hours: BusinessHours, day: (typeof weekdays)[number]): string =>
  hours[day]
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map(({from, to}) => `${from}–${to}`)
    .join(', ');

/** Whether there is no closed hour in the week. */
export const isAlways = (hours: BusinessHours): boolean =>
  weekdays.every((day) => timesOf(hours, day) === '00:00–24:00') && hours.holidays.length === 0;

/** Days that follow one another and have the same hours: `Mon – Fri`, `09:00–17:00`. */
export type HoursLine = Readonly<Record<'days' | 'times', string>>;

/** The week in lines. Empty: nobody is ever there. */
export function hoursLines(hours: BusinessHours, locale: string): readonly HoursLine[] {
  const format = new Intl.DateTimeFormat(locale, {weekday: 'short', timeZone: 'UTC'});
  const names = weekdays.map((_, index) => format.format(aMonday + index * 86_400_000));
  const lines: HoursLine[] = [];
  for (let first = 0; first < weekdays.length;) {
    const times = timesOf(hours, weekdays[first]!);
    let last = first;
    while (last + 1 < weekdays.length && timesOf(hours, weekdays[last + 1]!) === times) last += 1;
    if (times !== '') lines.push({days: `${names[first]}${last > first ? ` – ${names[last]}` : ''}`, times});
    first = last + 1;
  }
  return lines;
}

const units = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** A span of minutes in the largest unit that it is whole in. Of business hours, days are none. */
export function spanText(minutes: number, clock: 'business' | 'always', locale: string): string {
  const [unit, length] = units.find(
    ([name, size]) => minutes % size === 0 && !(name === 'day' && clock === 'business'),
  )!;
  return new Intl.NumberFormat(locale, {style: 'unit', unit, unitDisplay: 'long'}).format(minutes / length);
}
