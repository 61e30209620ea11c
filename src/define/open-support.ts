/** The concrete store behind `<support-center>`; loaded when the account is known. */
import type {OpenedSupport} from '../components/support/opened-support.js';
import type {StorageAccess} from '../components/shared/account-storage.js';
import type {StoredDraft} from '../components/shared/draft-storage.js';
import type {NewCaseDraft, ReplyDraft} from '../domain/support/case-drafts.js';
import {autosave} from '../storage/autosave.js';
import {besideName, databaseName} from '../storage/database-name.js';
import {draftStore, type DraftStore} from '../storage/draft-store.js';
import {keptCopies} from '../storage/kept-copies.js';
import {keptFiles} from '../storage/kept-files.js';
import {openRevisingStore} from '../storage/open-revising-store.js';
import {eraseOtherAccounts} from '../storage/open-store.js';
import {outboxRecords} from '../storage/outbox-records.js';
import {partStore} from '../storage/part-store.js';
import type {DeviceStore} from '../storage/port.js';
import {supportKinds, type SupportKinds} from '../storage/support-kinds.js';

/** How many copies of each kind are kept for reading offline. */
const most = {profiles: 3, caseLists: 6, cases: 30, articles: 50, seenCases: 500, visits: 1};

async function opened<T>(drafts: DraftStore<T>, id: string): Promise<StoredDraft<T>> {
  const {open, draft, forks} = await drafts.open(id);
  return {draft, forks, autosave: (options) => autosave(open, options), remove: () => drafts.remove(id)};
}

export const access: StorageAccess<OpenedSupport> = {
  open: async (options) => {
    void eraseOtherAccounts({tenant: options.tenant, keepAccountId: options.accountId});
    const store = await openRevisingStore({...options, kinds: supportKinds});
    const database = options.memoryOnly
      ? null
      : await databaseName(options.accountId, options.tenant).catch(() => null);
    const parts = database === null ? null : partStore({name: besideName(database, 'files')});
    const files = keptFiles({store, parts});
    const newCases = (days?: number) => draftStore<'newCase', NewCaseDraft>({store, kind: 'newCase', days});
    const replies = (days?: number) => draftStore<'reply', ReplyDraft>({store, kind: 'reply', days});
    const outbox = outboxRecords(store);
    void sweep(
      store,
      async () => {
        const [cases, answered, waiting] = await Promise.all([newCases().list(), replies().list(), outbox.read()]);
        const answers = [...cases, ...answered].map(({content}) => content.answers);
        const kept = [...answers, ...waiting.map((entry) => entry.answers)].flatMap((one) => one.files);
        return new Set(kept.map(({uploadId}) => uploadId));
      },
      files.sweep,
    );
    return {
      store: {
        onHealth: (listener) => store.onHealth(listener),
        wipe: () => {
          parts?.close();
          return store.wipe();
        },
        close: () => {
          parts?.close();
          store.close();
        },
      },
      lockName: database === null ? null : besideName(database, 'outbox'),
      openNewCase: (id, days) => opened(newCases(days), id),
      openReply: (caseId, days) => opened(replies(days), caseId),
      newCases: () => newCases().list(),
      replies: () => replies().list(),
      outbox,
      files,
      profiles: keptCopies(store, 'supportProfile', most.profiles),
      caseLists: keptCopies(store, 'caseList', most.caseLists),
      cases: keptCopies(store, 'supportCase', most.cases),
      articles: keptCopies(store, 'article', most.articles),
      seenCases: keptCopies(store, 'seenCase', most.seenCases),
      visits: keptCopies(store, 'supportVisit', most.visits),
    };
  },
  erase: eraseOtherAccounts,
};

/** Removes files whose draft is gone; none where a record that may name them could not be read (F-S7). */
async function sweep(
  store: DeviceStore<SupportKinds>,
  wanted: () => Promise<ReadonlySet<string>>,
  remove: (wanted: ReadonlySet<string>) => Promise<void>,
): Promise<void> {
  let isKnown = true;
  const end = store.onHealth((notice) => {
    if (notice.type === 'recordDiscarded' && notice.reason === 'newer') isKnown = false;
  });
  try {
    const files = await wanted();
    if (isKnown && store.health.state === 'ready') await remove(files);
  } catch {
    // The next visit tries again.
  } finally {
    end();
  }
}
