/** What the device keeps that was begun and not submitted, as the overview tells of it (decision 9). */
import type {KeptDraft, RenewalStorage} from '../renewal-storage.js';

export class KeptDrafts {
  readonly #storage: RenewalStorage;
  readonly #onChange: () => void;
  #all: readonly KeptDraft[] = [];
  #hasEnded = false;

  /** @param onChange the drafts are others than before. */
  constructor(storage: RenewalStorage, onChange: () => void) {
    this.#storage = storage;
    this.#onChange = onChange;
  }

  /** Those of the account that is signed in, as they were last looked at; the same array while nothing changed. */
  get all(): readonly KeptDraft[] {
    return this.#all;
  }

  /** Looks at the device anew: another tab may have written or erased one. */
  async look(): Promise<void> {
    const found = await this.#storage.keptDrafts();
    if (this.#hasEnded || JSON.stringify(found) === JSON.stringify(this.#all)) return;
    this.#all = found;
    this.#onChange();
  }

  end(): void {
    this.#hasEnded = true;
  }
}
