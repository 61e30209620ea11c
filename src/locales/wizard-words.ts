/** Where the words of `<provisioning-wizard>` are. */
import type {WordsOf} from './index.js';

export const wizardWords = {
  en: {
    start: () => import('./start/en.js'),
    wizard: () => import('./wizard/en.js'),
    rare: () => import('./rare/en.js'),
  },
  ru: {
    start: () => import('./start/ru.js'),
    wizard: () => import('./wizard/ru.js'),
    rare: () => import('./rare/ru.js'),
  },
  'sr-Latn': {
    start: () => import('./start/sr-latn.js'),
    wizard: () => import('./wizard/sr-latn.js'),
    rare: () => import('./rare/sr-latn.js'),
  },
} as const satisfies WordsOf<'wizard'>;
