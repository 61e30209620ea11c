#!/usr/bin/env node
import {cpSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {launch} from '../test/support/driver.mjs';
import {plainHtml, startPageServer} from '../test/support/page-server.mjs';
import {bundlePage} from './cdn/bundle-page.mjs';

const help = `npm run bench:cases [-- options]
  Scrolls and filters the history of 100,000 cases; the server is a worker, so that every task is the kit's.
  --pages <n>         pages that are loaded by scrolling (default 20, of 50 cases each)
  --slower <n>        how many times slower the processor is made (default 1)
  --json              prints the numbers as JSON`;

const {values: options} = parseArgs({
  options: {
    pages: {type: 'string', default: '20'},
    slower: {type: 'string', default: '1'},
    json: {type: 'boolean'},
    help: {type: 'boolean'},
  },
});
if (options.help) {
  console.log(help);
  process.exit();
}

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.tmp/bench/cases');
const [pages, slower] = [Number(options.pages), Number(options.slower)];

/** The server: the memory backend on a thread of its own. */
const serverScript = `
import {memoryBackend} from '${root}src/backend/memory/index.ts';
const backend = memoryBackend({seed: 'manyCases'});
self.onmessage = async ({data: {id, name, request}}) => {
  try {
    self.postMessage({id, answer: await backend[name](request)});
  } catch ({problem}) {
    self.postMessage({id, problem});
  }
};
self.postMessage({names: Object.keys(backend).filter((name) => !/^(admin|files|serverNow|watchCases)$|File/.test(name))});
`;

const script = `
import {BackendError} from '${root}src/domain/problem.ts';
import '${root}src/define/support-center.ts';

const remote = async () => {
  const worker = new Worker('/server/page.js', {type: 'module'});
  const waiting = new Map();
  const names = await new Promise((resolve) => {
    worker.onmessage = ({data}) => {
      if (data.names) return resolve(data.names);
      const {resolve: answer, reject} = waiting.get(data.id);
      waiting.delete(data.id);
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

const begin = async () => {
  const center = document.createElement('support-center');
  Object.assign(center, {locale: 'en', storage: 'memory', backend: await remote()});
  document.body.append(center);
  const rows = () => center.shadowRoot.querySelectorAll('.case-row');
  const until = async (test) => {
    const end = performance.now() + 60_000;
    while (!test()) {
      if (performance.now() > end) throw new Error('what was waited for never came: ' + test);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };
  const settled = () => until(() => !/Searching|Loading/.test(center.shadowRoot.querySelector('.cases')?.textContent ?? 'Loading'));
  await until(() => center.shadowRoot?.querySelector('h2'));
  center.open({view: 'cases'});
  await until(() => rows().length === 50);

  /** Every task of this thread over 50 ms while something is done. */
  const watched = async (work) => {
    const long = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries()));
    observer.observe({type: 'longtask'});
    const start = performance.now();
    await work();
    await new Promise((resolve) => setTimeout(resolve, 300));
    long.push(...observer.takeRecords());
    observer.disconnect();
    return {milliseconds: performance.now() - start, longTasks: long.map(({duration}) => duration)};
  };

  const scroll = async () => {
    for (let top = scrollY; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
      scrollTo(0, top);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };

  /** Loads pages and scrolls through them. */
  window.more = (count) =>
    watched(async () => {
      for (let page = 0; page < count; page++) {
        const before = rows().length;
        center.shadowRoot.querySelector('.case-more button').click();
        await until(() => rows().length > before);
        await scroll();
      }
    });

  const type = async (text) => {
    const field = center.shadowRoot.querySelector('#cases-search');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await new Promise((resolve) => setTimeout(resolve, 80));
  };
  const choose = async (name, value) => {
    const list = center.shadowRoot.querySelector('#cases-' + name);
    list.value = value;
    list.dispatchEvent(new Event('change', {bubbles: true}));
    await new Promise((resolve) => setTimeout(resolve, 80));
    await settled();
  };
  const words = 'meeting';
  window.filters = {
    'typing a word': async () => {
      for (let end = 1; end <= words.length; end++) await type(words.slice(0, end));
      await settled();
    },
    'erasing it': async () => {
      for (let end = words.length - 1; end >= 0; end--) await type(words.slice(0, end));
      await settled();
    },
    'closed, then all': async () => {
      await choose('show', 'closed');
      await choose('show', 'all');
    },
    'by severity, then latest': async () => {
      await choose('sort', 'severity');
      await choose('sort', 'updated');
    },
  };
  window.filter = (name) => watched(window.filters[name]);
  window.shown = () => ({rows: rows().length, elements: center.shadowRoot.querySelectorAll('*').length});
  window.ready = true;
};

void begin();
`;

async function heapOf(session) {
  await session.send('HeapProfiler.enable');
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

rmSync(folder, {recursive: true, force: true});
await bundlePage(root, folder, script);
await bundlePage(root, join(folder, 'server'), serverScript);
cpSync(join(folder, 'server/site'), join(folder, 'site/server'), {recursive: true});
const server = await startPageServer({folder: join(folder, 'site'), pages: {'/': plainHtml({body: ''})}});
const browser = await launch('chromium');
const tasks = [];
const memory = [];
try {
  const profile = await browser.newProfile();
  const page = await profile.newPage();
  await page.goto(`${server.origin}/`);
  await page.waitFor(() => window.ready);
  const session = await page.native.createCDPSession();
  if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', {rate: slower});
  const remember = async () =>
    memory.push({...(await page.evaluate(() => window.shown())), heap: await heapOf(session)});
  await remember();
  for (const [title, count] of [
    ['first half of the pages', Math.ceil(pages / 2)],
    ['second half of the pages', Math.floor(pages / 2)],
  ]) {
    tasks.push({title, ...(await page.evaluate((many) => window.more(many), count))});
    await remember();
  }
  for (const title of await page.evaluate(() => Object.keys(window.filters))) {
    tasks.push({title, ...(await page.evaluate((name) => window.filter(name), title))});
  }
  await remember();
  await profile.close();
} finally {
  await browser.close();
  await server.close();
}

if (options.json) {
  console.log(JSON.stringify({pages, slower, tasks, memory}, null, 1));
} else {
  console.log(`100,000 cases, ${pages} pages of 50${slower > 1 ? `, processor ${slower}x slower` : ''}\n`);
  for (const {title, milliseconds, longTasks} of tasks) {
    const longest = Math.max(0, ...longTasks);
    const told = longTasks.length ? ` (longest ${longest.toFixed(0)} ms)` : '';
    console.log(
      `  ${title.padEnd(33)}${longTasks.length} tasks over 50 ms${told} in ${(milliseconds / 1000).toFixed(1)} s`,
    );
  }
  console.log();
  for (const {rows, elements, heap} of memory)
    console.log(`  ${`${rows} cases on view`.padEnd(33)}${(heap / 2 ** 20).toFixed(1)} MiB, ${elements} elements`);
}
