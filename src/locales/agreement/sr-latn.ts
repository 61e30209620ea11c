/** Serbian words of an agreement's details and of what else the overview says after its first paint. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'overview.selected': {one: 'Izabrano: {count}', few: 'Izabrano: {count}', other: 'Izabrano: {count}'},
  'overview.renewTogether': 'Obnovi zajedno',
  'overview.unselect': 'Poništi izbor',
  'overview.most': {
    one: 'Odjednom se može obnoviti najviše {count} ugovor.',
    few: 'Odjednom se mogu obnoviti najviše {count} ugovora.',
    other: 'Odjednom se može obnoviti najviše {count} ugovora.',
  },
  'overview.empty.title': 'Još nema nijednog ugovora',
  'overview.empty.text':
    'Čim vaše preduzeće dobije ugovor, biće prikazan ovde sa svojim rokovima. Ako neki nedostaje, obratite se podršci.',
  'overview.noMatch.title': 'Nijedan ugovor ne odgovara',
  'overview.noMatch.text': 'Promenite pretragu ili prikažite sve ugovore.',
  'overview.noMatch.clear': 'Prikaži sve ugovore',
  'overview.notPartner.title': 'Vaše preduzeće nije registrovani partner',
  'overview.notPartner.text':
    'Obnovu mogu da izvrše samo već registrovana preduzeća. Prvo se registrujte i ugovor će se pojaviti ovde.',
  'overview.notPartner.register': 'Registruj se kao partner',
  'overview.signedOut.title': 'Niste prijavljeni',
  'overview.signedOut.text': 'Prijavite se nalogom svog preduzeća da biste videli njegove ugovore.',
  'overview.signedOut.signIn': 'Prijavi se',
  'resource.title': 'Pomoć oko obnove',
  'resource.guide': 'Korisničko uputstvo',
  'resource.questions': 'Pitanja i odgovori',
  'resource.support': 'Podrška za partnere',

  'overview.begun': 'Započeli ste. Poslednja izmena: {date}',
  'overview.begunOn': 'Poslednja izmena: {date}',
  'overview.begunTogether': {
    one: 'Započeli ste zajedničku obnovu {count} ugovora',
    few: 'Započeli ste zajedničku obnovu {count} ugovora',
    other: 'Započeli ste zajedničku obnovu {count} ugovora',
  },
  'overview.goOn': 'Nastavi',
  'overview.calendar': 'Dodaj u kalendar',
  'overview.receipts': 'Potvrde',
  'overview.countries': {
    one: '{count} zemlja poslovanja',
    few: '{count} zemlje poslovanja',
    other: '{count} zemalja poslovanja',
  },
  'overview.deadline.end': 'Poslednji dan za obnovu',
  'overview.deadline.acceptance': 'Poslednji dan za prihvatanje uslova',
  'overview.deadline.grace': 'Kraj dodatnog roka',
  'overview.deadline.missed': 'Rok za prihvatanje uslova bio je',
  'overview.deadline.lapsed': 'Dodatni rok se završio',
  'overview.deadline.renewed': 'Obnovljeno, poslednji dan',
  'overview.deadline.opens': 'Obnova se otvara',
  'overview.deadline.next': 'Poslednji dan važenja',
  'overview.endOfDay': 'do kraja dana, vremenska zona {zone}',
  'overview.startOfDay': 'od početka dana, vremenska zona {zone}',
  'overview.ownZone': 'U mojoj vremenskoj zoni',
  'overview.ownZone.ends': 'Završava se: {moment}',
  'overview.ownZone.begins': 'Počinje: {moment}',
  'overview.ownZone.ended': 'Završilo se: {moment}',

  'standing.tooEarly.text': 'Ugovor je na snazi. Moći ćete da ga obnovite kada se obnova otvori.',
  'standing.open.text': 'Ugovor je na snazi. Možete ga obnoviti u bilo kom trenutku pre isteka.',
  'standing.open.endless': 'Ugovor je na snazi i nema datum isteka.',
  'standing.dueSoon.end': 'Ugovor uskoro ističe. Obnovite ga pre kraja poslednjeg dana.',
  'standing.dueSoon.acceptance':
    'Važeći uslovi se prihvataju jednom godišnje, i kada je ugovor zaključen na duži period. Prihvatite ih pre kraja poslednjeg dana.',
  'standing.acceptanceOverdue.text':
    'Godišnje prihvatanje uslova je propušteno. Ugovor je još na snazi: prihvatite važeće uslove sada.',
  'standing.grace.day': {
    one: 'Ugovor je istekao. Danas je {day}. od {count} dana dodatnog roka, u kom ga još možete obnoviti.',
    few: 'Ugovor je istekao. Danas je {day}. od {count} dana dodatnog roka, u kom ga još možete obnoviti.',
    other: 'Ugovor je istekao. Danas je {day}. od {count} dana dodatnog roka, u kom ga još možete obnoviti.',
  },
  'standing.lapsed.text':
    'Dodatni rok je prošao i ugovor se više ne može obnoviti. Ponovo podnesite prijavu i prihvatite uslove za svaku zemlju poslovanja.',
  'standing.reapplying.text': 'Nova prijava je u toku. Neke zemlje možda još čekaju vašu odluku.',
  'standing.underReview.text': 'Prihvatanje je primljeno i razmatra se. Ugovor za to vreme ne ističe.',
  'standing.renewed.text': 'Uslovi za naredni period su prihvaćeni. Ništa ne treba da uradite.',
  'standing.declined.text':
    'Zabeleženo je da vaše preduzeće odbija obnovu. Do isteka roka tu odluku još možete promeniti.',
  'standing.unknown.text': 'Ugovor ima status koji ova stranica ne poznaje ({status}). Obratite se podršci.',
  'standing.mayNotSign': 'Vaš nalog nema ovlašćenje za potpisivanje. Možete pozvati osobu koja ga ima.',

  'loss.title': 'Šta se gubi bez obnove',
  'loss.titleLapsed': 'Šta je izgubljeno',
  'loss.until': 'Do tada status i pristup ostaju na snazi.',
  'loss.status': 'Status registrovanog partnera se suspenduje',
  'loss.access': 'Svi povezani zaposleni gube partnerski pristup',
  'loss.programme': 'Preduzeće gubi pravo da učestvuje u partnerskom programu',
  'loss.reapplication': 'Potrebna je nova prijava i prihvatanje uslova za svaku zemlju poslovanja',
  'loss.locator': 'Preduzeće se uklanja iz imenika partnera',

  'timeline.label': 'Vremenska linija. {marks}',
  'timeline.registered': 'Registracija',
  'timeline.today': 'Danas',
  'timeline.acceptance': 'Prihvatanje uslova',
  'timeline.end': 'Istek ugovora',
  'timeline.grace': 'Kraj dodatnog roka',

  'calendar.acceptance': 'Poslednji dan za prihvatanje uslova: {agreement}',
  'calendar.end': 'Poslednji dan za obnovu: {agreement}',
  'calendar.grace': 'Kraj dodatnog roka: {agreement}',
  'calendar.text': 'Preduzeće: {company}\nPoslednji dan: {date}, vremenska zona {zone}',
} as const satisfies WordsLike<typeof english>;
