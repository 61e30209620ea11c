/** When somebody is there, and when so and so many minutes of that have passed: hours, holidays and zones as data (S-16). */
import type {Calendar} from '../calendar.js';
import {knownZone} from '../known-zone.js';
import type {PlainDate} from '../schema.js';
import {momentAt} from './moment-at.js';
import type {BusinessHours} from './support-policy.js';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A stretch of time in which somebody is there; epoch milliseconds, the end excluded. */
export interface OpenStretch {
  readonly from: number;
  readonly to: number;
}

/** Hours that are closed for this many days on end count as closed for good. */
const longestSearch = 400;

const openTimesOn = (hours: BusinessHours, date: PlainDate) =>
  hours.holidays.includes(date) ? [] : hours[weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]!];

/**
 * The stretches from the first moment at or after `from`, in order and without overlap, until there are none for more
 * than a year. Clock changes are minded: hours that a change skips are not held, those it repeats count once more only
 * where they last through it.
 */
export function* openStretches(hours: BusinessHours, from: number, calendar: Calendar): Generator<OpenStretch> {
  const zone = knownZone(hours.zone, 'UTC');
  const times = Object.fromEntries(
    weekdays.map((day) => [day, hours[day].toSorted((a, b) => (a.from < b.from ? -1 : 1))]),
  );
  let date = calendar.dateAt(from, zone);
  let reached = from;
  for (let closedDays = 0; closedDays <= longestSearch; closedDays++) {
    for (const time of openTimesOn({...hours, ...times}, date)) {
      const begin = Math.max(reached, momentAt(calendar, date, time.from, zone));
      const end = momentAt(calendar, date, time.to, zone);
      if (begin >= end) continue;
      yield {from: begin, to: end};
      reached = end;
      closedDays = 0;
    }
    date = calendar.addDays(date, 1);
  }
}

/** The moment at which `minutes` of open time have passed since `from`; `null`: never. Exactly at a closing time counts. */
export function afterOpenMinutes(
  hours: BusinessHours,
  from: number,
  minutes: number,
  calendar: Calendar,
): number | null {
  let left = minutes * 60_000;
  for (const stretch of openStretches(hours, from, calendar)) {
    const length = stretch.to - stretch.from;
    if (length >= left) return stretch.from + left;
    left -= length;
  }
  return null;
}

/** Whether somebody is there, and when that changes; `until`: `null` where it does not within a year or so. */
export interface Opening {
  readonly isOpen: boolean;
  /** Epoch milliseconds. */
  readonly until: number | null;
}

/** Most stretches that are joined to one: longer than that is day and night. */
const joinedDays = 8;

export function openingAt(hours: BusinessHours, now: number, calendar: Calendar): Opening {
  let until: number | null = null;
  let joined = 0;
  for (const stretch of openStretches(hours, now, calendar)) {
    if (until === null && stretch.from > now) return {isOpen: false, until: stretch.from};
    if (until !== null && stretch.from > until) break;
    until = stretch.to;
    if (++joined > joinedDays * 4 && until - now > joinedDays * 86_400_000) return {isOpen: true, until: null};
  }
  return {isOpen: until !== null, until};
}
