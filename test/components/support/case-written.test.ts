import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../../src/backend/memory/index.js';
import type {SupportCenter} from '../../../src/components/support-center.js';
import {clearDevice} from '../device.js';
import {setOnline} from '../network.js';
import {tidy} from '../text.js';
import {clearScreens, counting, mountSupport, type SupportScreen} from './support-screen.js';

const waiting = 'Calls to the head office are one-way';
const solved = 'Счет за март выставлен дважды';
const policy: SupportCenter['policy'] = {support: {pollSeconds: 1}};

async function openCase(
  {caseId = 'case-20101', title = waiting}: {caseId?: string; title?: string} = {},
  backend = memoryBackend({seed: 'busy'}),
  properties: Partial<SupportCenter> = {},
): Promise<SupportScreen> {
  const screen = mountSupport({backend, properties: {caseId, policy, ...properties}});
  await screen.sees(title);
  return screen;
}

const theSolved = {caseId: 'case-20102', title: solved};
const value = (screen: SupportScreen, label: string) => screen.find<HTMLTextAreaElement>(label)?.value;
const announced = (screen: SupportScreen) => tidy(screen.root.querySelector('.kit > [role=status]')?.textContent);
const focusedId = (screen: SupportScreen) => screen.focused?.id ?? '';

/** A backend whose replies wait until they are let through. */
function holding(backend: MemoryBackend) {
  let open: () => void = () => {};
  const held = new Promise<void>((resolve) => (open = resolve));
  const slow = new Proxy(backend, {
    get(target, name: keyof MemoryBackend) {
      const member = target[name] as (...all: unknown[]) => Promise<unknown>;
      if (name !== 'replyToCase') return member;
      return async (...all: unknown[]) => {
        await held;
        return member(...all);
      };
    },
  });
  return {backend: slow, letThrough: () => open()};
}

/** A backend that carries rejections out and never answers them. */
const silent = (backend: MemoryBackend) =>
  new Proxy(backend, {
    get(target, name: keyof MemoryBackend) {
      const member = target[name] as (...all: unknown[]) => Promise<unknown>;
      return name === 'rejectSolution'
        ? (...all: unknown[]) => member(...all).then(() => new Promise(() => {}))
        : member;
    },
  });

async function closeElsewhere(backend: MemoryBackend, caseId: string): Promise<void> {
  await backend.closeCase({operationId: crypto.randomUUID(), caseId, reason: ''});
}

function choose(screen: SupportScreen, ...files: File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const control = screen.root.querySelector<HTMLInputElement>('#field-files')!;
  control.files = data.files;
  control.dispatchEvent(new Event('change', {bubbles: true}));
}

describe('what is written in a case', () => {
  afterEach(async () => {
    setOnline(true);
    await clearScreens();
    await clearDevice();
  });

  it('X-03, S-23: a reply stays with its focus when a solution is proposed, and becomes the reason to reject it', async () => {
    const screen = await openCase();
    await screen.type('Message', 'And the cable?');
    const field = screen.focused;
    await screen.backend.admin.resolveCase('case-20101', 'Try another cable.');
    await screen.reads('Support proposed a solution meanwhile.');
    expect(value(screen, 'Message')).to.equal('And the cable?');
    expect(screen.focused === field).to.equal(true);
    expect(screen.buttons('Send reply')).to.have.lengthOf(0);
    await screen.type('Message', 'And the other cable?');
    await screen.press('Use it as the reason to reject');
    await screen.sees('Reject the solution');
    expect(value(screen, 'What does not work')).to.equal('And the other cable?');
    await screen.press('Reject the solution');
    await screen.sees(waiting);
    await screen.until('an empty field', () => value(screen, 'Message') === '');
    expect(screen.text).not.to.contain('Begun and not sent');
  });

  it('X-03, X-02: a reply stays when the case is closed, and goes into a new case, or is erased', async () => {
    const screen = await openCase();
    await screen.type('Message', 'And the cable?');
    choose(screen, new File(['a trace'], 'trace.log'));
    await screen.until('the file', () => screen.root.querySelector('[data-state=stored]'));
    await closeElsewhere(screen.backend, 'case-20101');
    await screen.reads('The case was closed meanwhile and takes no replies.');
    expect(screen.text).to.contain('trace.log');
    await screen.press('Continue in a new case');
    await screen.sees('Open a case');
    expect(value(screen, 'Description')).to.equal('And the cable?');
    expect(screen.text.replace(/[\u2068\u2069]/g, '')).to.contain('CS-20101');
    screen.element.open({view: 'case', caseId: 'case-20101'});
    await screen.sees(waiting);
  });

  it('X-03, F-P5: a reply that is refused because the case closed can be taken back, read and erased', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const screen = await openCase({}, backend, {storage: 'device'});
    setOnline(false);
    await screen.type('Message', 'Too late');
    await screen.press('Send once online');
    await screen.reads('Waiting to be sent');
    await closeElsewhere(backend, 'case-20101');
    setOnline(true);
    await screen.reads('Not accepted');
    await screen.reads('This case is closed');
    await screen.press('Take back and edit: Reply to CS-20101');
    await screen.reads('The case was closed meanwhile and takes no replies.');
    expect(value(screen, 'Message')).to.equal('Too late');
    await screen.until('the focus', () => focusedId(screen) === 'field-text');
    await screen.until('an empty outbox', () => !screen.text.includes('Waiting to be sent'));
    screen.root.querySelector<HTMLElement>('.case-reply .erase summary')!.click();
    await screen.press('Erase now');
    await screen.until('that it is gone', () => screen.find('Message') === null);
    await screen.until('the focus', () => focusedId(screen) === 'case-next-title');
  });

  it('X-03: a reason is there again after Back, and after a reload, until it was sent', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const screen = await openCase(theSolved, backend, {storage: 'device'});
    await screen.press('Reject the solution');
    await screen.type('What does not work', 'Второй счет все еще виден.');
    await screen.press('Back');
    await screen.reads('Begun and not sent: Reject the solution');
    await screen.press('Continue');
    await screen.sees('Reject the solution');
    expect(value(screen, 'What does not work')).to.equal('Второй счет все еще виден.');
    await screen.reads('Kept on this device until');
    await clearScreens();
    const again = await openCase(theSolved, backend, {storage: 'device'});
    await again.press('Continue');
    await again.sees('Reject the solution');
    expect(value(again, 'What does not work')).to.equal('Второй счет все еще виден.');
    await again.press('Reject the solution');
    await again.sees(solved);
    expect(again.text).not.to.contain('Begun and not sent');
    await clearScreens();
    const last = await openCase(theSolved, backend, {storage: 'device'});
    await last.field('Message');
    expect(last.text).not.to.contain('Begun and not sent');
  });

  it('X-10: a reason that arrived though its page was left meanwhile is not "begun"', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const screen = await openCase(theSolved, silent(backend), {storage: 'device'});
    await screen.press('Reject the solution');
    await screen.type('What does not work', 'Второй счет\tвсе еще виден. ');
    await screen.reads('Kept on this device until');
    await screen.press('Reject the solution');
    const isRejected = async () => (await backend.getCase({caseId: 'case-20102'})).state !== 'resolved';
    while (!(await isRejected())) await screen.element.updateComplete;
    await clearScreens();
    for (const visit of ['next', 'one after']) {
      const again = await openCase(theSolved, backend, {storage: 'device'});
      await again.field('Message');
      expect(again.text, visit).to.contain('Второй счет все еще виден.');
      expect(again.text, visit).not.to.contain('Begun and not sent');
      await clearScreens();
    }
  });

  it('X-03: a reason is shown where a colleague decided meanwhile, and can be erased', async () => {
    const screen = await openCase(theSolved);
    await screen.press('Reject the solution');
    await screen.type('What does not work', 'Второй счет все еще виден.');
    await screen.backend.acceptSolution({operationId: crypto.randomUUID(), caseId: 'case-20102', comment: ''});
    await screen.sees(solved);
    await screen.reads('This cannot be done any more. What you typed is still here.');
    expect(screen.text).to.contain('Второй счет все еще виден.');
    screen.root.querySelector<HTMLElement>('.case-begun .erase summary')!.click();
    await screen.press('Erase now');
    await screen.until('that it is gone', () => !screen.text.includes('все еще виден'));
  });

  it('X-03: a reason stays where the server refuses it because the case is another one by now', async () => {
    const screen = await openCase(theSolved);
    await screen.press('Reject the solution');
    await screen.type('What does not work', 'Не то.');
    await screen.backend.admin.injectFault({
      operation: 'rejectSolution',
      phase: 'before',
      problem: {kind: 'conflict', code: 'case-open'},
    });
    await screen.press('Reject the solution');
    await screen.sees(solved);
    await screen.reads('Begun and not sent: Reject the solution');
    expect(screen.text).to.contain('Не то.');
  });

  it('X-03, X-10: a reply that is sent leaves the reason that was begun besides', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const screen = await openCase({}, backend, {storage: 'device'});
    await screen.press('Close the case');
    await screen.sees('Close this case');
    await screen.type('Remark', 'We found it ourselves.');
    await screen.press('Back');
    await screen.sees(waiting);
    await screen.type('Message', 'One more thing');
    await screen.press('Send reply');
    await screen.until('an empty field', () => value(screen, 'Message') === '');
    await screen.reads('Kept on this device until');
    await clearScreens();
    const again = await openCase({}, backend, {storage: 'device'});
    await again.reads('We found it ourselves.');
    expect(value(again, 'Message')).to.equal('');
  });

  it('S-19, X-10: files of a reply on its way are only looked at', async () => {
    const {backend, letThrough} = holding(memoryBackend({seed: 'busy'}));
    const screen = await openCase({}, backend);
    await screen.type('Message', 'See the trace.');
    choose(screen, new File(['a trace'], 'trace.log'));
    await screen.until('the file', () => screen.root.querySelector('[data-state=stored]'));
    await screen.button('Remove: trace.log');
    await screen.press('Send reply');
    await screen.until('that it is on its way', () => screen.root.querySelector('.case-reply[aria-busy=true]'));
    expect(screen.text).to.contain('trace.log');
    expect(screen.buttons('Remove: trace.log')).to.have.lengthOf(0);
    expect(screen.root.querySelector('#field-files')).to.equal(null);
    const form = screen.root.querySelector('.case-reply')!;
    const data = new DataTransfer();
    data.items.add(new File(['late'], 'late.png', {type: 'image/png'}));
    form.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
    const over = new DragEvent('dragover', {dataTransfer: data, bubbles: true, cancelable: true});
    form.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    form.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
    letThrough();
    await screen.until('an empty field', () => value(screen, 'Message') === '');
    expect(screen.text).not.to.contain('late.png');
  });

  it('S-25: what came with the answer to a reply is read out as well', async () => {
    const screen = await openCase({}, undefined, {policy: {support: {pollSeconds: 300}}});
    const heard: string[] = [];
    const status = screen.root.querySelector('.kit > [role=status]')!;
    const observer = new MutationObserver(() => heard.push(tidy(status.textContent)));
    observer.observe(status, {childList: true, characterData: true, subtree: true});
    const {backend} = screen;
    const {watchCases} = backend;
    expect(watchCases).not.to.equal(undefined);
    await backend.admin.injectFault({
      operation: 'getCaseChanges',
      phase: 'before',
      problem: {kind: 'network'},
      times: 50,
    });
    await backend.admin.replyByVendor('case-20101', 'And which cable?');
    await screen.type('Message', 'It is a Meridian 4.');
    await screen.press('Send reply');
    await screen.until('both', () => heard.join(' ').includes('Your reply was sent.'));
    expect(heard.join(' ')).to.contain('1 new entry in this case');
    expect(announced(screen)).to.contain('Your reply was sent.');
    observer.disconnect();
  });

  it('X-10: a reply goes out after those of the same case that wait already', async () => {
    const {backend, calls, count} = counting(memoryBackend({seed: 'busy'}));
    const {backend: slow, letThrough} = holding(backend);
    const screen = await openCase({}, slow, {storage: 'device'});
    setOnline(false);
    await screen.type('Message', 'First');
    await screen.press('Send once online');
    await screen.reads('Waiting to be sent');
    setOnline(true);
    await screen.type('Message', 'Second');
    await screen.press('Send after what waits');
    await screen.until('two that wait', () => screen.root.querySelectorAll('.outbox-entry').length === 2);
    letThrough();
    await screen.until('that both are sent', () => count('replyToCase') === 2);
    await screen.until('an empty outbox', () => !screen.text.includes('Waiting to be sent'));
    const texts = calls
      .filter(({operation}) => operation === 'replyToCase')
      .map(({request}) => (request as {text: string}).text);
    expect(texts).to.deep.equal(['First', 'Second']);
    await screen.button('Send reply');
  });

  it('X-07: the focus goes on where its control leaves the page', async () => {
    const screen = await openCase();
    (await screen.field('Message')).focus();
    await screen.backend.admin.resolveCase('case-20101', 'Try another cable.');
    await screen.until('that replies are over', () => screen.find('Message') === null);
    expect(focusedId(screen)).to.equal('case-next-title');
  });

  it('X-07: the focus goes to the conversation once its first entry is on view', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const paged = {
      ...backend,
      getCase: async (...call: Parameters<typeof backend.getCase>) => {
        const whole = (await backend.getCase({...call[0], before: null}, call[1])) as {entries: object[]};
        return call[0].before
          ? {...whole, entries: whole.entries.slice(0, 2), earlierCursor: null}
          : {...whole, entries: whole.entries.slice(2), earlierCursor: 'older'};
      },
    } as unknown as typeof backend;
    const screen = await openCase({}, paged);
    const button = await screen.button('Show earlier entries');
    button.focus();
    button.click();
    await screen.until('the end', () => screen.buttons('Show earlier entries').length === 0);
    expect(focusedId(screen)).to.equal('case-thread-title');
  });

  it('K-30, X-07: the focus goes to the reply once its version was chosen', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const here = await openCase({}, backend, {storage: 'device'});
    const there = await openCase({}, backend, {storage: 'device'});
    await there.type('Message', 'Of the other tab');
    await there.reads('Kept on this device until');
    await here.type('Message', 'Of this tab');
    const button = await here.button('Continue with what is here');
    button.focus();
    button.click();
    await here.until('the end of the choice', () => here.buttons('Continue with what is here').length === 0);
    expect(focusedId(here)).to.equal('field-text');
  });
});
