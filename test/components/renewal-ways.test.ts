import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import {clearDevice, everythingStored, macrotask} from './device.js';
import {setOnline} from './network.js';
import {printing, type Printed} from './printing.js';
import {
  clearScreens,
  counting,
  mountRenewal,
  oneAgreement,
  overviewTitle,
  authorityTitle,
  spoiling,
  type RenewalScreen,
} from './renewal-screen.js';
import {tidy} from './text.js';

const escape = (from: Element): boolean =>
  from.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true, cancelable: true}));

/** The text of the step is on view. */
async function openReader(screen: RenewalScreen): Promise<HTMLButtonElement> {
  const opener = screen.root.querySelector<HTMLButtonElement>('button[data-text]')!;
  opener.focus();
  opener.click();
  await screen.until('the search of the text', () => screen.root.querySelector('.finder'));
  return opener;
}

/** Names and contents of what is downloaded while `act` runs. */
async function downloads(act: () => Promise<void>): Promise<{name: string; text: string}[]> {
  const found: {name: string; text: string}[] = [];
  const blobs: Blob[] = [];
  const {createObjectURL} = URL;
  const {click} = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob: Blob) => (blobs.push(blob), createObjectURL.call(URL, blob));
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.at(-1)!;
    const {download: name} = this;
    void blob.text().then((text) => found.push({name, text}));
  };
  try {
    await act();
    for (let turn = 0; turn < 400 && found.length === 0; turn++) await new Promise((go) => setTimeout(go, 5));
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return found;
}

const sha256 = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** A day as the page writes it. */
const written = (moment: number): string =>
  new Intl.DateTimeFormat('en-US', {dateStyle: 'long', timeZone: 'UTC'}).format(moment);

const lastDayOf = async (screen: RenewalScreen): Promise<string> =>
  (await screen.backend.getAgreement({agreementId: 'agreement-1'})).endsOn!;

describe('ways through renewal', () => {
  afterEach(clearScreens);

  it('R-05, R-32: an agreement is declined from the first step, after authority alone', async () => {
    const screen = mountRenewal();
    await screen.renew();
    await screen.press('Decline instead of renewing');
    await screen.sees('Decline the agreement?');
    await screen.press('Decline the agreement');
    await screen.until('what is missing', () => screen.root.querySelector('.error-summary'));
    expect((await screen.backend.getAgreement({agreementId: 'agreement-1'})).status).to.equal('active');
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.press('Decline the agreement');
    await screen.sees('It is recorded that you declined');
    expect(screen.details('partner-declined')).to.deep.equal([{agreementId: 'agreement-1'}]);
    const {status, endsOn} = await screen.backend.getAgreement({agreementId: 'agreement-1'});
    expect(status).to.equal('declined');
    const grace = new Date(Date.parse(`${endsOn!}T00:00:00Z`) + 10 * 86_400_000);
    const date = new Intl.DateTimeFormat('en-US', {dateStyle: 'long', timeZone: 'UTC'}).format(grace);
    expect(screen.text).to.contain(`Until ${date}, end of day (24:00, `);
    await screen.press('Back to the overview');
    await screen.reads(`Declined; can be renewed until ${date}`);
    await screen.renew();
    expect(screen.text).to.contain(`it can be renewed until ${date}, 24:00 (`);
    expect(screen.buttons('Decline instead of renewing')).to.deep.equal([]);
  });

  it('R-05, R-32: who is not on record as a signer reads who may decline, and of no invitation there', async () => {
    const screen = mountRenewal({scenario: 'otherSigner'});
    await screen.sees(overviewTitle);
    const way = () => screen.root.querySelector<HTMLButtonElement>('button[aria-label^="Decline: "]');
    await screen.until('the way to decline', way);
    way()!.click();
    await screen.sees('Decline the agreement?');
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.press('Decline the agreement');
    await screen.until('why not', () => screen.root.querySelector('.error-summary'));
    const content = tidy(screen.root.querySelector<HTMLElement>('.content')!.innerText);
    expect(content).to.contain('Ask a person who may to decline with an account of their own');
    expect(content).not.to.match(/invit/i);
    expect((await screen.backend.getAgreement({agreementId: 'agreement-1'})).status).to.equal('active');
  });

  it('R-32: an agreement’s details lead to declining it, and closing there records nothing', async () => {
    const screen = mountRenewal({scenario: 'agreements'});
    await screen.sees(overviewTitle);
    const row = await screen
      .until('a row', () => screen.root.querySelector('.disclose'))
      .then(() => screen.root.querySelector<HTMLButtonElement>('.disclose')!);
    row.click();
    await screen.until('the way to decline', () => screen.root.querySelector('button[aria-label^="Decline: "]'));
    screen.root.querySelector<HTMLButtonElement>('button[aria-label^="Decline: "]')!.click();
    await screen.sees('Decline the agreement?');
    expect(screen.find('Yes, I may sign legal documents for the company')).not.to.equal(null);
    expect(screen.buttons('Back')).to.deep.equal([]);
    await screen.press('Close without declining');
    await screen.press('Renew: Channel agreement Western Balkans');
    await screen.press('Decline instead of renewing');
    await screen.press('Back');
    await screen.sees(authorityTitle);
    await screen.press('Decline instead of renewing');
    await screen.press('Close without declining');
    await screen.sees(overviewTitle);
    expect(screen.details('partner-declined')).to.deep.equal([]);
  });

  it('R-05, R-32: who declines and may not sign is told that nothing was recorded, and begins no renewal', async () => {
    await clearDevice();
    const counted = counting(memoryBackend({seed: 'oneAgreement'}));
    const screen = mountRenewal({backend: counted.backend, properties: {storage: 'device', history: 'steps'}});
    await screen.sees(overviewTitle);
    await screen.press('Decline: Channel agreement Western Balkans');
    await screen.sees('Decline the agreement?');
    expect(screen.text).not.to.contain('They renew');
    await screen.type('Reason (optional)', 'We leave the market');
    await screen.reads('Kept on this device until');
    await screen.choose('No, somebody else signs');
    await screen.press('Decline the agreement');
    await screen.reads('Nothing was recorded: only a person with authority to sign can decline.');
    await screen.sees('Decline the agreement?');
    expect((await screen.field('Reason (optional)')).value).to.equal('We leave the market');
    expect(counted.count('declineAgreement')).to.equal(0);
    await screen.until(
      'the erasure',
      async () => !JSON.stringify(await everythingStored()).includes('leave the market'),
    );
    history.back();
    await screen.sees(overviewTitle);
    await macrotask();
    expect(screen.text).not.to.contain('You began this');
  });

  it('the open text is closed beside its title, in the bar that stays at hand and by Escape; its button has the focus then', async () => {
    const screen = mountRenewal();
    await screen.toText();
    const ways = [
      () => screen.press('Close text'),
      () => screen.press('Close'),
      async () => void escape(screen.root.querySelector('h2')!),
    ];
    for (const close of ways) {
      await openReader(screen);
      await close();
      await screen.sees('Open the agreement text');
      await screen.until('the focus', () => screen.focused?.hasAttribute('data-text'));
    }
  });

  it('Escape empties the search of the text first, and closes nothing while an input method uses it', async () => {
    const screen = mountRenewal();
    await screen.toText();
    await openReader(screen);
    await screen.type('Search in the text', 'partner');
    expect(escape(screen.root.querySelector('#find')!)).to.equal(true);
    const composed = new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, cancelable: true, isComposing: true});
    screen.root.querySelector('h2')!.dispatchEvent(composed);
    await screen.element.updateComplete;
    expect(screen.root.querySelector('.finder')).not.to.equal(null);
  });

  it('R-23: the accepted text is downloaded from the result and the receipt, as the one whose hash is in the receipt', async () => {
    const screen = mountRenewal();
    await screen.toCheck();
    await screen.accept();
    await screen.sees('The agreement is renewed');
    const [receipt] = (await screen.backend.getReceipts({agreementId: 'agreement-1'})).receipts;
    const name = `Download the accepted text: ${receipt!.agreementName}`;
    const ofResult = await downloads(() => screen.press(name));
    await screen.press(`Show receipt: ${receipt!.agreementName}`);
    await screen.sees('Receipt');
    const ofReceipt = await downloads(() => screen.press(name));
    for (const [file] of [ofResult, ofReceipt]) {
      expect(await sha256(file!.text)).to.equal(receipt!.textHash);
      expect(file!.name).to.match(/\.(md|txt)$/);
    }
  });

  it('R-23: a text that could not be loaded for its download says so, and is asked for again', async () => {
    const backend = memoryBackend({seed: 'oneAgreement'});
    const screen = mountRenewal({backend});
    await screen.toCheck();
    await screen.accept();
    await screen.sees('The agreement is renewed');
    const [receipt] = (await backend.getReceipts({agreementId: 'agreement-1'})).receipts;
    await clearScreens();
    await backend.admin.injectFault({operation: 'getAgreementText', phase: 'before'});
    const again = mountRenewal({backend});
    await again.sees(overviewTitle);
    await again.until('the receipts', () => again.root.querySelector('button[aria-label^="Receipts: "]'));
    again.root.querySelector<HTMLButtonElement>('button[aria-label^="Receipts: "]')!.click();
    await again.sees('Receipt');
    const name = `Download the accepted text: ${receipt!.agreementName}`;
    await again.press(name);
    await again.reads('The text could not be loaded.');
    const [file] = await downloads(() => again.press(name));
    expect(await sha256(file!.text)).to.equal(receipt!.textHash);
    expect(again.text).not.to.contain('The text could not be loaded.');
  });

  it('R-23: prints the receipt alone, with all that is in it and nothing to press', async () => {
    const screen = mountRenewal();
    await screen.toCheck();
    await screen.accept();
    await screen.sees('The agreement is renewed');
    const [receipt] = (await screen.backend.getReceipts({agreementId: 'agreement-1'})).receipts;
    await screen.press(`Show receipt: ${receipt!.agreementName}`);
    await screen.sees('Receipt');
    const printed = printing(screen.root);
    await screen.press('Print receipt');
    expect(printed).to.have.lengthOf(1);
    const [{title, text, look, controls}] = printed as [Printed];
    expect(title).to.equal(`Receipt of acceptance ${receipt!.id}`);
    expect(look).to.equal('rgb(0, 0, 0) visible');
    for (const part of [
      'id',
      'agreementName',
      'contractingParty',
      'signerName',
      'signerTitle',
      'attestation',
      'acceptedAt',
      'textHash',
      'hash',
      'previousHash',
    ] as const) {
      expect(text, part).to.contain(tidy(receipt![part]!));
    }
    expect(controls).to.equal(0);
    expect(screen.root.querySelector('iframe')).to.equal(null);
  });

  it('from a receipt the way leads back to the result, and nothing is loaded or sent anew', async () => {
    const counted = counting(memoryBackend({seed: 'oneAgreement'}));
    const screen = mountRenewal({backend: counted.backend});
    await screen.toCheck();
    await screen.accept();
    await screen.sees('The agreement is renewed');
    const before = counted.count('getAgreement');
    screen.root.querySelector<HTMLButtonElement>('button[aria-label^="Show receipt: "]')!.click();
    await screen.sees('Receipt');
    await screen.press('Back to the result');
    await screen.sees('The agreement is renewed');
    expect([counted.count('getAgreement'), counted.count('acceptAgreement')]).to.deep.equal([before, 1]);
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    await screen.reads('Renewed');
  });

  it('R-29: the first page says when the last day ends, by the agreement’s clock and by the person’s own', async () => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const far = own === 'Pacific/Kiritimati' ? 'UTC' : 'Pacific/Kiritimati';
    for (const timeZone of [own, far]) {
      const screen = mountRenewal({scenario: oneAgreement('oneAgreement', {timeZone})});
      await screen.renew();
      const said = tidy(screen.root.querySelector<HTMLElement>('.renewing')!.innerText);
      expect(said).to.contain(`, 24:00 (${timeZone})`);
      if (timeZone === own) expect(said).not.to.contain('In your time zone:');
      else expect(said).to.match(/In your time zone: \w+ \d+, \d{4} at .+$/);
      await clearScreens();
    }
  });

  it('R-09, R-29: every page of the flow behind the first, which names each day itself, names the day that matters next', async () => {
    const screen = mountRenewal();
    await screen.renew();
    const day = await lastDayOf(screen);
    const grace = written(Date.parse(day) + 10 * 86_400_000);
    const words = `Term ends on ${written(Date.parse(day))}; it can be renewed until ${grace}, 24:00 (`;
    expect(screen.text).to.contain(words);
    const named = () => expect(tidy(screen.root.querySelector<HTMLElement>('.flow .top')!.innerText)).to.contain(words);
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.press('Next');
    await screen.sees('Is the company’s data right?');
    named();
    await screen.press('Next');
    await screen.sees('Where do you do business?');
    named();
    await screen.confirmCountries();
    await screen.sees('Open the agreement text');
    named();
    await screen.openText();
    await screen.press('Next');
    await screen.sees('Who signs?');
    named();
    await screen.attest();
    named();
  });

  it('R-02, R-08, R-29: the last page names the very term that is accepted, as the button and the door do', async () => {
    const day = 86_400_000;
    const terms = [
      [26, 'the next one, after the term that ends on', 'Accept and renew the agreement'],
      [-3, 'the next one, after the term that ended on', 'Accept and renew the agreement'],
      [800, 'the running one, which ends on', 'Accept the agreement'],
    ] as const;
    for (const [daysLeft, words, action] of terms) {
      const endsOn = new Date(Date.now() + daysLeft * day).toISOString().slice(0, 10);
      const screen = mountRenewal({scenario: oneAgreement('oneAgreement', {endsOn})});
      await screen.toCheck();
      expect(screen.text).to.contain(`Term ${words} ${written(Date.parse(endsOn))} (`);
      expect(screen.text.includes('bound by this text for the next term'), words).to.equal(daysLeft < 366);
      expect(screen.buttons(action), words).to.have.lengthOf(1);
      await clearScreens();
    }
  });

  it('R-08: a yearly acceptance inside a longer term ends as that, with the day of the next one', async () => {
    const endsOn = new Date(Date.now() + 800 * 86_400_000).toISOString().slice(0, 10);
    const screen = mountRenewal({scenario: oneAgreement('oneAgreement', {endsOn})});
    await screen.toCheck();
    await screen.press('Accept the agreement');
    await screen.sees('The yearly acceptance is recorded');
    const {acceptedOn} = await screen.backend.getAgreement({agreementId: 'agreement-1'});
    const next = `${Number(acceptedOn!.slice(0, 4)) + 1}${acceptedOn!.slice(4)}`;
    expect(screen.text).to.contain(`Accept again by ${written(Date.parse(next))}, end of day (`);
    expect(screen.text).not.to.match(/renewed/i);
  });

  it('R-30, R-32: declining without a network records nothing, says so, and keeps the reason', async () => {
    const counted = counting(memoryBackend({seed: 'oneAgreement'}));
    const screen = mountRenewal({backend: counted.backend});
    await screen.renew();
    await screen.press('Decline instead of renewing');
    await screen.sees('Decline the agreement?');
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.type('Reason (optional)', 'We leave the market');
    try {
      setOnline(false);
      await screen.press('Decline the agreement');
      await screen.reads('You are offline, so nothing was recorded');
    } finally {
      setOnline(true);
    }
    expect((await screen.field('Reason (optional)')).value).to.equal('We leave the market');
    await screen.element.updateComplete;
    expect(counted.count('declineAgreement')).to.equal(0);
    await screen.press('Decline the agreement');
    await screen.sees('It is recorded that you declined');
    expect(counted.count('declineAgreement')).to.equal(1);
  });

  it('F-P4, R-32: the page on which a decline is sent takes the focus, and tells there what becomes of it', async () => {
    const real = memoryBackend({seed: 'oneAgreement'});
    let lose = (): void => {};
    const declineAgreement = () => new Promise<never>((_, reject) => (lose = () => reject(new TypeError('network'))));
    const getOperation: MemoryBackend['getOperation'] = (request, options) =>
      request.operationId.includes('decline') && isSent
        ? Promise.reject(new TypeError('network'))
        : real.getOperation(request, options);
    let isSent = false;
    const screen = mountRenewal({backend: {...real, declineAgreement, getOperation} as MemoryBackend});
    await screen.renew();
    await screen.press('Decline instead of renewing');
    await screen.sees('Decline the agreement?');
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.press('Decline the agreement');
    await screen.sees('Recording that you decline');
    await screen.until('the focus', () => screen.focused?.textContent?.includes('Recording that you decline'));
    const place = screen.root.querySelector('.content [role=status]')!;
    expect(place.textContent).to.contain('This takes a few seconds');
    isSent = true;
    lose();
    await screen.until('word of it', () => place.textContent!.includes('We do not know yet'));
    expect(place.isConnected).to.equal(true);
  });

  it('R-30: never shows another receipt for the one that was asked for', async () => {
    const {backend, mend} = spoiling(memoryBackend({seed: 'oneAgreement'}), 'getReceipts', (answer) => {
      const {receipts} = answer as {receipts: readonly unknown[]};
      return {receipts: receipts.slice(1)};
    });
    const screen = mountRenewal({backend});
    await screen.toCheck();
    await screen.accept();
    await screen.sees('The agreement is renewed');
    const id = screen.details('partner-receipt-ready')[0]!.receiptId;
    screen.root.querySelector<HTMLButtonElement>('button[aria-label^="Show receipt: "]')!.click();
    await screen.sees('Receipt');
    await screen.reads(`Receipt ${id} is not there yet`);
    mend();
    await screen.press('Check again');
    await screen.until('the receipt', () => screen.text.includes(id) && !screen.text.includes('not there yet'));
  });

  it('says in words how support is reached where nobody opens it', async () => {
    const screen = mountRenewal();
    await screen.sees(overviewTitle);
    (await screen.button('Partner support')).focus();
    await screen.press('Partner support');
    await screen.reads('Ask the administrator of your portal');
    expect(screen.details('partner-support-requested')).to.have.lengthOf(1);
    await screen.press('Close');
    await screen.until('the end of it', () => !screen.root.querySelector('dialog'));
    expect(screen.focused?.textContent).to.contain('Partner support');
    screen.element.addEventListener('partner-support-requested', (event) => event.preventDefault());
    await screen.press('Partner support');
    expect(screen.details('partner-support-requested')).to.have.lengthOf(2);
    await screen.press('Refresh');
    await screen.until('the list', () => screen.heading === overviewTitle);
    expect(screen.root.querySelector('dialog')).to.equal(null);
  });

  it('X-13: the words about support stand in a native dialog, stay modal when moved within the page, and close as before', async () => {
    const screen = mountRenewal();
    await screen.sees(overviewTitle);
    await screen.press('Partner support');
    await screen.reads('Ask the administrator of your portal');
    const [place, behind] = [document.createElement('main'), document.createElement('button')];
    screen.place.append(behind, place);
    place.append(screen.element);
    await screen.until('the modal dialog again', () => screen.root.querySelector('dialog')?.matches(':modal'));
    behind.focus();
    expect(document.activeElement).to.not.equal(behind);
    await sendKeys({press: 'Escape'});
    await screen.until('the end of it', () => !screen.root.querySelector('dialog'));
    await screen.press('Partner support');
    await screen.reads('Ask the administrator of your portal');
    screen.element.remove();
    await macrotask();
    place.append(screen.element);
    await screen.sees(overviewTitle);
    expect(screen.root.querySelector('dialog'), 'it is a visit of its own').to.equal(null);
  });

  it('a renewal of several that was left is no choice in the overview any more', async () => {
    const screen = mountRenewal({scenario: 'agreements'});
    await screen.sees(overviewTitle);
    await screen.until('two boxes', () => screen.root.querySelectorAll('.choose input').length > 1);
    for (const box of [...screen.root.querySelectorAll<HTMLInputElement>('.choose input')].slice(0, 2)) box.click();
    await screen.press('Renew together');
    await screen.sees(authorityTitle);
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    expect(screen.root.querySelector('.selection')).to.equal(null);
  });

  it('X-07: what is wrong with the countries names the country, and dropping one needs no other page opened', async () => {
    const screen = mountRenewal();
    await screen.toCountries();
    const drops = screen.root.querySelectorAll<HTMLElement>('button[aria-label^="Drop this country: "]');
    expect(drops.length).to.be.above(1);
    for (const drop of drops) expect(drop.checkVisibility()).to.equal(true);
    await screen.press('Next');
    await screen.until('what is wrong', () => screen.root.querySelector('.error-summary'));
    const told = [...screen.root.querySelectorAll<HTMLElement>('.error-summary li')].map((one) => one.innerText);
    expect(new Set(told).size).to.equal(told.length);
    const names = [...screen.root.querySelectorAll<HTMLElement>('.country h3')].map((one) => one.innerText);
    for (const name of names)
      expect(
        told.some((one) => one.startsWith(`${name}: `)),
        name,
      ).to.equal(true);
  });
});
