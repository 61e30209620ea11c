/** What every list loaded page by page knows, and how answers change it. Pure and without machinery. */
import type {Problem} from '../domain/problem.js';

/** One answer of the back end, under names that every list shares. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins; `null`: this is the last. */
  readonly nextCursor: string | null;
  /** How many there are in all; `null`: not counted. */
  readonly total: number | null;
}

/** Plain data. */
export interface PagedList<Item, Filter> {
  /** What the person asks for now. */
  readonly filter: Filter;
  /** What the newest answer was for; differs from `filter` while a new one is typed or asked; `null`: no answer yet. */
  readonly answered: Filter | null;
  /** What is loaded, each once. */
  readonly known: readonly Item[];
  /** Ids of the answer to `answered`, in its order. */
  readonly listed: readonly string[];
  /** Where the next page begins; `null`: there is none. */
  readonly nextCursor: string | null;
  /** The cursors that were followed: one that comes again is a loop and ends the list. */
  readonly followed: readonly string[];
  /** How many the server has for `answered`; `null`: not counted. */
  readonly total: number | null;
  /** What went wrong with the newest call. */
  readonly failure: Problem | null;
}

export const emptyList = <Item, Filter>(filter: Filter): PagedList<Item, Filter> => ({
  filter,
  answered: null,
  known: [],
  listed: [],
  nextCursor: null,
  followed: [],
  total: null,
  failure: null,
});

/** Text as filters compare it: letter case does not matter, nor does space around it. */
export const searchedText = (text: string): string => text.normalize('NFC').trim().toLowerCase();

interface Identified {
  readonly id: string;
}

/** Those of `known` that are newer in `page` replaced, new ones at the end; each id once. */
function merged<Item extends Identified>(known: readonly Item[], page: readonly Item[]): Item[] {
  const all = new Map(known.map((item) => [item.id, item]));
  for (const item of page) all.set(item.id, item);
  return [...all.values()];
}

/** What changes with the first page of the filter. `isFresh`: what was known before is forgotten. */
export function firstPage<Item extends Identified, Filter>(
  list: PagedList<Item, Filter>,
  {items, nextCursor, total}: ListPage<Item>,
  isFresh: boolean,
): PagedList<Item, Filter> {
  return {
    filter: list.filter,
    answered: list.filter,
    known: merged(isFresh ? [] : list.known, items),
    listed: [...new Set(items.map(({id}) => id))],
    nextCursor,
    followed: [],
    total,
    failure: null,
  };
}

/** What changes when the first page was asked for anew: pages loaded behind it stay. */
export function refreshedPage<Item extends Identified, Filter>(
  list: PagedList<Item, Filter>,
  {items, total}: ListPage<Item>,
): Pick<PagedList<Item, Filter>, 'known' | 'listed' | 'total' | 'failure'> {
  const fresh = new Set(items.map(({id}) => id));
  return {
    known: merged(list.known, items),
    listed: [...fresh, ...list.listed.filter((id) => !fresh.has(id))],
    total,
    failure: null,
  };
}

/** What changes with one page more; an item that moved to a later page meanwhile is listed once. */
export function nextPage<Item extends Identified, Filter>(
  list: PagedList<Item, Filter>,
  {items, nextCursor, total}: ListPage<Item>,
): Omit<PagedList<Item, Filter>, 'filter' | 'answered'> {
  const followed = list.nextCursor === null ? list.followed : [...list.followed, list.nextCursor];
  return {
    known: merged(list.known, items),
    listed: [...new Set([...list.listed, ...items.map(({id}) => id)])],
    nextCursor: nextCursor !== null && followed.includes(nextCursor) ? null : nextCursor,
    followed,
    total,
    failure: null,
  };
}
