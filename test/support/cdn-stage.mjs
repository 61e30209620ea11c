/**
 * Pages that take the kit from another origin, as the packed package has it for pages without a build: one browser and
 * its one page, one server of the files and one backend for a file of tests.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {launch} from './driver.mjs';
import {packedPackage} from './packed-package.mjs';
import {startPageServer} from './page-server.mjs';
import {startBackend} from './wizard-flow.mjs';

/** The folder that a page takes the kit from, and what it says of its files. */
export const cdnFolder = () => join(packedPackage().folder, 'dist/cdn');
export const integrityIn = (folder) => JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8'));

const guide = readFileSync(new URL('../../docs/guide-cdn.md', import.meta.url), 'utf8');
/** The policy that the guide gives, with the address of the files that is its example. */
const [guided] = /^default-src .*$/m.exec(guide);

export async function startCdnStage() {
  const folder = cdnFolder();
  // What `fail` matches does not come, as of a server that is out of order.
  const faults = {fail: null};
  const handle = (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const isLost = faults.fail?.test(request.url) ?? false;
    if (isLost) response.writeHead(503).end();
    return Promise.resolve(isLost);
  };
  const [backend, browser, cdn] = await Promise.all([startBackend(), launch(), startPageServer({folder, handle})]);
  const page = await browser.newPage();
  const cleanups = [];

  return {
    page,
    cdn,
    faults,
    policy: guided.replaceAll('https://cdn.example', cdn.origin),
    /** Files that were asked for since the last page was opened, without repetition. */
    loaded: () => [...new Set(cdn.requests.map(({path}) => path.slice(1)))],
    /**
     * Opens a page of an origin of its own with this in its head, and in its body what `body(api)` says.
     * `modules` are scripts of its own, by path.
     */
    async open({head = `<script type="module" src="${cdn.origin}/partner-widgets.js"></script>`, ...options}) {
      const {body = () => '', policy = this.policy, scenario, modules = {}, before = async () => {}} = options;
      const {path: api, world} = await backend.world({scenario});
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>${body(api)}</body></html>`;
      const server = await startPageServer({
        pages: {'/': html},
        // Browsers ask for a picture of the page by themselves.
        headers: {'content-security-policy': `${policy}; img-src 'self' blob:; report-uri /__policy-report`},
        proxy: {'/w/': backend.origin},
        handle: async ({url}, response) => {
          if (!(url in modules)) return false;
          response.writeHead(200, {'content-type': 'text/javascript'}).end(modules[url]);
          return true;
        },
      });
      cleanups.push(() => server.close());
      cdn.requests.length = 0;
      const said = page.messages.length;
      await before(server);
      await page.goto(`${server.origin}/`);
      return {
        api,
        server,
        backend,
        world,
        /** What the browser complained of: violations of the policy, errors and warnings. */
        complaints: () => [
          ...server.reports.map((report) => `${report['violated-directive']} ${report['blocked-uri']}`),
          ...page.messages.slice(said).filter((message) => /^(error|warn|uncaught)/.test(message)),
        ],
      };
    },
    async clear() {
      faults.fail = null;
      await page.goto('about:blank');
      for (const cleanup of cleanups.splice(0)) await cleanup();
    },
    async close() {
      await this.clear();
      await browser.close();
      await cdn.close();
      await backend.close();
    },
  };
}

/** Which of these tags are registered on the page. */
export const registered = (page, tags) =>
  page.evaluate((names) => names.filter((name) => customElements.get(name) !== undefined), tags);
