/** Russian words of renewing and re-applying. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {} as const satisfies WordsLike<typeof english>;
