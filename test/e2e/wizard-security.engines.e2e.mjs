/** The wizard under strict policies and among hostile addresses, in every engine. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, afterEach, before, describe, it} from 'node:test';
import {
  choose,
  completeOrder,
  heading,
  next,
  press,
  put,
  reachFirstStep,
  tick,
  waitForField,
  waitForSelector,
  waitForStep,
} from '../support/wizard-flow.mjs';
import {strictPolicy} from '../support/page-server.mjs';
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

describe('the whole flow under a strict policy', () => {
  it('F-E3, X-11: under a strict policy it comes to active services without one violation', async () => {
    const {page, world, origin} = await stage.open({
      language: 'ru',
      proxied: true,
      headers: {'content-security-policy': strictPolicy},
    });
    await watchViolations(page);
    await completeOrder(page, stage.backend, world.id);
    await page.waitFor(
      `document.querySelector('provisioning-wizard').shadowRoot.querySelectorAll('.services .badge.good').length === 4`,
    );
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual(origin.reports, []);
    const styled = await inWizard(
      page,
      (shadow) => getComputedStyle(shadow.querySelector('.button.primary')).borderRadius,
    );
    assert.notEqual(styled, '0px');
    // The policy is in force: what it forbids is noticed.
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await page.waitFor(() => window.violations.length === 1);
  });
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

  it('F-E9: an address in a name that the backend gives is text: nothing inside leads anywhere but to its own fields', async () => {
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
