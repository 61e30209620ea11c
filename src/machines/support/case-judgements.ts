/** What the case machine decides by: what is sent, what is wrong with it, and what is new. */
import type {AnswerProblems} from '../../domain/answer-problems.js';
import {
  emptyActAnswers,
  type ActAnswers,
  type BegunActs,
  type CaseAct,
  type ReplyAnswers,
} from '../../domain/support/case-answers.js';
import {commentProblem, reasonProblem, replyProblems} from '../../domain/support/case-forms.js';
import {mergedEntries, unseenEntries} from '../../domain/support/case-news.js';
import {replyRequest} from '../../domain/support/case-requests.js';
import type {CaseActions} from '../../domain/support/case-steps.js';
import type {SupportCase, ThreadEntry} from '../../domain/support/support-case.js';
import {cleanText} from '../../domain/validate/text.js';
import type {CaseChangesAnswer, CaseContext, CasePurpose, CaseRequestOf} from './case-context.js';

const allowing: Readonly<Record<CaseAct, keyof CaseActions>> = {
  accept: 'judge',
  reject: 'judge',
  close: 'close',
  reopen: 'reopen',
  rate: 'rate',
};

/** Whether an act is open to the person now; the server has the last word. */
export const mayDo = ({actions, copyFrom}: Pick<CaseContext, 'actions' | 'copyFrom'>, act: CaseAct): boolean =>
  copyFrom === null && actions[allowing[act]];

const problemsOnly = (found: Readonly<Record<string, string | null>>): AnswerProblems =>
  Object.fromEntries(Object.entries(found).flatMap(([field, code]) => (code === null ? [] : [[field, code]])));

/** What is wrong with an act's form: a reason is needed for rejecting and reopening (S-23). */
export function actProblems(act: CaseAct, {text, stars}: ActAnswers): AnswerProblems {
  if (act === 'reject' || act === 'reopen') return problemsOnly({text: reasonProblem(text)});
  return problemsOnly({
    text: commentProblem(text),
    stars: act === 'rate' && stars === 0 ? 'stars.empty' : null,
  });
}

/** The form of an act as far as it was filled in. */
export const actOf = ({acts}: Pick<CaseContext, 'acts'>, act: CaseAct): ActAnswers => acts[act] ?? emptyActAnswers;

/** The forms that were begun, with this one as it is now; an empty one is none. */
export function withAct({acts}: Pick<CaseContext, 'acts'>, act: CaseAct, answers: ActAnswers): BegunActs {
  const {[act]: _, ...others} = acts;
  return answers.text === '' && answers.stars === 0 ? others : {...others, [act]: answers};
}

/** The forms that were begun, without what has arrived: its page was left before the answer came. */
export function withoutArrived(context: Pick<CaseContext, 'acts' | 'case' | 'actions' | 'copyFrom'>): BegunActs {
  const {rating, entries} = context.case ?? {rating: null, entries: []};
  const sent = new Set(entries.flatMap(({by, state, text}) => (by.isMe && state ? [text] : [])));
  const hasArrived = (act: CaseAct, {text, stars}: ActAnswers): boolean =>
    act === 'rate'
      ? rating?.stars === stars && rating.comment === cleanText(text)
      : text !== '' && sent.has(cleanText(text));
  const left = (Object.entries(context.acts) as [CaseAct, ActAnswers][]).filter(
    ([act, answers]) => mayDo(context, act) || !hasArrived(act, answers),
  );
  return Object.fromEntries(left);
}

/** Two texts, one below the other. */
export const below = (first: string, second: string): string =>
  [first, second].filter((part) => part.trim() !== '').join('\n\n');

/** Of the problems on view, those that are left now: nothing new is complained of while it is mended. */
export const remaining = (problems: AnswerProblems, now: AnswerProblems): AnswerProblems =>
  Object.fromEntries(Object.keys(problems).flatMap((field) => (now[field] ? [[field, now[field]]] : [])));

/** Whether there is something else to be sent than what the outcome is asked for. */
export const isAnother = ({asked, reply}: Pick<CaseContext, 'asked' | 'reply'>): boolean =>
  asked !== null && nameOf(asked) !== nameOf(reply);

const nameOf = ({text, files}: ReplyAnswers): string => JSON.stringify([text, files.map(({uploadId}) => uploadId)]);

export const problemsOfReply = ({reply, policy}: CaseContext): AnswerProblems =>
  replyProblems(reply, policy.attachments);

/** What is sent for a purpose, but for its operation id. */
export function caseRequestOf(context: CaseContext, purpose: CasePurpose): CaseRequestOf {
  const {caseId, reply} = context;
  const act = purpose === 'reply' ? emptyActAnswers : actOf(context, purpose);
  const text = cleanText(act.text);
  switch (purpose) {
    case 'reply':
      return {purpose, ...replyRequest(reply, caseId)};
    case 'accept':
      return {purpose, caseId, comment: text};
    case 'rate':
      return {purpose, caseId, stars: act.stars === 0 ? 1 : act.stars, comment: text};
    default:
      return {purpose, caseId, reason: text};
  }
}

/** A case with what was found since. */
export const withChanges = (known: SupportCase, {case: summary, entries}: CaseChangesAnswer): SupportCase => ({
  ...known,
  ...(summary.revision >= known.revision ? summary : {}),
  entries: [...mergedEntries(known.entries, entries)],
});

/** A case with the page of entries before those that are known. */
export const withEarlier = (known: SupportCase, {entries, earlierCursor}: SupportCase): SupportCase => ({
  ...known,
  entries: [...mergedEntries(entries, known.entries)],
  // A cursor that comes again is a loop and ends the thread.
  earlierCursor: earlierCursor === known.earlierCursor ? null : earlierCursor,
});

/** The same case as another answer has it: the newer of both, with every entry that is known. */
export const withAnswer = (known: SupportCase | null, answer: SupportCase): SupportCase =>
  known === null
    ? answer
    : {
        ...(answer.revision >= known.revision ? answer : known),
        entries: [...mergedEntries(known.entries, answer.entries)],
        earlierCursor: known.earlierCursor,
      };

/** Entries of others that were never announced. */
export const unannounced = (
  {entries}: Pick<SupportCase, 'entries'>,
  announcedRevision: number,
): readonly ThreadEntry[] => unseenEntries(entries, announcedRevision);
