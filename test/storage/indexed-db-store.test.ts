import {expect} from '@open-wc/testing';
import {openDB, unwrap, type IDBPDatabase} from 'idb';
import {indexedDbStore, type IndexedDbStoreOptions} from '../../src/storage/indexed-db-store.js';
import {reviseOnDevice} from '../../src/storage/revise-on-device.js';
import {
  databaseNames,
  deafConnection,
  done,
  draft,
  freshName,
  healths,
  healthText,
  notices,
  onDevice,
  openingFull,
  testKinds,
  untilHealth,
  type TestStore,
} from '../support/storage.js';

type Open = typeof openDB;

describe('the IndexedDB store', () => {
  let name: string;
  const stores: TestStore[] = [];
  const open = (options: Partial<IndexedDbStoreOptions<typeof testKinds>> = {}): TestStore => {
    const store = indexedDbStore({revise: reviseOnDevice, name, kinds: testKinds, ...options});
    stores.push(store);
    return store;
  };
  beforeEach(() => {
    name = freshName();
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.wipe()));
  });

  /** An opener that counts and remembers its connections. */
  const recorded = () => {
    const connections: IDBDatabase[] = [];
    const opener = async (...parameters: Parameters<Open>) => {
      const database = await openDB(...parameters);
      connections.push(unwrap(database));
      return database;
    };
    return {connections, opener: opener as Open};
  };
  const lost = (message = 'Connection to Indexed Database server lost') => new DOMException(message, 'UnknownError');

  /** An opener whose transactions do what `transaction` says, with the real one as its second argument. */
  const withTransactions = (
    transaction: (mode: IDBTransactionMode, real: () => unknown) => unknown,
    openReal: Open = openDB,
  ) => {
    const opened = {count: 0};
    const opener = async (...parameters: Parameters<Open>) => {
      opened.count++;
      const database = await openReal(...parameters);
      return new Proxy(database, {
        get: (target, property) => {
          if (property === 'transaction') {
            return (store: string, mode: IDBTransactionMode, options?: IDBTransactionOptions) =>
              transaction(mode, () => target.transaction(store, mode, options));
          }
          const value: unknown = target[property as keyof IDBPDatabase];
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        },
      });
    };
    return {opened, opener: opener as Open};
  };

  it('is ready by itself and keeps records for the next visit', async () => {
    const store = open();
    expect(store.health).to.deep.equal({state: 'opening'});
    const heard = notices(store);
    await untilHealth(store, 'ready');
    expect(await store.put('draft', 'a', draft())).to.equal('device');
    store.close();
    expect((await open().get('draft', 'a'))!.value).to.deep.equal(draft());
    expect(healths(heard)).to.deep.equal(['opening', 'ready', 'memoryOnly/closed']);
  });

  it('F-S1, X-15: reopens once when the browser ended an idle connection, and nothing committed is lost', async () => {
    const {connections, opener} = recorded();
    const store = open({open: opener});
    const heard = notices(store);
    await store.put('draft', 'a', draft());
    connections[0]!.close();
    connections[0]!.dispatchEvent(new Event('close'));
    const [record] = await Promise.all([
      store.get('draft', 'a'),
      store.list('draft'),
      store.put('draft', 'b', draft()),
    ]);
    expect(record!.value).to.deep.equal(draft());
    expect(connections).to.have.length(2);
    expect(healths(heard)).to.deep.equal(['opening', 'ready']);
  });

  it("F-S1, F-S12: goes on with an empty store after the browser cleared the site's data", async () => {
    const {connections, opener} = recorded();
    const store = open({open: opener});
    const heard = notices(store);
    expect(await store.put('draft', 'a', draft())).to.equal('device');
    const closed = new Promise((resolve) => connections[0]!.addEventListener('close', resolve));
    await (await fetch('/__clear-site-data')).text();
    await closed;
    expect(await store.get('draft', 'a')).to.equal(null);
    expect(await store.put('draft', 'b', draft())).to.equal('device');
    expect(Object.keys(await onDevice(name))).to.deep.equal(['draft b']);
    expect(connections).to.have.length(2);
    expect(healths(heard)).to.deep.equal(['opening', 'ready']);
  });

  it('X-15: reopens what the browser closed, never uses the closed handle again, and says so', async () => {
    const {connections, opener} = recorded();
    const store = open({open: opener});
    const heard = notices(store);
    await store.put('draft', 'a', draft());
    connections[0]!.close();
    expect(await store.put('draft', 'b', draft())).to.equal('device');
    expect(await store.list('draft')).to.have.length(2);
    expect(connections).to.have.length(2);
    expect(healths(heard)).to.deep.equal(['opening', 'ready', 'reopening', 'ready']);
  });

  it('F-S2: many calls that meet one closed handle share one reopening', async () => {
    const {connections, opener} = recorded();
    const store = open({open: opener});
    await untilHealth(store, 'ready');
    connections[0]!.close();
    const kept = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => store.put('draft', key, draft(key))));
    expect(kept).to.deep.equal(new Array(6).fill('device'));
    expect(connections).to.have.length(2);
    expect(await store.list('draft')).to.have.length(6);
  });

  it('F-S2: a write that is repeated does not overwrite a later one of the same record', async () => {
    let fail = (_error: Error): void => undefined;
    let writes = 0;
    const {opened, opener} = withTransactions((mode, real) => {
      if (mode === 'readonly' || ++writes > 1) return real();
      return {
        store: {put: () => Promise.resolve(), transaction: {commit: () => undefined}},
        done: new Promise((_, reject) => {
          fail = reject;
        }),
      };
    });
    const store = open({open: opener});
    const first = store.put('draft', 'a', draft('first'));
    expect(await store.put('draft', 'a', draft('second'))).to.equal('device');
    fail(lost());
    await first;
    expect(opened.count).to.equal(2);
    expect((await store.get('draft', 'a'))!.value.title).to.equal('second');
  });

  it('F-S3, X-15: gives up after three reopenings, says so once and goes on in memory', async () => {
    let transactions = 0;
    const {opened, opener} = withTransactions(() => {
      transactions++;
      throw lost();
    });
    const store = open({open: opener});
    const heard = notices(store);
    expect(await store.put('draft', 'a', draft())).to.equal('memory');
    expect(healthText(store.health)).to.equal('memoryOnly/lost');
    for (let more = 0; more < 5; more++) await store.put('counter', 'c', {count: more});
    expect((await store.get('draft', 'a'))!.value).to.deep.equal(draft());
    expect((await store.list('counter')).map(({value}) => value.count)).to.deep.equal([4]);
    expect(opened.count).to.equal(4);
    expect(transactions).to.be.at.most(8);
    expect(healths(heard)).to.deep.equal(['opening', 'reopening', 'memoryOnly/lost']);
  });

  it('F-S3: gives up on one call after four attempts', async () => {
    let armed = false;
    let attempts = 0;
    const {connections, opener: recording} = recorded();
    const {opener} = withTransactions((_mode, real) => {
      if (!armed) return real();
      attempts++;
      connections.at(-1)!.dispatchEvent(new Event('close'));
      throw lost();
    }, recording);
    const store = open({open: opener});
    await untilHealth(store, 'ready');
    armed = true;
    expect(await store.put('draft', 'a', draft())).to.equal('memory');
    expect(attempts).to.equal(4);
  });

  it('F-S1, F-S3: a success gives back all three reopenings', async () => {
    let failures = 0;
    const {opener} = withTransactions((_mode, real) => {
      if (failures-- > 0) throw lost();
      return real();
    });
    const store = open({open: opener});
    await untilHealth(store, 'ready');
    for (const title of ['one', 'two', 'three']) {
      failures = 3;
      expect(await store.put('draft', 'a', draft(title))).to.equal('device');
    }
    expect(store.health).to.deep.equal({state: 'ready'});
  });

  it('F-S4: a database that cannot be opened is left alone', async () => {
    const earlier = open();
    await earlier.put('draft', 'a', draft());
    earlier.close();
    let attempts = 0;
    const original = IDBFactory.prototype.deleteDatabase;
    let deletions = 0;
    IDBFactory.prototype.deleteDatabase = function (...parameters) {
      deletions++;
      return original.apply(this, parameters);
    };
    try {
      const store = open({
        open: () => {
          attempts++;
          return Promise.reject(lost('Internal error opening backing store'));
        },
      });
      const heard = notices(store);
      expect(await store.put('draft', 'b', draft())).to.equal('memory');
      expect(attempts).to.equal(4);
      expect(healths(heard)).to.deep.equal(['opening', 'reopening', 'memoryOnly/lost']);
    } finally {
      IDBFactory.prototype.deleteDatabase = original;
    }
    expect(deletions).to.equal(0);
    expect(Object.keys(await onDevice(name))).to.deep.equal(['draft a']);
  });

  it('F-S5: a write that fails on commit is in memory, never called saved, and saved when there is room', async () => {
    let full = false;
    const {opener} = withTransactions((mode, real) => {
      if (!full || mode === 'readonly') return real();
      return {
        store: {put: () => Promise.resolve('key'), transaction: {commit: () => undefined}},
        done: Promise.reject(new DOMException('full', 'QuotaExceededError')),
      };
    });
    const store = open({open: opener});
    const heard = notices(store);
    expect(await store.put('draft', 'a', draft('old'))).to.equal('device');
    full = true;
    expect(await store.put('draft', 'a', draft('new'))).to.equal('memory');
    expect(healthText(store.health)).to.equal('memoryOnly/quota');
    expect((await store.get('draft', 'a'))!.value.title).to.equal('new');
    expect((await store.list('draft')).map(({value}) => value.title)).to.deep.equal(['new']);
    expect(healthText(store.health)).to.equal('memoryOnly/quota');
    full = false;
    expect(await store.put('counter', 'other', {count: 1})).to.equal('device');
    expect(healthText(store.health)).to.equal('memoryOnly/quota');
    expect(await store.put('draft', 'a', draft('newest'))).to.equal('device');
    expect(healths(heard)).to.deep.equal(['opening', 'ready', 'memoryOnly/quota', 'ready']);
    store.close();
    expect((await open().get('draft', 'a'))!.value.title).to.equal('newest');
  });

  /** A store whose device is as full as it is told. */
  const filling = () => {
    const device = {isFull: true};
    return {device, store: open({open: openingFull(device)})};
  };
  /** Writes where nothing is. */
  const create = (store: TestStore, title: string) =>
    store.revise('draft', 'a', draft(title), (found) => (found === null ? 'a' : null));
  /** Writes over what is called `from`. */
  const replace = (store: TestStore, from: string, title: string | null) =>
    store.revise('draft', 'a', title === null ? null : draft(title), (found) =>
      found !== null && found !== 'newer' && found.title === from ? 'a' : null,
    );
  const titleIn = async (store: TestStore) => (await store.get('draft', 'a'))?.value.title;

  it('F-S5: a change of what waits for room is made over that, not over what the device has instead', async () => {
    const {device, store} = filling();
    expect(await create(store, 'one')).to.equal('memory');
    expect(await replace(store, 'one', 'two')).to.equal('memory');
    device.isFull = false;
    expect(await replace(store, 'two', 'three')).to.equal('device');
    expect(Object.keys(await onDevice(name))).to.deep.equal(['draft a']);
    expect(await titleIn(store)).to.equal('three');
    expect(healthText(store.health)).to.equal('ready');
    device.isFull = true;
    expect(await replace(store, 'three', 'four')).to.equal('memory');
    device.isFull = false;
    expect(await replace(store, 'four', null)).to.equal('device');
    expect(await onDevice(name)).to.deep.equal({});
  });

  it('F-S5: what waits for room is given to the device when it is opened again, however often it was changed', async () => {
    const {device, store} = filling();
    await create(store, 'one');
    await replace(store, 'one', 'two');
    await replace(store, 'two', 'three');
    device.isFull = false;
    document.dispatchEvent(new Event('freeze'));
    expect(await titleIn(store)).to.equal('three');
    expect(healthText(store.health)).to.equal('ready');
    store.close();
    expect(await titleIn(open())).to.equal('three');
  });

  it('F-S5, X-17: what another tab wrote meanwhile is not written over by what waited for room', async () => {
    const {device, store} = filling();
    await create(store, 'one');
    await replace(store, 'one', 'two');
    await open().put('draft', 'a', draft('theirs'));
    device.isFull = false;
    expect(await replace(store, 'two', 'three')).to.equal('device');
    expect(await titleIn(store)).to.equal('theirs');
  });

  it('F-S6, X-15: says blocked within a second, works in memory meanwhile and goes on by itself', async () => {
    const older = await deafConnection(name, 1);
    const start = performance.now();
    const store = open({layout: 2, waitMilliseconds: 300});
    const heard = notices(store);
    await untilHealth(store, 'blocked/otherTab');
    expect(performance.now() - start).to.be.below(1000);
    expect(await store.put('draft', 'a', draft())).to.equal('memory');
    expect((await store.get('draft', 'a'))!.value).to.deep.equal(draft());
    expect(performance.now() - start).to.be.below(1500);
    expect(healthText(store.health)).to.equal('blocked/otherTab');
    older.close();
    await untilHealth(store, 'ready');
    expect(Object.keys(await onDevice(name))).to.deep.equal(['draft a']);
    expect(await store.put('draft', 'b', draft())).to.equal('device');
    expect(healths(heard)).to.deep.equal(['opening', 'blocked/otherTab', 'ready']);
  });

  it('F-S6: a call made while blocked is answered from the device if the other tab closes in time', async () => {
    const older = await deafConnection(name, 1);
    const store = open({layout: 2});
    await untilHealth(store, 'blocked/otherTab');
    const written = store.put('draft', 'a', draft());
    older.close();
    expect(await written).to.equal('device');
  });

  it('F-S6, X-15: the older tab finishes its writes, makes way and says why', async () => {
    const older = open({layout: 1});
    const heard = notices(older);
    await untilHealth(older, 'ready');
    const written = older.put('draft', 'a', draft());
    const newer = open({layout: 2});
    const newerHeard = notices(newer);
    expect((await newer.get('draft', 'a'))!.value).to.deep.equal(draft());
    expect(await written).to.equal('device');
    expect(healths(heard)).to.deep.equal(['opening', 'ready', 'memoryOnly/newerDatabase']);
    expect(healths(newerHeard)).to.deep.equal(['opening', 'ready']);
    expect(await older.put('draft', 'b', draft())).to.equal('memory');
  });

  it('F-S6: a call never waits longer than the limit for a database that does not open', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const opener = async (...parameters: Parameters<Open>) => {
      await gate;
      return openDB(...parameters);
    };
    const store = open({open: opener as Open, waitMilliseconds: 100});
    const heard = notices(store);
    expect(await store.put('draft', 'a', draft())).to.equal('memory');
    await store.put('draft', 'b', draft());
    await store.delete('draft', 'b');
    release();
    await untilHealth(store, 'ready');
    expect(Object.keys(await onDevice(name))).to.deep.equal(['draft a']);
    expect(healths(heard)).to.deep.equal(['opening', 'memoryOnly/timeout', 'ready']);
  });

  it('answers from memory when a transaction never ends, and saves later', async () => {
    let stuck = false;
    const {opener} = withTransactions((_mode, real) => {
      if (!stuck) return real();
      const never = new Promise(() => undefined);
      return {store: {put: () => never, get: () => never, transaction: {commit: () => undefined}}, done: never};
    });
    const store = open({open: opener, waitMilliseconds: 1000});
    await untilHealth(store, 'ready');
    stuck = true;
    expect(await store.put('draft', 'a', draft())).to.equal('memory');
    expect(healthText(store.health)).to.equal('memoryOnly/timeout');
    stuck = false;
    expect((await store.get('draft', 'a'))!.value).to.deep.equal(draft());
    expect(healthText(store.health)).to.equal('ready');
    expect(Object.keys(await onDevice(name))).to.deep.equal(['draft a']);
  });

  it('F-S7: a database of a newer version is not touched', async () => {
    const newer = await deafConnection(name, 9);
    const transaction = newer.transaction('records', 'readwrite');
    await done(transaction.objectStore('records').put({future: true}, ['draft', 'a']));
    newer.close();
    const store = open();
    const heard = notices(store);
    expect(await store.get('draft', 'a')).to.equal(null);
    expect(await store.put('draft', 'a', draft())).to.equal('memory');
    await store.delete('draft', 'a');
    expect(healths(heard)).to.deep.equal(['opening', 'memoryOnly/newerDatabase']);
    store.close();
    const after = await deafConnection(name);
    expect(after.version).to.equal(9);
    expect(await onDevice(after)).to.deep.equal({'draft a': {future: true}});
    after.close();
  });

  it('F-S11: works in memory, with one notice, where storage is denied or missing', async () => {
    const faults: [string, () => never][] = [
      [
        'denied',
        () => {
          throw new DOMException('denied', 'SecurityError');
        },
      ],
      [
        'unavailable',
        () => {
          throw new ReferenceError('indexedDB is not defined');
        },
      ],
    ];
    for (const [reason, fault] of faults) {
      const store = open({open: fault as unknown as Open});
      const heard = notices(store);
      expect(await store.put('draft', 'a', draft())).to.equal('memory');
      expect((await store.get('draft', 'a'))!.value).to.deep.equal(draft());
      expect(healths(heard)).to.deep.equal(['opening', `memoryOnly/${reason}`]);
      expect(await store.wipe()).to.deep.equal({deleted: [], failed: []});
      expect(await store.wipe()).to.deep.equal({deleted: [], failed: []});
      expect(await store.get('draft', 'a')).to.equal(null);
    }
  });

  it('F-S15: a wipe ends the stores of all tabs, and no late save brings the database back', async () => {
    const here = open();
    const elsewhere = open();
    await here.put('draft', 'a', draft('canary'));
    await elsewhere.put('draft', 'b', draft('canary'));
    const late = elsewhere.put('draft', 'c', draft('canary'));
    const start = performance.now();
    expect(await here.wipe()).to.deep.equal({deleted: [name], failed: []});
    expect(performance.now() - start).to.be.below(2000);
    await late;
    await untilHealth(elsewhere, 'memoryOnly/wiped');
    expect(await elsewhere.put('draft', 'd', draft('canary'))).to.equal('memory');
    expect(await here.put('draft', 'd', draft('canary'))).to.equal('memory');
    expect(await databaseNames()).to.not.include(name);
  });

  it('F-S15: a wipe that another tab blocks ends in time, leaves nothing readable and completes by itself', async () => {
    const store = open();
    await store.put('draft', 'a', draft('canary'));
    const deaf = await deafConnection(name);
    const start = performance.now();
    expect(await store.wipe()).to.deep.equal({deleted: [], failed: [name]});
    expect(performance.now() - start).to.be.below(2000);
    expect(await onDevice(deaf)).to.deep.equal({});
    deaf.close();
    // Requests for one name are answered in turn: this one comes after the deletion.
    const fresh = await deafConnection(name, 1);
    expect(await onDevice(fresh)).to.deep.equal({});
    fresh.close();
  });

  it('F-S15: a wipe while the database is still opening leaves nothing', async () => {
    const store = open();
    const written = store.put('draft', 'a', draft('canary'));
    expect(await store.wipe()).to.deep.equal({deleted: [name], failed: []});
    expect(await written).to.equal('memory');
    expect(await databaseNames()).to.not.include(name);
  });

  it('F-S15: what was being read or written when the wipe came is neither given back nor called saved', async () => {
    let atTransaction = (): void => undefined;
    const {opener} = withTransactions((_mode, real) => {
      const transaction = real();
      queueMicrotask(atTransaction);
      return transaction;
    });
    for (const call of ['get', 'put'] as const) {
      const store = open({open: opener});
      await store.put('draft', 'a', draft('canary'));
      let wiped: Promise<unknown> | undefined;
      atTransaction = () => {
        wiped ??= store.wipe();
      };
      const answer = call === 'get' ? await store.get('draft', 'a') : await store.put('draft', 'a', draft('canary'));
      expect(answer).to.equal(call === 'get' ? null : 'memory');
      expect(await wiped).to.deep.equal({deleted: [name], failed: []});
      atTransaction = () => undefined;
    }
  });

  it('lets go of its connection when the page is put away, and opens it again afterwards', async () => {
    const {connections, opener} = recorded();
    const store = open({open: opener});
    const heard = notices(store);
    await untilHealth(store, 'ready');
    const written = store.put('draft', 'a', draft());
    await written;
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    expect(() => connections[0]!.transaction('records')).to.throw(DOMException);
    expect((await store.get('draft', 'a'))!.value).to.deep.equal(draft());
    document.dispatchEvent(new Event('freeze'));
    expect(() => connections[1]!.transaction('records')).to.throw(DOMException);
    expect(await store.put('draft', 'a', draft('second'))).to.equal('device');
    expect(connections).to.have.length(3);
    expect(healths(heard)).to.deep.equal(['opening', 'ready']);
  });
});
