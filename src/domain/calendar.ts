/** Calendar arithmetic in named zones, over plain dates and epoch milliseconds. */
import type {Temporal as TemporalTypes} from 'temporal-polyfill';
import type {PlainDate} from './schema.js';
import {knownZone} from './known-zone.js';

/**
 * Synchronous calendar functions over strings and epoch milliseconds; no Temporal object leaves them.
 * A zone the engine does not know counts as UTC. A date that does not exist throws a `RangeError`: dates are
 * validated where they come in.
 */
export interface DayCalendar {
  /** The first moment of `date` in `zone`, epoch milliseconds. Not always 00:00: a clock change may skip it. */
  startOfDay(date: PlainDate, zone: string): number;
  /** The first moment after `date` in `zone`: the exclusive end of a deadline's last day (decision 2). */
  endOfDay(date: PlainDate, zone: string): number;
  /** `date` moved by whole days; negative moves back. */
  addDays(date: PlainDate, days: number): PlainDate;
  /** `date` moved by whole years; 29 February falls on 28 February where the year has none (decision 4). */
  addYears(date: PlainDate, years: number): PlainDate;
  /** The calendar date at a moment in `zone`. */
  dateAt(epoch: number, zone: string): PlainDate;
  /** Whole days from `from` to `to`; negative where `to` is earlier. */
  daysBetween(from: PlainDate, to: PlainDate): number;
}

export interface Calendar extends DayCalendar {
  /** What it is over, for arithmetic that one flow alone needs. */
  readonly Day: Temporal['PlainDate'];
}

type Temporal = Pick<typeof TemporalTypes, 'PlainDate' | 'Instant'>;

/** A calendar over one implementation of Temporal. {@link loadCalendar} chooses it. */
export function calendarOver({PlainDate: Day, Instant}: Temporal): Calendar {
  const startOfDay = (date: PlainDate, zone: string): number => {
    const day = Day.from(date);
    return day.toZonedDateTime({timeZone: knownZone(zone, 'UTC')}).epochMilliseconds;
  };
  const addDays = (date: PlainDate, days: number): PlainDate => Day.from(date).add({days}).toString();
  return {
    startOfDay,
    endOfDay: (date, zone) => startOfDay(addDays(date, 1), zone),
    addDays,
    addYears: (date, years) => Day.from(date).add({years}).toString(),
    dateAt: (epoch, zone) =>
      Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(knownZone(zone, 'UTC')).toPlainDate().toString(),
    daysBetween: (from, to) => Day.from(from).until(Day.from(to), {largestUnit: 'day'}).days,
    Day,
  };
}

let loading: Promise<Calendar> | undefined;

/**
 * The calendar, from the engine's Temporal where it has one, else from a polyfill loaded now. One for the page; a
 * load that failed is tried again at the next call, which rejects with the import's error until one succeeds.
 */
export function loadCalendar(): Promise<Calendar> {
  loading ??= chooseTemporal().then(calendarOver, (error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function chooseTemporal(): Promise<Temporal> {
  const native = (globalThis as {Temporal?: Temporal}).Temporal;
  return native ?? (await import('temporal-polyfill')).Temporal;
}
