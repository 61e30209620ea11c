/** Finds cases by words as people type them: in any order, with or without marks, and without minding endings (S-12). */
import {foldWord} from '../fold-word.js';
import {longestWord, wordsOf} from '../search-words.js';

/** The language in whose spelling either Serbian alphabet is one word, and Russian is spelt one way as well. */
const spelling = 'sr';
/** A word is never cut shorter than this. */
const shortestBase = 4;
const mostWords = 12;

const cyrillicEnding = /(?:[аеиоуыэюяй]{1,3}|[аеиоуыэюя](?:ми|му|го|ма|м|х|в)|[ьј])$/u;
const latinEnding = /(?:[ai]ma|[aeious])$/u;

/** The folded words of a text in its order, each with a space before it. */
export const foldedWords = (text: string): string =>
  ` ${foldWord(text, spelling).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')}`;

/** What the other forms of a typed word begin with as well. */
function baseOf(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  const small = word.toLowerCase();
  const base = small.replace(/[а-яёђјљњћџ]$/u.test(small) ? cyrillicEnding : latinEnding, '');
  return base.length >= shortestBase ? base : small;
}

/** Each word of what was typed, as {@link isAmong} looks for it. */
export const soughtWords = (typed: string): readonly string[] =>
  Array.from(wordsOf(typed.normalize('NFC')), ({word}) => foldWord(baseOf(word.slice(0, longestWord)), spelling)).slice(
    0,
    mostWords,
  );

/** Whether a word that is looked for begins one of the words of {@link foldedWords}; one with digits may stand inside. */
export const isAmong = (words: string, sought: string): boolean =>
  words.includes(/\p{N}/u.test(sought) ? sought : ` ${sought}`);
