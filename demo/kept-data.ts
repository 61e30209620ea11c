/** Reads, for show, everything the kit keeps in IndexedDB. */

export interface KeptEntry {
  /** The kind of record, `journal`. */
  readonly kind: string;
  readonly key: string;
  /** The record as JSON. */
  readonly json: string;
}

export interface KeptStore {
  readonly name: string;
  readonly entries: readonly KeptEntry[];
}

export interface KeptDatabase {
  readonly name: string;
  readonly stores: readonly KeptStore[];
}

const prefix = 'partner-widgets/';

/** Every database of the kit with all its records, or `null` where the browser lists no databases. */
export async function readKeptData(): Promise<KeptDatabase[] | null> {
  try {
    if (!indexedDB.databases) return null;
    const names = (await indexedDB.databases()).flatMap(({name}) => (name?.startsWith(prefix) ? [name] : []));
    const databases = await Promise.all(names.toSorted().map(readDatabase));
    return databases.filter((database) => database !== null);
  } catch {
    return null;
  }
}

async function readDatabase(name: string): Promise<KeptDatabase | null> {
  const database = await openExisting(name);
  if (!database) return null;
  try {
    const stores = await Promise.all([...database.objectStoreNames].map((store) => readStore(database, store)));
    return {name, stores};
  } catch {
    return null;
  } finally {
    database.close();
  }
}

/** The database, or `null` if it went away meanwhile: looking must neither create one nor hold up a deletion. */
function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(null);
    });
    request.addEventListener('success', () => {
      const database = request.result;
      database.addEventListener('versionchange', () => database.close());
      resolve(database);
    });
  });
}

async function readStore(database: IDBDatabase, name: string): Promise<KeptStore> {
  const store = database.transaction(name, 'readonly').objectStore(name);
  const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
  return {name, entries: keys.map((key, index) => entryOf(key, values[index]))};
}

function entryOf(key: IDBValidKey, value: unknown): KeptEntry {
  const [kind, ...rest] = Array.isArray(key) ? key.map(String) : ['', String(key)];
  return {kind: kind ?? '', key: rest.join(' / '), json: JSON.stringify(value, null, 2)};
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
  });
