/** Where the words of `<support-center>` are. */
import type {WordsOf} from './index.js';

export const supportWords = {
  en: {
    support: () => import('./support/en.js'),
    supportMore: () => import('./support-more/en.js'),
    supportAnswers: () => import('./support-answers/en.js'),
    supportForm: () => import('./support-form/en.js'),
    supportCases: () => import('./support-cases/en.js'),
  },
  ru: {
    support: () => import('./support/ru.js'),
    supportMore: () => import('./support-more/ru.js'),
    supportAnswers: () => import('./support-answers/ru.js'),
    supportForm: () => import('./support-form/ru.js'),
    supportCases: () => import('./support-cases/ru.js'),
  },
  'sr-Latn': {
    support: () => import('./support/sr-latn.js'),
    supportMore: () => import('./support-more/sr-latn.js'),
    supportAnswers: () => import('./support-answers/sr-latn.js'),
    supportForm: () => import('./support-form/sr-latn.js'),
    supportCases: () => import('./support-cases/sr-latn.js'),
  },
} as const satisfies WordsOf<'support'>;
