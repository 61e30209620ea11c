/** The wizard's journal on the device, opened when the account is known; all that the wizard ever keeps (decision 6). */
import type {JournalEntry, ProvisioningJournal} from '../../storage/journal.js';
import type {DeviceStore, StorageHealth, WipeResult} from '../../storage/port.js';

export interface StorageOwner {
  readonly accountId: string;
  /** Tells portals on one origin apart; empty: there is one. */
  readonly tenant: string;
  readonly memoryOnly: boolean;
}

/** The device's storage as the registration module gives it. Nothing of it rejects for the device's sake. */
export interface StorageAccess {
  /** Opens an account's store; what other accounts left on the device is erased (decision 9). */
  open(options: StorageOwner): Promise<{readonly store: DeviceStore; readonly journal: ProvisioningJournal}>;
  /** Erases what any account left on the device. */
  erase(portal: Pick<StorageOwner, 'tenant'>): Promise<WipeResult>;
}

type Opened = Awaited<ReturnType<StorageAccess['open']>>;

export class WizardStorage {
  readonly #access: StorageAccess | null;
  readonly #onHealth: (health: {state: StorageHealth['state']; reason: string | null}) => void;
  #opened: Promise<Opened | null> = Promise.resolve(null);
  #isOpen = false;
  /** Noted before it was known whose store to open; written after its first reading. */
  #early: JournalEntry | null = null;
  /** Reading comes before writing, so that a new attempt does not hide an earlier one. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    access: StorageAccess | null,
    onHealth: (health: {state: StorageHealth['state']; reason: string | null}) => void,
  ) {
    this.#access = access;
    this.#onHealth = onHealth;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(owner: StorageOwner): void {
    const early = this.#early;
    this.close();
    this.#early = early;
    if (!this.#access) return;
    this.#isOpen = true;
    this.#opened = this.#access.open(owner).then(
      (opened) => {
        opened.store.onHealth((notice) => {
          if (notice.type === 'healthChanged')
            this.#onHealth({state: notice.health.state, reason: notice.health.reason ?? null});
        });
        return opened;
      },
      () => null,
    );
  }

  read(orderId: string): Promise<JournalEntry | null> {
    const result = this.#queue(async (opened) => (await opened?.journal.read(orderId)) ?? null);
    if (this.#early) void this.write(this.#early);
    this.#early = null;
    return result;
  }

  write(entry: JournalEntry): Promise<void> {
    if (!this.#isOpen) this.#early = entry;
    return this.#queue(async (opened) => {
      await opened?.journal.write(entry);
    });
  }

  /** Deletes the account's data. Answers with nothing deleted where nothing was open. */
  async wipe(): Promise<WipeResult> {
    const opening = this.#opened;
    this.#early = null;
    this.#opened = Promise.resolve(null);
    this.#isOpen = false;
    const opened = await opening;
    return (await opened?.store.wipe()) ?? {deleted: [], failed: []};
  }

  /** After a sign-out: the open account's data go, and whatever else accounts left here. */
  async erase(tenant: string): Promise<void> {
    await this.wipe();
    await this.#access?.erase({tenant}).catch(() => null);
  }

  close(): void {
    this.#early = null;
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
