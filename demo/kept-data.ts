/** Reads, for show, everything that is kept in IndexedDB here, and counts what lies elsewhere. */
import {databaseName as demoDatabase} from './backend/shared-state.js';

export interface KeptEntry {
  /** The kind of record, `journal`. */
  readonly kind: string;
  readonly key: string;
  /** The record as JSON; `null` in the demo's own database. */
  readonly json: string | null;
}

export interface KeptDatabase {
  readonly name: string;
  readonly owner: 'kit' | 'demo';
  /** `null`: another tab holds it. */
  readonly entries: readonly KeptEntry[] | null;
}

/** How many entries each of the other places has. */
export interface OtherPlaces {
  readonly localStorage: number;
  readonly sessionStorage: number;
  readonly cookies: number;
  readonly caches: number;
}

const prefix = 'partner-widgets/';
/** The browser's own, before a fault stands in its place. */
const open = globalThis.indexedDB && IDBFactory.prototype.open;
const patience = 400;

/** The databases of the kit, then the demo's, with all their records; `null` where the browser lists no databases. */
export async function readKeptData(): Promise<KeptDatabase[] | null> {
  try {
    if (!indexedDB.databases) return null;
    const names = (await indexedDB.databases()).flatMap(({name}) => name ?? []).toSorted();
    const owned = [
      ...names.filter((name) => name.startsWith(prefix)),
      ...names.filter((name) => name === demoDatabase),
    ];
    const databases = await Promise.all(owned.map(readDatabase));
    return databases.filter((database) => database !== undefined);
  } catch {
    return null;
  }
}

export async function countOtherPlaces(): Promise<OtherPlaces> {
  const count = (storage: () => Storage): number => {
    try {
      return storage().length;
    } catch {
      return 0;
    }
  };
  const kept = await globalThis.caches?.keys().catch(() => []);
  return {
    localStorage: count(() => localStorage),
    sessionStorage: count(() => sessionStorage),
    cookies: document.cookie.split(';').filter((cookie) => cookie.trim()).length,
    caches: kept?.length ?? 0,
  };
}

async function readDatabase(name: string): Promise<KeptDatabase | undefined> {
  const owner = name === demoDatabase ? 'demo' : 'kit';
  const database = await openExisting(name);
  if (database === 'held') return {name, owner, entries: null};
  if (!database) return undefined;
  try {
    const stores = await Promise.all([...database.objectStoreNames].map((store) => readStore(database, store, owner)));
    return {name, owner, entries: stores.flat()};
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}

/**
 * The database, `held` where another tab is in the way, or `null` if it went away meanwhile: looking must neither
 * create one nor hold up a deletion.
 */
export function openExisting(name: string, wait = patience): Promise<IDBDatabase | 'held' | null> {
  return new Promise((resolve) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      resolve('held');
    }, wait);
    const request = open.call(indexedDB, name);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(null);
    });
    request.addEventListener('success', () => {
      clearTimeout(timer);
      const database = request.result;
      if (isLate) database.close();
      database.addEventListener('versionchange', () => database.close());
      resolve(database);
    });
  });
}

async function readStore(database: IDBDatabase, name: string, owner: KeptDatabase['owner']): Promise<KeptEntry[]> {
  const store = database.transaction(name, 'readonly').objectStore(name);
  const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
  return keys.map((key, index) => entryOf(key, owner === 'kit' ? values[index] : undefined));
}

function entryOf(key: IDBValidKey, value: unknown): KeptEntry {
  const [kind, ...rest] = Array.isArray(key) ? key.map(String) : [String(key)];
  return {kind: kind ?? '', key: rest.join(' / '), json: value === undefined ? null : JSON.stringify(value, null, 2)};
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
  });
