/** The history, page by page: filtered, sorted, and quick with a hundred thousand cases (S-04, S-12). */
import type {CaseState} from '../../../domain/support/case-summary.js';
import {turnOf} from '../../../domain/support/case-steps.js';
import {foldedWords, isAmong, soughtWords} from '../../../domain/support/word-finder.js';
import type {RawAnswerOf} from '../../partner-backend.js';
import type {CaseFilter, CaseOrder, CaseScope} from '../../support-requests.js';
import type {MemoryAccount} from '../state.js';
import {reject, signedInAccount, type World} from '../world.js';
import {caseById, caseSummary, companyOf, dueOf, isCompanyViewer} from './case-view.js';
import {productNames} from './categories.js';
import {generatedFacts, generatedId, generatedIndex, isColleaguesCase, textTest} from './generated-cases.js';
import type {SupportRequest} from './rules.js';
import {supportOf, type MemoryCase} from './support-state.js';

/** What is filtered and sorted by. */
export interface CaseHead {
  /** `null`: that of the generated case with this index, which is made when it is asked for. */
  readonly id: string | null;
  readonly index: number;
  readonly state: CaseState;
  readonly severity: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatedByMe: boolean;
  readonly dueAt: number | null;
  readonly isFollowed: boolean;
}

const idOf = ({id, index}: CaseHead): string => id ?? generatedId(index);

/** The lower comes first. Generated cases have ever higher values of each within a pass. */
const sortValues: Readonly<Record<CaseOrder, (head: CaseHead) => number>> = {
  updated: ({updatedAt}) => -updatedAt,
  created: ({createdAt}) => -createdAt,
  answerDue: ({dueAt}) => dueAt ?? Number.MAX_SAFE_INTEGER,
  severity: ({severity, updatedAt}) => severity * 1e15 - updatedAt,
};

/** Generated cases are gone through once for each pass, those of the pass alone. */
const passes: Readonly<Record<CaseOrder, readonly ((head: CaseHead) => boolean)[]>> = {
  updated: [() => true],
  created: [() => true],
  answerDue: [({dueAt}) => dueAt !== null, ({dueAt}) => dueAt === null],
  severity: [1, 2, 3, 4].map(
    (wanted) =>
      ({severity}) =>
        severity === wanted,
  ),
};

/** What cases are counted by: what they are listed by, and what of the changed ones is done. */
type Counted = CaseFilter | 'completed';

const isChanged = ({updatedAt, updatedByMe}: CaseHead, since: number | null): boolean =>
  since !== null && !updatedByMe && updatedAt > since;

const filters: Readonly<Record<Counted, (head: CaseHead, since: number | null) => boolean>> = {
  all: () => true,
  open: ({state}) => state !== 'closed',
  needsAnswer: ({state}) => turnOf(state) === 'yours',
  changed: isChanged,
  completed: (head, since) => isChanged(head, since) && (head.state === 'resolved' || head.state === 'closed'),
  resolved: ({state}) => state === 'resolved',
  closed: ({state}) => state === 'closed',
  followed: ({isFollowed}) => isFollowed,
};

function headOf(world: World, given: MemoryCase, account: MemoryAccount): CaseHead {
  const {id, state, severity, createdAt, updatedAt, updatedBy, followers} = given;
  return {
    id,
    index: -1,
    state,
    severity,
    createdAt,
    updatedAt,
    updatedByMe: updatedBy.accountId === account.id,
    dueAt: dueOf(world, given),
    isFollowed: followers.includes(account.id),
  };
}

function wordsOf({subject, reference, productId, concern}: MemoryCase): string {
  const product = productId === null ? '' : (productNames[productId] ?? '');
  return foldedWords([subject, reference, product, concern?.name, concern?.id].join('\n'));
}

/** The generated cases of a scope by index, without those that changed since: these are stored. */
interface GeneratedList {
  readonly count: number;
  /** The case at an index, or `null` where it is not in the scope. */
  readonly headAt: (index: number) => CaseHead | null;
  /** Indexes of those that are stored. */
  readonly stored: ReadonlySet<number>;
  /** What tells this list from another with other cases in it. */
  readonly key: string;
}

function generatedList(world: World, account: MemoryAccount, scope: CaseScope): GeneratedList | null {
  const {generatedCases, cases} = supportOf(world.state);
  const isColleague = account.id === 'account-colleague';
  if (!generatedCases || !(isColleague || account.id === 'account-partner')) return null;
  const headAt = (index: number): CaseHead | null => {
    const isMine = isColleaguesCase(index) === isColleague;
    if (scope === 'mine' && !isMine) return null;
    const {state, severity, createdAt, updatedAt, updatedByOwner, dueAt} = generatedFacts(generatedCases, index);
    return {
      id: null,
      index,
      state,
      severity,
      createdAt,
      updatedAt,
      updatedByMe: updatedByOwner && isMine,
      dueAt,
      isFollowed: isMine,
    };
  };
  const stored = new Set(cases.flatMap(({id}) => generatedIndex(generatedCases, id) ?? []));
  return {
    count: generatedCases.count,
    headAt,
    stored,
    key: JSON.stringify([generatedCases, account.id, scope]),
  };
}

interface Wanted {
  readonly show: Counted;
  readonly since: number | null;
  readonly text: string;
}

const isShown = (head: CaseHead, {show, since}: Wanted): boolean => filters[show](head, since);

const counted = new Map<string, number>();
/** The most counts that are remembered. */
const mostCounts = 100;

/** How many of the generated cases are shown; worked out once, less those that are stored by now. */
function countGenerated(list: GeneratedList, wanted: Wanted): number {
  const fits = textTest(soughtWords(wanted.text));
  if (!fits) return 0;
  const counts = (index: number): number => {
    const head = list.headAt(index);
    return head && isShown(head, wanted) && fits(index) ? 1 : 0;
  };
  const key = JSON.stringify([list.key, wanted]);
  let all = counted.get(key);
  if (all === undefined) {
    all = 0;
    for (let index = 0; index < list.count; index++) all += counts(index);
    if (counted.size >= mostCounts) counted.clear();
    counted.set(key, all);
  }
  let gone = 0;
  for (const index of list.stored) gone += counts(index);
  return all - gone;
}

/** The stored cases of a scope that are shown, in no order. */
function storedShown(world: World, account: MemoryAccount, scope: CaseScope, wanted: Wanted): CaseHead[] {
  const ids = scope === 'mine' ? [account.id] : companyOf(world.state, account);
  const sought = soughtWords(wanted.text);
  const hasWords = (given: MemoryCase): boolean => {
    const words = sought.length === 0 ? '' : wordsOf(given);
    return sought.every((word) => isAmong(words, word));
  };
  return supportOf(world.state)
    .cases.filter((given) => ids.includes(given.accountId) && hasWords(given))
    .map((given) => headOf(world, given, account))
    .filter((head) => isShown(head, wanted));
}

/** How many of the account's own cases a filter shows. */
export function countCases(world: World, account: MemoryAccount, show: Counted, since: number | null = null): number {
  const wanted: Wanted = {show, since, text: ''};
  const list = generatedList(world, account, 'mine');
  return storedShown(world, account, 'mine', wanted).length + (list ? countGenerated(list, wanted) : 0);
}

/** Where a page begins: behind the case last shown, and at a place among the generated ones. */
interface Place {
  readonly value: number;
  readonly id: string;
  readonly pass: number;
  readonly index: number;
}

const start: Place = {value: Number.NEGATIVE_INFINITY, id: '', pass: 0, index: 0};

export function listCases(world: World, request: SupportRequest<'listCases'>): RawAnswerOf<'listCases'> {
  const account = signedInAccount(world);
  const {scope, show, sort, limit, since} = request;
  if (scope === 'company' && !isCompanyViewer(world.state, account))
    reject({kind: 'forbidden', code: 'not-company-viewer'});
  const wanted: Wanted = {
    show,
    since: since === null ? null : Date.parse(since),
    text: request.text.trim(),
  };
  const place = request.cursor === null ? start : placeAt(request.cursor);
  const list = generatedList(world, account, scope);
  const stored = storedShown(world, account, scope, wanted);
  const {heads, next} = pageOf(stored, list && followingGenerated(list, wanted, sort, place), {sort, limit, place});
  return {
    cases: heads.map((head) => caseSummary(world, caseById(world.state, idOf(head))!, account)),
    nextCursor: next && JSON.stringify([next.value, next.id, next.pass, next.index]),
    total: stored.length + (list ? countGenerated(list, wanted) : 0),
  };
}

interface GeneratedStep {
  readonly head: CaseHead;
  readonly pass: number;
  readonly index: number;
}

/** The generated cases that are shown from a place on, in order. */
function* followingGenerated(
  list: GeneratedList,
  wanted: Wanted,
  sort: CaseOrder,
  place: Place,
): Generator<GeneratedStep, void> {
  const fits = textTest(soughtWords(wanted.text));
  if (!fits) return;
  for (const [pass, isOfPass] of passes[sort].entries()) {
    if (pass < place.pass) continue;
    for (let index = pass === place.pass ? place.index : 0; index < list.count; index++) {
      if (list.stored.has(index)) continue;
      const head = list.headAt(index);
      if (head && isOfPass(head) && isShown(head, wanted) && fits(index)) yield {head, pass, index};
    }
  }
}

const nextOf = (steps: Generator<GeneratedStep, void> | null): GeneratedStep | null => steps?.next().value ?? null;

/** One page of both, and where the next begins; `next`: `null` where there is no more. */
function pageOf(
  stored: readonly CaseHead[],
  generated: Generator<GeneratedStep, void> | null,
  {sort, limit, place}: {sort: CaseOrder; limit: number; place: Place},
): {heads: CaseHead[]; next: Place | null} {
  const valueOf = sortValues[sort];
  const isBefore = (one: CaseHead, other: Pick<Place, 'value' | 'id'>) =>
    valueOf(one) < other.value || (valueOf(one) === other.value && idOf(one) < other.id);
  const placeOf = (head: CaseHead) => ({value: valueOf(head), id: idOf(head)});
  const own = stored
    .toSorted((one, other) => (isBefore(one, placeOf(other)) ? -1 : 1))
    .filter((head) => !isBefore(head, place) && idOf(head) !== place.id);
  const heads: CaseHead[] = [];
  let taken = 0;
  let waiting = nextOf(generated);
  while (heads.length < limit && (taken < own.length || waiting)) {
    const first = own[taken];
    if (first && (!waiting || isBefore(first, placeOf(waiting.head)))) {
      heads.push(first);
      taken++;
    } else if (waiting) {
      heads.push(waiting.head);
      waiting = nextOf(generated);
    }
  }
  const last = heads.at(-1);
  if (!last || (taken === own.length && !waiting)) return {heads, next: null};
  const {pass, index} = waiting ?? {pass: Number.MAX_SAFE_INTEGER, index: 0};
  return {heads, next: {...placeOf(last), pass, index}};
}

function placeAt(cursor: string): Place {
  try {
    const [value, id, pass, index] = JSON.parse(cursor) as unknown[];
    if (typeof id !== 'string' || ![value, pass, index].every(Number.isInteger)) throw new TypeError('no cursor');
    return {value: Number(value), id, pass: Number(pass), index: Number(index)};
  } catch {
    return reject({kind: 'invalid', fields: {cursor: 'cursor.unknown'}});
  }
}
