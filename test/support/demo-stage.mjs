/** Where end-to-end tests find the demo portal, built unless they serve it themselves: one browser and page for a file, an origin of its own for each test. */
import {spawnSync} from 'node:child_process';
import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {launch} from './driver.mjs';
import {startPageServer} from './page-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Built for a run of all tests once, else for this file alone. */
const given = process.env.DEMO_FOLDER;
const folder = given ?? join(root, `.tmp/demo-${process.pid}`);

/** The English words of the demo, its browser and its page; there once `startDemo()` has resolved. */
export let demo;
/** The kit's version. */
export let version;
export let browser;
export let page;
const cleanups = [];

async function loadWords() {
  const contents = `
    export {en} from './demo/words/en.ts';
    export {version} from './src/version.ts';`;
  const options = {bundle: true, format: 'esm', write: false, logLevel: 'error'};
  const {outputFiles} = await build({stdin: {contents, resolveDir: root, loader: 'ts'}, ...options});
  ({en: demo, version} = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`));
}

/** Builds the demo as `npm run build` does. */
export function buildDemo(outDir) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
  const {status, stderr} = spawnSync(process.execPath, args, {cwd: root, encoding: 'utf8'});
  if (status !== 0) throw new Error(stderr);
}

/** Starts the engine of this run, with the demo built. */
export async function startDemo() {
  if (!given) buildDemo(folder);
  await startBrowser();
}

/** Starts the engine of this run, for a demo that the test serves itself. */
export async function startBrowser() {
  await loadWords();
  browser = await launch();
  page = await browser.newPage();
}

/** Closes what the last test opened. */
export async function clearDemo() {
  await page.goto('about:blank');
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

export async function stopDemo() {
  await browser?.close();
  if (!given) rmSync(folder, {recursive: true, force: true});
}

/** The demo on an origin of its own, its drawer open. */
export async function openDemo(query = '', {width = 1280, height = 900} = {}) {
  const server = await startPageServer({folder, pages: {'/': readFileSync(join(folder, 'index.html'), 'utf8')}});
  cleanups.push(() => server.close());
  await page.setViewport(width, height);
  const visit = (search, language = 'en') => page.goto(`${server.origin}/?lang=${language}&panel=open${search}`);
  await visit(query);
  await page.waitFor(() => document.querySelector('#fault-kind') !== null);
  return {origin: server.origin, visit};
}

/** The set-up of the order that every scenario has. */
export const wizard = 'page=set-up&order=order-1';
/** The parameters of the page's address. */
export const addressOf = async () => new URL(await page.url()).searchParams;

/** Waits until the page, the wizard in it included, shows this line. */
export const shows = (line) => page.waitForText(line);
export const showsNow = async (line) => (await page.visibleText()).split('\n').includes(line);

/** Chooses in one of the drawer's lists. */
export const pick = (selector, value) =>
  page.waitFor(
    (wanted, chosen) => {
      const list = document.querySelector(wanted);
      if (!list || list.disabled) return false;
      list.value = chosen;
      list.dispatchEvent(new Event('change', {bubbles: true}));
      return list.value === chosen;
    },
    selector,
    value,
  );

/** Breaks or mends the device's storage; the portal then shows a new element in place of the one that is there. */
export async function pickStorageFault(fault) {
  await page.evaluate(() => document.querySelector('provisioning-wizard').setAttribute('data-earlier', ''));
  await pick('#storage-fault', fault);
  await page.waitFor(() => document.querySelector('provisioning-wizard:not([data-earlier])') !== null);
}

export async function switchOn({kind, operation = 'all', times = '1', moment = 'before'}) {
  await pick('#fault-kind', kind);
  await pick('#fault-operation', operation);
  await pick('#fault-times', times);
  await pick('#fault-moment', moment);
  await page.click({selector: '.fault-form button'});
  await page.waitFor(
    (text) => document.querySelector(`[data-remove="${text}"]`) !== null,
    [kind, operation, times, moment].join('.'),
  );
}

export const mendEverything = () => page.click({text: demo.qa.removeAll});

/** The requests in the drawer, the newest first: `{operation, outcome, sends, faults}`. */
const requests = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-call]')].map((call) => ({
      operation: call.dataset.call,
      outcome: call.querySelector('.outcome').textContent,
      sends: call.querySelector('[data-sends]')?.textContent ?? null,
      faults: [...call.querySelectorAll('.fault-mark')].map(({innerText}) => innerText),
    })),
  );
export const requestsOf = async (operation) => (await requests()).filter((call) => call.operation === operation);

export const storageHealth = () => page.evaluate(() => document.querySelector('[data-storage-health]').textContent);

/** The journal's entries that the drawer shows. */
export const keptJournals = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.kept[data-owner="kit"] pre')].map(({textContent}) => JSON.parse(textContent).data),
  );
