import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {Temporal} from 'temporal-polyfill';
import * as v from 'valibot';
import {calendarOver, loadCalendar, type Calendar} from '../../../src/domain/calendar.js';
import {answerDue, answerDueAfter} from '../../../src/domain/support/answer-due.js';
import {afterOpenMinutes, openingAt, openStretches} from '../../../src/domain/support/business-hours.js';
import {dialled, phoneAdvice} from '../../../src/domain/support/phone-advice.js';
import {
  aroundTheClock,
  BusinessHours,
  defaultSupportPolicy,
  SupportPolicy,
} from '../../../src/domain/support/support-policy.js';

const hoursOf = (input: v.InferInput<typeof BusinessHours>): BusinessHours => v.parse(BusinessHours, input);
const at = (text: string) => Date.parse(text);
const iso = (epoch: number | null) => epoch && new Date(epoch).toISOString();
const minute = 60_000;
const hour = 60 * minute;

const nineToFive = [{from: '09:00', to: '17:00'}];
const week = {monday: nineToFive, tuesday: nineToFive, wednesday: nineToFive, thursday: nineToFive, friday: nineToFive};
const belgrade = hoursOf({zone: 'Europe/Belgrade', ...week, holidays: ['2026-05-01']});

let calendar: Calendar;
before(async () => {
  calendar = await loadCalendar();
});

/** From UTC-11 to UTC+14, with clock changes of an hour, of half an hour, at midnight, and none. */
const zones = [
  'Pacific/Pago_Pago',
  'America/New_York',
  'America/Santiago',
  'UTC',
  'Europe/Belgrade',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
];

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Whether somebody is there, told from what a clock on the wall shows: another way than the kit's. */
function isOpenByTheClock(hours: BusinessHours, epoch: number): boolean {
  const clock =
    clocks.get(hours.zone) ??
    new Intl.DateTimeFormat('en', {
      timeZone: hours.zone,
      hourCycle: 'h23',
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  clocks.set(hours.zone, clock);
  const parts = Object.fromEntries(clock.formatToParts(epoch).map(({type, value}) => [type, value]));
  if (hours.holidays.includes(`${parts['year']}-${parts['month']}-${parts['day']}`)) return false;
  const time = `${parts['hour']}:${parts['minute']}`;
  const day = weekdays.find((name) => name === parts['weekday']?.toLowerCase())!;
  return hours[day].some(({from, to}) => from <= time && time < to);
}

const quarter = fc.integer({min: 5 * 4, max: 22 * 4}).map((quarters) => {
  const [hours, minutes] = [Math.floor(quarters / 4), (quarters % 4) * 15];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
});
const openTime = fc
  .tuple(quarter, quarter)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => (one < other ? {from: one, to: other} : {from: other, to: one}));
const times = fc.array(openTime, {maxLength: 3});
const someHours = fc
  .record({
    zone: fc.constantFrom(...zones),
    monday: fc.array(openTime, {minLength: 1, maxLength: 2}),
    tuesday: times,
    wednesday: times,
    thursday: times,
    friday: times,
    saturday: times,
    sunday: times,
    holidays: fc.array(
      fc.integer({min: 0, max: 40}).map((days) => calendar.addDays('2026-03-20', days)),
      {maxLength: 5},
    ),
  })
  .map(hoursOf);
/** Around clock changes in spring and autumn, on whole quarters of an hour. */
const someMoment = fc
  .tuple(fc.constantFrom('2026-03-25', '2026-10-20', '2026-09-04', '2026-04-02'), fc.integer({min: 0, max: 96 * 12}))
  .map(([day, quarters]) => at(`${day}T00:00:00Z`) + quarters * 15 * minute);

describe('business hours', () => {
  it('S-16: an answer is due when so many minutes of open time have passed', () => {
    const due = (from: string, minutes: number) => iso(afterOpenMinutes(belgrade, at(from), minutes, calendar));
    expect(due('2026-03-02T09:00:00Z', 60)).to.equal('2026-03-02T10:00:00.000Z');
    expect(due('2026-03-02T15:30:00Z', 60), 'over night').to.equal('2026-03-03T08:30:00.000Z');
    expect(due('2026-03-06T15:30:00Z', 60), 'over a weekend').to.equal('2026-03-09T08:30:00.000Z');
    expect(due('2026-04-30T14:30:00Z', 60), 'over a holiday').to.equal('2026-05-04T07:30:00.000Z');
    expect(due('2026-03-02T08:00:00Z', 8 * 60), 'exactly at closing time').to.equal('2026-03-02T16:00:00.000Z');
    expect(due('2026-03-27T15:00:00Z', 120), 'over the clock change').to.equal('2026-03-30T08:00:00.000Z');
  });

  it('S-16: hours that last through a clock change lose or gain its hour, and those it skips are not held', () => {
    const night = hoursOf({zone: 'Europe/Belgrade', sunday: [{from: '01:00', to: '04:00'}]});
    const open = (day: string, hours: BusinessHours) => {
      const [first] = openStretches(hours, at(`${day}T00:00:00Z`) - 3 * hour, calendar);
      return first && (first.to - first.from) / hour;
    };
    expect(open('2026-03-29', night)).to.equal(2);
    expect(open('2026-10-25', night)).to.equal(4);
    expect(open('2026-06-07', night)).to.equal(3);
    const skipped = hoursOf({zone: 'Europe/Belgrade', sunday: [{from: '02:15', to: '02:45'}]});
    const [first] = openStretches(skipped, at('2026-03-28T12:00:00Z'), calendar);
    expect(iso(first!.from), 'a week later').to.equal('2026-04-05T00:15:00.000Z');
    const half = hoursOf({zone: 'Europe/Belgrade', sunday: [{from: '02:30', to: '03:30'}]});
    expect(open('2026-03-29', half), 'from when the clock was put forward').to.equal(0.5);
  });

  it('S-16: a date that a zone left out is never worked on', () => {
    const everyDay = hoursOf({...aroundTheClock, zone: 'Pacific/Apia', friday: nineToFive, saturday: nineToFive});
    const stretches = [];
    for (const stretch of openStretches(everyDay, at('2011-12-29T10:00:00Z'), calendar)) {
      stretches.push([iso(stretch.from), iso(stretch.to)]);
      if (stretches.length === 3) break;
    }
    // Thursday the 29th, then Saturday the 31st, then Sunday.
    expect(stretches).to.deep.equal([
      ['2011-12-29T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
      ['2011-12-30T19:00:00.000Z', '2011-12-31T03:00:00.000Z'],
      ['2011-12-31T10:00:00.000Z', '2012-01-01T10:00:00.000Z'],
    ]);
  });

  it('S-16: what is due agrees with a clock on the wall, from UTC-11 to UTC+14, over clock changes and holidays', () => {
    fc.assert(
      fc.property(someHours, someMoment, fc.integer({min: 1, max: 80}), (hours, from, quarters) => {
        const due = afterOpenMinutes(hours, from, quarters * 15, calendar)!;
        let open = 0;
        for (let epoch = from; epoch < due; epoch += 15 * minute) if (isOpenByTheClock(hours, epoch)) open++;
        expect(open, 'open time until then').to.equal(quarters);
        expect(isOpenByTheClock(hours, due - minute), 'somebody is there until then').to.equal(true);
      }),
      {numRuns: 60},
    );
  });

  it('S-16: a later question is never answered sooner, and more minutes never take less', () => {
    fc.assert(
      fc.property(
        someHours,
        someMoment,
        fc.integer({min: 0, max: 500}),
        fc.integer({min: 1, max: 2000}),
        fc.integer({min: 0, max: 500}),
        (hours, from, later, minutes, more) => {
          const due = afterOpenMinutes(hours, from, minutes, calendar)!;
          expect(due).to.be.at.least(from + minutes * minute);
          expect(afterOpenMinutes(hours, from + later * minute, minutes, calendar)!).to.be.at.least(due);
          expect(afterOpenMinutes(hours, from, minutes + more, calendar)!).to.be.at.least(due);
        },
      ),
      {numRuns: 60},
    );
  });

  it('S-16: gives the same with the polyfill as with the engine', () => {
    const other = calendarOver(Temporal);
    fc.assert(
      fc.property(someHours, someMoment, fc.integer({min: 1, max: 3000}), (hours, from, minutes) => {
        expect(afterOpenMinutes(hours, from, minutes, other)).to.equal(
          afterOpenMinutes(hours, from, minutes, calendar),
        );
      }),
      {numRuns: 30},
    );
  });

  it('S-16: overlapping times count once, a closed vendor never answers, and 24:00 is the end of the day', () => {
    const overlapping = hoursOf({
      zone: 'UTC',
      monday: [
        {from: '12:00', to: '18:00'},
        {from: '09:00', to: '13:00'},
      ],
    });
    expect(iso(afterOpenMinutes(overlapping, at('2026-03-02T00:00:00Z'), 9 * 60, calendar))).to.equal(
      '2026-03-02T18:00:00.000Z',
    );
    expect(afterOpenMinutes(hoursOf({zone: 'UTC'}), 0, 1, calendar)).to.equal(null);
    const always = hoursOf(aroundTheClock);
    expect(iso(afterOpenMinutes(always, at('2026-03-02T23:30:00Z'), 60, calendar))).to.equal(
      '2026-03-03T00:30:00.000Z',
    );
  });

  it('refuses hours that end before they begin, and dates and times that do not exist', () => {
    const isValid = (input: unknown) => v.is(BusinessHours, input);
    expect(isValid({zone: 'UTC', monday: [{from: '17:00', to: '09:00'}]})).to.equal(false);
    expect(isValid({zone: 'UTC', monday: [{from: '09:00', to: '09:00'}]})).to.equal(false);
    expect(isValid({zone: 'UTC', monday: [{from: '24:00', to: '25:00'}]})).to.equal(false);
    expect(isValid({zone: 'UTC', holidays: ['2026-02-29']})).to.equal(false);
  });
});

describe('when an answer is due', () => {
  const policy: SupportPolicy = v.parse(SupportPolicy, {
    hours: {zone: 'Europe/Belgrade', ...week},
    answerTargets: {1: {minutes: 30, clock: 'always'}, 3: {minutes: 480}},
  });
  const asked = at('2026-03-06T15:30:00Z');

  it('S-07, S-16: is what policy promises for the severity, or nothing', () => {
    expect(iso(answerDueAfter(1, asked, policy, calendar))).to.equal('2026-03-06T16:00:00.000Z');
    expect(iso(answerDueAfter(3, asked, policy, calendar))).to.equal('2026-03-09T15:30:00.000Z');
    expect(answerDueAfter(4, asked, policy, calendar)).to.equal(null);
    expect(answerDueAfter(1, asked, defaultSupportPolicy, calendar), 'no number is given').to.equal(null);
  });

  it('S-16: is what the server says, and nothing where it owes no answer', () => {
    const waitingSince = new Date(asked).toISOString();
    const told = '2026-03-07T00:00:00Z';
    expect(iso(answerDue({severity: 1, waitingSince, answerDueAt: told}, policy, calendar))).to.equal(
      '2026-03-07T00:00:00.000Z',
    );
    expect(iso(answerDue({severity: 1, waitingSince, answerDueAt: null}, policy, calendar))).to.equal(
      '2026-03-06T16:00:00.000Z',
    );
    expect(answerDue({severity: 1, waitingSince: null, answerDueAt: null}, policy, calendar)).to.equal(null);
  });
});

describe('phone advice', () => {
  const policy: SupportPolicy = v.parse(SupportPolicy, {
    phones: [
      {number: '+381 11 311-2050', label: 'Beograd', hours: belgrade},
      {number: '+1 (408) 526 7209', label: 'Worldwide'},
    ],
  });

  it('S-14, S-15: a call is advised for severities 1 and 2, first where somebody answers now', () => {
    const night = at('2026-03-02T22:00:00Z');
    expect(phoneAdvice(1, night, policy, calendar).map(({phone}) => phone.label)).to.deep.equal([
      'Worldwide',
      'Beograd',
    ]);
    expect(phoneAdvice(2, at('2026-03-02T10:00:00Z'), policy, calendar)[0]!.phone.label).to.equal('Beograd');
    expect(phoneAdvice(3, night, policy, calendar)).to.deep.equal([]);
    expect(phoneAdvice(1, night, defaultSupportPolicy, calendar), 'no phones').to.deep.equal([]);
  });

  it('S-15: says in which zone, and when that changes (K-29)', () => {
    const [worldwide, local] = phoneAdvice(1, at('2026-03-06T22:00:00Z'), policy, calendar);
    expect(worldwide!.opening).to.deep.equal({isOpen: true, until: null});
    expect([local!.zone, local!.opening.isOpen, iso(local!.opening.until)]).to.deep.equal([
      'Europe/Belgrade',
      false,
      '2026-03-09T08:00:00.000Z',
    ]);
    const open = openingAt(belgrade, at('2026-03-06T15:00:00Z'), calendar);
    expect([open.isOpen, iso(open.until)]).to.deep.equal([true, '2026-03-06T16:00:00.000Z']);
    expect(openingAt(hoursOf({zone: 'UTC'}), 0, calendar)).to.deep.equal({isOpen: false, until: null});
  });

  it('dials the plus and the digits alone', () => {
    expect(dialled('+1 (408) 526-7209')).to.equal('tel:+14085267209');
    expect(v.is(SupportPolicy, {phones: [{number: 'javascript:alert(1)'}]})).to.equal(false);
  });
});
