/** Moments and sizes as the history and a case say them, where the person is. Made once per language. */

export interface CaseTimes {
  /** Names the day of a moment: two of one day have the same. */
  dayKey(epoch: number): string;
  /** The day in full. */
  day(epoch: number): string;
  /** The time of day. */
  time(epoch: number): string;
  /** Day and time in a few characters, for rows; with the year where it is not this year's. */
  short(epoch: number, now: number): string;
  /** Day and time in full, with the zone. */
  moment(epoch: number): string;
  /** A number of bytes in the unit that suits it. */
  bytes(count: number): string;
  /** IANA zone in which moments are told. */
  readonly zone: string;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** @param zone IANA zone; `undefined`: where the person is. */
export function caseTimes(locale: string, zone?: string): CaseTimes {
  const made = (options: Intl.DateTimeFormatOptions, tag = locale) =>
    new Intl.DateTimeFormat(tag, {timeZone: zone, ...options});
  const key = made(
    {year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'gregory', numberingSystem: 'latn'},
    'en',
  );
  const day = made({dateStyle: 'long'});
  const clock = {hour: 'numeric', minute: '2-digit'} as const;
  const time = made(clock);
  const short = made({day: 'numeric', month: 'short', ...clock});
  const shortYear = made({day: 'numeric', month: 'short', year: 'numeric'});
  const moment = made({year: 'numeric', month: 'long', day: 'numeric', ...clock, timeZoneName: 'short'});
  const year = made({year: 'numeric', calendar: 'gregory', numberingSystem: 'latn'}, 'en');
  const sizes = units.map(
    (unit, index) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        // "9 byte" is what the short form says.
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: index > 1 ? 1 : 0,
      }),
  );
  return {
    zone: zone ?? day.resolvedOptions().timeZone,
    dayKey: (epoch) => key.format(epoch),
    day: (epoch) => day.format(epoch),
    time: (epoch) => time.format(epoch),
    short: (epoch, now) => (year.format(epoch) === year.format(now) ? short : shortYear).format(epoch),
    moment: (epoch) => moment.format(epoch),
    bytes: (count) => {
      const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
      return sizes[step]!.format(count / 1000 ** step);
    },
  };
}

const known = new Map<string, CaseTimes>();

/** What {@link caseTimes} makes for a language where the person is; the same object each time. */
export function timesFor(locale: string): CaseTimes {
  let times = known.get(locale);
  if (!times) known.set(locale, (times = caseTimes(locale)));
  return times;
}
