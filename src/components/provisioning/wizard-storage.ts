/** The wizard's journal on the device, opened when the account is known; all that the wizard ever keeps (decision 6). */
import type {JournalEntry, ProvisioningJournal} from '../../storage/journal.js';
import type {DeviceStore, StorageHealth, WipeResult} from '../../storage/port.js';

/** Opens an account's store with its journal. Loaded lazily by the registration module; never rejects for the device's sake. */
export type OpenStorage = (options: {
  readonly accountId: string;
  readonly memoryOnly: boolean;
}) => Promise<{readonly store: DeviceStore; readonly journal: ProvisioningJournal}>;

type Opened = Awaited<ReturnType<OpenStorage>>;

export class WizardStorage {
  readonly #onHealth: (health: {state: StorageHealth['state']; reason: string | null}) => void;
  #opened: Promise<Opened | null> = Promise.resolve(null);
  #isOpen = false;
  /** Reading comes before writing, so that a new attempt does not hide an earlier one. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(onHealth: (health: {state: StorageHealth['state']; reason: string | null}) => void) {
    this.#onHealth = onHealth;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(openStorage: OpenStorage | null, accountId: string, memoryOnly: boolean): void {
    this.close();
    if (!openStorage) return;
    this.#isOpen = true;
    this.#opened = openStorage({accountId, memoryOnly}).then(
      (opened) => {
        opened.store.onHealth((notice) => {
          if (notice.type === 'healthChanged') this.#onHealth({state: notice.health.state, reason: notice.health.reason ?? null});
        });
        return opened;
      },
      () => null,
    );
  }

  read(orderId: string): Promise<JournalEntry | null> {
    return this.#queue(async (opened) => (await opened?.journal.read(orderId)) ?? null);
  }

  write(entry: JournalEntry): Promise<void> {
    return this.#queue(async (opened) => {
      await opened?.journal.write(entry);
    });
  }

  /** Deletes the account's data. Answers with nothing deleted where nothing was open. */
  async wipe(): Promise<WipeResult> {
    const opened = await this.#opened;
    this.#opened = Promise.resolve(null);
    this.#isOpen = false;
    return (await opened?.store.wipe()) ?? {deleted: [], failed: []};
  }

  close(): void {
    const opened = this.#opened;
    this.#opened = Promise.resolve(null);
    this.#isOpen = false;
    // What was noted last is still written before the store is let go.
    void this.#last.then(() => opened).then((store) => store?.store.close());
  }

  #queue<T>(work: (opened: Opened | null) => Promise<T>): Promise<T> {
    const opened = this.#opened;
    const result = this.#last.then(async () => work(await opened));
    this.#last = result.catch(() => undefined);
    return result;
  }
}
