/** Two copies of the packed package on one page, of the same version and of two, bundled and module by module. */
import assert from 'node:assert/strict';
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {launch} from '../support/driver.mjs';
import {hostProject, otherVersion, temporaryFolder, vendored, viteBuild} from '../support/host-projects.mjs';
import {packedPackage} from '../support/packed-package.mjs';
import {startPageServer} from '../support/page-server.mjs';
import {startBackend} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';

const nextVersion = '9.9.9';

/** What a host writes for its elements, whichever copy defines them. */
const handOver = `
const backend = httpBackend({baseUrl: '/api'});
for (const element of document.querySelectorAll('partner-kit, support-button')) element.backend = backend;
`;
const bundledHost = `
import 'partner-widgets/define/provisioning-wizard.js';
import 'partner-widgets/define/support-button.js';
import {httpBackend} from 'partner-widgets/backend/http.js';
${handOver}`;
const bundledHostAsV2 = `
import {defineAs} from 'partner-widgets/define-as.js';
import {httpBackend} from 'partner-widgets/backend/http.js';
await defineAs('v2');
const backend = httpBackend({baseUrl: '/api'});
for (const element of document.querySelectorAll('partner-kit-v2, support-button-v2')) element.backend = backend;
window.isDefined = true;
`;

const body = `
<partner-kit locale="en" storage="memory"><provisioning-wizard order-id="order-1"></provisioning-wizard></partner-kit>
<support-button locale="en" storage="memory"></support-button>`;
const bodyWithBoth = `
<partner-kit id="first" locale="en" storage="memory">
  <provisioning-wizard order-id="order-1"></provisioning-wizard>
  <partner-renewal></partner-renewal>
  <support-center></support-center>
  <provisioning-wizard-v2 id="stray" order-id="order-1"></provisioning-wizard-v2>
</partner-kit>
<partner-kit-v2 locale="ru" storage="memory">
  <provisioning-wizard-v2 id="own" order-id="order-1"></provisioning-wizard-v2>
  <partner-renewal-v2></partner-renewal-v2>
  <support-center-v2></support-center-v2>
</partner-kit-v2>
<support-button locale="en" storage="memory"></support-button>
<support-button-v2 locale="en" storage="memory"></support-button-v2>`;

const html = ({head = '', content = body, scripts}) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A portal</title>${head}</head>
<body>${content}${scripts.map((script) => `<script type="module" src="${script}"></script>`).join('')}</body>
</html>`;

let site;
let ownVersion;
let browser;
let backend;
let server;
const pages = {};

/** Builds a project with Vite; answers with the scripts of its page as the site serves them. */
async function bundled(name, script, packageFolder) {
  const folder = hostProject(
    temporaryFolder(`copies-${name}`),
    {'index.html': html({scripts: ['/page.js']}), 'page.js': script},
    packageFolder,
  );
  await viteBuild(folder, `/${name}/`);
  cpSync(join(folder, 'dist'), join(site, name), {recursive: true});
  const built = readFileSync(join(folder, 'dist/index.html'), 'utf8');
  return [...built.matchAll(/<script type="module" crossorigin src="([^"]+)"/g)].map(([, path]) => path);
}

/** Writes a module into the site. */
function script(name, text) {
  writeFileSync(join(site, name), text);
  return `/${name}`;
}

before(async () => {
  site = temporaryFolder('copies-site');
  const {folder: packed} = packedPackage();
  ownVersion = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')).version;
  const next = otherVersion(temporaryFolder('copies-next'), nextVersion);
  const copies = {first: packed, again: packed, next};
  for (const [name, folder] of Object.entries(copies)) {
    mkdirSync(join(site, name), {recursive: true});
    cpSync(join(folder, 'dist'), join(site, name, 'dist'), {recursive: true});
  }
  const importMap = `<script type="importmap">${JSON.stringify(await vendored(site))}</script>`;
  const host = await bundled('host', bundledHost, packed);
  const asV2 = await bundled('as-v2', bundledHostAsV2, next);
  const cdnOf = (name) =>
    script(
      `cdn-${name}.js`,
      `import './${name}/dist/cdn/provisioning-wizard.js'; import './${name}/dist/cdn/support-button.js';`,
    );
  const modulesOf = (name, more = '') =>
    script(
      `modules-${name}.js`,
      `import './${name}/dist/define/provisioning-wizard.js'; import './${name}/dist/define/support-button.js'; ${more}`,
    );
  const unbundledHost = modulesOf(
    'first',
    `import {httpBackend} from './first/dist/backend/http/http-backend.js'; ${handOver}`,
  );
  Object.assign(pages, {
    '/bundled-again': html({scripts: [...host, cdnOf('again')]}),
    '/bundled-next': html({scripts: [...host, cdnOf('next')]}),
    '/modules-again': html({head: importMap, scripts: [unbundledHost, modulesOf('again')]}),
    '/modules-next': html({head: importMap, scripts: [unbundledHost, modulesOf('next')]}),
  });
  const more = await bundled(
    'host-all',
    `${bundledHost}
import 'partner-widgets/define/partner-renewal.js';
import 'partner-widgets/define/support-center.js';`,
    packed,
  );
  pages['/side-by-side'] = html({content: bodyWithBoth, scripts: [...more, ...asV2]});
  [browser, backend] = await Promise.all([launch(), startBackend('newPartner')]);
  server = await startPageServer({folder: site, pages, proxy: {'/api/': backend.origin}});
});
after(async () => {
  await browser?.close();
  await server?.close();
  await backend?.close();
});

/** Everything that the kit or the browser complained of, or that the kit said. */
const complaints = (page) => page.messages.filter((message) => /^(error|warn|uncaught)|partner-widgets/.test(message));

const firstView = (selector) => {
  const root = document.querySelector(selector)?.shadowRoot;
  return Boolean(root?.querySelector('h2, button[part=button]'));
};

describe('two copies of the kit on one page', () => {
  for (const [way, path] of [
    ['one bundled by the host, one from the folder for pages without a build', 'bundled'],
    ['both module by module', 'modules'],
  ])
    for (const [which, name] of [
      ['the same version', 'again'],
      ['another version', 'next'],
    ])
      it(`F-E1: ${which}, ${way}: the first stays, one message names both versions, and nothing is thrown`, async () => {
        const page = await browser.newPage();
        await page.goto(`${server.origin}/${path}-${name}`);
        for (const tag of ['provisioning-wizard', 'support-button']) await page.waitFor(firstView, tag);
        const said = `[partner-widgets] <partner-kit> is already defined by version ${ownVersion}`;
        const [kind, other] = name === 'again' ? ['info', ownVersion] : ['error', nextVersion];
        const expected = [`${kind}: ${said}; version ${other} leaves it so`];
        await until(() => complaints(page).length > 0);
        assert.deepEqual(complaints(page), expected);
        const versions = await page.evaluate(() =>
          ['partner-kit', 'provisioning-wizard', 'support-button'].map(
            (tag) => customElements.get(tag).partnerWidgetsVersion,
          ),
        );
        assert.deepEqual(versions, [ownVersion, ownVersion, ownVersion]);
        for (const copy of ['first', name]) {
          const told = await page.evaluate(async (path) => {
            const {doctor} = await import(path);
            const findings = await doctor();
            // What the elements bring in an idle moment may be there or not.
            const later = ['support-center', 'support-case-status'];
            const twice = findings.filter(({id, detail}) => id === 'two-versions' && !later.includes(detail.tag));
            return twice.map(({detail}) => detail);
          }, `/${copy}/dist/cdn/doctor.js`);
          const tags = name === 'again' ? [] : ['provisioning-wizard', 'support-button', 'partner-kit'];
          const expectedDetails = tags.map((tag) => ({tag, registered: ownVersion, own: other}));
          assert.deepEqual(told, expectedDetails, `what the doctor of ${copy} says`);
        }
        await page.close();
      });
});

describe('two versions side by side with defineAs', () => {
  it('F-E1: both come to their first view, each with elements of its own version inside, and nothing is said', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/side-by-side`);
    const tags = ['provisioning-wizard', 'partner-renewal', 'support-center', 'support-button'];
    for (const tag of [...tags, '#own', ...tags.slice(1).map((name) => `${name}-v2`)])
      await page.waitFor(firstView, tag);
    for (const tag of ['support-button', 'support-button-v2']) {
      await page.evaluate((name) => document.querySelector(name).open(), tag);
      await page.waitFor((name) => {
        const drawer = document.querySelector(name).shadowRoot.querySelector('dialog[open]');
        const [center] = drawer?.querySelectorAll('.body > *') ?? [];
        return Boolean(center?.shadowRoot?.querySelector('button[data-action], h2'));
      }, tag);
      await page.evaluate((name) => document.querySelector(name).close(), tag);
    }
    const versions = await page.evaluate(async () => {
      await customElements.whenDefined('support-case-status');
      await customElements.whenDefined('support-case-status-v2');
      const versionOf = (element) => `${element.localName} ${element.constructor.partnerWidgetsVersion}`;
      const inside = (element) =>
        [...(element.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((one) => [
          ...(one.localName.includes('-') ? [versionOf(one)] : []),
          ...inside(one),
        ]);
      const everything = [...document.querySelectorAll('body *')].filter(({localName}) => localName.includes('-'));
      return everything.map((element) => [versionOf(element), inside(element)]);
    });
    const first = (tag) => `${tag} ${ownVersion}`;
    const second = (tag) => `${tag}-v2 ${nextVersion}`;
    assert.deepEqual(versions, [
      [first('partner-kit'), []],
      [first('provisioning-wizard'), [first('support-case-status')]],
      [first('partner-renewal'), []],
      [first('support-center'), []],
      [second('provisioning-wizard'), []],
      [second('partner-kit'), []],
      [second('provisioning-wizard'), [second('support-case-status')]],
      [second('partner-renewal'), []],
      [second('support-center'), []],
      [first('support-button'), [first('support-center')]],
      [second('support-button'), [second('support-center')]],
    ]);
    assert.deepEqual(complaints(page), []);
    await page.close();
  });

  it('F-E1: an element listens to the provider with its own suffix alone', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/side-by-side`);
    for (const selector of ['provisioning-wizard', '#own']) await page.waitFor(firstView, selector);
    const languages = await page.evaluate(() =>
      ['provisioning-wizard', '#own'].map((one) => document.querySelector(one).shadowRoot.querySelector('[lang]').lang),
    );
    assert.deepEqual(languages, ['en', 'ru']);
    assert.equal(await page.evaluate(firstView, '#stray'), false);
    await page.evaluate(() => document.querySelector('partner-kit-v2').append(document.querySelector('#stray')));
    await page.waitFor(firstView, '#stray');
    await page.close();
  });
});
