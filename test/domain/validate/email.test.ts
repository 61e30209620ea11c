import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {asciiDomain, emailProblem, normalizeEmail, type EmailCode} from '../../../src/domain/validate/email.js';
import {tallyOf} from './tally.js';

const local = (octets: number) => 'a'.repeat(octets);
/** An address of exactly `length` octets, within every limit of its parts. */
const addressOf = (length: number) => {
  const rest = length - 'a@.example'.length;
  const labels = [60, 60, 60, rest - 183].map((size) => 'd'.repeat(size)).join('.');
  return `a@${labels}.example`;
};

const accepted = [
  'user@example.com',
  'USER@EXAMPLE.COM',
  ' user@example.com\n',
  'first.last+tag@sub.example.co.uk',
  "o'brien@example.ie",
  'jörg@example.com',
  'jo\u0308rg@example.com',
  'a@münchen.de',
  'a@MÜNCHEN.de',
  'a@faß.de',
  'имя@пример.рф',
  '用户@例え.テスト',
  'a@xn--mnchen-3ya.de',
  'a@1and1.com',
  'a@ab--c.com',
  'a@paral·lel.cat',
  "!#$%&'*+/=?^_`{|}~-@example.com",
  `${local(64)}@example.com`,
  `${'ж'.repeat(32)}@example.com`,
  `a@${'d'.repeat(63)}.com`,
];

const refused: [EmailCode, string[]][] = [
  ['email.empty', ['', ' ', '\u00A0\t\n']],
  ['email.noAt', ['user', 'user.example.com', 'user(at)example.com', '@example.com', '@', 'user＠example.com']],
  ['email.twoAts', ['a@b@example.com', 'a@@example.com', '"a@b"@example.com', '@a@b.co']],
  [
    'email.characters',
    [
      'a b@example.com',
      '"a b"@example.com',
      '"ab"@example.com',
      'a,b@example.com',
      'a;b@example.com',
      '<a@example.com>',
      'Name <a@example.com>',
      'a(comment)@example.com',
      'a\\b@example.com',
      'a:b@example.com',
      'a[b]@example.com',
      '\u202Ea@b.co',
      'a\u200B@example.com',
      'a\u200Db@example.com',
      'a@exam\u00ADple.com',
      'a@example\u2069.com',
      'a\u0000@example.com',
      'a\u0085@example.com',
      'a\r\nBcc: b@example.com',
      'a\uD800@example.com',
      'a@b\uDC00.com',
      'a\u034Fb@example.com',
      'a\u3164b@example.com',
      'a\uFFFEb@example.com',
      'a\u00A0b@example.com',
      'a@b c.com',
    ],
  ],
  ['email.localTooLong', [`${local(65)}@example.com`, `${'ж'.repeat(33)}@example.com`, `${local(65)}@localhost`]],
  ['email.tooLong', [addressOf(255), `a@${'ж'.repeat(130)}.com`, `a@${'x'.repeat(1_000_000)}`]],
  ['email.dots', ['a..b@example.com', '.a@example.com', 'a.@example.com', '.@example.com']],
  [
    'email.domain',
    [
      'a@',
      'a@b',
      'a@localhost',
      'a@.com',
      'a@example.',
      'a@example..com',
      'a@-x.com',
      'a@x-.com',
      'a@exa_mple.com',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@[IPv6:::1]',
      'a@example.123',
      `a@${'d'.repeat(64)}.com`,
      `a@${'ж'.repeat(60)}.com`,
      'a@xn--a.com',
      'a@xn--.com',
      'a@xn--mnchen-3ya-.de',
      'a@xn--cd9bq2e.com',
      'a@exam!ple.com',
      'a@b．com',
      'a@１２.com',
      'a@ﬀ.com',
      'a@b。com',
      'a@\u0301b.com',
      'a@жу--б.com',
      'a@💩.com',
      'a@example.com/path',
      'a@example.com:25',
    ],
  ],
];

describe('e-mail address', () => {
  it('accepts what mail servers accept, international names included', () => {
    for (const text of accepted) expect(emailProblem(text), text).to.equal(null);
  });

  it('refuses every other sample with the code of what is wrong', () => {
    for (const [code, samples] of refused) {
      for (const text of samples) expect(emailProblem(text), JSON.stringify(text.slice(0, 80))).to.equal(code);
    }
  });

  it('P-48: tells no @, two @, unsupported characters and a local part over 64 octets apart', () => {
    expect(
      ['a.example.com', 'a@b@example.com', 'a b@example.com', `${local(65)}@example.com`].map(emailProblem),
    ).to.deep.equal(['email.noAt', 'email.twoAts', 'email.characters', 'email.localTooLong']);
    expect(emailProblem(`${local(64)}@example.com`)).to.equal(null);
  });

  it('P-49: an address may have 254 characters and no more', () => {
    expect([addressOf(254).length, addressOf(255).length]).to.deep.equal([254, 255]);
    expect([emailProblem(addressOf(254)), emailProblem(addressOf(255))]).to.deep.equal([null, 'email.tooLong']);
  });

  it('is normalised once: no space around it, NFC, the domain in lower case, the mailbox as typed', () => {
    expect(normalizeEmail(' Jo\u0308rg@EXAMPLE.Com\n')).to.equal('Jörg@example.com');
    expect(normalizeEmail('a@MU\u0308NCHEN.de')).to.equal('a@münchen.de');
    expect(normalizeEmail('a@H\u0331.com')).to.equal('a@\u1E96.com');
    expect(normalizeEmail('Nobody')).to.equal('Nobody');
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 60}), (text) => {
        const once = normalizeEmail(text);
        expect(normalizeEmail(once)).to.equal(once);
        expect(emailProblem(once)).to.equal(emailProblem(text));
      }),
    );
  });

  it('shows the ASCII form of a domain that is not in Latin letters alone', () => {
    expect(asciiDomain('a@пример.com')).to.equal('xn--e1afmkfd.com');
    expect(asciiDomain('a@pаypal.com')).to.equal('xn--pypal-4ve.com');
    expect(asciiDomain('a@ПРИМЕР.РФ')).to.equal('xn--e1afmkfd.xn--p1ai');
    expect(asciiDomain('a@münchen.de')).to.equal(null);
    expect(asciiDomain('a@example.com')).to.equal(null);
    expect(asciiDomain('')).to.equal(null);
  });

  it('never throws and is quick, whatever is typed', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => void [emailProblem(text), asciiDomain(text)]));
    const before = performance.now();
    for (const part of ['a', '@', '.', 'ж', '\u0301', 'a.', 'xn--']) emailProblem(part.repeat(1_000_000));
    expect(performance.now() - before).to.be.below(2_000);
  });

  it('is judged alike in every engine', () => {
    const parts = [
      'a',
      'Z',
      '9',
      '.',
      '-',
      '_',
      '@',
      '@',
      'ж',
      'ß',
      'İ',
      'e\u0301',
      '例',
      'com',
      '.co',
      'xn--',
      ' ',
      '"',
      '\u200D',
      'ﬀ',
    ];
    expect(tallyOf(parts, (text) => emailProblem(text))).to.deep.equal({
      'email.empty': 371,
      'email.noAt': 1883,
      'email.twoAts': 214,
      'email.characters': 233,
      'email.dots': 35,
      'email.domain': 259,
      fine: 5,
    });
    expect(tallyOf(parts, (text) => emailProblem(`a@${text}.com`))).to.deep.equal({
      'email.twoAts': 950,
      'email.characters': 603,
      'email.domain': 1098,
      fine: 349,
    });
  });
});
