import type {AdviceTopic} from './advice.js';
import {shown} from './checks.js';

/** Below are seconds since 1970 of any year that matters, above are milliseconds. */
const leastMilliseconds = 1e11;

/** Notes what is wrong with a clock right after an answer. */
export function checkClock(
  name: string,
  backend: {serverNow(): unknown},
  note: (text: string, topic: AdviceTopic) => void,
): void {
  if (typeof backend.serverNow !== 'function') return note('serverNow() is missing', 'clock');
  let now: unknown;
  try {
    now = backend.serverNow();
  } catch (error) {
    return note(`serverNow() threw ${String(error)}`, 'clock');
  }
  if (now === null || now === undefined) {
    note(`serverNow() tells no time although ${name}() was answered`, 'clock');
  } else if (typeof now !== 'number' || !Number.isFinite(now)) {
    note(`serverNow() gave ${shown(now)} and no number of milliseconds`, 'clock');
  } else if (now < leastMilliseconds) {
    note(`serverNow() gave ${now}: seconds, where milliseconds are needed`, 'clock');
  }
}
