/** A key of the words of the agreement's text, its changes and the receipt. */
import type {words} from './en.js';

export type TextWord = keyof typeof words;
