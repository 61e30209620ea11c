/** Brings the Russian words of the overview of agreements along with the host's own module, a round trip earlier than they are asked for. */
import {wordsAtHand} from '../locales/index.js';
import {words} from '../locales/overview/ru.js';

wordsAtHand.set('ru/overview', words);
