/** Answers that were given earlier, fitted to what the server says now (decision 9). */
import type {Agreement, TextEdition} from './agreement.js';
import {choicesOf} from './integrity-questions.js';
import {answersFor, type AgreementAnswers} from './renewal-answers.js';

/** The edition that stands for a chosen one that is gone: the same language where there is one. */
export function nearestEdition(
  chosen: string,
  before: readonly TextEdition[],
  editions: readonly TextEdition[],
): TextEdition {
  const language = before.find(({hash}) => hash === chosen)?.language;
  return (
    editions.find(({hash}) => hash === chosen) ??
    editions.find((edition) => edition.language === language) ??
    editions[0]!
  );
}

/**
 * What was answered for an agreement, where it still fits: countries, questions, choices and editions that still
 * exist. A country that was dropped stays dropped unless nothing would be kept.
 * @param before the editions among which the text was chosen.
 */
export function fittedAgreementAnswers(
  kept: AgreementAnswers | undefined,
  agreement: Agreement,
  before: readonly TextEdition[] = [],
): AgreementAnswers {
  const fresh = answersFor(agreement);
  if (!kept) return fresh;
  const countries = fresh.countries.map((own) => {
    const earlier = kept.countries.find(({country}) => country === own.country);
    if (!earlier) return own;
    return {...earlier, distributors: earlier.distributors.length > 0 ? earlier.distributors : own.distributors};
  });
  const isNothingKept = !countries.some((own) => own.kept);
  const isElsewhere = kept.principalCountry !== agreement.company.country;
  return {
    agreementId: agreement.id,
    principalCountry: kept.principalCountry,
    countries: isNothingKept ? countries.map((own) => ({...own, kept: true})) : countries,
    questionnaire: (agreement.questionnaire ?? []).map((question) => {
      const answer = kept.questionnaire.find((entry) => entry.question === question.id)?.answer ?? '';
      const choices = choicesOf(question);
      return {question: question.id, answer: choices && !choices.includes(answer) ? '' : answer};
    }),
    // Which editions another principal country has is known only when it was asked for.
    editionHash: isElsewhere ? kept.editionHash : nearestEdition(kept.editionHash, before, agreement.editions).hash,
  };
}
