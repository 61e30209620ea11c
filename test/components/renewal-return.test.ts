import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {clearDevice, everythingStored, macrotask} from './device.js';
import {
  applyTitle,
  authorityTitle,
  clearScreens,
  mountRenewal,
  overviewTitle,
  type RenewalScreen,
} from './renewal-screen.js';

const restored = 'Your answers of the last time were kept on this device and are filled in.';
const stored = async () => JSON.stringify(await everythingStored());
const onDevice = {storage: 'device'} as const;

/** The same device and the same address, another visit. */
async function reloaded(screen: RenewalScreen, agreementId = 'agreement-1'): Promise<RenewalScreen> {
  const {backend} = screen;
  screen.element.remove();
  await macrotask();
  return mountRenewal({backend, properties: {...onDevice, agreementId}});
}

const savedAt = (screen: RenewalScreen, step: string) =>
  screen.until(`the draft at ${step}`, async () => (await stored()).includes(`"step":"${step}"`));

describe('coming back to what was begun', () => {
  beforeEach(clearDevice);
  afterEach(clearScreens);

  /** At the signer of a new application for the first country. */
  async function applying() {
    const screen = mountRenewal({scenario: 'lapsedAgreement', properties: onDevice});
    await screen.sees(overviewTitle);
    await screen.press('Apply again');
    await screen.sees(applyTitle);
    screen.root.querySelector<HTMLInputElement>('#field-chosen')!.click();
    await savedAt(screen, 'matrix');
    return screen;
  }

  it('X-03, K-08: a reload in a new application goes on with it, at the step that was left', async () => {
    const first = await applying();
    const screen = await reloaded(first);
    await screen.sees(applyTitle);
    expect(screen.text).to.contain(restored);
    expect(screen.root.querySelector<HTMLInputElement>('#field-chosen')!.checked).to.equal(true);
    await screen.openEveryText();
    screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
    await screen.sees('Who signs?');
    await savedAt(screen, 'attest');
    const again = await reloaded(screen);
    await again.sees('Who signs?');
    expect(again.text).to.contain(restored);
  });

  it('R-10: a link to an agreement that was never applied for again says that it lapsed', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement', properties: {...onDevice, agreementId: 'agreement-1'}});
    await screen.until('a view', () => screen.heading !== '' && screen.heading !== overviewTitle);
    expect(screen.heading).not.to.equal(applyTitle);
  });

  it('X-03: a step that was reached is the one to go on with, although nothing was answered there', async () => {
    const first = mountRenewal({properties: onDevice});
    await first.toCompany();
    await savedAt(first, 'company');
    const screen = await reloaded(first);
    await screen.sees('Is the company’s data right?');
    expect(screen.text).to.contain(restored);
    await screen.press('Next');
    await screen.sees('Where do you do business?');
    expect(screen.text).not.to.contain(restored);
    await savedAt(screen, 'countries');
    const again = await reloaded(screen);
    await again.sees('Where do you do business?');
    expect(again.text).to.contain(restored);
  });

  it('F-S8, K-30: another tab’s change is told over the form, and the focus stays on the page that takes it over', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    const [one, other] = [0, 1].map(() => mountRenewal({backend, properties: onDevice})) as [
      RenewalScreen,
      RenewalScreen,
    ];
    await one.renew();
    await other.renew();
    await one.choose('Yes, I may sign legal documents for the company');
    await savedAt(one, 'authority');
    await other.choose('No, somebody else signs');
    await other.reads('This draft was changed in another tab');
    const button = await other.button('Take over the other tab’s');
    const form = other.root.querySelector('form')!;
    expect(button.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
    button.focus();
    button.click();
    await other.until('the other answer', () => {
      const yes = other.find('Yes, I may sign legal documents for the company');
      return other.heading === authorityTitle && yes?.checked;
    });
    await other.until('the focus on the heading', () => other.focused?.matches('h2'));
  });

  it('F-S15: a draft is erased after a question only, and it is said where the answers are then', async () => {
    const screen = mountRenewal({properties: onDevice});
    await screen.renew();
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.reads('Kept on this device until');
    const summary = screen.root.querySelector<HTMLElement>('.erase summary')!;
    expect(screen.buttons('Erase now')).to.deep.equal([]);
    summary.click();
    await screen.reads('They stay on this page until you leave it.');
    expect(await stored()).to.contain('"authority":"yes"');
    await screen.press('Erase now');
    await screen.reads('The draft is erased. The answers you see are here only until you leave this page.');
    expect(screen.focused?.id).to.equal('draft-erased');
    await screen.until('the erasure', async () => !(await stored()).includes('"authority":"yes"'));
    await screen.press('Next');
    await screen.sees('Is the company’s data right?');
    expect(await stored()).not.to.contain('"authority":"yes"');
  });
});

describe('what was confirmed and ticked', () => {
  afterEach(clearScreens);

  it('R-12: a physical location is confirmed anew where its address is changed', async () => {
    const screen = mountRenewal();
    await screen.toCountries();
    const tick = screen.root.querySelector<HTMLInputElement>('input[name$=".physicalLocation"]')!;
    tick.click();
    await screen.element.updateComplete;
    expect(tick.checked).to.equal(true);
    const address = screen.root.querySelector<HTMLTextAreaElement>('textarea[name$="countries.0.address"]')!;
    address.value = 'Another street 2\n11000 Belgrade';
    address.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    await screen.element.updateComplete;
    expect(tick.checked).to.equal(false);
    const others = [...screen.root.querySelectorAll<HTMLInputElement>('input[name$=".physicalLocation"]')].slice(1);
    for (const one of others) one.click();
    await screen.press('Next');
    await screen.until('the complaint', () => screen.root.querySelector('.error-summary'));
    expect(screen.heading).to.equal('Where do you do business?');
  });

  it('R-23: a sentence is ticked in the language in which it is on view, and recorded so', async () => {
    const screen = mountRenewal();
    await screen.toAttest();
    await screen.type('Job title', 'Managing Director');
    await screen.choose('On behalf of');
    const tick = () => screen.root.querySelector<HTMLInputElement>('input[name="attested"]')!;
    expect(tick().checked).to.equal(true);
    screen.element.locale = 'ru';
    await screen.until('Russian', () => screen.text.includes('От имени'));
    expect(tick().checked).to.equal(false);
    expect(screen.text).to.contain('Теперь эта фраза на другом языке.');
    tick().click();
    await screen.element.updateComplete;
    expect(screen.text).not.to.contain('Теперь эта фраза на другом языке.');
    screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
    await screen.until('check answers', () => screen.root.querySelector('.check'));
    expect(screen.text).to.contain('От имени');
    screen.element.locale = 'en';
    await screen.sees('Check your answers');
    expect(screen.text).to.contain('От имени');
    await screen.accept();
    await screen.sees('The agreement is renewed');
    const [receipt] = (await screen.backend.getReceipts({agreementId: 'agreement-1'})).receipts;
    expect([receipt!.attestationLanguage, receipt!.attestation]).to.satisfy(
      ([language, text]: [string, string]) => language === 'ru' && text.startsWith('От имени'),
    );
  });
});

describe('a session that ended in mid-flow', () => {
  afterEach(clearScreens);

  it('X-03, F-E12: is told in one place, and going on without having signed in says so and keeps the focus', async () => {
    const screen = mountRenewal();
    await screen.toCheck();
    await screen.backend.admin.expireSession();
    await screen.accept();
    await screen.reads('You have been signed out');
    await screen.sees('Check your answers');
    expect(screen.root.querySelector('.error-summary')).to.equal(null);
    expect(screen.root.querySelectorAll('.content [role=alert]')).to.have.lengthOf(1);
    const button = await screen.button('I have signed in again');
    button.focus();
    button.click();
    await screen.reads('It could not be confirmed that you are signed in.');
    expect(screen.focused).to.equal(button);
    await screen.backend.admin.signIn('account-partner');
    button.click();
    await screen.until('the notice to go', () => !screen.text.includes('You have been signed out'));
  });
});
