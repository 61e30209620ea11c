import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import {clearDevice, everythingStored, macrotask} from './device.js';
import {applyTitle, clearScreens, mountRenewal, overviewTitle, type RenewalScreen} from './renewal-screen.js';
import {tidy} from './text.js';

/** The line of a country in the matrix. */
const line = (screen: RenewalScreen, country: string): HTMLElement =>
  [...screen.root.querySelectorAll<HTMLElement>('.matrix tbody tr')].find(
    (row) => tidy(row.querySelector('th')!.textContent) === country,
  )!;

const statusOf = (screen: RenewalScreen, country: string): string =>
  tidy(line(screen, country)?.querySelector('.badge')?.textContent);

async function openApplication(screen: RenewalScreen): Promise<void> {
  await screen.sees(overviewTitle);
  await screen.until(
    'the way in',
    () => screen.buttons('Apply again').length + screen.buttons('Continue application').length,
  );
  (screen.buttons('Apply again')[0] ?? screen.buttons('Continue application')[0])!.click();
  await screen.sees(applyTitle);
}

/** Ticks these countries and no other. */
async function chooseCountries(screen: RenewalScreen, countries: readonly string[]): Promise<void> {
  for (const row of screen.root.querySelectorAll<HTMLElement>('.matrix tbody tr')) {
    const tick = row.querySelector<HTMLInputElement>('input[type=checkbox]');
    if (tick && tick.checked !== countries.includes(tidy(row.querySelector('th')!.textContent))) tick.click();
  }
  await screen.element.updateComplete;
}

async function toCheck(screen: RenewalScreen): Promise<void> {
  screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
  await screen.sees('Who signs?');
  await screen.attest();
}

/** From the matrix through the signature to the results. */
async function applyFor(screen: RenewalScreen, ...countries: string[]): Promise<void> {
  await screen.openEveryText();
  await chooseCountries(screen, countries);
  await toCheck(screen);
  await screen.press('Accept and send');
  await screen.sees(applyTitle);
}

const news = (screen: RenewalScreen) =>
  (['partner-accepted', 'partner-receipt-ready', 'partner-under-review'] as const).map((name) => screen.details(name));

/** A server that received an application of an earlier visit and decides it when it is told to. */
function deciding(real: MemoryBackend) {
  const sent: unknown[] = [];
  let decide = (): void => {};
  const decided = new Promise<void>((resolve) => (decide = resolve));
  let isPending = false;
  const backend: MemoryBackend = {
    ...real,
    applyForCountries: async (request, options) => {
      sent.push(request);
      isPending = true;
      await decided;
      isPending = false;
      return real.applyForCountries(request, options);
    },
    getOperation: (request, options) =>
      isPending ? Promise.resolve({state: 'pending' as const}) : real.getOperation(request, options),
  };
  return {backend, sent, decide};
}

const losses = (screen: RenewalScreen) =>
  [...screen.root.querySelectorAll('.lost li')].map((one) => tidy(one.textContent));

describe('applying again, as the host is told of it', () => {
  afterEach(clearScreens);

  it('R-10, X-07: a text that several countries wait for is told of once, by all of them, and leads to where it is opened', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await openApplication(screen);
    const texts = [...screen.root.querySelectorAll<HTMLElement>('section[aria-labelledby=texts] li')];
    const countries = texts.map((text) => tidy(text.querySelector('p')!.textContent));
    await chooseCountries(screen, countries.join(', ').split(', '));
    screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
    const told = () => [...screen.root.querySelectorAll<HTMLElement>('.error-summary li a')];
    await screen.until('the summary', () => told().length > 0);
    const expected = countries.map((names) => `${names}: Open the text before you go on.`);
    expect(Math.max(...countries.map((names) => names.split(', ').length))).to.be.above(1);
    expect(told().map((one) => tidy(one.textContent))).to.deep.equal(expected);
    const beside = [...screen.root.querySelectorAll('section[aria-labelledby=texts] .error')];
    expect(beside.map((one) => tidy(one.textContent))).to.deep.equal(expected);
    for (const [index, one] of told().entries()) {
      one.click();
      expect(texts[index]!.contains(screen.root.activeElement)).to.equal(true);
    }
  });

  it('R-10: tells what was lost with the day on which each began', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await openApplication(screen);
    await screen.until('the days', () => losses(screen).some((loss) => loss.includes('from the start of')));
    expect(losses(screen)).to.have.lengthOf(5);
    for (const loss of losses(screen)) expect(loss).to.match(/ from the start of \w+ \d+, \d{4} \(.+\)$/);
  });

  it('R-10: tells nothing of an acceptance where a country was only dropped, or refused', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await openApplication(screen);
    await screen.press('Drop: Croatia');
    await screen.press('Drop Croatia');
    await screen.sees(applyTitle);
    await toCheck(screen);
    await screen.press('Confirm and send');
    await screen.until('the dropped country', () => statusOf(screen, 'Croatia') === 'Dropped');
    expect(news(screen)).to.deep.equal([[], [], []]);
    await applyFor(screen, 'Netherlands');
    await screen.until('the refusal', () => statusOf(screen, 'Netherlands') === 'Not accepted');
    expect(news(screen)).to.deep.equal([[], [], []]);
  });

  it('X-04, X-08: names the countries of each text, counts those that are offered, and says at the end what is dropped', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await openApplication(screen);
    const all = [...screen.root.querySelectorAll('.matrix tbody th')].map((cell) => tidy(cell.textContent));
    const groups = () => [...screen.root.querySelectorAll<HTMLElement>('.results .result')];
    const named = groups().map((group) => tidy(group.innerText));
    for (const country of all) expect(named.filter((group) => group.includes(country)).length, country).to.equal(1);
    const total = () =>
      groups()
        .map((group) => Number(/Choose (?:all )?(\d+)/.exec(group.innerText)?.[1] ?? 0))
        .reduce((sum, count) => sum + count, 0);
    expect(total()).to.equal(all.length);
    await screen.press(`Drop: ${all[1]}`);
    await screen.press(`Drop ${all[1]}`);
    await screen.sees(applyTitle);
    expect(total()).to.equal(all.length - 1);
    await screen.openEveryText();
    await chooseCountries(screen, [all[0]!]);
    await toCheck(screen);
    expect(tidy(screen.root.querySelector<HTMLElement>('.door')!.innerText)).to.contain(`no longer covers ${all[1]}`);
    await screen.press(`Change: ${all[0]}`);
    await screen.sees(applyTitle);
    await screen.press(`Keep after all: ${all[1]}`);
    screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
    await screen.sees('Check your answers');
    expect(tidy(screen.root.querySelector<HTMLElement>('.door')!.innerText)).not.to.contain('no longer covers');
  });

  it('F-P4, X-10: says nothing of an application that was only asked about and gone back from', async () => {
    const real = memoryBackend({seed: 'lapsedAgreement'});
    const sent: unknown[] = [];
    const backend: MemoryBackend = {
      ...real,
      getOperation: () => Promise.reject(new TypeError('network')),
      applyForCountries: (request, options) => (sent.push(request), real.applyForCountries(request, options)),
    };
    const screen = mountRenewal({backend});
    await openApplication(screen);
    await screen.openEveryText();
    await chooseCountries(screen, ['Germany']);
    await toCheck(screen);
    await screen.press('Accept and send');
    await screen.sees('Not sent yet');
    await screen.press('Back');
    await screen.sees('Check your answers');
    await screen.press('Change: Germany');
    await screen.sees(applyTitle);
    expect(screen.text).not.to.contain('has been received');
    expect(sent).to.deep.equal([]);
  });

  it('R-31: shows in the text of a new application what changed since the last acceptance', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await openApplication(screen);
    screen.root.querySelector<HTMLButtonElement>('button[aria-label^="Open the text"]')!.click();
    await screen.until('the changes', () => /Changes \([1-9]\d*\)/.test(screen.text));
  });

  it('X-05: drops countries without applying for any, in words of its own', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await openApplication(screen);
    await screen.press('Drop: Croatia');
    await screen.press('Drop Croatia');
    await screen.sees(applyTitle);
    await screen.press('Continue and drop 1 country');
    await screen.sees('Who signs?');
    await screen.attest();
    await screen.press('Confirm and send');
    await screen.until('the dropped country', () => statusOf(screen, 'Croatia') === 'Dropped');
    await screen.reads('Dropped: Croatia');
    expect(screen.text).not.to.contain('Your application has been received');
  });

  it('R-10, R-17: tells of a country under review as that, and of each acceptance with its own receipt', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await openApplication(screen);
    await applyFor(screen, 'Italy');
    await screen.until('the review', () => statusOf(screen, 'Italy') === 'Under review');
    expect(news(screen)).to.deep.equal([[], [], [{agreementId: 'agreement-1'}]]);
    const receipts = async () =>
      (await screen.backend.getReapplication({agreementId: 'agreement-1'})).receipts!.map(({id}) => id);
    await applyFor(screen, 'Germany');
    await screen.until('the acceptance', () => statusOf(screen, 'Germany') === 'Accepted');
    const [first] = await receipts();
    await applyFor(screen, 'Croatia');
    await screen.until('the acceptance', () => statusOf(screen, 'Croatia') === 'Accepted');
    const [second] = await receipts();
    expect(first).not.to.equal(second);
    const both = [
      {agreementId: 'agreement-1', receiptId: first},
      {agreementId: 'agreement-1', receiptId: second},
    ];
    expect(news(screen)).to.deep.equal([both, both, [{agreementId: 'agreement-1'}]]);
  });
});

describe('the draft of applying again', () => {
  afterEach(clearScreens);
  beforeEach(clearDevice);

  const drafts = async (): Promise<unknown[]> => (await everythingStored()).flatMap(({records}) => records);

  it('X-03: is gone after the application, and stays gone', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement', properties: {storage: 'device'}});
    await openApplication(screen);
    await screen.openEveryText();
    await chooseCountries(screen, ['Germany']);
    await screen.until('the draft', async () => JSON.stringify(await drafts()).includes('"DE"'));
    await toCheck(screen);
    await screen.press('Accept and send');
    await screen.until('the result', () => statusOf(screen, 'Germany') === 'Accepted');
    await screen.until('the draft to go', async () => (await drafts()).length === 0);
    for (let look = 0; look < 60; look++) expect(await drafts()).to.deep.equal([]);
    // Whatever waits to be kept is kept when the flow is left.
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    screen.element.remove();
    await macrotask();
    expect(await drafts()).to.deep.equal([]);
  });

  it('X-03, F-P6: keeps what was chosen besides an application of another device that is found to have ended', async () => {
    const {backend, sent, decide} = deciding(memoryBackend({seed: 'lapsedAgreement'}));
    const screen = mountRenewal({backend, properties: {storage: 'device'}});
    await openApplication(screen);
    await chooseCountries(screen, ['Germany', 'Austria']);
    await screen.until('the draft', async () => JSON.stringify(await drafts()).includes('["DE","AT"]'));
    await screen.press('Back to the overview');
    const other = mountRenewal({backend});
    await openApplication(other);
    await other.openEveryText();
    await chooseCountries(other, ['Germany']);
    await toCheck(other);
    await other.press('Accept and send');
    await other.until('the request', () => sent.length === 1);
    await screen.until('the way in', () => screen.buttons('Apply again')[0]);
    await screen.press('Apply again');
    await screen.sees('An application is being processed');
    decide();
    await screen.until('the result', () => statusOf(screen, 'Germany') === 'Accepted');
    expect(line(screen, 'Austria').querySelector<HTMLInputElement>('input')!.checked).to.equal(true);
    expect(JSON.stringify(await drafts())).to.contain('"AT"');
  });
});
