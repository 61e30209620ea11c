/** Brings the English words of the first view along with the host's own module, a round trip earlier than they are asked for. */
import {wordsAtHand} from '../locales/index.js';
import {words} from '../locales/start/en.js';

wordsAtHand.set('en/start', words);
