/** Serbian (Latin) words of the support button and its drawer. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'button.title': 'Podrška za partnere',
  'button.close': 'Zatvori podršku za partnere',
  'button.loading': 'Učitavanje…',
  'button.failed': 'Nije učitano. Pokušaj ponovo',
  'button.needsAnswer': {
    one: '{count} zahtev čeka vaš odgovor',
    few: '{count} zahteva čekaju vaš odgovor',
    other: '{count} zahteva čeka vaš odgovor',
  },
  'button.changed': {
    one: 'novosti u {count} zahtevu',
    few: 'novosti u {count} zahteva',
    other: 'novosti u {count} zahteva',
  },
} as const satisfies WordsLike<typeof english>;
