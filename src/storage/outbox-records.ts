/** What waits to be sent, on the device: changed by one tab at a time, so that nothing is sent or taken back twice. */
import {withoutFile} from '../domain/support/without-file.js';
import type {DeviceStore, KeptIn, RecordValue, StorageHealth} from './port.js';
import type {SupportKinds} from './support-kinds.js';

type OutboxRecord = RecordValue<SupportKinds, 'outbox'>;

/**
 * Where an entry is after it was added. `other`: another payload waits under its id already; `refused`: it is too large
 * to be kept. Nothing was written then.
 */
export type OutboxAdded = KeptIn | 'other' | 'refused';

/** How often a record is looked at anew that other tabs keep changing. */
const mostLooks = 8;

/** Whether what the store answers is all there is: what a device that does not answer has, nobody knows. */
const isWhole = ({state, reason}: StorageHealth): boolean =>
  state === 'ready' ||
  (state === 'memoryOnly' &&
    (reason === 'requested' || reason === 'denied' || reason === 'unavailable' || reason === 'quota'));

const unreachable = (): Error => new Error('the device does not answer');

/** The outbox in an account's store. */
export function outboxRecords(store: DeviceStore<SupportKinds>) {
  /**
   * Replaces a record, or with `null` removes it, unless it changes meanwhile. Answers with what was there; `null`:
   * nothing was, or it was to be left.
   */
  async function change(
    id: string,
    next: (entry: OutboxRecord) => OutboxRecord | null | 'leave',
  ): Promise<OutboxRecord | null> {
    for (let look = 0; look < mostLooks; look++) {
      const kept = await store.get('outbox', id);
      if (!kept && !isWhole(store.health)) throw unreachable();
      const value = kept && next(kept.value);
      if (!kept || value === 'leave') return null;
      const before = JSON.stringify(kept.value);
      let isSame = true;
      await store.revise('outbox', id, value, (found) => {
        isSame = found !== 'newer' && JSON.stringify(found) === before;
        return isSame ? id : null;
      });
      if (isSame) return kept.value;
    }
    throw unreachable();
  }

  return {
    /** Every entry. Rejects where the device does not answer. */
    async read(): Promise<readonly OutboxRecord[]> {
      const kept = await store.list('outbox');
      if (!isWhole(store.health)) throw unreachable();
      return kept.map(({value}) => value);
    },

    async add(entry: OutboxRecord): Promise<OutboxAdded> {
      let isOther = false;
      try {
        const keptIn = await store.revise('outbox', entry.id, entry, (found) => {
          isOther = found === 'newer' || (found !== null && !isSamePayload(found, entry));
          return found === null ? entry.id : null;
        });
        return isOther ? 'other' : keptIn;
      } catch {
        return 'refused';
      }
    },

    /**
     * Notes that a try begins, and answers what was known before. `tried`: some tab began one already; `gone`: the
     * entry is not there any more. Rejects where nobody knows.
     */
    async markTried(id: string): Promise<'fresh' | 'tried' | 'gone'> {
      const before = await change(id, (entry) => ({...entry, tried: true}));
      return before ? (before.tried ? 'tried' : 'fresh') : 'gone';
    },

    /** Notes that the server has a file which the entry waited for. */
    async fileStored(id: string, uploadId: string): Promise<void> {
      await change(id, (entry) => ({
        ...entry,
        missingUploads: entry.missingUploads.filter((missing) => missing !== uploadId),
      }));
    },

    /** Lets an entry go without a file that it waits for; answers whether it still did. */
    dropFile: async (id: string, uploadId: string): Promise<boolean> =>
      (await change(id, (entry) =>
        entry.tried || !entry.missingUploads.includes(uploadId) ? 'leave' : withoutFile(entry, uploadId),
      )) !== null,

    /** Removes an entry that no tab tried to send, or with `evenTried` one that was refused; answers whether it did. */
    takeBack: async (id: string, evenTried: boolean): Promise<boolean> =>
      (await change(id, ({tried}) => (tried && !evenTried ? 'leave' : null))) !== null,

    /** Removes an entry: it was sent. */
    remove: (id: string): Promise<void> => store.delete('outbox', id),
  };
}

/** JSON in which the order of keys does not matter. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

const isSamePayload = (one: OutboxRecord, other: OutboxRecord): boolean =>
  ordered(one.request) === ordered(other.request);
