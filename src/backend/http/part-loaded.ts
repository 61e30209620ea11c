import {BackendError} from '../../domain/problem.js';
import {partInTime} from '../../domain/in-time.js';

/** A part of the adapter that is loaded on use; rejects with kind `network`, code `part-not-loaded` if it does not come. */
export const partLoaded = <T>(part: Promise<T>): Promise<T> =>
  partInTime(part).catch(() => {
    throw new BackendError({kind: 'network', code: 'part-not-loaded'});
  });
