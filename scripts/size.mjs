#!/usr/bin/env node
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync} from 'node:zlib';
import {bundlePage} from './cdn/bundle-page.mjs';

/**
 * Most that a page loads in JS and CSS, in bytes after brotli: until the first step is usable, and for all steps.
 * `wholeFlow` is a ratchet: it may only be lowered, until it is at the goal.
 */
const limits = {firstStep: 28 * 1024, wholeFlow: 73 * 1024};
const goals = {firstStep: 18 * 1024, wholeFlow: 48 * 1024};
const language = 'ru';

/** Five lines on a plain page, everything included. */
const consumer = `
import 'partner-widgets/define/provisioning-wizard.js';
import {httpBackend} from 'partner-widgets/backend/http.js';
const wizard = document.querySelector('provisioning-wizard');
wizard.backend = httpBackend({baseUrl: '/api'});
`;

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.tmp/size');
const flowModule = new URL('../test/support/wizard-flow.mjs', import.meta.url);

const bundle = async () =>
  (await bundlePage(root, folder, consumer)).map((file) => ({
    ...file,
    bytes: brotliCompressSync(file.code ?? file.source).length,
  }));

const packageOf = (module) => {
  const [, name] = module.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? [];
  if (!name) return 'partner-widgets';
  return /^(lit|lit-html|lit-element|@lit\/.*)$/.test(name) ? 'lit' : name;
};

const lengths = ({modules}) => Object.entries(modules).map(([id, {renderedLength}]) => [id, renderedLength]);
const total = (files) => files.reduce((sum, {bytes}) => sum + bytes, 0);

function shares(files) {
  const byPackage = new Map();
  for (const file of files.filter(({type}) => type === 'chunk')) {
    const whole = lengths(file).reduce((sum, [, length]) => sum + length, 0) || 1;
    for (const [id, length] of lengths(file)) {
      const name = packageOf(id);
      byPackage.set(name, (byPackage.get(name) ?? 0) + (file.bytes * length) / whole);
    }
  }
  return [...byPackage].sort(([, one], [, other]) => other - one);
}

const isTemporal = (file) => lengths(file).some(([id]) => packageOf(id).startsWith('temporal-'));
/** The language of a chunk that holds words and nothing else. */
function languageOf(file) {
  const languages = lengths(file).map(([id]) => id.match(/src\/locales\/(?:.*\/)?([a-z]{2})(?:[-.].*)?\.ts$/)?.[1]);
  return languages.every((one) => one && one === languages[0]) ? languages[0] : undefined;
}

/** Entry and what it imports statically, then the same for its language's words. */
function staticFirstStep(files) {
  const byName = new Map(files.map((file) => [file.fileName, file]));
  const reached = new Set();
  const reach = (file) => {
    if (!file || reached.has(file)) return;
    reached.add(file);
    (file.imports ?? []).forEach((name) => reach(byName.get(name)));
  };
  reach(files.find(({isEntry}) => isEntry));
  const words = files.filter((file) => file.type === 'chunk' && languageOf(file) === language);
  const first = words.filter((file) => lengths(file).some(([id]) => id.includes('/locales/start/')));
  (first.length ? first : words).forEach(reach);
  return [...reached];
}

/** Runs in the page before everything else: notes public events, and what had arrived by the frame of the first step. */
function watch() {
  window.events = [];
  for (const name of ['step-changed', 'order-set-up', 'provisioned']) {
    addEventListener(`partner-${name}`, (event) => window.events.push([event.type, event.detail]));
  }
  const look = () => {
    const start = document.querySelector('provisioning-wizard')?.shadowRoot?.querySelector('button[data-start]');
    if (!start) return void requestAnimationFrame(look);
    window.firstStep = performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname.slice(1));
  };
  requestAnimationFrame(look);
}

/** What Chromium asks for while somebody goes through the flow. */
async function measured(files, flow) {
  const {launch} = await import('../test/support/driver.mjs');
  const {plainHtml, startPageServer} = await import('../test/support/page-server.mjs');
  const backend = await flow.startBackend();
  const server = await startPageServer({
    folder: join(folder, 'site'),
    pages: {'/': plainHtml({language, body: backend.body})},
    proxy: {'/api': backend.origin},
  });
  const browser = await launch('chromium');
  const requested = () => {
    const paths = new Set(server.requests.map(({path}) => path.slice(1)));
    return files.filter(({fileName}) => paths.has(fileName));
  };
  try {
    const page = await browser.newPage();
    await page.native.evaluateOnNewDocument(watch);
    await page.goto(`${server.origin}/`);
    const arrived = new Set(await page.waitFor('window.firstStep'));
    const firstStep = files.filter(({fileName}) => arrived.has(fileName));
    await flow.completeOrder(page, backend);
    return {firstStep, wholeFlow: requested()};
  } finally {
    await browser.close();
    await server.close();
    await backend.close();
  }
}

const kibibytes = (bytes) => `${(bytes / 1024).toFixed(2)} KiB`.padStart(10);
const bounds = (name) => `limit ${kibibytes(limits[name]).trim()}, goal ${kibibytes(goals[name]).trim()}`;
const row = (name, bytes, note = '') => console.log(`  ${name.padEnd(44)} ${kibibytes(bytes)}  ${note}`);

if (!existsSync(join(root, 'src/define/provisioning-wizard.ts'))) {
  console.error('There is no src/define/provisioning-wizard.ts to measure.');
  process.exit(1);
}

const files = (await bundle()).filter(({fileName}) => /\.(js|css)$/.test(fileName));
const temporal = files.filter((file) => file.type === 'chunk' && isTemporal(file));
const otherLanguage = (file) => file.type === 'chunk' && languageOf(file) && languageOf(file) !== language;
const flow = existsSync(flowModule) ? await import(flowModule.href) : undefined;
const sums = flow
  ? await measured(files, flow)
  : {
      firstStep: staticFirstStep(files),
      wholeFlow: files.filter((file) => !temporal.includes(file) && !otherLanguage(file)),
    };

console.log(
  `JS and CSS after brotli, ${flow ? 'as Chromium asked for them' : 'by the import graph'}, language ${language}\n`,
);
for (const file of files.toSorted((one, other) => other.bytes - one.bytes)) {
  const when = sums.firstStep.includes(file) ? 'first step' : sums.wholeFlow.includes(file) ? 'later' : 'not loaded';
  row(file.fileName, file.bytes, when);
}
console.log('\nshare of the whole flow (by length of code)');
for (const [name, bytes] of shares(sums.wholeFlow)) row(name, bytes);
console.log('\nsum');
row('to the first interactive step', total(sums.firstStep), bounds('firstStep'));
row('whole flow', total(sums.wholeFlow), bounds('wholeFlow'));
row('Temporal polyfill, where there is none', total(temporal), 'apart');

const over = Object.keys(limits).filter((name) => total(sums[name]) > limits[name]);
for (const name of over) console.error(`${name} is over its limit`);
process.exitCode = over.length ? 1 : 0;
