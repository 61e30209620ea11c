/** A case as the memory backend answers it, and who may see it. */
import {answerDueAfter} from '../../../domain/support/answer-due.js';
import {categoryChain} from '../../../domain/support/case-category.js';
import type {CaseActor, CaseSummaryInput} from '../../../domain/support/case-summary.js';
import type {SupportCaseInput, ThreadEntry} from '../../../domain/support/support-case.js';
import type {MemoryAccount, MemoryState} from '../state.js';
import {domainOf, isoInstant, reject, signedInAccount, type World} from '../world.js';
import {categoriesIn, productNames} from './categories.js';
import {generatedCase} from './generated-cases.js';
import {supportOf, type MemoryActor, type MemoryCase, type MemoryEntry} from './support-state.js';

/** Most entries of an answer. */
const mostEntries = 200;

/** A case, one that was not asked for before included. */
export function caseById(state: MemoryState, id: string): MemoryCase | undefined {
  const {cases, generatedCases} = supportOf(state);
  return cases.find((one) => one.id === id) ?? generatedCase(generatedCases, id);
}

/** Whether an account sees the cases of its whole company (S-12). */
export const isCompanyViewer = (state: MemoryState, {id}: MemoryAccount): boolean =>
  supportOf(state).companyViewerIds.includes(id);

/** The accounts of the same company, the account itself included. */
export const companyOf = (state: MemoryState, {email}: MemoryAccount): readonly string[] =>
  state.accounts.filter((other) => domainOf(other.email) === domainOf(email)).map(({id}) => id);

/** Whether an account sees a case: its own, or with the right to it one of its company. */
export const maySee = (state: MemoryState, account: MemoryAccount, {accountId}: MemoryCase): boolean =>
  accountId === account.id || (isCompanyViewer(state, account) && companyOf(state, account).includes(accountId));

/** The case and the account that asks for it; rejects `signed-out`, `gone` or `forbidden`. */
export function accessCase(world: World, caseId: string): {given: MemoryCase; account: MemoryAccount} {
  const account = signedInAccount(world);
  const given = caseById(world.state, caseId);
  if (!given) reject({kind: 'gone', code: 'case-unknown'});
  if (!maySee(world.state, account, given)) reject({kind: 'forbidden', code: 'case-not-yours'});
  return {given, account};
}

/** The same to change it: it is among what is stored from now on. */
export function accessCaseToChange(world: World, caseId: string) {
  const found = accessCase(world, caseId);
  keep(world.state, found.given);
  return found;
}

/** Stores a case that was made when it was asked for. */
export function keep(state: MemoryState, given: MemoryCase): void {
  const {cases} = supportOf(state);
  if (!cases.includes(given)) cases.push(given);
}

const actorView = ({role, accountId, name}: MemoryActor, account: MemoryAccount): CaseActor => ({
  role,
  name,
  isMe: accountId === account.id,
});

const instantOrNull = (epoch: number | null): string | null => (epoch === null ? null : isoInstant(epoch));

/** When the vendor means to answer; `null`: it owes or promises none (S-16). */
export function dueOf({policy, calendar}: World, {severity, waitingSince, dueAt}: MemoryCase): number | null {
  if (waitingSince === null) return null;
  return dueAt ?? answerDueAfter(severity, waitingSince, policy.support, calendar);
}

export function caseSummary(world: World, given: MemoryCase, account: MemoryAccount): CaseSummaryInput {
  const owner = world.state.accounts.find(({id}) => id === given.accountId);
  return {
    id: given.id,
    reference: given.reference,
    subject: given.subject,
    state: given.state,
    severity: given.severity,
    productName: given.productId && (productNames[given.productId] ?? null),
    concern: given.concern && {...given.concern},
    language: given.language,
    openedBy: {role: 'customer', name: owner?.name ?? '', isMe: given.accountId === account.id},
    createdAt: isoInstant(given.createdAt),
    updatedAt: isoInstant(given.updatedAt),
    updatedBy: actorView(given.updatedBy, account),
    resolvedAt: instantOrNull(given.resolvedAt),
    closedAt: instantOrNull(given.closedAt),
    waitingSince: instantOrNull(given.waitingSince),
    answerDueAt: instantOrNull(dueOf(world, given)),
    revision: given.revision,
    following: given.followers.includes(account.id),
  };
}

export const entryView = (entry: MemoryEntry, account: MemoryAccount): ThreadEntry => ({
  ...structuredClone(entry),
  files: entry.files.map((file) => ({...file})),
  at: isoInstant(entry.at),
  by: actorView(entry.by, account),
  operationId: entry.by.accountId === account.id ? entry.operationId : null,
});

/** The case for `account`, with its newest entries, or those before a revision. */
export function caseView(
  world: World,
  given: MemoryCase,
  account: MemoryAccount,
  before = Number.POSITIVE_INFINITY,
): SupportCaseInput {
  const {state} = world;
  const older = given.entries.filter(({revision}) => revision < before);
  const entries = older.slice(-mostEntries);
  const language = supportOf(state).languages?.[account.id] ?? given.language;
  const linked = given.linkedCaseId === null ? undefined : caseById(state, given.linkedCaseId);
  return {
    ...caseSummary(world, given, account),
    categories: categoryChain(categoriesIn(language), given.categoryId).map(({id, name}) => ({id, name})),
    description: given.description,
    contact: {...given.contact},
    technicalDetails: given.technicalDetails,
    files: given.files.map((file) => ({...file})),
    entries: entries.map((entry) => entryView(entry, account)),
    earlierCursor: older.length > entries.length ? String(entries[0]!.revision) : null,
    linkedCase: linked ? {id: linked.id, reference: linked.reference} : null,
    mayAct: given.accountId === account.id,
    rating: given.rating && {...given.rating},
  };
}
