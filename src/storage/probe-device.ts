/** Tries what the device's storage does for the kit, and leaves nothing there. For the doctor. */
import {deleteDB, openDB} from 'idb';
import {inTime, timedOut} from '../domain/in-time.js';
import {databasePrefix} from './database-name.js';

export type DeviceProbe =
  | {readonly state: 'ready'; readonly usedPercent: number | null}
  /** The name of the browser's error, `SecurityError`; `timeout` where it did not answer. */
  | {readonly state: 'refused'; readonly error: string}
  | {readonly state: 'full'}
  /** How many of the kit's databases wait for a tab that holds them at an older version. */
  | {readonly state: 'blocked'; readonly databases: number};

const probeName = `${databasePrefix}doctor`;
/** So many of the kit's databases are looked at. */
const mostDatabases = 20;

/** Never rejects. Takes about four times `milliseconds` at most. */
export async function probeDevice(milliseconds: number): Promise<DeviceProbe> {
  // A page without an origin has no storage. Asked there, Chromium reports an error that nobody can catch.
  if (globalThis.origin === 'null') return {state: 'refused', error: 'SecurityError'};
  // Before anything is written: what waits for another tab would keep the probe waiting too.
  const waiting = await countWaiting(milliseconds).catch(() => 0);
  if (waiting > 0) return {state: 'blocked', databases: waiting};
  try {
    await inTime(writeAndDelete(), milliseconds);
  } catch (error) {
    if (nameOf(error) === 'QuotaExceededError') return {state: 'full'};
    return {state: 'refused', error: nameOf(error)};
  }
  return {state: 'ready', usedPercent: await usedPercent(milliseconds)};
}

async function writeAndDelete(): Promise<void> {
  try {
    const database = await openDB(probeName, 1, {upgrade: (made) => void made.createObjectStore('probe')});
    try {
      const transaction = database.transaction('probe', 'readwrite');
      await Promise.all([transaction.store.put('0'.repeat(1024), 'probe'), transaction.done]);
    } finally {
      database.close();
    }
  } finally {
    await deleteDB(probeName).catch(() => undefined);
  }
}

/** A database that an older tab holds opens for nobody until that tab lets go. */
async function countWaiting(milliseconds: number): Promise<number> {
  const listed = await inTime(indexedDB.databases(), milliseconds);
  const names = listed.flatMap(({name}) => (name?.startsWith(databasePrefix) && name !== probeName ? [name] : []));
  const opened = await Promise.allSettled(
    names.slice(0, mostDatabases).map((name) => inTime(openAsIs(name), milliseconds)),
  );
  return opened.filter((outcome) => outcome.status === 'rejected' && outcome.reason === timedOut).length;
}

/** Opens a database at the version it has, and lets go of it at once, however late that is. */
async function openAsIs(name: string): Promise<void> {
  const database = await openDB(name, undefined, {
    // It is gone meanwhile: it is not made anew.
    upgrade: (_made, _old, _new, transaction) => transaction.abort(),
  });
  database.close();
}

async function usedPercent(milliseconds: number): Promise<number | null> {
  try {
    const {usage = 0, quota = 0} = await inTime(navigator.storage.estimate(), milliseconds);
    return quota > 0 ? Math.round((usage / quota) * 100) : null;
  } catch {
    return null;
  }
}

const nameOf = (error: unknown): string =>
  error === timedOut ? 'timeout' : error instanceof Error || error instanceof DOMException ? error.name : 'unknown';
