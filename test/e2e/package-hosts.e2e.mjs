/** The packed package in hosts without a framework: a plain page, one whose modules come from elsewhere, a single-page portal. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {renewAgreement} from '../../scripts/size/renewal-way.mjs';
import {differences, looks, reachPartnerForm, stickingOut} from '../support/host-page.mjs';
import {activateServices, areActive, atOnce, nothing, only, startHosts, wrongOn} from '../support/package-host.mjs';
import {pressOn, reachCheckFromAuthority} from '../support/renewal-flow.mjs';
import {
  beginCase,
  isKept,
  quietWorld,
  reachCheck,
  sendButton,
  sentReference,
  waitForHeading,
  words as support,
} from '../support/support-flow.mjs';
import {
  completeOrder,
  fill,
  heading,
  inElement,
  next,
  put,
  reachFirstStep,
  valueOf,
  waitForSelector,
} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

let hosts;
before(async () => {
  hosts = await startHosts();
});
afterEach(() => hosts.clear());
after(() => hosts.close());

describe('a plain page', () => {
  it('brings an order to active services', async () => {
    const {page, world} = await hosts.open('plain');
    await completeOrder(page, hosts.backend, world.id);
    await areActive(page);
    assert.deepEqual(await wrongOn(page), nothing);
  });

  it('renews an agreement, to its receipt', async () => {
    const {page, world} = await hosts.open('plain', {at: 'renewal.html', scenario: 'oneAgreement'});
    await renewAgreement(page);
    assert.equal((await world.arrived('acceptAgreement')).count, 1);
    assert.deepEqual(await wrongOn(page), nothing);
  });

  it('sends a case from the drawer of support', async () => {
    const world = await quietWorld(hosts);
    const {page} = await hosts.open('plain', {world, at: 'support.html'});
    await page.click({selector: '[part=button]'});
    await reachCheck(page, {subject: 'Zvono u prijemnici ne zvoni'});
    await pressOn(page, sendButton);
    await sentReference(page);
    assert.equal((await world.casesAbout('Zvono u prijemnici ne zvoni')).length, 1);
    assert.deepEqual(await wrongOn(page), nothing);
  });
});

describe('a page whose modules come from another origin', () => {
  it('F-E2, F-E3: under a policy that names that origin and the policy of the only Lit, an order comes to active services', async () => {
    const {page, server, files} = await hosts.open('cdn', {scenario: 'mappedOrder'});
    await activateServices(page);
    assert.deepEqual(await wrongOn(page), nothing);
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name));
    const modules = asked.filter((url) => url.includes('/dist/'));
    assert.ok(modules.length > 1);
    assert.deepEqual(
      modules.filter((url) => !url.startsWith(files.origin)),
      [],
    );
    assert.notEqual(files.origin, server.origin);
  });
});

describe('an old portal', () => {
  const first = {
    // With its steps' code comes the dialog before leaving.
    'provisioning-wizard': 'dialog',
    'partner-renewal': '[data-action="renew"]',
    'support-center': '[data-action="case"]',
  };
  const kitScript = (tag) => `import {httpBackend} from '../../dist/cdn/${tag}.js';
    document.querySelector('${tag}').backend = httpBackend({baseUrl: '/api'});`;

  for (const [tag, selector] of Object.entries(first))
    it(`F-E7: its style sheet changes nothing inside <${tag}>, which fills its place from right to left, wide and narrow`, async () => {
      const {page} = await hosts.open('legacy', {
        scenario: 'oneAgreement',
        policy: (text) => text.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        edit: (html) =>
          html
            .replaceAll('provisioning-wizard', tag)
            .replace('src="kit.js">', `>${kitScript(tag)}`)
            .replace(/<support-button.*<\/support-button>/, ''),
      });
      const element = only(page, tag);
      await waitForSelector(element, selector);
      // What crosses the border as documented, and the width, are the same with and without the sheet.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('#content { all: initial; display: block; width: 900px; --partner-font: serif }');
        document.adoptedStyleSheets = [sheet];
      });
      const under = (isOff) =>
        page.evaluate((off) => (document.querySelector('link[rel=stylesheet]').disabled = off), isOff);
      let changed;
      await until(async () => {
        const styled = await looks(page, tag);
        await under(true);
        const plain = await looks(page, tag);
        await under(false);
        changed = differences(plain, styled);
        // What comes after the first view may have come in between.
        return changed.length === 0 || plain.length === styled.length;
      });
      assert.deepEqual(changed, []);
      for (const width of [900, 340]) {
        await page.evaluate((pixels) => {
          document.adoptedStyleSheets[0].replaceSync(`#content { width: ${pixels}px; overflow: visible }`);
        }, width);
        assert.equal(
          await page.evaluate(
            (name) => Math.round(document.querySelector(name).shadowRoot.querySelector('.kit').offsetWidth),
            tag,
          ),
          width,
        );
        assert.equal(
          await page.evaluate(inElement(`(root) => getComputedStyle(root.querySelector('h2')).direction`)),
          'rtl',
        );
        assert.deepEqual(await stickingOut(page, tag), []);
      }
    });

  it('F-E7: from right to left the layout is mirrored, and a sentence stays as its language writes it', async () => {
    const {page} = await hosts.open('legacy');
    await reachPartnerForm(page);
    await next(page);
    await waitForSelector(page, '.error-summary a');
    const lines = await page.evaluate(
      inElement(`(root) => [...root.querySelectorAll('.error-summary a, .lead, .top p, .hint')].map((line) => {
        const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const text = [];
        while (nodes.nextNode()) if (nodes.currentNode.data.trim()) text.push(nodes.currentNode);
        const boxOf = (node, at) => {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        };
        const [first, last] = [text[0], text.at(-1)];
        const start = boxOf(first, first.data.search(/\\S/));
        const end = boxOf(last, last.data.trimEnd().length - 1);
        const reads = end.top > start.top + 4 || end.left > start.left;
        const frame = line.parentElement.getBoundingClientRect();
        const endsAt = Math.max(...[...line.getClientRects()].map(({right}) => right));
        return [line.textContent.trim(), reads, Math.abs(frame.right - endsAt) < 2];
      })`),
    );
    assert.ok(lines.length > 4);
    assert.deepEqual(
      lines.filter(([, reads, atRight]) => !reads || !atRight),
      [],
    );
  });
});

describe('a single-page portal', () => {
  const typed = 'Kanarinac Telekom';
  const change = (page, list, value) =>
    page.evaluate(
      (selector, wanted) => {
        const field = document.querySelector(selector);
        field.value = wanted;
        field.dispatchEvent(new Event('change', {bubbles: true}));
      },
      list,
      value,
    );
  const goTo = (page, name) => page.click({selector: `nav a[href="?page=${name}"]`});
  const partnerName = (page) => valueOf(only(page, 'provisioning-wizard'), 'partnerName');

  /** The portal in the first world, whose accounts its own list signs in. */
  async function openPortal(scenario) {
    const admin = (...call) => hosts.backend.admin('1', ...call);
    await admin('setScenario', 'busy');
    const {support: cases} = await admin('state');
    await admin('setScenario', scenario);
    await admin('reset', {...atOnce(await admin('state')), support: cases});
    return hosts.open('spa', {world: {path: '/w/1/api'}});
  }

  it('brings an order to active services', async () => {
    const {page} = await openPortal('mappedOrder');
    await activateServices(only(page, 'provisioning-wizard'));
    assert.deepEqual(await wrongOn(page), nothing);
  });

  it('P-07, F-N1: a wizard that is moved and hidden loses nothing; taken out, it forgets what was typed', async () => {
    const {page} = await openPortal('newPartner');
    await reachPartnerForm(page);
    await fill(page, 'partnerName', typed);
    await page.click({selector: '#move'});
    await page.waitFor(() => document.querySelector('.place + .place > provisioning-wizard') !== null);
    assert.deepEqual(await stickingOut(page), []);
    assert.equal(await partnerName(page), typed);
    await goTo(page, 'support');
    await waitForHeading(only(page, 'support-center'), support['support.title']);
    await page.back();
    await page.waitFor(() => document.querySelector('provisioning-wizard').checkVisibility());
    assert.equal(await partnerName(page), typed);
    await page.evaluate(() => (window.taken = document.querySelector('provisioning-wizard')));
    await page.click({selector: '#toggle'});
    await page.waitFor(() => document.querySelector('provisioning-wizard') === null);
    await page.waitFor(() => !window.taken.shadowRoot.querySelector('#field-partnerName')?.value);
    await page.click({selector: '#toggle'});
    await reachFirstStep(page);
    await page.waitForText(words['intro.earlier']);
    assert.equal((await page.visibleText()).includes(typed), false);
    assert.doesNotMatch(JSON.stringify(await page.everythingStored()), /Kanarinac/);
    assert.deepEqual(await wrongOn(page), nothing);
  });

  it('another language changes every word and nothing that was typed, on the page and behind it', async () => {
    const {page} = await openPortal('newPartner');
    const center = only(page, 'support-center');
    await reachPartnerForm(page);
    await put(page, 'partnerName', typed);
    const english = await heading(page);
    await goTo(page, 'support');
    await beginCase(center);
    await put(center, 'subject', typed);
    let last = await heading(center);
    for (const language of ['ru', 'sr-Latn']) {
      await change(page, '#language', language);
      await until(async () => ![last, null].includes(await heading(center)));
      last = await heading(center);
      assert.equal(await valueOf(center, 'subject'), typed);
    }
    await goTo(page, 'orders');
    await until(async () => ![english, null].includes(await heading(page)));
    assert.equal(await partnerName(page), typed);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'sr-Latn');
    assert.deepEqual(await wrongOn(page), nothing);
  });

  it('F-S16: another account sees nothing of the one before, in no element and not on the device', async () => {
    const {page} = await openPortal('oneAgreement');
    const [renewal, center] = [only(page, 'partner-renewal'), only(page, 'support-center')];
    await goTo(page, 'agreements');
    await pressOn(renewal, '[data-action="renew"]');
    await reachCheckFromAuthority(renewal, {jobTitle: typed});
    await goTo(page, 'support');
    await beginCase(center);
    await put(center, 'subject', typed);
    await isKept(page);
    await until(async () => JSON.stringify(await page.everythingStored()).includes('Kanarinac'));
    await change(page, '#account', 'account-colleague');
    await waitForHeading(center, support['support.title']);
    await goTo(page, 'agreements');
    await page.waitFor(
      () => document.querySelector('partner-renewal')?.shadowRoot.querySelector('h2[tabindex]') != null,
    );
    await until(async () => !JSON.stringify(await page.everythingStored()).includes('Kanarinac'));
    for (const name of ['orders', 'agreements', 'support']) {
      await goTo(page, name);
      await page.waitFor(
        (wanted) => document.querySelector(`[data-page="${wanted}"] .place > *`)?.checkVisibility() === true,
        name,
      );
      assert.equal((await page.visibleText()).includes(typed), false, name);
    }
    const fields = await page.evaluate(() =>
      [...document.querySelectorAll('.place > *')].flatMap(({shadowRoot}) =>
        [...shadowRoot.querySelectorAll('input, textarea')].map(({value}) => value),
      ),
    );
    assert.equal(fields.includes(typed), false);
    assert.deepEqual(await wrongOn(page), nothing);
  });
});
