/** Serbian (Latin) words of partner support's first view. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'shell.errorTitle': 'Greška: {title}',
  'shell.loading': 'Učitavanje',
  'action.retry': 'Pokušaj ponovo',
  'problem.network': 'Veza je prekinuta. Ništa nije izgubljeno: proverite mrežu i pokušajte ponovo.',
  'problem.timeout': 'Odgovor nije stigao na vreme. Ništa nije izgubljeno: pokušajte ponovo.',
  'problem.invalid': 'Neki od odgovora nisu prihvaćeni. Ispravite ih i pokušajte ponovo.',
  'problem.conflict': 'Neko je u međuvremenu ovo izmenio. Učitajte ponovo da vidite trenutno stanje.',
  'problem.forbidden': 'Vaš nalog nema pristup. Obratite se administratoru svog preduzeća.',
  'problem.signed-out': 'Sesija je istekla. Prijavite se ponovo: sve što ste uneli još je tu.',
  'problem.rate-limited': 'Poslato je previše zahteva. Sačekajte trenutak i pokušajte ponovo.',
  'problem.gone': 'Ovo više ne postoji. Vratite se na podršku za partnere.',
  'problem.nowhere': 'Servis nije pronađen na svojoj adresi. Obavestite vlasnika portala ili pokušajte ponovo kasnije.',
  'problem.server': 'Servis trenutno ne radi. Ništa nije izgubljeno: pokušajte ponovo kasnije.',
  'problem.contract':
    'Odgovor servisa nije moguće obraditi. Pokušajte ponovo; ako se problem ponovi, obratite se podršci.',
  'problem.unknown':
    'Došlo je do neočekivane greške. Ništa nije izgubljeno: pokušajte ponovo; ako se greška ponovi, obratite se podršci.',
  'problem.reference': 'Oznaka za podršku: {reference}',
  'support.title': 'Podrška za partnere',
  'support.failed.title': 'Podrška za partnere nije mogla da se učita',
  'support.signedOut.title': 'Niste prijavljeni',
  'support.signedOut.text': 'Prijavite se nalogom svog preduzeća da biste dobili podršku.',
  'support.signedOut.signIn': 'Prijavi se',
  'action.newCase': 'Otvori zahtev',
  'action.back': 'Nazad',
  'action.home': 'Podrška za partnere',
  'home.search': 'Pretraga odgovora',
  'home.searchGo': 'Traži',
  'home.articles': 'Najpotrebniji odgovori',
  'home.topics': 'Teme',
  'home.person.title': 'Pitajte stručnjaka',
  'home.person.text': 'Predstavnik podrške odgovara pismeno. Broj zahteva dobijate odmah, a svaki korak vidite ovde.',
  'home.cases': 'Vaši zahtevi',
  'home.cases.needsAnswer': {
    one: '{count} čeka vaš odgovor',
    few: '{count} čekaju vaš odgovor',
    other: '{count} čeka vaš odgovor',
  },
  'home.cases.changed': {
    one: '{count} izmenjen od poslednje posete',
    few: '{count} izmenjena od poslednje posete',
    other: '{count} izmenjeno od poslednje posete',
  },
  'home.cases.open': {one: '{count} otvoren', few: '{count} otvorena', other: '{count} otvoreno'},
  'home.cases.all': 'Svi zahtevi',
} as const satisfies WordsLike<typeof english>;
