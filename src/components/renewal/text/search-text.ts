/** Search within an agreement's text, on view or not. */
import type {Book, Run} from '../../shared/text/book.js';

/** A place where what is searched for stands: in `run` of the section, from `start` to `end`. */
export interface Hit {
  readonly section: number;
  readonly run: Run;
  readonly start: number;
  readonly end: number;
}

export interface Hits {
  readonly all: readonly Hit[];
  readonly bySection: ReadonlyMap<number, readonly Hit[]>;
  /** There are more than are listed. */
  readonly isMore: boolean;
}

export const noHits: Hits = {all: [], bySection: new Map(), isMore: false};

/** More hits help nobody to find a place. */
export const maximumHits = 999;
/** Longer words than these are nobody's. */
const longestQuery = 200;

/** All places of `query` in their order. Case counts nothing, nor do the kinds of spaces, quotation marks and dashes. */
export function findHits({sections}: Book, query: string): Hits {
  const pattern = patternFor(query);
  if (!pattern) return noHits;
  const all: Hit[] = [];
  const bySection = new Map<number, Hit[]>();
  for (const [section, {runs}] of sections.entries()) {
    for (const run of runs) {
      for (const {index, 0: found} of run.text.matchAll(pattern)) {
        if (all.length === maximumHits) return {all, bySection, isMore: true};
        const hit: Hit = {section, run, start: index, end: index + found.length};
        all.push(hit);
        const hits = bySection.get(section);
        if (hits) hits.push(hit);
        else bySection.set(section, [hit]);
      }
    }
  }
  return {all, bySection, isMore: false};
}

/** Signs that are typed as one and printed as another. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\s+/gu, '\\s+'],
  [/['‘’ʼ]/gu, "['‘’ʼ]"],
  [/["“”„«»]/gu, '["“”„«»]'],
  [/[-‐‑‒–—−]/gu, '[-‐‑‒–—−]'],
];

function patternFor(query: string): RegExp | null {
  const words = query
    .trim()
    .normalize('NFC')
    .slice(0, longestQuery)
    .replace(/\p{Surrogate}/gu, '');
  if (words === '') return null;
  // A dash is escaped by none of the signs of a pattern, so that its kinds can take its place.
  const literal = words.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
  return new RegExp(
    kinds.reduce((pattern, [sign, any]) => pattern.replace(sign, any), literal),
    'giu',
  );
}
