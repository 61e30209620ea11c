/** Drafts of an account on the device, as forms and flows are handed them (decision 9). */
import type {Autosave, AutosaveOptions} from '../../storage/autosave.js';
import type {Draft} from '../../storage/open-draft.js';
import {AccountStorage, type OpenedStorage} from './account-storage.js';

/** One draft, opened: what an earlier visit left, and what keeps the edits of this one. */
export interface OpenedDraft<T> {
  readonly draft: Draft<T> | null;
  /** What was typed in other tabs that did not choose what to go on with. */
  readonly forks: readonly Draft<T>[];
  autosave(options: AutosaveOptions<T>): Autosave<T>;
  /** Removes the draft with what other tabs left beside it. */
  remove(): Promise<void>;
  /** Told by whoever lets go of it: its last edit is where it stays. */
  settled(): void;
}

/** A draft as the registration module opens it. */
export type StoredDraft<T> = Omit<OpenedDraft<T>, 'settled'>;

/** An account's storage that keeps drafts. */
export class DraftStorage<O extends OpenedStorage = OpenedStorage> extends AccountStorage<O> {
  /** What keeps the edits of drafts that were opened. */
  readonly #savings = new Set<{flush(): Promise<unknown>}>();

  /** Called when drafts that are kept may be others than before. */
  onDraftsChanged: () => void = () => {};

  /** What was typed last is kept before the store is let go of (K-08). */
  override close(): void {
    for (const saving of this.#savings) void this.use(() => saving.flush());
    this.#savings.clear();
    super.close();
  }

  /** The draft as it is handed to a form. */
  protected handed<T>(stored: StoredDraft<T> | undefined): OpenedDraft<T> | null {
    if (!stored) return null;
    const settled = (): void => this.onDraftsChanged();
    return {
      ...stored,
      settled,
      remove: () => stored.remove().then(settled),
      autosave: (options) => {
        const saving = stored.autosave({...options, onEnd: () => this.#savings.delete(saving)});
        this.#savings.add(saving);
        return saving;
      },
    };
  }
}
