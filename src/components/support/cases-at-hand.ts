/** Where elements that show a case learn its state, and when to look for it anew. */
import {nearestIn, type CaseSource} from './support-requests.js';

const watchers = new Set<() => void>();

/** Where the state of cases is to be had in a page, which a server has none of; `null`: nowhere yet. */
export const casesAtHand = (page: Document | undefined): CaseSource | null =>
  nearestIn(page?.defaultView)?.cases() ?? null;

/** Hears that cases are to be had elsewhere, or nowhere any more. Answers how to stop. */
export function watchCases(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** A visit began or ended: what was known of its cases is nothing to go by any more. */
export const casesChanged = (): void => watchers.forEach((watcher) => watcher());
