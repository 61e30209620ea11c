import SearchableMap from 'minisearch/SearchableMap';
import type {ArticleSummary} from '../../../domain/article-summary.js';
import {wordsOf, type WordReader} from '../../../domain/search-words.js';

/** Longer texts are found by their beginning. */
const readCharacters = 4000;

/** What a word counts for, by where it stands. A posting has four bits for the sum. */
const weights = {title: 6, keywords: 4, summary: 1} as const;
const weightBits = 4;
const highestWeight = (1 << weightBits) - 1;

/** One article that has a word: its number and the word's weight in it, in one small integer. */
export type Posting = number;
export const postingOf = (number: number, weight: number): Posting => (number << weightBits) | weight;
export const numberOf = (posting: Posting): number => posting >> weightBits;
export const weightOf = (posting: Posting): number => posting & highestWeight;

/** What a query adds up, by the articles' numbers. */
export interface Scratch {
  readonly scores: Float32Array;
  /** One bit for each word of the query. */
  readonly matched: Uint16Array;
}

/**
 * Which articles have which words. An article has a number, in the order in which it came; one that was replaced or
 * removed leaves its number empty.
 */
export class ArticleIndex {
  /** By what words are found by. The tree answers what begins with a text and what is spelt much like it. */
  readonly terms = new SearchableMap<Posting[]>();
  readonly articles: (ArticleSummary | undefined)[] = [];
  /** How many different words each article has. */
  readonly lengths: number[] = [];
  readonly reader: WordReader;
  readonly #numbers = new Map<string, number>();
  #sumOfLengths = 0;
  #scratch: Scratch = {scores: new Float32Array(), matched: new Uint16Array()};

  constructor(reader: WordReader) {
    this.reader = reader;
  }

  /** How many articles there are. */
  get count(): number {
    return this.#numbers.size;
  }

  /** How many numbers stand for no article any more. */
  get empty(): number {
    return this.articles.length - this.#numbers.size;
  }

  get averageLength(): number {
    return this.count ? this.#sumOfLengths / this.count : 1;
  }

  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  /** Adds an article, or puts it in the place of the one with its id. */
  add(article: ArticleSummary): void {
    const found = new Map<string, number>();
    for (const [text, weight] of [
      [article.title, weights.title],
      [article.keywords.join('\n'), weights.keywords],
      [article.summary, weights.summary],
    ] as const) {
      for (const {word} of wordsOf(text.slice(0, readCharacters))) {
        const term = this.reader.term(word);
        if (term) found.set(term, Math.min(highestWeight, (found.get(term) ?? 0) + weight));
      }
    }
    const number = this.place(article, found.size);
    for (const [term, weight] of found) this.terms.fetch(term, noPostings).push(postingOf(number, weight));
  }

  /** Gives an article its number, without its words. */
  place(article: ArticleSummary, length: number): number {
    this.remove(article.id);
    const number = this.articles.push(article) - 1;
    this.lengths.push(length);
    this.#numbers.set(article.id, number);
    this.#sumOfLengths += length;
    return number;
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    this.articles[number] = undefined;
    this.#sumOfLengths -= this.lengths[number]!;
  }

  /** Room for the sums of one query, all zero; the next query has the same. */
  scratch(): Scratch {
    if (this.#scratch.scores.length < this.articles.length) {
      const size = Math.ceil(this.articles.length * 1.2);
      this.#scratch = {scores: new Float32Array(size), matched: new Uint16Array(size)};
    } else {
      this.#scratch.scores.fill(0);
      this.#scratch.matched.fill(0);
    }
    return this.#scratch;
  }

  /** How many articles each topic has, in the order in which topics came. */
  topics(): {topic: string; count: number}[] {
    const counts = new Map<string, number>();
    for (const article of this.articles) if (article) counts.set(article.topic, (counts.get(article.topic) ?? 0) + 1);
    return [...counts].map(([topic, count]) => ({topic, count}));
  }
}

const noPostings = (): Posting[] => [];
