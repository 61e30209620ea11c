/** Serbian words (Latin script) of the views that the usual way does not show. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'left.title': 'Izašli ste iz čarobnjaka',
  'left.text':
    'Ništa od unetog nije sačuvano. Da biste počeli iz početka, otvorite link „Podesi odmah” ili kliknite na dugme ispod.',
  'left.kept': 'Ono što je već poslato ostaje ili će još biti izvršeno. Ništa drugo od unetog nije sačuvano.',
  'left.again': 'Ponovo otvori porudžbinu',
  'contact.title': 'Promena kontakta za aktiviranje usluga',
  'contact.lead': 'Ova osoba dobija poruku „Podesi odmah” i unosi podatke za aktiviranje usluga.',
  'contact.kind': 'Ko je to?',
  'contact.partnerAdmin': 'Administrator u partnerskom preduzeću',
  'contact.partnerAdmin.hint': 'Kasnije možete da pružate podršku kupcu.',
  'contact.partnerAlias': 'Zajednička adresa (alias) partnera',
  'contact.partnerAlias.hint': 'Kada poruka stigne, unesite adresu osobe koja će obaviti podešavanje.',
  'contact.customerAdmin': 'Administrator organizacije kupca',
  'contact.customerAdmin.hint': 'U tom slučaju usluge podešava kupac.',
  'contact.email': 'Adresa e-pošte',
  'contact.allLines': 'Koristi ovaj kontakt za sve stavke porudžbine',
  'contact.save': 'Sačuvaj kontakt',
  'contact.saving': 'Čuvamo kontakt',
  'resend.title': 'Želite li da ponovo pošaljete poruku „Podesi odmah”?',
  'resend.text': 'Stići će na adresu {email}. Poslednji dan za podešavanje se ne menja.',
  'resend.send': 'Pošalji poruku',
  'resend.sending': 'Šaljemo poruku',
  'handover.colleague.title': 'Želite li da prepustite podešavanje drugoj osobi?',
  'handover.colleague.text':
    'Poruka „Podesi odmah” stiže na adresu {email} i ta osoba završava podešavanje. Vaš deo posla se ovde završava.',
  'handover.colleague.action': 'Prepusti podešavanje',
  'handover.customer.title': 'Kupac će podesiti usluge, a vi gubite pristup',
  'handover.customer.text':
    'Ako usluge podesi {email}, nećete imati pristup za upravljanje organizacijom kupca i nećete moći da joj pružate podršku. Pružalac usluga preporučuje da podešavanje obavi partner.',
  'handover.customer.action': 'Prepusti podešavanje kupcu',
  'handover.sending': 'Prepuštamo podešavanje',
  'handedOver.title': 'Podešavanje je prepušteno',
  'handedOver.colleague':
    'Druga osoba će dobiti poruku „Podesi odmah” i završiti podešavanje. Od vas se više ništa ne očekuje.',
  'handedOver.customer':
    'Kupac će dobiti poruku „Podesi odmah” i završiti podešavanje. Nemate pristup organizaciji kupca.',

  'partner.stop.title': 'Vaša organizacija nije prepoznata',
  'partner.stop.text':
    'Pre nego što nastavite, obratite se predstavniku podrške. Podešavanje u pogrešnoj organizaciji ne može se opozvati, zato se ovde zaustavlja. Možete da se vratite i ponovite pretragu.',
  'partner.searchAgain': 'Ponovi pretragu',
  'admin.free.title': 'Ova adresa ima besplatan nalog',
  'admin.free.text':
    'Adresa {email} pripada besplatnom nalogu, pa se ne može dodati u drugu organizaciju. Postoje dva rešenja:',
  'admin.other': 'Unesite drugu adresu e-pošte za administratora.',
  'admin.free.delete':
    'Ili korisnik briše besplatan nalog, a vi potom ponavljate proveru. Poruke i datoteke tog naloga se tada gube.',
  'admin.free.claim': 'Ako ima sopstveni potvrđeni domen, kupac može i kasnije da preuzme ovaj nalog.',
  'admin.otherOrg.title': 'Ova adresa pripada drugoj organizaciji',
  'admin.otherOrg.text':
    '{email} je korisnik druge organizacije, a korisnik istovremeno pripada samo jednoj organizaciji.',
  'admin.otherOrg.leave': 'Ili korisnik prvo napušta drugu organizaciju, a vi potom ponavljate proveru.',
  'admin.otherOrg.claim': 'Ako je kupac vlasnik domena, posle potvrde domena može da preuzme njegove korisnike.',
  'admin.useOther': 'Unesi drugu adresu',
  'admin.checkAgain': 'Proveri ponovo',
  'customer.stop.title': 'Organizacija kupca nije prepoznata',
  'customer.stop.text':
    'Pre nego što nastavite, obratite se predstavniku podrške. Porudžbina povezana sa pogrešnom organizacijom ne može se premestiti, zato se podešavanje ovde zaustavlja. Možete da se vratite i ponovite pretragu.',
  'elsewhere.title': 'Porudžbina je povezana sa drugim organizacijama',
  'elsewhere.text':
    'Neko drugi je podesio ovu porudžbinu sa drugim organizacijama. Ako je to greška, obratite se podršci.',
  'elsewhere.reload': 'Ponovo učitaj porudžbinu',
  'partly.title': 'Neke usluge nisu aktivirane',
  'partly.text':
    'Ostale rade. Ponovite aktiviranje za one koje nisu uspele; ništa se ne naplaćuje dvaput. Ako ponovo ne uspe, obratite se podršci.',
  'error.contactKind.empty': 'Izaberite ko je kontakt.',
} as const satisfies WordsLike<typeof english>;
