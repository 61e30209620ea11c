/** Partner support in the built demo: from the button to a case with its reference, and back from elsewhere in the portal. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {clearDemo, demo, openDemo, page, shows, startDemo, stopDemo} from '../support/demo-stage.mjs';

before(startDemo);
afterEach(clearDemo);
after(stopDemo);

/** Source that does `work` with the shadow root of support, in the page or in the drawer. */
const inSupport = (work) => `(() => {
  const drawer = document.querySelector('support-button')?.shadowRoot.querySelector('dialog[open]');
  const root = (drawer ?? document).querySelector('support-center')?.shadowRoot;
  return root ? (${work})(root) : null;
})()`;
const until = (work) => page.waitFor(inSupport(work));
const heads = (text) =>
  until(`(root) => root.querySelector('h2[tabindex]')?.innerText.trim() === ${JSON.stringify(text)}`);

/** Presses the one thing in support that these words, or a selector, name. */
async function press(selector, words = '') {
  const find = `[...root.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.checkVisibility() && one.innerText.includes(${JSON.stringify(words)}))`;
  await until(`(root) => {
    const [found] = ${find};
    found?.click();
    return found !== undefined;
  }`);
}

/** Types into a field, or chooses from a list, by its name. */
async function fill(name, text) {
  await until(`(root) => {
    const field = root.querySelector('[name="${name}"]');
    if (!field || field.options?.length === 1) return false;
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    field.dispatchEvent(new Event('change', {bubbles: true}));
    return true;
  }`);
}

const openDrawer = () =>
  page.waitFor(() => {
    const button = document.querySelector('support-button')?.shadowRoot.querySelector('[part=button]');
    button?.click();
    return Boolean(button);
  });

describe('partner support in the demo', () => {
  it('S-01, S-27, S-29: leads from the button over an answer to a case and its reference', async () => {
    await openDemo('&scenario=busy');
    await openDrawer();
    await heads('Partner support');
    await press('[aria-labelledby=home-articles] button');
    await until(`(root) => root.querySelector('.article-text') !== null`);
    await press('button', 'Open a case');
    await heads('Open a case');
    await fill('category.0', 'other');
    await fill('subject', 'The set-up mail did not arrive');
    await fill('description', 'It should have come on Monday.');
    await press('input[name=severity][value="4"]');
    const sent = 'Your case is open';
    // Answers that may help and cases that may be the same can stand before the check, and sending has nothing to press.
    for (let last = ''; last !== sent;) {
      last = await until(`(root) => {
        const heading = root.querySelector('h2[tabindex]')?.innerText.trim();
        if (heading === ${JSON.stringify(sent)}) return heading;
        const next = root.querySelector('form button.primary, .actions button.primary');
        if (heading === ${JSON.stringify(last)} || !next) return '';
        next.click();
        return heading;
      }`);
    }
    await until(`(root) => /CS-\\d+/.test(root.querySelector('[part=support]').innerText)`);
  });

  it('S-01: answers what a closed order asks for', async () => {
    await openDemo('&page=set-up&order=order-1&scenario=closedOrder');
    await page.click({text: 'Contact support'});
    await heads('Before your first case');
  });

  it('S-11: counts what the vendor answers behind the back', async () => {
    await openDemo('&scenario=busy');
    await shows(demo.support.vendor);
    const counted = () =>
      page.evaluate(() => document.querySelector('support-button')?.shadowRoot.querySelector('b')?.textContent ?? '');
    const before = await page.waitFor(
      () => document.querySelector('support-button')?.shadowRoot.querySelector('b')?.textContent,
    );
    await page.click({selector: '[data-act=reply]'});
    await page.waitFor(
      (known) => document.querySelector('support-button')?.shadowRoot.querySelector('b')?.textContent !== known,
      before,
    );
    assert.equal(Number(await counted()), Number(before) + 1);
  });

  it('lets a reply wait while the drawer says offline, and go out when it does not, and tells what each record is for', async () => {
    await openDemo('&page=support&scenario=busy');
    await heads('Partner support');
    await page.evaluate(() => document.querySelector('support-center').open({view: 'case', caseId: 'case-20101'}));
    await fill('text', 'And the other cable?');
    const toggle = {selector: '.toggle', text: `${demo.qa.offline} ${demo.qa.offlineText}`};
    await page.click(toggle);
    await press('button', 'Send once online');
    await until(`(root) => root.querySelector('.outbox')?.innerText.includes('network')`);
    await shows(demo.support.keptOf.outbox);
    const unknown = demo.keptKind.other;
    assert.equal(await page.evaluate((text) => document.body.innerText.includes(text), unknown), false);
    await page.click(toggle);
    await until(`(root) => root.querySelector('.outbox') === null`);
    await until(`(root) => root.querySelector('.case-thread')?.innerText.includes('And the other cable?')`);
  });

  it('keeps page, scenario and slow uploads in the address, in every language', async () => {
    const {visit} = await openDemo('&page=support&scenario=firstVisit&uploads=slow');
    await heads('Partner support');
    assert.ok(new URL(await page.url()).searchParams.get('uploads') === 'slow');
    await visit('&page=support&scenario=manyArticles', 'ru');
    await heads('Поддержка партнеров');
    await visit('&page=support&scenario=empty', 'sr-Latn');
    await heads('Podrška za partnere');
  });
});
