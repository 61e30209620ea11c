import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
import {macrotask} from '../device.js';
import {seed} from '../screen.js';
import {tidy} from '../text.js';
import {clearScreens, counting, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const warning = 'Your session ends soon';
const ended = 'You have been signed out';
const caseId = 'case-20101';
const caseTitle = 'Calls to the head office are one-way';

const endingIn = (seconds: number) =>
  seed('busy', (state) => {
    state.session = {...state.session, expiresAt: Date.now() + seconds * 1000};
  });

const toNewCase = async (screen: SupportScreen) => {
  await screen.sees(homeTitle);
  await screen.press('Open a case');
  await screen.sees('Open a case');
};

async function signInAgain(screen: SupportScreen): Promise<void> {
  await screen.backend.admin.signIn('account-partner');
  await screen.element.refreshSession();
  await screen.until('the notice to go', () => !screen.text.includes(ended));
}

describe('the session of partner support', () => {
  afterEach(clearScreens);

  for (const [where, go] of [
    ['on the first view', (screen: SupportScreen) => screen.sees(homeTitle)],
    ['in a new case', toNewCase],
  ] as const) {
    it(`X-03: warns at least 20 seconds before the session ends, ${where}, and extends it`, async () => {
      const screen = mountSupport({scenario: endingIn(26.5), properties: {policy: {sessionWarningSeconds: 25}}});
      await go(screen);
      await screen.reads(warning);
      expect(screen.text).to.match(/You will be signed out in 0:2\d\./);
      expect(tidy(screen.root.querySelector('[role=alert]')!.textContent)).to.contain(warning);
      const {heading} = screen;
      await screen.press('Stay signed in');
      await screen.until('the warning to go', () => !screen.text.includes(warning));
      expect(screen.heading).to.equal(heading);
      expect(screen.details('partner-signed-out')).to.deep.equal([]);
    });
  }

  it('X-03, X-13: the warning is announced once, and not again with every second that passes', async () => {
    const screen = mountSupport({scenario: endingIn(26.5), properties: {policy: {sessionWarningSeconds: 25}}});
    await screen.sees(homeTitle);
    await screen.reads(warning);
    const time = () => /signed out in (0:\d\d)/.exec(screen.text)?.[1];
    const alert = screen.root.querySelector('[role=alert]')!;
    expect(tidy(alert.textContent)).to.equal(warning);
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(alert, {subtree: true, childList: true, characterData: true});
    const before = time();
    await screen.until('a second to pass', () => time() !== before);
    observer.disconnect();
    expect([changes, alert.isConnected]).to.deep.equal([0, true]);
    const said = [...screen.root.querySelectorAll('[role=status], [role=alert], [aria-live]')];
    expect(said.map((one) => one.textContent).join(' ')).not.to.contain('signed out in');
  });

  it('X-03, F-E12: a 401 while a case is read loses nothing that is typed, is told once, and is asked about again', async () => {
    const counted = counting(memoryBackend({seed: 'busy'}));
    const screen = mountSupport({backend: counted.backend, properties: {caseId}});
    await screen.sees(caseTitle);
    await screen.type('Message', 'It is a Meridian 4.');
    await screen.backend.admin.expireSession();
    await screen.press('Stop following');
    await screen.reads(ended);
    expect(screen.heading).to.equal(caseTitle);
    expect(screen.details('partner-signed-out')).to.have.lengthOf(1);
    const asked = counted.calls.length;
    await screen.press('I have signed in again');
    await screen.until('the answer', () => counted.calls.length > asked);
    await screen.reads(ended);
    await macrotask();
    expect(counted.calls.slice(asked).map(({operation}) => operation)).to.include('getSession');
    await signInAgain(screen);
    expect((await screen.field<HTMLTextAreaElement>('Message')).value).to.equal('It is a Meridian 4.');
    await screen.press('Send reply');
    await screen.until('the reply to go out', () => counted.count('replyToCase') === 1);
  });

  it('X-03, F-E12: on the first view the end is told over what was loaded, and heals by itself', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.reads('When you get an answer');
    await screen.backend.admin.expireSession();
    await screen.element.refreshSession();
    await screen.reads(ended);
    expect(screen.heading).to.equal(homeTitle);
    await screen.button('Open a case');
    expect(screen.details('partner-signed-out')).to.have.lengthOf(1);
    await signInAgain(screen);
    expect(screen.heading).to.equal(homeTitle);
  });

  it('X-03, F-E12: what is typed into a new case is there after signing in again', async () => {
    const screen = mountSupport();
    await toNewCase(screen);
    await screen.type('Subject', 'No sound at all');
    await screen.backend.admin.expireSession();
    await screen.element.refreshSession();
    await screen.reads(ended);
    expect((await screen.field('Subject')).value).to.equal('No sound at all');
    await signInAgain(screen);
    expect((await screen.field('Subject')).value).to.equal('No sound at all');
  });

  it('X-03, X-07, F-E12: a case that meets the end of the session says so once, with the focus on the way back in', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const screen = mountSupport({backend: counted.backend});
    await toNewCase(screen);
    await screen.select('Category', 'Billing');
    await screen.select('Category, level 2', 'An invoice');
    await screen.type('Subject', 'No sound at all');
    await screen.type('Description', 'Since Monday there is no sound.');
    await screen.choose('3 · Medium');
    await screen.press('Next');
    await screen.sees('Check your case');
    await screen.backend.admin.expireSession();
    await screen.press('Send the case');
    await screen.reads(ended);
    await screen.sees('Check your case');
    const wayIn = await screen.button('I have signed in again');
    await screen.until('the focus', () => screen.focused === wayIn);
    expect(screen.root.querySelector('.error-summary')).to.equal(null);
    expect(screen.root.querySelectorAll('[role=alert]')).to.have.lengthOf(1);
    await signInAgain(screen);
    await screen.until('the page', () => screen.focused?.tagName === 'H2');
    await screen.press('Send the case');
    await screen.sees('Your case is open');
  });

  it('F-E12: nobody signed in at load is said with a way to sign in, and heals by itself', async () => {
    const backend = memoryBackend({seed: 'busy'});
    await backend.admin.signOut();
    const counted = counting(backend);
    const screen = mountSupport({backend: counted.backend});
    await screen.sees('You are not signed in');
    expect(screen.text).not.to.contain(ended);
    const asked = counted.count('getSession');
    await screen.press('Sign in');
    await screen.until('the question who is signed in', () => counted.count('getSession') > asked);
    await screen.until('its answer', () => screen.element['sessionState'] === 'signedOut');
    await backend.admin.signIn('account-partner');
    await screen.element.refreshSession();
    await screen.sees(homeTitle);
  });

  it('X-17: a sign-out elsewhere takes everything of the account off the page', async () => {
    const screen = mountSupport();
    await toNewCase(screen);
    await screen.type('Subject', 'Secret of this account');
    await screen.backend.admin.signOut();
    await screen.element.refreshSession();
    await screen.sees('You are not signed in');
    await screen.backend.admin.signIn('account-partner');
    await screen.element.refreshSession();
    await toNewCase(screen);
    expect((await screen.field('Subject')).value).to.equal('');
  });

  it('F-E12: a place that waits to know who is signed in says so where nobody can tell, and opens after another try', async () => {
    const backend = memoryBackend({seed: 'busy'});
    let isDown = true;
    const failing = new Proxy(backend, {
      get: (target, name: keyof typeof backend) =>
        name === 'getSession' && isDown ? () => Promise.reject(new BackendError({kind: 'network'})) : target[name],
    });
    const screen = mountSupport({backend: failing, properties: {caseId}});
    await screen.reads('The connection was interrupted.');
    expect(screen.text).not.to.contain('Answers most people need');
    isDown = false;
    await screen.press('Try again');
    await screen.sees(caseTitle);
  });
});
