import {expect} from '@open-wc/testing';
import {deleteDB, openDB, unwrap} from 'idb';
import {partStore, type PartStore, type PartStoreOptions} from '../../src/storage/part-store.js';
import {databaseNames, deafConnection, freshName} from '../support/storage.js';

describe('the store of parts', () => {
  let name: string;
  const stores: PartStore[] = [];
  const open = (options: Partial<PartStoreOptions> = {}): PartStore => {
    const store = partStore({name, ...options});
    stores.push(store);
    return store;
  };
  beforeEach(() => {
    name = freshName();
  });
  afterEach(async () => {
    for (const store of stores.splice(0)) store.close();
    await deleteDB(name);
  });

  it('keeps parts for the next visit, in order, and removes groups whole', async () => {
    const store = open();
    const parts = [10, 2, 1].map((place) => [['old', place], {place}] as const);
    expect(await store.put([...parts, [['new', 0], 'text']])).to.equal(true);
    store.close();
    const next = open();
    expect(await next.list('old')).to.deep.equal([{place: 1}, {place: 2}, {place: 10}]);
    await next.delete(['old', 2]);
    expect([await next.get(['old', 2]), await next.get(['old', 1])]).to.deep.equal([undefined, {place: 1}]);
    await next.keepOnly(['new', 'never there']);
    expect([await next.list('old'), await next.get(['new', 0])]).to.deep.equal([[], 'text']);
  });

  it('writes all of a call or none', async () => {
    const store = open();
    await store.put([[['group', 0], 'before']]);
    expect(
      await store.put([
        [['group', 0], 'after'],
        [['group', 1], () => 'what no database takes'],
      ]),
    ).to.equal(false);
    expect(await store.list('group')).to.deep.equal(['before']);
  });

  it('F-S1, X-15: opens again what the browser closed', async () => {
    const connections: IDBDatabase[] = [];
    const opener = async (...parameters: Parameters<typeof openDB>) => {
      const database = await openDB(...parameters);
      connections.push(unwrap(database));
      return database;
    };
    const store = open({open: opener as typeof openDB});
    await store.put([[['group', 0], 'kept']]);
    connections[0]!.close();
    expect(await store.get(['group', 0])).to.equal('kept');
    expect(connections).to.have.length(2);
  });

  it('F-S11: answers as if nothing were there, where the browser refuses or never answers', async () => {
    const refusals = [
      () => Promise.reject(new DOMException('no', 'SecurityError')),
      () => new Promise(() => undefined),
    ];
    for (const refusal of refusals) {
      const store = open({open: refusal as unknown as typeof openDB, waitMilliseconds: 50});
      expect(await store.put([[['group', 0], 'x']])).to.equal(false);
      expect([await store.get(['group', 0]), await store.list('group')]).to.deep.equal([undefined, []]);
      await store.delete(['group', 0]);
      await store.keepOnly([]);
    }
  });

  it('F-S15: lets the database be deleted, and never makes it again', async () => {
    const store = open();
    await store.put([[['group', 0], 'x']]);
    await deleteDB(name);
    expect(await store.put([[['group', 0], 'y']])).to.equal(false);
    expect(await databaseNames()).to.not.include(name);
  });

  it('leaves a newer layout alone', async () => {
    (await deafConnection(name, 7)).close();
    const store = open();
    expect(await store.put([[['group', 0], 'x']])).to.equal(false);
    expect((await indexedDB.databases()).find((one) => one.name === name)!.version).to.equal(7);
  });
});
