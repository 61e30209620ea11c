/** The words that views of cases are written with. */
import type {words as first} from '../../../locales/support/en.js';
import type {words as cases} from '../../../locales/support-cases/en.js';
import type {words as form} from '../../../locales/support-form/en.js';
import type {words as more} from '../../../locales/support-more/en.js';
import type {Translate} from '../../../locales/messages.js';

/** Words of the history. */
export type CaseListWord = keyof typeof first | keyof typeof more | keyof typeof cases;
/** Words of one case, whose reply has fields and files like a new case. */
export type CaseWord = CaseListWord | keyof typeof form;

export type TranslateCases = Translate<CaseListWord>;
