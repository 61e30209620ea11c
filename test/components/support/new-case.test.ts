import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {counting} from '../kit-screen.js';
import {clearScreens, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const subject = 'Calls break off after a minute';
const description = 'Since Monday every call ends after about sixty seconds. Restarting the phones did not help.';

/** Opens the form from the first view. */
async function openForm(screen: SupportScreen): Promise<void> {
  await screen.sees(homeTitle);
  await screen.press('Open a case');
  await screen.reads('One problem per case');
  await screen.field('Category');
}

/** Fills in everything that a case cannot do without. */
async function fillIn(screen: SupportScreen): Promise<void> {
  await screen.select('Category', 'Billing');
  await screen.select('Category, level 2', 'An invoice');
  await screen.type('Subject', subject);
  await screen.type('Description', description);
  await screen.choose('3 · Medium');
}

async function toCheck(screen: SupportScreen): Promise<void> {
  await openForm(screen);
  await fillIn(screen);
  await screen.press('Next');
  await screen.sees('Check your case');
}

describe('a new case', () => {
  afterEach(clearScreens);

  it('S-03, S-26, S-27, X-01: is written, checked, sent once and confirmed with its reference', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const screen = mountSupport({backend: counted.backend});
    await toCheck(screen);
    for (const answer of ['Billing › An invoice', subject, description, '3 · Medium', 'English'])
      expect(screen.text).to.contain(answer);
    expect(counted.count('createCase')).to.equal(0);
    await screen.press('Send the case');
    await screen.sees('Your case is open');
    expect(screen.text).to.match(/Reference CS-\d+/);
    expect(screen.text)
      .to.contain('A representative answers as soon as possible')
      .and.to.contain('You are told by e-mail');
    expect(counted.count('createCase')).to.equal(1);
    const [created] = screen.details('partner-case-created');
    expect(screen.text).to.contain(created!.reference);
    await screen.press('Open the case');
    await screen.until('the case', () => screen.heading !== 'Your case is open');
  });
});
