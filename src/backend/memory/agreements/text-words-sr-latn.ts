import type {TextWords} from './text-clauses.js';

export const textWordsSrLatn: TextWords = {
  titles: {
    channel: 'Ugovor sa partnerom indirektnog kanala',
    services: 'Ugovor sa pružaocem usluga',
    public: 'Okvirni ugovor za javni sektor',
  },
  preamble: [
    'Ovaj ugovor, verzija {version}, zaključuju **{party}**, sa sedištem u mestu {seat} (**Dobavljač**), i preduzeće koje ga prihvata (**Partner**).',
    'Ugovor stupa na snagu onog dana kada ga lice ovlašćeno da zastupa Partnera prihvati elektronskim putem.',
  ],
  clauses: {
    definitions: {
      title: 'Pojmovi',
      body: [
        '**Proizvodi** su oprema, softver i pretplate koje Dobavljač nudi na prodaju preko partnera.',
        '**Ovlašćeni distributer** je preduzeće koje je Dobavljač naveo kao izvor Proizvoda na Teritoriji.',
        '**Teritorija** su zemlje poslovanja za koje je Partner registrovan.',
      ],
    },
    appointment: {
      title: 'Imenovanje Partnera',
      body: [
        'Dobavljač imenuje Partnera za neisključivog prodavca Proizvoda na Teritoriji. Partner prihvata imenovanje i posluje u svoje ime i za svoj račun.',
        'Ovim ugovorom ne nastaju ortakluk, zastupništvo ni radni odnos između ugovornih strana.',
      ],
    },
    term: {
      title: 'Trajanje i obnova',
      body: [
        'Ugovor traje onoliko koliko je navedeno u evidenciji partnera. Partner prihvata važeće uslove jednom godišnje, najkasnije na godišnjicu registracije.',
        'Ako je ugovor istekao, Partner može da ga prihvati i obnovi u roku od deset dana. Posle toga je potrebna nova prijava za svaku zemlju poslovanja.',
      ],
    },
    obligations: {
      title: 'Obaveze Partnera',
      body: [
        'Partner je dužan da:',
        '- ima poslovni prostor u svakoj zemlji Teritorije;',
        '- ažurira podatke o preduzeću, kontaktima i distributerima;',
        '- zapošljava osoblje koje poznaje Proizvode dovoljno da savetuje kupce;',
        '- odgovori na pitanja Dobavljača o prodaji u roku od {answerDays} dana.',
      ],
    },
    distribution: {
      title: 'Kupovina preko distributera',
      body: [
        'Partner kupuje Proizvode samo od Ovlašćenih distributera i ima bar jedan aktivan nalog kod nekog od njih u svakoj zemlji Teritorije.',
        'O cenama i uslovima isporuke dogovaraju se Partner i Ovlašćeni distributer. Dobavljač nije strana u toj kupoprodaji.',
      ],
    },
    fax: {
      title: 'Obaveštenja faksom',
      body: [
        'Obaveštenje poslato faksom smatra se primljenim narednog radnog dana ako pošiljalac ima izveštaj o prenosu.',
      ],
    },
    marks: {
      title: 'Nazivi i žigovi',
      body: [
        'Partner sme da koristi nazive i žigove Dobavljača da bi istinito opisao Proizvode i pridržava se objavljenih pravila.',
        'To pravo prestaje sa ovim ugovorom.',
      ],
    },
    confidentiality: {
      title: 'Poverljivost',
      body: [
        'Svaka strana čuva poverljive podatke druge strane {secrecyYears} godine po prestanku ugovora i koristi ih samo za njegovo izvršenje.',
        'To se ne odnosi na javne podatke, na ono što je strana ranije znala i na otkrivanje po nalogu suda.',
      ],
    },
    dataProtection: {
      title: 'Zaštita podataka o ličnosti',
      body: [
        'Svaka strana obrađuje podatke o zaposlenima druge strane samo koliko ugovor zahteva i samostalan je rukovalac.',
        'Zahtevi lica prosleđuju se u roku od {answerDays} dana.',
      ],
    },
    security: {
      title: 'Prijavljivanje bezbednosnih incidenata',
      body: [
        'Partner prijavljuje incident koji se tiče Proizvoda ili pristupnih podataka partnerskog portala u roku od 72 sata na adresu [security@arvelund.example](mailto:security@arvelund.example).',
        'U prijavi se navodi šta se dogodilo, na koje kupce utiče i šta je preduzeto.',
      ],
    },
    export: {
      title: 'Kontrola izvoza',
      body: [
        'Na Proizvode se primenjuju izvozni propisi više zemalja. Partner pribavlja sve dozvole potrebne za isporuke i čuva evidenciju o njima pet godina.',
      ],
    },
    integrity: {
      title: 'Integritet',
      body: [
        'Partner ne nudi pogodnosti javnim službenicima ni zaposlenima kod kupaca radi sklapanja posla.',
        'Dobavljač pri obnovi ugovora može da zatraži od Partnera da popuni upitnik o integritetu.',
      ],
    },
    liability: {
      title: 'Odgovornost',
      body: [
        'Odgovornost svake strane ograničena je na vrednost Proizvoda koje je Partner kupio u dvanaest meseci pre štete, ali ne manje od {amount} evra.',
        'Ograničenje se ne primenjuje u slučaju namere, krajnje nepažnje ni povrede života ili zdravlja.',
      ],
    },
    termination: {
      title: 'Raskid',
      body: [
        'Svaka strana može da raskine ugovor pisanim obaveštenjem {noticeDays} dana unapred.',
        'Dobavljač može odmah da ga raskine ako Partner prekrši odeljke o kontroli izvoza ili o integritetu.',
      ],
    },
    law: {
      title: 'Merodavno pravo i nadležnost',
      body: ['Na ugovor se primenjuje pravo sedišta strane **{party}**. Sporove rešavaju sudovi u mestu {seat}.'],
    },
    general: {
      title: 'Opšte odredbe',
      body: [
        'Izmene ugovora zahtevaju saglasnost obe strane. Saglasnost data elektronskim putem je dovoljna.',
        'Ništavost jedne odredbe ne utiče na ostale.',
      ],
    },
  },
  newerIntegrity: {
    title: 'Integritet',
    body: [
      'Partner ne nudi pogodnosti, ni neposredno ni preko drugih, javnim službenicima ni zaposlenima kod kupaca radi sklapanja ili zadržavanja posla i jednom godišnje obučava zaposlene.',
      'Dobavljač pri obnovi ugovora može da zatraži od Partnera da popuni upitnik o integritetu i da na svakih {auditMonths} meseci pregleda evidenciju prodaje.',
    ],
  },
  schedule: {
    title: 'Prilog {number}: grupa proizvoda {code}',
    body: [
      'Ovaj prilog se primenjuje na porudžbine javnih organa za grupu proizvoda **{code}**. Ako se razlikuje od odeljaka ugovora, važi prilog.',
      'Partner može javnom organu da odobri popust do {share} procenata bez saglasnosti Dobavljača. Za veći popust potrebna je saglasnost, koju Dobavljač daje ili odbija u roku od {days} dana i koja važi za jedan tender.',
      'Proizvodi iz ove grupe isporučuju se u roku od {days} dana od porudžbine. Ako tender zahteva raniju isporuku, Partner to saopštava Ovlašćenom distributeru kada prijavljuje tender.',
      'Partner čuva ponude, saglasnosti i dokaze o isporuci {years} godina i pokazuje ih na zahtev.',
    ],
  },
  tableHead: ['Usluga', 'Rok'],
  tableRows: ['Odgovor na prijavu kvara', 'Zamena neispravnog dela', 'Isporuka rezervnih delova na lokaciju'],
};
