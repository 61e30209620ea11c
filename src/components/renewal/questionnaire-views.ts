/** The integrity questionnaire: typed questions of the vendor's (R-17). */
import {html, type TemplateResult} from 'lit';
import type {Agreement, IntegrityQuestion} from '../../domain/agreement.js';
import {askedQuestions} from '../../domain/integrity-questions.js';
import type {AgreementAnswers} from '../../domain/renewal-answers.js';
import {isolated} from '../../locales/messages.js';
import {choiceCards, textArea} from '../shared/templates/fields.js';
import {isolate, notice} from '../shared/templates/messages.js';
import {agreementSections, fieldError, formView} from './parts.js';
import type {RenewalView, RenewalViewModel} from './view-model.js';

/** A question that is asked, with its answer and that answer's place in the draft. */
export interface AskedQuestion {
  readonly question: IntegrityQuestion;
  readonly answer: string;
  readonly index: number;
}

/** The questions of an agreement that are asked as things stand. */
export const questionsOf = (agreement: Agreement, answers: AgreementAnswers): readonly AskedQuestion[] =>
  askedQuestions(agreement, answers).flatMap((question) => {
    const index = answers.questionnaire.findIndex((answer) => answer.question === question.id);
    return index < 0 ? [] : [{question, answer: answers.questionnaire[index]!.answer, index}];
  });

/** The words of an answer; `null`: not answered. */
export function answerText({t}: RenewalViewModel, {question, answer}: AskedQuestion): string | null {
  if (answer === '') return null;
  if (question.kind === 'yesNo' && (answer === 'yes' || answer === 'no')) return t(`questionnaire.${answer}`);
  if (question.kind === 'choice') return question.options.find(({id}) => id === answer)?.text ?? answer;
  return answer;
}

function questionField(model: RenewalViewModel, asked: AskedQuestion, path: string): TemplateResult {
  const {t} = model;
  const {question, answer, index} = asked;
  const name = `${path}.questionnaire.${index}.answer`;
  const text = isolated(question.text);
  const label = question.required ? text : t('questionnaire.optional', {question: question.text});
  const parts = {
    name,
    label,
    hint: question.hint ? isolated(question.hint) : undefined,
    value: answer,
    error: fieldError(model, name),
  };
  if (question.kind === 'yesNo') {
    const cards = (['yes', 'no'] as const).map((value) => ({value, title: t(`questionnaire.${value}`)}));
    return html`<div class="pair">${choiceCards({...parts, cards})}</div>`;
  }
  if (question.kind === 'choice') {
    return choiceCards({...parts, cards: question.options.map(({id, text}) => ({value: id, title: isolate(text)}))});
  }
  return textArea(parts);
}

const questionnaire: RenewalView = (model) => {
  const {t, context} = model;
  return formView(model, {
    title: t('questionnaire.title'),
    lead: t('questionnaire.lead'),
    body: html`${agreementSections(model, ({agreement}, index) => {
      const asked = questionsOf(agreement, context.answers.agreements[index]!);
      return html`<div class="questions">
        ${asked.length === 0 ? html`<p class="quiet">${t('questionnaire.none')}</p>` : asked.map((one) => questionField(model, one, `agreements.${index}`))}
      </div>`;
    })}
    ${notice('info', null, t('questionnaire.review'))}`,
  });
};

export const questionnaireViews = {questionnaire} satisfies Record<string, RenewalView>;
