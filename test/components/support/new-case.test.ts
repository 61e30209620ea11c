import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
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

  it('X-07: what is missing is complained of on Next alone, in a summary that takes the focus and leads to the fields', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await openForm(screen);
    expect(screen.root.querySelector('[aria-invalid]')).to.equal(null);
    await screen.press('Next');
    await screen.until('the summary', () => screen.focused?.classList.contains('error-summary'));
    const links = [...screen.root.querySelectorAll<HTMLAnchorElement>('.error-summary a')];
    expect(links.map(({textContent}) => textContent)).to.deep.equal([
      'Choose a category on every level.',
      'Enter a subject.',
      'Describe the problem.',
      'Choose how severe it is.',
    ]);
    links[1]!.click();
    expect(screen.focused?.id).to.equal('field-subject');
    expect(await screen.errorOf('Subject')).to.equal('Enter a subject.');
    await screen.type('Subject', subject);
    expect(await screen.errorOf('Subject')).to.equal('');
    // Another level is asked for now, and the complaint goes with it.
    await screen.select('Category', 'Orders and services');
    expect(await screen.errorOf('Category')).to.equal('');
    expect(await screen.errorOf('Category, level 2')).to.equal('Choose a category on every level.');
  });

  it('S-09, S-21: one chain of categories, each level in its turn, and what the last one needs', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await openForm(screen);
    expect(screen.find('Category, level 2') === null).to.equal(true);
    await screen.select('Category', 'Orders and services');
    await screen.select('Category, level 2', 'Setting up an order');
    await screen.select('Category, level 3', 'Organization');
    await screen.select('Category, level 4', 'Not recognized');
    expect(screen.find('Category, level 5') === null).to.equal(true);
    expect(screen.find('Order or agreement')?.matches('select')).to.equal(true);
    await screen.select('Category', 'Billing');
    expect(screen.find('Category, level 3') === null).to.equal(true);
    expect((await screen.field<HTMLSelectElement>('Category, level 2')).value).to.equal('');
    await screen.until('that it is optional', () => screen.find('Order or agreement (optional)'));
    await screen.select('Category', 'Choose');
    expect(screen.find('Category, level 2') === null).to.equal(true);
  });

  it('S-09: an order is named by its number where a category needs one', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const screen = mountSupport({backend: counted.backend});
    await openForm(screen);
    await fillIn(screen);
    await screen.select('Category, level 2', 'When billing begins');
    await screen.press('Next');
    await screen.until('the complaint', () => screen.root.querySelector('.error-summary'));
    expect(await screen.errorOf('Order or agreement')).to.contain('this category needs it');
    const kinds = await screen.field<HTMLSelectElement>('Order or agreement');
    expect([...kinds.options].map(({label}) => label)).to.deep.equal(['Choose', 'Order', 'Agreement']);
    expect(screen.text).to.contain('This category needs one of them.');
    await screen.select('Order or agreement', 'Order');
    await screen.type('Its number', 'WEB-4711');
    await screen.press('Next');
    await screen.sees('Check your case');
    await screen.press('Send the case');
    await screen.sees('Your case is open');
    const request = counted.calls.find(({operation}) => operation === 'createCase')!.request;
    expect((request as {concern: unknown}).concern).to.deep.equal({kind: 'order', id: 'WEB-4711', name: ''});
    // Events carry ids, never what a person typed.
    expect(screen.details('partner-case-created').map(({concern}) => concern)).to.deep.equal([null]);
  });

  it('S-21, S-29: categories that do not come hold nobody up', async () => {
    const backend = memoryBackend({seed: 'empty'});
    let fails = true;
    const failing = Object.assign(Object.create(backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      listCategories: (...call: Parameters<typeof backend.listCategories>) =>
        fails ? Promise.reject(new BackendError({kind: 'server'})) : backend.listCategories(...call),
    });
    const screen = mountSupport({backend: failing});
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.reads('The categories could not be loaded');
    fails = false;
    await screen.press('Try again');
    await screen.field('Category');
    fails = true;
    await clearScreens();
    const other = mountSupport({backend: failing});
    await other.sees(homeTitle);
    await other.press('Open a case');
    await other.reads('The categories could not be loaded');
    await other.type('Subject', subject);
    await other.type('Description', description);
    await other.choose('3 · Medium');
    await other.press('Next');
    await other.sees('Check your case');
    await other.press('Send the case');
    await other.sees('Your case is open');
  });

  it('S-02, K-09: suggests answers that the device finds where the server has none, or does not answer', async () => {
    const backend = memoryBackend({seed: 'busy'});
    let isDown = false;
    const silent = Object.assign(Object.create(backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      findSimilarCases: async () => {
        if (isDown) throw new BackendError({kind: 'network'});
        return {cases: [], articles: []};
      },
    });
    const screen = mountSupport({backend: silent});
    await openForm(screen);
    await screen.type('Subject', 'Which severity has my case');
    await screen.reads('This may answer it');
    expect(screen.buttons('Which severity a case has')).to.have.lengthOf(1);
    await screen.type('Subject', 'zzz');
    await screen.until('no suggestion', () => !screen.text.includes('This may answer it'));
    isDown = true;
    await screen.type('Subject', 'Which severity has my case');
    await screen.button('Which severity a case has');
  });

  it('S-20: the language of the case is its own, with a warning where nobody answers in it', async () => {
    const screen = mountSupport({scenario: 'empty', properties: {locale: 'sr-Latn'}});
    await screen.sees('Podrška za partnere');
    screen.element.open({view: 'newCase'});
    const list = await screen.field<HTMLSelectElement>('Jezik zahteva');
    expect(list.value).not.to.match(/^sr/);
    expect(screen.text).not.to.contain('Predstavnici ne odgovaraju');
    list.value = [...list.options].find(({value}) => value.startsWith('sr'))!.value;
    list.dispatchEvent(new Event('change', {bubbles: true}));
    await screen.reads('Predstavnici ne odgovaraju na ovom jeziku (srpski');
  });

  it('X-04: a change leads to its field with everything kept, and back to the check', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await toCheck(screen);
    await screen.press('Change: Severity');
    await screen.until('the chosen severity', () => (screen.focused as HTMLInputElement | null)?.value === '3');
    await screen.press('Next');
    await screen.press('Change: Subject');
    await screen.until('the subject', () => screen.focused?.id === 'field-subject');
    await screen.type('Subject', 'Another subject');
    await screen.press('Next');
    await screen.sees('Check your case');
    expect(screen.text).to.contain('Another subject').and.to.contain(description);
  });

  it('X-10: where no answer comes, the case is asked for and not sent again', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const counted = counting(backend);
    const lost = Object.assign(Object.create(counted.backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      createCase: async (...call: Parameters<typeof backend.createCase>) => {
        await counted.backend.createCase(...call);
        throw new BackendError({kind: 'timeout'});
      },
    });
    const screen = mountSupport({backend: lost});
    await toCheck(screen);
    await screen.press('Send the case');
    await screen.sees('Your case is open');
    expect(counted.count('createCase')).to.equal(1);
    expect(counted.count('getOperation')).to.be.greaterThan(0);
  });

  it('S-17: an open case that may be the same is offered, and followed instead with the draft kept', async () => {
    const counted = counting(memoryBackend({seed: 'busy'}));
    const screen = mountSupport({backend: counted.backend});
    await openForm(screen);
    await fillIn(screen);
    await screen.type('Subject', 'Calls to the head office are one-way');
    await screen.type('Description', 'Since Monday calls to the head office are one-way.');
    await screen.press('Next');
    await screen.sees('Is it one of these?');
    const [follow] = [...screen.root.querySelectorAll<HTMLButtonElement>('.similar .button')];
    follow!.click();
    await screen.sees('You follow this case');
    expect(counted.count('followCase')).to.equal(1);
    expect(counted.count('createCase')).to.equal(0);
    await clearScreens();
    const other = mountSupport({backend: counted.backend});
    await openForm(other);
    await fillIn(other);
    await other.type('Subject', 'Calls to the head office are one-way');
    await other.press('Next');
    await other.sees('Is it one of these?');
    await other.press('None of these: go on');
    await other.sees('Check your case');
  });

  it('S-29: what cannot be asked does not keep anybody from a person', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const failing = Object.assign(Object.create(backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      findSimilarCases: () => Promise.reject(new BackendError({kind: 'server'})),
    });
    const screen = mountSupport({backend: failing});
    await toCheck(screen);
    expect(screen.root.querySelector('.error-summary')).to.equal(null);
  });

  it('X-02: the contact is filled in by what is known', async () => {
    const screen = mountSupport({scenario: 'empty'});
    await openForm(screen);
    expect((await screen.field('E-mail address')).value).to.match(/@/);
    expect((await screen.field('Name')).value).not.to.equal('');
  });
});
