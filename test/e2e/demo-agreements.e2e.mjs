/** The page of agreements in the built demo: every scenario, the clock, the vendor's side, faults, and what it leaves behind. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {
  act,
  choose,
  chooseScenario,
  countdownOf,
  demoRu,
  en,
  fill,
  fromRenewal,
  graceDays,
  heads,
  jump,
  momentsOf,
  press,
  reachCheck,
  ru,
  scenarios,
  standingOf,
  tickFound,
  untilRenewal,
  verifyPage,
} from '../support/demo-agreements.mjs';
import {
  addressOf,
  browser,
  clearDemo,
  demo,
  openDemo,
  page,
  pick,
  requestsOf,
  shows,
  startDemo,
  stopDemo,
  switchOn,
} from '../support/demo-stage.mjs';
import {until} from '../support/wizard-stage.mjs';

before(startDemo);
afterEach(clearDemo);
after(stopDemo);

const balkans = 'Channel agreement Western Balkans';
const single = '&page=agreements&scenario=oneAgreement';
const renewal = `${single}&agreement=agreement-1`;

/** What the page complained about. */
const complaints = () => page.messages.filter((message) => /^(error|warn|warning|uncaught)\b/.test(message));

const isSideways = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** The agreement as the demo's back end has it. */
const agreementOf = (id) =>
  page.evaluate(
    (agreementId) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('demo-portal-backend');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const read = request.result.transaction('values').objectStore('values').get('state');
          read.onsuccess = () => {
            request.result.close();
            resolve(read.result.renewal.agreements.find((agreement) => agreement.id === agreementId));
          };
        };
      }),
    id,
  );

/** Its receipts, the oldest first. */
const receipts = async (id = 'agreement-1') => (await agreementOf(id)).receipts;

/** What the drawer shows of the kit's records. */
const keptOfKit = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.kept[data-owner="kit"] pre')].map(({textContent}) => textContent).join(),
  );

const signInAs = (id) => pick(`[aria-label="${demo.signedIn}"]`, id);

describe('scenarios', () => {
  it('open from the drawer, each on the page of agreements and without a complaint', async () => {
    await openDemo('&scenario=newPartner');
    page.messages.length = 0;
    for (const scenario of scenarios.filter((_, at) => process.env.LONG || at % 5 === 0)) {
      await page.evaluate(() => document.querySelector('partner-renewal')?.setAttribute('data-earlier', ''));
      await chooseScenario(scenario);
      await page.waitFor((name) => new URLSearchParams(location.search).get('scenario') === name, scenario);
      // Each scenario is shown by an element of its own.
      await page.waitFor(() => document.querySelector('partner-renewal:not([data-earlier])') !== null);
      await heads(en[scenario === 'notPartner' ? 'overview.notPartner.title' : 'overview.title']);
      const address = await addressOf();
      assert.equal(address.get('page'), 'agreements', scenario);
      assert.deepEqual(complaints(), [], scenario);
    }
    await chooseScenario('newPartner');
    await shows(demo.ordersHeading);
  });

  it('lead to a renewal by their address', async () => {
    const {visit} = await openDemo('&scenario=newPartner');
    page.messages.length = 0;
    const single = scenarios.filter(
      (name) => !['agreements', 'notPartner', 'manyAgreements', 'lapsedAgreement'].includes(name),
    );
    for (const scenario of process.env.LONG ? single : single.slice(0, 2)) {
      await visit(`&page=agreements&scenario=${scenario}&agreement=agreement-1`);
      await heads(en['authority.title']);
      assert.deepEqual(complaints(), [], scenario);
    }
  });

  it('a scenario without agreements shows the way to one that has some', async () => {
    await openDemo('&page=agreements&scenario=existingPartner');
    await shows(demo.agreements.none);
    await page.click({text: demo.agreements.start(demo.scenarioOf.agreements)});
    await untilRenewal(`(root) => root.querySelectorAll('[role=list] > *, ul > li').length >= 16`);
  });
});

describe('the clock', () => {
  const stands = (name) => until(async () => (await standingOf(balkans)).includes(en[`standing.${name}`]));

  /** How an agreement stands before each moment and from it on. */
  const lastDay = `${en['standing.dueSoon']} ${en['overview.lastDay']}`;
  const lastOfGrace = `${en['standing.grace']} ${en['overview.lastDay']}`;
  const due = (days) => `${en['standing.dueSoon']} ${days}`;
  const inGrace = (day) => (day === graceDays ? lastOfGrace : `${en['standing.grace']} ${graceDays - day}`);
  const sides = {
    days90: [en['standing.open'], due(90)],
    days30: [due(31), due(30)],
    days7: [due(8), due(7)],
    days1: [due(2), due(1)],
    lastDay: [lastDay, lastDay],
    grace1: [lastDay, inGrace(1)],
    ...Object.fromEntries(
      Array.from({length: graceDays - 1}, (_, at) => [`grace${at + 2}`, [inGrace(at + 1), inGrace(at + 2)]]),
    ),
    graceEnd: [lastOfGrace, lastOfGrace],
    lapsed: [lastOfGrace, en['standing.lapsed']],
  };
  const early = {renewable: [en['standing.tooEarly'], due(90)], days90: [en['standing.tooEarly'], due(90)]};
  const overdue = {
    overdue: [lastDay, en['standing.acceptanceOverdue']],
    grace1: [en['standing.acceptanceOverdue'], inGrace(1)],
  };
  const travellers = [
    {scenario: 'oneAgreement', id: 'agreement-1', own: {}},
    {scenario: 'agreements', id: 'agreement-early', own: early},
    {scenario: 'agreements', id: 'agreement-overdue', own: overdue},
  ];

  it('R-03, R-08, R-09, R-29: crosses every boundary of an agreement while the page is open', async () => {
    let opened = null;
    for (const {scenario, id, own} of travellers) {
      if (scenario !== opened) await openDemo(`&page=agreements&scenario=${scenario}`);
      opened = scenario;
      await heads(en['overview.title']);
      const agreement = await agreementOf(id);
      await pick('#vendor-agreement', id);
      const countsDown = async (wanted, moment) => {
        let shown;
        const isShown = async () => (shown = await countdownOf(agreement.name)) === wanted;
        await until(isShown).catch(() => assert.equal(shown, wanted, `${moment} of ${id}`));
      };
      const expected = {...sides, ...own};
      const names = momentsOf(agreement, graceDays).map(({name}) => name);
      assert.deepEqual(names.toSorted(), Object.keys(expected).toSorted(), id);
      const offered = () =>
        page.evaluate(() => [...document.querySelectorAll('[data-jump]')].map((one) => one.dataset.jump));
      await until(async () => (await offered()).join() === names.join());
      const isWanted = (name) =>
        process.env.LONG || (id === 'agreement-1' ? !/^(grace[3-9]|days30|days7)$/.test(name) : name in own);
      for (const name of names.filter(isWanted)) {
        const [before, after] = expected[name];
        await jump(name);
        await countsDown(after, name);
        await page.waitFor((at) => new URLSearchParams(location.search).get('jump') === at, `${name}.${id}`);
        const isLastMinute = before === after;
        await page.click({text: isLastMinute ? demo.agreements.minuteOn : demo.agreements.minuteBack});
        const next = names[names.indexOf(name) + 1];
        await countsDown(isLastMinute ? expected[next][1] : before, `a minute from ${name}`);
      }
    }
  });

  it('goes back to now, shows which moment it is at, and goes on by a year', async () => {
    await openDemo(single);
    await jump('lapsed');
    await stands('lapsed');
    await page.waitFor(() => new URLSearchParams(location.search).get('jump') === 'lapsed.agreement-1');
    const shown = await page.evaluate(() => document.querySelector('[data-jump=lapsed]').getAttribute('aria-pressed'));
    assert.equal(shown, 'true');
    await page.click({text: demo.backToNow});
    await stands('dueSoon');
    await page.waitFor(() => !location.search.includes('jump='));
    await page.click({text: demo.agreements.year});
    await stands('lapsed');
  });

  it('R-09: in the middle of a renewal, the end of grace ends it', async () => {
    await openDemo(renewal);
    await heads(en['authority.title']);
    await jump('graceEnd');
    await choose('authority', 'yes');
    await jump('lapsed');
    await heads(en['lapsed.title']);
  });

  it('R-09, R-10: goes back behind the end of grace also for a list that was asked for after it', async () => {
    await openDemo(renewal);
    await reachCheck(en);
    await jump('lapsed');
    await heads(en['lapsed.title']);
    await press(en['reapply.start']);
    await heads(en['matrix.title']);
    await press(en['shell.exit']);
    await heads(en['overview.title']);
    await page.waitFor(() => {
      const calls = [...document.querySelectorAll('[data-call]')];
      const places = ['listAgreements', 'getReapplication'].map((name) =>
        calls.findIndex((one) => one.dataset.call === name),
      );
      return places[0] >= 0 && places[0] < places[1] && calls[places[0]].querySelector('[data-look=good]') !== null;
    });
    await stands('lapsed');
    await jump('lastDay');
    await stands('dueSoon');
    await jump('lapsed');
    await stands('lapsed');
    await jump('days30');
    await stands('dueSoon');
  });

  it('is where the address says for whoever opens it, and goes on from there after a reload', async () => {
    const {visit} = await openDemo(`${single}&jump=grace1.agreement-1`);
    await stands('grace');
    const clock = () => page.evaluate(() => document.querySelector('.clock time').dateTime);
    await until(async () => /T2[23]:00:/.test(await clock()));
    const first = await clock();
    await page.reload();
    await stands('grace');
    assert.ok((await clock()) >= first);
    await visit(`${single}&days=0`);
    await stands('dueSoon');
    await visit(`${single}&jump=never.agreement-1&days=30`);
    await stands('grace');
    assert.equal((await addressOf()).get('jump'), null);
  });
});

/** An attestation is given anew after a reload; the rest is there. */
async function attestAgain() {
  await heads(en['attest.title']);
  await choose('attested');
  await press(en['action.next']);
  await heads(en['check.title']);
}

describe('a renewal', () => {
  it('R-23, R-30: in Russian at 360 pixels, from the list to its receipt, with the draft kept until then', async () => {
    const {origin} = await openDemo(`${single}&days=3`, {width: 360, height: 800});
    await page.waitFor(() => Date.parse(document.querySelector('.clock time').dateTime) > Date.now() + 2 * 86_400_000);
    page.messages.length = 0;
    await page.goto(`${origin}/?lang=ru&panel=closed&page=agreements`);
    await press(ru['overview.renew']);
    await reachCheck(ru, {onPage: async (name) => assert.equal(await isSideways(), false, name)});
    assert.equal((await addressOf()).get('agreement'), 'agreement-1');
    await page.evaluate(() => document.querySelector('.controls-toggle').click());
    const {agreements} = demoRu;
    await shows(agreements.keptRenewal);
    const purpose = JSON.stringify(agreements.draftOf('agreement-1', 'check'));
    await page.waitFor(`document.querySelector('[data-purpose]')?.textContent.startsWith(${purpose})`);
    await page.evaluate(() => document.querySelector('.controls-toggle').click());
    await press(ru['check.action']);
    await heads(ru['finished.renewed']);
    assert.equal(await isSideways(), false);
    const [, receipt] = await receipts();
    assert.deepEqual(receipt.countries, ['RS', 'ME', 'BA']);
    assert.equal(receipt.signerTitle, 'Direktorka');
    assert.equal(receipt.textLanguage, 'sr-Latn');
    assert.ok(Math.abs(Date.parse(receipt.acceptedAt) - Date.now() - 3 * 86_400_000) < 60_000, receipt.acceptedAt);
    assert.equal(receipt.attestationLanguage, 'ru');
    await press(ru['result.receipt']);
    await untilRenewal(`(root) => root.textContent.includes('${receipt.hash}')`);
    assert.equal(await isSideways(), false);
    assert.deepEqual(complaints(), []);
    await page.evaluate(() => document.querySelector('.controls-toggle').click());
    await page.waitFor(() => document.querySelector('[data-purpose]') === null);
  });

  it('is there again after a reload, with what was entered but the attestation', async () => {
    await openDemo(renewal);
    await reachCheck(en);
    await until(async () => (await page.visibleText()).includes(demo.agreements.draftOf('agreement-1', 'check')));
    await page.reload();
    await attestAgain();
    assert.ok((await fromRenewal(`(root) => root.textContent`)).includes('Direktorka'));
  });

  it('X-03: of two together is there again after a reload, with both of them', async () => {
    await openDemo('&page=agreements&scenario=agreements');
    for (const name of [balkans, 'Germany and Austria']) {
      const find = `[...root.querySelectorAll('.choose input')].find((box) => box.ariaLabel.includes(${JSON.stringify(name)}))`;
      await tickFound(find);
    }
    await press(en['overview.renewTogether']);
    await heads(en['authority.title']);
    await choose('authority', 'yes');
    await press(en['action.next']);
    await heads(en['company.title']);
    const opened = (await addressOf()).get('agreement');
    const ids = opened.split('.');
    assert.equal(ids.length, 2, opened);
    const kept = demo.agreements.draftOf(JSON.stringify(ids), 'company');
    await until(async () => (await page.visibleText()).includes(kept));
    await page.reload();
    await heads(en['company.title']);
    assert.equal((await addressOf()).get('agreement'), opened);
    const text = await fromRenewal(`(root) => root.textContent`);
    for (const name of [balkans, 'Germany and Austria']) assert.ok(text.includes(name), name);
  });

  it('the browser’s Back leads one step back, and from the first step to the list', async () => {
    await openDemo(single);
    await press(en['overview.renew']);
    await heads(en['authority.title']);
    await choose('authority', 'yes');
    await press(en['action.next']);
    await heads(en['company.title']);
    await page.evaluate(() => history.back());
    await heads(en['authority.title']);
    await page.evaluate(() => history.back());
    await heads(en['overview.title']);
    assert.equal((await addressOf()).get('page'), 'agreements');
    await press(en['overview.renew']);
    await heads(en['authority.title']);
  });

  it('is named by the address as long as it is on view, whichever way leads to it and from it', async () => {
    const {visit} = await openDemo('&page=agreements&scenario=agreements');
    const agreementIs = (id) =>
      page.waitFor((wanted) => new URLSearchParams(location.search).get('agreement') === wanted, id);
    const renew = `${en['overview.renew']}: \u2068${balkans}\u2069`;
    const begin = async () => {
      await press(renew);
      await heads(en['authority.title']);
      const id = (await addressOf()).get('agreement');
      assert.ok(id);
      return id;
    };
    const id = await begin();
    await page.evaluate(() => history.back());
    await heads(en['overview.title']);
    await agreementIs(null);
    assert.equal(await begin(), id);
    await choose('authority', 'yes');
    await press(en['action.next']);
    await heads(en['company.title']);
    await press(en['shell.exit']);
    await heads(en['overview.title']);
    await agreementIs(null);
    await page.reload();
    await heads(en['overview.title']);
    await visit(`&page=agreements&agreement=${id}`);
    await heads(en['company.title']);
    await page.click({selector: '.controls button', text: demo.signOut});
    await heads(en['overview.signedOut.title']);
    assert.equal((await addressOf()).get('agreement'), id);
  });

  it('the search of a text stays in view at 360 pixels', async () => {
    const {origin} = await openDemo(renewal, {width: 360, height: 800});
    await page.goto(`${origin}/?lang=en&panel=closed${renewal}`);
    await choose('authority', 'yes');
    await press(en['action.next']);
    await heads(en['company.title']);
    await press(en['action.next']);
    for (const index of [0, 1, 2]) await choose(`agreements.0.countries.${index}.physicalLocation`);
    await press(en['action.next']);
    await press(en['text.open']);
    const places = `(root) => {
      const [finder, text] = ['.finder', '.agreement-text'].map((one) => root.querySelector(one)?.getBoundingClientRect());
      if (!text || text.height < 2500) return null;
      scrollTo({top: scrollY + text.top + 1500, behavior: 'instant'});
      const now = root.querySelector('.finder').getBoundingClientRect();
      return root.querySelector('.agreement-text').getBoundingClientRect().top < -1000 && [now.top, now.bottom];
    }`;
    const [top, bottom] = await untilRenewal(places);
    assert.ok(top >= 0 && top < 1 && bottom < 200, `${top} to ${bottom}`);
  });

  it('a receipt leads to the page that verifies it, in the language of the portal', async () => {
    const {visit} = await openDemo(single);
    for (const [language, words] of [
      ['ru', ru],
      ['en', en],
    ]) {
      await visit(single, language);
      await press(`${words['overview.receipts']}: ⁨${balkans}⁩`);
      const url = await untilRenewal(`(root) => root.querySelector('.proof a')?.href`);
      await page.goto(url);
      await page.waitFor(
        (lang) => document.documentElement.lang === lang && document.querySelector('#receipt'),
        language,
      );
    }
  });

  it('the link of the page leads back to the list', async () => {
    await openDemo(renewal);
    await heads(en['authority.title']);
    await page.click({selector: '.pages a[aria-current]'});
    await heads(en['overview.title']);
    assert.equal((await addressOf()).get('agreement'), null);
  });
});

describe('the vendor', () => {
  it('R-31: changes the text while it is being accepted', async () => {
    await openDemo(renewal);
    await reachCheck(en);
    await act('text');
    await shows(demo.agreements.actOf.textChanged('agreement-1'));
    await press(en['check.action']);
    await heads(en['textChanged.title']);
    assert.equal((await receipts()).length, 1);
  });

  it('R-26: takes the right to sign away, and gives it back', async () => {
    await openDemo(renewal);
    await reachCheck(en);
    await act('revoke');
    await shows(demo.agreements.actOf.signingRevoked('account-partner'));
    await press(en['check.action']);
    await heads(en['roleLost.title']);
    assert.equal((await receipts()).length, 1);
    await act('restore');
    await shows(demo.agreements.actOf.signingRestored('account-partner'));
    await page.reload();
    await attestAgain();
    await press(en['check.action']);
    await heads(en['finished.renewed']);
  });

  it('R-17: decides a review, and lets somebody else sign unless it is too late', async () => {
    await openDemo('&page=agreements&scenario=agreements');
    const underReview = 'Облачные услуги, Россия';
    await until(async () => (await standingOf(underReview)).includes(en['standing.underReview']));
    await pick('#vendor-agreement', 'agreement-review');
    await act('accept');
    await shows(demo.agreements.actOf.reviewAccepted('agreement-review'));
    await press(en['overview.refresh']);
    await until(async () => (await standingOf(underReview)).includes(en['standing.renewed']));
    await pick('#vendor-agreement', 'agreement-lapsed');
    await act('sign');
    await shows(demo.agreements.refused('agreement-lapsed', 'too-late'));
    await pick('#vendor-agreement', 'agreement-grace-5');
    await act('sign');
    await shows(demo.agreements.actOf.signed('agreement-grace-5'));
    await press(en['overview.refresh']);
    await until(async () => (await standingOf('Соглашение о непрямых продажах')).includes(en['standing.renewed']));
  });
});

describe('faults', () => {
  it('an answer to the acceptance that is lost leads to one receipt', async () => {
    await openDemo(renewal);
    await reachCheck(en);
    await switchOn({kind: 'reset', operation: 'acceptAgreement', moment: 'after'});
    await press(en['check.action']);
    await heads(en['finished.renewed']);
    assert.equal((await receipts()).length, 2);
    const accepted = await requestsOf('acceptAgreement');
    assert.ok(accepted.some(({faults}) => faults.includes(demo.qa.faultOf.reset)));
  });

  it('a list that cannot be read is asked for again at a press', async () => {
    await openDemo(`${single}&fault=500.listAgreements.always.before`);
    await untilRenewal(`(root) => root.querySelector('[role=alert]') !== null`);
    await page.click({text: demo.qa.removeAll});
    await press(en['action.retry']);
    await heads(en['overview.title']);
  });

  it('a session that ends during acceptance is signed in again by the portal, and nothing was accepted twice or lost', async () => {
    await openDemo(`${renewal}`);
    await reachCheck(en);
    await switchOn({kind: 'sessionEnd', operation: 'acceptAgreement'});
    await press(en['check.action']);
    await page.click({selector: '.sign-in li:first-child button'});
    await page.waitFor(() => document.querySelector('.sign-in') === null);
    assert.equal((await receipts()).length, 1);
    await heads(en['check.title']);
    await press(en['check.action']);
    await heads(en['finished.renewed']);
    assert.equal((await receipts()).length, 2);
  });
});

describe('around the element', () => {
  it('R-07: the kit’s own form signs in where the host wants it', async () => {
    await openDemo(`${single}&as=none&signin=form`);
    await heads(en['signIn.title']);
    await fill('username', 'milena');
    await fill('current-password', 'Konstela-27-Avala');
    await press(en['signIn.action']);
    await heads(en['overview.title']);
    await page.waitFor(() => document.querySelector('.account-name') !== null);
  });

  it('R-27: a person who is asked for is found in partner support', async () => {
    await openDemo(`${renewal}&fault=500.getAgreement.always.before`);
    await press(en['action.support']);
    await page.waitFor(() => {
      const drawer = document.querySelector('support-button')?.shadowRoot?.querySelector('dialog[open]');
      return Boolean(drawer?.querySelector('support-center')?.shadowRoot?.querySelector('h2[tabindex]'));
    });
  });

  it('the bug report names the agreement, and nothing that was typed', async () => {
    await openDemo(renewal);
    await reachCheck(en);
    await page.waitFor(() => document.querySelector('[data-purpose]') !== null);
    await page.evaluate(() => {
      Object.defineProperty(Navigator.prototype, 'clipboard', {configurable: true, get: () => undefined});
    });
    await page.click({text: demo.qa.report});
    const text = await page.waitFor(() => document.querySelector('.report-text')?.value);
    for (const part of [
      '- Agreement: agreement-1, recorded as active, text 2026.1',
      'page=agreements&agreement=agreement-1',
      'partner-renewal-opened {"agreementIds":["agreement-1"]}',
      '- renewal: 1 records',
    ]) {
      assert.ok(text.includes(part), `${part} is not in the report:\n${text}`);
    }
    for (const secret of ['Direktorka', 'Milena', 'Meridian', balkans, '@']) {
      assert.equal(text.includes(secret), false, `${secret} in the report:\n${text}`);
    }
  });

  it('the page that verifies receipts is one press away, as it is published', async () => {
    const {origin} = await openDemo('&page=agreements&scenario=agreements');
    await heads(en['overview.title']);
    await page.click({text: demo.agreements.verify});
    await page.waitFor(() => location.pathname === '/verify-receipt/index.html');
    await page.waitFor(() => document.querySelector('form button')?.innerText);
    assert.equal(await (await fetch(`${origin}/verify-receipt/index.html`)).text(), verifyPage);
    await page.evaluate(() => {
      document.querySelector('#receipt').value = '{"schemaVersion": 1}';
      document.querySelector('form button').click();
    });
    await page.waitFor(() => !document.querySelector('#result').hidden);
  });

  it('has no sideways scrolling at 320 pixels with the drawer open, in three languages', async () => {
    const {visit} = await openDemo('&page=agreements&scenario=agreements', {width: 320, height: 800});
    for (const language of ['en', 'ru', 'sr-Latn']) {
      await visit('&page=agreements&scenario=agreements', language);
      await untilRenewal(`(root) => root.querySelector('h2') !== null`);
      await page.waitFor(() => document.querySelector('[data-jump]') !== null);
      assert.equal(await isSideways(), false, language);
    }
  });

  it('R-01, F-S16: a person of another partner sees its agreements, and nothing of the first one’s or of its drafts', async () => {
    const {visit} = await openDemo('&page=agreements&scenario=agreements');
    const listed = () =>
      fromRenewal(
        `(root) => [...root.querySelectorAll('article.agreement')].map(({innerText}) => innerText).join('\\n')`,
      );
    const isListed = (name) => until(async () => ((await listed()) ?? '').includes(name));
    const draft = 'Kanarinka Direktorka';
    await press(`${en['overview.renew']}: \u2068${balkans}\u2069`);
    await heads(en['authority.title']);
    await choose('authority', 'no');
    await press(en['action.next']);
    await heads(en['invite.title']);
    await fill('inviteName', draft);
    await until(async () => (await keptOfKit()).includes(draft));
    await signInAs('account-other-partner');
    await isListed('Channel agreement Nordics');
    const theirs = await listed();
    assert.ok(theirs.includes('Cloud services Norway'), theirs);
    for (const name of [balkans, 'Meridian', draft]) assert.equal(theirs.includes(name), false, name);
    assert.equal((await fromRenewal('(root) => root.textContent')).includes(draft), false);
    await until(async () => !(await keptOfKit()).includes(draft));
    await visit('&page=agreements&agreement=agreement-due-30');
    await shows(en['problem.forbidden']);
    assert.equal((await fromRenewal('(root) => root.textContent')).includes(balkans), false);
    await visit('&page=agreements');
    await isListed('Channel agreement Nordics');
    await signInAs('account-partner');
    await isListed(balkans);
    const ours = await listed();
    for (const name of ['Nordics', 'Fjord']) assert.equal(ours.includes(name), false, name);
  });

  it('another tab follows the clock', async () => {
    const {origin} = await openDemo(single);
    await heads(en['overview.title']);
    const other = await browser.newPage();
    await other.goto(`${origin}/?lang=en&panel=open&page=agreements`);
    const stands = (standing) =>
      other.waitFor(
        (wanted) =>
          [...(document.querySelector('partner-renewal')?.shadowRoot?.querySelectorAll('article, li') ?? [])].some(
            ({innerText}) => innerText.includes(wanted),
          ),
        standing,
      );
    await stands(en['standing.dueSoon']);
    await jump('lapsed');
    await stands(en['standing.lapsed']);
    await other.close();
  });
});
