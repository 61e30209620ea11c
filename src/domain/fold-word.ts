/** One spelling for words that people type in several ways. */

/** Without the marks that Latin letters have for them. */
const serbianLetters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'd',
  е: 'e',
  ж: 'z',
  з: 'z',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  џ: 'dz',
  ш: 's',
};

/** Letters with a sign that is no combining mark. */
const plainLetters: Readonly<Record<string, string>> = {đ: 'd', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i'};

const isPlain = /^[a-z\d]*$/;
const marked = /([\p{Script=Latin}\p{Script=Cyrillic}])(\p{M}+)/gu;
const breve = '\u0306';

/**
 * `word` in small letters and without the marks that are often left out (é, č, ё). Where the language is Serbian,
 * Cyrillic becomes Latin and each of đ, dj and d becomes d, so that either alphabet, with its marks or without, is one
 * word. Folding what is folded changes nothing.
 */
export function foldWord(word: string, language: string): string {
  const isSerbian = baseLanguage(language) === 'sr';
  const small = word.toLowerCase();
  if (isPlain.test(small) && !(isSerbian && small.includes('dj'))) return small;
  const plain = small
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(marked, (_, letter: string, marks: string) => (letter === 'и' && marks.includes(breve) ? 'й' : letter))
    .normalize('NFC')
    .replace(/[đłøßæœı]/g, (letter) => plainLetters[letter]!);
  if (!isSerbian) return plain;
  return plain.replace(/\p{Script=Cyrillic}/gu, (letter) => serbianLetters[letter] ?? letter).replace(/dj+/g, 'd');
}

/** `sr` of `sr-Latn`. */
export const baseLanguage = (tag: string): string => tag.split('-', 1)[0]!.toLowerCase();
