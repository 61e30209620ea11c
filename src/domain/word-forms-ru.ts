import {stemmer} from '@orama/stemmers/russian';
import type {WordForms} from './search-words.js';

/** Russian: Snowball's stems; ё is folded to е before. */
export const wordForms: WordForms = {
  stem: stemmer,
  common: new Set(
    (
      'а без бы был была были было быть в вам вас вы для до его ее если есть еще же за и из или им их к как ко когда кто ' +
      'ли мне можно мы на над нам нас не него нее нет ни но о об от по под при с со так также то того тоже только у уже ' +
      'что чтобы эта эти это этот я'
    ).split(' '),
  ),
};
