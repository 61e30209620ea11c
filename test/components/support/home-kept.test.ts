import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {aFileOf} from '../../support/support-device.js';
import {BackendError} from '../../../src/domain/problem.js';
import {clearDevice} from '../device.js';
import {setOnline} from '../network.js';
import {clearScreens, counting, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const caseTitle = 'Calls to the head office are one-way';
const subject = 'Calls break off after a minute';

type Answer = (...all: unknown[]) => Promise<unknown>;

/** A back end some of whose methods do otherwise. */
const doingOtherwise = (
  otherwise: Readonly<Record<string, (usual: Answer) => Answer>>,
  seed: 'busy' | 'empty' = 'empty',
) => {
  const backend = memoryBackend({seed});
  return counting(
    new Proxy(backend, {
      get: (target, name: keyof typeof backend) => {
        const usual = target[name] as unknown as Answer;
        return otherwise[name]?.(usual) ?? usual;
      },
    }),
  );
};

const never = () => new Promise<never>(() => {});
/** Carried out, and never answered. */
const answerLost =
  (usual: Answer): Answer =>
  async (...all) => {
    await usual(...all);
    return never();
  };

async function sendCase(screen: SupportScreen): Promise<void> {
  await beginCase(screen);
  await screen.select('Category', 'Billing');
  await screen.select('Category, level 2', 'An invoice');
  await screen.type('Description', 'Since Monday every call ends after about sixty seconds.');
  await screen.choose('3 · Medium');
  await screen.press('Next');
  await screen.sees('Check your case');
  await screen.press('Send the case');
  await screen.until('that it is on its way', () => screen.text.includes('Sending'));
}

const onDevice = (backend = memoryBackend({seed: 'busy'})) => mountSupport({backend, properties: {storage: 'device'}});

async function beginCase(screen: SupportScreen): Promise<void> {
  await screen.sees(homeTitle);
  await screen.press('Open a case');
  await screen.type('Subject', subject);
  await screen.reads('Kept on this device until');
}

function give(screen: SupportScreen, field: string, file: File): void {
  const control = screen.root.querySelector<HTMLInputElement>(field)!;
  const data = new DataTransfer();
  data.items.add(file);
  control.files = data.files;
  control.dispatchEvent(new Event('change', {bubbles: true}));
}

const toHome = async (screen: SupportScreen) => {
  screen.element.open({view: 'home'});
  await screen.sees(homeTitle);
};

describe('what was begun, on the first view', () => {
  afterEach(async () => {
    setOnline(true);
    await clearScreens();
    await clearDevice();
  });

  it('X-03, K-08: names a case that was begun, in the next visit as well, and goes on with it', async () => {
    const first = onDevice();
    await beginCase(first);
    await toHome(first);
    await first.reads(`You began a case: ${subject}`);
    await clearScreens();
    const next = onDevice();
    await next.reads(`You began a case: ${subject}`);
    await next.press(`Continue: You began a case: ${subject}`);
    await next.until('the form', () => next.find('Subject')?.value === subject);
  });

  it('X-03: names the case of a reply that was begun, and goes on with it', async () => {
    const screen = onDevice();
    screen.element.open({view: 'case', caseId: 'case-20101'});
    await screen.sees(caseTitle);
    await screen.type('Message', 'It is a Meridian 4.');
    await screen.reads('Kept on this device until');
    await toHome(screen);
    await screen.press('Continue: You began to write in CS-20101');
    await screen.until('the reply', () => screen.find<HTMLTextAreaElement>('Message')?.value === 'It is a Meridian 4.');
  });

  it('X-01: erases a draft after the person said so twice, here and on the device', async () => {
    const screen = onDevice();
    await beginCase(screen);
    await toHome(screen);
    const erase = `Erase: You began a case: ${subject}`;
    (await screen.button(erase)).focus();
    await screen.press(erase);
    await screen.reads('Erase this draft? This cannot be undone.');
    expect(screen.focused?.textContent?.trim()).to.equal('Keep');
    await screen.press('Keep');
    await screen.until('the way on', () => screen.buttons(`Continue: You began a case: ${subject}`).length === 1);
    await screen.press(erase);
    await screen.reads('Erase this draft?');
    await screen.press(erase);
    await screen.until('that it is gone', () => !screen.text.includes('You began a case'));
    await screen.press('Open a case');
    await screen.until('an empty form', () => screen.find('Subject')?.value === '');
  });

  it('X-10, K-02: shows what waits for the network, takes a case back with everything in it, and sends it once', async () => {
    const {backend, count, calls} = counting(memoryBackend({seed: 'empty'}));
    const screen = onDevice(backend);
    await beginCase(screen);
    await screen.select('Category', 'Billing');
    await screen.select('Category, level 2', 'An invoice');
    await screen.type('Description', 'Since Monday every call ends after about sixty seconds.');
    await screen.choose('3 · Medium');
    setOnline(false);
    await screen.press('Next');
    await screen.sees('Check your case');
    await screen.press('Send when online');
    await screen.sees('Your case waits for the network');
    await toHome(screen);
    await screen.reads('Waiting to be sent');
    await screen.press(`Take back and edit: New case: ${subject}`);
    await screen.until('the form', () => screen.find('Subject')?.value === subject);
    expect(await screen.field<HTMLSelectElement>('Category, level 2')).to.have.property('value', 'billing-invoice');
    await toHome(screen);
    await screen.reads(`You began a case: ${subject}`);
    expect(screen.text).not.to.contain('Waiting to be sent');
    setOnline(true);
    await screen.press(`Continue: You began a case: ${subject}`);
    await screen.sees('Open a case');
    await screen.press('Next');
    await screen.sees('Check your case');
    await screen.press('Send the case');
    await screen.sees('Your case is open');
    expect(count('createCase')).to.equal(1);
    expect(calls.find(({operation}) => operation === 'createCase')!.request).to.include({subject});
    await toHome(screen);
    await screen.until('that nothing is begun', () => !screen.text.includes('You began'));
  });

  it('S-28, S-19: asks for a file that was too large to be kept, refuses another one, and sends the case with it', async () => {
    const {backend, count} = counting(memoryBackend({seed: 'empty'}));
    const policy = {support: {attachments: {keptOnDeviceBytes: 1000}}};
    const properties = {storage: 'device', policy} as const;
    const first = mountSupport({backend, properties});
    const large = aFileOf(5000, 'large.log');
    await beginCase(first);
    await first.select('Category', 'Something else');
    await first.type('Description', 'Since Monday every call ends after about sixty seconds.');
    await first.choose('3 · Medium');
    setOnline(false);
    await backend.admin.setSupportBehaviour({drops: 1000});
    give(first, '#field-files', large);
    await first.until('that it waits', () => first.root.querySelector('.file-list > [data-state=waiting]'));
    await first.press('Next');
    await first.sees('Check your case');
    await first.press('Send when online');
    await first.sees('Your case waits for the network');
    await clearScreens();
    await backend.admin.setSupportBehaviour({drops: 0});
    setOnline(true);
    const next = mountSupport({backend, properties});
    await next.reads('One of its files needs you');
    const row = () => next.root.querySelector<HTMLElement>('.outbox .file-list > li');
    await next.until('what is asked for', () => row()?.dataset['state'] === 'wanting');
    give(next, '.file-list input[type=file]', aFileOf(4000, 'another.log'));
    await next.reads('That was another file');
    expect(count('createCase')).to.equal(0);
    give(next, '.file-list input[type=file]', large);
    await next.until('that it is sent', () => !next.text.includes('Waiting to be sent'));
    expect(count('createCase')).to.equal(1);
    const {files} = (await backend.admin.state()).support!.cases.at(-1)!;
    expect(files.map(({name, size}) => [name, size])).to.deep.equal([['large.log', 5000]]);
  });

  it('S-28: says what is wrong with a file of a case that waits, and sends the case without it', async () => {
    const {backend, count} = counting(memoryBackend({seed: 'empty'}));
    const screen = onDevice(backend);
    await beginCase(screen);
    await screen.select('Category', 'Something else');
    await screen.type('Description', 'Since Monday every call ends after about sixty seconds.');
    await screen.choose('3 · Medium');
    await backend.admin.setSupportBehaviour({checkSeconds: 3600});
    give(screen, '#field-files', aFileOf(500, 'virus.log'));
    await screen.until('the file', () => screen.root.querySelector('.file-list > [data-state=settling]'));
    setOnline(false);
    await screen.press('Next');
    await screen.sees('Check your case');
    await screen.press('Send when online');
    await screen.sees('Your case waits for the network');
    await toHome(screen);
    await backend.admin.travel(4_000_000);
    setOnline(true);
    await screen.reads('A virus was found');
    expect(count('createCase')).to.equal(0);
    await screen.press('Remove: virus.log');
    await screen.until('that it is sent', () => !screen.text.includes('Waiting to be sent'));
    expect(count('createCase')).to.equal(1);
  });

  it('X-10, F-P5: a case that was left while it was on its way is not "begun": it is asked about, told of once, and gone', async () => {
    let isKnown = false;
    const {backend, count} = doingOtherwise({
      createCase: answerLost,
      getOperation:
        (usual) =>
        (...all) =>
          isKnown ? usual(...all) : Promise.reject(new BackendError({kind: 'network'})),
    });
    const screen = onDevice(backend);
    await sendCase(screen);
    await toHome(screen);
    await screen.reads('Sent, outcome not known yet');
    await screen.reads(`New case: ${subject}`);
    expect(screen.text).not.to.contain('You began a case');
    expect(screen.buttons(`Erase: New case: ${subject}`)).to.deep.equal([]);
    await screen.button(`Check: New case: ${subject}`);
    isKnown = true;
    setOnline(true);
    await screen.until('the news of it', () => screen.details('partner-case-created').length > 0);
    const [created] = screen.details('partner-case-created');
    expect((await backend.getCase({caseId: created!.caseId})).subject).to.equal(subject);
    await screen.until('that it is gone', () => !screen.text.includes(subject));
    await screen.press('Open a case');
    await screen.until('an empty form', () => screen.find('Subject')?.value === '');
    expect(count('createCase')).to.equal(1);
    expect(screen.details('partner-case-created')).to.deep.equal([created]);
  });

  it('X-10, F-P5: a case of unknown outcome is checked on its own page, and opened once', async () => {
    let isKnown = false;
    const {backend, count} = doingOtherwise({
      createCase: answerLost,
      getOperation:
        (usual) =>
        (...all) =>
          isKnown ? usual(...all) : Promise.reject(new BackendError({kind: 'network'})),
    });
    const first = onDevice(backend);
    await sendCase(first);
    await clearScreens();
    const screen = onDevice(backend);
    await screen.press(`Check: New case: ${subject}`);
    isKnown = true;
    setOnline(true);
    await screen.sees('Your case is open');
    expect(count('createCase')).to.equal(1);
    await toHome(screen);
    await screen.until('that it is gone', () => !screen.text.includes('outcome not known yet'));
    expect(screen.details('partner-case-created')).to.have.lengthOf(1);
  });

  it('X-10: a case that never arrived is begun again, with everything in it and under its id', async () => {
    const {backend, calls} = doingOtherwise({createCase: () => never});
    const screen = mountSupport({backend, properties: {storage: 'device', policy: {timeoutMilliseconds: 1500}}});
    await sendCase(screen);
    await toHome(screen);
    await screen.reads('Sent, outcome not known yet');
    await screen.reads(`You began a case: ${subject}`);
    expect(screen.text).not.to.contain('outcome not known yet');
    await screen.press(`Continue: You began a case: ${subject}`);
    await screen.until('the form', () => screen.find('Subject')?.value === subject);
    await screen.press('Next');
    await screen.press('Send the case');
    await screen.until('another try', () => calls.filter(({operation}) => operation === 'createCase').length === 2);
    const ids = calls.flatMap(({operation, request}) =>
      operation === 'createCase' ? [(request as {operationId: string}).operationId] : [],
    );
    expect(ids[1]).to.equal(ids[0]);
  });

  it('X-10: a case that was refused after its page was left says so, and its page says why', async () => {
    const {backend} = doingOtherwise({
      createCase: () => never,
      getOperation: () => async () => ({
        state: 'rejected',
        code: 'closed',
        fields: null,
        nextOperationId: null,
        reference: null,
        caseId: null,
      }),
    });
    const screen = onDevice(backend);
    await sendCase(screen);
    await toHome(screen);
    await screen.reads('Not accepted');
    expect(screen.text).not.to.contain('outcome not known yet');
    await screen.press(`Continue: New case: ${subject}`);
    await screen.sees('Check your case');
  });

  it('X-10: a reply that was left while it was on its way is told of once, and its draft is gone', async () => {
    const {backend, count} = doingOtherwise({replyToCase: answerLost}, 'busy');
    const screen = onDevice(backend);
    screen.element.open({view: 'case', caseId: 'case-20101'});
    await screen.sees(caseTitle);
    await screen.type('Message', 'It is a Meridian 4.');
    await screen.press('Send reply');
    await screen.until('that it is on its way', () => count('replyToCase') === 1);
    await toHome(screen);
    await screen.until('the news', () => screen.details('partner-case-changed').length > 0);
    expect(screen.details('partner-case-changed')).to.deep.equal([{caseId: 'case-20101', change: 'reply'}]);
    await screen.until('that it is gone', () => !screen.text.includes('Reply to'));
    expect(screen.text).not.to.contain('You began');
    screen.element.open({view: 'case', caseId: 'case-20101'});
    await screen.until('an empty form', () => screen.find<HTMLTextAreaElement>('Message')?.value === '');
    expect(count('replyToCase')).to.equal(1);
  });
});
