import {expect} from '@open-wc/testing';
import {foldedWords, isAmong, soughtWords} from '../../../src/domain/support/word-finder.js';

const has = (text: string, typed: string): boolean =>
  soughtWords(typed).every((word) => isAmong(foldedWords(text), word));

describe('finding cases by words', () => {
  const invoice = 'Счет за март выставлен дважды\nCS-20102\nCalling Professional\nФьорд Сервис\norder-17';

  it('S-12: finds each word by itself, in any order and case, ё as е, and whatever ending it has', () => {
    for (const typed of [
      'счет',
      'за март',
      'счёт',
      'СЧЁТ',
      'март счет',
      'счета',
      'марта',
      'счетом март',
      'сче',
      'calling марту',
    ]) {
      expect(has(invoice, typed), typed).to.equal(true);
    }
    expect(has('Отчёт за квартал пуст', 'отчет кварталом')).to.equal(true);
    expect(has('The renewal date differs by a day', 'dates renewals')).to.equal(true);
  });

  it('S-12: finds a Serbian word in either alphabet, with marks or without', () => {
    const text = 'Neuspela promena kontakta: događaj nije zabeležen, račun';
    for (const typed of ['dogadjaj', 'događaji', 'догађај', 'zabelezen', 'racuni', 'КОНТАКТ promene']) {
      expect(has(text, typed), typed).to.equal(true);
    }
  });

  it('S-12: finds nothing where a word is missing or stands inside of another', () => {
    for (const typed of ['счет апрель', 'рт', 'дважд1', 'professionals and amateurs']) {
      expect(has(invoice, typed), typed).to.equal(false);
    }
    expect(has('The agreement', 'greement')).to.equal(false);
    expect(has('Calls to the market', 'march')).to.equal(false);
  });

  it('S-12: finds numbers by any part, and names of either spelling', () => {
    for (const typed of ['CS-20102', 'cs-2010', '0102', 'order-17', '17'])
      expect(has(invoice, typed), typed).to.equal(true);
    expect(has(invoice, 'CS-20103')).to.equal(false);
    expect(has('Café Société', 'cafe SOCIETE')).to.equal(true);
    expect(has('Cafe\u0301', 'café')).to.equal(true);
  });

  it('S-12: leaves everything where no word is typed', () => {
    for (const typed of ['', '  ', ' … ']) expect(has(invoice, typed), typed).to.equal(true);
  });
});
