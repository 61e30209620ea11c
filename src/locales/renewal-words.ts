/** Where the words of `<partner-renewal>` are. */
import type {WordsOf} from './index.js';

export const renewalWords = {
  en: {
    overview: () => import('./overview/en.js'),
    agreement: () => import('./agreement/en.js'),
    renewal: () => import('./renewal/en.js'),
    agreementText: () => import('./renewal-text/en.js'),
  },
  ru: {
    overview: () => import('./overview/ru.js'),
    agreement: () => import('./agreement/ru.js'),
    renewal: () => import('./renewal/ru.js'),
    agreementText: () => import('./renewal-text/ru.js'),
  },
  'sr-Latn': {
    overview: () => import('./overview/sr-latn.js'),
    agreement: () => import('./agreement/sr-latn.js'),
    renewal: () => import('./renewal/sr-latn.js'),
    agreementText: () => import('./renewal-text/sr-latn.js'),
  },
} as const satisfies WordsOf<'renewal'>;
