/** Serbian (Latin) words of what is said in a frame that allows no forms. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'frame.title': 'Stranica je prikazana u ograničenom okviru',
  'frame.text':
    'Spoljna stranica ovde ne dozvoljava obrasce. Sva dugmad rade, ali datoteke možda neće biti preuzete, a ono što unesete možda neće ostati sačuvano na ovom uređaju. Ako možete, otvorite ovu stranicu u zasebnom prozoru.',
} as const satisfies WordsLike<typeof english>;
