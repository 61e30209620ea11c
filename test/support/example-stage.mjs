/** An example's built page under the policy that its README gives, with a world of the backend under `/api`. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {builtExample} from './installed-examples.mjs';
import {commonEvents, completeOrder, inElement} from './wizard-flow.mjs';
import {startStage} from './wizard-stage.mjs';

/** The policy that an example's README gives. */
function policyOf(name) {
  const readme = readFileSync(new URL(`../../examples/${name}/README.md`, import.meta.url), 'utf8');
  return /^default-src .*$/m.exec(readme)[0];
}

/** The first script of the page: notes what the elements tell and what the page's policy forbids. */
const watch = `
window.events = [];
for (const name of ${JSON.stringify([...commonEvents, 'provisioned', 'receipt-ready', 'case-created'])}) {
  document.addEventListener('partner-' + name, ({type, detail}) => window.events.push([type, detail]));
}
window.violations = [];
document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) =>
  window.violations.push([violatedDirective, blockedURI, sample].join(' ')));
`;

async function answerWatch({url}, response) {
  const isWatch = url === '/__watch.js';
  if (isWatch) response.writeHead(200, {'content-type': 'text/javascript'}).end(watch);
  return isWatch;
}

/**
 * Where an example is shown to its tests.
 * @param {string} name the example's folder
 */
export async function startExample(name) {
  const folder = await builtExample(name);
  const built = readFileSync(join(folder, 'index.html'), 'utf8');
  const html = built.replace('<head>', '<head><script src="/__watch.js"></script>');
  const headers = {'content-security-policy': `${policyOf(name)}; report-uri /__policy-report`};
  const stage = await startStage({folder});
  return {
    stage,
    /** The example at `path`, before a world of the stage. */
    async open(path, world) {
      const origin = await stage.openOrigin({html, headers, proxy: {'/api/': `${world.api}/`}, handle: answerWatch});
      const page = await stage.openPage();
      await page.goto(origin.origin + path);
      return {page, world, origin};
    },
    /** Takes the order of `path` until all its services run and the portal's own line says so. */
    async bringOrderToActive() {
      const world = await stage.openWorld({scenario: 'newPartner'});
      const opened = await this.open('/?order=order-1', world);
      const {page} = opened;
      await completeOrder(page, stage.backend, world.id);
      await page.waitForText('Order order-1 is provisioned.');
      await page.waitFor(inElement(`(root) => root.querySelectorAll('.services .badge.good').length === 4`));
      assert.equal((await world.arrived('provision')).count, 1);
      await assertNothingWentWrong(opened);
    },
    clear: () => stage.clear(),
    close: () => stage.close(),
  };
}

/** Nothing was forbidden, warned of or thrown, and what the policy forbids does not work. */
export async function assertNothingWentWrong({page, origin}) {
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(origin.reports, []);
  assert.deepEqual(
    page.messages.filter((message) => /^(error|warn|uncaught)/.test(message)),
    [],
  );
  const isEnforced = await page.evaluate(() => {
    try {
      document.createElement('p').innerHTML = '<b></b>';
      return false;
    } catch {
      return true;
    }
  });
  assert.ok(isEnforced);
}
