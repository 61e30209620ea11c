import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {foldWord} from '../../src/domain/fold-word.js';
import {formLanguageOf, longestWord, noForms, wordsOf, WordReader} from '../../src/domain/search-words.js';
import {wordForms as english} from '../../src/domain/word-forms-en.js';
import {wordForms as russian} from '../../src/domain/word-forms-ru.js';
import {wordForms as serbian} from '../../src/domain/word-forms-sr.js';
import {repetitions} from '../support/long.js';

const readers = {
  en: new WordReader('en', english),
  ru: new WordReader('ru', russian),
  sr: new WordReader('sr-Latn', serbian),
};
const languages = Object.keys(readers) as (keyof typeof readers)[];

describe('words that are searched for', () => {
  for (const [language, ...groups] of [
    [
      'en',
      'renewal renewals renew renewing renewed',
      'agreement agreements',
      'policy policies',
      'order orders ordered',
    ],
    [
      'ru',
      'соглашение соглашения соглашению соглашениями',
      'партнёр партнеры партнёров Партнеру',
      'заказ заказы заказами',
    ],
    ['sr', 'narudžbina narudžbine NARUDZBINAMA наруџбина наруџбину', 'ugovor ugovori уговора уговорима'],
    ['sr', 'korisnik korisnici корисника', 'greška greske грешку', 'događaj dogadjaj догађај dogadaj'],
  ] as const) {
    for (const group of groups) {
      it(`S-02: reads the forms of one word as one (${language}: ${group})`, () => {
        const terms = group.split(' ').map((word) => readers[language].term(word));
        expect([...new Set(terms)]).to.have.length(1);
      });
    }
  }

  it('S-02: keeps words apart that are others', () => {
    for (const [language, one, other] of [
      ['en', 'order', 'border'],
      ['en', 'contact', 'contract'],
      ['ru', 'мой', 'мои'],
      ['ru', 'заказ', 'указ'],
      ['sr', 'sat', 'šta'],
      ['sr', 'kod', 'kuća'],
    ] as const) {
      expect(readers[language].term(one)).not.to.equal(readers[language].term(other));
    }
  });

  it('reads no forms into numbers, codes and very short words', () => {
    expect(readers.en.term('WBX000028108s')).to.equal('wbx000028108s');
    expect(readers.en.term('2019')).to.equal('2019');
    expect(readers.en.term('api')).to.equal('api');
  });

  it('counts words that stand in every text as nothing', () => {
    expect([
      readers.en.term('The'),
      readers.ru.term('Для'),
      readers.sr.term('што'),
      readers.sr.term('За'),
    ]).to.deep.equal(['', '', '', '']);
  });

  it('knows which languages have forms', () => {
    expect(['en-GB', 'RU', 'sr-Cyrl-RS', 'de', '', 'constructor'].map(formLanguageOf)).to.deep.equal([
      'en',
      'ru',
      'sr',
      null,
      null,
      null,
    ]);
  });

  it('finds words between whatever parts them, at their places', () => {
    const text = 'Who’s “re-newing”\u0000 it? партнёр_2 \ud800x \u202eabc\u202c 你好 👍🏽';
    const found = [...wordsOf(text)];
    expect(found.map(({word}) => word)).to.deep.equal([
      'Who',
      's',
      're',
      'newing',
      'it',
      'партнёр',
      '2',
      'x',
      'abc',
      '你好',
    ]);
    for (const {word, start, end} of found) expect(text.slice(start, end)).to.equal(word);
  });

  it('S-02: either Serbian alphabet, with marks or without, is one word', () => {
    const pairs = [...'abvgdđežzijklmnoprstćufhcčš'].map((letter, at) => [
      letter,
      [...'абвгдђежзијклмнопрстћуфхцчш'][at]!,
    ]);
    pairs.push(['lj', 'љ'], ['nj', 'њ'], ['dž', 'џ']);
    const word = fc.array(fc.constantFrom(...pairs), {minLength: 1, maxLength: 12});
    fc.assert(
      fc.property(word, (letters) => {
        const [latin, cyrillic] = [0, 1].map((side) => letters.map((pair) => pair[side]).join('')) as [string, string];
        const bare = latin.replaceAll('đ', 'dj').normalize('NFD').replace(/\p{M}/gu, '');
        const folded = foldWord(latin, 'sr');
        expect(folded).to.match(/^[a-z]+$/);
        expect(
          [cyrillic, cyrillic.toUpperCase(), latin.toUpperCase(), bare].map((one) => foldWord(one, 'sr')),
        ).to.deep.equal([folded, folded, folded, folded]);
      }),
      {numRuns: repetitions(300, 5000)},
    );
  });

  it('folds, reads and splits any text without an error, and folding what is folded changes nothing', () => {
    const text = fc.oneof(
      fc.string({unit: 'binary', maxLength: 60}),
      fc.string({unit: 'grapheme', maxLength: 60}),
      fc
        .array(fc.constantFrom('\ud800', '\udc00', '\0', 'й', 'и\u0306', 'İ', 'ß', 'dj', 'ﬁ', 'Ω', '__proto__'), {
          maxLength: 60,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), (any, language) => {
        const reader = readers[language];
        for (const {word, start, end} of wordsOf(any)) {
          expect(any.slice(start, end)).to.equal(word);
          const folded = foldWord(word, language);
          expect(foldWord(folded, language)).to.equal(folded);
          expect(reader.term(word)).to.equal(reader.term(word));
          expect([...reader.fold(word)].length).to.be.at.most(longestWord);
        }
      }),
      {numRuns: repetitions(500, 10_000)},
    );
  });

  it('reads any word of an unknown language as itself', () => {
    const reader = new WordReader('de', noForms);
    expect(reader.term('Verträge')).to.equal('vertrage');
    expect(reader.term('the')).to.equal('the');
  });
});
