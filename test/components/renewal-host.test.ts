import {expect} from '@open-wc/testing';
import {html, render} from 'lit';
import {Actor} from 'xstate';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {PartnerRenewal} from '../../src/components/partner-renewal.js';
import {BackendError} from '../../src/domain/problem.js';
import '../../src/define/partner-kit.js';
import {defineElement} from '../../src/define/define-element.js';
import {clearDevice, consoleDuring, everythingKept, everythingStored, macrotask} from './device.js';
import {
  applyTitle,
  authorityTitle,
  clearScreens,
  counting,
  mountRenewal,
  oneAgreement,
  overviewTitle,
  RenewalScreen,
  renewalEvents,
} from './renewal-screen.js';
import {tidy} from './text.js';

const day = 86_400_000;
const agreement = 'Channel agreement Western Balkans';

/** What `work` gives; `null` where it cannot yet. */
const tried = (work: () => unknown): unknown => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** The page comes back after the clock moved meanwhile. */
const wake = () => window.dispatchEvent(new Event('focus'));

/** An agreement of the set of every standing, by its name in the list. */
const row = (screen: RenewalScreen, name: string): HTMLElement => {
  const rows = [...screen.root.querySelectorAll<HTMLElement>('article.agreement')];
  return rows.find((one) => tidy(one.querySelector('h3')?.textContent).includes(name))!;
};

describe('the renewal as a host sees it', () => {
  afterEach(clearScreens);

  it('takes attributes and properties set before or after the upgrade', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML =
      '<partner-renewal agreement-id="agreement-1" locale="ru" density="compact" theme="dark" storage="memory"></partner-renewal>';
    const element = place.querySelector('partner-renewal')!;
    expect(element.agreementId).to.equal('agreement-1');
    const backend = memoryBackend({seed: 'oneAgreement'});
    const screen = new RenewalScreen(element, backend);
    screen.place.append(element);
    document.body.append(screen.place);
    place.remove();
    element.backend = backend;
    await screen.until('Russian words', () => /[а-я]/.test(screen.heading));
    expect(screen.text).to.contain(agreement);
    element.theme = 'light';
    element.density = 'comfortable';
    await element.updateComplete;
    expect(element.getAttribute('theme')).to.equal('light');
    expect(element.getAttribute('density')).to.equal('comfortable');
    expect(getComputedStyle(screen.root.querySelector('h2')!).colorScheme).to.equal('light');
  });

  it('X-12: leaves its tag to whoever defined it first, and names both versions once', async () => {
    const first = customElements.get('partner-renewal');
    const said = await consoleDuring(async () => {
      defineElement('partner-renewal', class extends PartnerRenewal {});
      defineElement('partner-renewal', class extends PartnerRenewal {});
      defineElement('partner-renewal', PartnerRenewal);
    });
    expect(customElements.get('partner-renewal')).to.equal(first);
    expect(JSON.parse(said)).to.have.lengthOf(1);
    expect(said).to.match(
      /\[partner-widgets\] <partner-renewal> is already defined by version [\d.]+; version [\d.]+ leaves it so"/,
    );
  });

  it('F-E5: keeps a property that was set before the element was defined', async () => {
    const tag = `late-renewal-${Date.now()}`;
    const early = document.createElement(tag) as PartnerRenewal;
    const backend = memoryBackend({seed: 'oneAgreement'});
    Object.assign(early, {agreementId: 'agreement-1', storage: 'memory', locale: 'en', backend});
    document.body.append(early);
    customElements.define(tag, class extends PartnerRenewal {});
    const screen = new RenewalScreen(early, backend);
    screen.place.append(early);
    document.body.append(screen.place);
    await screen.sees(authorityTitle);
    expect(Object.hasOwn(early, 'agreementId')).to.equal(false);
  });

  it('F-E5: looks the same however it came into the page', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    const ways: ((place: HTMLElement) => void)[] = [
      (place) => {
        place.innerHTML = '<partner-renewal locale="en" storage="memory"></partner-renewal>';
        place.querySelector('partner-renewal')!.backend = backend;
      },
      (place) =>
        render(
          html`<partner-renewal .locale=${'en'} .storage=${'memory'} .backend=${backend}></partner-renewal>`,
          place,
        ),
      (place) => {
        const template = document.createElement('template');
        template.innerHTML = '<partner-renewal></partner-renewal>';
        const element = (template.content.cloneNode(true) as DocumentFragment).querySelector('partner-renewal')!;
        Object.assign(element, {backend, storage: 'memory'});
        place.append(element);
        element.setAttribute('locale', 'en');
      },
    ];
    const texts = new Set<string>();
    for (const way of ways) {
      const place = document.createElement('div');
      document.body.append(place);
      way(place);
      const screen = new RenewalScreen(place.querySelector('partner-renewal')!, backend);
      screen.place.append(place);
      document.body.append(screen.place);
      await screen.sees(overviewTitle);
      // What comes after the first paint.
      await screen.reads('Term ends on');
      await screen.reads('Partner support');
      texts.add(screen.text);
    }
    expect(texts.size).to.equal(1);
  });

  it('waits for a backend that comes late, and starts over with another one', async () => {
    const screen = mountRenewal({properties: {backend: undefined}});
    await screen.element.updateComplete;
    expect(screen.events).to.deep.equal([]);
    screen.element.backend = memoryBackend({seed: 'oneAgreement'});
    await screen.toCompany();
    screen.element.backend = memoryBackend({seed: 'longText'});
    await screen.sees(overviewTitle);
    expect(screen.text).to.contain('Public sector framework Serbia').and.not.to.contain(agreement);
    await screen.renew();
    expect((await screen.field('Yes, I may sign')).checked).to.equal(false);
    expect(screen.details('partner-ready')).to.deep.equal([{agreementId: null}, {agreementId: null}]);
  });

  it('takes what it needs from <partner-kit>, its own properties first', async () => {
    const backend = memoryBackend({seed: 'notPartner'});
    const kit = document.createElement('partner-kit');
    const policy = {renewal: {registerUrl: 'https://portal.meridian.example/register'}};
    Object.assign(kit, {backend, locale: 'ru', storage: 'memory', policy});
    const element = document.createElement('partner-renewal');
    const screen = new RenewalScreen(element, backend);
    kit.append(element);
    screen.place.append(kit);
    document.body.append(screen.place);
    await screen.until('Russian words', () => /[а-я]/.test(screen.heading));
    expect(screen.root.querySelector<HTMLAnchorElement>('a.primary')!.href).to.equal(policy.renewal.registerUrl);
    element.locale = 'en';
    await screen.sees('Your company is not a registered partner');
    element.locale = undefined;
    kit.locale = 'sr-Latn';
    await screen.until('Serbian words', () => screen.root.querySelector('[lang=sr-Latn]'));
    element.backend = memoryBackend({seed: 'oneAgreement'});
    element.locale = 'en';
    await screen.sees(overviewTitle);
  });

  it('says once that a policy value cannot be used, and works on with the default', async () => {
    const policy = {renewal: {graceDays: -4, mostTogether: 2}};
    const said = await consoleDuring(async () => {
      const screens = [mountRenewal({properties: {policy}}), mountRenewal({properties: {policy}})];
      for (const screen of screens) await screen.sees(overviewTitle);
    });
    expect(JSON.parse(said)).to.deep.equal([
      ['[partner-widgets] policy not usable at renewal.graceDays: the defaults hold there'],
    ]);
  });

  it('changes the language in mid-flow without losing an answer', async () => {
    const screen = mountRenewal();
    await screen.toAttest();
    await screen.type('Full name', 'Милена Петровић');
    await screen.type('Job title', 'Директорка');
    await screen.choose('On behalf of');
    screen.element.locale = 'ru';
    await screen.until('Russian words', () => screen.root.querySelector('[lang=ru]') && /[а-я]/.test(screen.heading));
    const fields = [...screen.root.querySelectorAll<HTMLInputElement>('.content input[type=text]')];
    expect(fields.map(({value}) => value)).to.deep.equal(['Милена Петровић', 'Директорка', 'milena@meridian.example']);
    screen.element.locale = 'en';
    await screen.sees('Who signs?');
    // A tick is for the sentence that it was set beside.
    await screen.choose('On behalf of');
    await screen.press('Next');
    await screen.sees('Check your answers');
    expect(screen.text).to.contain('Милена Петровић').and.to.contain('Директорка');
  });

  it('R-23: names the language of the sentence that was ticked, in another one too', async () => {
    const screen = mountRenewal();
    await screen.toCheck();
    const sentence = () =>
      [...screen.root.querySelectorAll<HTMLElement>('dd [lang]')].map((one) => [one.lang, tidy(one.textContent)]);
    const said = sentence();
    expect(said).to.have.lengthOf(1);
    expect(said[0]![0]).to.equal('en');
    expect(said[0]![1]).to.contain('On behalf of');
    screen.element.locale = 'ru';
    await screen.until('Russian words', () => screen.root.querySelector('[lang=ru]') && /[а-я]/.test(screen.heading));
    expect(sentence()).to.deep.equal(said);
  });

  it('opens the renewal that agreement-id names, another with another, and the overview without one', async () => {
    const backend = memoryBackend({seed: 'agreements'});
    const screen = mountRenewal({backend});
    screen.element.setAttribute('agreement-id', 'agreement-due-30');
    await screen.sees(authorityTitle);
    expect(screen.text).to.contain(agreement);
    await screen.choose('Yes, I may sign');
    await screen.press('Next');
    await screen.sees('Is the company’s data right?');
    screen.element.agreementId = 'agreement-due-90';
    await screen.sees(authorityTitle);
    expect(screen.text).to.contain('Channel agreement Germany and Austria').and.not.to.contain(agreement);
    screen.element.removeAttribute('agreement-id');
    await screen.sees(overviewTitle);
    expect(screen.details('partner-renewal-opened')).to.deep.equal([
      {agreementIds: ['agreement-due-30']},
      {agreementIds: ['agreement-due-90']},
    ]);
    expect(screen.details('partner-ready')).to.have.lengthOf(1);
    expect(screen.details('partner-step-changed').map(({agreementId, step}) => [agreementId, step])).to.deep.equal([
      ['agreement-due-30', 'authority'],
      ['agreement-due-30', 'company.editing'],
      ['agreement-due-90', 'authority'],
      [null, 'overview'],
    ]);
  });

  it('steps back with the browser’s Back where the host asks for it in mid-visit, and not where it no longer does', async () => {
    const screen = mountRenewal();
    await screen.toCompany();
    const before = history.length;
    screen.element.history = 'steps';
    await screen.press('Next');
    await screen.sees('Where do you do business?');
    expect(history.length).to.equal(before + 1);
    history.back();
    await screen.sees('Is the company’s data right?');
    await screen.press('Next');
    await screen.sees('Where do you do business?');
    screen.element.history = 'none';
    await screen.confirmCountries();
    await screen.sees('Open the agreement text');
    expect(history.length).to.equal(before + 1);
  });

  it('leads from declining back to check answers and on by the browser’s Back', async () => {
    const screen = mountRenewal({properties: {history: 'steps'}});
    await screen.toCheck();
    const atCheck = JSON.stringify(history.state);
    await screen.press('Decline');
    await screen.sees('Decline the agreement?');
    expect(JSON.stringify(history.state)).to.contain('partnerWidgetsStep').and.not.to.equal(atCheck);
    history.back();
    await screen.sees('Check your answers');
    expect(JSON.stringify(history.state)).to.equal(atCheck);
    history.back();
    await screen.sees('Who signs?');
  });

  it('says of a list that is not where it was asked for that the service was not found, in each language', async () => {
    const listAgreements = () => Promise.reject(new BackendError({kind: 'gone', status: 404}));
    const screen = mountRenewal({backend: {...memoryBackend({seed: 'oneAgreement'}), listAgreements}});
    await screen.reads('The service was not found at its address.');
    expect(screen.heading).to.equal('The agreements could not be loaded');
    expect(screen.buttons('Try again')).to.have.lengthOf(1);
    expect(screen.buttons('Contact support')).to.have.lengthOf(1);
    screen.element.locale = 'ru';
    await screen.reads('Сервис не найден по указанному адресу.');
    screen.element.locale = 'sr-Latn';
    await screen.reads('Servis nije pronađen na svojoj adresi.');
  });

  it('says of an agreement-id that nobody knows that it could not be loaded, with a way on', async () => {
    const screen = mountRenewal({properties: {agreementId: 'nobody-knows'}});
    await screen.sees('The agreement could not be loaded');
    expect(screen.text).to.contain('This agreement no longer exists.');
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
  });

  it('tells its steps and a title for the page, and sets neither title nor URL itself', async () => {
    const {title: before} = document;
    const {href} = location;
    const screen = mountRenewal();
    await screen.renew();
    await screen.press('Next');
    await screen.reads('There is a problem');
    await screen.choose('Yes, I may sign');
    await screen.press('Next');
    await screen.sees('Is the company’s data right?');
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    expect(screen.details('partner-page-title').map(({title}) => title)).to.deep.equal([
      overviewTitle,
      authorityTitle,
      `Error: ${authorityTitle}`,
      authorityTitle,
      'Is the company’s data right?',
      overviewTitle,
    ]);
    const of = {agreementId: 'agreement-1', count: 6};
    const overview = {agreementId: null, step: 'overview', index: -1, count: 0};
    expect(screen.details('partner-step-changed')).to.deep.equal([
      overview,
      {...of, step: 'authority', index: 0},
      {...of, step: 'company.editing', index: 1},
      overview,
    ]);
    expect([document.title, location.href]).to.deep.equal([before, href]);
  });

  it('R-27: asks the host for support, whose policy link opens unless the host does it', async () => {
    const opened: unknown[][] = [];
    const {open} = window;
    window.open = (...given) => (opened.push(given), null);
    try {
      const supportUrl = 'https://support.meridian.example/partners';
      const screen = mountRenewal({properties: {policy: {supportUrl}}});
      await screen.sees(overviewTitle);
      await screen.press('Partner support');
      expect(opened).to.deep.equal([[supportUrl, '_blank', 'noopener']]);
      screen.element.addEventListener('partner-support-requested', (event) => event.preventDefault());
      await screen.renew();
      await screen.press('Partner support');
      expect(opened).to.have.lengthOf(1);
      expect(screen.details('partner-support-requested')).to.deep.equal([
        {topic: 'renewal', agreementId: null, reference: null},
        {topic: 'renewal', agreementId: 'agreement-1', reference: null},
      ]);
    } finally {
      window.open = open;
    }
  });

  it('R-27: asks for support with the new application, where that is what is on view', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await screen.sees(overviewTitle);
    await screen.press('Apply again');
    await screen.sees(applyTitle);
    await screen.press('Partner support');
    expect(screen.details('partner-support-requested')).to.deep.equal([
      {topic: 'reapplication', agreementId: 'agreement-1', reference: null},
    ]);
  });

  it('R-27: names to support the reference of what failed', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    const problem = {kind: 'server', code: 'E-500', reference: 'REF-7C21'} as const;
    await backend.admin.injectFault({operation: 'getAgreement', phase: 'before', problem});
    const screen = mountRenewal({backend});
    await screen.sees(overviewTitle);
    await screen.press('Renew');
    await screen.sees('The agreement could not be loaded');
    expect(screen.text).to.contain('Reference for support: REF-7C21');
    await screen.press('Contact support');
    expect(screen.details('partner-support-requested')).to.deep.equal([
      {topic: 'renewal-failed', agreementId: 'agreement-1', reference: 'REF-7C21'},
    ]);
    expect(screen.details('partner-problem')).to.deep.equal([
      {agreementId: 'agreement-1', kind: 'server', code: 'E-500', reference: 'REF-7C21'},
    ]);
    await screen.press('Try again');
    await screen.sees(authorityTitle);
  });

  it('R-33: tells each step of the ladder once, with a calendar entry, and how many ask for something', async () => {
    const backend = memoryBackend({
      seed: oneAgreement('oneAgreement', {timeZone: 'UTC'}),
    });
    const screen = mountRenewal({backend});
    await screen.sees(overviewTitle);
    await screen.until('a reminder', () => screen.details('partner-reminder-due').length === 1);
    // The scenario's day is its own zone's, which may be a day ahead.
    const {daysLeft: first} = screen.details('partner-reminder-due')[0]!;
    for (const [days, left] of [
      [first - 6, 6],
      [5, 1],
    ] as const) {
      await backend.admin.travel(days * day);
      wake();
      await screen.until('the next reminder', () => screen.details('partner-reminder-due').at(-1)!.daysLeft === left);
    }
    await backend.admin.travel(2 * day);
    wake();
    await screen.until('grace', () => screen.text.includes('Grace period'));
    await macrotask();
    const reminders = screen.details('partner-reminder-due');
    expect(reminders.map(({agreementId, daysLeft}) => [agreementId, daysLeft])).to.deep.equal([
      ['agreement-1', first],
      ['agreement-1', 6],
      ['agreement-1', 1],
      ['agreement-1', 9],
    ]);
    for (const {calendarEntry} of reminders) {
      expect(calendarEntry)
        .to.match(/^BEGIN:VCALENDAR\r\n/)
        .and.to.match(/\r\nEND:VCALENDAR\r\n$/);
    }
    expect(screen.details('partner-deadline-changed')).to.deep.equal([{agreementId: 'agreement-1', standing: 'grace'}]);
    expect(screen.details('partner-notice-count')).to.deep.equal([{count: 1}]);
  });

  it('takes its count back when nobody is signed in any more', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await screen.until('the badge', () => screen.details('partner-notice-count').at(-1)?.count === 1);
    await screen.backend.admin.signOut();
    await screen.element.refreshSession();
    await screen.until('no badge', () => screen.details('partner-notice-count').at(-1)?.count === 0);
  });

  it('R-10: tells that the grace of an agreement ended while the page was open', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    const screen = mountRenewal({backend});
    await screen.until('a reminder', () => screen.details('partner-reminder-due').length === 1);
    await backend.admin.travel(60 * day);
    wake();
    await screen.reads('Apply again');
    expect(screen.details('partner-lapsed')).to.deep.equal([{agreementId: 'agreement-1'}]);
    expect(screen.details('partner-deadline-changed').map(({standing}) => standing)).to.deep.equal(['lapsed']);
  });

  it('R-03, R-08, R-09, R-10: tells of every standing what can be done, in one list', async () => {
    const screen = mountRenewal({scenario: 'agreements'});
    await screen.sees(overviewTitle);
    const buttons = (name: string) =>
      [...row(screen, name).querySelectorAll('.act button')].map((button) => tidy(button.textContent));
    for (const [name, action] of [
      ['Channel agreement Canada', ['Renew']],
      ['Ugovor o indirektnoj prodaji', ['Renew']],
      ['Public sector Serbia', ['Renew']],
      ['Managed services Germany', ['Accept terms']],
      ['チャネルパートナー契約', []],
      ['Облачные услуги', []],
      ['Channel agreement Europe', ['Apply again']],
      ['Channel agreement Americas', ['Continue application']],
      ['Pilot program Japan', ['Contact support']],
    ] as const) {
      expect(buttons(name), name).to.deep.equal(action);
    }
  });

  it('tells of acceptance, receipt and end by ids alone, each once', async () => {
    const screen = mountRenewal();
    await screen.toCheck();
    await screen.accept();
    await screen.sees('The agreement is renewed');
    expect(screen.details('partner-accepted')).to.deep.equal([
      {agreementId: 'agreement-1', receiptId: 'agreement-1-receipt-2'},
    ]);
    expect(screen.details('partner-receipt-ready')).to.deep.equal([
      {agreementId: 'agreement-1', receiptId: 'agreement-1-receipt-2'},
    ]);
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    await screen.reads('Renewed');
    await screen.until('the badge', () => screen.details('partner-notice-count').at(-1)?.count === 0);
  });

  describe('with a canary in every field', () => {
    beforeEach(clearDevice);
    afterEach(async () => {
      await clearScreens();
      await clearDevice();
    });

    const canary = 'kanarinac7';
    let typed = 0;

    /** Fills every field of text on view. */
    async function fill(screen: RenewalScreen, what = '.content :is(input[type=text], textarea)'): Promise<void> {
      const fields = [...screen.root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(what)];
      expect(fields, screen.heading).not.to.have.lengthOf(0);
      for (const field of fields) {
        field.value = field.inputMode === 'email' ? `${canary}@meridian.example` : `${canary} ${++typed}`;
        field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      }
      await screen.element.updateComplete;
    }

    /** From the overview to the page on which it is accepted, with the reason of declining typed on the way. */
    async function fillAll(screen: RenewalScreen, hasQuestions = false): Promise<void> {
      await screen.renew();
      await screen.choose('No, somebody else signs');
      await screen.press('Next');
      await screen.sees('Who may sign?');
      await fill(screen);
      await screen.press('Back');
      await screen.choose('Yes, I may sign');
      await screen.press('Next');
      await screen.press('Next');
      await screen.sees('Where do you do business?');
      await fill(screen, 'details :is(input[type=text], textarea)');
      await screen.confirmCountries();
      if (hasQuestions) {
        await screen.sees('Integrity questionnaire');
        // The first answer of each question; it may bring a question in words.
        for (const name of ['yes', 'no', 'yearly'])
          for (const one of screen.root.querySelectorAll<HTMLInputElement>(`.content input[value=${name}]`))
            if (!screen.root.querySelector(`[name="${one.name}"]:checked`)) one.click();
        await screen.element.updateComplete;
        await fill(screen);
        await screen.press('Next');
      }
      await screen.sees('Open the agreement text');
      await screen.openText();
      await screen.press('Next');
      await screen.sees('Who signs?');
      await fill(screen);
      await screen.choose('On behalf of');
      await screen.press('Next');
      await screen.sees('Check your answers');
      await screen.press('Decline');
      await screen.sees('Decline the agreement?');
      await fill(screen);
    }

    /** What is kept may hold what was typed in the answers of a draft, and nowhere else. */
    async function expectInDraftsAlone(screen: RenewalScreen): Promise<void> {
      await screen.until('the draft', async () => JSON.stringify(await everythingStored()).includes(canary));
      for (const {database, records} of await everythingStored()) {
        const besides = records.map((record) => {
          const {data, ...rest} = record as {data: {content?: object}};
          return {...rest, data: {...data, content: null}};
        });
        expect(JSON.stringify([database, besides])).not.to.contain(canary);
      }
      expectUnheard(JSON.stringify([location.href, history.state, document.title, document.cookie]));
      expectUnheard(JSON.stringify([{...localStorage}, {...sessionStorage}]));
    }

    const expectUnheard = (said: string): void => void expect(said.toLowerCase()).not.to.contain(canary);

    /** Runs `work` under everything that a host can hear without changing the kit; none of it has the canary. */
    async function unheard(screen: RenewalScreen, work: () => Promise<unknown>): Promise<void> {
      const given: unknown[] = [];
      Object.assign(window, {__xstate__: {register: (actor: unknown) => given.push(actor), services: new Set()}});
      const said = await consoleDuring(work);
      delete (window as {__xstate__?: unknown}).__xstate__;
      expect(given, 'machines that a host was given').to.deep.equal([]);
      expectUnheard(said);
      expectUnheard(JSON.stringify(screen.events));
      for (const {type, detail} of screen.events.filter(({type}) => type !== 'partner-reminder-due')) {
        const isPlain = Object.values(detail as object)
          .flat()
          .every((value) => value === null || ['number', 'string'].includes(typeof value));
        expect(isPlain, type).to.equal(true);
        expect(JSON.stringify(detail), type).not.to.contain('@');
      }
    }

    for (const [end, scenario, finish, heard] of [
      [
        'an acceptance',
        'oneAgreement',
        async (screen: RenewalScreen) => {
          await screen.press('Back');
          await screen.sees('Check your answers');
          await screen.accept();
        },
        ['partner-accepted', 'partner-receipt-ready'],
      ],
      [
        'an acceptance that is reviewed',
        'integrityReview',
        async (screen: RenewalScreen) => {
          await screen.press('Back');
          await screen.sees('Check your answers');
          await screen.accept();
        },
        ['partner-under-review'],
      ],
      [
        'declining',
        'oneAgreement',
        (screen: RenewalScreen) => screen.press('Decline the agreement'),
        ['partner-declined'],
      ],
    ] as const) {
      it(`F-E14, F-N3: through ${end}, nothing but the draft has it, and nothing at all afterwards`, async () => {
        const screen = mountRenewal({scenario, properties: {storage: 'device'}});
        await unheard(screen, async () => {
          await fillAll(screen, scenario === 'integrityReview');
          await expectInDraftsAlone(screen);
          await finish(screen);
          for (const name of heard) await screen.until(name, () => screen.details(name).length > 0);
          await screen.until('the end of the draft', async () => !(await everythingKept()).includes(canary));
        });
        expect(screen.events.map(({type}) => type)).to.include.members([
          'partner-ready',
          'partner-step-changed',
          'partner-renewal-opened',
          ...heard,
        ]);
      });
    }

    it('F-E14: an invitation carries it to the server alone', async () => {
      const counted = counting(memoryBackend({seed: 'oneAgreement'}));
      const screen = mountRenewal({backend: counted.backend, properties: {storage: 'device'}});
      await unheard(screen, async () => {
        await screen.renew();
        await screen.choose('No, somebody else signs');
        await screen.press('Next');
        await screen.sees('Who may sign?');
        await fill(screen);
        await screen.press('Send invitation');
        await screen.until('the invitation', () => counted.count('inviteSigner') === 1);
        await screen.until(
          'its end',
          () => screen.details('partner-signer-not-authorised').length > 0 || screen.heading !== 'Who may sign?',
        );
      });
      expect(JSON.stringify(counted.calls)).to.contain(canary);
    });

    it('F-E14: a search of the overview is heard and kept by nobody', async () => {
      const screen = mountRenewal({scenario: 'agreements', properties: {storage: 'device'}});
      await unheard(screen, async () => {
        await screen.sees(overviewTitle);
        await screen.until('the search', () => screen.root.querySelector('input[type=search]'));
        await fill(screen, 'input[type=search]');
        await screen.until('an empty list', () => !screen.root.querySelector('article.agreement'));
        expectUnheard(await everythingKept());
      });
    });

    it('F-E14, F-N3: user ID and password of the sign-in are in their requests alone, and in no inspection', async () => {
      const {start} = Actor.prototype;
      const systems = new Set<unknown>();
      const inspected: string[] = [];
      Actor.prototype.start = function (this: InstanceType<typeof Actor>) {
        if (!systems.has(this.system)) {
          systems.add(this.system);
          this.system.inspect((event) => {
            const {
              actorRef: _actor,
              rootId: _root,
              sourceRef: _source,
              ...told
            } = event as unknown as Record<string, unknown>;
            const persisted = this.getPersistedSnapshot.bind(this);
            inspected.push(JSON.stringify([told, tried(persisted)]));
          });
        }
        return start.call(this);
      } as typeof start;
      const counted = counting(memoryBackend({seed: 'oneAgreement'}));
      await counted.backend.admin.signOut();
      const policy = {renewal: {signIn: 'form' as const}};
      const screen = mountRenewal({backend: counted.backend, properties: {storage: 'device', policy}});
      try {
        await unheard(screen, async () => {
          await screen.sees('Sign in');
          await fill(screen, 'form input');
          await screen.press('Sign in');
          await screen.reads('The user ID or the password is wrong.');
          await fill(screen, 'form input');
          expectUnheard(await everythingKept());
          await screen.press('Sign in');
          await screen.until('two tries', () => counted.count('signIn') === 2);
          await screen.until('an answer', () => !screen.root.querySelector('form[aria-busy]'));
        });
      } finally {
        Actor.prototype.start = start;
      }
      expect(screen.root.querySelector<HTMLInputElement>('input[data-secret]')!.value).to.equal('');
      expect(inspected.length).to.be.above(5);
      expectUnheard(inspected.join());
      expectUnheard(await everythingKept());
      expectUnheard(screen.root.innerHTML);
      const told = counted.calls.filter(({request}) => JSON.stringify(request ?? null).includes(canary));
      expect(new Set(told.map(({operation}) => operation))).to.deep.equal(new Set(['signIn']));
    });
  });

  it('lets only what is requested be cancelled, and every event out of every shadow', async () => {
    const screen = mountRenewal();
    const heard = new Map<string, Event>();
    for (const name of renewalEvents) document.addEventListener(name, (event) => heard.set(name, event), {once: true});
    await screen.toCompany();
    await screen.press('Partner support');
    expect([...heard.keys()]).to.include.members(['partner-ready', 'partner-support-requested']);
    for (const [name, event] of heard) {
      expect([event.bubbles, event.composed, event.cancelable], name).to.deep.equal([
        true,
        true,
        name === 'partner-support-requested',
      ]);
    }
  });
});

describe('the renewal moved, removed and started over', () => {
  beforeEach(clearDevice);
  afterEach(async () => {
    await clearScreens();
    await clearDevice();
  });

  /** What the device keeps as a draft, as text. */
  const kept = async () => JSON.stringify(await everythingStored());

  it('F-P8: keeps answers and a running acceptance when it is moved', async () => {
    const counted = counting(
      memoryBackend({seed: 'oneAgreement', latency: (name) => (name === 'acceptAgreement' ? 150 : 0)}),
    );
    const screen = mountRenewal({backend: counted.backend});
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    const elsewhere = document.createElement('section');
    screen.place.append(elsewhere);
    elsewhere.append(screen.element);
    await macrotask();
    await macrotask();
    expect((await screen.field('Job title')).value).to.equal('Direktorka');
    await screen.attest('Direktorka');
    await screen.accept();
    await screen.until('the request', () => counted.count('acceptAgreement') === 1);
    screen.place.append(screen.element);
    await macrotask();
    await screen.sees('The agreement is renewed');
    expect(counted.count('acceptAgreement')).to.equal(1);
    expect(screen.details('partner-accepted')).to.have.lengthOf(1);
  });

  it('removed, ends the flow and keeps the draft, which is there when it comes again', async () => {
    const screen = mountRenewal({properties: {storage: 'device'}});
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    screen.element.remove();
    await macrotask();
    await screen.until('the draft', async () => (await kept()).includes('Direktorka'));
    screen.place.append(screen.element);
    await screen.sees(overviewTitle);
    expect(screen.root.textContent).not.to.contain('Direktorka');
    await screen.press('Renew');
    await screen.sees('Who signs?');
    expect((await screen.field('Job title')).value).to.equal('Direktorka');
  });

  it('back at the overview by its own button, keeps the draft and offers to renew again', async () => {
    const screen = mountRenewal({properties: {storage: 'device'}});
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    await screen.press('Renew');
    await screen.sees('Who signs?');
    expect((await screen.field('Job title')).value).to.equal('Direktorka');
  });

  it('F-S15: wipe() deletes the draft, says what it deleted, and starts over', async () => {
    const screen = mountRenewal({properties: {storage: 'device'}});
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    await screen.until('the draft', async () => (await kept()).includes('Direktorka'));
    const {deleted, failed} = await screen.element.wipe();
    expect([deleted.length, failed]).to.deep.equal([1, []]);
    await screen.sees(overviewTitle);
    expect(await kept()).not.to.contain('Direktorka');
    await screen.renew();
    expect((await screen.field('Yes, I may sign')).checked).to.equal(false);
  });

  describe('whose storage does not come', () => {
    const {storageAccess} = PartnerRenewal;
    afterEach(() => void (PartnerRenewal.storageAccess = storageAccess));

    /** A draft on the device, and a later visit whose storage fails as it is opened. */
    async function laterVisit(): Promise<RenewalScreen> {
      const backend = memoryBackend({seed: 'oneAgreement'});
      const first = mountRenewal({backend, properties: {storage: 'device'}});
      await first.toAttest();
      await first.type('Job title', 'Direktorka');
      await first.until('the draft', async () => (await kept()).includes('Direktorka'));
      await clearScreens();
      PartnerRenewal.storageAccess = {
        ...storageAccess!,
        open: () => Promise.reject(new Error('the part did not come')),
      };
      const screen = mountRenewal({backend, properties: {storage: 'device'}});
      await screen.renew();
      return screen;
    }

    it('F-S15: wipe() deletes what an earlier visit kept, and says so', async () => {
      const screen = await laterVisit();
      const {deleted, failed} = await screen.element.wipe();
      expect([deleted.length, failed]).to.deep.equal([1, []]);
      expect(await kept()).not.to.contain('Direktorka');
    });

    it('F-S15: a sign-out takes the draft of an earlier visit along', async () => {
      const screen = await laterVisit();
      await screen.backend.admin.signOut();
      await screen.element.refreshSession();
      await screen.until('the draft to go', async () => !(await kept()).includes('Direktorka'));
    });
  });

  it('keeps nothing on the device where the host says so', async () => {
    const screen = mountRenewal();
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    await screen.reads('Nothing is kept on this device.');
    expect(screen.details('partner-storage')).to.deep.equal([{state: 'memoryOnly', reason: 'requested'}]);
    expect(await kept()).not.to.contain('Direktorka');
  });

  it('F-S16: another account finds nothing of the one before, on the page or on the device', async () => {
    const scenario = oneAgreement('oneAgreement', {accountIds: ['account-partner', 'account-colleague']});
    const screen = mountRenewal({scenario, properties: {storage: 'device'}});
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    await screen.until('the draft', async () => (await kept()).includes('Direktorka'));
    await screen.backend.admin.signIn('account-colleague');
    await screen.element.refreshSession();
    await screen.sees(overviewTitle);
    await screen.until('the erasure', async () => !(await kept()).includes('Direktorka'));
    await screen.renew();
    expect((await screen.field('Yes, I may sign')).checked).to.equal(false);
    expect(screen.root.textContent).not.to.contain('Direktorka');
  });

  it('signed out by the host, what was typed is gone from the page and the device', async () => {
    const screen = mountRenewal({properties: {storage: 'device'}});
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    await screen.until('the draft', async () => (await kept()).includes('Direktorka'));
    await screen.backend.admin.signOut();
    await screen.element.refreshSession();
    await screen.sees('You are not signed in');
    await screen.until('the erasure', async () => !(await kept()).includes('Direktorka'));
    expect(screen.root.textContent).not.to.contain('Direktorka');
  });
});
