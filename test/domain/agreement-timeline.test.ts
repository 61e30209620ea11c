import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {agreementDeadlines} from '../../src/domain/agreement-standing.js';
import type {AgreementDates} from '../../src/domain/agreement.js';
import {agreementTimeline, type AgreementTimeline, type TimelineMark} from '../../src/domain/agreement-timeline.js';
import {loadCalendar, type Calendar} from '../../src/domain/calendar.js';
import {defaultRenewalPolicy} from '../support/default-policies.js';
import {repetitions} from '../support/long.js';

let calendar: Calendar;
before(async () => {
  calendar = await loadCalendar();
});

interface Given extends Partial<AgreementDates> {
  readonly graceDays?: number;
  readonly annualAcceptance?: boolean;
  readonly labelWidth?: number;
}

/** The line of an agreement from 15 June 2025 to 14 June 2026 in UTC, accepted when registered. */
function line(now: string | number, given: Given = {}): AgreementTimeline {
  const {graceDays = 10, annualAcceptance = true, labelWidth, ...dates} = given;
  const agreement: AgreementDates = {
    id: 'agreement-1',
    status: 'active',
    registeredOn: '2025-06-15',
    acceptedOn: null,
    endsOn: '2026-06-14',
    renewedUntil: null,
    renewableFrom: null,
    timeZone: 'UTC',
    ...dates,
  };
  const deadlines = agreementDeadlines(
    agreement,
    {...defaultRenewalPolicy, graceDays, annualAcceptance},
    'UTC',
    calendar,
  );
  const moment = typeof now === 'number' ? now : Date.parse(now);
  return agreementTimeline(deadlines, agreement, moment, calendar, labelWidth);
}

const names = ({marks}: AgreementTimeline) => marks.map(({name}) => name).join(' ');
const mark = ({marks}: AgreementTimeline, name: string): TimelineMark => marks.find((one) => one.name === name)!;

/** The part of the line that a label covers. */
function cover({position, anchor}: TimelineMark, width: number): [number, number] {
  const start = position - {start: 0, middle: width / 2, end: width}[anchor];
  return [start, start + width];
}

describe('agreement time line', () => {
  it('has registered, today, the acceptance due, the end and the end of grace in the order of time', () => {
    expect(names(line('2026-03-01T00:00:00Z', {endsOn: '2027-06-14'}))).to.equal(
      'registered today acceptance end grace',
    );
    expect(names(line('2026-06-20T00:00:00Z'))).to.equal('registered end today grace');
    expect(names(line('2027-01-01T00:00:00Z', {endsOn: null}))).to.equal('registered acceptance today');
    expect(names(line('2026-01-01T00:00:00Z', {endsOn: null, annualAcceptance: false}))).to.equal('registered today');
  });

  it('stands to scale: half of the term is half of the way', () => {
    const {marks, spans} = line('2025-12-14T12:00:00Z', {graceDays: 0, annualAcceptance: false});
    expect(marks.map(({position}) => position)).to.deep.equal([0, 0.5, 1]);
    expect(spans).to.deep.equal([{name: 'term', from: 0, to: 1}]);
  });

  it('shows the term and the days of grace as parts of the line', () => {
    const timeline = line('2026-01-01T00:00:00Z');
    const end = mark(timeline, 'end').position;
    expect(end).to.equal(365 / 375);
    expect(timeline.spans).to.deep.equal([
      {name: 'term', from: 0, to: end},
      {name: 'grace', from: end, to: 1},
    ]);
    expect(line('2026-01-01T00:00:00Z', {endsOn: null}).spans).to.deep.equal([{name: 'term', from: 0, to: 1}]);
    expect(line('2026-01-01T00:00:00Z', {endsOn: null, annualAcceptance: false}).spans).to.deep.equal([]);
  });

  it('breaks off where a moment is so far away that the rest would shrink to a point', () => {
    const old = line('2026-03-01T00:00:00Z', {registeredOn: '1999-01-01', acceptedOn: '2025-06-14'});
    expect(mark(old, 'registered')).to.include({position: 0, isBeyond: true});
    expect(mark(old, 'today')).to.include({isBeyond: false});
    expect(mark(old, 'today').position).to.be.within(0.5, 0.95);
    const long = line('2026-03-01T00:00:00Z', {endsOn: '2099-12-31'});
    expect(mark(long, 'end')).to.include({position: 1, isBeyond: true});
    expect(mark(long, 'grace')).to.include({position: 1, isBeyond: true});
    expect(mark(long, 'acceptance')).to.include({isBeyond: false});
    expect(mark(line('2031-01-01T00:00:00Z'), 'today')).to.include({position: 1, isBeyond: false});
  });

  it('puts crowded labels in rows and keeps them within the picture', () => {
    const {marks, rows} = line('2026-06-18T00:00:00Z', {acceptedOn: '2025-06-10'});
    expect(marks.map(({name, anchor, row}) => [name, anchor, row])).to.deep.equal([
      ['registered', 'start', 0],
      ['acceptance', 'end', 0],
      ['end', 'end', 1],
      ['today', 'end', 2],
      ['grace', 'end', 3],
    ]);
    expect(rows).to.equal(4);
    expect(line('2025-12-14T12:00:00Z', {graceDays: 0}).rows, 'with room one row does').to.equal(1);
  });

  it('F-T2: takes the days of the agreement’s zone', () => {
    const timeline = line('2026-01-01T00:00:00Z', {timeZone: 'Pacific/Kiritimati'});
    expect(mark(timeline, 'registered').at).to.equal(Date.parse('2025-06-14T10:00:00Z'));
    expect(mark(timeline, 'end').at).to.equal(Date.parse('2026-06-14T10:00:00Z'));
  });

  it('is always a line: numbers from 0 to 1, in the order of time, no label on another', () => {
    const day = fc
      .date({min: new Date('1970-01-02'), max: new Date('2200-01-01'), noInvalidDate: true})
      .map((date) => date.toISOString().slice(0, 10));
    const anyGiven = fc.record({
      registeredOn: day,
      acceptedOn: fc.option(day),
      endsOn: fc.option(day),
      timeZone: fc.constantFrom('UTC', 'Pacific/Pago_Pago', 'Europe/Belgrade', 'Pacific/Kiritimati', 'no/where'),
      graceDays: fc.constantFrom(0, 1, 10, 3660),
      annualAcceptance: fc.boolean(),
      labelWidth: fc.constantFrom(0, 0.1, 0.25, 0.5, 1, -1),
    });
    const anyNow = fc.oneof(
      fc.integer({min: -1e12, max: 8e12}),
      fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, 8.64e15, -8.64e15),
    );
    fc.assert(
      fc.property(anyGiven, anyNow, (given, now) => {
        const {marks, spans, rows} = line(now, given);
        expect(marks.length).to.be.within(1, 5);
        const positions = marks.map(({position}) => position);
        for (const share of [...positions, ...spans.flatMap(({from, to}) => [from, to])]) {
          expect(share).to.be.within(0, 1);
        }
        expect(positions).to.deep.equal([...positions].sort((one, other) => one - other));
        expect(marks.map(({at}) => at)).to.deep.equal(marks.map(({at}) => at).sort((one, other) => one - other));
        for (const {from, to} of spans) expect(from <= to).to.equal(true);
        expect(Math.max(...marks.map(({row}) => row))).to.equal(rows - 1);
        const width = Math.min(0.5, Math.max(0, given.labelWidth));
        for (const one of marks) {
          const [start, end] = cover(one, width);
          expect(start >= -1e-9 && end <= 1 + 1e-9, 'within the picture').to.equal(true);
          for (const other of marks) {
            if (one === other || one.row !== other.row || width === 0) continue;
            const [otherStart, otherEnd] = cover(other, width);
            expect(end <= otherStart + 1e-9 || otherEnd <= start + 1e-9, 'labels apart').to.equal(true);
          }
        }
      }),
      {numRuns: repetitions(500, 10_000)},
    );
  });
});
