/** The list of agreements, page by page: filtered, sorted, and fast with ten thousand. */
import {agreementPlace, comparePlaces, type AgreementPlace} from '../../../domain/agreement-order.js';
import {agreementDeadlines, agreementStanding, type AgreementStandingName} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import {nextChange} from '../../../domain/next-change.js';
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
  /** Standing and place hold from when they were judged until this moment. */
  standing: AgreementStandingName;
  place: AgreementPlace;
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
  due: (one, other) => comparePlaces(one.place, other.place),
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
    (entry) => entry.words.includes(wanted) && (show === 'all' || shown[show].has(judged(world, entry).standing)),
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

function entryFor(head: AgreementHead): Entry {
  return {
    head,
    words: `${head.name}\n${head.companyName}\n${head.id}`.toLowerCase(),
    standing: 'open',
    place: {group: 0, at: 0, id: head.id},
    judgedAt: far,
    holdsUntil: 0,
  };
}

const entryOf = (world: World, agreement: MemoryAgreement): Entry =>
  judged(world, entryFor({...agreement, companyName: agreement.company.name, country: agreement.company.country}));

/** The entry as it stands now; judged again only when the clock passed the next change. */
function judged(world: World, entry: Entry): Entry {
  if (world.now < entry.judgedAt || world.now >= entry.holdsUntil) {
    const {policy, now, calendar} = world;
    const deadlines = deadlinesOf(world, entry.head);
    const standing = agreementStanding(entry.head, deadlines, now, policy.renewal, calendar);
    entry.standing = standing.name;
    entry.place = agreementPlace(entry.head, standing, deadlines);
    entry.judgedAt = now;
    entry.holdsUntil = nextChange(deadlines, now, policy.renewal, calendar) ?? far;
  }
  return entry;
}

/** Entries in an order that holds from one moment until another. */
interface Sorted {
  readonly entries: readonly Entry[];
  readonly from: number;
  readonly until: number;
}

let made: {readonly key: string; readonly entries: Entry[]; readonly sorted: Map<AgreementOrder, Sorted>} | null = null;

/** The entries of generated agreements in order, without those that changed since: these are stored. */
function generatedEntries(world: World, sort: AgreementOrder): readonly Entry[] {
  const {generated, agreements} = renewalOf(world.state);
  if (!generated) return [];
  const key = JSON.stringify([generated, world.policy.renewal, world.policy.timeZone]);
  if (made?.key !== key) {
    const entries = Array.from({length: generated.count}, (_, index) => entryFor(headOf(generated, index)));
    made = {key, entries, sorted: new Map()};
  }
  let sorted = made.sorted.get(sort);
  if (!sorted || world.now < sorted.from || world.now >= sorted.until) {
    sorted = sortedNow(world, made.entries, sort);
    made.sorted.set(sort, sorted);
  }
  const changed = new Set(agreements.map(({id}) => id));
  const {entries} = sorted;
  return changed.size === 0 ? entries : entries.filter(({head}) => !changed.has(head.id));
}

/** Only the order by deadline hangs on the clock. */
function sortedNow(world: World, entries: readonly Entry[], sort: AgreementOrder): Sorted {
  if (sort !== 'due') return {entries: entries.toSorted(comparers[sort]), from: -far, until: far};
  let until = far;
  for (const entry of entries) until = Math.min(until, judged(world, entry).holdsUntil);
  return {entries: entries.toSorted(comparers.due), from: world.now, until};
}

const inOrder = (own: readonly Entry[], generated: readonly Entry[], sort: AgreementOrder): readonly Entry[] =>
  own.length === 0 ? generated : [...own, ...generated].sort(comparers[sort]);

/** A cursor names the last entry of its page and what it was sorted by, so that it outlives the entry itself. */
const cursorOf = ({head: {id, name, companyName}, place: {group, at}}: Entry): string =>
  JSON.stringify([id, group, at, name, companyName]);

function startAfter(entries: readonly Entry[], cursor: string, sort: AgreementOrder): number {
  const last = entryAt(cursor);
  const index = entries.findIndex((entry) => comparers[sort](entry, last) > 0);
  return index < 0 ? entries.length : index;
}

function entryAt(cursor: string): Entry {
  try {
    const parts = JSON.parse(cursor) as unknown;
    if (!Array.isArray(parts)) throw new TypeError('no cursor');
    const [id, group, at, name, companyName] = parts as unknown[];
    const head = {id: String(id), name: String(name), companyName: String(companyName)} as AgreementHead;
    return {...entryFor(head), place: {group: Number(group), at: Number(at), id: head.id}};
  } catch {
    return reject({kind: 'invalid', fields: {cursor: 'cursor.unknown'}});
  }
}
