/** What the viewer of an agreement has on view: plain data and a pure function, without a document. */
import type {SectionChange} from '../../../domain/agreement-changes.js';
import type {Book} from '../../shared/text/book.js';
import {findHits, noHits, type Hits} from './search-text.js';

export type ViewerTab = 'text' | 'changes';

export interface ViewerState {
  readonly tab: ViewerTab;
  readonly query: string;
  readonly hits: Hits;
  /** The hit that the person is at, an index into `hits.all`; -1: there is none. */
  readonly hit: number;
  /** The change that the person is at, an index into the substantial ones; -1: none yet. */
  readonly change: number;
  /** How often a hit or a change was gone to: once more shows it again, also where it is the only one. */
  readonly moves: number;
  /** Groups of sections without changes that are unfolded, by the index of their first change. */
  readonly unfolded: ReadonlySet<number>;
}

export const initialViewer: ViewerState = {
  tab: 'text',
  query: '',
  hits: noHits,
  hit: -1,
  change: -1,
  moves: 0,
  unfolded: new Set(),
};

export type ViewerEvent =
  | {readonly type: 'tab.chosen'; readonly tab: ViewerTab}
  | {readonly type: 'query.changed'; readonly query: string}
  | {readonly type: 'hit.next' | 'hit.previous'}
  /** `from`: the change whose neighbour is wanted, -1 for the first one. */
  | {readonly type: 'change.left'; readonly from: number; readonly by: 1 | -1}
  | {readonly type: 'group.toggled'; readonly first: number; readonly open: boolean};

/** What the events are judged by. */
export interface ViewerContent {
  readonly book: Book;
  readonly changes: readonly SectionChange[];
}

/** The state after an event. Next after the last hit or change is the first, and the other way round. */
export function viewerAfter(state: ViewerState, event: ViewerEvent, {book, changes}: ViewerContent): ViewerState {
  switch (event.type) {
    case 'tab.chosen':
      return {...state, tab: event.tab};
    case 'query.changed': {
      if (event.query === state.query) return state;
      const hits = findHits(book, event.query);
      return moved(state, {query: event.query, hits, hit: hits.all.length > 0 ? 0 : -1});
    }
    case 'hit.next':
      return moved(state, {hit: around(state.hit, 1, state.hits.all.length)});
    case 'hit.previous':
      return moved(state, {hit: around(state.hit, -1, state.hits.all.length)});
    case 'change.left':
      return moved(state, {change: around(event.from, event.by, changes.filter(isSubstantial).length)});
    case 'group.toggled': {
      if (state.unfolded.has(event.first) === event.open) return state;
      const unfolded = new Set(state.unfolded);
      if (event.open) unfolded.add(event.first);
      else unfolded.delete(event.first);
      return {...state, unfolded};
    }
  }
}

const moved = (state: ViewerState, change: Partial<ViewerState>): ViewerState => ({
  ...state,
  ...change,
  moves: state.moves + 1,
});

const around = (index: number, by: 1 | -1, length: number): number =>
  length === 0 ? -1 : (index + by + length) % length;

/** Whether a change is of words: neither a move nor another number alone. */
export const isSubstantial = (change: SectionChange): boolean =>
  change.kind === 'added' || change.kind === 'removed' || (change.kind === 'changed' && change.extent !== 'number');

/** A run of sections without substantial changes, or one change. `first` is the index of the first among all. */
export interface ChangeGroup {
  readonly first: number;
  readonly isChange: boolean;
  readonly changes: readonly SectionChange[];
}

/** The changes, each by itself, and what is between them together. */
export function groupsOf(changes: readonly SectionChange[]): ChangeGroup[] {
  const groups: (ChangeGroup & {readonly changes: SectionChange[]})[] = [];
  changes.forEach((change, first) => {
    const isChange = isSubstantial(change);
    const last = groups.at(-1);
    if (!isChange && last && !last.isChange) last.changes.push(change);
    else groups.push({first, isChange, changes: [change]});
  });
  return groups;
}
