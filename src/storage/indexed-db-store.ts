import {openDB, type IDBPDatabase, type IDBPObjectStore} from 'idb';
import {eraseAccount} from './erase-databases.js';
import {HealthSource} from './health-source.js';
import {inTime, timedOut} from '../domain/in-time.js';
import type {DeviceStore, KeptIn, KitRecordKinds, RecordKinds, StorageReason, WipeResult} from './port.js';
import {recordKinds} from './record-kinds.js';
import {RecordStore, type RecordBox, type PlaceStored, type StoredRecord} from './record-store.js';

/** The layout of the database, not of the records in it. */
const layoutVersion = 1;
const storeName = 'records';
const maximumReopenings = 3;
/** How long calls still wait once another tab is known to hold up the opening (F-S6). */
const heldUpMilliseconds = 400;

export interface IndexedDbStoreOptions<R extends RecordKinds> {
  /** Name of the database. */
  readonly name: string;
  readonly kinds?: R;
  /** How long a call waits for the device before it is answered from memory. Default 3000. */
  readonly waitMilliseconds?: number;
  /**
   * Settles when the device may be used again by a page that came back from the back-forward cache: somebody may have
   * signed out meanwhile, and nothing is brought back then (F-S14, F-S15). Default: at once.
   */
  readonly afterReturn?: (() => Promise<void>) | undefined;
  /** Opens the database; idb's `openDB` unless told otherwise. */
  readonly open?: typeof openDB;
  /** Layout to ask for; the kit's own unless told otherwise. */
  readonly layout?: number;
  /** How records are revised. Default: not at all, for stores in which nothing depends on what another tab wrote. */
  readonly revise?: Revise | undefined;
}

/** What revising works with, inside of a store. */
export interface RevisedDevice {
  /** Changes that the device does not have yet, by `changeKey`. */
  readonly changes: Map<string, Change>;
  readonly health: HealthSource;
  /** Makes a change on the device; answers with the key it went to, `null` where it went nowhere. */
  readonly write: (change: Change) => Promise<string | null | typeof notDone>;
  /** After a success: health follows what waits still. */
  readonly settle: () => void;
  readonly isEnded: () => boolean;
}
export type Revise = (device: RevisedDevice, ...change: Parameters<RecordBox['revise']>) => Promise<KeptIn>;

/** A store in IndexedDB. Opens at once, in the background; never throws: what the device refuses is kept in memory. */
export function indexedDbStore<R extends RecordKinds = KitRecordKinds>(
  options: IndexedDbStoreOptions<R>,
): DeviceStore<R> {
  const health = new HealthSource('opening');
  return new RecordStore(new IndexedDbBox(options, health), health, options.kinds ?? (recordKinds as RecordKinds as R));
}

/** One connection, from the request to open it until it is closed or lost. */
interface Connection {
  database?: IDBPDatabase;
  /** The database, or nothing where the wait for it is over. Rejects where it cannot be opened. */
  opened: Promise<IDBPDatabase | undefined>;
}

/** A record, or with `null` its deletion, on its way to the device. */
export interface Change {
  readonly kind: string;
  readonly key: string;
  readonly record: StoredRecord | null;
  /** Says where it goes, if that depends on what is there. */
  readonly place?: PlaceStored | undefined;
  /** The condition of the first of the changes whose place it took, none of which the device has. */
  readonly first?: PlaceStored | undefined;
  /** Set where the device did not take it: it is in memory until the device does. */
  refused?: StorageReason;
}

type ObjectStore = IDBPObjectStore<unknown, [string], string, 'readwrite'>;

export const notDone = Symbol('not done');

class IndexedDbBox implements RecordBox {
  readonly #options: IndexedDbStoreOptions<RecordKinds>;
  readonly #health: HealthSource;
  /** Changes that the device does not have yet, by kind and key; they come before what the device has. */
  readonly #changes = new Map<string, Change>();
  readonly #waitMilliseconds: number;
  readonly #listening = new AbortController();
  #connection: Connection | undefined;
  #reopenings = 0;
  #ended = false;
  #hasDevice = true;
  /** Pending from a return until the device may be used again. */
  #returning: Promise<void> | null = null;

  constructor(options: IndexedDbStoreOptions<RecordKinds>, health: HealthSource) {
    this.#options = options;
    this.#waitMilliseconds = options.waitMilliseconds ?? 3000;
    this.#health = health;
    const {signal} = this.#listening;
    globalThis.addEventListener?.('pagehide', this.#letGo, {signal});
    // Captured, to come before whoever looks at the device when the page is back.
    globalThis.addEventListener?.('pageshow', this.#comeBack, {signal, capture: true});
    globalThis.document?.addEventListener('freeze', this.#letGo, {signal});
    void this.#run('readonly', async () => undefined);
  }

  async get(kind: string, key: string): Promise<unknown> {
    const stored = await this.#run('readonly', async (store): Promise<unknown> => store.get([kind, key]));
    const change = this.#changes.get(changeKey(kind, key));
    if (change) return structuredClone(change.record ?? undefined);
    return stored === notDone ? undefined : stored;
  }

  put(kind: string, key: string, record: StoredRecord): Promise<KeptIn> {
    return this.#write({kind, key, record});
  }

  async delete(kind: string, key: string): Promise<void> {
    await this.#write({kind, key, record: null});
  }

  /** Of a store that was opened with a way to do it. */
  async revise(...change: Parameters<RecordBox['revise']>): Promise<KeptIn> {
    return this.#options.revise!(
      {
        changes: this.#changes,
        health: this.#health,
        write: (record) => this.#run('readwrite', (store) => apply(store, record)),
        settle: () => this.#settle(),
        isEnded: () => this.#ended,
      },
      ...change,
    );
  }

  async list(kind: string): Promise<[key: string, record: unknown][]> {
    const stored = await this.#run('readonly', async (store) => {
      const range = IDBKeyRange.bound([kind], [kind, []]);
      return Promise.all([store.getAllKeys(range), store.getAll(range)]);
    });
    const entries = new Map<string, unknown>();
    if (stored !== notDone) stored[0].forEach((key, index) => entries.set((key as string[])[1]!, stored[1][index]));
    for (const change of this.#changes.values()) {
      if (change.kind !== kind) continue;
      if (change.record) entries.set(change.key, structuredClone(change.record));
      else entries.delete(change.key);
    }
    return [...entries];
  }

  wipe(): Promise<WipeResult> {
    this.#end('wiped');
    return this.#hasDevice ? eraseAccount(this.#options.name) : Promise.resolve({deleted: [], failed: []});
  }

  close(): void {
    this.#end('closed');
  }

  async #write(change: Change): Promise<KeptIn> {
    const key = changeKey(change.kind, change.key);
    this.#changes.set(key, change);
    const result = await this.#run('readwrite', async (store) => {
      // A later change of the same record may have overtaken this one while the database was opened again.
      if (this.#changes.get(key) === change) await apply(store, change);
    });
    if (result === notDone) {
      change.refused = this.#health.current.reason ?? 'timeout';
      return 'memory';
    }
    if (this.#changes.get(key) === change) this.#changes.delete(key);
    return this.#changes.has(key) ? 'memory' : 'device';
  }

  /** Works in one transaction, on a new connection where the old one is lost; at most four attempts (F-S1, F-S3). */
  async #run<T>(mode: IDBTransactionMode, work: (store: ObjectStore) => Promise<T>): Promise<T | typeof notDone> {
    if (this.#returning && !(await this.#hasReturned(this.#returning))) return notDone;
    for (let attempt = 0; !this.#ended; attempt++) {
      const connection = (this.#connection ??= this.#open());
      try {
        const database = connection.database ?? (await connection.opened);
        if (!database) return notDone;
        const result = await inTime(inTransaction(database, mode, work), this.#waitMilliseconds);
        // A transaction that completed before the wipe no longer counts.
        if (this.#ended && this.#health.current.reason === 'wiped') return notDone;
        this.#reopenings = 0;
        this.#settle();
        return result;
      } catch (error) {
        if (!this.#mayRetry(connection, error, attempt)) return notDone;
      }
    }
    return notDone;
  }

  /** Draws the conclusion from a failure; true where another attempt may help. */
  #mayRetry(connection: Connection, error: unknown, attempt: number): boolean {
    if (this.#ended) return false;
    const name = (error as Error | null)?.name;
    if (name === 'QuotaExceededError') {
      this.#health.change('memoryOnly', 'quota');
      return false;
    }
    const reason = lastingReason(name);
    if (reason) {
      this.#end(reason);
      return false;
    }
    const current = this.#connection === connection;
    if (current) this.#drop();
    if (attempt >= maximumReopenings || (current && this.#reopenings >= maximumReopenings)) {
      this.#end('lost');
      return false;
    }
    if (current) this.#reopenings++;
    if (error === timedOut) this.#health.change('memoryOnly', 'timeout');
    else this.#health.change('reopening');
    return error !== timedOut;
  }

  #open(): Connection {
    const {name, layout = layoutVersion, open = openDB} = this.#options;
    const connection: Connection = {opened: Promise.resolve(undefined)};
    const isCurrent = () => this.#connection === connection;
    let late = false;
    let endWait: (reason: unknown) => void;
    const heldUp = new Promise<never>((_, reject) => (endWait = reject));
    const opening = async () => {
      try {
        const database = await open(name, layout, {
          upgrade: (fresh) => {
            if (!fresh.objectStoreNames.contains(storeName)) fresh.createObjectStore(storeName);
          },
          blocked: () => {
            if (!isCurrent()) return;
            this.#health.change('blocked', 'otherTab');
            setTimeout(endWait, heldUpMilliseconds, timedOut);
          },
          blocking: (_old, next) => {
            if (!isCurrent()) return;
            if (next !== null) this.#health.announce({type: 'lettingGo'});
            this.#end(next === null ? 'wiped' : 'newerDatabase');
          },
          terminated: () => {
            if (isCurrent()) this.#connection = undefined;
          },
        });
        if (!isCurrent()) {
          database.close();
          throw new DOMException('superseded', 'InvalidStateError');
        }
        connection.database = database;
        await this.#saveRefused(database);
        if (late) this.#settle();
        return database;
      } catch (error) {
        if (late && isCurrent()) this.#mayRetry(connection, error, 0);
        throw error;
      }
    };
    // Calls stop waiting when the time is up; the opening itself goes on and is used when it comes.
    connection.opened = inTime(Promise.race([opening(), heldUp]), this.#waitMilliseconds).catch((error: unknown) => {
      if (error !== timedOut) throw error;
      late = true;
      if (isCurrent() && this.#health.current.state !== 'blocked') this.#health.change('memoryOnly', 'timeout');
      return undefined;
    });
    return connection;
  }

  /** Gives the device what it did not take before. */
  async #saveRefused(database: IDBPDatabase): Promise<void> {
    for (const [key, change] of this.#changes) {
      if (!change.refused) continue;
      try {
        await inTransaction(database, 'readwrite', (store) => apply(store, change));
        if (this.#changes.get(key) === change) this.#changes.delete(key);
      } catch (error) {
        if ((error as Error).name === 'QuotaExceededError') change.refused = 'quota';
      }
    }
  }

  /** After a success: ready, unless a record is still in memory alone. */
  #settle(): void {
    if (this.#ended) return;
    const refused = [...this.#changes.values()].find((change) => change.refused);
    if (refused) this.#health.change('memoryOnly', refused.refused);
    else this.#health.change('ready');
  }

  /** Closes the connection; transactions that were begun complete, and the next call opens it again. */
  readonly #letGo = (): void => {
    this.#health.announce({type: 'lettingGo'});
    if (this.#connection?.database) this.#drop();
  };

  readonly #comeBack = ({persisted}: PageTransitionEvent): void => {
    const {afterReturn} = this.#options;
    if (!persisted || !afterReturn) return;
    const returning = afterReturn().finally(() => {
      if (this.#returning === returning) this.#returning = null;
    });
    this.#returning = returning;
  };

  /** Whether the device may be used by the time a call has waited long enough. */
  async #hasReturned(returning: Promise<void>): Promise<boolean> {
    try {
      await inTime(returning, this.#waitMilliseconds);
      return true;
    } catch {
      if (!this.#ended) this.#health.change('memoryOnly', 'timeout');
      return false;
    }
  }

  #drop(): void {
    this.#connection?.database?.close();
    this.#connection = undefined;
  }

  #end(reason: StorageReason): void {
    this.#ended = true;
    if (reason === 'denied' || reason === 'unavailable') this.#hasDevice = false;
    this.#drop();
    this.#listening.abort();
    if (reason === 'wiped' || reason === 'closed') this.#changes.clear();
    this.#health.change('memoryOnly', reason);
  }
}

export const changeKey = (kind: string, key: string): string => JSON.stringify([kind, key]);

/** Answers with the key it went to. */
async function apply(store: ObjectStore, {kind, key, record, place}: Change): Promise<string | null> {
  const target = place ? place(await store.get([kind, key])) : key;
  if (target === null) return null;
  const request = record ? store.put(record, [kind, target]) : store.delete([kind, target]);
  // A page that is going away would not live to see the request succeed, on which it is committed otherwise.
  store.transaction.commit();
  await request;
  return target;
}

/** Resolves when the transaction is complete: a request that succeeded is not yet saved (F-S5). */
async function inTransaction<T>(
  database: IDBPDatabase,
  mode: IDBTransactionMode,
  work: (store: ObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(storeName, mode, {durability: 'relaxed'});
  const [result] = await Promise.all([work(transaction.store as unknown as ObjectStore), transaction.done]);
  return result;
}

/** Why no further attempt can succeed, going by the error's name. */
function lastingReason(name: string | undefined): StorageReason | undefined {
  if (name === 'VersionError') return 'newerDatabase';
  if (name === 'SecurityError') return 'denied';
  return name === 'ReferenceError' || name === 'TypeError' ? 'unavailable' : undefined;
}
