import {HealthSource} from './health-source.js';
import type {DeviceStore, KeptIn, KitRecordKinds, RecordKinds, StorageReason, WipeResult} from './port.js';
import {recordKinds} from './record-kinds.js';
import {RecordStore, type RecordBox, type PlaceStored, type StoredRecord} from './record-store.js';

export interface MemoryStoreOptions<R extends RecordKinds> {
  /** Why there is no device store. Default `requested`. */
  readonly reason?: StorageReason;
  readonly kinds?: R;
}

/** A store that lives as long as the page: nothing reaches the device. */
export function memoryStore<R extends RecordKinds = KitRecordKinds>(
  options: MemoryStoreOptions<R> = {},
): DeviceStore<R> {
  const health = new HealthSource('memoryOnly', options.reason ?? 'requested');
  return new RecordStore(new MemoryBox(health), health, options.kinds ?? (recordKinds as RecordKinds as R));
}

class MemoryBox implements RecordBox {
  readonly #records = new Map<string, Map<string, StoredRecord>>();
  readonly #health: HealthSource;

  constructor(health: HealthSource) {
    this.#health = health;
  }

  async get(kind: string, key: string): Promise<unknown> {
    return structuredClone(this.#records.get(kind)?.get(key));
  }

  async put(kind: string, key: string, record: StoredRecord): Promise<KeptIn> {
    const records = this.#records.get(kind) ?? new Map<string, StoredRecord>();
    this.#records.set(kind, records.set(key, structuredClone(record)));
    return 'memory';
  }

  async delete(kind: string, key: string): Promise<void> {
    this.#records.get(kind)?.delete(key);
  }

  async revise(kind: string, key: string, record: StoredRecord | null, place: PlaceStored): Promise<KeptIn> {
    const target = place(this.#records.get(kind)?.get(key));
    if (target !== null) await (record ? this.put(kind, target, record) : this.delete(kind, target));
    return 'memory';
  }

  async list(kind: string): Promise<[key: string, record: unknown][]> {
    return structuredClone([...(this.#records.get(kind) ?? [])]);
  }

  async wipe(): Promise<WipeResult> {
    this.#records.clear();
    this.#health.change('memoryOnly', 'wiped');
    return {deleted: [], failed: []};
  }

  close(): void {
    this.#records.clear();
    this.#health.change('memoryOnly', 'closed');
  }
}
