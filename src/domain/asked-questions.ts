/** Which questions of an integrity questionnaire are asked, by what is answered so far. */
import type {Agreement, IntegrityQuestion} from './agreement.js';
import type {AgreementAnswers} from './renewal-answers.js';

export interface AskedQuestion {
  readonly question: IntegrityQuestion;
  readonly answer: string;
  /** The answer's place in `AgreementAnswers.questionnaire`. */
  readonly index: number;
}

/**
 * The agreement's questions that are to be answered, in their order. A question that depends on another is asked while
 * that one is asked itself and answered so.
 */
export function askedQuestions(
  {questionnaire}: Pick<Agreement, 'questionnaire'>,
  {questionnaire: answers}: Pick<AgreementAnswers, 'questionnaire'>,
): readonly AskedQuestion[] {
  const asked: AskedQuestion[] = [];
  for (const question of questionnaire ?? []) {
    const {onlyIf} = question;
    const reached =
      onlyIf === null ||
      asked.some((other) => other.question.id === onlyIf.question && other.answer === onlyIf.answer);
    const index = answers.findIndex((answer) => answer.question === question.id);
    if (reached && index >= 0) asked.push({question, answer: answers[index]!.answer, index});
  }
  return asked;
}
