/** The concrete store behind the wizard's journal; loaded after the first view. */
import type {OpenStorage} from '../components/provisioning/wizard-storage.js';
import {provisioningJournal} from '../storage/journal.js';
import {openDeviceStore} from '../storage/open-store.js';

export const openJournal: OpenStorage = async (options) => {
  const store = await openDeviceStore(options);
  return {store, journal: provisioningJournal(store)};
};
