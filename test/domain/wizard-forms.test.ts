import {expect} from '@open-wc/testing';
import {readPolicy} from '../../src/domain/provisioning-policy.js';
import {
  emptyAnswers,
  emptySite,
  type NameCheck,
  type SiteAnswer,
  type WizardAnswers,
} from '../../src/domain/wizard-answers.js';
import {formProblems, wizardForms, type FormFacts, type WizardForm} from '../../src/domain/wizard-forms.js';
import {anOrder} from './an-order.js';

const {policy} = readPolicy({provisioning: {reservedNames: ['vendor']}});
const known = (value: string, state: NameCheck['state'] = 'available'): NameCheck => ({value, state, suggestions: []});
const facts: FormFacts = {order: anOrder(), policy, ownEmail: 'me@partner.example', names: {}};
const site: SiteAnswer = {
  name: 'alpha',
  timeZone: 'Europe/Belgrade',
  userManagement: 'hub',
  earlyRelease: false,
  licenses: '25',
};

const problems = (form: WizardForm, answers: Partial<WizardAnswers> = {}, more: Partial<FormFacts> = {}) =>
  formProblems(form, {...emptyAnswers, ...answers}, {...facts, ...more});

/** A partner's answers to every question before check answers. */
const bothSides: Partial<WizardAnswers> = {
  role: 'partner',
  setter: 'self',
  partnerChoice: 'id:partner-1',
  customerAdminEmail: 'boss@bakery.example',
  customerChoice: 'id:customer-1',
};

/** For each form what is wrong with it empty, and answers with which it may be submitted. */
const forms: Record<
  WizardForm,
  {empty: Record<string, string>; good: Partial<WizardAnswers>; names?: FormFacts['names']}
> = {
  contact: {
    empty: {contactKind: 'contactKind.empty', contactEmail: 'email.empty'},
    good: {contactKind: 'partnerAlias', contactEmail: 'orders@partner.example'},
  },
  role: {empty: {role: 'role.empty'}, good: {role: 'partner'}},
  setter: {empty: {setter: 'setter.empty'}, good: {setter: 'self'}},
  partnerChoice: {empty: {partnerChoice: 'organization.empty'}, good: {partnerChoice: 'none'}},
  partnerNew: {
    empty: {partnerName: 'name.empty', partnerCountry: 'country.empty', partnerAdminEmail: 'email.empty'},
    good: {partnerName: 'Пекара d.o.o.', partnerCountry: 'RS', partnerAdminEmail: 'admin@пример.рф'},
  },
  customerAdmin: {empty: {customerAdminEmail: 'email.empty'}, good: {customerAdminEmail: 'boss@bakery.example'}},
  customerChoice: {empty: {customerChoice: 'organization.empty'}, good: {customerChoice: 'new'}},
  customerNew: {
    empty: {customerName: 'name.empty', customerCountry: 'country.empty', customerAddress: 'address.empty'},
    good: {customerName: 'Bakery', customerCountry: 'RS', customerAddress: 'Street 1\n11000 Belgrade'},
  },
  confirm: {
    empty: {
      role: 'role.empty',
      customerChoice: 'organization.empty',
      customerConfirmed: 'confirm.customer',
      mappingAcknowledged: 'confirm.mapping',
    },
    good: {...bothSides, partnerConfirmed: true, customerConfirmed: true, mappingAcknowledged: true},
  },
  calling: {
    empty: {callingCountry: 'country.empty', callingAddress: 'address.empty', sipPrefix: 'label.empty'},
    good: {callingCountry: 'RS', callingAddress: 'Street 1', sipPrefix: 'bakery'},
  },
  meetings: {empty: {}, good: {sites: [site]}, names: {'sites.0.name': known('alpha')}},
  enterprise: {empty: {subdomain: 'label.empty'}, good: {subdomain: 'Alpha'}, names: {subdomain: known('alpha')}},
  review: {empty: {billingAcknowledged: 'confirm.billing'}, good: {billingAcknowledged: true}},
};

describe('the forms of the wizard', () => {
  for (const form of wizardForms) {
    const {empty, good, names = {}} = forms[form];
    it(`${form}: says what is missing, in the order of the page, and may be submitted when nothing is`, () => {
      if (form !== 'meetings') {
        expect(problems(form)).to.deep.equal(empty);
        expect(Object.keys(problems(form))).to.deep.equal(Object.keys(empty));
      }
      expect(problems(form, good, {names})).to.deep.equal({});
    });
  }

  it('P-21: only the address of whoever takes over is judged, and it is never the own', () => {
    expect(problems('setter', {setter: 'self', colleagueEmail: 'wrong', customerContactEmail: 'wrong'})).to.deep.equal(
      {},
    );
    expect(problems('setter', {setter: 'colleague', customerContactEmail: 'wrong'})).to.deep.equal({
      colleagueEmail: 'email.empty',
    });
    expect(problems('setter', {setter: 'customer', customerContactEmail: 'wrong'})).to.deep.equal({
      customerContactEmail: 'email.noAt',
    });
    for (const own of ['me@partner.example', ' me@PARTNER.example ']) {
      expect(problems('setter', {setter: 'colleague', colleagueEmail: own})).to.deep.equal({
        colleagueEmail: 'email.self',
      });
      expect(problems('setter', {setter: 'customer', customerContactEmail: own})).to.deep.equal({
        customerContactEmail: 'email.self',
      });
    }
    expect(
      problems('setter', {setter: 'colleague', colleagueEmail: 'me@partner.example'}, {ownEmail: ''}),
    ).to.deep.equal({});
  });

  it("P-41: the new partner organisation's administrator cannot be the customer's too", () => {
    const partner = {partnerChoice: 'new', partnerAdminEmail: 'Boss@bakery.example'};
    const both = problems('customerAdmin', {...partner, customerAdminEmail: 'Boss@BAKERY.example'});
    expect(both).to.deep.equal({customerAdminEmail: 'email.partnerAdmin'});
    expect(problems('customerAdmin', {...partner, customerAdminEmail: 'it@bakery.example'})).to.deep.equal({});
  });

  it('the partner side is confirmed only where there is one (decision 12)', () => {
    const customerSide = {customerChoice: 'id:customer-1', customerConfirmed: true, mappingAcknowledged: true};
    expect(problems('confirm', {role: 'customer', ...customerSide})).to.deep.equal({});
    expect(problems('confirm', {...bothSides, ...customerSide})).to.deep.equal({
      partnerConfirmed: 'confirm.partner',
    });
  });

  it('P-48: addresses say what is wrong with them', () => {
    const code = (customerAdminEmail: string) => problems('customerAdmin', {customerAdminEmail})['customerAdminEmail'];
    expect(code('boss')).to.equal('email.noAt');
    expect(code('a@b@c.example')).to.equal('email.twoAts');
    expect(code('a b@c.example')).to.equal('email.characters');
    expect(code(`${'a'.repeat(65)}@c.example`)).to.equal('email.localTooLong');
  });

  it('P-71: SIP prefix and subdomain take letters and digits only, up to 63, and no reserved name', () => {
    for (const form of ['calling', 'enterprise'] as const) {
      const field = form === 'calling' ? 'sipPrefix' : 'subdomain';
      const code = (text: string) => problems(form, {...forms[form].good, [field]: text})[field];
      for (const text of [
        'ba-kery',
        'ba.kery',
        'ba kery',
        'münchen',
        '１２',
        'a．b',
        'аррӏе',
        '<b>',
        '\uD800',
        'a\u200Db',
        '__proto__',
      ]) {
        expect(code(text), JSON.stringify(text)).to.equal('label.characters');
      }
      expect(code('a'.repeat(64))).to.equal('label.tooLong');
      expect(code('Vendor')).to.equal('label.reserved');
    }
  });

  it('P-72, P-75: a subdomain is judged by the check of exactly that text', () => {
    const code = (subdomain: string, check?: NameCheck) =>
      problems('enterprise', {subdomain}, {names: check ? {subdomain: check} : {}})['subdomain'];
    expect(code('alpha')).to.equal('label.unchecked');
    expect(code('alpha', known('alpha'))).to.equal(undefined);
    expect(code(' ALPHA ', known('alpha'))).to.equal(undefined);
    expect(code('alpha', known('alpha', 'taken'))).to.equal('label.taken');
    expect(code('alpha', known('alpha', 'invalid'))).to.equal('label.refused');
    for (const state of ['editing', 'checking', 'failed'] as const)
      expect(code('alpha', known('alpha', state)), state).to.equal('label.unchecked');
    for (const other of ['alph', 'alphaa', 'beta', ''])
      expect(code('alpha', known(other)), other).to.equal('label.unchecked');
    expect(code('beta', known('alpha', 'taken'))).to.equal('label.unchecked');
  });

  it('P-60, P-62: every site needs a checked name of its own, a time zone and who manages its users', () => {
    const names = {'sites.0.name': known('alpha'), 'sites.1.name': known('beta')};
    const second = {...site, name: 'beta', licenses: '0'};
    expect(problems('meetings', {sites: [site, second]}, {names})).to.deep.equal({});
    expect(problems('meetings', {sites: [site, {...emptySite, licenses: '0'}]}, {names})).to.deep.equal({
      'sites.1.name': 'label.empty',
      'sites.1.timeZone': 'timeZone.empty',
      'sites.1.userManagement': 'userManagement.empty',
    });
    expect(problems('meetings', {sites: [site, {...second, name: 'ALPHA'}]}, {names})).to.deep.equal({
      'sites.1.name': 'site.duplicate',
    });
    expect(problems('meetings', {sites: [site, {...second, name: 'gamma'}]}, {names})).to.deep.equal({
      'sites.1.name': 'label.unchecked',
    });
    expect(problems('meetings', {sites: [{...site, name: 'al--pha'}]}, {names})).to.deep.equal({
      'sites.0.name': 'label.hyphen',
    });
    expect(problems('meetings', {sites: [{...site, name: 'vendor'}]}, {names})).to.deep.equal({
      'sites.0.name': 'label.reserved',
    });
  });

  it('P-63: licences are whole numbers that add up to what was bought, in the digits of any script', () => {
    const names = {'sites.0.name': known('alpha'), 'sites.1.name': known('beta')};
    const split = (first: string, second: string) =>
      problems(
        'meetings',
        {
          sites: [
            {...site, licenses: first},
            {...site, name: 'beta', licenses: second},
          ],
        },
        {names},
      );
    expect(split('20', '5')).to.deep.equal({});
    expect(split('٢٠', '5')).to.deep.equal({});
    expect(split('20', '4')).to.deep.equal({'sites.1.licenses': 'licenses.total'});
    expect(split('20', '6')).to.deep.equal({'sites.1.licenses': 'licenses.total'});
    expect(split('', '25')).to.deep.equal({'sites.0.licenses': 'licenses.empty'});
    for (const text of ['-1', '1.5', '1e1', '1,000', 'NaN', '1e309', '9007199254740993', '0x19', 'ten']) {
      expect(split(text, '25'), text).to.deep.equal({'sites.0.licenses': 'licenses.number'});
    }
  });
});
