/** A new case that begins with what another one was about; what happened is not asked for twice. */
import type {CaseAnswers} from '../../../domain/support/case-answers.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import type {NewCaseOffer} from '../../../machines/support/support-context.js';

/** @param description what was written already and could not be sent; empty: nothing was. */
export function newCaseFrom(
  known: SupportCase,
  products: readonly {readonly id: string; readonly name: string}[],
  description: string,
): Omit<NewCaseOffer, 'id'> {
  const {id, reference, state, subject, severity, productName, concern, language, categories} = known;
  return {
    answers: {
      subject,
      severity: String(severity) as CaseAnswers['severity'],
      categoryId: categories.at(-1)?.id ?? '',
      productId: products.find(({name}) => name === productName)?.id ?? '',
      concern,
      language: language ?? '',
      ...(description.trim() !== '' && {description}),
    },
    technicalDetails: '',
    // A case goes on from one that is closed, and from no other.
    linkedCase: state === 'closed' ? {id, reference} : null,
  };
}
