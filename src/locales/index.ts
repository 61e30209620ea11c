/** The languages of the kit and what their words are divided into. One entry per language. */
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
}

export const languages = {
  en: {intl: 'en'},
  ru: {intl: 'ru'},
  'sr-Latn': {intl: 'sr-Latn-RS'},
} as const satisfies Record<string, Language>;

export type LanguageTag = keyof typeof languages;

type WordsModules<P extends WordsPart> = Readonly<Record<P, () => Promise<{readonly words: Messages}>>>;

/** What loads an element's words, each of these parts in each language. Of one element: none knows another's. */
export type WordsOf<
  E extends keyof typeof wordsParts,
  P extends (typeof wordsParts)[E][number] = (typeof wordsParts)[E][number],
> = Readonly<Record<LanguageTag, WordsModules<P>>>;
/** What loads the words of some element. */
export type WordsSource = Readonly<Record<LanguageTag, Partial<WordsModules<WordsPart>>>>;

/** Words that are on the page, by tag and part. A host's module may bring a first part along (`define/words-en.js`). */
export const wordsAtHand = new Map<`${LanguageTag}/${WordsPart}`, Messages>();

/** The Intl locale for any tag a host gives: its own region where the words are in that language. */
export function intlLocaleFor(tag: string | null | undefined): string {
  const language = languageFor(tag);
  if (language === 'sr-Latn') return languages[language].intl;
  // A page's first locale takes milliseconds, and most pages name a bare language.
  if (language === tag) return tag;
  try {
    const locale = new Intl.Locale((tag ?? '').trim());
    return locale.language === language ? locale.toString() : languages[language].intl;
  } catch {
    return languages[language].intl;
  }
}
