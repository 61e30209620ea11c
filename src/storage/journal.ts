/** The wizard's journal: all that it ever keeps on the device (decision 6). Nothing a person entered is part of it. */
import * as v from 'valibot';
import {Id} from '../domain/schema.js';
import type {DeviceStore} from './port.js';

/** How far an order's set-up has come, as far as this device knows. */
export const milestones = ['started', 'mapping', 'mapped', 'provisioning', 'provisioned', 'handedOver'] as const;
export type Milestone = (typeof milestones)[number];

/** One order's entry. A strict object: no other field is ever written. */
export const JournalEntry = v.strictObject({
  orderId: Id,
  milestone: v.picklist(milestones),
  /** Epoch milliseconds. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** The server's id of the once-only operation that was sent last, or `null`. */
  operationId: v.nullable(Id),
});
export type JournalEntry = v.InferOutput<typeof JournalEntry>;

/** The journal as machines see it. A hint only, the server knows the truth: nothing here ever rejects. */
export interface ProvisioningJournal {
  /** The order's entry, or `null` where there is none or it cannot be read. */
  read(orderId: string): Promise<JournalEntry | null>;
  /** Replaces the order's entry. */
  write(entry: JournalEntry): Promise<void>;
}

/** The journal kept in `store`, which may still be on its way. Failures show in the store's health only. */
export function provisioningJournal(store: DeviceStore | Promise<DeviceStore>): ProvisioningJournal {
  const attempt = async <T>(work: (store: DeviceStore) => Promise<T>): Promise<T | null> => {
    try {
      return await work(await store);
    } catch {
      return null;
    }
  };
  return {
    read: async (orderId) => (await attempt((device) => device.get('journal', orderId)))?.value ?? null,
    write: async (entry) => {
      await attempt((device) => device.put('journal', entry.orderId, entry));
    },
  };
}
