import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
import {tidy} from '../text.js';
import {clearScreens, counting, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const hours = {zone: 'Europe/Berlin', monday: [{from: '08:00', to: '18:00'}]};
const phone = {number: '+44 20 7946 0958', label: 'Europe', hours, languages: ['en', 'de']};

const links = (screen: SupportScreen): (readonly [string, string | null])[] =>
  [...screen.root.querySelectorAll('a')].map((one) => [tidy(one.textContent), one.getAttribute('href')] as const);

describe('the first view of partner support', () => {
  afterEach(clearScreens);

  it('S-01, S-02, S-03, S-04: has answers, the way to a person and one’s cases at once', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    expect(screen.find('Search for answers')).not.to.equal(null);
    expect(await screen.button('Open a case')).to.have.class('primary');
    for (const words of ['Answers most people need', 'Which severity a case has', 'Topics', 'Billing', 'All cases'])
      expect(screen.text).to.contain(words);
  });

  it('S-11: counts what waits, and each count leads to just those cases', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    const counts = await screen.backend.getSupportCounts({since: null});
    await screen.press(`${counts.needsAnswer} need your answer`);
    await screen.until('the history', () => screen.heading !== homeTitle && screen.heading !== '');
    const {context} = screen.element['visit']!.runtime!.support.getSnapshot();
    expect(context.place).to.deep.equal({view: 'cases', show: 'needsAnswer'});
  });

  it('S-11: counts what was completed since the last visit, and leads to what changed', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const since = new Date(Date.now() - 60_000).toISOString();
    await backend.admin.resolveCase('case-20101', 'Try another cable.');
    expect(await backend.getSupportCounts({since})).to.include({changed: 1, completed: 1});
    const screen = mountSupport({backend});
    await screen.sees(homeTitle);
    await screen.until('the machines', () => screen.element['visit']?.runtime);
    const {support} = screen.element['visit']!.runtime!;
    support.send({type: 'since.known', since});
    await screen.press('1 completed since your last visit');
    await screen.sees('Your cases');
    expect(support.getSnapshot().context.place).to.deep.equal({view: 'cases', show: 'changed'});
  });

  it('S-07, S-16: tells when representatives answer, and how soon where policy promises it', async () => {
    const policy = {support: {answerTargets: {1: {minutes: 30, clock: 'always'}, 3: {minutes: 480}}}} as const;
    const screen = mountSupport({properties: {policy}});
    await screen.reads('When you get an answer');
    await screen.reads('Mon – Fri 09:00–17:00');
    for (const words of ['Times of UTC', 'within 30 minutes', 'within 8 hours, counted in these hours'])
      expect(screen.text).to.contain(words);
    expect(screen.text).not.to.contain('Minor');
  });

  it('S-07: promises no time where policy does not', async () => {
    const screen = mountSupport();
    await screen.reads('When you get an answer');
    expect(screen.text).not.to.contain('within');
  });

  it('S-15, K-29: names whom to call, with hours in their zone and whether somebody answers now', async () => {
    const screen = mountSupport({properties: {policy: {support: {phones: [phone]}}}});
    await screen.reads('Mon 08:00–18:00');
    expect(screen.text).to.contain('Times of Europe/Berlin').and.to.contain('Spoken there: English and German');
    expect(screen.text).to.match(/Somebody answers now, until|Nobody answers now; again from/);
    expect(links(screen)).to.deep.include(['+44 20 7946 0958', 'tel:+442079460958']);
  });

  it('S-29: names a person where policy has neither telephone nor page, also where nothing could be loaded', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const failing = new Proxy(backend, {
      get: (target, name: keyof typeof backend) =>
        name === 'getSupport' ? () => Promise.reject(new BackendError({kind: 'server'})) : target[name],
    });
    const manager = 'Ask your account manager at Example Vendor';
    const screen = mountSupport({backend: failing, properties: {policy: {vendorName: 'Example Vendor'}}});
    await screen.sees('Partner support could not be loaded');
    await screen.until('the way to a person', () =>
      tidy(screen.text)
        .replace(/[\u2068\u2069]/g, '')
        .includes(manager),
    );
    const first = mountSupport({scenario: 'firstVisit'});
    await first.sees(homeTitle);
    await first.press('Open a case');
    await first.sees('Before your first case');
    expect(first.text).to.contain('Ask your account manager at the vendor');
  });

  it('S-06: links the documentation and the workspace, and nothing where policy names neither', async () => {
    const screen = mountSupport();
    await screen.reads('Documentation');
    expect(links(screen)).to.deep.equal([
      ['Operations Exchange (opens in a new tab)', 'https://forums.cisco.com/ecom/web/operations-exchange/csc'],
      ['My Cisco Workspace (opens in a new tab)', 'https://www.cisco.com/cisco/psn/web/workspace'],
    ]);
    for (const link of screen.root.querySelectorAll('a')) expect(link.rel).to.equal('noopener noreferrer');
    await screen.press('All links');
    await screen.sees('Documentation');
    expect(links(screen).map(([, url]) => url)).to.have.lengthOf(2);

    const without = mountSupport({
      properties: {policy: {support: {documentationUrl: null, workspaceUrl: null}}},
    });
    await without.reads('When you get an answer');
    expect(without.text).not.to.contain('Documentation');
  });

  it('S-29: has the way to a person where there is no article and no case', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await screen.sees(homeTitle);
    expect(screen.text).not.to.contain('Answers most people need');
    await screen.press('Open a case');
    await screen.until('a new case', () => screen.heading === 'Open a case');
  });

  it('S-29: says what failed, and tries again', async () => {
    const {backend, calls} = counting(memoryBackend({seed: 'busy'}));
    let isDown = true;
    const failing = new Proxy(backend, {
      get: (target, name: keyof typeof backend) =>
        name === 'getSupport' && isDown
          ? () => Promise.reject(new BackendError({kind: 'server', reference: 'REF-9'}))
          : target[name],
    });
    const screen = mountSupport({backend: failing});
    await screen.sees('Partner support could not be loaded');
    expect(screen.text).to.contain('REF-9');
    isDown = false;
    await screen.press('Try again');
    await screen.sees(homeTitle);
    expect(calls.filter(({operation}) => operation === 'getSupport')).not.to.have.lengthOf(0);
  });

  it('S-02: takes what is typed to the answers, whose field has it and the focus', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.type('Search for answers', 'renew');
    await screen.sees('Answers');
    const field = await screen.field('Search for answers');
    expect(field.value).to.equal('renew');
    expect(screen.focused === field).to.equal(true);
    expect(field.selectionStart).to.equal(5);
  });

  it('S-02: leaves what is typed in its field while the answers are on their way', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    const field = await screen.field('Search for answers');
    field.focus();
    let was = '';
    for (const letter of 'renewal') {
      const at = screen.find('Search for answers')!;
      expect(screen.focused === at, `after "${was}"`).to.equal(true);
      expect(at.value).to.equal(was);
      was += letter;
      at.value = was;
      at.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    await screen.sees('Answers');
    expect(screen.find('Search for answers')!.value).to.equal('renewal');
  });

  it('S-02: goes to a topic, and back home', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.press('Billing');
    await screen.sees('Answers');
    await screen.until('the topic', () => screen.buttons('Billing')[0]?.ariaPressed === 'true');
    await screen.press('Back');
    await screen.sees(homeTitle);
    expect(screen.focused?.tagName).to.equal('H2');
  });
});
