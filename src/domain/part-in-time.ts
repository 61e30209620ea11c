import {inTime} from './in-time.js';

/** Milliseconds after which a part of the kit that did not come counts as one that does not come. */
const longestLoad = 20_000;

/** A part of the kit on its way, or a rejection when it takes too long. One that comes later is there for a retry. */
export const partInTime = <T>(part: Promise<T>): Promise<T> => inTime(part, longestLoad);
