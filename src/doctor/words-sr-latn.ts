/** What the doctor's findings are in Serbian in Latin script, and how to mend them. */
import {lengthOfTime} from './length-of-time.js';
import type {DoctorWords, UnknownWords} from './words-en.js';

export const unknownSrLatn: UnknownWords = (id) => [
  `Doktor je našao „${id}“.`,
  'Ova verzija paketa ne zna više o tome: pozovite explain() one verzije koja je to našla.',
];

export const wordsSrLatn: DoctorWords = {
  'not-defined': ({tag}) => [
    `Element <${tag}> nije registrovan.`,
    `Uvezite jednom „partner-widgets/define/${tag}.js“ ili učitajte skript za stranice bez izgradnje. Ako je to urađeno, učitavanje nije uspelo: razlog je u konzoli pregledača.`,
  ],
  'not-watched': ({tag}) => [
    `Element <${tag}> je u shadow root-u same stranice, u koji partner-widgets.js ne gleda.`,
    'Pozovite watch(root) iz partner-widgets.js sa tim shadow root-om.',
  ],
  'part-missing': ({file, status}) => [
    `Deo paketa nije stigao: ${file}${status && ` (${status})`}.`,
    'Proverite da su sve datoteke paketa objavljene jedna pored druge, iz iste izgradnje, i da ih script-src dozvoljava; zatim ponovo učitajte stranicu.',
  ],
  'foreign-definition': ({tag}) => [
    `Oznaku <${tag}> registrovao je tuđi kod.`,
    `Pronađite skript koji definiše <${tag}> i uklonite ga: ostaje prva definicija oznake.`,
  ],
  'two-versions': ({tag, registered, own}) => [
    `Na stranici su dve verzije paketa: <${tag}> je registrovala verzija ${registered}, a učitana je i ${own}.`,
    'Učitavajte samo jednu verziju: uklonite skript ili uvoz druge. Ako moraju obe, ona iz alata za izgradnju može da dobije sopstvene oznake (defineAs); skriptovi za stranice bez izgradnje ne mogu.',
  ],
  'backend-missing': ({tag}) => [
    `Element <${tag}> nema bekend.`,
    'Zadajte njegovo svojstvo backend, ili isto svojstvo elementa <partner-kit> oko njega: svojstvo, a ne atribut. Na stranici sa partner-widgets.js isto čini atribut base-url.',
  ],
  'backend-function': ({tag}) => [
    `Element <${tag}> je umesto bekenda dobio funkciju.`,
    'Funkciju prima samo <support-button>. Pozovite je i u backend zadajte ono što donese.',
  ],
  'backend-promise': ({tag}) => [
    `Element <${tag}> je umesto bekenda dobio obećanje (Promise).`,
    'Sačekajte ga: element.backend = await ….',
  ],
  'backend-not-brought': ({error}) => [
    `Funkcija koja treba da donese bekend ne donosi ga (${error}).`,
    'Neka vrati bekend ili obećanje s njim. Ako ga vraća, došlo je do greške: razlog je u konzoli pregledača.',
  ],
  'adapter-incomplete': ({missing}) => [
    `Bekendu nedostaju metode koje ovaj element poziva: ${missing}.`,
    'Dodajte ih u svoj adapter i proverite ga testovima usklađenosti.',
  ],
  'order-missing': () => [
    'Čarobnjaku nije zadata porudžbina.',
    'U order-id upišite oznaku porudžbine koja se podešava.',
  ],
  'trusted-types-lit': ({policy}) => [
    `Politika stranice ne dozvoljava Trusted Types politiku „${policy}“, bez koje se nijedan element ne pokreće.`,
    `Dodajte ${policy} u trusted-types zaglavlja Content-Security-Policy.`,
  ],
  'trusted-types-duplicate': ({policy}) => [
    `Stranica ima sopstvenu kopiju Lita, a njena politika dozvoljava „${policy}“ samo jednom.`,
    "Dodajte 'allow-duplicates' u trusted-types zaglavlja Content-Security-Policy.",
  ],
  'trusted-types-kit': ({policy}) => [
    `Politika stranice ne dozvoljava Trusted Types politiku „${policy}“: članci se traže na samoj stranici, što traje duže.`,
    `Dodajte ${policy} u trusted-types zaglavlja Content-Security-Policy.`,
  ],
  'scripts-refused': ({origin}) => [
    `Deo paketa se nije učitao${origin ? ` sa ${origin}` : ''}.`,
    'Dozvolite u script-src mesto na kojem su datoteke paketa i proverite da su sve objavljene jedna pored druge.',
  ],
  'connect-refused': ({origin}) => [
    `Politika stranice ne pušta paket do njegovog bekenda${origin ? `: ${origin}` : ''}.`,
    `Dodajte ${origin || 'poreklo bekenda'} u connect-src zaglavlja Content-Security-Policy.`,
  ],
  'worker-refused': ({directive}) => [
    `Politika stranice ne dozvoljava pokretanje radnih niti (${directive}): članci se traže na samoj stranici, što traje duže.`,
    "U zaglavlje Content-Security-Policy dodajte worker-src 'self' ili mesto na kojem su datoteke paketa.",
  ],
  'worker-failed': () => [
    'Radna nit koja traži članke nije se pokrenula: članci se traže na samoj stranici, što traje duže.',
    'Proverite da su datoteke article-search-worker… objavljene pored ostalih datoteka paketa, na istom poreklu kao stranica.',
  ],
  'pictures-refused': () => [
    'Politika stranice ne dozvoljava slike iz memorije: slike priložene slučaju nemaju pregled.',
    'Dodajte blob: u img-src zaglavlja Content-Security-Policy.',
  ],
  'backend-unreachable': ({kind}) => [
    `Bekend nije odgovorio (${kind}).`,
    'Proverite da server radi, da je baseUrl ispravan i da ga connect-src dozvoljava; na drugom poreklu treba da odgovara na OPTIONS i dozvoljava vaše.',
  ],
  'backend-not-there': ({address, status}) => [
    `Na adresi ${address || 'operacije getSession'} ništa ne odgovara${status && ` (${status})`}.`,
    'Da li je putanja ispravna? baseUrl (na stranici bez izgradnje base-url) kaže gde počinju operacije, na primer /api.',
  ],
  'backend-refuses': ({kind, status}) => [
    `Bekend odbija da kaže ko je prijavljen (${[kind, status].filter(Boolean).join(' ')}).`,
    'Pogledajte šta o tome piše vaš server. getSession odgovara svakome: nalogom, vrednošću null ili greškom vrste signed-out.',
  ],
  'backend-unreadable': ({path, address}) => [
    `Odgovor bekenda${address && ` sa adrese ${address}`} nije po ugovoru: ${path}.`,
    'Uporedite odgovor sa openapi.json. Čest uzrok je stranica umesto JSON-a: za prijavu ili, na pogrešnoj putanji, stranica samog portala.',
  ],
  'backend-throws': () => [
    'Adapter baca nešto što nije BackendError.',
    'Odbijte poziv greškom BackendError prave vrste, da bi ljudima bilo rečeno šta se desilo; pokrenite testove usklađenosti.',
  ],
  'signed-out': () => [
    'Niko nije prijavljen.',
    'Ako je zaista tako, nema šta da se popravlja. Posle prijave pozovite refreshSession() elementa.',
  ],
  'clock-missing': () => [
    'Bekend ne saopštava vreme: rokovi prate sat uređaja, koji može biti netačan.',
    'Odgovarajte sa zaglavljem Server-Now i učinite ga vidljivim stranici; u sopstvenom adapteru serverNow() daje milisekunde.',
  ],
  'clock-in-seconds': () => [
    'Sat bekenda broji sekunde, a potrebne su milisekunde: svaki rok izgleda kao budući.',
    'Pomnožite sa 1.000 ono što daje serverNow().',
  ],
  'clock-skew': ({seconds}) => [
    `Satovi servera i uređaja se razlikuju: ${lengthOfTime(Number(seconds), 'sr-Latn-RS')}, ispred je ${Number(seconds) > 0 ? 'server' : 'uređaj'}.`,
    'Rokovi prate server, u paketu nema šta da se popravlja. Proverite koji od dva sata nije podešen.',
  ],
  'storage-refused': ({error}) => [
    `Pregledač odbija skladište (${error}): posle ponovnog učitavanja od unetog ne ostaje ništa.`,
    'Dozvolite sajtu čuvanje podataka. U okviru drugog porekla ili sa atributom sandbox dodajte allow-same-origin ili zadajte storage="memory".',
  ],
  'storage-full': () => [
    'U pregledaču nema više mesta: posle ponovnog učitavanja od unetog ne ostaje ništa.',
    'Oslobodite mesto na uređaju ili neka portal obriše ono što sam čuva.',
  ],
  'storage-nearly-full': ({percent}) => [
    `Zauzeto je ${percent} % prostora koji pregledač daje ovom sajtu.`,
    'Neka portal obriše ono što mu više ne treba: datoteke slučajeva možda neće stati.',
  ],
  'storage-blocked': () => [
    'Druga kartica sa starijom verzijom portala drži skladište paketa.',
    'Zatvorite ili ponovo učitajte ostale kartice portala; elementi sami nastavljaju rad.',
  ],
  'not-secure': () => [
    'Stranica nije otvorena bezbednom vezom: pregledač joj uskraćuje deo onoga što paket koristi.',
    'Otvarajte portal preko https.',
  ],
  'no-room': ({width, height}) => [
    `Element nema mesta: ${width} × ${height} piksela.`,
    'Onome oko njega dajte širinu od najmanje 320 piksela i ne zadajte visinu.',
  ],
  'cut-off': ({by}) => [
    `Deo elementa je odsečen: ${by}.`,
    `Neka ${by} raste ili se pomera: overflow: auto umesto hidden ili clip.`,
  ],
  'beyond-window': ({by}) => [
    `${by} je pričvršćen za prozor i veći od njega: do dela elementa se ne može doći.`,
    `Neka se ${by} pomera i ne bude veći od prozora: max-height: 100dvh uz overflow: auto.`,
  ],
  covered: ({by}) => [
    `Element prekriva ${by}: do njega se ne može doći.`,
    `Uklonite ${by} kad više nije potreban, ili mu zadajte pointer-events: none ako je samo ukras.`,
  ],
  inoperable: ({by, property}) => [
    `${by} ima ${property}: element se ne može koristiti.`,
    `Uklonite ${property} sa ${by}; na mestu je samo dok je otvoren dijalog portala.`,
  ],
  'fixed-trapped': ({by, property}) => [
    `${by} ima ${property}, zbog čega dugme za podršku ne stoji na ivici prozora.`,
    `Izvucite <support-button> iz ${by}, najbolje na kraj elementa body.`,
  ],
  'button-covered': ({by, layer}) => [
    `Dugme za podršku prekriva ${by} (z-index ${layer}).`,
    'Zadajte veći --partner-support-z-index ili pomerite dugme pomoću --partner-support-inset-block.',
  ],
  'button-behind': ({by, around}) => [
    `Dugme za podršku prekriva ${by}: njegov sloj važi samo unutar ${around}.`,
    `Izvucite <support-button> iz ${around}, najbolje na kraj elementa body: --partner-support-z-index tu ne pomaže.`,
  ],
  'button-under-popover': ({by}) => [
    `Dugme za podršku prekriva ${by}, iznad svih slojeva stranice (popover ili ceo ekran).`,
    'Pomerite dugme pomoću --partner-support-inset-block, ili ono što ga prekriva: nijedan z-index ne doseže tamo.',
  ],
  'button-out-of-view': () => [
    'Dugme za podršku je van prozora.',
    'Pogledajte --partner-support-inset-block, --partner-support-inset-inline i ono što je oko dugmeta.',
  ],
  'lang-missing': () => [
    'Niko nije zadao jezik elementa: on govori engleski.',
    'Zadajte lang na <html>, ili locale na elementu ili na <partner-kit>.',
  ],
  'lang-unknown': ({lang}) => [
    `Paket nema reči na jeziku „${lang}“: element govori engleski.`,
    'Nema šta da se popravlja. Jezici paketa su engleski, ruski i srpski (latinica).',
  ],
  'check-failed': ({check}) => [
    `Provera nije uspela: ${check}.`,
    'Ponovite je kad se stranica učita; ako ne pomogne, javite nam pregledač i njegovu verziju.',
  ],
};
