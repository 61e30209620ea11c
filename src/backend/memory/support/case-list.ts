/** The history, page by page: filtered, sorted, and quick with a hundred thousand cases (S-04, S-12). */
import type {CaseState} from '../../../domain/support/case-summary.js';
import {turnOf} from '../../../domain/support/case-steps.js';
import type {RawAnswerOf} from '../../partner-backend.js';
import type {CaseFilter, CaseOrder, CaseScope} from '../../support-requests.js';
import type {MemoryAccount} from '../state.js';
import {reject, signedInAccount, type World} from '../world.js';
import {caseById, caseSummary, companyOf, dueOf, isCompanyViewer} from './case-view.js';
import {productNames} from './categories.js';
import {generatedFacts, generatedId, textTest} from './generated-cases.js';
import type {SupportRequest} from './rules.js';
import {supportOf, type MemoryCase} from './support-state.js';

/** What is filtered and sorted by. */
export interface CaseHead {
  readonly id: string;
  readonly state: CaseState;
  readonly severity: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatedByMe: boolean;
  readonly dueAt: number | null;
  readonly isFollowed: boolean;
}

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

const filters: Readonly<Record<CaseFilter, (head: CaseHead, since: number | null) => boolean>> = {
  all: () => true,
  open: ({state}) => state !== 'closed',
  needsAnswer: ({state}) => turnOf(state) === 'yours',
  changed: ({updatedAt, updatedByMe}, since) => since !== null && !updatedByMe && updatedAt > since,
  resolved: ({state}) => state === 'resolved',
  closed: ({state}) => state === 'closed',
  followed: ({isFollowed}) => isFollowed,
};

function headOf(world: World, given: MemoryCase, account: MemoryAccount): CaseHead {
  const {id, state, severity, createdAt, updatedAt, updatedBy, followers} = given;
  return {
    id,
    state,
    severity,
    createdAt,
    updatedAt,
    updatedByMe: updatedBy.accountId === account.id,
    dueAt: dueOf(world, given),
    isFollowed: followers.includes(account.id),
  };
}

function hasWords({subject, reference, productId, concern}: MemoryCase, text: string): boolean {
  const product = productId === null ? '' : (productNames[productId] ?? '');
  return `${subject}\n${reference}\n${product}\n${concern?.name ?? ''}\n${concern?.id ?? ''}`
    .toLowerCase()
    .includes(text);
}

/** Whether generated cases are this account's, its company's, or neither. */
function generatedHeads(world: World, account: MemoryAccount, scope: CaseScope) {
  const {generatedCases, cases} = supportOf(world.state);
  const isColleague = account.id === 'account-colleague';
  const isOfCompany = isColleague || account.id === 'account-partner';
  if (!generatedCases || !isOfCompany) return null;
  const changed = new Set(cases.map(({id}) => id));
  const headAt = (index: number): CaseHead | null => {
    const {isColleagues, updatedByMe, ...facts} = generatedFacts(generatedCases, index);
    const isMine = isColleagues === isColleague;
    if (scope === 'mine' && !isMine) return null;
    const id = generatedId(index);
    return changed.has(id) ? null : {...facts, id, updatedByMe: updatedByMe && isMine, isFollowed: isMine};
  };
  return {count: generatedCases.count, headAt};
}

/** Everything of a scope, in no order. */
export function* casesOf(world: World, account: MemoryAccount, scope: CaseScope): Generator<CaseHead> {
  const ids = scope === 'mine' ? [account.id] : companyOf(world.state, account);
  for (const given of supportOf(world.state).cases)
    if (ids.includes(given.accountId)) yield headOf(world, given, account);
  const generated = generatedHeads(world, account, scope);
  if (!generated) return;
  for (let index = 0; index < generated.count; index++) {
    const head = generated.headAt(index);
    if (head) yield head;
  }
}

/** Where a page begins: behind the stored case last shown, and at a place among the generated ones. */
interface Place {
  readonly value: number;
  readonly id: string;
  readonly pass: number;
  readonly index: number;
}

const start: Place = {value: Number.NEGATIVE_INFINITY, id: '', pass: 0, index: 0};

export function listCases(world: World, request: SupportRequest<'listCases'>): RawAnswerOf<'listCases'> {
  const account = signedInAccount(world);
  const {scope, show, sort, limit} = request;
  if (scope === 'company' && !isCompanyViewer(world.state, account))
    reject({kind: 'forbidden', code: 'not-company-viewer'});
  const text = request.text.trim().toLowerCase();
  const since = request.since === null ? null : Date.parse(request.since);
  const isShown = (head: CaseHead) => filters[show](head, since);
  const ids = scope === 'mine' ? [account.id] : companyOf(world.state, account);
  const valueOf = sortValues[sort];
  const stored = supportOf(world.state)
    .cases.filter((given) => ids.includes(given.accountId) && hasWords(given, text))
    .map((given) => headOf(world, given, account))
    .filter(isShown)
    .sort((one, other) => valueOf(one) - valueOf(other) || (one.id < other.id ? -1 : 1));
  const generated = generatedHeads(world, account, scope);
  const fits = textTest(text);
  const place = request.cursor === null ? start : placeAt(request.cursor);

  const own = stored.filter(
    (head) => valueOf(head) > place.value || (valueOf(head) === place.value && head.id > place.id),
  );
  const page: CaseHead[] = [];
  let {pass, index, value, id} = place;
  let waiting = nextGenerated();
  while (page.length < limit && (own.length > 0 || waiting)) {
    const [first] = own;
    const isOwnFirst = first && (!waiting || valueOf(first) <= valueOf(waiting));
    const next = isOwnFirst ? own.shift()! : waiting!;
    page.push(next);
    if (isOwnFirst) {
      value = valueOf(next);
      id = next.id;
    } else {
      index++;
      waiting = nextGenerated();
    }
  }
  const hasMore = own.length > 0 || waiting !== null;
  return {
    cases: page.map((head) => caseSummary(world, caseById(world.state, head.id)!, account)),
    nextCursor: hasMore ? JSON.stringify([Number.isFinite(value) ? value : null, id, pass, index]) : null,
    total: stored.length + (generated ? countGenerated() : 0),
  };

  /** The generated case at the place, or the first one after it that is shown. */
  function nextGenerated(): CaseHead | null {
    const count = generated?.count ?? 0;
    for (; pass < passes[sort].length; pass++, index = 0) {
      for (; index < count; index++) {
        const head = generated!.headAt(index);
        if (head && passes[sort][pass]!(head) && isShown(head) && (text === '' || fits(index))) return head;
      }
    }
    return null;
  }

  function countGenerated(): number {
    let count = 0;
    for (let at = 0; at < generated!.count; at++) {
      const head = generated!.headAt(at);
      if (head && isShown(head) && (text === '' || fits(at))) count++;
    }
    return count;
  }
}

function placeAt(cursor: string): Place {
  try {
    const [value, id, pass, index] = JSON.parse(cursor) as unknown[];
    if (typeof id !== 'string' || !Number.isInteger(pass) || !Number.isInteger(index)) throw new TypeError('no cursor');
    return {value: value === null ? start.value : Number(value), id, pass: Number(pass), index: Number(index)};
  } catch {
    return reject({kind: 'invalid', fields: {cursor: 'cursor.unknown'}});
  }
}
