import {expect} from '@open-wc/testing';
import {formatFor} from '../../src/components/shared/format.js';

/** With plain spaces. */
const price = (amount: string, currency: string, locale = 'en'): string =>
  formatFor(locale)
    .price({amount, currency} as never)
    .replace(/\s/g, ' ');

describe('a price', () => {
  it('F-E8: has the digits that are written, at least its own currency’s: none of the yen, three of the dinar', () => {
    expect(price('1200', 'JPY')).to.equal('¥1,200');
    expect(price('1200.5', 'JPY')).to.equal('¥1,200.5');
    expect(price('1200.50', 'JPY')).to.equal('¥1,200.50');
    expect(price('1.5', 'KWD')).to.equal('KWD 1.500');
    expect(price('1.2345', 'KWD')).to.equal('KWD 1.2345');
    expect(price('12.5', 'EUR')).to.equal('€12.50');
    expect(price('1234.5', 'KWD', 'ru')).to.equal('1 234,500 KWD');
  });

  it('F-E8: is not rounded to what a number of the language can hold', () => {
    expect(price('9007199254740993', 'JPY')).to.equal('¥9,007,199,254,740,993');
    expect(price('0.30000000000000004', 'USD')).to.equal('$0.30000000000000004');
  });
});
