/** The packed package in hosts that allow little: an old portal under Trusted Types, and frames without an origin. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine, refusesForms} from '../support/driver.mjs';
import {reachPartnerForm, stickingOut} from '../support/host-page.mjs';
import {activateServices, areActive, nothing, startHosts, wrongOn} from '../support/package-host.mjs';
import {countOf, pressOn} from '../support/renewal-flow.mjs';
import {beginCase, checkCase, fillCase} from '../support/support-flow.mjs';
import {
  choose,
  completeOrder,
  inElement,
  next,
  put,
  reachFirstStep,
  waitForField,
  waitForSelector,
} from '../support/wizard-flow.mjs';
import {eventsOf} from '../support/wizard-stage.mjs';
import {frameWords} from '../support/words.mjs';

let hosts;
before(async () => {
  hosts = await startHosts();
});
afterEach(() => hosts.clear());
after(() => hosts.close());

describe('an old portal', () => {
  const greets = (page) =>
    page.waitFor(() => document.querySelector('portal-greeting').shadowRoot?.querySelector('p') != null);

  it("F-E2, F-E3, F-E7: beside the host's own Lit, under its policy and its styles, an order comes to active services", async () => {
    const {page, world} = await hosts.open('legacy');
    await greets(page);
    await reachFirstStep(page);
    await completeOrder(page, hosts.backend, world.id);
    await areActive(page);
    assert.deepEqual(await stickingOut(page), []);
    // The host heard of it in its own way.
    await page.waitFor(() => document.querySelector('#news').textContent.includes('order-1'));
    assert.deepEqual(await wrongOn(page), nothing);
    // The policy is in force: what it forbids is refused, and noticed.
    const refused = await page.evaluate(() => {
      try {
        document.querySelector('#news').innerHTML = '<b>bold</b>';
        return false;
      } catch {
        return document.querySelector('#news b') === null;
      }
    });
    assert.equal(refused, true);
    await page.waitFor(() => window.watched.violations.length > 0);
  });

  it("F-E2: where the policy allows no second Lit, the host's page goes on without the kit, and the browser says why", async () => {
    const {page} = await hosts.open('legacy', {policy: (text) => text.replace(" 'allow-duplicates'", '')});
    await greets(page);
    await page.waitFor(() => window.watched.violations.some((one) => one.startsWith('trusted-types')));
    assert.equal(await page.evaluate(() => customElements.get('provisioning-wizard') === undefined), true);
    await page.click({text: 'العملاء'});
    await page.waitFor(() => document.querySelector('#menu a[href="#customers"]').style.fontWeight === 'bold');
  });
});

describe('a sandboxed frame', () => {
  it('F-S11: with forms, downloads and dialogs allowed an order comes to active services in memory, and one event says so', async () => {
    const {page} = await hosts.open('sandbox', {scenario: 'mappedOrder'});
    const frame = page.frame();
    await reachFirstStep(frame);
    assert.equal(await frame.evaluate(() => window.origin), 'null');
    await activateServices(frame);
    const told = (await eventsOf(frame, 'storage')).map(([, {state, reason}]) => `${state} ${reason}`);
    assert.deepEqual(
      told.filter((line) => !line.startsWith('opening')),
      ['memoryOnly denied'],
    );
    assert.equal(await countOf(frame, '.restricted-frame'), 0);
    assert.deepEqual(await wrongOn(frame), nothing);
  });

  /** What somebody does with each element that submits forms. */
  const ways = {
    wizard: async (frame) => {
      await reachPartnerForm(frame);
      await put(frame, 'partnerAdminEmail', 'no address');
      await frame.evaluate(inElement(`(root) => root.querySelector('#field-partnerName').focus()`));
      // No key reaches a frame of WebKitGTK from its driver.
      if (engine === 'webkit') await next(frame);
      else await frame.press('Enter');
      await waitForSelector(frame, '.error-summary');
    },
    renewal: async (frame) => {
      await pressOn(frame, '[data-action="renew"]');
      await choose(frame, 'authority', 'yes');
      await next(frame);
      await waitForField(frame, 'agreements.0.principalCountry');
    },
    support: async (frame) => {
      await beginCase(frame);
      await fillCase(frame, {subject: 'Zvono ne zvoni'});
      await checkCase(frame);
    },
  };

  for (const [file, language, scenario] of [
    ['wizard', 'ru', 'newPartner'],
    ['renewal', 'sr-latn', 'oneAgreement'],
    ['support', 'en', 'busy'],
  ])
    it(`F-S11: with scripts alone ${file}.html works by its buttons, and says in its own language where no form can be sent`, async () => {
      const words = await frameWords(language);
      const {page} = await hosts.open('sandbox', {
        scenario,
        edit: (html) =>
          html
            .replace('allow-scripts allow-forms allow-downloads allow-modals', 'allow-scripts')
            .replace('src="wizard.html"', `src="${file}.html"`)
            .replace('lang="en"', `lang="${language}"`),
      });
      const frame = page.frame();
      if (refusesForms) {
        await frame.waitForText(words['frame.title']);
        await frame.waitForText(words['frame.text']);
      }
      await ways[file](frame);
      assert.equal(await countOf(frame, '.restricted-frame strong'), refusesForms ? 1 : 0);
      assert.deepEqual(await frame.evaluate(() => window.watched.uncaught), []);
    });
});
