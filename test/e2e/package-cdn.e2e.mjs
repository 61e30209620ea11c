/** The loader of pages without a build: what it finds, what it loads for that, and the backend that a page names. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {cpSync, mkdirSync, rmSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {filesIn} from '../../scripts/cdn/integrity.mjs';
import {cdnFolder, integrityIn, registered, startCdnStage} from '../support/cdn-stage.mjs';
import {retriesModules} from '../support/driver.mjs';
import {inElement, reachFirstStep} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

let stage;
let page;
before(async () => {
  stage = await startCdnStage();
  ({page} = stage);
});
afterEach(() => stage.clear());
after(() => stage.close());

const tags = ['partner-kit', 'partner-renewal', 'provisioning-wizard', 'support-button', 'support-center'];
const wizard = (api) => `<provisioning-wizard order-id="order-1" base-url="${api}"></provisioning-wizard>`;
const adapter = () => integrityIn(cdnFolder()).begins['http-backend'].find((name) => name.includes('http-backend'));

/** Adds an element as a page's own script does. */
const add = (tag, attributes) =>
  page.evaluate(
    (name, given) => {
      const element = document.createElement(name);
      for (const [attribute, value] of Object.entries(given)) element.setAttribute(attribute, value);
      document.body.append(element);
    },
    tag,
    attributes,
  );

const rootOf = (tag) => `document.querySelector('${tag}')?.shadowRoot`;

describe('elements on the page', () => {
  it('on a page without any nothing is loaded but the loader, and nothing is registered', async () => {
    const {complaints} = await stage.open({body: () => '<p>Nothing of the kit</p>'});
    await page.waitFor(() => document.readyState === 'complete');
    assert.deepEqual(stage.loaded(), ['partner-widgets.js']);
    assert.deepEqual(await registered(page, tags), []);
    assert.deepEqual(complaints(), []);
  });

  it('F-E5: one that is added later works, wherever it is added, and brings no other with it', async () => {
    const {api, complaints} = await stage.open({});
    await add('provisioning-wizard', {'order-id': 'order-1', 'base-url': api});
    await reachFirstStep(page);
    assert.deepEqual(await registered(page, tags), ['partner-kit', 'provisioning-wizard']);
    await page.evaluate((url) => {
      const part = document.createElement('section');
      const renewal = document.createElement('partner-renewal');
      renewal.setAttribute('base-url', url);
      part.append(document.createElement('p'), renewal);
      document.body.append(part);
    }, api);
    await page.waitFor(`${rootOf('partner-renewal')}?.querySelector('h2')?.textContent`);
    assert.deepEqual(await registered(page, tags), ['partner-kit', 'partner-renewal', 'provisioning-wizard']);
    assert.deepEqual(complaints(), []);
  });

  it("F-E5: one in a shadow root of the page's own works once the page has that root watched", async () => {
    const {api} = await stage.open({});
    await page.evaluate(
      async (loader, url) => {
        const {watch} = await import(loader);
        const card = document.createElement('div');
        document.body.append(card);
        const shadow = card.attachShadow({mode: 'open'});
        watch(shadow);
        const wizard = document.createElement('provisioning-wizard');
        wizard.setAttribute('order-id', 'order-1');
        wizard.setAttribute('base-url', url);
        shadow.append(wizard);
      },
      `${stage.cdn.origin}/partner-widgets.js`,
      api,
    );
    await page.waitFor(
      `document.querySelector('div').shadowRoot.querySelector('provisioning-wizard').shadowRoot?.querySelector('button[data-start]')`,
    );
  });

  it("F-E1: an element's own module beside the loader shares its files: one registration, and no word about it", async () => {
    const own = `
      import {httpBackend} from '${stage.cdn.origin}/provisioning-wizard.js';
      const element = document.querySelector('provisioning-wizard');
      element.backend = httpBackend({baseUrl: element.dataset.api});
    `;
    const said = page.messages.length;
    await stage.open({
      head: `<script type="module" src="${stage.cdn.origin}/partner-widgets.js"></script><script type="module" src="/own.js"></script>`,
      modules: {'/own.js': own},
      policy: stage.policy.replace('script-src ', "script-src 'self' "),
      body: (api) => `<provisioning-wizard order-id="order-1" data-api="${api}"></provisioning-wizard>`,
    });
    await reachFirstStep(page);
    assert.deepEqual(page.messages.slice(said), []);
  });

  it('a part that did not come is told of once, and is asked for again with the next of its elements', async () => {
    stage.faults.fail = /wizard-first/;
    const {api, complaints} = await stage.open({body: wizard});
    const told = () => complaints().filter((line) => line.includes('<provisioning-wizard> could not be loaded'));
    await until(() => told().length > 0);
    stage.faults.fail = null;
    await add('provisioning-wizard', {'order-id': 'order-1', 'base-url': api});
    // Some browsers keep that a module did not come until the page is reloaded.
    if (retriesModules) await reachFirstStep(page);
    else await page.waitFor(`document.querySelectorAll('provisioning-wizard').length === 2`);
    assert.equal(told().length, 1);
  });
});

describe('the backend that a page names', () => {
  it('<partner-kit base-url> is for all elements in it, and a change of it begins anew with the other', async () => {
    const body = (api) =>
      `<partner-kit base-url="${api}"><provisioning-wizard order-id="order-1"></provisioning-wizard></partner-kit>`;
    const {api, backend, server} = await stage.open({body});
    await reachFirstStep(page);
    const other = await backend.world({scenario: 'mappedOrder'});
    await page.evaluate((url) => document.querySelector('partner-kit').setAttribute('base-url', url), other.path);
    await page.waitForText(words['intro.mapped.title']);
    await page.evaluate(() => document.querySelector('partner-kit').removeAttribute('base-url'));
    await page.waitFor(() => document.querySelector('partner-kit').backend === undefined);
    assert.notEqual(other.path, api);
    assert.deepEqual(server.reports, []);
  });

  it('with-credentials sends cookies to the backend of another origin, and without it none are sent', async () => {
    const sent = async (attributes) => {
      await stage.open({
        policy: `${stage.policy}; connect-src 'self' ${stage.cdn.origin}`.replace("connect-src 'self';", ''),
      });
      await page.evaluate(() => {
        window.modes = [];
        const {fetch} = window;
        window.fetch = (input, init) => (window.modes.push(init.credentials), fetch(input, init));
      });
      await add('provisioning-wizard', {'order-id': 'order-1', 'base-url': '/nowhere', ...attributes});
      return page.waitFor(() => window.modes[0]);
    };
    assert.equal(await sent({'with-credentials': ''}), 'include');
    assert.equal(await sent({}), 'same-origin');
  });

  it("a page's own script hands over a backend with headers; what it has set, base-url does not replace", async () => {
    const own = `
      import {loadHttpBackend} from '${stage.cdn.origin}/partner-widgets.js';
      const element = document.querySelector('provisioning-wizard');
      const baseUrl = element.dataset.api;
      const headers = () => ({'X-Portal': 'of-the-page'});
      const noted = (url, init) => {
        window.sent = init.headers.get('x-portal');
        return fetch(url, init);
      };
      element.backend = await loadHttpBackend({baseUrl, headers, fetch: noted});
      element.setAttribute('base-url', '/nowhere');
    `;
    await stage.open({
      head: '<script type="module" src="/own.js"></script>',
      modules: {'/own.js': own},
      policy: stage.policy.replace('script-src ', "script-src 'self' "),
      body: (api) => `<provisioning-wizard order-id="order-1" data-api="${api}"></provisioning-wizard>`,
    });
    await reachFirstStep(page);
    assert.equal(await page.evaluate(() => window.sent), 'of-the-page');
    const asked = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({name}) => name.includes('/nowhere')),
    );
    assert.deepEqual(asked, []);
  });

  it('a page with an adapter of its own loads none of the kit', async () => {
    await stage.open({body: () => '<provisioning-wizard order-id="order-1"></provisioning-wizard>'});
    await page.evaluate(() => {
      window.asked = [];
      const answer = (name) => () => (window.asked.push(name), new Promise(() => {}));
      document.querySelector('provisioning-wizard').backend = {
        getSession: answer('getSession'),
        getOrder: answer('getOrder'),
        serverNow: () => null,
      };
    });
    await page.waitFor(() => window.asked.length > 0);
    assert.ok(!stage.loaded().includes(adapter()));
  });

  it('elements whose adapter did not come get their backend with the next that asks', async () => {
    stage.faults.fail = /http-backend/;
    const body = (api) =>
      `<partner-kit base-url="${api}"></partner-kit><partner-renewal base-url="${api}/other"></partner-renewal>`;
    const {api, complaints} = await stage.open({body});
    const told = () => complaints().filter((line) => line.includes('the HTTP adapter')).length;
    const supplied = () => page.evaluate(() => [...document.body.children].map(({backend}) => backend !== undefined));
    await until(() => told() === 2);
    assert.deepEqual(await supplied(), [false, false]);
    stage.faults.fail = null;
    await add('support-center', {'base-url': api});
    // Some browsers keep that a module did not come until the page is reloaded.
    if (!retriesModules) return until(() => told() === 3);
    await until(async () => (await supplied()).every(Boolean));
    assert.equal(told(), 2);
    assert.equal(await page.evaluate(() => document.body.firstChild.backend === document.body.lastChild.backend), true);
  });

  it('elements that were removed are given none later, and what two of a tag miss is told of once', async () => {
    stage.faults.fail = /http-backend/;
    const body = (url) =>
      `<partner-renewal base-url="${url}"></partner-renewal><partner-renewal base-url="${url}/other"></partner-renewal>`;
    const {api, complaints} = await stage.open({body});
    const told = () => complaints().filter((line) => line.includes('the HTTP adapter')).length;
    await until(() => told() > 0);
    await page.evaluate(() => {
      window.removed = document.querySelector('partner-renewal');
      window.removed.remove();
    });
    stage.faults.fail = null;
    await add('partner-kit', {'base-url': api});
    // Some browsers keep that a module did not come until the page is reloaded.
    if (retriesModules) await page.waitFor(() => document.querySelector('partner-renewal').backend !== undefined);
    else await until(() => told() > 1);
    assert.equal(await page.evaluate(() => window.removed.backend === undefined), true);
    assert.equal(told(), retriesModules ? 1 : 2);
  });

  it('<support-button base-url> loads the adapter with what is behind the button, and opens', async () => {
    const body = (api) => `<support-button base-url="${api}"></support-button>`;
    const {complaints} = await stage.open({body, scenario: 'busy'});
    await page.waitFor(`${rootOf('support-button')}?.querySelector('[part=button]')`);
    await page.evaluate(`${rootOf('support-button')}.querySelector('[part=button]').click()`);
    await page.waitFor(inElement(`(root) => root.querySelector('#support-search') !== null`));
    assert.ok(stage.loaded().includes(adapter()));
    assert.deepEqual(complaints(), []);
  });
});

describe('the list of files', () => {
  it('names every module with the hash and the size that it has', () => {
    const {files, version} = integrityIn(cdnFolder());
    assert.deepEqual(files, filesIn(cdnFolder()));
    assert.match(version, /^\d+\.\d+\.\d+/);
  });

  it('is the same from a build in another folder', async () => {
    const folder = join(root, '.tmp', `rebuilt-${process.pid}`);
    mkdirSync(folder, {recursive: true});
    try {
      for (const path of ['src', 'scripts', 'package.json', 'tsconfig.json', 'vite.config.ts']) {
        cpSync(join(root, path), join(folder, path), {recursive: true});
      }
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'cdn', '--logLevel', 'error'];
      const code = await new Promise((resolve, reject) => {
        const child = spawn(process.execPath, args, {cwd: folder, stdio: 'inherit'});
        child.once('error', reject);
        child.once('close', resolve);
      });
      assert.equal(code, 0);
      const [rebuilt, shipped] = [join(folder, 'dist/cdn'), cdnFolder()].map(integrityIn);
      const names = Object.keys({...rebuilt.files, ...shipped.files});
      const others = names.filter((name) => rebuilt.files[name]?.integrity !== shipped.files[name]?.integrity);
      assert.deepEqual(others, []);
      assert.deepEqual(rebuilt.begins, shipped.begins);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
