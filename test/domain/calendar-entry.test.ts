import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {agreementDeadlines} from '../../src/domain/agreement-standing.js';
import type {AgreementDates} from '../../src/domain/agreement.js';
import {calendarEntry, type CalendarEntryOptions, type CalendarWords} from '../../src/domain/calendar-entry.js';
import {loadCalendar, type Calendar} from '../../src/domain/calendar.js';
import {defaultRenewalPolicy} from '../support/default-policies.js';
import {links, markup, turns, unicode} from '../support/bad-input.js';
import {repetitions} from '../support/long.js';

let calendar: Calendar;
before(async () => {
  calendar = await loadCalendar();
});

const words = (title: string, description = ''): CalendarWords => ({title, description});

interface Given {
  readonly agreement?: Partial<AgreementDates>;
  readonly options?: Partial<CalendarEntryOptions>;
}

/** The file of an agreement that ends on 14 June 2026 in Belgrade, asked for on 1 April. */
function file({agreement, options}: Given = {}): string | null {
  const dates: AgreementDates = {
    id: 'agreement-1',
    status: 'active',
    registeredOn: '2024-06-15',
    acceptedOn: '2025-06-14',
    endsOn: '2026-06-14',
    renewedUntil: null,
    renewableFrom: null,
    timeZone: 'Europe/Belgrade',
    ...agreement,
  };
  const policy = {...defaultRenewalPolicy, ...options?.policy};
  const all: CalendarEntryOptions = {
    agreementId: dates.id,
    issuer: 'partners.example',
    now: Date.parse('2026-04-01T12:00:00Z'),
    zone: 'Europe/Belgrade',
    words: {
      acceptance: words('Accept the terms'),
      end: words('Renew the agreement', 'The agreement ends.'),
      grace: words('Last day to renew'),
    },
    url: null,
    ...options,
    policy,
  };
  return calendarEntry(agreementDeadlines(dates, policy, 'UTC', calendar), all, calendar);
}

interface Component {
  readonly name: string;
  readonly properties: Record<string, string>;
  readonly parts: Component[];
}

/** Reads a file as RFC 5545 tells: lines unfolded, components nested, values with their escapes taken back. */
function parse(text: string): Component {
  expect(text.endsWith('\r\n')).to.equal(true);
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  const root: Component = {name: 'file', properties: {}, parts: []};
  const open = [root];
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/su.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no content line: ${line}`);
    if (name === 'BEGIN') {
      const component: Component = {name: value, properties: {}, parts: []};
      open.at(-1)!.parts.push(component);
      open.push(component);
    } else if (name === 'END') {
      expect(open.pop()!.name).to.equal(value);
    } else {
      expect(open.at(-1)!.properties, 'each property once').not.to.have.property(name);
      open.at(-1)!.properties[name] = value.replace(/\\([\\;,nN])/g, (_, sign: string) =>
        /n/i.test(sign) ? '\n' : sign,
      );
    }
  }
  expect(open).to.have.lengthOf(1);
  expect(root.parts).to.have.lengthOf(1);
  return root.parts[0]!;
}

const events = (text: string | null): Component[] => (text === null ? [] : parse(text).parts);
const reminders = ({parts}: Component): string[] => parts.map(({properties}) => properties['TRIGGER;VALUE=DATE-TIME']!);

describe('calendar entry', () => {
  it('R-29, F-T2: is the last hour before the deadline, in UTC, whatever zone the person is in', () => {
    for (const zone of ['Europe/Belgrade', 'Pacific/Pago_Pago', 'Pacific/Kiritimati']) {
      const [end, grace] = events(file({options: {zone}}));
      expect(end!.properties).to.include({DTSTART: '20260614T210000Z', DTEND: '20260614T220000Z'});
      expect(grace!.properties).to.include({DTSTART: '20260624T210000Z', DTEND: '20260624T220000Z'});
    }
    const [far] = events(file({agreement: {timeZone: 'Pacific/Kiritimati'}}));
    expect(far!.properties).to.include({DTEND: '20260614T100000Z'});
  });

  it('R-33: reminds in the morning 90, 30, 7 and 1 days before and on each day of grace', () => {
    const [end, grace] = events(file({options: {now: Date.parse('2026-01-01T00:00:00Z')}}));
    // 16 March is still winter time.
    expect(reminders(end!)).to.deep.equal([
      '20260316T080000Z',
      '20260515T070000Z',
      '20260607T070000Z',
      '20260613T070000Z',
    ]);
    expect(reminders(grace!)).to.deep.equal(
      [15, 16, 17, 18, 19, 20, 21, 22, 23, 24].map((day) => `202606${day}T070000Z`),
    );
  });

  it('R-33: leaves out reminders and deadlines that are past', () => {
    const at = (now: string) => events(file({options: {now: Date.parse(now)}}));
    expect(reminders(at('2026-06-07T07:00:00Z')[0]!)).to.deep.equal(['20260613T070000Z']);
    const inGrace = at('2026-06-20T12:00:00Z');
    expect(inGrace.map(({properties}) => properties['SUMMARY'])).to.deep.equal(['Last day to renew']);
    expect(reminders(inGrace[0]!)).to.have.lengthOf(4);
    expect(at('2026-06-24T21:59:59.999Z')).to.have.lengthOf(1);
    expect(file({options: {now: Date.parse('2026-06-24T22:00:00Z')}})).to.equal(null);
  });

  it('R-33: still reminds once where every usual moment is past and there is time', () => {
    const at = (now: string, policy?: CalendarEntryOptions['policy']) =>
      events(file({options: {now: Date.parse(now), ...(policy && {policy})}})).map(reminders)[0];
    expect(at('2026-06-13T07:00:00Z')).to.deep.equal(['20260614T070000Z']);
    expect(at('2026-06-14T07:00:00Z')).to.deep.equal(['20260614T200000Z']);
    expect(at('2026-06-14T20:00:00Z')).to.deep.equal(['20260614T210000Z']);
    expect(at('2026-06-14T21:00:00Z')).to.deep.equal([]);
    expect(at('2026-06-24T07:00:00Z')).to.deep.equal(['20260624T200000Z']);
    expect(at('2026-04-01T12:00:00Z', {dueSoonDays: [90], graceDays: 0})).to.deep.equal(['20260613T070000Z']);
  });

  it('R-33: reminds on the person’s own morning of each such day, never before it begins or when it is too late', () => {
    for (const zone of ['Pacific/Pago_Pago', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'no/where']) {
      const [, grace] = events(file({options: {zone}}));
      const moments = reminders(grace!).map((stamp) =>
        Date.parse(stamp.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:')),
      );
      const days = moments.map((moment) => calendar.dateAt(moment, 'Europe/Belgrade'));
      expect(days, zone).to.deep.equal([15, 16, 17, 18, 19, 20, 21, 22, 23, 24].map((day) => `2026-06-${day}`));
      for (const moment of moments) {
        const local = new Date(moment).toLocaleTimeString('en-GB', {timeZone: zone === 'no/where' ? 'UTC' : zone});
        expect(local, zone).to.equal('09:00:00');
      }
    }
  });

  it('has each deadline once: the anniversary inside a longer term, and no grace where there is none', () => {
    const titles = (given: Given) => events(file(given)).map(({properties}) => properties['SUMMARY']);
    expect(titles({agreement: {endsOn: '2028-06-14'}})).to.deep.equal([
      'Accept the terms',
      'Renew the agreement',
      'Last day to renew',
    ]);
    expect(titles({options: {policy: {...defaultRenewalPolicy, graceDays: 0}}})).to.deep.equal(['Renew the agreement']);
    expect(titles({agreement: {endsOn: null}})).to.deep.equal(['Accept the terms']);
    expect(titles({options: {words: {grace: words('Only this')}}})).to.deep.equal(['Only this']);
    expect(file({options: {words: {}}})).to.equal(null);
    expect(
      titles({agreement: {endsOn: '9999-12-31', acceptedOn: null}, options: {words: {end: words('far')}}}),
    ).to.deep.equal([]);
  });

  it('makes one entry of a file that is opened twice, and another of another deadline, agreement or vendor', () => {
    const uids = (given: Given = {}) => events(file(given)).map(({properties}) => properties['UID']);
    const original = uids();
    expect(new Set(original).size).to.equal(2);
    expect(
      uids({options: {now: Date.parse('2026-05-01T00:00:00Z'), zone: 'UTC', words: {end: words('Обновить')}}}),
    ).to.deep.equal(original.slice(0, 1));
    const others = [
      uids({agreement: {endsOn: '2026-06-15'}}),
      uids({agreement: {id: 'agreement-2'}}),
      uids({options: {issuer: 'other.example'}}),
    ];
    for (const other of others) expect(other.filter((uid) => original.includes(uid))).to.deep.equal([]);
  });

  it('keeps Russian text, commas, semicolons, backslashes and line breaks', () => {
    const title = 'Продлить соглашение «Партнёр», до 24:00; C:\\договор';
    const description = 'Первая строка,\r\nвторая;\n\tтретья\rчетвёртая';
    const text = file({options: {words: {end: words(title, description)}, url: 'https://partners.example/a;b,c'}})!;
    expect(text.replaceAll('\r\n ', '')).to.include('\\, до 24:00\\; C:\\\\');
    const [event] = events(text);
    expect(event!.properties).to.include({
      SUMMARY: title,
      DESCRIPTION: 'Первая строка,\nвторая;\n\tтретья\nчетвёртая',
      URL: 'https://partners.example/a;b,c',
    });
    expect(event!.parts.map(({properties}) => properties['DESCRIPTION'])).to.deep.equal([title, title, title]);
  });

  it('F-E8: holds hostile names as text: no line, property or component more, no direction turned', () => {
    const injections = [
      'x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE',
      'x\nATTACH:https://evil.example',
      'x\u2028ATTACH:https://evil.example',
      'x\u0085ATTACH:https://evil.example\u0000',
      '\\nATTENDEE:mailto:a@evil.example',
    ];
    for (const hostile of [...injections, ...markup, ...turns, ...unicode]) {
      const text = file({
        agreement: {id: hostile},
        options: {words: {end: words(hostile, hostile)}, issuer: hostile, url: `https://x.example/${hostile}`},
      })!;
      const [event, ...more] = events(text);
      expect(more).to.deep.equal([]);
      const expected = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION', 'TRANSP'];
      expect(Object.keys(event!.properties).filter((name) => name !== 'URL')).to.deep.equal(expected);
      expect(event!.parts.map(({name, properties}) => [name, properties['ACTION']])).to.deep.equal(
        Array.from({length: 3}, () => ['VALARM', 'DISPLAY']),
      );
      const title = event!.properties['SUMMARY']!;
      expect(title).not.to.match(/[\u202A-\u202E]/);
      expect(title.match(/[\u2066-\u2068]/g)?.length ?? 0).to.equal(title.match(/\u2069/g)?.length ?? 0);
      expect(text).not.to.match(/[^\P{Cc}\r\n\t]|\r(?!\n)|(?<!\r)\n|\p{Surrogate}|[\u2028\u2029]/u);
    }
  });

  it('F-E9: gives no address that is not a page or a mail', () => {
    for (const url of links) {
      const [event] = events(file({options: {url}}));
      expect(event!.properties, url).not.to.have.property('URL');
    }
  });

  it('folds lines at 75 octets between characters, whatever the text', () => {
    const size = (text: string) => new TextEncoder().encode(text).length;
    fc.assert(
      fc.property(
        fc.string({unit: 'binary', maxLength: 400, size: 'max'}),
        fc.string({maxLength: 90, size: 'max'}),
        (title, id) => {
          const text = file({agreement: {id}, options: {words: {end: words(title, `${id}${title}`)}}})!;
          for (const line of text.split('\r\n')) expect(size(line)).to.be.at.most(75);
          const bytes = new TextEncoder().encode(text);
          expect(new TextDecoder('utf-8', {fatal: true}).decode(bytes)).to.equal(text);
          const kept = title
            .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
            .replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, '');
          expect(events(text)[0]!.properties['SUMMARY']!.replace(/[\u2066-\u2069]/g, '')).to.equal(kept);
        },
      ),
      {numRuns: repetitions(100, 2000)},
    );
    const long = file({options: {words: {end: words('😀'.repeat(200))}}})!;
    expect(long.split('\r\n').filter((line) => line.startsWith(' ')).length).to.be.greaterThan(10);
    expect(Math.max(...long.split('\r\n').map(size))).to.be.within(73, 75);
  });
});
