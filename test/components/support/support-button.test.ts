import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {PartnerKit} from '../../../src/components/partner-kit.js';
import {SupportButton} from '../../../src/components/support-button.js';
import '../../../src/define/partner-kit.js';
import {counting} from '../kit-screen.js';
import {clearDevice} from '../device.js';
import {tidy} from '../text.js';
import {clearButtons, mountButton, ButtonStage} from './button-stage.js';

const homeTitle = 'Partner support';
const signedIn = 'account-partner';

describe('the support button', () => {
  afterEach(clearButtons);

  it('S-01, S-29: leads to partner support in a drawer, and from there to a person', async () => {
    const stage = mountButton();
    await stage.press();
    await stage.sees(homeTitle);
    expect(stage.element.hasAttribute('open')).to.equal(true);
    stage.pressInCenter('Open a case');
    await stage.sees('Open a case');
  });

  it('keeps what is in the drawer while it is closed', async () => {
    const stage = mountButton();
    await stage.press();
    await stage.sees(homeTitle);
    stage.pressInCenter('Open a case');
    await stage.sees('Open a case');
    const {center} = stage;
    stage.element.close();
    await stage.until('the closed drawer', () => !stage.isOpen);
    expect(stage.element.hasAttribute('open')).to.equal(false);
    await stage.press();
    await stage.sees('Open a case');
    expect(stage.center).to.equal(center);
  });

  it('X-13: closes by Escape, by its own button and beside it, and the focus returns where it came from', async () => {
    const stage = mountButton();
    const ways = [
      () => sendKeys({press: 'Escape'}),
      async () => stage.drawer!.querySelector('button')!.click(),
      () => sendMouse({type: 'click', position: [4, 4]}),
    ];
    for (const way of ways) {
      await stage.press();
      await stage.sees(homeTitle);
      expect(stage.root.activeElement).not.to.equal(stage.button);
      await way();
      await stage.until('the closed drawer', () => !stage.isOpen && !stage.element.isOpen);
      expect(document.activeElement).to.equal(stage.element);
      expect(stage.root.activeElement).to.equal(stage.button);
    }
  });

  it("X-13: gives the focus back to the host's own button that opened it", async () => {
    const own = Object.assign(document.createElement('button'), {textContent: 'Help'});
    document.body.append(own);
    const stage = mountButton();
    await stage.until('the button', () => stage.button);
    own.focus();
    stage.element.open({view: 'cases'});
    await stage.until('the list of cases', () => stage.isOpen && stage.heading !== '' && stage.heading !== homeTitle);
    await sendKeys({press: 'Escape'});
    await stage.until('the closed drawer', () => !stage.isOpen);
    expect(document.activeElement).to.equal(own);
    own.remove();
  });

  it('covers the window from within a page that clips, moves and layers its parts', async () => {
    const place = document.createElement('div');
    place.className = 'clipping';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.clipping {position: relative; z-index: 0; overflow: hidden; transform: translateX(10px); inline-size: 90px; block-size: 40px;}',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.body.append(place);
    const stage = mountButton({place});
    await stage.press();
    await stage.sees(homeTitle);
    await Promise.all(stage.drawer!.getAnimations().map(({finished}) => finished));
    const {top, bottom, right, width} = stage.drawer!.getBoundingClientRect();
    const {clientWidth, clientHeight} = document.documentElement;
    expect([top, bottom]).to.deep.equal([0, clientHeight]);
    expect(Math.abs(right - clientWidth)).to.be.below(20);
    expect(width).to.be.above(Math.min(clientWidth, 700) - 20);
    const {x, y} = stage.center!.getBoundingClientRect();
    expect(document.elementFromPoint(x + 5, y + 5)).to.equal(stage.element);
    place.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });

  it('scrolls in one place, and nothing of it lies outside of the drawer', async () => {
    const stage = mountButton();
    await stage.press();
    await stage.sees(homeTitle);
    const drawer = stage.drawer!;
    await Promise.all(drawer.getAnimations().map(({finished}) => finished));
    const unseen = () => [...stage.center!.shadowRoot!.querySelectorAll('a .visually-hidden')];
    const isBelow = (one: Element) => one.getBoundingClientRect().top > drawer.clientHeight;
    await stage.until('what only screen readers see, below', () => unseen().some(isBelow));
    expect(drawer.scrollHeight).to.equal(drawer.clientHeight);
  });

  it('S-11: says how many cases need an answer, on the button and to the host', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const {needsAnswer} = await backend.getSupportCounts({since: null});
    expect(needsAnswer).to.be.above(0);
    const stage = mountButton({backend});
    await stage.until('the count', () => stage.counts().length > 0);
    expect(stage.counts()).to.deep.equal([needsAnswer]);
    await stage.element.updateComplete;
    expect(stage.name).to.contain('Partner support');
    expect(stage.name).to.match(new RegExp(`, ${needsAnswer} cases? needs? your answer`));
    expect(tidy(stage.button.querySelector('b')!.textContent)).to.equal(String(needsAnswer));
  });

  it('S-11: tells of what is new since the drawer was open', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const stage = mountButton({backend, properties: {policy: {support: {pollSeconds: 1}}}});
    await stage.press();
    await stage.sees(homeTitle);
    stage.element.close();
    await stage.until('the closed drawer', () => !stage.isOpen);
    const {cases} = await backend.listCases({scope: 'mine', show: 'open'});
    await backend.admin.travel(1000);
    await backend.admin.replyByVendor(cases[0]!.id);
    await stage.until('the news', () => /\d+ cases? (has|have) news/.test(stage.name));
  });

  it('S-11: tells what changed since the last visit before the drawer is opened, also on the next page, until it was seen', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const properties = {storage: 'device', policy: {support: {pollSeconds: 1}}} as const;
    const {cases} = await backend.listCases({scope: 'mine', show: 'open'});
    try {
      const first = mountButton({backend, properties});
      await first.press();
      await first.sees(homeTitle);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await clearButtons();
      await backend.admin.travel(1000);
      await backend.admin.replyByVendor(cases[0]!.id);
      for (const _ of [1, 2]) {
        const stage = mountButton({backend, properties});
        await stage.until('the news', () => /, 1 case has news/.test(stage.name));
        expect(stage.details().at(-1)).to.include({changed: 1});
        await clearButtons();
      }
      const seeing = mountButton({backend, properties});
      await seeing.press();
      await seeing.until('the count in the drawer', () => seeing.says('1 changed since your last visit'));
      seeing.pressInCenter('All cases');
      await seeing.until('the mark', () => seeing.says('Changed'));
      await new Promise((resolve) => setTimeout(resolve, 300));
      seeing.element.close();
      await seeing.until('no news', () => seeing.details().at(-1)?.changed === 0 && !/news/.test(seeing.name));
    } finally {
      await clearButtons();
      await clearDevice();
    }
  });

  it('says nothing of counts while nobody is signed in, and asks less and less', async () => {
    const {backend, count} = counting(memoryBackend({seed: 'busy'}));
    await backend.admin.signOut();
    const stage = mountButton({backend});
    await stage.until('a question', () => count('getSupportCounts') === 1);
    await stage.until('an answer', () => stage.counts().length > 0 || stage.name === 'Partner support');
    expect(stage.button.querySelector('b')).to.equal(null);
    await backend.admin.signIn(signedIn);
    await stage.element.refreshSession();
    await stage.until('the count', () => stage.button.querySelector('b'));
  });

  it('brings the back end once, and opens without waiting for it', async () => {
    const brought: (() => void)[] = [];
    const backend = memoryBackend({seed: 'busy'});
    const stage = mountButton({
      properties: {backend: () => new Promise((resolve) => brought.push(() => resolve(backend)))},
    });
    await stage.press();
    await stage.until('the open drawer', () => stage.isOpen && stage.center);
    expect(stage.heading).to.equal('');
    expect(stage.name).to.equal('Partner support');
    for (const bring of brought) bring();
    await stage.sees(homeTitle);
    expect(brought.length).to.equal(1);
  });

  it('takes everything from the provider, and follows it', async () => {
    const kit = document.createElement('partner-kit');
    Object.assign(kit, {backend: memoryBackend({seed: 'busy'}), locale: 'ru', storage: 'memory'});
    const element = document.createElement('support-button');
    const stage = new ButtonStage(element);
    kit.append(element);
    document.body.append(kit);
    await stage.press();
    await stage.sees('Поддержка партнеров');
    expect(stage.name).to.contain('Поддержка партнеров');
    kit.locale = 'sr-Latn';
    await stage.sees('Podrška za partnere');
    await stage.until('Serbian on the button', () => stage.name.startsWith('Podrška za partnere'));
    kit.before(element);
    await stage.until('English outside of the provider', () => stage.name.startsWith('Partner support'));
    element.remove();
    kit.remove();
  });

  it('F-E5: takes everything from a provider that is defined after it, and from the nearest alone', async () => {
    const [outer, inner] = ['late-outer-kit', 'late-inner-kit'].map((tag) =>
      document.createElement(tag),
    ) as PartnerKit[];
    Object.assign(outer!, {locale: 'sr-Latn', storage: 'memory'});
    Object.assign(inner!, {backend: memoryBackend({seed: 'busy'}), locale: 'ru'});
    const element = document.createElement('support-button');
    const stage = new ButtonStage(element);
    inner!.append(element);
    outer!.append(inner!);
    document.body.append(outer!);
    await stage.until('the button', () => stage.name === 'Partner support');
    customElements.define('late-outer-kit', class extends PartnerKit {});
    await stage.until('Serbian on the button', () => stage.name.startsWith('Podrška za partnere'));
    customElements.define('late-inner-kit', class extends PartnerKit {});
    await stage.until('what waits for the person', () => stage.counts().length > 0);
    await stage.press();
    await stage.sees('Поддержка партнеров');
    inner!.locale = undefined;
    await stage.sees('Podrška za partnere');
    inner!.locale = 'en';
    outer!.locale = 'ru';
    await stage.sees(homeTitle);
    await stage.until('English on the button', () => stage.name.startsWith('Partner support'));
    outer!.remove();
  });

  it('S-11: tells how many cases wait for the person also where its backend comes later than an idle moment', async () => {
    const stage = mountButton({properties: {backend: undefined}});
    await stage.until('the button', () => stage.button);
    await new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
    stage.element.backend = memoryBackend({seed: 'busy'});
    await stage.until('what waits for the person', () => stage.counts().length > 0);
  });

  it('follows the language of the page', async () => {
    const {lang} = document.documentElement;
    const stage = mountButton({properties: {locale: undefined}});
    await stage.press();
    await stage.sees(homeTitle);
    document.documentElement.lang = 'ru-RU';
    await stage.sees('Поддержка партнеров');
    await stage.until('Russian on the button', () => stage.name.startsWith('Поддержка партнеров'));
    document.documentElement.lang = lang;
  });

  it('says when it could not be loaded, and the next press tries again', async () => {
    const {loadCenter} = SupportButton;
    try {
      SupportButton.loadCenter = () => Promise.reject(new TypeError('no network'));
      const stage = mountButton();
      await stage.press();
      await stage.until('the failure', () => stage.name.includes('Could not load'));
      expect(stage.element.isOpen).to.equal(false);
      SupportButton.loadCenter = loadCenter;
      await stage.press();
      await stage.sees(homeTitle);
      expect(stage.name).not.to.include('Could not load');
    } finally {
      SupportButton.loadCenter = loadCenter;
    }
  });

  it('leaves the title of the host’s page alone, and tells the rest', async () => {
    const stage = mountButton();
    await stage.press();
    await stage.sees(homeTitle);
    await stage.until('readiness', () => stage.events.some(({type}) => type === 'partner-ready'));
    expect(stage.events.some(({type}) => type === 'partner-page-title')).to.equal(false);
  });

  it('stays open when the host moves it, modal as before', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    const stage = mountButton();
    await stage.press();
    await stage.sees(homeTitle);
    stage.pressInCenter('Open a case');
    await stage.sees('Open a case');
    place.append(stage.element);
    await stage.sees('Open a case');
    place.remove();
  });

  it('leaves the browser’s Back to the host while the drawer is closed, and leads it through an open one', async () => {
    const {state} = history;
    history.replaceState({host: 1}, '');
    const isHosts = () => JSON.stringify(history.state) === '{"host":1}';
    const stage = mountButton({properties: {history: 'steps'}});
    await stage.press();
    await stage.sees(homeTitle);
    stage.pressInCenter('Open a case');
    await stage.sees('Open a case');
    await stage.until('an entry', () => !isHosts());
    stage.element.close();
    await stage.until('the host’s own entry', isHosts);
    await stage.press();
    await stage.sees('Open a case');
    await stage.until('an entry again', () => !isHosts());
    history.back();
    await stage.sees(homeTitle);
    await stage.until('the host’s own entry', isHosts);
    history.replaceState(state, '');
  });

  it('opens by its attribute', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = '<support-button open locale="en" storage="memory"></support-button>';
    const element = place.querySelector('support-button')!;
    element.backend = memoryBackend({seed: 'busy'});
    const stage = new ButtonStage(element);
    await stage.sees(homeTitle);
    element.removeAttribute('open');
    await stage.until('the closed drawer', () => !stage.isOpen);
    place.remove();
  });
});
