import {expect} from '@open-wc/testing';
import type {PartnerRenewal} from '../../src/components/partner-renewal.js';
import {memoryBackend, samplePassword} from '../../src/backend/memory/index.js';
import {everythingKept, consoleDuring, macrotask} from './device.js';
import {
  authorityTitle,
  clearScreens,
  counting,
  mountRenewal,
  overviewTitle,
  seed,
  type RenewalScreen,
} from './renewal-screen.js';
import {tidy} from './text.js';

const endingIn = (seconds: number) =>
  seed('oneAgreement', (state) => {
    state.session = {...state.session, expiresAt: Date.now() + seconds * 1000};
  });

/** Fills the form of the kit's own sign-in and sends it. */
async function signIn(screen: RenewalScreen, password = samplePassword, userId = 'milena'): Promise<void> {
  await screen.sees('Sign in');
  await screen.type('User ID', userId);
  const field = screen.root.querySelector<HTMLInputElement>('input[data-secret]')!;
  field.value = password;
  await screen.press('Sign in');
}

describe('the session of the renewal', () => {
  afterEach(clearScreens);

  for (const [where, go] of [
    ['over the overview', (screen: RenewalScreen) => screen.sees(overviewTitle)],
    ['in a flow', (screen: RenewalScreen) => screen.toCompany()],
  ] as const) {
    it(`X-03: warns at least 20 seconds before the session ends, ${where}, and extends it`, async () => {
      const screen = mountRenewal({
        scenario: endingIn(26.5),
        properties: {policy: {sessionWarningSeconds: 25}},
      });
      await go(screen);
      await screen.reads('Your session ends soon');
      expect(screen.text).to.match(/You will be signed out in 0:2\d\./);
      expect(tidy(screen.root.querySelector('[role=alert]')!.textContent)).to.contain('Your session ends soon');
      await screen.press('Stay signed in');
      await screen.until('the warning to go', () => !screen.text.includes('Your session ends soon'));
      expect(screen.details('partner-signed-out')).to.deep.equal([]);
    });
  }

  it('X-03, F-E12: a 401 in mid-flow loses nothing, is told once, and goes on after signing in again', async () => {
    const counted = counting(memoryBackend({seed: 'oneAgreement'}));
    const screen = mountRenewal({backend: counted.backend});
    await screen.toCompany();
    await screen.select('Principal country of business', 'Canada');
    await screen.backend.admin.expireSession();
    await screen.press('Next');
    await screen.reads('You have been signed out');
    expect(screen.heading).to.equal('Is the company’s data right?');
    expect((await screen.field('Principal country of business')).value).to.equal('CA');
    expect(screen.details('partner-signed-out')).to.deep.equal([{agreementId: null}]);
    const asked = counted.calls.length;
    await screen.press('I have signed in again');
    await screen.until('the answer', () => counted.calls.length > asked);
    await screen.reads('You have been signed out');
    await macrotask();
    expect(counted.calls.slice(asked).map(({operation}) => operation)).to.deep.equal(['getSession']);
    await screen.backend.admin.signIn('account-partner');
    await screen.element.refreshSession();
    await screen.until('the notice to go', () => !screen.text.includes('You have been signed out'));
    expect((await screen.field('Principal country of business')).value).to.equal('CA');
    await screen.press('Next');
    await screen.sees('You will contract with another company');
  });

  it('X-03, F-E12: a 401 on accepting accepts nothing, keeps every answer, and accepts after signing in again', async () => {
    const screen = mountRenewal();
    await screen.toCheck();
    await screen.backend.admin.expireSession();
    await screen.accept();
    await screen.reads('You have been signed out');
    expect(screen.details('partner-accepted')).to.deep.equal([]);
    await screen.backend.admin.signIn('account-partner');
    await screen.element.refreshSession();
    await screen.until('the notice to go', () => !screen.text.includes('You have been signed out'));
    if (screen.heading === 'Check your answers') await screen.accept();
    await screen.sees('The agreement is renewed');
    expect(screen.details('partner-accepted')).to.have.lengthOf(1);
    expect((await screen.backend.getReceipts({agreementId: 'agreement-1'})).receipts).to.have.lengthOf(2);
  });

  it('F-E12: nobody signed in at load is said with a way to sign in, and heals by itself', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    await backend.admin.signOut();
    const counted = counting(backend);
    const screen = mountRenewal({backend: counted.backend});
    await screen.sees('You are not signed in');
    expect(screen.details('partner-ready')).to.deep.equal([]);
    await macrotask();
    const asked = counted.calls.length;
    await screen.press('Sign in');
    await screen.until('word to the host', () => screen.details('partner-signed-out').length > 0);
    await screen.until('the question who is signed in', () => counted.calls.length > asked);
    expect(screen.heading).to.equal('You are not signed in');
    await backend.admin.signIn('account-partner');
    await screen.element.refreshSession();
    await screen.sees(overviewTitle);
    await screen.renew();
  });

  it('F-E12: nobody signed in at load of a named agreement is said with a way on', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    await backend.admin.signOut();
    const screen = mountRenewal({backend, properties: {agreementId: 'agreement-1'}});
    await screen.until('word of it', () => /sign/i.test(screen.text) && screen.heading !== '');
    await backend.admin.signIn('account-partner');
    await screen.element.refreshSession();
    await screen.sees(authorityTitle);
  });

  it('R-07: signs in by the kit’s own form where the portal asks for it, and opens what was asked for', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    await backend.admin.signOut();
    const screen = mountRenewal({
      backend,
      properties: {agreementId: 'agreement-1', policy: {renewal: {signIn: 'form'}}},
    });
    await screen.sees('Sign in');
    await screen.press('Sign in');
    await screen.reads('Enter your user ID.');
    expect(await screen.errorOf('User ID')).to.equal('Enter your user ID.');
    await signIn(screen, 'wrong-password');
    await screen.reads('The user ID or the password is wrong.');
    expect((await screen.field('User ID')).value).to.equal('milena');
    expect(screen.root.querySelector<HTMLInputElement>('input[data-secret]')!.value).to.equal('');
    await signIn(screen);
    await screen.sees(authorityTitle);
  });

  it('R-07: says that too many tries were made, and not that somebody changed an agreement', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    await backend.admin.signOut();
    const screen = mountRenewal({backend, properties: {policy: {renewal: {signIn: 'form'}}}});
    for (let tries = 1; tries <= 4; tries++) {
      await signIn(screen, `wrong-${tries}`);
      await screen.until(
        'an emptied field',
        () => screen.root.querySelector<HTMLInputElement>('[data-secret]')!.value === '',
      );
      await screen.reads('The user ID or the password is wrong.');
    }
    await signIn(screen, 'wrong-5');
    await screen.reads('There were too many wrong tries, so signing in is blocked for a while.');
    expect(screen.text).not.to.contain('changed this agreement');
    expect(screen.buttons('Contact support')).to.have.lengthOf(1);
  });

  it('R-07: tells the host that a try to sign in failed, by its code alone', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    await backend.admin.signOut();
    const screen = mountRenewal({backend, properties: {policy: {renewal: {signIn: 'form'}}}});
    await screen.sees('Sign in');
    const before = screen.details('partner-problem').length;
    await signIn(screen, 'wrong-password');
    await screen.reads('The user ID or the password is wrong.');
    expect(screen.details('partner-problem').slice(before)).to.deep.equal([
      {agreementId: null, kind: 'invalid', code: 'credentials-wrong', reference: null},
    ]);
  });

  it('R-07, X-02: keeps user ID and password in their fields through whatever is rendered meanwhile', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    await backend.admin.signOut();
    const screen = mountRenewal({backend, properties: {policy: {renewal: {signIn: 'form'}}}});
    await screen.sees('Sign in');
    await screen.type('User ID', 'milena');
    const field = screen.root.querySelector<HTMLInputElement>('input[data-secret]')!;
    field.value = samplePassword;
    await screen.press('Show password');
    await screen.until('the password to show', () => field.type === 'text');
    screen.element.locale = 'ru';
    await screen.until('Russian words', () => screen.root.querySelector('[lang=ru]'));
    const fields = [...screen.root.querySelectorAll<HTMLInputElement>('form input')].map(({value}) => value);
    expect(fields).to.deep.equal(['milena', samplePassword]);
    screen.root.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    screen.element.locale = 'en';
    await screen.sees(overviewTitle);
  });

  it('R-07, X-03: keeps what is typed into the sign-in form while the page was left for a moment', async () => {
    const screen = mountRenewal({properties: {policy: {renewal: {signIn: 'form'}}}});
    await screen.toCompany();
    await screen.backend.admin.expireSession();
    await screen.select('Principal country of business', 'Canada');
    await screen.press('Next');
    await screen.sees('Sign in');
    await screen.type('User ID', 'milena');
    const fields = () => [...screen.root.querySelectorAll<HTMLInputElement>('form input')];
    fields()[1]!.value = samplePassword;
    document.dispatchEvent(new Event('visibilitychange'));
    await screen.element.refreshSession();
    await new Promise(requestAnimationFrame);
    await macrotask();
    await screen.sees('Sign in');
    expect(fields().map(({value}) => value)).to.deep.equal(['milena', samplePassword]);
    await screen.press('Sign in');
    await screen.sees('Is the company’s data right?');
    expect((await screen.field('Principal country of business')).value).to.equal('CA');
  });

  it('R-07, F-N3, F-E14: the password goes out in one request and is nowhere else, then or later', async () => {
    const backend = memoryBackend({seed: 'oneAgreement', latency: (name) => (name === 'signIn' ? 100 : 0)});
    await backend.admin.signOut();
    const counted = counting(backend);
    const screen = mountRenewal({backend: counted.backend, properties: {policy: {renewal: {signIn: 'form'}}}});
    const said = await consoleDuring(async () => {
      await signIn(screen);
      await screen.reads('Signing in');
      const during = `${screen.root.innerHTML}${screen.element.outerHTML}${await everythingKept()}`;
      expect(during).not.to.contain(samplePassword);
      await screen.sees(overviewTitle);
    });
    const requests = counted.calls.filter(({request}) => JSON.stringify(request).includes(samplePassword));
    expect(requests.map(({operation}) => operation)).to.deep.equal(['signIn']);
    const after = `${said}${JSON.stringify(screen.events)}${screen.root.innerHTML}${await everythingKept()}`;
    expect(after).not.to.contain(samplePassword);
  });

  it('R-07, X-03: signs in again in mid-flow by the kit’s own form, and goes on where it was', async () => {
    const screen = mountRenewal({properties: {policy: {renewal: {signIn: 'form'}}}});
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    await screen.choose('On behalf of');
    await screen.press('Next');
    await screen.sees('Check your answers');
    await screen.backend.admin.expireSession();
    await screen.accept();
    await signIn(screen);
    await screen.until('the flow', () => screen.heading !== 'Sign in' && screen.heading !== '');
    if (screen.heading === 'Check your answers') {
      expect(screen.text).to.contain('Direktorka');
      await screen.accept();
    }
    await screen.sees('The agreement is renewed');
    expect(screen.details('partner-accepted')).to.have.lengthOf(1);
  });

  it('switched to another account by the host, shows that account’s agreements and not the flow before', async () => {
    const screen = mountRenewal();
    await screen.toCompany();
    await screen.backend.admin.signIn('account-colleague');
    await screen.element.refreshSession();
    await screen.sees(overviewTitle);
    await screen.renew();
    expect((await screen.field('Yes, I may sign')).checked).to.equal(false);
  });

  it('R-07, F-S15: another account that signs in by the form in mid-flow sees nothing of the flow before', async () => {
    const backend = memoryBackend({seed: 'oneAgreement', latency: (name) => (name === 'getSession' ? 150 : 0)});
    const screen = mountRenewal({backend, properties: {policy: {renewal: {signIn: 'form'}}}});
    await screen.toCompany();
    const shown = new Set<string>();
    await backend.admin.expireSession();
    await screen.element.refreshSession();
    await screen.sees('Sign in');
    new MutationObserver(() => shown.add(screen.heading)).observe(screen.root, {childList: true, subtree: true});
    await signIn(screen, samplePassword, 'oleg');
    await screen.sees(overviewTitle);
    expect([...shown]).not.to.include('Is the company’s data right?');
    await screen.renew();
    expect((await screen.field('Yes, I may sign')).checked).to.equal(false);
  });

  it('R-07, X-03: after the form is answered the flow stays hidden until the session is known', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    let answer = (): void => {};
    let isHeld = false;
    const held = {
      ...backend,
      getSession: async (request: Parameters<typeof backend.getSession>[0]) => {
        if (isHeld) await new Promise<void>((resolve) => (answer = resolve));
        return backend.getSession(request);
      },
    };
    const screen = mountRenewal({backend: held, properties: {policy: {renewal: {signIn: 'form'}}}});
    await screen.toCompany();
    await backend.admin.expireSession();
    await screen.element.refreshSession();
    await screen.sees('Sign in');
    isHeld = true;
    await signIn(screen);
    await screen.until('the form to go', () => screen.root.querySelector('[data-secret]') === null);
    await macrotask();
    expect(screen.root.querySelector('form')).to.equal(null);
    answer();
    await screen.until('the flow', () => screen.heading !== 'Sign in' && screen.heading !== '');
    expect(screen.heading).not.to.equal(overviewTitle);
  });

  it('X-03: after a start without a session, the draft is there once signed in', async () => {
    const kept: Partial<PartnerRenewal> = {storage: 'device', tenant: crypto.randomUUID(), agreementId: 'agreement-1'};
    const backend = memoryBackend({seed: 'oneAgreement'});
    const first = mountRenewal({backend, properties: kept});
    await first.sees(authorityTitle);
    await first.choose('Yes, I may sign legal documents for the company');
    await first.reads('Kept on this device until');
    first.element.remove();
    await macrotask();
    await backend.admin.expireSession();
    const second = mountRenewal({backend, properties: kept});
    await second.sees('You are not signed in');
    await backend.admin.signIn('account-partner');
    await second.element.refreshSession();
    await second.sees(authorityTitle);
    expect((await second.field('Yes, I may sign legal documents for the company')).checked).to.equal(true);
    await second.reads('Kept on this device until');
    await second.element.wipe();
  });

  it('F-E12: the failed overview loads visibly, once signed in and on trying again', async () => {
    const backend = memoryBackend({seed: 'oneAgreement', latency: (name) => (name === 'listAgreements' ? 150 : 0)});
    await backend.admin.expireSession();
    const screen = mountRenewal({backend});
    await screen.sees('You are not signed in');
    await backend.admin.signIn('account-partner');
    await screen.element.refreshSession();
    await screen.until('loading', () => screen.root.querySelector('.rows-to-come'));
    await screen.sees(overviewTitle);
  });

  it('X-03: brought back without a way to ask who is signed in, hides the flow, says so, and tries again', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    let isDown = false;
    const failing = {
      ...backend,
      getSession: (request: Parameters<typeof backend.getSession>[0]) =>
        isDown ? Promise.reject(new TypeError('network')) : backend.getSession(request),
    };
    const screen = mountRenewal({backend: failing});
    await screen.toCompany();
    isDown = true;
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await screen.reads('The connection was interrupted');
    const flow = screen.root.querySelector('.flow')!;
    expect(getComputedStyle(flow).opacity).to.equal('0');
    isDown = false;
    await screen.press('Try again');
    await screen.until('the flow', () => getComputedStyle(screen.root.querySelector('.flow')!).opacity === '1');
    expect(screen.heading).to.equal('Is the company’s data right?');
  });
});
