/** Serbian words of the page of agreements, and of what a tester does to agreements, Latin script. */
import type {AgreementWords} from './agreements-en.js';

export const agreementsSrLatn: AgreementWords = {
  page: 'Ugovori',
  verify: 'Proveri potvrdu',
  none: 'U ovom scenariju nema ugovora.',
  start: (scenario) => `Počni „${scenario}“`,
  agreement: 'Ugovor',
  scenarioGroupOf: {orders: 'Porudžbine', agreements: 'Ugovori'},

  jumps: (name) => `Na trenutak ugovora: ${name}`,
  jumpOf: {
    renewable: 'Prvi dan obnove',
    days90: 'Još 90 dana',
    days30: 'Još 30 dana',
    days7: 'Još 7 dana',
    days1: 'Još 1 dan',
    lastDay: 'Poslednji dan, 23:59',
    overdue: 'Prihvatanje kasni',
    grace1: '1. dan počeka',
    graceEnd: (days) => `${days}. dan počeka, 23:59:59`,
    lapsed: 'Posle počeka',
  },
  jumpsHint: 'U vremenskoj zoni ugovora. Otvorena stranica se odmah menja.',
  year: '+1 godina',

  vendor: 'Proizvođač: ugovori',
  vendorHint: 'Bez znanja partnera: otvorena stranica to sazna kada sledeći put pita.',
  chosen: 'Koji ugovor',
  chosenFacts: (status, version) => `Zabeleženo kao ${status}, tekst ${version}`,
  changeText: 'Objavi drugi tekst',
  signByOther: 'Neka potpiše neko drugi',
  acceptReview: 'Razmatranje: prihvati',
  refuseReview: 'Razmatranje: odbij',
  signing: 'Ovlašćenje prijavljenog za potpisivanje',
  revokeSigning: 'Oduzmi',
  restoreSigning: 'Vrati',
  actOf: {
    textChanged: (id) => `${id}: tekst je promenjen.`,
    signed: (id) => `${id}: potpisao je neko drugi.`,
    reviewAccepted: (id) => `${id}: razmatranje je završeno, prihvaćeno.`,
    reviewRefused: (id) => `${id}: razmatranje je završeno, odbijeno.`,
    signingRevoked: (id) => `${id}: više ne sme da potpisuje.`,
    signingRestored: (id) => `${id}: sme da potpisuje.`,
  },
  refused: (id, code) => `${id}: nije moguće, ${code}.`,

  signIn: 'Prijava na stranici ugovora',
  signInOf: {host: 'Preko portala', form: 'Preko obrasca komponente'},
  signInHint: (userId, password) => `Za obrazac: korisničko ime ${userId}, lozinka ${password}.`,

  keptRenewal: 'Nacrti obnova: ono što je uneto u obrazac, dok se ne pošalje ili dok ne istekne rok čuvanja.',
  keptReapplication: 'Nacrti novih prijava: ono što je uneto po zemljama, dok se ne pošalje.',
  draftOf: (agreement, step) => `Za ${agreement}, korak ${step}`,
  keptUntil: (moment) => `čuva se do: ${moment}`,
};
