import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {licenseCount, licenseProblem} from '../../../src/domain/validate/numbers.js';
import {addressProblem, cleanText, nameProblem} from '../../../src/domain/validate/text.js';
import {tallyOf} from './tally.js';

const family = '👨‍👩‍👧';

describe('names and addresses', () => {
  it('accepts names of every script and markup as the text it is', () => {
    for (const name of [
      'A',
      'Müller & Söhne GmbH',
      'Mu\u0308ller',
      'ООО «Пекарня»',
      'مخبز الشرق',
      'مخبز\u200Cها',
      'מאפייה\u200F (1)',
      '株式会社𠮷野家',
      'İı',
      `Caf\u00E9 ${family}`,
      '<img src=x onerror=alert(1)>',
      '{{7*7}}',
      '${alert(1)}',
      '__proto__',
      `e${'\u0301'.repeat(500)}`,
      ' spaced ',
    ])
      expect(nameProblem(name), name.slice(0, 40)).to.equal(null);
  });

  it('counts characters as a person does, up to 200 in a name and 500 in an address', () => {
    for (const character of ['a', 'é', '株', '𠮷', family, 'e\u0301', 'क्षि']) {
      expect(nameProblem(character.repeat(200)), character).to.equal(null);
      expect(nameProblem(character.repeat(201)), character).to.equal('name.tooLong');
      expect(addressProblem(character.repeat(500)), character).to.equal(null);
      expect(addressProblem(character.repeat(501)), character).to.equal('address.tooLong');
    }
  });

  it('refuses nothing, more than fits, and what is no text', () => {
    for (const text of ['', ' ', '\n\t\r\n', '\u200B\u200D\uFEFF', '\u00AD', '\u3164']) {
      expect(nameProblem(text), JSON.stringify(text)).to.equal('name.empty');
      expect(addressProblem(text), JSON.stringify(text)).to.equal('address.empty');
    }
    for (const text of [
      'a\u0000',
      'a\u0007b',
      'a\u0085b',
      '\uD800',
      'a\uDC00',
      'invoice\u202Egpj',
      'a\u2066b',
      'a\uFFFF',
      'a\u2028b',
    ]) {
      expect(nameProblem(text), JSON.stringify(text)).to.equal('name.characters');
      expect(addressProblem(text), JSON.stringify(text)).to.equal('address.characters');
    }
    expect(nameProblem(`e${'\u0301'.repeat(5000)}`)).to.equal('name.tooLong');
  });

  it('allows line breaks in an address only', () => {
    expect([nameProblem('a\nb'), nameProblem('a\r\nb')]).to.deep.equal(['name.characters', 'name.characters']);
    expect([addressProblem('a\nb'), addressProblem('a\r\nb\rc')]).to.deep.equal([null, null]);
  });

  it('is normalised once: line ends, tabs, NFC, space around it', () => {
    expect(cleanText(' a\r\nb\rc\td\u00A0')).to.equal('a\nb\nc d');
    expect(cleanText('Mu\u0308ller')).to.equal('Müller');
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        expect(cleanText(cleanText(text))).to.equal(cleanText(text));
        expect(nameProblem(cleanText(text))).to.equal(nameProblem(text));
        expect(addressProblem(cleanText(text))).to.equal(addressProblem(text));
      }),
    );
  });

  it('is quick, whatever is pasted', () => {
    const before = performance.now();
    for (const part of ['a', ' ', '\u0301', '\uD800', family]) {
      nameProblem(part.repeat(1_000_000));
      addressProblem(part.repeat(1_000_000));
    }
    expect(performance.now() - before).to.be.below(2_000);
  });

  it('is judged alike in every engine', () => {
    const parts = [
      'a',
      ' ',
      '\n',
      '\t',
      'é',
      '株',
      '\u200D',
      '\u202E',
      '\uD800',
      '\uDC00',
      '\u0007',
      'b'.repeat(60),
      'c'.repeat(180),
    ];
    expect(tallyOf(parts, nameProblem)).to.deep.equal({
      'name.empty': 547,
      'name.tooLong': 332,
      'name.characters': 1676,
      fine: 445,
    });
    expect(tallyOf(parts, addressProblem)).to.deep.equal({
      'address.empty': 547,
      'address.tooLong': 22,
      'address.characters': 1876,
      fine: 555,
    });
  });
});

describe('number of licences', () => {
  it('reads whole numbers in the digits of any script', () => {
    const read: [string, number][] = [
      ['0', 0],
      ['25', 25],
      [' 25 ', 25],
      ['007', 7],
      ['٢٥', 25],
      ['۲۵', 25],
      ['२५', 25],
      ['２５', 25],
      ['𝟚𝟝', 25],
      ['𝟎𝟗', 9],
      ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ];
    for (const [text, count] of read)
      expect([licenseCount(text), licenseProblem(text)], text).to.deep.equal([count, null]);
  });

  it('refuses everything else', () => {
    for (const text of [
      '-0',
      '-1',
      '+1',
      '1.5',
      '1,5',
      '1e3',
      '1e309',
      'NaN',
      'Infinity',
      '0x10',
      '1 000',
      '1,234.5',
      '1.234,5',
      '1_000',
      'ten',
      '½',
      '²',
      'Ⅷ',
      '十',
      '9007199254740992',
      '9007199254740993',
      '9'.repeat(1_000_000),
      '1\u200B',
      '__proto__',
    ]) {
      expect(licenseCount(text), text.slice(0, 20)).to.equal(null);
      expect(licenseProblem(text), text.slice(0, 20)).to.equal('licenses.number');
    }
    expect([licenseCount(''), licenseProblem(''), licenseProblem(' ')]).to.deep.equal([
      null,
      'licenses.empty',
      'licenses.empty',
    ]);
  });

  it('reads back every number that a language writes without separators', () => {
    const locales = ['en', 'ar-EG', 'fa', 'hi-u-nu-deva', 'bn', 'my', 'th-u-nu-thai', 'ja-u-nu-fullwide'];
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...locales), (count, locale) => {
        expect(licenseCount(count.toLocaleString(locale, {useGrouping: false}))).to.equal(count);
      }),
    );
  });
});
