import type {Calendar} from '../calendar.js';
import {knownZone} from '../known-zone.js';
import type {PlainDate} from '../schema.js';

/**
 * The moment at which a clock in `zone` shows `time`, `HH:MM`, on `date`; `24:00` is the end of the day. Where it
 * shows it twice, the first time; where it never does, the moment at which the clock was put forward past it.
 */
export function momentAt(calendar: Calendar, date: PlainDate, time: string, zone: string): number {
  if (time === '24:00') return calendar.endOfDay(date, zone);
  const moment = calendar.Day.from(date).toZonedDateTime({timeZone: knownZone(zone, 'UTC'), plainTime: time});
  const isShown = moment.toPlainDateTime().toString().startsWith(`${date}T${time}`);
  return (isShown ? moment : (moment.getTimeZoneTransition('previous') ?? moment)).epochMilliseconds;
}
