/** The demo's address: what is set up in one tab is set up in the other, whatever is combined. */
import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {jumpNames} from '../../demo/agreement-moments.js';
import {
  faultKinds,
  faultText,
  faultTimes,
  momentsFor,
  operationsFor,
  services,
  storageFaults,
} from '../../demo/faults/fault.js';
import {scenarioNames} from '../../demo/kit.js';
import {
  defaultAccount,
  densities,
  directions,
  languageTags,
  pages,
  patiences,
  readRoute,
  routeSearch,
  signIns,
  themes,
  type Route,
} from '../../demo/route.js';
import {repetitions} from '../support/long.js';

type Values<T> = {readonly [K in keyof T]-?: fc.Arbitrary<T[K]>};

/** Objects as an object literal makes them. */
const plain = {noNullPrototype: true} as const;

const id = fc.stringMatching(/^[\w-]{1,20}$/);
const idOrNull = fc.option(id);
const agreements = fc.option(fc.array(id, {minLength: 1, maxLength: 3}).map((ids) => ids.join('.')));

const fault = fc.constantFrom(...faultKinds).chain((kind) =>
  fc.record(
    {
      kind: fc.constant(kind),
      operation: fc.constantFrom('all' as const, ...operationsFor(kind)),
      times: fc.constantFrom(...faultTimes),
      moment: fc.constantFrom(...momentsFor(kind)),
    },
    plain,
  ),
);

const fields: Values<Route> = {
  page: fc.constantFrom(...pages),
  order: id,
  agreement: agreements,
  mail: idOrNull,
  scenario: fc.constantFrom(null, ...scenarioNames),
  days: fc.integer({min: -3660, max: 3660}),
  jump: fc.option(fc.record({name: fc.constantFrom(...jumpNames), agreementId: id}, plain)),
  account: fc.oneof(fc.constantFrom(defaultAccount, 'none'), id),
  language: fc.constantFrom(...languageTags),
  theme: fc.constantFrom(...themes),
  density: fc.constantFrom(...densities),
  direction: fc.constantFrom(...directions),
  panel: fc.constantFrom('open', 'closed', null),
  faults: fc.uniqueArray(fault, {selector: faultText, maxLength: 4}),
  offline: fc.boolean(),
  storage: fc.constantFrom(...storageFaults),
  activation: fc.constantFrom('usual', 'slow'),
  uploads: fc.constantFrom('usual', 'slow'),
  failing: fc.subarray([...services]),
  patience: fc.constantFrom(...patiences),
  signIn: fc.constantFrom(...signIns),
  connection: fc.constantFrom('direct', null),
};

/** What is open belongs to its page, and a moment stands for its days. */
const route: fc.Arbitrary<Route> = fc.record(fields).map((any) => ({
  ...any,
  order: any.page === 'set-up' ? any.order : null,
  agreement: any.page === 'agreements' ? any.agreement : null,
  mail: any.page === 'mailbox' ? any.mail : null,
  days: any.jump ? 0 : any.days,
}));

describe('the demo’s address', () => {
  it('leads to what it was written for, whatever is combined', () => {
    const isSame = (written: Route) => {
      expect(readRoute(routeSearch(written))).to.deep.equal(written);
    };
    fc.assert(fc.property(route, isSame), {numRuns: repetitions(1000, 20_000)});
  });

  it('knows each value of each field also where everything else is as usual', () => {
    const usual = readRoute('?lang=en');
    const alone = <K extends keyof Route>(name: K, values: readonly Route[K][]) => {
      for (const value of values) {
        const written = {...usual, [name]: value};
        expect(readRoute(routeSearch(written)), `${name} ${String(value)}`).to.deep.equal(written);
      }
    };
    alone('page', ['orders', 'agreements', 'support', 'commerce', 'mailbox']);
    alone('scenario', scenarioNames);
    alone(
      'jump',
      jumpNames.map((name) => ({name, agreementId: 'agreement-1'})),
    );
    alone('account', ['none', 'account-colleague']);
    alone('language', languageTags);
    alone('theme', themes);
    alone('density', densities);
    alone('direction', directions);
    alone('panel', ['open', 'closed']);
    alone('offline', [true]);
    alone('storage', storageFaults);
    alone('activation', ['slow']);
    alone('uploads', ['slow']);
    alone(
      'failing',
      services.map((service) => [service]),
    );
    alone('patience', patiences);
    alone('signIn', signIns);
    alone('connection', ['direct']);
    alone(
      'faults',
      faultKinds.flatMap((kind) =>
        operationsFor(kind).flatMap((operation) =>
          momentsFor(kind).map((moment) => [{kind, operation, times: 'always' as const, moment}]),
        ),
      ),
    );
  });

  it('takes whatever stands in it, and is the same after it was read once', () => {
    const known = [
      'lang',
      'page',
      'order',
      'agreement',
      'mail',
      'scenario',
      'days',
      'jump',
      'as',
      'theme',
      'density',
      'dir',
    ];
    const more = ['panel', 'fault', 'offline', 'storage', 'activation', 'uploads', 'failing', 'patience', 'signin'];
    const name = fc.oneof(fc.constantFrom(...known, ...more, 'connection'), fc.string());
    const value = fc.oneof(
      fc.string({unit: 'binary'}),
      fc.constantFrom('set-up', 'agreements', 'a.b', 'graceEnd.a', 'on', 'slow', '1e3', '-0', 'direct'),
      fault.map(faultText),
    );
    const isStable = (pairs: [string, string][]) => {
      const once = routeSearch(readRoute(`?${new URLSearchParams(pairs).toString()}`));
      expect(routeSearch(readRoute(once))).to.equal(once);
    };
    fc.assert(fc.property(fc.array(fc.tuple(name, value), {maxLength: 12}), isStable), {
      numRuns: repetitions(1000, 20_000),
    });
  });
});
