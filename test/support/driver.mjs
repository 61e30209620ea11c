import {writeFile} from 'node:fs/promises';
import {it} from 'node:test';
import {
  findProgram,
  killFirefoxPages,
  pinnedChromium,
  puppeteerOptions,
  startWebKitDriver,
  webKitSession,
} from './browsers.mjs';
import puppeteer from 'puppeteer-core';
import WebDriver from 'webdriver';
import {everythingStored, focused, locate, visibleText} from './in-page.mjs';

/** The engine this run of the tests is for. */
export const engine = process.env.ENGINE ?? 'chromium';

/** Whether it is Chromium's shell, which stands in where no whole browser is installed. */
const isShell = engine === 'chromium' && findProgram('chromium') === pinnedChromium;
/** Whether a module that did not arrive is asked for again; else only a reload brings it. */
export const retriesModules = engine !== 'firefox' && !isShell;
/** Whether a page is told with what status a file was refused. */
export const tellsStatuses = engine !== 'webkit';
/** Whether a form in a frame sandboxed without `allow-forms` is not even heard; else only its way out is barred. */
export const refusesForms = engine !== 'webkit';
/** Whether Back brings a page as it was left. */
export const hasPageCache = !isShell;
/** Whether the browser writes down what is in its windows, to bring them back after a crash. */
export const restoresWindows = !isShell;
/** Declares a test of a page that comes back as it was left. */
export const itFromCache = hasPageCache ? (title, work) => void it(title, work) : () => {};

/**
 * What the pages of all three engines have in common. Subclasses say how one engine does it; `native` is the page of
 * Puppeteer or the WebDriver client, for what only one engine can do.
 */
class Page {
  /**
   * Waits until a function evaluated in the page answers something truthy, and returns that. Errors meanwhile (a
   * navigation under way) are not the end.
   * @param {string | ((...args: never[]) => unknown)} condition
   */
  async waitFor(condition, ...args) {
    const limit = Date.now() + 20_000;
    let last;
    while (Date.now() < limit) {
      try {
        last = await this.evaluate(condition, ...args);
        if (last) return last;
      } catch (error) {
        last = error;
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`waited 20 s for ${String(condition)}, last answer: ${String(last)}`);
  }

  /** Waits until the page shows exactly this line of text. */
  async waitForText(line) {
    const limit = Date.now() + 20_000;
    let text = '';
    while (Date.now() < limit) {
      text = await this.visibleText().catch(() => '');
      if (text.split('\n').includes(line)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`waited 20 s for the line "${line}" in:\n${text}`);
  }

  /** Middle of the one visible and enabled element of this selector or whole text; waits for it. */
  async find(wanted) {
    const limit = Date.now() + 20_000;
    let found;
    while (Date.now() < limit) {
      found = await this.evaluate(locate, wanted).catch(String);
      if (typeof found === 'object') return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`waited 20 s: ${found}`);
  }

  /** A trusted click at `{x, y}` or on the element that `{selector, text}` finds. */
  async click(target) {
    const {x, y} = 'x' in target ? target : await this.find(target);
    await this.clickAt(x, y);
  }

  /** Two trusted clicks with nothing between them. */
  async doubleClick(target) {
    const {x, y} = 'x' in target ? target : await this.find(target);
    await this.clickAt(x, y, 2);
  }

  visibleText() {
    return this.evaluate(visibleText);
  }

  focused() {
    return this.evaluate(focused);
  }

  everythingStored() {
    return this.evaluate(everythingStored);
  }

  /** Reloads and waits for the new document. */
  async reload() {
    const before = await this.evaluate(() => performance.timeOrigin);
    await this.evaluate(() => void setTimeout(() => location.reload()));
    await this.waitFor((old) => performance.timeOrigin !== old && document.readyState === 'complete', before);
  }

  /** Starts going back; the page that comes is to be waited for. */
  async back() {
    await this.evaluate(() => void setTimeout(() => history.back()));
  }

  /** Starts going forward; the page that comes is to be waited for. */
  async forward() {
    await this.evaluate(() => void setTimeout(() => history.forward()));
  }
}

class PuppeteerPage extends Page {
  /** Console messages and uncaught errors, as text, in order. */
  messages = [];

  constructor(native) {
    super();
    this.native = native;
    native.on('console', (message) => this.messages.push(`${message.type()}: ${message.text()}`));
    native.on('pageerror', (error) => this.messages.push(`uncaught: ${error}`));
  }

  goto(url) {
    return this.native.goto(url);
  }

  evaluate(what, ...args) {
    return this.native.evaluate(what, ...args);
  }

  /** What stands in the page's first frame, whatever its origin. Trusted input goes wherever the focus is. */
  frame() {
    const inner = Object.create(this);
    inner.evaluate = (what, ...args) =>
      this.native
        .mainFrame()
        .childFrames()[0]
        .evaluate(what, ...args);
    return inner;
  }

  async clickAt(x, y, count = 1) {
    await this.native.mouse.click(x, y, {count});
  }

  type(text) {
    return this.native.keyboard.type(text);
  }

  async press(chord) {
    const keys = chord.split('+');
    const key = keys.pop();
    for (const held of keys) await this.native.keyboard.down(held);
    await this.native.keyboard.press(key === 'Space' ? ' ' : key);
    for (const held of keys.reverse()) await this.native.keyboard.up(held);
  }

  url() {
    return Promise.resolve(this.native.url());
  }

  setViewport(width, height) {
    return this.native.setViewport({width, height});
  }

  async screenshot(path) {
    await this.native.screenshot({path});
  }

  close() {
    return this.native.close();
  }

  /** Ends the page's process as a crash does; in Firefox the processes of all pages. */
  async crash() {
    if (engine === 'firefox') return this.#crashFirefox();
    const crashed = new Promise((resolve) => this.native.once('error', resolve));
    this.native.goto('chrome://crash').catch(() => undefined);
    await crashed;
  }

  /** No window opens before the dead one shows something else. */
  async #crashFirefox() {
    killFirefoxPages(this.native.browser().process().pid);
    const limit = Date.now() + 20_000;
    for (let isDead = true; isDead;) {
      // A navigation that begins while the processes go may never end.
      isDead = await this.native.goto('about:blank', {timeout: 5000}).then(
        () => false,
        (error) => {
          if (Date.now() > limit) throw error;
          return true;
        },
      );
    }
  }
}

const webDriverKeys = {
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

const sourceOf = (what) => (typeof what === 'function' ? `(${what})(...given)` : `(${what})`);

class WebDriverPage extends Page {
  messages = [];
  #handle;
  #turn;

  constructor(native, handle, turn) {
    super();
    this.native = native;
    this.#handle = handle;
    this.#turn = turn;
  }

  #command(work) {
    return this.#turn(async () => {
      await this.native.switchToWindow(this.#handle);
      return work();
    });
  }

  goto(url) {
    return this.#command(() => this.native.navigateTo(url));
  }

  evaluate(what, ...args) {
    return this.#evaluate(what, args, () => {});
  }

  /** What stands in the page's first frame, whatever its origin. Trusted input goes wherever the focus is. */
  frame() {
    const inner = new WebDriverPage(this.native, this.#handle, this.#turn);
    inner.evaluate = (what, ...args) => this.#evaluate(what, args, () => this.native.switchToFrame(0));
    return inner;
  }

  /** `enter()` goes to where the script runs. */
  async #evaluate(what, args, enter) {
    const script = `const given = [...arguments]; const done = given.pop();
      Promise.resolve().then(() => ${sourceOf(what)}).then((value) => done({value}), (error) => done({error: String(error)}));`;
    const {value, error} = await this.#command(async () => {
      await enter();
      return this.native.executeAsyncScript(script, args);
    });
    if (error) throw new Error(error);
    return value;
  }

  #keys(actions) {
    return this.#command(() => this.native.performActions([{type: 'key', id: 'keyboard', actions}]));
  }

  clickAt(x, y, count = 1) {
    const press = [
      {type: 'pointerDown', button: 0},
      {type: 'pointerUp', button: 0},
    ];
    const actions = [
      {type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y)},
      ...Array(count).fill(press).flat(),
    ];
    return this.#command(async () => {
      await this.native.performActions([{type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions}]);
    });
  }

  type(text) {
    return this.#keys(
      [...text].flatMap((value) => [
        {type: 'keyDown', value},
        {type: 'keyUp', value},
      ]),
    );
  }

  press(chord) {
    const keys = chord.split('+').map((key) => webDriverKeys[key] ?? key);
    const down = keys.map((value) => ({type: 'keyDown', value}));
    const up = keys.toReversed().map((value) => ({type: 'keyUp', value}));
    return this.#keys([...down, ...up]);
  }

  url() {
    return this.#command(() => this.native.getUrl());
  }

  /** The window; it never gets narrower than 447 CSS pixels. */
  setViewport(width, height) {
    return this.#command(() => this.native.setWindowRect(0, 0, width, height));
  }

  async screenshot(path) {
    await writeFile(path, Buffer.from(await this.#command(() => this.native.takeScreenshot()), 'base64'));
  }

  close() {
    return this.#command(() => this.native.closeWindow());
  }
}

async function launchPuppeteer(name, {profile, preferences, program = name}) {
  const browser = await puppeteer.launch({
    headless: true,
    ...puppeteerOptions(name, {preferences, program}),
    ...(profile && {userDataDir: profile}),
    defaultViewport: {width: 1024, height: 768},
  });
  return {
    engine: name,
    native: browser,
    newPage: async () => new PuppeteerPage(await browser.newPage()),
    async newProfile() {
      const context = await browser.createBrowserContext();
      return {
        newPage: async () => new PuppeteerPage(await context.newPage({type: 'window'})),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
    async kill() {
      const ended = new Promise((resolve) => browser.process().once('exit', resolve));
      browser.process().kill('SIGKILL');
      await ended;
    },
  };
}

async function launchWebKit() {
  // `switchToFrame` is the protocol's own command; what is advised in its place belongs to another library.
  process.env.DISABLE_WEBDRIVERIO_DEPRECATION_WARNINGS = 'true';
  const driver = await startWebKitDriver();
  const native = await WebDriver.newSession(webKitSession(driver.port));
  await native.setTimeouts(30_000, 30_000, 30_000);
  let last = Promise.resolve();
  const turn = (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  let first = await native.getWindowHandle();
  return {
    engine: 'webkit',
    native,
    newPage: () =>
      turn(async () => {
        const handle = first ?? (await native.createWindow('window')).handle;
        first = undefined;
        return new WebDriverPage(native, handle, turn);
      }),
    async close() {
      await turn(() => native.deleteSession()).catch(() => undefined);
      driver.stop();
    },
  };
}

/**
 * Starts a browser.
 *
 * - `profile`: a folder to keep the profile in, so that a later launch finds what this one stored (not WebKit).
 * - `preferences`: Firefox's, by name.
 * - `program`: `chromiumShell` for Chromium's shell, which is lighter, and has neither windows nor back-forward cache.
 *
 * The answer has `newPage()`, `close()`, `native`, `engine` and, except in WebKit, `kill()`, which ends the whole
 * browser without a chance to save anything, and `newProfile()` for pages, each in a window of its own, that share no
 * storage with others.
 * @param {'chromium' | 'firefox' | 'webkit'} name
 */
export function launch(name = engine, options = {}) {
  return name === 'webkit' ? launchWebKit() : launchPuppeteer(name, options);
}
