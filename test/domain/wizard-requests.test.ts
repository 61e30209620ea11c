import {expect} from '@open-wc/testing';
import * as v from 'valibot';
import {requests} from '../../src/backend/requests.js';
import type {OrganizationMatch} from '../../src/domain/order.js';
import {emptyAnswers, emptySite, type WizardAnswers} from '../../src/domain/wizard-answers.js';
import {
  answersFrom,
  callingSettings,
  choiceOf,
  chosenMatch,
  isExisting,
  isMappedTo,
  mappingRequest,
  meetingSettings,
  suggestedLabel,
} from '../../src/domain/wizard-requests.js';
import {anOrder} from './an-order.js';

const answers: WizardAnswers = {
  ...emptyAnswers,
  role: 'partner',
  setter: 'self',
  partnerChoice: 'new',
  partnerName: ' Bakery\tPartners ',
  partnerCountry: 'RS',
  partnerAdminEmail: ' Admin@PARTNER.example ',
  customerAdminEmail: ' boss@BAKERY.example ',
  customerChoice: 'new',
  customerName: ' Bakery ',
  customerCountry: 'DE',
  customerAddress: ' Street 1\r\n11000 Town ',
};
const mapping = (changes: Partial<WizardAnswers> = {}) =>
  mappingRequest({...answers, ...changes}, 'me@partner.example');

describe('the mapping request', () => {
  it('P-30, P-43, P-50: has both sides as they were confirmed, cleaned', () => {
    expect(mapping()).to.deep.equal({
      role: 'partner',
      customerAdminEmail: 'boss@bakery.example',
      partner: {
        choice: 'new',
        organization: {name: 'Bakery Partners', country: 'RS', adminEmail: 'Admin@partner.example', address: ''},
      },
      customer: {
        choice: 'new',
        organization: {
          name: 'Bakery',
          country: 'DE',
          adminEmail: 'boss@bakery.example',
          address: 'Street 1\n11000 Town',
        },
      },
    });
  });

  it('P-50, X-10: is the one that was mapped only where both sides are the confirmed ones, as they were cleaned', () => {
    const partnerOrganization = {id: 'p-1', name: 'Bakery Partners', country: 'RS'};
    const customerOrganization = {id: 'c-1', name: 'Bakery', country: 'DE'};
    const other = {id: 'o-1', name: 'Other', country: 'RS'};
    expect(isMappedTo(anOrder({partnerOrganization, customerOrganization}), answers)).to.equal(true);
    expect(isMappedTo(anOrder({partnerOrganization: other, customerOrganization}), answers)).to.equal(false);
    expect(isMappedTo(anOrder({partnerOrganization, customerOrganization: other}), answers)).to.equal(false);
  });

  it('P-31: names existing organisations by their ids alone', () => {
    const {partner, customer} = mapping({partnerChoice: 'id:partner-1', customerChoice: 'id:customer-1'});
    expect({partner, customer}).to.deep.equal({
      partner: {choice: 'existing', id: 'partner-1'},
      customer: {choice: 'existing', id: 'customer-1'},
    });
  });

  it('has no partner side in the customer role, and the own address as administrator (decision 12)', () => {
    const request = mapping({role: 'customer'});
    expect(request.partner).to.equal(null);
    expect(request.customerAdminEmail).to.equal('me@partner.example');
    expect(request.customer).to.have.nested.property('organization.adminEmail', 'me@partner.example');
  });

  it('is one the contract accepts, whatever was chosen', () => {
    for (const role of ['partner', 'customer'] as const) {
      for (const choice of ['new', 'id:partner-1', 'id:new', 'id:__proto__']) {
        const request = {
          orderId: 'order-1',
          operationId: 'op-1',
          ...mapping({role, partnerChoice: choice, customerChoice: choice}),
        };
        expect(v.is(requests.mapOrder, request), `${role} ${choice}`).to.equal(true);
      }
    }
  });

  it('finds a choice among the matches by its exact id', () => {
    const match = {id: 'new', name: 'A', country: 'RS', reason: 'linkedDomain'} as OrganizationMatch;
    expect(chosenMatch(choiceOf('new'), [match])).to.equal(match);
    for (const choice of ['', 'new', 'none', 'id:NEW', 'id:', 'toString', '__proto__'])
      expect(chosenMatch(choice, [match])).to.equal(null);
    expect(['', 'new', 'none'].some(isExisting)).to.equal(false);
    expect(isExisting(choiceOf('none'))).to.equal(true);
  });
});

describe('the settings that are saved', () => {
  it('P-57: calling has country, address and the prefix as it was judged', () => {
    const calling = callingSettings({
      ...answers,
      callingCountry: 'RS',
      callingAddress: ' Street 1 ',
      sipPrefix: ' BAKERY ',
    });
    expect(calling).to.deep.equal({country: 'RS', headOfficeAddress: 'Street 1', sipPrefix: 'bakery'});
    expect(v.is(requests.saveCalling, {orderId: 'order-1', calling})).to.equal(true);
  });

  it('P-60, P-61, P-63: meetings have every site with its zone, management, early release and licences', () => {
    const meetings = meetingSettings({
      ...answers,
      sites: [
        {
          name: ' ALPHA ',
          timeZone: 'Europe/Belgrade',
          userManagement: 'siteAdmin',
          earlyRelease: true,
          licenses: ' ٢٠ ',
        },
        {...emptySite, name: 'be-ta', timeZone: 'UTC', userManagement: 'hub', licenses: '5'},
      ],
    });
    expect(meetings.sites).to.deep.equal([
      {name: 'alpha', timeZone: 'Europe/Belgrade', userManagement: 'siteAdmin', earlyRelease: true, licenses: 20},
      {name: 'be-ta', timeZone: 'UTC', userManagement: 'hub', earlyRelease: false, licenses: 5},
    ]);
    expect(v.is(requests.saveMeetings, {orderId: 'order-1', meetings})).to.equal(true);
  });
});

describe('what the server knows of an order', () => {
  const calling = {country: 'RS', headOfficeAddress: 'Street 1', sipPrefix: 'bakery'};
  const site = {name: 'alpha', timeZone: 'UTC', userManagement: 'hub' as const, earlyRelease: false, licenses: 25};
  const saved = anOrder({settings: {calling, meetings: {sites: [site]}, subdomain: 'alpha'}});

  it('P-57, P-71: proposes prefix and subdomain from the company name where nothing is saved', () => {
    const order = anOrder({customerName: 'Bäckerei Müller & Söhne 24', customerOrganization: null});
    expect(answersFrom(order, emptyAnswers)).to.include({
      sipPrefix: 'backereimullersohne24',
      subdomain: 'backereimullersohne24',
    });
    expect(suggestedLabel('Пекара')).to.equal('');
    expect(suggestedLabel('a'.repeat(100))).to.have.length(40);
    const named = anOrder({customerOrganization: {id: 'c', name: 'Other', country: 'DE'}});
    expect(answersFrom(named, emptyAnswers)).to.include({subdomain: 'other', callingCountry: 'DE'});
  });

  it('P-63: there is always at least one site, with all licences on the first', () => {
    expect(answersFrom(anOrder(), emptyAnswers).sites).to.deep.equal([{...emptySite, licenses: '25'}]);
    const typed = [{...emptySite, name: 'typed'}];
    expect(answersFrom(anOrder(), {...emptyAnswers, sites: typed}).sites).to.equal(typed);
  });

  it('comes before what was typed when an order is loaded', () => {
    const typed = {
      ...emptyAnswers,
      callingAddress: 'typed',
      sipPrefix: 'typed',
      subdomain: 'typed',
      sites: [{...emptySite, name: 'typed'}],
    };
    expect(answersFrom(saved, typed)).to.deep.equal({
      ...typed,
      callingCountry: 'RS',
      callingAddress: 'Street 1',
      sipPrefix: 'bakery',
      subdomain: 'alpha',
      sites: [{...site, licenses: '25'}],
    });
  });

  it('X-02: replaces after a save only what that save changed', () => {
    const before = anOrder({settings: {calling, meetings: null, subdomain: 'alpha'}});
    const typed = {
      ...emptyAnswers,
      callingCountry: 'RS',
      callingAddress: 'Street 2',
      sipPrefix: 'bakery',
      subdomain: 'beta',
      sites: [{...emptySite, name: 'ALPHA'}],
    };
    expect(answersFrom(saved, typed, before)).to.deep.equal({...typed, sites: [{...site, licenses: '25'}]});
  });

  it('says nothing of answers that the order does not have', () => {
    const {callingCountry, callingAddress, sipPrefix, sites, subdomain, ...others} = answersFrom(anOrder(), answers);
    expect(answers).to.include(others);
    expect([callingCountry, callingAddress, sipPrefix, sites.length, subdomain]).to.deep.equal([
      '',
      '',
      'bakery',
      1,
      'bakery',
    ]);
  });
});
