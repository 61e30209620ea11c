import {expect} from '@open-wc/testing';
import {boundedCase, restoredReply, SupportStorage} from '../../../src/components/support/support-storage.js';
import {restoredFrom} from '../../../src/components/support/new-case/case-draft.js';
import {access as supportAccess} from '../../../src/define/open-support.js';
import type {NewCaseDraft} from '../../../src/domain/support/case-drafts.js';
import {everyCase} from '../../../src/machines/support/case-list.js';
import {databaseName} from '../../../src/storage/database-name.js';
import {
  aCase,
  aCaseEntry,
  anArticle,
  anEntry,
  aProfile,
  aReplyEntry,
  aSummary,
  filledCase,
} from '../../machines/cases.js';
import {everythingKept} from '../device.js';
import {deafConnection, databaseNames, onDevice, plant} from '../../support/storage.js';
import {aDevice, aFileOf, newId, until} from '../../support/support-device.js';

const draftOf = (subject: string, operationId = newId()): NewCaseDraft => ({
  operationId,
  answers: {...filledCase, subject},
  technicalDetails: 'order-1',
  linkedCase: null,
});

describe('what support keeps on the device', () => {
  let device: ReturnType<typeof aDevice>;
  beforeEach(() => {
    device = aDevice();
  });
  afterEach(() => device.clear());

  /** Keeps a new case that is being written. */
  async function write(storage: SupportStorage, content: NewCaseDraft, step = 'compose'): Promise<void> {
    const opened = await storage.openNewCase(30);
    const saving = opened!.autosave({});
    saving.change({step, content});
    await saving.stop();
  }

  it('K-08, X-03, X-16: a case and a reply that were begun are there on the next visit, under the same operation id', async () => {
    const first = device.storage();
    const content = draftOf('No sound');
    await write(first, content, 'check');
    const replying = (await first.openReply('case-1', 30))!.autosave({});
    const reply = {operationId: newId(), answers: {text: 'It works again', files: []}};
    replying.change({step: 'compose', content: reply});
    first.close();
    const next = device.storage();
    const {draft, forks} = (await next.openNewCase(30))!;
    expect([draft!.content, forks]).to.deep.equal([content, []]);
    expect(restoredFrom(draft!)).to.deep.equal({
      step: 'check',
      answers: content.answers,
      technicalDetails: 'order-1',
      linkedCase: null,
    });
    const answered = (await next.openReply('case-1', 30))!;
    expect(answered.draft!.content).to.deep.equal(reply);
    expect(restoredReply(answered.draft)).to.deep.equal({step: 'compose', answers: reply.answers, acts: {}});
    expect((await next.openReply('case-2', 30))!.draft).to.equal(null);
    expect((await next.keptDrafts()).map(({editedAt: _, ...told}) => told)).to.have.deep.members([
      {kind: 'newCase', subject: 'No sound', step: 'check', operationId: content.operationId},
      {kind: 'reply', caseId: 'case-1', step: 'compose', operationId: reply.operationId},
    ]);
    await (await next.openNewCase(30))!.remove();
    expect((await next.keptDrafts()).map(({kind}) => kind)).to.deep.equal(['reply']);
  });

  it('F-S8, K-30: what two tabs write in the same new case is kept of both', async () => {
    const [one, other] = [device.storage(), device.storage()];
    const [mine, theirs] = [(await one.openNewCase(30))!.autosave({}), (await other.openNewCase(30))!.autosave({})];
    mine.change({step: 'compose', content: draftOf('mine')});
    await mine.flush();
    theirs.change({step: 'compose', content: draftOf('theirs')});
    expect((await theirs.flush()).conflict?.content.answers.subject).to.equal('mine');
    const {draft, forks} = (await device.storage().openNewCase(30))!;
    expect([draft!, ...forks].map(({content}) => content.answers.subject)).to.deep.equal(['mine', 'theirs']);
    await Promise.all([mine.stop(), theirs.stop()]);
  });

  it('F-S15: sign-out takes drafts, outbox, copies and the bytes of files, and nothing comes back later', async () => {
    const storage = device.storage();
    const canary = 'canary-7f3a';
    await write(storage, draftOf(canary));
    await storage.outbox.add({...aCaseEntry(newId()), answers: {...filledCase, description: canary}});
    await storage.keepCase(aCase({description: canary}));
    expect(await storage.files.keep('upload-1', aFileOf(3_000_000), false)).to.equal('device');
    const name = await databaseName('mila', device.tenant);
    const own = async () => (await databaseNames()).filter((one) => one.startsWith(name));
    expect(await own()).to.have.members([name, `${name}-files`]);
    expect(await everythingKept()).to.include(canary);
    const {deleted, failed} = await storage.wipe();
    expect([deleted.sort(), failed]).to.deep.equal([[name, `${name}-files`], []]);
    await storage.files.keep('upload-2', aFileOf(1000), false);
    await storage.keepCase(aCase({description: canary}));
    expect(await own()).to.deep.equal([]);
    expect(await everythingKept()).to.not.include(canary);
    expect(await storage.files.has('upload-1')).to.equal(false);
  });

  it('F-S15: sign-out in another tab ends this one’s use of the device', async () => {
    const [here, there] = [device.storage(), device.storage()];
    await here.files.keep('upload-1', aFileOf(1000), false);
    await there.outbox.read();
    await there.wipe();
    await here.files.keep('upload-2', aFileOf(1000), false);
    await here.keepSeen('case-1', 3);
    const name = await databaseName('mila', device.tenant);
    expect((await databaseNames()).filter((one) => one.startsWith(name))).to.deep.equal([]);
  });

  it('F-S16: another account on the same device finds nothing of the first, and erases it', async () => {
    const first = device.storage();
    await write(first, draftOf('of Mila'));
    await first.outbox.add(aCaseEntry(newId()));
    await first.files.keep('upload-1', aFileOf(1000), false);
    first.close();
    const second = device.storage({accountId: 'noor'});
    expect(await second.keptDrafts()).to.deep.equal([]);
    expect(await second.outbox.read()).to.deep.equal([]);
    expect(await second.files.has('upload-1')).to.equal(false);
    const name = await databaseName('mila', device.tenant);
    await until('erased', async () => (await databaseNames()).every((one) => !one.startsWith(name)));
  });

  it('F-S11: where the host wants it so, everything works in memory and nothing reaches the device', async () => {
    const storage = device.storage({memoryOnly: true});
    await write(storage, draftOf('in memory'));
    expect((await storage.openNewCase(30))!.draft!.content.answers.subject).to.equal('in memory');
    const entry = aReplyEntry(newId());
    expect(await storage.outbox.add(entry)).to.equal('memory');
    expect(await storage.outbox.read()).to.deep.equal([entry]);
    expect(await storage.files.keep('upload-1', aFileOf(1000), false)).to.equal('refused');
    expect((await storage.files.read('upload-1')).size).to.equal(1000);
    const name = await databaseName('mila', device.tenant);
    expect((await databaseNames()).filter((one) => one.startsWith(name))).to.deep.equal([]);
  });

  it('F-S11: without a registered storage a file is at hand for as long as the page lives', async () => {
    const storage = new SupportStorage(null, () => {});
    storage.open({accountId: 'mila', tenant: device.tenant, memoryOnly: false});
    expect(await storage.openNewCase(30)).to.equal(null);
    expect(await storage.files.keep('upload-1', aFileOf(1000), false)).to.equal('refused');
    expect((await storage.files.read('upload-1')).size).to.equal(1000);
    expect(await storage.outbox.add(aCaseEntry(newId()))).to.equal('memory');
    expect(await storage.outbox.read().then(Array.isArray, () => 'unknown')).to.equal('unknown');
    storage.close();
    expect(await storage.files.has('upload-1')).to.equal(false);
  });

  it('F-S7, F-S9: what a newer version wrote stays where it is, with the files it may name; what is broken goes', async () => {
    const name = await databaseName('mila', device.tenant);
    const first = device.storage();
    await first.files.keep('upload-1', aFileOf(1000), false);
    first.close();
    const day = 86_400_000;
    await plant(name, 'file', {'upload-1': {v: 1, at: Date.now() - 2 * day, data: {size: 1000, parts: 1}}});
    await plant(name, 'outbox', {newer: {v: 99, at: 1, data: {sealed: true}}, broken: {v: 1, at: 1, data: {id: 1}}});
    const next = device.storage();
    expect(await next.outbox.read()).to.deep.equal([]);
    expect(await next.outbox.add({...aCaseEntry('newer')})).to.equal('other');
    // By now the files have been looked through.
    for (let round = 0; round < 20; round++) await next.outbox.read();
    expect(await next.files.has('upload-1')).to.equal(true);
    const kept = Object.keys(await onDevice(name));
    expect(kept).to.include('outbox newer').and.not.include('outbox broken');
  });

  it('F-S7: a newer layout is left alone, and the page works in memory', async () => {
    const name = await databaseName('mila', device.tenant);
    (await deafConnection(name, 7)).close();
    const storage = device.storage();
    const entry = aCaseEntry(newId());
    expect(await storage.outbox.add(entry)).to.equal('memory');
    expect(await storage.files.keep('upload-1', aFileOf(1000), false)).to.equal('refused');
    expect((await indexedDB.databases()).find((one) => one.name === name)!.version).to.equal(7);
  });

  it('S-19, K-05: files are kept whole until they are sent, and go with their draft when its time is over', async () => {
    const first = device.storage();
    const file = aFileOf(5_000_001);
    const named = {uploadId: 'upload-1', name: file.name, size: file.size, type: file.type, sha256: null};
    await write(first, {...draftOf('with a file'), answers: {...filledCase, files: [named]}});
    expect(await first.files.keep('upload-1', file, false)).to.equal('device');
    expect(await first.files.keep('upload-2', aFileOf(1000), false)).to.equal('device');
    expect(await first.files.keep('upload-3', aFileOf(1000), true)).to.equal('tooLarge');
    first.close();
    const name = await databaseName('mila', device.tenant);
    const old = {v: 1, at: Date.now() - 2 * 86_400_000};
    await plant(name, 'file', {'upload-1': {...old, data: {size: 5_000_001, parts: 3}}});
    const next = device.storage();
    expect(new Uint8Array(await (await next.files.read('upload-1')).arrayBuffer())).to.deep.equal(
      new Uint8Array(await file.arrayBuffer()),
    );
    expect([await next.files.has('upload-2'), await next.files.has('upload-3')]).to.deep.equal([true, false]);
    await (await next.openNewCase(30))!.remove();
    next.close();
    const last = device.storage();
    await until('the file is gone', async () => !(await last.files.has('upload-1')));
    expect(await last.files.has('upload-2'), 'its draft may be on its way').to.equal(true);
  });

  it('S-04: what was read is there offline, the newest of it, with when it was loaded', async () => {
    const before = Date.now();
    const first = device.storage();
    const entry = (index: number) => aCase({id: `case-${index}`, revision: 3});
    for (let index = 0; index < 40; index++) await first.keepCase(entry(index));
    await first.keepCase(aCase({id: 'case-39', revision: 2, subject: 'an older answer'}));
    await first.keepProfile({profile: aProfile(), copyFrom: null}, 'en');
    await first.keepArticle(anArticle(), 'en');
    await first.keepCaseList(everyCase, [aSummary()]);
    await first.keepCaseList({...everyCase, text: 'secret words'}, [aSummary({id: 'found'})]);
    first.close();
    const next = device.storage();
    expect(await next.case('case-0')).to.equal(null);
    const copy = (await next.case('case-39'))!;
    expect(copy.case).to.deep.equal(entry(39));
    expect(copy.at).to.be.within(before, Date.now());
    expect((await next.profile('en'))!.profile).to.deep.equal(aProfile());
    expect((await next.profile('en'))!.copyFrom).to.be.within(before, Date.now());
    expect(await next.profile('ru')).to.equal(null);
    expect((await next.article('article-1', 'en'))!.article).to.deep.equal(anArticle());
    expect(await next.article('article-1', 'ru')).to.equal(null);
    expect((await next.caseList(everyCase))!.cases).to.deep.equal([aSummary()]);
    expect(await next.caseList({...everyCase, text: 'secret words'})).to.equal(null);
    expect(await everythingKept()).to.not.include('secret words');
  });

  it('S-23: of a very long case the newest entries are kept, and it says that there are earlier ones', async () => {
    const storage = device.storage();
    const entries = Array.from({length: 900}, (_, index) => ({...anEntry(index + 1), text: 'x'.repeat(2000)}));
    await storage.keepCase(aCase({entries}));
    const {case: kept} = (await storage.case('case-1'))!;
    expect(kept.entries.at(-1)!.id).to.equal('entry-900');
    expect(kept.entries.length).to.be.within(100, 500);
    expect(kept.earlierCursor).to.be.a('string');
    expect(boundedCase(aCase())).to.deep.equal(aCase());
  });

  it('S-11: up to which revision a case was seen only grows', async () => {
    const first = device.storage();
    expect(await first.seenRevision('case-1')).to.equal(null);
    await first.keepSeen('case-1', 5);
    await first.keepSeen('case-1', 4);
    const next = device.storage();
    expect(await next.seenRevision('case-1')).to.equal(5);
  });

  it('S-11: a visit goes on over a reload, and ends after a pause of half an hour or with what is new on view', async () => {
    const at = (time: string) => Date.parse(`2026-06-17T${time}Z`);
    const first = device.storage();
    expect(await first.visited(at('10:00:00'))).to.equal(null);
    const next = device.storage();
    expect(await next.visited(at('10:20:00'))).to.equal('2026-06-17T10:00:00.000Z');
    expect(await next.visited(at('10:49:59'))).to.equal('2026-06-17T10:00:00.000Z');
    const later = device.storage();
    expect(await later.visited(at('11:20:00'))).to.equal('2026-06-17T10:49:59.000Z');
    await later.newsSeen(at('11:21:00'));
    const last = device.storage();
    expect(await last.visited(at('11:22:00'))).to.equal('2026-06-17T11:21:00.000Z');
  });

  it('S-11, X-16: a visit that an earlier version kept is understood', async () => {
    const name = await databaseName('mila', device.tenant);
    await device.storage().visited(0);
    const data = {at: '2026-06-17T10:00:00Z'};
    await plant(name, 'supportVisit', {last: {v: 1, at: Date.now(), data}});
    expect(await device.storage().visited(Date.parse('2026-06-17T10:10:00Z'))).to.equal('2026-06-17T10:00:00Z');
  });
});

describe('what keeps drafts of support', () => {
  const device = aDevice();
  after(() => device.clear());

  it('K-08: an autosave that was stopped or discarded is let go of, one that goes on is flushed at the end', async () => {
    const storage = device.storage();
    const savings = [];
    for (const caseId of ['case-1', 'case-2', 'case-3']) {
      const opened = await storage.openReply(caseId, 30);
      savings.push(opened!.autosave({}));
    }
    await savings[0]!.stop();
    await savings[1]!.discard();
    const flushed: number[] = [];
    savings.forEach((saving, index) => {
      const flush = saving.flush.bind(saving);
      saving.flush = () => {
        flushed.push(index);
        return flush();
      };
    });
    storage.close();
    await until('flushed', () => flushed.length > 0);
    expect(flushed).to.deep.equal([2]);
  });
});

describe('the outbox on the device', () => {
  let device: ReturnType<typeof aDevice>;
  beforeEach(() => {
    device = aDevice();
  });
  afterEach(() => device.clear());

  it('X-10, X-16: an entry is there after a restart as it was, and what is done with it is heard in other tabs', async () => {
    const [here, there] = [device.storage(), device.storage()];
    let heard = 0;
    there.onOutboxChanged = () => heard++;
    const [one, other] = [aCaseEntry(newId(), {missingUploads: ['upload-1', 'upload-2']}), aReplyEntry(newId())];
    expect([await here.outbox.add(one), await here.outbox.add(other)]).to.deep.equal(['device', 'device']);
    await until('heard', () => heard > 0);
    expect(await there.outbox.read()).to.have.deep.members([one, other]);
    await Promise.all([here.outbox.fileStored(one.id, 'upload-1'), there.outbox.fileStored(one.id, 'upload-2')]);
    here.close();
    there.close();
    const next = device.storage();
    expect(await next.outbox.markTried(one.id)).to.equal('fresh');
    expect(await next.outbox.markTried(one.id)).to.equal('tried');
    expect(await next.outbox.read()).to.have.deep.members([{...one, missingUploads: [], tried: true}, other]);
    await next.outbox.remove(one.id);
    expect([await next.outbox.markTried(one.id), await next.outbox.read()]).to.deep.equal(['gone', [other]]);
  });

  it('X-17, F-S8: a tab that was told nothing finds out when it is shown again', async () => {
    const {BroadcastChannel} = globalThis;
    Object.assign(globalThis, {BroadcastChannel: undefined});
    const [here, there] = [device.storage(), device.storage()];
    Object.assign(globalThis, {BroadcastChannel});
    let heard = 0;
    there.onOutboxChanged = () => heard++;
    await here.outbox.add(aCaseEntry(newId()));
    await there.outbox.read();
    expect(heard).to.equal(0);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).to.equal(1);
    there.close();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).to.equal(1);
  });

  it('F-S14: a page that is put away holds no channel open, and hears again when it comes back', async () => {
    const [here, there] = [device.storage(), device.storage()];
    let heard = 0;
    here.onOutboxChanged = () => heard++;
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    await there.outbox.add(aCaseEntry(newId()));
    await here.outbox.read();
    expect(heard).to.equal(0);
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    expect(heard).to.equal(1);
    await there.outbox.add(aReplyEntry(newId()));
    await until('heard', () => heard > 1);
  });

  it('X-10: another payload never takes the place of one that waits under the same id', async () => {
    const storage = device.storage();
    const entry = aReplyEntry(newId());
    await storage.outbox.add(entry);
    expect(await storage.outbox.add({...entry, queuedAt: 9})).to.equal('device');
    expect(await storage.outbox.add({...entry, request: {...entry.request, text: 'other'}})).to.equal('other');
    expect(await storage.outbox.read()).to.deep.equal([entry]);
    const tooLarge = aCaseEntry(newId());
    tooLarge.answers = {...tooLarge.answers, description: 'x'.repeat(1_100_000)};
    expect(await storage.outbox.add(tooLarge)).to.equal('refused');
  });

  it('X-17, F-S8: an entry is taken back or tried, never both, whichever tab is first', async () => {
    const [here, there] = [device.storage(), device.storage()];
    for (let round = 0; round < 20; round++) {
      const {id} = aCaseEntry(newId());
      await here.outbox.add(aCaseEntry(id));
      const order = [() => here.outbox.takeBack(id, false), () => there.outbox.markTried(id)];
      if (round % 2) order.reverse();
      const done = await Promise.all(order.map((act) => act()));
      expect(
        done.filter((answer) => answer === true || answer === 'fresh'),
        'exactly one',
      ).to.have.lengthOf(1);
      await here.outbox.remove(id);
    }
  });

  it('F-S3: what is on a device that does not answer is not taken for gone', async () => {
    const name = await databaseName('mila', device.tenant);
    const entry = aCaseEntry(newId());
    const first = device.storage();
    await first.outbox.add(entry);
    first.close();
    // An upgrade that never ends keeps the database from everybody else.
    const upgrading = indexedDB.open(name, 2);
    let holds = true;
    const held = new Promise<void>((resolve) => {
      upgrading.addEventListener('upgradeneeded', () => {
        const store = upgrading.transaction!.objectStore('records');
        const hold = () => void (holds && store.get('nothing').addEventListener('success', hold));
        hold();
        resolve();
      });
    });
    await held;
    const next = new SupportStorage(supportAccess, () => {});
    next.open({accountId: 'mila', tenant: device.tenant, memoryOnly: false});
    const answers = await Promise.all([
      next.outbox.read().catch(() => 'unknown'),
      next.outbox.markTried(entry.id).catch(() => 'unknown'),
    ]);
    holds = false;
    expect(answers).to.deep.equal(['unknown', 'unknown']);
    next.close();
    await until('upgraded', () => upgrading.readyState === 'done');
    upgrading.result.close();
  });
});
