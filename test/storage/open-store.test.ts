import {expect} from '@open-wc/testing';
import {
  eraseOtherAccounts,
  openDeviceStore,
  provisioningJournal,
  type DeviceStore,
  type JournalEntry,
} from '../../src/storage/index.js';
import {databaseNames, deafConnection} from '../support/storage.js';

const entry: JournalEntry = {orderId: 'order-1', milestone: 'mapped', at: 1_800_000_000_000, operationId: null};
const tenant = `https://portal.example/${Math.random()}`;

describe("opening the device's store", () => {
  const opened: DeviceStore[] = [];
  const open = async (accountId: string, options: {tenant?: string; memoryOnly?: boolean} = {tenant}) => {
    const store = await openDeviceStore({accountId, ...options});
    opened.push(store);
    return store;
  };
  const openAndWrite = async (...parameters: Parameters<typeof open>) => {
    const before = await databaseNames();
    const store = await open(...parameters);
    await provisioningJournal(store).write(entry);
    return {store, created: (await databaseNames()).filter((name) => !before.includes(name))};
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.wipe()));
  });

  it('F-S16: keeps accounts and tenants in databases of their own, and names them by nothing readable', async () => {
    const ann = await openAndWrite('ann@example.com');
    const bob = await open('bob@example.com');
    const elsewhere = await open('ann@example.com', {tenant: `${tenant}/other`});
    const swapped = await open(tenant, {tenant: 'ann@example.com'});
    for (const store of [bob, elsewhere, swapped]) {
      expect(await provisioningJournal(store).read('order-1')).to.equal(null);
      expect(await store.list('journal')).to.deep.equal([]);
    }
    expect(await provisioningJournal(await open('ann@example.com')).read('order-1')).to.deep.equal(entry);
    expect(ann.created).to.have.length(1);
    expect(ann.created[0]).to.match(/^partner-widgets\/[0-9a-f]{12}-[0-9a-f]{32}$/);
  });

  it("F-S16: deletes what other accounts left, and neither the own data nor another portal's", async () => {
    const ann = await openAndWrite('ann');
    const bob = await openAndWrite('bob');
    const elsewhere = await openAndWrite('ann', {tenant: `${tenant}/other`});
    const {deleted, failed} = await eraseOtherAccounts({tenant, keepAccountId: 'bob'});
    expect({deleted, failed}).to.deep.equal({deleted: ann.created, failed: []});
    const left = await databaseNames();
    expect(left)
      .to.include.members([...bob.created, ...elsewhere.created])
      .and.not.include(ann.created[0]);
    expect((await eraseOtherAccounts({tenant})).deleted).to.deep.equal(bob.created);
    expect(await eraseOtherAccounts({tenant})).to.deep.equal({deleted: [], failed: []});
  });

  it('F-S15, F-S16: what stands beside an account goes with it, and only with it', async () => {
    const [ann, bob] = [await openAndWrite('ann'), await openAndWrite('bob')];
    const beside = [ann, bob].map(({created}) => `${created[0]}-articles-en`);
    for (const name of beside) (await deafConnection(name)).close();
    const {deleted} = await eraseOtherAccounts({tenant, keepAccountId: 'bob'});
    expect(deleted).to.have.members([ann.created[0], beside[0]]);
    expect(await bob.store.wipe()).to.deep.equal({deleted: [bob.created[0], beside[1]], failed: []});
  });

  it('F-S15: looking late for what to erase, and then blocked by another tab, ends within two seconds in all', async () => {
    const {created} = await openAndWrite('ann');
    const deaf = await deafConnection(created[0]!);
    const {databases} = indexedDB;
    const late = async () => {
      const found = await databases.call(indexedDB);
      return new Promise<IDBDatabaseInfo[]>((resolve) => setTimeout(() => resolve(found), 1000));
    };
    Object.defineProperty(indexedDB, 'databases', {value: late, configurable: true});
    try {
      const start = performance.now();
      expect(await eraseOtherAccounts({tenant})).to.deep.equal({deleted: [], failed: created});
      expect(performance.now() - start).to.be.below(2000);
    } finally {
      delete (indexedDB as {databases?: unknown}).databases;
      deaf.close();
    }
  });

  for (const [how, databases] of [
    ['at all', () => Promise.reject(new Error('not here'))],
    ['in time', () => new Promise(() => {})],
  ] as const)
    it(`F-S15: wipes the account's files where databases cannot be listed ${how}`, async () => {
      const {store, created} = await openAndWrite('ann');
      const files = `${created[0]}-files`;
      (await deafConnection(files)).close();
      Object.defineProperty(indexedDB, 'databases', {value: databases, configurable: true});
      const start = performance.now();
      try {
        expect((await store.wipe()).deleted).to.have.members([created[0], files]);
        expect(performance.now() - start).to.be.below(2000);
      } finally {
        delete (indexedDB as {databases?: unknown}).databases;
      }
      expect(await databaseNames()).to.not.include(files);
    });

  it('F-S16: keeps accounts apart on pages that have no cryptography', async () => {
    Object.defineProperty(crypto, 'subtle', {value: undefined, configurable: true});
    try {
      const ann = await openAndWrite('ann');
      expect(ann.created[0]).to.match(/^partner-widgets\/[0-9a-f]{12}-[0-9a-f]{32}$/);
      expect(await provisioningJournal(await open('bob')).read('order-1')).to.equal(null);
      expect(await provisioningJournal(await open('ann')).read('order-1')).to.deep.equal(entry);
    } finally {
      delete (crypto as {subtle?: SubtleCrypto}).subtle;
    }
  });

  it('creates no database where the host asks for memory only', async () => {
    const {store, created} = await openAndWrite('ann', {tenant, memoryOnly: true});
    expect(created).to.deep.equal([]);
    expect(store.health).to.deep.equal({state: 'memoryOnly', reason: 'requested'});
    expect(await provisioningJournal(store).read('order-1')).to.deep.equal(entry);
  });

  it('F-S11, X-15: works in memory in a sandboxed frame, with one notice', async () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    const answer = new Promise<unknown>((resolve) => {
      window.addEventListener('message', ({source, data}) => source === frame.contentWindow && resolve(data));
    });
    frame.srcdoc = `<script type="module">
      addEventListener('error', (event) => parent.postMessage(String(event.message), '*'));
      try {
        const {openDeviceStore, eraseOtherAccounts, provisioningJournal} = await import('${location.origin}/src/storage/index.ts');
        const store = await openDeviceStore({accountId: 'ann'});
        const heard = [];
        store.onHealth((notice) => heard.push(notice.health.reason ?? ''));
        const journal = provisioningJournal(store);
        await journal.write(${JSON.stringify(entry)});
        const read = await journal.read('order-1');
        const erased = await eraseOtherAccounts();
        parent.postMessage({heard: heard.filter(Boolean), read, erased, wiped: await store.wipe()}, '*');
      } catch (error) { parent.postMessage(String(error), '*'); }
    </script>`;
    document.body.append(frame);
    const empty = {deleted: [], failed: []};
    expect(await answer).to.deep.equal({heard: ['denied'], read: entry, erased: empty, wiped: empty});
    frame.remove();
  });
});
