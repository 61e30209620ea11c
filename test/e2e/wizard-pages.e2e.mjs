/** The wizard on whole pages: slow networks, the host's history, the clock, the link that resumes. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {PredefinedNetworkConditions} from 'puppeteer-core';
import {engine, retriesModules} from '../support/driver.mjs';
import {buildPage} from '../support/page-server.mjs';
import {
  choose,
  completeOrder,
  fill,
  heading,
  next,
  passFirstDoor,
  press,
  reachConfirm,
  reachFirstStep,
  select,
  setPassword,
  valueOf,
  waitForField,
  waitForSelector,
  waitForStep,
} from '../support/wizard-flow.mjs';
import {shows, startStage, until} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const day = 86_400_000;

let stage;
before(async () => {
  stage = await startStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

const inWizard = (page, work) => page.evaluate(`(${work})(document.querySelector('provisioning-wizard').shadowRoot)`);

/** Waits until every one of the order's four lines is active. */
const waitForEverythingActive = (page) =>
  page.waitFor(
    `document.querySelector('provisioning-wizard').shadowRoot.querySelectorAll('.services .badge.good').length === 4`,
  );

describe('the whole flow over HTTP', () => {
  it('the five lines of the plain example bring an order to active services', async () => {
    const readme = readFileSync(join(root, 'examples/plain/README.md'), 'utf8');
    const [, lines] = /```html\n([\s\S]*?)```/.exec(readme);
    const [, script] = /<script type="module">([\s\S]*?)<\/script>/.exec(lines);
    const [, built] = /from '([./]*\/dist\/cdn\/provisioning-wizard\.js)'/.exec(script);
    const folder = await buildPage(script.replace(built, './src/cdn.js'));
    const body = lines.slice(0, lines.indexOf('<script'));
    const {page, world} = await stage.open({folder, body, world: {id: '1', path: '/api'}, proxied: true});
    await page.evaluate(() => {
      window.events = [];
      document.addEventListener('partner-step-changed', (event) => window.events.push([event.type, event.detail]));
    });
    await completeOrder(page, stage.backend, world.id);
    await waitForEverythingActive(page);
  });

  if (engine === 'chromium') {
    it('in Russian, 360 pixels wide and over a slow network it comes to active services, and never scrolls sideways', async () => {
      const {page, world} = await stage.open({
        language: 'ru',
        proxied: true,
        prepare: async (fresh) => {
          await fresh.setViewport(360, 740);
          await fresh.native.emulateNetworkConditions(PredefinedNetworkConditions['Slow 4G']);
        },
      });
      await page.evaluate(() => {
        window.tooWide = new Set();
        const {shadowRoot} = document.querySelector('provisioning-wizard');
        const measure = () => {
          const {scrollWidth, clientWidth} = document.scrollingElement;
          if (scrollWidth > clientWidth)
            window.tooWide.add(`${shadowRoot.querySelector('h2')?.textContent.trim()}: ${scrollWidth}`);
        };
        new MutationObserver(measure).observe(shadowRoot, {subtree: true, childList: true, characterData: true});
      });
      await completeOrder(page, stage.backend, world.id);
      await waitForEverythingActive(page);
      assert.deepEqual(await page.evaluate(() => [...window.tooWide]), []);
      assert.equal(await page.evaluate(() => innerWidth), 360);
    });

    it('a rarely shown view comes when it is needed; where it does not come, trying again or a reload brings it', async () => {
      const {page} = await stage.open();
      // The first question shows that everything the usual way needs is here.
      await reachFirstStep(page);
      await press(page, words['intro.start']);
      await waitForStep(page, 'role');
      await press(page, words['action.back']);
      await waitForSelector(page, 'button[data-start]');
      await page.native.setOfflineMode(true);
      await press(page, words['intro.resend']);
      await page.waitForText(
        'This part could not be loaded. Check your connection and try again; if that does not help, reload the page.',
      );
      await page.native.setOfflineMode(false);
      if (retriesModules) {
        await press(page, 'Retry · Повторить · Ponovi');
      } else {
        await page.reload();
        await reachFirstStep(page);
        await press(page, words['intro.resend']);
      }
      await page.waitForText(words['resend.title']);
      await page.waitFor(
        (title) => document.querySelector('provisioning-wizard').shadowRoot.activeElement?.textContent === title,
        words['resend.title'],
      );
    });
  }
});

describe('the link after the first door', () => {
  it('P-10, P-52: it resumes at the password while one is pending, afterwards at the services, and the contact is frozen', async () => {
    const {page, world, url} = await stage.open();
    await reachConfirm(page);
    await passFirstDoor(page);
    await waitForField(page, 'password');
    await page.goto(url);
    await page.waitForText(words['intro.mapped.title']);
    assert.equal(await shows(page, words['intro.changeContact']), false);
    assert.equal(await shows(page, words['intro.resend']), false);
    const contact = {email: 'new@meridian.example', kind: 'partnerAdmin'};
    for (const {path, request} of [
      {path: 'orders/change-contact', request: {orderId: 'order-1', contact}},
      {path: 'orders/resend-mail', request: {orderId: 'order-1'}},
    ]) {
      const answer = await fetch(`${world.api}/${path}`, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify(request),
      });
      assert.equal(answer.status, 409);
      assert.equal((await answer.json()).code, 'already-mapped');
    }
    await next(page);
    await setPassword(page);
    await waitForStep(page, 'subscription');
    await page.goto(url);
    await reachFirstStep(page);
    await next(page);
    await waitForStep(page, 'subscription');
    assert.equal((await world.arrived('mapOrder')).count, 1);
    assert.equal((await world.arrived('setPassword')).count, 1);
  });

  it('what was saved is there again, what was only typed is not', async () => {
    const {page, url} = await stage.open({scenario: 'mappedOrder'});
    await reachFirstStep(page);
    await next(page);
    await waitForStep(page, 'subscription');
    await next(page);
    await select(page, 'callingCountry', 'RS');
    await fill(page, 'callingAddress', 'Savska 3, 11000 Beograd');
    await fill(page, 'sipPrefix', 'avala');
    await next(page);
    await fill(page, 'sites.0.name', 'only-typed');
    await page.goto(url);
    await reachFirstStep(page);
    await next(page);
    await waitForStep(page, 'subscription');
    await next(page);
    await waitForField(page, 'sipPrefix');
    assert.equal(await valueOf(page, 'sipPrefix'), 'avala');
    await next(page);
    await waitForField(page, 'sites.0.name');
    assert.equal(await valueOf(page, 'sites.0.name'), '');
  });
});

/** Starts going back and waits for `pops` history events. */
async function goBack(page, pops = 1) {
  await page.evaluate(() => {
    window.pops = 0;
    window.onpopstate = () => window.pops++;
    setTimeout(() => history.back());
  });
  await page.waitFor((count) => window.pops >= count, pops);
}

describe("the host's history", () => {
  it('is untouched unless the host asks for steps', async () => {
    const {page} = await stage.open();
    await reachFirstStep(page);
    const before = await page.evaluate(() => [history.length, history.state, location.href]);
    await reachConfirm(page);
    assert.deepEqual(await page.evaluate(() => [history.length, history.state, location.href]), before);
  });

  it('with steps, each Back is one step back, with nothing typed in the address or the state', async () => {
    const {page, url} = await stage.open({attributes: 'history="steps"'});
    await reachConfirm(page);
    const steps = [];
    for (const field of ['customerName', 'customerAdminEmail', 'partnerName', 'setter', 'role']) {
      await goBack(page);
      await waitForField(page, field);
      steps.push(await page.evaluate(() => [location.href, JSON.stringify(history.state)]));
    }
    for (const [address, state] of steps) {
      assert.equal(address, url);
      assert.doesNotMatch(state, /example|Drina|Сава|partner"|customer/i);
    }
    await goBack(page);
    await reachFirstStep(page);
    // The answers are still there within the visit.
    await next(page);
    await waitForField(page, 'role');
    assert.equal(await inWizard(page, (shadow) => shadow.querySelector('input[value="partner"]').checked), true);
    await next(page);
    await waitForField(page, 'setter');
    await press(page, words['action.back']);
    await waitForField(page, 'role');
  });

  it('with steps, a hasty hand on the Back button goes one step back and does not leave the page', async () => {
    const {page, url} = await stage.open({attributes: 'history="steps"'});
    await reachFirstStep(page);
    await next(page);
    await choose(page, 'role', 'partner');
    await inWizard(page, (shadow) => {
      const back = [...shadow.querySelectorAll('button')].find((button) => button.innerText.trim() === 'Back');
      for (let count = 0; count < 5; count++) back.click();
    });
    await reachFirstStep(page);
    assert.equal(await page.url(), url);
    await next(page);
    await waitForField(page, 'role');
    assert.equal(await inWizard(page, (shadow) => shadow.querySelector('input[value="partner"]').checked), true);
    await next(page);
    await waitForField(page, 'setter');
    await press(page, words['action.back']);
    await waitForField(page, 'role');
    await press(page, words['action.back']);
    await reachFirstStep(page);
  });

  it('with steps, Back does not pass the one-way door', async () => {
    const {page, url} = await stage.open({attributes: 'history="steps"'});
    await reachConfirm(page);
    await passFirstDoor(page);
    await waitForField(page, 'password');
    const title = await heading(page);
    const state = await page.evaluate(() => JSON.stringify(history.state));
    for (const attempt of [1, 2]) {
      await goBack(page, 2);
      assert.equal(await heading(page), title, `attempt ${attempt}`);
      assert.deepEqual(await page.evaluate(() => [location.href, JSON.stringify(history.state)]), [url, state]);
    }
    await setPassword(page);
    await waitForStep(page, 'subscription');
  });
});

describe("the order's clock is the server's", () => {
  /** A device whose clock is wrong by so many milliseconds. */
  const wrongClock = (shift) => (page) =>
    page.native.evaluateOnNewDocument((milliseconds) => {
      const Real = Date;
      globalThis.Date = class extends Real {
        constructor(...parts) {
          if (parts.length === 0) super(Real.now() + milliseconds);
          else super(...parts);
        }
        static now() {
          return Real.now() + milliseconds;
        }
      };
    }, shift);
  const shifts = engine === 'webkit' ? [0] : [0, 2 * day, -2 * day];

  for (const shift of shifts) {
    const device = shift === 0 ? '' : `, whatever the device's clock says (${shift / day} days off)`;
    const number = shift === 0 ? '' : 'F-T1, ';
    const prepare = shift === 0 ? undefined : wrongClock(shift);

    it(`${number}P-05: set-up opens on the requested start date, when the mail goes out${device}`, async () => {
      const {page, world, url} = await stage.open({scenario: 'beforeStart', prepare});
      await page.waitForText(words['intro.notYet.text']);
      await world.admin('travel', 2 * day);
      await page.goto(url);
      await page.waitForText(words['intro.notYet.text']);
      assert.equal(await inWizard(page, (shadow) => shadow.querySelector('[data-start]')), null);
      assert.deepEqual(await world.admin('mails'), []);
      await world.admin('travel', day);
      assert.equal((await world.admin('mails')).length, 1);
      await page.goto(url);
      await page.waitForText(words['intro.ready.title']);
      await next(page);
      await waitForField(page, 'role');
    });
  }

  it('P-06: a day after the start date the page says who reaches out', async () => {
    const {page, world, url} = await stage.open();
    await page.waitForText(words['intro.ready.title']);
    assert.equal(await shows(page, words['intro.nudged.title']), false);
    await world.admin('travel', day);
    await page.goto(url);
    await page.waitForText(words['intro.nudged.title']);
  });

  it('P-12: a mail sent again does not restart the clock that closes the order', async () => {
    const {page, world, url} = await stage.open({scenario: 'closingOrder'});
    // The date comes a frame later than the words around it.
    const lastDay = () =>
      until(async () => {
        const lines = (await page.visibleText()).split('\n');
        const day = lines[lines.indexOf(words['intro.closes']) + 1];
        return /\d{4}/.test(day) && day;
      });
    const before = await lastDay();
    await press(page, words['intro.resend']);
    await waitForSelector(page, 'form');
    await next(page);
    await page.waitForText(words['intro.mailSent']);
    assert.equal(await lastDay(), before);
    await world.admin('travel', 3 * day);
    await page.goto(url);
    await page.waitForText(words['closed.title']);
    const answer = await fetch(`${world.api}/orders/resend-mail`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: '{"orderId":"order-1"}',
    });
    assert.equal(answer.status, 409);
  });
});

if (engine === 'chromium') {
  describe('what the wizard is made of', () => {
    it("F-N5: nothing in the wizard's module graph stores, and of storage it knows types only", async () => {
      const {metafile} = await build({
        entryPoints: [join(root, 'src/components/provisioning-wizard.ts')],
        absWorkingDir: root,
        tsconfig: join(root, 'tsconfig.json'),
        bundle: true,
        splitting: true,
        format: 'esm',
        outdir: join(root, '.tmp/graph'),
        write: false,
        metafile: true,
        logLevel: 'error',
      });
      const inputs = Object.keys(metafile.inputs);
      assert.ok(
        inputs.includes('src/machines/provisioning-machine.ts') &&
          inputs.includes('src/components/provisioning/wizard-runtime.ts'),
      );
      assert.deepEqual(
        inputs.filter((path) => path.startsWith('src/storage/') || /node_modules\/idb\//.test(path)),
        [],
      );
      const stores = /\b(localStorage|sessionStorage|indexedDB|cookieStore)\b|\bcaches\.|document\.cookie/;
      assert.deepEqual(
        inputs.filter((path) => stores.test(readFileSync(join(root, path), 'utf8'))),
        [],
      );
      const own = ['src/components', 'src/machines'].flatMap((folder) =>
        readdirSync(join(root, folder), {recursive: true})
          .filter((name) => name.endsWith('.ts'))
          .map((name) => join(root, folder, name)),
      );
      const imports = own.flatMap(
        (path) => readFileSync(path, 'utf8').match(/import[^;]*from '[^']*storage\/[^']*'/g) ?? [],
      );
      assert.ok(imports.length > 0);
      for (const line of imports)
        assert.match(
          line,
          /^import type [^;]* from '[./]+\/storage\/(journal|port|autosave|draft-kind|draft-store|open-draft|part-store)\.js'$/,
        );
    });
  });
}
