import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import {clearScreens, mountRenewal, overviewTitle, type RenewalScreen} from './renewal-screen.js';

/** A server that has received a submission, says so, and decides it when it is told to. */
function deciding(backend: MemoryBackend, operation: 'acceptAgreement' | 'applyForCountries') {
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

const applyTitle = 'Apply again, country by country';

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
});
