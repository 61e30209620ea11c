import type {ArticleSummary} from '../../../domain/article-summary.js';
import {wordsOf} from '../../../domain/search-words.js';
import {numberOf, weightOf, type ArticleIndex, type Posting, type Scratch} from './article-index.js';
import {noHits, type ArticleHit, type ArticleHits, type ArticleQuery, type MarkedText} from './search-types.js';

/** More is nobody's question. */
const longestQuery = 300;
const mostWords = 12;
const mostHits = 200;
/** Terms that one beginning of a word stands for. */
const mostContinuations = 2000;
/** Shorter words are not taken for misspelt, and take two mistakes only from the second length on. */
const [oneMistake, twoMistakes] = [5, 8];
/** What is left of a word without its ending says too little in fewer letters than these to be taken for misspelt. */
const shortestMisspelt = 4;

/** What a form of a word counts for beside the word itself. */
const factors = {same: 1, begun: 0.6, misspelt: 0.4} as const;

/** The terms of the index that a typed word stands for, with what each counts for. */
type Variants = Map<string, number>;

interface TypedWord {
  readonly folded: string;
  readonly stem: string;
  /** The last word, which may be in the middle of being typed. */
  readonly isLast: boolean;
}

/** The articles that `query` is about. Any text may be asked: it is cut, and nothing in it has a meaning but its words. */
export function findArticles(index: ArticleIndex, query: string, {topic, limit = 20}: ArticleQuery = {}): ArticleHits {
  const most = Math.max(0, Math.min(mostHits, Math.trunc(limit) || 0));
  const words = typedWords(index, query.slice(0, longestQuery));
  if (words.length === 0) return topic === undefined ? noHits : articlesOf(index, topic, most);
  const plain = words.map((word) => plainVariants(index, word));
  const spelt = plain.map((variants, at) => (variants.size ? variants : misspellings(index, words[at]!)));
  let found = rank(index, spelt, {plain, topic, most});
  let isSimilar = spelt.some((variants, at) => variants !== plain[at] && variants.size > 0);
  if (!found.isAll && !isSimilar) {
    // Each word is one that is written somewhere, but none with the others: one of them may be meant as another.
    const wide = words.map((word, at) => new Map([...misspellings(index, word), ...plain[at]!]));
    const again = rank(index, wide, {plain, topic, most});
    if (again.isAll) [found, isSimilar] = [again, true];
  } else if (!found.isAll) {
    const typed = rank(index, plain, {plain, topic, most});
    if (typed.wordsFound >= found.wordsFound) [found, isSimilar] = [typed, false];
  }
  if (found.total === 0) return noHits;
  const terms = new Set(found.words.flatMap((variants) => [...variants.keys()]));
  const match = isSimilar ? 'similar' : found.isAll ? 'all' : 'some';
  return {hits: found.numbers.map((number) => hit(index, index.articles[number]!, terms)), total: found.total, match};
}

function typedWords({reader}: ArticleIndex, query: string): TypedWord[] {
  const placed = [...wordsOf(query)].slice(0, mostWords);
  const typed = placed.map(({word, end}) => {
    const folded = reader.fold(word);
    return {word, folded, stem: reader.stem(folded), isLast: end === query.length};
  });
  const telling = typed.filter(({word}) => reader.term(word) !== '');
  // The last of equal words stays: it may be in the middle of being typed.
  const distinct = telling.filter(({folded}, at) => telling.findLastIndex((other) => other.folded === folded) === at);
  return distinct.length ? distinct : typed.slice(-1);
}

/** The forms of a word, and, where it is being typed, the words that begin like it. */
function plainVariants(index: ArticleIndex, {folded, stem, isLast}: TypedWord): Variants {
  const {terms} = index;
  const variants: Variants = new Map();
  if (isLast) {
    for (const term of terms.atPrefix(folded).keys()) {
      if (variants.size >= mostContinuations) break;
      variants.set(term, factors.begun * (folded.length / term.length));
    }
  }
  if (terms.has(stem)) variants.set(stem, factors.same);
  // The ending may be half typed: "provisioni" begins no stem, "provision" is one.
  return variants.size || !isLast ? variants : longestBeginning(index, folded, folded.length - 4, factors.begun);
}

/** The longest term, of three letters at least and so many, that the word begins with. */
function longestBeginning({terms}: ArticleIndex, folded: string, shortest: number, factor: number): Variants {
  for (let length = folded.length - 1; length >= Math.max(3, shortest); length--) {
    const beginning = folded.slice(0, length);
    if (terms.has(beginning)) return new Map([[beginning, factor]]);
  }
  return new Map();
}

/**
 * Terms that are spelt much like a word: two neighbours swapped, one letter wrong, in long words two. Where the mistake
 * is in an ending that no stem has, the rest of the word counts.
 */
function misspellings(index: ArticleIndex, {folded, stem}: TypedWord): Variants {
  const {terms, reader} = index;
  const variants: Variants = new Map();
  if (folded.length < oneMistake) return variants;
  for (let at = 0; at < folded.length - 1; at++) {
    const swapped = reader.stem(folded.slice(0, at) + folded[at + 1] + folded[at] + folded.slice(at + 2));
    if (swapped !== stem && terms.has(swapped)) variants.set(swapped, factors.misspelt);
  }
  for (const mistakes of folded.length < twoMistakes ? [1] : [1, 2]) {
    if (variants.size || stem.length < shortestMisspelt) break;
    for (const [term, [, distance]] of terms.fuzzyGet(stem, mistakes)) {
      if (distance > 0) variants.set(term, factors.misspelt / distance);
    }
  }
  if (variants.size || terms.has(stem)) return variants;
  return longestBeginning(index, folded, Math.max(oneMistake, folded.length / 2), factors.misspelt);
}

interface Ranking {
  readonly words: readonly Variants[];
  /** Numbers of the best articles, in order. */
  readonly numbers: readonly number[];
  readonly total: number;
  /** How many of the words each of them has; 0 where there are none. */
  readonly wordsFound: number;
  /** Each of them has every word. */
  readonly isAll: boolean;
}

interface RankOptions {
  /** What the words stand for as they are typed. */
  readonly plain: readonly Variants[];
  readonly topic: string | undefined;
  readonly most: number;
}

/** The bit of an article that has one of the words as it was typed; those of the words are below it. */
const asTyped = 1 << mostWords;

/** BM25's shape: how much a repeated word still adds, and how much long texts are held back. */
const [saturation, lengthShare] = [1.2, 0.7];

function rank(index: ArticleIndex, words: readonly Variants[], options: RankOptions): Ranking {
  const size = index.articles.length;
  const {scores, matched} = index.scratch();
  const average = index.averageLength;
  for (const [at, variants] of words.entries()) {
    const lists = [...variants].map(([term, factor]): [Posting[], number] => [index.terms.get(term)!, factor]);
    const inArticles = Math.min(
      size,
      lists.reduce((sum, [{length}]) => sum + length, 0),
    );
    const rarity = Math.log(1 + (size - inArticles + 0.5) / (inArticles + 0.5));
    const mark = variants === options.plain[at] ? asTyped : 0;
    for (const [postings, factor] of lists) {
      for (const posting of postings) {
        const number = numberOf(posting);
        const weight = weightOf(posting);
        const held = saturation * (1 - lengthShare + (lengthShare * index.lengths[number]!) / average);
        scores[number]! += (factor * rarity * weight) / (weight + held);
        matched[number]! |= (1 << at) | mark;
      }
    }
  }
  return best(index, words, {scores, matched}, options);
}

/** Those that have the most words; fewer than half, or some of them misspelt alone, are about something else. */
function best(
  {articles}: ArticleIndex,
  words: readonly Variants[],
  {scores, matched}: Scratch,
  {topic, most}: RankOptions,
): Ranking {
  let numbers: number[] = [];
  let wordsFound = Math.max(1, Math.ceil(words.length / 2));
  let total = 0;
  for (let number = 0; number < articles.length; number++) {
    if (matched[number] === 0) continue;
    const has = bits(matched[number]! & (asTyped - 1));
    if (has < wordsFound || (has < words.length && !(matched[number]! & asTyped))) continue;
    const article = articles[number];
    if (!article || (topic !== undefined && article.topic !== topic)) continue;
    if (has > wordsFound) [numbers, total, wordsFound] = [[], 0, has];
    total++;
    insert(numbers, number, scores, most);
  }
  if (total === 0) wordsFound = 0;
  return {words, numbers, total, wordsFound, isAll: wordsFound === words.length};
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
}

/** Keeps the `most` best in order; of equals, the one that came first. */
function insert(numbers: number[], number: number, scores: Scratch['scores'], most: number): void {
  if (numbers.length >= most && (most === 0 || scores[number]! <= scores[numbers.at(-1)!]!)) return;
  if (numbers.length >= most) numbers.pop();
  let at = numbers.length;
  while (at > 0 && scores[numbers[at - 1]!]! < scores[number]!) at--;
  numbers.splice(at, 0, number);
}

function articlesOf(index: ArticleIndex, topic: string, most: number): ArticleHits {
  const articles = index.articles.filter((article) => article?.topic === topic) as ArticleSummary[];
  if (articles.length === 0) return noHits;
  const {compare} = new Intl.Collator(articles[0]!.language === '' ? undefined : collatorTag(articles[0]!.language));
  const hits = articles.sort((one, other) => compare(one.title, other.title)).slice(0, most);
  return {hits: hits.map((article) => hit(index, article, new Set())), total: articles.length, match: 'all'};
}

const collatorTag = (language: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
};

const hit = (index: ArticleIndex, article: ArticleSummary, terms: ReadonlySet<string>): ArticleHit => ({
  id: article.id,
  topic: article.topic,
  language: article.language,
  version: article.version,
  title: mark(index, article.title, terms),
  summary: mark(index, article.summary, terms),
});

function mark({reader}: ArticleIndex, text: string, terms: ReadonlySet<string>): MarkedText {
  const marks: [number, number][] = [];
  if (terms.size > 0) {
    for (const {word, start, end} of wordsOf(text)) {
      const term = reader.term(word);
      if (term && terms.has(term)) marks.push([start, end]);
    }
  }
  return {text, marks};
}
