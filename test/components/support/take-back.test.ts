import {expect} from '@open-wc/testing';
import {OutboxKeeper} from '../../../src/components/support/outbox-keeper.js';
import {takeBack} from '../../../src/components/support/outbox/take-back.js';
import {SupportStorage} from '../../../src/components/support/support-storage.js';
import {caseRequest} from '../../../src/domain/support/case-requests.js';
import {defaultSupportPolicy} from '../../../src/domain/support/support-policy.js';
import type {OutboxEntry} from '../../../src/machines/support/outbox-entry.js';
import {aCase, aFile, aReplyEntry, filledCase} from '../../machines/cases.js';
import {aDevice, aWatchedBackend, newId} from '../../support/support-device.js';

type Entry = OutboxEntry & {readonly kind: 'case'};

describe('taking back what waits', () => {
  let device: ReturnType<typeof aDevice>;
  let storage: SupportStorage;
  let outbox: OutboxKeeper;
  let asked: {readonly type: string}[];
  /** What was on the device at the moment when it was to let go of the entry. */
  let found: unknown;

  /** @param isFree whether the device lets go; otherwise another tab sends it. */
  async function begin(entry: OutboxEntry, isFree = true): Promise<void> {
    expect((await outbox.add(entry)).keptIn).to.equal('device');
    const {takeBack: letGo} = storage.outbox;
    Object.assign(storage.outbox, {
      takeBack: async (...of: Parameters<typeof letGo>) => {
        found = await newCase();
        return isFree && letGo(...of);
      },
    });
  }
  const lend = () => ({
    outbox,
    storage,
    policy: {support: defaultSupportPolicy} as never,
    support: {send: (event: {readonly type: string}) => void asked.push(event)} as never,
  });
  const newCase = async () => (await device.storage().openNewCase(30))!;
  const reply = async () => (await device.storage().openReply('case-1', 30))!;

  beforeEach(async () => {
    device = aDevice();
    storage = device.storage();
    asked = [];
    found = null;
    outbox = new OutboxKeeper({
      backend: aWatchedBackend().backend,
      accountId: 'account-partner',
      onOtherAccount: () => {},
      storage,
      policy: defaultSupportPolicy.attachments,
      newId,
      onChange: () => {},
      onNews: () => {},
      isOnline: () => false,
    });
    await outbox.start();
  });
  afterEach(async () => {
    outbox.end();
    await device.clear();
  });

  const answers = {...filledCase, subject: 'Taken back', sendDetails: true, files: [aFile('upload-1', 'aa')]};
  const entryOf = (id: string): Entry => ({
    kind: 'case',
    id,
    queuedAt: 1,
    missingUploads: [],
    tried: false,
    request: caseRequest(answers, {technicalDetails: 'order-1, order-closed', linkedCaseId: 'case-1'})!,
    answers,
  });
  const contentOf = (operationId: string) => ({
    operationId,
    answers,
    technicalDetails: 'order-1, order-closed',
    linkedCase: {id: 'case-1', reference: aCase().reference},
  });

  it('X-10, F-S13: a case is a whole draft before the device lets go of it, under its own id', async () => {
    await storage.keepCase(aCase());
    const id = newId();
    await begin(entryOf(id));
    await takeBack(lend(), id);
    expect((found as Awaited<ReturnType<typeof newCase>>).draft?.content).to.deep.equal(contentOf(id));
    expect((await newCase()).draft?.content).to.deep.equal(contentOf(id));
    expect(await storage.outbox.read()).to.deep.equal([]);
    expect(asked).to.deep.equal([{type: 'case.requested'}]);
  });

  it('S-03: technical details that were not to be sent are there again, and not ticked', async () => {
    await storage.keepCase(aCase());
    const unticked = {...answers, sendDetails: false};
    const id = newId();
    const entry: Entry = {
      ...entryOf(id),
      request: caseRequest(unticked, {technicalDetails: 'order-1, order-closed', linkedCaseId: 'case-1'})!,
      answers: unticked,
      technicalDetails: 'order-1, order-closed',
    };
    expect(entry.request.technicalDetails).to.equal('');
    await begin(entry);
    await takeBack(lend(), id);
    expect((await newCase()).draft?.content).to.deep.equal({...contentOf(id), answers: unticked});
  });

  it('K-30: a case that was begun since stays beside the one that is taken back', async () => {
    await storage.keepCase(aCase());
    const other = {...contentOf(newId()), answers: {...answers, subject: 'Begun since'}};
    const saving = (await storage.openNewCase(30))!.autosave({});
    saving.change({step: 'compose', content: other});
    await saving.stop();
    const id = newId();
    await begin(entryOf(id));
    await takeBack(lend(), id);
    const {draft, forks} = await newCase();
    expect(draft?.content).to.deep.equal(contentOf(id));
    expect(forks.map(({content}) => content)).to.deep.equal([other]);
  });

  describe('where nothing is kept', () => {
    beforeEach(async () => {
      outbox.end();
      storage = new SupportStorage(null, () => {});
      outbox = new OutboxKeeper({
        backend: aWatchedBackend().backend,
        accountId: 'account-partner',
        onOtherAccount: () => {},
        storage,
        policy: defaultSupportPolicy.attachments,
        newId,
        onChange: () => {},
        onNews: () => {},
        isOnline: () => false,
      });
      await outbox.start();
    });

    it('X-10, F-S11: a case is handed over with everything in it', async () => {
      const id = newId();
      expect((await outbox.add(entryOf(id))).keptIn).to.equal('memory');
      await takeBack(lend(), id);
      expect(outbox.lines).to.deep.equal([]);
      const offer = {
        answers,
        technicalDetails: 'order-1, order-closed',
        linkedCase: {id: 'case-1', reference: 'case-1'},
      };
      expect(asked).to.deep.equal([{type: 'case.requested', offer}]);
    });

    it('X-10, F-S11: a reply waits until its own page takes it back', async () => {
      const entry = aReplyEntry(newId());
      await outbox.add(entry);
      await takeBack(lend(), entry.id);
      expect(outbox.lines).to.have.lengthOf(1);
      expect(asked).to.deep.equal([{type: 'place.requested', place: {view: 'case', caseId: 'case-1'}}]);
    });
  });

  it('X-10: where another tab sends it already there is no draft of it, and what was begun is as it was', async () => {
    const id = newId();
    await begin(entryOf(id), false);
    await takeBack(lend(), id);
    expect(found).not.to.equal(null);
    expect((await newCase()).draft).to.equal(null);
    expect(asked).to.deep.equal([]);
  });

  it('X-10: where another tab sends a reply already, what was written since is left alone', async () => {
    const saving = (await storage.openReply('case-1', 30))!.autosave({});
    const content = {operationId: newId(), answers: {text: 'Since', files: []}};
    saving.change({step: 'compose', content});
    await saving.stop();
    const entry = aReplyEntry(newId());
    await begin(entry, false);
    await takeBack(lend(), entry.id);
    expect((await reply()).draft?.content).to.deep.equal(content);
    expect(asked).to.deep.equal([]);
  });

  it('X-10: a reply goes on behind what was written since, and beside one whose outcome nobody knows', async () => {
    const content = {operationId: newId(), answers: {text: 'Since', files: []}};
    const keep = async (step: string) => {
      const saving = (await storage.openReply('case-1', 30))!.autosave({});
      saving.change({step, content});
      await saving.stop();
    };
    await keep('compose');
    const first = aReplyEntry(newId());
    await begin(first);
    await takeBack(lend(), first.id);
    expect((await reply()).draft?.content).to.deep.equal({
      operationId: first.id,
      answers: {...first.answers, text: `Since\n\n${first.answers.text}`},
    });
    await keep('sending');
    const second = aReplyEntry(newId());
    await outbox.add(second);
    await takeBack(lend(), second.id);
    const {draft, forks} = await reply();
    expect(draft?.content).to.deep.equal({operationId: second.id, answers: second.answers});
    expect(forks.map((fork) => [fork.step, fork.content])).to.deep.equal([['sending', content]]);
    expect(asked).to.have.lengthOf(2);
  });
});
