/** The built demo in the hands of a tester: the address, the bug report, the drawer itself and the portal around it. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {
  addressOf,
  browser,
  clearDemo,
  demo,
  keptJournals,
  mendEverything,
  openDemo,
  page,
  pick,
  pickStorageFault,
  shows,
  showsNow,
  startDemo,
  stopDemo,
  storageHealth,
  version,
  wizard,
} from '../support/demo-stage.mjs';
import {engine} from '../support/driver.mjs';
import {
  checkName,
  choose,
  fill,
  next,
  press,
  reachFirstStep,
  select,
  tick,
  waitForField,
} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

before(startDemo);
afterEach(clearDemo);
after(stopDemo);

describe('the address', () => {
  const combination = {
    page: ['set-up'],
    order: ['order-1'],
    scenario: ['existingPartner'],
    days: ['2'],
    theme: ['dark'],
    density: ['compact'],
    dir: ['rtl'],
    fault: ['slow1.all.always.before', 'reset.mapOrder.2.after'],
    storage: ['full'],
    uploads: ['slow'],
    activation: ['slow'],
    failing: ['calling', 'meetings'],
    patience: ['5'],
  };

  it('restores the whole combination, and carries what is changed', async () => {
    const query = Object.entries(combination).flatMap(([name, values]) => values.map((value) => `&${name}=${value}`));
    const {visit} = await openDemo(query.join(''));
    await reachFirstStep(page);
    const address = await addressOf();
    for (const [name, values] of Object.entries(combination)) assert.deepEqual(address.getAll(name), values, name);
    const shown = () =>
      page.evaluate(() => ({
        direction: document.documentElement.dir,
        density: document.querySelector('provisioning-wizard').density,
        faults: [...document.querySelectorAll('[data-remove]')].map((button) => button.dataset.remove),
        storage: document.querySelector('#storage-fault').value,
        checked: [...document.querySelectorAll('.toggle input')].map(({checked}) => checked),
        patience: document.querySelector('[name=patience]:checked').value,
      }));
    const expected = {
      direction: 'rtl',
      density: 'compact',
      faults: combination.fault,
      storage: 'full',
      checked: [false, true, true, true, true, false],
      patience: '5',
    };
    assert.deepEqual(await shown(), expected);
    await page.reload();
    await reachFirstStep(page);
    assert.deepEqual(await shown(), expected);
    await mendEverything();
    await page.waitFor(() => !location.search.includes('fault='));
    const mended = await addressOf();
    for (const name of ['fault', 'storage', 'uploads', 'activation', 'failing', 'patience'])
      assert.equal(mended.get(name), null);
    await visit('&fault=javascript.all.always.before&fault=500.everything.1.before&storage=%3Cb%3E');
    await page.waitFor(() => document.querySelector('#fault-kind') !== null);
    await shows(demo.qa.noFaults);
  });

  it('takes a language by its first subtag, and writes the one that it speaks', async () => {
    const {origin} = await openDemo('');
    for (const [asked, spoken] of [
      ['sr', 'sr-Latn'],
      ['sr-RS', 'sr-Latn'],
      ['RU-ru', 'ru'],
    ]) {
      await page.goto(`${origin}/?lang=${asked}`);
      await page.waitFor(`document.documentElement.lang === '${spoken}'`);
      await until(async () => new URL(await page.url()).searchParams.get('lang') === spoken);
    }
  });

  it('another scenario begins anew: nothing of the old order is told, and another tab follows', async () => {
    const {origin} = await openDemo(`&${wizard}&scenario=existingPartner`);
    await reachFirstStep(page);
    await next(page);
    await waitForField(page, 'role');
    await until(async () => (await keptJournals()).length === 1);
    const other = await browser.newPage();
    await other.goto(`${origin}/?lang=en&panel=open&${wizard}`);
    await reachFirstStep(other);
    await pick('[aria-describedby="scenario-text scenario-hint"]', 'closingOrder');
    for (const tab of [page, other]) {
      await tab.waitForText(words['intro.closing.text']);
      assert.equal(new URL(await tab.url()).searchParams.get('scenario'), 'closingOrder');
    }
    // The drawer looks at the storage while somebody can see it.
    await other.close();
    await until(async () => (await storageHealth()) === 'ready');
    await until(async () => (await keptJournals()).length === 0);
    assert.equal(await showsNow(words['intro.earlier']), false);
  });
});

describe('the doctor', () => {
  const found = () =>
    page.evaluate(() => [...document.querySelectorAll('[data-finding]')].map(({dataset}) => dataset.finding));

  async function ask() {
    await page.click({text: demo.qa.doctorAsk});
    await until(async () => {
      const said = await page.evaluate(() => document.querySelector('.diagnosis').innerText);
      return said !== '' && said !== demo.qa.doctorLooking;
    });
    return found();
  }

  it('finds nothing in the portal as it is, and the faults that are switched on', async () => {
    const {visit} = await openDemo(`&${wizard}&scenario=existingPartner`);
    await reachFirstStep(page);
    assert.deepEqual(await ask(), []);
    await shows(demo.qa.doctorNothing);
    await pickStorageFault('refused');
    await reachFirstStep(page);
    assert.deepEqual(await found(), [], 'what was found before is not shown any more');
    assert.deepEqual(await ask(), ['storage-refused']);
    await pickStorageFault('blocked');
    await reachFirstStep(page);
    await until(async () => (await storageHealth()) === 'blocked, otherTab');
    assert.deepEqual(await ask(), ['storage-blocked']);
    await visit(`&${wizard}&scenario=existingPartner&days=3`);
    await reachFirstStep(page);
    assert.deepEqual(await ask(), ['clock-skew']);
    await shows('The server’s clock is 3 days ahead of the device’s.');
  });
});

describe('the bug report', () => {
  const canary = 'Kanarinac7';

  /** What the button copies: from the clipboard itself where the engine lets a test read it. */
  async function report() {
    await page.click({text: demo.qa.report});
    await shows(demo.qa.reportCopied);
    return engine === 'chromium'
      ? page.evaluate(() => navigator.clipboard.readText())
      : page.evaluate(() => window.copied);
  }

  async function prepareClipboard(origin) {
    if (engine === 'chromium') {
      const context = browser.native.defaultBrowserContext();
      await context.overridePermissions(origin, ['clipboard-read', 'clipboard-sanitized-write']);
      await page.native.bringToFront();
      return;
    }
    await replaceClipboard(true);
  }

  /** A clipboard that takes what is written, or none at all. */
  const replaceClipboard = (takes) =>
    page.evaluate((isThere) => {
      const clipboard = isThere ? {writeText: async (text) => void (window.copied = text)} : undefined;
      Object.defineProperty(Navigator.prototype, 'clipboard', {configurable: true, get: () => clipboard});
    }, takes);

  const assertClean = (text) => {
    for (const secret of [canary, canary.toLowerCase(), 'Avala', 'Milena', 'meridian.example', '@']) {
      assert.equal(text.includes(secret), false, `${secret} in the report:\n${text}`);
    }
  };

  it('has what a developer needs, and nothing of what was typed in any field', async () => {
    const {origin} = await openDemo(`&${wizard}&scenario=newPartner&fault=500.extendSession.always.before`);
    await prepareClipboard(origin);
    await reachFirstStep(page);
    await press(page, words['intro.changeContact']);
    await fill(page, 'contactEmail', `${canary}@contact.example`);
    assertClean(await report());
    await press(page, words['action.back']);
    await reachFirstStep(page);
    await next(page);
    await choose(page, 'role', 'partner');
    await next(page);
    await choose(page, 'setter', 'colleague');
    await fill(page, 'colleagueEmail', `${canary}@colleague.example`);
    assertClean(await report());
    await choose(page, 'setter', 'self');
    await next(page);
    await fill(page, 'partnerName', `${canary} Partner`);
    await select(page, 'partnerCountry', 'RS');
    await fill(page, 'partnerAdminEmail', `${canary}@partner.example`);
    await next(page);
    await fill(page, 'customerAdminEmail', `${canary}@customer.example`);
    await next(page);
    await fill(page, 'customerName', `${canary} Kupac`);
    await select(page, 'customerCountry', 'RS');
    await fill(page, 'customerAddress', `${canary} ulica 1`);
    await next(page);
    for (const name of ['partnerConfirmed', 'customerConfirmed', 'mappingAcknowledged']) await tick(page, name);
    assertClean(await report());
    await next(page);
    await fill(page, 'password', `${canary}-Lozinka!`);
    assertClean(await report());
    await next(page);
    await shows(words['subscription.title']);
    await next(page);
    await select(page, 'callingCountry', 'RS');
    await fill(page, 'callingAddress', `${canary} trg 2`);
    await fill(page, 'sipPrefix', canary.toLowerCase());
    await next(page);
    await fill(page, 'sites.0.name', `${canary.toLowerCase()}-meet`);
    await checkName(page, 'sites.0.name');
    await select(page, 'sites.0.timeZone', 'Europe/Belgrade');
    await choose(page, 'sites.0.userManagement', 'hub');
    await next(page);
    await fill(page, 'subdomain', canary.toLowerCase());
    await checkName(page, 'subdomain');
    const text = await report();
    assertClean(text);
    for (const part of [
      `partner-widgets ${version}`,
      await page.evaluate(() => navigator.userAgent),
      `${origin}/?page=set-up&order=order-1&scenario=newPartner`,
      '- Scenario: newPartner',
      '- 500.extendSession.always.before: met 0 times',
      'partner-step-changed {"orderId":"order-1","step":"enterprise"',
      'partner-order-set-up {"orderId":"order-1"}',
      '- journal: 1 records',
    ]) {
      assert.ok(text.includes(part), `${part} is not in the report:\n${text}`);
    }
    assert.match(text, /mapOrder · 200 · \d+ ms · key \S+, sent 1 times/);
  });

  it('is shown where the clipboard is refused', async () => {
    await openDemo('&scenario=existingPartner');
    await replaceClipboard(false);
    await page.click({text: demo.qa.report});
    const text = await page.waitFor(() => document.querySelector('.report-text')?.value);
    assert.ok(text.startsWith('# Bug report'));
  });
});

describe('the drawer', () => {
  it('works by keyboard alone', async () => {
    await openDemo('&scenario=existingPartner');
    const focusedId = () => page.evaluate(() => document.activeElement.id);
    const tabTo = async (isThere) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.press('Tab');
        if (await isThere()) return;
      }
      assert.fail('not reached with 80 presses of Tab');
    };
    await tabTo(async () => (await focusedId()) === 'fault-kind');
    await page.type('500');
    await page.press('Tab');
    await page.type('getOrder');
    await tabTo(async () => (await page.focused())?.text === demo.qa.addFault);
    await page.press('Enter');
    await page.waitFor(() => document.querySelector('[data-remove="500.getOrder.1.before"]') !== null);
    for (let presses = 0; presses < 5; presses++) await page.press('Shift+Tab');
    assert.equal((await page.focused()).text, demo.qa.removeFault(`${demo.qa.faultOf['500']} · getOrder`));
    await page.press('Space');
    await page.waitFor(() => document.querySelector('[data-remove]') === null);
    assert.equal(await focusedId(), 'fault-kind');
  });

  it('has no sideways scrolling at 320 pixels on any page, in the longest words', async () => {
    const faults =
      '&fault=503.matchOrganizations.always.before&fault=truncated.retryActivation.3.after&storage=blocked';
    const {visit} = await openDemo(`&scenario=existingPartner${faults}`, {width: 320, height: 800});
    for (const language of process.env.LONG ? ['en', 'ru', 'sr-Latn'] : ['ru']) {
      for (const place of ['page=orders', 'page=commerce', 'page=mailbox', wizard]) {
        await visit(`&${place}${faults}`, language);
        await page.waitFor(() => document.querySelectorAll('[data-remove]').length === 2);
        if (place === wizard) await reachFirstStep(page);
        await page.evaluate(() => {
          for (const part of document.querySelectorAll('.controls-section')) part.open = true;
        });
        const [wide, available] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= available, `${language} ${place}: ${wide} of ${available}`);
      }
    }
  });
});

describe('the portal around the wizard', () => {
  it('says whether a mail was sent when the contact changes', async () => {
    await openDemo(`&${wizard}&scenario=existingPartner`);
    await reachFirstStep(page);
    await press(page, words['intro.changeContact']);
    await choose(page, 'contactKind', 'partnerAlias');
    await fill(page, 'contactEmail', 'podrska@meridian.example');
    await next(page);
    await shows(words['intro.contactChanged']);
    await shows(demo.contactMailed('podrska@meridian.example'));
  });

  it('says that the mail comes later where the start date is ahead', async () => {
    await openDemo(`&${wizard}&scenario=beforeStart`);
    await press(page, words['intro.changeContact']);
    await fill(page, 'contactEmail', 'podrska@meridian.example');
    await next(page);
    await shows(words['intro.contactChanged']);
    const [before, behind] = demo.contactLater('|').split('|');
    await until(async () =>
      (await page.visibleText()).split('\n').some((line) => line.startsWith(before) && line.endsWith(behind)),
    );
  });

  it('names where its way back leads, and writes dates as the wizard does, with the zone of its clock', async () => {
    await openDemo('&page=mailbox&scenario=existingPartner');
    await page.click({selector: '.mail-list a'});
    await page.click({selector: '.mail a.button', text: demo.setUpNow});
    await reachFirstStep(page);
    await shows(demo.backToMail);
    const clock = await page.evaluate(() => document.querySelector('.clock time').innerText);
    assert.match(clock, /^\w+ \d+, \d{4} at .+ GMT\+[12]$/);
    const date = clock.split(' at ')[0];
    await shows(date);
    await page.click({text: demo.backToMail});
    await shows(demo.mail.setUp.subject('Avala Logistika'));
  });
});
