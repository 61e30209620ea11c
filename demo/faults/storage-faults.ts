/**
 * Breaks IndexedDB for the kit's databases, as browsers break it. Stands before the kit opens anything, and leaves
 * every other database alone.
 */
import {openExisting} from '../kept-data.js';
import type {StorageFault} from './fault.js';

const prefix = 'partner-widgets/';
/** Added to the version asked for while an older tab is in the way: the kit's first layout has no older one. */
const newerBy = 1000;
/** Milliseconds that a database may take to open before it is left as it is: another tab may hold it. */
const patience = 2000;

export class StorageFaults {
  #fault: StorageFault = 'none';
  /** Connections at the older version that do not let go, as those of a tab nobody has reloaded. */
  #oldTab: IDBOpenDBRequest[] = [];
  /** Called when the old tab came or went. */
  onOldTab: () => void = () => {};

  get hasOldTab(): boolean {
    return this.#oldTab.length > 0;
  }

  /** Takes hold of the browser's storage; what the faults of an earlier visit left goes. */
  async install(fault: StorageFault): Promise<void> {
    const open = IDBFactory.prototype.open;
    const opened = (factory: IDBFactory, name: string, version?: number) => this.#open(open, factory, name, version);
    IDBFactory.prototype.open = function (name, version) {
      return opened(this, name, version);
    };
    for (const method of ['put', 'add'] as const) {
      const write = IDBObjectStore.prototype[method];
      const isFull = (store: IDBObjectStore) => this.#fault === 'full' && isKits(store.transaction.db.name);
      IDBObjectStore.prototype[method] = function (value: unknown, key?: IDBValidKey) {
        const request = key === undefined ? write.call(this, value) : write.call(this, value, key);
        if (isFull(this)) failOnCommit(request, this.transaction);
        return request;
      };
    }
    await this.change(fault);
  }

  /** From now on this fault; a wizard that is there has to be mounted anew. */
  async change(fault: StorageFault): Promise<void> {
    this.#fault = fault;
    this.closeOldTab();
    await deleteLeftOvers();
  }

  /** The old tab lets go: what waited for it goes on. */
  closeOldTab(): void {
    for (const request of this.#oldTab.splice(0)) {
      if (request.readyState === 'done') request.result?.close();
      else request.addEventListener('success', () => request.result.close());
    }
    this.onOldTab();
  }

  #open(open: IDBFactory['open'], factory: IDBFactory, name: string, version?: number): IDBOpenDBRequest {
    if (!isKits(name) || this.#fault === 'none' || this.#fault === 'full') {
      return version === undefined ? open.call(factory, name) : open.call(factory, name, version);
    }
    if (this.#fault === 'refused') throw new DOMException('The request was denied.', 'SecurityError');
    if (version === undefined) return open.call(factory, name);
    const isFirst = this.#oldTab.length === 0;
    const old = open.call(factory, name, version);
    // After the old tab was closed the database is newer than it: then nothing is in the way.
    old.addEventListener('error', (event) => event.preventDefault());
    this.#oldTab.push(old);
    this.onOldTab();
    const request = open.call(factory, name, version + newerBy);
    if (!isFirst) this.#tellBlocked(request, version);
    return request;
  }

  /** The browser tells only the first who waits; a tester is to see it of each element. */
  #tellBlocked(request: IDBOpenDBRequest, oldVersion: number): void {
    setTimeout(() => {
      if (request.readyState === 'done' || !this.hasOldTab) return;
      request.dispatchEvent(new IDBVersionChangeEvent('blocked', {oldVersion, newVersion: oldVersion + newerBy}));
    });
  }
}

const isKits = (name: string): boolean => name.startsWith(prefix);

/** The write itself succeeds; the transaction does not commit, whoever asks it to. */
function failOnCommit(request: IDBRequest, transaction: IDBTransaction): void {
  // One that is committing can no longer be aborted.
  Object.defineProperty(transaction, 'commit', {value: () => {}, configurable: true});
  request.addEventListener('success', () => {
    const error = new DOMException('There is no room left.', 'QuotaExceededError');
    Object.defineProperty(transaction, 'error', {get: () => error, configurable: true});
    try {
      transaction.abort();
    } catch {
      // Another write of the same transaction has ended it.
    }
  });
}

/**
 * Deletes databases of a newer layout, and those that the old tab made where there was none: without a store, which the
 * kit does not add to a layout that it takes for its own.
 */
async function deleteLeftOvers(): Promise<void> {
  const databases = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const names = databases.flatMap(({name}) => (name && isKits(name) ? name : []));
  await Promise.all(names.map(async (name) => (await isLeftOver(name)) && deleted(name)));
}

async function isLeftOver(name: string): Promise<boolean> {
  const database = await openExisting(name, patience);
  if (!database || database === 'held') return false;
  const {version, objectStoreNames} = database;
  database.close();
  return version > newerBy || objectStoreNames.length === 0;
}

const deleted = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const type of ['success', 'error', 'blocked']) request.addEventListener(type, () => resolve());
  });
