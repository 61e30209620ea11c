/** Two one-way doors, each passed at most once whatever the network, the tabs or the user do (decisions 7 and 8). */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine} from '../support/driver.mjs';
import {answers, next, press, reachFirstDoor, reachFirstStep, reachSecondDoor} from '../support/wizard-flow.mjs';
import {eventsOf, sentBy, shows, startStage, until, waitForMilestone, watchViews} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

const checking = words['sending.checking'];
const activated = words['activation.title'];
const confirmDoor = {selector: '.content button.primary'};

let stage;
before(async () => {
  stage = await startStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

/** The two doors: how to stand before each, what is sent, and where it leads. */
const doors = [
  {
    name: 'Confirm',
    scenario: 'newPartner',
    operation: 'mapOrder',
    path: 'orders/map',
    key: 'order-1-map-1',
    reach: reachFirstDoor,
    after: words['subscription.title'],
    event: 'order-set-up',
    milestone: 'mapping',
  },
  {
    name: 'Provision and start billing',
    scenario: 'mappedOrder',
    operation: 'provision',
    path: 'orders/provision',
    key: 'order-1-provision-1',
    reach: reachSecondDoor,
    after: activated,
    event: 'provisioned',
    milestone: 'provisioning',
  },
];

/** What the backend carried out: `{operations, receipts, welcomes}`. */
async function carriedOut(world) {
  const {orders, mails} = await world.admin('state');
  const operations = Object.values(orders[0].operations)
    .filter(({result}) => 'answer' in result)
    .map(({name}) => name);
  return {
    operations,
    billed: orders[0].billing !== null,
    welcomes: mails.filter(({kind}) => kind === 'welcome').length,
  };
}

async function assertCarriedOutOnce(world, {operation}) {
  const {operations, billed, welcomes} = await carriedOut(world);
  assert.deepEqual(operations, [operation]);
  assert.equal(billed, operation === 'provision');
  assert.equal(welcomes, operation === 'mapOrder' ? 1 : 0);
}

async function assertSentOnce(world, {operation, key}) {
  const {keys, count} = await world.arrived(operation);
  assert.deepEqual(keys, [key]);
  assert.equal(count, 1);
}

const pass = (page, door) => page.waitForText(door.after);

/** The wizard never showed an error summary, and its end only at the end. */
async function assertNothingFalseWasShown(page, door) {
  const shown = await page.evaluate(() => window.shown);
  assert.deepEqual(
    shown.filter((text) => text.startsWith('!')),
    [],
  );
  assert.ok(shown.includes(`... ${checking}`));
  assert.equal(shown.indexOf(door.after), shown.length - 1);
}

for (const door of doors) {
  describe(door.name, () => {
    it('F-P1, X-09: fifty trusted clicks are one operation, sent once', async () => {
      const {page, world} = await stage.open({scenario: door.scenario, latency: 100});
      await door.reach(page);
      await until(async () => {
        const {x, y} = await page.find(confirmDoor);
        await page.clickAt(x, y, 50);
        return (await world.arrived(door.operation)).count > 0;
      });
      await pass(page, door);
      await assertSentOnce(world, door);
      await assertCarriedOutOnce(world, door);
      assert.equal((await eventsOf(page, door.event)).length, 1);
    });

    it('F-P1: Enter and clicks together are one operation', async () => {
      const {page, world} = await stage.open({scenario: door.scenario, latency: 100});
      await door.reach(page);
      const {x, y} = await page.find(confirmDoor);
      await page.evaluate(() =>
        document.querySelector('provisioning-wizard').shadowRoot.querySelector('.content button.primary').focus(),
      );
      await Promise.all([page.press('Enter'), page.clickAt(x, y, 3), page.press('Enter'), page.press('Space')]);
      await pass(page, door);
      await assertSentOnce(world, door);
      await assertCarriedOutOnce(world, door);
    });

    it('F-P2, X-10: a connection reset after the server got it is checked, not sent again, and ends true', async () => {
      const {page, world} = await stage.open({scenario: door.scenario});
      await door.reach(page);
      await watchViews(page);
      // The browser itself may repeat the request on a fresh connection; every arrival is answered with a reset.
      await world.fault({operation: door.operation, kind: 'reset', after: true, times: 10});
      await world.fault({operation: 'getOperation', kind: 'status', status: 503, times: 3});
      await next(page);
      await page.waitForText(checking);
      await pass(page, door);
      await assertNothingFalseWasShown(page, door);
      const {keys} = await world.arrived(door.operation);
      assert.deepEqual(keys, [door.key]);
      await assertCarriedOutOnce(world, door);
      const sent = (await sentBy(page)).map(({path}) => path);
      assert.equal(sent.filter((path) => path === door.path).length, 1);
      assert.ok(sent.indexOf('operations/get') > sent.indexOf(door.path));
      assert.equal((await eventsOf(page, door.event)).length, 1);
    });

    it('X-10: after an unanswered request the outcome is asked for before the same payload goes out again under the same key', async () => {
      const {page, world} = await stage.open({scenario: door.scenario});
      await door.reach(page);
      await world.fault({operation: door.operation, kind: 'status', status: 500, body: '', times: 1});
      await next(page);
      await pass(page, door);
      const sent = (await sentBy(page)).filter(({path}) => path === door.path || path === 'operations/get');
      assert.deepEqual(
        sent.map(({path}) => path),
        [door.path, 'operations/get', door.path],
      );
      const [first, , second] = sent;
      assert.equal(first.key, door.key);
      assert.equal(second.key, first.key);
      assert.equal(second.body, first.body);
      await assertCarriedOutOnce(world, door);
    });

    it('F-P6: a reload while it is under way shows what the server knows and sends nothing again', async () => {
      const {page, world} = await stage.open({scenario: door.scenario});
      await door.reach(page);
      await world.fault({operation: door.operation, kind: 'hang', after: true});
      await next(page);
      await until(async () => (await world.arrived(door.operation)).count === 1);
      await waitForMilestone(page, door.milestone);
      await page.reload();
      if (door.operation === 'mapOrder') {
        await reachFirstStep(page);
        await page.waitForText(words['intro.mapped.title']);
        assert.equal(await shows(page, words['intro.changeContact']), false);
        await next(page);
      }
      await pass(page, door);
      await assertSentOnce(world, door);
      await assertCarriedOutOnce(world, door);
    });

    it('F-P6: a second tab, and a device that knows nothing, see what the first has done', async () => {
      const {page, world, origin} = await stage.open({scenario: door.scenario});
      await door.reach(page);
      await next(page);
      await pass(page, door);
      for (const itsOrigin of [origin, await stage.openOrigin()]) {
        const {page: other} = await stage.open({world, origin: itsOrigin});
        if (door.operation === 'mapOrder') {
          await other.waitForText(words['intro.mapped.title']);
          await next(other);
        }
        await pass(other, door);
      }
      await assertSentOnce(world, door);
      await assertCarriedOutOnce(world, door);
    });

    it('F-P6: of two tabs that stand before it, the second is told what the first did, and nothing happens twice', async () => {
      const {page, world, origin} = await stage.open({scenario: door.scenario});
      await door.reach(page);
      const {page: other} = await stage.open({world, origin});
      await door.reach(other);
      await next(page);
      await pass(page, door);
      await next(other);
      await pass(other, door);
      await assertCarriedOutOnce(world, door);
      assert.deepEqual((await world.arrived(door.operation)).keys, [door.key]);
    });

    it('F-P8: moved in the document while it is under way, it is neither aborted nor repeated, and told once', async () => {
      const {page, world} = await stage.open({scenario: door.scenario, latency: 150});
      await door.reach(page);
      await next(page);
      await page.evaluate(() => {
        const wizard = document.querySelector('provisioning-wizard');
        const place = document.body.appendChild(document.createElement('section'));
        place.append(wizard);
        document.body.prepend(wizard);
        if (typeof document.body.moveBefore === 'function') place.moveBefore(wizard, null);
      });
      await pass(page, door);
      await assertSentOnce(world, door);
      await assertCarriedOutOnce(world, door);
      assert.equal((await eventsOf(page, door.event)).length, 1);
    });

    it('F-P6: removed while it is under way, what was sent is carried out, and put back it shows the outcome', async () => {
      const {page, world} = await stage.open({scenario: door.scenario, latency: 100});
      await door.reach(page);
      await next(page);
      await until(async () => (await sentBy(page)).some(({path}) => path === door.path));
      await page.evaluate(() => {
        window.removed = document.querySelector('provisioning-wizard');
        window.removed.remove();
      });
      await until(async () => (await carriedOut(world)).operations.length === 1);
      await page.evaluate(() => document.body.append(window.removed));
      if (door.operation === 'mapOrder') {
        await reachFirstStep(page);
        await page.waitForText(words['intro.mapped.title']);
        await next(page);
      }
      await pass(page, door);
      await assertSentOnce(world, door);
    });

    if (engine === 'chromium') {
      for (const carried of [true, false]) {
        it(`F-P5: a tab that crashes between request and answer shows the outcome on return: ${carried ? 'carried out' : 'never received'}`, async () => {
          const {page, world, url} = await stage.open({scenario: door.scenario});
          await door.reach(page);
          await world.fault({operation: door.operation, kind: 'hang', after: carried});
          await next(page);
          await until(async () => (await world.arrived(door.operation)).count === 1);
          await waitForMilestone(page, door.milestone);
          await page.crash();
          const again = await stage.openPage();
          await again.goto(url);
          if (carried) {
            if (door.operation === 'mapOrder') {
              await again.waitForText(words['intro.mapped.title']);
              await next(again);
            }
            await pass(again, door);
            await assertCarriedOutOnce(world, door);
          } else {
            await again.waitForText(words['intro.earlier']);
            await reachFirstStep(again);
            assert.deepEqual((await carriedOut(world)).operations, []);
          }
          await assertSentOnce(world, door);
        });
      }
    }
  });
}

it('F-P6, X-10: another tab with other answers cannot map the order again, and is told so instead of success', async () => {
  const {page, world, origin} = await stage.open();
  await reachFirstDoor(page);
  const {page: other} = await stage.open({world, origin});
  await reachFirstDoor(other, {customerName: 'Somebody Else'});
  await next(page);
  await pass(page, doors[0]);
  await next(other);
  await other.waitForText(words['elsewhere.title']);
  assert.deepEqual(await eventsOf(other, 'order-set-up'), []);
  const paths = (await sentBy(other)).map(({path}) => path);
  assert.ok(paths.indexOf('operations/get') > paths.indexOf('orders/map'));
  const {organizations, orders} = await world.admin('state');
  assert.equal(organizations.find(({id}) => id === orders[0].customerOrganizationId).name, answers.customerName);
  assert.equal(
    organizations.some(({name}) => name === 'Somebody Else'),
    false,
  );
  await assertCarriedOutOnce(world, doors[0]);
});

/** An answer in place of the true one; with `after` the operation was carried out before it. */
const answer = (fault) => ({operation: 'provision', times: 1, ...fault});
const provisioning = doors[1];
const problem = (code, more = {}) => ({
  headers: {'Content-Type': 'application/problem+json'},
  body: JSON.stringify({code, ...more}),
});

describe('answers that tell nothing certain', () => {
  const unreadable = [
    {kind: 'html', carried: [true, false]},
    {kind: 'truncated', carried: [true, false]},
    {kind: 'redirect', carried: [true, false]},
    {kind: 'empty', carried: [true]},
    {kind: 'noContent', carried: [true]},
    {kind: 'notJson', carried: [true]},
    {kind: 'json', body: '{"id":"order-1"}', carried: [true]},
    {kind: 'status', status: 500, carried: [true, false]},
    {kind: 'status', status: 502, carried: [true]},
    {kind: 'status', status: 503, carried: [false]},
    {kind: 'status', status: 504, carried: [true]},
  ];
  for (const {carried: outcomes, ...fault} of unreadable) {
    const number = fault.kind === 'status' ? 'F-P3' : 'F-P4';
    const name =
      fault.kind === 'status' ? `status ${fault.status}` : fault.kind === 'json' ? 'JSON of another shape' : fault.kind;
    for (const carried of outcomes) {
      it(`${number}: ${name}, ${carried ? 'carried out' : 'not carried out'}: checking, then the truth, under one key`, async () => {
        const {page, world} = await stage.open({scenario: 'mappedOrder'});
        await reachSecondDoor(page);
        await watchViews(page);
        await world.fault(answer({...fault, after: carried}));
        await next(page);
        await pass(page, provisioning);
        await assertNothingFalseWasShown(page, provisioning);
        assert.deepEqual(
          (await sentBy(page))
            .map(({path}) => path)
            .filter((path) => path === 'orders/provision' || path === 'operations/get'),
          ['orders/provision', 'operations/get', ...(carried ? [] : ['orders/provision'])],
        );
        assert.deepEqual((await world.arrived('provision')).keys, [provisioning.key]);
        await assertCarriedOutOnce(world, provisioning);
      });
    }
  }

  it('F-P4: while nobody can tell the outcome, neither success nor failure is shown and the action is not offered', async () => {
    const {page, world} = await stage.open({scenario: 'mappedOrder'});
    await reachSecondDoor(page);
    await watchViews(page);
    await world.fault(answer({kind: 'html'}));
    await world.fault({operation: 'getOperation', kind: 'html', times: 3});
    await next(page);
    // Three questions, the pauses between them, and the view has not changed.
    await until(async () => (await world.arrived('getOperation')).count === 3);
    assert.equal(await shows(page, checking), true);
    assert.equal(
      await page.evaluate(
        () => document.querySelector('provisioning-wizard').shadowRoot.querySelector('form') === null,
      ),
      true,
    );
    assert.equal(await shows(page, activated), false);
    await pass(page, provisioning);
    await assertNothingFalseWasShown(page, provisioning);
    await assertCarriedOutOnce(world, provisioning);
  });
});

describe('answers with a status', () => {
  const same = ['orders/provision', 'orders/provision'];
  const asked = ['orders/provision', 'operations/get'];
  const rows = [
    {name: '429 with Retry-After', fault: {status: 429, headers: {'Retry-After': '2'}}, sent: same, wait: 1900},
    {name: '429 without Retry-After', fault: {status: 429}, sent: same},
    {name: '503 with Retry-After', fault: {status: 503, headers: {'Retry-After': '2'}}, sent: same, wait: 1900},
    {name: '408', fault: {status: 408, after: true, times: 5}, sent: asked},
    {name: '409 in progress', fault: {status: 409, ...problem('in-progress'), after: true}, sent: asked},
    {name: '422 for another payload', fault: {status: 422, ...problem('operation-mismatch'), after: true}, sent: asked},
  ];
  for (const {name, fault, sent, wait = 0} of rows) {
    it(`F-P3: ${name}: one key, one operation, no false word`, async () => {
      const {page, world} = await stage.open({scenario: 'mappedOrder'});
      await reachSecondDoor(page);
      await watchViews(page);
      await world.fault(answer({kind: 'status', ...fault}));
      await next(page);
      await pass(page, provisioning);
      const shown = await page.evaluate(() => window.shown);
      assert.deepEqual(
        shown.filter((text) => text.startsWith('!')),
        [],
      );
      const calls = (await sentBy(page)).filter(({path}) => path === 'orders/provision' || path === 'operations/get');
      assert.deepEqual(
        calls.map(({path}) => path),
        sent,
      );
      assert.ok(calls[1].at - calls[0].at >= wait, `sent again after ${calls[1].at - calls[0].at} ms`);
      assert.deepEqual((await world.arrived('provision')).keys, [provisioning.key]);
      await assertCarriedOutOnce(world, provisioning);
    });
  }

  it('F-P3, F-E12: a session that ends while a carried out request is to be repeated is no refusal of it', async () => {
    const {page, world} = await stage.open({scenario: 'mappedOrder'});
    await reachSecondDoor(page);
    await watchViews(page);
    await world.fault(answer({kind: 'status', status: 503, retryAfter: 1, after: true}));
    await next(page);
    await until(async () => (await world.arrived('provision')).count === 1);
    await world.admin('expireSession');
    await page.waitForText(words['session.endedTitle']);
    assert.equal(
      await page.evaluate(
        () => document.querySelector('provisioning-wizard').shadowRoot.querySelector('form') === null,
      ),
      true,
    );
    await world.admin('signIn', 'account-partner');
    await press(page, words['session.continue']);
    await pass(page, provisioning);
    await assertNothingFalseWasShown(page, provisioning);
    assert.deepEqual((await world.arrived('provision')).keys, [provisioning.key]);
    await assertCarriedOutOnce(world, provisioning);
  });

  it('F-E12: after a new sign-in activation goes on, even where the first question for the session failed', async () => {
    const world = await stage.openWorld({scenario: 'mappedOrder'});
    await world.fault({operation: 'getSession', kind: 'html'});
    const {page} = await stage.open({world});
    await reachSecondDoor(page);
    await next(page);
    await pass(page, provisioning);
    await world.admin('expireSession');
    await page.waitForText(words['session.endedTitle']);
    await world.admin('travel', 3 * 24 * 60 * 60 * 1000);
    await world.admin('signIn', 'account-partner');
    await press(page, words['session.continue']);
    await page.waitForText(words['done.title']);
  });

  it('F-P3: 400 is a refusal: it is told with the reference for support, nothing is billed, and the page stays', async () => {
    const {page, world} = await stage.open({scenario: 'mappedOrder'});
    await reachSecondDoor(page);
    await world.fault(answer({kind: 'status', status: 400, ...problem('key-missing', {reference: 'R-400'})}));
    await next(page);
    await page.waitForText(words['problem.heading']);
    assert.match(await page.visibleText(), /R-400/);
    assert.equal((await carriedOut(world)).billed, false);
    await assertSentOnce(world, provisioning);
    await next(page);
    await pass(page, provisioning);
    await assertCarriedOutOnce(world, provisioning);
  });
});
