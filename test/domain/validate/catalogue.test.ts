import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import * as v from 'valibot';
import {Instant, PlainDate} from '../../../src/domain/schema.js';
import {emailProblem, normalizeEmail} from '../../../src/domain/validate/email.js';
import {labelProblem, normalizeLabel, siteNameProblem} from '../../../src/domain/validate/name-label.js';
import {licenseProblem} from '../../../src/domain/validate/numbers.js';
import {passwordProblem} from '../../../src/domain/validate/password.js';
import {addressProblem, cleanText, nameProblem} from '../../../src/domain/validate/text.js';
import {defaultPolicy} from '../../support/default-policies.js';
import {anyText, dates, emails, everyText, labels, megabyte, moments, word} from '../../support/bad-input.js';

const {password, reservedNames} = defaultPolicy.provisioning;
const rules = {reserved: reservedNames};
const judges = {
  email: emailProblem,
  subdomain: (text: string) => labelProblem(text, rules),
  site: (text: string) => siteNameProblem(text, rules),
  name: nameProblem,
  address: addressProblem,
  licenses: licenseProblem,
  password: (text: string) => passwordProblem(text, password),
} as const;

describe('the catalogue of bad input', () => {
  it('P-48, P-49: has every address judged as it says, in every engine', () => {
    for (const [text, code] of emails) expect(emailProblem(text), JSON.stringify(text)).to.equal(code);
  });

  it('P-62, P-71: has every name of one label judged as it says, in every engine', () => {
    for (const [text, subdomain, site] of labels) {
      expect([judges.subdomain(text), judges.site(text)], JSON.stringify(text)).to.deep.equal([subdomain, site]);
    }
  });

  it('F-P11: has every date and moment judged as it says, in every engine', () => {
    for (const [text, isDate] of dates) expect(v.is(PlainDate, text), text).to.equal(isDate);
    for (const [text, isMoment] of moments) expect(v.is(Instant, text), text).to.equal(isMoment);
  });

  it('is judged alike in every engine, whole', () => {
    const tally = Object.fromEntries(
      Object.entries(judges).map(([name, judge]) => {
        const codes: Record<string, number> = {};
        for (const text of everyText) codes[judge(text) ?? 'fine'] = (codes[judge(text) ?? 'fine'] ?? 0) + 1;
        return [name, codes];
      }),
    );
    expect(tally).to.deep.equal({
      email: {
        'email.characters': 6,
        'email.domain': 6,
        'email.dots': 1,
        'email.empty': 2,
        'email.localTooLong': 1,
        'email.noAt': 176,
        'email.tooLong': 1,
        'email.twoAts': 1,
        fine: 7,
      },
      subdomain: {
        'label.characters': 170,
        'label.empty': 2,
        'label.reserved': 3,
        'label.tooLong': 2,
        fine: 24,
      },
      site: {
        'label.characters': 144,
        'label.empty': 2,
        'label.hyphen': 8,
        'label.reserved': 3,
        'label.tooLong': 2,
        fine: 42,
      },
      name: {'name.characters': 20, 'name.empty': 2, 'name.tooLong': 5, fine: 174},
      address: {'address.characters': 20, 'address.empty': 2, 'address.tooLong': 2, fine: 177},
      licenses: {'licenses.empty': 2, 'licenses.number': 193, fine: 6},
      password: {
        'password.digit': 5,
        'password.empty': 1,
        'password.long': 3,
        'password.lower': 59,
        'password.short': 62,
        'password.upper': 67,
        fine: 4,
      },
    });
  });

  it('leaves nothing accepted that a server, a header or a line of text would stumble over', () => {
    const hidden = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
    fc.assert(
      fc.property(anyText, (text) => {
        if (!judges.email(text)) expect(normalizeEmail(text)).not.to.match(/[\s\p{Cc}\p{Cf}\p{Cs}"<>]/u);
        if (!judges.subdomain(text)) expect(normalizeLabel(text)).to.match(/^[a-z0-9]{1,63}$/);
        if (!judges.site(text)) expect(normalizeLabel(text)).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        if (!judges.name(text)) expect(cleanText(text)).not.to.match(hidden);
        if (!judges.address(text)) expect(cleanText(text).replaceAll('\n', '')).not.to.match(hidden);
      }),
    );
  });

  it('is refused by every judge where it is a megabyte', () => {
    for (const [name, judge] of Object.entries(judges)) {
      for (const text of [word(megabyte), '\u0301'.repeat(megabyte), 'a@'.repeat(megabyte / 2), ' '.repeat(megabyte)]) {
        expect(judge(text), name).to.be.a('string');
      }
    }
  });
});
