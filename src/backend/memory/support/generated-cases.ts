/** Cases by the hundred thousand, each made from its number alone: what is not asked for exists nowhere. */
import {severities, type CaseState, type Concern, type Severity} from '../../../domain/support/case-summary.js';
import {foldedWords, isAmong} from '../../../domain/support/word-finder.js';
import {productNames} from './categories.js';
import {scattered, scatteredFrom} from './scatter.js';
import type {MemoryActor, MemoryCase, MemoryEntry, MemorySupport} from './support-state.js';

type Generated = NonNullable<MemorySupport['generatedCases']>;

const minute = 60_000;
const hour = 60 * minute;
/** Between the newest changes of two cases that follow each other: a hundred thousand cover almost three years. */
const step = 15 * minute;

const subjects = [
  'The set-up mail did not arrive',
  'The organization was not recognized',
  'Meetings drop after ten minutes',
  'Calls to the head office are one-way',
  'The license count on the invoice is wrong',
  'Cannot add a second administrator',
  'The subdomain is shown as taken',
  'The agreement shows another company name',
  'Neuspela promena kontakta za porudžbinu',
  'Uređaji se ne pojavljuju u spisku',
  'Не удаётся войти после смены пароля',
  'Отчёт за квартал пуст',
  'Recording is missing after the meeting',
  'Export of call records stops half way',
  'Voicemail greeting cannot be changed',
  'The renewal date differs by a day',
] as const;
const customers = [
  ...['Avala Logistika', 'Dunav Trgovina', 'Fjord Networks', 'Северный Мост', 'Kontur Analitika', 'Rubin Hotels'],
  ...['Ister Shipping', 'Lumen Clinics', 'Tisa Mlekara', 'Vektor Avia', 'Granit Beton', 'Orion School'],
] as const;
const products = Object.keys(productNames);
const activeStates = ['waitingForYou', 'open', 'waitingForVendor', 'resolved', 'acknowledged'] as const;

const digits = 6;
const idOf = (index: number): string => `case-${String(index + 1).padStart(digits, '0')}`;
const numberOf = (index: number): number => 30_001 + index;

/** What a list needs to know of a case, as numbers where that will do. */
export interface GeneratedFacts {
  readonly index: number;
  readonly state: CaseState;
  readonly severity: Severity;
  readonly updatedAt: number;
  readonly createdAt: number;
  /** Epoch milliseconds; `null`: the vendor owes no answer. */
  readonly dueAt: number | null;
  /** Whether the one who opened it wrote last. */
  readonly updatedByOwner: boolean;
}

function stateOf(index: number): CaseState {
  const place = index % 50;
  return place < activeStates.length ? activeStates[place]! : 'closed';
}

/** Whether the colleague opened it; one in four. */
export const isColleaguesCase = (index: number): boolean => scattered(index, 2, 4) === 0;

const owesAnswer: ReadonlySet<CaseState> = new Set(['open', 'waitingForVendor', 'acknowledged']);

/** The newest change and the beginning are both the later the lower the index is. */
export function generatedFacts({anchor}: Generated, index: number): GeneratedFacts {
  const state = stateOf(index);
  const updatedAt = anchor - index * step - minute;
  return {
    index,
    state,
    severity: severities[scattered(index, 1, 4)]!,
    updatedAt,
    createdAt: updatedAt - 50 * hour - scattered(index, 3, step),
    dueAt: owesAnswer.has(state) ? anchor + hour + index * minute : null,
    updatedByOwner: state === 'open' || state === 'waitingForVendor',
  };
}

const fitting = (parts: readonly string[], word: string): ReadonlySet<number> =>
  new Set(parts.flatMap((part, at) => (isAmong(foldedWords(part), word) ? at : [])));

/** Tells whether the case at an index has a word, from the few parts that cases are made of; `null`: no case has. */
function wordTest(word: string): ((index: number) => boolean) | null {
  if (isAmong(' cs', word)) return () => true;
  const inSubject = fitting(subjects, word);
  const inCustomer = fitting(customers, word);
  const inProduct = fitting(Object.values(productNames), word);
  const isNumber = /^\d+$/.test(word);
  const mayBeOrder = isNumber || isAmong(' order', word);
  if (inSubject.size + inCustomer.size + inProduct.size === 0 && !mayBeOrder) return null;
  return (index) =>
    inSubject.has(scattered(index, 4, subjects.length)) ||
    inCustomer.has(scattered(index, 5, customers.length)) ||
    inProduct.has(scattered(index, 6, products.length)) ||
    (isNumber && String(numberOf(index)).includes(word)) ||
    (mayBeOrder && hasOrder(index) && (!isNumber || String(orderNumber(index)).includes(word)));
}

/** Tells whether the case at an index has all words, which are sought ones; `null`: no case has. */
export function textTest(words: readonly string[]): ((index: number) => boolean) | null {
  const tests = words.map(wordTest);
  return tests.includes(null) ? null : (index) => tests.every((fits) => fits!(index));
}

const vendor: MemoryActor = {role: 'vendor', accountId: null, name: 'Noor Haddad'};

const hasOrder = (index: number): boolean => scattered(index, 7, 3) === 0;
const orderNumber = (index: number): number => 1 + scattered(index, 8, 900);

const concernOf = (index: number): Concern | null =>
  hasOrder(index) ? {kind: 'order', id: `order-${orderNumber(index)}`, name: scatteredFrom(index, 5, customers)} : null;

/** The index of the case with this id; `null` where it is none of them. */
export function generatedIndex(generated: Generated, id: string): number | null {
  const index = /^case-\d{6,}$/.test(id) ? Number(id.slice('case-'.length)) - 1 : -1;
  return index >= 0 && index < generated.count && idOf(index) === id ? index : null;
}

/** The case with this id, or nothing where there is none. */
export function generatedCase(generated: MemorySupport['generatedCases'], id: string): MemoryCase | undefined {
  const index = generated && generatedIndex(generated, id);
  if (!generated || index === null) return undefined;
  const facts = generatedFacts(generated, index);
  const isColleagues = isColleaguesCase(index);
  const accountId = isColleagues ? 'account-colleague' : 'account-partner';
  const customer: MemoryActor = {
    role: 'customer',
    accountId,
    name: isColleagues ? 'Олег Соколов' : 'Milena Petrović',
  };
  const subject = `${scatteredFrom(index, 4, subjects)}, ${scatteredFrom(index, 5, customers)}`;
  const description = `${subject}. It began this week and happens every time.`;
  const entries = threadOf(id, facts, description, customer);
  return {
    id,
    reference: `CS-${numberOf(index)}`,
    subject,
    description,
    categoryId: 'other',
    productId: scatteredFrom(index, 6, products),
    concern: concernOf(index),
    language: 'en',
    contact: {
      name: customer.name,
      email: isColleagues ? 'oleg@meridian.example' : 'milena@meridian.example',
      phone: '',
    },
    technicalDetails: '',
    files: [],
    accountId,
    createdAt: facts.createdAt,
    linkedCaseId: null,
    state: facts.state,
    severity: facts.severity,
    updatedAt: facts.updatedAt,
    updatedBy: entries.at(-1)!.by,
    resolvedAt: facts.state === 'resolved' || facts.state === 'closed' ? facts.updatedAt - hour : null,
    closedAt: facts.state === 'closed' ? facts.updatedAt : null,
    waitingSince: facts.dueAt === null ? null : facts.updatedAt,
    dueAt: facts.dueAt,
    revision: entries.length,
    followers: [accountId],
    entries,
    rating: null,
  };
}

function threadOf(id: string, facts: GeneratedFacts, description: string, customer: MemoryActor): MemoryEntry[] {
  const {state, createdAt, updatedAt} = facts;
  const entries: MemoryEntry[] = [];
  const add = (more: Pick<MemoryEntry, 'kind' | 'at' | 'by'> & Partial<MemoryEntry>) => {
    const revision = entries.length + 1;
    entries.push({
      id: `${id}-entry-${revision}`,
      revision,
      text: '',
      files: [],
      state: null,
      severity: null,
      operationId: null,
      ...more,
    });
  };
  const moved = (at: number, by: MemoryActor, from: CaseState, to: CaseState) =>
    add({kind: 'state', at, by, state: {from, to}});
  add({kind: 'message', at: createdAt, by: customer, text: description});
  if (state === 'acknowledged') {
    moved(updatedAt, vendor, 'new', 'acknowledged');
    return entries;
  }
  moved(createdAt + hour, vendor, 'new', 'open');
  if (state === 'open' || state === 'waitingForVendor') {
    add({kind: 'message', at: updatedAt - hour, by: vendor, text: 'Which version is it?'});
    if (state === 'waitingForVendor') moved(updatedAt - hour, vendor, 'open', 'waitingForVendor');
    add({kind: 'message', at: updatedAt, by: customer, text: 'The newest one.'});
    return entries;
  }
  if (state === 'waitingForYou') {
    add({kind: 'message', at: updatedAt, by: vendor, text: 'Please send us the log of the last call.'});
    moved(updatedAt, vendor, 'open', 'waitingForYou');
    return entries;
  }
  add({kind: 'message', at: updatedAt - hour, by: vendor, text: 'We corrected the record. Does it work now?'});
  moved(updatedAt - hour, vendor, 'open', 'resolved');
  if (state === 'closed') moved(updatedAt, customer, 'resolved', 'closed');
  return entries;
}

/** The id of the case at an index. */
export const generatedId = idOf;
