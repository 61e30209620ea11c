/** Which questions of an integrity questionnaire are asked, and what may be answered. */
import type {Agreement, IntegrityQuestion} from './agreement.js';
import type {AgreementAnswers} from './renewal-answers.js';
import {cleanText, textProblem} from './validate/text.js';

/** The longest answer in words, in characters as a person counts them. */
export const answerLimit = 2000;

/** The answer that stands for a question; empty where there is none. */
const answerTo = (answers: Pick<AgreementAnswers, 'questionnaire'>, question: string): string =>
  answers.questionnaire.find((entry) => entry.question === question)?.answer ?? '';

/** The questions that are asked as things stand, in their order: one that hangs on another only where that is asked. */
export function askedQuestions(
  {questionnaire}: Pick<Agreement, 'questionnaire'>,
  answers: Pick<AgreementAnswers, 'questionnaire'>,
): readonly IntegrityQuestion[] {
  const questions = questionnaire ?? [];
  const isAsked = ({onlyIf}: IntegrityQuestion, above: readonly string[]): boolean => {
    if (!onlyIf) return true;
    const parent = questions.find(({id}) => id === onlyIf.question);
    return (
      parent !== undefined &&
      !above.includes(parent.id) &&
      answerTo(answers, parent.id) === onlyIf.answer &&
      isAsked(parent, [...above, parent.id])
    );
  };
  return questions.filter((question) => isAsked(question, [question.id]));
}

/** The answers that may be given to a question by choosing; `null`: it is answered in words. */
export const choicesOf = ({kind, options}: IntegrityQuestion): readonly string[] | null =>
  kind === 'yesNo' ? ['yes', 'no'] : kind === 'choice' ? options.map(({id}) => id) : null;

/** What is wrong with the answer to a question that is asked. */
export function questionProblem(
  question: IntegrityQuestion,
  answer: string,
): 'answer.empty' | 'answer.tooLong' | 'answer.characters' | null {
  const choices = choicesOf(question);
  if (choices) return choices.includes(answer) || (answer === '' && !question.required) ? null : 'answer.empty';
  if (!question.required && cleanText(answer) === '') return null;
  const problem = textProblem(answer, answerLimit, true);
  return problem && `answer.${problem}`;
}
