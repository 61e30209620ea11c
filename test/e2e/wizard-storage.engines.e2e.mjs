/** The wizard where the device's storage fails: the flow goes on, what it tells of storage is true, nothing is restored. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {refusesForms} from '../support/driver.mjs';
import {startRelay} from '../support/host-page.mjs';
import {shrinkStorage} from '../support/shrink-storage.mjs';
import {
  choose,
  next,
  pageScript,
  put,
  reachFirstDoor,
  reachFirstStep,
  reachSecondDoor,
  waitForField,
  waitForSelector,
  waitForStep,
} from '../support/wizard-flow.mjs';
import {eventsOf, journalOf, shows, startStage, until, waitForMilestone} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

/** With `layout` in the address, the page is one of a later version of the kit, whose database has that layout. */
const script = `${pageScript}
import {ProvisioningWizard} from 'partner-widgets';
import {databaseName} from './src/storage/database-name.js';
import {indexedDbStore} from './src/storage/indexed-db-store.js';
import {eraseOtherAccounts, provisioningJournal} from 'partner-widgets/storage';
const layout = Number(query.get('layout'));
if (layout) {
  ProvisioningWizard.storageAccess = {
    open: async ({accountId}) => {
      const store = indexedDbStore({name: await databaseName(accountId, ''), layout});
      return {store, journal: provisioningJournal(store)};
    },
    erase: () => eraseOtherAccounts(),
  };
}
window.toldAt = {};
document.addEventListener('partner-storage', ({detail: {state}}) => (window.toldAt[state] = performance.now()));
window.uncaught = [];
addEventListener('error', ({message}) => window.uncaught.push(message));
addEventListener('unhandledrejection', ({reason}) => window.uncaught.push(String(reason)));
window.readings = 0;
const {get} = IDBObjectStore.prototype;
IDBObjectStore.prototype.get = function (key) {
  this.transaction.addEventListener('complete', () => window.readings++);
  return get.call(this, key);
};
`;

let stage;
before(async () => {
  stage = await startStage({script});
});
const relays = [];
afterEach(async () => {
  await stage.clear();
  for (const relay of relays.splice(0)) await relay.close();
});
after(() => stage.close());

const journal = async (page) => journalOf({databases: await page.everythingStored()});
const databases = (page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({name, version}) => ({name, version})));
const storageOf = async (page) => (await eventsOf(page, 'storage')).map(([, {state, reason}]) => `${state} ${reason}`);
const waitForStorage = (page, told) => until(async () => (await storageOf(page)).at(-1) === told);
const nothingUncaught = async (page) => assert.deepEqual(await page.evaluate(() => window.uncaught), []);

/** Through the acknowledged first door to the services. */
async function passFirstDoor(page) {
  await next(page);
  await page.waitForText(words['subscription.title']);
}

/** Begins an attempt and waits until the device has noted it. */
async function begin(page) {
  await reachFirstStep(page);
  await next(page);
  await waitForField(page, 'role');
  await waitForMilestone(page, 'started');
}

/** The order's page anew: it stands where the server says. */
async function comesBack(page, url, title) {
  await page.goto(url);
  await page.waitForText(title);
}

/** What the journal has of the order has been read: what is told of an earlier attempt is on view. */
async function waitForReading(page) {
  await page.waitFor(() => window.readings > 0);
  await waitForStorage(page, 'ready null');
}

/** On the first page, once the journal is read. */
async function tellsOfEarlierAttempt(page) {
  await waitForReading(page);
  return shows(page, words['intro.earlier']);
}

/** Writes a record for the order into the wizard's database, on a page that has no wizard. `text` is JSON. */
const writeByHand = (page, {name, version, text}) =>
  page.evaluate(
    async (database, itsVersion, json) => {
      const promised = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const connection = await promised(indexedDB.open(database, itsVersion ?? undefined));
      const store = connection.transaction('records', 'readwrite').objectStore('records');
      await promised(store.put(JSON.parse(json), ['journal', 'order-1']));
      connection.close();
    },
    name,
    version ?? null,
    text,
  );

describe('storage that goes', () => {
  const clears = async (request, response) => {
    if (!request.url.startsWith('/__clear')) return false;
    response.writeHead(200, {'Clear-Site-Data': '"storage"', 'Cache-Control': 'no-store'}).end('cleared');
    return true;
  };

  it('F-S1, F-S12: cleared in mid-flow, the wizard goes on and the next milestone is noted again', async () => {
    const origin = await stage.openOrigin({handle: clears});
    const {page, url} = await stage.open({origin});
    await reachFirstDoor(page);
    await waitForMilestone(page, 'started');
    await page.evaluate(async () => void (await fetch('/__clear')));
    await until(async () => (await journal(page)).length === 0);
    await passFirstDoor(page);
    await waitForMilestone(page, 'mapped');
    assert.equal((await storageOf(page)).at(-1), 'ready null');
    await nothingUncaught(page);
    await comesBack(page, url, words['intro.mapped.title']);
  });

  it('F-S5: where there is no room, the flow goes on, the event says so, nothing is noted; with room again it is', async () => {
    const {page, origin, url} = await stage.open();
    await reachFirstStep(page);
    await waitForStorage(page, 'ready null');
    const room = await shrinkStorage(page, origin.origin);
    await reachFirstDoor(page);
    await waitForStorage(page, 'memoryOnly quota');
    assert.deepEqual(await journal(page), []);
    await passFirstDoor(page);
    assert.deepEqual(await journal(page), []);
    assert.equal((await storageOf(page)).at(-1), 'memoryOnly quota');
    await nothingUncaught(page);
    await room();
    await comesBack(page, url, words['intro.mapped.title']);
    await reachSecondDoor(page);
    await next(page);
    await waitForMilestone(page, 'provisioning');
    assert.equal((await storageOf(page)).at(-1), 'ready null');
  });
});

describe('versions that meet', () => {
  it('F-S6: a tab of an older version makes way and says why, and both go on', async () => {
    const {page: older, world, origin} = await stage.open();
    await begin(older);
    const {page: newer} = await stage.open({world, origin, query: '&layout=2'});
    await reachFirstStep(newer);
    await waitForStorage(newer, 'ready null');
    await waitForStorage(older, 'memoryOnly newerDatabase');
    await newer.waitForText(words['intro.earlier']);
    await reachFirstDoor(newer);
    await passFirstDoor(newer);
    await waitForMilestone(newer, 'mapped');
    await choose(older, 'role', 'partner');
    await next(older);
    await waitForField(older, 'setter');
    for (const page of [older, newer]) await nothingUncaught(page);
  });

  it('F-S6: held up by an older tab it says so within a second, works meanwhile, and goes on by itself', async () => {
    const {page: older, world, origin} = await stage.open();
    await begin(older);
    const [{name}] = await databases(older);
    await older.goto(`${origin.origin}/elsewhere`);
    await older.evaluate(
      (database) =>
        new Promise((resolve) => {
          indexedDB.open(database, 1).onsuccess = ({target}) => resolve(void (window.held = target.result));
        }),
      name,
    );
    const {page} = await stage.open({world, origin, query: '&layout=2'});
    await waitForStorage(page, 'blocked otherTab');
    const milliseconds = await page.evaluate(() => window.toldAt.blocked - window.toldAt.opening);
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
    await reachFirstStep(page);
    await next(page);
    await waitForField(page, 'role');
    await older.evaluate(() => void window.held.close());
    await waitForStorage(page, 'ready null');
    await waitForMilestone(page, 'started');
    await nothingUncaught(page);
  });

  it('F-S7: a database of a newer version is left as it is, and the flow goes on in memory', async () => {
    const {page, origin, url} = await stage.open();
    await begin(page);
    const [{name}] = await databases(page);
    await page.goto(`${origin.origin}/elsewhere`);
    await writeByHand(page, {name, version: 7, text: '"of a later version"'});
    const before = await page.everythingStored();
    await page.goto(url);
    await waitForStorage(page, 'memoryOnly newerDatabase');
    await reachFirstDoor(page);
    await passFirstDoor(page);
    assert.equal((await storageOf(page)).filter((told) => told.startsWith('memoryOnly')).length, 1);
    await nothingUncaught(page);
    await page.goto(`${origin.origin}/elsewhere`);
    assert.deepEqual(await databases(page), [{name, version: 7}]);
    assert.deepEqual(await page.everythingStored(), before);
  });
});

describe('records that are not true', () => {
  const at = 1_760_000_000_000;
  const entry = (more) => ({orderId: 'order-1', milestone: 'started', at, operationId: null, ...more});
  const record = (more) => ({v: 1, at, data: entry(more)});
  const provisioning = record({milestone: 'provisioning', operationId: 'order-1-provision-1'});
  const mapping = record({milestone: 'mapping', operationId: 'order-1-map-1'});
  /** Not true of an order that nobody has begun to set up. */
  const forged = {
    'mapping of another order': record({milestone: 'mapping', operationId: 'order-2-map-1'}),
    'provisioning before the mapping': provisioning,
    'everything done': record({milestone: 'provisioned', operationId: 'order-1-provision-1'}),
  };
  const broken = {
    'a snapshot of a machine': {
      v: 1,
      at,
      data: {
        status: 'active',
        value: 'provisioning',
        context: {orderId: 'order-1', answers: {billingAcknowledged: true}},
        children: {submission: {src: 'provision', snapshot: {status: 'active', value: 'sending'}}},
      },
    },
    'a field too many': {v: 1, at, data: entry({customerName: 'Kanarinac'})},
    'a milestone nobody knows': {v: 1, at, data: entry({milestone: 'constructor'})},
    'inherited keys': {v: 1, at, data: {'__proto__?': {polluted: 1}, ...entry()}},
    'no record at all': 'provisioned',
  };

  /** A page whose device has a database, and `openWith(record)`: the page anew, that record on the device and read. */
  async function openForged(scenario) {
    const {page, world, origin, url} = await stage.open({scenario});
    await waitForReading(page);
    const [{name}] = await databases(page);
    const openWith = async (record) => {
      await page.goto(`${origin.origin}/elsewhere`);
      await writeByHand(page, {name, text: JSON.stringify(record).replace('__proto__?', '__proto__')});
      await page.goto(url);
      await waitForReading(page);
    };
    return {page, world, openWith};
  }

  async function assertNothingCarriedOut(world) {
    const once = ['mapOrder', 'setPassword', 'provision', 'retryActivation'];
    const arrived = (await world.calls()).map(({operation}) => operation);
    assert.deepEqual(
      arrived.filter((operation) => once.includes(operation)),
      [],
    );
    assert.deepEqual((await world.order()).operations, {});
  }

  for (const {what, scenario, untrue, title} of [
    {what: 'mapping', scenario: 'newPartner', untrue: mapping, title: 'intro.ready.title'},
    {what: 'billing', scenario: 'mappedOrder', untrue: provisioning, title: 'intro.mapped.title'},
  ]) {
    it(`F-P7: ${what} that a record has under way is asked about once and not carried out, and it says so`, async () => {
      const {page, world, openWith} = await openForged(scenario);
      await openWith(untrue);
      await until(async () => (await world.arrived('getOperation')).count > 0);
      await page.waitForText(words['intro.earlier']);
      await page.waitForText(words[title]);
      assert.equal((await world.arrived('getOperation')).count, 1);
      await assertNothingCarriedOut(world);
      await nothingUncaught(page);
    });
  }

  it('F-P7: a record that does not fit the order is believed in nothing', async () => {
    const {page, world, openWith} = await openForged('newPartner');
    for (const [what, untrue] of Object.entries(forged)) {
      await openWith(untrue);
      await page.waitForText(words['intro.ready.title']);
      assert.equal(await shows(page, words['intro.earlier']), false, what);
      await nothingUncaught(page);
    }
    assert.equal((await world.arrived('getOperation')).count, 0);
    await assertNothingCarriedOut(world);
  });

  it('F-S9, F-S10: a record that is broken is removed, one of a later version left alone, and neither is told of', async () => {
    const {page, world, openWith} = await openForged('newPartner');
    for (const [what, untrue] of Object.entries(broken)) {
      await openWith(untrue);
      assert.equal(await shows(page, words['intro.earlier']), false, what);
      await page.waitForText(words['intro.ready.title']);
      assert.equal(await page.evaluate(() => 'polluted' in {}), false, what);
      await until(async () => (await journal(page)).length === 0);
      await nothingUncaught(page);
    }
    await openWith({v: 99, at, data: {later: true}});
    assert.equal(await shows(page, words['intro.earlier']), false);
    assert.deepEqual(await journal(page), [{later: true}]);
    // A sound record is told of by then.
    await openWith(record());
    assert.equal(await shows(page, words['intro.earlier']), true);
    await assertNothingCarriedOut(world);
    // And a new attempt is one like any other.
    await reachFirstDoor(page);
    await passFirstDoor(page);
    assert.equal((await world.arrived('mapOrder')).count, 1);
  });
});

describe('storage that is denied', () => {
  /** A page without an origin of its own, as in a sandboxed frame, with these permissions. */
  async function openSandboxed(permissions) {
    const relay = await startRelay(stage.backend.origin);
    relays.push(relay);
    const world = await stage.openWorld({scenario: 'mappedOrder'});
    const opened = await stage.open({
      world: {...world, api: relay.origin + world.path},
      headers: {'content-security-policy': `sandbox ${permissions}`},
      handle: async (_, response) => {
        response.setHeader('access-control-allow-origin', '*');
        return false;
      },
    });
    return opened;
  }

  for (const permissions of ['allow-scripts allow-forms allow-downloads allow-modals', 'allow-scripts']) {
    it(`F-S11: in a frame sandboxed with ${permissions} the whole of it works in memory, and says once that nothing is kept`, async () => {
      const {page, world} = await openSandboxed(permissions);
      const denied = await page.evaluate(() => {
        try {
          return String(window.localStorage.length);
        } catch ({name}) {
          return name;
        }
      });
      assert.equal(denied, 'SecurityError');
      if (permissions === 'allow-scripts' && refusesForms) await waitForSelector(page, '.restricted-frame strong');
      await reachSecondDoor(page);
      await next(page);
      await waitForStep(page, 'activation');
      assert.notEqual((await world.order()).billing, null);
      const told = (await storageOf(page)).filter((line) => !line.startsWith('opening'));
      assert.deepEqual(told, ['memoryOnly denied']);
      await nothingUncaught(page);
    });
  }
});

describe('storage that is wiped from another tab', () => {
  const typed = 'Kanarinac Telekom';

  it('F-S15: wipe() in one tab ends the stores of both; the other one goes on and brings nothing back', async () => {
    const {page: first, world, origin} = await stage.open();
    await reachFirstDoor(first);
    const [{name}] = await databases(first);
    const {page: second} = await stage.open({world, origin});
    await second.waitForText(words['intro.earlier']);
    const [result, milliseconds] = await second.evaluate(async () => {
      window.readings = 0;
      const started = performance.now();
      const answer = await document.querySelector('provisioning-wizard').wipe();
      return [answer, performance.now() - started];
    });
    assert.deepEqual(result, {deleted: [name], failed: []});
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
    await waitForStorage(first, 'memoryOnly wiped');
    await reachFirstStep(second);
    assert.equal(await tellsOfEarlierAttempt(second), false);
    await passFirstDoor(first);
    assert.deepEqual(await journal(second), []);
    for (const page of [first, second]) await nothingUncaught(page);
  });

  /** Types into a form of the first tab; the second stands at its first page. */
  async function openTwo() {
    const {page: first, world, origin, url} = await stage.open();
    await begin(first);
    await choose(first, 'role', 'partner');
    await next(first);
    await choose(first, 'setter', 'self');
    await next(first);
    await put(first, 'partnerName', typed);
    const {page: second} = await stage.open({world, origin});
    await second.waitForText(words['intro.earlier']);
    return {first, second, world, url};
  }

  it('F-S15: after a sign-out in one tab nothing is left, and the other starts over as soon as it hears of it', async () => {
    const {first, second, world, url} = await openTwo();
    await world.admin('signOut');
    await second.evaluate(() => document.querySelector('provisioning-wizard').refreshSession());
    await until(async () => (await databases(first)).length === 0);
    await next(first);
    await first.evaluate(() => document.querySelector('provisioning-wizard').refreshSession());
    await until(
      async () =>
        !(await first.evaluate(
          (text) =>
            [...document.querySelector('provisioning-wizard').shadowRoot.querySelectorAll('input')].some(
              ({value}) => value === text,
            ),
          typed,
        )),
    );
    await until(async () => (await databases(first)).length === 0);
    await world.admin('signIn', 'account-partner');
    await comesBack(second, url, words['intro.ready.title']);
    assert.equal(await tellsOfEarlierAttempt(second), false);
    assert.doesNotMatch(JSON.stringify(await second.everythingStored()), /kanarinac/i);
  });

  it('F-S15: where another tab lets nothing go, wipe() ends all the same, says so, and nothing can be read any more', async () => {
    const {page, origin} = await stage.open();
    await begin(page);
    const [{name}] = await databases(page);
    const holder = await stage.openPage();
    await holder.goto(`${origin.origin}/elsewhere`);
    await holder.evaluate(
      (database) =>
        new Promise((resolve) => {
          indexedDB.open(database).onsuccess = ({target}) => resolve(void (window.held = target.result));
        }),
      name,
    );
    const [result, milliseconds] = await page.evaluate(async () => {
      const started = performance.now();
      const answer = await document.querySelector('provisioning-wizard').wipe();
      return [answer, performance.now() - started];
    });
    assert.deepEqual(result, {deleted: [], failed: [name]});
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
    const left = await holder.evaluate(
      () =>
        new Promise((resolve) => {
          window.held.transaction('records').objectStore('records').count().onsuccess = ({target}) =>
            resolve(target.result);
        }),
    );
    assert.equal(left, 0);
    await reachFirstStep(page);
  });
});
