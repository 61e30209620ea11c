/** Created and removed again and again, the wizard leaves nothing behind: no node, no listener, no object, no memory. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {isDeepStrictEqual} from 'node:util';
import {engine} from '../support/driver.mjs';
import {startStage} from '../support/wizard-stage.mjs';

const long = Boolean(process.env.LONG);
/** First cycles fill caches: templates, compiled code, words. */
const warmUp = 20;
/** Cycles per call into the page, so that no call takes long. */
const portion = 20;

/** A page that creates a provider with a wizard in it, takes it as far as asked, and removes it. */
const script = `
import {Actor} from 'xstate';
import 'partner-widgets/define/provisioning-wizard.js';
import {httpBackend} from 'partner-widgets/backend/http.js';

const baseUrl = new URLSearchParams(location.search).get('api');
const element = (tag) => customElements.get(tag);
window.kinds = {
  wizard: element('provisioning-wizard'), provider: element('partner-kit'), Actor,
  IDBDatabase, BroadcastChannel, MutationObserver, AbortSignal,
};

const turn = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(found) {
  for (const limit = performance.now() + 20_000; performance.now() < limit; await turn(2)) {
    const it = found();
    if (it) return it;
  }
  throw new Error('waited 20 s for ' + found);
}

function create() {
  const kit = document.createElement('partner-kit');
  kit.backend = httpBackend({baseUrl});
  const wizard = document.createElement('provisioning-wizard');
  wizard.orderId = 'order-1';
  kit.append(wizard);
  document.body.append(kit);
  return kit;
}

const find = (kit, selector) => until(() => kit.firstElementChild.shadowRoot.querySelector(selector));
const next = async (kit) => (await find(kit, '.content button.primary:not([aria-disabled])')).click();
const choose = async (kit, name, value) => (await find(kit, 'input[name="' + name + '"][value="' + value + '"]')).click();

const ways = {
  /** Removed while the order is asked for. */
  atOnce: () => turn(),
  firstStep: (kit) => find(kit, 'button[data-start]'),
  /** Removed with a half-filled form, its list of countries open, and the journal on the device. */
  middle: async (kit) => {
    (await find(kit, 'button[data-start]')).click();
    await choose(kit, 'role', 'partner');
    await next(kit);
    await choose(kit, 'setter', 'self');
    await next(kit);
    const name = await find(kit, '#field-partnerName');
    name.value = 'Sava Telekom';
    name.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    (await find(kit, '#field-partnerCountry')).focus();
    await find(kit, 'option[value="RS"]');
  },
};

window.appear = async (way) => {
  const kit = create();
  await ways[way](kit);
  window.disappear = async () => {
    delete window.disappear;
    kit.remove();
    await turn();
  };
};
window.cycle = async (way, count) => {
  for (let done = 0; done < count; done++) {
    await appear(way);
    await disappear();
  }
};
`;

/** What is alive after everything that is garbage was collected. */
async function alive(page, session) {
  for (let round = 0; round < 3; round++) {
    await session.send('HeapProfiler.collectGarbage');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }
  const {metrics} = await session.send('Performance.getMetrics');
  const metric = (name) => metrics.find((one) => one.name === name).value;
  const {usedSize} = await session.send('Runtime.getHeapUsage');
  const counts = {nodes: metric('Nodes'), listeners: metric('JSEventListeners')};
  for (const kind of await page.evaluate(() => Object.keys(window.kinds))) {
    const prototype = await page.native.evaluateHandle((name) => window.kinds[name].prototype, kind);
    const objects = await page.native.queryObjects(prototype);
    counts[kind] = await objects.evaluate((all) => all.length);
    await objects.dispose();
    await prototype.dispose();
  }
  return {counts, heap: usedSize};
}

/** Asks again while the browser still lets go of things: at most twenty times. */
async function aliveOnce(page, session, isEnough) {
  let found = await alive(page, session);
  for (let left = 20; left > 0 && !isEnough(found.counts); left--) found = await alive(page, session);
  return found;
}

// What is alive can be counted over the DevTools protocol only.
if (engine === 'chromium') {
  describe('the removed wizard', () => {
    let stage;
    before(async () => {
      stage = await startStage({script});
    });
    afterEach(() => stage.clear());
    after(() => stage.close());

    const titles = {
      atOnce: 'while it is loading',
      firstStep: 'at the first step',
      middle: 'in the middle of the flow',
    };
    for (const [way, when] of Object.entries(titles)) {
      const cycles = long ? 1000 : 100;
      it(`F-E6: leaves no node, listener or object behind after ${cycles} times, ${when}`, async () => {
        const {page} = await stage.open({body: ''});
        await page.waitFor(() => 'cycle' in window);
        const session = await page.native.createCDPSession();
        await session.send('Performance.enable');
        const cycle = async (count) => {
          for (let done = 0; done < count; done += portion)
            await page.evaluate((how, times) => window.cycle(how, times), way, portion);
        };
        await cycle(warmUp);
        await page.evaluate((how) => window.appear(how), way);
        const there = await aliveOnce(page, session, ({wizard}) => wizard === 1);
        assert.equal(there.counts.wizard, 1, 'a wizard on the page is counted');
        await page.evaluate(() => window.disappear());
        const first = await aliveOnce(page, session, ({wizard}) => wizard === 0);
        assert.equal(first.counts.wizard, 0, 'a removed wizard is garbage');
        await cycle(long ? 600 : cycles);
        const asAtFirst = (counts) => isDeepStrictEqual(counts, first.counts);
        const later = await aliveOnce(page, session, asAtFirst);
        assert.deepEqual(later.counts, first.counts);
        if (!long) return;
        await cycle(400);
        const last = await aliveOnce(page, session, asAtFirst);
        assert.deepEqual(last.counts, first.counts);
        const perCycle = (last.heap - later.heap) / 400;
        assert.ok(perCycle < 100, `the heap grew by ${perCycle} bytes a cycle from cycle 620 to 1,020`);
      });
    }
  });
}
