import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import {applyTitle, clearScreens, counting, mountRenewal, overviewTitle, type RenewalScreen} from './renewal-screen.js';

/** A server that has received a submission, says so, and decides it when it is told to. */
function deciding(backend: MemoryBackend, operation: 'acceptAgreement' | 'declineAgreement' | 'applyForCountries') {
  type Request = {readonly operationId: string};
  const sent: Request[] = [];
  let decide = (): void => {};
  const decided = new Promise<void>((resolve) => (decide = resolve));
  let isPending = false;
  const method = backend[operation] as unknown as (request: Request) => Promise<unknown>;
  const received = async (request: Request) => {
    sent.push(request);
    isPending = true;
    await decided;
    isPending = false;
    return method(request);
  };
  const getOperation: MemoryBackend['getOperation'] = (request, options) =>
    isPending && sent.some(({operationId}) => operationId === request.operationId)
      ? Promise.resolve({state: 'pending' as const})
      : backend.getOperation(request, options);
  return {backend: {...backend, [operation]: received, getOperation} as MemoryBackend, sent, decide};
}

/** From the overview to check answers, for the first country alone. */
async function toApplication(screen: RenewalScreen): Promise<void> {
  await screen.sees(overviewTitle);
  await screen.press('Apply again');
  await screen.sees(applyTitle);
  screen.root.querySelector<HTMLInputElement>('#field-chosen')!.click();
  screen.root.querySelector<HTMLButtonElement>('[id="field-countries.DE"]')!.click();
  await screen.until('the text', () => screen.root.querySelector('[role=region], .reader, .paper'));
  await screen.press('Close the text');
  await screen.sees(applyTitle);
  screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
  await screen.sees('Who signs?');
  await screen.attest();
}

describe('what an earlier visit submitted and nobody has decided yet', () => {
  afterEach(clearScreens);

  it('F-P6, X-10: is shown as such before it can be accepted again, and ends as one acceptance with one receipt', async () => {
    const {backend, sent, decide} = deciding(memoryBackend({seed: 'oneAgreement'}), 'acceptAgreement');
    const screen = mountRenewal({backend});
    await screen.toCheck();
    await screen.accept();
    await screen.until('the request', () => sent.length === 1);
    screen.element.restart();
    await screen.sees(overviewTitle);
    await screen.press('Renew');
    await screen.sees('An acceptance is being processed');
    expect(screen.text).to.contain('We do not know yet whether it went through.');
    expect(screen.root.querySelectorAll('.content form, .content button.primary')).to.have.lengthOf(0);
    decide();
    await screen.sees('The agreement is renewed');
    expect(sent).to.have.lengthOf(1);
    expect((await screen.backend.getReceipts({agreementId: 'agreement-1'})).receipts).to.have.lengthOf(2);
    expect(screen.details('partner-accepted')).to.deep.equal([
      {agreementId: 'agreement-1', receiptId: 'agreement-1-receipt-2'},
    ]);
  });

  it('F-P6, X-10: is shown as such by another element that is added meanwhile', async () => {
    const {backend, sent, decide} = deciding(memoryBackend({seed: 'oneAgreement'}), 'acceptAgreement');
    const screen = mountRenewal({backend});
    await screen.toCheck();
    await screen.accept();
    await screen.until('the request', () => sent.length === 1);
    const other = mountRenewal({backend});
    await other.sees(overviewTitle);
    await other.press('Renew');
    await other.sees('An acceptance is being processed');
    decide();
    for (const one of [screen, other]) await one.sees('The agreement is renewed');
    expect(sent).to.have.lengthOf(1);
  });

  it('F-P6: does not let countries be applied for again before it is known what became of the first time', async () => {
    const {backend, sent, decide} = deciding(memoryBackend({seed: 'lapsedAgreement'}), 'applyForCountries');
    const screen = mountRenewal({backend});
    await toApplication(screen);
    await screen.press('Accept and send');
    await screen.until('the request', () => sent.length === 1);
    screen.element.restart();
    await screen.sees(overviewTitle);
    await screen.press('Apply again');
    await screen.sees('An application is being processed');
    expect(screen.root.querySelectorAll('.content form, .content button.primary')).to.have.lengthOf(0);
    decide();
    await screen.sees(applyTitle);
    const told = () => [...screen.root.querySelectorAll('[role=status]')].map(({textContent}) => textContent).join();
    await screen.until('word of the country', () => told().includes('Germany'));
    expect(sent).to.have.lengthOf(1);
    const {countries} = await screen.backend.getReapplication({agreementId: 'agreement-1'});
    expect(countries.filter(({state}) => state !== 'open').map(({country}) => country)).to.deep.equal(['DE']);
  });

  it('F-P6, R-32: a decline is shown as such, and nothing can be accepted beside it', async () => {
    const {backend, sent, decide} = deciding(memoryBackend({seed: 'oneAgreement'}), 'declineAgreement');
    const screen = mountRenewal({backend});
    await screen.toCheck();
    await screen.press('Decline');
    await screen.press('Decline the agreement');
    await screen.until('the request', () => sent.length === 1);
    screen.element.restart();
    await screen.sees(overviewTitle);
    await screen.press('Renew');
    await screen.sees('A decline is being processed');
    expect(screen.root.querySelectorAll('.content form, .content button.primary')).to.have.lengthOf(0);
    decide();
    await screen.sees('It is recorded that you declined');
    expect(sent).to.have.lengthOf(1);
    expect(screen.details('partner-declined')).to.deep.equal([{agreementId: 'agreement-1'}]);
  });

  describe('where nobody can tell what became of it', () => {
    /** A server that does not answer the question until it is mended. */
    function mute(real: MemoryBackend) {
      let isMute = true;
      const getOperation: MemoryBackend['getOperation'] = (request, options) =>
        isMute ? Promise.reject(new TypeError('network')) : real.getOperation(request, options);
      return {backend: {...real, getOperation} as MemoryBackend, mend: () => void (isMute = false)};
    }

    it('R-04: a signer can be invited all the same', async () => {
      const {backend} = mute(memoryBackend({seed: 'oneAgreement'}));
      const screen = mountRenewal({backend});
      await screen.renew();
      await screen.choose('No, somebody else signs');
      await screen.press('Next');
      await screen.type('Name of the signer', 'Ana Ilić');
      await screen.type('E-mail address of the signer', 'ana@meridian.example');
      await screen.press('Send invitation');
      await screen.sees('Waiting for the signer');
    });

    it('X-10, F-P4: accepting asks first, and sends once it is known that nothing was sent before', async () => {
      const {backend, mend} = mute(memoryBackend({seed: 'oneAgreement'}));
      const counted = counting(backend);
      const screen = mountRenewal({backend: counted.backend});
      await screen.toCheck();
      await screen.accept();
      await screen.sees('Not sent yet');
      expect(counted.count('acceptAgreement')).to.equal(0);
      mend();
      await screen.sees('The agreement is renewed');
      expect(counted.count('acceptAgreement')).to.equal(1);
    });

    it('X-10, F-P4: applying again asks first, and sends once it is known that nothing was sent before', async () => {
      const {backend, mend} = mute(memoryBackend({seed: 'lapsedAgreement'}));
      const counted = counting(backend);
      const screen = mountRenewal({backend: counted.backend});
      await toApplication(screen);
      await screen.press('Accept and send');
      await screen.sees('Not sent yet');
      expect(counted.count('applyForCountries')).to.equal(0);
      mend();
      await screen.sees(applyTitle);
      expect(counted.count('applyForCountries')).to.equal(1);
    });
  });

  it('R-09, F-T3: is not told as lapsed where the grace ends meanwhile', async () => {
    const weeks = 60 * 86_400_000;
    const real = memoryBackend({seed: 'oneAgreement'});
    const {backend, sent, decide} = deciding(real, 'acceptAgreement');
    const screen = mountRenewal({backend});
    await screen.until('a reminder', () => screen.details('partner-reminder-due').length === 1);
    await screen.toCheck();
    await screen.accept();
    await screen.until('the request', () => sent.length === 1);
    await real.admin.travel(weeks);
    window.dispatchEvent(new Event('focus'));
    await screen.element.updateComplete;
    expect(screen.heading).to.equal('Sending your acceptance');
    await real.admin.travel(-weeks);
    decide();
    await screen.sees('The agreement is renewed');
    expect(screen.details('partner-lapsed')).to.deep.equal([]);
    expect(screen.details('partner-deadline-changed').filter(({standing}) => standing === 'lapsed')).to.deep.equal([]);
  });

  describe('and was left for the overview', () => {
    const weeks = 60 * 86_400_000;

    /** An acceptance on its way whose flow was left, and the grace that ended meanwhile. */
    async function left() {
      const real = memoryBackend({seed: 'oneAgreement'});
      const {backend, sent, decide} = deciding(real, 'acceptAgreement');
      const counted = counting(backend);
      const screen = mountRenewal({backend: counted.backend});
      await screen.until('a reminder', () => screen.details('partner-reminder-due').length === 1);
      await screen.toCheck();
      await screen.accept();
      await screen.until('the request', () => sent.length === 1);
      await screen.sees('Sending your acceptance');
      await screen.press('Back to the overview');
      await screen.sees(overviewTitle);
      await real.admin.travel(weeks);
      const asked = counted.count('getOperation');
      window.dispatchEvent(new Event('focus'));
      await screen.until('the question what became of it', () => counted.count('getOperation') > asked);
      await screen.element.updateComplete;
      return {screen, admin: real.admin, decide};
    }

    const standings = (screen: RenewalScreen) =>
      screen.details('partner-deadline-changed').map(({standing}) => standing);

    it('R-09, F-T3: stands as it stood, on view and for the host, through refreshing, until it is decided', async () => {
      const {screen, admin, decide} = await left();
      expect(screen.buttons('Apply again')).to.deep.equal([]);
      expect(screen.buttons('Renew')).to.have.lengthOf(1);
      expect([screen.details('partner-lapsed'), standings(screen)]).to.deep.equal([[], []]);
      await admin.travel(-weeks);
      decide();
      await screen.until('its result', () => {
        screen.buttons('Refresh')[0]!.click();
        return standings(screen).includes('renewed');
      });
      expect(standings(screen)).to.deep.equal(['renewed']);
      expect(screen.buttons('Renew')).to.deep.equal([]);
    });

    it('R-09: is judged by the clock again where the server refused it', async () => {
      const {screen, decide} = await left();
      decide();
      await screen.until('the truth', () => {
        screen.buttons('Refresh')[0]!.click();
        return screen.buttons('Apply again').length === 1;
      });
      expect([screen.details('partner-lapsed'), standings(screen)]).to.deep.equal([
        [{agreementId: 'agreement-1'}],
        ['lapsed'],
      ]);
    });
  });
});
