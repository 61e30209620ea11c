/** Whatever way the wizard is left, nothing that was typed is kept (P-07, decision 6). */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine, launch} from '../support/driver.mjs';
import {buildPage} from '../support/page-server.mjs';
import {
  checkName,
  choose,
  fill,
  next,
  passFirstDoor,
  pageScript,
  press,
  reachFirstStep,
  select,
  tick,
  valueOf,
  waitForField,
  waitForStep,
} from '../support/wizard-flow.mjs';
import {
  eventsOf,
  everythingKept,
  journalOf,
  sentBy,
  shows,
  startStage,
  until,
  waitForMilestone,
} from '../support/wizard-stage.mjs';
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
    assert.deepEqual(comebacks, [true], 'the back-forward cache was not used, so this proves nothing');
    assert.doesNotMatch(await everyText(page), bird);
    await assertStartsOver(page);
  });

  it('F-N2, F-N3: a password that was typed is gone from the page that comes back out of the cache', async () => {
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
  });

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

  it('F-N1, F-N3: from the first field to the review, what is typed is kept nowhere and told nobody but the backend', async () => {
    const {page} = await stage.open({language: 'en'});
    await typeUpToTheFirstDoor(page);
    await assertNothingTypedIsKept(page, 'started');
    await next(page);
    await waitForField(page, 'mappingAcknowledged');
    await passFirstDoor(page);
    await fill(page, 'password', password);
    const whileTyped = await inWizard(page, (root) => root.innerHTML);
    assert.ok(!whileTyped.includes(password));
    await next(page);
    await waitForStep(page, 'subscription');
    assert.ok(!(await everyText(page)).includes(password));
    await waitForMilestone(page, 'mapped');
    await assertNothingTypedIsKept(page, 'mapped');
    await next(page);
    await select(page, 'callingCountry', 'RS');
    await fill(page, 'callingAddress', 'Kanarinac 2, 11000 Beograd');
    await fill(page, 'sipPrefix', 'kanarinac');
    await next(page);
    await fill(page, 'sites.0.name', 'kanarinac-meet');
    await checkName(page, 'sites.0.name');
    await select(page, 'sites.0.timeZone', 'Europe/Belgrade');
    await choose(page, 'sites.0.userManagement', 'hub');
    await next(page);
    await fill(page, 'subdomain', 'kanarinacsub');
    await checkName(page, 'subdomain');
    await next(page);
    await waitForField(page, 'billingAcknowledged');
    await assertNothingTypedIsKept(page, 'mapped');
    // The page's title names the order's customer, which the server told before anything was typed.
    assert.doesNotMatch(JSON.stringify(await eventsOf(page)), bird);
    assert.doesNotMatch(page.messages.join('\n'), bird);
    const withPassword = (await sentBy(page)).filter(({body}) => body.includes(password)).map(({path}) => path);
    assert.deepEqual(withPassword, ['orders/set-password']);
  });

  if (engine !== 'webkit') {
    it('P-07, F-N1: a browser that is killed leaves no typed text in its profile, and the next start says so', async () => {
      const profile = mkdtempSync(join(tmpdir(), 'kit-profile-'));
      const world = await stage.openWorld({scenario: 'newPartner'});
      const origin = await stage.openOrigin();
      const url = `${origin.origin}/?api=${encodeURIComponent(world.api)}`;
      try {
        const first = await launch(undefined, {profile});
        try {
          const page = await first.newPage();
          await page.goto(url);
          await typeUpToTheFirstDoor(page);
          await waitForMilestone(page, 'started');
        } finally {
          await first.kill();
        }
        const files = filesBelow(profile);
        // The journal's order id is in there, so the search finds what Chromium writes.
        if (engine === 'chromium') assert.ok(files.some(({content}) => contains(content, 'order-1')));
        const found = files.filter(({content}) => contains(content, 'Kanarinac') || contains(content, 'kanarinac'));
        assert.deepEqual(
          found.map(({path}) => path),
          [],
        );
        const second = await launch(undefined, {profile});
        try {
          const page = await second.newPage();
          await page.goto(url);
          await assertStartsOver(page);
        } finally {
          await second.close();
        }
      } finally {
        rmSync(profile, {recursive: true, force: true, maxRetries: 5});
      }
    });
  }

  if (engine === 'chromium') {
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

function filesBelow(folder) {
  return readdirSync(folder, {recursive: true})
    .map((path) => join(folder, path))
    .filter((path) => statSync(path, {throwIfNoEntry: false})?.isFile())
    .map((path) => ({path, content: readFileSync(path)}));
}

/** Whether the bytes hold the text in any of the encodings that browsers write. */
const contains = (content, text) => content.includes(text, 0, 'utf8') || content.includes(text, 0, 'utf16le');

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

const trappedScript = `
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
${pageScript
  .replace(
    "import 'partner-widgets/define/provisioning-wizard.js';",
    "await import('partner-widgets/define/provisioning-wizard.js');",
  )
  .replace(
    "import {httpBackend} from 'partner-widgets/backend/http.js';",
    "const {httpBackend} = await import('partner-widgets/backend/http.js');",
  )}
`;
