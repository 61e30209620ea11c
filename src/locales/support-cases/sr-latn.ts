/** Serbian (Latin) words of the history of cases and of one case. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'cases.title': 'Vaši slučajevi',
  'case.title': 'Slučaj',
} as const satisfies WordsLike<typeof english>;
