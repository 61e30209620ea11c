import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
import {counting} from '../kit-screen.js';
import type {SupportStorage} from '../../../src/components/support/support-storage.js';
import {aCaseEntry} from '../../machines/cases.js';
import {tidy} from '../text.js';
import {aDevice} from '../../support/support-device.js';
import {clearBenches, NewCaseBench} from './new-case-bench.js';

describe('the draft of a new case', () => {
  let device: ReturnType<typeof aDevice>;
  let drafts: SupportStorage;
  /** Another tab, which looks what is kept. */
  let reader: SupportStorage;
  const kept = async () => (await reader.openNewCase(30))!.draft;
  const untilKept = async (what: string, test: (draft: Awaited<ReturnType<typeof kept>>) => unknown): Promise<void> => {
    for (const limit = performance.now() + 5000; ;) {
      if (test(await kept())) return;
      if (performance.now() > limit) throw new Error(`${what} was never kept`);
    }
  };

  beforeEach(() => {
    device = aDevice();
    drafts = device.storage();
    reader = device.storage();
  });
  afterEach(async () => {
    clearBenches();
    await device.clear();
  });

  it('X-10, F-P5: what was typed is there again after a restart, and is sent under the id it was begun with', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const first = await NewCaseBench.open({backend: counted.backend, storage: drafts});
    await first.fillIn();
    await untilKept('the subject', (draft) => draft?.content.answers.severity === '4');
    const id = (await kept())!.content.operationId;
    first.end();
    const second = await NewCaseBench.open({backend: counted.backend, storage: device.storage()});
    expect(second.control('subject').value).to.equal('A question about an invoice');
    expect(second.text).to.contain('Your answers of the last time were kept');
    await second.until('the categories', () => second.root.querySelector('#field-category\\.1'));
    second.root.querySelector('form')!.requestSubmit();
    await second.sees('Check your case');
    second.press('Send the case');
    await second.sees('Your case is open');
    const {calls} = counted;
    expect(calls.filter(({operation}) => operation === 'createCase').map(({request}) => request)).to.have.lengthOf(1);
    expect(calls.find(({operation}) => operation === 'createCase')!.request).to.include({operationId: id});
    await untilKept('that it was sent', (draft) => draft === null);
  });

  it('X-10, F-P5: after a restart while it was being sent its outcome is asked for, and nothing is sent again', async () => {
    const backend = memoryBackend({seed: 'empty'});
    let answers = false;
    const lost = Object.assign(Object.create(backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      createCase: async (...call: Parameters<typeof backend.createCase>) => {
        await backend.createCase(...call);
        return new Promise<never>(() => {});
      },
      getOperation: (...call: Parameters<typeof backend.getOperation>) =>
        answers ? backend.getOperation(...call) : Promise.reject(new BackendError({kind: 'network'})),
    });
    const first = await NewCaseBench.open({backend: lost, storage: drafts});
    await first.fillIn();
    first.root.querySelector('form')!.requestSubmit();
    await first.sees('Check your case');
    first.press('Send the case');
    await first.sees('Sending your case');
    await untilKept('the sending', (draft) => draft?.step === 'sending');
    first.end();
    answers = true;
    const counted = counting(backend);
    const second = await NewCaseBench.open({backend: counted.backend, storage: device.storage()});
    await second.sees('Your case is open');
    expect(counted.count('createCase')).to.equal(0);
    expect(counted.count('getOperation')).to.be.greaterThan(0);
  });

  it('X-10: a refused payload goes on under another id, which is kept with the draft', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const requests: {readonly operationId: string}[] = [];
    const refusing = Object.assign(Object.create(backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      createCase: async (request: {readonly operationId: string}) => {
        requests.push(request);
        if (requests.length === 1)
          throw new BackendError({
            kind: 'invalid',
            fields: {subject: 'subject.characters', 'contact.email': 'email.domain'},
          });
        return backend.createCase(request as never);
      },
    });
    const bench = await NewCaseBench.open({backend: refusing, storage: drafts});
    await bench.fillIn();
    bench.root.querySelector('form')!.requestSubmit();
    await bench.sees('Check your case');
    bench.press('Send the case');
    await bench.sees('Open a case');
    expect(bench.control('subject').getAttribute('aria-invalid')).to.equal('true');
    expect(bench.control('contactEmail').getAttribute('aria-invalid')).to.equal('true');
    await untilKept('the new id', (draft) => draft && draft.content.operationId !== requests[0]!.operationId);
    bench.type('subject', 'Another subject');
    bench.type('contactEmail', 'milena@other.example');
    bench.root.querySelector('form')!.requestSubmit();
    await bench.sees('Check your case');
    bench.press('Send the case');
    await bench.sees('Your case is open');
    expect(new Set(requests.map(({operationId}) => operationId)).size).to.equal(2);
  });

  it('nothing is kept of a form that nobody typed into', async () => {
    const bench = await NewCaseBench.open({backend: memoryBackend({seed: 'empty'}), storage: drafts});
    await bench.until('the categories', () => bench.root.querySelector('#field-category\\.0'));
    expect(await kept()).to.equal(null);
    bench.type('subject', 'A');
    await untilKept('the subject', (draft) => draft?.content.answers.subject === 'A');
  });

  it('is erased only after it was asked, here and on the device', async () => {
    const bench = await NewCaseBench.open({backend: memoryBackend({seed: 'empty'}), storage: drafts});
    await bench.fillIn();
    await bench.until('the line', () => bench.text.includes('Kept on this device until'));
    const [ask] = [...bench.root.querySelectorAll('summary')].filter((one) => one.textContent === 'Erase this draft');
    expect(ask!.nextElementSibling!.checkVisibility()).to.equal(false);
    ask!.click();
    expect(tidy(ask!.nextElementSibling!.textContent)).to.equal(
      'The form becomes empty, here and on this device. This cannot be undone.',
    );
    bench.press('Erase now');
    await bench.until('an empty form', () => bench.control('subject').value === '');
    expect(bench.control('contactEmail').value).to.equal('milena@meridian.example');
    await untilKept('nothing', (draft) => draft === null);
  });

  it('F-S8: two tabs are told of each other, and the person chooses which goes on', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const here = await NewCaseBench.open({backend, storage: drafts});
    const there = await NewCaseBench.open({backend, storage: device.storage()});
    await Promise.all(
      [here, there].map((one) => one.until('the categories', () => one.root.querySelector('#field-category\\.0'))),
    );
    here.type('subject', 'Typed here');
    await untilKept('this tab’s', (draft) => draft?.content.answers.subject === 'Typed here');
    there.type('subject', 'Typed there');
    await there.until('the conflict', () => there.text.includes('changed in another tab'));
    there.press('Take over the other tab’s');
    await there.until('the other tab’s', () => there.control('subject').value === 'Typed here');
  });

  it('S-03: what led here is filled in, with its technical details sent only where they are ticked', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    const offer = {
      answers: {
        subject: 'The order was closed',
        concern: {kind: 'order' as const, id: 'order-7', name: 'Order 4711-A'},
      },
      technicalDetails: 'topic: order-closed\nreference: REF-7',
      linkedCase: null,
    };
    const send = async (ticked: boolean) => {
      const bench = await NewCaseBench.open({
        backend: counted.backend,
        storage: device.storage({accountId: crypto.randomUUID()}),
        offer,
      });
      expect(bench.text).to.contain('Order 4711-A').and.to.contain('reference: REF-7');
      expect(bench.control('sendDetails').checked).to.equal(false);
      expect(bench.control('subject').value).to.equal('The order was closed');
      await bench.fillIn('The order was closed');
      if (ticked) bench.control('sendDetails').click();
      bench.root.querySelector('form')!.requestSubmit();
      await bench.until('the next page', () => bench.heading !== 'Open a case');
      if (bench.heading !== 'Check your case') bench.root.querySelector('form')!.requestSubmit();
      await bench.sees('Check your case');
      bench.press('Send the case');
      await bench.sees('Your case is open');
      bench.end();
    };
    await send(false);
    await send(true);
    const requests = counted.calls.filter(({operation}) => operation === 'createCase').map(({request}) => request);
    expect(requests[0]).to.deep.include({technicalDetails: '', concern: offer.answers.concern});
    expect(requests[1]).to.include({technicalDetails: offer.technicalDetails});
  });

  it('what led here does not replace what was typed before; it begins a case of its own when asked', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const first = await NewCaseBench.open({backend, storage: drafts});
    await first.fillIn('Typed before');
    await untilKept('the subject', (draft) => draft?.content.answers.severity === '4');
    first.end();
    const offer = {answers: {subject: 'What led here'}, technicalDetails: '', linkedCase: null};
    const second = await NewCaseBench.open({backend, storage: device.storage(), offer});
    expect(second.control('subject').value).to.equal('Typed before');
    expect(second.text).to.contain('You had begun another case');
    second.press('Begin a new case');
    await second.until('the offer', () => second.control('subject').value === 'What led here');
    expect(second.text).not.to.contain('You had begun another case');
    expect(second.root.activeElement?.localName).to.equal('h2');
    // The same person comes once more from elsewhere, with nothing typed meanwhile.
    second.support.send({type: 'case.requested', offer: {...offer, answers: {subject: 'Elsewhere'}}});
    await second.until('the other offer', () => second.control('subject').value === 'Elsewhere');
  });

  it('K-30, F-S8: beginning another case keeps the one that was begun, also once the other was sent', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const first = await NewCaseBench.open({backend, storage: drafts});
    await first.fillIn('Typed before');
    await untilKept('the subject', (draft) => draft?.content.answers.severity === '4');
    first.end();
    const offer = {answers: {subject: 'What led here'}, technicalDetails: '', linkedCase: null};
    const second = await NewCaseBench.open({backend, storage: device.storage(), offer});
    second.press('Begin a new case');
    await second.until('the offer', () => second.control('subject').value === 'What led here');
    expect(second.text)
      .to.contain('Another case that you began is kept beside this one')
      .and.to.contain('Typed before');
    // There and back again.
    second.type('subject', 'What led here, and more');
    second.press('Go on with that one');
    await second.until('the first', () => second.control('subject').value === 'Typed before');
    second.end();
    const third = await NewCaseBench.open({backend, storage: device.storage()});
    expect(third.control('subject').value).to.equal('Typed before');
    expect(third.text).to.contain('What led here, and more').and.not.to.contain('changed in another tab');
    third.press('Go on with that one');
    await third.until('the second', () => third.control('subject').value === 'What led here, and more');
    await third.fillIn('What led here, and more');
    third.root.querySelector('form')!.requestSubmit();
    await third.sees('Check your case');
    third.press('Send the case');
    await third.sees('Your case is open');
    third.end();
    const fourth = await NewCaseBench.open({backend, storage: device.storage()});
    expect(fourth.control('subject').value).to.equal('Typed before');
    expect(fourth.text).not.to.contain('kept beside this one');
  });

  it('S-17: what leads here after a case was followed does not replace the draft that was kept', async () => {
    const bench = await NewCaseBench.open({backend: memoryBackend({seed: 'busy'}), storage: drafts});
    await bench.fillIn('Calls to the head office are one-way');
    bench.root.querySelector('form')!.requestSubmit();
    await bench.sees('Is it one of these?');
    bench.root.querySelector<HTMLButtonElement>('.similar .button')!.click();
    await bench.sees('You follow this case');
    const offer = {answers: {subject: 'What led here'}, technicalDetails: '', linkedCase: null};
    bench.support.send({type: 'case.requested', offer});
    await bench.sees('Open a case');
    expect(bench.control('subject').value).to.equal('Calls to the head office are one-way');
    expect(bench.text).to.contain('You had begun another case');
    bench.press('Begin a new case');
    await bench.until('the offer', () => bench.control('subject').value === 'What led here');
    expect(bench.text).to.contain('Calls to the head office are one-way');
  });

  it('K-08: what is typed while similar cases are looked for stays, and is what goes on', async () => {
    const backend = memoryBackend({seed: 'empty'});
    const slow = Object.assign(Object.create(backend) as typeof backend, {
      serverNow: () => backend.serverNow(),
      findSimilarCases: () => new Promise<never>(() => {}),
    });
    const bench = await NewCaseBench.open({backend: slow, storage: drafts});
    await bench.fillIn();
    for (const [name, value] of [
      ['subject', 'Another subject'],
      ['contactPhone', '+381 11 555 0100'],
    ] as const) {
      bench.root.querySelector('form')!.requestSubmit();
      await bench.until('the search', () => bench.text.includes('Checking for similar cases…'));
      bench.type(name, value);
      await bench.until('the form again', () => !bench.text.includes('Checking for similar cases…'));
      expect(bench.control(name).value).to.equal(value);
    }
    bench.root.querySelector('form')!.requestSubmit();
    await bench.until('the search', () => bench.text.includes('Checking for similar cases…'));
    bench.type('contactPhone', '+381 11 555 0100');
    expect(bench.text, 'nothing changed').to.contain('Checking for similar cases…');
    await untilKept('both', (draft) => {
      const {subject, contactPhone} = draft?.content.answers ?? {};
      return subject === 'Another subject' && contactPhone !== '';
    });
  });

  describe('sent by another tab already', () => {
    /** Two tabs with one draft: the first sends it, the second has other words. */
    async function sentElsewhere() {
      const backend = memoryBackend({seed: 'empty'});
      const counted = counting(backend);
      const first = await NewCaseBench.open({backend, storage: drafts});
      await first.fillIn();
      await untilKept('the draft', (draft) => draft?.content.answers.severity === '4');
      const second = await NewCaseBench.open({backend: counted.backend, storage: device.storage()});
      await second.until('the categories', () => second.root.querySelector('#field-category\\.1'));
      second.type('subject', 'Two questions about an invoice');
      for (const one of [first, second]) {
        one.root.querySelector('form')!.requestSubmit();
        await one.sees('Check your case');
      }
      first.press('Send the case');
      await first.sees('Your case is open');
      second.press('Send the case');
      const [{id, reference}] = (await backend.listCases({})).cases as never as [{id: string; reference: string}];
      const title = `A case was opened from this draft in another tab: ${reference}`;
      await second.sees(title);
      return {backend, counted, second, id, title};
    }
    const cases = async (backend: ReturnType<typeof memoryBackend>) =>
      (await backend.listCases({})).cases.map(({subject}) => subject);

    it('X-17, X-10: the second tab is shown that case and told nothing of sending again; a restart shows it once more', async () => {
      const {backend, second, title} = await sentElsewhere();
      expect(second.text).not.to.contain('send it again');
      expect(second.emitted.filter(({name}) => name === 'partner-case-created')).to.deep.equal([]);
      expect(await cases(backend)).to.deep.equal(['A question about an invoice']);
      await untilKept('the words', (draft) => draft?.content.answers.subject === 'Two questions about an invoice');
      second.end();
      const third = await NewCaseBench.open({backend, storage: device.storage()});
      await third.sees(title);
      expect(await cases(backend)).to.have.lengthOf(1);
    });

    it('S-17: what was typed becomes a reply of that case, to be looked over, and no draft any more', async () => {
      const {backend, second, id} = await sentElsewhere();
      second.press('Add this as a message');
      await second.until('the case', () => {
        const {place} = second.support.getSnapshot().context;
        return place.view === 'case' && place.caseId === id;
      });
      const {draft} = (await reader.openReply(id, 30))!;
      expect(draft?.content.answers.text).to.equal(
        'Two questions about an invoice\n\nThe invoice of October names two orders that we never placed.',
      );
      await untilKept('nothing', (kept) => kept === null);
      expect(await cases(backend)).to.have.lengthOf(1);
    });

    it('X-10: only where the person wants so it becomes another case, under an id of its own', async () => {
      const {backend, counted, second} = await sentElsewhere();
      second.press('Check and send as another case');
      await second.sees('Check your case');
      second.press('Send the case');
      await second.sees('Your case is open');
      expect(await cases(backend)).to.have.members(['A question about an invoice', 'Two questions about an invoice']);
      const ids = counted.calls
        .filter(({operation}) => operation === 'createCase')
        .map(({request}) => (request as {operationId: string}).operationId);
      expect(new Set(ids).size).to.equal(2);
    });
  });

  it('X-02: taking out what was handed over leads to the field in its place', async () => {
    const offer = {
      answers: {concern: {kind: 'order' as const, id: 'order-7', name: 'Order 4711-A'}},
      technicalDetails: '',
      linkedCase: null,
    };
    const bench = await NewCaseBench.open({backend: memoryBackend({seed: 'empty'}), storage: drafts, offer});
    bench.press('Remove: order or agreement');
    await bench.until('the list', () => bench.root.activeElement?.id === 'field-concern.kind');
    expect(bench.control<HTMLSelectElement>('concern.kind').value).to.equal('');
  });

  it('S-27: whether it was easy is told to the host, once, and thanked for where the buttons were', async () => {
    const bench = await NewCaseBench.open({backend: memoryBackend({seed: 'empty'}), storage: drafts});
    await bench.fillIn();
    bench.root.querySelector('form')!.requestSubmit();
    await bench.sees('Check your case');
    bench.press('Send the case');
    await bench.sees('Your case is open');
    bench.press('Yes');
    await bench.until('thanks', () => bench.root.activeElement?.textContent === 'Thank you for telling us.');
    const [told, ...more] = bench.emitted.filter(({name}) => name === 'partner-case-form-rated');
    expect(told!.detail).to.have.property('isEasy', true);
    expect(Object.keys(told!.detail as object)).to.have.members(['caseId', 'isEasy']);
    expect(more).to.deep.equal([]);
  });

  it('K-03: without a network it goes to the outbox once, and can be taken back to be edited', async () => {
    const backend = memoryBackend({seed: 'empty'});
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
    try {
      const bench = await NewCaseBench.open({backend, storage: drafts});
      await bench.fillIn();
      bench.root.querySelector('form')!.requestSubmit();
      await bench.sees('Check your case');
      expect(bench.text).to.contain('You are offline');
      bench.press('Send when online');
      await bench.sees('Your case waits for the network');
      await bench.until('the entry', () => bench.outbox.lines.length === 1);
      const {id} = bench.outbox.lines[0]!.entry;
      expect(bench.emitted.filter(({name}) => name === 'partner-case-queued')).to.have.lengthOf(1);
      await untilKept('nothing', (draft) => draft === null);
      bench.press('Take it back and edit');
      await bench.sees('Open a case');
      expect(bench.control('subject').value).to.equal('A question about an invoice');
      await untilKept('the draft', (draft) => draft?.content.operationId === id && bench.outbox.lines.length === 0);
    } finally {
      delete (navigator as {onLine?: boolean}).onLine;
    }
  });

  it('X-10, X-17: a case that was queued under an id of its own is taken back by that id, not by the other tab’s', async () => {
    const backend = memoryBackend({seed: 'empty'});
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
    try {
      const [here, there] = [
        await NewCaseBench.open({backend, storage: drafts}),
        await NewCaseBench.open({backend, storage: device.storage()}),
      ];
      await here.fillIn('Of this tab');
      await untilKept('the draft', (draft) => draft?.content.answers.severity === '4');
      const {operationId} = (await kept())!.content;
      here.root.querySelector('form')!.requestSubmit();
      await here.sees('Check your case');
      const entry = {...aCaseEntry(operationId), queuedAt: 1};
      await there.outbox.add(entry);
      here.press('Send when online');
      await here.sees('Your case waits for the network');
      await here.until('both', () => here.outbox.lines.length === 2);
      here.press('Take it back and edit');
      await here.sees('Open a case');
      expect(here.control('subject').value).to.equal('Of this tab');
      await here.until('one', () => here.outbox.lines.length === 1);
      expect(here.outbox.lines[0]!.entry).to.deep.equal(entry);
    } finally {
      delete (navigator as {onLine?: boolean}).onLine;
    }
  });

  it('K-03, X-10: a case that is queued while its page is left is no draft any more', async () => {
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
    try {
      const bench = await NewCaseBench.open({backend: memoryBackend({seed: 'empty'}), storage: drafts});
      const add = bench.outbox.add.bind(bench.outbox);
      let isLeft = () => {};
      const left = new Promise<void>((resolve) => (isLeft = resolve));
      bench.outbox.add = async (entry) => {
        await left;
        return add(entry);
      };
      await bench.fillIn();
      bench.root.querySelector('form')!.requestSubmit();
      await bench.sees('Check your case');
      await untilKept('the draft', (draft) => draft?.step === 'check');
      bench.press('Send when online');
      await bench.sees('Your case waits for the network');
      expect(bench.text, 'before it is known').not.to.contain('kept on this device');
      bench.place.end();
      isLeft();
      await bench.until('the entry', () => bench.outbox.lines.length === 1);
      await untilKept('nothing', (draft) => draft === null);
    } finally {
      delete (navigator as {onLine?: boolean}).onLine;
    }
  });

  it('X-10, F-S13: a draft of what waits to be sent already is not opened again', async () => {
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
    try {
      const backend = memoryBackend({seed: 'empty'});
      const bench = await NewCaseBench.open({backend, storage: drafts});
      await bench.fillIn();
      bench.root.querySelector('form')!.requestSubmit();
      await bench.sees('Check your case');
      await untilKept('the draft', (draft) => draft?.step === 'check');
      const before = (await kept())!;
      bench.press('Send when online');
      await bench.until('the entry', () => bench.outbox.lines.length === 1);
      await untilKept('nothing', (draft) => draft === null);
      bench.end();
      // The browser was closed before the draft was let go of.
      const saving = (await reader.openNewCase(30))!.autosave({});
      saving.change({step: 'check', content: before.content});
      await saving.stop();
      const again = await NewCaseBench.open({backend, storage: device.storage()});
      expect(again.heading).to.equal('Open a case');
      expect(again.control('subject').value).to.equal('');
      await untilKept('nothing', (draft) => draft === null);
    } finally {
      delete (navigator as {onLine?: boolean}).onLine;
    }
  });

  it('S-19, F-P5: files that were chosen survive a restart and go out with the case, each once', async () => {
    const counted = counting(memoryBackend({seed: 'empty'}));
    let isHeld = true;
    const held = Object.assign(Object.create(counted.backend) as typeof counted.backend, {
      serverNow: () => counted.backend.serverNow(),
      sendFile: (...call: Parameters<typeof counted.backend.sendFile>) =>
        isHeld ? new Promise<never>(() => {}) : counted.backend.sendFile(...call),
    });
    const first = await NewCaseBench.open({backend: held, storage: drafts});
    await first.fillIn();
    const data = new DataTransfer();
    data.items.add(new File(['half of it'], 'trace.log'));
    const input = first.control<HTMLInputElement>('files');
    input.files = data.files;
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await untilKept('the file', (draft) => draft?.content.answers.files[0]?.sha256);
    await first.until('that it is sent', () => first.root.querySelector('[data-state=sending]'));
    first.end();
    isHeld = false;
    const second = await NewCaseBench.open({backend: held, storage: device.storage()});
    await second.until('the file', () => second.root.querySelector('[data-state=stored]'));
    expect(second.text).to.contain('trace.log');
    second.root.querySelector('form')!.requestSubmit();
    await second.sees('Check your case');
    second.press('Send the case');
    await second.sees('Your case is open');
    const {request} = counted.calls.find(({operation}) => operation === 'createCase')!;
    expect((request as {uploadIds: string[]}).uploadIds).to.have.lengthOf(1);
    const ids = counted.calls
      .filter(({operation}) => operation === 'createUpload')
      .map((call) => (call.request as {uploadId: string}).uploadId);
    expect(new Set(ids).size).to.equal(1);
  });
});
