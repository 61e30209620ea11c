/** What a filter leaves of the cases that are loaded: on view until the server has answered, and offline. */
import type {CaseFilter, CaseOrder} from '../../../backend/support-requests.js';
import {isChangedSince} from '../../../domain/support/case-news.js';
import {turnOf} from '../../../domain/support/case-steps.js';
import type {CaseSummary} from '../../../domain/support/case-summary.js';
import {foldedWords, isAmong, soughtWords} from '../../../domain/support/word-finder.js';
import type {CaseListFilter} from '../../../machines/support/case-list.js';

const shows: Readonly<Record<CaseFilter, (one: CaseSummary, since: number | null) => boolean>> = {
  all: () => true,
  open: ({state}) => state !== 'closed',
  needsAnswer: ({state}) => turnOf(state) === 'yours',
  changed: isChangedSince,
  resolved: ({state}) => state === 'resolved',
  closed: ({state}) => state === 'closed',
  followed: ({following}) => following,
};

/** The lower comes first. */
const placeOf: Readonly<Record<CaseOrder, (one: CaseSummary, due: number | null) => number>> = {
  updated: ({updatedAt}) => -Date.parse(updatedAt),
  created: ({createdAt}) => -Date.parse(createdAt),
  answerDue: (_, due) => due ?? Number.MAX_SAFE_INTEGER,
  severity: ({severity, updatedAt}) => severity * 1e15 - Date.parse(updatedAt),
};

const known = new WeakMap<CaseSummary, string>();

/** The words of a case, which are folded once: each letter that is typed asks for them again. */
function wordsOf(one: CaseSummary): string {
  let words = known.get(one);
  if (words === undefined) {
    const {subject, reference, productName, concern} = one;
    words = foldedWords([subject, reference, productName, concern?.name, concern?.id].join('\n'));
    known.set(one, words);
  }
  return words;
}

/** Folds the words of cases when they arrive: page by page it is soon done, and for all at the first letter it is not. */
export function rememberWords(cases: readonly CaseSummary[]): void {
  cases.forEach(wordsOf);
}

/**
 * @param dueOf when a case's answer is due.
 * @param since when the person looked last, epoch milliseconds; `null`: never.
 */
export function locallyFiltered(
  cases: readonly CaseSummary[],
  {text, show, sort, scope}: CaseListFilter,
  since: number | null,
  dueOf: (one: CaseSummary) => number | null,
): CaseSummary[] {
  const sought = soughtWords(text);
  const hasWords = (one: CaseSummary): boolean => sought.every((word) => isAmong(wordsOf(one), word));
  return cases
    .filter((one) => (scope === 'company' || one.openedBy.isMe) && shows[show](one, since) && hasWords(one))
    .map((one) => ({one, place: placeOf[sort](one, sort === 'answerDue' ? dueOf(one) : null)}))
    .sort((one, other) => one.place - other.place)
    .map(({one}) => one);
}
