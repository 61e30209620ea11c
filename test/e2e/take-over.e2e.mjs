/** What has the focus in a first view keeps it, and what is typed there stays, while machines that come late take over. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {launch} from '../support/driver.mjs';
import {renewalScript, startRenewalStage} from '../support/renewal-flow.mjs';
import {supportScript} from '../support/support-flow.mjs';
import {startSupportStage} from '../support/support-pages.mjs';
import {inElement, pageScript, waitForSelector} from '../support/wizard-flow.mjs';
import {startStage, until} from '../support/wizard-stage.mjs';

/** A visit begins once the page is loaded: some browsers count what is held then as part of that. */
const onceLoaded = (script) =>
  `if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));\n${script}`;

let browser;
const stages = {};
before(async () => {
  browser = await launch();
  stages.wizard = await startStage({browser, script: onceLoaded(pageScript)});
  stages.renewal = await startRenewalStage({browser, script: onceLoaded(renewalScript)});
  stages.support = await startSupportStage({browser, script: onceLoaded(supportScript)});
});
afterEach(async () => {
  for (const stage of Object.values(stages)) await stage.clear();
});
after(async () => {
  for (const stage of Object.values(stages)) await stage.close();
});

/** Holds chunks with this code until they are let go; `asked` resolves when the first one was asked for. */
function heldChunks(code) {
  let letGo;
  const free = new Promise((resolve) => (letGo = resolve));
  let tellAsked;
  const asked = new Promise((resolve) => (tellAsked = resolve));
  const handle = async ({url, headers}) => {
    if (!/^\/chunks\/.*\.js$/.test(url) || headers['x-look']) return false;
    const text = await (await fetch(`http://${headers.host}${url}`, {headers: {'x-look': '1'}})).text();
    if (!code.test(text)) return false;
    tellAsked();
    await free;
    return false;
  };
  return {handle, asked, letGo};
}

/** An element's first view, the chunk of its machines held until `letGo`. */
async function openFirstView({element, machines, scenario, fault}) {
  const held = heldChunks(machines);
  const stage = stages[element];
  const world = await stage.openWorld({scenario});
  if (fault) await world.fault(fault);
  const origin = await stage.openOrigin({handle: held.handle});
  const {page} = await stage.open({world, origin});
  return {page, world, ...held};
}

const focus = (page, selector) =>
  page.evaluate(
    inElement(`(root) => {
      window.kept = root.querySelector(${JSON.stringify(selector)});
      window.kept.focus();
    }`),
  );
const hasKeptFocus = (page) => page.evaluate(inElement('(root) => root.activeElement === window.kept'));
/** Waits until the storage is open, which only the machines tell, and what came with them is drawn. */
async function hasTakenOver(page) {
  await page.waitFor(() => window.events.some(([type, {state}]) => type === 'partner-storage' && state === 'ready'));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

const wizard = {element: 'wizard', machines: /\bPageInput = class|class PageInput/};
const renewal = {element: 'renewal', machines: /\bDeadlineWatch = class|class DeadlineWatch/};
const support = {element: 'support', machines: /\bSupportWorkings = class|class SupportWorkings/};
const longList = {...renewal, scenario: 'agreements', comes: '.filter-toggle'};
const single = {...renewal, scenario: 'oneAgreement', comes: '.agreement.single [role="img"]'};
const home = {...support, scenario: 'busy', comes: '.more > *'};
const failing = (operation) => ({fault: {operation, kind: 'status', status: 404}, control: '.actions .primary'});

const controls = [
  {...wizard, control: 'button[data-start]', comes: 'dialog'},
  {...longList, control: '.head .button'},
  {...longList, control: '.agreements > li:nth-child(2) .disclose'},
  {...longList, control: '.agreements > li:nth-child(2) .choose input'},
  {...longList, control: '[data-action="renew"]'},
  {...single, control: '.head .button'},
  {...single, control: '[data-action="renew"]'},
  {...home, control: '#support-search'},
  {...home, control: '[data-action="case"]'},
  {...home, control: '.counts li:last-child .go'},
  {...home, control: '.topics .topic'},
  {...wizard, ...failing('getOrder'), comes: 'dialog'},
  {...renewal, ...failing('listAgreements'), scenario: 'agreements'},
  {...support, ...failing('getSupport'), scenario: 'busy'},
];

describe('the machines come late', () => {
  for (const first of controls) {
    const {element, scenario = 'newPartner', control, comes = '*', fault} = first;
    it(`X-13: ${element}, ${fault ? 'not loaded' : scenario}: ${control} keeps the focus`, async () => {
      const {page, asked, letGo} = await openFirstView({scenario, ...first});
      await waitForSelector(page, control);
      await focus(page, control);
      await asked;
      assert.equal(await hasKeptFocus(page), true);
      letGo();
      await waitForSelector(page, comes);
      await hasTakenOver(page);
      assert.equal(await hasKeptFocus(page), true);
    });
  }

  it('X-13: renewal: a row opened by key before them opens, and its button keeps the focus', async () => {
    const {page, asked, letGo} = await openFirstView(longList);
    const control = '.agreements > li:nth-child(2) .disclose';
    await waitForSelector(page, control);
    await focus(page, control);
    await asked;
    await page.press('Enter');
    await waitForSelector(page, `${control}[aria-expanded="true"]`);
    letGo();
    await waitForSelector(page, '.agreement.open [role="img"]');
    await hasTakenOver(page);
    assert.equal(await hasKeptFocus(page), true);
  });

  it('X-13: support: what is typed before them stands in the field of the answers, which has the focus', async () => {
    const {page, asked, letGo} = await openFirstView(home);
    await waitForSelector(page, '#support-search');
    await focus(page, '#support-search');
    await page.type('organizations');
    await asked;
    letGo();
    await waitForSelector(page, '.results [data-article]');
    await page.type(' shown');
    await until(() =>
      page.evaluate(
        inElement(
          `({activeElement}) => activeElement.id === 'support-search' && activeElement.value === 'organizations shown'`,
        ),
      ),
    );
  });
});
