/**
 * Where elements are shown to end-to-end tests: one browser, one server and one bundle for a file; for each test a
 * world of the backend and a page origin of its own, so that no device storage is shared.
 */
import {launch} from './driver.mjs';
import {buildPage, plainHtml, startPageServer} from './page-server.mjs';
import {pageScript, startBackend, waitForSelector, wizardBody} from './wizard-flow.mjs';

/** Another page of the host's, to go to and come back from. */
const elsewhere = plainHtml({title: 'Elsewhere', body: '<p>Elsewhere</p>'}).replace(/<script.*<\/script>/, '');

/**
 * @param {{script?: string, body?: typeof wizardBody, scenario?: string, minify?: boolean,
 *   folder?: string, browser?: Awaited<ReturnType<typeof launch>>}} [options] the page's module and body, the scenario
 *   where a test names none, whether the module is minified as a host's would be, a folder with what a host built instead
 *   of the module, and an already started browser. Default: the wizard's
 */
export async function startStage({
  script = pageScript,
  body: bodyFor = wizardBody,
  scenario: usual = 'newPartner',
  minify = false,
  folder: built,
  browser: given,
} = {}) {
  const [backend, folder, browser] = await Promise.all([
    startBackend(),
    built ?? buildPage(script, {minify}),
    given ? Promise.resolve(given) : launch(),
  ]);
  const cleanups = [];
  // WebKit's session ends with its last window, and only in its first one are clicks always where they are aimed at.
  const first = browser.engine === 'webkit' ? await browser.newPage() : null;
  let isFirstTaken = false;

  /** A page origin of its own, with the element at `/` and another page at `/elsewhere`. */
  async function openOrigin({
    language = 'en',
    attributes = '',
    headers = {},
    body,
    html = plainHtml({language, body: body ?? bodyFor({language, attributes})}),
    folder: itsFolder = folder,
    proxy,
    handle,
  } = {}) {
    const server = await startPageServer({
      folder: itsFolder,
      headers,
      pages: {'/': html, '/elsewhere': elsewhere},
      proxy: {'/w/': backend.origin, '/api/': backend.origin, ...proxy},
      handle,
    });
    cleanups.push(() => server.close());
    return server;
  }

  /** A world with its controls; `api` is its address. */
  async function openWorld(options) {
    const {world, path} = await backend.world(options);
    return {
      id: world,
      path,
      api: backend.origin + path,
      admin: (method, ...args) => backend.admin(world, method, ...args),
      fault: (fault) => backend.fault(world, fault),
      chaos: (options = {}) => backend.chaos(world, options),
      /** Decides what a fault of kind `held` holds. */
      letGo: () => backend.letGo(world),
      drop: (options) => backend.drop(world, options),
      uploads: () => backend.uploads(world),
      calls: () => backend.calls(world),
      counts: () => backend.counts(world),
      /** The only order as the backend keeps it. */
      order: async () => (await backend.admin(world, 'state')).orders[0],
      /** `{keys, count}` of what arrived for an operation. */
      arrived: async (operation) => {
        const found = (await backend.calls(world)).filter((call) => call.operation === operation);
        return {keys: found.map(({key}) => key), count: found.reduce((sum, {count}) => sum + count, 0)};
      },
    };
  }

  async function openPage() {
    if (first && !isFirstTaken) {
      isFirstTaken = true;
      cleanups.push(async () => {
        isFirstTaken = false;
        await first.goto('about:blank');
      });
      return first;
    }
    // A new window is opened from one that is there.
    await first?.evaluate(() => true);
    const page = await browser.newPage();
    cleanups.push(() => page.close());
    return page;
  }

  return {
    browser,
    backend,
    openOrigin,
    openWorld,
    openPage,
    /**
     * An element on a page of its own. `scenario`, `policy`, `latency` make its world, unless `world` is given;
     * `language`, `attributes`, `headers`, `body` its page, unless `origin` is given. With `proxied` the backend is
     * on the page's own origin. `prepare(page)` runs before the page is opened.
     */
    async open({world, origin, proxied = false, query = '', prepare, ...options} = {}) {
      const {scenario = usual, policy, latency, keepAlive, ...pageOptions} = options;
      const itsWorld = world ?? (await openWorld({scenario, policy, latency, keepAlive}));
      const itsOrigin = origin ?? (await openOrigin(pageOptions));
      const page = await openPage();
      await prepare?.(page);
      const api = proxied ? itsWorld.path : itsWorld.api;
      const url = `${itsOrigin.origin}/?api=${encodeURIComponent(api)}${query}`;
      await page.goto(url);
      return {page, world: itsWorld, origin: itsOrigin, url};
    },
    /** Closes what the last test opened. */
    async clear() {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup().catch(() => undefined);
    },
    async close() {
      await this.clear();
      await browser.close().catch(() => undefined);
      await backend.close();
    },
  };
}

/** Asks again until the answer is something truthy, and gives that. */
export async function until(ask) {
  const limit = Date.now() + 20_000;
  let last;
  while (Date.now() < limit) {
    last = await ask();
    if (last) return last;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited 20 s for ${ask}`);
}

/** The public events so far, `[type, detail]`, without the `partner-` before their names. */
export const eventsOf = (page, name) =>
  page.evaluate(
    (wanted) =>
      window.events
        .map(([type, detail]) => [type.replace('partner-', ''), detail])
        .filter(([type]) => !wanted || type === wanted),
    name ?? null,
  );

/** The operations that the page sent, in order: `{path, key, body, at}`, `at` in milliseconds. */
export const sentBy = (page) => page.evaluate(() => window.sent);

/** Whether the page shows exactly this line now. */
export const shows = async (page, line) => (await page.visibleText()).split('\n').includes(line);

/**
 * Begins to note all that the element shows, however short it stands there. `window.shown` has every heading, every
 * error summary (after `! `) and every line about waiting (after `... `) in order, `window.views` what stood there
 * together, `{lines, buttons}`.
 * @param {string} lines selector of the lines about waiting
 */
export async function watchViews(page, lines = '.waiting') {
  await waitForSelector(page, 'h2[tabindex]');
  await page.evaluate((selector) => {
    const root = document.querySelector('provisioning-wizard, partner-renewal, support-center').shadowRoot;
    const textsOf = (wanted) =>
      [...root.querySelectorAll(wanted)].map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
    window.shown = [];
    window.views = [];
    const note = () => {
      const view = {lines: textsOf('.content :is(h2, h3, p, li)'), buttons: textsOf('.content button')};
      if (JSON.stringify(window.views.at(-1)) !== JSON.stringify(view)) window.views.push(view);
      const heading = root.querySelector('h2[tabindex]')?.textContent.trim();
      const error = root.querySelector('.error-summary')?.textContent.trim();
      const waiting = root.querySelector(selector)?.textContent.trim();
      for (const text of [heading, waiting && `... ${waiting}`, error && `! ${error}`]) {
        if (text && window.shown.at(-1) !== text) window.shown.push(text);
      }
    };
    new MutationObserver(note).observe(root, {subtree: true, childList: true, characterData: true});
    note();
  }, lines);
}

/** Every place of this origin that keeps something on the device, and what stands in the address and the history. */
export async function everythingKept(page) {
  const databases = await page.everythingStored();
  const others = await page.evaluate(async () => {
    const cached = [];
    for (const name of (await globalThis.caches?.keys()) ?? []) {
      const cache = await caches.open(name);
      cached.push(name, ...(await cache.keys()).map(({url}) => url));
    }
    return {
      cached,
      local: {...localStorage},
      session: {...sessionStorage},
      cookie: document.cookie,
      windowName: window.name,
      address: location.href,
      history: history.state,
      requested: performance.getEntriesByType('resource').map(({name}) => name),
      workers: ((await navigator.serviceWorker?.getRegistrations()) ?? []).map(({scope}) => scope),
    };
  });
  return {databases, ...others};
}

/** The journal's entries on this origin, whatever account they belong to. */
export const journalOf = (kept) => kept.databases.flatMap(({records}) => JSON.parse(records)[1].map(({data}) => data));

/** Waits until the journal has come as far as this milestone. */
export const waitForMilestone = (page, milestone) =>
  until(async () =>
    journalOf({databases: await page.everythingStored()}).some((entry) => entry.milestone === milestone),
  );
