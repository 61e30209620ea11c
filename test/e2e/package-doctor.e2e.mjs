/** The doctor and the conformance suite as they are packed: on pages under real policies, and on Node without a test runner. */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {cdnFolder, integrityIn, startCdnStage} from '../support/cdn-stage.mjs';
import {launch, tellsStatuses} from '../support/driver.mjs';
import {packedPackage} from '../support/packed-package.mjs';
import {plainHtml, startPageServer} from '../support/page-server.mjs';
import {until} from '../support/wizard-stage.mjs';

const {folder} = packedPackage();

const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' blob:",
  'worker-src': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html partner-widgets',
};
const policyWith = (change) =>
  Object.entries({...policy, ...change})
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');

const pageScript = (baseUrl) => `
import {httpBackend} from '/provisioning-wizard.js';
import {laterHttpBackend} from '/support-button.js';
document.querySelector('provisioning-wizard').backend = httpBackend({baseUrl: '${baseUrl}', retries: 0});
document.querySelector('support-button').backend = laterHttpBackend({baseUrl: '${baseUrl}'});
window.ready = true;
`;
/** Notes what the page's policy refuses, from the page's start. */
const watching = `
window.violations = [];
addEventListener('securitypolicyviolation', ({effectiveDirective}) => window.violations.push(effectiveDirective));
`;
const body = '<provisioning-wizard order-id="order-1"></provisioning-wizard><support-button></support-button>';

/** Answers who is signed in, and the page's own scripts. */
const answering = (scripts, missing) => (request, response) => {
  const {pathname} = new URL(request.url, 'http://localhost');
  const send = (type, text) => {
    response.writeHead(200, {'content-type': type, 'server-now': new Date().toISOString()}).end(text);
    return Promise.resolve(true);
  };
  if (missing.test(pathname)) {
    response.writeHead(404).end();
    return Promise.resolve(true);
  }
  if (pathname === '/api/session/get') return send('application/json', '{"account":{"id":"account-1"}}');
  return scripts[pathname] === undefined ? Promise.resolve(false) : send('text/javascript', scripts[pathname]);
};

describe('doctor() of the packed package under a content security policy', () => {
  let browser;
  let server;
  let page;
  before(async () => {
    browser = await launch();
  });
  afterEach(async () => {
    await page.close();
    await server.close();
  });
  after(() => browser.close());

  /** What the doctor finds on a page under the guide's policy with some change, each with its words. */
  async function found(change = {}, {baseUrl = '/api', own = '', missing = /^$/, isReady = 'window.ready'} = {}) {
    const head = '<script src="/own.js"></script>';
    server = await startPageServer({
      folder: join(folder, 'dist/cdn'),
      pages: {'/': plainHtml({body}).replace('<script', `${head}<script`)},
      headers: {'content-security-policy': policyWith(change)},
      handle: answering({'/page.js': pageScript(baseUrl), '/own.js': watching + own}, missing),
    });
    page = await browser.newPage();
    await page.goto(`${server.origin}/`);
    await page.waitFor(isReady);
    return page.evaluate(async () => {
      const {doctor, explain} = await import('/doctor.js');
      return (await doctor({timeoutMilliseconds: 5000})).map((finding) => ({...finding, says: explain(finding).mend}));
    });
  }
  const only = (findings, id) => {
    assert.deepEqual(
      findings.map((finding) => finding.id),
      [id],
    );
    return findings[0];
  };

  it('F-E3: finds nothing under the policy that the guides give', async () => {
    assert.deepEqual(await found(), []);
    assert.deepEqual(await page.evaluate('window.violations'), []);
  });

  it('says which name is missing from trusted-types for the search’s worker', async () => {
    const {says} = only(await found({'trusted-types': 'lit-html'}), 'trusted-types-kit');
    assert.match(says, /Add partner-widgets to trusted-types/);
  });

  it('F-E2: says which name is missing where no element could start, and takes none from the page', async () => {
    const started = `document.readyState === 'complete'`;
    const findings = await found({'trusted-types': 'partner-widgets'}, {isReady: started});
    const ids = findings.map(({id}) => id);
    assert.deepEqual(ids.filter((id) => id === 'not-defined').length, 2);
    assert.ok(ids.includes('trusted-types-lit'), ids.join());
    assert.match(findings.find(({id}) => id === 'trusted-types-lit').says, /Add lit-html to trusted-types/);
    // What was refused before it was asked is refused once.
    assert.deepEqual(await page.evaluate('window.violations'), ['trusted-types']);
  });

  it('F-E2: says what a page’s own Lit needs beside the kit’s', async () => {
    const own = `trustedTypes.createPolicy('lit-html', {createHTML: (text) => text}); litHtmlVersions = ['3.3.1'];`;
    const findings = await found({}, {own, isReady: `document.readyState === 'complete'`});
    const told = findings.find(({id}) => id === 'trusted-types-duplicate');
    assert.match(told?.says ?? findings.map(({id}) => id).join(), /Add 'allow-duplicates' to trusted-types/);
  });

  it('says that no worker may start', async () => {
    const {says, detail} = only(await found({'worker-src': "'none'"}), 'worker-refused');
    assert.deepEqual(detail, {directive: 'worker-src'});
    assert.match(says, /worker-src 'self'/);
  });

  it('says that pictures from memory are not shown', async () => {
    only(await found({'img-src': "'self'"}), 'pictures-refused');
  });

  it('says that a part of the kit is not there', async () => {
    only(await found({}, {missing: /\/lit-starts-/}), 'scripts-refused');
  });

  it('says which origin is missing from connect-src, and nothing of a path', async () => {
    const {detail, says} = only(await found({}, {baseUrl: 'https://vendor.example/secret/api'}), 'connect-refused');
    assert.deepEqual(detail, {directive: 'connect-src', origin: 'https://vendor.example'});
    assert.match(says, /Add https:\/\/vendor\.example to connect-src/);
  });
});

describe('doctor() on a page that has the kit from another origin, without a build', () => {
  let stage;
  let page;
  before(async () => {
    stage = await startCdnStage();
    ({page} = stage);
  });
  afterEach(() => stage.clear());
  after(() => stage.close());

  const found = () =>
    page.evaluate(async (path) => {
      const {doctor, explain} = await import(path);
      return (await doctor()).map((finding) => ({...finding, ...explain(finding)}));
    }, `${stage.cdn.origin}/doctor.js`);
  const told = async () => (await found()).map(({id, element = '', detail}) => ({id, element, ...detail}));
  const wizard = (api) => `<provisioning-wizard order-id="order-1" base-url="${api}"></provisioning-wizard>`;
  const button = (api) => `<support-button base-url="${api}"></support-button>`;
  const isThere = (tag) => `!!document.querySelector('${tag}')?.shadowRoot?.querySelector('button')`;

  it('F-E3: finds nothing on the page of the guide, and makes its policy refuse nothing', async () => {
    const {complaints} = await stage.open({body: (api) => wizard(api) + button(api)});
    await page.waitFor(isThere('provisioning-wizard'));
    await page.waitFor(isThere('support-button'));
    assert.deepEqual(await found(), []);
    assert.deepEqual(complaints(), []);
  });

  it('tries a picture from memory once, however often it is asked', async () => {
    const {server} = await stage.open({body: button, policy: `${stage.policy}; img-src 'self'`});
    await page.waitFor(isThere('support-button'));
    assert.deepEqual(await told(), [{id: 'pictures-refused', element: '', directive: 'img-src'}]);
    assert.deepEqual(await told(), [{id: 'pictures-refused', element: '', directive: 'img-src'}]);
    await until(() => server.reports.length > 0);
    assert.deepEqual(
      server.reports.map((report) => report['violated-directive']),
      ['img-src'],
    );
  });

  it('F-E3, F-E12: names the address where nothing answers, whatever else of the page the policy refuses', async () => {
    const analytics = `setInterval(() => fetch('https://analytics.example/hit').catch(() => {}), 20);`;
    await stage.open({
      head: `<script type="module" src="${stage.cdn.origin}/partner-widgets.js"></script><script src="/own.js"></script>`,
      modules: {'/own.js': analytics},
      policy: stage.policy.replace('script-src ', "script-src 'self' "),
      body: () => wizard('/nope') + button('/nope'),
    });
    await page.waitFor(isThere('provisioning-wizard'));
    await page.waitFor(isThere('support-button'));
    const [first, ...others] = await found();
    assert.equal(first.id, 'backend-not-there');
    const {origin} = new URL(await page.evaluate('location.href'));
    assert.equal(first.title, `Nothing answers at ${origin}/nope/session/get (404).`);
    assert.deepEqual(
      others.map(({id}) => id),
      [],
    );
  });

  it('F-E12: asks the backend that a button alone on the page is to bring', async () => {
    await stage.open({body: () => button('/nope')});
    await page.waitFor(isThere('support-button'));
    const [{id, element}] = await told();
    assert.deepEqual({id, element}, {id: 'backend-not-there', element: 'support-button'});
  });

  it('F-E5: says how an element in a shadow root of the page is found', async () => {
    const card = `<div><template shadowrootmode="open">${wizard('/api')}</template></div>`;
    await stage.open({body: () => card});
    await page.waitFor(`document.readyState === 'complete'`);
    const [finding, ...others] = await found();
    assert.deepEqual(others, []);
    assert.equal(finding.id, 'not-watched');
    assert.match(finding.mend, /watch\(root\)/);
  });

  it('F-E5: names the attribute as well where an element has no backend', async () => {
    await stage.open({body: () => '<provisioning-wizard order-id="order-1"></provisioning-wizard>'});
    await page.waitFor(() => customElements.get('provisioning-wizard') !== undefined);
    const [finding] = await found();
    assert.equal(finding.id, 'backend-missing');
    assert.match(finding.mend, /base-url/);
  });

  it('F-E5: names a file of the kit that did not come: the adapter’s, an element’s, and one that is needed later', async () => {
    const begins = (name, part) =>
      integrityIn(cdnFolder())
        .begins[name].find((file) => file.includes(part))
        .split('/')[1];
    const element = 'provisioning-wizard';
    // Where the browser tells no status: what the page lacks for it.
    for (const [file, otherwise] of [
      [begins('http-backend', 'http-backend'), {id: 'part-missing', element, file: 'http-backend'}],
      [begins('provisioning-wizard', 'wizard-first'), {id: 'not-defined', element, tag: element}],
    ]) {
      const expected = tellsStatuses ? {id: 'part-missing', element: '', file, status: 503} : otherwise;
      stage.faults.fail = new RegExp(file);
      await stage.open({body: wizard});
      await until(async () => (await told()).some(({id}) => id === expected.id));
      assert.deepEqual(await told(), [expected], file);
      await stage.clear();
    }
    stage.faults.fail = /support-button-later/;
    await stage.open({body: button});
    await page.waitFor(isThere('support-button'));
    await page.evaluate(() => document.querySelector('support-button').open());
    const later = async () => (await told()).find(({id}) => id === 'part-missing')?.status;
    if (tellsStatuses) await until(async () => (await later()) === 503);
    else assert.equal(await later(), undefined);
  });
});

describe('the packed package on Node', () => {
  const part = (path) => import(pathToFileURL(join(folder, 'dist', path)).href);

  it('runs the conformance suite without a test runner, and says what to mend', async () => {
    const {runBackendConformance} = await part('backend/conformance/conformance.js');
    const {memoryBackend} = await part('backend/memory/index.js');
    const worlds = (change) => async (scenario) => {
      const backend = memoryBackend({seed: scenario});
      const breakNext = (operation, phase) => backend.admin.injectFault({operation, phase});
      return {...backend.admin, breakNext, backend: {...backend, ...change}};
    };
    const options = {flows: ['provisioning']};
    const results = await runBackendConformance(worlds({}), options);
    assert.ok(results.length > 35);
    assert.deepEqual(
      results.filter(({passed}) => !passed),
      [],
    );
    const broken = {checkSubdomain: async () => ({result: 'FREE'})};
    const [failed] = (await runBackendConformance(worlds(broken), options)).filter(({passed}) => !passed);
    assert.match(failed.message, /checkSubdomain\(\) answered "FREE" at result/);
    assert.match(failed.message, /docs\/guide-backend\.md#operations$/);
  });

  it('says as a test of node:test that something was skipped because a world offers no way to test it', async () => {
    const {backendConformanceTests} = await part('backend/conformance/conformance.js');
    const {memoryBackend} = await part('backend/memory/index.js');
    const world = async (scenario) => {
      const backend = memoryBackend({seed: scenario});
      return {...backend.admin, backend};
    };
    const [lost] = backendConformanceTests(world, {flows: ['support'], only: 'a reply whose answer is lost'});
    const reasons = [];
    await lost.run({skip: (reason) => reasons.push(reason)});
    assert.match(reasons[0], /^Not tested: the factory’s world has no breakNext\(\)\n/);
  });

  it('F-E11: imports the doctor, which needs a page only when it is asked', async () => {
    const {doctor, explain} = await part('doctor.js');
    assert.deepEqual(await doctor(), []);
    assert.match(explain({id: 'order-missing', severity: 'warning', detail: {}}, 'ru').title, /заказ/);
  });
});
