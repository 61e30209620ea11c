/**
 * Pages with `<partner-renewal>` on a device whose clocks a test turns, worlds whose agreement ends on a given day,
 * and the steps of renewing, for what is about time and drafts.
 */
import {waitForSelector} from './wizard-flow.mjs';
import {startStage} from './wizard-stage.mjs';

/**
 * The device's clocks, in place before the kit is loaded. `device.pass(ms)`: awake, timers that are due run.
 * `device.miss(ms)`: time passes and no timer runs, as in a throttled page. `device.sleep(ms)`: the monotonic clock
 * stands still as well. `device.stop()`: from now on only the test moves the clocks. `?wrong` in the address is how
 * far the device's clock is wrong; `device.away` passes while the page is in the back-forward cache.
 */
const deviceClocks = `
const device = (window.device = (() => {
  const real = {now: performance.now.bind(performance), set: setTimeout.bind(window), clear: clearTimeout.bind(window)};
  const start = Date.now() - real.now();
  let wrong = Number(new URLSearchParams(location.search).get('wrong'));
  let ahead = 0;
  let stoppedAt = null;
  let last = 1_000_000;
  const timers = new Map();
  const elapsed = () => (stoppedAt ?? real.now()) + ahead;
  performance.now = elapsed;
  Date.now = () => Math.round(start + elapsed() + wrong);
  const run = (id) => {
    const timer = timers.get(id);
    if (!timer) return;
    timers.delete(id);
    real.clear(timer.real);
    timer.call();
  };
  const begin = (id, call, wait) =>
    timers.set(id, {due: elapsed() + wait, call, real: stoppedAt === null || wait < 20 ? real.set(() => run(id), wait) : undefined});
  const waitOf = (wait) => Math.max(0, Number(wait) || 0);
  window.setTimeout = (call, wait, ...given) => (begin(++last, () => call(...given), waitOf(wait)), last);
  window.setInterval = (call, wait, ...given) => {
    const id = ++last;
    const again = () => begin(id, () => (again(), call(...given)), waitOf(wait));
    again();
    return id;
  };
  window.clearTimeout = window.clearInterval = (id) => {
    real.clear(timers.get(id)?.real ?? id);
    timers.delete(id);
  };
  const clocks = {
    away: 0,
    pass: (milliseconds) => {
      ahead += milliseconds;
      for (const [id, {due}] of [...timers].sort(([, one], [, other]) => one.due - other.due)) if (due <= elapsed()) run(id);
    },
    miss: (milliseconds) => void (ahead += milliseconds),
    sleep: (milliseconds) => void (wrong += milliseconds),
    stop: () => {
      stoppedAt = real.now();
      for (const {real: timer} of timers.values()) real.clear(timer);
    },
  };
  addEventListener('pageshow', ({persisted}) => persisted && clocks.miss(clocks.away), true);
  return clocks;
})());
`;

/** With `layout` in the address, the page is one of a later version of the kit. What a host notes: events, what is written to the device, how often it came back, and what went wrong unseen. */
const notes = `
window.uncaught = [];
addEventListener('error', ({message}) => window.uncaught.push(message));
addEventListener('unhandledrejection', ({reason}) => window.uncaught.push(String(reason)));
window.comebacks = 0;
window.written = 0;
addEventListener('pageshow', ({persisted}) => {
  if (!persisted) return;
  window.comebacks++;
  window.written = 0;
}, true);
const {put} = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...given) {
  window.written++;
  return put.apply(this, given);
};
if (new URLSearchParams(location.search).get('channels') === 'none') window.BroadcastChannel = undefined;
const layout = Number(new URLSearchParams(location.search).get('layout'));
if (layout) {
  const {open} = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, version) {
    return open.call(this, name, version && layout);
  };
}
window.events = [];
for (const name of ['renewal-opened', 'deadline-changed', 'reminder-due', 'accepted', 'declined', 'lapsed', 'problem', 'storage', 'signed-out']) {
  document.addEventListener('partner-' + name, ({detail}) => window.events.push([name, detail]));
}
`;

const host = `
await import('partner-widgets/define/partner-renewal.js');
const {httpBackend} = await import('partner-widgets/backend/http.js');
const query = new URLSearchParams(location.search);
const renewal = document.querySelector('partner-renewal');
renewal.policy = JSON.parse(query.get('policy') ?? '{}');
renewal.backend = httpBackend({baseUrl: query.get('api'), retries: Number(query.get('retries') ?? 2)});
`;

/** A stage whose pages are such hosts. */
export const startRenewalStage = (options = {}) =>
  startStage({...options, script: deviceClocks + notes + host + (options.more ?? '')});

/** The element; with an id the renewal of that agreement is opened at once. */
export const renewalBody = ({agreementId = '', language = 'en', attributes = ''} = {}) =>
  `<partner-renewal agreement-id="${agreementId}" locale="${language}" ${attributes}></partner-renewal>`;

export const day = 86_400_000;

/**
 * A world with one agreement in one country, `agreement-1`, that was accepted a year before `endsOn` unless `facts`
 * say otherwise; its server's clock stands at `now`.
 */
export async function worldOf(stage, {endsOn, timeZone = 'Europe/Belgrade', now, facts = {}, session = {}}) {
  const world = await stage.openWorld({scenario: 'oneAgreement'});
  const state = await world.admin('state');
  const [agreement] = state.renewal.agreements;
  const acceptedOn = `${Number(endsOn.slice(0, 4)) - 1}${endsOn.slice(4)}`;
  Object.assign(agreement, {endsOn, timeZone, acceptedOn, registeredOn: acceptedOn, ...facts});
  agreement.businessCountries = agreement.businessCountries.slice(0, 1);
  Object.assign(state.session, {expiresAt: null, ...session});
  if (now !== undefined) state.clockOffset = now - Date.now();
  await world.admin('reset', state);
  return {
    ...world,
    /** Moves the server's clock to a moment, epoch milliseconds. */
    travelTo: async (moment) => world.admin('travel', moment - (await world.admin('now'))),
    agreement: async () => (await world.admin('state')).renewal.agreements[0],
  };
}

/** Waits for the page's heading. */
export const waitForHeading = (page, wanted) =>
  page.waitFor(
    (text) =>
      document.querySelector('partner-renewal')?.shadowRoot?.querySelector('h2[tabindex]')?.textContent.trim() === text,
    wanted,
  );

/** Presses the one button that bears these words. */
export const press = (page, words) =>
  page.waitFor((wanted) => {
    const root = document.querySelector('partner-renewal').shadowRoot;
    const found = [...root.querySelectorAll('button')].filter(
      (button) => button.innerText.trim() === wanted && button.checkVisibility({visibilityProperty: true}),
    );
    if (found.length === 1) found[0].click();
    return found.length === 1;
  }, words);

/** Presses the primary action of the page on view. */
export const next = (page) =>
  page.waitFor(() => {
    const root = document.querySelector('partner-renewal').shadowRoot;
    const button = root.querySelector('.content button.primary:not([aria-disabled])');
    button?.click();
    return button !== null;
  });

/** Sets a field as a person does, all at once: text, or `true` for a box; of cards the one with this value. */
export const enter = (page, name, value) =>
  page.waitFor(
    (wanted, entered) => {
      const root = document.querySelector('partner-renewal')?.shadowRoot;
      const field =
        root?.querySelector(`input[type=radio][name="${wanted}"][value="${entered}"]`) ??
        root?.querySelector(`[name="${wanted}"]`);
      if (!field) return false;
      if (field.type === 'radio' || field.type === 'checkbox') field.click();
      else {
        field.value = entered;
        field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      }
      return true;
    },
    name,
    value,
  );

/** What stands in a field, or `null` where it is not on view. */
export const valueOf = (page, name) =>
  page.evaluate((wanted) => {
    const root = document.querySelector('partner-renewal')?.shadowRoot;
    const field = root?.querySelector(`[name="${wanted}"]:is(:checked, :not([type=radio]))`);
    return field ? (field.type === 'checkbox' ? field.checked : field.value) : null;
  }, name);

export const waitForValue = (page, name, wanted) =>
  page.waitFor(
    (field, text) =>
      document.querySelector('partner-renewal')?.shadowRoot?.querySelector(`[name="${field}"]`)?.value === text,
    name,
    wanted,
  );

/** Waits for a line that begins with these words. */
export const waitForLine = (page, start) =>
  page.waitFor((wanted) => {
    const walk = (node) =>
      [...node.querySelectorAll('p, h2, h3, h4, button, span, strong')].some(
        (element) =>
          element.checkVisibility({visibilityProperty: true}) &&
          element.textContent.replace(/\s+/g, ' ').trim().startsWith(wanted),
      );
    return walk(document.querySelector('partner-renewal').shadowRoot);
  }, start);

export const shows = async (page, words) => (await page.visibleText()).replace(/\s+/g, ' ').includes(words);

/** From the first page of the flow to the signer's form. */
export async function reachSigner(page) {
  await enter(page, 'authority', 'yes');
  await next(page);
  await waitForHeading(page, 'Is the company’s data right?');
  await next(page);
  await enter(page, 'agreements.0.countries.0.physicalLocation', true);
  await next(page);
  await waitForHeading(page, 'Open the agreement text');
  await press(page, 'Open the text');
  await waitForSelector(page, '.reader');
  await press(page, 'Close the text');
  await waitForLine(page, 'Opened');
  await next(page);
  await waitForHeading(page, 'Who signs?');
}

/** From the signer's form to check answers. */
export async function reachCheck(page, title = 'Managing Director') {
  await enter(page, 'signerTitle', title);
  await enter(page, 'attested', true);
  await next(page);
  await waitForHeading(page, 'Check your answers');
}

/** Every draft on the device as it was kept, whatever account it belongs to. */
export const draftsOf = async (page) =>
  (await page.everythingStored()).flatMap(({records}) => JSON.parse(records)[1].map(({data}) => data));

/** Waits until a draft on the device has this text in it. */
export async function waitForDraft(page, text) {
  const limit = Date.now() + 20_000;
  let drafts;
  while (Date.now() < limit) {
    drafts = JSON.stringify(await draftsOf(page));
    if (drafts.includes(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited 20 s for a draft with ${text} in ${drafts}`);
}

/** To another page of the host's. */
export async function leave(page) {
  await page.evaluate(() => void setTimeout(() => location.assign('/elsewhere')));
  await page.waitForText('Elsewhere');
}

/** Back to the page as the back-forward cache kept it. */
export async function comeBack(page) {
  await page.back();
  await page.waitFor(() => window.comebacks > 0);
}
