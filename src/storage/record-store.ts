import * as v from 'valibot';
import type {HealthSource} from './health-source.js';
import {isPlainData} from './is-plain-data.js';
import type {
  DeviceStore,
  Found,
  KeptIn,
  KeptRecord,
  Place,
  RecordKind,
  RecordKinds,
  RecordValue,
  StorageHealth,
  StorageNotice,
  WipeResult,
} from './port.js';

/** A record in its wrapper: `v` is the kind's version, `at` the time of writing in epoch milliseconds. */
export interface StoredRecord {
  readonly v: number;
  readonly at: number;
  readonly data: unknown;
}

/** Where a change goes, seeing the record at its key; `null`: nowhere. */
export type PlaceStored = (stored: unknown) => string | null;

/** Keeps wrapped records, unread. Nothing rejects: a device that fails is answered from memory. */
export interface RecordBox {
  get(kind: string, key: string): Promise<unknown>;
  put(kind: string, key: string, record: StoredRecord): Promise<KeptIn>;
  delete(kind: string, key: string): Promise<void>;
  revise(kind: string, key: string, record: StoredRecord | null, place: PlaceStored): Promise<KeptIn>;
  list(kind: string): Promise<[key: string, record: unknown][]>;
  wipe(): Promise<WipeResult>;
  close(): void;
}

/** A record was to be written that its kind does not allow: a defect of the kit. Names the field, never the value. */
export class StorageMisuse extends Error {
  override readonly name = 'StorageMisuse';
}

const Wrapper = v.strictObject({
  v: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(v.number(), v.finite(), v.minValue(0)),
  data: v.unknown(),
});

/** A `DeviceStore` over a box: every record is checked against its kind on the way in and on the way out. */
export class RecordStore<R extends RecordKinds> implements DeviceStore<R> {
  readonly #box: RecordBox;
  readonly #health: HealthSource;
  readonly #kinds: R;

  constructor(box: RecordBox, health: HealthSource, kinds: R) {
    this.#box = box;
    this.#health = health;
    this.#kinds = kinds;
  }

  get health(): StorageHealth {
    return this.#health.current;
  }

  onHealth(listener: (notice: StorageNotice) => void): () => void {
    return this.#health.subscribe(listener);
  }

  async get<K extends keyof R & string>(kind: K, key: string): Promise<KeptRecord<RecordValue<R, K>> | null> {
    const definition = this.#kind(kind);
    return this.#read<RecordValue<R, K>>(kind, definition, key, await this.#box.get(kind, key));
  }

  async put<K extends keyof R & string>(kind: K, key: string, value: RecordValue<R, K>): Promise<KeptIn> {
    return this.#box.put(kind, key, this.#wrapped(kind, value));
  }

  async revise<K extends keyof R & string>(
    kind: K,
    key: string,
    value: RecordValue<R, K> | null,
    place: Place<RecordValue<R, K>>,
  ): Promise<KeptIn> {
    const definition = this.#kind(kind);
    const record = value === null ? null : this.#wrapped(kind, value);
    return this.#box.revise(kind, key, record, (stored) => {
      const found = stored === undefined ? 'invalid' : checkedRecord(definition, stored);
      return place(typeof found === 'object' ? (found.data as Found<RecordValue<R, K>>) : absentUnlessNewer[found]);
    });
  }

  async delete<K extends keyof R & string>(kind: K, key: string): Promise<void> {
    await this.#box.delete(kind, key);
  }

  async list<K extends keyof R & string>(kind: K): Promise<KeptRecord<RecordValue<R, K>>[]> {
    const definition = this.#kind(kind);
    const entries = await this.#box.list(kind);
    const records = await Promise.all(
      entries.map(([key, record]) => this.#read<RecordValue<R, K>>(kind, definition, key, record)),
    );
    return records.filter((record) => record !== null).sort((one, other) => (one.key < other.key ? -1 : 1));
  }

  wipe(): Promise<WipeResult> {
    return this.#box.wipe();
  }

  close(): void {
    this.#box.close();
  }

  #kind(kind: string): RecordKind {
    const definition = Object.hasOwn(this.#kinds, kind) && this.#kinds[kind];
    if (!definition) throw new StorageMisuse('no such kind of record');
    return definition;
  }

  /** The record to keep, if its kind allows it. */
  #wrapped(kind: string, value: unknown): StoredRecord {
    const {version, schema} = this.#kind(kind);
    const result = isPlainData(value) ? v.safeParse(schema, value, {abortEarly: true}) : null;
    if (!result?.success) {
      this.#health.announce({type: 'recordRefused', kind});
      const path = result && v.getDotPath(result.issues[0]);
      throw new StorageMisuse(`a record of kind ${kind} is not allowed${path ? ` at ${path}` : ''}`);
    }
    return {v: version, at: Date.now(), data: result.output};
  }

  async #read<T>(kind: string, definition: RecordKind, key: string, stored: unknown): Promise<KeptRecord<T> | null> {
    if (stored === undefined) return null;
    const record = checkedRecord(definition, stored);
    if (typeof record === 'object') return {key, value: record.data as T, at: record.at};
    this.#health.announce({type: 'recordDiscarded', kind, reason: record});
    if (record === 'invalid') await this.#box.delete(kind, key);
    return null;
  }
}

const absentUnlessNewer = {invalid: null, newer: 'newer'} as const;

/** The record in its kind's current shape, or why it cannot be used: never a part of it (F-S9). */
function checkedRecord({version, schema, migrations}: RecordKind, stored: unknown): StoredRecord | 'invalid' | 'newer' {
  const wrapper = v.safeParse(Wrapper, stored);
  if (!wrapper.success) return 'invalid';
  const {at, v: from} = wrapper.output;
  if (from > version) return 'newer';
  let data: unknown = wrapper.output.data;
  if (!isPlainData(data)) return 'invalid';
  try {
    for (let step = from; step < version; step++) data = migrations[step]!(data);
    const result = v.safeParse(schema, data, {abortEarly: true});
    return result.success ? {v: version, at, data: result.output} : 'invalid';
  } catch {
    return 'invalid';
  }
}
