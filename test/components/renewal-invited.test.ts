import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import {macrotask} from './device.js';
import {clearScreens, counting, mountRenewal, overviewTitle, type RenewalScreen} from './renewal-screen.js';
import {tidy} from './text.js';

const name = 'Channel agreement Western Balkans';
const agreementId = 'agreement-due-30';

const invite = async ({inviteSigner}: MemoryBackend, email: string, id = agreementId) =>
  inviteSigner({agreementId: id, name: 'Ana Ilić', email});

const line = (screen: RenewalScreen): string =>
  tidy(screen.root.querySelector<HTMLElement>('.invited')?.innerText ?? '');
const says = (screen: RenewalScreen, email: string): Promise<unknown> =>
  screen.until(`the invitation of ${email}`, () => line(screen).includes(email));

/** Opens or closes an agreement's details. */
async function toggle(screen: RenewalScreen): Promise<void> {
  const disclose = (): HTMLElement | undefined =>
    [...screen.root.querySelectorAll<HTMLElement>('.disclose')].find((one) => one.textContent!.includes(name));
  await screen.until('the row', () => disclose());
  disclose()!.click();
  await screen.element.updateComplete;
}

describe('who was invited to sign, told by the overview', () => {
  afterEach(clearScreens);

  it('R-04: the details say so once the invitation is sent, and whose signature is waited for', async () => {
    const screen = mountRenewal();
    await screen.renew();
    await screen.choose('No, somebody else signs');
    await screen.press('Next');
    await screen.type('Name of the signer', 'Ana Ilić');
    await screen.type('E-mail address of the signer', 'ana@meridian.example');
    await screen.press('Send invitation');
    await screen.sees('Waiting for the signer');
    // The way back is there twice: beside the steps and under the page.
    const [back] = [...screen.root.querySelectorAll('button')].filter(
      ({textContent}) => textContent.trim() === 'Back to the overview',
    );
    back!.click();
    await screen.sees(overviewTitle);
    await says(screen, 'ana@meridian.example');
    expect(line(screen)).to.match(
      /^Invitation to sign sent to \u2068?ana@meridian\.example\u2069? on .*20\d\d.*\. Waiting for the signature\.$/,
    );
  });

  it('R-04: they say so on another visit too, to one who may not sign', async () => {
    const backend = memoryBackend({seed: 'otherSigner'});
    const counted = counting(backend);
    await invite(backend, 'ana@meridian.example', 'agreement-1');
    const screen = mountRenewal({backend: counted.backend});
    await says(screen, 'ana@meridian.example');
    expect(counted.count('getAgreement')).to.equal(1);
  });

  it('R-04: in a list it is asked for with the details, kept through a refresh, and replaced with the invitation', async () => {
    const backend = memoryBackend({seed: 'agreements'});
    const counted = counting(backend);
    await invite(backend, 'ana@meridian.example');
    const screen = mountRenewal({backend: counted.backend});
    await screen.sees(overviewTitle);
    await toggle(screen);
    await says(screen, 'ana@meridian.example');
    expect(counted.count('getAgreement')).to.equal(1);
    await toggle(screen);
    await toggle(screen);
    await says(screen, 'ana@meridian.example');
    expect(counted.count('getAgreement')).to.equal(1);

    await invite(backend, 'vera@meridian.example');
    const lines = new Set<string>();
    const watch = new MutationObserver(() => lines.add(line(screen)));
    watch.observe(screen.root, {childList: true, subtree: true, characterData: true});
    await screen.press('Refresh');
    await says(screen, 'vera@meridian.example');
    watch.disconnect();
    expect([...lines]).not.to.include('');
    expect(counted.count('getAgreement')).to.equal(2);
  });

  it('R-04: where nobody was invited, or it could not be asked, nothing is said of it', async () => {
    const backend = memoryBackend({seed: 'agreements'});
    const counted = counting(backend);
    const screen = mountRenewal({backend: counted.backend});
    await screen.sees(overviewTitle);
    await backend.admin.injectFault({operation: 'getAgreement', phase: 'before'});
    await toggle(screen);
    await screen.until('the question', () => counted.count('getAgreement') === 1);
    await screen.press('Refresh');
    await screen.until('another one', () => counted.count('getAgreement') === 2);
    await macrotask();
    expect(line(screen)).to.equal('');
    expect(screen.details('partner-problem')).to.deep.equal([]);
  });
});
