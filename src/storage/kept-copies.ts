/** Copies of answers for reading offline, and marks: the newest so many of a kind. */
import type {DeviceStore, KeptRecord, RecordKinds, RecordValue} from './port.js';

export interface KeptCopies<T> {
  get(key: string): Promise<KeptRecord<T> | null>;
  /**
   * Keeps a copy, and lets go of the oldest beyond the bound. Never rejects; what its kind does not allow, or is too
   * large, is not kept. `replaces`: whether it is newer than what is there, by what another tab may have kept.
   */
  put(key: string, value: T, replaces?: (found: T) => boolean): Promise<void>;
}

/** The copies of one kind in a store; `most` of them, as this page knows of them. */
export function keptCopies<R extends RecordKinds, K extends keyof R & string>(
  store: DeviceStore<R>,
  kind: K,
  most: number,
): KeptCopies<RecordValue<R, K>> {
  type Value = RecordValue<R, K>;
  /** Keys, the one kept longest ago first. Looked for once. */
  let known: Promise<Set<string>> | undefined;
  const learn = async (): Promise<Set<string>> => {
    const kept = await store.list(kind);
    return new Set(kept.sort((one, other) => one.at - other.at).map(({key}) => key));
  };

  return {
    get: (key) => store.get(kind, key),
    async put(key, value, replaces = () => true) {
      const keys = await (known ??= learn());
      try {
        await store.revise(kind, key, value, (found) =>
          found === null || (found !== 'newer' && replaces(found as Value)) ? key : null,
        );
      } catch {
        return;
      }
      keys.delete(key);
      keys.add(key);
      for (const oldest of [...keys].slice(0, Math.max(0, keys.size - most))) {
        keys.delete(oldest);
        await store.delete(kind, oldest);
      }
    },
  };
}
