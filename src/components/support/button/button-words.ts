/** The words of the support button: apart from every other part, since nothing else is loaded with the button. */
import type {LanguageTag} from '../../../locales/index.js';
import {languageFor} from '../../../locales/language-for.js';
import type {Message} from '../../../locales/messages.js';
import type {words as english} from '../../../locales/support-button/en.js';

type PlainWord = 'button.title' | 'button.close' | 'button.loading' | 'button.failed';
type CountedWord = Exclude<keyof typeof english, PlainWord>;
type ButtonWords = {readonly [Word in PlainWord]: string} & {readonly [Word in CountedWord]: Message};

/** Everything the button says, in one language. */
export interface ButtonLanguage {
  readonly tag: LanguageTag;
  /** Empty where they could not be loaded: the way to a person is there all the same (S-29). */
  readonly words: Partial<ButtonWords>;
}

const parts: Readonly<Record<LanguageTag, () => Promise<{readonly words: ButtonWords}>>> = {
  en: () => import('../../../locales/support-button/en.js'),
  ru: () => import('../../../locales/support-button/ru.js'),
  'sr-Latn': () => import('../../../locales/support-button/sr-latn.js'),
};

/** The words for any tag a host gives. Never rejects. */
export async function buttonLanguage(wanted: string): Promise<ButtonLanguage> {
  const tag = languageFor(wanted);
  const loaded = await parts[tag]().catch(() => null);
  return {tag, words: loaded?.words ?? {}};
}
