/** When somebody is there, in words: weekdays with their hours, in the zone they are meant in. */
import type {BusinessHours} from '../../domain/support/support-policy.js';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Some Monday; the days after it have the other names. */
const monday = Date.UTC(2024, 0, 1);
const dayMilliseconds = 86_400_000;

/** Whether somebody is there day and night, on every day. */
export const isAroundTheClock = (hours: BusinessHours): boolean =>
  hours.holidays.length === 0 &&
  weekdays.every((day) => hours[day].some(({from, to}) => from === '00:00' && to === '24:00'));

/** Weekdays with equal hours together, `Mon–Fri 09:00–17:00`; days without hours are left out. */
export function weeklyHours(hours: BusinessHours, locale: string): readonly string[] {
  const names = new Intl.DateTimeFormat(locale, {weekday: 'short', timeZone: 'UTC'});
  const name = (day: number): string => names.format(monday + day * dayMilliseconds);
  const times = weekdays.map((day) =>
    hours[day]
      .toSorted((one, other) => (one.from < other.from ? -1 : 1))
      .map(({from, to}) => `${from}–${to}`)
      .join(', '),
  );
  const lines: string[] = [];
  for (let first = 0; first < 7;) {
    let last = first;
    while (last < 6 && times[last + 1] === times[first]) last++;
    if (times[first]) lines.push(`${first === last ? name(first) : `${name(first)}–${name(last)}`} ${times[first]}`);
    first = last + 1;
  }
  return lines;
}
