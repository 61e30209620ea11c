import type {StorageHealth, StorageNotice, StorageReason, StorageState} from './port.js';

/** A store's health and those who listen to it. A change to the same health is no news. */
export class HealthSource {
  #current: StorageHealth;
  readonly #listeners = new Set<(notice: StorageNotice) => void>();

  constructor(state: StorageState, reason?: StorageReason) {
    this.#current = reason ? {state, reason} : {state};
  }

  get current(): StorageHealth {
    return this.#current;
  }

  change(state: StorageState, reason?: StorageReason): void {
    if (this.#current.state === state && this.#current.reason === reason) return;
    this.#current = reason ? {state, reason} : {state};
    this.announce({type: 'healthChanged', health: this.#current});
  }

  announce(notice: StorageNotice): void {
    for (const listener of [...this.#listeners]) tell(listener, notice);
  }

  subscribe(listener: (notice: StorageNotice) => void): () => void {
    this.#listeners.add(listener);
    tell(listener, {type: 'healthChanged', health: this.#current});
    return () => void this.#listeners.delete(listener);
  }
}

/** A listener that throws is reported to the page and disturbs neither the store nor other listeners. */
function tell(listener: (notice: StorageNotice) => void, notice: StorageNotice): void {
  try {
    listener(notice);
  } catch (error) {
    reportError(error);
  }
}
