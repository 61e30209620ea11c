/** What led to a new case, and what its form begins with. */
import type {CaseAnswers} from '../../../domain/support/case-answers.js';
import {proposedLanguage} from '../../../domain/support/support-languages.js';
import type {NewCaseOffer} from '../../../machines/support/support-context.js';
import type {PlaceHost} from '../place.js';

/** Whether nothing in particular led here. */
export const isEmptyOffer = ({answers, technicalDetails, linkedCase}: NewCaseOffer): boolean =>
  Object.keys(answers).length === 0 && technicalDetails === '' && linkedCase === null;

/** What is known of the person, and what led here. */
export function firstAnswers(
  {support, account, language}: Pick<PlaceHost, 'support' | 'account' | 'language'>,
  offer: NewCaseOffer,
): Partial<CaseAnswers> {
  const {contact, supportLanguages = []} = support.getSnapshot().context.profile ?? {};
  return {
    language: proposedLanguage(language(), supportLanguages),
    contactName: contact?.name || account.name || '',
    contactEmail: contact?.email || account.email || '',
    contactPhone: contact?.phone ?? '',
    ...offer.answers,
  };
}
