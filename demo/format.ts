import {policy} from './policy.js';

const zone = policy.timeZone;

export interface Format {
  /** A calendar date, `YYYY-MM-DD`. */
  date(plainDate: string): string;
  /** Day and month of a moment, with its time if it is today. */
  brief(epoch: number, now: number): string;
  /** A moment in the portal's zone, which is named: written as the kit writes one. */
  moment(epoch: number): string;
  /** Hours to seconds on this device. */
  time(epoch: number): string;
}

const formats = new Map<string, Format>();

export function formatFor(intl: string): Format {
  const known = formats.get(intl) ?? createFormat(intl);
  formats.set(intl, known);
  return known;
}

function createFormat(intl: string): Format {
  const date = new Intl.DateTimeFormat(intl, {dateStyle: 'long', timeZone: 'UTC'});
  const day = new Intl.DateTimeFormat(intl, {day: 'numeric', month: 'short', timeZone: zone});
  const hour = new Intl.DateTimeFormat(intl, {hour: '2-digit', minute: '2-digit', timeZone: zone});
  const moment = new Intl.DateTimeFormat(intl, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  });
  const time = new Intl.DateTimeFormat(intl, {timeStyle: 'medium'});
  return {
    date: (plainDate) => date.format(Date.parse(`${plainDate}T00:00:00Z`)),
    brief: (epoch, now) => (dateAt(epoch) === dateAt(now) ? hour : day).format(epoch),
    moment: (epoch) => moment.format(epoch),
    time: (epoch) => time.format(epoch),
  };
}

// Engines differ in what a language's short date looks like, but not in its parts.
const parts = new Intl.DateTimeFormat('en', {year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone});

/** The calendar date at a moment in the portal's zone, `YYYY-MM-DD`. */
export function dateAt(epoch: number): string {
  const {year, month, day} = Object.fromEntries(parts.formatToParts(epoch).map(({type, value}) => [type, value]));
  return `${year}-${month}-${day}`;
}
