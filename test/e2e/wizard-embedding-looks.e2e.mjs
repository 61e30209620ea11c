/** The wizard within hosts' pages: foreign styles. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {differences, looks, reachPartnerForm, stickingOut} from '../support/host-page.mjs';
import {heading, next, press, reachFirstStep, waitForSelector, wizardBody} from '../support/wizard-flow.mjs';
import {startStage} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

let stage;
before(async () => {
  stage = await startStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

const inWizard = (page, work) => page.evaluate(`(${work})(document.querySelector('provisioning-wizard').shadowRoot)`);

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

  it('F-E7: hue, corners and margins reach inside, and everything follows the size of the text', async () => {
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
