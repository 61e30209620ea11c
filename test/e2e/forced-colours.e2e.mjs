/** Where the person's own colours replace the kit's, focus, choice, errors and time are still seen; and what is printed. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine} from '../support/driver.mjs';
import {countOf, pressOn, reachCheck, startRenewalStage} from '../support/renewal-flow.mjs';
import {choose, inElement, next, reachFirstStep, tick, waitForField, waitForSelector} from '../support/wizard-flow.mjs';
import {startStage, until} from '../support/wizard-stage.mjs';

/** The least contrast of what is not text (WCAG 1.4.11). */
const enough = 3;

/**
 * Functions in the page: `contrast(element, colour)` with what stands behind the element, `active()` the element with
 * focus, `ringOf(element)` the one that shows it.
 */
const judge = `
  const rgb = (colour) => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [red, green, blue] = rgb(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
      const {backgroundColor} = getComputedStyle(at);
      if (rgb(backgroundColor)[3] > 0) return backgroundColor;
    }
    return 'Canvas';
  };
  window.contrast = (element, colour) => {
    if (colour === 'none' || rgb(colour)[3] === 0) return 1;
    const [one, other] = [light(colour), light(behind(element))].sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
  };
  window.active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  window.ringOf = (element) => (element.matches('.card input') ? element.closest('.card') : element);
`;

async function forceColours(page, scheme) {
  const devtools = await page.native.createCDPSession();
  const features = [
    {name: 'forced-colors', value: 'active'},
    {name: 'prefers-color-scheme', value: scheme},
  ];
  await devtools.send('Emulation.setEmulatedMedia', {features});
  await page.evaluate(`(() => {${judge}})()`);
  assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
}

/** Walks by Tab through every control of the element; what shows no ring around it. */
async function unseenFocus(page) {
  const unseen = [];
  const count = await countOf(page, 'a[href], button, input, select, textarea, summary');
  let seen = 0;
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  for (let step = 0; step < count + 2; step++) {
    await page.press('Tab');
    const found = await page.evaluate(() => {
      const element = window.active();
      if (!element || element === document.body || !element.getRootNode().host) return null;
      const ring = window.ringOf(element);
      const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(ring);
      return {
        name: `<${element.localName} ${element.id || element.className}>`,
        isThere: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        contrast: window.contrast(ring.parentElement ?? ring, outlineColor),
      };
    });
    if (!found) continue;
    seen++;
    if (!found.isThere || found.contrast < enough) unseen.push(found);
  }
  assert.notEqual(seen, 0);
  return unseen;
}

/** What of the elements that match stands out too little; the colours are those of the named properties. */
const faint = (page, selector, ...properties) =>
  page.evaluate(
    inElement(`(root) => {
      const found = [...root.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.checkVisibility());
      if (found.length === 0) return ['nothing matches'];
      return found.flatMap((one) => {
        const style = getComputedStyle(one);
        const best = Math.max(...${JSON.stringify(properties)}.map((name) => window.contrast(one.parentElement, style[name])));
        return best < ${enough} ? ['<' + one.localName + ' class="' + one.getAttribute('class') + '"> ' + best.toFixed(2)] : [];
      });
    }`),
  );

/** How an element looks, as far as borders and outlines tell something. */
const lookOf = (page, selector) =>
  page.evaluate(
    inElement(`(root) => {
      const {outlineStyle, outlineWidth, outlineColor, borderTopWidth, borderTopColor, borderTopStyle} =
        getComputedStyle(root.querySelector(${JSON.stringify(selector)}));
      return JSON.stringify([outlineStyle, outlineWidth, outlineColor, borderTopWidth, borderTopColor, borderTopStyle]);
    }`),
  );

// Another engine's colours cannot be forced over its driver, nor can it be told to look as printed.
if (engine === 'chromium') {
  describe('printed', () => {
    let stage;
    before(async () => {
      stage = await startRenewalStage();
    });
    afterEach(() => stage.clear());
    after(() => stage.close());

    it('check answers shows every answer and nothing to press', async () => {
      const {page} = await stage.open();
      await reachCheck(page);
      const devtools = await page.native.createCDPSession();
      await devtools.send('Emulation.setEmulatedMedia', {media: 'print'});
      const shown = await page.evaluate(
        inElement(`(root) => {
          const visible = (selector) => [...root.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
          return {answers: visible('.facts dd'), all: root.querySelectorAll('.facts dd').length, controls: visible('button, a, input')};
        }`),
      );
      assert.notEqual(shown.all, 0);
      assert.deepEqual(shown, {answers: shown.all, all: shown.all, controls: 0});
    });
  });

  for (const scheme of ['light', 'dark']) {
    describe(`in forced colours, ${scheme}`, () => {
      let wizards;
      let renewals;
      before(async () => {
        wizards = await startStage();
        renewals = await startRenewalStage({browser: wizards.browser});
      });
      afterEach(async () => {
        await renewals.clear();
        await wizards.clear();
      });
      after(async () => {
        await renewals.close();
        await wizards.close();
      });

      it('the wizard shows where the focus is, what is chosen, what is wrong and which step it is', async () => {
        const {page} = await wizards.open();
        await forceColours(page, scheme);
        await reachFirstStep(page);
        assert.deepEqual(await unseenFocus(page), []);
        await next(page);
        await choose(page, 'role', 'partner');
        assert.notEqual(
          await lookOf(page, '.card:has(input:checked)'),
          await lookOf(page, '.card:not(:has(input:checked))'),
        );
        assert.deepEqual(await faint(page, '.card:has(input:checked)', 'outlineColor', 'borderTopColor'), []);
        assert.notEqual(
          await lookOf(page, '.steps [aria-current]'),
          await lookOf(page, '.steps li:not([aria-current])'),
        );
        assert.deepEqual(await unseenFocus(page), []);
        await next(page);
        await choose(page, 'setter', 'self');
        await next(page);
        await waitForField(page, 'partnerName');
        const before = await lookOf(page, '[id="field-partnerName"]');
        await next(page);
        await waitForSelector(page, '.error-summary');
        assert.notEqual(await lookOf(page, '[id="field-partnerName"]'), before);
        assert.deepEqual(await faint(page, '.error-summary, [aria-invalid=true]', 'borderTopColor'), []);
        assert.deepEqual(await faint(page, ':is(.error, .error-summary) .icon', 'stroke'), []);
        assert.deepEqual(await unseenFocus(page), []);
        await page.setViewport(500, 800);
        assert.deepEqual(await faint(page, '.bar', 'borderTopColor'), []);
      });

      it('the overview shows where the focus is, what is chosen, and the line of time', async () => {
        const {page} = await renewals.open({scenario: 'oneAgreement'});
        await forceColours(page, scheme);
        await waitForSelector(page, '.timeline');
        assert.deepEqual(await faint(page, '.timeline line:not(.base)', 'stroke'), []);
        assert.deepEqual(await faint(page, '.timeline circle', 'stroke', 'fill'), []);
        assert.deepEqual(await faint(page, '.timeline text', 'fill'), []);
        assert.deepEqual(await faint(page, '.legend .dot', 'borderTopColor', 'backgroundColor'), []);
        assert.deepEqual(await unseenFocus(page), []);
      });

      it('a renewal shows where the focus is, what is chosen and what is wrong', async () => {
        const {page} = await renewals.open({scenario: 'oneAgreement'});
        await forceColours(page, scheme);
        await pressOn(page, '[data-action="renew"]');
        await waitForField(page, 'authority');
        await next(page);
        await waitForSelector(page, '.error-summary');
        assert.deepEqual(await faint(page, '.error-summary', 'borderTopColor'), []);
        assert.deepEqual(await faint(page, ':is(.error, .error-summary) .icon', 'stroke'), []);
        await choose(page, 'authority', 'yes');
        assert.notEqual(
          await lookOf(page, '.card:has(input:checked)'),
          await lookOf(page, '.card:not(:has(input:checked))'),
        );
        assert.deepEqual(await unseenFocus(page), []);
      });

      it('the table of countries shows where the focus is and what is chosen', async () => {
        const {page} = await renewals.open({scenario: 'lapsedAgreement'});
        await forceColours(page, scheme);
        await pressOn(page, '[data-action="reapply"]');
        await waitForSelector(page, '.matrix');
        assert.deepEqual(await unseenFocus(page), []);
        for (const width of [1024, 500]) {
          await page.setViewport(width, 800);
          assert.deepEqual(await faint(page, '.matrix .badge', 'borderTopColor'), []);
        }
        await tick(page, 'chosen');
        await until(async () => (await countOf(page, '.matrix tr:has(.tick input:checked)')) === 1);
        assert.notEqual(
          await lookOf(page, '.matrix tr:has(.tick input:checked)'),
          await lookOf(page, '.matrix tbody tr:not(:has(.tick input:checked))'),
        );
      });
    });
  }
}
