/** Drafts on real pages: what is typed outlives reloads, crashes, other tabs, and nothing outlives a wipe. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine, itFromCache, launch} from '../support/driver.mjs';
import {buildPage, plainHtml, startPageServer} from '../support/page-server.mjs';
import {shrinkStorage} from '../support/shrink-storage.mjs';

/** A form of one field; `?account`, `?layout`, `?delay` and `?channels=none` in the address, the status in words below. */
const script = `
import * as v from 'valibot';
import {databaseName} from './src/storage/database-name.js';
import {indexedDbStore} from './src/storage/indexed-db-store.js';
import {reviseOnDevice} from './src/storage/revise-on-device.js';
import {autosave, draftKind, draftStore, eraseOtherAccounts, openDeviceStore} from 'partner-widgets/storage';

window.uncaught = [];
addEventListener('error', ({message}) => window.uncaught.push(message));
addEventListener('unhandledrejection', ({reason}) => window.uncaught.push(String(reason)));
window.comebacks = [];
addEventListener('pageshow', ({persisted}) => window.comebacks.push(persisted));

const query = new URLSearchParams(location.search);
if (query.get('channels') === 'none') window.BroadcastChannel = undefined;
const accountId = query.get('account') ?? 'ann';
const kinds = {note: draftKind({version: 1, content: v.strictObject({text: v.string()})})};
const layout = Number(query.get('layout'));
const store = layout
  ? indexedDbStore({name: await databaseName(accountId, ''), layout, kinds, revise: reviseOnDevice})
  : await openDeviceStore({accountId, kinds});
const drafts = draftStore({store, kind: 'note'});
const {open, draft, forks} = await drafts.open('renewal:1');
const field = document.querySelector('textarea');
const show = (id, text) => (document.getElementById(id).textContent = text);
const delay = Number(query.get('delay'));
const saving = autosave(open, {
  ...(delay && {delayMilliseconds: delay, maxWait: delay}),
  onStatus({kept, conflict}) {
    show('kept', [kept.state, kept.reason].filter(Boolean).join(' '));
    show('conflict', conflict ? 'other: ' + conflict.content.text : '');
  },
});
const fill = (found) => (field.value = found?.content.text ?? field.value);
fill(draft);
show('forks', forks.map(({content}) => 'fork: ' + content.text).join(', '));
field.addEventListener('input', () => saving.change({step: 'text', content: {text: field.value}}));
const on = (id, work) => document.getElementById(id).addEventListener('click', work);
on('mine', () => saving.keepMine());
on('theirs', async () => fill(await saving.takeTheirs()));
on('fork', async () => fill(await saving.takeFork((await drafts.open('renewal:1')).forks[0].fork)));
window.wipe = () => store.wipe();
window.eraseOthers = () => eraseOtherAccounts({keepAccountId: accountId});
show('ready', 'ready');
`;

const buttons = ['mine', 'theirs', 'fork'].map((id) => `<button id="${id}">${id}</button>`).join('');
const lines = ['ready', 'kept', 'conflict', 'forks'].map((id) => `<p id="${id}"></p>`).join('');
const form = plainHtml({body: `<textarea aria-label="Text"></textarea>${buttons}${lines}`});
const elsewhere = plainHtml({body: '<p>Elsewhere</p>'}).replace(/<script.*<\/script>/, '');

let browser;
let folder;
let first;
before(async () => {
  [browser, folder] = await Promise.all([launch(), buildPage(script)]);
  // WebKit's session ends with its last window.
  first = engine === 'webkit' ? await browser.newPage() : null;
});
after(() => browser.close());

const cleanups = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup().catch(() => undefined);
});

async function openOrigin(headers = {}) {
  const server = await startPageServer({
    folder,
    headers,
    pages: {'/': form, '/elsewhere': elsewhere},
    handle: async (request, response) => {
      if (request.headers.origin === 'null') response.setHeader('access-control-allow-origin', '*');
      if (request.url !== '/clear') return false;
      response.writeHead(200, {'clear-site-data': '"storage"', 'cache-control': 'no-store'}).end('cleared');
      return true;
    },
  });
  cleanups.push(() => server.close());
  return server.origin;
}

async function openForm(origin, {query = '', from = browser} = {}) {
  await first?.evaluate(() => true);
  const page = await from.newPage();
  cleanups.push(() => page.close());
  await page.goto(`${origin}/${query}`);
  await page.waitForText('ready');
  return page;
}

async function type(page, text) {
  await page.click({selector: 'textarea'});
  await page.type(text);
}

const value = (page) => page.evaluate(() => document.querySelector('textarea').value);
const waitForValue = (page, wanted) =>
  page.waitFor((text) => document.querySelector('textarea')?.value === text, wanted);
const press = (page, id) => page.click({selector: `#${id}`});
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({name}) => name));

async function leave(page) {
  await page.evaluate(() => void setTimeout(() => location.assign('/elsewhere')));
  await page.waitForText('Elsewhere');
}

async function comeBack(page) {
  await page.back();
  await page.waitForText('ready');
  const comebacks = await page.evaluate(() => window.comebacks);
  assert.equal(comebacks.at(-1), true, 'the back-forward cache was not used, so this proves nothing');
}

async function nothingUncaught(page) {
  assert.deepEqual(await page.evaluate(() => window.uncaught), []);
}

describe('a draft on a page', () => {
  it('K-08, X-03: is there after a reload, and says that it is kept', async () => {
    const page = await openForm(await openOrigin());
    assert.equal(await page.evaluate(() => document.getElementById('kept').textContent), 'empty');
    await type(page, 'typed');
    await page.waitForText('saved');
    await page.reload();
    await page.waitForText('saved');
    assert.equal(await value(page), 'typed');
    await nothingUncaught(page);
  });

  itFromCache('F-S14: goes through the back-forward cache, and what was typed before is not lost', async () => {
    const origin = await openOrigin();
    const page = await openForm(origin);
    const other = await openForm(origin);
    await type(page, 'typed');
    await page.waitForText('saved');
    await leave(page);
    await other.reload();
    await waitForValue(other, 'typed');
    await comeBack(page);
    await page.waitForText('saved');
    await other.reload();
    await waitForValue(other, 'typed');
    await type(page, ' on');
    await page.waitForText('saved');
    await other.reload();
    await waitForValue(other, await value(page));
    assert.equal(await other.evaluate(() => document.getElementById('forks').textContent), '');
    await nothingUncaught(page);
  });

  itFromCache('F-S8, F-S14: a page that comes back from the cache sees what another tab kept meanwhile', async () => {
    const origin = await openOrigin();
    const page = await openForm(origin);
    await type(page, 'typed');
    await page.waitForText('saved');
    await leave(page);
    const other = await openForm(origin);
    await waitForValue(other, 'typed');
    await type(other, '!');
    await other.waitForText('saved');
    const longer = await value(other);
    await comeBack(page);
    await page.waitForText(`other: ${longer}`);
    await press(page, 'theirs');
    await waitForValue(page, longer);
  });

  if (engine !== 'webkit') {
    it('F-S13: is there after a crash of the page, once it was called saved', async () => {
      const origin = await openOrigin();
      const page = await openForm(origin);
      await type(page, 'typed');
      await page.waitForText('saved');
      await page.crash();
      assert.equal(await value(await openForm(origin)), 'typed');
    });

    it('F-S13: is there after the browser was killed, once it was called saved', async () => {
      const origin = await openOrigin();
      const profile = mkdtempSync(join(tmpdir(), 'kit-drafts-'));
      cleanups.push(async () => rmSync(profile, {recursive: true, force: true}));
      const killed = await launch(engine, {profile});
      const page = await openForm(origin, {from: killed});
      await type(page, 'typed');
      await page.waitForText('saved');
      await killed.kill();
      const again = await launch(engine, {profile});
      cleanups.push(() => again.close());
      assert.equal(await value(await openForm(origin, {from: again})), 'typed');
    });
  }
});

describe('a draft in two tabs', () => {
  for (const [how, query] of [
    ['that can talk to each other', ''],
    ['that cannot', '?channels=none'],
  ]) {
    it(`F-S8, X-17, K-30: in tabs ${how} nothing is lost, and the loser is told and chooses`, async () => {
      const origin = await openOrigin();
      const [one, two] = [await openForm(origin, {query}), await openForm(origin, {query})];
      await type(two, 'two');
      await two.waitForText('saved');
      await type(one, 'one');
      await one.waitForText('other: two');
      await one.waitForText('saved');
      const three = await openForm(origin, {query});
      assert.equal(await value(three), 'two');
      await three.waitForText('fork: one');
      await press(one, 'mine');
      await one.waitFor(() => document.getElementById('conflict').textContent === '');
      await three.reload();
      await waitForValue(three, 'one');
      await three.waitForText('fork: two');
      await press(three, 'fork');
      await waitForValue(three, 'two');
      await three.reload();
      await three.waitForText('fork: one');
      assert.equal(await value(three), 'two');
      for (const page of [one, two, three]) await nothingUncaught(page);
    });
  }

  it('F-S8: a tab hears what another one typed without writing or being shown', async () => {
    const origin = await openOrigin();
    const [one, two] = [await openForm(origin), await openForm(origin)];
    await type(two, 'two');
    await two.waitForText('saved');
    await one.waitForText('other: two');
  });

  it('F-S6: a tab of an older version says why it keeps nothing more; the newer one has what was typed', async () => {
    const origin = await openOrigin();
    const older = await openForm(origin);
    await type(older, 'typed');
    await older.waitForText('saved');
    const newer = await openForm(origin, {query: '?layout=2'});
    assert.equal(await value(newer), 'typed');
    await older.waitForText('memoryOnly newerDatabase');
    await type(older, '!');
    await older.waitForText('memoryOnly newerDatabase');
    await type(newer, '?');
    await newer.waitForText('saved');
    for (const page of [older, newer]) await nothingUncaught(page);
  });
});

describe('a draft where the device fails', () => {
  it("F-S1, F-S12: goes on when the browser cleared the site's data, and is saved again with the next word", async () => {
    const page = await openForm(await openOrigin());
    await type(page, 'typed');
    await page.waitForText('saved');
    await page.evaluate(() => fetch('/clear').then((answer) => answer.text()));
    await page.waitFor(async () => !(await indexedDB.databases()).length);
    await type(page, '!');
    await page.waitFor(async () => (await indexedDB.databases()).length === 1);
    await page.waitForText('saved');
    const typed = await value(page);
    await page.reload();
    await waitForValue(page, typed);
    await nothingUncaught(page);
  });

  it('F-S5: without room says unsaved until there is room, and then saves by itself', async () => {
    const origin = await openOrigin();
    const page = await openForm(origin);
    const giveRoom = await shrinkStorage(page, origin);
    await type(page, 'typed');
    await page.waitForText('unsaved quota');
    await giveRoom();
    await page.waitForText('saved');
    await page.reload();
    await waitForValue(page, 'typed');
  });

  for (const permissions of ['allow-scripts allow-forms allow-downloads allow-modals', 'allow-scripts']) {
    it(`F-S11: in a frame sandboxed with ${permissions} works in memory, and says so`, async () => {
      const page = await openForm(await openOrigin({'content-security-policy': `sandbox ${permissions}`}));
      await page.waitForText('memoryOnly denied');
      await type(page, 'typed');
      await page.waitForText('memoryOnly denied');
      await nothingUncaught(page);
    });
  }
});

describe('drafts that are to be gone', () => {
  it('F-S15: a wipe takes them from every tab, in time, and no tab brings them back', async () => {
    const origin = await openOrigin();
    const [one, two] = [await openForm(origin), await openForm(origin)];
    await type(one, 'kanarinac');
    await one.waitForText('saved');
    const [name] = await databases(one);
    await type(one, ' again');
    const [result, milliseconds] = await two.evaluate(async () => {
      const started = performance.now();
      const answer = await window.wipe();
      return [answer, performance.now() - started];
    });
    assert.deepEqual(result, {deleted: [name], failed: []});
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
    await one.waitForText('memoryOnly wiped');
    await type(one, ' and again');
    await one.waitForText('memoryOnly wiped');
    assert.deepEqual(await databases(two), []);
    const fresh = await openForm(origin);
    assert.equal(await value(fresh), '');
    assert.doesNotMatch(JSON.stringify(await fresh.everythingStored()), /kanarinac/);
  });

  it('F-S15: a tab that lets nothing go does not keep them readable', async () => {
    const origin = await openOrigin();
    const page = await openForm(origin);
    await type(page, 'kanarinac');
    await page.waitForText('saved');
    const [name] = await databases(page);
    const holder = await openForm(origin);
    await holder.evaluate(
      (database) =>
        new Promise((resolve) => {
          indexedDB.open(database).onsuccess = ({target}) => resolve(void (window.held = target.result));
        }),
      name,
    );
    assert.deepEqual(await page.evaluate(() => window.wipe()), {deleted: [], failed: [name]});
    const left = await holder.evaluate(
      () =>
        new Promise((resolve) => {
          const records = window.held.transaction('records').objectStore('records');
          records.count().onsuccess = ({target}) => resolve(target.result);
        }),
    );
    assert.equal(left, 0);
  });

  it("F-S16: another account sees none, and the first one's are erased", async () => {
    const origin = await openOrigin();
    const ann = await openForm(origin);
    await type(ann, 'kanarinac');
    await ann.waitForText('saved');
    const [name] = await databases(ann);
    const bob = await openForm(origin, {query: '?account=bob'});
    assert.equal(await value(bob), '');
    await type(bob, 'b');
    await bob.waitForText('saved');
    assert.deepEqual(await bob.evaluate(() => window.eraseOthers()), {deleted: [name], failed: []});
    await ann.waitForText('memoryOnly wiped');
    assert.doesNotMatch(JSON.stringify(await bob.everythingStored()), /kanarinac/);
    await bob.reload();
    await waitForValue(bob, 'b');
  });
});
