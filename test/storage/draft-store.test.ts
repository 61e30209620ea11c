import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {openDB, unwrap} from 'idb';
import {draftKey} from '../../src/storage/draft-kind.js';
import {reviseOnDevice} from '../../src/storage/revise-on-device.js';
import {indexedDbStore, type IndexedDbStoreOptions} from '../../src/storage/indexed-db-store.js';
import {memoryStore} from '../../src/storage/memory-store.js';
import {openRevisingStore} from '../../src/storage/open-revising-store.js';
import type {DeviceStore, RecordKinds} from '../../src/storage/port.js';
import {draftContract} from '../contract/draft-contract.js';
import {
  day,
  draftKinds,
  letter,
  letterRecord,
  lettersIn,
  olderKinds,
  someDay,
  type LetterRecords,
} from '../support/drafts.js';
import {deafConnection, freshName, onDevice, plant, untilHealth} from '../support/storage.js';
import {goldenDrafts} from './golden-drafts.js';

draftContract('memory', false, (kinds) => memoryStore({kinds}));
draftContract('IndexedDB', true, (kinds) => indexedDbStore({revise: reviseOnDevice, name: freshName(), kinds}));

const id = 'renewal:1';
const main = draftKey(id);

describe('drafts on the device', () => {
  let name: string;
  const stores: DeviceStore<RecordKinds>[] = [];
  const open = (options: Partial<IndexedDbStoreOptions<typeof draftKinds>> = {}): LetterRecords => {
    const store = indexedDbStore({revise: reviseOnDevice, name, kinds: draftKinds, ...options});
    stores.push(store as unknown as DeviceStore<RecordKinds>);
    return store;
  };
  const letters = (options: Partial<IndexedDbStoreOptions<typeof draftKinds>> = {}) => lettersIn(open(options));
  const titles = async () => (await letters().list()).map(({fork, content}) => (fork ? '+' : '') + content.title);
  /** Makes the database, so that records can be planted in it. */
  const prepared = async (records: Record<string, unknown>) => {
    await open().list('letter');
    await plant(name, 'letter', records);
  };
  /** An opener whose connections refuse to write while `refuses()` gives an error. */
  const refusing = (refuses: () => unknown) =>
    (async (...parameters: Parameters<typeof openDB>) => {
      const database = await openDB(...parameters);
      const {transaction} = database;
      const real = unwrap(database).transaction.bind(unwrap(database));
      return new Proxy(database, {
        get: (target, property) => {
          if (property !== 'transaction') {
            const value: unknown = target[property as keyof typeof target];
            return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
          }
          return (...given: Parameters<typeof real>) => {
            const error = given[1] === 'readwrite' ? refuses() : null;
            if (!error) return (transaction as (...all: unknown[]) => unknown).apply(target, given);
            return {
              store: {
                get: async () => undefined,
                put: async () => 'key',
                delete: async () => undefined,
                transaction: {commit: () => undefined},
              },
              done: Promise.reject(error as Error),
            };
          };
        },
      });
    }) as unknown as typeof openDB;
  const full = new DOMException('full', 'QuotaExceededError');

  beforeEach(() => {
    name = freshName();
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.wipe()));
  });

  it('X-16: are small versioned records: a step name, revision and dates, no state of a machine', async () => {
    await (await letters().open(id)).open.save(letter('x', 'countries'));
    const {[`letter ${main}`]: record, ...others} = (await onDevice(name)) as Record<string, {v: number; data: object}>;
    expect(others).to.deep.equal({});
    expect(record!.v).to.equal(3);
    expect(record!.data).to.have.all.keys(
      'id',
      'revision',
      'writer',
      'follows',
      'step',
      'content',
      'editedAt',
      'keptUntil',
    );
    expect(record!.data).to.deep.include({id, revision: 1, step: 'countries', content: {title: 'x', lines: []}});
  });

  it('F-S9, X-16: are read as every version of the kit left them, step names too', async () => {
    for (const [index, {record, read}] of goldenDrafts.entries()) {
      await prepared({[main]: record});
      const {draft, discarded} = await letters().open(id);
      expect(draft, `golden ${index}`).to.deep.include({...read, revision: 7, keptUntil: record.data.keptUntil});
      expect(discarded).to.equal(null);
    }
  });

  it('F-S9: go on after an upgrade of the kit in place of the older record', async () => {
    await prepared({[main]: goldenDrafts[0]!.record});
    const {open: draft} = await letters().open(id);
    expect((await draft.save(letter('Sava d.o.o.'))).state).to.equal('saved');
    expect(await titles()).to.deep.equal(['Sava d.o.o.']);
    expect((await onDevice(name))[`letter ${main}`]).to.deep.include({v: 3});
  });

  it('F-S9: are discarded with a notice where they are broken, and the next edit is kept', async () => {
    const broken: Record<string, unknown> = {
      'no wrapper': letterRecord().data,
      'a field too many': letterRecord({more: 1}),
      'a wrong type': letterRecord({content: {title: 1, lines: []}}),
      'no revision': letterRecord({revision: 0}),
      'a broken time': letterRecord({keptUntil: '2026'}),
      'a broken old content': {...letterRecord(), v: 1},
      'an old one of nothing': {v: 1, at: 1, data: null},
      'a state of a machine': {v: 3, at: 1, data: {status: 'active', value: 'check', context: {}, children: {}}},
      text: 'text',
    };
    for (const [what, record] of Object.entries(broken)) {
      await prepared({[main]: record});
      const opened = await letters().open(id);
      expect(opened, what).to.deep.include({draft: null, forks: [], discarded: 'invalid'});
      expect(await onDevice(name), what).to.deep.equal({});
      expect((await opened.open.save(letter(what))).state).to.equal('saved');
      expect(await titles(), what).to.deep.equal([what]);
    }
  });

  it('F-S9: an edit replaces a record that broke after the draft was opened', async () => {
    const {open: draft} = await letters().open(id);
    await draft.save(letter('first'));
    await plant(name, 'letter', {[main]: {v: 3, at: 1, data: 'broken'}});
    expect((await draft.save(letter('second'))).state).to.equal('saved');
    expect(await titles()).to.deep.equal(['second']);
  });

  it('F-S9: of another key are not given back as this one', async () => {
    await prepared({[main]: letterRecord({id: 'renewal:2'}), [draftKey(id, 'other')]: letterRecord({writer: 'w'})});
    expect(await letters().open(id)).to.deep.include({draft: null, forks: []});
    expect(await titles()).to.deep.equal([]);
  });

  it('leave no fork on the device that the draft has overtaken', async () => {
    const {open: draft} = await letters().open(id);
    await draft.save(letter('one'));
    await draft.saveAside(letter('two'));
    await draft.save(letter('three'));
    expect(Object.keys(await onDevice(name))).to.deep.equal([`letter ${main}`]);
    await prepared({
      [draftKey('renewal:2')]: letterRecord({id: 'renewal:2', revision: 4}),
      [draftKey('renewal:2', 'somebody')]: letterRecord({id: 'renewal:2', revision: 3}),
    });
    expect((await letters().open('renewal:2')).forks).to.deep.equal([]);
    expect(Object.keys(await onDevice(name))).to.deep.equal([`letter ${main}`, `letter ${draftKey('renewal:2')}`]);
  });

  it('F-S7: of a newer version stay untouched; what is typed is kept beside them and found again', async () => {
    const newer = {v: 4, at: 1, data: {future: true}};
    await prepared({[main]: newer});
    const {open: draft, ...found} = await letters().open(id);
    expect(found).to.deep.equal({draft: null, forks: [], discarded: 'newer'});
    expect((await draft.save(letter('typed'))).state).to.equal('saved');
    expect((await draft.save(letter('typed on'))).state).to.equal('saved');
    expect(draft.conflict).to.equal(null);
    expect((await onDevice(name))[`letter ${main}`]).to.deep.equal(newer);
    const again = await letters().open(id);
    expect(again.discarded).to.equal('newer');
    expect(again.forks.map(({content}) => content.title)).to.deep.equal(['typed on']);
  });

  it('F-S7: a tab of an older version leaves what a newer one made of the draft', async () => {
    const older = lettersIn(open({kinds: olderKinds as unknown as typeof draftKinds}));
    const {open: draft} = await older.open(id);
    expect((await draft.save({step: 'company', content: {title: 'old'} as never})).state).to.equal('saved');
    await (await letters().open(id)).open.save(letter('upgraded'));
    expect((await draft.save({step: 'company', content: {title: 'old, longer'} as never})).state).to.equal('saved');
    expect(await titles()).to.deep.equal(['upgraded', '+old, longer']);
  });

  it('F-S9: are either whole or absent, whatever is on the device', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(0, -1, 1e308, '', id, null, 'somebody'));
    const field = fc.constantFrom('id', 'revision', 'writer', 'step', 'content', 'editedAt', 'keptUntil', 'extra');
    const records = fc.sample(
      fc.oneof(
        fc.tuple(fc.integer({min: -1, max: 5}), field, value).map(([version, changed, to]) => ({
          ...letterRecord({[changed]: to}),
          v: version,
        })),
        fc.record({v: fc.integer({min: 0, max: 4}), at: fc.nat(), data: fc.jsonValue()}),
        fc.jsonValue(),
      ),
      300,
    );
    const keyed = Object.fromEntries(
      records.map((record, index) => {
        const data = (record as {data?: {id?: unknown}} | null)?.data;
        return [draftKey(typeof data?.id === 'string' ? `${data.id}` : id, index % 3 ? `${index}` : null), record];
      }),
    );
    await prepared({...keyed, [draftKey('good')]: letterRecord({id: 'good'})});
    const store = open();
    const listed = await lettersIn(store).list();
    expect(listed.some((draft) => draft.id === 'good')).to.equal(true);
    for (const draft of listed) {
      expect(draft.content).to.have.all.keys('title', 'lines');
      expect(draft.step).to.be.a('string').and.not.equal('');
      expect(draft.keptUntil).to.be.above(someDay);
    }
    const {open: draft} = await lettersIn(store).open(id);
    expect((await draft.save(letter('typed'))).state).to.equal('saved');
    expect(store.health).to.deep.equal({state: 'ready'});
  });

  it('F-S10: with inherited keys, depth or bulk are discarded and pollute nothing', async () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 500; level++) deep = [deep];
    const hostile = [
      JSON.parse('{"title":"x","lines":[],"__proto__":{"polluted":1}}'),
      {title: 'x', lines: [JSON.parse('{"constructor":{"prototype":{"polluted":1}}}')]},
      {title: 'x', lines: deep},
      {title: 'x'.repeat(2_000_000), lines: []},
    ];
    for (const [index, content] of hostile.entries()) {
      await prepared({[main]: letterRecord({content})});
      expect((await letters().open(id)).discarded, `${index}`).to.equal('invalid');
      await prepared({[main]: {...letterRecord({content}), v: 1}});
      expect((await letters().open(id)).discarded, `${index}, old`).to.equal('invalid');
    }
    expect(({} as {polluted?: number}).polluted).to.equal(undefined);
  });

  it('F-S8, X-17: two connections that save at once lose nothing, however often', async () => {
    const [one, other] = [letters(), letters()];
    for (let turn = 0; turn < 10; turn++) {
      const openings = await Promise.all([one.open(`${turn}`), other.open(`${turn}`)]);
      await Promise.all(openings.map(({open: draft}, index) => draft.save(letter(`${index}`))));
      const [winner, loser] = openings[0].open.conflict ? [1, 0] : [0, 1];
      expect(openings[winner]!.open.conflict).to.equal(null);
      expect(openings[loser]!.open.conflict?.content.title).to.equal(`${winner}`);
    }
    const listed = await one.list();
    expect(listed).to.have.length(20);
    expect(listed.filter(({fork}) => fork === null)).to.have.length(10);
  });

  it('F-S8: an edit that waited for the device does not overwrite what another tab kept meanwhile', async () => {
    let refuses: unknown = full;
    const store = open({open: refusing(() => refuses)});
    const {open: draft} = await lettersIn(store).open(id);
    expect(await draft.save(letter('waiting'))).to.deep.equal({state: 'unsaved', reason: 'quota'});
    expect((await lettersIn(store).open(id)).draft?.content.title).to.equal('waiting');
    await (await letters().open(id)).open.save(letter('other tab'));
    refuses = null;
    expect((await draft.save(letter('waiting, longer'))).state).to.equal('saved');
    expect(draft.conflict?.content.title).to.equal('other tab');
    expect(await titles()).to.deep.equal(['other tab', '+waiting, longer']);
    expect((await lettersIn(store).list()).map(({content}) => content.title)).to.deep.equal([
      'other tab',
      'waiting, longer',
    ]);
    expect(store.health).to.deep.equal({state: 'ready'});
  });

  it('F-S8, F-S6: what was typed while the database did not open goes beside what another tab kept', async () => {
    await (await letters().open(id)).open.save(letter('other tab'));
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const late = async (...parameters: Parameters<typeof openDB>) => {
      await gate;
      return openDB(...parameters);
    };
    const store = open({open: late as typeof openDB, waitMilliseconds: 100});
    const {open: draft} = await lettersIn(store).open(id);
    expect(await draft.save(letter('typed'))).to.deep.equal({state: 'unsaved', reason: 'timeout'});
    release();
    await untilHealth(store, 'ready');
    expect(await titles()).to.deep.equal(['other tab', '+typed']);
    await draft.save(letter('typed, longer'));
    expect(draft.conflict?.content.title).to.equal('other tab');
    expect(await titles()).to.deep.equal(['other tab', '+typed, longer']);
  });

  it('F-S5: without room nothing is called saved, the draft goes on in memory, and is saved when there is room', async () => {
    let refuses: unknown = null;
    const store = open({open: refusing(() => refuses)});
    const {open: draft} = await lettersIn(store).open(id);
    await draft.save(letter('before'));
    refuses = full;
    expect(await draft.save(letter('now'))).to.deep.equal({state: 'unsaved', reason: 'quota'});
    expect((await lettersIn(store).open(id)).draft?.content.title).to.equal('now');
    expect((await lettersIn(store).open(id)).open.kept).to.deep.equal({state: 'unsaved', reason: 'quota'});
    expect(await titles()).to.deep.equal(['before']);
    refuses = null;
    expect((await draft.save(letter('now'))).state).to.equal('saved');
    expect(await titles()).to.deep.equal(['now']);
  });

  it('F-S5, F-S8: keeping mine waits until theirs can be put aside', async () => {
    let refuses: unknown = null;
    const {open: mine} = await letters({open: refusing(() => refuses)}).open(id);
    await (await letters().open(id)).open.save(letter('theirs'));
    await mine.save(letter('mine'));
    refuses = full;
    expect(await mine.keepMine()).to.deep.equal({state: 'unsaved', reason: 'quota'});
    expect(await titles()).to.deep.equal(['theirs', '+mine']);
    refuses = null;
    expect((await mine.keepMine())?.state).to.equal('saved');
    expect(await titles()).to.deep.equal(['mine', '+theirs']);
  });

  it('F-S1, F-S2, F-S12: reopens and goes on, with nothing there too', async () => {
    const connections: IDBDatabase[] = [];
    const recorded = async (...parameters: Parameters<typeof openDB>) => {
      const database = await openDB(...parameters);
      connections.push(unwrap(database));
      return database;
    };
    const {open: draft} = await letters({open: recorded as typeof openDB}).open(id);
    await draft.save(letter('one'));
    connections[0]!.close();
    expect((await draft.save(letter('two'))).state).to.equal('saved');
    expect(draft.conflict).to.equal(null);
    await (await fetch('/__clear-site-data')).text();
    expect((await draft.save(letter('three'))).state).to.equal('saved');
    expect(await titles()).to.deep.equal(['three']);
  });

  it('F-S2: an edit whose transaction is repeated does not replace a later one', async () => {
    let writes = 0;
    let fail = (_error: Error): void => undefined;
    const broken = async (...parameters: Parameters<typeof openDB>) => {
      const database = await openDB(...parameters);
      return new Proxy(database, {
        get: (target, property) => {
          const value: unknown = target[property as keyof typeof target];
          if (property !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
          return (store: string, mode: IDBTransactionMode) => {
            if (mode === 'readonly' || ++writes > 1) return target.transaction(store, mode);
            return {
              store: {get: async () => undefined, put: async () => 'key', transaction: {commit: () => undefined}},
              done: new Promise((_, reject) => (fail = reject)),
            };
          };
        },
      });
    };
    const {open: draft} = await letters({open: broken as typeof openDB}).open(id);
    const first = draft.save(letter('first'));
    expect((await draft.save(letter('second'))).state).to.equal('saved');
    fail(new DOMException('lost', 'UnknownError'));
    expect((await first).state).to.equal('saved');
    expect(await titles()).to.deep.equal(['second']);
  });

  it('F-S3, F-S4, F-S11: go on in memory, and say so, where the device keeps failing or is denied', async () => {
    const faults = {lost: 'UnknownError', denied: 'SecurityError', newerDatabase: 'VersionError'} as const;
    for (const [reason, fault] of Object.entries(faults)) {
      const store = open({open: () => Promise.reject(new DOMException('no', fault))});
      const one = await lettersIn(store).open(id);
      expect(await one.open.save(letter('x'))).to.deep.equal({state: 'memoryOnly', reason});
      expect((await lettersIn(store).open(id)).draft?.content.title, reason).to.equal('x');
      const other = await lettersIn(store).open(id);
      await other.open.save(letter('y'));
      await one.open.save(letter('z'));
      expect(one.open.conflict?.content.title).to.equal('y');
      expect(await lettersIn(store).list()).to.have.length(2);
    }
    expect(await titles()).to.deep.equal([]);
  });

  it('F-S15: a draft that waits for the device is gone after a wipe', async () => {
    let atTransaction = (): void => undefined;
    const opener = async (...parameters: Parameters<typeof openDB>) => {
      const database = await openDB(...parameters);
      unwrap(database).addEventListener('close', () => undefined);
      return new Proxy(database, {
        get: (target, property) => {
          const value: unknown = target[property as keyof typeof target];
          if (property === 'transaction') queueMicrotask(() => atTransaction());
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    };
    const store = open({open: opener as typeof openDB});
    const {open: draft} = await lettersIn(store).open(id);
    let wiped: Promise<unknown> | undefined;
    atTransaction = () => {
      wiped ??= store.wipe();
    };
    expect(await draft.save(letter('canary'))).to.deep.equal({state: 'memoryOnly', reason: 'wiped'});
    await wiped;
    expect(await lettersIn(store).list()).to.deep.equal([]);
  });

  it("F-S16: are in the account's own database, and nobody else's", async () => {
    const tenant = `https://portal.example/${Math.random()}`;
    const openFor = async (accountId: string) => {
      const store = await openRevisingStore({accountId, tenant, kinds: draftKinds});
      stores.push(store as unknown as DeviceStore<RecordKinds>);
      return lettersIn(store);
    };
    await (await (await openFor('ann')).open(id)).open.save(letter('canary'));
    expect(await (await openFor('bob')).list()).to.deep.equal([]);
    expect((await (await openFor('bob')).open(id)).draft).to.equal(null);
    expect((await (await openFor('ann')).open(id)).draft?.content.title).to.equal('canary');
  });

  it('creates no database where the host asks for memory only', async () => {
    const before = (await indexedDB.databases()).length;
    const store = await openRevisingStore({
      accountId: 'ann',
      memoryOnly: true,
      kinds: draftKinds,
    });
    const {open: draft} = await lettersIn(store).open(id);
    expect(await draft.save(letter('x'))).to.deep.equal({state: 'memoryOnly', reason: 'requested'});
    expect(await indexedDB.databases()).to.have.length(before);
  });

  it('a draft that another tab is editing is not removed as out of date', async () => {
    let now = someDay;
    const store = open();
    const {open: draft} = await lettersIn(store, () => now).open(id);
    await draft.save(letter('old'));
    now += 31 * day;
    const listing = lettersIn(store, () => now).list();
    const saving = draft.save(letter('new'));
    await Promise.all([listing, saving]);
    expect((await lettersIn(store, () => now).list()).map(({content}) => content.title)).to.deep.equal(['new']);
  });

  it('F-S7: a database of a newer layout keeps its drafts', async () => {
    const newer = await deafConnection(name, 9);
    newer.close();
    await plant(name, 'letter', {[main]: letterRecord()});
    const {open: draft} = await letters().open(id);
    expect(await draft.save(letter('x'))).to.deep.equal({state: 'memoryOnly', reason: 'newerDatabase'});
    expect((await onDevice(name))[`letter ${main}`]).to.deep.equal(letterRecord());
  });
});
