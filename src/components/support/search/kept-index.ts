/** An index on the device: a snapshot in parts, and the changes since. Whatever is not whole is not used. */
import {isArticleSummary, type ArticleSummary} from '../../../domain/article-summary.js';
import type {WordReader} from '../../../domain/search-words.js';
import type {PartKey, PartStore} from '../../../storage/part-store.js';
import {ArticleIndex, numberOf, postingOf, weightOf, type Posting} from './article-index.js';

/** Raised whenever words are read in another way, or the parts look different. */
const format = 1;
const articlesInPart = 500;
const postingsInPart = 50_000;

/** What stands of the knowledge base on the device. */
export interface Manifest {
  readonly format: number;
  readonly language: string;
  /** Begins the names of the groups that its parts are in. */
  readonly generation: string;
  /** The back end's name for this state, and when it was asked for: epoch milliseconds. */
  readonly version: string;
  readonly at: number;
  readonly articleParts: number;
  readonly termParts: number;
  readonly changeParts: number;
  /** How many articles the changes concern. */
  readonly changed: number;
}

interface ArticlePart {
  readonly articles: readonly ArticleSummary[];
  readonly lengths: readonly number[];
}

interface TermPart {
  readonly terms: readonly string[];
  /** How many of the postings belong to each term, in order. */
  readonly counts: Uint32Array;
  readonly postings: Uint32Array;
}

export interface Change {
  readonly articles: readonly ArticleSummary[];
  readonly removed: readonly string[];
}

export type Pause = () => Promise<void>;

const manifestKey: PartKey = ['manifest', 0];
const groupsOf = (generation: string) =>
  ({
    articles: `${generation}-articles`,
    terms: `${generation}-terms`,
    changes: `${generation}-changes`,
  }) as const;

/** Writes all of it beside what was there before, then changes over. Answers `null` where the device refuses. */
export async function writeIndex(
  store: PartStore,
  index: ArticleIndex,
  {version, at, language}: Pick<Manifest, 'version' | 'at' | 'language'>,
  pause: Pause,
): Promise<Manifest | null> {
  const generation = `${at.toString(36)}-${Math.random().toString(36).slice(2)}`;
  const groups = groupsOf(generation);
  const kept = await writeParts(store, index, groups, pause);
  const manifest = kept && {format, language, generation, version, at, ...kept, changeParts: 0, changed: 0};
  if (!manifest || !(await store.put([[manifestKey, manifest]]))) {
    const before = asManifest(await store.get(manifestKey), language);
    await store.keepOnly([manifestKey[0], ...(before ? Object.values(groupsOf(before.generation)) : [])]);
    return null;
  }
  await store.keepOnly([manifestKey[0], ...Object.values(groups)]);
  return manifest;
}

async function writeParts(
  store: PartStore,
  index: ArticleIndex,
  groups: ReturnType<typeof groupsOf>,
  pause: Pause,
): Promise<Pick<Manifest, 'articleParts' | 'termParts'> | null> {
  const numbers = new Int32Array(index.articles.length).fill(-1);
  let articleParts = 0;
  let part: {articles: ArticleSummary[]; lengths: number[]} = {articles: [], lengths: []};
  let written = 0;
  const putArticles = async (): Promise<boolean> => {
    const full = part;
    part = {articles: [], lengths: []};
    return store.put([[[groups.articles, articleParts++], full satisfies ArticlePart]]);
  };
  for (const [number, article] of index.articles.entries()) {
    if (!article) continue;
    numbers[number] = written++;
    part.articles.push(article);
    part.lengths.push(index.lengths[number]!);
    if (part.articles.length === articlesInPart) {
      if (!(await putArticles())) return null;
      await pause();
    }
  }
  if (part.articles.length && !(await putArticles())) return null;

  let termParts = 0;
  let terms: string[] = [];
  let counts: number[] = [];
  let postings: Posting[] = [];
  const putTerms = async (): Promise<boolean> => {
    const full: TermPart = {terms, counts: Uint32Array.from(counts), postings: Uint32Array.from(postings)};
    [terms, counts, postings] = [[], [], []];
    return store.put([[[groups.terms, termParts++], full]]);
  };
  for (const [term, found] of index.terms) {
    const before = postings.length;
    for (const posting of found) {
      const number = numbers[numberOf(posting)]!;
      if (number >= 0) postings.push(postingOf(number, weightOf(posting)));
    }
    if (postings.length === before) continue;
    terms.push(term);
    counts.push(postings.length - before);
    if (postings.length < postingsInPart) continue;
    if (!(await putTerms())) return null;
    await pause();
  }
  if (terms.length && !(await putTerms())) return null;
  return {articleParts, termParts};
}

/** Writes what changed after the snapshot. */
export async function writeChange(
  store: PartStore,
  before: Manifest,
  change: Change,
  {version, at}: Pick<Manifest, 'version' | 'at'>,
): Promise<Manifest | null> {
  const size = change.articles.length + change.removed.length;
  const after: Manifest = {
    ...before,
    version,
    at,
    changeParts: before.changeParts + (size ? 1 : 0),
    changed: before.changed + size,
  };
  const part: [PartKey, unknown][] = size ? [[[groupsOf(before.generation).changes, before.changeParts], change]] : [];
  return (await store.put([...part, [manifestKey, after]])) ? after : null;
}

/** What the device has, or `null` where it has nothing that is whole. */
export async function readIndex(
  store: PartStore,
  language: string,
  reader: WordReader,
  pause: Pause,
): Promise<{index: ArticleIndex; manifest: Manifest} | null> {
  const manifest = asManifest(await store.get(manifestKey), language);
  if (!manifest) return null;
  const groups = groupsOf(manifest.generation);
  const index = new ArticleIndex(reader);
  for (let place = 0; place < manifest.articleParts; place++) {
    const part = asArticlePart(await store.get([groups.articles, place]));
    if (!part) return null;
    for (const [at, article] of part.articles.entries()) index.place(article, part.lengths[at]!);
    await pause();
  }
  // An article that was there twice would have left a number empty.
  if (index.empty > 0) return null;
  for (let place = 0; place < manifest.termParts; place++) {
    const part = asTermPart(await store.get([groups.terms, place]), index.articles.length);
    if (!part) return null;
    let start = 0;
    for (const [at, term] of part.terms.entries()) {
      const end = start + part.counts[at]!;
      index.terms.set(term, Array.from(part.postings.subarray(start, end)));
      start = end;
      if (at % 100 === 0) await pause();
    }
  }
  for (let place = 0; place < manifest.changeParts; place++) {
    const change = asChange(await store.get([groups.changes, place]));
    if (!change) return null;
    await applyChange(index, change, pause);
  }
  return {index, manifest};
}

export async function applyChange(index: ArticleIndex, {articles, removed}: Change, pause: Pause): Promise<void> {
  for (const id of removed) index.remove(id);
  for (const article of articles) {
    index.add(article);
    await pause();
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function asManifest(value: unknown, language: string): Manifest | null {
  const found = fields(value);
  const isRight =
    found.format === format &&
    found.language === language &&
    typeof found.generation === 'string' &&
    typeof found.version === 'string' &&
    [found.at, found.articleParts, found.termParts, found.changeParts, found.changed].every(isCount);
  return isRight ? (value as Manifest) : null;
}

function asArticlePart(value: unknown): ArticlePart | null {
  const {articles, lengths} = fields(value);
  if (!Array.isArray(articles) || !Array.isArray(lengths) || articles.length !== lengths.length) return null;
  return articles.every(isArticleSummary) && lengths.every(isCount) ? {articles, lengths} : null;
}

function asTermPart(value: unknown, articles: number): TermPart | null {
  const {terms, counts, postings} = fields(value);
  if (!Array.isArray(terms) || !(counts instanceof Uint32Array) || !(postings instanceof Uint32Array)) return null;
  if (terms.length !== counts.length || !terms.every((term) => typeof term === 'string')) return null;
  if (counts.reduce((sum, count) => sum + count, 0) !== postings.length) return null;
  return postings.every((posting) => numberOf(posting) >= 0 && numberOf(posting) < articles)
    ? {terms, counts, postings}
    : null;
}

function asChange(value: unknown): Change | null {
  const {articles, removed} = fields(value);
  if (!Array.isArray(articles) || !Array.isArray(removed)) return null;
  return articles.every(isArticleSummary) && removed.every((id) => typeof id === 'string') ? {articles, removed} : null;
}
