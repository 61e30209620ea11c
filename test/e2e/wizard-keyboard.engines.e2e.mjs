/** The whole way by keyboard alone: trusted keys, a page of its own, real HTTP, from the order to active services. */
import assert from 'node:assert/strict';
import {after, afterEach, before, it} from 'node:test';
import {answers, waitForSelector} from '../support/wizard-flow.mjs';
import {eventsOf, startStage, until} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

let stage;
before(async () => {
  stage = await startStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

/** Presses Tab until what has the focus is wanted: a field by its name, a button by its words. */
async function tabTo(page, wanted) {
  const passed = [];
  for (let pressed = 0; pressed < 40; pressed++) {
    const at = await page.focused();
    if (
      at &&
      (at.name === wanted || at.id === `field-${wanted}` || (/^(button|a|summary)$/.test(at.tag) && at.text === wanted))
    )
      return at;
    passed.push(at && (at.name || at.text));
    await page.press('Tab');
  }
  throw new Error(`no Tab leads to "${wanted}", only to ${passed.join(', ')}`);
}

/** What stands in, or is chosen by, the control that has the focus. */
const current = (page) =>
  page.evaluate(() => {
    const {value, checked} = document.querySelector('provisioning-wizard').shadowRoot.activeElement ?? {};
    return {value, checked};
  });

async function activate(page, wanted, key = 'Enter') {
  await tabTo(page, wanted);
  await page.press(key);
}

async function type(page, field, text) {
  await tabTo(page, field);
  await page.type(text);
  await until(async () => (await current(page)).value === text);
}

/** Chooses within a group: Tab leads to it, arrows walk in it. */
async function choose(page, group, value) {
  await tabTo(page, group);
  await page.press('Space');
  for (let pressed = 0; pressed < 10; pressed++) {
    const at = await current(page);
    if (at.value === value && at.checked) return;
    await page.press('ArrowDown');
  }
  throw new Error(`no arrow leads to ${value}`);
}

/** Chooses from a list by typing the beginning of an option. */
async function pick(page, field, beginning, value) {
  await tabTo(page, field);
  await page.waitFor(
    (name) =>
      document.querySelector('provisioning-wizard').shadowRoot.querySelector(`[name="${name}"]`).options.length > 2,
    field,
  );
  await page.type(beginning);
  await until(async () => (await current(page)).value === value);
}

async function tick(page, name) {
  await tabTo(page, name);
  await page.press('Space');
  await until(async () => (await current(page)).checked);
}

/** Waits for a view; the focus is on its heading, so that the next Tab leads into it. */
async function arrive(page, title) {
  await until(async () => {
    const at = await page.focused();
    return at?.tag === 'h2' && at.text.replace(/[\u2068\u2069]/g, '') === title;
  });
}

it('goes from the order to active services with trusted keys alone', async () => {
  const world = await stage.openWorld({scenario: 'newPartner'});
  const state = await world.admin('state');
  const seconds = {calling: 0, meetings: 0, enterprise: 0, other: 0};
  state.orders[0].behaviour = {queuedSeconds: 0, seconds, failing: []};
  await world.admin('reset', state);
  const {page} = await stage.open({world});
  await waitForSelector(page, 'button[data-start]');
  await activate(page, words['intro.start']);
  await arrive(page, words['role.title']);
  await choose(page, 'role', 'partner');
  await activate(page, words['action.next']);
  await arrive(page, words['setter.title']);
  await choose(page, 'setter', 'self');
  await activate(page, words['action.next'], 'Space');
  await arrive(page, words['partner.create.title']);
  await type(page, 'partnerName', 'Sava Telekom');
  await pick(page, 'partnerCountry', 'Serb', 'RS');
  await type(page, 'partnerAdminEmail', answers.partnerAdminEmail);
  await page.press('Enter');
  await arrive(page, words['admin.title']);
  await type(page, 'customerAdminEmail', answers.customerAdminEmail);
  await page.press('Enter');
  await arrive(page, words['customer.create.title']);
  await pick(page, 'customerCountry', 'Serb', 'RS');
  await type(page, 'customerAddress', 'Savska 3, Beograd');
  await activate(page, words['action.next']);
  await arrive(page, words['confirm.title']);
  for (const name of ['partnerConfirmed', 'customerConfirmed', 'mappingAcknowledged']) await tick(page, name);
  await activate(page, words['confirm.action']);
  await arrive(page, words['password.title']);
  await type(page, 'password', answers.password);
  await page.press('Enter');
  await arrive(page, words['subscription.title']);
  await activate(page, words['action.next']);
  await arrive(page, words['calling.title']);
  await pick(page, 'callingCountry', 'Serb', 'RS');
  await type(page, 'callingAddress', 'Savska 3, Beograd');
  await activate(page, words['action.next']);
  await arrive(page, words['meetings.title']);
  await type(page, 'sites.0.name', 'drina-meet');
  await page.press('Enter');
  await waitForSelector(page, '.good-text');
  await pick(page, 'sites.0.timeZone', 'Europe/Belg', 'Europe/Belgrade');
  await choose(page, 'sites.0.userManagement', 'hub');
  await activate(page, words['action.next']);
  await arrive(page, words['enterprise.title']);
  await type(page, 'subdomain', 'drinalog');
  await page.press('Enter');
  await waitForSelector(page, '.good-text');
  await activate(page, words['enterprise.save']);
  await arrive(page, words['review.title']);
  await tick(page, 'billingAcknowledged');
  await activate(page, words['review.action'], 'Space');
  await arrive(page, words['done.title']);
  await activate(page, words['shell.close']);
  assert.deepEqual(await eventsOf(page, 'closed'), [['closed', {orderId: 'order-1', outcome: 'provisioned'}]]);
  for (const operation of ['mapOrder', 'setPassword', 'provision']) {
    assert.equal((await world.arrived(operation)).count, 1, operation);
  }
  const {settings, billing} = await world.order();
  assert.notEqual(billing, null);
  assert.equal(settings.subdomain, 'drinalog');
  assert.equal(settings.calling.headOfficeAddress, 'Savska 3, Beograd');
});

it('X-13: the way out by keyboard asks first; Escape stays, and what was typed is still there', async () => {
  const {page} = await stage.open();
  await waitForSelector(page, 'button[data-start]');
  await activate(page, words['intro.start']);
  await arrive(page, words['role.title']);
  await choose(page, 'role', 'partner');
  await page.press('Shift+Tab');
  await until(async () => (await page.focused())?.text === words['shell.exit']);
  await page.press('Enter');
  await until(async () => (await page.focused())?.text === words['exit.stay']);
  await page.press('Escape');
  await until(async () => (await page.focused())?.text === words['shell.exit']);
  await page.press('Tab');
  assert.deepEqual(await current(page), {value: 'partner', checked: true});
  await page.press('Shift+Tab');
  await page.press('Enter');
  await activate(page, words['exit.leave']);
  await arrive(page, words['left.title']);
});
