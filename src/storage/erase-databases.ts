import {deleteDB, openDB} from 'idb';
import {inTime} from '../domain/in-time.js';
import {besideName, isOfAccount} from './database-name.js';
import type {WipeResult} from './port.js';

/** What erasing may take, from finding the names to the answer, for an end within two seconds (F-S15). */
const eraseMilliseconds = 1200;
/** How much of it finding the names may take where some are likely anyway. */
const findMilliseconds = 600;

/**
 * Empties and deletes databases, whatever version wrote them. Resolves within `milliseconds`: what another tab still
 * holds by then counts as failed, and the browser deletes it when that tab lets go.
 */
export async function eraseDatabases(
  names: readonly string[],
  milliseconds: number = eraseMilliseconds,
): Promise<WipeResult> {
  const result: WipeResult = {deleted: [], failed: []};
  const outcomes = await Promise.allSettled(names.map((name) => inTime(erase(name), milliseconds)));
  names.forEach((name, index) => result[outcomes[index]!.status === 'fulfilled' ? 'deleted' : 'failed'].push(name));
  return result;
}

/**
 * As `eraseDatabases`, for an account's database and those beside it. Its own is emptied before the others are looked
 * for; where databases cannot be listed, the one with files goes and those that hold nothing of the person stay.
 */
export async function eraseAccount(name: string): Promise<WipeResult> {
  const [own, beside] = await Promise.all([
    eraseDatabases([name]),
    eraseFound((other) => other !== name && isOfAccount(other, name), [besideName(name, 'files')]),
  ]);
  return {deleted: [...own.deleted, ...beside.deleted], failed: [...own.failed, ...beside.failed]};
}

/**
 * As `eraseDatabases`, for those on the device that are meant, looking and deleting together. Where databases cannot be
 * listed, for those that are `likely` there.
 */
export async function eraseFound(
  isMeant: (name: string) => boolean,
  likely: readonly string[] = [],
): Promise<WipeResult> {
  const start = performance.now();
  const listed = async () => (await indexedDB.databases()).map(({name}) => name!).filter(isMeant);
  const names = await inTime(listed(), likely.length > 0 ? findMilliseconds : eraseMilliseconds).catch(() => likely);
  return eraseDatabases(names, eraseMilliseconds - (performance.now() - start));
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
