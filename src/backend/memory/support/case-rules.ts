/** What customers do with cases: open, answer, judge, close, reopen, rate and follow, each once by its id (S-03, S-23). */
import {isFirstRunNeeded} from '../../../domain/support/first-run.js';
import {isChainComplete, needsOf} from '../../../domain/support/case-category.js';
import {
  commentProblem,
  messageLimit,
  phoneProblem,
  reasonProblem,
  subjectLimit,
} from '../../../domain/support/case-forms.js';
import {reopenDeadline} from '../../../domain/support/case-steps.js';
import type {Severity} from '../../../domain/support/case-summary.js';
import {isPast} from '../../../domain/deadline.js';
import {emailProblem, normalizeEmail} from '../../../domain/validate/email.js';
import {cleanText, nameProblem, textProblem} from '../../../domain/validate/text.js';
import {problemsOnly, requireNoProblems} from '../agreements/signing.js';
import {once} from '../once.js';
import type {MemoryAccount} from '../state.js';
import type {OperationName} from '../../operations.js';
import {reject, signedInAccount, type World} from '../world.js';
import {actorOf, addEntry, moveCase, owe} from './case-changes.js';
import {accessCase, accessCaseToChange, caseById, caseView} from './case-view.js';
import {categoriesIn, productNames} from './categories.js';
import {firstRunOf} from './profile.js';
import type {SupportRequest} from './rules.js';
import {supportOf, type MemoryCase} from './support-state.js';
import {attachUploads, uploadProblems} from './uploads.js';
import {scheduleAnswer, scheduleArrival} from './vendor.js';

/** Where the results of an account's operations are kept. */
export const holderOf = (world: World, {id}: MemoryAccount) =>
  (supportOf(world.state).holders[id] ??= {operations: {}});

/** Opens a case (S-03). */
export function createCase(world: World, request: SupportRequest<'createCase'>) {
  const account = signedInAccount(world);
  const {operationId, ...payload} = request;
  return once(world, holderOf(world, account), {
    name: 'createCase',
    operationId,
    payload,
    carryOut: () => {
      if (isFirstRunNeeded(firstRunOf(world, account), world.now, world.policy.support))
        reject({kind: 'conflict', code: 'first-run'});
      requireNoProblems(caseFieldProblems(world, request, account));
      requireLinkable(world, request.linkedCaseId);
      const given = newCase(world, request, account);
      supportOf(world.state).cases.push(given);
      addEntry(given, world.now, {
        kind: 'message',
        by: actorOf(account),
        text: given.description,
        files: given.files,
        operationId,
      });
      scheduleArrival(world, given);
      return caseView(world, given, account);
    },
  });
}

function caseFieldProblems(
  world: World,
  request: SupportRequest<'createCase'>,
  account: MemoryAccount,
): Record<string, string> {
  const categories = categoriesIn(request.language);
  const needs = needsOf(categories, request.categoryId);
  const prefixed = (field: string, problem: string | null) => problem && `${field}.${problem}`;
  const {contact, productId} = request;
  const isUnknownProduct = productId !== null && !Object.hasOwn(productNames, productId);
  const phone = needs.includes('phone') && contact.phone.trim() === '' ? 'phone.empty' : phoneProblem(contact.phone);
  return {
    ...problemsOnly({
      // Without one the vendor finds it from the words (S-21).
      categoryId:
        request.categoryId === null || isChainComplete(categories, request.categoryId) ? null : 'category.empty',
      subject: prefixed('subject', textProblem(request.subject, subjectLimit)),
      description: prefixed('description', textProblem(request.description, messageLimit, true)),
      productId: isUnknownProduct || (productId === null && needs.includes('product')) ? 'product.empty' : null,
      concern: needs.includes('concern') && !request.concern ? 'concern.empty' : null,
      'contact.name': nameProblem(contact.name),
      'contact.email': emailProblem(contact.email),
      'contact.phone': phone,
    }),
    ...uploadProblems(world, request.uploadIds, account),
  };
}

function requireLinkable(world: World, linkedCaseId: string | null): void {
  if (linkedCaseId === null) return;
  const {given} = accessCase(world, linkedCaseId);
  if (given.state !== 'closed') reject({kind: 'conflict', code: 'case-open'});
}

function newCase(world: World, request: SupportRequest<'createCase'>, account: MemoryAccount): MemoryCase {
  const {state, now} = world;
  const support = supportOf(state);
  const number = ++support.lastReference;
  const id = `case-${number}`;
  return {
    id,
    reference: `CS-${number}`,
    subject: cleanText(request.subject),
    description: cleanText(request.description),
    categoryId: request.categoryId,
    productId: request.productId,
    concern: request.concern,
    language: request.language,
    contact: {
      name: cleanText(request.contact.name),
      email: normalizeEmail(request.contact.email),
      phone: cleanText(request.contact.phone),
    },
    technicalDetails: request.technicalDetails,
    files: attachUploads(world, request.uploadIds, id),
    accountId: account.id,
    createdAt: now,
    linkedCaseId: request.linkedCaseId,
    state: 'new',
    severity: request.severity as Severity,
    updatedAt: now,
    updatedBy: actorOf(account),
    resolvedAt: null,
    closedAt: null,
    waitingSince: now,
    dueAt: null,
    revision: 0,
    followers: [account.id],
    entries: [],
    rating: null,
  };
}

interface CaseStep {
  readonly name: OperationName;
  readonly request: {readonly caseId: string; readonly operationId: string};
  /** Checks everything, then carries out. */
  readonly carryOut: (given: MemoryCase, account: MemoryAccount) => void;
}

/** Something the customer does with a case of their own, once. */
function step(world: World, {name, request, carryOut}: CaseStep) {
  const {given, account} = accessCaseToChange(world, request.caseId);
  const {operationId, ...payload} = request;
  return once(world, holderOf(world, account), {
    name,
    operationId,
    payload,
    carryOut: () => {
      if (given.accountId !== account.id) reject({kind: 'forbidden', code: 'case-not-yours'});
      carryOut(given, account);
      return caseView(world, given, account);
    },
  });
}

const requireOpen = ({state}: MemoryCase): void => {
  if (state === 'closed') reject({kind: 'conflict', code: 'case-closed'});
  if (state === 'resolved') reject({kind: 'conflict', code: 'case-resolved'});
};
const requireResolved = ({state}: MemoryCase): void => {
  if (state !== 'resolved') reject({kind: 'conflict', code: state === 'closed' ? 'case-closed' : 'not-resolved'});
};
const requireReason = (reason: string): void => requireNoProblems(problemsOnly({reason: reasonProblem(reason)}));
const requireComment = (field: string, text: string): void =>
  requireNoProblems(problemsOnly({[field]: commentProblem(text)}));

/** Answers in a case; one that waited for the person is open again. */
export const replyToCase = (world: World, request: SupportRequest<'replyToCase'>) =>
  step(world, {
    name: 'replyToCase',
    request,
    carryOut: (given, account) => {
      requireOpen(given);
      const isOnlyFiles = request.uploadIds.length > 0 && cleanText(request.text) === '';
      const problem = isOnlyFiles ? null : textProblem(request.text, messageLimit, true);
      requireNoProblems({
        ...problemsOnly({text: problem && `message.${problem}`}),
        ...uploadProblems(world, request.uploadIds, account),
      });
      const by = actorOf(account);
      const files = attachUploads(world, request.uploadIds, given.id);
      addEntry(given, world.now, {
        kind: isOnlyFiles ? 'files' : 'message',
        by,
        text: cleanText(request.text),
        files,
        operationId: request.operationId,
      });
      if (given.state === 'waitingForYou') moveCase(given, world.now, 'open', {by});
      owe(given, world.now);
      scheduleAnswer(world, given);
    },
  });

/** Accepts the proposed solution. */
export const acceptSolution = (world: World, request: SupportRequest<'acceptSolution'>) =>
  step(world, {
    name: 'acceptSolution',
    request,
    carryOut: (given, account) => {
      requireResolved(given);
      requireComment('comment', request.comment);
      const {operationId, comment} = request;
      moveCase(given, world.now, 'closed', {by: actorOf(account), text: cleanText(comment), operationId});
      owe(given, null);
    },
  });

/** Rejects it: the case is open again. */
export const rejectSolution = (world: World, request: SupportRequest<'rejectSolution'>) =>
  step(world, {
    name: 'rejectSolution',
    request,
    carryOut: (given, account) => {
      requireResolved(given);
      requireReason(request.reason);
      const {operationId, reason} = request;
      moveCase(given, world.now, 'open', {by: actorOf(account), text: cleanText(reason), operationId});
      owe(given, world.now);
      scheduleAnswer(world, given);
    },
  });

/** Closes a case that is not needed any more. */
export const closeCase = (world: World, request: SupportRequest<'closeCase'>) =>
  step(world, {
    name: 'closeCase',
    request,
    carryOut: (given, account) => {
      requireOpen(given);
      requireComment('reason', request.reason);
      const {operationId, reason} = request;
      moveCase(given, world.now, 'closed', {by: actorOf(account), text: cleanText(reason), operationId});
      owe(given, null);
    },
  });

/** Opens a closed case again, within its window. */
export const reopenCase = (world: World, request: SupportRequest<'reopenCase'>) =>
  step(world, {
    name: 'reopenCase',
    request,
    carryOut: (given, account) => {
      if (given.state !== 'closed') reject({kind: 'conflict', code: 'case-open'});
      const {policy, calendar, now} = world;
      const closedAt = given.closedAt === null ? null : new Date(given.closedAt).toISOString();
      const deadline = reopenDeadline({state: given.state, closedAt}, policy, calendar);
      if (deadline && isPast(deadline, now)) reject({kind: 'conflict', code: 'too-late'});
      requireReason(request.reason);
      const {operationId, reason} = request;
      moveCase(given, now, 'reopened', {by: actorOf(account), text: cleanText(reason), operationId});
      owe(given, now);
      scheduleAnswer(world, given);
    },
  });

/** Rates a closed case, once. */
export const rateCase = (world: World, request: SupportRequest<'rateCase'>) =>
  step(world, {
    name: 'rateCase',
    request,
    carryOut: (given) => {
      if (given.state !== 'closed') reject({kind: 'conflict', code: 'case-open'});
      if (given.rating) reject({kind: 'conflict', code: 'rated-already'});
      requireComment('comment', request.comment);
      given.rating = {stars: request.stars, comment: cleanText(request.comment)};
      given.revision++;
    },
  });

/** Whether the person is told of the case's news. */
export function followCase(world: World, {caseId, following}: SupportRequest<'followCase'>) {
  const {given, account} = accessCaseToChange(world, caseId);
  const others = given.followers.filter((id) => id !== account.id);
  given.followers = following ? [...others, account.id] : others;
  return caseView(world, given, account);
}

/** The id of the case that an operation made; `null`: it made none. */
export function caseMadeBy(world: World, account: MemoryAccount, operationId: string): string | null {
  const operation = holderOf(world, account).operations[operationId];
  if (operation?.name !== 'createCase' || !('answer' in operation.result)) return null;
  const {id} = operation.result.answer as {id: string};
  return caseById(world.state, id) ? id : null;
}
