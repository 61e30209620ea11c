import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import {clearDevice, everythingStored, macrotask} from './device.js';
import {
  applyTitle,
  clearScreens,
  counting,
  mountRenewal,
  oneAgreement,
  overviewTitle,
  seed,
  type RenewalScreen,
} from './renewal-screen.js';

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
  let arrive = async (): Promise<unknown> => null;
  const applyForCountries: MemoryBackend['applyForCountries'] = (request, options) => {
    arrive = () => real.applyForCountries(request);
    return now === 'lost' ? Promise.reject(new TypeError('network')) : real.applyForCountries(request, options);
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
  const counted = counting({
    ...real,
    acceptAgreement,
    applyForCountries,
    getOperation,
    listAgreements,
  } as MemoryBackend);
  return {...counted, real, behave: (next: Behaviour) => void (now = next), arrive: () => arrive()};
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

  /** Past the end of grace on a page that stays open: nothing is loaded anew, the clock alone is looked at. */
  const wake = () => window.dispatchEvent(new Event('focus'));

  it('F-P6, F-T3: is asked about while the page stays open, and lapses by the clock once it cannot arrive any more', async () => {
    const {screen, behave, real, count} = await lost();
    behave('usual');
    const again = await reloaded(screen);
    await again.reads(undecided);
    const lists = count('listAgreements');
    await real.admin.travel(weeks);
    await again.until('the truth', () => {
      wake();
      return again.buttons('Apply again').length === 1;
    });
    expect(again.text).not.to.contain(undecided);
    expect(count('listAgreements')).to.equal(lists);
  });

  describe('of several agreements together', () => {
    const names = ['Channel agreement Western Balkans', 'Channel agreement Germany and Austria'];
    const together = 'You sent the renewal of 2 agreements together';

    /** Sent on a wire that lost it, and loaded anew from a server whose list is made by `list`. */
    async function lostTogether(list: (ids: readonly string[]) => readonly string[] = (ids) => ids) {
      const server = behaving(memoryBackend({seed: seed('agreements')}));
      let isListed = true;
      const listAgreements: MemoryBackend['listAgreements'] = async (request, options) => {
        const page = await server.backend.listAgreements(request, options);
        const left = list(page.agreements.map(({id}) => id));
        return isListed ? page : {...page, agreements: page.agreements.filter(({id}) => left.includes(id))};
      };
      const backend = {...server.backend, listAgreements} as MemoryBackend;
      const screen = mountRenewal({backend, properties: {storage: 'device'}});
      await screen.renewTogether('Western Balkans', 'Germany and Austria');
      await screen.choose('Yes, I may sign legal documents for the company');
      await screen.press('Next');
      await screen.sees('Is the company’s data right?');
      await screen.press('Next');
      await screen.sees('Where do you do business?');
      await screen.confirmCountries();
      await screen.sees('Open the agreement texts');
      for (const index of names.keys()) {
        const texts = [...screen.root.querySelectorAll<HTMLElement>('button[id$=".text"]')];
        texts[index]!.click();
        await screen.until('the text', () => screen.root.querySelector('[role=region], .reader, .paper'));
        await screen.press('Close the text');
        await screen.sees('Open the agreement texts');
      }
      await screen.press('Next');
      await screen.sees('Who signs?');
      await screen.attest();
      server.behave('lost');
      await screen.press('Accept and renew 2 agreements');
      await screen.until('the requests', () => server.count('acceptAgreement') === 2);
      await screen.until('the mark on the device', async () => (await stored()).includes('"step":"sending"'));
      isListed = false;
      return {again: await reloaded(screen), ...server};
    }

    it('F-P6, X-10: each mark leads back to exactly what was sent', async () => {
      const {again} = await lostTogether();
      for (const name of names) {
        await again.press(`Continue: ${name}`);
        await again.sees('Who signs?');
        expect(again.text, name).to.contain('Renewing 2 agreements');
        await again.press('Back to the overview');
        await again.reads(undecided);
      }
      await again.press(`Continue: ${together}`);
      await again.sees('Who signs?');
      expect(again.text).to.contain('Renewing 2 agreements');
    });

    it('F-P6: is called sent and cannot be erased where the list does not have them, until it cannot arrive any more', async () => {
      const {again, behave, real} = await lostTogether((ids) => ids.slice(-1));
      await again.reads(together);
      expect(again.text).to.contain(undecided).and.not.to.contain('You began');
      expect(again.root.querySelector('.erase')).to.equal(null);
      behave('usual');
      await real.admin.travel(120_000);
      wake();
      await again.reads('You began to renew 2 agreements together');
      expect(again.root.querySelector('.erase')).not.to.equal(null);
    });
  });

  describe('when applying again', () => {
    /** Every country sent, and the flow left before it is known what became of it. */
    async function left() {
      const one = oneAgreement('lapsedAgreement', {});
      const [agreement] = one.renewal!.agreements;
      const server = behaving(
        memoryBackend({
          seed: oneAgreement('lapsedAgreement', {
            businessCountries: agreement!.businessCountries.filter(({country}) => country === 'DE'),
          }),
        }),
      );
      const screen = mountRenewal({backend: server.backend, properties: {storage: 'device'}});
      await screen.sees(overviewTitle);
      await screen.press('Apply again');
      await screen.sees(applyTitle);
      screen.root.querySelector<HTMLInputElement>('#field-chosen')!.click();
      await screen.openEveryText();
      screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
      await screen.sees('Who signs?');
      await screen.attest();
      server.behave('lost');
      await screen.press('Accept and send');
      await screen.reads('We do not know yet whether it went through.');
      await screen.until('the mark on the device', async () => (await stored()).includes('"step":"sending"'));
      await screen.press('Back to the overview');
      await screen.reads(undecided);
      return {screen, ...server};
    }

    it('F-P6, X-10: its mark leads back to the application, and goes with the draft once the agreement is in force', async () => {
      const {screen, behave, arrive} = await left();
      await screen.press('Continue: Channel agreement Europe');
      await screen.reads('These details stand in the receipt of every country you apply for.');
      await screen.press('Back to the overview');
      await screen.sees(overviewTitle);
      await screen.reads(undecided);
      await arrive();
      behave('usual');
      await screen.press('Refresh');
      await screen.reads('In force');
      await screen.until('the mark to go', () => !screen.text.includes(undecided));
      expect(screen.text).not.to.contain('You began this');
      await screen.until('the draft to go', async () => !(await stored()).includes('"step":"sending"'));
    });

    it('F-P6: that never arrived is begun and no more, once it cannot arrive any more', async () => {
      const {screen, behave, real} = await left();
      behave('usual');
      await real.admin.travel(120_000);
      wake();
      await screen.reads('You began this. Last change:');
      expect(screen.text).not.to.contain(undecided);
    });
  });
});
