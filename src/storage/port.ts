/**
 * The storage port: what the kit keeps on the device, whatever keeps it. Renewal and support keep drafts here,
 * the wizard its journal (decisions 6 and 9). Machines and components import types from this file only.
 */
import type * as v from 'valibot';
import type {recordKinds} from './record-kinds.js';

/** One kind of record: its current version, its allow-list, and the way from older versions. */
export interface RecordKind {
  /** 1 or more; raised with every change of the schema that old records do not satisfy. */
  readonly version: number;
  /** A strict object: an unknown field is a defect on writing and ends the record on reading. */
  readonly schema: v.GenericSchema;
  /** `{1: (old) => new}` leads from version 1 to version 2, and so on; what it throws ends the record. */
  readonly migrations: Readonly<Record<number, (old: unknown) => unknown>>;
}
export type RecordKinds = Readonly<Record<string, RecordKind>>;
export type KitRecordKinds = typeof recordKinds;
export type RecordValue<R extends RecordKinds, K extends keyof R> = v.InferOutput<R[K]['schema']>;

/** A record as it was kept. */
export interface KeptRecord<T> {
  readonly key: string;
  readonly value: T;
  /** When it was written: epoch milliseconds by the device's clock. For expiry, never for deadlines. */
  readonly at: number;
}

/**
 * - `opening`: nothing is known yet; calls wait.
 * - `ready`: what is written is on the device.
 * - `blocked`: another tab with an older version holds the database; goes on by itself when that tab closes.
 * - `reopening`: the browser closed the connection; calls wait while it is opened again.
 * - `memoryOnly`: at least one record is, or will be, in this page's memory alone.
 */
export type StorageState = 'opening' | 'ready' | 'memoryOnly' | 'blocked' | 'reopening';

/**
 * - `requested`: the host asked for memory only.
 * - `denied`, `unavailable`: the browser refuses storage here, or has none, or the code for it did not load.
 * - `newerDatabase`: a newer version of the kit wrote it; a reload helps in the tab that was open before.
 * - `lost`: the browser's storage keeps failing.
 * - `quota`: no room; goes back to `ready` when the record is written after all.
 * - `timeout`: no answer in time; goes back to `ready` when one comes.
 * - `otherTab`: `blocked` by it.
 * - `wiped`, `closed`: this store has ended; open another.
 */
export type StorageReason =
  | 'requested'
  | 'denied'
  | 'unavailable'
  | 'newerDatabase'
  | 'lost'
  | 'quota'
  | 'timeout'
  | 'otherTab'
  | 'wiped'
  | 'closed';

export interface StorageHealth {
  readonly state: StorageState;
  /** Present with `memoryOnly` and `blocked`. */
  readonly reason?: StorageReason;
}

/** News from a store: codes only, plain JSON. */
export type StorageNotice =
  | {readonly type: 'healthChanged'; readonly health: StorageHealth}
  /**
   * A record on the device was not usable and reads as absent. `invalid`: broken, and removed. `newer`: written by
   * a newer version of the kit, and left where it is.
   */
  | {readonly type: 'recordDiscarded'; readonly kind: string; readonly reason: 'invalid' | 'newer'}
  /** A write broke the kind's schema and was refused: a defect of the kit. */
  | {readonly type: 'recordRefused'; readonly kind: string}
  /** The page is put away or frozen: what a listener writes now is on its way before the device is let go. */
  | {readonly type: 'lettingGo'};

/** Names of databases. `failed`: still there, though emptied where possible; the browser deletes them when it can. */
export interface WipeResult {
  readonly deleted: string[];
  readonly failed: string[];
}

/** Where a written record is. Only `device` may be shown as saved (F-S5). */
export type KeptIn = 'device' | 'memory';

/** What a revision finds: the value of a usable record, `null` where there is none, `newer` for a newer version's. */
export type Found<T> = T | null | 'newer';

/** Where a revision goes: a key, or `null` for nowhere. May be called several times; its last answer counts. */
export type Place<T> = (found: Found<T>) => string | null;

/**
 * Keeps records of one account. No call hangs, and none rejects because of the device: it then works in memory
 * and says so in `health`.
 */
export interface DeviceStore<R extends RecordKinds = KitRecordKinds> {
  /** The record, or `null` where there is none that can be used. */
  get<K extends keyof R & string>(kind: K, key: string): Promise<KeptRecord<RecordValue<R, K>> | null>;
  /** Writes a record, over an older one. Rejects with `StorageMisuse` if `value` breaks the kind's schema. */
  put<K extends keyof R & string>(kind: K, key: string, value: RecordValue<R, K>): Promise<KeptIn>;
  delete<K extends keyof R & string>(kind: K, key: string): Promise<void>;
  /**
   * Writes `value`, or with `null` deletes, at the key that `place` names when it sees what is at `key`. No other tab
   * comes between the look and the write. Where the device takes it later, `place` decides then, anew. Rejects as `put`.
   */
  revise<K extends keyof R & string>(
    kind: K,
    key: string,
    value: RecordValue<R, K> | null,
    place: Place<RecordValue<R, K>>,
  ): Promise<KeptIn>;
  /** Every usable record of a kind, by key in code unit order. */
  list<K extends keyof R & string>(kind: K): Promise<KeptRecord<RecordValue<R, K>>[]>;
  /**
   * Deletes everything of the account, here and in other tabs, within two seconds (F-S15), and ends this store:
   * what is written to it later stays in memory, so that a late save cannot bring data back after sign-out.
   */
  wipe(): Promise<WipeResult>;
  /** Lets go of the device and ends this store. The device's data stay. */
  close(): void;
  readonly health: StorageHealth;
  /** Calls `listener` at once with the present health, then with every notice; returns a function that ends it. */
  onHealth(listener: (notice: StorageNotice) => void): () => void;
}
