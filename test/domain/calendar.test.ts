import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {Temporal} from 'temporal-polyfill';
import {calendarOver, loadCalendar, type Calendar} from '../../src/domain/calendar.js';
import {daysLeft, deadlineAfter, isPast} from '../../src/domain/deadline.js';
import {isTimeZone, knownZone} from '../../src/domain/known-zone.js';
import {localTimeZone, timeZoneLabel, timeZones} from '../../src/domain/time-zones.js';

const zones = [
  'Pacific/Pago_Pago',
  'America/New_York',
  'America/Santiago',
  'UTC',
  'Europe/Belgrade',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
];
const aDate = fc
  .date({min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true})
  .map((date) => date.toISOString().slice(0, 10));
const aZone = fc.constantFrom(...zones);

let calendar: Calendar;
before(async () => {
  calendar = await loadCalendar();
});

describe('calendar', () => {
  it('starts and ends a day at its first moments in the zone', () => {
    expect(calendar.startOfDay('2026-03-02', 'Europe/Belgrade')).to.equal(Date.parse('2026-03-01T23:00Z'));
    expect(calendar.endOfDay('2026-03-02', 'Europe/Belgrade')).to.equal(Date.parse('2026-03-02T23:00Z'));
    expect(calendar.startOfDay('2026-03-02', 'Pacific/Kiritimati')).to.equal(Date.parse('2026-03-01T10:00Z'));
    expect(calendar.startOfDay('2026-03-02', 'Pacific/Pago_Pago')).to.equal(Date.parse('2026-03-02T11:00Z'));
  });

  it('F-T2: a day of a clock change has 23 or 25 hours, and begins at 01:00 where midnight is skipped', () => {
    const hours = (date: string, zone: string) =>
      (calendar.endOfDay(date, zone) - calendar.startOfDay(date, zone)) / 3_600_000;
    expect(hours('2026-03-29', 'Europe/Belgrade')).to.equal(23);
    expect(hours('2026-10-25', 'Europe/Belgrade')).to.equal(25);
    expect(hours('2026-10-04', 'Australia/Lord_Howe')).to.equal(23.5);
    expect(calendar.startOfDay('2026-09-06', 'America/Santiago')).to.equal(Date.parse('2026-09-06T04:00Z'));
    expect(hours('2026-09-06', 'America/Santiago')).to.equal(23);
  });

  it('gives a date that a zone left out no time at all', () => {
    const start = calendar.startOfDay('2011-12-30', 'Pacific/Apia');
    expect(start).to.equal(calendar.endOfDay('2011-12-30', 'Pacific/Apia'));
    expect(calendar.dateAt(start, 'Pacific/Apia')).to.equal('2011-12-31');
  });

  it('F-T2: every moment of a day belongs to that date, in every zone', () => {
    fc.assert(
      fc.property(aDate, aZone, (date, zone) => {
        expect(calendar.dateAt(calendar.startOfDay(date, zone), zone)).to.equal(date);
        expect(calendar.dateAt(calendar.endOfDay(date, zone) - 1, zone)).to.equal(date);
        expect(calendar.dateAt(calendar.startOfDay(date, zone) - 1, zone)).to.equal(calendar.addDays(date, -1));
      }),
    );
  });

  it('counts the days it adds', () => {
    fc.assert(
      fc.property(aDate, fc.integer({min: -4000, max: 4000}), (date, days) => {
        expect(calendar.daysBetween(date, calendar.addDays(date, days))).to.equal(days);
      }),
    );
  });

  it('puts 29 February on 28 February in a year without one', () => {
    expect(calendar.addYears('2024-02-29', 1)).to.equal('2025-02-28');
    expect(calendar.addYears('2024-02-29', 4)).to.equal('2028-02-29');
    expect(calendar.addYears('2026-12-31', -1)).to.equal('2025-12-31');
  });

  it('counts an unknown zone as UTC and refuses a date that does not exist', () => {
    for (const zone of ['', 'Mars/Olympus', '+02:00', '+0200', '2020-01-01T00:00Z', '\u0000', '__proto__']) {
      expect(isTimeZone(zone), zone).to.equal(false);
      expect(calendar.startOfDay('2026-03-02', zone), zone).to.equal(Date.parse('2026-03-02T00:00Z'));
      expect(calendar.dateAt(Date.parse('2026-03-02T23:59Z'), zone), zone).to.equal('2026-03-02');
    }
    expect(() => calendar.addDays('2026-02-29', 1)).to.throw(RangeError);
  });

  it('answers alike over the polyfill and over what the engine has', () => {
    const polyfilled = calendarOver(Temporal);
    fc.assert(
      fc.property(aDate, aZone, fc.integer({min: -400, max: 400}), (date, zone, days) => {
        expect(polyfilled.startOfDay(date, zone)).to.equal(calendar.startOfDay(date, zone));
        expect(polyfilled.endOfDay(date, zone)).to.equal(calendar.endOfDay(date, zone));
        expect(polyfilled.addDays(date, days)).to.equal(calendar.addDays(date, days));
        expect(polyfilled.addYears(date, days % 10)).to.equal(calendar.addYears(date, days % 10));
        const moment = calendar.startOfDay(date, zone) + days * 7_654_321;
        expect(polyfilled.dateAt(moment, zone)).to.equal(calendar.dateAt(moment, zone));
      }),
      {numRuns: 50},
    );
  });

  it('is loaded once', async () => {
    expect(await loadCalendar()).to.equal(calendar);
  });
});

describe('deadline', () => {
  it('F-T2, F-T5: its last day counts whole in its zone, and the next day is too late', () => {
    for (const [zone, end] of [
      ['Pacific/Pago_Pago', '2026-03-13T11:00Z'],
      ['America/New_York', '2026-03-13T04:00Z'],
      ['UTC', '2026-03-13T00:00Z'],
      ['Asia/Kolkata', '2026-03-12T18:30Z'],
      ['Pacific/Kiritimati', '2026-03-12T10:00Z'],
    ] as const) {
      const deadline = deadlineAfter('2026-03-02', 10, zone, calendar);
      expect(deadline).to.deep.equal({lastDay: '2026-03-12', zone, endsAt: Date.parse(end)});
      expect(isPast(deadline, deadline.endsAt - 1), zone).to.equal(false);
      expect(isPast(deadline, deadline.endsAt), zone).to.equal(true);
    }
  });

  it('F-T5: counts 10 days left on the first day, 0 on the last, -1 on the next', () => {
    const zone = 'Europe/Belgrade';
    const deadline = deadlineAfter('2026-03-24', 10, zone, calendar);
    const left = (date: string) => daysLeft(deadline, calendar.startOfDay(date, zone), calendar);
    expect(
      ['2026-03-24', '2026-03-28', '2026-03-29', '2026-03-30', '2026-04-03', '2026-04-04'].map(left),
    ).to.deep.equal([10, 6, 5, 4, 0, -1]);
    expect(daysLeft(deadline, deadline.endsAt - 1, calendar)).to.equal(0);
  });

  it('names the zone it was counted in, also where the one asked for is unknown', () => {
    expect(deadlineAfter('2026-03-02', 0, 'Mars/Olympus', calendar).zone).to.equal('UTC');
  });
});

describe('time zones', () => {
  it('falls back to the policy and then to UTC', () => {
    expect(knownZone('Asia/Tokyo', 'UTC')).to.equal('Asia/Tokyo');
    expect(knownZone('Nowhere', 'Asia/Tokyo')).to.equal('Asia/Tokyo');
    expect(knownZone(null, 'Asia/Tokyo')).to.equal('Asia/Tokyo');
    expect(knownZone(undefined, 'Nowhere')).to.equal('UTC');
    expect(isTimeZone(localTimeZone())).to.equal(true);
  });

  it('lists every zone of the engine once, UTC among them, each usable', () => {
    const list = timeZones();
    expect(list).to.include.members(['UTC', 'Europe/Belgrade', 'America/New_York']);
    expect(new Set(list).size).to.equal(list.length);
    expect(list.filter((zone) => !isTimeZone(zone))).to.deep.equal([]);
  });

  it('tells the offset of the moment, summer time included', () => {
    const winter = Date.parse('2026-01-15T12:00Z');
    const summer = Date.parse('2026-07-15T12:00Z');
    expect(timeZoneLabel('Europe/Belgrade', 'en', winter)).to.contain('(UTC+01:00');
    expect(timeZoneLabel('Europe/Belgrade', 'en', summer)).to.contain('(UTC+02:00');
    expect(timeZoneLabel('Asia/Kolkata', 'en', winter)).to.contain('(UTC+05:30');
    expect(timeZoneLabel('America/New_York', 'en', winter)).to.contain('(UTC-05:00');
    expect(timeZoneLabel('UTC', 'en', winter)).to.contain('(UTC+00:00');
    expect(timeZoneLabel('America/St_Johns', 'en', winter + 59_999)).to.contain('(UTC-03:30');
  });

  it('tells the same offset in languages with other digits, calendars and hours', () => {
    const lateOnNewYearsEve = Date.parse('2025-12-31T23:30:30Z');
    for (const locale of ['en-US', 'ar-EG', 'fa-IR', 'th-TH', 'ja-JP-u-ca-japanese', 'he-u-ca-hebrew', 'my', 'sr']) {
      expect(timeZoneLabel('Asia/Kolkata', locale, lateOnNewYearsEve), locale).to.contain('(UTC+05:30');
      expect(timeZoneLabel('Europe/London', locale, lateOnNewYearsEve), locale).to.contain('(UTC+00:00');
      expect(timeZoneLabel('America/New_York', locale, lateOnNewYearsEve), locale).to.contain('(UTC-05:00');
    }
  });

  it('labels every zone in the language asked for', () => {
    const now = Date.parse('2026-01-15T12:00Z');
    expect(timeZoneLabel('America/New_York', 'en', now)).to.equal(
      'America/New York (UTC-05:00, Eastern Standard Time)',
    );
    expect(timeZoneLabel('Europe/Belgrade', 'ru', now)).to.match(/^Europe\/Belgrade \(UTC\+01:00, .*[а-я]{4}.*\)$/);
    for (const zone of timeZones())
      expect(timeZoneLabel(zone, 'sr-Latn', now)).to.match(/ \(UTC[+-]\d\d:\d\d(, .+)?\)$/);
  });
});
