#!/usr/bin/env node
import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {brotliCompressSync} from 'node:zlib';
import {launch} from '../test/support/driver.mjs';
import {plainHtml, startPageServer} from '../test/support/page-server.mjs';
import {bundlePage} from './cdn/bundle-page.mjs';
import {quantile} from './bench/table.mjs';

const help = `npm run bench:search [-- options]
  --articles <n>      how many there are (default 100000)
  --queries <n>       how many are asked (default 1000)
  --language <code>   en, ru or sr (default en)
  --threads <names>   worker, slices (default both)
  --slower <n>        slows the page down so many times, as a slow machine is (default 1)
  --json              prints the numbers as JSON`;

const {values: options} = parseArgs({
  options: {
    articles: {type: 'string', default: '100000'},
    queries: {type: 'string', default: '1000'},
    language: {type: 'string', default: 'en'},
    threads: {type: 'string', default: 'worker,slices'},
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
const folder = join(root, '.tmp/bench/search');
const [articles, queries] = [Number(options.articles), Number(options.queries)];
const mebibytes = (bytes) => bytes / 2 ** 20;

const script = `
import {checkedSupportBackend} from '${root}src/backend/checked-support-backend.ts';
import {ArticleLibrary, pageSize} from '${root}src/components/support/answers/article-library.ts';
import {makeArticles, pseudoRandom, wordMaker} from '${root}test/support/knowledge-base.ts';

/** Pages as a server sends them: as text, which this thread parses, checks and hands on as the product does. */
window.make = (count, language, perPage = pageSize) => {
  const all = makeArticles(count, language);
  window.texts = [];
  for (let start = 0; start < all.length; start += perPage) {
    const end = start + perPage;
    window.texts.push(JSON.stringify({
      articles: all.slice(start, end).map(({topic: topicId, ...one}) => ({...one, topicId, version: 1})),
      removed: [],
      nextCursor: end < all.length ? String(end / perPage) : null,
      mark: '1',
      topics: [],
      total: all.length,
    }));
  }
};
const nothingNew = {articles: [], removed: [], nextCursor: null, mark: '1', topics: [], total: null};

/** The longest time between two turns of this thread, until it is asked for. */
const watch = () => {
  const {port1, port2} = new MessageChannel();
  let [last, longest] = [performance.now(), 0];
  const long = [];
  const observer = PerformanceObserver.supportedEntryTypes.includes('longtask')
    ? new PerformanceObserver((list) => long.push(...list.getEntries().map(({duration}) => duration)))
    : null;
  observer?.observe({type: 'longtask'});
  const turn = () => setTimeout(() => port2.postMessage(null), 4);
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 4);
    last = now;
    turn();
  };
  turn();
  return () => {
    for (const entry of observer?.takeRecords() ?? []) long.push(entry.duration);
    observer?.disconnect();
    port1.close();
    return {longest, longTasks: long.length, longestTask: Math.max(0, ...long)};
  };
};

window.visit = async (language) => {
  const {articleSearchAccess} = await import('${root}src/define/article-search-access.ts');
  const start = performance.now();
  const times = {};
  /** What each page took this thread, from its text to what the search is handed. */
  const pages = [];
  const stop = watch();
  await new Promise((resolve) => {
    const onStatus = ({state, kept}) => {
      if (state === 'checking' || state === 'ready') times[state] ??= performance.now() - start;
      if (state !== 'ready' || kept !== 'device') return;
      times.kept = performance.now() - start;
      resolve();
    };
    const listArticles = async ({cursor, since}) => (since ? nothingNew : JSON.parse(window.texts[Number(cursor ?? 0)]));
    const library = new ArticleLibrary({
      access: {
        open: ({load, ...opening}) =>
          articleSearchAccess.open({
            ...opening,
            load: async (...page) => {
              const begun = performance.now();
              const loaded = await load(...page);
              pages.push(performance.now() - begun);
              return loaded;
            },
          }),
      },
      owner: {accountId: 'bench', tenant: '', memoryOnly: false},
      backend: checkedSupportBackend({listArticles, serverNow: () => null}, {timeoutMilliseconds: 30_000}),
      onChange: () => library.status && onStatus(library.status),
    });
    library.search(language).then((search) => (window.search = search));
  });
  return {...times, ...stop(), pages, pageSize};
};

window.ask = async (count, language) => {
  const random = pseudoRandom(7);
  const word = wordMaker(language, pseudoRandom(1));
  const times = [];
  const matches = {};
  for (let number = 0; number < count; number++) {
    let query = Array.from({length: 1 + Math.floor(random() * 4)}, word).join(' ');
    // As it is typed: cut, with a wrong letter, finished.
    if (number % 4 === 1) query = query.slice(0, -2);
    if (number % 4 === 2) query = query.slice(0, query.length >> 1) + 'x' + query.slice((query.length >> 1) + 1);
    if (number % 4 === 3) query += ' ';
    const start = performance.now();
    const {match} = await window.search.search(query);
    times.push(performance.now() - start);
    matches[match] = (matches[match] ?? 0) + 1;
  }
  return {times, matches};
};
window.ready = true;
`;

/** The heap of a thread after a collection. */
async function heapOf(session) {
  await session.send('HeapProfiler.enable');
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

async function measure(browser, server, thread) {
  const profile = await browser.newProfile();
  const open = async () => {
    const page = await profile.newPage();
    await page.goto(`${server.origin}/${thread}`);
    await page.waitFor(() => window.ready);
    const rate = Number(options.slower);
    if (rate > 1) await page.native.emulateCPUThrottling(rate);
    return page;
  };
  let page = await open();
  await page.evaluate((count, language) => window.make(count, language), articles, options.language);
  const first = await page.evaluate((language) => window.visit(language), options.language);
  await page.native.close();

  page = await open();
  const before = await heapOf(await page.native.createCDPSession());
  const again = await page.evaluate((language) => window.visit(language), options.language);
  const {times, matches} = await page.evaluate(
    (count, language) => window.ask(count, language),
    queries,
    options.language,
  );
  const [worker] = page.native.workers();
  if (thread === 'worker' && !worker) throw new Error('no worker runs');
  const memory = worker ? await heapOf(worker.client) : (await heapOf(await page.native.createCDPSession())) - before;
  const device = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
  await profile.close();
  return {thread, first, again, times, matches, memory, device};
}

rmSync(folder, {recursive: true, force: true});
const output = await bundlePage(root, folder, script);
const bytes = Object.fromEntries(
  output
    .filter(({fileName}) => /article-search|search-engine|word-forms/.test(fileName))
    .map(({fileName}) => [
      fileName.replace(/^.*\//, '').replace(/-[\w-]{8}\.js$/, ''),
      brotliCompressSync(readFileSync(join(folder, 'site', fileName))).length,
    ]),
);
const server = await startPageServer({
  folder: join(folder, 'site'),
  pages: {'/worker': plainHtml({body: ''}), '/slices': plainHtml({body: ''})},
  handle: async (request, response) => {
    // The page in which no worker may start.
    if (request.url === '/slices') response.setHeader('content-security-policy', "worker-src 'none'");
    return false;
  },
});
const browser = await launch('chromium');
const results = [];
try {
  for (const thread of options.threads.split(',')) results.push(await measure(browser, server, thread));
} finally {
  await browser.close();
  await server.close();
}

if (options.json) {
  console.log(JSON.stringify({articles, language: options.language, bytes, results}, null, 1));
} else {
  console.log(`${articles} articles in ${options.language}, ${queries} queries\n`);
  for (const {thread, first, again, times, matches, memory, device} of results) {
    const task = ({longTasks, longestTask, longest}) =>
      `${longTasks} over 50 ms${longTasks ? ` (longest ${longestTask.toFixed(0)} ms)` : ''}, longest wait of the page ${longest.toFixed(0)} ms`;
    const rows = {
      'first visit, all is found': `${(first.ready / 1000).toFixed(2)} s`,
      'first visit, kept on the device': `${(first.kept / 1000).toFixed(2)} s`,
      'first visit, tasks of the page': task(first),
      [`page of ${first.pageSize}, parsed and checked`]: `95 % ${quantile(first.pages, 0.95).toFixed(1)} ms, longest ${Math.max(...first.pages).toFixed(1)} ms`,
      'next visit, copy is found': `${(again.checking / 1000).toFixed(2)} s`,
      'next visit, tasks of the page': task(again),
      'query, median': `${quantile(times, 0.5).toFixed(1)} ms`,
      'query, 95 %': `${quantile(times, 0.95).toFixed(1)} ms`,
      'query, longest': `${Math.max(...times).toFixed(1)} ms`,
      answers: Object.entries(matches)
        .map(([match, count]) => `${match} ${count}`)
        .join(', '),
      memory: `${mebibytes(memory).toFixed(0)} MiB`,
      'on the device': `${mebibytes(device).toFixed(0)} MiB`,
    };
    console.log(`in ${thread === 'worker' ? 'a worker' : 'slices'}`);
    for (const [title, value] of Object.entries(rows)) console.log(`  ${title.padEnd(33)}${value}`);
    console.log();
  }
  console.log('bytes, brotli (a worker loads one file; slices load the engine and the word forms of one language)');
  for (const [name, size] of Object.entries(bytes)) console.log(`  ${name.padEnd(33)}${size}`);
}
