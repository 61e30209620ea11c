/** Every element of the packed package, defined, placed and given what it needs in any order: the end is the same. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {launch} from '../support/driver.mjs';
import {hostProject, temporaryFolder, viteBuild} from '../support/host-projects.mjs';
import {startPageServer} from '../support/page-server.mjs';
import {startBackend} from '../support/wizard-flow.mjs';

/** What each element is given, and what of it shows that it has arrived. */
const elements = {
  'provisioning-wizard': {
    attributes: {'order-id': 'order-1', locale: 'ru', theme: 'dark', storage: 'memory'},
    properties: {density: 'compact', history: 'none'},
    reads: ['orderId', 'locale', 'theme', 'storage', 'density', 'history'],
    arrived: 'h2',
  },
  'partner-renewal': {
    attributes: {'agreement-id': '', locale: 'ru', theme: 'dark', storage: 'memory'},
    properties: {density: 'compact', history: 'none'},
    reads: ['agreementId', 'locale', 'theme', 'storage', 'density', 'history'],
    arrived: 'h2',
  },
  'support-center': {
    attributes: {locale: 'ru', theme: 'dark', storage: 'memory'},
    properties: {density: 'compact', history: 'none'},
    reads: ['caseId', 'locale', 'theme', 'storage', 'density', 'history'],
    arrived: 'h2',
  },
  'support-button': {
    attributes: {locale: 'ru', theme: 'dark', storage: 'memory'},
    properties: {density: 'compact', history: 'none'},
    reads: ['isOpen', 'locale', 'theme', 'storage', 'density', 'history'],
    arrived: 'button[part=button]',
  },
  'support-case-status': {
    attributes: {'order-id': 'order-1', locale: 'ru'},
    properties: {agreementId: 'agreement-1'},
    reads: ['orderId', 'agreementId', 'locale', 'hidden'],
    arrived: null,
  },
  'partner-kit': {
    attributes: {locale: 'ru', tenant: 'north', storage: 'memory'},
    properties: {policy: {vendorName: 'Arvelund'}},
    reads: ['locale', 'tenant', 'storage'],
    arrived: 'slot',
  },
};

const script = `
if (location.search === '?hydrates') await import('@lit-labs/ssr-client/lit-element-hydrate-support.js');
import {defineAs} from 'partner-widgets/define-as.js';
import {httpBackend} from 'partner-widgets/backend/http.js';

const backend = httpBackend({baseUrl: '/api'});
const place = document.querySelector('main');

/** What a host sees of an element once it shows what it is to show. */
async function endOf(element, {reads, arrived}) {
  const limit = performance.now() + 15_000;
  // The dates of a page's first wizard come with its second frame.
  while (arrived && (!element.shadowRoot?.querySelector(arrived) || /\\u2007/.test(element.shadowRoot.textContent))) {
    if (performance.now() > limit) throw new Error('nothing arrived in ' + element.localName);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await customElements.whenDefined(element.localName);
  await element.updateComplete;
  const shadowed = [...reads, 'backend'].filter((name) => Object.hasOwn(element, name));
  const text = element.shadowRoot.textContent.replace(/\\s+/g, ' ').trim();
  return JSON.stringify({...Object.fromEntries(reads.map((name) => [name, element[name]])), hasBackend: element.backend === backend, shadowed, text});
}

const ordersOf = (rest) =>
  rest.length === 0 ? [[]] : rest.flatMap((one) => ordersOf(rest.filter((other) => other !== one)).map((more) => [one, ...more]));

/** In each order of these four steps. */
window.inEveryOrder = async (tag, given) => {
  const ends = await Promise.all(
    ordersOf(['insert', 'define', 'attributes', 'properties']).map(async (order, index) => {
      const suffix = 'order-' + index;
      const element = document.createElement(tag + '-' + suffix);
      const steps = {
        insert: () => place.append(element),
        define: () => defineAs(suffix, [tag]),
        attributes: () => Object.entries(given.attributes).forEach(([name, value]) => element.setAttribute(name, value)),
        properties: () => Object.assign(element, given.properties, {backend}),
      };
      for (const step of order) await steps[step]();
      const end = await endOf(element, given);
      return [order.join(', '), end];
    }),
  );
  place.replaceChildren();
  return ends;
};

const markupOf = (tag, attributes) =>
  '<' + tag + Object.entries(attributes).map(([name, value]) => ' ' + name + '="' + value + '"').join('') + '></' + tag + '>';

/** By each way in which markup comes into a page, before and after the definition. */
const ways = {
  innerHTML: (markup, inner) => (inner.innerHTML = markup),
  template: (markup, inner) => {
    const template = document.createElement('template');
    template.innerHTML = markup;
    inner.append(template.content.cloneNode(true));
  },
  'imported template': (markup, inner) => {
    const template = document.createElement('template');
    template.innerHTML = markup;
    inner.append(document.importNode(template.content, true));
  },
  clone: (markup, inner) => {
    const away = document.createElement('div');
    away.innerHTML = markup;
    inner.append(away.firstElementChild.cloneNode(true));
  },
  parser: (markup, inner) => inner.append(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes),
};
window.byEveryWay = async (tag, given) => {
  const ends = await Promise.all(
    Object.entries(ways).flatMap(([name, bring]) =>
      [true, false].map(async (isEarly) => {
        const suffix = [name.replace(/\\W/g, '').toLowerCase(), isEarly ? 'early' : 'late'].join('-');
        const inner = place.appendChild(document.createElement('div'));
        if (isEarly) await defineAs(suffix, [tag]);
        bring(markupOf(tag + '-' + suffix, given.attributes), inner);
        const element = inner.firstElementChild;
        Object.assign(element, given.properties, {backend});
        if (!isEarly) await defineAs(suffix, [tag]);
        return [name + (isEarly ? ', defined before' : ', defined after'), await endOf(element, given)];
      }),
    ),
  );
  place.replaceChildren();
  return ends;
};

/** By the plain entry, long after the element is there and has its properties. */
const entries = {
  'partner-kit': () => import('partner-widgets/define/partner-kit.js'),
  'partner-renewal': () => import('partner-widgets/define/partner-renewal.js'),
  'provisioning-wizard': () => import('partner-widgets/define/provisioning-wizard.js'),
  'support-button': () => import('partner-widgets/define/support-button.js'),
  'support-case-status': () => import('partner-widgets/define/support-case-status.js'),
  'support-center': () => import('partner-widgets/define/support-center.js'),
};
window.byLateEntry = async (tag, given) => {
  place.innerHTML = markupOf(tag, given.attributes);
  const element = place.firstElementChild;
  Object.assign(element, given.properties, {backend});
  await entries[tag]();
  const end = await endOf(element, given);
  place.replaceChildren();
  return end;
};
window.define = async (tag) => {
  Object.assign(document.querySelector(tag), {backend});
  await entries[tag]();
};
window.isReady = true;
`;

/** As a server prints it that knows nothing of Lit. */
const placeholder = '<template shadowrootmode="open"><p class="placeholder">One moment</p></template>';
const markupOf = (tag, attributes, content = '') => {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${given.join('')}>${content}</${tag}>`;
};
const printed = Object.entries(elements)
  .map(([tag, {attributes}]) => markupOf(tag, attributes, placeholder))
  .join('');

/** What Lit's own server side makes of every element, on Node without a window. */
const rendering = `
import {render} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import {html} from 'lit';
${Object.keys(elements)
  .map((tag) => `import 'partner-widgets/define/${tag}.js';`)
  .join('\n')}
const markup = html\`${Object.entries(elements)
  .map(([tag, {attributes}]) => markupOf(tag, attributes))
  .join('')}\`;
console.log(await collectResult(render(markup)));
`;

let browser;
let backend;
let server;
before(async () => {
  const folder = hostProject(temporaryFolder('orders'), {
    'index.html':
      '<!doctype html><html lang="en"><title>A portal</title><main></main><script type="module" src="/page.js"></script></html>',
    'page.js': script,
    'render.mjs': rendering,
  });
  [browser, backend] = await Promise.all([launch(), startBackend('busy'), viteBuild(folder)]);
  const site = join(folder, 'dist');
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  const rendered = execFileSync(process.execPath, ['render.mjs'], {cwd: folder, encoding: 'utf8'});
  const withMain = (content) => html.replace('<main></main>', `<main>${content}</main>`);
  server = await startPageServer({
    folder: site,
    pages: {'/': html, '/from-a-server': withMain(printed), '/rendered': withMain(rendered)},
    proxy: {'/api/': backend.origin},
  });
});
after(async () => {
  await browser?.close();
  await server?.close();
  await backend?.close();
});

/** What each way ended at, where it was not as the first one. */
const different = (ends) => ends.filter(([, end]) => end !== ends[0][1]);

for (const [tag, given] of Object.entries(elements))
  describe(`<${tag}> from the package`, () => {
    let page;
    before(async () => {
      page = await browser.newPage();
      await page.goto(server.origin);
      await page.waitFor('window.isReady');
    });
    after(() => page.close());

    it('F-E5: inserted, defined, given attributes and properties in each of the 24 orders, it ends up the same', async () => {
      const ends = await page.evaluate((name, all) => window.inEveryOrder(name, all), tag, given);
      assert.equal(ends.length, 24);
      assert.deepEqual(different(ends), []);
      const end = JSON.parse(ends[0][1]);
      assert.equal(end.locale, 'ru');
      assert.equal(end.text !== '', given.arrived !== null && given.arrived !== 'slot');
      assert.deepEqual(
        end.shadowed.filter((name) => name !== 'backend' || tag !== 'support-case-status'),
        [],
      );
      for (const [name, value] of Object.entries(given.properties)) if (name in end) assert.equal(end[name], value);
    });

    it('F-E5: as markup, template, clone or parsed document, defined before or after, and by its own entry at last, it ends up the same', async () => {
      const ends = await page.evaluate((name, all) => window.byEveryWay(name, all), tag, given);
      assert.equal(ends.length, 10);
      ends.push([
        'by its own entry, late',
        await page.evaluate((name, all) => window.byLateEntry(name, all), tag, given),
      ]);
      assert.deepEqual(different(ends), []);
      assert.deepEqual(
        page.messages.filter((message) => /^(error|warn|uncaught)/.test(message)),
        [],
      );
    });
  });

describe('what a server prints', () => {
  async function opened(path) {
    const page = await browser.newPage();
    await page.goto(server.origin + path);
    await page.waitFor('window.isReady');
    return page;
  }

  /** Everything is defined, and shows its first view and nothing of what the server put there. */
  async function comesToItsFirstViews(page) {
    const isThere = (name, selector) => {
      const {shadowRoot} = document.querySelector(name);
      return (
        !shadowRoot.querySelector('.placeholder') && (!selector || shadowRoot.querySelectorAll(selector).length === 1)
      );
    };
    for (const tag of Object.keys(elements)) await page.evaluate((name) => window.define(name), tag);
    for (const [tag, {arrived}] of Object.entries(elements)) await page.waitFor(isThere, tag, arrived);
    assert.deepEqual(
      page.messages.filter((message) => /^(error|warn|uncaught)/.test(message)),
      [],
    );
    await page.close();
  }

  it('F-E11: a placeholder in a declarative shadow root gives way to the first view, whatever the element', async () => {
    await comesToItsFirstViews(await opened('/from-a-server'));
  });

  for (const [how, query] of [
    ['with what Lit hydrates by on the page', '?hydrates'],
    ['without it', ''],
  ])
    it(`F-E11: what Lit renders on a server gives way to the first view, ${how}`, async () => {
      const page = await opened(`/rendered${query}`);
      const roots = await page.evaluate(
        (tags) => tags.filter((tag) => document.querySelector(tag).shadowRoot?.querySelector('style')),
        Object.keys(elements),
      );
      assert.deepEqual(roots, Object.keys(elements));
      await comesToItsFirstViews(page);
    });
});
