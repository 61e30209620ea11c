import {expect} from '@open-wc/testing';
import {
  agreementDeadlines,
  agreementStanding,
  mayRenew,
  nextAction,
  type AgreementStanding,
} from '../../src/domain/agreement-standing.js';
import {agreementLosses} from '../../src/domain/agreement-losses.js';
import type {AgreementDates} from '../../src/domain/agreement.js';
import {loadCalendar, type Calendar} from '../../src/domain/calendar.js';
import {nextChange} from '../../src/domain/next-change.js';
import {lossNames, RenewalPolicy} from '../../src/domain/renewal-policy.js';
import {defaultRenewalPolicy, type RenewalPolicyInput} from '../support/default-policies.js';
import * as v from 'valibot';
import {long} from '../support/long.js';

let calendar: Calendar;
before(async () => {
  calendar = await loadCalendar();
});

/** In force from 2025-06-15 to 2026-06-14 in UTC, accepted once when registered. */
const anAgreement = (overrides: Partial<AgreementDates> = {}): AgreementDates => ({
  id: 'agreement-1',
  status: 'active',
  registeredOn: '2025-06-15',
  acceptedOn: null,
  endsOn: '2026-06-14',
  renewedUntil: null,
  renewableFrom: null,
  timeZone: 'UTC',
  ...overrides,
});

interface Given extends Partial<AgreementDates> {
  readonly policy?: RenewalPolicyInput;
}

function judge(moment: string | number, {policy: input = {}, ...overrides}: Given = {}) {
  const agreement = anAgreement(overrides);
  const policy = v.parse(RenewalPolicy, input);
  const deadlines = agreementDeadlines(agreement, policy, 'UTC', calendar);
  const now = typeof moment === 'number' ? moment : Date.parse(moment);
  return {
    standing: agreementStanding(agreement, deadlines, now, policy, calendar),
    deadlines,
    losses: agreementLosses(deadlines, policy, calendar),
    nextChange: nextChange(deadlines, now, policy, calendar),
  };
}

/** A standing in one line: `grace 3/10`, `dueSoon 7 in 5`. */
function line(standing: AgreementStanding): string {
  switch (standing.name) {
    case 'grace':
      return `grace ${standing.day}/${standing.of}`;
    case 'dueSoon':
      return `dueSoon ${standing.threshold} in ${standing.daysLeft}`;
    case 'renewed':
      return `renewed ${standing.until}`;
    default:
      return standing.name;
  }
}

const standingAt = (moment: string | number, given?: Given): string => line(judge(moment, given).standing);

/**
 * Zones from UTC-11 to UTC+14 and, worked out by hand, when the days begin that matter to a term that ends on the last
 * day named: that last day, the day after it, the last day of grace, and the day after that.
 */
const zoneTable: readonly (readonly [
  zone: string,
  endsOn: string,
  starts: readonly [string, string, string, string],
])[] = [
  [
    'Pacific/Pago_Pago',
    '2026-06-14',
    ['2026-06-14T11:00Z', '2026-06-15T11:00Z', '2026-06-24T11:00Z', '2026-06-25T11:00Z'],
  ],
  [
    'Pacific/Honolulu',
    '2026-06-14',
    ['2026-06-14T10:00Z', '2026-06-15T10:00Z', '2026-06-24T10:00Z', '2026-06-25T10:00Z'],
  ],
  [
    'America/Los_Angeles',
    '2026-06-14',
    ['2026-06-14T07:00Z', '2026-06-15T07:00Z', '2026-06-24T07:00Z', '2026-06-25T07:00Z'],
  ],
  // Clocks go forward on 8 March 2026 at 02:00.
  [
    'America/New_York',
    '2026-03-07',
    ['2026-03-07T05:00Z', '2026-03-08T05:00Z', '2026-03-17T04:00Z', '2026-03-18T04:00Z'],
  ],
  [
    'America/New_York',
    '2026-03-08',
    ['2026-03-08T05:00Z', '2026-03-09T04:00Z', '2026-03-18T04:00Z', '2026-03-19T04:00Z'],
  ],
  // And back on 1 November 2026.
  [
    'America/New_York',
    '2026-11-01',
    ['2026-11-01T04:00Z', '2026-11-02T05:00Z', '2026-11-11T05:00Z', '2026-11-12T05:00Z'],
  ],
  [
    'America/St_Johns',
    '2026-06-14',
    ['2026-06-14T02:30Z', '2026-06-15T02:30Z', '2026-06-24T02:30Z', '2026-06-25T02:30Z'],
  ],
  [
    'America/Sao_Paulo',
    '2026-06-14',
    ['2026-06-14T03:00Z', '2026-06-15T03:00Z', '2026-06-24T03:00Z', '2026-06-25T03:00Z'],
  ],
  ['UTC', '2026-06-14', ['2026-06-14T00:00Z', '2026-06-15T00:00Z', '2026-06-24T00:00Z', '2026-06-25T00:00Z']],
  ['UTC', '2025-12-31', ['2025-12-31T00:00Z', '2026-01-01T00:00Z', '2026-01-10T00:00Z', '2026-01-11T00:00Z']],
  ['UTC', '2028-02-29', ['2028-02-29T00:00Z', '2028-03-01T00:00Z', '2028-03-10T00:00Z', '2028-03-11T00:00Z']],
  ['Europe/London', '2026-06-14', ['2026-06-13T23:00Z', '2026-06-14T23:00Z', '2026-06-23T23:00Z', '2026-06-24T23:00Z']],
  // Clocks go forward on 29 March 2026 at 01:00 UTC, back on 25 October 2026.
  [
    'Europe/Belgrade',
    '2026-03-28',
    ['2026-03-27T23:00Z', '2026-03-28T23:00Z', '2026-04-06T22:00Z', '2026-04-07T22:00Z'],
  ],
  [
    'Europe/Belgrade',
    '2026-03-29',
    ['2026-03-28T23:00Z', '2026-03-29T22:00Z', '2026-04-07T22:00Z', '2026-04-08T22:00Z'],
  ],
  [
    'Europe/Belgrade',
    '2026-10-25',
    ['2026-10-24T22:00Z', '2026-10-25T23:00Z', '2026-11-03T23:00Z', '2026-11-04T23:00Z'],
  ],
  ['Europe/Moscow', '2026-06-14', ['2026-06-13T21:00Z', '2026-06-14T21:00Z', '2026-06-23T21:00Z', '2026-06-24T21:00Z']],
  ['Asia/Kolkata', '2026-06-14', ['2026-06-13T18:30Z', '2026-06-14T18:30Z', '2026-06-23T18:30Z', '2026-06-24T18:30Z']],
  [
    'Asia/Kathmandu',
    '2026-06-14',
    ['2026-06-13T18:15Z', '2026-06-14T18:15Z', '2026-06-23T18:15Z', '2026-06-24T18:15Z'],
  ],
  ['Asia/Tokyo', '2026-06-14', ['2026-06-13T15:00Z', '2026-06-14T15:00Z', '2026-06-23T15:00Z', '2026-06-24T15:00Z']],
  [
    'Australia/Lord_Howe',
    '2026-06-14',
    ['2026-06-13T13:30Z', '2026-06-14T13:30Z', '2026-06-23T13:30Z', '2026-06-24T13:30Z'],
  ],
  [
    'Pacific/Auckland',
    '2026-06-14',
    ['2026-06-13T12:00Z', '2026-06-14T12:00Z', '2026-06-23T12:00Z', '2026-06-24T12:00Z'],
  ],
  [
    'Pacific/Chatham',
    '2026-06-14',
    ['2026-06-13T11:15Z', '2026-06-14T11:15Z', '2026-06-23T11:15Z', '2026-06-24T11:15Z'],
  ],
  [
    'Pacific/Kiritimati',
    '2026-06-14',
    ['2026-06-13T10:00Z', '2026-06-14T10:00Z', '2026-06-23T10:00Z', '2026-06-24T10:00Z'],
  ],
  // Midnight of 11 September 2022 did not exist there: the day began at 01:00.
  [
    'America/Santiago',
    '2022-09-10',
    ['2022-09-10T04:00Z', '2022-09-11T04:00Z', '2022-09-20T03:00Z', '2022-09-21T03:00Z'],
  ],
  // Samoa had no 30 December 2011 at all.
  ['Pacific/Apia', '2011-12-28', ['2011-12-28T10:00Z', '2011-12-29T10:00Z', '2012-01-06T10:00Z', '2012-01-07T10:00Z']],
];

/** Each boundary of the zone table from both sides to the millisecond: 10 cases a row. */
const boundaries = zoneTable.flatMap(([timeZone, endsOn, starts]) => {
  const given: Given = {timeZone, endsOn, registeredOn: '2010-01-01', policy: {annualAcceptance: false}};
  const [lastDay, firstGrace, lastGrace, over] = starts.map((moment) => Date.parse(moment)) as [
    number,
    number,
    number,
    number,
  ];
  const cases: readonly (readonly [moment: number, expected: string])[] = [
    [lastDay - 1, 'dueSoon 1 in 1'],
    [lastDay, 'dueSoon 1 in 0'],
    [firstGrace - 1, 'dueSoon 1 in 0'],
    [firstGrace, 'grace 1/10'],
    [lastGrace - 1, 'grace 9/10'],
    [lastGrace, 'grace 10/10'],
    [over - 1, 'grace 10/10'],
    [over, 'lapsed'],
    [over + 366 * 86_400_000, 'lapsed'],
    [lastDay - 8 * 86_400_000, 'dueSoon 30'],
  ];
  return cases.map(([moment, expected]) => ({timeZone, endsOn, given, moment, expected}));
});

describe('the standing of an agreement', () => {
  it(`R-09, R-29, F-T2, F-T5: is right to the millisecond in ${boundaries.length} cases, whatever the zone and its clock changes`, () => {
    expect(boundaries.length).to.be.at.least(200);
    for (const {timeZone, endsOn, given, moment, expected} of boundaries) {
      const found = standingAt(moment, given);
      const where = `${timeZone}, ends ${endsOn}, at ${new Date(moment).toISOString()}`;
      // Eight times 24 hours before the last day are eight or nine dates away where a clock change lies between.
      if (expected === 'dueSoon 30') expect(found, where).to.match(/^dueSoon 30 in [89]$/);
      else expect(found, where).to.equal(expected);
    }
  });

  it('R-33: becomes more urgent 90, 30, 7 and 1 days before it is due, as policy says', () => {
    const table = [
      ['2026-03-15T23:59:59.999Z', 'open'],
      ['2026-03-16T00:00Z', 'dueSoon 90 in 90'],
      ['2026-05-14T23:59:59.999Z', 'dueSoon 90 in 31'],
      ['2026-05-15T00:00Z', 'dueSoon 30 in 30'],
      ['2026-06-06T23:59:59.999Z', 'dueSoon 30 in 8'],
      ['2026-06-07T00:00Z', 'dueSoon 7 in 7'],
      ['2026-06-12T23:59:59.999Z', 'dueSoon 7 in 2'],
      ['2026-06-13T00:00Z', 'dueSoon 1 in 1'],
      ['2026-06-14T23:59:59.999Z', 'dueSoon 1 in 0'],
    ] as const;
    for (const [moment, expected] of table) expect(standingAt(moment), moment).to.equal(expected);
    const policy = {dueSoonDays: [5, 60]};
    expect(standingAt('2026-04-14T12:00Z', {policy})).to.equal('open');
    expect(standingAt('2026-04-15T12:00Z', {policy})).to.equal('dueSoon 60 in 60');
    expect(standingAt('2026-06-09T12:00Z', {policy})).to.equal('dueSoon 5 in 5');
    expect(standingAt('2026-06-14T12:00Z', {policy: {dueSoonDays: []}})).to.equal('open');
  });

  it('R-03: may be renewed at any time before its end, or from the day the agreement names', () => {
    expect(standingAt('2025-06-15T00:00Z')).to.equal('open');
    const given = {renewableFrom: '2026-05-01', timeZone: 'Europe/Belgrade'};
    expect(standingAt('2026-04-30T21:59:59.999Z', given)).to.equal('tooEarly');
    expect(standingAt('2026-04-30T22:00Z', given)).to.equal('dueSoon 90 in 44');
  });

  it('R-02: terms differ per partner: of any length, or without an end', () => {
    const long = {endsOn: '2030-01-31', policy: {annualAcceptance: false}};
    expect(standingAt('2029-01-01T00:00Z', long)).to.equal('open');
    expect(standingAt('2030-01-31T23:59Z', long)).to.equal('dueSoon 1 in 0');
    const endless = {endsOn: null, policy: {annualAcceptance: false}};
    expect(standingAt('2099-01-01T00:00Z', endless)).to.equal('open');
    expect(judge('2099-01-01T00:00Z', endless).losses).to.deep.equal([]);
  });

  it('R-08: current terms are due before a year since registration or the last acceptance has passed', () => {
    const given = {endsOn: '2030-01-31'};
    expect(standingAt('2026-06-15T23:59:59.999Z', given)).to.equal('dueSoon 1 in 0');
    expect(standingAt('2026-06-16T00:00Z', given)).to.equal('acceptanceOverdue');
    const again = {...given, acceptedOn: '2026-06-10'};
    expect(standingAt('2026-06-16T00:00Z', again)).to.equal('open');
    expect(standingAt('2027-06-11T00:00Z', again)).to.equal('acceptanceOverdue');
    expect(standingAt('2027-06-11T00:00Z', {...again, policy: {annualAcceptance: false}})).to.equal('open');
    expect(standingAt('2099-01-01T00:00Z', {endsOn: null})).to.equal('acceptanceOverdue');
  });

  it('R-08: a yearly acceptance is asked for also while the term itself may not be renewed yet', () => {
    const given = {endsOn: '2030-01-31', renewableFrom: '2029-11-01'};
    expect(standingAt('2026-01-01T00:00Z', given)).to.equal('tooEarly');
    expect(standingAt('2026-06-15T00:00Z', given)).to.equal('dueSoon 1 in 0');
    expect(standingAt('2026-06-16T00:00Z', given)).to.equal('acceptanceOverdue');
  });

  it('R-29: the anniversary of 29 February is 28 February, and counts whole', () => {
    const given = {registeredOn: '2024-02-29', endsOn: '2030-01-31'};
    expect(standingAt('2025-02-28T23:59:59.999Z', given)).to.equal('dueSoon 1 in 0');
    expect(standingAt('2025-03-01T00:00Z', given)).to.equal('acceptanceOverdue');
    const leap = {registeredOn: '2027-02-28', endsOn: '2030-01-31'};
    expect(standingAt('2028-02-28T23:59:59.999Z', leap)).to.equal('dueSoon 1 in 0');
    expect(standingAt('2028-02-29T00:00Z', leap)).to.equal('acceptanceOverdue');
  });

  it('R-08, R-09: the earlier of end and anniversary is due, and grace runs from the end alone', () => {
    const given = {registeredOn: '2026-01-01', endsOn: '2026-06-14'};
    expect(judge('2026-06-01T00:00Z', given).deadlines.due?.lastDay).to.equal('2026-06-14');
    expect(standingAt('2026-06-15T00:00Z', given)).to.equal('grace 1/10');
    const overdue = {registeredOn: '2025-01-01', endsOn: '2026-06-14'};
    expect(judge('2026-06-01T00:00Z', overdue).deadlines.due?.lastDay).to.equal('2026-01-01');
    expect(standingAt('2026-06-01T00:00Z', overdue)).to.equal('acceptanceOverdue');
    expect(standingAt('2026-06-24T23:59:59.999Z', overdue)).to.equal('grace 10/10');
    expect(standingAt('2026-06-25T00:00Z', overdue)).to.equal('lapsed');
  });

  it('R-09: the length of grace is policy, and may be none', () => {
    expect(standingAt('2026-06-15T00:00Z', {policy: {graceDays: 0}})).to.equal('lapsed');
    expect(standingAt('2026-06-17T12:00Z', {policy: {graceDays: 3}})).to.equal('grace 3/3');
    expect(standingAt('2026-06-18T00:00Z', {policy: {graceDays: 3}})).to.equal('lapsed');
  });

  it('an acceptance under review never lapses by the clock', () => {
    for (const moment of ['2026-06-14T12:00Z', '2026-06-20T00:00Z', '2027-01-01T00:00Z']) {
      expect(standingAt(moment, {status: 'underReview'})).to.equal('underReview');
    }
  });

  it('a term that is renewed reads so until something of the next one is due', () => {
    const given = {renewedUntil: '2027-06-14', acceptedOn: '2026-06-10', policy: {annualAcceptance: false}};
    for (const moment of ['2026-06-10T12:00Z', '2026-06-20T00:00Z', '2027-03-15T23:59Z']) {
      expect(standingAt(moment, given), moment).to.equal('renewed 2027-06-14');
    }
    expect(standingAt('2027-03-16T00:00Z', given)).to.equal('dueSoon 90 in 90');
    expect(standingAt('2027-06-15T00:00Z', given)).to.equal('grace 1/10');
    expect(standingAt('2027-06-25T00:00Z', given)).to.equal('lapsed');
    const yearly = {renewedUntil: '2029-06-14', acceptedOn: '2026-06-10'};
    expect(standingAt('2026-06-20T00:00Z', yearly)).to.equal('renewed 2029-06-14');
    expect(standingAt('2027-06-10T00:00Z', yearly)).to.equal('dueSoon 1 in 0');
    expect(standingAt('2027-06-11T00:00Z', yearly)).to.equal('acceptanceOverdue');
  });

  it('the status of the server decides, and an unknown one offers nothing', () => {
    expect(standingAt('2026-01-01T00:00Z', {status: 'lapsed'})).to.equal('lapsed');
    expect(standingAt('2027-01-01T00:00Z', {status: 'reapplying'})).to.equal('reapplying');
    const {standing} = judge('2026-01-01T00:00Z', {status: 'SUSPENDED_V2'});
    expect(standing).to.deep.equal({name: 'unknown', status: 'SUSPENDED_V2'});
    expect(mayRenew(standing)).to.equal(false);
    expect(nextAction(standing)).to.equal('support');
  });

  it('R-32: a decline is a standing of its own until it is too late to think better of it', () => {
    expect(standingAt('2026-06-01T00:00Z', {status: 'declined'})).to.equal('declined');
    expect(mayRenew(judge('2026-06-20T00:00Z', {status: 'declined'}).standing)).to.equal(true);
    expect(standingAt('2026-06-25T00:00Z', {status: 'declined'})).to.equal('lapsed');
  });

  it("F-T2: a zone the engine does not know counts as the policy's, else as UTC", () => {
    const end = (timeZone: string | null, policyZone: string) =>
      agreementDeadlines(anAgreement({timeZone}), defaultRenewalPolicy, policyZone, calendar).end?.endsAt;
    expect(end('Mars/Olympus', 'Asia/Tokyo')).to.equal(Date.parse('2026-06-14T15:00Z'));
    expect(end(null, 'Asia/Tokyo')).to.equal(Date.parse('2026-06-14T15:00Z'));
    expect(end(null, '<b>')).to.equal(Date.parse('2026-06-15T00:00Z'));
  });

  it('recommends one next action for every standing', () => {
    const table: readonly (readonly [string, Given, string])[] = [
      ['2026-01-01T00:00Z', {renewableFrom: '2026-05-01'}, 'wait'],
      ['2026-01-01T00:00Z', {}, 'renew'],
      ['2026-06-10T00:00Z', {}, 'renew'],
      ['2026-06-20T00:00Z', {}, 'renew'],
      ['2026-07-20T00:00Z', {}, 'reapply'],
      ['2026-07-20T00:00Z', {status: 'reapplying'}, 'continueReapplication'],
      ['2026-07-20T00:00Z', {status: 'underReview'}, 'wait'],
      ['2026-07-20T00:00Z', {renewedUntil: '2027-06-14', acceptedOn: '2026-06-10'}, 'none'],
      ['2026-08-01T00:00Z', {endsOn: '2030-01-01'}, 'accept'],
      ['2026-06-10T00:00Z', {status: 'declined'}, 'renew'],
    ];
    for (const [moment, given, action] of table) expect(nextAction(judge(moment, given).standing)).to.equal(action);
  });
});

describe('the losses of a lapsed agreement', () => {
  it('R-10: are five, each with the moment it happens: after grace, or later where policy says so', () => {
    const {losses} = judge('2026-06-01T00:00Z');
    expect(losses.map(({name}) => name)).to.deep.equal([...lossNames]);
    expect(new Set(losses.map(({at}) => at))).to.deep.equal(new Set([Date.parse('2026-06-25T00:00Z')]));
    const later = judge('2026-06-01T00:00Z', {policy: {lossDelayDays: {locator: 30}}}).losses;
    expect(later.find(({name}) => name === 'locator')?.at).to.equal(Date.parse('2026-07-25T00:00Z'));
  });

  it('R-11: none of them happens during grace', () => {
    for (const [timeZone, endsOn, starts] of zoneTable) {
      const {losses} = judge(starts[3], {timeZone, endsOn});
      for (const {at} of losses) expect(at, timeZone).to.equal(Date.parse(starts[3]));
    }
  });
});

describe('the next change of a standing', () => {
  it('F-T3: is the first moment at which it reads otherwise, walked from open to lapsed', () => {
    // A hundred days each, moment by moment: a few zones are enough outside of long runs.
    for (const [timeZone, endsOn] of zoneTable.filter((_, index) => long || index % 6 === 4)) {
      const given = {timeZone, endsOn, registeredOn: '2010-01-01', policy: {annualAcceptance: false}};
      let now = judge(0, given).deadlines.end!.endsAt - 100 * 86_400_000;
      const walked = [standingAt(now, given)];
      for (let step = 0; step < 200; step++) {
        const change: number | null = judge(now, given).nextChange;
        if (change === null) break;
        expect(change).to.be.above(now);
        const before = standingAt(now, given);
        expect(standingAt(change - 1, given), `${timeZone} at ${new Date(change - 1).toISOString()}`).to.equal(before);
        now = change;
        walked.push(standingAt(now, given));
      }
      expect(walked[0]).to.equal('open');
      expect(walked.at(-1)).to.equal('lapsed');
      for (let day = 1; day <= 10; day++) {
        // 30 December 2011 does not exist in Samoa, so no moment ever is on that day.
        if (timeZone !== 'Pacific/Apia') expect(walked, timeZone).to.include(`grace ${day}/10`);
      }
      expect(walked).to.include.members(['dueSoon 90 in 90', 'dueSoon 30 in 30', 'dueSoon 7 in 7', 'dueSoon 1 in 0']);
    }
  });

  it('is null where the clock changes nothing any more', () => {
    expect(judge('2027-01-01T00:00Z').nextChange).to.equal(null);
  });
});
