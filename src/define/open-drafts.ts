/** The concrete store behind renewal's drafts; loaded when the account is known. */
import type {OpenedDrafts} from '../components/renewal/renewal-storage.js';
import type {StorageAccess} from '../components/shared/account-storage.js';
import type {StoredDraft} from '../components/shared/draft-storage.js';
import {ReapplicationAnswers} from '../domain/reapplication-answers.js';
import {RenewalAnswers} from '../domain/renewal-answers.js';
import {autosave} from '../storage/autosave.js';
import {draftKind} from '../storage/draft-kind.js';
import {draftStore, type DraftStore} from '../storage/draft-store.js';
import {openRevisingStore} from '../storage/open-revising-store.js';
import {eraseOtherAccounts} from '../storage/open-store.js';

const kinds = {
  renewal: draftKind({version: 1, content: RenewalAnswers}),
  reapplication: draftKind({version: 1, content: ReapplicationAnswers}),
};

async function opened<T>(drafts: DraftStore<T>, id: string): Promise<StoredDraft<T>> {
  const {open, draft, forks} = await drafts.open(id);
  return {draft, forks, autosave: (options) => autosave(open, options), remove: () => drafts.remove(id)};
}

export const access: StorageAccess<OpenedDrafts> = {
  open: async (options) => {
    void eraseOtherAccounts({tenant: options.tenant, keepAccountId: options.accountId});
    const store = await openRevisingStore({...options, kinds});
    const renewals = (days?: number) => draftStore<'renewal', RenewalAnswers>({store, kind: 'renewal', days});
    const reapplications = (days?: number) =>
      draftStore<'reapplication', ReapplicationAnswers>({store, kind: 'reapplication', days});
    return {
      store,
      openRenewal: (id, days) => opened(renewals(days), id),
      openReapplication: (id, days) => opened(reapplications(days), id),
      renewals: () => renewals().list(),
      reapplications: () => reapplications().list(),
    };
  },
  erase: eraseOtherAccounts,
};
