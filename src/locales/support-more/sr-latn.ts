/** Serbian (Latin) words of what is said around every view of partner support. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'problem.heading': 'Došlo je do problema',
  'session.title': 'Sesija uskoro ističe',
  'session.text': 'Vreme do odjave: {time}. Ono što ste uneli ostaje ovde dok ne napustite stranicu.',
  'session.extend': 'Produži sesiju',
  'session.endedTitle': 'Odjavljeni ste',
  'session.endedText': 'Prijavite se ponovo u ovom pregledaču, pa nastavite. Sve što ste uneli još je tu.',
  'session.continue': 'Nastavi posle prijave',
  'draft.saved': 'Čuva se na ovom uređaju do: {date}',
  'draft.erase': 'Obriši nacrt',
  'draft.saving': 'Čuvamo odgovore na ovom uređaju…',
  'draft.unsaved': 'Poslednji odgovori još nisu sačuvani',
  'draft.unsavedText': 'Uređaj ih nije primio. Pokušaj se ponavlja automatski; do tada ostavite stranicu otvorenu.',
  'draft.conflict': 'Ovaj nacrt je izmenjen u drugoj kartici',
  'draft.conflictText':
    'Odgovori sa ove stranice čuvaju se kao poseban nacrt, a ostaju i oni iz druge kartice. Završite posao u jednoj od kartica.',
  'draft.memory':
    'Ovaj pregledač ništa ne čuva na uređaju. Ono što ste uneli ostaje ovde dok ne napustite ili ponovo ne učitate stranicu.',
  'draft.memoryHost':
    'Na ovom uređaju se ništa ne čuva. Ono što ste uneli ostaje ovde dok ne napustite ili ponovo ne učitate stranicu.',
  'draft.restored': 'Popunjeni su vaši prethodni odgovori, sačuvani na ovom uređaju.',
  'error.other': 'Odgovor nije prihvaćen ({code}). Ispravite ga i pokušajte ponovo.',
  'draft.keepMine': 'Nastavi sa ovim što je uneto ovde',
  'draft.takeTheirs': 'Preuzmi iz druge kartice',
  'action.support': 'Obrati se podršci',
  'outbox.title': 'Čeka slanje',
  'outbox.text': 'Svaka stavka se šalje sama, jednom i ovim redom.',
  'outbox.case': 'Novi zahtev: {subject}',
  'outbox.reply': 'Odgovor na {reference}',
  'outbox.replyUnnamed': 'Odgovor na zahtev',
  'outbox.since': 'Od: {date}',
  'outbox.network': 'Čeka mrežu',
  'outbox.files': {
    one: 'Čeka {count} datoteku',
    few: 'Čeka {count} datoteke',
    other: 'Čeka {count} datoteka',
  },
  'outbox.turn': 'Čeka svoj red',
  'outbox.behind': 'Čeka prethodnu stavku',
  'outbox.sending': 'Šaljemo…',
  'outbox.checking': 'Još se ne zna da li je stiglo; proveravamo',
  'outbox.refused': 'Nije prihvaćeno',
  'outbox.signedOut': 'Čeka da se prijavite',
  'outbox.cancel': 'Vrati i izmeni',
  'outbox.cancelOf': 'Vrati i izmeni: {what}',
  'outbox.sendNow': 'Pošalji sada',
} as const satisfies WordsLike<typeof english>;
