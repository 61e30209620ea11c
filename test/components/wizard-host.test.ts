import {expect} from '@open-wc/testing';
import {html, render} from 'lit';
import type {CallOptions, PartnerBackend} from '../../src/backend/partner-backend.js';
import {memoryBackend, type ScenarioName} from '../../src/backend/memory/index.js';
import type {PartnerEventName} from '../../src/components/events.js';
import {PartnerKit} from '../../src/components/partner-kit.js';
import type {WizardVisit} from '../../src/components/provisioning/wizard-visit.js';
import {HistorySteps} from '../../src/components/shared/history-steps.js';
import {ProvisioningWizard} from '../../src/components/provisioning-wizard.js';
import {defineElement} from '../../src/define/define-element.js';
import {BackendError} from '../../src/domain/problem.js';
import type {JournalEntry, ProvisioningJournal} from '../../src/storage/journal.js';
import type {DeviceStore, WipeResult} from '../../src/storage/port.js';
import {clearDevice, consoleDuring, everythingKept, everythingStored, macrotask, settled} from './device.js';
import {atOnce, clearScreens, counting, eventNames, mount, Screen, seed} from './screen.js';
import {tidy} from './text.js';

const title = 'Set up services for Avala Logistika';
const noAttempt = 'An attempt on this device was not submitted';
/** The journal's records, of every account. */
async function journal(): Promise<Record<string, unknown>[]> {
  const stored = await everythingStored();
  return stored
    .filter(({database}) => database.startsWith('partner-widgets/'))
    .flatMap(({records}) => (records as {data: Record<string, unknown>}[]).map(({data}) => data));
}

/** Resolves after the history moved and everybody heard of it. */
const popAfter = async (move: () => void): Promise<void> => {
  const popped = new Promise((resolve) => window.addEventListener('popstate', resolve, {once: true}));
  move();
  await popped;
  await macrotask();
};

describe('the wizard as a host sees it', () => {
  afterEach(clearScreens);

  it('takes attributes and properties set before or after the upgrade', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML =
      '<provisioning-wizard order-id="order-1" locale="ru" density="compact" theme="dark" storage="memory"></provisioning-wizard>';
    const wizard = place.querySelector('provisioning-wizard')!;
    expect(wizard.orderId).to.equal('order-1');
    expect(wizard.theme).to.equal('dark');
    wizard.backend = memoryBackend();
    const screen = new Screen(wizard, wizard.backend as PartnerBackend);
    screen.place.append(wizard);
    document.body.append(screen.place);
    place.remove();
    await screen.until('Russian words', () => /Авала|Avala/.test(screen.heading) && /[а-я]/.test(screen.heading));
    wizard.theme = 'light';
    wizard.density = 'comfortable';
    await wizard.updateComplete;
    expect(wizard.getAttribute('theme')).to.equal('light');
    expect(wizard.getAttribute('density')).to.equal('comfortable');
    expect(getComputedStyle(screen.root.querySelector('h2')!).colorScheme).to.equal('light');
  });

  it('keeps a property that was set before the element was defined', async () => {
    const tag = `late-wizard-${Date.now()}`;
    const early = document.createElement(tag) as ProvisioningWizard;
    early.orderId = 'order-1';
    early.storage = 'memory';
    early.backend = memoryBackend();
    document.body.append(early);
    customElements.define(tag, class extends ProvisioningWizard {});
    const screen = new Screen(early, early.backend as PartnerBackend);
    screen.place.append(early);
    document.body.append(screen.place);
    await screen.sees(title);
    expect(Object.hasOwn(early, 'orderId')).to.equal(false);
  });

  it('waits for a backend that comes late, and starts over with another order or backend', async () => {
    const screen = mount({properties: {backend: undefined}});
    await screen.wizard.updateComplete;
    expect(screen.events).to.deep.equal([]);
    const backend = memoryBackend();
    const other = await backend.admin.placeOrder({
      product: 'A-SPK',
      customerName: 'Drina Logistika',
      requestedStartDate: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
      contact: {email: 'milena@meridian.example', kind: 'partnerAdmin'},
    });
    screen.wizard.backend = backend;
    await screen.asPartner();
    screen.wizard.orderId = other;
    await screen.sees('Set up services for Drina Logistika');
    await screen.start();
    expect((await screen.field('I am a partner')).checked).to.equal(false);
    screen.wizard.orderId = 'order-1';
    await screen.sees(title);
    screen.wizard.backend = memoryBackend({seed: 'closedOrder'});
    await screen.sees('This order is closed');
    expect(screen.details('partner-ready').map(({orderId}) => orderId)).to.deep.equal([
      'order-1',
      other,
      'order-1',
      'order-1',
    ]);
  });

  /** A wizard that has everything from a provider around it, once it speaks Russian. */
  async function inRussianKit(backend: PartnerBackend) {
    const kit = document.createElement('partner-kit');
    Object.assign(kit, {backend, locale: 'ru', storage: 'memory'});
    const wizard = document.createElement('provisioning-wizard');
    wizard.orderId = 'order-1';
    const screen = new Screen(wizard, backend);
    kit.append(wizard);
    screen.place.append(kit);
    document.body.append(screen.place);
    await screen.until('Russian words', () => /[а-я]/.test(screen.heading));
    return {kit, wizard, screen};
  }

  it('takes what it needs from <partner-kit>, its own properties first', async () => {
    const {kit, wizard, screen} = await inRussianKit(memoryBackend());
    expect(getComputedStyle(kit).display).to.equal('contents');
    wizard.locale = 'en';
    await screen.sees(title);
    wizard.locale = undefined;
    kit.locale = 'sr-Latn';
    await screen.until('Serbian words', () => screen.root.querySelector('[lang=sr-Latn]'));
    wizard.backend = memoryBackend({seed: 'closedOrder'});
    wizard.locale = 'en';
    await screen.sees('This order is closed');
  });

  it('a <partner-kit> inside another hands on what it lacks from that one, and follows its changes', async () => {
    const [outer, middle, inner] = [1, 2, 3].map(() => document.createElement('partner-kit'));
    Object.assign(outer!, {backend: memoryBackend({seed: 'newPartner'}), locale: 'en', storage: 'memory'});
    inner!.locale = 'ru';
    const wizard = document.createElement('provisioning-wizard');
    wizard.orderId = 'order-1';
    const screen = new Screen(wizard, outer!.backend as PartnerBackend);
    inner!.append(wizard);
    middle!.append(inner!);
    screen.place.append(middle!);
    document.body.append(screen.place);
    await wizard.updateComplete;
    screen.place.append(outer!);
    outer!.append(middle!);
    await screen.until('Russian words', () => /[а-я]/.test(screen.heading));
    inner!.locale = undefined;
    await screen.sees(title);
    outer!.backend = memoryBackend({seed: 'closedOrder'});
    await screen.sees('This order is closed');
    middle!.backend = memoryBackend({seed: 'newPartner'});
    await screen.sees(title);
    middle!.removeAttribute('locale');
    outer!.locale = 'ru';
    await screen.until('Russian words', () => /[а-я]/.test(screen.heading));
  });

  it('a <partner-kit> that was moved out of another hands on nothing of that one any more', async () => {
    const [outer, inner] = [1, 2].map(() => document.createElement('partner-kit'));
    Object.assign(outer!, {locale: 'ru', storage: 'memory'});
    const wizard = document.createElement('provisioning-wizard');
    wizard.orderId = 'order-1';
    inner!.backend = memoryBackend({seed: 'newPartner'});
    const screen = new Screen(wizard, inner!.backend as PartnerBackend);
    inner!.append(wizard);
    outer!.append(inner!);
    screen.place.append(outer!);
    document.body.append(screen.place);
    await screen.until('Russian words', () => /[а-я]/.test(screen.heading));
    screen.place.append(inner!);
    await screen.sees(title);
    outer!.append(inner!);
    await screen.until('Russian words', () => /[а-я]/.test(screen.heading));
  });

  it('one that was moved out of its <partner-kit> has nothing of that one any more', async () => {
    const {kit, wizard, screen} = await inRussianKit(memoryBackend({seed: 'newPartner'}));
    screen.place.append(wizard);
    wizard.backend = memoryBackend({seed: 'closedOrder'});
    await screen.sees('This order is closed');
    kit.append(wizard);
    await screen.until('Russian words', () => /[а-я]/.test(screen.heading));
  });

  describe('what a host owes it after five seconds', () => {
    const {setTimeout: schedule, clearTimeout: cancel} = window;
    const {warn} = console;
    let late: Map<unknown, () => void>;
    let said: string[];
    let last: number;
    beforeEach(() => {
      // No number that the browser gives.
      last = 1_000_000_000;
      late = new Map();
      said = [];
      window.setTimeout = ((run: () => void, delay = 0) => {
        if (delay < 1000 || delay > 10_000) return schedule(run, delay);
        late.set(++last, run);
        return last;
      }) as typeof window.setTimeout;
      window.clearTimeout = ((id: number) => void (late.delete(id) || cancel(id))) as typeof window.clearTimeout;
      console.warn = (message: string) => said.push(message);
    });
    afterEach(() => {
      Object.assign(window, {setTimeout: schedule, clearTimeout: cancel});
      console.warn = warn;
    });

    it('is said once in the console, by the name of the property, and of a removed one never', async () => {
      const [removed, bare, second, ordered, given] = Array.from({length: 5}, () =>
        document.createElement('provisioning-wizard'),
      );
      const screen = new Screen(bare!, memoryBackend());
      screen.place.append(removed!, bare!, second!, ordered!, given!);
      ordered!.orderId = 'order-1';
      given!.orderId = 'order-1';
      document.body.append(screen.place);
      expect(late.size).to.equal(5);
      removed!.remove();
      expect(late.size).to.equal(4);
      given!.backend = memoryBackend();
      await screen.until('the visit', () => given!.shadowRoot?.querySelector('button[data-start]'));
      for (const run of late.values()) run();
      expect(said).to.deep.equal([
        '[partner-widgets] <provisioning-wizard> waits for its backend and order-id',
        '[partner-widgets] <provisioning-wizard> waits for its backend',
      ]);
    });

    it('is an order-id where nothing else is missing, and nothing while what was kept is being erased', async () => {
      const type = customElements.get('provisioning-wizard') as unknown as {storageAccess: object | null};
      const {storageAccess} = type;
      type.storageAccess = {...storageAccess, erase: () => new Promise(() => {})};
      try {
        const [erasing, bare] = [1, 2].map(() => document.createElement('provisioning-wizard'));
        const screen = new Screen(erasing!, memoryBackend());
        for (const wizard of [erasing!, bare!]) wizard.backend = memoryBackend();
        erasing!.orderId = 'order-1';
        void erasing!.wipe();
        screen.place.append(erasing!, bare!);
        document.body.append(screen.place);
        for (const run of late.values()) run();
        expect(said).to.deep.equal(['[partner-widgets] <provisioning-wizard> waits for its order-id']);
      } finally {
        type.storageAccess = storageAccess;
      }
    });
  });

  it('what keeps its place while it waits for the host is for the eye alone', async () => {
    const wizard = document.createElement('provisioning-wizard');
    const screen = new Screen(wizard, memoryBackend());
    screen.place.append(wizard);
    document.body.append(screen.place);
    await screen.until('its place', () => screen.root.querySelector('.skeleton'));
    expect(screen.root.querySelector('.skeleton')!.getAttribute('aria-hidden')).to.equal('true');
  });

  it('follows the nearest language of the page, and English without one', async () => {
    const screen = mount({properties: {locale: undefined}});
    await screen.sees(title);
    screen.place.lang = 'ru';
    await screen.until('Russian words', () => screen.root.querySelector('[lang=ru]'));
    screen.place.lang = 'de';
    await screen.sees(title);
  });

  it('changes the language without losing an answer', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.type('Company name', 'Сава Телеком');
    await screen.select('Country', 'Serbia');
    screen.wizard.locale = 'ru';
    await screen.until('Russian words', () => screen.root.querySelector('[lang=ru]'));
    const values = [...screen.root.querySelectorAll<HTMLInputElement>('.content input, .content select')].map(
      ({value}) => value,
    );
    expect(values.slice(0, 2)).to.deep.equal(['Сава Телеком', 'RS']);
    expect(tidy(screen.root.querySelector<HTMLSelectElement>('.content select')!.selectedOptions[0]!.label)).to.equal(
      'Сербия',
    );
    screen.wizard.locale = 'en';
    await screen.sees('Create your partner organization');
  });

  it('X-12: leaves tags that the page has already, and names both versions once', async () => {
    const first = customElements.get('provisioning-wizard');
    const said = await consoleDuring(async () => {
      defineElement('provisioning-wizard', class extends ProvisioningWizard {});
      defineElement('provisioning-wizard', ProvisioningWizard);
      defineElement('partner-kit', PartnerKit);
      defineElement('partner-kit', class extends PartnerKit {});
    });
    expect(customElements.get('provisioning-wizard')).to.equal(first);
    expect(JSON.parse(said)).to.have.lengthOf(1);
    expect(said).to.match(
      /\[partner-widgets\] <provisioning-wizard> is already defined by version [\d.]+; version [\d.]+ leaves it so"/,
    );
  });

  it('says once that a policy value cannot be used, and works on with the default', async () => {
    const policy = {provisioning: {closingNoticeDays: -1, siteDomain: 'meet.meridian.example'}};
    const said = await consoleDuring(async () => {
      const screens = [mount({properties: {policy}}), mount({properties: {policy}})];
      for (const screen of screens) await screen.sees(title);
    });
    expect(JSON.parse(said)).to.deep.equal([
      ['[partner-widgets] policy not usable at provisioning.closingNoticeDays: the defaults hold there'],
    ]);
  });

  it('tells its step and a title for the page, and sets neither title nor URL itself', async () => {
    const {title: before} = document;
    const {href} = location;
    const screen = mount();
    await screen.start();
    await screen.press('Next');
    await screen.reads('There is a problem');
    expect(screen.details('partner-page-title').map(({title: words}) => words)).to.deep.equal([
      title,
      'What is your role in this order?',
      'Error: What is your role in this order?',
    ]);
    expect(screen.details('partner-step-changed')).to.deep.equal([
      {orderId: 'order-1', step: 'intro.overview', index: -1, count: 12},
      {orderId: 'order-1', step: 'role', index: 0, count: 12},
    ]);
    expect([document.title, location.href]).to.deep.equal([before, href]);
  });

  it('X-18: tells leaving apart from finishing', async () => {
    const screen = mount({scenario: seed('mappedOrder', atOnce)});
    await screen.continue();
    await screen.toCalling();
    await screen.leaveForLater('Meeting settings');
    await screen.leaveForLater('Enterprise settings');
    await screen.leaveForLater('Review and start');
    await screen.choose('I understand that billing starts');
    await screen.press('Provision and start billing');
    await screen.press('Close');
    const names = screen.events.map(({type}) => type);
    expect(names).to.include.members(['partner-provisioned', 'partner-closed']);
    expect(names).not.to.include('partner-exit');
    const left = mount();
    await left.start();
    await left.press('Exit');
    await left.press('Leave and discard');
    await left.sees('You left the set-up');
    expect(left.details('partner-exit')).to.deep.equal([{orderId: 'order-1', step: 'role'}]);
    expect(left.details('partner-closed')).to.deep.equal([]);
  });

  it('opens policy’s address for support unless the host takes the event', async () => {
    const screen = mount({
      scenario: 'closedOrder',
      properties: {policy: {supportUrl: 'https://support.example/partner'}},
    });
    const opened: unknown[] = [];
    const {open} = window;
    window.open = (...given: unknown[]) => (opened.push(given), null);
    try {
      await screen.press('Contact support');
      expect(opened).to.deep.equal([['https://support.example/partner', '_blank', 'noopener']]);
      screen.place.addEventListener('partner-support-requested', (event) => event.preventDefault());
      await screen.press('Contact support');
      expect(opened).to.have.lengthOf(1);
    } finally {
      window.open = open;
    }
  });

  it('F-E5: looks the same however it came into the page', async () => {
    const backend = memoryBackend();
    const texts: string[] = [];
    const ways: ((place: HTMLElement) => void)[] = [
      (place) => {
        place.innerHTML = '<provisioning-wizard order-id="order-1" locale="en" storage="memory"></provisioning-wizard>';
        place.querySelector('provisioning-wizard')!.backend = backend;
      },
      (place) =>
        render(
          html`<provisioning-wizard .orderId=${'order-1'} .locale=${'en'} .storage=${'memory'} .backend=${backend}></provisioning-wizard>`,
          place,
        ),
      (place) => {
        const template = document.createElement('template');
        template.innerHTML = '<provisioning-wizard order-id="order-1"></provisioning-wizard>';
        const wizard = (template.content.cloneNode(true) as DocumentFragment).querySelector('provisioning-wizard')!;
        Object.assign(wizard, {backend, storage: 'memory'});
        place.append(wizard);
        wizard.setAttribute('locale', 'en');
      },
    ];
    for (const way of ways) {
      const place = document.createElement('div');
      document.body.append(place);
      way(place);
      const wizard = place.querySelector('provisioning-wizard')!;
      const screen = new Screen(wizard, backend);
      screen.place.append(place);
      document.body.append(screen.place);
      await screen.sees(title);
      await screen.until('the dates', () => /Requested start\D+\d/.test(screen.text));
      texts.push(screen.text);
    }
    expect(new Set(texts).size).to.equal(1);
  });
});

describe('the wizard moved, removed and started over', () => {
  afterEach(clearScreens);

  it('F-P8: keeps answers, errors and a running call when it is moved', async () => {
    const counted = counting(memoryBackend({latency: (name) => (name === 'mapOrder' ? 150 : 0)}));
    const screen = mount({backend: counted.backend});
    await screen.toConfirm();
    const elsewhere = document.createElement('section');
    screen.place.append(elsewhere);
    elsewhere.append(screen.wizard);
    await macrotask();
    await macrotask();
    expect(screen.text).to.contain('Drina Logistika');
    await screen.passFirstDoor();
    await screen.until('the request', () => counted.count('mapOrder') === 1);
    screen.place.append(screen.wizard);
    await macrotask();
    await screen.reads('Your order has been set up.');
    expect(counted.count('mapOrder')).to.equal(1);
    expect(screen.details('partner-order-set-up')).to.have.lengthOf(1);
  });

  it('keeps answers when it is moved by moveBefore', async function () {
    if (!('moveBefore' in Element.prototype)) return;
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.type('Company name', 'Sava Telekom');
    const elsewhere = document.createElement('section');
    screen.place.append(elsewhere);
    (elsewhere as unknown as {moveBefore(node: Node, child: Node | null): void}).moveBefore(screen.wizard, null);
    await macrotask();
    await macrotask();
    expect((await screen.field('Company name')).value).to.equal('Sava Telekom');
    await screen.press('Back');
    await screen.sees('Will you set up the services?');
  });

  it('P-07: forgets everything one macrotask after it was removed', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.type('Company name', 'Canary Removed');
    const field = await screen.field('Company name');
    screen.wizard.remove();
    await macrotask();
    expect(field.value).to.equal('');
    screen.place.append(screen.wizard);
    await screen.sees(title);
    expect(screen.root.innerHTML).not.to.contain('Canary');
    await screen.toPartnerOrganization();
    expect((await screen.field('Company name')).value).to.equal('');
  });

  it('P-07: removed, it holds no choice either: no radio button, no tick, no item of a list', async () => {
    const left = async <C extends HTMLElement = HTMLInputElement>(
      choose: (screen: Screen) => Promise<void>,
      label: string,
    ): Promise<C> => {
      const screen = mount();
      await choose(screen);
      const control = await screen.field<C>(label);
      screen.wizard.remove();
      await macrotask();
      return control;
    };
    const role = 'I am a partner';
    const radio = await left(async (screen) => {
      await screen.start();
      await screen.choose(role);
    }, role);
    expect(radio.checked).to.equal(false);
    const list = await left<HTMLSelectElement>(async (screen) => {
      await screen.toPartnerOrganization();
      await screen.select('Country', 'Serbia');
    }, 'Country');
    expect(list.value).to.equal('');
    const confirmed = 'The data of the customer organization is right.';
    const tick = await left(async (screen) => {
      await screen.toConfirm();
      await screen.choose(confirmed);
    }, confirmed);
    expect(tick.checked).to.equal(false);
  });

  it('P-07: removed, it gives up what it was looking up', async () => {
    let given: AbortSignal | undefined;
    const matchOrganizations: PartnerBackend['matchOrganizations'] = (_request, options) => {
      given = options?.signal;
      return new Promise(() => {});
    };
    const screen = mount({backend: {...memoryBackend(), matchOrganizations}});
    await screen.toPartnerOrganization();
    await screen.until('the look-up', () => given !== undefined);
    expect(given!.aborted).to.equal(false);
    screen.wizard.remove();
    await macrotask();
    expect(given!.aborted).to.equal(true);
  });

  it('F-P6: removed, it gives up nothing that passes a door', async () => {
    const given: Partial<Record<'mapOrder' | 'setPassword' | 'provision', AbortSignal | undefined>> = {};
    const asked = (name: keyof typeof given) => (_request: unknown, options?: CallOptions) => {
      given[name] = options?.signal;
      return new Promise<never>(() => {});
    };
    const removed = async (
      scenario: ScenarioName,
      name: keyof typeof given,
      pass: (screen: Screen) => Promise<void>,
    ): Promise<void> => {
      const screen = mount({backend: {...memoryBackend({seed: scenario}), [name]: asked(name)}});
      await pass(screen);
      await screen.until(`the request ${name}`, () => given[name] !== undefined);
      screen.wizard.remove();
      await macrotask();
      expect(given[name]!.aborted, name).to.equal(false);
    };
    await removed('newPartner', 'mapOrder', async (screen) => {
      await screen.toConfirm();
      await screen.passFirstDoor();
    });
    await removed('passwordPending', 'setPassword', async (screen) => {
      await screen.press('Continue set-up');
      await screen.setPassword();
    });
    await removed('mappedOrder', 'provision', async (screen) => {
      await screen.continue();
      await screen.toCalling();
      await screen.leaveForLater('Meeting settings');
      await screen.leaveForLater('Enterprise settings');
      await screen.press('Leave for later');
      await screen.choose('I understand that billing starts');
      await screen.press('Provision and start billing');
    });
  });

  it('P-07: starts over at restart() with empty answers', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.type('Company name', 'Canary Restart');
    screen.wizard.restart();
    await screen.sees(title);
    await screen.start();
    expect((await screen.field('I am a partner')).checked).to.equal(false);
  });

  it('P-07: restores nothing that it stood at when the browser brings the page back', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.type('Company name', 'Canary Back');
    const field = await screen.field('Company name');
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    expect(field.value).to.equal('');
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await screen.sees(title);
  });

  it('steps back with the browser’s Back where the host asks for it, and then leaves the history alone', async () => {
    const before = history.length;
    history.replaceState({host: 1}, '');
    const screen = mount({properties: {history: 'steps'}});
    await screen.toPartnerOrganization();
    await screen.type('Company name', 'Sava Telekom');
    expect(history.length).to.be.greaterThan(before);
    expect(JSON.stringify(history.state)).not.to.contain('Sava');
    for (const heading of ['Will you set up the services?', 'What is your role in this order?', title]) {
      history.back();
      await screen.sees(heading);
    }
    await screen.until('the host’s own entry', () => JSON.stringify(history.state) === '{"host":1}');
    await screen.start();
    await screen.press('Back');
    await screen.sees(title);
    await screen.until('the host’s own entry', () => JSON.stringify(history.state) === '{"host":1}');
  });

  it('never jumps over entries of an attempt before restart()', async () => {
    const screen = mount({properties: {history: 'steps'}});
    await screen.toPartnerOrganization();
    await screen.sees('Create your partner organization');
    screen.wizard.restart();
    await screen.sees(title);
    await screen.start();
    const jumps: unknown[] = [];
    history.go = (delta) => void jumps.push(delta);
    try {
      history.back();
      await screen.sees(title);
      await popAfter(() => history.back());
      expect(screen.heading).to.equal(title);
      expect(jumps).to.deep.equal([]);
    } finally {
      delete (history as {go?: unknown}).go;
    }
  });

  it('takes the steps of another wizard in the history for no steps of its own', async () => {
    const backs = {one: 0, other: 0};
    const one = new HistorySteps(() => ((backs.one += 1), true));
    const other = new HistorySteps(() => ((backs.other += 1), true));
    one.start();
    other.start();
    one.follow(true);
    other.follow(true);
    one.follow(true);
    await popAfter(() => history.back());
    expect(backs).to.deep.equal({one: 1, other: 0});
    one.follow(true);
    await popAfter(() => history.go(-2));
    expect(backs).to.deep.equal({one: 2, other: 1});
    one.stop();
    other.stop();
  });

  it('takes a step back for that of the wizard that went on last, though another one has gone further', async () => {
    const backs = {one: 0, other: 0};
    const one = new HistorySteps(() => ((backs.one += 1), true));
    const other = new HistorySteps(() => ((backs.other += 1), true));
    one.start();
    other.start();
    one.follow(true);
    one.follow(true);
    other.follow(true);
    const jumps: unknown[] = [];
    history.go = (delta) => void jumps.push(delta);
    try {
      await popAfter(() => history.back());
      expect(backs).to.deep.equal({one: 0, other: 1});
      await popAfter(() => history.back());
      expect(backs).to.deep.equal({one: 1, other: 1});
      expect(jumps).to.deep.equal([]);
    } finally {
      delete (history as {go?: unknown}).go;
      one.stop();
      other.stop();
    }
  });

  it('asks the back end nothing after the page was left, until the browser brings it back', async () => {
    const counted = counting(memoryBackend());
    const screen = mount({backend: counted.backend});
    await screen.toPartnerOrganization();
    const before = counted.calls.length;
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    await screen.wizard.updateComplete;
    await macrotask();
    await screen.wizard.updateComplete;
    expect(counted.calls.slice(before)).to.deep.equal([]);
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await screen.sees(title);
  });

  it('leaves the host’s history alone otherwise', async () => {
    const before = history.length;
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.press('Back');
    expect(history.length).to.equal(before);
  });
});

describe('the wizard left', () => {
  const canary = 'Kanarinac7';
  const secret = 'Kanarinac7-Tajna!';

  beforeEach(clearDevice);
  afterEach(async () => {
    await clearScreens();
    await clearDevice();
  });

  /** Types the canary into every field up to the second door. */
  async function typeEverywhere(screen: Screen): Promise<void> {
    await screen.press('Change contact');
    await screen.choose('A shared mailbox (alias) of the partner');
    await screen.type('E-mail address', `contact-${canary}@meridian.example`);
    await screen.press('Back');
    await screen.asPartner();
    await screen.choose('Another person in my company');
    await screen.type('Their e-mail address', `colleague-${canary}@meridian.example`);
    await screen.choose('The customer will set up');
    await screen.type('The customer’s e-mail address', `customer-${canary}@avala.example`);
    await screen.choose('Yes, I will set up the services');
    await screen.press('Next');
    await screen.createPartner(`Partner ${canary}`, `admin-${canary}@sava.example`);
    await screen.nameAdmin(`it-${canary}@drina.example`);
    await screen.createCustomer(`Customer ${canary}`, `Street ${canary}`);
  }

  async function throughTheDoor(screen: Screen): Promise<void> {
    await screen.passFirstDoor();
    await screen.setPassword(secret);
    await screen.sees('What was ordered');
    await screen.toCalling();
    await screen.type('Address of the head office', `Office ${canary}`);
    await screen.type('SIP address prefix', canary);
    await screen.leaveForLater('Meeting settings');
    await screen.type('Site name', canary);
    await screen.leaveForLater('Enterprise settings');
    await screen.type('Subdomain', canary);
  }

  it('P-07, F-N1, F-E14: exit asks once, then nothing typed is anywhere: storage, URL, events, console, page', async () => {
    const counted = counting(memoryBackend());
    const screen = mount({backend: counted.backend, properties: {storage: 'device'}});
    const said = await consoleDuring(async () => {
      await typeEverywhere(screen);
      await throughTheDoor(screen);
      await screen.press('Exit');
      await screen.reads('Leave the set-up?');
      await screen.press('Leave and discard');
      await screen.sees('You left the set-up');
    });
    expect(screen.text).to.contain('What was already sent stays');
    const everywhere = `${await everythingKept()}${said}${JSON.stringify(screen.events)}${screen.root.innerHTML}`;
    expect(everywhere.toLowerCase()).not.to.contain(canary.toLowerCase());
    // The password went out in one request and no other.
    expect(
      counted.calls.filter(({request}) => JSON.stringify(request).includes(secret)).map(({operation}) => operation),
    ).to.deep.equal(['setPassword']);
  });

  it('F-N3: the password is in no attribute, event or message while it is typed and sent', async () => {
    const backend = memoryBackend({seed: 'passwordPending', latency: (name) => (name === 'setPassword' ? 100 : 0)});
    const screen = mount({backend, properties: {storage: 'device'}});
    await screen.press('Continue set-up');
    await screen.type('New password', secret);
    await screen.press('Show password');
    await screen.until('the text to show', () => screen.find('New password')?.type === 'text');
    await screen.press('Set password');
    await screen.reads('Setting the password');
    const during = `${screen.root.innerHTML}${screen.wizard.outerHTML}${await everythingKept()}${JSON.stringify(screen.events)}`;
    expect(during).not.to.contain(secret);
    await screen.sees('What was ordered');
    expect(`${screen.root.innerHTML}${await everythingKept()}`).not.to.contain(secret);
  });

  it('F-N3: holds the password while it is on its way alone: none that the page or the back end refused, none that is set', async () => {
    const plain = memoryBackend({seed: 'passwordPending'});
    const held = (): string => (screen.wizard as unknown as {visit: WizardVisit}).visit.vault.peek();
    const heldAtSending: string[] = [];
    const setPassword: PartnerBackend['setPassword'] = (request, options) => {
      heldAtSending.push(held());
      if (heldAtSending.length > 1) return plain.setPassword(request, options);
      return Promise.reject(new BackendError({kind: 'invalid', fields: {password: 'password.banned'}}));
    };
    const screen = mount({backend: {...plain, setPassword}});
    await screen.press('Continue set-up');
    await screen.type('New password', 'Kan7');
    await screen.press('Set password');
    await screen.reads('The password is too short.');
    expect(held(), 'refused by the page').to.equal('');
    await screen.setPassword(secret);
    await screen.reads('There is a problem');
    await screen.until('the way on', () => heldAtSending.length === 1 && screen.buttons('Set password').length === 1);
    expect(held(), 'refused by the back end').to.equal('');
    await screen.setPassword(secret);
    await screen.sees('What was ordered');
    expect(held(), 'set').to.equal('');
    expect(heldAtSending).to.deep.equal([secret, secret]);
  });

  it('P-07, F-N3: a start anew tells nothing of a password that was typed: neither its rules nor its text', async () => {
    const screen = mount({scenario: 'passwordPending'});
    await screen.press('Continue set-up');
    await screen.type('New password', secret);
    await screen.press('Show password');
    await screen.until('the text to show', () => screen.find('New password')?.type === 'text');
    expect(screen.root.querySelectorAll('#password-rules [data-met]')).to.have.length(6);
    screen.wizard.restart();
    await screen.press('Continue set-up');
    const field = await screen.field('New password');
    expect(field.value).to.equal('');
    expect(field.type).to.equal('password');
    expect(screen.root.querySelectorAll('#password-rules [data-met]')).to.have.length(0);
  });

  it('P-07: keeps of an attempt no more than order, milestone, time and operation, and tells of it at the next start', async () => {
    const backend = memoryBackend();
    const screen = mount({backend, properties: {storage: 'device'}});
    await screen.toConfirm();
    await screen.until('the note', async () => (await journal()).length === 1);
    const [entry] = await journal();
    expect(Object.keys(entry!).sort()).to.deep.equal(['at', 'milestone', 'operationId', 'orderId']);
    expect(entry).to.include({orderId: 'order-1', milestone: 'started', operationId: null});
    await clearScreens();
    const next = mount({backend, properties: {storage: 'device'}});
    await next.reads(noAttempt);
    await next.toPartnerOrganization();
    expect((await next.field('Company name')).value).to.equal('');
  });

  it('exit before anything was answered asks nothing, and opens the order again', async () => {
    const screen = mount();
    await screen.sees(title);
    await screen.press('Exit');
    await screen.sees('You left the set-up');
    expect(screen.details('partner-exit')).to.deep.equal([{orderId: 'order-1', step: 'intro.overview'}]);
    await screen.press('Open the order again');
    await screen.sees(title);
  });

  it('signed out, the account’s database goes and nothing tells of an attempt', async () => {
    const backend = memoryBackend();
    const screen = mount({backend, properties: {storage: 'device'}});
    await screen.toPartnerOrganization();
    await screen.type('Company name', canary);
    await screen.until('the note', async () => (await journal()).length === 1);
    await backend.admin.signOut();
    await screen.wizard.refreshSession();
    await screen.until('nothing kept', async () => (await journal()).length === 0);
    await screen.until('the typed text to go', () => !screen.root.innerHTML.includes('Create your partner'));
    await backend.admin.signIn('account-partner');
    screen.wizard.restart();
    await screen.sees(title);
    await screen.start();
    // Reading comes before writing: after the note there is nothing more to hear.
    await screen.until('the note', async () => (await journal()).length === 1);
    expect(screen.text).not.to.contain(noAttempt);
    expect(screen.root.innerHTML).not.to.contain(canary);
  });

  it('F-S15: signed out, what another tab holds is erased once and not again for the visit that follows', async () => {
    const backend = memoryBackend();
    const screen = mount({backend, properties: {storage: 'device'}});
    await screen.toPartnerOrganization();
    await screen.until('the note', async () => (await journal()).length === 1);
    const name = (await indexedDB.databases())
      .map((one) => one.name!)
      .find((one) => one.startsWith('partner-widgets/'))!;
    const holding = await settled(indexedDB.open(name));
    const {deleteDatabase} = IDBFactory.prototype;
    const deleted: string[] = [];
    IDBFactory.prototype.deleteDatabase = function (which) {
      deleted.push(which);
      return deleteDatabase.call(this, which);
    };
    try {
      await backend.admin.signOut();
      await screen.wizard.refreshSession();
      await screen.reads('You are not signed in.');
      await backend.admin.signIn('account-partner');
      screen.wizard.restart();
      await screen.sees(title);
      expect(deleted).to.deep.equal([name]);
    } finally {
      IDBFactory.prototype.deleteDatabase = deleteDatabase;
      holding.close();
    }
  });

  it('F-S16: another account finds nothing of the one before', async () => {
    const backend = memoryBackend({seed: 'existingPartner'});
    const screen = mount({backend, properties: {storage: 'device'}});
    await screen.toPartnerOrganization();
    await screen.until('the note', async () => (await journal()).length === 1);
    await backend.admin.signIn('account-colleague');
    await screen.wizard.refreshSession();
    await screen.until('nothing kept', async () => (await journal()).length === 0);
    await screen.sees(title);
    await screen.start();
    await screen.until('the note', async () => (await journal()).length === 1);
    expect(screen.text).not.to.contain(noAttempt);
  });

  it('F-S15: wipe() deletes what the device keeps, says what it deleted, and starts over', async () => {
    const screen = mount({properties: {storage: 'device'}});
    await screen.toPartnerOrganization();
    await screen.until('the note', async () => (await journal()).length === 1);
    const {deleted, failed} = await screen.wizard.wipe();
    expect(failed).to.deep.equal([]);
    expect(deleted).to.have.lengthOf(1);
    await screen.sees(title);
    expect(await journal()).to.deep.equal([]);
  });

  it('F-S15: wipe() deletes what the device keeps also before it is known who is signed in', async () => {
    const first = mount({properties: {storage: 'device'}});
    await first.toPartnerOrganization();
    await first.until('the note', async () => (await journal()).length === 1);
    await clearScreens();
    const backend = memoryBackend({latency: (name) => (name === 'getSession' ? 400 : 0)});
    const screen = mount({backend, properties: {storage: 'device'}});
    await screen.sees(title);
    const {deleted, failed} = await screen.wizard.wipe();
    expect(failed).to.deep.equal([]);
    expect(deleted).to.have.lengthOf(1);
    expect(await journal()).to.deep.equal([]);
    await screen.sees(title);
  });

  it('F-S16: portals that name themselves apart share no journal and erase only their own', async () => {
    const first = mount({properties: {storage: 'device', tenant: 'first-portal'}});
    await first.toPartnerOrganization();
    await first.until('the note', async () => (await journal()).length === 1);
    const second = mount({properties: {storage: 'device', tenant: 'second-portal'}});
    await second.toPartnerOrganization();
    await second.until('both notes', async () => (await journal()).length === 2);
    expect((await second.wizard.wipe()).deleted).to.have.lengthOf(1);
    expect(await journal()).to.have.lengthOf(1);
    await clearScreens();
    const again = mount({properties: {storage: 'device', tenant: 'first-portal'}});
    await again.sees(title);
    await again.until('the earlier attempt', () => again.text.includes('was not submitted'));
  });

  it('F-S16: whoever opens the wizard next finds the account before erased from the device', async () => {
    const first = mount({properties: {storage: 'device'}});
    await first.toPartnerOrganization();
    await first.until('the note', async () => (await journal()).length === 1);
    const before = (await indexedDB.databases()).map(({name}) => name);
    await clearScreens();
    const backend = memoryBackend({seed: 'existingPartner'});
    await backend.admin.signIn('account-colleague');
    const second = mount({backend, properties: {storage: 'device'}});
    await second.sees(title);
    await second.until('the erasure', async () =>
      (await indexedDB.databases()).every(({name}) => !name?.startsWith('partner-widgets/') || !before.includes(name)),
    );
    expect(second.text).not.to.contain('was not submitted');
  });

  it('P-07: a start after Exit says so also where the device keeps nothing', async () => {
    const {storageAccess} = ProvisioningWizard;
    ProvisioningWizard.storageAccess = null;
    try {
      const screen = mount();
      await screen.toPartnerOrganization();
      await screen.press('Exit');
      await screen.press('Leave and discard');
      await screen.press('Open the order again');
      await screen.reads('was not submitted');
    } finally {
      ProvisioningWizard.storageAccess = storageAccess;
    }
  });

  it('P-07: an attempt that began before it was known who is signed in is noted as well', async () => {
    const backend = memoryBackend();
    let isReachable = false;
    const unreliable = new Proxy(backend, {
      get: (target, name: keyof typeof backend) =>
        name === 'getSession' && !isReachable ? () => Promise.reject(new TypeError('no network')) : target[name],
    });
    const screen = mount({backend: unreliable, properties: {storage: 'device'}});
    await screen.start();
    expect(await journal()).to.deep.equal([]);
    isReachable = true;
    await screen.wizard.refreshSession();
    await screen.until('the note', async () => (await journal()).length === 1);
  });

  it('F-S16: an attempt that began before it was known who is signed in is noted for nobody else', async () => {
    const scenario = seed('existingPartner', (state) => {
      state.orders.push({...state.orders[0]!, id: 'order-2'});
    });
    const backend = memoryBackend({seed: scenario});
    let isReachable = false;
    const unreliable = new Proxy(backend, {
      get: (target, name: keyof typeof backend) =>
        name === 'getSession' && !isReachable ? () => Promise.reject(new TypeError('no network')) : target[name],
    });
    const screen = mount({backend: unreliable, properties: {storage: 'device'}});
    await screen.start();
    await backend.admin.signIn('account-colleague');
    isReachable = true;
    screen.wizard.orderId = 'order-2';
    await screen.sees(title);
    await screen.start();
    await screen.until('the note', async () => (await journal()).some(({orderId}) => orderId === 'order-2'));
    expect((await journal()).map(({orderId}) => orderId)).to.deep.equal(['order-2']);
  });

  const nothing = {deleted: [], failed: []};

  /** Works with a journal of the test's own in place of the device's. */
  async function withJournal(
    journal: ProvisioningJournal,
    work: () => Promise<void>,
    erase: () => Promise<WipeResult> = async () => nothing,
  ): Promise<void> {
    const {storageAccess} = ProvisioningWizard;
    const store = {onHealth: () => () => {}, wipe: async () => nothing, close: () => {}} as unknown as DeviceStore;
    ProvisioningWizard.storageAccess = {open: async () => ({store, journal}), erase};
    try {
      await work();
    } finally {
      ProvisioningWizard.storageAccess = storageAccess;
    }
  }

  it('P-07: an attempt that the journal tells of late is not told of the order that was opened meanwhile', async () => {
    const asked: string[] = [];
    let tell = (_entry: JournalEntry): void => {};
    const read = (orderId: string): Promise<JournalEntry | null> => {
      asked.push(orderId);
      return asked.length > 1 ? Promise.resolve(null) : new Promise((resolve) => (tell = resolve));
    };
    await withJournal({read, write: async () => {}}, async () => {
      const scenario = seed('newPartner', (state) => {
        state.orders.push({...state.orders[0]!, id: 'order-2', customerName: 'Drina Logistika'});
      });
      const screen = mount({scenario});
      await screen.until('the question for order-1', () => asked.length === 1);
      screen.wizard.orderId = 'order-2';
      await screen.sees('Set up services for Drina Logistika');
      tell({orderId: 'order-1', milestone: 'started', at: 0, operationId: null});
      await screen.until('the question for order-2', () => asked.length === 2);
      await macrotask();
      await screen.wizard.updateComplete;
      expect(asked).to.deep.equal(['order-1', 'order-2']);
      expect(screen.text).not.to.contain(noAttempt);
    });
  });

  it('F-S15, F-S16: after a sign-out nothing begins before the device is clean', async () => {
    let clean = (): void => {};
    const erased = new Promise<WipeResult>((resolve) => (clean = () => resolve(nothing)));
    let isErasing = false;
    const counted = counting(memoryBackend({seed: 'existingPartner'}));
    await withJournal(
      {read: async () => null, write: async () => {}},
      async () => {
        const screen = mount({backend: counted.backend});
        await screen.toPartnerOrganization();
        await counted.backend.admin.signIn('account-colleague');
        await screen.wizard.refreshSession();
        await screen.until('the erasure', () => isErasing);
        await macrotask();
        await screen.wizard.updateComplete;
        expect(counted.count('getOrder')).to.equal(1);
        clean();
        await screen.sees(title);
        expect(counted.count('getOrder')).to.equal(2);
      },
      () => {
        isErasing = true;
        return erased;
      },
    );
  });

  it('P-07: an attempt that began before it was known who is signed in is not told as an earlier one', async () => {
    const backend = memoryBackend();
    let isReachable = false;
    const unreliable = new Proxy(backend, {
      get: (target, name: keyof typeof backend) =>
        name === 'getSession' && !isReachable ? () => Promise.reject(new TypeError('no network')) : target[name],
    });
    const entries = new Map<string, JournalEntry>();
    const read = async (orderId: string): Promise<JournalEntry | null> => entries.get(orderId) ?? null;
    const write = async (entry: JournalEntry): Promise<void> => void entries.set(entry.orderId, entry);
    await withJournal({read, write}, async () => {
      const screen = mount({backend: unreliable});
      await screen.start();
      isReachable = true;
      await screen.wizard.refreshSession();
      await screen.until('the note', () => entries.size === 1);
      await macrotask();
      await screen.wizard.updateComplete;
      expect(screen.heading).to.equal('What is your role in this order?');
      expect(screen.text).not.to.contain(noAttempt);
    });
  });

  it('another account ends the attempt also where the page gives no storage', async () => {
    const {storageAccess} = ProvisioningWizard;
    ProvisioningWizard.storageAccess = null;
    try {
      const backend = memoryBackend({seed: 'existingPartner'});
      const screen = mount({backend});
      await screen.toPartnerOrganization();
      await screen.until('the organizations', () => screen.find('None of these is my organization'));
      await backend.admin.signIn('account-colleague');
      await screen.wizard.refreshSession();
      await screen.sees(title);
      await screen.start();
      expect((await screen.field('I am a partner')).checked).to.equal(false);
    } finally {
      ProvisioningWizard.storageAccess = storageAccess;
    }
  });

  it('knows the own address also where the session answers late', async () => {
    const backend = memoryBackend();
    const {account} = await backend.getSession({});
    let isReachable = false;
    const unreliable = new Proxy(backend, {
      get: (target, name: keyof typeof backend) =>
        name === 'getSession' && !isReachable ? () => Promise.reject(new TypeError('no network')) : target[name],
    });
    const screen = mount({backend: unreliable});
    await screen.asPartner();
    isReachable = true;
    await screen.wizard.refreshSession();
    await screen.choose('Another person in my company');
    await screen.type('Their e-mail address', account?.email ?? '');
    await screen.until('the complaint', async () => {
      await screen.press('Next');
      return (await screen.errorOf('Their e-mail address')) !== '';
    });
  });

  it('keeps nothing on the device where the host says so', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.until('what is kept', () => screen.details('partner-storage').length > 0);
    expect(screen.details('partner-storage')).to.deep.equal([{state: 'memoryOnly', reason: 'requested'}]);
    expect(await journal()).to.deep.equal([]);
  });

  it('details of all events are ids, codes, numbers and titles of the kit', async () => {
    const screen = mount();
    const heard: PartnerEventName[] = [];
    for (const name of eventNames) document.addEventListener(name, () => heard.push(name), {once: true});
    await typeEverywhere(screen);
    expect(heard).to.include.members(['partner-ready', 'partner-step-changed', 'partner-page-title']);
    for (const {detail} of screen.events) {
      for (const value of Object.values(detail as object)) {
        expect(
          value === null || typeof value === 'number' || (typeof value === 'string' && !value.includes('@')),
        ).to.equal(true);
      }
    }
    expect(JSON.stringify(screen.events)).not.to.contain(canary);
  });
});

describe('the session of the wizard', () => {
  afterEach(clearScreens);

  const endingIn = (seconds: number) =>
    seed('newPartner', (state) => {
      state.session = {...state.session, expiresAt: Date.now() + seconds * 1000};
    });

  it('X-03: warns at least 20 seconds before the session ends, and extends it', async () => {
    const screen = mount({scenario: endingIn(25.6), properties: {policy: {sessionWarningSeconds: 25}}});
    await screen.start();
    await screen.reads('Your session ends soon');
    expect(screen.text).to.match(/You will be signed out in 0:2\d\./);
    expect(tidy(screen.root.querySelector('[role=alert]')!.textContent)).to.contain('Your session ends soon');
    expect(screen.details('partner-notice-count').at(-1)).to.deep.equal({count: 1});
    await screen.press('Stay signed in');
    await screen.until('the warning to go', () => !screen.text.includes('Your session ends soon'));
    expect(screen.details('partner-notice-count').at(-1)).to.deep.equal({count: 0});
    expect(screen.details('partner-signed-out')).to.deep.equal([]);
  });

  it('X-03: takes no shorter warning from a host than 20 seconds', async () => {
    const screen = mount({scenario: endingIn(60), properties: {policy: {sessionWarningSeconds: 5}}});
    await screen.reads('Your session ends soon');
  });

  it('X-03, F-E12: a 401 in mid-flow loses nothing, is told once, and goes on after signing in again', async () => {
    const counted = counting(memoryBackend());
    const screen = mount({backend: counted.backend});
    await screen.toPartnerOrganization();
    await screen.createPartner();
    await screen.type('Administrator’s e-mail address', 'it@drina.example');
    await screen.backend.admin.expireSession();
    await screen.press('Next');
    await screen.reads('You have been signed out');
    expect(screen.heading).to.equal('Who is the customer’s administrator?');
    expect((await screen.field('Administrator’s e-mail address')).value).to.equal('it@drina.example');
    expect(screen.details('partner-signed-out')).to.deep.equal([{orderId: 'order-1'}]);
    const asked = counted.calls.length;
    await screen.press('I have signed in again');
    await screen.until('the answer', () => counted.calls.length === asked + 1);
    await screen.reads('You have been signed out');
    await macrotask();
    expect(counted.calls.length).to.equal(asked + 1);
    await screen.backend.admin.signIn('account-partner');
    await screen.wizard.refreshSession();
    await screen.until('the notice to go', () => !screen.text.includes('You have been signed out'));
    await screen.press('Next');
    await screen.createCustomer();
    expect(screen.text).to.contain('Sava Telekom');
  });
});
