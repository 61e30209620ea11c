/** An acceptance, a decline and a new application, each carried out at most once, and told as it is (decision 8). */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine} from '../support/driver.mjs';
import {
  attest,
  countOf,
  openTexts,
  pressOn,
  reachApplication,
  reachCheck,
  reachDecline,
  startRenewalStage,
} from '../support/renewal-flow.mjs';
import {choose, inElement, next, press, put, waitForField, waitForSelector} from '../support/wizard-flow.mjs';
import {eventsOf, sentBy, shows, until, watchViews} from '../support/wizard-stage.mjs';
import {renewalWords} from '../support/words.mjs';

const words = await renewalWords();
const id = 'agreement-1';
const checking = words['sending.checking'];
const nothingDone = {receipts: 0, reviews: 0, declines: 0, applications: 0};

let stage;
before(async () => {
  stage = await startRenewalStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

/** What is sent at most once: how to stand before it, and where it leads. */
const actions = [
  {
    name: 'accepting',
    scenario: 'oneAgreement',
    operation: 'acceptAgreement',
    path: 'agreements/accept',
    key: `${id}-accept-1`,
    reach: reachCheck,
    button: '.view.check .actions button.primary',
    done: words['finished.renewed'],
    event: 'accepted',
    carriedOut: {...nothingDone, receipts: 1},
  },
  {
    name: 'declining',
    scenario: 'oneAgreement',
    operation: 'declineAgreement',
    path: 'agreements/decline',
    key: `${id}-decline-1`,
    reach: reachDecline,
    button: '.actions button.danger',
    done: words['finished.declined'],
    event: 'declined',
    carriedOut: {...nothingDone, declines: 1},
  },
  {
    name: 'applying again',
    scenario: 'lapsedAgreement',
    operation: 'applyForCountries',
    path: 'agreements/apply-for-countries',
    key: `${id}-apply-1`,
    reach: reachApplication,
    button: '.view.check .actions button.primary',
    done: words['matrix.received'],
    event: 'accepted',
    carriedOut: {...nothingDone, receipts: 1, applications: 1},
  },
];
const [accepting] = actions;

/** What the server saw happen to the agreement. */
const carriedOut = async (world) => (await world.counts()).agreements[id];

async function assertOnce(world, action) {
  assert.deepEqual(await carriedOut(world), action.carriedOut);
  assert.deepEqual((await world.arrived(action.operation)).keys, [action.key]);
}

const pathsOf = async (page, ...wanted) =>
  (await sentBy(page)).map(({path}) => path).filter((path) => wanted.includes(path));
const watch = (page) => watchViews(page, '.content .notice.info h3');

/** No error summary was shown, the unknown outcome was, and the end only at the end. */
async function assertNothingFalseWasShown(page, action, {wasUnknown = true} = {}) {
  const shown = await page.evaluate(() => window.shown);
  assert.deepEqual(
    shown.filter((text) => text.startsWith('!')),
    [],
  );
  assert.equal(shown.includes(`... ${checking}`), wasUnknown);
  if (action !== actions[2]) assert.equal(shown.indexOf(action.done), shown.length - 1);
}

for (const action of actions) {
  describe(action.name, () => {
    it('F-P1, X-09: thirty trusted clicks and Enter held down are one operation, sent once', async () => {
      const {page, world} = await stage.open({scenario: action.scenario, latency: 100});
      await action.reach(page);
      const {x, y} = await page.find({selector: action.button});
      await page.evaluate(inElement(`(root) => root.querySelector('${action.button}').focus()`));
      await Promise.all([
        page.clickAt(x, y, 30),
        ...Array(4)
          .fill('Enter')
          .map((key) => page.press(key)),
      ]);
      await page.waitForText(action.done);
      assert.equal((await world.arrived(action.operation)).count, 1);
      await assertOnce(world, action);
      assert.equal((await eventsOf(page, action.event)).length, 1);
    });

    it('F-P2, X-10: a connection reset after the server got it is asked about, not sent again, and ends true', async () => {
      const {page, world} = await stage.open({scenario: action.scenario});
      await action.reach(page);
      await watch(page);
      // The browser itself may repeat the request on a fresh connection; every arrival is answered with a reset.
      await world.fault({operation: action.operation, kind: 'reset', after: true, times: 10});
      await world.fault({operation: 'getOperation', kind: 'html', times: 1});
      await pressOn(page, action.button);
      await page.waitForText(checking);
      await page.waitForText(action.done);
      await assertNothingFalseWasShown(page, action);
      await assertOnce(world, action);
      const sent = await pathsOf(page, action.path, 'operations/get');
      assert.deepEqual(sent, [action.path, 'operations/get', 'operations/get']);
      assert.equal((await eventsOf(page, action.event)).length, 1);
    });

    it('F-P6: of two tabs that stand before it, the second is told what the first did, and nothing happens twice', async () => {
      const {page, world, origin} = await stage.open({scenario: action.scenario});
      await action.reach(page);
      const {page: other} = await stage.open({world, origin});
      await action.reach(other);
      await pressOn(page, action.button);
      await page.waitForText(action.done);
      await pressOn(other, action.button);
      await other.waitForText(action.done);
      await assertOnce(world, action);
    });

    it('F-P6: a reload while it is under way shows what the server knows and sends nothing again', async () => {
      const {page, world} = await stage.open({scenario: action.scenario});
      await action.reach(page);
      await world.fault({operation: action.operation, kind: 'hang', after: true});
      await pressOn(page, action.button);
      await until(async () => (await world.arrived(action.operation)).count === 1);
      await page.reload();
      const standing = {accepted: 'open', declined: 'declined'}[action.event];
      await page.waitForText(
        words[
          action === actions[2] ? 'standing.reapplying' : `standing.${action === accepting ? 'renewed' : standing}`
        ],
      );
      assert.equal((await world.arrived(action.operation)).count, 1);
      await assertOnce(world, action);
    });
  });
}

describe('answers that tell nothing certain', () => {
  const twice = [accepting.path, 'operations/get', accepting.path];
  const once = [accepting.path, 'operations/get'];
  const rows = [
    {fault: {kind: 'status', status: 408, after: true, times: 5}, sent: once, number: 'F-P3', name: '408'},
    {fault: {kind: 'status', status: 500, after: false}, sent: twice, number: 'F-P3', name: '500'},
    {fault: {kind: 'status', status: 504, after: true}, sent: once, number: 'F-P3', name: '504'},
    {fault: {kind: 'html', after: true}, sent: once, number: 'F-P4', name: 'a page'},
    {fault: {kind: 'html', after: false}, sent: twice, number: 'F-P4', name: 'a page'},
    {fault: {kind: 'truncated', after: true}, sent: once, number: 'F-P4', name: 'half an answer'},
    {
      fault: {kind: 'json', body: '{"id":"agreement-1"}', after: true},
      sent: once,
      number: 'F-P4',
      name: 'JSON of another shape',
    },
  ];
  for (const {fault, sent, number, name} of rows) {
    it(`${number}: ${name}, ${fault.after ? 'carried out' : 'not carried out'}: checking, then the truth, under one key`, async () => {
      const {page, world} = await stage.open();
      await reachCheck(page);
      await watch(page);
      await world.fault({operation: 'acceptAgreement', ...fault});
      await pressOn(page, accepting.button);
      await page.waitForText(accepting.done);
      await assertNothingFalseWasShown(page, accepting);
      assert.deepEqual(await pathsOf(page, accepting.path, 'operations/get'), sent);
      await assertOnce(world, accepting);
    });
  }

  for (const kind of ['hang', 'stallBody']) {
    it(`F-P3: no answer in time (${kind}): checking, then the truth, sent once`, async () => {
      const {page, world} = await stage.open({query: '&timeout=1500'});
      await reachCheck(page);
      await watch(page);
      await world.fault({operation: 'acceptAgreement', kind, after: true});
      await pressOn(page, accepting.button);
      await page.waitForText(accepting.done);
      await assertNothingFalseWasShown(page, accepting);
      assert.equal((await world.arrived('acceptAgreement')).count, 1);
      await assertOnce(world, accepting);
    });
  }

  it('F-P3: 503 with Retry-After waits as it was asked to, and sends the same payload under the same key', async () => {
    const {page, world} = await stage.open();
    await reachCheck(page);
    await watch(page);
    await world.fault({operation: 'acceptAgreement', kind: 'status', status: 503, retryAfter: 2});
    await pressOn(page, accepting.button);
    await page.waitForText(words['sending.waiting']);
    await page.waitForText(accepting.done);
    await assertNothingFalseWasShown(page, accepting, {wasUnknown: false});
    const [first, second, ...more] = (await sentBy(page)).filter(({path}) => path === accepting.path);
    assert.deepEqual(more, []);
    assert.deepEqual([second.key, second.body], [first.key, first.body]);
    await assertOnce(world, accepting);
  });

  it('F-P4: while nobody can tell the outcome, neither success nor failure is shown and accepting is not offered', async () => {
    const {page, world} = await stage.open();
    await reachCheck(page);
    await watch(page);
    await world.fault({operation: 'acceptAgreement', kind: 'html', after: true});
    await world.fault({operation: 'getOperation', kind: 'html', times: 3});
    await pressOn(page, accepting.button);
    await until(async () => (await world.arrived('getOperation')).count === 3);
    assert.equal(await shows(page, checking), true);
    assert.equal(await countOf(page, 'form, .view.check, .error-summary'), 0);
    assert.deepEqual(await eventsOf(page, 'accepted'), []);
    await page.waitForText(accepting.done);
    await assertNothingFalseWasShown(page, accepting);
    await assertOnce(world, accepting);
  });

  if (engine === 'chromium') {
    it('F-P4: an outcome that stays unknown is told with what is known and whom to ask, and is settled by asking', async () => {
      const {page, world} = await stage.open();
      await reachCheck(page);
      await world.fault({operation: 'acceptAgreement', kind: 'html', after: true});
      await world.fault({operation: 'getOperation', kind: 'html', times: 5});
      await pressOn(page, accepting.button);
      await page.waitForText(words['sending.unknown']);
      assert.equal(await shows(page, words['sending.unknownKnown']), true);
      assert.equal(await countOf(page, 'form, .view.check, .error-summary'), 0);
      await press(page, words['action.check']);
      await page.waitForText(accepting.done);
      assert.deepEqual(await pathsOf(page, accepting.path), [accepting.path]);
      await assertOnce(world, accepting);
    });
  }
});
