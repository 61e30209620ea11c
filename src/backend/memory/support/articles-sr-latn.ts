import type {ArticleWords} from './article-words.js';

export const articlesSrLatn: ArticleWords = {
  topics: {
    registration: 'Registracija i obnova',
    orders: 'Porudžbine i podešavanje',
    services: 'Usluge',
    billing: 'Naplata',
    support: 'Obraćanje podršci',
  },
  articles: [
    {
      id: 'article-renewal-dates',
      topicId: 'registration',
      title: 'Do kada može da se obnovi registracija',
      keywords: ['rok', 'dodatni rok', 'istek', 'obnova'],
      summary: 'Poslednji dan piše u ugovoru; posle njega ima još deset dana.',
      text: `## Poslednji dan

U ugovoru piše poslednji dan perioda. Taj dan se računa ceo, po vremenskoj zoni ugovora.

## Još deset dana

Posle poslednjeg dana registracija može da se obnovi još **deset dana**. Status i pristup ostaju.

| Dan | Šta važi |
| --- | --- |
| poslednji dan perioda | sve |
| od 1. do 10. dana dodatnog roka | sve, uz upozorenje |
| posle toga | potrebna je nova prijava |

> Prihvatanje koje je stiglo na vreme ne ističe dok se razmatra.`,
    },
    {
      id: 'article-who-signs',
      topicId: 'registration',
      title: 'Ko sme da prihvati uslove za preduzeće',
      keywords: ['potpis', 'ovlašćenje', 'potpisivanje'],
      summary: 'Svako ko sme da potpisuje dokumenta preduzeća; ne mora biti prvobitni podnosilac.',
      text: `Obnoviti sme svako ko je ovlašćen za potpisivanje. Prvobitni podnosilac je možda otišao.

1. Otvorite ugovor.
2. Odgovorite da li smete da potpišete.
3. Ako ne smete, **pozovite** nekoga ko sme: dobiće vezu i ništa ne mora ponovo da se unosi.`,
    },
    {
      id: 'article-lapsed',
      topicId: 'registration',
      title: 'Registracija je istekla: šta sada',
      keywords: ['suspendovan', 'isteklo', 'ponovna prijava', 'države'],
      summary: 'Podnesite novu prijavu za svaku državu poslovanja i prihvatite uslove svake od njih.',
      text: `Kada dodatni rok prođe, status se suspenduje i zaposleni gube partnerski pristup.

- Podnesite prijavu za **svaku** državu poslovanja.
- Prihvatite uslove koji važe za svaku državu.
- O državama se odlučuje pojedinačno; prihvaćene važe odmah.`,
    },
    {
      id: 'article-setup-mail',
      topicId: 'orders',
      title: 'Poruka za podešavanje nije stigla',
      keywords: ['poruka', 'neželjena pošta', 'ponovo poslati', 'kontakt'],
      summary: 'Pogledajte neželjenu poštu, dozvolite pošiljaoca, pa zatražite novu poruku.',
      text: `Poruka se šalje zahtevanog datuma početka, kontaktu za aktiviranje usluga.

1. Pogledajte neželjenu poštu.
2. Dodajte adresu pošiljaoca među dozvoljene.
3. Zamolite onoga ko je poručio da **ponovo pošalje poruku**. To je moguće dok porudžbina nije dodeljena organizacijama.

Ponovno slanje ne produžava rok za podešavanje.`,
    },
    {
      id: 'article-organization-unknown',
      topicId: 'orders',
      title: 'Među prikazanim organizacijama nema moje',
      keywords: ['organizacija', 'nije prepoznata', 'čarobnjak'],
      summary: 'Zastanite i pišite podršci: dodeljena porudžbina ne može da se vrati.',
      text: `Organizacije se traže po domenu vaše adrese. Posle spajanja ili uz drugi brend vaša možda neće biti nađena.

**Ne birajte drugu.** Dodela porudžbine ne može da se opozove. Otvorite zahtev sa iste stranice: porudžbina je već uneta.`,
    },
    {
      id: 'article-subdomain',
      topicId: 'services',
      title: 'Kako izabrati slobodan poddomen',
      keywords: ['poddomen', 'zauzet', 'ime', 'sajt'],
      summary: 'Od jednog do šezdeset tri slova i cifre; proverite, pa sačuvajte.',
      text: `Poddomen ima od 1 do 63 slova i cifre. \`avala1\` može, \`avala group\` ne može.

Proverite da li je slobodan, pa sačuvajte. Neko može biti brži između ta dva koraka; tada izaberite drugi.`,
    },
    {
      id: 'article-one-way-sound',
      topicId: 'services',
      title: 'U pozivu se čuje samo jedna strana',
      keywords: ['zvuk', 'pozivi', 'zaštitni zid'],
      summary: 'Gotovo uvek je uzrok zaštitni zid između kancelarije i usluge.',
      text: `## Proverite

- Da li se to dešava u svakoj mreži ili samo u kancelariji?
- Da li zaštitni zid propušta medijske portove u oba smera?

## Ako i dalje ne radi

Otvorite zahtev kategorije „Pozivi”, dodajte zapis jednog takvog poziva i navedite kada je bio.`,
    },
    {
      id: 'article-billing-start',
      topicId: 'billing',
      title: 'Kada počinje naplata',
      keywords: ['račun', 'cena', 'početak', 'pretplata'],
      summary: 'Radnjom „Aktiviraj usluge i započni naplatu”, za sve što je kupljeno.',
      text: `Naplata počinje kada se porudžbina aktivira. Od tada se naplaćuje sve što je kupljeno, **podešeno ili ne**.

Usluga ostavljena za kasnije može da se podesi bilo kada.`,
    },
    {
      id: 'article-first-case',
      topicId: 'support',
      title: 'Šta je potrebno pre prvog zahteva',
      keywords: ['radni prostor', 'modul', 'zahtev', 'prvi put'],
      summary: 'Jednom se prijavite u radni prostor i dodajte modul za zahteve.',
      text: `Zahtevi se otvaraju i prate na mreži kada je modul dodat.

1. Prijavite se u radni prostor.
2. Dodajte modul.
3. Vratite se: ono što ste uneli čeka vas.`,
    },
    {
      id: 'article-severity',
      topicId: 'support',
      title: 'Koju ozbiljnost ima zahtev',
      keywords: ['ozbiljnost', 'hitno', 'telefon', 'prioritet'],
      summary: 'Od 1, ništa ne radi, do 4, pitanje. Za 1 i 2 brže je pozvati.',
      text: `| Ozbiljnost | Značenje |
| --- | --- |
| 1 | Usluga ne radi nikome |
| 2 | Rad je veoma otežan |
| 3 | Nešto ne radi kako treba |
| 4 | Pitanje |

Predstavnik podrške može da ispravi ozbiljnost; u zahtevu se vidi kada i zašto.`,
    },
  ],
  ways: [
    'Kako promeniti',
    'Kako proveriti',
    'Kako vratiti',
    'Kako predati',
    'Kako naći',
    'Kako izvesti',
    'Kako ukloniti',
  ],
  things: [
    ...[
      'adresu preduzeća',
      'drugog administratora',
      'kontakt za aktiviranje',
      'zapise poziva',
      'pozdrav govorne pošte',
    ],
    ...['snimke sastanaka', 'broj licenci', 'potvrđeni domen', 'adresu za hitne pozive', 'kod uređaja'],
    ...['način prijavljivanja', 'plan biranja', 'opseg brojeva', 'rok čuvanja', 'kopiju računa'],
  ],
  occasions: [
    ...['pre prve porudžbine', 'posle spajanja', 'kada je administrator otišao', 'za više država'],
    ...['posle obnove', 'tokom probnog perioda', 'bez pristupa konzoli', 'za kupca'],
  ],
  summary: '{title}: šta pripremiti, koraci i šta učiniti ako ne uspe.',
  before: 'Potrebna su administratorska prava i desetak minuta.',
  steps: [
    'Otvorite postavke organizacije.',
    'Izaberite stavku i proverite šta prikazuje.',
    'Sačuvajte i sačekajte da se promena prikaže.',
  ],
  after: 'Otvorite zahtev i navedite šta stranica prikazuje. Ne ponavljajte korake.',
  headings: ['Pre početka', 'Koraci', 'Ako ne uspe'],
};
