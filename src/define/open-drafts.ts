/** The concrete store behind renewal's drafts; loaded when the account is known. */
import type {OpenedDrafts} from '../components/renewal/renewal-storage.js';
import type {StorageAccess} from '../components/shared/account-storage.js';
import {ReapplicationAnswers} from '../domain/reapplication-answers.js';
import {RenewalAnswers} from '../domain/renewal-answers.js';
import {draftKind} from '../storage/draft-kind.js';
import {draftStore} from '../storage/draft-store.js';
import {eraseOtherAccounts, openDeviceStore} from '../storage/open-store.js';

const kinds = {
  renewal: draftKind({version: 1, content: RenewalAnswers}),
  reapplication: draftKind({version: 1, content: ReapplicationAnswers}),
};

export const draftAccess: StorageAccess<OpenedDrafts> = {
  open: async (options) => {
    void eraseOtherAccounts({tenant: options.tenant, keepAccountId: options.accountId});
    const store = await openDeviceStore({...options, kinds});
    return {
      store,
      renewals: (days) => draftStore<'renewal', RenewalAnswers>({store, kind: 'renewal', days}),
      reapplications: (days) => draftStore<'reapplication', ReapplicationAnswers>({store, kind: 'reapplication', days}),
    };
  },
  erase: eraseOtherAccounts,
};
