/** The moments at which an agreement stands otherwise than before: where a tester lets the clock travel to. */
import type {AgreementRow} from './portal-state.js';

/** The beginnings of the days of grace, the first one first. */
const graceNames = [
  'grace1',
  'grace2',
  'grace3',
  'grace4',
  'grace5',
  'grace6',
  'grace7',
  'grace8',
  'grace9',
  'grace10',
] as const;

export const jumpNames = [
  'renewable',
  'days90',
  'days30',
  'days7',
  'days1',
  'lastDay',
  'overdue',
  ...graceNames,
  'graceEnd',
  'lapsed',
] as const;
export type JumpName = (typeof jumpNames)[number];
type GraceName = (typeof graceNames)[number];

export const isGraceDay = (name: JumpName): name is GraceName => graceNames.some((known) => known === name);

/** A moment of an agreement, as an address has it. */
export interface Jump {
  readonly name: JumpName;
  readonly agreementId: string;
}

export interface AgreementMoment {
  readonly name: JumpName;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The moments of an agreement in its own zone, the earliest first; those that do not happen are left out. */
export function momentsOf(agreement: AgreementRow, graceDays: number): AgreementMoment[] {
  const {registeredOn, acceptedOn, endsOn, renewedUntil, renewableFrom, timeZone: zone} = agreement;
  const acceptance = plusYear(acceptedOn ?? registeredOn);
  const end = renewedUntil ?? endsOn;
  const isAcceptanceFirst = end === null || acceptance < end;
  const due = isAcceptanceFirst ? acceptance : end;
  const moments: readonly (readonly [JumpName, string | null, string])[] = [
    ['renewable', renewableFrom, '00:00:00'],
    ['days90', plusDays(due, -90), '00:00:00'],
    ['days30', plusDays(due, -30), '00:00:00'],
    ['days7', plusDays(due, -7), '00:00:00'],
    ['days1', plusDays(due, -1), '00:00:00'],
    ['lastDay', due, '23:59:00'],
    ['overdue', isAcceptanceFirst ? plusDays(due, 1) : null, '00:00:00'],
    ...graceNames.slice(0, graceDays).map((name, at) => [name, end && plusDays(end, at + 1), '00:00:00'] as const),
    ['graceEnd', end && plusDays(end, graceDays), '23:59:00'],
    ['lapsed', end && plusDays(end, graceDays + 1), '00:00:00'],
  ];
  return moments
    .flatMap(([name, date, time]) => (date === null ? [] : {name, at: momentIn(zone, date, time)}))
    .toSorted((one, other) => one.at - other.at);
}

const plainDate = (epoch: number): string => new Date(epoch).toISOString().slice(0, 10);

const plusDays = (date: string, days: number): string => plainDate(Date.parse(date) + days * 86_400_000);

/** The same day of the next year; 29 February falls on the 28th where there is none. */
function plusYear(date: string): string {
  const [year, rest] = [Number(date.slice(0, 4)) + 1, date.slice(4)];
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}${rest === '-02-29' && !isLeap ? '-02-28' : rest}`;
}

/** When a clock in `zone` shows this date and time, epoch milliseconds. */
function momentIn(zone: string, date: string, time: string): number {
  const shown = Date.parse(`${date}T${time}Z`);
  // The first guess may lie on the other side of a clock change, the second does not.
  const guess = shown - offsetAt(shown, zone);
  return shown - offsetAt(guess, zone);
}

/** Clocks by their zones: each takes long to make. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const [two, numeric] = ['2-digit', 'numeric'] as const;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    ...{year: numeric, month: two, day: two, hour: two, minute: two, second: two},
  });
  clocks.set(timeZone, clock);
  return clock;
}

function offsetAt(epoch: number, zone: string): number {
  const {year, month, day, hour, minute, second} = Object.fromEntries(
    clockIn(zone)
      .formatToParts(epoch)
      .map(({type, value}) => [type, value]),
  );
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(epoch / 1000) * 1000;
}
