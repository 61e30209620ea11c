/** The built demo under a tester's faults: what the portal tells and what the vendor does are what was carried out. */
import assert from 'node:assert/strict';
import {after, afterEach, before, it} from 'node:test';
import {
  clearDemo,
  demo,
  mendEverything,
  openDemo,
  page,
  requestsOf,
  shows,
  showsNow,
  startDemo,
  stopDemo,
  switchOn,
  wizard,
} from '../support/demo-stage.mjs';
import {choose, fill, next, press, reachFirstStep, tick, waitForSelector} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

before(startDemo);
afterEach(clearDemo);
after(stopDemo);

it('tells of a mail when the change of the contact was carried out, and of none before', async () => {
  const email = 'podrska@meridian.example';
  await openDemo(`&${wizard}&scenario=existingPartner`);
  await reachFirstStep(page);
  await page.evaluate(() => {
    window.told = [];
    const note = () => {
      const text = document.querySelector('.notice p')?.innerText;
      if (text && text !== window.told.at(-1)) window.told.push(text);
    };
    new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true});
  });
  await press(page, words['intro.changeContact']);
  await choose(page, 'contactKind', 'partnerAlias');
  await fill(page, 'contactEmail', email);
  const spoiled = [
    {kind: 'html', moment: 'before'},
    {kind: 'malformed', moment: 'before'},
    {kind: 'malformed', moment: 'after'},
  ];
  for (const [index, {kind, moment}] of spoiled.entries()) {
    await switchOn({kind, operation: 'changeContact', moment});
    await next(page);
    await until(
      async () => (await requestsOf('changeContact')).filter(({outcome}) => outcome === '200').length > index,
    );
    await waitForSelector(page, '.error-summary');
  }
  await shows(demo.contactMailed(email));
  assert.deepEqual(await page.evaluate(() => window.told), [demo.contactMailed(email)]);
});

/** At the acknowledged second door, while activation is slow, with nothing set up. */
async function reachSecondDoorSlowly() {
  await openDemo(`&${wizard}&scenario=mappedOrder&activation=slow`);
  await reachFirstStep(page);
  await next(page);
  await shows(words['subscription.title']);
  await next(page);
  for (const service of ['calling', 'meetings', 'enterprise']) {
    await shows(words[`${service}.title`]);
    await press(page, words['service.later']);
  }
  await tick(page, 'billingAcknowledged');
}

const expectsADay = () => showsNow(words['activation.expectedHours'].other.replace('{count}', '24'));

it('activates slowly what is provisioned while that is switched on, and nothing else', async () => {
  await reachSecondDoorSlowly();
  await switchOn({kind: 'reset', operation: 'provision', times: 'always'});
  await next(page);
  await until(async () => (await requestsOf('provision')).some(({outcome}) => outcome === 'network'));
  await mendEverything();
  await shows(words['activation.title']);
  assert.equal(await expectsADay(), false);
});

it('activates at its usual pace what was refused while slow activation was switched on', async () => {
  await reachSecondDoorSlowly();
  await switchOn({kind: 'sessionEnd', operation: 'provision'});
  await next(page);
  await shows(words['session.endedTitle']);
  await shows(demo.sessionEndedText);
  await mendEverything();
  await page.evaluate(() => document.querySelector('.account-choice').click());
  await until(async () => !(await page.visibleText()).includes(words['session.endedTitle']));
  await next(page);
  await shows(words['activation.title']);
  assert.equal(await expectsADay(), false);
});
