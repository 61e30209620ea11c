import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import * as v from 'valibot';
import {checkedBackend} from '../../src/backend/checked-backend.js';
import {httpBackend} from '../../src/backend/http/http-backend.js';
import {answerSchemas, operationNames, operations, type OperationName} from '../../src/backend/operations.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';
import {Decimal, Instant, PlainDate} from '../../src/domain/schema.js';
import {problemOf, type Problem} from '../../src/domain/problem.js';
import {agreement, agreementAnswers, reapplication, receipt, summary} from './agreement-answers.js';
import {supportAnswers} from './support-answers.js';
import {httpWorld, type WireFault} from '../support/backend-world.js';
import {
  anyText,
  dates,
  everyText,
  megabyte,
  moments,
  numbers,
  replaced,
  slotsOf,
  word,
  type Slot,
} from '../support/bad-input.js';

const orderId = 'order-1';
const line = {id: 'line-1', service: 'calling', name: 'Calling', quantity: 5, unit: 'licences', kind: 'new'};
const price = {amount: '12.50', currency: 'EUR', period: 'month'};
const match = {id: 'organization-1', name: 'Avala', country: 'RS', reason: 'adminOf', type: 'trial'};
const services = [
  {lineId: 'line-1', state: 'failed', expectedMinutes: 5, reference: 'R-1', retryOperationId: 'retry-1'},
];
const activation = {startedAt: '2026-03-16T12:00:00Z', receipt: 'B-1', services};
const calling = {country: 'RS', headOfficeAddress: 'Savska 3', sipPrefix: 'avala'};
const site = {name: 'avala', timeZone: 'Europe/Belgrade', userManagement: 'hub', earlyRelease: false, licenses: 5};
const order = {
  id: orderId,
  product: 'A-WX',
  customerName: 'Avala',
  requestedStartDate: '2026-03-16',
  timeZone: 'Europe/Belgrade',
  mailReceivedAt: '2026-03-16T00:00:00+01:00',
  status: 'provisioned',
  contact: {email: 'team@meridian.example', kind: 'partnerAlias'},
  mayChangeContact: true,
  lines: [{...line, price}],
  operations: {mapping: 'map-1', password: 'password-1', provisioning: 'provision-1'},
  passwordPending: false,
  partnerOrganization: {id: 'organization-2', name: 'Meridian', country: 'RS'},
  customerOrganization: {id: 'organization-1', name: 'Avala', country: 'RS'},
  settings: {calling, meetings: {sites: [site]}, subdomain: 'avala'},
  activation,
};
const session = {
  account: {id: 'account-1', name: 'Milena', email: 'milena@meridian.example'},
  expiresAt: '2026-03-16T13:00:00Z',
  extendable: true,
};
const availability = {result: 'taken', suggestions: ['avala1']};

/** One answer of each operation with everything in it that the contract allows. */
const fullAnswers: Record<OperationName, unknown> = {
  getSession: session,
  extendSession: session,
  getOrder: order,
  changeContact: order,
  resendMail: {sentAt: '2026-03-16T12:00:00Z'},
  handOver: order,
  matchOrganizations: {
    matches: [{...match, createdOn: '2020-02-29', activeSubscriptions: 3}],
    mayCreate: true,
  },
  checkAdmin: {
    result: 'adminOf',
    organization: {...match, createdOn: '2020-02-29', activeSubscriptions: 3},
    claimable: true,
  },
  mapOrder: order,
  setPassword: order,
  saveCalling: order,
  checkSiteName: availability,
  saveMeetings: order,
  checkSubdomain: availability,
  saveSubdomain: order,
  provision: order,
  getActivation: activation,
  retryActivation: activation,
  getOperation: {
    state: 'rejected',
    code: 'order-closed',
    fields: {name: 'label.taken'},
    nextOperationId: 'map-2',
    reference: 'R-1',
    caseId: 'case-1',
  },
  signIn: session,
  ...agreementAnswers,
  ...supportAnswers,
};

type Heard = {readonly answer: unknown} | {readonly problem: Problem};

/** What the kit hears where an adapter answers an operation so. */
const heard = (name: OperationName, answer: () => unknown): Promise<Heard> =>
  checkedBackend({[name]: answer, serverNow: () => 0} as unknown as PartnerBackend, answerSchemas, {
    timeoutMilliseconds: 10_000,
  })
    [name]({} as never)
    .then(
      (valid: unknown) => ({answer: valid}),
      (error: unknown) => ({problem: problemOf(error)}),
    );

const problemOn = async (name: OperationName, answer: unknown): Promise<Problem | null> => {
  const result = await heard(name, () => answer);
  return 'problem' in result ? result.problem : null;
};

/** The path of a slot as a problem tells it: the first item of each list, the given entry of a record. */
const toldPath = (name: OperationName, path: string): string =>
  path === '' ? name : `${name}.${path.replace(/^fields\.\*$/, 'fields.name').replaceAll('*', '0')}`;

const neverText = [7, NaN, true, [], {}, ['text'], new String('text'), Symbol('text'), 7n, () => 'text'];
const wrongFor: Record<Slot['kind'], readonly unknown[]> = {
  text: neverText,
  bounded: [...neverText, word(megabyte)],
  open: neverText,
  ruled: [...neverText, '', word(megabyte)],
  closed: [...neverText, '', 'SUSPENDED_V2', 'toString', '__proto__', 'FREE'],
  number: ['5', NaN, true, [], {}, 5n, new Date(0)],
  boolean: ['true', 1, 0, '', [], {}],
  list: [{}, 'items', 7, {length: 1}, new Map(), new Set(['x']), new Uint8Array(1)],
  object: ['object', 7, true, () => ({})],
  sealed: ['object', 7, true, () => ({})],
  record: ['record', 7, true],
};

describe('an answer', () => {
  it('has a full sample here, every place of the contract filled', async () => {
    for (const name of operationNames) {
      expect(await heard(name, () => fullAnswers[name]), name).to.deep.equal({answer: fullAnswers[name]});
      for (const {path} of slotsOf(operations[name].answer)) {
        let filled = false;
        replaced(fullAnswers[name], path, (old) => {
          filled ||= old !== undefined && old !== null;
          return old;
        });
        expect(filled, `${name}.${path}`).to.equal(true);
      }
    }
  });

  for (const name of operationNames) {
    it(`F-P11: of ${name} with a value of another type anywhere is refused with the path`, async () => {
      for (const {path, kind, nullable, optional} of slotsOf(operations[name].answer)) {
        const wrong = [...wrongFor[kind], ...(nullable ? [] : [null]), ...(optional ? [] : [undefined])];
        for (const value of wrong) {
          const problem = await problemOn(
            name,
            replaced(fullAnswers[name], path, () => value),
          );
          const what = `${name}.${path} = ${typeof value}`;
          expect(problem, what).to.deep.equal({kind: 'contract', path: toldPath(name, path)});
        }
      }
    });

    it(`F-E8: of ${name} carries any text, and any word of a growing vocabulary, as it is`, async () => {
      const slots = slotsOf(operations[name].answer);
      const places = slots.filter(({kind}) => kind === 'text' || kind === 'open');
      const bounded = slots.filter(({kind}) => kind === 'bounded');
      for (const text of [...everyText, word(megabyte)]) {
        let answer = fullAnswers[name];
        for (const {path} of places) answer = replaced(answer, path, () => text);
        for (const {path} of text.length > 200 ? [] : bounded) answer = replaced(answer, path, () => text);
        expect(await heard(name, () => answer), `${name}: ${text.slice(0, 60)}`).to.deep.equal({answer});
      }
    });

    it(`F-S10: of ${name} with keys nobody knows, or those every object inherits, pollutes nothing`, async () => {
      const strange =
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"extra":{"a":[1]},"":0}';
      const places = slotsOf(operations[name].answer).filter(({kind}) => kind === 'object');
      let answer = fullAnswers[name];
      for (const {path} of places.reverse()) {
        const added = JSON.parse(strange) as object;
        answer = replaced(answer, path, (old) => Object.defineProperties(added, Object.getOwnPropertyDescriptors(old)));
      }
      const result = await heard(name, () => answer);
      expect(result).to.deep.equal({answer: fullAnswers[name]});
      for (const object of [{}, [], (result as {answer: object}).answer]) {
        expect((object as {polluted?: unknown}).polluted).to.equal(undefined);
      }
    });

    it(`F-P11: of ${name} that is a login page, nothing, an error or a list is refused as a whole`, async () => {
      for (const answer of [undefined, null, '', '<!doctype html>', 7, true]) {
        expect(await problemOn(name, answer)).to.deep.equal({kind: 'contract', path: name});
      }
      for (const answer of [{error: {message: 'SELECT failed'}}, [], [fullAnswers[name]], new Map(), {}]) {
        const problem = await problemOn(name, answer);
        expect([problem?.kind, problem?.path?.startsWith(`${name}.`)]).to.deep.equal(['contract', true]);
      }
    });
  }

  it('R-23, F-P11: with a receipt that says more than a receipt does is refused: its hash would cover something else', async () => {
    const sealed = operationNames.flatMap((name) =>
      slotsOf(operations[name].answer).flatMap(({kind, path}) => (kind === 'sealed' ? [[name, path] as const] : [])),
    );
    expect(sealed).to.have.lengthOf(7);
    for (const [name, path] of sealed) {
      const answer = replaced(fullAnswers[name], path, (old) => ({...(old as object), extra: 1}));
      expect(await problemOn(name, answer), `${name}.${path}`).to.deep.equal({
        kind: 'contract',
        path: `${toldPath(name, path)}.extra`,
      });
    }
  });

  it('F-P11: that throws when it is read is an unknown problem, and no more', async () => {
    const trap = new Proxy({}, {get: () => expect.fail('read'), ownKeys: () => expect.fail('listed')});
    const thrower = {
      get id(): string {
        throw Object.defineProperty(new Error('trap'), 'problem', {get: () => expect.fail('read again')});
      },
    };
    for (const answer of [
      trap,
      thrower,
      {
        ...order,
        get status() {
          return expect.fail('status') as string;
        },
      },
    ]) {
      const problem = await problemOn('getOrder', answer);
      expect(problem?.kind).to.be.oneOf(['unknown', 'contract']);
    }
    for (const refusal of [thrower, trap, {problem: trap}, {problem: {kind: 'server', fields: trap}}]) {
      const result = await heard('getOrder', () => Promise.reject(refusal as Error));
      expect((result as {problem: Problem}).problem.kind).to.be.oneOf(['unknown', 'server']);
    }
  });

  it('F-P11: may be frozen, without a prototype, or of a class of the host', async () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    class HostOrder {
      constructor() {
        Object.assign(this, order);
      }
    }
    const bare: unknown = Object.assign(Object.create(null), order);
    for (const answer of [freeze(structuredClone(order)), bare, new HostOrder()]) {
      expect(await heard('getOrder', () => answer)).to.deep.equal({answer: order});
    }
  });

  it('takes null and absent for the same where it may be either', async () => {
    for (const name of operationNames) {
      for (const {path} of slotsOf(operations[name].answer).filter((slot) => slot.nullable && slot.optional)) {
        // An administrator's organisation is the one answer that may not be missing.
        if (name === 'checkAdmin' && path === 'organization') continue;
        const withNull = await heard(name, () => replaced(fullAnswers[name], path, () => null));
        const without = await heard(name, () => replaced(fullAnswers[name], path, () => undefined));
        expect(without, `${name}.${path}`).to.deep.equal(withNull);
        expect('answer' in without, `${name}.${path}`).to.equal(true);
      }
    }
  });

  it('F-P11: has whole numbers that no program rounds, none below zero, none without end', async () => {
    for (const name of operationNames) {
      for (const {path} of slotsOf(operations[name].answer).filter(({kind}) => kind === 'number')) {
        for (const text of [
          '-1',
          '-0.5',
          '1e309',
          '-1e309',
          ...(path.endsWith('Minutes') ? [] : ['1.5', '9007199254740993']),
        ]) {
          const answer = replaced(fullAnswers[name], path, () => JSON.parse(text) as number);
          const problem = await problemOn(name, answer);
          expect(problem, `${name}.${path} = ${text}`).to.deep.equal({kind: 'contract', path: toldPath(name, path)});
        }
      }
    }
  });

  it('F-P11: names nothing twice where a person chooses or is billed by its id', async () => {
    const matches = (fullAnswers.matchOrganizations as {matches: object[]}).matches;
    for (const [name, answer, path] of [
      ['getOrder', {...order, lines: [...order.lines, {...line, name: 'Another'}]}, 'getOrder.lines'],
      [
        'matchOrganizations',
        {mayCreate: true, matches: [...matches, {...match, name: 'Other'}]},
        'matchOrganizations.matches',
      ],
      ['getActivation', {...activation, services: [...services, ...services]}, 'getActivation.services'],
      ['listAgreements', {agreements: [summary, {...summary, name: 'Another'}]}, 'listAgreements.agreements'],
      [
        'getAgreement',
        {...agreement, businessCountries: [...agreement.businessCountries, ...agreement.businessCountries]},
        'getAgreement.businessCountries',
      ],
      [
        'getReapplication',
        {...reapplication, countries: [...reapplication.countries, ...reapplication.countries]},
        'getReapplication.countries',
      ],
      ['getReceipts', {receipts: [receipt, {...receipt, signerName: 'Another'}]}, 'getReceipts.receipts'],
    ] as const) {
      expect(await problemOn(name, answer), name).to.deep.equal({kind: 'contract', path});
    }
  });

  it('F-P11: has operation ids that a header can carry', async () => {
    const ids = (['getOrder', 'getAgreement'] as const).flatMap((name) =>
      slotsOf(operations[name].answer).flatMap(({path}) =>
        path.startsWith('operations.') ? [[name, path] as const] : [],
      ),
    );
    expect(ids).to.have.lengthOf(5);
    for (const [name, path] of [
      ...ids,
      ['getReapplication', 'operationId'],
      ['getActivation', 'services.*.retryOperationId'],
      ['getOperation', 'nextOperationId'],
    ] as const) {
      for (const id of ['ключ', 'a b', ' a', 'a\r\nX-Evil: 1', 'a\u0000', '\uD800', '😀', 'é']) {
        const answer = replaced(fullAnswers[name], path, () => id);
        expect(await problemOn(name, answer), `${name}.${path} = ${id}`).to.deep.equal({
          kind: 'contract',
          path: toldPath(name, path),
        });
      }
    }
    const refusal = {problem: {kind: 'conflict', nextOperationId: 'a\nb'}};
    expect(await heard('mapOrder', () => Promise.reject(refusal as unknown as Error))).to.deep.equal({
      problem: {kind: 'conflict'},
    });
  });

  it('never keeps the kit from an answer or a problem, whatever it is', async () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operationNames), anything, anyText, async (name, value, text) => {
        const slots = slotsOf(operations[name].answer);
        const {path} = slots[Math.abs(text.length) % slots.length]!;
        const result = await heard(name, () => replaced(fullAnswers[name], path, () => value));
        if ('problem' in result) expect(result.problem.kind).to.equal('contract');
        const refused = await heard(name, () => Promise.reject({problem: value} as unknown as Error));
        expect(refused).to.have.nested.property('problem.kind');
      }),
      {numRuns: 300},
    );
  });
});

describe('an answer over HTTP', () => {
  const json = {'Content-Type': 'application/json'};
  const body = JSON.stringify(order);

  async function receive(name: 'getOrder' | 'provision', fault: Partial<WireFault>) {
    const world = await httpWorld('failingService', {keepAlive: false});
    await world.fault({operation: name, kind: 'status', status: 200, headers: json, times: 9, ...fault});
    const adapter = httpBackend({baseUrl: world.baseUrl, wait: async () => {}});
    const request = {orderId, operationId: 'order-1-provision-1', acknowledgedLineIds: ['line-1']};
    const result = await checkedBackend(adapter, answerSchemas, {timeoutMilliseconds: 10_000})
      [name](request)
      .then(
        (answer) => ({answer}),
        (error: unknown) => ({problem: problemOf(error)}),
      );
    return {result, serverNow: adapter.serverNow()};
  }

  it('is read with a byte order mark, space around it, and keys nobody knows', async () => {
    const strange = `{"__proto__":{"polluted":1},"extra":{"lines":[]},${body.slice(1)}`;
    for (const text of [`\uFEFF${body}`, `\r\n ${body}\n`, strange, body.replace('"mayChangeContact":true,', '')]) {
      expect((await receive('getOrder', {body: text})).result).to.deep.equal({answer: order});
    }
    const types = ['application/json; charset=utf-8', 'application/vnd.host.v2+json', 'APPLICATION/JSON'];
    for (const type of types) {
      expect((await receive('getOrder', {body, headers: {'Content-Type': type}})).result).to.deep.equal({
        answer: order,
      });
    }
    expect(({} as {polluted?: unknown}).polluted).to.equal(undefined);
  });

  const unreadable: readonly (readonly [what: string, fault: Partial<WireFault>])[] = [
    ['empty', {body: ''}],
    ['white space', {body: ' \n'}],
    ['lines of JSON', {body: `${body}\n${body}\n`}],
    ['JSON with a comma too many', {body: `${body.slice(0, -1)},}`}],
    ['JSON with NaN', {body: body.replace('"quantity":5', '"quantity":NaN')}],
    ['two marks', {body: `\uFEFF\uFEFF${body}`}],
    ['a script around JSON', {body: `callback(${body})`}],
    ['guarded JSON', {body: `)]}',\n${body}`}],
    ['HTML', {headers: {'Content-Type': 'text/html'}, body: '<!doctype html><form></form>'}],
    ['JSON that calls itself a page', {headers: {'Content-Type': 'text/html'}, body}],
    ['JSON of no type', {headers: {}, body}],
    ['JSON that calls itself a stream', {headers: {'Content-Type': 'application/x-ndjson'}, body}],
  ];
  for (const [what, fault] of unreadable) {
    it(`F-P4: that is ${what} is refused as no JSON, of a door too`, async () => {
      for (const name of ['getOrder', 'provision'] as const) {
        expect((await receive(name, fault)).result).to.deep.equal({
          problem: {kind: 'contract', code: 'not-json', status: 200},
        });
      }
    });
  }

  const drifted: readonly (readonly [what: string, body: string, path: string])[] = [
    ['200 with an error', '{"error":{"code":"E1"}}', 'getOrder.id'],
    ['null', 'null', 'getOrder'],
    ['a list', `[${body}]`, 'getOrder.id'],
    ['a text', JSON.stringify(body), 'getOrder'],
    ['a number as text', body.replace('"quantity":5', '"quantity":"5"'), 'getOrder.lines.0.quantity'],
    ['a number beyond all', body.replace('"quantity":5', '"quantity":1e309'), 'getOrder.lines.0.quantity'],
    [
      'an object for a list',
      body.replace('"services":[', '"services":{"0":').replace('}]}}', '}}}}'),
      'getOrder.activation.services',
    ],
    ['null for a list', JSON.stringify({...order, lines: null}), 'getOrder.lines'],
    ['a renamed key', body.replace('"customerName"', '"customer_name"'), 'getOrder.customerName'],
    ['an inherited key only', `{"__proto__":${body}}`, 'getOrder.id'],
    [
      'seconds since 1970 for a moment',
      JSON.stringify({...order, mailReceivedAt: 1773619200}),
      'getOrder.mailReceivedAt',
    ],
  ];
  for (const [what, text, path] of drifted) {
    it(`F-P4: with ${what} is refused by path`, async () => {
      expect((await receive('getOrder', {body: text})).result).to.deep.equal({problem: {kind: 'contract', path}});
    });
  }

  it('F-P4: that does not unpack leaves open what became of a door', async () => {
    const headers = {...json, 'Content-Encoding': 'gzip'};
    const {result} = await receive('provision', {headers, body, after: true});
    expect((result as {problem: Problem}).problem.kind).to.be.oneOf(['network', 'contract']);
  });

  it('F-E8: has ten thousand lines, or a text of a megabyte, and is read whole', async () => {
    const lines = Array.from({length: 10_000}, (_, index) => ({...order.lines[0]!, id: `line-${index}`}));
    const {result} = await receive('getOrder', {body: JSON.stringify({...order, lines})});
    expect((result as {answer: typeof order}).answer.lines).to.have.lengthOf(10_000);
    const long = {...order, customerName: word(megabyte)};
    expect((await receive('getOrder', {body: JSON.stringify(long)})).result).to.deep.equal({answer: long});
  });

  it('F-T1: whose clock cannot be read leaves the time that was known', async () => {
    for (const clock of ['soon', '', '2026-02-30T00:00:00Z+', 'NaN', '1e309']) {
      const headers = {...json, 'Server-Now': clock, Date: clock};
      expect((await receive('getOrder', {body, headers})).serverNow, clock).to.equal(null);
    }
    const adapter = httpBackend({baseUrl: '/api', fetch: async () => new Response(body, {headers: json})});
    await adapter.getOrder({orderId});
    expect(adapter.serverNow()).to.equal(null);
  });
});

describe('a request over HTTP', () => {
  it('F-P11: carries what was typed as JSON, letter for letter, and nothing of it in an address or a header', async () => {
    const sent: {url: string; body: string; headers: string}[] = [];
    const adapter = httpBackend({
      baseUrl: '/api',
      fetch: async (url, init) => {
        sent.push({
          url: String(url),
          body: String(init!.body),
          headers: JSON.stringify([...new Headers(init!.headers)]),
        });
        return Response.json({result: 'free'});
      },
    });
    for (const email of everyText) await adapter.checkAdmin({orderId, email});
    expect(sent.map(({body}) => JSON.parse(body) as unknown)).to.deep.equal(
      everyText.map((email) => ({orderId, email})),
    );
    expect(new Set(sent.map(({url, headers}) => url + headers)).size).to.equal(1);
  });
});

describe('dates and amounts of the contract', () => {
  it('F-P11: are exactly those of the catalogue that exist', () => {
    expect(dates.filter(([text]) => v.is(PlainDate, text))).to.deep.equal(dates.filter(([, isDate]) => isDate));
    expect(moments.filter(([text]) => v.is(Instant, text))).to.deep.equal(moments.filter(([, isMoment]) => isMoment));
    expect(numbers.filter((text) => v.is(Decimal, text))).to.deep.equal(['0', '-0', '-1', '1.5', '9007199254740993']);
  });
});
