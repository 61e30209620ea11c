/** Serbian (Latin) words of answers, of the documentation and of the first-time task. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'answers.title': 'Odgovori',
  'docs.title': 'Dokumentacija',
  'firstRun.title': 'Pre prvog slučaja',
} as const satisfies WordsLike<typeof english>;
