import {expect} from '@open-wc/testing';
import {isWithinTerm, yearAfter} from '../../src/domain/accepted-term.js';
import {loadCalendar, type Calendar} from '../../src/domain/calendar.js';

describe('the term that an acceptance is of', () => {
  let calendar: Calendar;
  before(async () => {
    calendar = await loadCalendar();
  });
  const within = (at: string, lastDay: string | null, zone = 'UTC', annualAcceptance = true) =>
    isWithinTerm(
      {zone, end: lastDay === null ? null : {lastDay, zone, endsAt: calendar.endOfDay(lastDay, zone)}},
      Date.parse(at),
      {annualAcceptance},
      calendar,
    );

  it('R-02, R-08: is the running one from the day after the next acceptance is due', () => {
    expect(within('2026-11-21T12:00:00Z', '2027-11-21')).to.equal(false);
    expect(within('2026-11-21T12:00:00Z', '2027-11-22')).to.equal(true);
  });

  it('R-08, R-29: counts a year as one in a leap year too, in the zone of the agreement', () => {
    // 366 days lie between.
    expect(within('2027-03-01T12:00:00Z', '2028-03-01')).to.equal(false);
    expect(within('2027-03-01T12:00:00Z', '2028-03-02')).to.equal(true);
    expect(within('2028-02-29T12:00:00Z', '2029-02-28')).to.equal(false);
    expect(within('2028-02-29T12:00:00Z', '2029-03-01')).to.equal(true);
    // It is the 22nd in Auckland already.
    expect(within('2026-11-21T12:00:00Z', '2027-11-22', 'Pacific/Auckland')).to.equal(false);
  });

  it('R-08: asks for the next acceptance on the same day of the next year, as the deadlines do', () => {
    for (let day = '2027-01-01'; day < '2033-01-01'; day = calendar.addDays(day, 1))
      expect(yearAfter(day), day).to.equal(calendar.addYears(day, 1));
  });

  it('R-02: is the next one where no yearly acceptance is asked for, or no end is set', () => {
    expect(within('2026-11-21T12:00:00Z', '2029-11-21', 'UTC', false)).to.equal(false);
    expect(within('2026-11-21T12:00:00Z', null)).to.equal(false);
  });
});
