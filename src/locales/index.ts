/** The languages of the kit and where their words are. One entry per language. */
import {languageFor} from './language-for.js';
import type {Messages} from './messages.js';

export {languageFor};

/**
 * Words come in parts, by element and by when they are needed. The wizard: its first view, the usual way, the rest.
 * Renewal: the overview, which is its first view, an agreement's details in it, the flows behind it, and the reader of
 * texts and receipts. Support: its first view, what is said around every other, answers and the first-time task, forms,
 * and cases.
 */
export const wordsParts = {
  wizard: ['start', 'wizard', 'rare'],
  renewal: ['overview', 'agreement', 'renewal', 'agreementText'],
  support: ['support', 'supportMore', 'supportAnswers', 'supportForm', 'supportCases'],
} as const;
export type WordsPart = (typeof wordsParts)[keyof typeof wordsParts][number];

interface Language {
  /** The tag Intl is given; for Serbian the script must be named, plain `sr` formats in Cyrillic. */
  readonly intl: string;
  readonly words: Readonly<Record<WordsPart, () => Promise<{readonly words: Messages}>>>;
}

export const languages = {
  en: {
    intl: 'en',
    words: {
      start: () => import('./start/en.js'),
      wizard: () => import('./wizard/en.js'),
      rare: () => import('./rare/en.js'),
      overview: () => import('./overview/en.js'),
      agreement: () => import('./agreement/en.js'),
      renewal: () => import('./renewal/en.js'),
      agreementText: () => import('./renewal-text/en.js'),
      support: () => import('./support/en.js'),
      supportMore: () => import('./support-more/en.js'),
      supportAnswers: () => import('./support-answers/en.js'),
      supportForm: () => import('./support-form/en.js'),
      supportCases: () => import('./support-cases/en.js'),
    },
  },
  ru: {
    intl: 'ru',
    words: {
      start: () => import('./start/ru.js'),
      wizard: () => import('./wizard/ru.js'),
      rare: () => import('./rare/ru.js'),
      overview: () => import('./overview/ru.js'),
      agreement: () => import('./agreement/ru.js'),
      renewal: () => import('./renewal/ru.js'),
      agreementText: () => import('./renewal-text/ru.js'),
      support: () => import('./support/ru.js'),
      supportMore: () => import('./support-more/ru.js'),
      supportAnswers: () => import('./support-answers/ru.js'),
      supportForm: () => import('./support-form/ru.js'),
      supportCases: () => import('./support-cases/ru.js'),
    },
  },
  'sr-Latn': {
    intl: 'sr-Latn-RS',
    words: {
      start: () => import('./start/sr-latn.js'),
      wizard: () => import('./wizard/sr-latn.js'),
      rare: () => import('./rare/sr-latn.js'),
      overview: () => import('./overview/sr-latn.js'),
      agreement: () => import('./agreement/sr-latn.js'),
      renewal: () => import('./renewal/sr-latn.js'),
      agreementText: () => import('./renewal-text/sr-latn.js'),
      support: () => import('./support/sr-latn.js'),
      supportMore: () => import('./support-more/sr-latn.js'),
      supportAnswers: () => import('./support-answers/sr-latn.js'),
      supportForm: () => import('./support-form/sr-latn.js'),
      supportCases: () => import('./support-cases/sr-latn.js'),
    },
  },
} as const satisfies Record<string, Language>;

export type LanguageTag = keyof typeof languages;

/** Words that are on the page, by tag and part. A host's module may bring a first part along (`define/words-en.js`). */
export const wordsAtHand = new Map<`${LanguageTag}/${WordsPart}`, Messages>();

/** The Intl locale for any tag a host gives: its own region where the words are in that language. */
export function intlLocaleFor(tag: string | null | undefined): string {
  const language = languageFor(tag);
  if (language === 'sr-Latn') return languages[language].intl;
  try {
    const locale = new Intl.Locale((tag ?? '').trim());
    return locale.language === language ? locale.toString() : languages[language].intl;
  } catch {
    return languages[language].intl;
  }
}
