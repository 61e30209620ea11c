/** Created and removed, or taken out and put back, again and again: no node, listener, object or memory is left behind. */
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

/**
 * What is created, and how far it is taken before it is removed: functions in the page, given `element`,
 * `find(selector)`, `findInDrawer(selector)`, `next()`, `choose(name, value)` and `type(name, text)`, which wait for what they need.
 * `ordinary`: the ways of a run that is not long. Default: all. `longest`: one that a run which is not long makes
 * fewer times. `again`: the way of an element that is put back.
 */
const subjects = [
  {
    name: 'wizard',
    tag: 'provisioning-wizard',
    scenario: 'newPartner',
    again: 'at the first step',
    ways: {
      'while it is loading': () => undefined,
      'at the first step': ({find}) => find('button[data-start]'),
      'in the middle of the flow, its list of countries open and the journal on the device': async (person) => {
        (await person.find('button[data-start]')).click();
        await person.choose('role', 'partner');
        await person.next();
        await person.choose('setter', 'self');
        await person.next();
        await person.type('partnerName', 'Sava Telekom');
        (await person.find('#field-partnerCountry')).focus();
        await person.find('option[value="RS"]');
      },
    },
  },
  {
    name: 'renewal',
    tag: 'partner-renewal',
    scenario: 'oneAgreement',
    longest: 'in the middle of a renewal, its draft on the way to the device',
    again: 'with the agreement and its line of time on view',
    ways: {
      'while it is loading': () => undefined,
      'with the agreement and its line of time on view': ({find}) => find('.timeline'),
      'in the middle of a renewal, its draft on the way to the device': async (person) => {
        (await person.find('[data-action="renew"]')).click();
        await person.choose('authority', 'no');
        await person.next();
        await person.type('inviteName', 'Vesna');
      },
    },
  },
  {
    name: 'support',
    tag: 'support-center',
    scenario: 'busy',
    ordinary: ['at its first view'],
    again: 'at its first view',
    ways: {
      'while it is loading': () => undefined,
      'at its first view': ({find}) => find('h2[tabindex]'),
      'in the middle of a new case, its draft on the way to the device': async (person) => {
        await person.find('h2[tabindex]');
        person.element.open({view: 'newCase'});
        await person.type('subject', 'No sound');
      },
    },
  },
  {
    name: 'support button',
    tag: 'support-button',
    scenario: 'busy',
    ordinary: ['with its drawer opened, and closed again'],
    again: 'with its drawer opened, and closed again',
    ways: {
      'at once': () => undefined,
      'with its drawer opened, and closed again': async (person) => {
        await person.find('button[part=button]');
        person.element.open();
        await person.findInDrawer('h2[tabindex]');
        person.element.close();
      },
    },
  },
];

/** A page that creates a provider with an element in it, takes it as far as asked, and removes it. */
const scriptFor = ({tag, ways}) => `
import {Actor} from 'xstate';
import 'partner-widgets/define/${tag}.js';
import 'partner-widgets/define/partner-kit.js';
import {httpBackend} from 'partner-widgets/backend/http.js';

const baseUrl = new URLSearchParams(location.search).get('api');
window.kinds = {
  element: customElements.get('${tag}'), provider: customElements.get('partner-kit'), Actor,
  IDBDatabase, BroadcastChannel, MutationObserver, ResizeObserver, IntersectionObserver, AbortSignal,
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
  const element = document.createElement('${tag}');
  if ('orderId' in element) element.orderId = 'order-1';
  kit.append(element);
  document.body.append(kit);
  return kit;
}

function personBefore(kit) {
  const element = kit.firstElementChild;
  const find = (selector) => until(() => element.shadowRoot.querySelector(selector));
  return {
    element,
    find,
    findInDrawer: (selector) =>
      until(() => element.shadowRoot.querySelector('.body > *')?.shadowRoot?.querySelector(selector)),
    next: async () => (await find('.content button.primary:not([aria-disabled])')).click(),
    choose: async (name, value) => (await find('input[name="' + name + '"][value="' + value + '"]')).click(),
    type: async (name, text) => {
      const field = await find('#field-' + name);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    },
  };
}

const ways = {${Object.entries(ways)
  .map(([when, way]) => `${JSON.stringify(when)}: ${String(way)}`)
  .join()}};
window.appear = async (when) => {
  const kit = create();
  await ways[when](personBefore(kit));
  window.disappear = async () => {
    delete window.disappear;
    kit.remove();
    await turn();
  };
};
window.cycle = async (when, count) => {
  for (let done = 0; done < count; done++) {
    await appear(when);
    await disappear();
  }
};
let kept;
window.putBack = async (when, count) => {
  kept ??= create();
  for (let done = 0; done < count; done++) {
    document.body.append(kept);
    await kept.firstElementChild.updateComplete;
    await ways[when](personBefore(kept));
    kept.remove();
    await turn();
  }
};
`;

/** An element that is there has up to two, whose objects the engine drops and makes anew as it likes. */
const untold = {AbortSignal: 2};

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
    counts[kind] = Math.max(await objects.evaluate((all) => all.length), untold[kind] ?? 0);
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

/** Counts until two rounds of cycles leave the same: a view that is met for the first time prepares its template. */
async function settled(page, session, cycle, first, cycles) {
  let [known, later] = [null, first];
  for (let rounds = 0; rounds < 3 && !isDeepStrictEqual(known?.counts, later.counts); rounds++) {
    known = later;
    await cycle(long ? 600 : cycles);
    later = await aliveOnce(page, session, (counts) => isDeepStrictEqual(counts, known.counts));
  }
  assert.deepEqual(later.counts, known.counts);
  return later;
}

/** In a long run: 400 cycles more leave as many of everything, and the heap as it was. */
async function staysFlat(page, session, cycle, later) {
  await cycle(400);
  const last = await aliveOnce(page, session, (counts) => isDeepStrictEqual(counts, later.counts));
  assert.deepEqual(last.counts, later.counts);
  const perCycle = (last.heap - later.heap) / 400;
  assert.ok(perCycle < 100, `the heap grew by ${perCycle} bytes a cycle from cycle 620 to 1,020`);
}

/** A page that can create and remove, with a function that has it do so by portions. */
async function openToCount(stage, doIt, when) {
  const {page} = await stage.open({body: ''});
  await page.waitFor(() => 'cycle' in window);
  const session = await page.native.createCDPSession();
  await session.send('Performance.enable');
  const cycle = async (count) => {
    for (let done = 0; done < count; done += portion)
      await page.evaluate((name, how, times) => window[name](how, times), doIt, when, Math.min(portion, count - done));
  };
  return {page, session, cycle};
}

// What is alive can be counted over the DevTools protocol only.
for (const subject of engine === 'chromium' ? subjects : []) {
  describe(`the removed ${subject.name}`, () => {
    let stage;
    before(async () => {
      stage = await startStage({script: scriptFor(subject), scenario: subject.scenario});
    });
    afterEach(() => stage.clear());
    after(() => stage.close());

    for (const when of (!long && subject.ordinary) || Object.keys(subject.ways)) {
      const few = when === subject.longest ? 6 : 20;
      const cycles = long ? 1000 : few;
      it(`F-E6: leaves no node, listener or object behind after ${cycles} times, ${when}`, async () => {
        const {page, session, cycle} = await openToCount(stage, 'cycle', when);
        await cycle(long ? warmUp : few);
        await page.evaluate((how) => window.appear(how), when);
        const there = await aliveOnce(page, session, ({element}) => element === 1);
        assert.equal(there.counts.element, 1, `a ${subject.name} on the page is counted`);
        await page.evaluate(() => window.disappear());
        const first = await aliveOnce(page, session, ({element}) => element === 0);
        assert.equal(first.counts.element, 0, `a removed ${subject.name} is garbage`);
        const later = await settled(page, session, cycle, first, few);
        if (long) await staysFlat(page, session, cycle, later);
      });
    }

    it(`F-E6: leaves nothing behind when the same element is taken out and put back ${long ? 1000 : 20} times, ${subject.again}`, async () => {
      const {page, session, cycle} = await openToCount(stage, 'putBack', subject.again);
      await cycle(warmUp);
      const first = await aliveOnce(page, session, ({element}) => element === 1);
      assert.equal(first.counts.element, 1, 'the element that is put back is the only one');
      const later = await settled(page, session, cycle, first, 20);
      if (long) await staysFlat(page, session, cycle, later);
    });
  });
}
