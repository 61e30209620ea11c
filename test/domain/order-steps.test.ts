import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import type {OrderInput} from '../../src/domain/order.js';
import {billedLines, unconfiguredServices} from '../../src/domain/billed-lines.js';
import {boughtServices, stepsFor, wizardSteps} from '../../src/domain/order-steps.js';
import {anOrder} from './an-order.js';

const line = (service: string) => ({id: service, service, name: service, quantity: 1});
const calling = {country: 'RS', headOfficeAddress: 'Street 1', sipPrefix: 'bakery'};
const meetings = {
  sites: [
    {name: 'bakery', timeZone: 'Europe/Belgrade', userManagement: 'hub' as const, earlyRelease: false, licenses: 25},
  ],
};

describe('steps of an order', () => {
  it('P-55: only services that were bought have a step', () => {
    const services = fc.subarray(['calling', 'meetings', 'enterprise', 'devices', 'toString']);
    fc.assert(
      fc.property(services, (bought) => {
        const steps: string[] = stepsFor({
          role: 'partner',
          order: anOrder({lines: bought.map(line)}),
          partnerIsNew: true,
        });
        const withOwnStep = ['calling', 'meetings', 'enterprise'];
        expect(steps.filter((step) => withOwnStep.includes(step))).to.deep.equal(
          withOwnStep.filter((service) => bought.includes(service)),
        );
        expect(steps).to.include.members(['subscription', 'review', 'activation']);
      }),
    );
  });

  it('P-52: a password is set only for a new partner organisation, or where the server waits for one', () => {
    const hasPassword = (role: 'partner' | 'customer' | null, partnerIsNew: boolean, passwordPending: boolean) =>
      stepsFor({role, order: anOrder({passwordPending}), partnerIsNew}).includes('password');
    expect(hasPassword('partner', true, false)).to.equal(true);
    expect(hasPassword('partner', false, false)).to.equal(false);
    expect(hasPassword('partner', false, true)).to.equal(true);
    expect(hasPassword('customer', true, false)).to.equal(false);
  });

  it("leads a customer past the partner's steps", () => {
    const order = anOrder({lines: [line('meetings')]});
    expect(stepsFor({role: 'customer', order, partnerIsNew: false})).to.deep.equal([
      'role',
      'customerOrganization',
      'confirm',
      'subscription',
      'meetings',
      'review',
      'activation',
    ]);
  });

  it('has all steps for a new partner that bought everything, also before a role is chosen', () => {
    expect(stepsFor({role: 'partner', order: anOrder(), partnerIsNew: true})).to.deep.equal([...wizardSteps]);
    expect(stepsFor({role: null, order: anOrder(), partnerIsNew: true})).to.deep.equal([...wizardSteps]);
  });
});

describe('what is set up and billed', () => {
  it('P-80: every line is billed, configured or not, whatever it is', () => {
    const order = anOrder();
    expect(billedLines(order).map(({id}) => id)).to.deep.equal(['line-1', 'line-2', 'line-3', 'line-4']);
    expect(billedLines(anOrder({settings: {calling, meetings, subdomain: 'bakery'}}))).to.deep.equal(order.lines);
  });

  it('P-81: a bought service without saved settings is unconfigured', () => {
    const unconfigured = (settings: OrderInput['settings']) => unconfiguredServices(anOrder({settings}));
    expect(unconfigured({})).to.deep.equal(['calling', 'meetings', 'enterprise']);
    expect(unconfigured({calling})).to.deep.equal(['meetings', 'enterprise']);
    expect(unconfigured({calling, meetings, subdomain: 'bakery'})).to.deep.equal([]);
    expect(unconfiguredServices(anOrder({lines: [line('devices')]}))).to.deep.equal([]);
  });

  it('counts a service once however many lines it has', () => {
    const order = anOrder({lines: [line('enterprise'), line('calling'), {...line('calling'), id: 'another'}]});
    expect(boughtServices(order)).to.deep.equal(['calling', 'enterprise']);
  });
});
