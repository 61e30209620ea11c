/** Deadlines of agreements with the page open: the clock crosses them, the device sleeps, is wrong or elsewhere. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {engine, hasPageCache, itFromCache} from '../support/driver.mjs';
import * as renewal from '../support/renewal-pages.mjs';
import {waitForSelector} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';

const {day, enter, next, press, shows, waitForHeading, waitForLine} = renewal;
const hour = day / 24;
const minute = hour / 60;

/** Ends on 18 March in Belgrade; the tenth day of grace is the one on which the clocks go forward. */
const endsOn = '2027-03-18';
const end = Date.parse('2027-03-18T23:00:00Z');
const graceEnd = Date.parse('2027-03-28T22:00:00Z');

let stage;
before(async () => {
  stage = await renewal.startRenewalStage();
});
afterEach(() => stage.clear());
after(() => stage.close());

/** A page whose agreement ends on 18 March 2027, or as said; the server's clock stands at `now`. */
async function open({now, agreementId, query, prepare, ...world}) {
  const itsWorld = await renewal.worldOf(stage, {endsOn, now, ...world});
  return stage.open({world: itsWorld, body: renewal.renewalBody({agreementId}), query, prepare});
}

const openOverview = async (options) => {
  const opened = await open(options);
  await waitForHeading(opened.page, 'Your agreements');
  await waitForSelector(opened.page, '.card-body .deadline');
  return opened;
};

const openFlow = (options) => open({...options, agreementId: 'agreement-1'});

/** The device's clocks stand still from now on, and move to this moment of the server's, all due timers with them. */
const passTo = (page, moment) =>
  page.evaluate(async (until) => {
    const element = document.querySelector('partner-renewal');
    window.device.pass(until - element.backend.serverNow());
    await element.updateComplete;
  }, moment);

const stop = (page) => page.evaluate(() => window.device.stop());
const standing = (page) =>
  page.evaluate(() => document.querySelector('partner-renewal').shadowRoot.querySelector('.standing').textContent);
const waitForStanding = (page, wanted) =>
  page.waitFor(
    (text) => document.querySelector('partner-renewal').shadowRoot.querySelector('.standing')?.textContent === text,
    wanted,
  );
const eventsOf = (page, name) =>
  page.evaluate((wanted) => window.events.filter(([type]) => type === wanted).map(([, detail]) => detail), name);
const callsOf = async (world, operation) => (await world.arrived(operation)).count;

/** As when the person looks at another tab, and at this one again. */
const look = (page, state) =>
  page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => visibility});
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

describe('the clock, with the page open', () => {
  it('R-09, R-11, F-T3, F-T5: crosses the last day, every day of grace and its end, each to the millisecond', async () => {
    const {page} = await openOverview({now: end - 10 * minute});
    await stop(page);
    await passTo(page, end - 1);
    await page.waitForText('Last day');
    await waitForLine(page, 'Last day');
    assert.ok(await shows(page, '⁨1 min⁩ left'));
    assert.equal(await standing(page), 'Due soon');
    await passTo(page, end);
    for (let passed = 1; passed <= 10; passed++) {
      const today = `Today is day ${passed} of 10 of the grace period`;
      assert.equal(await standing(page), 'Grace period');
      assert.ok(await shows(page, today), today);
      assert.ok(await shows(page, 'Until then status and access continue.'));
      assert.ok(await shows(page, 'March 28, 2027'));
      await passTo(page, Math.min(end + passed * day, graceEnd) - 1);
      assert.ok(await shows(page, today), `${today}, until its last millisecond`);
      await page.waitForText('Renew');
      await passTo(page, Math.min(end + passed * day, graceEnd));
    }
    assert.equal(await standing(page), 'Lapsed');
    await page.waitForText('Apply again');
    assert.ok(!(await page.visibleText()).split('\n').includes('Renew'));
    assert.deepEqual(
      (await eventsOf(page, 'deadline-changed')).map((detail) => detail.standing),
      ['grace', 'lapsed'],
    );
    assert.equal((await eventsOf(page, 'lapsed')).length, 1);
  });

  it('R-33: tells the host 90, 30, 7 and 1 days before the last day and on each day of grace, once', async () => {
    const {page} = await openOverview({now: end - 95 * day});
    assert.equal(await standing(page), 'In force');
    await stop(page);
    for (let moment = end - 92 * day + hour; moment < graceEnd + day; moment += day / 2) await passTo(page, moment);
    const told = (await eventsOf(page, 'reminder-due')).map(({daysLeft}) => daysLeft);
    assert.deepEqual(told, [90, 30, 7, 1, ...[9, 8, 7, 6, 5, 4, 3, 2, 1, 0]]);
  });

  it('R-08, R-29: a yearly acceptance of 29 February is due on 28 February, the whole day', async () => {
    const {page} = await openOverview({
      endsOn: '2030-12-31',
      now: Date.parse('2029-02-28T22:30:00Z'),
      facts: {acceptedOn: '2028-02-29', registeredOn: '2028-02-29', termMonths: 36},
    });
    const missed = Date.parse('2029-02-28T23:00:00Z');
    await page.waitForText('Last day to accept the terms');
    await page.waitForText('February 28, 2029');
    await stop(page);
    await passTo(page, missed - 1);
    assert.equal(await standing(page), 'Due soon');
    await passTo(page, missed);
    assert.equal(await standing(page), 'Acceptance overdue');
    await page.waitForText('Accept terms');
    assert.ok(!(await shows(page, 'What is lost')), 'a loss is claimed that nobody named');
  });

  it('R-09, F-T3: a renewal that is open when grace ends is told so, and its draft stays', async () => {
    const {page} = await openFlow({now: graceEnd - 2 * minute});
    await renewal.reachSigner(page);
    await enter(page, 'signerTitle', 'Managing Director');
    await renewal.waitForDraft(page, 'Managing Director');
    await stop(page);
    await passTo(page, graceEnd - 1);
    await waitForHeading(page, 'Who signs?');
    await passTo(page, graceEnd);
    await waitForHeading(page, 'The grace period has ended');
    assert.deepEqual(await eventsOf(page, 'lapsed'), [{agreementId: 'agreement-1'}]);
    await renewal.waitForDraft(page, 'Managing Director');
    await page.waitForText('Apply again');
  });

  it('R-09: what was typed before grace ended is used for the new application', async () => {
    const {page, world} = await openFlow({now: graceEnd - 5 * minute});
    await renewal.reachSigner(page);
    await enter(page, 'signerTitle', 'Head of Partners');
    await renewal.waitForDraft(page, 'Head of Partners');
    await world.travelTo(graceEnd + 1);
    await page.reload();
    await press(page, 'Apply again');
    await waitForHeading(page, 'Apply again, country by country');
    await press(page, 'Open the text');
    await waitForSelector(page, '.reader');
    await press(page, 'Close the text');
    await page.waitFor(() => {
      const box = document.querySelector('partner-renewal').shadowRoot.querySelector('.matrix input[type=checkbox]');
      if (box && !box.checked) box.click();
      return box?.checked;
    });
    await next(page);
    await waitForHeading(page, 'Who signs?');
    await renewal.waitForValue(page, 'signerTitle', 'Head of Partners');
    assert.equal(await renewal.valueOf(page, 'attested'), false);
  });
});

describe('what is pressed before the page noticed the time', () => {
  it('F-T3, R-09: an acceptance after the end of grace is not even sent', async () => {
    const {page, world} = await openFlow({now: graceEnd - 5 * minute});
    await renewal.reachSigner(page);
    await renewal.reachCheck(page);
    await page.evaluate((milliseconds) => window.device.miss(milliseconds), 6 * minute);
    await press(page, 'Accept and renew the agreement');
    await waitForHeading(page, 'The grace period has ended');
    assert.equal(await callsOf(world, 'acceptAgreement'), 0);
  });

  it('F-T3: no step is taken after the end of grace', async () => {
    const {page} = await openFlow({now: graceEnd - 5 * minute});
    await enter(page, 'authority', 'yes');
    await page.evaluate((milliseconds) => window.device.miss(milliseconds), 6 * minute);
    await next(page);
    await waitForHeading(page, 'The grace period has ended');
  });

  it('F-T3: nothing is declined after the end of grace', async () => {
    const {page, world} = await openFlow({now: graceEnd - 5 * minute});
    await renewal.reachSigner(page);
    await renewal.reachCheck(page);
    await press(page, 'Decline');
    await waitForHeading(page, 'Decline the agreement?');
    await page.evaluate((milliseconds) => window.device.miss(milliseconds), 6 * minute);
    await press(page, 'Decline the agreement');
    await waitForHeading(page, 'The grace period has ended');
    assert.equal(await callsOf(world, 'declineAgreement'), 0);
  });
});

/** How a page sleeps and wakes; the device's monotonic clock stood still, so that only the server knows the time. */
const wakings = {
  'a tab in the background': async (page, meanwhile) => {
    await look(page, 'hidden');
    await meanwhile();
    await look(page, 'visible');
  },
  ...(hasPageCache && {
    'the back-forward cache': async (page, meanwhile) => {
      await renewal.leave(page);
      await meanwhile();
      await renewal.comeBack(page);
    },
  }),
  'a device asleep, found out by its own clock': async (page, meanwhile) => {
    await meanwhile();
    await page.evaluate(() => window.device.sleep(20 * 60_000));
    // By steps: WebKit's driver gives a script thirty seconds by the page's own timers.
    for (const milliseconds of [20_000, 11_000])
      await page.evaluate((passed) => window.device.pass(passed), milliseconds);
  },
  ...(engine === 'chromium' && {
    'a frozen page': async (page, meanwhile) => {
      const devtools = await page.native.createCDPSession();
      await devtools.send('Page.setWebLifecycleState', {state: 'frozen'});
      await meanwhile();
      await devtools.send('Page.setWebLifecycleState', {state: 'active'});
      await page.waitFor(() => true);
    },
  }),
};

/** The days of grace on which a page wakes. WebKit's driver hangs after some ten returns from the cache. */
const daysSeen = (how) =>
  engine === 'webkit' && how === 'the back-forward cache'
    ? [1, 5, 10]
    : Array.from({length: 10}, (_, index) => index + 1);

describe('waking', () => {
  for (const [how, sleep] of Object.entries(wakings)) {
    it(`F-T3, R-09: after ${how} the overview has the server's time at once`, async () => {
      const {page, world} = await openOverview({now: graceEnd - 10 * minute});
      await waitForStanding(page, 'Grace period');
      await sleep(page, () => world.travelTo(graceEnd + minute));
      await stop(page);
      await waitForStanding(page, 'Lapsed');
      await page.waitForText('Apply again');
    });

    it(`F-T3, R-09, R-11: ${how} crosses the last day, every day of grace and its end, each seen at once`, async () => {
      const {page, world} = await openOverview({now: end - 10 * minute});
      await waitForStanding(page, 'Due soon');
      for (const passed of daysSeen(how)) {
        await sleep(page, () => world.travelTo(passed < 10 ? end + (passed - 1) * day + minute : graceEnd - minute));
        await waitForStanding(page, 'Grace period');
        await waitForLine(page, `The term is over. Today is day ${passed} of 10 of the grace period`);
        await page.waitForText('Renew');
      }
      await sleep(page, () => world.travelTo(graceEnd + minute));
      await waitForStanding(page, 'Lapsed');
      await page.waitForText('Apply again');
      assert.ok(!(await page.visibleText()).split('\n').includes('Renew'));
      const told = (await eventsOf(page, 'deadline-changed')).map((detail) => detail.standing);
      assert.deepEqual(told, ['grace', 'lapsed']);
    });

    it(`F-T3, R-09: after ${how} an open renewal has the server's time at once`, async () => {
      const {page, world} = await openFlow({now: graceEnd - 10 * minute});
      await waitForHeading(page, 'May you sign for the company?');
      await sleep(page, () => world.travelTo(graceEnd + minute));
      await stop(page);
      await waitForHeading(page, 'The grace period has ended');
    });
  }

  itFromCache('F-T3: after the back-forward cache the view is right though the server cannot be asked', async () => {
    const {page, world} = await openOverview({now: graceEnd - 10 * minute, query: '&retries=0'});
    await page.evaluate((milliseconds) => (window.device.away = milliseconds), 11 * minute);
    await renewal.leave(page);
    for (const operation of ['getSession', 'listAgreements']) await world.fault({operation, kind: 'reset', times: 99});
    await renewal.comeBack(page);
    await waitForStanding(page, 'Lapsed');
  });
});

describe('the device', () => {
  for (const [which, wrong] of [
    ['ahead', 2 * day],
    ['behind', -2 * day],
  ]) {
    it(`F-T1: two days ${which} changes no date, no standing and no action`, async () => {
      const {page, world} = await openOverview({now: end - 5 * minute, query: `&wrong=${wrong}`});
      await page.waitForText('Last day');
      assert.equal(await standing(page), 'Due soon');
      await page.waitForText('March 18, 2027');
      await stop(page);
      await passTo(page, end);
      assert.equal(await standing(page), 'Grace period');
      await world.travelTo(graceEnd - 5 * minute);
      await page.reload();
      await waitForStanding(page, 'Grace period');
      await waitForLine(page, 'The term is over. Today is day 10 of 10');
      await press(page, 'Renew');
      await waitForHeading(page, 'May you sign for the company?');
    });
  }

  if (engine === 'chromium') {
    for (const [timeZone, own] of Object.entries({
      'Pacific/Pago_Pago': /^In your time zone: ⁨March 18, 2027 at 12:00 PM /,
      'America/New_York': /^In your time zone: ⁨March 18, 2027 at 7:00 PM /,
      'Europe/Belgrade': /^In your time zone: ⁨March 19, 2027 at 12:00 AM /,
      'Pacific/Kiritimati': /^In your time zone: ⁨March 19, 2027 at 1:00 PM /,
    })) {
      it(`F-T2, R-29, K-12: in ${timeZone} the same last day is shown, and when it ends there`, async () => {
        const {page} = await openOverview({
          now: end - 5 * minute,
          prepare: async (fresh) => {
            const devtools = await fresh.native.createCDPSession();
            await devtools.send('Emulation.setTimezoneOverride', {timezoneId: timeZone});
          },
        });
        await page.waitForText('March 18, 2027');
        await page.waitForText('end of day (24:00), time zone ⁨Europe/Belgrade⁩');
        assert.equal(await standing(page), 'Due soon');
        const lines = async () => (await page.visibleText()).replaceAll('\u202F', ' ').split('\n');
        await until(async () => (await lines()).some((line) => own.test(line)));
        await stop(page);
        await passTo(page, end - 1);
        assert.equal(await standing(page), 'Due soon');
        await passTo(page, end);
        assert.equal(await standing(page), 'Grace period');
      });
    }
  }

  for (const timeZone of ['Pacific/Pago_Pago', 'Pacific/Kiritimati']) {
    it(`F-T2, R-29, K-10: an agreement of ${timeZone} ends with its own day`, async () => {
      const over = {'Pacific/Pago_Pago': '2027-03-19T11:00:00Z', 'Pacific/Kiritimati': '2027-03-18T10:00:00Z'}[
        timeZone
      ];
      const moment = Date.parse(over);
      const {page} = await openOverview({timeZone, now: moment - 5 * minute});
      await page.waitForText('March 18, 2027');
      await page.waitForText(`end of day (24:00), time zone ⁨${timeZone}⁩`);
      await stop(page);
      await passTo(page, moment - 1);
      assert.equal(await standing(page), 'Due soon');
      await passTo(page, moment);
      assert.equal(await standing(page), 'Grace period');
    });
  }
});
