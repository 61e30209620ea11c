import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
import {clearDevice} from '../device.js';
import {setOnline} from '../network.js';
import {tidy} from '../text.js';
import {clearScreens, counting, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const subject = 'Calls break off after a minute';
const waits = 'Your case waits for the network';

type Counted = ReturnType<typeof counting>;

/** A page with a case that waits for the network. */
async function waiting(
  {backend}: Pick<Counted, 'backend'>,
  storage: 'device' | 'memory' = 'device',
): Promise<SupportScreen> {
  const screen = mountSupport({backend, properties: {storage}});
  await screen.sees(homeTitle);
  await screen.press('Open a case');
  await screen.select('Category', 'Billing');
  await screen.select('Category, level 2', 'An invoice');
  await screen.type('Subject', subject);
  await screen.type('Description', 'Since Monday every call ends after about sixty seconds.');
  await screen.choose('3 · Medium');
  setOnline(false);
  await screen.press('Next');
  await screen.sees('Check your case');
  await screen.press('Send when online');
  await screen.sees(waits);
  await screen.button('Take it back and edit');
  return screen;
}

/** A back end whose first answer to a new case is this. */
function refusing(problem: ConstructorParameters<typeof BackendError>[0]): Counted {
  const backend = memoryBackend({seed: 'empty'});
  let isRefused = false;
  return counting(
    new Proxy(backend, {
      get(target, name: keyof typeof backend) {
        if (name !== 'createCase' || isRefused) return target[name];
        return () => {
          isRefused = true;
          return Promise.reject(new BackendError(problem));
        };
      },
    }),
  );
}

const spoken = (screen: SupportScreen): string => tidy(screen.root.querySelector('.kit > [role=status]')?.textContent);

describe('a case that waits, on its own page', () => {
  afterEach(async () => {
    setOnline(true);
    await clearScreens();
    await clearDevice();
  });

  for (const storage of ['device', 'memory'] as const)
    it(`X-10, S-26, K-02: becomes the confirmation with its reference once it was sent, and is told of (${storage})`, async () => {
      const counted = counting(memoryBackend({seed: 'empty'}));
      const screen = await waiting(counted, storage);
      setOnline(true);
      await screen.sees('Your case is open');
      const [created, ...others] = screen.details('partner-case-created');
      expect(others).to.deep.equal([]);
      expect(screen.text).to.contain(`Reference ${created!.reference}`);
      expect(screen.buttons('Take it back and edit')).to.deep.equal([]);
      await screen.until('the news', () => spoken(screen).includes(`Your case ${created!.reference} is open.`));
      expect(screen.focused?.tagName).to.equal('H2');
      expect(counted.count('createCase')).to.equal(1);
      await screen.press('Open the case');
      await screen.sees(subject);
    });

  it('X-10: leaves the focus where the person is on the page around it, and is told of all the same', async () => {
    const screen = await waiting(counting(memoryBackend({seed: 'empty'})));
    const outside = document.createElement('input');
    screen.place.append(outside);
    outside.focus();
    setOnline(true);
    await screen.sees('Your case is open');
    await screen.until('the news', () => spoken(screen).includes('is open.'));
    expect(document.activeElement === outside).to.equal(true);
  });

  it('X-10, S-28: says that it was refused and why, and is taken back to be edited', async () => {
    const screen = await waiting(refusing({kind: 'forbidden', code: 'no-contract'}));
    setOnline(true);
    await screen.sees('Your case was not accepted');
    expect(screen.focused?.tagName).to.equal('H2');
    expect(screen.text).not.to.contain(waits);
    expect(screen.root.querySelector('.error-summary')?.textContent).to.contain('Your account has no access to this');
    await screen.press('Take it back and edit');
    await screen.sees('Open a case');
    expect((await screen.field('Subject')).value).to.equal(subject);
    await screen.press('Next');
    await screen.sees('Check your case');
    await screen.press('Send the case');
    await screen.sees('Your case is open');
  });

  it('X-10: says that it is on its way, and offers nothing that is not possible then', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const counted = counting(
      new Proxy(backend, {
        get: (target, name: keyof typeof backend) =>
          name === 'createCase' ? () => new Promise<never>(() => {}) : target[name],
      }),
    );
    const screen = await waiting(counted);
    setOnline(true);
    await screen.sees('Sending your case');
    expect(screen.buttons('Take it back and edit')).to.deep.equal([]);
    expect(screen.text).not.to.contain('not sent yet');
  });

  it('X-10, S-26: says that it was sent where its case cannot be read', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const screen = await waiting({
      backend: new Proxy(backend, {
        get(target, name: keyof typeof backend) {
          if (name === 'getCase') return () => Promise.reject(new BackendError({kind: 'forbidden'}));
          if (name !== 'createCase') return target[name];
          return async (...call: Parameters<typeof backend.createCase>) => {
            await target.createCase(...call);
            throw new BackendError({kind: 'timeout'});
          };
        },
      }),
    });
    setOnline(true);
    await screen.reads('It was sent. It cannot be shown here right now');
    expect(screen.buttons('Take it back and edit')).to.deep.equal([]);
    expect(screen.text).not.to.contain('not sent yet');
    expect(screen.details('partner-case-created')).to.have.lengthOf(1);
    await screen.button('All cases');
  });

  it('F-S8, X-10: shows the case that another tab sent in the meantime', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const first = await waiting(counted);
    const second = mountSupport({backend: counted.backend, properties: {storage: 'device'}});
    await second.reads('Waiting to be sent');
    setOnline(true);
    await first.sees('Your case is open');
    expect(counted.count('createCase')).to.equal(1);
    expect(first.text).to.match(/Reference CS-\d+/);
  });

  it('F-S8, X-10: says that another tab took it back', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const first = await waiting(counted);
    const second = mountSupport({backend: counted.backend, properties: {storage: 'device'}});
    await second.reads('Waiting to be sent');
    await second.press(`Take back and edit: New case: ${subject}`);
    await second.until('the form', () => second.find('Subject')?.value === subject);
    await first.sees('Your case does not wait here any more');
    expect(first.buttons('Take it back and edit')).to.deep.equal([]);
    setOnline(true);
    await first.reads('No case was opened from it');
    expect(counted.count('createCase')).to.equal(0);
  });
});
