/** The storage port and its two stores. IndexedDB's loads when a store is opened. */
export {JournalEntry, milestones, provisioningJournal, type Milestone, type ProvisioningJournal} from './journal.js';
export {memoryStore, type MemoryStoreOptions} from './memory-store.js';
export {eraseOtherAccounts, openDeviceStore, type EraseOptions, type OpenStoreOptions} from './open-store.js';
export type {
  DeviceStore,
  KeptIn,
  KeptRecord,
  KitRecordKinds,
  RecordKind,
  RecordKinds,
  RecordValue,
  StorageHealth,
  StorageNotice,
  StorageReason,
  StorageState,
  WipeResult,
} from './port.js';
export {recordKinds} from './record-kinds.js';
export {StorageMisuse} from './record-store.js';
