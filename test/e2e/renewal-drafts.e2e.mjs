/** Drafts of renewing, through the element on real pages: what is typed stays, is told, and goes when it has to. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine, itFromCache, launch} from '../support/driver.mjs';
import {startRelay} from '../support/host-page.mjs';
import * as renewal from '../support/renewal-pages.mjs';
import {shrinkStorage} from '../support/shrink-storage.mjs';
import {waitForSelector} from '../support/wizard-flow.mjs';

const {day, draftsOf, enter, next, press, shows, valueOf, waitForDraft, waitForHeading, waitForLine, waitForValue} =
  renewal;

/** Notes how many milliseconds after it was told that storage is held up a line says so. */
const noteWhenHeldUp = `
document.addEventListener('partner-storage', ({detail}) => {
  if (detail.state !== 'blocked') return;
  const toldAt = performance.now();
  const {shadowRoot} = document.querySelector('partner-renewal');
  const look = () => {
    if (window.saidAfter === undefined && shadowRoot.textContent.includes('Close the other tabs of this portal'))
      window.saidAfter = performance.now() - toldAt;
  };
  new MutationObserver(look).observe(shadowRoot, {subtree: true, childList: true, characterData: true});
  look();
});
`;

let stage;
before(async () => {
  stage = await renewal.startRenewalStage({more: noteWhenHeldUp});
});
const cleanups = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup().catch(() => undefined);
  await stage.clear();
});
after(() => stage.close());

/** A world whose agreement ends in a month; nothing here hangs on the day. */
const openWorld = (options) =>
  renewal.worldOf(stage, {endsOn: new Date(Date.now() + 30 * day).toISOString().slice(0, 10), ...options});

const openOrigin = (options = {}) =>
  stage.openOrigin({
    body: renewal.renewalBody({agreementId: 'agreement-1', ...options}),
    headers: options.headers,
    handle: async (request, response) => {
      if (request.headers.origin === 'null') response.setHeader('access-control-allow-origin', '*');
      if (request.url !== '/clear') return false;
      response.writeHead(200, {'clear-site-data': '"storage"', 'cache-control': 'no-store'}).end('cleared');
      return true;
    },
  });

/** A page on which the renewal is open; `query` begins with `&`. */
async function open({world, origin, ...options} = {}) {
  return stage.open({world: world ?? (await openWorld()), origin: origin ?? (await openOrigin(options)), ...options});
}

/** A page on the form of an invitation, the first on which text is typed. */
async function openForm(options) {
  const opened = await open(options);
  await enter(opened.page, 'authority', 'no');
  await next(opened.page);
  await waitForHeading(opened.page, 'Who may sign?');
  return opened;
}

/** Another tab on the same device. */
const openTab = ({world, origin}, options) => stage.open({world, origin, ...options});

const nameIs = (page, text) => waitForValue(page, 'inviteName', text);
const reachForm = async (page) => {
  await waitForHeading(page, 'May you sign for the company?');
  await next(page);
  await waitForHeading(page, 'Who may sign?');
};
const isSaved = (page) => waitForLine(page, 'Kept on this device until');
const nothingUncaught = async (page) => assert.deepEqual(await page.evaluate(() => window.uncaught), []);
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({name}) => name));

describe('a draft of a renewal', () => {
  it('X-03, K-08: is there after a reload, and its page too; how long it is kept is told', async () => {
    const {page} = await open();
    await renewal.reachSigner(page);
    await enter(page, 'signerTitle', 'Managing Director');
    await isSaved(page);
    const until = await page.evaluate(
      (milliseconds) => new Intl.DateTimeFormat('en', {dateStyle: 'long'}).format(Date.now() + milliseconds),
      30 * day,
    );
    assert.ok(await shows(page, `Kept on this device until ⁨${until}⁩`));
    await page.reload();
    await waitForHeading(page, 'Who signs?');
    await waitForValue(page, 'signerTitle', 'Managing Director');
    await isSaved(page);
    await nothingUncaught(page);
  });

  it('X-03: is there after leaving for the overview and after another page, and begins where it was', async () => {
    const {page, url} = await openForm();
    await enter(page, 'inviteName', 'Vesna');
    await press(page, 'Back to the overview');
    await press(page, 'Renew');
    await reachForm(page);
    await nameIs(page, 'Vesna');
    await page.goto(url.replace('/?', '/elsewhere?'));
    await page.goto(url);
    await page.waitForText('Your answers of the last time were kept on this device and are filled in.');
    await reachForm(page);
    await nameIs(page, 'Vesna');
  });

  it('X-03: keeps the reason typed for declining', async () => {
    const {page} = await open();
    await renewal.reachSigner(page);
    await renewal.reachCheck(page);
    await press(page, 'Decline');
    await enter(page, 'declineReason', 'We close the branch');
    await waitForDraft(page, 'We close the branch');
    await page.reload();
    await waitForHeading(page, 'Who signs?');
    await enter(page, 'attested', true);
    await next(page);
    await press(page, 'Decline');
    await waitForValue(page, 'declineReason', 'We close the branch');
  });

  it('R-05: holds no attestation; the box is to be ticked again', async () => {
    const {page} = await open();
    await renewal.reachSigner(page);
    await renewal.reachCheck(page, 'Managing Director');
    await waitForDraft(page, 'Managing Director');
    for (const {content} of await draftsOf(page)) assert.equal(content.attested, false);
    await page.reload();
    await waitForHeading(page, 'Who signs?');
    assert.equal(await valueOf(page, 'attested'), false);
  });

  it('R-07: holds nothing of the sign-in', async () => {
    const world = await openWorld();
    await world.admin('signOut');
    const policy = encodeURIComponent(JSON.stringify({renewal: {signIn: 'form'}}));
    const {page} = await open({world, query: `&policy=${policy}`});
    await waitForHeading(page, 'Sign in');
    await enter(page, 'username', 'milena');
    const field = {selector: 'input[type=password]'};
    await page.click(field);
    await page.type('Konstela-27-Avala');
    await press(page, 'Sign in');
    await enter(page, 'authority', 'no');
    await next(page);
    await enter(page, 'inviteName', 'Vesna');
    await waitForDraft(page, 'Vesna');
    assert.doesNotMatch(JSON.stringify(await page.everythingStored()), /Konstela-27|"milena"/);
  });

  itFromCache(
    'F-S14: comes back with the page from the back-forward cache, and is on the device meanwhile',
    async () => {
      const opened = await openForm();
      const {page} = opened;
      const other = (await openTab(opened)).page;
      await page.evaluate(() => window.device.stop());
      await enter(page, 'inviteName', 'Vesna');
      await page.evaluate(() => window.device.pass(1000));
      await waitForDraft(page, 'Vesna');
      await isSaved(page);
      await renewal.leave(page);
      await other.reload();
      await reachForm(other);
      await nameIs(other, 'Vesna');
      await renewal.comeBack(page);
      await nameIs(page, 'Vesna');
      await isSaved(page);
      await enter(page, 'inviteName', 'Vesna Ilić');
      await page.evaluate(() => window.device.pass(1000));
      await waitForDraft(page, 'Vesna Ilić');
      await nothingUncaught(page);
    },
  );

  if (engine === 'chromium') {
    it('F-S14: is on the device when the page is frozen, whatever its timers do', async () => {
      const {page} = await openForm();
      const devtools = await page.native.createCDPSession();
      await page.evaluate(() => window.device.stop());
      await enter(page, 'inviteName', 'Vesna');
      assert.doesNotMatch(JSON.stringify(await draftsOf(page)), /Vesna/);
      await devtools.send('Page.setWebLifecycleState', {state: 'frozen'});
      await devtools.send('Page.setWebLifecycleState', {state: 'active'});
      await waitForDraft(page, 'Vesna');
    });
  }

  if (engine !== 'webkit') {
    it('F-S13: is there after a crash of the page, once it was called kept', async () => {
      const opened = await openForm();
      await enter(opened.page, 'inviteName', 'Vesna');
      await isSaved(opened.page);
      await opened.page.crash();
      const {page} = await openTab(opened);
      await reachForm(page);
      await nameIs(page, 'Vesna');
    });

    it('F-S13: is there after the browser was killed, once it was called kept', async () => {
      const world = await openWorld();
      const origin = await openOrigin();
      const url = `${origin.origin}/?api=${encodeURIComponent(world.api)}`;
      const profile = mkdtempSync(join(tmpdir(), 'kit-renewal-'));
      cleanups.push(async () => rmSync(profile, {recursive: true, force: true}));
      const killed = await launch(engine, {profile});
      const page = await killed.newPage();
      await page.goto(url);
      await enter(page, 'authority', 'no');
      await next(page);
      await enter(page, 'inviteName', 'Vesna');
      await isSaved(page);
      await killed.kill();
      const again = await launch(engine, {profile});
      cleanups.push(() => again.close());
      const relaunched = await again.newPage();
      await relaunched.goto(url);
      await reachForm(relaunched);
      await nameIs(relaunched, 'Vesna');
    });
  }
});

describe('a draft in several tabs', () => {
  for (const [how, query] of [
    ['that can talk to each other', ''],
    ['that cannot', '&channels=none'],
  ]) {
    it(`F-S8, X-17: in tabs ${how} the loser is told, and keeps its own or takes the other's`, async () => {
      const opened = await openForm({query});
      const one = opened.page;
      await waitForDraft(one, '"authority":"no"');
      const two = (await openTab(opened, {query})).page;
      const three = (await openTab(opened, {query})).page;
      for (const page of [two, three]) await reachForm(page);
      await enter(two, 'inviteName', 'Two');
      await isSaved(two);
      await enter(one, 'inviteName', 'One');
      await enter(three, 'inviteName', 'Three');
      for (const page of [one, three]) await waitForHeading(page, 'Who may sign?');
      for (const page of [one, three]) await waitForLine(page, 'This draft was changed in another tab');
      for (const text of ['One', 'Two', 'Three']) await waitForDraft(two, `"inviteName":"${text}"`);
      await press(three, 'Take over the other tab’s');
      await reachForm(three);
      await nameIs(three, 'Two');
      await press(one, 'Continue with what is here');
      await isSaved(one);
      await nameIs(one, 'One');
      for (const text of ['One', 'Two', 'Three']) await waitForDraft(two, `"inviteName":"${text}"`);
      for (const page of [one, two, three]) await nothingUncaught(page);
    });
  }

  it('K-30: what a tab typed that was closed before it chose is offered in the next one', async () => {
    const opened = await openForm();
    await waitForDraft(opened.page, '"authority":"no"');
    const two = (await openTab(opened)).page;
    await reachForm(two);
    await enter(two, 'inviteName', 'Two');
    await isSaved(two);
    await enter(opened.page, 'inviteName', 'One');
    await waitForLine(opened.page, 'This draft was changed in another tab');
    await waitForDraft(two, '"inviteName":"One"');
    await opened.page.reload();
    await reachForm(opened.page);
    await nameIs(opened.page, 'Two');
    await press(opened.page, 'Take over the other tab’s');
    await reachForm(opened.page);
    await nameIs(opened.page, 'One');
    await waitForDraft(two, '"inviteName":"Two"');
  });

  it('F-S6: a tab of an older version tells that it keeps nothing more; what it had stays', async () => {
    const {page} = await openForm();
    await enter(page, 'inviteName', 'Vesna');
    await isSaved(page);
    const [name] = await databases(page);
    await page.evaluate(openNewer, name);
    await waitForLine(page, 'A newer version of this page was opened on this device');
    await enter(page, 'inviteName', 'Vesna Ilić');
    await nameIs(page, 'Vesna Ilić');
    await waitForDraft(page, '"inviteName":"Vesna"');
    await nothingUncaught(page);
  });

  it('F-S6: a tab of an older version keeps what was typed last before it makes way', async () => {
    const {page} = await openForm();
    await enter(page, 'inviteName', 'Vesna');
    await isSaved(page);
    const [name] = await databases(page);
    await page.evaluate(() => window.device.stop());
    await enter(page, 'inviteName', 'Vesna Ilić');
    await page.evaluate(openNewer, name);
    await waitForLine(page, 'A newer version of this page was opened on this device');
    await waitForDraft(page, '"inviteName":"Vesna Ilić"');
    await nothingUncaught(page);
  });

  it('F-S6, X-15: held up by an older tab a renewal opens, says so within a second, and goes on by itself', async () => {
    const opened = await openForm();
    const older = opened.page;
    await enter(older, 'inviteName', 'Vesna');
    await isSaved(older);
    const [name] = await databases(older);
    await older.goto(opened.url.replace('/?', '/elsewhere?'));
    await older.evaluate(holdOpen, name);
    const {page} = await openTab(opened, {query: '&layout=2'});
    await waitForLine(page, 'Close the other tabs of this portal');
    const milliseconds = await page.evaluate(() => window.saidAfter);
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
    await enter(page, 'authority', 'no');
    await next(page);
    await enter(page, 'inviteName', 'Milica');
    await waitForLine(page, 'Close the other tabs of this portal');
    await older.evaluate(() => void window.held.close());
    await waitForLine(page, 'This draft was changed in another tab');
    await waitForDraft(page, '"inviteName":"Milica"');
    await press(page, 'Take over the other tab’s');
    await reachForm(page);
    await nameIs(page, 'Vesna');
    await nothingUncaught(page);
  });

  it('F-S6, X-03: held up by an older tab before anything was entered, the draft is offered when that tab is closed', async () => {
    const opened = await openForm();
    const older = opened.page;
    await waitForDraft(older, '"authority":"no"');
    const [name] = await databases(older);
    await older.goto(opened.url.replace('/?', '/elsewhere?'));
    await older.evaluate(holdOpen, name);
    const {page} = await openTab(opened, {query: '&layout=2'});
    await waitForLine(page, 'Close the other tabs of this portal');
    await older.evaluate(() => void window.held.close());
    await page.waitFor(
      () => !document.querySelector('partner-renewal').shadowRoot.textContent.includes('Close the other tabs'),
    );
    await waitForLine(page, 'This draft was changed in another tab');
    await press(page, 'Take over the other tab’s');
    await reachForm(page);
    await nothingUncaught(page);
  });
});

/** Opens a database as a newer version of the kit would. */
const openNewer = (database) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 9);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result.close());
  });

/** Holds a database as a page does that makes way for no newer one. */
const holdOpen = (database) =>
  new Promise((resolve) => {
    indexedDB.open(database, 1).onsuccess = ({target}) => resolve(void (window.held = target.result));
  });

describe('a draft of another version', () => {
  it('F-S9, X-16: one of version 1 is read as it was written', async () => {
    const {page, url} = await openForm();
    await enter(page, 'inviteName', 'first');
    await isSaved(page);
    const [database] = await databases(page);
    await page.goto(url.replace('/?', '/elsewhere?'));
    await putRecord(page, database, goldenDraft);
    await page.goto(url);
    await waitForHeading(page, 'Who signs?');
    await waitForValue(page, 'signerName', 'Милена Ћирковић');
    await waitForValue(page, 'signerTitle', 'Директор');
    await waitForValue(page, 'signerEmail', 'milena@sava.example');
    assert.equal(await valueOf(page, 'attested'), false);
    await press(page, 'Back');
    await press(page, 'Back');
    await page.waitFor(
      () =>
        document.querySelector('partner-renewal').shadowRoot.querySelector('[name="agreements.0.countries.0.address"]')
          ?.value === 'Nemanjina 4\n11000 Beograd',
    );
    await nothingUncaught(page);
  });

  for (const [which, spoil] of Object.entries(spoiled())) {
    it(`F-S9, F-S10: ${which} is left out, and the renewal begins anew`, async () => {
      const {page, url} = await openForm();
      await enter(page, 'inviteName', 'kanarinac');
      await isSaved(page);
      const [database] = await databases(page);
      await page.goto(url.replace('/?', '/elsewhere?'));
      await putRecord(page, database, goldenDraft, spoil);
      await page.goto(url);
      await waitForHeading(page, 'May you sign for the company?');
      assert.equal(await valueOf(page, 'authority'), null);
      assert.equal(await page.evaluate(() => ({}).polluted ?? null), null);
      await nothingUncaught(page);
    });
  }

  it('F-S9, X-16, R-10: one of a new application of version 1 is read as it was written', async () => {
    const {page, url} = await openLapsed();
    const [database] = await databases(page);
    await page.goto(url.replace('/?', '/elsewhere?'));
    await putRecord(page, database, goldenApplication, undefined, 'reapplication');
    await page.goto(url);
    // What was begun is gone on with at once.
    await waitForHeading(page, 'Who signs?');
    await waitForValue(page, 'signerName', 'Милена Ћирковић');
    await waitForValue(page, 'signerTitle', 'Директор');
    await waitForValue(page, 'signerEmail', 'milena@sava.example');
    assert.equal(await valueOf(page, 'attested'), false);
    await press(page, 'Back');
    await waitForHeading(page, 'Apply again, country by country');
    await waitForSelector(page, '.matrix input[type=checkbox]:checked');
    await nothingUncaught(page);
  });

  for (const [which, spoil] of Object.entries(spoiledApplication())) {
    it(`F-S9, F-S10, R-10: of a new application ${which} is left out, and it begins anew`, async () => {
      const {page, url} = await openLapsed();
      const [database] = await databases(page);
      await page.goto(url.replace('/?', '/elsewhere?'));
      await putRecord(page, database, goldenApplication, spoil, 'reapplication');
      await page.goto(url);
      await press(page, 'Apply again');
      await waitForHeading(page, 'Apply again, country by country');
      assert.ok(!(await shows(page, 'Your answers of the last time')));
      assert.equal(await page.evaluate(() => ({}).polluted ?? null), null);
      // What a newer version of the kit wrote waits for it.
      const isLeft = JSON.stringify(await page.everythingStored()).includes('Милена');
      assert.equal(isLeft, which === 'a draft of a newer version');
      await nothingUncaught(page);
    });
  }

  it('F-S7: a database of a newer version is left as it is, and the page tells that it keeps nothing', async () => {
    const {page} = await openForm();
    await enter(page, 'inviteName', 'Vesna');
    await isSaved(page);
    const [name] = await databases(page);
    await page.evaluate(openNewer, name);
    await page.reload();
    await enter(page, 'authority', 'no');
    await waitForLine(page, 'A newer version of this page was opened on this device');
    assert.ok(await shows(page, 'If it does not come, what you enter lasts only while this page is open'));
    await next(page);
    await enter(page, 'inviteName', 'Other');
    assert.match(JSON.stringify(await draftsOf(page)), /"inviteName":"Vesna"/);
    await nothingUncaught(page);
  });
});

/** A page on which the one agreement lapsed, in front of the new application. */
async function openLapsed() {
  const world = await openWorld({endsOn: new Date(Date.now() - 60 * day).toISOString().slice(0, 10)});
  const opened = await open({world});
  await waitForHeading(opened.page, 'The grace period has ended');
  return opened;
}

/** A draft of a renewal as version 1 of its content left it on devices. Never edited. */
const goldenDraft = {
  v: 1,
  at: 1_795_266_115_798,
  data: {
    id: 'agreement-1',
    revision: 7,
    writer: '11-22-33',
    follows: null,
    step: 'attest',
    content: {
      authority: 'yes',
      inviteName: '',
      inviteEmail: '',
      agreements: [
        {
          agreementId: 'agreement-1',
          principalCountry: 'RS',
          countries: [
            {
              country: 'RS',
              address: 'Nemanjina 4\n11000 Beograd',
              physicalLocation: true,
              distributors: [{name: 'Konstela Distribution', accountNumber: 'RS-48210'}],
              kept: true,
            },
          ],
          questionnaire: [],
          editionHash: '3b6593dc4629d44bbc772a6280c2e06d2ae7770a2d225d37265c430e950be9b4',
        },
      ],
      openedTexts: ['3b6593dc4629d44bbc772a6280c2e06d2ae7770a2d225d37265c430e950be9b4'],
      signerName: 'Милена Ћирковић',
      signerTitle: 'Директор',
      signerEmail: 'milena@sava.example',
      attested: true,
      declineReason: '',
    },
    editedAt: 1_795_266_115_797,
    keptUntil: 4_000_000_000_000,
  },
};

/** A draft of a new application as version 1 of its content left it on devices. Never edited. */
const goldenApplication = {
  v: 1,
  at: 1_795_361_405_348,
  data: {
    id: 'agreement-1',
    revision: 4,
    writer: '1811934968-4001779028-550948845',
    follows: null,
    step: 'attest',
    content: {
      chosen: ['RS'],
      dropped: [],
      openedTexts: ['3b6593dc4629d44bbc772a6280c2e06d2ae7770a2d225d37265c430e950be9b4'],
      signerName: 'Милена Ћирковић',
      signerTitle: 'Директор',
      signerEmail: 'milena@sava.example',
      attested: true,
    },
    editedAt: 1_795_361_405_347,
    keptUntil: 4_000_000_000_000,
  },
};

/** What may stand on a device instead, each made in the page from the golden draft. */
function spoiled() {
  return {
    'a draft with a field nobody knows': (record) => {
      record.data.content.plan = 'kanarinac';
    },
    'a draft with a value of another type': (record) => {
      record.data.content.agreements = {0: record.data.content.agreements[0]};
    },
    'a draft with a prototype in it': (record) => {
      Object.defineProperty(record.data.content, '__proto__', {
        value: {polluted: true},
        enumerable: true,
        configurable: true,
        writable: true,
      });
    },
    'a draft nested a thousand deep': (record) => {
      let deep = {};
      for (let depth = 0; depth < 1000; depth++) deep = {deep};
      record.data.content.signerName = deep;
    },
    'a draft of a newer version': (record) => {
      record.v = 2;
    },
    'a draft whose time is over': (record) => {
      record.data.keptUntil = 1_795_266_115_900;
    },
  };
}

/** The same of a new application. */
function spoiledApplication() {
  return {
    // What is around a content is read by the same code for both.
    ...(process.env.LONG ? spoiled() : {}),
    'a draft with a value of another type': (record) => {
      record.data.content.chosen = {0: 'RS'};
    },
  };
}

/** Puts a record in the place of the draft on the device, changed by `spoil` in the page. */
const putRecord = (page, database, record, spoil = () => undefined, kind = 'renewal') =>
  page.evaluate(
    `(async () => {
      const record = ${JSON.stringify(record)};
      (${String(spoil)})(record);
      const opened = await new Promise((resolve, reject) => {
        const request = indexedDB.open(${JSON.stringify(database)});
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = opened.transaction('records', 'readwrite');
      const store = transaction.objectStore('records');
      store.clear();
      store.put(record, [${JSON.stringify(kind)}, '["agreement-1",""]']);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      opened.close();
    })()`,
  );

describe('a draft where the device fails', () => {
  it("F-S1, F-S12: goes on when the browser cleared the site's data, and is kept again with the next word", async () => {
    const {page} = await openForm();
    await enter(page, 'inviteName', 'Vesna');
    await isSaved(page);
    await page.evaluate(() => fetch('/clear').then((answer) => answer.text()));
    await page.waitFor(async () => !(await indexedDB.databases()).length);
    await enter(page, 'inviteName', 'Vesna Ilić');
    await waitForDraft(page, 'Vesna Ilić');
    await isSaved(page);
    await nothingUncaught(page);
  });

  it('F-S2: a connection that closes under a write is opened again, unnoticed', async () => {
    const {page} = await openForm();
    await page.evaluate(() => {
      const {transaction} = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function (...given) {
        IDBDatabase.prototype.transaction = transaction;
        this.close();
        return transaction.apply(this, given);
      };
    });
    await enter(page, 'inviteName', 'Vesna');
    await isSaved(page);
    await waitForDraft(page, 'Vesna');
    await nothingUncaught(page);
  });

  it('F-S5: without room is told to be unkept until there is room, and then kept by itself', async () => {
    const {page, origin} = await openForm();
    const giveRoom = await shrinkStorage(page, origin.origin);
    await enter(page, 'inviteName', 'Vesna');
    await waitForLine(page, 'Your latest answers are not kept yet');
    await giveRoom();
    await waitForDraft(page, 'Vesna');
    await isSaved(page);
    await page.reload();
    await reachForm(page);
    await nameIs(page, 'Vesna');
  });

  it('F-S11: in a sandboxed frame works in memory, and says so', async () => {
    const permissions = 'allow-scripts allow-forms allow-downloads allow-modals';
    const world = await openWorld();
    const relay = await startRelay(new URL(world.api).origin);
    cleanups.push(() => relay.close());
    const {page} = await open({
      world: {...world, api: relay.origin + world.path},
      headers: {'content-security-policy': `sandbox ${permissions}`},
    });
    await enter(page, 'authority', 'no');
    await waitForLine(page, 'This browser keeps nothing on the device.');
    await next(page);
    await enter(page, 'inviteName', 'Vesna');
    await nameIs(page, 'Vesna');
    await nothingUncaught(page);
  });

  it('F-S11: keeps nothing on the device where the host says so, and tells it', async () => {
    const {page} = await openForm({attributes: 'storage="memory"'});
    await enter(page, 'inviteName', 'kanarinac');
    await waitForLine(page, 'Nothing is kept on this device.');
    assert.deepEqual(await databases(page), []);
    await page.reload();
    await waitForHeading(page, 'May you sign for the company?');
    assert.equal(await valueOf(page, 'authority'), null);
  });
});

describe('a draft that is to be gone', () => {
  it('is gone when the person erases it, with every tab’s part, and is kept anew with the next word', async () => {
    const {page} = await openForm();
    await enter(page, 'inviteName', 'kanarinac');
    await isSaved(page);
    await page.evaluate(() =>
      document.querySelector('partner-renewal').shadowRoot.querySelector('.erase summary').click(),
    );
    await press(page, 'Erase now');
    await page.waitFor(
      () => !document.querySelector('partner-renewal').shadowRoot.textContent.includes('Kept on this device'),
    );
    assert.deepEqual(await draftsOf(page), []);
    await enter(page, 'inviteName', 'anew');
    await waitForDraft(page, '"inviteName":"anew"');
  });

  it('is gone after the acceptance', async () => {
    const {page} = await open();
    await renewal.reachSigner(page);
    await renewal.reachCheck(page, 'kanarinac');
    await waitForDraft(page, 'kanarinac');
    await press(page, 'Accept and renew the agreement');
    await waitForHeading(page, 'The agreement is renewed');
    await page.waitFor(
      () => !document.querySelector('partner-renewal').shadowRoot.textContent.includes('Kept on this'),
    );
    assert.deepEqual(await draftsOf(page), []);
  });

  it('R-32: is gone after the agreement was declined', async () => {
    const {page} = await open();
    await renewal.reachSigner(page);
    await renewal.reachCheck(page, 'kanarinac');
    await waitForDraft(page, 'kanarinac');
    await press(page, 'Decline');
    await waitForHeading(page, 'Decline the agreement?');
    await press(page, 'Decline the agreement');
    await waitForHeading(page, 'It is recorded that you declined');
    await page.waitFor(
      () => !document.querySelector('partner-renewal').shadowRoot.textContent.includes('Kept on this'),
    );
    assert.deepEqual(await draftsOf(page), []);
  });

  it('F-S15: is gone from every tab after a sign-out, and no tab brings it back', async () => {
    const opened = await openForm();
    const one = opened.page;
    await enter(one, 'inviteName', 'kanarinac');
    await isSaved(one);
    const two = (await openTab(opened)).page;
    await reachForm(two);
    await opened.world.admin('signOut');
    await two.evaluate(() => document.querySelector('partner-renewal').refreshSession());
    await waitForHeading(two, 'You are not signed in');
    await waitForLine(one, 'This browser keeps nothing on the device.');
    await enter(one, 'inviteName', 'kanarinac again');
    await one.evaluate(() => window.device.pass(5000));
    await one.evaluate(() => document.querySelector('partner-renewal').refreshSession());
    await waitForHeading(one, 'You are not signed in');
    assert.doesNotMatch(await one.visibleText(), /kanarinac/);
    await two.waitFor(async () => (await indexedDB.databases()).length === 0);
    for (const page of [one, two]) await nothingUncaught(page);
  });

  it('F-S15: is gone, in time, when the host wipes', async () => {
    const {page} = await openForm();
    await enter(page, 'inviteName', 'kanarinac');
    await isSaved(page);
    const [name] = await databases(page);
    const [result, milliseconds] = await page.evaluate(async () => {
      const started = performance.now();
      const answer = await document.querySelector('partner-renewal').wipe();
      return [answer, performance.now() - started];
    });
    assert.deepEqual(result, {deleted: [name], failed: []});
    assert.ok(milliseconds < 2000, `${milliseconds} ms`);
    await waitForHeading(page, 'May you sign for the company?');
    assert.doesNotMatch(JSON.stringify(await page.everythingStored()), /kanarinac/);
  });

  it("F-S16: another account sees none of it, and the first one's are erased", async () => {
    const opened = await openForm();
    const {page} = opened;
    await enter(page, 'inviteName', 'kanarinac');
    await isSaved(page);
    const [name] = await databases(page);
    await opened.world.admin('signIn', 'account-colleague');
    await page.evaluate(() => document.querySelector('partner-renewal').refreshSession());
    await page.waitFor(async (first) => !(await indexedDB.databases()).some((one) => one.name === first), name);
    await waitForHeading(page, 'May you sign for the company?');
    assert.doesNotMatch(JSON.stringify(await page.everythingStored()), /kanarinac/);
    assert.doesNotMatch(await page.visibleText(), /kanarinac/);
  });

  for (const [which, account] of [
    ['a sign-out', null],
    ['another account', 'account-colleague'],
  ]) {
    itFromCache(
      `F-S14, F-S15, F-S16: a page that comes back after ${which} elsewhere shows and writes nothing`,
      async () => {
        const opened = await openForm();
        const {page, world} = opened;
        await enter(page, 'inviteName', 'kanarinac');
        await isSaved(page);
        await renewal.leave(page);
        if (account) await world.admin('signIn', account);
        else await world.admin('signOut');
        const other = (await openTab(opened)).page;
        await waitForHeading(other, account ? 'May you sign for the company?' : 'You are not signed in');
        await world.fault({operation: 'getSession', kind: 'held', times: 99});
        await renewal.comeBack(page);
        await waitForSelector(page, '.returning');
        const isSeen = await page.evaluate(() =>
          document
            .querySelector('partner-renewal')
            .shadowRoot.querySelector('[name=inviteName]')
            .checkVisibility({opacityProperty: true}),
        );
        assert.equal(isSeen, false);
        await enter(page, 'inviteName', 'kanarinac again');
        await page.evaluate(() => window.device.pass(2000));
        // Whoever asks from now on is answered, and so is who asked before.
        await world.chaos();
        await world.letGo();
        await waitForHeading(page, account ? 'May you sign for the company?' : 'You are not signed in');
        assert.equal(await page.evaluate(() => window.written), 0);
        assert.doesNotMatch(JSON.stringify(await page.everythingStored()), /kanarinac/);
        await nothingUncaught(page);
      },
    );
  }

  itFromCache(
    'F-S14: a page that comes back while nobody can tell who is signed in hides the flow and writes nothing until it is known',
    async () => {
      const {page, world} = await openForm({query: '&retries=0'});
      await enter(page, 'inviteName', 'Vesna');
      await isSaved(page);
      await renewal.leave(page);
      await world.fault({operation: 'getSession', kind: 'status', status: 500, times: 99});
      await renewal.comeBack(page);
      await nameIs(page, 'Vesna');
      await waitForSelector(page, '.returning .unreachable');
      assert.equal(await page.evaluate(() => window.written), 0);
      await world.chaos();
      await page.waitFor(async () => {
        window.device.pass(16_000);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        return !document.querySelector('partner-renewal').shadowRoot.querySelector('.returning');
      });
      await enter(page, 'inviteName', 'Vesna Ilić');
      await page.evaluate(() => window.device.pass(4000));
      await waitForDraft(page, 'Vesna Ilić');
      await isSaved(page);
    },
  );
});
