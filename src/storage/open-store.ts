import {databaseName, isOfAccount, tenantPrefix} from './database-name.js';
import {eraseFound} from './erase-databases.js';
import {indexedDbStore, type Revise} from './indexed-db-store.js';
import {memoryStore} from './memory-store.js';
import type {DeviceStore, KitRecordKinds, RecordKinds, WipeResult} from './port.js';

export interface OpenStoreOptions<R extends RecordKinds = KitRecordKinds> {
  /** The signed-in account's id, from the session. */
  readonly accountId: string;
  /** Tells portals on one origin apart. Default: none. */
  readonly tenant?: string;
  /** Keeps everything in memory, for shared machines. Default false. */
  readonly memoryOnly?: boolean;
  /** Settles when a page that came back from the back-forward cache may use the device again. Default: at once. */
  readonly afterReturn?: (() => Promise<void>) | undefined;
  /** What may be kept. Default: the wizard's kinds. */
  readonly kinds?: R;
  /** How records are revised; only stores with drafts, copies or an outbox do it. Default: not at all. */
  readonly revise?: Revise;
}

/**
 * The account's store, one database per account (F-S16). Resolves before the database is open, so that its health
 * can be watched from the start. Never rejects: where there is no storage it works in memory (F-S11).
 */
export async function openDeviceStore<R extends RecordKinds = KitRecordKinds>({
  accountId,
  tenant = '',
  memoryOnly = false,
  afterReturn,
  kinds,
  revise,
}: OpenStoreOptions<R>): Promise<DeviceStore<R>> {
  if (memoryOnly) return memoryStore({kinds});
  try {
    return indexedDbStore({name: await databaseName(accountId, tenant), kinds, afterReturn, revise});
  } catch {
    return memoryStore({reason: 'unavailable', kinds});
  }
}

export interface EraseOptions {
  readonly tenant?: string;
  /** The account whose data stay; without it every account's data go. */
  readonly keepAccountId?: string;
}

/**
 * Deletes what other accounts left on this device, for the session answer that names nobody or somebody else
 * (decision 9, F-S16). Takes at most two seconds, looking and deleting together (F-S15); never rejects. Finds nothing in
 * a browser that cannot list databases.
 */
export async function eraseOtherAccounts({tenant = '', keepAccountId}: EraseOptions = {}): Promise<WipeResult> {
  // A page without an origin has no storage. Asked for databases there, Chromium reports an error that nobody can catch.
  if (globalThis.origin === 'null') return {deleted: [], failed: []};
  try {
    const prefix = await tenantPrefix(tenant);
    const kept = keepAccountId === undefined ? undefined : await databaseName(keepAccountId, tenant);
    const isKept = (name: string): boolean => kept !== undefined && isOfAccount(name, kept);
    return await eraseFound((name) => name.startsWith(prefix) && !isKept(name));
  } catch {
    return {deleted: [], failed: []};
  }
}
