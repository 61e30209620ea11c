/** Sign-out and wipe() leave no word in any store, whatever other tabs hold (decision 9). */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {assertNowhere, everyText, startCanaryStage, traces} from '../support/canary-stage.mjs';
import {fillEveryField} from '../support/canary.mjs';
import {next, reachFirstStep, waitForField} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';

let canary;
before(async () => {
  canary = await startCanaryStage();
});
afterEach(() => canary.clear());
after(() => canary.close());

/** A tab of an old release, say: it holds the database and does not let go when asked. */
async function holdDatabases(opened) {
  const page = await canary.anotherPage(opened);
  await page.evaluate(async () => {
    window.held = await Promise.all(
      (await indexedDB.databases()).map(
        ({name}) =>
          new Promise((resolve, reject) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          }),
      ),
    );
  });
  assert.equal(await page.evaluate(() => window.held.length), 1);
  return page;
}

const recordsOf = async (page) => (await page.everythingStored()).flatMap(({records}) => JSON.parse(records)[0]);
const databasesOf = (page) => page.evaluate(async () => (await indexedDB.databases()).length);

/** Two tabs with the same order, a word typed in both, and a third tab that holds the database. */
async function threeTabs() {
  const here = await canary.visit('newPartner');
  const there = await canary.visit('newPartner', {world: here.world, recorder: here.recorder});
  for (const {page, canaries} of [here, there]) {
    await reachFirstStep(page);
    await next(page);
    await waitForField(page, 'role');
    await fillEveryField(page, canaries);
    await next(page);
    await waitForField(page, 'setter');
    await fillEveryField(page, canaries);
  }
  await until(async () => (await recordsOf(here.page)).length > 0);
  return {here, there, holder: await holdDatabases(here)};
}

describe('what the device keeps', () => {
  it('F-S15: wipe() answers within two seconds though another tab holds on, and leaves nothing in any store', async () => {
    const {here, there, holder} = await threeTabs();
    // On a busy machine the page's own timers come late too, but in their order.
    const result = await here.page.evaluate(async () => {
      const late = new Promise((resolve) => setTimeout(() => resolve('two seconds are over'), 2000));
      return Promise.race([document.querySelector('provisioning-wizard').wipe(), late]);
    });
    assert.equal(typeof result, 'object', result);
    assert.equal(result.deleted.length + result.failed.length, 1);
    assert.equal(await holder.evaluate(countHeld), 0);
    await until(async () => canariesOf(here, there, await everyText(here.page)).length === 0);
    // Nothing can be opened while the deletion waits for the other tab.
    await holder.evaluate(() => window.held.forEach((database) => database.close()));
    for (const {page} of [here, there]) {
      assert.deepEqual(canariesOf(here, there, JSON.stringify(await traces(page))), []);
    }
  });

  it('F-S15: after a sign-out in one tab nothing is stored though other tabs hold on, and the database goes with them', async () => {
    const {here, there, holder} = await threeTabs();
    await here.world.admin('signOut');
    await here.page.evaluate(() => document.querySelector('provisioning-wizard').refreshSession());
    await until(async () => canariesOf(here, there, await everyText(here.page)).length === 0);
    await until(async () => holder.evaluate(countHeld).then((count) => count === 0));
    await holder.evaluate(() => window.held.forEach((database) => database.close()));
    await there.page.evaluate(() => document.querySelector('provisioning-wizard').refreshSession());
    await until(async () => canariesOf(here, there, await everyText(there.page)).length === 0);
    for (const {page} of [here, there]) await assertNowhere(page, here.canaries);
    for (const {page} of [here, there]) await assertNowhere(page, there.canaries);
    await until(async () => (await databasesOf(holder)) === 0);
  });
});

const canariesOf = (here, there, text) => [...here.canaries.foundIn(text), ...there.canaries.foundIn(text)];

/** How many records the held databases have. */
async function countHeld() {
  let sum = 0;
  for (const database of window.held) {
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store).objectStore(store).count();
      await new Promise((resolve) => (request.onsuccess = resolve));
      sum += request.result;
    }
  }
  return sum;
}
