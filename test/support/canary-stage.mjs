/** A host that listens to all it can, a server that writes down all it gets, and what has to hold for both. */
import assert from 'node:assert/strict';
import {createServer, request as httpRequest} from 'node:http';
import {Canaries} from './canary.mjs';
import {pageScript} from './wizard-flow.mjs';
import {everythingKept, journalOf, startStage} from './wizard-stage.mjs';

/** The host's script with something before it: the kit is loaded after that was run. */
export const scriptAfter = (prelude) =>
  prelude +
  pageScript
    .replace(/^import '(.*)';$/m, "await import('$1');")
    .replace(/^import (\{.*\}) from '(.*)';$/m, "const $1 = await import('$2');");

/**
 * A host that writes down all it can hear: `window.told` has console messages, errors, every custom event, messages to
 * other pages, history entries and what XState's own hook for running machines is given. `window.spied` has what only
 * a host hears that changes XState itself: every inspection event and what could be persisted at that moment.
 * `window.watchFor(word)` begins to note in `window.seen` the markup in which the word stands.
 */
export const listeningHost = scriptAfter(`
import {Actor} from 'xstate';
window.told = [];
window.spied = [];
window.seen = [];
const written = (value) => {
  if (value instanceof Error) return value.stack + JSON.stringify({...value});
  if (value instanceof Event) return written(value.detail ?? value.reason ?? value.error ?? value.message ?? '');
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};
const tell = (where, values) => window.told.push([where, ...values.map(written)].join(' '));
const listen = (target, name, where = name) => {
  const real = target[name];
  target[name] = function (...values) {
    tell(where, values);
    return real.apply(this, values);
  };
};
for (const name of Object.keys(console)) if (typeof console[name] === 'function') listen(console, name, 'console');
for (const name of ['error', 'unhandledrejection', 'rejectionhandled']) addEventListener(name, (event) => tell(name, [event]));
for (const name of ['pushState', 'replaceState']) listen(History.prototype, name);
for (const target of [MessagePort, BroadcastChannel, Worker]) listen(target.prototype, 'postMessage');
listen(window, 'postMessage');
const dispatch = EventTarget.prototype.dispatchEvent;
EventTarget.prototype.dispatchEvent = function (event) {
  if (event instanceof CustomEvent) tell('event ' + event.type, [event.detail]);
  return dispatch.call(this, event);
};
window.__xstate__ = {register: (actor) => tell('inspection', [actor.getPersistedSnapshot()]), services: new Set()};
const systems = new WeakSet();
const start = Actor.prototype.start;
Actor.prototype.start = function () {
  if (!systems.has(this.system)) {
    systems.add(this.system);
    const root = this;
    this.system.inspect(({type, event, snapshot}) => {
      let persisted = null;
      try {
        persisted = root.getPersistedSnapshot();
      } catch {
        // Not before the machine has begun.
      }
      window.spied.push([type, event, snapshot, persisted].map(written).join(' '));
    });
  }
  return start.call(this);
};
window.watchFor = (word) => {
  const look = () => {
    const root = document.querySelector('provisioning-wizard')?.shadowRoot;
    const attributes = [...(root?.querySelectorAll('*') ?? [])].flatMap((element) => [...element.attributes].map(({value}) => value));
    if ([root?.innerHTML, document.documentElement.outerHTML, ...attributes].some((text) => text?.includes(word))) window.seen.push(root.innerHTML);
  };
  new MutationObserver(look).observe(document.querySelector('provisioning-wizard').shadowRoot, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  look();
};
`);

/** What a page keeps and has told so far, as text. */
export async function traces(page) {
  const kept = await everythingKept(page);
  const more = await page.evaluate(async () => {
    const files = [];
    try {
      for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    } catch {
      // An engine without files of the origin has none to look into.
    }
    return {
      files,
      told: window.told ?? [],
      performance: performance.getEntries().map((entry) => JSON.stringify(entry)),
      entries: globalThis.navigation?.entries().map((entry) => [entry.url, entry.getState() ?? null]) ?? [],
      referrer: document.referrer,
      title: document.title,
      cookies: (await globalThis.cookieStore?.getAll())?.map(({name, value}) => [name, value]) ?? [],
      document: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll('input, textarea, select')].map(({value}) => value),
    };
  });
  return {...kept, ...more, messages: page.messages, url: await page.url()};
}

/** The wizard's markup with what stands in its fields; `element` is an expression, for one that is not in the page. */
export const everyText = (page, element = "document.querySelector('provisioning-wizard')") =>
  page.evaluate(`(() => {
    const root = (${element})?.shadowRoot;
    if (!root) return '';
    return root.innerHTML + [...root.querySelectorAll('input, textarea, select')].map(({value}) => value).join(' ');
  })()`);

/**
 * A server in front of another that writes down whole requests, `{method, url, path, headers, body}`. `answers` has
 * its own for some paths: `{headers, body}`.
 */
export async function startRecorder(target, {answers = {}} = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const {method, url, headers} = request;
    const {pathname} = new URL(url, target);
    const body = Buffer.concat(parts);
    requests.push({method, url, path: pathname.replace(/^.*\/api\//, ''), headers, body: body.toString()});
    const own = answers[pathname];
    if (own) return void response.writeHead(200, own.headers).end(own.body);
    const outgoing = httpRequest(new URL(url, target), {method, headers}, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    outgoing.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The only fields that are sent before they are submitted: the back end is asked about the address. */
export const asked = {customerAdminEmail: ['organizations/match', 'organizations/check-admin']};

/** Words went to the operations of their fields only, in bodies of POSTs; `carriers` lists those by field. */
export function assertSentOnlyBy(requests, canaries, carriers) {
  const sent = requests.flatMap(({method, url, path, headers, body}) => [
    ...canaries.foundIn(JSON.stringify([method, url, headers])).map((field) => `${field} in the head of ${path}`),
    ...canaries
      .foundIn(body)
      .filter((field) => method !== 'POST' || !carriers[field]?.includes(path))
      .map((field) => `${field} in the body of ${path}`),
  ]);
  assert.deepEqual(sent, []);
}

/** Nothing of what was typed is in any place that this origin has, and nobody was told. */
export async function assertNowhere(page, canaries) {
  const found = await traces(page);
  for (const [place, content] of Object.entries(found)) {
    assert.deepEqual(canaries.foundIn(JSON.stringify(content)), [], place);
  }
  const {cached, local, session, cookie, cookies, workers, windowName, files} = found;
  assert.deepEqual(
    {cached, local, session, cookie, cookies, workers, windowName, files},
    {cached: [], local: {}, session: {}, cookie: '', cookies: [], workers: [], windowName: '', files: []},
  );
  for (const entry of journalOf(found)) {
    assert.deepEqual(Object.keys(entry).sort(), ['at', 'milestone', 'operationId', 'orderId']);
  }
  assert.ok(
    found.told.every((line) => !line.startsWith('inspection')),
    'a host was given a running machine',
  );
}

/**
 * A stage whose pages listen, behind a server that writes down every request.
 * @param {{browser?: object}} [options] an already started browser
 */
export async function startCanaryStage({browser} = {}) {
  const stage = await startStage({script: listeningHost, browser});
  const everyCanary = [];
  const recorders = [];

  /** An origin whose requests are written down. */
  async function record(options) {
    const recorder = await startRecorder((await stage.openOrigin()).origin, options);
    recorders.push(recorder);
    return recorder;
  }

  return {
    stage,
    record,
    /** The wizard on a page of its own, or with the `world` and `recorder` of an earlier one. */
    async visit(scenario, {world, recorder} = {}) {
      const canaries = new Canaries();
      everyCanary.push(canaries);
      const itsRecorder = recorder ?? (await record());
      const opened = await stage.open({scenario, world, origin: itsRecorder, proxied: true});
      return {...opened, canaries, requests: itsRecorder.requests, recorder: itsRecorder};
    },
    /** Another page of the same origin, without the wizard. */
    async anotherPage({recorder}) {
      const page = await stage.openPage();
      await page.goto(`${recorder.origin}/elsewhere`);
      return page;
    },
    /** Every word of every visit so far. */
    everyWord: () => [...new Set(everyCanary.flatMap(({words}) => words.map(({word}) => word)))],
    async clear() {
      await stage.clear();
      for (const recorder of recorders.splice(0)) await recorder.close();
    },
    close: () => stage.close(),
  };
}
