/** Pages that take the kit from another origin, in every engine: under a strict policy, and with its files' hashes. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {after, afterEach, before, describe, it} from 'node:test';
import {cdnFolder, integrityIn, registered, startCdnStage} from '../support/cdn-stage.mjs';
import {inElement, reachConfirm} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';

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

describe('a page without a script of its own, under the policy that the guide gives', () => {
  it('F-E2, F-E3: it goes through an order with files of another origin, only those of the wizard, and no violation', async () => {
    assert.match(stage.policy, /require-trusted-types-for 'script'; trusted-types/);
    const {complaints, server} = await stage.open({body: wizard});
    await reachConfirm(page);
    assert.deepEqual(await registered(page, tags), ['partner-kit', 'provisioning-wizard']);
    const {begins} = integrityIn(cdnFolder());
    const loaded = stage.loaded();
    const others = ['partner-renewal', 'support-button', 'support-center'];
    assert.deepEqual(
      others.filter((tag) => begins[tag].every((file) => loaded.includes(file))),
      [],
    );
    assert.deepEqual(
      loaded.filter((file) => /renewal|support/.test(file)),
      [],
    );
    for (const file of ['partner-widgets.js', ...begins['http-backend'], ...begins['provisioning-wizard']])
      assert.ok(loaded.includes(file), file);
    assert.deepEqual(
      server.requests.map(({path}) => path),
      ['/'],
    );
    assert.deepEqual(complaints(), []);
    // The policy is in force: what it forbids is noticed.
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await until(() => complaints().length > 0);
  });

  it('F-E3: support searches on the page, as no worker of another origin starts, and no violation tells of a try', async () => {
    const body = (api) => `<support-center base-url="${api}"></support-center>`;
    const {complaints} = await stage.open({body, scenario: 'busy'});
    await page.waitFor(inElement(`(root) => root.querySelector('#support-search') !== null`));
    await page.click({selector: '#support-search'});
    await page.type('organizations shown');
    await page.waitFor(inElement(`(root) => root.querySelector('.results [data-article]') !== null`));
    assert.ok(!stage.loaded().some((file) => /worker(?!s)/.test(file)));
    assert.deepEqual(complaints(), []);
  });
});

describe('hashes of the files', () => {
  /** A page whose import map has a hash for every file, `change` of them; the policy has the map's own. */
  async function openHashed(change = (files) => files) {
    const {files} = integrityIn(cdnFolder());
    const hashes = Object.fromEntries(Object.entries(files).map(([name, {integrity}]) => [name, integrity]));
    const mapped = Object.entries(change(hashes)).map(([name, hash]) => [`${stage.cdn.origin}/${name}`, hash]);
    const map = JSON.stringify({integrity: Object.fromEntries(mapped)});
    const own = `'sha384-${createHash('sha384').update(map).digest('base64')}'`;
    const src = `src="${stage.cdn.origin}/partner-widgets.js" integrity="${hashes['partner-widgets.js']}"`;
    return stage.open({
      head: `<script type="importmap">${map}</script><script type="module" crossorigin ${src}></script>`,
      policy: stage.policy.replace('script-src ', `script-src ${own} `),
      body: wizard,
    });
  }
  const wrong = `sha384-${createHash('sha384').update('something else').digest('base64')}`;

  it('F-E3: with the hash of every file in an import map that the policy names by its own, an order is set up', async () => {
    const {complaints} = await openHashed();
    await reachConfirm(page);
    assert.deepEqual(complaints(), []);
  });

  /** Whether a file is run where the page's own import asks for it. */
  const comes = (name) =>
    page.evaluate(
      (url) =>
        import(url).then(
          () => true,
          () => false,
        ),
      `${stage.cdn.origin}/${name}`,
    );

  it('a file that is not the one of the list is not run: the wizard stays what the page had there', async () => {
    const [chunk] = integrityIn(cdnFolder()).begins['provisioning-wizard'].filter((name) => /wizard-first/.test(name));
    await openHashed((hashes) => ({...hashes, [chunk]: wrong}));
    await page.waitFor(() => document.querySelector('provisioning-wizard').backend !== undefined);
    assert.equal(await comes(chunk), false);
    assert.equal(await comes('partner-widgets.js'), true);
    assert.deepEqual(await registered(page, ['provisioning-wizard']), []);
  });

  it('a loader that is not the one of the list is not run', async () => {
    const src = `src="${stage.cdn.origin}/partner-widgets.js" integrity="${wrong}"`;
    await stage.open({head: `<script type="module" crossorigin ${src}></script>`, body: wizard});
    await page.waitFor(() => document.readyState === 'complete');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.deepEqual(stage.loaded(), ['partner-widgets.js']);
  });
});
