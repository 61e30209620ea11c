/** The words of the agreement's text, its changes and the receipt: a part that comes with the viewer. */
import type {LanguageTag} from '../index.js';
import type {Messages} from '../messages.js';
import type {words} from './en.js';

/** A key of this part. */
export type TextWord = keyof typeof words;

/** Loads this part in a language. */
export const renewalTextWords: Readonly<Record<LanguageTag, () => Promise<{readonly words: Messages}>>> = {
  en: () => import('./en.js'),
  ru: () => import('./ru.js'),
  'sr-Latn': () => import('./sr-latn.js'),
};
