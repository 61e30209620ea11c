/** Parts of the renewal that do not come, or come late: each place says so, and trying again leads on. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {retriesModules} from '../support/driver.mjs';
import {pressOn} from '../support/renewal-flow.mjs';
import * as renewal from '../support/renewal-pages.mjs';
import {press} from '../support/wizard-flow.mjs';

const {waitForHeading} = renewal;
const failed =
  'This part could not be loaded. Check your connection and try again; if that does not help, reload the page.';
const retry = 'Retry · Повторить · Ponovi';
const longest = 20_000;
/** Where a module whose fetch failed is never fetched again, a reload is the way on. */
const needsReload = !retriesModules;

let stage;
before(async () => {
  stage = await renewal.startRenewalStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

/**
 * A page whose chunks with this code do not come until they are let go: `fails` breaks the connection, `hangs` answers
 * nothing. `asked` resolves when the first one was asked for.
 */
async function openWithout(code, how, {agreementId, scenario = 'oneAgreement', isSignedOut = false, policy = {}}) {
  let isBlocked = true;
  let letGo;
  const free = new Promise((resolve) => (letGo = resolve));
  let tellAsked;
  const asked = new Promise((resolve) => (tellAsked = resolve));
  const handle = async (request, response) => {
    if (!isBlocked || !/^\/chunks\/.*\.js$/.test(request.url) || request.headers['x-look']) return false;
    const text = await (await fetch(origin.origin + request.url, {headers: {'x-look': '1'}})).text();
    if (!code.test(text)) return false;
    tellAsked();
    if (how === 'hangs') await free;
    else response.destroy();
    return how === 'fails';
  };
  const origin = await stage.openOrigin({handle, body: renewal.renewalBody({agreementId})});
  const world = await stage.openWorld({scenario});
  if (isSignedOut) await world.admin('signOut');
  const query = `&policy=${encodeURIComponent(JSON.stringify(policy))}`;
  const {page} = await stage.open({world, origin, query});
  const release = () => {
    isBlocked = false;
    letGo();
  };
  return {page, world, asked, release};
}

const overview = (page) => waitForHeading(page, 'Your agreements');
const authority = (page) => waitForHeading(page, 'May you sign for the company?');
const receipt = (page) => waitForHeading(page, 'Receipt');
const renew = async (page) => {
  await overview(page);
  await pressOn(page, '[data-action="renew"]');
};
const showReceipts = async (page) => {
  await overview(page);
  await press(page, 'Receipts');
};
const ownSignIn = {isSignedOut: true, policy: {renewal: {signIn: 'form'}}};
const signIn = (page) => waitForHeading(page, 'Sign in');
const nothing = async () => {};
const machines = /\bDeadlineWatch = class|class DeadlineWatch/;
const laterWords = /Your company is not a registered partner/;

/** The flow is there, and waits for its words alone. */
const opened = (page) => page.waitFor(() => window.events.some(([type]) => type === 'renewal-opened'));

/**
 * What only this part's chunk has, how it is asked for, and what it shows. `waits`: what else is on its way has come;
 * without it the time to wait for this part alone cannot be passed.
 */
const parts = [
  {
    name: 'the machines',
    code: machines,
    agreementId: 'agreement-1',
    ask: nothing,
    waits: nothing,
    shows: authority,
  },
  {name: 'the flows', code: /\bRenewalFlow = class|class RenewalFlow/, ask: renew, waits: nothing, shows: authority},
  {
    name: 'the words of the flows',
    code: /You can no longer sign for this company/,
    ask: renew,
    waits: opened,
    shows: authority,
    comesByItself: true,
  },
  {
    name: 'the form to sign in',
    code: /\bSignInPanel = class|class SignInPanel/,
    ...ownSignIn,
    ask: nothing,
    waits: nothing,
    shows: signIn,
  },
  {
    name: 'the words of that form',
    code: /You can no longer sign for this company/,
    ...ownSignIn,
    ask: nothing,
    shows: signIn,
  },
  {
    name: 'the words of receipts',
    code: /Preparing the text/,
    ask: showReceipts,
    waits: nothing,
    shows: receipt,
    comesByItself: true,
  },
  {
    name: 'the later words of a list',
    code: laterWords,
    ask: nothing,
    waits: nothing,
    shows: (page) => page.waitForText('Partner support'),
    comesByItself: true,
  },
  {
    name: 'the later words for somebody who is no partner',
    code: laterWords,
    scenario: 'notPartner',
    ask: nothing,
    shows: (page) => waitForHeading(page, 'Your company is not a registered partner'),
  },
  {
    name: 'the later words for somebody who is signed out',
    code: laterWords,
    isSignedOut: true,
    ask: nothing,
    shows: (page) => waitForHeading(page, 'You are not signed in'),
  },
];

for (const {name, code, ask, waits, shows, comesByItself = false, ...options} of parts) {
  describe(name, () => {
    const open = (how) => openWithout(code, how, options);

    it(`not coming, says so, and comes when ${needsReload ? 'the page is reloaded' : 'it is tried again'}`, async () => {
      const {page, release} = await open('fails');
      await ask(page);
      await page.waitForText(failed);
      release();
      if (needsReload) {
        await page.goto(await page.evaluate('location.href'));
        await ask(page);
      } else await press(page, retry);
      await shows(page);
    });

    if (!waits) return;
    it('not coming for 20 seconds, says so, and is used when it comes after all', async () => {
      const {page, asked, release} = await open('hangs');
      await ask(page);
      await asked;
      await waits(page);
      await page.evaluate((time) => window.device.pass(time), longest);
      await page.waitForText(failed);
      release();
      if (!comesByItself) await press(page, retry);
      await shows(page);
    });
  });
}

describe('the words on how support is reached', () => {
  it('not coming, says so, and comes when it is asked for again', async () => {
    const {page, release} = await openWithout(/support-notice-title/, 'fails', {});
    await overview(page);
    await press(page, 'Partner support');
    await page.waitForText('The connection was interrupted. Nothing is lost: check your network and try again.');
    release();
    if (needsReload) await page.goto(await page.evaluate('location.href'));
    await press(page, 'Partner support');
    await page.waitForText('How to reach support');
    assert.doesNotMatch(await page.visibleText(), /The connection was interrupted/);
  });

  for (const [name, code] of Object.entries({'the machines': machines, 'the later words': laterWords})) {
    it(`R-27: come as soon as ${name} do, which are on their way when support is asked for`, async () => {
      const {page, asked, release} = await openWithout(code, 'hangs', {scenario: 'agreements'});
      await overview(page);
      await asked;
      await renewal.press(page, 'Contact support');
      release();
      await page.waitForText('How to reach support');
      assert.doesNotMatch(await page.visibleText(), /could not be loaded|The connection was interrupted/);
    });
  }

  it('R-27: not coming with the machines, are said to be missing, and come as soon as these are tried again', async () => {
    const {page, release} = await openWithout(machines, 'fails', {});
    await waitForHeading(page, 'The agreements could not be loaded');
    await renewal.press(page, 'Contact support');
    await page.waitForText(failed);
    release();
    if (needsReload) {
      await page.goto(await page.evaluate('location.href'));
      await overview(page);
      await press(page, 'Partner support');
    } else await press(page, retry);
    await page.waitForText('How to reach support');
  });
});
