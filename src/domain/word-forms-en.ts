import {stemmer} from '@orama/stemmers/english';
import type {WordForms} from './search-words.js';

/** English: Porter's stems. */
export const wordForms: WordForms = {
  stem: stemmer,
  common: new Set(
    (
      'a an and are as at be been but by can could did do does for from had has have how i if in into is it its may me ' +
      'my no not of on or our s should so t than that the their them then there these they this to was we were what ' +
      'when where which who why will with would you your'
    ).split(' '),
  ),
};
