/** Where the words of `<partner-renewal>` are that only its machines and what comes after them ask for. */
import type {LanguageTag, WordsOf} from './index.js';
import {renewalWords} from './renewal-words.js';

export const laterRenewalWords = {
  en: {
    agreement: () => import('./agreement/en.js'),
    agreementText: () => import('./renewal-text/en.js'),
  },
  ru: {
    agreement: () => import('./agreement/ru.js'),
    agreementText: () => import('./renewal-text/ru.js'),
  },
  'sr-Latn': {
    agreement: () => import('./agreement/sr-latn.js'),
    agreementText: () => import('./renewal-text/sr-latn.js'),
  },
} as const satisfies WordsOf<'renewal', 'agreement' | 'agreementText'>;

/** From now on the element knows where these are, too. */
export function addLaterWords(): void {
  for (const [tag, words] of Object.entries(laterRenewalWords)) Object.assign(renewalWords[tag as LanguageTag], words);
}
