/** Partner support by trusted keys alone, over real HTTP: from a search to a solved case, and in and out of the drawer. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, it} from 'node:test';
import {engine} from '../support/driver.mjs';
import {activate, arrive, choose, pick, tabTo, type} from '../support/keyboard.mjs';
import {buttonScript, countOf, giveMadeFiles, quietWorld, waitForFile, words} from '../support/support-flow.mjs';
import {bundledFolder, startSupportStage} from '../support/support-pages.mjs';
import {inElement, waitForField} from '../support/wizard-flow.mjs';
import {eventsOf, until} from '../support/wizard-stage.mjs';

const article = 'None of the organizations shown is mine';
const description = 'None of the three organizations in the list belongs to us.';
const answer = 'It is the second one in the list.';
const policy = {support: {pollSeconds: 1, pollMostSeconds: 1}};
const query = `&policy=${encodeURIComponent(JSON.stringify(policy))}`;

let stage;
let folder;
let buttonFolder;
const files = mkdtempSync(join(tmpdir(), 'kit-support-'));
const trace = join(files, 'trace.log');
writeFileSync(trace, 'INVITE sip:1@drina.example\n'.repeat(100));
before(async () => {
  stage = await startSupportStage();
  folder = await bundledFolder('support-keyboard');
  buttonFolder = await bundledFolder('support-keyboard-button', buttonScript);
});
afterEach(() => stage.clear());
after(async () => {
  rmSync(files, {recursive: true, force: true});
  await stage.close();
});

/** Presses Tab, or Shift and Tab, until what has the focus matches the selector. */
async function tabToMatching(page, selector) {
  for (let pressed = 0; pressed < 60; pressed++) {
    const isThere = await page.evaluate(
      inElement(`(root) => root.activeElement?.matches(${JSON.stringify(selector)}) ?? false`),
    );
    if (isThere) return;
    await page.press('Tab');
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** Chooses a file in the field that has the focus: by the browser's own dialog where the driver has one. */
async function chooseFile(page) {
  await tabTo(page, 'files');
  if (engine !== 'chromium') return giveMadeFiles(page, [{name: 'trace.log', bytes: 2700}]);
  const [dialog] = await Promise.all([page.native.waitForFileChooser(), page.press('Space')]);
  await dialog.accept([trace]);
}

/** From the first view over an answer that did not help to the form of a new case. */
async function fromSearchToForm(page) {
  await page.waitFor(inElement(`(root) => root.querySelector('#support-search') !== null`));
  await tabTo(page, 'query');
  // What is typed goes on in the answers' own field.
  await page.type('organizations shown');
  await page.waitFor(inElement(`(root) => root.querySelector('.results [data-article]') !== null`));
  assert.equal((await page.focused()).id, 'support-search');
  await tabToMatching(page, '.results [data-article]');
  await page.press('Enter');
  await arrive(page, article);
  await activate(page, words['article.no']);
  await arrive(page, words['newCase.title']);
}

async function fillForm(page) {
  for (const [level, [letters, id]] of [
    ['Orders', 'orders'],
    ['Setting', 'order-setup'],
    ['Organ', 'order-organization'],
    ['Not', 'organization-unknown'],
  ].entries()) {
    await waitForField(page, `category.${level}`);
    await pick(page, `category.${level}`, letters, id);
  }
  await type(page, 'description', description);
  await choose(page, 'severity', '4');
  await pick(page, 'concern.kind', 'Ord', 'order');
  await type(page, 'concern.id', 'order-1');
  await chooseFile(page);
  await waitForFile(page, 'stored');
}

/** From the filled form to check answers, past cases that may be the same. */
async function goToCheck(page) {
  await activate(page, words['action.next']);
  const title = await until(async () => {
    const {tag, text} = (await page.focused()) ?? {};
    return tag === 'h2' && [words['similar.title'], words['check.title']].find((one) => one === text);
  });
  if (title === words['similar.title']) await activate(page, words['similar.none']);
  await arrive(page, words['check.title']);
}

it('F-E3, S-02, S-03, S-07, S-23: from a search over an answer, a new case and its reply to an accepted solution', async () => {
  const world = await quietWorld(stage);
  const {page} = await stage.open({world, folder, proxied: true, query});
  await fromSearchToForm(page);
  await fillForm(page);
  await goToCheck(page);
  await activate(page, words['check.send'], 'Space');
  await arrive(page, words['sent.title']);
  const [created] = (await world.admin('state')).support.cases.slice(-1);
  assert.equal(created.description, description);
  assert.equal(created.categoryId, 'organization-unknown');
  assert.equal(created.files[0].name, 'trace.log');
  assert.deepEqual(
    (await eventsOf(page, 'answer-rated')).map(([, {helped}]) => helped),
    [false],
  );
  assert.match(await page.visibleText(), new RegExp(created.reference));
  await activate(page, words['sent.open']);
  await arrive(page, created.subject);

  await type(page, 'text', answer);
  await activate(page, words['case.reply.send']);
  await until(async () => (await world.entriesOf(created.id, answer)).length === 1);
  await page.waitForText(words['case.reply.sent']);

  await world.admin('resolveCase', created.id);
  await page.waitFor(inElement(`(root) => root.querySelector('[data-act="reject"]') !== null`));
  // The form that had the focus is gone; what can be done now has it.
  await until(async () => (await page.focused())?.id === 'case-next-title');
  await tabToMatching(page, '[data-act="reject"]');
  await page.press('Enter');
  await arrive(page, words['case.reject.title']);
  await type(page, 'text', 'It is still not in the list.');
  await activate(page, words['case.reject.send']);
  await arrive(page, created.subject);
  await until(async () => (await world.casesAbout(created.subject))[0].state !== 'resolved');

  await world.admin('resolveCase', created.id);
  await page.waitFor(inElement(`(root) => root.querySelector('[data-act="accept"]') !== null`));
  await tabToMatching(page, '[data-act="accept"]');
  await page.press('Enter');
  await arrive(page, words['case.accept.title']);
  await activate(page, words['case.accept.send']);
  await arrive(page, created.subject);
  await page.waitForText(words['case.next.none']);
  assert.equal((await world.casesAbout(created.subject))[0].state, 'closed');
  for (const operation of ['createCase', 'replyToCase', 'rejectSolution', 'acceptSolution'])
    assert.equal((await world.arrived(operation)).keys.length, 1, operation);
});

it('X-01, X-07: what is wrong with the form leads by keys to each field, and what is typed stays on the way back', async () => {
  const world = await quietWorld(stage);
  const {page} = await stage.open({world, folder, proxied: true});
  await page.waitFor(inElement(`(root) => root.querySelector('[data-action="case"]') !== null`));
  await activate(page, words['action.newCase']);
  await arrive(page, words['newCase.title']);
  await type(page, 'subject', 'Zvono ne radi');
  await activate(page, words['action.next']);
  await until(async () => (await countOf(page, '.error-summary')) === 1);
  await activate(page, words['error.severity.empty']);
  await until(async () => (await page.focused())?.name === 'severity');
  await page.press('Space');
  await activate(page, words['action.back']);
  await until(async () => (await countOf(page, '#support-search')) === 1);
  await activate(page, words['action.newCase']);
  await arrive(page, words['newCase.title']);
  await tabTo(page, 'subject');
  assert.equal(await page.evaluate(inElement('(root) => root.activeElement.value')), 'Zvono ne radi');
});

/** A page with the host's own button and support's; its drawer is closed. */
async function openBesideButton() {
  const world = await quietWorld(stage);
  const body = '<button id="before">Before</button><support-button locale="en"></support-button>';
  const {page} = await stage.open({world, folder: buttonFolder, proxied: true, body});
  await page.waitFor(() => document.querySelector('support-button').shadowRoot?.querySelector('[part=button]') != null);
  return page;
}

const isOpen = (page) =>
  page.evaluate(() => document.querySelector('support-button').shadowRoot.querySelector('dialog[open]') !== null);
const isInDrawer = (page) =>
  page.evaluate(
    () => document.querySelector('support-button').shadowRoot.activeElement?.closest('dialog[open]') != null,
  );
const isOnButton = (page) =>
  page.evaluate(
    () => document.querySelector('support-button').shadowRoot.activeElement?.getAttribute('part') === 'button',
  );

async function tabToButton(page) {
  for (let pressed = 0; pressed < 10 && !(await isOnButton(page)); pressed++) await page.press('Tab');
  assert.equal(await isOnButton(page), true);
}

it('S-01, X-13: the drawer opens by key with the focus inside, keeps it there, and Escape gives it back', async () => {
  const page = await openBesideButton();
  for (const key of ['Enter', 'Space']) {
    await tabToButton(page);
    await page.press(key);
    await until(() => isOpen(page));
    assert.equal(await isInDrawer(page), true);
    await page.waitFor(inElement(`(root) => root.querySelector('#support-search') !== null`));
    await tabTo(page, 'query');
    // Over the whole drawer and round: what is behind it is never reached.
    for (let pressed = 0; pressed < 30; pressed++) {
      await page.press('Tab');
      assert.notEqual((await page.focused())?.id, 'before');
      assert.equal(await isOnButton(page), false);
    }
    await page.press('Escape');
    await until(async () => !(await isOpen(page)));
    await until(() => isOnButton(page));
  }
  await page.press('Enter');
  await until(() => isOpen(page));
  await tabTo(page, words['button.close']);
  await page.press('Enter');
  await until(async () => !(await isOpen(page)));
  await until(() => isOnButton(page));
});

it('S-01: a case begun in the drawer is there when the keys open it again', async () => {
  const page = await openBesideButton();
  await tabToButton(page);
  await page.press('Enter');
  await page.waitFor(inElement(`(root) => root.querySelector('[data-action="case"]') !== null`));
  await activate(page, words['action.newCase']);
  await arrive(page, words['newCase.title']);
  await type(page, 'subject', 'Zvono ne radi');
  await page.press('Escape');
  await until(() => isOnButton(page));
  assert.equal(await isOpen(page), false);
  await page.press('Enter');
  await until(() => isInDrawer(page));
  await tabTo(page, 'subject');
  assert.equal(await page.evaluate(inElement('(root) => root.activeElement.value')), 'Zvono ne radi');
});
