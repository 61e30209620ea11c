import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import type {OperationName} from '../../src/backend/operations.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';
import type {ProvisioningWizard} from '../../src/components/provisioning-wizard.js';
import {readPolicy} from '../../src/domain/provisioning-policy.js';
import {everyText, links, markup, turns, unicode} from '../support/bad-input.js';
import {atOnce, clearScreens, mount, seed, type Screen} from './screen.js';
import {unfitBackends} from './unfit-backends.js';
import {tidy} from './text.js';

const title = 'Set up services for Avala Logistika';
const contract = 'The service answered with something that cannot be used.';
const errors: string[] = [];
const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
  errors.push(event instanceof ErrorEvent ? event.message : String(event.reason));
const said: string[] = [];
const {warn, error} = console;

beforeEach(() => {
  errors.length = 0;
  said.length = 0;
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onError);
  console.warn = (...words: unknown[]) => void said.push(words.join(' '));
  console.error = (...words: unknown[]) => void said.push(words.join(' '));
});
afterEach(async () => {
  await clearScreens();
  Object.assign(console, {warn, error});
  window.removeEventListener('error', onError);
  window.removeEventListener('unhandledrejection', onError);
  expect((window as {__xss?: unknown}).__xss).to.equal(undefined);
  expect(errors).to.deep.equal([]);
});

const anything: readonly unknown[] = [null, undefined, 7, NaN, true, {}, [], () => ({}), Symbol('x'), new Map(), 10n];

/** The colour that an element's words stand on. */
function backgroundBehind(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const {backgroundColor} = getComputedStyle(at);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
  }
  return 'rgb(255, 255, 255)';
}

describe('what a host gives', () => {
  it('F-E8: as a language is taken for the nearest one there are words for, else English', async () => {
    const screen = mount();
    const tags = [
      'xx-invalid-123456789',
      'en-US-',
      '-',
      '_',
      ' ',
      'x'.repeat(10_000),
      'i-klingon',
      'en-u-nu-arab',
      ...markup.slice(0, 4),
    ];
    for (const locale of tags) {
      screen.wizard.setAttribute('locale', locale);
      await screen.wizard.updateComplete;
      await screen.sees(title);
    }
    for (const [locale, heading] of [
      ['RU_ru', /^Настройка|Avala/],
      ['sr_Latn_RS@x', /Avala/],
      ['ru-', /[а-я]/],
    ] as const) {
      screen.wizard.setAttribute('locale', locale);
      await screen.until(`words for ${locale}`, () => screen.heading !== title && heading.test(screen.heading));
    }
    screen.wizard.removeAttribute('locale');
    for (const lang of ['', 'zz', '\u0000', 'en-\uD800']) {
      screen.place.setAttribute('lang', lang);
      await screen.sees(title);
    }
  });

  it('F-E8: as a language that is no text leaves English', async () => {
    for (const locale of anything) {
      const screen = mount({properties: {locale: locale as string}});
      await screen.sees(title);
      await screen.wizard.updateComplete;
      await clearScreens();
    }
  });

  it('F-E8: for a backend is waited for, or told of once as not understood, with a way on', async () => {
    for (const backend of unfitBackends('getOrder')) {
      const screen = mount({backend: backend as MemoryBackend});
      await screen.sees('The order could not be loaded');
      expect(screen.buttons('Try again')).to.have.lengthOf(1);
      expect(screen.buttons('Contact support')).to.have.lengthOf(1);
      await screen.until('word of it', () => screen.details('partner-problem').length === 1);
      expect(screen.details('partner-problem')[0]!.kind).to.be.oneOf(['contract', 'unknown']);
      await clearScreens();
    }
    for (const backend of [null, undefined, 0, '']) {
      const screen = mount();
      screen.wizard.backend = backend as unknown as PartnerBackend;
      await screen.wizard.updateComplete;
      expect(screen.heading).to.equal('');
      screen.wizard.backend = memoryBackend();
      await screen.sees(title);
      await clearScreens();
    }
  });

  it('F-E8: for an order is asked for as it is, and where there is none, said so with a way on', async () => {
    const ids: readonly unknown[] = [
      ...everyText.filter((text) => text !== '').slice(0, 40),
      'x'.repeat(100_000),
      7,
      {},
      [],
      true,
    ];
    for (const orderId of ids) {
      const screen = mount({properties: {orderId: orderId as string}});
      await screen.until('an answer', () => screen.heading === 'The order could not be loaded');
      expect(screen.buttons('Try again'), String(orderId).slice(0, 40)).to.have.lengthOf(1);
      expect(screen.root.querySelector('img, script, style')).to.equal(null);
      await clearScreens();
    }
  });

  it('F-E8: as an attribute or property of no use changes nothing', async () => {
    for (const name of ['storage', 'history', 'theme', 'density', 'policy'] as const) {
      for (const value of [...anything, markup[0]!, 'url(javascript:window.__xss=1)', '__proto__']) {
        if (typeof value === 'symbol' && (name === 'theme' || name === 'density')) continue;
        const screen = mount({properties: {[name]: value} as Partial<ProvisioningWizard>});
        await screen.sees(title);
        await clearScreens();
      }
    }
    expect(new Set(said).size, 'each thing is said once').to.equal(said.length);
  });

  it('F-E9: as an address that is none of https or mailto leads nowhere', async () => {
    for (const supportUrl of links) {
      const {policy, wrong} = readPolicy({supportUrl});
      expect([policy.supportUrl, wrong], supportUrl).to.deep.equal([null, ['supportUrl']]);
    }
    const opened: unknown[] = [];
    const {open} = window;
    window.open = (...given) => (opened.push(given), null);
    try {
      const screen = mount({scenario: 'closedOrder', properties: {policy: {supportUrl: links[0]!}}});
      await screen.press('Contact support');
      expect(screen.details('partner-support-requested')).to.have.lengthOf(1);
      expect(opened).to.deep.equal([]);
      expect(screen.root.querySelector('a[href]:not([href^="#"])')).to.equal(null);
    } finally {
      window.open = open;
    }
  });

  it('F-E8: as design tokens leaves every word to be read', async () => {
    for (const value of ['url(javascript:window.__xss=1)', 'red', '12px', '{}', '-1e99', 'expression(alert(1))']) {
      const screen = mount();
      for (const token of ['hue', 'chroma', 'font', 'radius'])
        screen.wizard.style.setProperty(`--partner-${token}`, value);
      await screen.sees(title);
      for (const element of screen.root.querySelectorAll<HTMLElement>('h2, p, dt, dd, button')) {
        if (!element.checkVisibility()) continue;
        const {color, opacity} = getComputedStyle(element);
        expect([color !== backgroundBehind(element), opacity], `${value}: ${element.innerText}`).to.deep.equal([
          true,
          '1',
        ]);
      }
      await clearScreens();
    }
  });
});

/** A backend whose answer to one operation is spoiled until it is mended; the operation itself is carried out. */
function spoiling(backend: MemoryBackend, operation: OperationName, answer: unknown = {error: {code: 'E1'}}) {
  let isSpoiled = true;
  const method = backend[operation] as (request: unknown, options?: object) => Promise<unknown>;
  const spoiled = async (request: unknown, options?: object) => {
    const real = await method(request, options);
    return isSpoiled ? answer : real;
  };
  return {backend: {...backend, [operation]: spoiled} as MemoryBackend, mend: () => void (isSpoiled = false)};
}

describe('an answer that is not understood', () => {
  const begin = (scenario: Parameters<typeof seed>[0], operation: OperationName, answer?: unknown) => {
    const {backend, mend} = spoiling(memoryBackend({seed: seed(scenario, atOnce)}), operation, answer);
    return {screen: mount({backend}), mend};
  };
  /** What is told on a page that stays: the problem, once, in words, and what was entered. */
  const tells = async (screen: Screen, heading: string) => {
    await screen.until('the problem', () => screen.root.querySelector('.error-summary, .notice.warn'));
    await screen.until('word of it', () => screen.details('partner-problem').length === 1);
    expect(screen.details('partner-problem')[0]).to.include({kind: 'contract', code: null});
    expect(screen.text).to.contain(contract);
    expect(screen.heading).to.equal(heading);
  };

  it('F-E8: to the first question shows a way on, not an empty page, and heals', async () => {
    const {screen, mend} = begin('newPartner', 'getOrder');
    await screen.sees('The order could not be loaded');
    expect(screen.text).to.contain(contract);
    mend();
    await screen.press('Try again');
    await screen.sees(title);
  });

  it('F-E8: about the session keeps nobody from setting up', async () => {
    const {screen} = begin('newPartner', 'getSession');
    await screen.sees(title);
    await screen.start();
  });

  it('F-E8: to a new contact or a mail is told, keeps what was typed, and heals', async () => {
    const {screen, mend} = begin('newPartner', 'changeContact');
    await screen.press('Change contact');
    await screen.type('E-mail address', 'other@meridian.example');
    await screen.press('Save contact');
    await tells(screen, 'Change the provisioning contact');
    expect((await screen.field('E-mail address')).value).to.equal('other@meridian.example');
    mend();
    await screen.press('Save contact');
    await screen.reads('other@meridian.example');
  });

  it('F-E8: to a look-up is told and can be asked for again', async () => {
    const {screen, mend} = begin('newPartner', 'matchOrganizations');
    await screen.toPartnerOrganization();
    await screen.sees('The organizations could not be looked up');
    expect(screen.text).to.contain(contract);
    mend();
    await screen.press('Try again');
    await screen.sees('Create your partner organization');
  });

  it('F-E8: about an address is told, keeps it, and heals', async () => {
    const {screen, mend} = begin('newPartner', 'checkAdmin');
    await screen.toPartnerOrganization();
    await screen.createPartner();
    await screen.nameAdmin();
    await tells(screen, 'Who is the customer’s administrator?');
    expect((await screen.field('Administrator’s e-mail address')).value).to.equal('it@drina.example');
    mend();
    await screen.press('Next');
    await screen.sees('Confirm the customer’s data');
  });

  it('F-E8: about a name or settings is told, keeps them, and heals', async () => {
    for (const operation of ['saveCalling', 'checkSubdomain', 'saveSubdomain'] as const) {
      const {screen, mend} = begin('mappedOrder', operation);
      await screen.continue();
      await screen.toCalling();
      if (operation === 'saveCalling') {
        await screen.type('Address of the head office', 'Savska 3');
        await screen.press('Next');
        await tells(screen, 'Calling settings');
        mend();
        await screen.press('Next');
        await screen.sees('Meeting settings');
      } else {
        await screen.leaveForLater('Meeting settings');
        await screen.leaveForLater('Enterprise settings');
        await screen.type('Subdomain', 'avalalogistika');
        await screen.checkName('Subdomain');
        if (operation === 'checkSubdomain') await screen.reads('It could not be checked.');
        else {
          await screen.reads('is available');
          await screen.press('Save subdomain');
          await tells(screen, 'Enterprise settings');
        }
        mend();
        if (operation === 'checkSubdomain') await screen.checkName('Subdomain');
        await screen.reads('is available');
        await screen.press('Save subdomain');
        await screen.until(
          'the next step',
          () => screen.heading !== 'Enterprise settings' || /saved/i.test(screen.text),
        );
      }
      await clearScreens();
    }
  });

  it('F-E8, F-P4: of a door is neither success nor failure: what became of it is asked, and told', async () => {
    const {screen} = begin('newPartner', 'mapOrder');
    await screen.toConfirm();
    await screen.passFirstDoor();
    await screen.sees('Choose a password for the new partner organization');
    expect(screen.details('partner-order-set-up')).to.have.lengthOf(1);
    await clearScreens();
    const second = begin('failingService', 'provision').screen;
    await second.continue();
    for (const heading of ['Calling settings', 'Meeting settings', 'Enterprise settings']) {
      await second.press('Next');
      await second.sees(heading);
    }
    await second.press('Next');
    await second.sees('Review and start');
    await second.choose('I understand that billing starts');
    await second.press('Provision and start billing');
    await second.until('what became of it', () => second.details('partner-provisioned').length === 1);
  });

  it('F-E8: with a refusal that names fields nobody has is told, and the page works on', async () => {
    for (const field of [
      'constructor',
      '__proto__',
      'toString',
      'meetings.sites.9.name',
      markup[0]!,
      turns[6]!,
      unicode[3]!,
    ]) {
      const backend = memoryBackend({seed: seed('mappedOrder', atOnce)});
      const fields = Object.fromEntries([[field, 'label.taken']]);
      const refuse = () =>
        Promise.reject(Object.assign(new Error(), {problem: {kind: 'conflict', code: 'taken', fields}}));
      const screen = mount({backend: {...backend, saveSubdomain: refuse} as MemoryBackend});
      await screen.continue();
      await screen.toCalling();
      await screen.leaveForLater('Meeting settings');
      await screen.leaveForLater('Enterprise settings');
      await screen.type('Subdomain', 'avalalogistika');
      await screen.checkName('Subdomain');
      await screen.reads('is available');
      await screen.press('Save subdomain');
      await screen.until(`the problem with ${field}`, () => screen.root.querySelector('.error-summary'));
      await screen.type('Subdomain', 'avalalogistika2');
      await screen.checkName('Subdomain');
      await screen.reads('avalalogistika2 is available');
      expect(tidy(screen.root.querySelector('h2')?.textContent)).to.equal('Enterprise settings');
      await clearScreens();
    }
  });
});
