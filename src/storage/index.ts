/** The storage port and its two stores. IndexedDB's loads when a store is opened. */
export {autosave, type Autosave, type AutosaveOptions, type DraftState, type DraftStatus} from './autosave.js';
export {draftKind, type DraftEdit, type DraftKind, type DraftKindOptions, type DraftRecord} from './draft-kind.js';
export {
  draftStore,
  type DraftDiscard,
  type DraftOpening,
  type DraftStore,
  type DraftStoreOptions,
} from './draft-store.js';
export {JournalEntry, milestones, provisioningJournal, type Milestone, type ProvisioningJournal} from './journal.js';
export {memoryStore, type MemoryStoreOptions} from './memory-store.js';
export {openRevisingStore as openDeviceStore} from './open-revising-store.js';
export {eraseOtherAccounts, type EraseOptions, type OpenStoreOptions} from './open-store.js';
export type {Draft, EditKept, OpenDraft} from './open-draft.js';
export type {
  DeviceStore,
  Found,
  KeptIn,
  KeptRecord,
  KitRecordKinds,
  Place,
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
