/** What is new in cases since somebody looked (S-11). */
import type {CaseSummary} from './case-summary.js';
import type {ThreadEntry} from './support-case.js';

/** Whether somebody else changed the case after `since`, epoch milliseconds by the server's clock; `null`: never looked. */
export const isChangedSince = (summary: Pick<CaseSummary, 'updatedAt' | 'updatedBy'>, since: number | null): boolean =>
  since !== null && !summary.updatedBy.isMe && Date.parse(summary.updatedAt) > since;

/** The entries of others that came after the revision that was seen last. */
export const unseenEntries = (entries: readonly ThreadEntry[], seenRevision: number): readonly ThreadEntry[] =>
  entries.filter(({revision, by}) => revision > seenRevision && !by.isMe);

/**
 * `known` with `added`, each entry once and in the order of revisions: what polling, events and the person's own
 * answer brought, in whatever order it came.
 */
export function mergedEntries(known: readonly ThreadEntry[], added: readonly ThreadEntry[]): readonly ThreadEntry[] {
  const byId = new Map(known.map((entry) => [entry.id, entry]));
  for (const entry of added) byId.set(entry.id, entry);
  return [...byId.values()].sort((one, other) => one.revision - other.revision);
}
