/** What may be wrong with the answers of applying again, judged on Next. */
import type {Reapplication, ReapplicationCountry} from './agreement.js';
import type {AnswerProblems} from './answer-problems.js';
import type {ReapplicationAnswers} from './reapplication-answers.js';
import {signerCodes, signerProblems, type SignerCode} from './signer-problems.js';

/** The forms of applying again, each validated as a whole on Next. */
export const reapplicationForms = ['choose', 'attest', 'check'] as const;
export type ReapplicationForm = (typeof reapplicationForms)[number];

/** Every code that {@link reapplicationFormProblems} gives. */
export const reapplicationCodes = [...signerCodes, 'countries.none', 'text.unopened'] as const;
export type ReapplicationCode = (typeof reapplicationCodes)[number];

type Found = Record<string, ReapplicationCode | null>;
type Check = (answers: ReapplicationAnswers, reapplication: Reapplication) => Found;

/** Whether a country can be applied for: it was not accepted, and nobody judges it (decision 5). */
export const mayApplyFor = ({state}: ReapplicationCountry): boolean => state === 'open' || state === 'refused';

/** The countries that are applied for as answered, in the order of the matrix. */
export const appliedFor = (answers: ReapplicationAnswers, {countries}: Reapplication): ReapplicationCountry[] =>
  countries.filter(
    (line) => mayApplyFor(line) && answers.chosen.includes(line.country) && !answers.dropped.includes(line.country),
  );

const checks: Record<ReapplicationForm, Check> = {
  choose: (answers, reapplication) => {
    const lines = appliedFor(answers, reapplication);
    return {
      chosen: lines.length === 0 && answers.dropped.length === 0 ? 'countries.none' : null,
      ...Object.fromEntries(
        lines.map(({country, edition}) => [
          `countries.${country}`,
          answers.openedTexts.includes(edition.hash) ? null : 'text.unopened',
        ]),
      ),
    };
  },
  attest: (answers): Record<string, SignerCode | null> => ({...signerProblems(answers)}),
  check: (answers, reapplication) => ({
    ...checks.choose(answers, reapplication),
    ...checks.attest(answers, reapplication),
  }),
};

/**
 * What is wrong with a form, by field in the order of the page: `chosen` for the matrix as a whole, `countries.RS`
 * for one of its lines, and the fields of the signer. Empty where it may be submitted.
 */
export function reapplicationFormProblems(
  form: ReapplicationForm,
  answers: ReapplicationAnswers,
  reapplication: Reapplication,
): AnswerProblems {
  return Object.fromEntries(
    Object.entries(checks[form](answers, reapplication)).filter(
      (entry): entry is [string, ReapplicationCode] => entry[1] !== null,
    ),
  );
}

/** Whether `name` is a field that is typed into. */
export const isReapplicationField = (name: string): boolean => /^(signer(Name|Title|Email)|attested)$/.test(name);

/** `answers` with one field's value replaced; another name, or a value of the wrong type, changes nothing. */
export const withReapplicationAnswer = (
  answers: ReapplicationAnswers,
  name: string,
  value: string | boolean,
): ReapplicationAnswers =>
  isReapplicationField(name) && typeof answers[name as keyof ReapplicationAnswers] === typeof value
    ? {...answers, [name]: value}
    : answers;
