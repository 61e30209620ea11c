import {deleteDB, openDB} from 'idb';
import {inTime} from './in-time.js';
import type {WipeResult} from './port.js';

const limitMilliseconds = 1800;

/**
 * Empties and deletes databases, whatever version wrote them. Resolves within two seconds: what another tab still
 * holds counts as failed, and the browser deletes it when that tab lets go (F-S15).
 */
export async function eraseDatabases(names: readonly string[]): Promise<WipeResult> {
  const result: WipeResult = {deleted: [], failed: []};
  const outcomes = await Promise.allSettled(names.map((name) => inTime(erase(name), limitMilliseconds)));
  names.forEach((name, index) => result[outcomes[index]!.status === 'fulfilled' ? 'deleted' : 'failed'].push(name));
  return result;
}

async function erase(name: string): Promise<void> {
  // Both requests are made at once and the browser takes them in this order, so the data are gone even where
  // another tab blocks the deletion.
  const emptied = empty(name).catch(() => undefined);
  await deleteDB(name);
  await emptied;
}

async function empty(name: string): Promise<void> {
  const database = await openDB(name);
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return;
    const transaction = database.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
  } finally {
    database.close();
  }
}
