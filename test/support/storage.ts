import {openDB, type IDBPDatabase, type IDBPTransaction} from 'idb';
import * as v from 'valibot';
import type {DeviceStore, RecordKinds, StorageHealth, StorageNotice} from '../../src/storage/port.js';

/** Kinds for tests: a draft that has had three shapes, and a small counter. */
export const testKinds = {
  draft: {
    version: 3,
    schema: v.strictObject({title: v.string(), lines: v.array(v.number()), note: v.nullable(v.string())}),
    migrations: {
      1: (old: unknown) => ({title: (old as {name: string}).name, lines: []}),
      2: (old: unknown) => ({...(old as object), note: null}),
    },
  },
  counter: {version: 1, schema: v.strictObject({count: v.number()}), migrations: {}},
} as const satisfies RecordKinds;

export type TestStore = DeviceStore<typeof testKinds>;
export const draft = (title = 'first') => ({title, lines: [1, 2], note: null});

let names = 0;
/** A name that no other test uses. */
export const freshName = () => `partner-widgets/test-${Date.now()}-${Math.random().toString(36).slice(2)}-${++names}`;

/** Everything a store says from now on. */
export function notices<R extends RecordKinds>(store: DeviceStore<R>): StorageNotice[] {
  const heard: StorageNotice[] = [];
  store.onHealth((notice) => heard.push(notice));
  return heard;
}

/** The healths among notices, `state` or `state/reason`. */
export const healths = (heard: readonly StorageNotice[]): string[] =>
  heard.flatMap((notice) => (notice.type === 'healthChanged' ? [healthText(notice.health)] : []));

export const healthText = ({state, reason}: StorageHealth): string => (reason ? `${state}/${reason}` : state);

/** Resolves when the store's health is, or becomes, `wanted`. */
export function untilHealth<R extends RecordKinds>(store: DeviceStore<R>, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    store.onHealth((notice) => {
      if (notice.type === 'healthChanged' && healthText(notice.health) === wanted) resolve();
    });
  });
}

export const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

/** A connection that ignores other tabs, as a tab with an older version of the kit would. */
export function deafConnection(name: string, version?: number): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.addEventListener('upgradeneeded', () => {
    if (!request.result.objectStoreNames.contains('records')) request.result.createObjectStore('records');
  });
  return done(request);
}

/** Writes records past the store, as they are. */
export async function plant(name: string, kind: string, records: Readonly<Record<string, unknown>>): Promise<void> {
  const database = await deafConnection(name);
  const transaction = database.transaction('records', 'readwrite');
  const complete = new Promise((resolve) => transaction.addEventListener('complete', resolve));
  for (const [key, record] of Object.entries(records)) transaction.objectStore('records').put(record, [kind, key]);
  await complete;
  database.close();
}

/** What is really on the device, by `kind key`. */
export async function onDevice(connection: string | IDBDatabase): Promise<Record<string, unknown>> {
  const database = typeof connection === 'string' ? await deafConnection(connection) : connection;
  const store = database.transaction('records').objectStore('records');
  const [keys, records] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  if (connection !== database) database.close();
  return Object.fromEntries(keys.map((key, index) => [(key as string[]).join(' '), records[index] as unknown]));
}

export async function databaseNames(): Promise<string[]> {
  return (await indexedDB.databases()).map(({name}) => name!);
}

/** An opener of databases on a device that commits nothing while it is full. */
export function openingFull(device: {readonly isFull: boolean}): typeof openDB {
  const full = ({store, done: complete}: IDBPTransaction<unknown, ['records'], 'readwrite'>) => ({
    store: {
      get: (key: IDBValidKey) => store.get(key),
      put: () => Promise.resolve('key'),
      delete: () => Promise.resolve(),
      transaction: {commit: () => undefined},
    },
    done: complete.then(() => Promise.reject(new DOMException('full', 'QuotaExceededError'))),
  });
  const opener = async (...parameters: Parameters<typeof openDB>) => {
    const database = await openDB(...parameters);
    return new Proxy(database, {
      get: (target, property) => {
        if (property === 'transaction')
          return (name: 'records', mode: 'readwrite', options?: IDBTransactionOptions) => {
            const transaction = target.transaction(name, mode, options);
            return device.isFull && mode === 'readwrite' ? full(transaction as never) : transaction;
          };
        const value: unknown = target[property as keyof IDBPDatabase];
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
  };
  return opener as typeof openDB;
}
