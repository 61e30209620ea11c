/** What the registration module opens for `<support-center>`: an account's store with everything that is kept in it. */
import type {Article} from '../../domain/support/article.js';
import type {NewCaseDraft, ReplyDraft} from '../../domain/support/case-drafts.js';
import type {CaseSummary} from '../../domain/support/case-summary.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import type {SupportProfile} from '../../domain/support/support-profile.js';
import type {KeptVisit} from '../../domain/support/support-visit.js';
import type {CaseListFilter} from '../../machines/support/case-list.js';
import type {OutboxMarked} from '../../machines/support/outbox-context.js';
import type {OutboxEntry} from '../../machines/support/outbox-entry.js';
import type {Draft} from '../../storage/open-draft.js';
import type {KeptRecord} from '../../storage/port.js';
import type {OpenedStorage} from '../shared/account-storage.js';
import type {StoredDraft} from '../shared/draft-storage.js';

/**
 * Where an entry is after it was added. `other`: another payload waits under its id already; `refused`: it is too large
 * to be kept. Nothing was written then.
 */
export type OutboxAdded = 'device' | 'memory' | 'other' | 'refused';

/** What waits to be sent, as the device has it. */
export interface OutboxRecords {
  /** Rejects where the device does not answer: nobody knows then what is on it. */
  read(): Promise<readonly OutboxEntry[]>;
  add(entry: OutboxEntry): Promise<OutboxAdded>;
  /** Notes that a try begins. Rejects where nobody knows what is there. */
  markTried(id: string): Promise<OutboxMarked>;
  /** Notes that the server has a file which the entry waited for. */
  fileStored(id: string, uploadId: string): Promise<void>;
  /** Lets an entry go without a file that it waits for; answers whether it still did. */
  dropFile(id: string, uploadId: string): Promise<boolean>;
  /** Removes an entry that no tab tried to send, or with `evenTried` one that was refused; answers whether it did. */
  takeBack(id: string, evenTried: boolean): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** Bytes on the device, by upload id. Nothing rejects. */
export interface StoredFiles {
  /** `true` when every byte is on the device. */
  keep(uploadId: string, file: Blob): Promise<boolean>;
  has(uploadId: string): Promise<boolean>;
  read(uploadId: string): Promise<Blob | null>;
  forget(uploadId: string): Promise<void>;
}

/** Copies and marks of one kind, the newest so many. Writing never rejects. */
export interface Copies<T> {
  get(key: string): Promise<Pick<KeptRecord<T>, 'value' | 'at'> | null>;
  put(key: string, value: T, replaces?: (found: T) => boolean): Promise<void>;
}

export interface OpenedSupport extends OpenedStorage {
  /** The name of the lock under which one tab of the account sends; `null`: nothing is shared with other tabs. */
  readonly lockName: string | null;
  openNewCase(id: string, days: number): Promise<StoredDraft<NewCaseDraft>>;
  openReply(caseId: string, days: number): Promise<StoredDraft<ReplyDraft>>;
  /** Every draft of the account, forks included. */
  newCases(): Promise<readonly Draft<NewCaseDraft>[]>;
  replies(): Promise<readonly Draft<ReplyDraft>[]>;
  readonly outbox: OutboxRecords;
  readonly files: StoredFiles;
  readonly profiles: Copies<{profile: SupportProfile}>;
  readonly caseLists: Copies<Omit<CaseListFilter, 'text'> & {cases: CaseSummary[]}>;
  readonly cases: Copies<{case: SupportCase}>;
  readonly articles: Copies<{article: Article}>;
  readonly seenCases: Copies<{revision: number}>;
  readonly visits: Copies<KeptVisit>;
}
