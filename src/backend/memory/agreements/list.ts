/** The list of agreements, page by page: filtered, sorted, and fast with ten thousand. */
import {
  agreementDeadlines,
  agreementStanding,
  nextChange,
  type AgreementStandingName,
} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import type {AnswerOf, RequestOf} from '../../partner-backend.js';
import type {AgreementFilter, AgreementOrder} from '../../requests.js';
import {reject, signedInAccount, type World} from '../world.js';
import {agreementById, renewalOf, summaryOf, type SummaryAnswer} from './agreement-view.js';
import type {MemoryAgreement} from './agreement-state.js';
import {headOf, type AgreementHead} from './generated.js';
import {memoisedCalendar} from './memoised-calendar.js';

interface ListAnswer extends Omit<AnswerOf<'listAgreements'>, 'agreements'> {
  readonly agreements: SummaryAnswer[];
}

/** A line of the list and where it stands. */
interface Entry {
  readonly head: AgreementHead;
  /** What a text is searched in. */
  readonly words: string;
  /** Epoch milliseconds of the deadline; far away where there is none. */
  readonly due: number;
  /** The standing holds from when it was judged until this moment. */
  standing: AgreementStandingName;
  judgedAt: number;
  holdsUntil: number;
}

const shown: Readonly<Record<Exclude<AgreementFilter, 'all'>, ReadonlySet<AgreementStandingName>>> = {
  due: new Set(['dueSoon', 'grace', 'acceptanceOverdue']),
  lapsed: new Set(['lapsed', 'reapplying']),
  underReview: new Set(['underReview']),
  renewed: new Set(['renewed']),
};

const collator = new Intl.Collator('en', {sensitivity: 'base', numeric: true});
const byId = (one: Entry, other: Entry) => (one.head.id < other.head.id ? -1 : one.head.id > other.head.id ? 1 : 0);
const comparers: Readonly<Record<AgreementOrder, (one: Entry, other: Entry) => number>> = {
  due: (one, other) => one.due - other.due || byId(one, other),
  name: (one, other) => collator.compare(one.head.name, other.head.name) || byId(one, other),
  company: (one, other) => collator.compare(one.head.companyName, other.head.companyName) || byId(one, other),
};

export function listAgreements(given: World, request: Required<RequestOf<'listAgreements'>>): ListAnswer {
  const world = {...given, calendar: quickCalendar(given.calendar)};
  const account = signedInAccount(world);
  const {partnerAccountIds, agreements} = renewalOf(world.state);
  if (!partnerAccountIds.includes(account.id)) return {registered: false, agreements: [], nextCursor: null, total: 0};
  const {sort, show, limit} = request;
  const wanted = request.text.trim().toLowerCase();
  const own = agreements.filter(({accountIds}) => accountIds.includes(account.id)).map((one) => entryOf(world, one));
  const entries = inOrder(own, generatedEntries(world, sort), sort).filter(
    (entry) => entry.words.includes(wanted) && (show === 'all' || shown[show].has(standingNow(world, entry))),
  );
  const start = request.cursor === null ? 0 : startAfter(entries, request.cursor, sort);
  const page = entries.slice(start, start + limit);
  const last = start + limit < entries.length ? page.at(-1) : undefined;
  return {
    registered: true,
    agreements: page.map(({head}) => summaryOf(world, agreementById(world.state, head.id)!, account)),
    nextCursor: last ? cursorOf(last) : null,
    total: entries.length,
  };
}

const far = Number.MAX_SAFE_INTEGER;

let calendars: {readonly from: Calendar; readonly memoised: Calendar} | null = null;

function quickCalendar(from: Calendar): Calendar {
  if (calendars?.from !== from) calendars = {from, memoised: memoisedCalendar(from)};
  return calendars.memoised;
}

const deadlinesOf = ({policy, calendar}: World, head: AgreementHead) =>
  agreementDeadlines(head, policy.renewal, policy.timeZone, calendar);

function entryFor(world: World, head: AgreementHead): Entry {
  return {
    head,
    words: `${head.name}\n${head.companyName}\n${head.id}`.toLowerCase(),
    due: deadlinesOf(world, head).due?.endsAt ?? far,
    standing: 'open',
    judgedAt: far,
    holdsUntil: 0,
  };
}

const entryOf = (world: World, agreement: MemoryAgreement): Entry =>
  entryFor(world, {...agreement, companyName: agreement.company.name, country: agreement.company.country});

/** Where an agreement stands now; judged again only when the clock passed the next change. */
function standingNow(world: World, entry: Entry): AgreementStandingName {
  if (world.now < entry.judgedAt || world.now >= entry.holdsUntil) {
    const {policy, now, calendar} = world;
    const deadlines = deadlinesOf(world, entry.head);
    entry.standing = agreementStanding(entry.head, deadlines, now, policy.renewal, calendar).name;
    entry.judgedAt = now;
    entry.holdsUntil = nextChange(deadlines, now, policy.renewal, calendar) ?? far;
  }
  return entry.standing;
}

let made: {readonly key: string; readonly entries: Entry[]; readonly sorted: Map<AgreementOrder, Entry[]>} | null =
  null;

/** The entries of generated agreements in order, without those that changed since: these are stored. */
function generatedEntries(world: World, sort: AgreementOrder): Entry[] {
  const {generated, agreements} = renewalOf(world.state);
  if (!generated) return [];
  const key = JSON.stringify([generated, world.policy.renewal, world.policy.timeZone]);
  if (made?.key !== key) {
    const entries = Array.from({length: generated.count}, (_, index) => entryFor(world, headOf(generated, index)));
    made = {key, entries, sorted: new Map()};
  }
  let sorted = made.sorted.get(sort);
  if (!sorted) {
    sorted = made.entries.toSorted(comparers[sort]);
    made.sorted.set(sort, sorted);
  }
  const changed = new Set(agreements.map(({id}) => id));
  return changed.size === 0 ? sorted : sorted.filter(({head}) => !changed.has(head.id));
}

const inOrder = (own: readonly Entry[], generated: readonly Entry[], sort: AgreementOrder): Entry[] =>
  own.length === 0 ? [...generated] : [...own, ...generated].sort(comparers[sort]);

/** A cursor names the last entry of its page and what it was sorted by, so that it outlives the entry itself. */
const cursorOf = ({head: {id, name, companyName}, due}: Entry): string => JSON.stringify([id, due, name, companyName]);

function startAfter(entries: readonly Entry[], cursor: string, sort: AgreementOrder): number {
  const last = entryAt(cursor);
  const index = entries.findIndex((entry) => comparers[sort](entry, last) > 0);
  return index < 0 ? entries.length : index;
}

function entryAt(cursor: string): Entry {
  try {
    const parts = JSON.parse(cursor) as unknown;
    if (!Array.isArray(parts)) throw new TypeError('no cursor');
    const [id, due, name, companyName] = parts as [unknown, unknown, unknown, unknown];
    const head = {id: String(id), name: String(name), companyName: String(companyName)} as AgreementHead;
    return {head, due: Number(due), words: '', standing: 'open', judgedAt: 0, holdsUntil: 0};
  } catch {
    return reject({kind: 'invalid', fields: {cursor: 'cursor.unknown'}});
  }
}
