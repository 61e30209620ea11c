/** Every element of the packed package, defined, placed and given what it needs in any order: the end is the same. */
import assert from 'node:assert/strict';
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
import {defineAs} from 'partner-widgets/define-as.js';
import {httpBackend} from 'partner-widgets/backend/http.js';

const backend = httpBackend({baseUrl: '/api'});
const place = document.querySelector('main');

/** What a host sees of an element once it shows what it is to show. */
async function endOf(element, {reads, arrived}) {
  const limit = performance.now() + 15_000;
  while (arrived && !element.shadowRoot?.querySelector(arrived)) {
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

/** As a server prints it. */
const printed = Object.entries(elements)
  .map(
    ([tag, {attributes}]) =>
      `<${tag} ${Object.entries(attributes)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ')}><template shadowrootmode="open"><p class="placeholder">One moment</p></template></${tag}>`,
  )
  .join('');

let browser;
let backend;
let server;
before(async () => {
  const folder = hostProject(temporaryFolder('orders'), {
    'index.html':
      '<!doctype html><html lang="en"><title>A portal</title><main></main><script type="module" src="/page.js"></script></html>',
    'page.js': script,
  });
  [browser, backend] = await Promise.all([launch(), startBackend('busy'), viteBuild(folder)]);
  const site = join(folder, 'dist');
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  server = await startPageServer({
    folder: site,
    pages: {'/': html, '/from-a-server': html.replace('<main></main>', `<main>${printed}</main>`)},
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
  it('F-E11: a placeholder in a declarative shadow root gives way to the first view, whatever the element', async () => {
    const page = await browser.newPage();
    await page.goto(server.origin + '/from-a-server');
    await page.waitFor('window.isReady');
    for (const tag of Object.keys(elements)) await page.evaluate((name) => window.define(name), tag);
    for (const [tag, {arrived}] of Object.entries(elements)) {
      const isThere = (name, selector) => {
        const {shadowRoot} = document.querySelector(name);
        return (
          shadowRoot.querySelector('.placeholder') === null &&
          (!selector || shadowRoot.querySelector(selector) !== null)
        );
      };
      await page.waitFor(isThere, tag, arrived);
    }
    assert.deepEqual(
      page.messages.filter((message) => /^(error|warn|uncaught)/.test(message)),
      [],
    );
    await page.close();
  });
});
