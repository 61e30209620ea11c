/** Where the words of `<partner-renewal>` are that may be asked for before its machines are here. */
import type {WordsOf} from './index.js';

export const renewalWords = {
  en: {
    overview: () => import('./overview/en.js'),
    renewal: () => import('./renewal/en.js'),
  },
  ru: {
    overview: () => import('./overview/ru.js'),
    renewal: () => import('./renewal/ru.js'),
  },
  'sr-Latn': {
    overview: () => import('./overview/sr-latn.js'),
    renewal: () => import('./renewal/sr-latn.js'),
  },
} as const satisfies WordsOf<'renewal', 'overview' | 'renewal'>;
