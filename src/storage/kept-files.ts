/** The bytes of files that were chosen and not sent yet. Kept beside the records, in parts, until they were. */
import type {PartStore} from './part-store.js';
import type {DeviceStore} from './port.js';
import type {SupportKinds} from './support-kinds.js';

const partBytes = 2 * 1024 * 1024;
const dayMilliseconds = 86_400_000;

/** Files by the id of their upload. Nothing rejects: what the device does not take is not kept. */
export interface KeptFiles {
  /** Keeps a file; `true` when every byte is on the device. */
  keep(uploadId: string, file: Blob): Promise<boolean>;
  /** Whether all of it is there. */
  has(uploadId: string): Promise<boolean>;
  /** `null`: it is not there, or not whole. */
  read(uploadId: string): Promise<Blob | null>;
  forget(uploadId: string): Promise<void>;
  /** Forgets files that nothing waits with any more; those of the last day stay, their draft may be on its way. */
  sweep(wanted: ReadonlySet<string>): Promise<void>;
}

export interface KeptFilesOptions {
  readonly store: DeviceStore<SupportKinds>;
  /** `null`: bytes do not reach the device. */
  readonly parts: PartStore | null;
  /** Epoch milliseconds; the device's clock unless told otherwise. */
  readonly clock?: () => number;
}

export function keptFiles({store, parts, clock = Date.now}: KeptFilesOptions): KeptFiles {
  const forget = async (uploadId: string): Promise<void> => {
    const record = await store.get('file', uploadId);
    for (let place = 0; place < (record?.value.parts ?? 0); place++) await parts?.delete([uploadId, place]);
    await store.delete('file', uploadId);
  };
  const lengthOf = (part: unknown): number => (part instanceof ArrayBuffer ? part.byteLength : 0);

  return {
    async keep(uploadId, file) {
      if (!parts) return false;
      const record = {size: file.size, parts: Math.ceil(file.size / partBytes)};
      // The record comes first: without it nobody would find the bytes again to remove them.
      if ((await store.put('file', uploadId, record)) !== 'device') return false;
      try {
        for (let place = 0; place < record.parts; place++) {
          const bytes = await file.slice(place * partBytes, (place + 1) * partBytes).arrayBuffer();
          if (!(await parts.put([[[uploadId, place], bytes]]))) throw new Error('refused');
        }
        return true;
      } catch {
        await forget(uploadId);
        return false;
      }
    },

    async has(uploadId) {
      const record = parts && (await store.get('file', uploadId));
      if (!record) return false;
      const {size, parts: count} = record.value;
      // They are written in order: with the last one all are there.
      const last = await parts.get([uploadId, count - 1]);
      return lengthOf(last) > 0 && lengthOf(last) === size - (count - 1) * partBytes;
    },

    async read(uploadId) {
      const record = parts && (await store.get('file', uploadId));
      const bytes = record ? await parts.list(uploadId) : [];
      const length = bytes.reduce<number>((sum, part) => sum + lengthOf(part), 0);
      return record && length === record.value.size ? new Blob(bytes as ArrayBuffer[]) : null;
    },

    forget,

    async sweep(wanted) {
      for (const {key, at} of await store.list('file'))
        if (!wanted.has(key) && at < clock() - dayMilliseconds) await forget(key);
    },
  };
}
