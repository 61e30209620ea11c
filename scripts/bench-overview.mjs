#!/usr/bin/env node
import {cpSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {launch} from '../test/support/driver.mjs';
import {plainHtml, startPageServer} from '../test/support/page-server.mjs';
import {checkOut} from './bench/kit.mjs';
import {quantile} from './bench/table.mjs';
import {bundlePage} from './cdn/bundle-page.mjs';

const help = `npm run bench:overview [-- options]
  The first view of 10 and of 10,000 agreements, and keys in the search with 200 and 1,000 rows loaded. The server is a
  worker, which has answered once before, so that what is compared is the kit's.
  --runs <n>          how often everything is measured (default 9)
  --slower <n>        how many times slower the processor is made (default 1)
  --compare <ref>     measures another git ref in turns with this tree
  --json              prints every number as JSON`;

const {values: options} = parseArgs({
  options: {
    runs: {type: 'string', default: '9'},
    slower: {type: 'string', default: '1'},
    compare: {type: 'string'},
    json: {type: 'boolean'},
    help: {type: 'boolean'},
  },
});
if (options.help) {
  console.log(help);
  process.exit();
}

const here = fileURLToPath(new URL('..', import.meta.url));
const [runs, slower] = [Number(options.runs), Number(options.slower)];

/** The server: the memory backend on a thread of its own, with as many agreements as it is told. */
const serverScript = (root) => `
import {memoryBackend} from '${join(root, 'src/backend/memory/index.ts')}';
const first = memoryBackend({seed: 'manyAgreements'});
const begun = (async () => {
  const state = await first.admin.state();
  state.renewal.generated.count = Number(new URL(self.location).searchParams.get('count'));
  const backend = memoryBackend({seed: state});
  await backend.listAgreements({});
  self.postMessage({names: Object.keys(backend).filter((name) => !/^(admin|files|serverNow|watchCases)$|File/.test(name))});
  return backend;
})();
self.onmessage = async ({data: {id, name, request}}) => {
  const backend = await begun;
  const start = performance.now();
  try {
    self.postMessage({id, answer: await backend[name](request), took: performance.now() - start});
  } catch ({problem}) {
    self.postMessage({id, problem});
  }
};
`;

const script = (root) => `
import {BackendError} from '${join(root, 'src/domain/problem.ts')}';
import '${join(root, 'src/define/partner-renewal.ts')}';

let served = 0;
const remote = async (count) => {
  const worker = new Worker('/server/page.js?count=' + count, {type: 'module'});
  const waiting = new Map();
  const names = await new Promise((resolve) => {
    worker.onmessage = ({data}) => {
      if (data.names) return resolve(data.names);
      const {resolve: answer, reject} = waiting.get(data.id);
      waiting.delete(data.id);
      served += data.took ?? 0;
      if (data.problem) reject(new BackendError(data.problem));
      else answer(data.answer);
    };
  });
  let ids = 0;
  const call = (name) => (request) =>
    new Promise((resolve, reject) => {
      const id = ++ids;
      waiting.set(id, {resolve, reject});
      worker.postMessage({id, name, request});
    });
  return {...Object.fromEntries(names.map((name) => [name, call(name)])), serverNow: () => Date.now()};
};

/** After the next frame was drawn. */
const drawn = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    }),
  );
const until = async (test) => {
  const end = performance.now() + 60_000;
  while (!test()) {
    if (performance.now() > end) throw new Error('what was waited for never came: ' + test);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

let renewal;
const rows = () => [...renewal.shadowRoot.querySelectorAll('.agreements > li')].filter((row) => row.checkVisibility());

/** From the element's coming into the page until the first page of agreements is drawn. */
window.begin = async (count) => {
  const backend = await remote(count);
  renewal = document.createElement('partner-renewal');
  let isReady = false;
  renewal.addEventListener('partner-storage', () => (isReady = true));
  served = 0;
  const start = performance.now();
  Object.assign(renewal, {locale: 'en', storage: 'memory', backend});
  document.body.append(renewal);
  while (renewal.shadowRoot?.querySelector('.agreements > li') == null) await drawn();
  const took = (await drawn()) - start;
  const ofServer = served;
  await until(() => isReady);
  return {'first view': took, 'of that the server': ofServer};
};

/** Loads so many rows, and times keys in the search, warmed up: the script alone, and until the frame with it is drawn. */
window.keys = async (count) => {
  const more = () =>
    [...renewal.shadowRoot.querySelectorAll('button')].find(({textContent}) => textContent.trim() === 'Show more');
  while (rows().length < count) {
    const before = rows().length;
    await until(more);
    more().click();
    await until(() => rows().length > before);
  }
  const field = renewal.shadowRoot.querySelector('#overview-search');
  const times = {};
  const keys = [['first letter', 'a'], ['second letter', 'ag'], ['filter emptied', '']];
  for (const [name, text] of [...keys, ...keys, ...keys]) {
    await drawn();
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await renewal.updateComplete;
    times[name + ', script'] = performance.now() - start;
    times[name + ', drawn'] = (await drawn()) - start;
  }
  return times;
};
window.ready = true;
`;

async function startKit({name, root}) {
  const folder = join(here, '.tmp/bench/overview', name.replace(/\W/g, '-'));
  rmSync(folder, {recursive: true, force: true});
  await bundlePage(root, folder, script(root));
  await bundlePage(root, join(folder, 'server'), serverScript(root));
  cpSync(join(folder, 'server/site'), join(folder, 'site/server'), {recursive: true});
  const server = await startPageServer({folder: join(folder, 'site'), pages: {'/': plainHtml({body: ''})}});
  return {name, server, numbers: {}};
}

/** Measures one page of one kit, and notes each number under its title. */
async function measure(browser, {server, numbers}, count, work) {
  const profile = await browser.newProfile();
  const page = await profile.newPage();
  await page.goto(`${server.origin}/`);
  await page.waitFor(() => window.ready);
  if (slower > 1) {
    const session = await page.native.createCDPSession();
    await session.send('Emulation.setCPUThrottlingRate', {rate: slower});
  }
  const view = await page.evaluate((many) => window.begin(many), count);
  const found = work === undefined ? view : await page.evaluate((many) => window.keys(many), work);
  const of = work === undefined ? `${count} agreements` : `${work} rows`;
  for (const [title, time] of Object.entries(found)) (numbers[`${of}: ${title}`] ??= []).push(time);
  await profile.close();
}

const other = options.compare ? checkOut(options.compare, here) : null;
const kits = [];
try {
  kits.push(await startKit({name: 'here', root: here}));
  if (other) kits.push(await startKit({name: options.compare, root: other.root}));
  const browser = await launch('chromium');
  try {
    for (let run = -1; run < runs; run++) {
      // The first run warms up and is not counted.
      if (run === 0) for (const kit of kits) kit.numbers = {};
      for (const [count, work] of [[10], [10_000], [10_000, 200], [10_000, 1000]])
        for (const kit of run % 2 ? kits : kits.toReversed()) await measure(browser, kit, count, work);
    }
  } finally {
    await browser.close();
  }
} finally {
  for (const {server} of kits) await server.close();
  other?.remove();
}

if (options.json) {
  console.log(JSON.stringify({runs, slower, results: kits.map(({name, numbers}) => ({name, numbers}))}, null, 1));
} else {
  console.log(`Medians of ${runs} runs, ms${slower > 1 ? `, processor ${slower}x slower` : ''}\n`);
  console.log(`  ${''.padEnd(40)}${kits.map(({name}) => name.padStart(12)).join('')}`);
  for (const title of Object.keys(kits[0].numbers))
    console.log(
      `  ${title.padEnd(40)}${kits.map(({numbers}) => quantile(numbers[title], 0.5).toFixed(1).padStart(12)).join('')}`,
    );
}
