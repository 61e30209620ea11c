/** The wizard's journal on the device: all that the wizard ever keeps (decision 6). */
import type {JournalEntry, ProvisioningJournal} from '../../storage/journal.js';
import type {DeviceStore} from '../../storage/port.js';
import {AccountStorage, type StorageOwner} from '../shared/account-storage.js';

/** An account's store with the journal in it. */
export interface OpenedJournal {
  readonly store: DeviceStore;
  readonly journal: ProvisioningJournal;
}

export class WizardStorage extends AccountStorage<OpenedJournal> {
  /** Noted before it was known whose store to open; written after its first reading. */
  #early: JournalEntry | null = null;

  override open(owner: StorageOwner): void {
    const early = this.#early;
    super.open(owner);
    this.#early = early;
  }

  /** Reading comes before writing, so that a new attempt does not hide an earlier one. */
  read(orderId: string): Promise<JournalEntry | null> {
    const result = this.use(async (opened) => (await opened?.journal.read(orderId)) ?? null);
    if (this.#early) void this.write(this.#early);
    this.#early = null;
    return result;
  }

  write(entry: JournalEntry): Promise<void> {
    if (!this.isOpen) this.#early = entry;
    return this.use(async (opened) => {
      await opened?.journal.write(entry);
    });
  }

  override close(): void {
    this.#early = null;
    super.close();
  }
}
