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

export class RenewalStorage extends AccountStorage<OpenedDrafts> {
  /** The draft of renewing an agreement, or several of which it is the first; `null` without a registered storage. */
  openRenewal(id: string, days: number): Promise<OpenedDraft<RenewalAnswers> | null> {
    return this.use(async (opened) => (await opened?.openRenewal(id, days)) ?? null);
  }

  openReapplication(id: string, days: number): Promise<OpenedDraft<ReapplicationAnswers> | null> {
    return this.use(async (opened) => (await opened?.openReapplication(id, days)) ?? null);
  }
}
