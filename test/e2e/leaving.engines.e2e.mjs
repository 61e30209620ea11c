/** Whatever way the wizard is left, nothing that was typed is kept (P-07, decision 6). */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {scriptAfter} from '../support/canary-stage.mjs';
import {engine, hasPageCache, itFromCache} from '../support/driver.mjs';
import {buildPage} from '../support/page-server.mjs';
import {
  choose,
  fill,
  next,
  passFirstDoor,
  press,
  reachFirstStep,
  select,
  tick,
  valueOf,
  waitForField,
  waitForStep,
} from '../support/wizard-flow.mjs';
import {everythingKept, journalOf, shows, startStage, until, waitForMilestone} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

const earlier = words['intro.earlier'];
const bird = /kanarinac/i;
const password = 'Kanarinac-Tajna-2026';

let stage;
before(async () => {
  stage = await startStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

const inWizard = (page, work) => page.evaluate(`(${work})(document.querySelector('provisioning-wizard').shadowRoot)`);

/** From the intro to the customer's organisation, a canary in every field on the way, with real key presses. */
async function typeUpToTheFirstDoor(page) {
  await reachFirstStep(page);
  await press(page, words['intro.changeContact']);
  await fill(page, 'contactEmail', 'kanarinac.contact@sava.example');
  await press(page, words['action.back']);
  await reachFirstStep(page);
  await next(page);
  await choose(page, 'role', 'partner');
  await next(page);
  await choose(page, 'setter', 'colleague');
  await fill(page, 'colleagueEmail', 'kanarinac.colleague@sava.example');
  await choose(page, 'setter', 'customer');
  await fill(page, 'customerContactEmail', 'kanarinac.customer@drina.example');
  await choose(page, 'setter', 'self');
  await next(page);
  await fill(page, 'partnerName', 'Kanarinac Telekom');
  await select(page, 'partnerCountry', 'RS');
  await fill(page, 'partnerAdminEmail', 'kanarinac.admin@sava.example');
  await next(page);
  await fill(page, 'customerAdminEmail', 'kanarinac.it@drina.example');
  await next(page);
  await fill(page, 'customerName', 'Kanarinac Logistika');
  await select(page, 'customerCountry', 'RS');
  await fill(page, 'customerAddress', 'Kanarinac 1, 11000 Beograd');
}

/** From the intro to the partner's organisation, its name typed. */
async function typeAName(page) {
  await reachFirstStep(page);
  await next(page);
  await choose(page, 'role', 'partner');
  await next(page);
  await choose(page, 'setter', 'self');
  await next(page);
  await fill(page, 'partnerName', 'Kanarinac Telekom');
  await waitForMilestone(page, 'started');
}

async function assertNothingTypedIsKept(page, milestone) {
  const kept = await everythingKept(page);
  assert.doesNotMatch(JSON.stringify(kept), bird);
  assert.deepEqual(
    {
      cached: kept.cached,
      local: kept.local,
      session: kept.session,
      cookie: kept.cookie,
      workers: kept.workers,
      windowName: kept.windowName,
    },
    {cached: [], local: {}, session: {}, cookie: '', workers: [], windowName: ''},
  );
  const entries = journalOf(kept);
  assert.equal(entries.length, 1);
  assert.deepEqual(Object.keys(entries[0]).sort(), ['at', 'milestone', 'operationId', 'orderId']);
  assert.equal(entries[0].milestone, milestone);
}

/** The wizard stands at its first page, says that nothing was kept, and has forgotten every answer. */
async function assertStartsOver(page) {
  await reachFirstStep(page);
  await page.waitForText(earlier);
  assert.equal(await inWizard(page, (root) => root.querySelectorAll('[data-start]').length), 1);
  await next(page);
  await waitForField(page, 'role');
  assert.equal(await inWizard(page, (root) => root.querySelectorAll('input:checked').length), 0);
  await choose(page, 'role', 'partner');
  await next(page);
  await waitForField(page, 'setter');
  assert.equal(await inWizard(page, (root) => root.querySelectorAll('input:checked').length), 0);
  await choose(page, 'setter', 'self');
  await next(page);
  await waitForField(page, 'partnerName');
  assert.equal(await valueOf(page, 'partnerName'), '');
}

/** Follows a link. WebKit's driver loses a script that is under way while a page is frozen: it navigates itself. */
async function goElsewhere(page) {
  if (engine === 'webkit') await page.goto(new URL('/elsewhere', await page.url()).href);
  else await page.evaluate(() => void setTimeout(() => location.assign('/elsewhere')));
  await page.waitForText('Elsewhere');
}

async function comeBack(page) {
  if (engine === 'webkit') await page.native.back();
  else await page.back();
  await page.waitFor(() => location.pathname === '/');
}

const everyText = (page) =>
  inWizard(
    page,
    (root) => root.innerHTML + [...root.querySelectorAll('input, textarea, select')].map(({value}) => value).join('\n'),
  );

describe('leaving the wizard', () => {
  it('P-07: a reload starts over, empty, and says that nothing was kept', async () => {
    const {page} = await stage.open();
    await typeAName(page);
    await page.reload();
    await assertNothingTypedIsKept(page, 'started');
    await assertStartsOver(page);
  });

  it('P-07, F-N2: after a link and Back the wizard stands at its start with empty fields', async () => {
    const {page} = await stage.open();
    await typeAName(page);
    await page.evaluate(() => {
      window.comebacks = [];
      addEventListener('pageshow', ({persisted}) => window.comebacks.push(persisted));
    });
    await goElsewhere(page);
    await assertNothingTypedIsKept(page, 'started');
    await comeBack(page);
    await reachFirstStep(page);
    // Where the page came out of the cache, its script's variables are still there and it was told so.
    const comebacks = await page.evaluate(() => window.comebacks ?? null);
    if (hasPageCache)
      assert.deepEqual(comebacks, [true], 'the back-forward cache was not used, so this proves nothing');
    assert.doesNotMatch(await everyText(page), bird);
    await assertStartsOver(page);
  });

  itFromCache(
    'F-N2, F-N3: a password that was typed is gone from the page that comes back out of the cache',
    async () => {
      const {page} = await stage.open({scenario: 'passwordPending'});
      await reachFirstStep(page);
      await next(page);
      await fill(page, 'password', password);
      await page.evaluate(() => {
        window.field = document.querySelector('provisioning-wizard').shadowRoot.querySelector('[data-secret]');
      });
      await goElsewhere(page);
      await comeBack(page);
      await page.waitFor(() => window.field !== undefined);
      assert.equal(await page.evaluate(() => window.field.value), '');
      await reachFirstStep(page);
      await next(page);
      await waitForField(page, 'password');
      assert.equal(await valueOf(page, 'password'), '');
      assert.doesNotMatch(JSON.stringify(await everythingKept(page)), bird);
    },
  );

  itFromCache(
    'F-N2, F-N3: the fields are empty already while the page is being left, not only when it comes back',
    async () => {
      const {page} = await stage.open({scenario: 'passwordPending'});
      await reachFirstStep(page);
      await next(page);
      await fill(page, 'password', password);
      await page.evaluate(() => {
        const field = document.querySelector('provisioning-wizard').shadowRoot.querySelector('[data-secret]');
        addEventListener('pagehide', () => {
          window.leftWith = field.value;
        });
      });
      await goElsewhere(page);
      await comeBack(page);
      assert.equal(await page.waitFor(() => window.leftWith !== undefined && `(${window.leftWith})`), '()');
    },
  );

  it('P-07: removal empties the fields, and put back it starts over', async () => {
    const {page} = await stage.open();
    await typeAName(page);
    await page.evaluate(() => {
      window.removed = document.querySelector('provisioning-wizard');
      window.removed.remove();
    });
    await page.waitFor(() =>
      [...window.removed.shadowRoot.querySelectorAll('input, textarea')].every(({value}) => value === ''),
    );
    await assertNothingTypedIsKept(page, 'started');
    await page.evaluate(() => document.body.append(window.removed));
    await assertStartsOver(page);
    assert.doesNotMatch(await everyText(page), bird);
  });

  it('P-07: exit asks once, discards everything, and the next start says so', async () => {
    const {page} = await stage.open();
    await typeAName(page);
    await press(page, words['shell.exit']);
    await press(page, words['exit.stay']);
    assert.equal(await valueOf(page, 'partnerName'), 'Kanarinac Telekom');
    await press(page, words['shell.exit']);
    await press(page, words['exit.leave']);
    await page.waitForText(words['left.title']);
    assert.doesNotMatch(await everyText(page), bird);
    await assertNothingTypedIsKept(page, 'started');
    await press(page, words['left.again']);
    await assertStartsOver(page);
  });

  it('P-07: after sign-out nothing of the account is left, and no earlier attempt is spoken of', async () => {
    const {page, world, url} = await stage.open();
    await typeAName(page);
    await world.admin('signOut');
    await page.evaluate(() => document.querySelector('provisioning-wizard').refreshSession());
    await until(async () => (await page.evaluate(async () => (await indexedDB.databases()).length)) === 0);
    assert.doesNotMatch(await everyText(page), bird);
    assert.doesNotMatch(JSON.stringify(await everythingKept(page)), bird);
    await world.admin('signIn', 'account-partner');
    await page.goto(url);
    await reachFirstStep(page);
    await next(page);
    await waitForField(page, 'role');
    await waitForMilestone(page, 'started');
    assert.equal(await shows(page, earlier), false);
    await press(page, words['action.back']);
    await reachFirstStep(page);
    assert.equal(await shows(page, earlier), false);
  });

  if (engine !== 'webkit') {
    it('P-07: a crashed tab keeps nothing, and the next start says so', async () => {
      const {page, url} = await stage.open();
      await typeAName(page);
      await page.crash();
      const again = await stage.openPage();
      await again.goto(url);
      await reachFirstStep(again);
      await assertNothingTypedIsKept(again, 'started');
      await assertStartsOver(again);
    });
  }
});

describe('storage by construction', () => {
  it('F-N5: the whole flow runs where every other store of the browser throws, and the journal gets its four fields only', async () => {
    const folder = await buildPage(trappedScript);
    const {page} = await stage.open({folder});
    await typeUpToTheFirstDoor(page);
    await next(page);
    await waitForField(page, 'mappingAcknowledged');
    await passFirstDoor(page);
    await fill(page, 'password', password);
    await next(page);
    await waitForStep(page, 'subscription');
    await next(page);
    for (const step of ['calling', 'meetings', 'enterprise']) {
      await waitForStep(page, step);
      await press(page, words['service.later']);
    }
    await tick(page, 'billingAcknowledged');
    await next(page);
    await waitForStep(page, 'activation');
    await waitForMilestone(page, 'provisioning');
    assert.deepEqual(await page.evaluate(() => window.touched), []);
    const written = await page.evaluate(() => window.written);
    assert.ok(written.length >= 4);
    for (const {data, ...around} of written) {
      assert.deepEqual(Object.keys(around).sort(), ['at', 'v']);
      assert.deepEqual(Object.keys(data).sort(), ['at', 'milestone', 'operationId', 'orderId']);
    }
    assert.doesNotMatch(JSON.stringify(written), bird);
  });
});

const trappedScript = scriptAfter(`
window.touched = [];
window.written = [];
const trap = (target, name) => {
  const refuse = () => {
    window.touched.push(name);
    throw new Error(name + ' was touched');
  };
  Object.defineProperty(target, name, {configurable: true, get: refuse, set: refuse});
};
for (const name of ['localStorage', 'sessionStorage', 'caches', 'cookieStore']) trap(window, name);
trap(document, 'cookie');
for (const name of ['put', 'add']) {
  const real = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (value, ...rest) {
    window.written.push(structuredClone(value));
    return real.call(this, value, ...rest);
  };
}
`);
