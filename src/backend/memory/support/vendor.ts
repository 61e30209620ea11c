/** What the vendor does: by the clock, and from behind. */
import {deadlineAfter} from '../../../domain/deadline.js';
import type {Severity} from '../../../domain/support/case-summary.js';
import {reject, type World} from '../world.js';
import {addEntry, changeSeverityOf, moveCase, owe, systemActor, vendorActor} from './case-changes.js';
import {caseById, keep} from './case-view.js';
import {supportOf, type MemoryCase, type MemoryVendorAct, type SupportBehaviour} from './support-state.js';

function schedule(world: World, given: MemoryCase, act: MemoryVendorAct['act'], seconds: number | null): void {
  if (seconds === null) return;
  const {scheduled} = supportOf(world.state);
  scheduled.push({caseId: given.id, act, at: world.now + seconds * 1000});
  scheduled.sort((one, other) => one.at - other.at);
}

/** What follows a new case. */
export function scheduleArrival(world: World, given: MemoryCase): void {
  const {acknowledgeSeconds, replySeconds} = supportOf(world.state).behaviour;
  schedule(world, given, 'acknowledge', acknowledgeSeconds);
  schedule(world, given, 'reply', replySeconds);
}

/** What follows an answer: the second one of the vendor's is a solution. */
export function scheduleAnswer(world: World, given: MemoryCase): void {
  const answers = given.entries.filter(({kind, by}) => kind === 'message' && by.role === 'vendor').length;
  schedule(world, given, answers > 0 ? 'resolve' : 'reply', supportOf(world.state).behaviour.replySeconds);
}

/** Lets happen what the clock brings: answers of the vendor's, and closing of solutions that nobody judged. */
export function arriveDueNews(world: World): void {
  const {support} = world.state;
  if (!support) return;
  const due = support.scheduled.filter(({at}) => at <= world.now);
  support.scheduled = support.scheduled.filter(({at}) => at > world.now);
  for (const {caseId, act, at} of due) {
    const given = caseById(world.state, caseId);
    if (!given || given.state === 'closed' || given.state === 'resolved') continue;
    const then = {...world, now: at};
    if (act === 'acknowledge') acknowledge(then, given);
    else if (act === 'reply') answer(then, given, usualWords.reply);
    else solve(then, given, usualWords.resolve);
  }
  closeUnjudged(world);
}

const usualWords = {
  reply:
    'Thank you for the details. Could you tell us since when this happens, and whether a second person sees it too?',
  resolve: 'We corrected the record on our side. Please try again and tell us whether it works now.',
};

function closeUnjudged(world: World): void {
  const {policy, calendar, now, state} = world;
  const {closeAfterDays} = policy.support;
  if (closeAfterDays === null) return;
  for (const given of supportOf(state).cases) {
    if (given.state !== 'resolved' || given.resolvedAt === null) continue;
    const resolvedOn = calendar.dateAt(given.resolvedAt, policy.timeZone);
    const {endsAt} = deadlineAfter(resolvedOn, closeAfterDays, policy.timeZone, calendar);
    if (now >= endsAt) moveCase(given, endsAt, 'closed', {by: systemActor});
  }
}

function acknowledge({now}: World, given: MemoryCase): void {
  if (given.state === 'new') moveCase(given, now, 'acknowledged', {by: vendorActor});
}

function answer({now}: World, given: MemoryCase, text: string): void {
  addEntry(given, now, {kind: 'message', by: vendorActor, text});
  moveCase(given, now, 'waitingForYou', {by: vendorActor});
  owe(given, null);
}

function solve({now}: World, given: MemoryCase, text: string): void {
  addEntry(given, now, {kind: 'message', by: vendorActor, text});
  moveCase(given, now, 'resolved', {by: vendorActor});
  owe(given, null);
}

/** The case, stored from now on; rejects kind `gone` for an unknown one. */
function changeable({state}: World, caseId: string): MemoryCase {
  const given = caseById(state, caseId);
  if (!given) reject({kind: 'gone', code: 'case-unknown'});
  keep(state, given);
  return given;
}

function requireUnclosed({state}: MemoryCase): void {
  if (state === 'closed') reject({kind: 'conflict', code: 'case-closed'});
}

/** A representative answers and waits for the customer. */
export function replyByVendor(world: World, caseId: string, text: string = usualWords.reply): void {
  const given = changeable(world, caseId);
  requireUnclosed(given);
  answer(world, given, text);
}

/** A representative proposes a solution. */
export function resolveCase(world: World, caseId: string, text: string = usualWords.resolve): void {
  const given = changeable(world, caseId);
  requireUnclosed(given);
  solve(world, given, text);
}

/** A representative takes a case on. */
export const acknowledgeCase = (world: World, caseId: string): void => acknowledge(world, changeable(world, caseId));

/** A representative corrects the severity (S-14). */
export const changeSeverity = (world: World, caseId: string, severity: Severity, reason = ''): void =>
  changeSeverityOf(world, changeable(world, caseId), severity, reason);

/** How the vendor and the line behave from now on. */
export function setSupportBehaviour({state}: World, behaviour: Partial<SupportBehaviour>): void {
  Object.assign(supportOf(state).behaviour, behaviour);
}

/** The person added the module in the workspace, or took it away (S-05). */
export function setModule({state}: World, accountId: string, isAdded: boolean): void {
  const support = supportOf(state);
  const others = support.moduleAdded.filter((id) => id !== accountId);
  support.moduleAdded = isAdded ? [...others, accountId] : others;
}

/** The text of an article changes, or it is taken away. */
export function changeArticle({state}: World, id: string, isRemoved = false): void {
  const support = supportOf(state);
  const before = support.articleChanges.find((change) => change.id === id);
  const others = support.articleChanges.filter((change) => change !== before);
  support.mark++;
  const version = (before?.version ?? 1) + 1;
  support.articleChanges = [...others, {id, mark: support.mark, version, removed: isRemoved}];
}
