import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

// Read by the WebDriver client when it is imported, so modules import this one before it.
process.env.WDIO_LOG_LEVEL ??= 'silent';

/** The engines that tests run in. */
export const engines = ['chromium', 'firefox', 'webkit'];

/**
 * Starts the Chromium that the lock file pins, once `scripts/ensure-browsers.mjs` has unpacked it: a shell without window
 * and back-forward cache, in which pages of tests take half the time.
 */
export const pinnedChromium = fileURLToPath(
  new URL('../../node_modules/.cache/partner-widgets/chromium/start', import.meta.url),
);

const wholeChromium = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The environment's variable that names it, then the commands and paths it is known by. */
const candidates = {
  chromium: ['CHROME_PATH', ...wholeChromium, pinnedChromium],
  chromiumShell: ['CHROME_PATH', pinnedChromium, ...wholeChromium],
  firefox: ['FIREFOX_PATH', 'firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  webkit: ['WEBKIT_DRIVER_PATH', 'WebKitWebDriver'],
  display: ['XVFB_PATH', 'Xvfb'],
};

/** Switches for Chromium: no sandbox in containers, nothing sent to its maker. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function onPath(command) {
  if (command.includes('/')) return existsSync(command) ? command : undefined;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));
}

/**
 * Path of an installed browser, its driver (WebKitGTK) or the virtual display.
 * @param {'chromium' | 'chromiumShell' | 'firefox' | 'webkit' | 'display'} what
 * @returns {string | undefined}
 */
export function findProgram(what) {
  const [variable, ...commands] = candidates[what];
  const named = process.env[variable];
  return (named ? [named, ...commands] : commands).map(onPath).find(Boolean);
}

/** As `findProgram`, but misuse is an error that says what to do. */
export function requireProgram(what) {
  const path = findProgram(what);
  if (!path)
    throw new Error(`${what} is not installed: run "node scripts/ensure-browsers.mjs --all" or see CONTRIBUTING.md`);
  return path;
}

/** Options for `puppeteer.launch()` per engine (Firefox is driven by WebDriver BiDi); `program`: as `findProgram` knows it. */
export function puppeteerOptions(engine, {preferences = {}, program = engine} = {}) {
  return engine === 'firefox'
    ? {browser: 'firefox', executablePath: requireProgram('firefox'), extraPrefsFirefox: preferences}
    : {executablePath: requireProgram(program), args: chromiumArguments};
}

/** Kills the processes that show Firefox's pages, as a crash does; the browser itself goes on. Linux only. */
export function killFirefoxPages(browserPid) {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // Behind the program's name, which may hold anything, stand the state and the parent.
        const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
        return [{pid: Number(pid), parent: Number(parent), words}];
      } catch {
        return [];
      }
    });
  const family = new Set([browserPid]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const {pid, parent} of processes) if (family.has(parent)) family.add(pid);
  }
  const pages = processes.filter(
    ({pid, words}) => family.has(pid) && words.includes('-contentproc') && words.at(-1) === 'tab',
  );
  if (pages.length === 0) throw new Error('no process of a page was found');
  for (const {pid} of pages) process.kill(pid, 'SIGKILL');
}

const running = new Set();
process.once('exit', () => running.forEach((stop) => stop()));

function background(command, args, options) {
  const child = spawn(command, args, options);
  const stop = () => {
    running.delete(stop);
    child.kill();
  };
  running.add(stop);
  return {child, stop};
}

/** A port nobody listens on, so that several runs on one machine do not meet. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, resolve));
  const {port} = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function virtualDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'];
  const {child, stop} = background(requireProgram('display'), args, {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
  const number = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the virtual display ended before it was ready')));
    child.stdio[3].once('data', (text) => resolve(String(text).trim()));
  });
  return {display: `:${number}`, stop};
}

async function answers(url, attempts = 100) {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answers at ${url}`);
}

/**
 * Starts WebKitGTK's WebDriver on a display of its own and in a profile of its own.
 * @returns {Promise<{port: number, stop: () => void}>}
 */
export async function startWebKitDriver() {
  const port = await freePort();
  const screen = await virtualDisplay();
  const home = mkdtempSync(join(tmpdir(), 'kit-webkit-'));
  const environment = {
    ...process.env,
    DISPLAY: screen.display,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    LIBGL_ALWAYS_SOFTWARE: '1',
    // Layers composed by a graphics card that is not there cost a quarter of the processor's time and more.
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  };
  const driver = background(requireProgram('webkit'), [`--port=${port}`], {stdio: 'ignore', env: environment});
  const stop = () => {
    running.delete(stop);
    driver.stop();
    screen.stop();
    try {
      rmSync(home, {recursive: true, force: true});
    } catch {
      // What the ending browser still writes stays in the system's temporary folder.
    }
  };
  running.add(stop);
  await answers(`http://127.0.0.1:${port}/status`);
  return {port, stop};
}

const miniBrowsers = [
  process.env.WEBKIT_PATH,
  ...['x86_64', 'aarch64'].flatMap((machine) =>
    ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map(
      (api) => `/usr/lib/${machine}-linux-gnu/${api}/MiniBrowser`,
    ),
  ),
];

/** Options for a WebDriver session with WebKitGTK's small browser. */
export function webKitSession(port) {
  const binary = miniBrowsers.find((path) => path && existsSync(path));
  return {
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'silent',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {...(binary ? {binary} : {}), args: ['--automation']},
    },
  };
}
