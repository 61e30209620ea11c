/** The kit's own sign-in form: where user ID and password go, and where they never stand. */
import assert from 'node:assert/strict';
import {after, afterEach, before, it} from 'node:test';
import {startRelay} from '../support/host-page.mjs';
import {pressOn, reachCheck, startRenewalStage} from '../support/renewal-flow.mjs';
import {choose, fill, inElement, next, valueOf, waitForField, waitForSelector} from '../support/wizard-flow.mjs';
import {everythingKept, eventsOf, shows} from '../support/wizard-stage.mjs';
import {renewalWords} from '../support/words.mjs';

const words = await renewalWords();
/** The memory backend's sample user. */
const user = 'milena';
const password = 'Konstela-27-Avala';
const query = `&policy=${encodeURIComponent(JSON.stringify({renewal: {signIn: 'form'}}))}`;

let stage;
const relays = [];
before(async () => {
  stage = await startRenewalStage();
});
afterEach(async () => {
  await stage.clear();
  await Promise.all(relays.splice(0).map((relay) => relay.close()));
});
after(() => stage.close());

/** A world whose every request is noted on its way. */
async function openNoted({signedOut = true} = {}) {
  const world = await stage.openWorld({scenario: 'oneAgreement'});
  if (signedOut) await world.admin('signOut');
  const relay = await startRelay(stage.backend.origin);
  relays.push(relay);
  const opened = await stage.open({world: {...world, api: relay.origin + world.path}, query});
  return {...opened, world, relay};
}

async function signIn(page, {userId = user, secret = password} = {}) {
  await fill(page, 'username', userId);
  await fill(page, 'current-password', secret);
  await page.press('Enter');
}

it('R-07: signs in by the form; the password travels once, in one body, and stands nowhere else', async () => {
  const {page, world, relay} = await openNoted();
  await page.waitForText(words['signIn.title']);
  await signIn(page);
  await page.waitForText(words['standing.dueSoon']);
  await pressOn(page, '[data-action="renew"]');
  await waitForField(page, 'authority');

  const bodies = relay.arrived.filter(({body}) => body.includes(password));
  assert.deepEqual(
    bodies.map(({method, path, body}) => [method, path, JSON.parse(body)]),
    [['POST', `${world.path}/session/sign-in`, {userId: user, password}]],
  );
  for (const {path, headers} of relay.arrived)
    assert.doesNotMatch(path + JSON.stringify(headers), new RegExp(password));
  assert.ok(relay.arrived.length > 3);
  const kept = await everythingKept(page);
  assert.doesNotMatch(JSON.stringify([kept, page.messages, await eventsOf(page)]), new RegExp(password));
  assert.doesNotMatch(await page.evaluate(() => document.documentElement.outerHTML), new RegExp(password));
  assert.equal(await page.evaluate(inElement(`(root) => root.innerHTML.includes('${password}')`)), false);
  assert.equal(
    await page.evaluate(
      inElement(`(root) => [...root.querySelectorAll('input')].some(({value}) => value === '${password}')`),
    ),
    false,
  );
});

it('R-07: what is on view after signing in stays on view: the agreements are asked for once', async () => {
  const {page, world, relay} = await openNoted();
  await signIn(page);
  await pressOn(page, '[data-action="renew"]');
  await choose(page, 'authority', 'no');
  await next(page);
  await waitForField(page, 'inviteName');
  const asked = relay.arrived
    .filter(({method}) => method === 'POST')
    .map(({path}) => path.replace(`${world.path}/`, ''));
  const afterwards = asked.slice(asked.indexOf('session/sign-in') + 1);
  // An acceptance and a decline may be under way: each is asked about once.
  const expected = ['agreements/get', 'agreements/list', 'operations/get', 'operations/get', 'session/get'];
  assert.deepEqual(afterwards.toSorted(), expected);
});

it('R-07: a wrong password is told without saying what of the two was wrong, the user ID stays, the password goes', async () => {
  const {page} = await openNoted();
  await signIn(page, {secret: 'not-the-password'});
  await page.waitForText(words['problem.credentials-wrong']);
  assert.equal(await valueOf(page, 'username'), user);
  assert.equal(await valueOf(page, 'current-password'), '');
  await fill(page, 'current-password', password);
  await page.press('Enter');
  await page.waitForText(words['standing.dueSoon']);
});

it('R-07: after too many wrong passwords it is told that signing in is blocked for a while', async () => {
  const {page, world} = await openNoted();
  for (let wrong = 0; wrong < 4; wrong++) {
    const answer = await fetch(`${world.api}/session/sign-in`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({userId: user, password: `wrong ${wrong}`}),
    });
    assert.equal(answer.status, 422);
  }
  await signIn(page, {secret: 'wrong'});
  await page.waitForText(words['problem.locked']);
});

it('R-07: an empty form names both fields and sends nothing', async () => {
  const {page, relay} = await openNoted();
  await page.waitForText(words['signIn.title']);
  await next(page);
  await page.waitForText(words['error.userId.empty']);
  assert.equal(await shows(page, words['error.password.empty']), true);
  assert.deepEqual(
    relay.arrived.filter(({path}) => path.endsWith('/sign-in')),
    [],
  );
});

it('X-02: password managers know the fields, the password can be shown, pasting is not hindered', async () => {
  const {page} = await openNoted();
  await waitForField(page, 'username');
  const fields = () =>
    page.evaluate(
      inElement(
        `(root) => [...root.querySelectorAll('form input')].map((input) => [input.name, input.type, input.autocomplete, input.form.method])`,
      ),
    );
  assert.deepEqual(await fields(), [
    ['username', 'text', 'username', 'post'],
    ['current-password', 'password', 'current-password', 'post'],
  ]);
  await fill(page, 'current-password', password);
  await pressOn(page, 'button[aria-pressed="false"]');
  await waitForSelector(page, '[name="current-password"][type="text"]');
  assert.equal(await valueOf(page, 'current-password'), password);
  const isPasteLeftAlone = await page.evaluate(
    inElement(`(root) => root.querySelector('[name="current-password"]')
      .dispatchEvent(new ClipboardEvent('paste', {bubbles: true, composed: true, cancelable: true}))`),
  );
  assert.equal(isPasteLeftAlone, true);
});

it('F-E12, X-03: a session that ends in mid-flow asks by the form, and the flow goes on with every answer', async () => {
  const {page, world, relay} = await openNoted({signedOut: false});
  await reachCheck(page, {jobTitle: 'Prokuristkinja'});
  await world.admin('expireSession');
  await pressOn(page, '.view.check .actions button.primary');
  await page.waitForText(words['signIn.title']);
  await signIn(page);
  await page.waitForText(words['check.title']);
  assert.equal(await shows(page, 'Prokuristkinja'), true);
  await pressOn(page, '.view.check .actions button.primary');
  await page.waitForText(words['finished.renewed']);
  assert.equal((await world.counts()).agreements['agreement-1'].receipts, 1);
  assert.equal(relay.arrived.filter(({body}) => body.includes(password)).length, 1);
});
