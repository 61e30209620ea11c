/** Russian words of answers, of the documentation and of the first-time task. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'answers.title': 'Ответы',
  'docs.title': 'Документация',
  'firstRun.title': 'Перед первым обращением',
} as const satisfies WordsLike<typeof english>;
