/** Which time zones the engine knows. */

const known = new Map<string, boolean>();

/** Whether `zone` is an IANA name the engine knows, `Europe/Belgrade`. Bare offsets such as `+02:00` are none. */
export function isTimeZone(zone: string): boolean {
  let answer = known.get(zone);
  if (answer === undefined) {
    answer = /^(?!T\d)[A-Z][\w+/-]{0,99}$/i.test(zone) && isAccepted(zone);
    if (known.size < 1000) known.set(zone, answer);
  }
  return answer;
}

/** By Temporal where the engine has it: a page's first format of any kind takes some milliseconds. */
function isAccepted(timeZone: string): boolean {
  try {
    const {Temporal} = globalThis as {Temporal?: typeof globalThis.Temporal};
    if (Temporal) Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    else new Intl.DateTimeFormat('en', {timeZone});
    return true;
  } catch {
    return false;
  }
}

/** `zone` where the engine knows it, else `fallback`, else UTC. Never throws. */
export const knownZone = (zone: string | null | undefined, fallback: string): string =>
  zone && isTimeZone(zone) ? zone : isTimeZone(fallback) ? fallback : 'UTC';

/** Spares the check of a zone that the engine itself named. */
export const noteKnown = (zone: string): void => void known.set(zone, true);
