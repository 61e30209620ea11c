import {expect} from '@open-wc/testing';
import {SimulatedClock} from 'xstate';
import {
  OutboxKeeper,
  type OutboxKeeperOptions,
  type OutboxNews,
} from '../../../src/components/support/outbox-keeper.js';
import {SupportStorage} from '../../../src/components/support/support-storage.js';
import {memoryBackend, type MemoryBackend} from '../../../src/backend/memory/index.js';
import {access as supportAccess} from '../../../src/define/open-support.js';
import {defaultSupportPolicy} from '../../../src/domain/support/support-policy.js';
import {caseRequest, toldConcern} from '../../../src/domain/support/case-requests.js';
import {aReplyEntry, filledCase} from '../../machines/cases.js';
import {databaseName} from '../../../src/storage/database-name.js';
import {macrotask} from '../device.js';
import type {OutboxEntry} from '../../../src/machines/support/outbox-entry.js';
import {aDevice, aFileOf, aWatchedBackend, newId, until} from '../../support/support-device.js';

let queued = 0;
/** A case that waits, with files that the server does not have yet. */
function anEntry(subject: string, files: readonly File[] = []): OutboxEntry & {readonly kind: 'case'} {
  const named = files.map(({name, size, type}) => ({uploadId: newId(), name, size, type, sha256: null}));
  const answers = {...filledCase, categoryId: '', subject, files: named};
  return {
    kind: 'case',
    id: newId(),
    queuedAt: ++queued,
    missingUploads: named.map(({uploadId}) => uploadId),
    tried: false,
    request: caseRequest(answers)!,
    answers,
  };
}

describe('the outbox of an account', () => {
  let device: ReturnType<typeof aDevice>;
  let partner: MemoryBackend;
  let given: ReturnType<typeof aWatchedBackend>;
  const keepers: OutboxKeeper[] = [];
  beforeEach(() => {
    device = aDevice();
    partner = memoryBackend({seed: 'empty'});
    given = aWatchedBackend(partner);
  });
  afterEach(async () => {
    for (const keeper of keepers.splice(0)) keeper.end();
    await device.clear();
  });

  /** A tab with the outbox on view, online or not. */
  async function aTab(online: boolean, storage = device.storage(), options: Partial<OutboxKeeperOptions> = {}) {
    const network = {online};
    const news: OutboxNews[] = [];
    const others = {count: 0};
    const keeper = new OutboxKeeper({
      backend: given.backend,
      accountId: 'account-partner',
      onOtherAccount: () => void others.count++,
      storage,
      policy: defaultSupportPolicy.attachments,
      newId,
      onChange: () => {},
      onNews: (one) => void news.push(one),
      isOnline: () => network.online,
      ...options,
    });
    keepers.push(keeper);
    await keeper.start();
    const goOnline = () => {
      network.online = true;
      globalThis.dispatchEvent(new Event('online'));
    };
    const close = () => {
      keeper.end();
      storage.close();
    };
    return {keeper, storage, news, others, goOnline, close, ids: () => keeper.lines.map(({entry}) => entry.id)};
  }
  const empty = (...tabs: readonly {ids(): readonly string[]}[]) =>
    until('the outbox is empty everywhere', () => tabs.every(({ids}) => ids().length === 0));

  it('X-10, X-17: what waits in two tabs is sent in order and once when the network is back', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const entries = ['first', 'second', 'third', 'fourth', 'fifth'].map((subject) => anEntry(subject));
    for (const entry of entries) await one.keeper.add(entry);
    await until('the other tab knows', () => other.ids().length === entries.length);
    expect(one.keeper.standing).to.equal('offline');
    expect(other.keeper.lines.map(({state, mayTakeBack}) => `${state} ${mayTakeBack}`)).to.deep.equal(
      entries.map(() => 'waiting true'),
    );
    other.goOnline();
    one.goOnline();
    await empty(one, other);
    expect(given.sent()).to.deep.equal(entries.map(({id}) => id));
    expect(await given.subjects()).to.have.members(['first', 'second', 'third', 'fourth', 'fifth']);
    const sent = [...one.news, ...other.news].filter(({type}) => type === 'sent');
    expect(new Set(sent.map((news) => 'id' in news && news.id)).size).to.equal(entries.length);
    expect(sent.every((news) => 'reference' in news && news.reference !== '')).to.equal(true);
    expect(await one.storage.outbox.read()).to.deep.equal([]);
    expect(one.keeper.standing).to.equal('empty');
  });

  it('F-P5, X-10: after a restart in mid-send it asks before it sends, and what arrived is not sent again', async () => {
    const first = await aTab(false);
    const entry = anEntry('arrived, and nobody heard');
    await first.keeper.add(entry);
    given.line.holdAnswerOf = 'createCase';
    first.goOnline();
    await until('it arrived', async () => (await given.subjects()).length === 1);
    first.close();
    const asked = given.calls.length;
    const next = await aTab(true);
    await empty(next);
    expect(given.calls.slice(asked).map(({name}) => name)).to.not.include('createCase');
    expect(given.calls.slice(asked).map(({name}) => name)).to.include('getOperation');
    expect(next.news.map(({type}) => type)).to.deep.equal(['sent']);
    expect(await given.subjects()).to.deep.equal(['arrived, and nobody heard']);
  });

  it('X-10, F-P5: wherever a restart hits, what waits is sent once', async () => {
    for (let turns = 0; turns < 20; turns++) {
      const first = await aTab(false);
      const [one, other] = [anEntry(`one-${turns}`), anEntry(`other-${turns}`)];
      await first.keeper.add(one);
      await first.keeper.add(other);
      first.goOnline();
      for (let turn = 0; turn < turns; turn++) await macrotask();
      first.close();
      const next = await aTab(true);
      await empty(next);
      next.close();
      const subjects = await given.subjects();
      expect(subjects.filter((subject) => subject.endsWith(`-${turns}`)).sort()).to.deep.equal([
        `one-${turns}`,
        `other-${turns}`,
      ]);
    }
  });

  it('F-S13, X-03: what waits is on the device before it counts as queued, and goes out after a restart', async () => {
    const first = await aTab(false);
    const entry = anEntry('kept');
    const concern = {kind: 'order' as const, id: 'order-1', name: 'Order 1'};
    expect((await first.keeper.add({...entry, request: {...entry.request, concern}})).keptIn).to.equal('device');
    first.close();
    const next = await aTab(true);
    await empty(next);
    expect(await given.subjects()).to.deep.equal(['kept']);
    expect(next.news.map((news) => 'concern' in news && news.concern)).to.deep.equal([{kind: 'order', id: 'order-1'}]);
    // A number that was typed by hand is not told.
    expect(toldConcern({...concern, name: ''})).to.equal(null);
  });

  it('X-17: what is taken back in one tab is not sent by another, and can be edited again', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const [kept, unwanted] = [anEntry('kept'), anEntry('unwanted')];
    await one.keeper.add(kept);
    await one.keeper.add(unwanted);
    await until('the other tab knows', () => other.ids().length === 2);
    const taken = {entry: unwanted, operationId: unwanted.id};
    const keep = async () => expect((await one.storage.outbox.read()).map(({id}) => id)).to.include(unwanted.id);
    expect(await one.keeper.cancel(unwanted.id, keep)).to.deep.equal(taken);
    expect(await one.keeper.cancel(unwanted.id)).to.equal(null);
    other.goOnline();
    await empty(one, other);
    expect(await given.subjects()).to.deep.equal(['kept']);
  });

  it('X-10: what is on its way cannot be taken back, nor can what another tab is sending', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const entry = anEntry('on its way');
    await one.keeper.add(entry);
    given.line.isCut = true;
    one.goOnline();
    await until('it is on its way', () => one.keeper.standing === 'sending');
    expect(one.keeper.lines[0]).to.include({state: 'sending', mayTakeBack: false});
    expect(await one.keeper.cancel(entry.id)).to.equal(null);
    expect(await other.keeper.cancel(entry.id)).to.equal(null);
    given.line.isCut = false;
    one.keeper.checkNow();
    await empty(one, other);
    expect(await given.subjects()).to.deep.equal(['on its way']);
  });

  it('S-19, K-05: a case waits for its files, which go on after a restart from what the server has', async () => {
    const first = await aTab(false);
    const file = aFileOf(1_500_000);
    const entry = anEntry('with a file', [file]);
    const [uploadId] = entry.missingUploads;
    expect(await first.storage.files.keep(uploadId!, file, false)).to.equal('device');
    await first.keeper.add(entry);
    given.line.holdFilesAt = 500_000;
    first.goOnline();
    await until('held', () => (first.keeper.lines[0]?.uploads[0]?.sentBytes ?? 0) >= 500_000);
    expect(first.keeper.lines[0]!.state).to.equal('files');
    expect(given.sent()).to.deep.equal([]);
    first.close();
    given.line.holdFilesAt = null;
    const next = await aTab(true);
    await empty(next);
    const offsets = given.named('sendFile').map(({request}) => request['offset'] as number);
    expect(offsets).to.have.lengthOf(2);
    expect(offsets[1]).to.be.at.least(500_000);
    const {caseId} = next.news.find((one) => one.type === 'sent')!;
    expect((await given.backend.getCase({caseId})).files.map(({size}) => size)).to.deep.equal([file.size]);
    await until('its bytes are forgotten', async () => !(await next.storage.files.has(uploadId!)));
  });

  it('X-17, S-19: of two tabs one sends the files; when it is closed the other goes on', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const file = aFileOf(1_500_000);
    const entry = anEntry('with a file', [file]);
    await one.storage.files.keep(entry.missingUploads[0]!, file, false);
    await one.keeper.add(entry);
    await until('the other tab knows', () => other.ids().length === 1);
    given.line.holdFilesAt = 500_000;
    one.goOnline();
    await until('held', () => (one.keeper.lines[0]!.uploads[0]?.sentBytes ?? 0) >= 500_000);
    other.goOnline();
    // Long enough for the other tab to look at the file's bytes and to send some.
    for (let round = 0; round < 20; round++) await other.storage.files.read(entry.missingUploads[0]!);
    expect(given.named('sendFile')).to.have.lengthOf(1);
    expect(other.keeper.lines[0]!.uploads).to.deep.equal([]);
    given.line.holdFilesAt = null;
    one.close();
    await empty(other);
    expect(given.named('sendFile')).to.have.lengthOf(2);
    expect(given.sent()).to.deep.equal([entry.id]);
  });

  it('F-P9, S-19: a tab that hangs in the middle of a file keeps it from another for three seconds', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const file = aFileOf(1_500_000);
    const entry = anEntry('with a file', [file]);
    await one.storage.files.keep(entry.missingUploads[0]!, file, false);
    await one.keeper.add(entry);
    await until('the other tab knows', () => other.ids().length === 1);
    given.line.holdFilesAt = 500_000;
    one.goOnline();
    await until('held', () => (one.keeper.lines[0]!.uploads[0]?.sentBytes ?? 0) >= 500_000);
    given.line.holdFilesAt = null;
    const start = performance.now();
    other.goOnline();
    await empty(one, other);
    expect(performance.now() - start)
      .to.be.above(2500)
      .and.below(6000);
    expect(given.sent()).to.deep.equal([entry.id]);
  });

  it('F-P9, S-19: a file that waits for the person in one tab is free for another', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const file = aFileOf(1_500_000);
    const entry = anEntry('with a file', [file]);
    const [uploadId] = entry.missingUploads;
    await one.storage.files.keep(uploadId!, file, false);
    await one.keeper.add(entry);
    await until('the other tab knows', () => other.ids().length === 1);
    given.line.holdFilesAt = 500_000;
    one.goOnline();
    await until('held', () => (one.keeper.lines[0]!.uploads[0]?.sentBytes ?? 0) >= 500_000);
    given.line.holdFilesAt = null;
    one.keeper.uploadsOf(entry.id)!.pause(uploadId!);
    await until('paused', () => one.keeper.lines[0]!.uploads[0]?.state === 'paused');
    const start = performance.now();
    other.goOnline();
    await empty(one, other);
    expect(performance.now() - start).to.be.below(2500);
  });

  it('F-P9, S-19: a tab in which a file goes on is waited for, however long it takes', async () => {
    const clock = new SimulatedClock();
    const [one, other] = [await aTab(false), await aTab(false, device.storage(), {clock})];
    const file = aFileOf(1_500_000);
    const entry = anEntry('with a file', [file]);
    const [uploadId] = entry.missingUploads;
    await one.storage.files.keep(uploadId!, file, false);
    await one.keeper.add(entry);
    await until('the other tab knows', () => other.ids().length === 1);
    given.line.holdFilesAt = 100_000;
    one.goOnline();
    await until('held', () => (one.keeper.lines[0]!.uploads[0]?.sentBytes ?? 0) >= 100_000);
    other.goOnline();
    const looks = () => given.named('getUpload').length;
    let seen = looks();
    for (const offset of [200_000, 300_000, 400_000]) {
      await until('looked', () => {
        clock.increment(1000);
        return looks() > seen;
      });
      seen = looks();
      await partner.admin.setUploadOffset(uploadId!, offset);
      expect(other.keeper.lines[0]!.uploads).to.deep.equal([]);
    }
    expect(given.named('sendFile')).to.have.lengthOf(1);
  });

  it('S-19: a file whose bytes are gone is asked for, and what waits for it goes out with it', async () => {
    const file = aFileOf(2000);
    const tab = await aTab(true);
    const entry = anEntry('with a large file', [file]);
    await tab.keeper.add(entry);
    const uploads = await until('asked for', () => {
      const [line] = tab.keeper.lines;
      return line?.uploads[0]?.state === 'wanting' && tab.keeper.uploadsOf(entry.id);
    });
    uploads.give(entry.missingUploads[0]!, file);
    await empty(tab);
    expect(await given.subjects()).to.deep.equal(['with a large file']);
  });

  it('S-28, S-19: a file that the server refuses shows with its error; without it the entry goes out, in every tab', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const [virus, log] = [aFileOf(1000, 'virus.log'), aFileOf(2000, 'trace.log', 2)];
    const entry = anEntry('without the virus', [virus, log]);
    for (const [at, file] of [virus, log].entries())
      await one.storage.files.keep(entry.missingUploads[at]!, file, false);
    await one.keeper.add(entry);
    await until('the other tab knows', () => other.ids().length === 1);
    one.goOnline();
    const states = () => one.keeper.lines[0]?.uploads.map(({state, code}) => `${state} ${code}`).join();
    await until('one is refused', () => states() === 'refused file.virus,stored null');
    expect(given.sent()).to.deep.equal([]);
    await one.keeper.dropFile(entry.id, entry.missingUploads[0]!);
    await empty(one, other);
    expect(given.sent()).to.deep.equal([entry.id]);
    const {caseId} = one.news.find(({type}) => type === 'sent') as {caseId: string};
    expect((await given.backend.getCase({caseId})).files.map(({name}) => name)).to.deep.equal(['trace.log']);
    expect(given.named('cancelUpload').map(({request}) => request['uploadId'])).to.deep.equal([
      entry.missingUploads[0],
    ]);
  });

  it('S-28, X-17: a file that another tab took out is not sent here either', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const [kept, unwanted] = [aFileOf(1500, 'kept.log'), aFileOf(1_500_000, 'unwanted.log', 2)];
    const entry = anEntry('without one of them', [unwanted, kept]);
    await one.storage.files.keep(entry.missingUploads[0]!, unwanted, false);
    await one.storage.files.keep(entry.missingUploads[1]!, kept, false);
    await one.keeper.add(entry);
    await until('the other tab knows', () => other.ids().length === 1);
    given.line.holdFilesAt = 1000;
    one.goOnline();
    await until('both are held', () => one.keeper.lines[0]!.uploads.every(({state}) => state === 'sending'));
    await other.keeper.dropFile(entry.id, entry.missingUploads[0]!);
    await until('it is gone', () => one.keeper.lines[0]!.uploads.length === 1);
    await until('the server forgets it', () => given.named('cancelUpload').length === 1);
    one.close();
    given.line.holdFilesAt = null;
    other.goOnline();
    await empty(other);
    const {caseId} = other.news.find(({type}) => type === 'sent') as {caseId: string};
    expect((await given.backend.getCase({caseId})).files.map(({name}) => name)).to.deep.equal(['kept.log']);
  });

  it('F-S16, F-S15: after another account signed in elsewhere nothing of the one before is shown or sent', async () => {
    const tab = await aTab(false);
    const file = aFileOf(1000);
    await tab.keeper.add(anEntry('of the first'));
    await tab.keeper.add(anEntry('of the first, with a file', [file]));
    await partner.admin.signIn('account-colleague');
    await supportAccess.erase({tenant: device.tenant});
    await empty(tab);
    expect(tab.others.count).to.equal(1);
    tab.goOnline();
    for (let turn = 0; turn < 20; turn++) await macrotask();
    expect([given.sent(), given.named('createUpload')]).to.deep.equal([[], []]);
  });

  it("F-S16: what waits is asked whose session it is before it is sent, and waits for its account's", async () => {
    for (const signIn of [() => partner.admin.signIn('account-colleague'), () => partner.admin.signOut()]) {
      const tab = await aTab(false, device.storage({memoryOnly: true}));
      const file = aFileOf(1000);
      const [entry, filed] = [anEntry('mine'), anEntry('mine, with a file', [file])];
      await tab.storage.files.keep(filed.missingUploads[0]!, file, false);
      await tab.keeper.add(entry);
      await tab.keeper.add(filed);
      await signIn();
      const before = [given.sent().length, given.named('createUpload').length];
      tab.goOnline();
      await until('asked', () => tab.keeper.standing === 'signedOut' && tab.others.count > 1);
      expect([given.sent().length, given.named('createUpload').length]).to.deep.equal(before);
      await partner.admin.signIn('account-partner');
      tab.keeper.sessionRestored();
      await empty(tab);
      expect(given.sent().slice(before[0])).to.deep.equal([entry.id, filed.id]);
      tab.close();
    }
  });

  it('S-19, X-10: what is queued after the clock was set back is sent last all the same', async () => {
    const tab = await aTab(false);
    const [first, second] = [anEntry('first'), anEntry('second')];
    await tab.keeper.add({...first, queuedAt: Date.now()});
    await tab.keeper.add({...second, queuedAt: Date.now() - 3_600_000});
    expect(tab.ids()).to.deep.equal([first.id, second.id]);
    tab.close();
    const next = await aTab(true);
    await empty(next);
    expect(given.sent()).to.deep.equal([first.id, second.id]);
  });

  it('F-S6, X-03: what waits on a device that is slow to answer shows and goes out when it does', async () => {
    const entry = anEntry('on a slow device');
    const opening = indexedDB.open(await databaseName('mila', device.tenant), 1);
    let holds = true;
    opening.addEventListener('upgradeneeded', () => {
      const store = opening.result.createObjectStore('records');
      store.put({v: 1, at: Date.now(), data: entry}, ['outbox', entry.id]);
      const hold = () => void (holds && store.get('nothing').addEventListener('success', hold));
      hold();
    });
    const tab = await aTab(true);
    expect(tab.ids()).to.deep.equal([]);
    holds = false;
    await until('opened', () => opening.readyState === 'done');
    opening.result.close();
    await until('sent', () => tab.news.length > 0);
    expect(given.sent()).to.deep.equal([entry.id]);
  });

  it('X-10: the tab whose entry got an id of its own takes that one back, not the other tab’s', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const entry = anEntry('mine');
    expect(await one.keeper.add(entry)).to.deep.equal({keptIn: 'device', id: entry.id});
    const {id} = await other.keeper.add({...anEntry('theirs'), id: entry.id});
    expect(id).to.not.equal(entry.id);
    expect((await other.keeper.cancel(id))?.entry.answers).to.include({subject: 'theirs'});
    expect(await one.storage.outbox.read()).to.have.lengthOf(1);
  });

  it('X-10: what was refused stays with its reason, and is sent next under another id', async () => {
    const tab = await aTab(true);
    const entry = aReplyEntry(newId(), {caseId: 'nowhere'});
    await tab.keeper.add(entry);
    await until('refused', () => tab.keeper.lines[0]?.state === 'refused');
    expect(tab.keeper.lines[0]!.refusal).to.not.equal(null);
    expect(tab.news.map(({type}) => type)).to.deep.equal(['refused']);
    const back = (await tab.keeper.cancel(entry.id))!;
    expect(back.entry.answers).to.deep.equal(entry.answers);
    expect(back.operationId).to.not.equal(entry.id);
    expect(await tab.storage.outbox.read()).to.deep.equal([]);
  });

  it('X-10: two payloads queued under one id are both sent, the second under an id of its own', async () => {
    const [one, other] = [await aTab(false), await aTab(false)];
    const entry = anEntry('mine');
    const theirs = {...anEntry('theirs'), id: entry.id};
    await one.keeper.add(entry);
    await other.keeper.add(theirs);
    other.goOnline();
    await empty(other);
    expect((await given.subjects()).sort()).to.deep.equal(['mine', 'theirs']);
  });

  it('F-S11: without any storage what waits is sent from memory', async () => {
    for (const storage of [device.storage({memoryOnly: true}), new SupportStorage(null, () => {})]) {
      const tab = await aTab(false, storage);
      const entry = anEntry('from memory');
      expect((await tab.keeper.add(entry)).keptIn).to.equal('memory');
      expect(tab.ids()).to.deep.equal([entry.id]);
      const unwanted = anEntry('unwanted');
      await tab.keeper.add(unwanted);
      expect((await tab.keeper.cancel(unwanted.id))?.entry).to.deep.equal(unwanted);
      tab.goOnline();
      await empty(tab);
    }
    expect(await given.subjects()).to.deep.equal(['from memory', 'from memory']);
  });
});
