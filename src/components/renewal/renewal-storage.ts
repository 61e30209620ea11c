/** Drafts of renewal on the device (decision 9). */
import type {ReapplicationAnswers} from '../../domain/reapplication-answers.js';
import type {RenewalAnswers} from '../../domain/renewal-answers.js';
import type {DraftOpening, DraftStore} from '../../storage/draft-store.js';
import {AccountStorage, type OpenedStorage} from '../shared/account-storage.js';

/** An account's store with the drafts in it; `days`: how long one is kept after its last edit. */
export interface OpenedDrafts extends OpenedStorage {
  renewals(days: number): DraftStore<RenewalAnswers>;
  reapplications(days: number): DraftStore<ReapplicationAnswers>;
}

export class RenewalStorage extends AccountStorage<OpenedDrafts> {
  /** The draft of renewing an agreement, or several of which it is the first; `null` without a registered storage. */
  openRenewal(id: string, days: number): Promise<DraftOpening<RenewalAnswers> | null> {
    return this.use(async (opened) => (await opened?.renewals(days).open(id)) ?? null);
  }

  openReapplication(id: string, days: number): Promise<DraftOpening<ReapplicationAnswers> | null> {
    return this.use(async (opened) => (await opened?.reapplications(days).open(id)) ?? null);
  }
}
