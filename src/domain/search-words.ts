/** The words of a text, and what each of them counts as when texts are searched. */
import {baseLanguage, foldWord} from './fold-word.js';

/** What a search knows of one language. */
export interface WordForms {
  /** What the forms of a folded word have in common. */
  readonly stem: (word: string) => string;
  /** Folded words that stand in every text. */
  readonly common: ReadonlySet<string>;
}

/** For a language of which nothing is known: every form is a word of its own. */
export const noForms: WordForms = {stem: (word) => word, common: new Set()};

/** Languages whose word forms are known. */
export const formLanguages = ['en', 'ru', 'sr'] as const;
export type FormLanguage = (typeof formLanguages)[number];

/** The language whose forms are to be used for a text in `tag`, or `null` for none. */
export const formLanguageOf = (tag: string): FormLanguage | null =>
  formLanguages.find((language) => language === baseLanguage(tag)) ?? null;

/** A word as it stands in a text, from `start` to `end` in UTF-16 units. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut: nobody types them to the end. */
export const longestWord = 40;

/** Words in the order of the text: letters, digits and their marks. Everything else only parts them. */
export function* wordsOf(text: string): Generator<PlacedWord> {
  for (const {0: word, index} of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)) {
    yield {word, start: index, end: index + word.length};
  }
}

const rememberedWords = 50_000;

/** Reads words of one language as what they are found by. */
export class WordReader {
  readonly #language: string;
  readonly #forms: WordForms;
  readonly #known = new Map<string, string>();

  constructor(language: string, forms: WordForms) {
    this.#language = language;
    this.#forms = forms;
  }

  /** In one spelling, cut where it is too long. */
  fold(word: string): string {
    const folded = foldWord(word.slice(0, 2 * longestWord), this.#language);
    return folded.length <= longestWord ? folded : [...folded].slice(0, longestWord).join('');
  }

  /** What `word` is found by, or the empty text for one that stands everywhere. */
  term(word: string): string {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const folded = this.fold(word);
    const term = this.#forms.common.has(folded) ? '' : this.stem(folded);
    if (this.#known.size >= rememberedWords) this.#known.clear();
    this.#known.set(word, term);
    return term;
  }

  /** What the forms of a folded word have in common; numbers, codes and very short words have no forms. */
  stem(folded: string): string {
    return folded.length > 3 && !/\p{N}/u.test(folded) ? this.#forms.stem(folded) || folded : folded;
  }
}
