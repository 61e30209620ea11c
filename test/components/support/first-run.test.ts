import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
import {clearDevice, macrotask} from '../device.js';
import {tidy} from '../text.js';
import {clearScreens, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const title = 'Before your first case';

async function atFirstRun(mounting: Parameters<typeof mountSupport>[0] = {}): Promise<SupportScreen> {
  const screen = mountSupport({scenario: 'firstVisit', ...mounting});
  await screen.sees(homeTitle);
  await screen.press('Open a case');
  await screen.sees(title);
  return screen;
}

/** The server says this of the module. */
function answering(verifiable: boolean, confirm?: MemoryBackend['confirmFirstRun']) {
  const backend = memoryBackend({seed: 'firstVisit'});
  const answered = new Proxy(backend, {
    get: (target, name: keyof MemoryBackend) => {
      if (name === 'confirmFirstRun' && confirm) return confirm;
      if (name !== 'getSupport') return target[name];
      return async (request: Parameters<MemoryBackend['getSupport']>[0]) => {
        const profile = await target.getSupport(request);
        return {...profile, firstRun: {...profile.firstRun, verifiable}};
      };
    },
  });
  return {backend: answered};
}

describe('the first-time task', () => {
  afterEach(clearScreens);

  it('S-05: names both steps, and links the workspace', async () => {
    const screen = await atFirstRun();
    const steps = [...screen.root.querySelectorAll('.first-steps h3')].map((one) => tidy(one.textContent));
    expect(steps).to.deep.equal(['Sign in to My Cisco Workspace', 'Add Customer Service Central']);
    expect(screen.root.querySelector('.first-steps [aria-current=step] h3')!.textContent).to.contain('Sign in');
    const link = screen.root.querySelector<HTMLAnchorElement>('.first-steps a')!;
    expect(link.href).to.equal('https://www.cisco.com/cisco/psn/web/workspace');
    expect(screen.buttons('Do this later')).to.deep.equal([]);
  });

  it('S-05, X-03: says that what was typed waits behind it only where something was', async () => {
    const waits = 'What you have typed for a case is kept and waits behind these two steps.';
    const properties = {storage: 'device'} as const;
    try {
      const first = await atFirstRun({properties});
      await macrotask();
      expect(first.text).not.to.contain(waits);
      await clearScreens();
      const second = mountSupport({scenario: 'empty', properties});
      await second.sees(homeTitle);
      await second.press('Open a case');
      await second.type('Subject', 'Calls break off after a minute');
      await second.reads('Kept on this device until');
      await clearScreens();
      const third = await atFirstRun({properties});
      await third.reads(waits);
    } finally {
      await clearScreens();
      await clearDevice();
    }
  });

  it('S-05: takes the person’s word where the server cannot look, and goes on to the case', async () => {
    const asked: unknown[] = [];
    const {backend} = answering(false, async (request) => {
      asked.push(request);
      return {firstRun: {state: 'done', verifiable: false, skippedUntil: null}, found: true};
    });
    const screen = await atFirstRun({backend});
    await screen.press('I have signed in');
    await screen.reads('We cannot check this ourselves, so your word counts.');
    expect(screen.focused?.tagName).to.equal('H2');
    await screen.press('I have added the module');
    await screen.sees('Open a case');
    expect(asked).to.deep.equal([{selfDeclared: true}]);
  });

  it('S-05: looks whether the module is there, says that it is not, and looks again', async () => {
    const answers: ((value: Awaited<ReturnType<MemoryBackend['confirmFirstRun']>>) => void)[] = [];
    const {backend} = answering(true, () => new Promise((resolve) => answers.push(resolve)));
    const screen = await atFirstRun({backend});
    await screen.press('I have signed in');
    await screen.press('I have added it: check');
    const busy = await screen.button('Checking for the module…');
    expect(busy.getAttribute('aria-disabled')).to.equal('true');
    busy.click();
    expect(answers).to.have.lengthOf(1);
    answers[0]!({firstRun: {state: 'addModule', verifiable: true, skippedUntil: null}, found: false});
    await screen.sees('Customer Service Central was not found');
    await screen.press('Check again');
    await screen.until('another look', () => answers.length === 2);
    answers[1]!({firstRun: {state: 'done', verifiable: true, skippedUntil: null}, found: true});
    await screen.sees('Open a case');
  });

  it('S-05: says that a look failed, and stays with the step', async () => {
    const {backend} = answering(true, () => Promise.reject(new BackendError({kind: 'server', reference: 'REF-5'})));
    const screen = await atFirstRun({backend});
    await screen.press('I have signed in');
    await screen.press('I have added it: check');
    await screen.reads('REF-5');
    expect(screen.heading).to.equal(title);
    expect(screen.root.querySelector('[role=alert]')!.textContent).to.contain('does not work at the moment');
    await screen.button('I have added it: check');
  });

  it('S-05: can be put off where policy allows it, for as long as policy says', async () => {
    const policy = {support: {firstRun: 'skippable', firstRunSkipDays: 3}} as const;
    const backend = memoryBackend({seed: 'firstVisit', policy});
    const screen = await atFirstRun({backend, properties: {policy}});
    expect(screen.text).to.contain('You can open a case now; we ask again in 3 days.');
    await screen.press('Do this later');
    await screen.sees('Open a case');
  });

  it('S-05: stays with the step where it could not be put off', async () => {
    const policy = {support: {firstRun: 'skippable', firstRunSkipDays: 3}} as const;
    const backend = memoryBackend({seed: 'firstVisit', policy});
    const failing = new Proxy(backend, {
      get: (target, name: keyof MemoryBackend) =>
        name === 'skipFirstRun' ? () => Promise.reject(new BackendError({kind: 'server'})) : target[name],
    });
    const screen = await atFirstRun({backend: failing, properties: {policy}});
    const current = () => tidy(screen.root.querySelector('.first-steps [aria-current=step] h3')!.textContent);
    await screen.press('Do this later');
    await screen.reads('does not work at the moment');
    expect(current()).to.contain('Sign in');
    await screen.press('I have signed in');
    await screen.until('the second step', () => current().includes('Add'));
    expect(screen.text).not.to.contain('does not work at the moment');
    await screen.press('Do this later');
    await screen.reads('does not work at the moment');
    expect(current()).to.contain('Add');
  });

  it('S-29: names a person to whoever gets stuck, by phone and page', async () => {
    const policy = {
      supportUrl: 'https://vendor.example/support',
      support: {phones: [{number: '+1 800 555 0100', label: 'Worldwide'}]},
    };
    const screen = await atFirstRun({properties: {policy}});
    const links = [...screen.root.querySelectorAll<HTMLAnchorElement>('.beside a')].map(({href}) => href);
    expect(links).to.deep.equal(['tel:+18005550100', 'https://vendor.example/support']);
    expect(screen.text).to.contain('Somebody answers now');
  });

  it('S-05: goes back to where the person came from', async () => {
    const screen = await atFirstRun();
    await screen.press('Back');
    await screen.sees(homeTitle);
  });
});
