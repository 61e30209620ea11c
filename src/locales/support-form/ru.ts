/** Russian words of a new case, and of whatever forms about cases share. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'newCase.title': 'Новое обращение',
} as const satisfies WordsLike<typeof english>;
