/** Renewal by trusted keys alone, under strict policies and over real HTTP: from the overview to the receipt. */
import assert from 'node:assert/strict';
import {after, afterEach, before, it} from 'node:test';
import {engine} from '../support/driver.mjs';
import {activate, arrive, choose, tabTo, tick, type} from '../support/keyboard.mjs';
import {strictPolicy} from '../support/page-server.mjs';
import {countOf, startRenewalStage} from '../support/renewal-flow.mjs';
import {inElement} from '../support/wizard-flow.mjs';
import {eventsOf, until} from '../support/wizard-stage.mjs';
import {filled, renewalWords} from '../support/words.mjs';

const english = await renewalWords('en');
const balkans = 'Channel agreement Western Balkans';

let stage;
before(async () => {
  stage = await startRenewalStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

/** A page under the strict policy, with its list of violations and of headings under which it scrolled sideways. */
async function open(options) {
  const opened = await stage.open({
    proxied: true,
    headers: {'content-security-policy': strictPolicy},
    ...options,
  });
  await opened.page.evaluate(() => {
    window.violations = [];
    window.tooWide = [];
    document.addEventListener('securitypolicyviolation', ({violatedDirective}) =>
      window.violations.push(violatedDirective),
    );
    const {shadowRoot} = document.querySelector('partner-renewal');
    const measure = () => {
      const {scrollWidth, clientWidth} = document.scrollingElement;
      if (scrollWidth > clientWidth) window.tooWide.push(shadowRoot.querySelector('h2')?.textContent);
    };
    new MutationObserver(measure).observe(shadowRoot, {subtree: true, childList: true, characterData: true});
  });
  return opened;
}

async function assertNothingWentWrong({page, origin}) {
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(origin.reports, []);
  assert.deepEqual(
    page.messages.filter((message) => /^(error|warn|uncaught)/.test(message)),
    [],
  );
  assert.deepEqual(await page.evaluate(() => window.tooWide), []);
}

/** From the first step to check answers, for as many agreements as there are. */
async function walkToCheck(page, words, names, title = 'Direktorka') {
  const several = names.length > 1;
  const word = (key) => words[several ? `${key}.several` : key];
  await arrive(page, words['authority.title']);
  await choose(page, 'authority', 'yes');
  await activate(page, words['action.next']);
  await arrive(page, words['company.title']);
  await activate(page, words['action.next'], 'Space');
  await arrive(page, words['countries.title']);
  const boxes = await page.evaluate(
    inElement(`(root) => [...root.querySelectorAll('[name$=".physicalLocation"]')].map(({name}) => name)`),
  );
  for (const box of boxes) await tick(page, box);
  await activate(page, words['action.next']);
  await arrive(page, word('text.title'));
  for (const [index, name] of names.entries()) {
    await activate(page, `field-agreements.${index}.text`);
    await arrive(page, name);
    await until(async () => (await countOf(page, '.waiting')) === 0);
    await until(async () => (await countOf(page, '.reader')) > 0);
    await activate(page, words['text.close']);
    await focusReturned(page, `field-agreements.${index}.text`);
  }
  await activate(page, words['action.next']);
  await attest(page, words, title);
}

/** What opened a text has the focus again after it. */
const focusReturned = (page, id) => until(async () => (await page.focused())?.id === id);

/** Name and address stand there already. */
async function attest(page, words, title) {
  await arrive(page, words['attest.title']);
  if (title) await type(page, 'signerTitle', title);
  await tick(page, 'attested');
  await activate(page, words['action.next']);
  await arrive(page, words['check.title']);
}

/** From the overview of every standing to the receipt of one agreement, and back. */
async function renewOne(page, words) {
  const name = balkans;
  await until(async () => (await countOf(page, '.agreements > li')) > 5);
  // The filter comes after the list and stands above it: a Tab pressed before that passes it. On a narrow page it is
  // folded.
  await until(async () => (await countOf(page, '.filter-toggle')) > 0);
  const isFolded = inElement(`(root) => root.querySelector('.filter-toggle').checkVisibility()`);
  if (await page.evaluate(isFolded)) await activate(page, words['overview.filter']);
  await type(page, 'overview-search', 'Western Balkans');
  await until(async () => (await countOf(page, '.agreements > li')) === 1);
  await activate(page, name, 'Space');
  await until(async () => (await countOf(page, '[role="img"]')) === 1);
  await activate(page, `${words['overview.renew']}: ${name}`);
  await walkToCheck(page, words, [name]);
  await activate(page, words['check.action']);
  await arrive(page, words['finished.renewed']);
  await activate(page, filled(words['result.receiptWhat'], {name}), 'Space');
  await arrive(page, words['receipts.title']);
  await page.press('Shift+Tab');
  await until(async () => (await page.focused())?.text === words['shell.exit']);
  await page.press('Enter');
  await arrive(page, words['overview.title']);
}

it('F-E3, R-08: from the overview to the receipt: filter, open, renew, sign and accept', async () => {
  const opened = await open({scenario: 'agreements'});
  const {page, world} = opened;
  await renewOne(page, english);
  await until(async () => (await countOf(page, '[data-action]')) === 0);
  await assertNothingWentWrong(opened);
  const {receipts} = (await world.counts()).agreements['agreement-due-30'];
  assert.equal(receipts, 1);
  assert.equal((await world.arrived('acceptAgreement')).count, 1);
  assert.equal((await eventsOf(page, 'receipt-ready')).length, 1);
  // The policy is in force: what it forbids is noticed.
  await page.waitFor(() => {
    document.body.setAttribute('style', 'color: red');
    return window.violations.length > 0;
  });
});

if (engine === 'chromium') {
  it('F-E3: the same in Russian, 360 pixels wide, without scrolling sideways', async () => {
    const opened = await open({
      scenario: 'agreements',
      language: 'ru',
      prepare: (page) => page.setViewport(360, 740),
    });
    await renewOne(opened.page, await renewalWords('ru'));
    await assertNothingWentWrong(opened);
    assert.equal((await opened.world.counts()).agreements['agreement-due-30'].receipts, 1);
  });
}

it('several agreements are selected and renewed together, each with a receipt of its own', async () => {
  const opened = await open({scenario: 'agreements'});
  const {page, world} = opened;
  const names = [balkans, 'Channel agreement Germany and Austria'];
  await until(async () => (await countOf(page, '.agreements > li')) > 5);
  for (const agreement of names) {
    await activate(page, filled(english['overview.select'], {agreement}), 'Space');
  }
  await until(async () => (await countOf(page, '.selection')) === 1);
  await activate(page, english['overview.renewTogether']);
  await walkToCheck(page, english, names);
  await activate(page, filled(english['check.action.several'].other, {count: 2}));
  await arrive(page, english['finished.renewed.several']);
  assert.equal(await countOf(page, '[data-result="renewed"]'), 2);
  await assertNothingWentWrong(opened);
  const {agreements} = await world.counts();
  assert.deepEqual([agreements['agreement-due-30'].receipts, agreements['agreement-due-90'].receipts], [1, 1]);
});

it('R-10: re-application: every text opened, a country dropped, one refused and applied for again', async () => {
  const opened = await open({scenario: 'lapsedAgreement'});
  const {page, world} = opened;
  const applyFor = (country) => filled(english['matrix.chooseWhat'], {country});
  await activate(page, `${english['overview.reapply']}: Channel agreement Europe`);
  await arrive(page, english['matrix.title']);
  const texts = await page.evaluate(
    inElement(`(root) => [...root.querySelectorAll('[id^="field-countries."]')].map(({id}) => id)`),
  );
  for (const text of texts) {
    await activate(page, text);
    await until(async () => (await countOf(page, '.reader')) > 0);
    await activate(page, english['text.close']);
    await focusReturned(page, text);
  }
  for (const country of ['Germany', 'Austria', 'Italy', 'Netherlands']) {
    await activate(page, applyFor(country), 'Space');
  }
  await activate(page, filled(english['matrix.dropWhat'], {country: 'Croatia'}));
  await arrive(page, filled(english['drop.title'], {country: 'Croatia'}));
  await activate(page, filled(english['drop.action'], {country: 'Croatia'}));
  await arrive(page, english['matrix.title']);
  await activate(page, filled(english['matrix.action'].other, {count: 4}));
  await attest(page, english, 'Direktorka');
  await activate(page, english['check.actionAgain']);
  await arrive(page, english['matrix.title']);
  const lines = (await page.visibleText()).replace(/[\u2068\u2069]/g, '').split('\n');
  assert.ok(lines.includes(english['matrix.partly']), lines.join('\n'));
  assert.ok(
    lines.includes(filled(english['matrix.result.accepted'], {countries: 'Germany, Austria'})),
    lines.join('\n'),
  );
  assert.ok(lines.includes(filled(english['matrix.result.underReview'], {countries: 'Italy'})));
  assert.ok(lines.includes(filled(english['matrix.result.dropped'], {countries: 'Croatia'})));
  await activate(page, applyFor('Netherlands'), 'Space');
  await activate(page, filled(english['matrix.action'].one, {count: 1}));
  await attest(page, english);
  await activate(page, english['check.actionAgain']);
  await arrive(page, english['matrix.done']);
  await assertNothingWentWrong(opened);
  assert.equal((await world.arrived('applyForCountries')).count, 2);
  const {applications} = (await world.admin('state')).renewal.agreements[0];
  assert.deepEqual(
    applications.map(({country, state}) => `${country} ${state}`),
    ['DE accepted', 'AT accepted', 'IT underReview', 'NL accepted', 'HR dropped'],
  );
});

it('R-32: declining asks first; closing instead records nothing, and declining records the reason', async () => {
  const opened = await open({});
  const {page, world} = opened;
  const renew = `${english['overview.renew']}: ${balkans}`;
  await activate(page, renew);
  await walkToCheck(page, english, [balkans]);
  await activate(page, english['check.decline']);
  await arrive(page, english['decline.title']);
  await activate(page, english['decline.close']);
  await arrive(page, english['overview.title']);
  assert.equal((await world.counts()).agreements['agreement-1'].declines, 0);
  await activate(page, renew);
  await attest(page, english);
  await activate(page, english['check.decline']);
  await arrive(page, english['decline.title']);
  await type(page, 'declineReason', 'We leave this market.');
  await activate(page, english['decline.action']);
  await arrive(page, english['finished.declined']);
  await tabTo(page, english['shell.exit']);
  await page.press('Enter');
  await arrive(page, english['overview.title']);
  await page.waitForText(english['standing.declined']);
  await assertNothingWentWrong(opened);
  const [{declined}] = (await world.admin('state')).renewal.agreements;
  assert.equal(declined.reason, 'We leave this market.');
  assert.deepEqual((await world.counts()).agreements['agreement-1'], {
    receipts: 0,
    reviews: 0,
    declines: 1,
    applications: 0,
  });
});
