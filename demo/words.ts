/** The portal's own words in its languages. The kit has its own and needs only the language's tag. */
import type {LanguageTag} from './route.js';
import {en, type Words} from './words/en.js';
import {ru} from './words/ru.js';
import {srLatn} from './words/sr-latn.js';

export type {Words} from './words/en.js';

export const wordsIn: Readonly<Record<LanguageTag, Words>> = {en, ru, 'sr-Latn': srLatn};
