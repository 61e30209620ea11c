/** The built demo in the hands of a tester: each fault of the drawer shows what the wizard says and a way on. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {
  browser,
  clearDemo,
  demo,
  keptJournals,
  mendEverything,
  openDemo,
  page,
  pickStorageFault,
  requestsOf,
  shows,
  showsNow,
  startDemo,
  stopDemo,
  storageHealth,
  switchOn,
  wizard,
} from '../support/demo-stage.mjs';
import {
  answers,
  checkName,
  choose,
  fill,
  next,
  press,
  put,
  reachFirstStep,
  select,
  tick,
  waitForField,
  waitForSelector,
} from '../support/wizard-flow.mjs';
import {journalOf, until, watchViews} from '../support/wizard-stage.mjs';
import {words} from '../support/words.mjs';

before(startDemo);
afterEach(clearDemo);
after(stopDemo);

/** From the intro of a mapped order on, with nothing set up: up to the acknowledged second door. */
async function reachSecondDoor() {
  await reachFirstStep(page);
  await next(page);
  for (const heading of ['subscription', 'calling', 'meetings', 'enterprise']) {
    await shows(words[`${heading}.title`]);
    if (heading === 'subscription') await next(page);
    else await press(page, words['service.later']);
  }
  await tick(page, 'billingAcknowledged');
}

describe('faults at a call', () => {
  /** No two in a row are told in the same words; a read that is put off is tried again after that time. */
  const failures = [
    {kind: 'reset', says: 'problem.network', outcome: 'network'},
    {kind: '500', says: 'problem.server', outcome: '500'},
    {kind: 'truncated', says: 'problem.contract', outcome: '200', moment: 'after'},
    {kind: '408', says: 'problem.timeout', outcome: '408'},
    {kind: 'malformed', says: 'problem.contract', outcome: '200'},
    {kind: '503', says: 'problem.server', outcome: '503', putsOff: true},
    {kind: 'html', says: 'problem.contract', outcome: '200'},
    {kind: '429', says: 'problem.rate-limited', outcome: '429', putsOff: true},
  ];
  const late = ['slow5', 'slow40', 'hang'];
  const elsewhere = ['slow1', 'taken', 'sessionEnd', 'signOut'];

  it('each is told by the wizard in its own words when it reads, and mending it leads on', async () => {
    await openDemo('&scenario=existingPartner');
    for (const {kind, says, outcome, moment = 'before'} of failures.filter(({putsOff}) => !putsOff)) {
      await switchOn({kind, operation: 'getOrder', times: 'always', moment});
      await page.click({text: demo.openSetUpOf('order-1')});
      await shows(words['load.title']);
      await shows(words[says]);
      const [newest] = await requestsOf('getOrder');
      assert.equal(newest.outcome, outcome, kind);
      assert.deepEqual(newest.faults, [demo.qa.faultOf[kind]]);
      await page.click({text: demo.qa.removeFault(`${demo.qa.faultOf[kind]} · getOrder`)});
      await press(page, words['action.retry']);
      await reachFirstStep(page);
      await page.click({text: demo.backToOrders});
    }
  });

  it('each is told by the wizard in its own words when it saves, and mending it leads on', async () => {
    await openDemo(`&${wizard}&scenario=mappedOrder`);
    const kinds = await page.evaluate(() =>
      [...document.querySelectorAll('#fault-kind option')].map(({value}) => value),
    );
    const tried = [...failures.map(({kind}) => kind), ...late, ...elsewhere];
    assert.deepEqual(kinds.toSorted(), tried.toSorted(), 'kinds of faults that a test of this file meets');
    await reachFirstStep(page);
    await next(page);
    await shows(words['subscription.title']);
    await next(page);
    await select(page, 'callingCountry', 'RS');
    await put(page, 'callingAddress', answers.customerAddress);
    for (const {kind, says, outcome, moment = 'before'} of failures) {
      await switchOn({kind, operation: 'saveCalling', times: 'always', moment});
      await next(page);
      await shows(words[says]);
      const [newest] = await requestsOf('saveCalling');
      assert.equal(newest.outcome, outcome, kind);
      assert.deepEqual(newest.faults, [demo.qa.faultOf[kind]]);
      await page.click({text: demo.qa.removeFault(`${demo.qa.faultOf[kind]} · saveCalling`)});
    }
    await next(page);
    await shows(words['meetings.title']);
  });

  it('an answer that comes too late, or never, is a time-out for as long as the kit waits', async () => {
    const {origin} = await openDemo('&scenario=existingPartner');
    const tabs = await Promise.all(late.map(() => browser.newPage()));
    await Promise.all(
      late.map(async (kind, at) => {
        const tab = tabs[at];
        await tab.goto(`${origin}/?lang=en&${wizard}&patience=5&fault=${kind}.getOrder.always.before`);
        await tab.waitForText(words['load.title']);
        await tab.waitForText(words['problem.timeout']);
        await tab.waitFor(
          (text) => document.querySelector('[data-call=getOrder]')?.querySelector('.fault-mark').innerText === text,
          demo.qa.faultOf[kind],
        );
      }),
    );
    for (const tab of tabs) await tab.close();
  });

  it('a fault for one call meets one call, can be armed again, and is removed', async () => {
    await openDemo(`&${wizard}&scenario=mappedOrder`);
    await reachFirstStep(page);
    await switchOn({kind: '500', operation: 'saveCalling'});
    await next(page);
    await shows(words['subscription.title']);
    await next(page);
    await select(page, 'callingCountry', 'RS');
    await put(page, 'callingAddress', answers.customerAddress);
    await next(page);
    await shows(words['problem.server']);
    await shows(`${demo.qa.met(1)}, ${demo.qa.spent}`);
    await page.click({text: demo.qa.rearmFault(`${demo.qa.faultOf['500']} · saveCalling`)});
    await shows(demo.qa.met(0));
    await page.click({text: demo.qa.removeFault(`${demo.qa.faultOf['500']} · saveCalling`)});
    await next(page);
    await shows(words['meetings.title']);
    const outcomes = (await requestsOf('saveCalling')).map(({outcome}) => outcome);
    assert.deepEqual(outcomes, ['200', '500']);
  });

  it('after a reset behind the second door the outcome is found out, and one key was sent once', async () => {
    await openDemo(`&${wizard}&scenario=mappedOrder`);
    await reachSecondDoor();
    await switchOn({kind: 'reset', operation: 'provision', moment: 'after'});
    await switchOn({kind: 'slow1', operation: 'getOperation', times: 'always'});
    await watchViews(page);
    await next(page);
    await shows(words['activation.title']);
    const shown = await page.evaluate(() => window.shown);
    assert.ok(shown.includes(`... ${words['sending.checking']}`), shown.join('\n'));
    const [sent, ...more] = await requestsOf('provision');
    assert.deepEqual(more, []);
    assert.equal(sent.outcome, 'network');
    assert.equal(sent.sends, demo.qa.sent(1));
    assert.equal((await requestsOf('getOperation')).at(0).outcome, '200');
  });

  it('a reset before the second door is sent again under the same key', async () => {
    await openDemo(`&${wizard}&scenario=mappedOrder`);
    await reachSecondDoor();
    await switchOn({kind: 'reset', operation: 'provision'});
    await next(page);
    await shows(words['activation.title']);
    assert.deepEqual(
      (await requestsOf('provision')).map(({outcome, sends}) => [outcome, sends]),
      [
        ['200', demo.qa.sent(2)],
        ['network', demo.qa.sent(1)],
      ],
    );
  });

  it('a name that somebody takes at the save is told at its field, and another one is saved', async () => {
    await openDemo(`&${wizard}&scenario=mappedOrder`);
    await reachFirstStep(page);
    await next(page);
    await shows(words['subscription.title']);
    await next(page);
    for (const heading of ['calling', 'meetings']) {
      await shows(words[`${heading}.title`]);
      await press(page, words['service.later']);
    }
    await switchOn({kind: 'taken', operation: 'saveSubdomain'});
    await fill(page, 'subdomain', 'drinalog');
    await checkName(page, 'subdomain');
    await next(page);
    await waitForSelector(page, '.error-summary');
    await shows(words['error.label.taken']);
    await fill(page, 'subdomain', 'drinalogistika');
    await checkName(page, 'subdomain');
    await next(page);
    await shows(words['review.title']);
  });

  it('offline fails every call until it is switched off', async () => {
    await openDemo('&scenario=existingPartner');
    await page.evaluate(() => window.addEventListener('offline', () => (window.wentOffline = true)));
    await page.click({selector: '.toggle', text: `${demo.qa.offline} ${demo.qa.offlineText}`});
    assert.equal(await page.evaluate(() => window.wentOffline), true);
    await page.click({text: demo.openSetUpOf('order-1')});
    await shows(words['problem.network']);
    await mendEverything();
    await press(page, words['action.retry']);
    await reachFirstStep(page);
  });

  it('the same faults are there without a service worker', async () => {
    await openDemo(`&${wizard}&scenario=existingPartner&connection=direct&fault=500.getOrder.always.before`);
    await shows(words['problem.server']);
    assert.equal((await requestsOf('getOrder')).at(0).outcome, 'server');
    await mendEverything();
    await press(page, words['action.retry']);
    await reachFirstStep(page);
  });
});

describe('the session, the activation and the storage', () => {
  const endings = {sessionEnd: 'sessionEndedText', signOut: 'signedOutText'};
  for (const [kind, text] of Object.entries(endings)) {
    it(`the fault ${kind} at a save keeps what was typed until the same account is back`, async () => {
      await openDemo(`&${wizard}&scenario=mappedOrder&fault=${kind}.saveCalling.1.before`);
      await reachFirstStep(page);
      await next(page);
      await shows(words['subscription.title']);
      await next(page);
      await select(page, 'callingCountry', 'RS');
      await put(page, 'callingAddress', answers.customerAddress);
      await next(page);
      await shows(words['session.endedTitle']);
      await shows(demo[text]);
      await page.evaluate(() => document.querySelector('.account-choice').click());
      await page.waitFor(() => document.querySelector('.account-choice') === null);
      await until(async () => !(await page.visibleText()).includes(words['session.endedTitle']));
      await next(page);
      await shows(words['meetings.title']);
    });
  }

  it('a sign-out while the wizard is open leaves nothing behind', async () => {
    await openDemo(`&${wizard}&scenario=existingPartner`);
    await reachFirstStep(page);
    await next(page);
    await choose(page, 'role', 'partner');
    await until(async () => (await keptJournals()).length === 1);
    await page.click({selector: '.controls button', text: demo.signOut});
    await shows(demo.signedOutText);
    await until(async () => (await keptJournals()).length === 0);
    await page.evaluate(() => {
      const {get} = IDBObjectStore.prototype;
      IDBObjectStore.prototype.get = function (key) {
        const isJournal = JSON.stringify(key) === '["journal","order-1"]';
        if (isJournal) this.transaction.addEventListener('complete', () => (window.isJournalRead = true));
        return get.call(this, key);
      };
    });
    await page.evaluate(() => document.querySelector('.account-choice').click());
    await reachFirstStep(page);
    // What the device has of the order is told from then on.
    await page.waitFor(() => window.isJournalRead);
    await until(async () => (await storageHealth()) === 'ready');
    assert.equal(await showsNow(words['intro.earlier']), false);
  });

  it('an activation is slow and fails in part as was asked, and the failed service is tried again', async () => {
    await openDemo(`&${wizard}&scenario=mappedOrder&activation=slow&failing=calling`);
    await reachSecondDoor();
    await next(page);
    await shows(words['activation.title']);
    await shows(words['activation.expectedHours'].other.replace('{count}', '24'));
    await page.click({text: demo.addDays(1)});
    await page.click({text: demo.addDays(1)});
    await shows(words['partly.title']);
    await press(page, words['action.retry']);
    await shows(words['activation.queued']);
    await page.click({text: demo.addDays(1)});
    await shows(words['done.title']);
  });

  for (const [fault, health] of Object.entries({refused: 'memoryOnly, denied', full: 'memoryOnly, quota'})) {
    it(`storage that is ${fault} is told to the host, and the wizard goes on`, async () => {
      await openDemo(`&${wizard}&scenario=existingPartner&storage=${fault}`);
      await reachFirstStep(page);
      await next(page);
      await waitForField(page, 'role');
      await until(async () => (await storageHealth()) === health);
      const databases = (await page.everythingStored()).filter(({database}) => database.startsWith('partner-widgets/'));
      assert.deepEqual(journalOf({databases}), []);
    });
  }

  it('storage that an old tab blocks goes on by itself when that tab is closed', async () => {
    await openDemo(`&${wizard}&scenario=existingPartner`);
    await reachFirstStep(page);
    await until(async () => (await storageHealth()) === 'ready');
    await pickStorageFault('blocked');
    await until(async () => (await storageHealth()) === 'blocked, otherTab');
    await reachFirstStep(page);
    await next(page);
    await waitForField(page, 'role');
    await page.click({text: demo.qa.closeOldTab});
    await until(async () => (await storageHealth()) === 'ready');
    const canBeClosed = (text) =>
      [...document.querySelectorAll('button')].some((button) => button.innerText === text && !button.disabled);
    assert.equal(await page.evaluate(canBeClosed, demo.qa.closeOldTab), false);
    await until(async () => (await keptJournals()).length === 1);
    await pickStorageFault('none');
    await until(async () => (await storageHealth()) === 'ready');
  });

  it('storage that an old tab blocks from the first visit on heals when nothing blocks it any more', async () => {
    const order = `&${wizard}&scenario=existingPartner`;
    const beginBlocked = async () => {
      const {visit} = await openDemo(`${order}&storage=blocked`);
      await reachFirstStep(page);
      await until(async () => (await storageHealth()) === 'blocked, otherTab');
      return visit;
    };
    const keeps = async () => {
      await reachFirstStep(page);
      await until(async () => (await storageHealth()) === 'ready');
      await next(page);
      await waitForField(page, 'role');
      await until(async () => (await keptJournals()).length === 1);
    };
    const visit = await beginBlocked();
    await visit(order);
    await keeps();
    await beginBlocked();
    await pickStorageFault('none');
    await keeps();
  });
});
