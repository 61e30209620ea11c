import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {clearDevice} from '../device.js';
import {setOnline} from '../network.js';
import {tidy} from '../text.js';
import {clearScreens, counting, mountSupport, type SupportScreen} from './support-screen.js';

const waiting = 'Calls to the head office are one-way';

async function openCase(backend = memoryBackend({seed: 'busy'})): Promise<SupportScreen> {
  const screen = mountSupport({backend, properties: {storage: 'device', caseId: 'case-20101'}});
  await screen.sees(waiting);
  return screen;
}

const announced = (screen: SupportScreen) => tidy(screen.root.querySelector('.kit > [role=status]')?.textContent);
const message = async (screen: SupportScreen) => (await screen.field<HTMLTextAreaElement>('Message')).value;

describe('a case on the device', () => {
  afterEach(async () => {
    setOnline(true);
    await clearScreens();
    await clearDevice();
  });

  it('X-03, K-04, K-08: keeps a reply while it is typed, fills it in again, and erases it when asked to', async () => {
    const screen = await openCase();
    await screen.type('Message', 'It is a Meridian 4.');
    await screen.reads('Kept on this device until');
    await clearScreens();
    const again = await openCase();
    expect(await message(again)).to.equal('It is a Meridian 4.');
    expect(again.text).to.contain('Your unsent reply was kept on this device and is filled in.');
    expect(again.buttons('Erase now')).to.deep.equal([]);
    again.root.querySelector<HTMLElement>('.erase summary')!.click();
    await again.press('Erase now');
    await again.until('an empty field', () => again.find<HTMLTextAreaElement>('Message')?.value === '');
    await again.until('the focus in the field', () => again.focused === again.find('Message'));
    await again.until('the announcement', () => announced(again) === 'The draft is erased.');
    await clearScreens();
    const last = await openCase();
    expect(await message(last)).to.equal('');
  });

  it('S-11: knows in the next visit up to where the conversation was seen', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const first = await openCase(backend);
    expect(first.root.querySelectorAll('.case-divider')).to.have.lengthOf(0);
    first.root.querySelector('.case-thread-end')!.scrollIntoView();
    await first.until('that it was seen', () => first.root.querySelector('.case-thread-end'));
    await first.type('Message', 'x');
    await first.reads('Kept on this device until');
    await clearScreens();
    await backend.admin.replyByVendor('case-20101', 'Is the cable plugged in?');
    const second = await openCase(backend);
    await second.until('the divider', () => second.root.querySelectorAll('.case-divider').length === 1);
    const marked = [...second.root.querySelectorAll('[data-new]')].map((one) => tidy(one.textContent)).join();
    expect(marked).to.contain('Is the cable plugged in?');
    expect(marked).not.to.contain('Please tell us which firewall');
  });

  it('S-04: shows the list and a case as the device kept them where the server is out of reach, with their date', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const first = await openCase(backend);
    await first.press('Your cases');
    await first.sees('Your cases');
    await first.until('rows', () => first.root.querySelectorAll('.case-row').length === 9);
    await clearScreens();
    for (const operation of ['listCases', 'getCase'] as const)
      await backend.admin.injectFault({operation, phase: 'before', problem: {kind: 'network'}, times: 20});
    const second = mountSupport({backend, properties: {storage: 'device', caseId: 'case-20101'}});
    await second.sees(waiting);
    await second.reads('You see a copy kept on this device');
    await second.button('Send once online');
    await second.press('Your cases');
    await second.reads('What changed since is not in it.');
    expect(second.root.querySelectorAll('.case-row')).to.have.lengthOf(9);
  });

  it('X-10, K-02: lets a reply wait for the network, takes it back to be edited, and sends it once', async () => {
    const {backend, count, calls} = counting(memoryBackend({seed: 'busy'}));
    const screen = await openCase(backend);
    setOnline(false);
    await screen.type('Message', 'First words');
    await screen.press('Send once online');
    await screen.reads('Waiting to be sent');
    await screen.reads('Waiting for the network');
    expect(await message(screen)).to.equal('');
    await screen.until('the event', () => screen.details('partner-case-queued').length === 1);
    expect(screen.details('partner-case-queued')).to.deep.equal([{kind: 'reply', caseId: 'case-20101'}]);
    await screen.type('Message', 'Typed since');
    await screen.press('Take back and edit: Reply to CS-20101');
    await screen.until(
      'both texts',
      () => screen.find<HTMLTextAreaElement>('Message')?.value === 'Typed since\n\nFirst words',
    );
    await screen.until('an empty outbox', () => !screen.text.includes('Waiting to be sent'));
    await screen.press('Send once online');
    await screen.reads('Waiting to be sent');
    expect(count('replyToCase')).to.equal(0);
    setOnline(true);
    await screen.until('that it is sent', () => !screen.text.includes('Waiting to be sent'));
    expect(count('replyToCase')).to.equal(1);
    expect(calls.find(({operation}) => operation === 'replyToCase')!.request).to.include({
      text: 'Typed since\n\nFirst words',
    });
  });

  it('K-30: says of another version that was there before that it may have been set aside', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const here = await openCase(backend);
    const there = await openCase(backend);
    await there.type('Message', 'Of the other tab');
    await there.reads('Kept on this device until');
    await here.type('Message', 'Of this tab');
    await here.reads('This draft was changed in another tab');
    await clearScreens();
    const again = await openCase(backend);
    await again.reads('There is another version of this draft');
    const shown = await message(again);
    await again.press('Go on with the other version');
    await again.until('the other text', () => again.find<HTMLTextAreaElement>('Message')?.value !== shown);
    expect([shown, await message(again)]).to.have.members(['Of the other tab', 'Of this tab']);
  });

  it('X-10: tells of a reply that was sent or waits, and of no draft that was erased', async () => {
    const screen = await openCase();
    const heard: string[] = [];
    const status = screen.root.querySelector('.kit > [role=status]')!;
    const observer = new MutationObserver(() => heard.push(tidy(status.textContent)));
    observer.observe(status, {childList: true, characterData: true, subtree: true});
    await screen.type('Message', 'Sent at once');
    await screen.reads('Kept on this device until');
    await screen.press('Send reply');
    await screen.until('the announcement', () => heard.some((text) => text.includes('Your reply was sent.')));
    setOnline(false);
    await screen.type('Message', 'Sent later');
    await screen.press('Send once online');
    await screen.until('the announcement', () =>
      heard.some((text) => text.includes('is sent once the network is back')),
    );
    expect(heard.join()).not.to.contain('erased');
    observer.disconnect();
  });

  it('S-23, X-10: a reply that goes out from the outbox is in the conversation at once, and said', async () => {
    const {backend, count} = counting(memoryBackend({seed: 'busy'}));
    const screen = await openCase(backend);
    setOnline(false);
    await screen.type('Message', 'It went out later');
    await screen.press('Send once online');
    await screen.reads('Waiting to be sent');
    setOnline(true);
    await screen.until('the reply', () =>
      [...screen.root.querySelectorAll('[data-entry]')].some((one) => one.textContent.includes('It went out later')),
    );
    await screen.until(
      'the words',
      () => tidy(screen.root.querySelector('.kit > [role=status]')?.textContent) === 'Your reply was sent.',
    );
    expect(count('replyToCase')).to.equal(1);
  });

  it('K-30, F-S8: says that another tab writes the same reply, and takes it over', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const here = await openCase(backend);
    const there = await openCase(backend);
    await there.type('Message', 'Of the other tab');
    await there.reads('Kept on this device until');
    await here.type('Message', 'Of this tab');
    await here.reads('This draft was changed in another tab');
    await here.press('Take over the other tab’s');
    await here.until('the text', () => here.find<HTMLTextAreaElement>('Message')?.value === 'Of the other tab');
  });
});
