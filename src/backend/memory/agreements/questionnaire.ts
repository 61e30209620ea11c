/** The integrity questionnaire of the invented vendor. */
import type {IntegrityQuestion} from '../../../domain/agreement.js';

const question = (
  id: string,
  kind: IntegrityQuestion['kind'],
  text: string,
  more: Partial<IntegrityQuestion> = {},
): IntegrityQuestion => ({id, kind, text, hint: '', options: [], required: true, onlyIf: null, ...more});

export const integrityQuestions: readonly IntegrityQuestion[] = [
  question('public-owner', 'yesNo', 'Does a public official or a public body own a share of your company?'),
  question('public-owner-share', 'text', 'Who owns it, and how large is the share?', {
    hint: 'For example: City of Novi Sad, 12 %.',
    onlyIf: {question: 'public-owner', answer: 'yes'},
  }),
  question('proceedings', 'yesNo', 'Were there proceedings for bribery against your company in the last five years?'),
  question('proceedings-details', 'text', 'Where, and with which result?', {
    onlyIf: {question: 'proceedings', answer: 'yes'},
  }),
  question('training', 'choice', 'How often is your staff trained in integrity?', {
    options: [
      {id: 'yearly', text: 'Every year'},
      {id: 'once', text: 'Once, when they join'},
      {id: 'never', text: 'Not at all'},
    ],
  }),
  question('remarks', 'text', 'Is there anything that we should know?', {required: false}),
];

/** Whether a question is asked, by the answers to the others. */
export const isAsked = ({onlyIf}: IntegrityQuestion, answers: ReadonlyMap<string, string>): boolean =>
  onlyIf === null || answers.get(onlyIf.question) === onlyIf.answer;
