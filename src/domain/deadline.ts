import type {DayCalendar} from './calendar.js';
import type {PlainDate} from './schema.js';
import {knownZone} from './known-zone.js';

/** A calendar date in a named zone whose last day counts whole (decision 2). Plain data. */
export interface Deadline {
  readonly lastDay: PlainDate;
  /** IANA zone the date is meant in. */
  readonly zone: string;
  /** Epoch milliseconds of the first moment that is too late. */
  readonly endsAt: number;
}

/** The deadline `days` days after `start`: `start` plus seven days may still be used up to its last moment. */
export function deadlineAfter(start: PlainDate, days: number, zone: string, calendar: DayCalendar): Deadline {
  const lastDay = calendar.addDays(start, days);
  return {lastDay, zone: knownZone(zone, 'UTC'), endsAt: calendar.endOfDay(lastDay, zone)};
}

/** Whether `now`, epoch milliseconds by the server's clock, is too late. */
export const isPast = (deadline: Deadline, now: number): boolean => now >= deadline.endsAt;

/** Days left after today, in the deadline's zone: 0 on the last day itself, negative once it is past. */
export const daysLeft = ({lastDay, zone}: Deadline, now: number, calendar: DayCalendar): number =>
  calendar.daysBetween(calendar.dateAt(now, zone), lastDay);
