import {pluralizer} from './plural.js';
import type {SupportWords} from './support-en.js';

const count = pluralizer('sr-Latn-RS');

/** The Serbian words of the page of support, and of what a tester does to cases. */
export const supportSrLatn: SupportWords = {
  page: 'Podrška',
  waiting: (n: number) =>
    count(n, {
      one: `${n} zahtev čeka vaš odgovor`,
      few: `${n} zahteva čekaju vaš odgovor`,
      other: `${n} zahteva čeka vaš odgovor`,
    }),
  vendor: 'Dobavljač: zahtevi',
  chosen: 'Koji zahtev',
  noCases: 'Još nema zahteva.',
  acknowledge: 'Potvrdi prijem',
  reply: 'Odgovori',
  resolve: 'Predloži rešenje',
  lowerSeverity: 'Smanji ozbiljnost',
  addModule: 'Modul je dodat',
  slowUploads: 'Sporo slanje datoteka',
  slowUploadsText: 'Datoteke putuju brzinom od 50 kB u sekundi.',

  keptOf: {
    newCase: 'Nacrti zahteva: uneto, dok se ne pošalje ili dok mu ne istekne rok.',
    reply: 'Nacrti odgovora, razloga i napomena, po zahtevima.',
    outbox: 'Zahtevi i odgovori koji čekaju da budu poslati kada mreža ponovo bude dostupna.',
    file: 'Izabrana datoteka koja još nije poslata; njen sadržaj je u bazi datoteka.',
    supportProfile: 'Prvi zadatak i kontakt, kako ih je server poslednji put naveo, za čitanje van mreže.',
    caseList: 'Prva strana spiska zahteva, za čitanje van mreže.',
    supportCase: 'Pročitan zahtev, za čitanje van mreže.',
    article: 'Pročitan odgovor, za čitanje van mreže.',
    seenCase: 'Dokle je zahtev pregledan: odatle se vidi šta je novo.',
    supportVisit: 'Kada je podrška poslednji put otvorena: odatle se vidi šta je novo.',
    files: 'Sadržaj datoteka koje još nisu poslate.',
    articles: 'Indeks za pretragu odgovora na jednom jeziku, u delovima.',
  },
};
