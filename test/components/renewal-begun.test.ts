import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {clearDevice, everythingStored, macrotask} from './device.js';
import {
  authorityTitle,
  clearScreens,
  mountRenewal,
  oneAgreement,
  overviewTitle,
  seed,
  type RenewalScreen,
} from './renewal-screen.js';

const begun = 'You began this. Last change:';
const together = 'You began to renew 2 agreements together';
const stored = async () => JSON.stringify(await everythingStored());

/** Asks for the draft's erasure and confirms it. */
async function eraseDraft(screen: RenewalScreen): Promise<void> {
  await screen.until('the draft’s line', () => screen.root.querySelector('.erase summary'));
  screen.root.querySelector<HTMLElement>('.erase summary')!.click();
  await screen.press('Erase now');
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

describe('what was begun, told by the overview', () => {
  beforeEach(clearDevice);
  afterEach(clearScreens);

  const atTitle = async (backend = memoryBackend({seed: 'oneAgreement'})) => {
    const screen = mountRenewal({backend, properties: {storage: 'device'}});
    await screen.toAttest();
    await screen.type('Job title', 'Direktorka');
    return screen;
  };

  it('X-03, K-08: is there on return to the overview and after a reload, and leads back to where it was', async () => {
    const left = await atTitle();
    await left.press('Back to the overview');
    await left.reads(begun);
    const screen = await reloaded(left);
    await screen.reads(begun);
    await screen.press('Continue: Channel agreement Western Balkans');
    await screen.sees('Who signs?');
    expect((await screen.field('Job title')).value).to.equal('Direktorka');
  });

  it('F-S15: goes on the spot with the draft, erased or submitted', async () => {
    const screen = await atTitle();
    await eraseDraft(screen);
    await screen.until('the erasure', async () => !(await stored()).includes('Direktorka'));
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    await screen.renew();
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.press('Back to the overview');
    await screen.reads(begun);
    await screen.press('Continue: Channel agreement Western Balkans');
    await eraseDraft(screen);
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    await screen.until('the mark to go', () => !screen.text.includes(begun));
    expect(screen.buttons('Continue: Channel agreement Western Balkans')).to.deep.equal([]);
  });

  it('F-S15: is gone once the agreement is renewed', async () => {
    const screen = mountRenewal({properties: {storage: 'device'}});
    await screen.toCheck();
    await screen.accept();
    await screen.sees('The agreement is renewed');
    await screen.press('Back to the overview');
    await screen.reads('Renewed');
    await screen.until('the erasure', async () => !(await stored()).includes('Managing Director'));
    expect(screen.text).not.to.contain(begun);
  });

  it('F-S16: is never another account’s', async () => {
    const scenario = oneAgreement('oneAgreement', {accountIds: ['account-partner', 'account-colleague']});
    const screen = await atTitle(memoryBackend({seed: scenario}));
    await screen.press('Back to the overview');
    await screen.reads(begun);
    const seen = [true];
    const look = () => seen.at(-1) !== screen.text.includes(begun) && seen.push(!seen.at(-1));
    const observer = new MutationObserver(look);
    observer.observe(screen.root, {subtree: true, childList: true, characterData: true});
    await screen.backend.admin.signIn('account-colleague');
    await screen.element.refreshSession();
    await screen.until('the end of the visit', () => seen.length > 1);
    await screen.sees(overviewTitle);
    await screen.until('the overview of the other account', () => screen.text.includes('Add to calendar'));
    await screen.until('the erasure', async () => !(await stored()).includes('Direktorka'));
    observer.disconnect();
    look();
    // Once gone, it never comes back.
    expect(seen).to.deep.equal([true, false]);
  });

  it('X-03, F-S15: of several agreements together, can be erased where it is told of', async () => {
    const left = mountRenewal({scenario: seed('agreements'), properties: {storage: 'device'}});
    await left.renewTogether('Western Balkans', 'Germany and Austria');
    await left.choose('Yes, I may sign legal documents for the company');
    await left.reads('Kept on this device until');
    expect(await stored()).to.contain('authority');
    const screen = await reloaded(left);
    await screen.reads(together);
    // A region is told of only where it was there before its words.
    const regions = [...screen.root.querySelectorAll('[role=status]')];
    screen.root.querySelector<HTMLElement>('.erase summary')!.click();
    await screen.press(`Erase now: ${together}`);
    await screen.until('the notice to go', () => !screen.text.includes(together));
    await screen.until('word of it', () =>
      regions.some((one) => one.isConnected && one.textContent!.includes('The draft is erased.')),
    );
    expect(await stored()).not.to.contain('authority');
  });

  it('X-03: of several agreements together, is there after a reload that forgets which were selected', async () => {
    const left = mountRenewal({scenario: seed('agreements'), properties: {storage: 'device'}});
    await left.renewTogether('Western Balkans', 'Germany and Austria');
    await left.choose('Yes, I may sign legal documents for the company');
    await left.reads('Kept on this device until');
    const screen = await reloaded(left);
    await screen.reads(together);
    await screen.press(`Continue: ${together}`);
    await screen.sees(authorityTitle);
    expect((await screen.field('Yes, I may sign legal documents for the company')).checked).to.equal(true);
    expect(screen.text).to.contain('Western Balkans').and.to.contain('Germany and Austria');
    await eraseDraft(screen);
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    await screen.until('the notice to go', () => !screen.text.includes(together));
  });

  const joint = async () => {
    const left = mountRenewal({scenario: seed('agreements'), properties: {storage: 'device'}});
    await left.renewTogether('Western Balkans', 'Germany and Austria');
    await left.choose('Yes, I may sign legal documents for the company');
    await left.reads('Kept on this device until');
    const {agreementIds} = left.details('partner-renewal-opened').at(-1) as {agreementIds: readonly string[]};
    left.element.remove();
    await macrotask();
    return {agreementIds, backend: left.backend};
  };

  it('X-03: of several agreements together, is gone on with where the host names all of them', async () => {
    const {agreementIds, backend} = await joint();
    expect(agreementIds.length).to.equal(2);
    const agreementId = JSON.stringify(agreementIds);
    const screen = mountRenewal({backend, properties: {storage: 'device', agreementId}});
    await screen.sees(authorityTitle);
    expect((await screen.field('Yes, I may sign legal documents for the company')).checked).to.equal(true);
    expect(screen.text).to.contain('Western Balkans').and.to.contain('Germany and Austria');
    expect(screen.details('partner-renewal-opened')).to.deep.equal([{agreementIds}]);
    expect(
      screen.details('partner-step-changed').map((step) => (step as {agreementId: unknown}).agreementId),
    ).to.deep.equal([null]);
  });

  it('X-03: of several agreements together, is told of where one of them is opened alone, and leads back to it', async () => {
    const {agreementIds, backend} = await joint();
    const screen = mountRenewal({backend, properties: {storage: 'device', agreementId: agreementIds[1]!}});
    await screen.sees(authorityTitle);
    await screen.reads(together);
    await screen.press(`Continue: ${together}`);
    await screen.until('both', () => screen.text.includes('Western Balkans') && screen.text.includes('Germany'));
    expect((await screen.field('Yes, I may sign legal documents for the company')).checked).to.equal(true);
    expect(screen.text).not.to.contain(together);
  });

  it('X-03: of several agreements together, is not told of beside what was begun of the one alone', async () => {
    const {agreementIds, backend} = await joint();
    const properties = {storage: 'device', agreementId: agreementIds[1]!} as const;
    const own = mountRenewal({backend, properties});
    await own.reads(together);
    await own.choose('No, somebody else signs');
    await own.reads('Kept on this device until');
    own.element.remove();
    await macrotask();
    const screen = mountRenewal({backend, properties});
    await screen.sees(authorityTitle);
    expect((await screen.field('No, somebody else signs')).checked).to.equal(true);
    expect(screen.text).not.to.contain(together);
  });

  it('F-E5: an id that only looks like a list is an id', async () => {
    const screen = mountRenewal({properties: {agreementId: '[agreement-1]'}});
    await screen.until('word of it', () => screen.details('partner-step-changed').length > 0);
    expect(screen.details('partner-step-changed')[0]).to.deep.include({
      agreementId: '[agreement-1]',
      step: 'loadFailed',
    });
  });
});
