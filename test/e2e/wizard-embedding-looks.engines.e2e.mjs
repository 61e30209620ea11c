/** The wizard within hosts' pages: strict policies, foreign styles, hostile links. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, afterEach, before, describe, it} from 'node:test';
import {differences, looks, reachPartnerForm, stickingOut} from '../support/host-page.mjs';
import {
  choose,
  heading,
  next,
  press,
  put,
  reachFirstStep,
  tick,
  waitForField,
  waitForSelector,
  waitForStep,
  wizardBody,
} from '../support/wizard-flow.mjs';
import {eventsOf, startStage} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

let stage;
before(async () => {
  stage = await startStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

const inWizard = (page, work) => page.evaluate(`(${work})(document.querySelector('provisioning-wizard').shadowRoot)`);

/** Notes every violation of the page's policy from now on. */
const watchViolations = (page) =>
  page.evaluate(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
      window.violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });

describe('under the policy that the guide for hosts gives', () => {
  const guide = readFileSync(new URL('../../docs/guide-host.md', import.meta.url), 'utf8');
  const [policy] = /^default-src .*$/m.exec(guide);
  // Browsers ask for an icon of the page by themselves: the image is the page's, not the kit's.
  const headers = {'content-security-policy': `${policy}; img-src 'self'; report-uri /__policy-report`};

  it('F-E3: the views beside the usual way, dialogs, downloads and errors cause no violation', async () => {
    assert.match(policy, /require-trusted-types-for 'script'/);
    const {page, origin} = await stage.open({headers, proxied: true});
    await watchViolations(page);
    await reachFirstStep(page);
    await press(page, words['intro.changeContact']);
    await waitForField(page, 'contactEmail');
    await put(page, 'contactEmail', 'no address');
    await next(page);
    await waitForSelector(page, '.error-summary');
    await press(page, words['action.back']);
    await press(page, words['intro.resend']);
    await page.waitForText(words['resend.title']);
    await next(page);
    await page.waitForText(words['intro.mailSent']);
    await next(page);
    await choose(page, 'role', 'partner');
    await next(page);
    await choose(page, 'setter', 'customer');
    await put(page, 'customerContactEmail', 'it@drina.example');
    await next(page);
    await page.waitForText(words['handover.customer.action']);
    await press(page, words['shell.exit']);
    await waitForSelector(page, 'dialog[open]');
    await press(page, words['exit.leave']);
    await page.waitForText(words['left.title']);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual(origin.reports, []);
  });

  it('F-E3: failing services, the receipt and its download cause no violation', async () => {
    const world = await stage.openWorld({scenario: 'failingService'});
    const state = await world.admin('state');
    const seconds = {calling: 0, meetings: 0, enterprise: 0, other: 0};
    state.orders[0].behaviour = {queuedSeconds: 0, seconds, failing: ['calling']};
    await world.admin('reset', state);
    const {page, origin} = await stage.open({world, headers, proxied: true});
    await watchViolations(page);
    await reachFirstStep(page);
    await next(page);
    for (const step of ['subscription', 'calling', 'meetings', 'enterprise']) {
      await waitForStep(page, step);
      await next(page);
    }
    await tick(page, 'billingAcknowledged');
    await next(page);
    await page.waitForText(words['partly.title']);
    await waitForSelector(page, '.receipt');
    await page.evaluate(() => {
      window.downloads = [];
      HTMLAnchorElement.prototype.click = function () {
        window.downloads.push([this.href, this.download]);
      };
    });
    await press(page, words['receipt.download']);
    const [[href, name]] = await page.evaluate(() => window.downloads);
    assert.match(href, /^blob:/);
    assert.match(name, /^[\w.-]+\.txt$/);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual(origin.reports, []);
  });
});

describe("the host's styles", () => {
  const anything = `color: red; font: italic 700 40px/3 monospace; letter-spacing: 9px; word-spacing: 9px;
    text-transform: uppercase; text-align: right; text-indent: 40px; white-space: pre; list-style: square; cursor: wait`;
  const sheets = {
    'everything unset': '* { all: unset }',
    'rules for every element': `body, body * { ${anything}; color-scheme: only dark; border: 0; outline: 9px solid red }`,
    'rules for elements': `label, legend, button { display: none !important } h2 { color: red; font-size: 90px }
      div, form { margin: 40px !important; float: left } input, select { appearance: none; border: 9px solid red }`,
    'inherited by everything': `body, provisioning-wizard { ${anything} }`,
    'parts of everything': '::part(label), ::part(button), *::part(content) { display: none }',
    'a small root': 'html { font-size: 62.5% }',
  };
  const body = `<style></style><div style="all: initial; display: block; width: 900px; --partner-font: serif">${wizardBody()}</div>`;
  const under = (page, sheet) =>
    page.evaluate((text) => {
      document.querySelector('body > style').textContent = text;
    }, sheet);

  /** Asserts that no sheet changes what is inside on the view that is there. */
  async function assertUnaffected(page) {
    await under(page, '');
    const plain = await looks(page);
    for (const [name, sheet] of Object.entries(sheets)) {
      await under(page, sheet);
      const changed = differences(await looks(page), plain);
      assert.deepEqual(changed, [], `${name}, at "${await heading(page)}"`);
    }
    await under(page, '');
  }

  it('F-E7: whatever they say of everything, nothing inside changes', async () => {
    const {page} = await stage.open({body});
    await reachFirstStep(page);
    await waitForSelector(page, 'dialog');
    await assertUnaffected(page);
    await reachPartnerForm(page);
    await next(page);
    await waitForSelector(page, '.error-summary');
    await assertUnaffected(page);
    await press(page, words['shell.exit']);
    await waitForSelector(page, 'dialog[open]');
    await assertUnaffected(page);
  });

  it('F-E7: the documented properties reach inside, and everything follows the size of the text', async () => {
    const {page} = await stage.open({body});
    await reachPartnerForm(page);
    const before = await looks(page);
    const sizes = (all) =>
      all
        .filter(([name]) => /^<(p|label|h2|input|button) /.test(name))
        .map(([, values]) => Number(/font-size: ([\d.]+)px/.exec(values.join())[1]));
    // Under a small root, the one documented property gives every size back that was relative to it.
    await under(page, 'html { font-size: 62.5% } provisioning-wizard { --partner-text-size: 1.6rem }');
    assert.deepEqual(differences(await looks(page), before), []);
    await under(page, 'provisioning-wizard { --partner-text-size: 24px }');
    assert.deepEqual(
      sizes(await looks(page)),
      sizes(before).map((size) => size * 1.5),
    );
    await under(page, 'provisioning-wizard { --partner-hue: 20; --partner-radius: 0px; margin: 10px }');
    const [button, margin] = await page.evaluate(() => {
      const wizard = document.querySelector('provisioning-wizard');
      const {borderRadius, color} = getComputedStyle(wizard.shadowRoot.querySelector('.button.quiet'));
      return [{borderRadius, color}, getComputedStyle(wizard).marginTop];
    });
    assert.deepEqual(button, {borderRadius: '0px', color: 'oklch(0.49 0.16 20)'});
    assert.equal(margin, '10px');
    await under(page, 'provisioning-wizard { visibility: hidden }');
    assert.equal(await inWizard(page, (root) => getComputedStyle(root.querySelector('h2')).visibility), 'hidden');
  });

  it('F-E7: on a page that reads from right to left it is mirrored as a whole, and nothing leaves its frame', async () => {
    const {page} = await stage.open({body});
    await reachPartnerForm(page);
    await page.evaluate(() => {
      document.body.dir = 'rtl';
      document.querySelector('body > div').style.direction = 'inherit';
    });
    assert.equal(await inWizard(page, (root) => getComputedStyle(root.querySelector('h2')).direction), 'rtl');
    assert.deepEqual(await stickingOut(page), []);
    await under(page, '* { all: unset }');
    assert.deepEqual(await stickingOut(page), []);
  });
});

describe('addresses', () => {
  const hostile = [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://evil.example/1',
    'file:///etc/passwd',
    'http://plain.example',
    '//evil.example',
    '/relative',
    'https:evil.example',
    'https:/\\evil.example',
    'https://\tevil.example',
    'https://good.example\n//evil.example',
    'mailto:a@b.example\r\nBcc: all@evil.example',
    ['https://evil.example'],
  ];

  /** The address that support opens at under this policy, or `null`. */
  const opensAt = (page, supportUrl) =>
    page.evaluate(async (url) => {
      const wizard = document.querySelector('provisioning-wizard');
      const opened = [];
      window.open = (...given) => (opened.push(given), null);
      wizard.policy = {supportUrl: url};
      wizard.restart();
      const button = () =>
        [...wizard.shadowRoot.querySelectorAll('button')].find(({innerText}) => innerText.trim() === 'Contact support');
      await wizard.updateComplete;
      while (!button()) await new Promise(requestAnimationFrame);
      button().click();
      return opened[0] ?? null;
    }, supportUrl);

  it('F-E9: of the addresses a host can give, only https: and mailto: are ever opened, and in a window of their own', async () => {
    const {page} = await stage.open({scenario: 'closedOrder'});
    await page.waitForText(words['closed.title']);
    for (const url of hostile) assert.equal(await opensAt(page, url), null, JSON.stringify(url));
    for (const url of ['https://support.example/partners?x=1#y', 'mailto:help@support.example']) {
      assert.deepEqual(await opensAt(page, url), [url, '_blank', 'noopener']);
    }
    // The person asked for support all the same: the host hears of it.
    assert.equal((await eventsOf(page, 'support-requested')).length, hostile.length + 2);
  });

  it('F-E9: an address in what the backend says is text: nothing inside leads anywhere but to its own fields', async () => {
    const world = await stage.openWorld({scenario: 'existingPartner'});
    const state = await world.admin('state');
    const evil = 'javascript:alert(document.domain)';
    for (const organization of state.organizations) organization.name = evil;
    state.orders[0].customerName = evil;
    await world.admin('reset', state);
    const {page} = await stage.open({world});
    await reachFirstStep(page);
    assert.match(await heading(page), /javascript:alert/);
    const leadsTo = () =>
      inWizard(page, (root) =>
        [
          ...root.querySelectorAll(
            '[href], [src], [srcset], [action], [formaction], [data], iframe, object, embed, base',
          ),
        ].map((element) => element.getAttribute('href') ?? element.localName),
      );
    assert.deepEqual(await leadsTo(), []);
    await next(page);
    await choose(page, 'role', 'partner');
    await next(page);
    await choose(page, 'setter', 'self');
    await next(page);
    await waitForField(page, 'partnerChoice');
    assert.match(await page.visibleText(), /javascript:alert/);
    await next(page);
    await waitForSelector(page, '.error-summary a');
    assert.deepEqual(await leadsTo(), ['#field-partnerChoice']);
  });
});
