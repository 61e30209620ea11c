import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {
  labelProblem,
  normalizeLabel,
  siteNameProblem,
  type LabelCode,
} from '../../../src/domain/validate/name-label.js';
import {tallyOf} from './tally.js';

const rules = {reserved: ['www', 'Admin', 'mail']};
const subdomain = (text: string) => labelProblem(text, rules);
const siteName = (text: string) => siteNameProblem(text, rules);
const long = 'a'.repeat(64);

/** The name, what is wrong with it as a subdomain, and as a site name. */
const samples: [string, LabelCode | null, LabelCode | null][] = [
  ['a', null, null],
  ['a1', null, null],
  ['1a', null, null],
  ['A', null, null],
  [' bakery ', null, null],
  [long.slice(1), null, null],
  ['', 'label.empty', 'label.empty'],
  ['  ', 'label.empty', 'label.empty'],
  [long, 'label.tooLong', 'label.tooLong'],
  ['a-b', 'label.characters', null],
  ['-a', 'label.characters', 'label.hyphen'],
  ['a-', 'label.characters', 'label.hyphen'],
  ['-', 'label.characters', 'label.hyphen'],
  ['a--b', 'label.characters', 'label.hyphen'],
  ['ab--c', 'label.characters', 'label.hyphen'],
  ['xn--a', 'label.characters', 'label.hyphen'],
  ['xn--mnchen-3ya', 'label.characters', 'label.hyphen'],
  ['www', 'label.reserved', 'label.reserved'],
  ['ADMIN', 'label.reserved', 'label.reserved'],
  ['mail ', 'label.reserved', 'label.reserved'],
  ...[
    'a_b',
    'a.b',
    'a..b',
    '.',
    'münchen',
    'mu\u0308nchen',
    'faß',
    'ﬀ',
    '１２',
    'a．b',
    '٣',
    'аррӏе',
    'a\u200Db',
    'a\u200Cb',
    'a\u200Bb',
    '\u202Ea',
    'a\u00AD',
    'a b',
    'a\nb',
    'a\u0000',
    '\uD800',
    '😀',
    '<b>',
    '../x',
    `${long}.${long}.${long}.${long}`,
    'ı',
    'İ',
    'é',
    'e\u0301',
  ].map((text): [string, LabelCode, LabelCode] => [text, 'label.characters', 'label.characters']),
];

describe('names in a domain', () => {
  it('P-71: a subdomain is 1 to 63 ASCII letters and digits; every other sample gets its code', () => {
    for (const [text, code] of samples) expect(subdomain(text), JSON.stringify(text)).to.equal(code);
  });

  it('P-62: a site name may have single hyphens inside; every other sample gets its code', () => {
    for (const [text, , code] of samples) expect(siteName(text), JSON.stringify(text)).to.equal(code);
  });

  it('P-71: what is accepted is sent in lower case, letters and digits only', () => {
    fc.assert(
      fc.property(
        fc.string({unit: fc.constantFrom('a', 'Z', '5', '-', ' ', 'é', 'K', '\u200D'), maxLength: 70}),
        (text) => {
          const fits = /^[a-z0-9]{1,63}$/.test(normalizeLabel(text));
          expect(labelProblem(text, {reserved: []}) === null).to.equal(fits);
        },
      ),
    );
  });

  it('is compared in one form: no space around it, NFC, ASCII letters in lower case', () => {
    expect(normalizeLabel(' BaKery1\t')).to.equal('bakery1');
    expect(normalizeLabel('MU\u0308')).to.equal('mÜ');
    expect(normalizeLabel(normalizeLabel(' É '))).to.equal(normalizeLabel(' É '));
  });

  it('never throws and is quick, whatever is typed', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => void [subdomain(text), siteName(text)]));
    const before = performance.now();
    for (const part of ['a', '-', 'é']) siteName(part.repeat(1_000_000));
    expect(performance.now() - before).to.be.below(2_000);
  });

  it('is judged alike in every engine', () => {
    const parts = ['a', 'Z', '9', '-', 'www', '_', ' ', 'ü', '\u212A', 'İ', 'a'.repeat(20), '\u200D', '', 'q', 'xn--'];
    expect(tallyOf(parts, subdomain)).to.deep.equal({
      'label.empty': 411,
      'label.characters': 2172,
      'label.reserved': 24,
      fine: 393,
    });
    expect(tallyOf(parts, siteName)).to.deep.equal({
      'label.empty': 411,
      'label.characters': 1886,
      'label.hyphen': 257,
      'label.reserved': 24,
      fine: 422,
    });
  });
});
