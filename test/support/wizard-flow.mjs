/**
 * Drives an element as a person does, over the common driver: by fields and primary actions, in any language; and the
 * wizard from its intro to its end.
 */
import {startServer} from './node-server.mjs';

/**
 * A page script of five lines, with the backend's address in the page's query, and where they are wanted the adapter's
 * `timeout` in milliseconds, its `chunk` in bytes and the element's `policy` as JSON.
 * @param {string} tag the element's name
 * @param {readonly string[]} events public events to note, without the `partner-` before their names
 */
export const pageScriptFor = (tag, events) => `
import 'partner-widgets/define/${tag}.js';
import {httpBackend} from 'partner-widgets/backend/http.js';
const query = new URLSearchParams(location.search);
const element = document.querySelector('${tag}');
window.events = [];
for (const name of ${JSON.stringify(events)}) {
  document.addEventListener('partner-' + name, (event) => window.events.push([event.type, event.detail]));
}
window.sent = [];
const noted = (input, init) => {
  window.sent.push({path: String(input).replace(/.*\\/api\\//, ''), key: new Headers(init.headers).get('idempotency-key'), body: init.body, at: performance.now()});
  return fetch(input, init);
};
if (element && query.has('policy')) element.policy = JSON.parse(query.get('policy'));
const timeoutMilliseconds = Number(query.get('timeout') ?? 30_000);
const chunkBytes = Number(query.get('chunk')) || undefined;
if (element) element.backend = httpBackend({baseUrl: query.get('api') ?? '/api', fetch: noted, timeoutMilliseconds, chunkBytes});
`;

/** Events of every element. */
export const commonEvents = [
  'ready',
  'step-changed',
  'problem',
  'signed-out',
  'page-title',
  'notice-count',
  'support-requested',
  'storage',
];

export const pageScript = pageScriptFor('provisioning-wizard', [
  ...commonEvents,
  ...['exit', 'closed', 'handed-over', 'order-set-up', 'provisioned'],
]);

export const wizardBody = ({language = 'en', attributes = ''} = {}) =>
  `<provisioning-wizard order-id="order-1" locale="${language}" ${attributes}></provisioning-wizard>`;

/** A backend of its own behind real HTTP. */
export async function startBackend(scenario = 'newPartner') {
  const server = await startServer({scenario});
  const control = async (verb, body) => {
    const response = await fetch(`${server.url}/__control/${verb}`, {method: 'POST', body: JSON.stringify(body)});
    return response.json();
  };
  return {
    origin: server.url,
    body: wizardBody({language: 'ru'}),
    /** A fresh world: `{world, path}`. */
    world: (options) => control('world', options),
    admin: async (world, method, ...args) => (await control('admin', {world, method, args})).result,
    fault: (world, fault) => control('fault', {world, ...fault}),
    /** Faults at random from `{seed, rate, ...}`; with `{}` none any more. */
    chaos: (world, options) => control('chaos', {world, ...options}),
    letGo: (world) => control('letGo', {world}),
    /** Breaks the connections of files; see tus-server.mjs. */
    drop: (world, options) => control('drop', {world, ...options}),
    /** The requests of files until now: `{method, id, offset, bytes}`. */
    uploads: async (world) => (await control('uploads', {world})).arrivals,
    calls: async (world) => (await control('calls', {world})).calls,
    /** What arrived, was carried out and went wrong; see server-ledger.mjs. */
    counts: (world) => control('counts', {world}),
    close: () => server.close(),
  };
}

/** Source that does `work` in the shadow root of the page's element, or of support in its open drawer. */
export const inElement = (work) => `(() => {
  const drawer = document.querySelector('support-button')?.shadowRoot?.querySelector('dialog[open]');
  const root = (drawer ?? document.querySelector(':root')).querySelector('provisioning-wizard, partner-renewal, support-center')?.shadowRoot;
  return root ? (${work})(root) : null;
})()`;

/** What stands in a field, or `null`. */
export const valueOf = (page, name) =>
  page.evaluate(inElement(`(root) => root.querySelector('[id="field-${name}"]')?.value ?? null`));

export const heading = (page) =>
  page.evaluate(inElement(`(root) => root.querySelector('h2[tabindex]')?.textContent.trim() ?? null`));

/** Waits until the view with this field, or this selector, is on view. */
export const waitForField = (page, name) =>
  page.waitFor(inElement(`(root) => root.querySelector('[name="${name}"], [id="field-${name}"]') !== null`));
export const waitForSelector = (page, selector) =>
  page.waitFor(inElement(`(root) => root.querySelector(${JSON.stringify(selector)}) !== null`));

/**
 * Does `work`, source of a function, with the first element of this selector once it is there. It is found and used at
 * once: a view may be drawn anew between two looks.
 */
export const actOn = (page, selector, work) =>
  page.waitFor(
    inElement(`(root) => {
      const found = root.querySelector(${JSON.stringify(selector)});
      if (found) (${work})(found);
      return found !== null;
    }`),
  );

/** Types into a field, over what stands there. */
export async function fill(page, name, text) {
  await actOn(
    page,
    `[id="field-${name}"]`,
    `(field) => {
      field.focus();
      field.select?.();
    }`,
  );
  await page.type(text);
  await page.waitFor(
    inElement(`(root) => root.querySelector('[id="field-${name}"]')?.value === ${JSON.stringify(text)}`),
  );
}

/** Sets a field's whole text at once, as pasting does: for long forms where typing itself is not the matter. */
export const put = (page, name, text) =>
  actOn(
    page,
    `[id="field-${name}"]`,
    `(field) => {
      field.value = ${JSON.stringify(text)};
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    }`,
  );

/** Chooses a card by its value. */
export const choose = (page, name, value) =>
  actOn(page, `input[name="${name}"][value="${value}"]`, '(card) => card.click()');

export const tick = (page, name) => actOn(page, `[id="field-${name}"]`, '(box) => box.checked || box.click()');

/** Opens a list and chooses an option. */
export async function select(page, name, value) {
  await actOn(page, `[id="field-${name}"]`, '(list) => list.focus()');
  await actOn(
    page,
    `[id="field-${name}"]:has(option[value="${value}"])`,
    `(list) => {
      list.value = ${JSON.stringify(value)};
      list.dispatchEvent(new Event('change', {bubbles: true}));
    }`,
  );
}

/** Presses the view's primary action, found and pressed at once: a view may be drawn anew between two looks. */
export const next = (page) =>
  page.waitFor(
    inElement(`(root) => {
      const button = root.querySelector('.content button.primary:not([aria-disabled])');
      button?.click();
      return button !== null;
    }`),
  );

/** Presses the one button that bears these words. */
export async function press(page, words) {
  const find = `[...root.querySelectorAll('button')].filter((button) => button.innerText.trim() === ${JSON.stringify(words)} && button.checkVisibility())`;
  await page.waitFor(
    inElement(`(root) => {
      const found = ${find};
      if (found.length === 1) found[0].click();
      return found.length === 1;
    }`),
  );
}

/** Waits for a step by the public event. */
export const waitForStep = (page, step) =>
  page.waitFor(`window.events.filter(([type]) => type === 'partner-step-changed').at(-1)?.[1].step === '${step}'`);

export async function reachFirstStep(page) {
  await waitForSelector(page, 'button[data-start]');
}

/** The answers of a new partner with a new customer. */
export const answers = {
  partnerName: 'Сава Телеком',
  partnerCountry: 'RS',
  partnerAdminEmail: 'admin@sava.example',
  customerAdminEmail: 'it@drina.example',
  customerName: 'Drina Logistika',
  customerCountry: 'RS',
  customerAddress: 'Bulevar 1, 11000 Beograd',
  password: 'Tajna-Lozinka-2026',
};

/** From the intro to check answers, as a partner who creates both organisations. */
export async function reachConfirm(page) {
  await reachFirstStep(page);
  await next(page);
  await choose(page, 'role', 'partner');
  await next(page);
  await choose(page, 'setter', 'self');
  await next(page);
  await fill(page, 'partnerName', answers.partnerName);
  await select(page, 'partnerCountry', answers.partnerCountry);
  await fill(page, 'partnerAdminEmail', answers.partnerAdminEmail);
  await next(page);
  await fill(page, 'customerAdminEmail', answers.customerAdminEmail);
  await next(page);
  await fill(page, 'customerName', answers.customerName);
  await select(page, 'customerCountry', answers.customerCountry);
  await fill(page, 'customerAddress', answers.customerAddress);
  await next(page);
  await waitForField(page, 'mappingAcknowledged');
}

/** Through the first door. */
export async function passFirstDoor(page) {
  for (const name of ['partnerConfirmed', 'customerConfirmed', 'mappingAcknowledged']) await tick(page, name);
  await next(page);
}

/** Sets the password of the new partner organisation. */
export async function setPassword(page, password = answers.password) {
  await fill(page, 'password', password);
  await next(page);
}

/** Checks a name and waits until this very name is found available. */
export async function checkName(page, name) {
  await actOn(page, `[data-check="${name}"]`, '(button) => button.click()');
  await waitForSelector(page, `[id="${name}-status"].good-text`);
}

/** Through calling, meetings and enterprise to the review. */
export async function configureServices(page) {
  await waitForStep(page, 'subscription');
  await next(page);
  await select(page, 'callingCountry', 'RS');
  await fill(page, 'callingAddress', 'Bulevar 1, 11000 Beograd');
  await fill(page, 'sipPrefix', 'drina');
  await next(page);
  await fill(page, 'sites.0.name', 'drina-meet');
  await checkName(page, 'sites.0.name');
  await select(page, 'sites.0.timeZone', 'Europe/Belgrade');
  await choose(page, 'sites.0.userManagement', 'hub');
  await next(page);
  await fill(page, 'subdomain', 'drinalog');
  await checkName(page, 'subdomain');
  await next(page);
  await waitForField(page, 'billingAcknowledged');
}

/** From the intro of a mapped order to the service settings. */
export async function reachServices(page) {
  await reachFirstStep(page);
  await next(page);
  await waitForStep(page, 'subscription');
}

/** From the first service page to the review, with every service left for later. */
export async function skipServices(page) {
  await next(page);
  for (const step of ['calling', 'meetings', 'enterprise']) {
    await waitForStep(page, step);
    await actOn(page, '[aria-describedby="later-hint"]', '(button) => button.click()');
  }
  await waitForField(page, 'billingAcknowledged');
}

/** From the intro of a mapped order to the acknowledged second door, with every service left for later. */
export async function reachSecondDoor(page) {
  await reachServices(page);
  await skipServices(page);
  await tick(page, 'billingAcknowledged');
}

/** From the intro of an order without partner side to the acknowledged first door: a customer who creates an organisation. */
export async function reachFirstDoor(page, {customerName = answers.customerName} = {}) {
  await reachFirstStep(page);
  await next(page);
  await choose(page, 'role', 'customer');
  await next(page);
  await put(page, 'customerName', customerName);
  await select(page, 'customerCountry', answers.customerCountry);
  await put(page, 'customerAddress', answers.customerAddress);
  await next(page);
  for (const name of ['customerConfirmed', 'mappingAcknowledged']) await tick(page, name);
}

/** From the intro to provisioned, with the clock moved on until every service runs. */
export async function completeOrder(page, backend, world = '1') {
  await reachConfirm(page);
  await passFirstDoor(page);
  await setPassword(page);
  await configureServices(page);
  await tick(page, 'billingAcknowledged');
  await next(page);
  await waitForStep(page, 'activation');
  await backend.admin(world, 'travel', 3 * 24 * 60 * 60 * 1000);
  await waitForSelector(page, '.receipt');
}
