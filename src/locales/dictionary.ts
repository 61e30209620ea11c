/** What reads the kit's words outside of its elements: a review of the texts, a host's own view, a test. */
import type {words as english} from './en.js';
import type {Message} from './messages.js';

export {languageFor} from './language-for.js';
export {intlLocaleFor, languages, type LanguageTag} from './index.js';
export {
  translator,
  type Message,
  type Messages,
  type MessageValues,
  type PluralForms,
  type Translate,
} from './messages.js';

/** The words of one language, by element; every language has the keys of the English ones. */
export type Dictionary = {
  readonly [Element in keyof typeof english]: {readonly [Key in keyof (typeof english)[Element]]: Message};
};
