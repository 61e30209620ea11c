/** Brings the Serbian words of the overview of agreements along with the host's own module, a round trip earlier than they are asked for. */
import {wordsAtHand} from '../locales/index.js';
import {words} from '../locales/overview/sr-latn.js';

wordsAtHand.set('sr-Latn/overview', words);
