import {stemmer} from '@orama/stemmers/serbian';
import type {WordForms} from './search-words.js';

/** Serbian: Snowball's stems of words that are folded to Latin letters without marks. */
export const wordForms: WordForms = {
  stem: stemmer,
  common: new Set(
    (
      'a ako ali bi bila bilo bio biti da do ga gde i ih ili iz ja je jer jos ka kad kada kako kao ko koja koje koji li me ' +
      'mi moze mozete na ne nego nema ni nije o od po pri s sa samo se ste sto su sve ta te ti to u uz va vas vec vi za'
    ).split(' '),
  ),
};
