/** What is chosen and dropped in the matrix of a new application (decision 5). */
import type {Reapplication} from './agreement.js';
import type {ReapplicationAnswers} from './reapplication-answers.js';
import {mayApplyFor} from './reapplication-forms.js';

/** Countries that can be applied for and are not dropped, with the hash of their text. */
const choosable = (answers: ReapplicationAnswers, {countries}: Reapplication) =>
  countries.filter((line) => mayApplyFor(line) && !answers.dropped.includes(line.country));

/** `answers` with the countries chosen, or not any more; those that cannot be applied for stay out. */
export function withChosen(
  answers: ReapplicationAnswers,
  reapplication: Reapplication,
  isMeant: (country: string, hash: string) => boolean,
  isChosen: boolean,
): ReapplicationAnswers {
  const meant = choosable(answers, reapplication)
    .filter(({country, edition}) => isMeant(country, edition.hash))
    .map(({country}) => country);
  const others = answers.chosen.filter((country) => !meant.includes(country));
  return {...answers, chosen: isChosen ? [...others, ...meant] : others};
}

/** Whether a country may be dropped: it can be applied for, and is not the last one the company would have. */
export function mayDropCountry(answers: ReapplicationAnswers, reapplication: Reapplication, country: string): boolean {
  const left = reapplication.countries.filter(
    (line) => line.state !== 'dropped' && !answers.dropped.includes(line.country),
  );
  return left.length > 1 && left.some((line) => line.country === country && mayApplyFor(line));
}

/** `answers` with the country dropped, so that it is not applied for either. */
export const withDropped = (answers: ReapplicationAnswers, country: string): ReapplicationAnswers => ({
  ...answers,
  chosen: answers.chosen.filter((chosen) => chosen !== country),
  dropped: [...new Set([...answers.dropped, country])],
});

/** `answers` with a country that was dropped here back among the others. */
export const withoutDropped = (answers: ReapplicationAnswers, country: string): ReapplicationAnswers => ({
  ...answers,
  dropped: answers.dropped.filter((dropped) => dropped !== country),
});

/** `answers` as far as they still fit what the server says: countries still open, texts that still exist. */
export function fittedReapplication(answers: ReapplicationAnswers, reapplication: Reapplication): ReapplicationAnswers {
  const open = reapplication.countries.filter(mayApplyFor);
  const fits = (country: string) => open.some((line) => line.country === country);
  const dropped = answers.dropped.filter(fits);
  const isAnythingLeft = reapplication.countries.some(
    ({country, state}) => state !== 'dropped' && !dropped.includes(country),
  );
  return {
    ...answers,
    chosen: answers.chosen.filter(fits),
    dropped: isAnythingLeft ? dropped : [],
    openedTexts: answers.openedTexts.filter((hash) => open.some(({edition}) => edition.hash === hash)),
  };
}
