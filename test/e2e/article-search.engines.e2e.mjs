/** The search over the knowledge base as a host bundles and serves it, under its content security policy. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {bundlePage} from '../../scripts/cdn/bundle-page.mjs';
import {launch} from '../support/driver.mjs';
import {plainHtml, startPageServer, strictPolicy} from '../support/page-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.tmp/pages', `article-search-${process.pid}`);

const script = `
import {KnowledgeBase, makeArticles} from '${root}test/support/knowledge-base.ts';

window.statuses = [];
window.knowledge = Object.fromEntries(
  ['en', 'ru', 'sr'].map((language) => [language, new KnowledgeBase(makeArticles(600, language))]),
);
window.workers = [];
const {Worker} = window;
window.Worker = class extends Worker {
  constructor(...parameters) {
    super(...parameters);
    window.workers.push(String(parameters[0]));
  }
};
window.open = async (language, accountId = 'ann') => {
  const {articleSearchAccess} = await import('${root}src/define/article-search-access.ts');
  window.search = await articleSearchAccess.open({
    accountId,
    tenant: '',
    memoryOnly: false,
    language,
    load: window.knowledge[language.slice(0, 2)].load,
    onStatus: (status) => window.statuses.push(status),
  });
};
window.erase = async (keepAccountId) => {
  const {eraseOtherAccounts} = await import('${root}src/storage/open-store.ts');
  return eraseOtherAccounts({keepAccountId});
};
window.wipe = async (accountId) => {
  const {openDeviceStore} = await import('${root}src/storage/open-store.ts');
  const store = await openDeviceStore({accountId});
  await store.list('journal');
  return store.wipe();
};
window.ready = true;
`;

const withPolicies = strictPolicy.replace('trusted-types lit-html', 'trusted-types lit-html partner-widgets');
const policies = {
  trusted: `${withPolicies}; worker-src 'self'`,
  hosted: `${withPolicies.replace('partner-widgets', '$& host')}; worker-src 'self'`,
  refused: `${withPolicies}; worker-src 'none'`,
  unlisted: `${strictPolicy}; worker-src 'self'`,
};

describe('the search over the knowledge base, bundled', () => {
  let browser;
  let page;
  let server;
  before(async () => {
    await bundlePage(root, folder, script);
    browser = await launch();
    page = await browser.newPage();
  });
  after(() => browser?.close());
  afterEach(async () => {
    await page.evaluate(() => window.search?.close());
    await server.close();
  });

  /**
   * A page under this policy, on an origin that has nothing on the device yet. `rewritten` is what stands in the built
   * modules in place of the address of each worker, as another bundler writes it.
   */
  const visit = async (policy, rewritten) => {
    server = await startPageServer({
      folder: join(folder, 'site'),
      pages: {'/': plainHtml({body: '<p>Search</p>'})},
      headers: {'content-security-policy': policies[policy]},
      handle: async ({url, headers}, response) => {
        if (!rewritten || !url.includes('/chunks/') || headers['x-look']) return false;
        const text = await (await fetch(`http://${headers.host}${url}`, {headers: {'x-look': '1'}})).text();
        const address =
          /new URL\(new URL\(`\.\.\/(assets\/article-search-worker[^`]*)`,import\.meta\.url\)\.href,``\+import\.meta\.url\)/g;
        if (!address.test(text)) return false;
        response.writeHead(200, {'content-type': 'text/javascript'});
        response.end(text.replace(address, (_, path) => rewritten(path)));
        return true;
      },
    });
    await page.goto(`${server.origin}/`);
    await page.waitFor(() => window.ready);
  };
  const untilKept = () =>
    page.waitFor(() => window.statuses.at(-1)?.state === 'ready' && window.statuses.at(-1).kept === 'device');
  const titles = (query) =>
    page.evaluate(async (text) => (await window.search.search(text)).hits.map(({title}) => title.text), query);
  const firstTitle = (language) =>
    page.evaluate(async (key) => (await window.knowledge[key].load(null, null)).articles[0].title, language);
  const loadedWorkers = () =>
    server.requests.filter(({path: asked}) => asked.includes('article-search-worker')).map(({path: asked}) => asked);

  it('S-02: runs in a worker of its language under a strict policy, and breaks nothing of it', async () => {
    await visit('trusted');
    for (const [tag, language] of [
      ['en', 'en'],
      ['ru-RU', 'ru'],
      ['sr-Latn', 'sr'],
    ]) {
      await page.evaluate((value) => window.open(value), tag);
      await untilKept();
      const title = await firstTitle(language);
      assert.equal((await titles(title))[0], title);
      await page.evaluate(() => {
        window.search.close();
        window.statuses.length = 0;
      });
    }
    const files = loadedWorkers().map((path) => path.match(/worker-([a-z]{2})-/)?.[1]);
    assert.deepEqual(files, ['en', 'ru', 'sr']);
    const started = await page.evaluate(() => window.workers);
    assert.equal(started.length, 3);
    for (const url of started) assert.ok(url.startsWith(`${server.origin}/`), url);
    assert.deepEqual(server.reports, []);
  });

  const hostPolicy = `(self.hostPolicy??=self.trustedTypes?.createPolicy('host',{createScriptURL:String})??{createScriptURL:String})`;
  const otherAddresses = {
    'a text that counts from the page': (path) => `'${path}'`,
    "what a policy of the host's lets through": (path) => `${hostPolicy}.createScriptURL('/${path}')`,
  };
  for (const [what, rewritten] of Object.entries(otherAddresses)) {
    it(`S-02, F-E3: runs in its worker also where a bundler writes as its address ${what}`, async () => {
      let count = 0;
      await visit('hosted', (path) => {
        count++;
        return rewritten(path);
      });
      await page.evaluate(() => window.open('en'));
      await untilKept();
      assert.ok(count > 0, 'the address of a worker is rewritten');
      assert.equal(loadedWorkers().length, 1);
      assert.deepEqual(server.reports, []);
    });
  }

  it('S-02: reads what is kept after a reload without a connection', async () => {
    await visit('trusted');
    await page.evaluate(() => window.open('en'));
    await untilKept();
    await page.reload();
    await page.waitFor(() => window.ready);
    await page.evaluate(() => {
      window.knowledge.en.isDown = true;
      return window.open('en');
    });
    await page.waitFor(() => window.statuses.at(-1)?.state === 'offline');
    const title = await page.evaluate(async () => {
      window.knowledge.en.isDown = false;
      return (await window.knowledge.en.load(null, null)).articles[0].title;
    });
    assert.equal((await titles(title))[0], title);
  });

  for (const policy of ['refused', 'unlisted']) {
    it(`S-02: where the policy lets no worker start it runs in slices (${policy})`, async () => {
      await visit(policy);
      await page.evaluate(() => window.open('sr-Latn'));
      await untilKept();
      const title = await firstTitle('sr');
      assert.equal((await titles(title))[0], title);
      // Engines without Trusted Types, or that do not enforce them here, start the worker all the same.
      if (policy === 'refused') assert.deepEqual(loadedWorkers(), []);
    });
  }

  it("F-S15, F-S16: goes with its account's data, and stays where another account's go", async () => {
    await visit('trusted');
    await page.evaluate(() => window.open('en', 'ann'));
    await untilKept();
    const names = () => page.evaluate(async () => (await indexedDB.databases()).map(({name}) => name));
    const [name] = await names();
    assert.match(name, /-articles-en$/);
    await page.evaluate(() => window.erase('ann'));
    assert.deepEqual(await names(), [name]);
    const {deleted, failed} = await page.evaluate(() => window.wipe('ann'));
    assert.deepEqual([deleted.includes(name), failed], [true, []]);
    await page.evaluate(() => window.search.update());
    assert.deepEqual(await names(), []);

    await page.evaluate(() => {
      window.search.close();
      window.statuses.length = 0;
      return window.open('en', 'bob');
    });
    await untilKept();
    await page.evaluate(() => window.erase('ann'));
    assert.deepEqual(await names(), []);
  });
});
