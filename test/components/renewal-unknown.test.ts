import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import {clearDevice, everythingStored, macrotask} from './device.js';
import {clearScreens, counting, mountRenewal, overviewTitle, type RenewalScreen} from './renewal-screen.js';

const undecided = 'Sent. Its outcome is not known yet.';
const weeks = 60 * 86_400_000;
const stored = async () => JSON.stringify(await everythingStored());

/** How a server behaves that has taken nothing, or has taken it and does not say what came of it. */
type Behaviour = 'usual' | 'mute' | 'lost' | 'pending';

/** A server that answers as it is told; `lost`: what is sent never arrives. */
function behaving(real: MemoryBackend) {
  let now: Behaviour = 'usual';
  const sent = new Set<string>();
  const acceptAgreement: MemoryBackend['acceptAgreement'] = (request, options) => {
    sent.add(request.operationId);
    return now === 'usual' ? real.acceptAgreement(request, options) : Promise.reject(new TypeError('network'));
  };
  const getOperation: MemoryBackend['getOperation'] = (request, options) => {
    if (now === 'mute' || now === 'lost') return Promise.reject(new TypeError('network'));
    if (now === 'pending' && sent.has(request.operationId)) return Promise.resolve({state: 'pending'});
    return real.getOperation(request, options);
  };
  // Whoever has an acceptance in hand does not say that the agreement lapsed.
  const listAgreements: MemoryBackend['listAgreements'] = async (request, options) => {
    const page = await real.listAgreements(request, options);
    if (now !== 'pending') return page;
    return {...page, agreements: page.agreements.map((agreement) => ({...agreement, status: 'active' as const}))};
  };
  const counted = counting({...real, acceptAgreement, getOperation, listAgreements} as MemoryBackend);
  return {...counted, real, behave: (next: Behaviour) => void (now = next)};
}

/** The same device, another visit: the page was reloaded. */
async function reloaded(screen: RenewalScreen): Promise<RenewalScreen> {
  const {backend} = screen;
  screen.element.remove();
  await macrotask();
  const again = mountRenewal({backend, properties: {storage: 'device'}});
  await again.sees(overviewTitle);
  return again;
}

describe('an acceptance whose outcome is not known', () => {
  beforeEach(clearDevice);
  afterEach(clearScreens);

  /** At check answers, with a server that could not say whether something was sent before. */
  async function unasked() {
    const server = behaving(memoryBackend({seed: 'oneAgreement'}));
    server.behave('mute');
    const screen = mountRenewal({backend: server.backend, properties: {storage: 'device'}});
    await screen.toCheck();
    return {screen, ...server};
  }

  /** Sent on a wire that lost it; nobody answers. */
  async function lost() {
    const server = behaving(memoryBackend({seed: 'oneAgreement'}));
    const screen = mountRenewal({backend: server.backend, properties: {storage: 'device'}});
    await screen.toCheck();
    server.behave('lost');
    await screen.accept();
    await screen.until('the request', () => server.count('acceptAgreement') === 1);
    await screen.reads('We do not know yet whether it went through.');
    return {screen, ...server};
  }

  it('F-P4: is not said to be sent while it is only asked about, and can be gone back from', async () => {
    const {screen, count, behave} = await unasked();
    await screen.accept();
    await screen.sees('Not sent yet');
    expect(screen.text).not.to.contain('Known: it was sent').and.not.to.contain('whether it went through');
    expect(screen.text).to.contain('If you go back or leave, nothing is sent.');
    expect(screen.text).to.match(/Only what the vendor receives in time counts: by \w+ \d+, \d{4}, end of day/);
    await screen.press('Back');
    await screen.sees('Check your answers');
    behave('usual');
    await macrotask();
    expect(count('acceptAgreement')).to.equal(0);
    await screen.accept();
    await screen.sees('The agreement is renewed');
    expect(count('acceptAgreement')).to.equal(1);
  });

  it('R-09, F-P4: left before it was sent, it lapses by the clock and is marked as nothing but begun', async () => {
    const {screen, real} = await unasked();
    await screen.accept();
    await screen.sees('Not sent yet');
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    expect(screen.text).not.to.contain(undecided);
    await real.admin.travel(weeks);
    await screen.press('Refresh');
    await screen.until('the truth', () => screen.buttons('Apply again').length === 1);
  });

  it('F-P6: is marked in the overview when it is left, after a reload too, until the server knows of it', async () => {
    const {screen, behave, real} = await lost();
    await screen.press('Back to the overview');
    await screen.reads(undecided);
    await screen.until('the mark on the device', async () => (await stored()).includes('"step":"sending"'));
    const again = await reloaded(screen);
    await again.reads(undecided);
    expect(again.buttons('Erase this draft')).to.deep.equal([]);
    await again.press('Continue: Channel agreement Western Balkans');
    await again.sees('Who signs?');
    expect(again.root.querySelector('.erase')).to.equal(null);
    await again.press('Back to the overview');
    await again.reads(undecided);
    behave('usual');
    // By now nothing can be on its way any more.
    await real.admin.travel(120_000);
    await again.press('Continue: Channel agreement Western Balkans');
    await again.sees('Who signs?');
    await again.until('the step on the device', async () => !(await stored()).includes('"step":"sending"'));
    await again.press('Back to the overview');
    await again.reads('You began this. Last change:');
    expect(again.text).not.to.contain(undecided);
  });

  it('R-09: that the server has received does not lapse by the clock, after a reload either', async () => {
    const {screen, behave, real} = await lost();
    behave('pending');
    await screen.press('Back to the overview');
    await screen.reads(undecided);
    await screen.until('the mark on the device', async () => (await stored()).includes('"step":"sending"'));
    await real.admin.travel(weeks);
    const again = await reloaded(screen);
    await again.reads(undecided);
    expect(again.buttons('Apply again')).to.deep.equal([]);
    expect(again.details('partner-lapsed')).to.deep.equal([]);
  });

  it('F-P6: offers no erasure of the draft while it is on its way', async () => {
    const server = behaving(memoryBackend({seed: 'oneAgreement'}));
    const screen = mountRenewal({backend: server.backend, properties: {storage: 'device'}});
    await screen.toCheck();
    await screen.until('the way to erase it', () => screen.root.querySelector('.erase'));
    server.behave('lost');
    await screen.accept();
    await screen.reads('We do not know yet whether it went through.');
    await screen.until('the mark on the device', async () => (await stored()).includes('"step":"sending"'));
    // It is kept by now, and the line about it is on view.
    await screen.reads('Kept on this device until');
    expect(screen.root.querySelector('.erase')).to.equal(null);
  });
});
