/** The part of the HTTP adapter that only support uses: when it is asked for, and what happens where it does not come. */
import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {launch, retriesModules} from '../support/driver.mjs';
import {buildPage, plainHtml, startPageServer} from '../support/page-server.mjs';
import {startBackend} from '../support/wizard-flow.mjs';

const script = `
import {httpBackend, BackendError} from 'partner-widgets';
const backend = httpBackend({baseUrl: '/api', events: true, retries: 0});
window.ask = (name, ...request) => backend[name](...request).then(
  (answer) => ({answer}),
  (error) => (error instanceof BackendError ? {problem: error.problem} : {thrown: String(error)}),
);
window.watch = () => new Promise((resolve) => {
  backend.watchCases(() => {}, {signal: new AbortController().signal, onLost: () => resolve('lost')});
});
`;
const notLoaded = {problem: {kind: 'network', code: 'part-not-loaded'}};
const ask = (page, ...call) => page.evaluate((args) => window.ask(...args), call);

describe('the part of the HTTP adapter for support', () => {
  let browser;
  let folder;
  let backend;
  let server;
  let page;
  let isBroken;
  const asked = () => server.requests.filter(({path}) => path.includes('/http-support-')).length;

  before(async () => {
    [browser, folder, backend] = await Promise.all([launch(), buildPage(script), startBackend('empty')]);
  });
  beforeEach(async () => {
    isBroken = false;
    server = await startPageServer({
      folder,
      pages: {'/': plainHtml({body: ''})},
      proxy: {'/api': backend.origin},
      handle: async (request, response) => {
        if (!isBroken || !request.url.includes('/http-support-')) return false;
        response.destroy();
        return true;
      },
    });
    page = await browser.newPage();
    await page.goto(`${server.origin}/`);
    await page.waitFor('window.ask');
  });
  afterEach(async () => {
    await page.close();
    await server.close();
  });
  after(async () => {
    await browser.close();
    await backend.close();
  });

  it('is no part of what other operations wait for', async () => {
    for (const name of ['getSession', 'listAgreements', 'getSupportCounts']) {
      assert.ok((await ask(page, name, {language: 'en'})).answer, name);
    }
    assert.equal(asked(), 0);
  });

  it('comes with the first operation that needs it, once', async () => {
    assert.ok((await ask(page, 'getSupport', {language: 'en'})).answer);
    assert.equal(asked(), 0, 'the first view does without');
    assert.ok((await ask(page, 'listCategories', {language: 'en'})).answer);
    assert.ok((await ask(page, 'listCases', {})).answer);
    assert.equal(asked(), 1);
  });

  it('not coming, fails what is asked as the network does, and comes when it is asked again', async () => {
    isBroken = true;
    assert.ok((await ask(page, 'getSupport', {language: 'en'})).answer, 'the first view does without');
    assert.deepEqual(await ask(page, 'listCategories', {language: 'en'}), notLoaded);
    assert.deepEqual(await ask(page, 'readFile', {caseId: 'case-1', fileId: 'file-1'}), notLoaded);
    assert.equal(await page.evaluate(() => window.watch()), 'lost');
    isBroken = false;
    if (!retriesModules) await page.reload();
    assert.ok((await ask(page, 'listCategories', {language: 'en'})).answer);
  });
});
