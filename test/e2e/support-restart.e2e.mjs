/** What is on the device goes on after the browser was killed, and a large file arrives over a line that breaks again and again. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {closeSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine, launch} from '../support/driver.mjs';
import {
  beginCase,
  checkCase,
  fillCase,
  giveFile,
  giveMadeFiles,
  isKept,
  openCase,
  pressOn,
  quietWorld,
  replyButton,
  sendButton,
  sentReference,
  waitForFile,
  waitForHeading,
  waitingCase,
  words,
  writeReply,
} from '../support/support-flow.mjs';
import {startSupportStage} from '../support/support-pages.mjs';
import {choose, inElement, put, valueOf} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';

const isLong = Boolean(process.env.LONG);
const megabyte = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'kit-support-'));

let stage;
before(async () => {
  stage = await startSupportStage();
});
afterEach(() => stage.clear());
after(async () => {
  rmSync(folder, {recursive: true, force: true, maxRetries: 5});
  await stage.close();
});

/** A file in which every part is another: `{path, hash, size}`. */
function makeFile(name, size) {
  const path = join(folder, name);
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  const part = Buffer.alloc(megabyte);
  for (let at = 0, seed = 1; at < size; at += part.length) {
    for (let word = 0; word < part.length; word += 4) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      part.writeUInt32LE(seed, word);
    }
    const last = part.subarray(0, Math.min(part.length, size - at));
    hash.update(last);
    writeSync(file, last);
  }
  closeSync(file);
  return {path, size, hash: hash.digest('hex')};
}

describe('the browser is killed', () => {
  const chunk = 262_144;
  const repetitions = isLong ? 20 : 1;
  // By far more than the line carries while the browser is being killed, and than the browser hashes by itself.
  const file = makeFile('half.zip', 24 * megabyte);
  const queued = 'Zvono u prijemnici ne zvoni';
  const draft = 'The firewall is the one in the cellar.';

  const opened = [];
  afterEach(async () => {
    for (const browser of opened.splice(0)) await browser.close().catch(() => undefined);
  });

  /** A browser whose profile outlives it, and a page with support. */
  async function openIn(profile, url) {
    const browser = await launch(engine, {profile});
    opened.push(browser);
    const page = await browser.newPage();
    await page.goto(url);
    return {browser, page};
  }

  /** The requests that brought parts of files. */
  const sentParts = async (world) => (await world.uploads()).filter(({method}) => method === 'PATCH');

  /** Judges what brought the rest of the file, of which `half` was there. */
  function wentOn(resumed, half) {
    assert.ok(resumed[0].offset >= half, `began again at ${resumed[0].offset} of ${half}`);
    // Every part goes on where the one before ended.
    const offsets = resumed.map(({offset}) => offset);
    assert.deepEqual(
      offsets,
      [...new Set(offsets)].toSorted((one, other) => one - other),
    );
    const sent = resumed.reduce((sum, {bytes}) => sum + bytes, 0);
    assert.ok(sent <= file.size - half, `${sent} bytes were sent for the ${file.size - half} that were missing`);
  }

  for (let repetition = 1; repetition <= repetitions; repetition++) {
    // Killed after another part of the file each time.
    const parts = 1 + ((repetition * 5) % 16);
    it(`F-S13, F-P5, S-19: with a draft, a case in the outbox and a file sent up to part ${parts}, all go on, nothing twice (${repetition})`, async () => {
      const world = await quietWorld(stage);
      const origin = await stage.openOrigin();
      const url = `${origin.origin}/?api=${encodeURIComponent(world.api)}&chunk=${chunk}`;
      const profile = mkdtempSync(join(folder, 'profile-'));
      const killed = await openIn(profile, url);
      const {page} = killed;

      await beginCase(page);
      await fillCase(page, {subject: queued});
      await page.native.setOfflineMode(true);
      await checkCase(page);
      await pressOn(page, sendButton);
      await waitForHeading(page, words['queued.title']);
      await page.waitForText(words['queued.leave']);
      // The network is back, and the server takes no case yet.
      await world.fault({operation: 'createCase', kind: 'status', status: 503, retryAfter: 3600, times: 1000});
      await page.native.setOfflineMode(false);
      await until(async () => (await world.arrived('createCase')).count > 0);

      await openCase(page);
      await writeReply(page, draft);
      await page.native.emulateNetworkConditions({upload: 2 * megabyte, download: 50 * megabyte, latency: 0});
      await giveFile(page, file.path);
      await until(async () => (await world.announced())[0]?.offset >= parts * chunk);
      await isKept(page);
      await killed.browser.kill();
      await world.chaos();

      assert.deepEqual(await world.casesAbout(queued), []);
      const [{id, offset: half}] = await world.announced();
      assert.ok(half > 0 && half < file.size, `${half} bytes were sent`);
      const before = (await sentParts(world)).length;

      const again = await openIn(profile, url);
      const restarted = again.page;
      // The outbox sends by itself.
      await until(async () => (await world.casesAbout(queued)).length === 1);
      await openCase(restarted);
      assert.equal(await valueOf(restarted, 'text'), draft);
      await waitForFile(restarted, 'stored');
      wentOn((await sentParts(world)).slice(before), half);
      await pressOn(restarted, replyButton);
      await restarted.waitForText(words['case.reply.sent']);
      const entries = await world.entriesOf(waitingCase.id, draft);
      assert.deepEqual(
        entries.map(({files}) => files.map((one) => one.id)),
        [[id]],
      );
      assert.equal(await world.hashAt(waitingCase.id, id), file.hash);
      assert.equal((await world.announced()).length, 1);
      assert.equal((await world.casesAbout(queued)).length, 1);
      for (const operation of ['createCase', 'replyToCase'])
        assert.equal((await world.arrived(operation)).keys.length, 1, operation);
      // A next visit finds nothing left of either.
      await restarted.reload();
      await openCase(restarted);
      assert.equal(await valueOf(restarted, 'text'), '');
      assert.equal((await world.casesAbout(queued)).length, 1);
    });

    it(`F-S13, F-P5, X-10: with a case in the outbox whose file was sent up to part ${parts}, both go out, nothing twice (${repetition})`, async () => {
      const world = await quietWorld(stage);
      const origin = await stage.openOrigin();
      const url = `${origin.origin}/?api=${encodeURIComponent(world.api)}&chunk=${chunk}`;
      const profile = mkdtempSync(join(folder, 'profile-'));
      const killed = await openIn(profile, url);
      const {page} = killed;

      await beginCase(page);
      await fillCase(page, {subject: queued});
      await page.native.emulateNetworkConditions({upload: 2 * megabyte, download: 50 * megabyte, latency: 0});
      await page.native.setOfflineMode(true);
      await giveFile(page, file.path);
      await waitForFile(page, 'waiting');
      await isKept(page);
      await checkCase(page);
      await pressOn(page, sendButton);
      await waitForHeading(page, words['queued.title']);
      await page.waitForText(words['queued.leave']);
      assert.deepEqual(await world.announced(), []);
      await page.native.setOfflineMode(false);
      await until(async () => (await world.announced())[0]?.offset >= parts * chunk);
      await killed.browser.kill();

      const [{id, offset: half}] = await world.announced();
      assert.ok(half > 0 && half < file.size, `${half} bytes were sent`);
      assert.equal((await world.arrived('createCase')).count, 0);
      const before = (await sentParts(world)).length;

      const {page: restarted} = await openIn(profile, url);
      await until(async () => (await world.casesAbout(queued)).length === 1);
      wentOn((await sentParts(world)).slice(before), half);
      const [{id: caseId, files}] = await world.casesAbout(queued);
      assert.deepEqual(
        files.map((one) => one.id),
        [id],
      );
      assert.equal(await world.hashAt(caseId, id), file.hash);
      assert.equal((await world.announced()).length, 1);
      assert.equal((await world.arrived('createCase')).keys.length, 1);
      // A next visit finds nothing left of it.
      await restarted.reload();
      await waitForHeading(restarted, words['support.title']);
      assert.equal((await world.casesAbout(queued)).length, 1);
      assert.equal((await world.arrived('createCase')).keys.length, 1);
    });
  }
});

describe('the network goes', () => {
  it('S-03: while a case is read, another one can be opened all the same, and is sent once the network is back', async () => {
    const subject = 'Zvono u prijemnici ne zvoni';
    const world = await quietWorld(stage);
    const {page} = await stage.open({world});
    await openCase(page);
    // What is loaded in an idle moment is there, with all that it needs.
    await page.waitFor(async () => {
      const place = performance.getEntriesByType('resource').find(({name}) => name.includes('new-case-place'));
      if (place) await import(place.name);
      return place !== undefined;
    });
    await page.native.setOfflineMode(true);
    await page.evaluate(() => document.querySelector('support-center').open({view: 'newCase'}));
    await waitForHeading(page, words['newCase.title']);
    await put(page, 'subject', subject);
    await put(page, 'description', 'It began on Monday.');
    await choose(page, 'severity', '4');
    await checkCase(page);
    await pressOn(page, sendButton);
    await waitForHeading(page, words['queued.title']);
    await page.native.setOfflineMode(false);
    await until(async () => (await world.casesAbout(subject)).length === 1);
    assert.equal((await world.arrived('createCase')).keys.length, 1);
  });
});

describe('a file over a line that breaks every few megabytes', () => {
  const size = (isLong ? 200 : 48) * megabyte;
  const everyBytes = 3 * megabyte;
  const subject = 'Zvono u prijemnici snima';

  /** Memory in use of each of the browser's processes that is its own, in bytes, by process id. */
  async function memoryOf(browser) {
    const {processInfo} = await browser.send('SystemInfo.getProcessInfo');
    const memory = {};
    for (const {id, type} of processInfo) {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/m.exec(status) ?? [];
      if (kilobytes) memory[`${type} ${id}`] = Number(kilobytes) * 1024;
    }
    return memory;
  }

  it('S-19, F-P5: it arrives once and whole, and neither the page nor the browser holds it in memory', async () => {
    const file = makeFile('large.zip', size);
    const world = await quietWorld(stage);
    const {page} = await stage.open({world});
    const browser = await stage.browser.native.target().createCDPSession();
    const devtools = await page.native.createCDPSession();
    await beginCase(page);
    await fillCase(page, {subject});
    // What a first small file needs is there already.
    await giveMadeFiles(page, [{name: 'small.log', bytes: 1000}]);
    await waitForFile(page, 'stored');
    const before = await memoryOf(browser);
    const most = {};
    const measure = async () => {
      // When the browser clears away what nobody holds any more is not the page's matter.
      await devtools.send('HeapProfiler.collectGarbage');
      for (const [one, bytes] of Object.entries(await memoryOf(browser))) most[one] = Math.max(most[one] ?? 0, bytes);
    };

    await world.drop({everyBytes, times: 1_000});
    await giveFile(page, file.path);
    const isStored = () =>
      page.evaluate(
        inElement(`(root) => {
          const states = [...root.querySelectorAll('.file-list li')].map(({dataset}) => dataset.state);
          return states.length === 2 && states.every((state) => state === 'stored');
        }`),
      );
    const limit = Date.now() + size / 50;
    while (!(await isStored())) {
      assert.ok(Date.now() < limit, 'it arrives in time');
      await measure();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await checkCase(page);
    await pressOn(page, sendButton);
    await sentReference(page);

    const [created, ...others] = await world.casesAbout(subject);
    assert.deepEqual(others, []);
    const large = created.files.find((one) => one.size === size);
    assert.equal(await world.hashAt(created.id, large.id), file.hash);
    assert.equal((await world.announced()).length, 2);
    const parts = (await world.uploads()).filter(({method, id}) => method === 'PATCH' && id === large.id);
    assert.ok(parts.length > size / (everyBytes + 2 * megabyte), `${parts.length} connections`);
    const offsets = parts.map(({offset}) => offset);
    assert.deepEqual(
      offsets,
      [...offsets].sort((one, other) => one - other),
    );

    const grown = Object.entries(most).map(([one, bytes]) => [one, (bytes - (before[one] ?? 0)) / megabyte]);
    console.log(`memory grew by ${grown.map(([one, megabytes]) => `${megabytes.toFixed(1)} MB (${one})`).join(', ')}`);
    assert.deepEqual(
      grown.filter(([, megabytes]) => megabytes >= 24),
      [],
    );
  });
});
