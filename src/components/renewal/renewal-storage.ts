/** Drafts of renewal on the device (decision 9). */
import type {ReapplicationAnswers} from '../../domain/reapplication-answers.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import type {Autosave, AutosaveOptions} from '../../storage/autosave.js';
import type {Draft} from '../../storage/open-draft.js';
import {AccountStorage, type OpenedStorage} from '../shared/account-storage.js';

/** One draft, opened: what an earlier visit left, and what keeps the edits of this one. */
export interface OpenedDraft<T> {
  readonly draft: Draft<T> | null;
  /** What was typed in other tabs that did not choose what to go on with. */
  readonly forks: readonly Draft<T>[];
  autosave(options: AutosaveOptions<T>): Autosave<T>;
  /** Removes the draft with what other tabs left beside it. */
  remove(): Promise<void>;
}

/** An account's store with the drafts in it. `days`: how long one is kept after its last edit. */
export interface OpenedDrafts extends OpenedStorage {
  openRenewal(id: string, days: number): Promise<OpenedDraft<RenewalAnswers>>;
  openReapplication(id: string, days: number): Promise<OpenedDraft<ReapplicationAnswers>>;
}

/** Most characters of a draft's id. */
const longestId = 500;

/** Names the draft of a set of agreements, whatever their order; that of one by its own id. */
function draftIdOf(agreementIds: readonly string[]): string {
  const ids = [...new Set(agreementIds)].sort();
  const id = ids.length === 1 ? ids[0]! : JSON.stringify(ids);
  return id.length <= longestId ? id : `${id.slice(0, 400)}…${checksum(id)}`;
}

/** Two sums of 32 bits over all characters: no secret, and there on every page, served securely or not. */
function checksum(text: string): string {
  let [one, other] = [0x811c9dc5, 5381];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = (Math.imul(other, 33) + code) | 0;
  }
  return `${text.length}-${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`;
}

export class RenewalStorage extends AccountStorage<OpenedDrafts> {
  /** What keeps the edits of drafts that were opened. */
  readonly #savings = new Set<{flush(): Promise<unknown>}>();

  /** The draft of renewing exactly these agreements together; `null` without a registered storage. */
  openRenewal(agreementIds: readonly string[], days: number): Promise<OpenedDraft<RenewalAnswers> | null> {
    return this.use(async (opened) => this.#noted(await opened?.openRenewal(draftIdOf(agreementIds), days)));
  }

  openReapplication(id: string, days: number): Promise<OpenedDraft<ReapplicationAnswers> | null> {
    return this.use(async (opened) => this.#noted(await opened?.openReapplication(id, days)));
  }

  /** What was typed last is kept before the store is let go of (K-08). */
  override close(): void {
    for (const saving of this.#savings) void this.use(() => saving.flush());
    this.#savings.clear();
    super.close();
  }

  #noted<T>(opened: OpenedDraft<T> | undefined): OpenedDraft<T> | null {
    if (!opened) return null;
    return {
      ...opened,
      autosave: (options) => {
        const saving = opened.autosave(options);
        this.#savings.add(saving);
        return saving;
      },
    };
  }
}
