/** What a device and a page keep, and what is said on the console. */

/** One turn of the page: whatever was removed before it counts as removed after it. */
export const macrotask = () => new Promise((resolve) => setTimeout(resolve, 0));

interface Kept {
  readonly database: string;
  readonly records: readonly unknown[];
}

export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

/** Every record of one database; of one that goes meanwhile, none: it is not created anew by looking. */
async function recordsOf(database: string): Promise<unknown[]> {
  const request = indexedDB.open(database);
  request.addEventListener('upgradeneeded', () => request.transaction!.abort());
  try {
    const connection = await settled(request);
    const stores = [...connection.objectStoreNames].map((name) =>
      settled(connection.transaction(name).objectStore(name).getAll()),
    );
    const records = (await Promise.all(stores)).flat() as unknown[];
    connection.close();
    return records;
  } catch {
    return [];
  }
}

export async function everythingStored(): Promise<Kept[]> {
  const databases = await indexedDB.databases();
  return Promise.all(databases.map(async ({name}) => ({database: name!, records: await recordsOf(name!)})));
}

/** Everything that a page can keep, as text. */
export async function everythingKept(): Promise<string> {
  const caches_ = await Promise.all(
    (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({url}) => url)),
  );
  return JSON.stringify([
    await everythingStored(),
    {...localStorage},
    {...sessionStorage},
    document.cookie,
    caches_,
    location.href,
    history.state,
  ]);
}

/** What is said on the console while `work` runs. */
export async function consoleDuring(work: () => Promise<unknown>): Promise<string> {
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const originals = methods.map((name) => console[name]);
  const said: unknown[] = [];
  methods.forEach((name) => (console[name] = (...words: unknown[]) => void said.push(words)));
  try {
    await work();
  } finally {
    methods.forEach((name, index) => (console[name] = originals[index]!));
  }
  return JSON.stringify(said, (_, value: unknown) => (value instanceof Error ? `${value.stack}` : value));
}

/** Removes the kit's databases. */
export const clearDevice = async () => {
  for (const {name} of await indexedDB.databases()) {
    if (!name!.startsWith('partner-widgets/')) continue;
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name!);
      request.onsuccess = request.onerror = resolve;
    });
  }
};
