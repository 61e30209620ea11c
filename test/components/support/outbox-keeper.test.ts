import {expect} from '@open-wc/testing';
import {
  OutboxKeeper,
  type OutboxKeeperOptions,
  type OutboxNews,
} from '../../../src/components/support/outbox-keeper.js';
import {SupportStorage} from '../../../src/components/support/support-storage.js';
import {defaultSupportPolicy} from '../../../src/domain/support/support-policy.js';
import {caseRequest, toldConcern} from '../../../src/domain/support/case-requests.js';
import {aReplyEntry, filledCase} from '../../machines/cases.js';
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
  let given: ReturnType<typeof aWatchedBackend>;
  const keepers: OutboxKeeper[] = [];
  beforeEach(() => {
    device = aDevice();
    given = aWatchedBackend();
  });
  afterEach(async () => {
    for (const keeper of keepers.splice(0)) keeper.end();
    await device.clear();
  });

  /** A tab with the outbox on view, online or not. */
  async function aTab(online: boolean, storage = device.storage(), options: Partial<OutboxKeeperOptions> = {}) {
    const network = {online};
    const news: OutboxNews[] = [];
    const keeper = new OutboxKeeper({
      backend: given.backend,
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
    return {keeper, storage, news, goOnline, close, ids: () => keeper.lines.map(({entry}) => entry.id)};
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
    expect(await first.keeper.add({...entry, request: {...entry.request, concern}})).to.equal('device');
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
    await until('it is on its way', () => given.named('createCase').length === 1);
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
      expect(await tab.keeper.add(entry)).to.equal('memory');
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
