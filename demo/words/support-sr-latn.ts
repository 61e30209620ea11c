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
};
