import {expect} from '@open-wc/testing';
import {loadCalendar, type Calendar} from '../../src/domain/calendar.js';
import type {OrderInput} from '../../src/domain/order.js';
import {closingDays, orderDeadlines, orderStanding, type OrderStanding} from '../../src/domain/order-standing.js';
import {readPolicy} from '../../src/domain/provisioning-policy.js';
import {defaultPolicy} from '../support/default-policies.js';
import {anOrder} from './an-order.js';

let calendar: Calendar;
before(async () => {
  calendar = await loadCalendar();
});

const deadlinesOf = (overrides: Partial<OrderInput>, policy = defaultPolicy) =>
  orderDeadlines(anOrder(overrides), policy, calendar);

const standingAt = (moment: string, overrides: Partial<OrderInput>, policy = defaultPolicy): OrderStanding => {
  const order = anOrder(overrides);
  return orderStanding(order, orderDeadlines(order, policy, calendar), Date.parse(moment), policy);
};

describe('order deadlines', () => {
  it("P-06: the vendor reaches out from 00:00 of the day after the requested start date, in the order's zone", () => {
    const order = {requestedStartDate: '2026-03-28', timeZone: 'Europe/Belgrade'};
    expect(deadlinesOf(order).nudgedAt).to.equal(Date.parse('2026-03-28T23:00Z'));
    expect(standingAt('2026-03-28T22:59:59.999Z', order)).to.equal('ready');
    expect(standingAt('2026-03-28T23:00Z', order)).to.equal('nudged');
    const {policy} = readPolicy({provisioning: {nudgeAfterDays: 3}});
    expect(standingAt('2026-03-28T23:00Z', order, policy)).to.equal('ready');
  });

  it('P-12: an order closes 7 days after the mail for Flex, 30 for every other product, as policy says', () => {
    const lastDay = (product: string, policy = defaultPolicy) =>
      deadlinesOf({product, mailReceivedAt: '2026-03-02T12:00:00Z'}, policy).closing?.lastDay;
    expect(lastDay('A-FLEX')).to.equal('2026-03-09');
    expect(lastDay('A-WX')).to.equal('2026-04-01');
    expect(lastDay('A-SPK')).to.equal('2026-04-01');
    expect(lastDay('constructor')).to.equal('2026-04-01');
    const {policy} = readPolicy({provisioning: {closingDays: {'A-WX': 14}, closingDaysDefault: 60}});
    expect([lastDay('A-WX', policy), lastDay('A-FLEX', policy)]).to.deep.equal(['2026-03-16', '2026-05-01']);
    expect(closingDays({product: 'A-FLEX'}, policy)).to.equal(60);
  });

  it("P-12, F-T5: the last day counts whole, in the order's zone", () => {
    const table = [
      ['A-FLEX', 'Pacific/Pago_Pago', '2026-03-03T10:59:59Z', '2026-03-10T11:00Z'],
      ['A-FLEX', 'UTC', '2026-03-02T23:59:59Z', '2026-03-10T00:00Z'],
      ['A-FLEX', 'Pacific/Kiritimati', '2026-03-02T09:59:59Z', '2026-03-09T10:00Z'],
      ['A-WX', 'Europe/Belgrade', '2026-03-02T12:00:00+01:00', '2026-04-01T22:00Z'],
      ['A-WX', 'America/New_York', '2026-03-03T04:59:59Z', '2026-04-02T04:00Z'],
    ] as const;
    for (const [product, timeZone, mailReceivedAt, end] of table) {
      const order = {product, timeZone, mailReceivedAt, requestedStartDate: '2026-03-02'};
      expect(deadlinesOf(order).closing?.endsAt, timeZone).to.equal(Date.parse(end));
      const justBefore = new Date(Date.parse(end) - 1).toISOString();
      expect(standingAt(justBefore, order), timeZone).to.equal('closing');
      expect(standingAt(end, order), timeZone).to.equal('closed');
    }
  });

  it('P-12: an order does not close while the mail was not received', () => {
    expect(deadlinesOf({mailReceivedAt: null}).closing).to.equal(null);
    expect(standingAt('2030-01-01T00:00Z', {mailReceivedAt: null})).to.equal('nudged');
  });

  it("counts in the order's zone, else the policy's, else UTC, and is plain data", () => {
    const {policy} = readPolicy({timeZone: 'Asia/Tokyo'});
    const {policy: wrong} = readPolicy({timeZone: 'Mars/Olympus'});
    expect(deadlinesOf({timeZone: 'Europe/Belgrade'}, policy).zone).to.equal('Europe/Belgrade');
    expect(deadlinesOf({}, policy).zone).to.equal('Asia/Tokyo');
    expect(deadlinesOf({timeZone: 'Mars/Olympus'}, policy).zone).to.equal('Asia/Tokyo');
    expect(deadlinesOf({}, wrong).zone).to.equal('UTC');
    const deadlines = deadlinesOf({mailReceivedAt: '2026-03-02T12:00:00Z'});
    expect(JSON.parse(JSON.stringify(deadlines))).to.deep.equal(deadlines);
  });
});

describe('order standing', () => {
  it('goes from not yet through ready, nudged and closing to closed by the clock', () => {
    const order = {mailReceivedAt: '2026-03-02T06:00:00Z'};
    const seen = [
      '2026-03-01T23:59:59.999Z',
      '2026-03-02T00:00Z',
      '2026-03-02T23:59:59.999Z',
      '2026-03-03T00:00Z',
      '2026-03-25T23:59:59.999Z',
      '2026-03-26T00:00Z',
      '2026-04-01T23:59:59.999Z',
      '2026-04-02T00:00Z',
    ].map((moment) => standingAt(moment, order));
    expect(seen).to.deep.equal(['notYet', 'ready', 'ready', 'nudged', 'nudged', 'closing', 'closing', 'closed']);
  });

  it('does not call a seven-day order closing in the first half of its days', () => {
    const order = {product: 'A-FLEX', mailReceivedAt: '2026-03-02T06:00:00Z'};
    expect(standingAt('2026-03-02T12:00Z', order)).to.equal('ready');
    expect(standingAt('2026-03-06T23:59:59.999Z', order)).to.equal('nudged');
    expect(standingAt('2026-03-07T00:00Z', order)).to.equal('closing');
  });

  it('warns as early as policy says', () => {
    const {policy} = readPolicy({provisioning: {closingNoticeDays: 1}});
    const order = {mailReceivedAt: '2026-03-02T06:00:00Z'};
    expect(standingAt('2026-03-31T23:59Z', order, policy)).to.equal('nudged');
    expect(standingAt('2026-04-01T00:00Z', order, policy)).to.equal('closing');
  });

  it("P-13: the server's status decides; only one that awaits provisioning details goes by the clock", () => {
    const moments = ['2026-03-01T00:00Z', '2026-03-02T12:00Z', '2026-04-20T00:00Z'];
    const seen = (status: string) =>
      moments.map((moment) => standingAt(moment, {status, mailReceivedAt: '2026-03-02T06:00:00Z'}));
    expect(seen('awaitingProvisioningDetails')).to.deep.equal(['notYet', 'ready', 'closed']);
    expect(seen('closed')).to.deep.equal(['closed', 'closed', 'closed']);
    expect(seen('mapping')).to.deep.equal(['mapped', 'mapped', 'mapped']);
    expect(seen('mapped')).to.deep.equal(['mapped', 'mapped', 'mapped']);
    expect(seen('provisioning')).to.deep.equal(['provisioned', 'provisioned', 'provisioned']);
    expect(seen('provisioned')).to.deep.equal(['provisioned', 'provisioned', 'provisioned']);
  });

  it('has no standing for a status it does not know', () => {
    for (const status of ['SUSPENDED_V2', '', 'constructor', '__proto__']) {
      expect(standingAt('2026-03-02T12:00Z', {status}), status).to.equal('unknown');
    }
  });
});
