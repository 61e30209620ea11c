/** The concrete store behind the wizard's journal; loaded after the first view. */
import type {OpenedJournal} from '../components/provisioning/wizard-storage.js';
import type {StorageAccess} from '../components/shared/account-storage.js';
import {provisioningJournal} from '../storage/journal.js';
import {eraseOtherAccounts, openDeviceStore} from '../storage/open-store.js';

export const access: StorageAccess<OpenedJournal> = {
  open: async (options) => {
    void eraseOtherAccounts({tenant: options.tenant, keepAccountId: options.accountId});
    const store = await openDeviceStore(options);
    return {store, journal: provisioningJournal(store)};
  },
  erase: eraseOtherAccounts,
};
