#!/usr/bin/env node
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {engines, pinnedChromium} from '../test/support/browsers.mjs';
import {buildDemo} from '../test/support/demo-stage.mjs';
import {examplesFolder, frameworks, prepareExamples} from '../test/support/installed-examples.mjs';
import {packInto} from '../test/support/packed-package.mjs';
import {ensureBrowsers} from './ensure-browsers.mjs';

const help = `npm test [-- options] [part of a path ...]
  --all               every test in Chromium, Firefox and WebKitGTK
  --engines           every test in Chromium, those that depend on the engine in the other two as well
  --browser <names>   every test in these, comma-separated: ${engines.join(', ')}
  --unit              only test/domain and test/machines
  --grep <text>       only tests whose full title contains it, such as P-74
  --no-types          without the type check`;

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    all: {type: 'boolean'},
    engines: {type: 'boolean'},
    browser: {type: 'string'},
    unit: {type: 'boolean'},
    grep: {type: 'string'},
    'no-types': {type: 'boolean'},
    help: {type: 'boolean'},
  },
});

if (options.help) {
  console.log(help);
  process.exit();
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const dependsOnEngine =
  /^test\/(storage|domain\/validate)\/|^test\/domain\/(calendar|canonical-json|countries|receipt)\.|\.engines\.(test\.ts|e2e\.mjs)$/;

const files = readdirSync('test', {recursive: true})
  .map((path) => join('test', path).split(sep).join('/'))
  .filter((path) => /\.(test\.ts|e2e\.mjs)$/.test(path))
  .filter((path) => !options.unit || /^test\/(domain|machines)\//.test(path))
  .filter((path) => !positionals.length || positionals.some((part) => path.includes(part.replace(/^\.\//, ''))))
  .sort();

const browsers = options.browser?.split(',') ?? (options.all || options.engines ? engines : ['chromium']);
const filesFor = (engine) =>
  options.engines && engine !== 'chromium' ? files.filter((path) => dependsOnEngine.test(path)) : files;

const temporary = '.tmp/test';
const demoFolder = resolve(temporary, 'demo');
const packedFolder = resolve(temporary, 'packed');
const testOf = (framework) => `test/e2e/package-${framework}.e2e.mjs`;
const shown = frameworks.filter((framework) => files.includes(testOf(framework)));
const examples = shown.length ? examplesFolder() : undefined;
let examplesReady = Promise.resolve();
const records = [];

/** Runs a command; what it says is shown at once, or collected in `said` where another runs beside it. */
function run(command, args, environment = {}, said = null) {
  const out = said ? 'pipe' : 'inherit';
  const child = spawn(command, args, {stdio: ['ignore', out, out], env: {...process.env, ...environment}});
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function check(title, file, browser, passed) {
  records.push({name: title, title, file, browser, passed});
}

function collect(path, parse, code, file, browser) {
  const found = existsSync(path) ? parse(readFileSync(path, 'utf8')) : [];
  records.push(...found);
  const explained = code === 0 || found.some(({passed}) => !passed);
  const isEmpty = !found.length && !options.grep;
  if (!explained || isEmpty) check('the test run ends properly', file, browser, false);
}

async function browserTests(engine, chosen, said) {
  const results = `${temporary}/${engine}.json`;
  rmSync(results, {force: true});
  const environment = {
    BROWSERS: engine,
    TEST_FILES: chosen.join(','),
    TEST_RESULTS: results,
    TEST_GREP: options.grep ?? '',
  };
  const code = await run(process.execPath, ['node_modules/@web/test-runner/dist/bin.js'], environment, said);
  collect(results, JSON.parse, code, 'web-test-runner.config.mjs', engine);
}

/** Whether a file is about what only a whole Chromium has (decision 22), or drives the kit as people do. */
const needsWholeBrowser = (path) =>
  /\.engines\.|once-only/.test(path) ||
  /hasPageCache|itFromCache|restoresWindows|retriesModules/.test(readFileSync(path, 'utf8'));

let runs = 0;

async function pageTests(engine, chosen, said) {
  if (shown.some((framework) => chosen.includes(testOf(framework)))) await examplesReady;
  const results = `${temporary}/${engine}-${++runs}.jsonl`;
  const args = ['--test', '--test-concurrency=1', `--test-timeout=${process.env.LONG ? 3_600_000 : 720_000}`];
  args.push('--test-reporter=spec', '--test-reporter-destination=stdout');
  args.push('--test-reporter=./test/support/node-reporter.mjs', `--test-reporter-destination=${results}`);
  if (options.grep) args.push(`--test-name-pattern=${options.grep}`);
  const environment = {ENGINE: engine, DEMO_FOLDER: demoFolder, PACKED_FOLDER: packedFolder, EXAMPLES_FOLDER: examples};
  if (engine === 'chromium' && existsSync(pinnedChromium) && !chosen.some(needsWholeBrowser))
    environment.CHROME_PATH = process.env.CHROME_PATH || pinnedChromium;
  const code = await run(process.execPath, [...args, ...chosen], environment, said);
  const parse = (text) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  collect(results, parse, code, 'test/e2e', engine);
}

rmSync(temporary, {recursive: true, force: true});
mkdirSync(temporary, {recursive: true});

if (files.some((path) => /\/demo-[^/]*\.e2e/.test(path))) buildDemo(demoFolder);
const packed = files.some((path) => /\/package-[^/]*\.e2e/.test(path)) ? packInto(packedFolder) : null;
if (shown.length) {
  examplesReady = prepareExamples(examples, packed.tarball, shown).catch(({message}) => {
    console.error(message);
    check('the examples can be installed', 'examples/package-lock.json', 'none', false);
  });
}
if (!files.length) check(`there are tests that match ${positionals.join(' ')}`, 'test', 'none', false);
const missing = files.length ? ensureBrowsers(browsers) : [];
if (!options['no-types']) {
  const code = await run(process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', '.']);
  if (code !== 0) check('the types are right', 'tsconfig.json', 'none', false);
}

const isOnPages = (path) => path.endsWith('.e2e.mjs');

/** Whether there is anything to run in an engine, and what to run it in. */
function canTest(engine, said) {
  const chosen = filesFor(engine);
  if (missing.includes(engine)) check(`${engine} can be started`, 'scripts/ensure-browsers.mjs', engine, false);
  if (missing.includes(engine) || !chosen.length) return false;
  const onPages = chosen.filter(isOnPages).length;
  const title = `\n${engine}: ${chosen.length - onPages} files in the runner's page, ${onPages} on pages of their own\n`;
  if (said) said.push(title);
  else console.log(title);
  return true;
}

async function inRunnersPage(engine, said) {
  const chosen = filesFor(engine).filter((path) => !isOnPages(path));
  if (chosen.length) await browserTests(engine, chosen, said);
}

const tell = (said) => process.stdout.write(Buffer.concat(said.map((part) => Buffer.from(part))));

/** Files on pages of their own that nobody has begun; whoever is free takes the next. */
const waiting = [];

async function takeWaiting(engine) {
  while (waiting.length) {
    const said = [];
    await pageTests(engine, waiting.splice(0, 1), said);
    tell(said);
  }
}

// Chromium runs everything: the other engines go beside it, are told after it, and help it when they are done.
const [first, ...others] = browsers;
const canTestFirst = canTest(first, null);
// What is long to read is long to run, as random runs always are: it is not left for the end.
const length = (path) => (path.includes('-random.') ? Infinity : statSync(path).size);
if (canTestFirst)
  waiting.push(
    ...filesFor(first)
      .filter(isOnPages)
      .sort((one, other) => length(other) - length(one)),
  );

async function firstLane() {
  if (!canTestFirst) return;
  await inRunnersPage(first, null);
  // Tests on pages wait more than they compute; Firefox's start and WebKit's driver leave room for one at a time.
  const beside = first === 'chromium' && !process.env.LONG ? 2 : 1;
  await Promise.all(Array.from({length: beside}, () => takeWaiting(first)));
}

async function otherLane() {
  const said = [];
  for (const engine of others) {
    if (!canTest(engine, said)) continue;
    await inRunnersPage(engine, said);
    const onPages = filesFor(engine).filter(isOnPages);
    if (onPages.length) await pageTests(engine, onPages, said);
  }
  if (others.length) await takeWaiting(first);
  return said;
}

const [, said] = await Promise.all([firstLane(), otherLane()]);
tell(said);

/** Files whose tests prove a promise: what they see once is a defect, however rare. */
const provesPromise = (path) => /once|canary|leaks|leaving|security|drafts/.test(path);

/** On a build server, a file or two that failed run once more, alone: decision 26 says what may and what may not. */
async function runFailedAgain() {
  const failedFiles = [
    ...new Set(records.filter(({passed}) => !passed).map(({file, browser}) => `${browser} ${file}`)),
  ];
  if (!process.env.CI || process.env.LONG || failedFiles.length > 2) return;
  for (const one of failedFiles) {
    const [engine, path] = one.split(' ');
    if (!files.includes(path) || provesPromise(path)) continue;
    const isOne = ({file, browser}) => file === path && browser === engine;
    const before = records.filter(isOne);
    records.splice(0, Infinity, ...records.filter((record) => !isOne(record)));
    console.log(`\nonce more, alone: ${path} in ${engine}`);
    await (isOnPages(path) ? pageTests(engine, [path], null) : browserTests(engine, [path], null));
    for (const {name, passed, error} of before) {
      const now = records.find((record) => isOne(record) && record.name === name);
      if (!passed && now?.passed) tellFailure('PASSED THE SECOND TIME', {...now, error});
    }
  }
}

function tellFailure(word, {browser, file, name, error = ''}) {
  console.log(`${word} [${browser}] ${file}: ${name}`);
  // What is said while a test fails is far above, where a log that is cut has lost it.
  const reason = error.trim().split('\n').slice(0, 8);
  for (const line of reason) console.log(`    ${line.trim().slice(0, 240)}`);
}

await runFailedAgain();
if (!records.length) check(`there are tests that match ${options.grep}`, 'test', 'none', false);
const shared = records.map(({name, title, file, browser, passed}) => ({name, title, file, browser, passed}));
writeFileSync('test-results.json', JSON.stringify(shared, null, 1) + '\n');
const failed = records.filter(({passed}) => !passed);
for (const record of failed) tellFailure(record.skipped ? 'SKIPPED' : 'FAILED', record);
console.log(`\n${records.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length ? 1 : 0;
