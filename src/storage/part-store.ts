/** Keeps what is too large for records, in parts, such as an index of the knowledge base. */
import {openDB, type IDBPDatabase} from 'idb';
import {inTime} from '../domain/in-time.js';

const layoutVersion = 1;
const storeName = 'parts';

/** A part's group and its place in it. Groups are removed whole. */
export type PartKey = readonly [group: string, place: string | number];

/**
 * Keeps parts of something that can be made again. No call rejects or hangs: what the device refuses reads as absent,
 * and writing it answers `false`.
 */
export interface PartStore {
  /** What was put there, as it is on the device: whoever reads it checks it. `undefined` where there is nothing. */
  get(key: PartKey): Promise<unknown>;
  /** Every part of a group, by its place in order. */
  list(group: string): Promise<unknown[]>;
  /** Writes all of them or none. */
  put(parts: readonly (readonly [key: PartKey, value: unknown])[]): Promise<boolean>;
  delete(key: PartKey): Promise<void>;
  /** Removes every group but these. */
  keepOnly(groups: readonly string[]): Promise<void>;
  /** Lets go of the device and ends this store. What is on the device stays. */
  close(): void;
}

export interface PartStoreOptions {
  /** Name of the database. */
  readonly name: string;
  /** How long a call waits for the device. Default 5000. */
  readonly waitMilliseconds?: number;
  /** Opens the database; idb's `openDB` unless told otherwise. */
  readonly open?: typeof openDB;
}

/**
 * Parts in a database of their own. Ends when the database is deleted or changed by another tab, so that nothing is
 * written after a sign-out (F-S15); a connection that the browser closed is opened again.
 */
export function partStore({name, waitMilliseconds = 5000, open = openDB}: PartStoreOptions): PartStore {
  let connection: Promise<IDBPDatabase> | undefined;
  let isEnded = false;

  const drop = (): void => {
    void connection?.then((database) => database.close()).catch(() => undefined);
    connection = undefined;
  };
  const end = (): void => {
    isEnded = true;
    drop();
  };
  const connect = (): Promise<IDBPDatabase> =>
    (connection ??= open(name, layoutVersion, {
      upgrade: (database) => void database.createObjectStore(storeName),
      blocking: end,
      terminated: () => (connection = undefined),
    }));

  async function run<T>(work: (database: IDBPDatabase) => Promise<T>, otherwise: T): Promise<T> {
    for (let attempt = 0; attempt < 2 && !isEnded; attempt++) {
      try {
        const database = await inTime(connect(), waitMilliseconds);
        // It was ended while the database opened.
        if (isEnded) break;
        return await inTime(work(database), waitMilliseconds);
      } catch (error) {
        drop();
        if ((error as Error | null)?.name !== 'InvalidStateError') break;
      }
    }
    return otherwise;
  }

  const groupRange = (group: string): IDBKeyRange => IDBKeyRange.bound([group], [group, []]);

  return {
    get: (key) => run<unknown>((database) => database.get(storeName, [...key]), undefined),
    list: (group) => run<unknown[]>((database) => database.getAll(storeName, groupRange(group)), []),
    put: (parts) =>
      run(async (database) => {
        const transaction = database.transaction(storeName, 'readwrite');
        const done = transaction.done;
        try {
          await Promise.all([...parts.map(([key, value]) => transaction.store.put(value, [...key])), done]);
        } catch (error) {
          done.catch(() => undefined);
          // A value that cannot be kept ends the loop above, and would leave what was put before it.
          abort(transaction);
          throw error;
        }
        return true;
      }, false),
    delete: (key) => run((database) => database.delete(storeName, [...key]), undefined),
    keepOnly: (groups) =>
      run(async (database) => {
        const transaction = database.transaction(storeName, 'readwrite');
        const keys = (await transaction.store.getAllKeys()) as [string, string][];
        const others = new Set(keys.map(([group]) => group).filter((group) => !groups.includes(group)));
        await Promise.all([
          ...[...others].map((group) => transaction.store.delete(groupRange(group))),
          transaction.done,
        ]);
      }, undefined),
    close: end,
  };
}

function abort(transaction: {abort(): void}): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
