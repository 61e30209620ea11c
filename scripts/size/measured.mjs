/** What Chromium asks for on a page: until its first view can be used, and while somebody goes through all views. */
import {startPageServer} from '../../test/support/page-server.mjs';

/** Runs in the page before everything else: notes public events, and what had arrived when the first view was there. */
function watch({element, selector}) {
  window.events = [];
  for (const name of ['step-changed', 'order-set-up', 'provisioned']) {
    addEventListener(`partner-${name}`, (event) => window.events.push([event.type, event.detail]));
  }
  const look = () => {
    if (!document.querySelector(element)?.shadowRoot?.querySelector(selector)) return void setTimeout(look);
    window.firstView = performance.getEntriesByType('resource').map(({name}) => new URL(name).pathname.slice(1));
  };
  look();
}

/** Resolves when the page has asked for nothing new within two idle moments: what is prepared after a view is here. */
const settled = `new Promise((resolve) => {
  const count = () => performance.getEntriesByType('resource').length;
  const wait = (known) => requestIdleCallback(() => requestIdleCallback(() => (count() === known ? resolve(true) : wait(count()))));
  wait(count());
})`;

/**
 * @param {{fileName: string}[]} files of the page, served from `site`
 * @returns the files up to the first view, and up to the end; without those of before the element was added
 */
export async function measured(browser, files, site, {html, first, startBackend, before, add, goThrough}) {
  const backend = await startBackend();
  const server = await startPageServer({
    folder: site,
    pages: {'/': html},
    proxy: {'/api': backend.origin},
  });
  const requested = () => new Set(server.requests.map(({path}) => path.slice(1)));
  try {
    const page = await browser.newPage();
    await page.native.evaluateOnNewDocument(watch, first);
    await page.goto(`${server.origin}/`);
    await before?.(page);
    if (add) await page.evaluate(settled);
    const known = add ? requested() : new Set();
    if (add) await page.evaluate(add);
    const arrived = new Set(await page.waitFor('window.firstView'));
    await goThrough?.(page, backend);
    const all = requested();
    return {
      firstView: files.filter(({fileName}) => arrived.has(fileName) && !known.has(fileName)),
      whole: files.filter(({fileName}) => all.has(fileName) && !known.has(fileName)),
    };
  } finally {
    await server.close();
    await backend.close();
  }
}
