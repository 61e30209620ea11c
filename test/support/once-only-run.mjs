/** One random run against the promise that each door is passed at most once: a world, its persons, and the judgement. */
import assert from 'node:assert/strict';
import {engine, retriesModules} from './driver.mjs';
import {callLimit, describeRun, judge, travelled} from './once-only-judge.mjs';
import {chooser} from './random.mjs';
import {manners, randomPerson} from './random-person.mjs';
import {chaosKinds} from './wire-faults.mjs';

/** Milliseconds of faults and mishaps at most, and those in which every page has to reach the end after them. */
const troubled = 15_000;
const peaceful = 60_000;

/** What the persons know; the other has another customer in mind. */
const answers = {
  role: 'customer',
  setter: 'self',
  partnerName: 'Sava Telekom',
  partnerCountry: 'RS',
  partnerAdminEmail: 'admin@sava.example',
  customerAdminEmail: 'it@drina.example',
  customerName: 'Drina Logistika',
  customerCountry: 'RS',
  customerAddress: 'Bulevar 1, 11000 Beograd',
  password: 'Tajna-Lozinka-2026',
  callingCountry: 'RS',
  callingAddress: 'Bulevar 1, 11000 Beograd',
  sipPrefix: 'drina',
  name: 'drina-meet',
  timeZone: 'Europe/Belgrade',
  userManagement: 'hub',
  subdomain: 'drinalog',
};

/** WebKit's driver goes back in its newest window only. */
const mishapsFor = (others) => ({
  reload: 4,
  kill: 3,
  ...((engine !== 'webkit' || others === 'none') && {back: 4}),
  move: 3,
  remove: 3,
  sessionEnd: 2,
  exit: 2,
  ...(engine === 'chromium' && {crash: 4}),
  // Without a network parts do not arrive.
  ...(engine === 'chromium' && retriesModules && {offline: 3}),
});

/** Every kind of answer that can go wrong at a door, and every manner in which a door can be pressed. */
const atDoors = [
  ...Object.keys(chaosKinds).map((kind) => `door: ${kind}`),
  ...Object.keys(manners).map((manner) => `${manner} at a door`),
];

/**
 * Everything that this engine can have happen to a page, as it is told of a run. Which door meets what depends on what
 * arrives first, so that takes many runs, which Chromium alone makes.
 */
export const events = [
  ...Object.keys(mishapsFor('none')).map((what) => `${what} occurred`),
  'second tab',
  'second profile',
  'any fault',
  'door: any fault',
  ...(engine === 'chromium' ? atDoors : []),
];

/** How often what arrives at a door meets a fault. */
const doorRates = [0.3, 0.6, 0.9];

/** Whether a run of this seed can have one of these events. */
export function mayHave(seed, wanted) {
  const {persons, chaos} = planOf(seed);
  const kinds = persons.map(({kind}) => `second ${kind}`);
  const mishaps = persons.flatMap((person) => person.mishaps.map(({what}) => `${what} occurred`));
  const isTroubledAtDoors = chaos.rates.provision === Math.max(...doorRates);
  return wanted.some(
    (event) =>
      event === 'any fault' ||
      event.endsWith('at a door') ||
      (event.startsWith('door: ') && isTroubledAtDoors) ||
      kinds.includes(event) ||
      mishaps.includes(event),
  );
}

/** What a run is, drawn from its seed alone. */
export function planOf(seed) {
  const choose = chooser(seed);
  const start = choose.weighted({first: 5, second: 6, whole: 1.5, password: 0.5});
  const doorRate = choose.oneOf(doorRates);
  const others = choose.weighted({none: 5, tab: 3, profile: 2, both: 1});
  const mishaps = () =>
    Array.from({length: choose.weighted({0: 2, 1: 4, 2: 3, 3: 1}) * 1}, () => ({
      when: choose.weighted({door: 7, any: 3}),
      what: choose.weighted(mishapsFor(others)),
    }));
  return {
    seed,
    start,
    others,
    chaos: {
      seed: choose.below(2 ** 31),
      rate: choose.oneOf([0.02, 0.1, 0.25]),
      rates: {
        mapOrder: doorRate,
        provision: doorRate,
        setPassword: doorRate,
        getOperation: choose.oneOf([0, 0.4, 0.8]),
      },
    },
    latency: choose.oneOf([0, 0, 20, 80]),
    /** Without it, no browser repeats a broken request by itself, and the page sees that it broke. */
    keepAlive: choose.chance(0.4),
    services: choose.weighted({none: 5, all: 2}),
    activation: choose.weighted({atOnce: 6, soon: 3, failing: 1}),
    /** The back end settles the door's operation only later. */
    isSlow: choose.chance(0.2),
    /** The first mapping is refused for good, and the reason goes away. */
    isRefused: start === 'first' && choose.chance(0.12),
    closes: start === 'first' && choose.chance(0.06),
    storage: choose.chance(0.15) ? 'memory' : 'device',
    history: choose.chance(0.2) ? 'steps' : 'none',
    otherCustomer: choose.chance(0.4),
    persons: (others === 'none' ? ['first'] : others === 'both' ? ['first', 'tab', 'profile'] : ['first', others]).map(
      (kind) => ({
        kind,
        seed: choose.below(2 ** 31),
        mishaps: mishaps(),
      }),
    ),
  };
}

/** Whether something befalls a run of this seed that only a whole Chromium has: a back-forward cache, parts that come later. */
export const needsWholeBrowser = (seed) =>
  planOf(seed).persons.some(({mishaps}) => mishaps.some(({what}) => what === 'back' || what === 'offline'));

/** The state a world begins with. */
async function beginningOf(stage, plan) {
  const scenario = {first: 'newPartner', whole: 'newPartner', second: 'mappedOrder', password: 'passwordPending'}[
    plan.start
  ];
  const template = await stage.openWorld({scenario});
  const state = await template.admin('state');
  const [order] = state.orders;
  if (plan.services === 'none')
    order.lines = order.lines.filter(({service}) => service === 'other' || service === 'calling');
  const seconds = plan.activation === 'soon' ? 1 : 0;
  order.behaviour = {
    queuedSeconds: 0,
    seconds: {calling: seconds, meetings: seconds, enterprise: seconds, other: seconds},
    failing: plan.activation === 'failing' ? ['calling'] : [],
  };
  if (plan.isRefused) state.users['milena@meridian.example'] = {kind: 'freeAccount'};
  return state;
}

/**
 * Lives a run through and judges it. Resolves to `{tags, milliseconds, diaries}` for statistics; rejects with everything that is
 * known of a run that went wrong.
 */
export async function runOnce(stage, seed) {
  const plan = planOf(seed);
  const tags = new Set();
  const reports = [];
  const handle = async (request, response) => {
    if (request.url !== '/__seen') return false;
    let body = '';
    for await (const part of request) body += part;
    reports.push(JSON.parse(body));
    response.writeHead(204).end();
    return true;
  };
  const attributes = `storage="${plan.storage}" history="${plan.history}"`;
  const world = await stage.openWorld({
    scenario: await beginningOf(stage, plan),
    latency: plan.latency,
    keepAlive: plan.keepAlive,
    chaos: plan.chaos,
  });
  if (plan.isSlow)
    for (const operation of ['mapOrder', 'provision'])
      await world.admin('injectFault', {operation, phase: 'pending', milliseconds: 1200});
  const places = {device: await placeFor(stage, {attributes, handle})};
  if (plan.persons.some(({kind}) => kind === 'profile')) places.profile = await placeFor(stage, {attributes, handle});

  let documents = 0;
  const persons = plan.persons.map(({kind, seed: own, mishaps}, index) => {
    const place = kind === 'profile' ? places.profile : places.device;
    const its = {...answers, role: plan.start === 'whole' ? 'partner' : 'customer'};
    if (index > 0 && plan.otherCustomer) its.customerName = `Tisa ${index}`;
    return randomPerson({
      choose: chooser(own),
      answers: its,
      mishaps,
      note: (what) => tags.add(what),
      signIn: () => world.admin('signIn', 'account-partner'),
      expire: () => world.admin('expireSession'),
      async open(page) {
        page ??= await place.newPage();
        const query = new URLSearchParams({api: world.api, limit: callLimit, page: `${index}.${++documents}`});
        await page.goto(`${place.origin}/?${query}`);
        return page;
      },
    });
  });

  try {
    const begun = Date.now();
    const twists = twist(plan, world, tags);
    await Promise.all(persons.map((person) => person.live(begun + troubled)));
    await twists;
    // Everything is well again: whoever presses on gets to the end.
    await world.chaos();
    await world.admin('deleteFreeAccount', 'milena@meridian.example');
    await world.admin('signIn', 'account-partner');
    for (const person of persons) person.calmDown();
    const arrived = await Promise.all(persons.map((person) => person.live(Date.now() + peaceful)));
    assert.ok(arrived.every(Boolean), 'every page gets to the end');
    const counts = await world.counts();
    const state = await world.admin('state');
    const ends = await Promise.all(
      persons.map((person) =>
        person.page().evaluate(() => {
          const {shadowRoot} = document.querySelector('provisioning-wizard');
          const text = (selector) => shadowRoot.querySelector(selector)?.textContent.trim() ?? '';
          return {heading: text('h2[tabindex]'), receipt: text('.receipt dd')};
        }),
      ),
    );
    judge({plan, counts, state, ends, reports});
    describeRun({plan, counts, reports, tags});
    return {tags, milliseconds: Date.now() - begun, diaries: persons.map(({diary}) => diary.join('\n'))};
  } catch (error) {
    const {operations, effects, faults} = await world.counts();
    const views = await Promise.all(persons.map((person) => person.page()?.visibleText().catch(String)));
    const diaries = persons.map(
      ({diary}, index) => `person ${index} (${plan.persons[index].kind})\n  ${diary.slice(-60).join('\n  ')}`,
    );
    const told = [
      `seed ${seed}: ${error.message}`,
      `again alone: SEED=${seed} ENGINE=${engine} node --test test/e2e/once-only-random.e2e.mjs`,
      `plan ${JSON.stringify({...plan, persons: plan.persons.map(({kind, mishaps}) => [kind, ...mishaps.map(({when, what}) => `${what} (${when})`)])})}`,
      ...diaries,
      ...views.map((text, index) => `person ${index} has on view\n  ${String(text).replaceAll('\n', '\n  ')}`),
      `arrived ${JSON.stringify(operations.filter(({key}) => key))}`,
      `effects ${JSON.stringify(effects)}`,
      `faults ${faults.map(({operation, fault, after}) => `${operation} ${fault}${after ? ' (carried out)' : ''}`).join(', ')}`,
      `last views ${reports
        .slice(-12)
        .map((report) => JSON.stringify(report))
        .join('\n  ')}`,
    ];
    throw new Error(told.join('\n'));
  } finally {
    for (const place of Object.values(places)) await place.close();
  }
}

/** Where a profile's pages are opened: nothing stored is shared with other places. */
async function placeFor(stage, options) {
  const server = await stage.openOrigin(options);
  const profile = await stage.browser.newProfile?.();
  const pages = [];
  return {
    origin: server.origin,
    async newPage() {
      const page = profile ? await profile.newPage() : await stage.openPage();
      pages.push(page);
      return page;
    },
    async close() {
      if (profile) await profile.close().catch(() => undefined);
      else for (const page of pages) await page.goto('about:blank').catch(() => undefined);
      await server.close();
    },
  };
}

/** What happens to the world itself while the persons work. */
async function twist(plan, world, tags) {
  if (!plan.closes && !plan.isRefused) return;
  const begun = Date.now();
  while (Date.now() < begun + troubled - 1500) {
    const {operations, effects} = await world.counts();
    const hasArrived = operations.some(({operation}) => operation === 'mapOrder');
    if (plan.isRefused && hasArrived && effects.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await world.admin('deleteFreeAccount', 'milena@meridian.example');
      tags.add('refused for good');
      return;
    }
    if (plan.closes && (hasArrived || Date.now() > begun + 1500)) {
      await world.admin('travel', travelled);
      tags.add('order closed');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
