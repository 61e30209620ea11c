/** What is measured in Chromium: loading, the work of each step, what is left after creating and removing. */
import {
  configureServices,
  next,
  passFirstDoor,
  reachConfirm,
  setPassword,
  tick,
  waitForStep,
} from '../../test/support/wizard-flow.mjs';

/** 1.44 Mbit/s and 563 ms: what the developer tools call slow 4G. */
const slow4g = {offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375};

/** How a page is loaded: the factor the processor is slowed down by, and the network. */
export const loads = {load1: {cpu: 1}, load4: {cpu: 4}, loadSlow: {cpu: 4, network: slow4g}};

/** A page in a profile of its own: nothing is cached. */
async function freshPage(browser, prepare) {
  const profile = await browser.newProfile();
  const page = await profile.newPage();
  const session = await page.native.createCDPSession();
  await page.native.evaluateOnNewDocument(prepare);
  return {page, session, close: () => profile.close()};
}

const slowDown = (session, rate) => session.send('Emulation.setCPUThrottlingRate', {rate});

/** Runs in the page before everything else: the moment when the frame with the first step was made. */
function watchFirstStep() {
  const look = () => {
    const start = document.querySelector('provisioning-wizard')?.shadowRoot?.querySelector('button[data-start]');
    if (!start?.getClientRects().length) return void requestAnimationFrame(look);
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      window.firstStepAt = performance.now();
    };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** Milliseconds from the navigation to the usable first step. */
export async function measureLoad(browser, kit, {cpu, network}) {
  const {page, session, close} = await freshPage(browser, watchFirstStep);
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
  }
  await slowDown(session, cpu);
  await page.goto(kit.url('load'));
  const at = await page.waitFor('window.firstStepAt');
  await close();
  return at;
}

/** Runs in the page before everything else: the time from each primary click to the next step, laid out. */
function watchSteps() {
  window.work = [];
  let clickedAt = null;
  addEventListener(
    'click',
    (event) => {
      if (event.composedPath()[0].matches?.('.content button.primary')) clickedAt = performance.now();
    },
    {capture: true},
  );
  addEventListener('partner-step-changed', ({target, detail}) => {
    if (clickedAt === null) return;
    const began = clickedAt;
    clickedAt = null;
    // After everything that belongs to the same task, such as the moved focus.
    queueMicrotask(() => {
      target.shadowRoot.querySelector('.content').getBoundingClientRect();
      window.work.push([detail.step, performance.now() - began]);
    });
  });
}

/** `[step, milliseconds]` for each step of the flow of a new partner, from the click that leads to it. */
export async function measureSteps(browser, kit, cpu) {
  const {page, session, close} = await freshPage(browser, watchSteps);
  await page.goto(kit.url('steps'));
  await page.waitFor(
    () =>
      document.querySelector('provisioning-wizard')?.shadowRoot?.querySelector('button[data-start]') &&
      document.readyState === 'complete',
  );
  await slowDown(session, cpu);
  await reachConfirm(page);
  await passFirstDoor(page);
  await setPassword(page);
  await configureServices(page);
  await tick(page, 'billingAcknowledged');
  await next(page);
  await waitForStep(page, 'activation');
  const work = await page.evaluate(() => window.work);
  await close();
  return work;
}

/** Runs in the page: creates the wizard, waits for its first step and removes it, `count` times. */
async function cycle(count) {
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  for (let done = 0; done < count; done++) {
    const wizard = window.create();
    while (!wizard.shadowRoot.querySelector('button[data-start]')) await turn();
    wizard.remove();
    await turn();
  }
}

async function collected(page, session) {
  for (let round = 0; round < 3; round++) {
    await session.send('HeapProfiler.collectGarbage');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
  const {metrics} = await session.send('Performance.getMetrics');
  const metric = (name) => metrics.find((one) => one.name === name).value;
  const {usedSize} = await session.send('Runtime.getHeapUsage');
  return {heap: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners')};
}

/** The heap with the wizard at its first step, in bytes, and what each of `count` cycles leaves after 20 others. */
export async function measureLeak(browser, kit, count) {
  const loaded = await freshPage(browser, watchFirstStep);
  await loaded.session.send('Performance.enable');
  await loaded.page.goto(kit.url('load'));
  await loaded.page.waitFor('window.firstStepAt');
  const {heap} = await collected(loaded.page, loaded.session);
  await loaded.close();

  const {page, session, close} = await freshPage(browser, () => undefined);
  await session.send('Performance.enable');
  await page.goto(kit.url('cycles'));
  await page.waitFor(() => 'create' in window);
  await page.evaluate(cycle, 20);
  const before = await collected(page, session);
  await page.evaluate(cycle, count);
  const after = await collected(page, session);
  await close();
  const each = (what) => (after[what] - before[what]) / count;
  return {heap, heapPerCycle: each('heap'), nodesPerCycle: each('nodes'), listenersPerCycle: each('listeners')};
}
