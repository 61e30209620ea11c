/** The wizard placed by hosts: in other documents, set up in any order, and what it sends over the wire. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {differences, frameOf, looks, reachPartnerForm, startRelay} from '../support/host-page.mjs';
import {
  fill,
  next,
  pageScript,
  put,
  reachFirstStep,
  reachSecondDoor,
  select,
  valueOf,
  waitForField,
  waitForSelector,
  waitForStep,
  wizardBody,
} from '../support/wizard-flow.mjs';
import {startStage} from '../support/wizard-stage.mjs';

const script = `${pageScript}
import {PartnerKit, ProvisioningWizard} from 'partner-widgets';
window.kit = {httpBackend, PartnerKit, ProvisioningWizard};
window.seen = async (wizard) => {
  const limit = performance.now() + 10_000;
  // The dates come with the second frame.
  const isComplete = () => wizard.shadowRoot?.querySelector('[data-start]') && /20\\d\\d/.test(wizard.shadowRoot.textContent);
  while (!isComplete() && performance.now() < limit)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await wizard.updateComplete;
};
`;

let stage;
before(async () => {
  stage = await startStage({script});
});
const relays = [];
afterEach(async () => {
  await stage.clear();
  for (const relay of relays.splice(0)) await relay.close();
});
after(() => stage.close());

describe('in another document', () => {
  const style = '<style>iframe, #place { display: block; width: 900px; height: 1200px; border: 0 }</style>';
  const body = `${style}<div id="place">${wizardBody()}</div><iframe srcdoc="<!doctype html><body style='margin: 0'>"></iframe>`;
  const moveTo = (page, where) =>
    page.evaluate((there) => {
      const wizard =
        document.querySelector('provisioning-wizard') ?? frames[0].document.querySelector('provisioning-wizard');
      (there === 'frame' ? frames[0].document.body : document.querySelector('#place')).append(wizard);
    }, where);

  it('F-E4: moved at work into a frame and back, it looks the same, has every answer, and goes on', async () => {
    const {page} = await stage.open({body});
    const frame = frameOf(page);
    await reachPartnerForm(page);
    await fill(page, 'partnerName', 'Sava Telekom');
    const before = await looks(page);
    await moveTo(page, 'frame');
    await waitForField(frame, 'partnerName');
    assert.equal(await valueOf(frame, 'partnerName'), 'Sava Telekom');
    assert.deepEqual(differences(await looks(frame), before), []);
    await select(frame, 'partnerCountry', 'RS');
    await put(frame, 'partnerAdminEmail', 'admin@sava.example');
    await next(frame);
    await waitForField(frame, 'customerAdminEmail');
    await put(frame, 'customerAdminEmail', 'it@drina.example');
    await moveTo(page, 'page');
    assert.equal(await valueOf(page, 'customerAdminEmail'), 'it@drina.example');
    await next(page);
    await waitForField(page, 'customerName');
    const shown = await looks(page);
    await moveTo(page, 'frame');
    assert.deepEqual(differences(await looks(frame), shown), []);
  });

  it('F-E4: created for a frame, it is styled and works from its first view on', async () => {
    const {page} = await stage.open({body});
    const frame = frameOf(page);
    await reachFirstStep(page);
    await waitForSelector(page, 'dialog');
    const styled = await looks(page);
    await page.evaluate(() => {
      const here = document.querySelector('provisioning-wizard');
      const wizard = document.createElement('provisioning-wizard');
      Object.assign(wizard, {orderId: 'order-1', locale: 'en', backend: here.backend});
      here.remove();
      frames[0].document.body.append(wizard);
    });
    await reachFirstStep(frame);
    await waitForSelector(frame, 'dialog');
    assert.deepEqual(differences(await looks(frame), styled), []);
    await reachPartnerForm(frame);
  });

  it('P-07, F-E4: leaving the page of the frame it stands in forgets what was typed, as leaving its own page does', async () => {
    const {page} = await stage.open({body});
    await reachPartnerForm(page);
    await fill(page, 'partnerName', 'Sava Telekom');
    await moveTo(page, 'frame');
    await waitForField(frameOf(page), 'partnerName');
    await page.evaluate(() => {
      window.field = frames[0].document
        .querySelector('provisioning-wizard')
        .shadowRoot.querySelector('#field-partnerName');
      frames[0].location.assign('/elsewhere');
    });
    await page.waitFor(() => window.field.value === '');
  });
});

describe('set up in any order', () => {
  it('F-E5: inserted, defined, given attributes and properties in each of the 24 orders, it ends up the same', async () => {
    const {page} = await stage.open({body: '<main></main>'});
    const ends = await page.evaluate(async () => {
      const {kit} = window;
      const backend = kit.httpBackend({baseUrl: new URLSearchParams(location.search).get('api')});
      const orders = (rest) =>
        rest.length === 0
          ? [[]]
          : rest.flatMap((one) => orders(rest.filter((other) => other !== one)).map((more) => [one, ...more]));
      const ends = [];
      for (const [index, order] of orders(['insert', 'define', 'attributes', 'properties']).entries()) {
        const tag = `any-order-${index}`;
        const wizard = document.createElement(tag);
        const steps = {
          insert: () => document.querySelector('main').append(wizard),
          define: () => customElements.define(tag, class extends kit.ProvisioningWizard {}),
          attributes: () => {
            wizard.setAttribute('order-id', 'order-1');
            wizard.setAttribute('locale', 'ru');
            wizard.setAttribute('theme', 'dark');
            wizard.setAttribute('storage', 'memory');
          },
          properties: () => Object.assign(wizard, {backend, density: 'compact', history: 'none'}),
        };
        for (const step of order) {
          steps[step]();
          await Promise.resolve();
        }
        await window.seen(wizard);
        const {orderId, locale, theme, density, history, storage} = wizard;
        const properties = {orderId, locale, theme, density, history, storage};
        const shadowed = [...Object.keys(properties), 'backend'].filter((name) => Object.hasOwn(wizard, name));
        const text = wizard.shadowRoot.textContent.replace(/\s+/g, ' ');
        ends.push([order.join(', '), `${JSON.stringify({...properties, shadowed})} ${text}`]);
        wizard.remove();
      }
      return ends;
    });
    assert.equal(ends.length, 24);
    const [[, first]] = ends;
    assert.match(first, /"orderId":"order-1","locale":"ru","theme":"dark","density":"compact"/);
    assert.match(first, /"shadowed":\[\]/);
    for (const [order, end] of ends) assert.equal(end, first, order);
  });

  it('F-E5: as markup, clone, template or child of the provider, before or after its definition, it ends up the same', async () => {
    const {page} = await stage.open({body: '<main></main>'});
    const ends = await page.evaluate(async () => {
      const {kit} = window;
      const backend = kit.httpBackend({baseUrl: new URLSearchParams(location.search).get('api')});
      const place = document.querySelector('main');
      const markup = (tag) => `<${tag} order-id="order-1" locale="en" storage="memory"></${tag}>`;
      const parsed = (text) => Object.assign(document.createElement('template'), {innerHTML: text}).content;
      const ways = {
        markup: (tag) => (place.innerHTML = markup(tag)),
        clone: (tag) => place.append(parsed(markup(tag)).firstChild.cloneNode(true)),
        template: (tag) => place.append(parsed(markup(tag))),
        import: (tag) => place.append(document.importNode(parsed(markup(tag)), true)),
        'clone of one at work': async (tag) => {
          place.innerHTML = markup(tag);
          await place.firstChild.updateComplete;
          const copy = place.firstChild.cloneNode(true);
          place.replaceChildren(copy);
        },
        provider: (tag, provider) => (place.innerHTML = `<${provider}>${markup(tag)}</${provider}>`),
      };
      const ends = [];
      for (const [name, make] of Object.entries(ways)) {
        for (const isEarly of [true, false]) {
          const tag = `any-way-${ends.length}`;
          const provider = `${tag}-provider`;
          const define = () => {
            // In the order of the registration module.
            customElements.define(provider, class extends kit.PartnerKit {});
            customElements.define(tag, class extends kit.ProvisioningWizard {});
          };
          if (isEarly) define();
          await make(tag, provider);
          (place.querySelector(provider) ?? place.querySelector(tag)).backend = backend;
          if (!isEarly) define();
          const wizard = place.querySelector(tag);
          await window.seen(wizard);
          ends.push([`${name}, ${isEarly}`, wizard.shadowRoot.textContent.replace(/\s+/g, ' ')]);
          place.replaceChildren();
        }
      }
      return ends;
    });
    assert.equal(ends.length, 12);
    for (const [way, end] of ends) assert.equal(end, ends[0][1], way);
  });
});

describe('what goes over the wire', () => {
  /** Brings an order to provisioned through a relay on another origin; what was sent, asked for and kept meanwhile. */
  async function provisionThroughRelay({sendsToken}) {
    const relay = await startRelay(stage.backend.origin);
    relays.push(relay);
    const world = await stage.openWorld({scenario: 'mappedOrder'});
    const {page} = await stage.open({world: {...world, api: relay.origin + world.path}, body: '<main></main>'});
    await page.evaluate(
      (body, isTokenSent) => {
        document.cookie = 'portal-session=of-the-host; path=/';
        let count = 0;
        const options = {credentials: 'include', headers: () => ({'x-csrf-token': `token-${++count}`})};
        const baseUrl = new URLSearchParams(location.search).get('api');
        document.querySelector('main').innerHTML = body;
        document.querySelector('provisioning-wizard').backend = window.kit.httpBackend({
          baseUrl,
          ...(isTokenSent && options),
        });
      },
      wizardBody(),
      sendsToken,
    );
    await reachSecondDoor(page);
    await next(page);
    await waitForStep(page, 'activation');
    const [asked, kept] = await page.evaluate(() => [
      performance.getEntriesByType('resource').map(({name}) => new URL(name).origin),
      JSON.stringify([{...localStorage}, {...sessionStorage}, location.href]),
    ]);
    await page.evaluate(() => (document.cookie = 'portal-session=; max-age=0; path=/'));
    const calls = relay.arrived.filter(({method}) => method !== 'OPTIONS');
    return {calls, asked, kept, path: world.path, origins: [new URL(await page.url()).origin, relay.origin]};
  }

  it('F-E13: the adapter alone speaks to the network, and sends another origin no cookie and no token by itself', async () => {
    const {calls, asked, path, origins} = await provisionThroughRelay({sendsToken: false});
    assert.ok(calls.some((call) => call.path.endsWith('/orders/provision')));
    for (const call of calls) {
      assert.equal(call.method, 'POST');
      assert.ok(call.path.startsWith(`${path}/`) && !call.path.includes('?'), call.path);
      assert.equal(call.headers.cookie, undefined);
      assert.equal(call.headers.authorization, undefined);
      assert.equal(call.headers['content-type'], 'application/json');
    }
    assert.deepEqual(
      [...new Set(asked)].filter((origin) => !origins.includes(origin)),
      [],
    );
  });

  it("F-E13: a token of the host's is asked for at each request, travels in a header, and is kept nowhere", async () => {
    const {calls, kept} = await provisionThroughRelay({sendsToken: true});
    assert.deepEqual(
      new Set(calls.map(({headers}) => headers['x-csrf-token'])),
      new Set(calls.map((_, index) => `token-${index + 1}`)),
    );
    for (const {headers, path, body} of calls) {
      assert.match(headers.cookie, /portal-session=of-the-host/);
      assert.doesNotMatch(path + body, /token-/);
    }
    assert.doesNotMatch(kept, /token-/);
  });
});
