import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {answerNameOf} from '../../src/domain/answer-names.js';
import {meetingLicenses} from '../../src/domain/billed-lines.js';
import {emptyAnswers, emptySite, withAnswer, type WizardAnswers} from '../../src/domain/wizard-answers.js';
import {anOrder} from './an-order.js';

const answers: WizardAnswers = {...emptyAnswers, sites: [{...emptySite, name: 'alpha'}, emptySite]};

const hostileNames = [
  '__proto__',
  'constructor',
  'constructor.prototype',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'sites',
  'sites.',
  'sites.0',
  'sites.0.',
  'sites..name',
  'sites.2.name',
  'sites.-1.name',
  'sites.-0.name',
  'sites.00.name',
  'sites.0x0.name',
  'sites.1e0.name',
  'sites. 0.name',
  'sites.0 .name',
  'sites.0.5.name',
  'sites.NaN.name',
  'sites.Infinity.name',
  'sites.length.name',
  'sites.at.name',
  'sites.0.__proto__',
  'sites.0.constructor',
  'sites.0.toString',
  'sites.__proto__.name',
  'sites.0.name.length',
  'sites.0.nothing',
  'Role',
  ' role',
  'role ',
  'role.0',
  'password',
  '',
  '.',
  '\u0000',
  '\uD800',
  'role\u200B',
];

/** Texts that a person, a password manager or an attacker may put into a field: all of them are just text. */
const hostileTexts = [
  '',
  ' ',
  '\u0000',
  '\uD800',
  '\u202Egpj.exe',
  'e\u0301',
  '👩‍👩‍👧‍👦',
  'İı',
  'a'.repeat(1_000_000),
  '<img src=x onerror=alert(1)>',
  '{{7*7}}',
  '${1}',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  '1e309',
  '-0',
  '9007199254740993',
  '١٢',
  "'; DROP TABLE orders; --",
  'a\r\nb',
];

describe('an answer of the wizard', () => {
  it('is taken over under the name of its field, and nothing else changes', () => {
    for (const [name, value] of Object.entries(emptyAnswers)) {
      if (name === 'sites' || ['contactKind', 'role', 'setter'].includes(name)) continue;
      const next = typeof value === 'boolean' ? true : 'text';
      expect(withAnswer(answers, name, next), name).to.deep.equal({...answers, [name]: next});
    }
    expect(withAnswer(answers, 'sites.1.name', 'beta').sites).to.deep.equal([
      answers.sites[0],
      {...emptySite, name: 'beta'},
    ]);
    expect(withAnswer(answers, 'sites.0.earlyRelease', true).sites[0]).to.deep.equal({
      ...emptySite,
      name: 'alpha',
      earlyRelease: true,
    });
    expect(answers.sites[1], 'the earlier answers stay').to.deep.equal(emptySite);
  });

  it('is kept exactly as typed, whatever the text', () => {
    for (const text of hostileTexts) {
      expect(withAnswer(answers, 'customerName', text).customerName === text).to.equal(true);
      expect(withAnswer(answers, 'sites.1.name', text).sites[1]!.name === text).to.equal(true);
    }
  });

  it('changes nothing where its name is no field', () => {
    for (const name of hostileNames) {
      for (const value of ['text', true])
        expect(withAnswer(answers, name, value), JSON.stringify(name)).to.equal(answers);
    }
    expect(({} as Record<string, unknown>)['text']).to.equal(undefined);
    expect(Object.getPrototypeOf(withAnswer(answers, '__proto__', 'text'))).to.equal(Object.prototype);
  });

  it('changes nothing where any other text is its name', () => {
    const fields = new Set([
      ...Object.keys(emptyAnswers).filter((name) => name !== 'sites'),
      ...[0, 1].flatMap((index) => Object.keys(emptySite).map((part) => `sites.${index}.${part}`)),
    ]);
    const near = fc.stringMatching(/^sites\.[ 0-9xe.+-]{0,4}\.(name|licenses|earlyRelease)$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: 'binary'}), near), fc.oneof(fc.string(), fc.boolean()), (name, value) => {
        fc.pre(!fields.has(name));
        expect(withAnswer(answers, name, value)).to.equal(answers);
      }),
      {numRuns: 500},
    );
  });

  it('changes nothing where its value has the wrong type', () => {
    for (const [name, own] of Object.entries(emptyAnswers)) {
      const wrong = typeof own === 'boolean' ? 'true' : true;
      expect(withAnswer(answers, name, wrong), name).to.equal(answers);
    }
    expect(withAnswer(answers, 'sites.0.earlyRelease', 'true')).to.equal(answers);
    expect(withAnswer(answers, 'sites.0.licenses', true)).to.equal(answers);
    for (const value of [null, undefined, 1, {}, [], () => 1, Symbol('a')]) {
      expect(withAnswer(answers, 'customerName', value as never)).to.equal(answers);
      expect(withAnswer(answers, 'sites.0.name', value as never)).to.equal(answers);
    }
  });

  it('changes nothing where it is none of the choices there are', () => {
    const choices = {
      contactKind: ['', 'partnerAdmin', 'partnerAlias', 'customerAdmin'],
      role: ['', 'partner', 'customer'],
      setter: ['', 'self', 'colleague', 'customer'],
      'sites.0.userManagement': ['', 'hub', 'siteAdmin'],
    };
    for (const [name, values] of Object.entries(choices)) {
      for (const value of values)
        expect(JSON.stringify(withAnswer(answers, name, value))).to.contain(`"${name.split('.').at(-1)}":"${value}"`);
      for (const value of ['other', 'toString', '__proto__', ' partner', 'PARTNER'])
        expect(withAnswer(answers, name, value), `${name}=${value}`).to.equal(answers);
    }
  });

  it('P-63: meeting licences of all lines count together, other lines do not', () => {
    const line = (service: string, quantity: number) => ({
      id: `${service}-${quantity}`,
      service,
      name: service,
      quantity,
    });
    expect(meetingLicenses(anOrder({lines: [line('meetings', 20), line('calling', 7), line('meetings', 5)]}))).to.equal(
      25,
    );
    expect(meetingLicenses(anOrder({lines: [line('calling', 7)]}))).to.equal(0);
  });
});

describe('a path of a refused request', () => {
  it('speaks of the field it was made from', () => {
    const fields = {
      'contact.email': 'contactEmail',
      'contact.kind': 'contactKind',
      'partner.organization.name': 'partnerName',
      'partner.organization.country': 'partnerCountry',
      'partner.organization.adminEmail': 'partnerAdminEmail',
      'customer.organization.name': 'customerName',
      'customer.organization.country': 'customerCountry',
      'customer.organization.address': 'customerAddress',
      customerAdminEmail: 'customerAdminEmail',
      'calling.country': 'callingCountry',
      'calling.headOfficeAddress': 'callingAddress',
      'calling.sipPrefix': 'sipPrefix',
      name: 'subdomain',
      'meetings.sites.1.name': 'sites.1.name',
      'meetings.sites.0.timeZone': 'sites.0.timeZone',
      'meetings.sites': 'sites.1.licenses',
    };
    for (const [path, field] of Object.entries(fields)) expect(answerNameOf(path, answers), path).to.equal(field);
  });

  it('of an address speaks of the one that was sent', () => {
    expect(answerNameOf('email', {...answers, setter: 'colleague'})).to.equal('colleagueEmail');
    expect(answerNameOf('email', {...answers, setter: 'customer'})).to.equal('customerContactEmail');
    expect(answerNameOf('email', {...answers, setter: 'self'})).to.equal('customerAdminEmail');
  });

  it('that is no field stays what it is', () => {
    for (const path of ['toString', '__proto__', 'constructor', '', 'anything.else'])
      expect(answerNameOf(path, answers)).to.equal(path);
  });
});
