/** An element's part of the device, opened when the account is known and erased with its sign-out (decision 9). */
import type {DeviceStore, StorageHealth, WipeResult} from '../../storage/port.js';

export interface StorageOwner {
  readonly accountId: string;
  /** Tells portals on one origin apart; empty: there is one. */
  readonly tenant: string;
  readonly memoryOnly: boolean;
  /** Settles when a page that came back from the back-forward cache may use the device again. */
  readonly afterReturn?: () => Promise<void>;
}

/** What is erased: whatever accounts left in this portal. */
export interface ErasedPortal {
  readonly tenant: string;
  /** The account whose data stay. Default: none. */
  readonly keepAccountId?: string;
}

/** An account's store, and whatever keeps its records in it. */
export interface OpenedStorage {
  readonly store: Pick<DeviceStore, 'onHealth' | 'wipe' | 'close'>;
}

/** The device's storage as a registration module gives it. Nothing of it rejects for the device's sake. */
export interface StorageAccess<O extends OpenedStorage = OpenedStorage> {
  /** Opens an account's store; what other accounts left on the device is erased (decision 9). */
  open(options: StorageOwner): Promise<O>;
  /** Erases what accounts left on the device. */
  erase(portal: ErasedPortal): Promise<WipeResult>;
}

/** What a host is told of the device's storage: codes only. */
export interface ToldHealth {
  readonly state: StorageHealth['state'];
  readonly reason: string | null;
}

export class AccountStorage<O extends OpenedStorage = OpenedStorage> {
  readonly #access: StorageAccess<O> | null;
  readonly #onHealth: (health: ToldHealth) => void;
  #opened: Promise<O | null> = Promise.resolve(null);
  #owner: StorageOwner | null = null;
  /** The portal that was erased after a sign-out, until an account is opened again. */
  #erased: string | null = null;
  /** Work is done in the order it was asked for. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(access: StorageAccess<O> | null, onHealth: (health: ToldHealth) => void) {
    this.#access = access;
    this.#onHealth = onHealth;
  }

  get isOpen(): boolean {
    return this.#owner !== null;
  }

  open(owner: StorageOwner): void {
    this.close();
    if (!this.#access) return;
    this.#owner = owner;
    this.#erased = null;
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

  /** Deletes the account's data; where its store never came, what any account left here. */
  async wipe(): Promise<WipeResult> {
    const owner = this.#owner;
    const opened = await this.#letGo();
    if (opened) return opened.store.wipe();
    return (owner && (await this.#eraseAll({tenant: owner.tenant}))) ?? {deleted: [], failed: []};
  }

  /** After a sign-out: the open account's data go, and whatever else accounts left here; each database once (F-S15). */
  async erase(tenant: string): Promise<void> {
    const owner = this.#owner;
    const isErased = this.#erased === tenant;
    this.#erased = tenant;
    const opened = await this.#letGo();
    const wiped = opened?.store.wipe();
    // Only a store that keeps on the device erases what its account left there.
    const keeps = opened && owner && !owner.memoryOnly;
    if (!isErased) await this.#eraseAll({tenant, ...(keeps && {keepAccountId: owner.accountId})});
    await wiped;
  }

  /** Ends the use of the store; what was asked for before is still done. */
  close(): void {
    const last = this.#last;
    const opened = this.#letGo();
    void last.then(() => opened).then((open) => open?.store.close());
  }

  /** Does some work with the store that is open now, or with none, after what was asked for before. */
  protected use<T>(work: (opened: O | null) => Promise<T>): Promise<T> {
    const opened = this.#opened;
    const result = this.#last.then(async () => work(await opened));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #eraseAll(portal: ErasedPortal): Promise<WipeResult | null> {
    return (await this.#access?.erase(portal).catch(() => null)) ?? null;
  }

  #letGo(): Promise<O | null> {
    const opened = this.#opened;
    this.#opened = Promise.resolve(null);
    this.#owner = null;
    return opened;
  }
}
