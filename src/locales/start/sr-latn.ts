/** Serbian words (Latin script) of the shell and the first views. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'shell.label': 'Podešavanje usluga',
  'shell.order': 'Porudžbina {order}',
  'shell.steps': 'Koraci',
  'shell.step': 'Korak {number} od {total}',
  'shell.stepDone': 'Završen',
  'shell.stepNow': 'Trenutni korak',
  'shell.stepLater': 'Predstoji',
  'shell.errorTitle': 'Greška: {title}',
  'shell.exit': 'Izađi',
  'shell.close': 'Zatvori',
  'shell.loading': 'Učitavanje',
  'shell.decided': 'Već izabrano',
  'action.next': 'Dalje',
  'action.back': 'Nazad',
  'action.cancel': 'Otkaži',
  'action.retry': 'Pokušaj ponovo',
  'action.support': 'Obrati se podršci',
  'action.check': 'Proveri ponovo',

  'problem.heading': 'Došlo je do problema',
  'problem.network': 'Veza je prekinuta. Ništa nije izgubljeno: proverite mrežu i pokušajte ponovo.',
  'problem.timeout': 'Odgovor nije stigao na vreme. Ništa nije izgubljeno: pokušajte ponovo.',
  'problem.invalid': 'Neki od odgovora nisu prihvaćeni. Ispravite ih i pokušajte ponovo.',
  'problem.conflict': 'Neko je u međuvremenu izmenio ovu porudžbinu. Učitajte je ponovo da biste videli njeno stanje.',
  'problem.forbidden': 'Vaš nalog nema pristup ovoj porudžbini. Obratite se osobi koja ju je napravila.',
  'problem.signed-out': 'Sesija je istekla. Prijavite se ponovo: sve što ste uneli još je tu.',
  'problem.rate-limited': 'Poslato je previše zahteva. Sačekajte trenutak i pokušajte ponovo.',
  'problem.gone': 'Ova porudžbina više ne postoji. Obratite se osobi koja ju je napravila.',
  'problem.server': 'Servis trenutno ne radi. Ništa nije izgubljeno: pokušajte ponovo kasnije.',
  'problem.contract':
    'Odgovor servisa nije moguće obraditi. Pokušajte ponovo; ako se problem ponovi, obratite se podršci.',
  'problem.unknown':
    'Došlo je do neočekivane greške. Ništa nije izgubljeno: pokušajte ponovo; ako se greška ponovi, obratite se podršci.',
  'problem.already-mapped': 'Ova porudžbina je u međuvremenu podešena, pa se njen kontakt više ne može promeniti.',
  'problem.order-closed': 'Ova porudžbina je u međuvremenu zatvorena.',
  'problem.reference': 'Oznaka za podršku: {reference}',

  'load.title': 'Porudžbina nije učitana',
  'load.signedOut': 'Niste prijavljeni. Prijavite se i ponovo učitajte porudžbinu.',

  'intro.title': 'Podešavanje usluga za kupca {customer}',
  'intro.lead': 'Navešćete ko podešava usluge, izabrati organizacije i postavke i aktivirati usluge.',
  'intro.time':
    'Potrebno je oko deset minuta. Ništa se ne čuva dok ne pošaljete podatke: ako izađete ranije, počinjete iz početka.',
  'intro.start': 'Započni podešavanje',
  'intro.continue': 'Nastavi podešavanje',
  'intro.product': 'Porudžbina',
  'intro.startDate': 'Zahtevani datum početka',
  'intro.closes': 'Poslednji dan za podešavanje',
  'intro.closesValue': '{date}, do kraja dana ({zone})',
  'intro.contact': 'Kontakt za aktiviranje usluga',
  'intro.contactAlias': 'zajednička adresa (alias)',
  'intro.status': 'Status',
  'intro.notYet.title': 'Podešavanje je dostupno od: {date}',
  'intro.notYet.text':
    'Tog dana kontaktu za aktiviranje usluga stiže poruka „Podesi odmah”. Do tada možete da promenite kontakt.',
  'intro.ready.title': 'Podešavanje može da počne',
  'intro.nudged.title': 'Podešavanje još nije započeto',
  'intro.nudged.text': 'Zahtevani datum početka je prošao. Javiće vam se {team} da vam pomogne.',
  'intro.nudged.team': 'tim za podršku kupcima',
  'intro.closing.title': {
    one: 'Za podešavanje je ostao još {count}\u00a0dan',
    few: 'Za podešavanje su ostala još {count}\u00a0dana',
    other: 'Za podešavanje je ostalo još {count}\u00a0dana',
  },
  'intro.closing.today': 'Danas je poslednji dan za podešavanje',
  'intro.closing.text': 'Posle poslednjeg dana porudžbina se zatvara i mora se napraviti nova.',
  'intro.mapped.title': 'Porudžbina je podešena',
  'intro.mapped.text':
    'Porudžbina je povezana sa organizacijama i one se više ne mogu promeniti. Pređite na podešavanje usluga.',
  'intro.mapped.password':
    'Porudžbina je povezana sa organizacijama. Sada postavite lozinku za novu partnersku organizaciju.',
  'intro.unknown.title': 'Porudžbina je u obradi',
  'intro.unknown.text':
    'Ova stranica ne poznaje status porudžbine ({status}). Učitajte je ponovo kasnije ili se obratite podršci.',
  'intro.earlier': 'Prethodni pokušaj je prekinut pre slanja. Ništa od unetog nije sačuvano, pa su sva polja prazna.',
  'intro.contactChanged': 'Kontakt za aktiviranje usluga je promenjen.',
  'intro.mailSent': 'Poruka je ponovo poslata.',
  'intro.changeContact': 'Promeni kontakt',
  'intro.resend': 'Ponovo pošalji poruku',
  'intro.noMail.title': 'Poruka nije stigla?',
  'intro.noMail.spam': 'Pogledajte neželjenu poštu i dozvolite prijem poruka sa adrese {sender}.',
  'intro.noMail.spamOnly': 'Pogledajte neželjenu poštu i dozvolite prijem poruka od ovog pošiljaoca.',
  'intro.noMail.seller': 'Ako poruka uopšte ne stigne, obratite se prodavcu koji je napravio porudžbinu.',
  'intro.contactFixed': 'Kontakt može da promeni samo osoba koja je napravila porudžbinu. Obratite se njoj.',
  'intro.status.awaitingProvisioningDetails': 'Čeka podatke za aktiviranje',
  'intro.status.closed': 'Zatvorena',
  'intro.status.mapping': 'Podešava se',
  'intro.status.mapped': 'Podešena',
  'intro.status.provisioning': 'Usluge se aktiviraju',
  'intro.status.provisioned': 'Usluge su aktivne',

  'closed.title': 'Ova porudžbina je zatvorena',
  'closed.text':
    'Nije podešena na vreme, pa se po njoj više ništa ne može podesiti i ništa se ne naplaćuje. Podrška će vam reći kako da poručite ponovo.',
  'closed.date': 'Poslednji dan za podešavanje: {date} ({zone}).',

  'left.title': 'Izašli ste iz čarobnjaka',
  'left.text':
    'Ništa od unetog nije sačuvano. Da biste počeli iz početka, otvorite link „Podesi odmah” ili kliknite na dugme ispod.',
  'left.kept':
    'Poslati podaci su sačuvani: podešavanje se nastavlja odande dokle je porudžbina stigla. Ostalo nije sačuvano.',
  'left.again': 'Ponovo otvori porudžbinu',
} as const satisfies WordsLike<typeof english>;
