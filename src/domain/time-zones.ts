/** Time zones from the engine, with names in the user's language. */

import {knownZone, noteKnown} from './known-zone.js';

/** The zone the device is set to; UTC where it does not say. */
export const localTimeZone = (): string => knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone, 'UTC');

let all: readonly string[] | undefined;

/** Every zone the engine offers and UTC, by name. Worked out at the first call. */
export function timeZones(): readonly string[] {
  if (!all) {
    all = [...new Set([...(Intl.supportedValuesOf?.('timeZone') ?? [localTimeZone()]), 'UTC'])].sort();
    all.forEach(noteKnown);
  }
  return all;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes up to a millisecond, so each is made once and tells offset and name together. */
function zoneFormat(timeZone: string, locale: string): Intl.DateTimeFormat {
  const key = `${timeZone} ${locale}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat([locale, 'en'], {
      timeZone,
      timeZoneName: 'long',
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(key, format);
  }
  return format;
}

function offsetAndName(zone: string, locale: string, now: number): {offset: string; name: string} {
  const format = zoneFormat(knownZone(zone, 'UTC'), locale);
  const parts = new Map(format.formatToParts(now).map(({type, value}) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour') % 24, part('minute'));
  const minutes = Math.ceil((local - now) / 60_000);
  const twoDigits = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const distance = `${twoDigits(Math.abs(minutes) / 60)}:${twoDigits(Math.abs(minutes) % 60)}`;
  return {offset: `UTC${minutes < 0 ? '-' : '+'}${distance}`, name: parts.get('timeZoneName') ?? ''};
}

/**
 * A zone as a person chooses it: `Europe/Belgrade (UTC+01:00, Central European Standard Time)`. The name is in the
 * language of `locale`, a valid BCP 47 tag, and left out where the engine has none. `now`: the moment, in epoch
 * milliseconds, for which summer time is told. The first label of a zone costs up to a millisecond: make many lazily.
 */
export function timeZoneLabel(zone: string, locale: string, now: number): string {
  const {offset, name} = offsetAndName(zone, locale, now);
  const id = zone.replaceAll('_', ' ');
  return /\d/.test(name) || name === '' ? `${id} (${offset})` : `${id} (${offset}, ${name})`;
}
