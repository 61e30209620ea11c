/** What the new-case machine decides by: the form as it stands, what is wrong with it, and what an answer means. */
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {Problem} from '../../domain/problem.js';
import {emptyCaseAnswers, type CaseAnswers} from '../../domain/support/case-answers.js';
import {caseProblems} from '../../domain/support/case-forms.js';
import {caseAnswerName} from '../../domain/support/case-requests.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import {cleanText} from '../../domain/validate/text.js';
import type {SubmissionOutput} from '../submission-machine.js';
import type {NewCaseContext, NewCaseEvent} from './new-case-context.js';

const severities: readonly string[] = ['', '1', '2', '3', '4'];

/** `answers` with one value typed; a name or a value that no field has changes nothing. */
export function withCaseAnswer(answers: CaseAnswers, name: string, value: string | boolean): CaseAnswers {
  const isField = Object.hasOwn(emptyCaseAnswers, name) && name !== 'files' && name !== 'concern';
  if (!isField || typeof emptyCaseAnswers[name as keyof CaseAnswers] !== typeof value) return answers;
  if (name === 'severity' && !severities.includes(value as string)) return answers;
  return {...answers, [name]: value};
}

/** The words by which similar cases and articles are looked for. */
export const wordsOf = ({subject, description}: Pick<CaseAnswers, 'subject' | 'description'>): string =>
  `${subject}\n${description}`.trim();

/** What is wrong with the form. Without categories the vendor finds one from the words (S-21). */
export const problemsOf = ({answers, categories, products, attachments}: NewCaseContext): AnswerProblems =>
  caseProblems(categories ? answers : {...answers, categoryId: ''}, {
    categories: categories ?? [],
    products,
    attachments,
  });

/** The context with the form's values taken over. */
export function filled(context: NewCaseContext, event: NewCaseEvent): NewCaseContext {
  if (event.type !== 'step.submitted') return context;
  const answers = Object.entries(event.values ?? {}).reduce(
    (all, [name, value]) => withCaseAnswer(all, name, value),
    context.answers,
  );
  return {...context, answers};
}

/** Whether what was typed or chosen is another value than before. */
export function changesAnswers({answers}: NewCaseContext, event: NewCaseEvent): boolean {
  if (event.type === 'concern.changed') return JSON.stringify(event.concern) !== JSON.stringify(answers.concern);
  if (event.type !== 'answer.changed') return false;
  const next = withCaseAnswer(answers, event.name, event.value);
  return next !== answers && next[event.name as keyof CaseAnswers] !== answers[event.name as keyof CaseAnswers];
}

/** Of the problems on view, those that are left now: nothing new is complained of while typing. */
export function remainingProblems(context: NewCaseContext): AnswerProblems {
  const now = problemsOf(context);
  return Object.fromEntries(
    Object.keys(context.problems).flatMap((field) => (now[field] ? [[field, now[field]]] : [])),
  );
}

/** Whether there are open cases that were not passed over yet. */
export const hasSimilar = ({similar, passedIds}: Pick<NewCaseContext, 'similar' | 'passedIds'>): boolean =>
  similar !== null && similar.cases.some(({id}) => !passedIds.includes(id));

/** What was refused, or `null`: it was not. An operation that belongs to another payload carried this one not out. */
export function refusalIn(output: SubmissionOutput): Problem | null {
  if (output.outcome === 'rejected') return output.problem;
  return output.outcome === 'succeeded' && output.mismatch ? {kind: 'conflict', code: 'operation-mismatch'} : null;
}

/**
 * Whether the id of this draft opened a case with other words: another tab sent it (decision 8, X-17). After a restart
 * only the words tell.
 */
export function isOpenedElsewhere({answers, onlyAsks}: NewCaseContext, output: SubmissionOutput): boolean {
  if (output.outcome !== 'succeeded') return false;
  if (output.mismatch) return true;
  const {subject, description} = output.answer as SupportCase;
  return onlyAsks && (subject !== cleanText(answers.subject) || description !== cleanText(answers.description));
}

/**
 * Whether a refusal ends the operation, so that the next try needs another id (decision 8). Answers that are given
 * before an operation is looked for do not, nor does one that never arrived.
 */
export const endsOperation = ({kind, code}: Problem): boolean =>
  code !== 'not-carried-out' && kind !== 'signed-out' && kind !== 'forbidden' && kind !== 'rate-limited';

/** What a refusal says of fields, by their names on the form. */
export const fieldProblemsIn = ({fields}: Problem): AnswerProblems =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([path, code]) => [caseAnswerName(path), code]));
