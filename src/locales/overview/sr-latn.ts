/** Serbian words (Latin script) of the overview of agreements. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'shell.errorTitle': 'Greška: {title}',
  'shell.loading': 'Učitavanje',
  'action.retry': 'Pokušaj ponovo',
  'action.support': 'Obrati se podršci',

  'problem.network': 'Veza je prekinuta. Ništa nije izgubljeno: proverite mrežu i pokušajte ponovo.',
  'problem.timeout': 'Odgovor nije stigao na vreme. Ništa nije izgubljeno: pokušajte ponovo.',
  'problem.invalid': 'Neki od odgovora nisu prihvaćeni. Ispravite ih i pokušajte ponovo.',
  'problem.conflict': 'Neko je u međuvremenu izmenio ovaj ugovor. Učitajte ga ponovo da biste videli njegovo stanje.',
  'problem.forbidden': 'Vaš nalog nema pristup ovom ugovoru. Obratite se administratoru svog preduzeća.',
  'problem.signed-out': 'Sesija je istekla. Prijavite se ponovo: sve što ste uneli još je tu.',
  'problem.rate-limited': 'Poslato je previše zahteva. Sačekajte trenutak i pokušajte ponovo.',
  'problem.gone': 'Ovaj ugovor više ne postoji. Vratite se na pregled ugovora.',
  'problem.nowhere': 'Servis nije pronađen na svojoj adresi. Obavestite vlasnika portala ili pokušajte ponovo kasnije.',
  'problem.server': 'Servis trenutno ne radi. Ništa nije izgubljeno: pokušajte ponovo kasnije.',
  'problem.contract':
    'Odgovor servisa nije moguće obraditi. Pokušajte ponovo; ako se problem ponovi, obratite se podršci.',
  'problem.unknown':
    'Došlo je do neočekivane greške. Ništa nije izgubljeno: pokušajte ponovo; ako se greška ponovi, obratite se podršci.',
  'problem.reference': 'Oznaka za podršku: {reference}',

  'overview.title': 'Vaši ugovori',
  'overview.lead': 'U kakvom je stanju svaki ugovor, šta dospeva i šta se gubi ako se ništa ne preduzme.',
  'overview.count': {
    one: '{shown} od {count} ugovora',
    few: '{shown} od {count} ugovora',
    other: '{shown} od {count} ugovora',
  },
  'overview.loaded': {
    one: 'Učitan je {count} ugovor',
    few: 'Učitana su {count} ugovora',
    other: 'Učitano je {count} ugovora',
  },
  'overview.searching': 'Pretražuju se svi ugovori',
  'overview.refresh': 'Osveži',
  'overview.offline': 'Niste na mreži. Vidite ono što je poslednje učitano; za prihvatanje je potrebna veza.',
  'overview.select': 'Izaberi {agreement}',
  'overview.renew': 'Obnovi',
  'overview.accept': 'Prihvati uslove',
  'overview.reapply': 'Ponovo podnesi prijavu',
  'overview.continue': 'Nastavi prijavu',
  'overview.until': 'rok: {date}',
  'overview.acceptBy': 'prihvatiti do: {date}',
  'overview.since': 'poslednji dan: {date}',
  'overview.from': 'od: {date}',
  'overview.daysLeft': {one: 'dan do roka', few: 'dana do roka', other: 'dana do roka'},
  'overview.lastDay': 'Poslednji dan',
  'overview.failed.title': 'Ugovori nisu mogli da se učitaju',

  'standing.tooEarly': 'Obnova još nije otvorena',
  'standing.open': 'Na snazi',
  'standing.dueSoon': 'Rok je blizu',
  'standing.acceptanceOverdue': 'Prihvatanje kasni',
  'standing.grace': 'Dodatni rok',
  'standing.lapsed': 'Isteklo',
  'standing.reapplying': 'Ponovna prijava',
  'standing.underReview': 'Na razmatranju',
  'standing.renewed': 'Obnovljeno',
  'standing.declined': 'Odbijeno',
  'standing.unknown': 'U obradi',
} as const satisfies WordsLike<typeof english>;
