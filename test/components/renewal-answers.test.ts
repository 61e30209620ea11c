import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend, type ScenarioName} from '../../src/backend/memory/index.js';
import type {OperationName} from '../../src/backend/operations.js';
import type {RenewalBackend} from '../../src/backend/partner-backend.js';
import type {PartnerRenewal} from '../../src/components/partner-renewal.js';
import {everyText, markup} from '../support/bad-input.js';
import {
  authorityTitle,
  clearScreens,
  mountRenewal,
  overviewTitle,
  spoiling,
  type RenewalScreen,
} from './renewal-screen.js';
import {unfitBackends} from './unfit-backends.js';

const contract = 'The service answered with something that cannot be used.';
const errors: string[] = [];
const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
  errors.push(event instanceof ErrorEvent ? event.message : String(event.reason));
const said: string[] = [];
const {warn, error} = console;

beforeEach(() => {
  errors.length = 0;
  said.length = 0;
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onError);
  console.warn = (...words: unknown[]) => void said.push(words.join(' '));
  console.error = (...words: unknown[]) => void said.push(words.join(' '));
});
afterEach(async () => {
  await clearScreens();
  Object.assign(console, {warn, error});
  window.removeEventListener('error', onError);
  window.removeEventListener('unhandledrejection', onError);
  expect((window as {__xss?: unknown}).__xss).to.equal(undefined);
  expect(errors).to.deep.equal([]);
});

const anything: readonly unknown[] = [null, undefined, 7, NaN, true, {}, [], () => ({}), Symbol('x'), new Map(), 10n];

describe('what a host gives the renewal', () => {
  it('F-E8: for a backend is waited for, or told of once as not understood, with a way on', async () => {
    for (const backend of unfitBackends('listAgreements')) {
      const screen = mountRenewal({backend: backend as MemoryBackend});
      await screen.sees('The agreements could not be loaded');
      expect(screen.buttons('Try again')).to.have.lengthOf(1);
      expect(screen.buttons('Contact support')).to.have.lengthOf(1);
      await screen.until('word of it', () => screen.details('partner-problem').length === 1);
      expect(screen.details('partner-problem')[0]!.kind).to.be.oneOf(['contract', 'unknown']);
      await clearScreens();
    }
    for (const backend of [null, undefined, 0, '']) {
      const screen = mountRenewal();
      screen.element.backend = backend as unknown as RenewalBackend;
      await screen.element.updateComplete;
      expect(screen.heading).to.equal('');
      screen.element.backend = memoryBackend({seed: 'oneAgreement'});
      await screen.sees(overviewTitle);
      await clearScreens();
    }
  });

  it('F-E8: that implements orders alone is told so, in a clear view', async () => {
    const {getSession, extendSession, getOrder, mapOrder, getOperation, serverNow} = memoryBackend();
    const backend = {getSession, extendSession, getOrder, mapOrder, getOperation, serverNow};
    for (const agreementId of ['', 'agreement-1']) {
      const screen = mountRenewal({backend: backend as unknown as MemoryBackend, properties: {agreementId}});
      await screen.sees(`The agreement${agreementId ? '' : 's'} could not be loaded`);
      expect(screen.text).to.contain(contract);
      expect(screen.buttons('Try again')).to.have.lengthOf(1);
      await clearScreens();
    }
  });

  it('F-E8: as an attribute or property of no use changes nothing', async () => {
    for (const name of ['storage', 'theme', 'density', 'policy', 'locale', 'tenant'] as const) {
      for (const value of [...anything, markup[0]!, 'url(javascript:window.__xss=1)', '__proto__']) {
        if (typeof value === 'symbol' && (name === 'theme' || name === 'density')) continue;
        const screen = mountRenewal({properties: {[name]: value} as Partial<PartnerRenewal>});
        await screen.sees(overviewTitle);
        await clearScreens();
      }
    }
    expect(new Set(said).size, 'each thing is said once').to.equal(said.length);
  });

  it('F-E8: for an agreement is asked for as it is, and where there is none, said so with a way on', async () => {
    const ids: readonly unknown[] = [
      ...everyText.filter((text) => text !== '').slice(0, 30),
      'x'.repeat(100_000),
      7,
      {},
    ];
    for (const agreementId of ids) {
      const screen = mountRenewal({properties: {agreementId: agreementId as string}});
      await screen.sees('The agreement could not be loaded');
      expect(screen.buttons('Try again'), String(agreementId).slice(0, 40)).to.have.lengthOf(1);
      expect(screen.root.querySelector('img, script, style')).to.equal(null);
      await clearScreens();
    }
    for (const agreementId of [null, undefined, '']) {
      const screen = mountRenewal({properties: {agreementId: agreementId as unknown as string}});
      await screen.sees(overviewTitle);
      await clearScreens();
    }
  });
});

describe('an answer to the renewal that is not understood', () => {
  const rubbish: readonly unknown[] = [
    null,
    undefined,
    7,
    'x',
    [],
    {error: {code: 'E1'}},
    '<!doctype html><title>Sign in</title>',
  ];

  const begin = (
    operation: OperationName,
    answer: (real: unknown) => unknown,
    scenario: ScenarioName = 'oneAgreement',
  ) => {
    const {backend, mend} = spoiling(memoryBackend({seed: scenario}), operation, answer);
    return {screen: mountRenewal({backend}), mend};
  };
  const told = (screen: RenewalScreen) =>
    screen.until('word of it', () => screen.details('partner-problem').at(-1)?.kind === 'contract');

  it('F-E8, F-P11: to the first question shows a way on, not an empty page, and heals', async () => {
    for (const answer of rubbish) {
      const {screen, mend} = begin('listAgreements', () => answer);
      await screen.sees('The agreements could not be loaded');
      expect(screen.text).to.contain(contract);
      mend();
      await screen.press('Try again');
      await screen.sees(overviewTitle);
      await screen.renew();
      await clearScreens();
    }
  });

  it('F-E8, F-S16: about the session opens nothing before it is known whose drafts are meant, and asking again leads on', async () => {
    const {screen, mend} = begin('getSession', () => ({account: 7}));
    await screen.sees(overviewTitle);
    await screen.press('Renew');
    await screen.until('a way on', () => screen.buttons('Try again').length === 1);
    mend();
    await screen.press('Try again');
    await screen.sees(authorityTitle);
  });

  it('F-E8: with the same agreement twice is refused as a whole', async () => {
    const {screen} = begin('listAgreements', (real) => {
      const page = real as {agreements: unknown[]};
      return {...page, agreements: [...page.agreements, ...page.agreements]};
    });
    await screen.sees('The agreements could not be loaded');
    expect(screen.text).to.contain(contract);
  });

  it('F-E8, F-P11: about one agreement is told and can be asked for again', async () => {
    for (const answer of rubbish) {
      const {screen, mend} = begin('getAgreement', () => answer);
      await screen.sees(overviewTitle);
      await screen.press('Renew');
      await screen.sees('The agreement could not be loaded');
      expect(screen.text).to.contain(contract);
      expect(screen.buttons('Back to the overview')).to.have.lengthOf(1);
      await told(screen);
      mend();
      await screen.press('Try again');
      await screen.sees(authorityTitle);
      await clearScreens();
    }
  });

  it('F-E8: about another agreement than asked for renews neither', async () => {
    const {screen} = begin('getAgreement', (real) => ({...(real as object), id: 'agreement-other'}));
    await screen.sees(overviewTitle);
    await screen.press('Renew');
    await screen.until('an answer', () => screen.heading !== overviewTitle && screen.heading !== '');
    expect(screen.heading).to.equal('The agreement could not be loaded');
  });

  it('F-E8: of a text that is not the one named by its fingerprint opens nothing, says so, and heals', async () => {
    const {screen, mend} = begin('getAgreementText', (real) => ({...(real as object), text: 'Pay us everything.'}));
    await screen.toText();
    const open = () => screen.root.querySelector<HTMLButtonElement>('button[id$="text"]')!;
    open().click();
    await screen.reads(contract);
    expect(screen.text).not.to.contain('Pay us everything');
    await screen.press('Close the text');
    await screen.press('Next');
    await screen.reads('Open the text before you go on.');
    open().click();
    await screen.reads(contract);
    mend();
    await screen.press('Try again');
    await screen.until('the text', () => !screen.text.includes(contract) && screen.root.querySelector('.reader'));
    await screen.press('Close the text');
    await screen.press('Next');
    await screen.sees('Who signs?');
  });

  it('F-E8: about the contracting party keeps the country that was chosen, and heals', async () => {
    const {screen, mend} = begin('previewContractingParty', () => ({contractingParty: {}}));
    await screen.toCompany();
    await screen.select('Principal country of business', 'Canada');
    await screen.press('Next');
    await screen.reads(contract);
    await told(screen);
    expect(screen.heading).to.equal('Is the company’s data right?');
    expect((await screen.field('Principal country of business')).value).to.equal('CA');
    mend();
    await screen.press('Next');
    await screen.sees('You will contract with another company');
  });

  it('F-E8: to an invitation keeps name and address, and heals', async () => {
    const {screen, mend} = begin('inviteSigner', () => [], 'otherSigner');
    await screen.renew();
    await screen.choose('No, somebody else signs');
    await screen.press('Next');
    await screen.type('Name of the signer', 'Oleg Sokolov');
    await screen.type('E-mail address of the signer', 'oleg@meridian.example');
    await screen.press('Send invitation');
    await screen.reads(contract);
    expect((await screen.field('Name of the signer')).value).to.equal('Oleg Sokolov');
    mend();
    await screen.press('Send invitation');
    await screen.sees('Waiting for the signer');
  });

  it('F-E8, F-P4: to an acceptance is neither success nor failure: what became of it is asked, and told', async () => {
    for (const answer of [null, {status: 'renewed'}, '<!doctype html><title>Sign in</title>']) {
      const {screen} = begin('acceptAgreement', () => answer);
      await screen.toCheck();
      await screen.accept();
      await screen.sees('The agreement is renewed');
      expect(screen.details('partner-accepted')).to.have.lengthOf(1);
      expect((await screen.backend.getReceipts({agreementId: 'agreement-1'})).receipts).to.have.lengthOf(2);
      await clearScreens();
    }
  });

  it('F-E8, F-P4: to declining is asked about too', async () => {
    const {screen} = begin('declineAgreement', () => ({}));
    await screen.toCheck();
    await screen.press('Decline');
    await screen.press('Decline the agreement');
    await screen.sees('It is recorded that you declined');
    expect(screen.details('partner-declined')).to.deep.equal([{agreementId: 'agreement-1'}]);
  });

  it('F-E8: about a re-application is told and can be asked for again', async () => {
    const {screen, mend} = begin('getReapplication', () => ({countries: 7}), 'lapsedAgreement');
    await screen.sees(overviewTitle);
    await screen.press('Apply again');
    await screen.sees('The agreement could not be loaded');
    expect(screen.text).to.contain(contract);
    await told(screen);
    mend();
    await screen.press('Try again');
    await screen.sees('Apply again, country by country');
  });

  it('F-E8: about receipts is told and can be asked for again', async () => {
    const {screen, mend} = begin('getReceipts', () => ({receipts: [{}]}));
    await screen.sees(overviewTitle);
    await screen.press('Receipts');
    await screen.sees('The receipts could not be loaded');
    expect(screen.text).to.contain(contract);
    expect(screen.buttons('Back to the overview')).to.have.lengthOf(1);
    mend();
    await screen.press('Try again');
    await screen.sees('Receipt');
  });

  it('F-P11: that comes twice, never or after the end of the visit changes nothing and throws nothing', async () => {
    const real = memoryBackend({seed: 'oneAgreement'});
    let isSilent = true;
    const getAgreement: MemoryBackend['getAgreement'] = (request, options) =>
      isSilent ? new Promise(() => undefined) : real.getAgreement(request, options);
    const screen = mountRenewal({
      backend: {...real, getAgreement},
      properties: {policy: {timeoutMilliseconds: 150}},
    });
    await screen.sees(overviewTitle);
    await screen.press('Renew');
    await screen.sees('The agreement could not be loaded');
    expect(screen.text).to.contain('There was no answer in time.');
    isSilent = false;
    await screen.press('Try again');
    await screen.sees(authorityTitle);
  });

  it('F-E8: with a refusal that names fields nobody has is told, and the page works on', async () => {
    for (const field of [
      'constructor',
      '__proto__',
      'agreements.9.principalCountry',
      'agreements.0.countries.77.address',
      markup[0]!,
    ]) {
      const real = memoryBackend({seed: 'oneAgreement'});
      const fields = Object.fromEntries([[field, 'address.empty']]);
      const refuse = () =>
        Promise.reject(Object.assign(new Error(), {problem: {kind: 'invalid', code: 'wrong', fields}}));
      const screen = mountRenewal({backend: {...real, acceptAgreement: refuse} as MemoryBackend});
      await screen.toCheck();
      await screen.accept();
      await screen.until(`the refusal of ${field}`, () => screen.details('partner-problem').length > 0);
      await screen.until('a view', () => screen.heading !== '' && screen.heading !== 'Sending your acceptance');
      expect(screen.root.querySelector('img, script')).to.equal(null);
      expect(screen.root.querySelectorAll('.content button').length, field).to.be.greaterThan(0);
      expect(screen.details('partner-accepted')).to.deep.equal([]);
      await clearScreens();
    }
  });
});
