/** What stands between the page and the first step: nothing but the host's own module and the order. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {inElement, pageScriptFor, waitForSelector} from '../support/wizard-flow.mjs';
import {startStage} from '../support/wizard-stage.mjs';

/** Notes which modules had been asked for when the first view came. */
const scriptFor = (tag, words, firstControl) => `
import 'partner-widgets/define/${words}.js';
${pageScriptFor(tag, [])}
new MutationObserver((_, observer) => {
  if (!element.shadowRoot.querySelector('${firstControl}')) return;
  observer.disconnect();
  window.modules = performance.getEntriesByType('resource')
    .filter(({name}) => name.endsWith('.js'))
    .map(({name}) => name);
}).observe(element.shadowRoot, {subtree: true, childList: true});
`;

/** A module's address and those of all that it imports before it runs. */
async function withStaticImports(url, found = new Set()) {
  if (found.has(url)) return found;
  found.add(url);
  const code = await (await fetch(url)).text();
  for (const [, path] of code.matchAll(/^(?:import|export)\b[^"'(]*["'](\.[^"']+)["']/gm)) {
    await withStaticImports(new URL(path, url).href, found);
  }
  return found;
}

for (const {tag, words, firstControl, options} of [
  {tag: 'provisioning-wizard', words: 'words-en', firstControl: 'button[data-start]', options: {}},
  {
    tag: 'partner-renewal',
    words: 'renewal-words-en',
    firstControl: 'button[data-action]',
    options: {scenario: 'agreements', body: '<partner-renewal locale="en"></partner-renewal>'},
  },
]) {
  describe(`the first view of ${tag}`, () => {
    let stage;
    before(async () => {
      stage = await startStage({script: scriptFor(tag, words, firstControl)});
    });
    afterEach(() => stage.clear());
    after(() => stage.close());

    it('asks for no further module where the host brings the words of its language along', async () => {
      const {page, origin} = await stage.open(options);
      const modules = await page.waitFor(() => window.modules);
      const brought = await withStaticImports(`${origin.origin}/page.js`);
      // Where the engine has no Temporal, its polyfill is asked for together with the order.
      const further = modules.filter((url) => !brought.has(url) && !url.includes('/temporal-polyfill-'));
      assert.deepEqual(further, []);
    });
  });
}

/** Notes at each change how high the element is with its first view, and that view's facts. */
const notedScript = `
${pageScriptFor('provisioning-wizard', [])}
window.seen = [];
new MutationObserver(() => {
  const root = element.shadowRoot;
  if (!root.querySelector('button[data-start]')) return;
  window.seen.push({height: element.getBoundingClientRect().height, facts: root.querySelector('.facts').textContent});
}).observe(element.shadowRoot, {subtree: true, childList: true, characterData: true});
`;

describe('the dates of the first view of provisioning-wizard', () => {
  let stage;
  before(async () => {
    stage = await startStage({script: notedScript});
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  const seen = (page) => page.evaluate(() => window.seen);
  const toCome = /\u2007/;

  for (const language of ['en', 'ru', 'sr']) {
    it(`move nothing when they come, ${language}`, async () => {
      for (const width of [320, 800]) {
        const {page} = await stage.open({language, prepare: (one) => one.setViewport(width, 900)});
        await waitForSelector(page, 'dialog');
        const views = await seen(page);
        assert.match(views[0].facts, toCome);
        assert.doesNotMatch(views.at(-1).facts, toCome);
        assert.deepEqual([...new Set(views.map(({height}) => height))], [views[0].height], `${width} pixels wide`);
      }
    });
  }

  it('are there at once when it starts over', async () => {
    const {page} = await stage.open({});
    await waitForSelector(page, 'dialog');
    await page.evaluate(() => {
      window.seen = [];
      document.querySelector('provisioning-wizard').restart();
    });
    await page.waitFor(() => window.seen.length > 0);
    await page.waitFor(inElement(`(root) => root.querySelector('dialog') !== null`));
    assert.deepEqual(
      (await seen(page)).filter(({facts}) => toCome.test(facts)),
      [],
    );
  });
});
