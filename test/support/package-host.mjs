/** The hosts in `examples/` as portals serve them, with the packed package beside them, and all that goes wrong on their pages. */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {headersOf} from './headers-of.mjs';
import {packedPackage} from './packed-package.mjs';
import {startPageServer} from './page-server.mjs';
import {inElement, next, reachSecondDoor, waitForStep} from './wizard-flow.mjs';
import {startStage} from './wizard-stage.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const events = [
  ...['ready', 'step-changed', 'problem', 'signed-out', 'support-requested', 'storage'],
  ...['exit', 'closed', 'order-set-up', 'provisioned', 'accepted', 'receipt-ready', 'case-created'],
];

/** Runs before everything else on each page: notes violations, errors, what is said on the console, and the kit's events. */
const watch = `
window.watched = {violations: [], uncaught: [], console: []};
document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sourceFile, lineNumber}) =>
  window.watched.violations.push([violatedDirective, blockedURI, sourceFile, lineNumber].join(' ')));
addEventListener('error', ({message, target}) => window.watched.uncaught.push(message ?? 'not loaded: ' + (target.src ?? target.href)), true);
addEventListener('unhandledrejection', ({reason}) => window.watched.uncaught.push(String(reason)));
for (const kind of ['error', 'warn', 'info']) {
  const {[kind]: said} = console;
  console[kind] = (...given) => {
    window.watched.console.push(kind + ': ' + given.map(String).join(' '));
    said.apply(console, given);
  };
}
window.events = [];
for (const name of ${JSON.stringify(events)})
  document.addEventListener('partner-' + name, ({type, detail}) => window.events.push([type, detail]));
`;

/** The packed package and the examples in one folder, as the examples' READMEs have them. */
function stagedFolder() {
  const folder = join(root, `.tmp/hosts-${process.pid}`);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  symlinkSync(join(root, 'examples'), join(folder, 'examples'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(packedPackage().folder, 'dist'), join(folder, 'dist'));
  writeFileSync(join(folder, 'watch.js'), watch);
  return folder;
}

const same = (text) => text;

/** Modules are asked for from other origins, and from pages without one. */
const forEverybody = async (_, response) => {
  response.setHeader('access-control-allow-origin', '*');
  return false;
};

/** A world's state with services that run as soon as they are ordered. */
export function atOnce(state) {
  const seconds = {calling: 0, meetings: 0, enterprise: 0, other: 0};
  for (const order of state.orders) order.behaviour = {queuedSeconds: 0, seconds, failing: []};
  return state;
}

async function worldAtOnce(stage, scenario) {
  const world = await stage.openWorld({scenario});
  await world.admin('reset', atOnce(await world.admin('state')));
  return world;
}

/** One browser and one backend for a file of tests; `clear()` after each test, `close()` after the last. */
export async function startHosts() {
  const stage = await startStage({script: ''});
  const folder = stagedFolder();
  const files = await startPageServer({folder, handle: forEverybody});
  const servers = [];

  /** The example's pages by their addresses, watched; what comes from elsewhere comes from another origin. */
  function pagesOf(example, edit) {
    const path = join(root, 'examples', example);
    const pages = {};
    for (const name of readdirSync(path).filter((file) => file.endsWith('.html'))) {
      const html = edit(readFileSync(join(path, name), 'utf8')).replace(
        '<head>',
        '$&<script src="/watch.js"></script>',
      );
      pages[`/examples/${example}/${name}`] = html;
      if (name === 'index.html') pages[`/examples/${example}/`] = html;
    }
    return pages;
  }

  return {
    ...stage,
    /**
     * An example in a browser. `scenario` begins its world, unless `world` is given; `policy` and `edit` change its
     * headers' text and its HTML; `at` is what follows the example's folder in the address.
     */
    async open(example, {world: given, scenario = 'newPartner', policy = same, edit = same, at = ''} = {}) {
      const world = given ?? (await worldAtOnce(stage, scenario));
      const elsewhere = (text) => text.replaceAll('http://localhost:4000', files.origin);
      const itsHeaders = join(root, 'examples', example, 'headers.txt');
      const headers = existsSync(itsHeaders) ? headersOf(policy(elsewhere(readFileSync(itsHeaders, 'utf8')))) : {};
      const server = await startPageServer({
        folder,
        pages: pagesOf(example, (html) => edit(elsewhere(html))),
        headers,
        proxy: {
          '/api/': `${stage.backend.origin}${world.path}/`,
          '/w/': stage.backend.origin,
          '/__control/': stage.backend.origin,
        },
        handle: forEverybody,
      });
      servers.push(server);
      const page = await stage.openPage();
      await page.goto(`${server.origin}/examples/${example}/${at}`);
      return {page, world, server, files};
    },
    async clear() {
      await stage.clear();
      for (const server of servers.splice(0)) await server.close();
    },
    async close() {
      await this.clear();
      await files.close();
      await stage.close();
    },
  };
}

/** What went wrong on a page until now, by kind; `nothing` where all is well. */
export const wrongOn = async (page) => ({
  ...(await page.evaluate(() => window.watched)),
  // What the browser itself says reaches no script.
  browser: (page.messages ?? []).filter((message) => /^(error|warn|uncaught)/.test(message)),
});
export const nothing = {violations: [], uncaught: [], console: [], browser: []};

/** The page to functions that drive an element: of several on it, the one of this tag. */
export function only(page, tag) {
  const inner = Object.create(page);
  inner.evaluate = (what, ...given) =>
    page.evaluate(
      typeof what === 'string'
        ? what.replace("'provisioning-wizard, partner-renewal, support-center'", `'${tag}'`)
        : what,
      ...given,
    );
  return inner;
}

/** Waits until every service of the order runs. */
export const areActive = (page) =>
  page.waitFor(inElement(`(root) => root.querySelectorAll('.services .badge.good').length === 4`));

/** From the intro of a mapped order to services that run and are billed. */
export async function activateServices(page) {
  await reachSecondDoor(page);
  await next(page);
  await waitForStep(page, 'activation');
  await areActive(page);
}
