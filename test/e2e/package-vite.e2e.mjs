/** Vite's development server, as it is, in a portal that has the packed package among its dependencies. */
import assert from 'node:assert/strict';
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, it} from 'node:test';
import {createServer} from 'vite';
import {launch} from '../support/driver.mjs';
import {hostProject, temporaryFolder} from '../support/host-projects.mjs';
import {packedPackage} from '../support/packed-package.mjs';
import {startPageServer} from '../support/page-server.mjs';
import {startBackend, waitForSelector} from '../support/wizard-flow.mjs';

const files = {
  'index.html':
    '<!doctype html><html lang="en"><title>A portal</title><link rel="icon" href="data:," /><support-center></support-center><script type="module" src="/portal.js"></script></html>',
  'portal.js': `
import 'partner-widgets/define/support-center.js';
import {httpBackend} from 'partner-widgets/backend/http.js';
document.querySelector('support-center').backend = httpBackend({baseUrl: '/api'});
`,
};

let backend;
let browser;
let server;
const said = [];
const note = (message) => void said.push(message);
before(async () => {
  const root = hostProject(temporaryFolder('vite'), files);
  [backend, browser] = await Promise.all([startBackend('busy'), launch()]);
  server = await createServer({
    root,
    configFile: false,
    publicDir: false,
    clearScreen: false,
    customLogger: {info() {}, warn: note, warnOnce: note, error: note, clearScreen() {}, hasErrorLogged: () => false},
    server: {host: '127.0.0.1', port: 0, proxy: {'/api': backend.origin}},
  });
  await server.listen();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await backend?.close();
});

/** What the browser and the server complained of, but for Lit's own line. */
const complaints = (page) => [
  ...page.messages.filter((line) => /^(error|warn|uncaught)/.test(line) && !line.includes('Lit is in dev mode')),
  ...said,
];

it('S-02: an answer is found by the worker of its language, and neither the page nor the server misses a file', async () => {
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls.local[0]);
  await waitForSelector(page, '#support-search');
  await page.click({selector: '#support-search'});
  await page.type('organizations shown');
  await waitForSelector(page, '.results [data-article]');
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name));
  assert.equal(asked.filter((url) => url.includes('/article-search-worker-en.js')).length, 1);
  assert.deepEqual(complaints(page), []);
});

it('S-02: where an earlier version gathers the modules and leaves the workers behind, none is asked for', async () => {
  const folder = temporaryFolder('vite-before');
  const modules = ['node_modules/.vite/deps/gathered.js', 'assets/gathered.js'];
  const module = join(packedPackage().folder, 'dist/define/article-search-workers.js');
  for (const path of modules) cpSync(module, join(folder, path));
  const site = await startPageServer({folder});
  const page = await browser.newPage();
  await page.goto(site.origin);
  const ways = await page.evaluate(async (paths) => {
    const counts = [];
    for (const path of paths) counts.push((await import(`/${path}`)).articleSearchWorkers('en').length);
    return counts;
  }, modules);
  await site.close();
  assert.equal(ways[0], 0);
  assert.notEqual(ways[1], 0);
});
