/** What `<support-center>` keeps on the device: drafts, the outbox, files until they are sent, and copies to read offline. */
import type {Article} from '../../domain/support/article.js';
import type {NewCaseDraft, ReplyDraft} from '../../domain/support/case-drafts.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import {newsSince} from '../../domain/support/support-visit.js';
import type {CaseCopy, RestoredReply} from '../../machines/support/case-context.js';
import type {CaseListCopy, CaseListFilter} from '../../machines/support/case-list.js';
import type {LoadedArticle, LoadedProfile} from '../../machines/support/support-context.js';
import type {DraftEdit} from '../../storage/draft-kind.js';
import type {Draft} from '../../storage/open-draft.js';
import type {StorageOwner} from '../shared/account-storage.js';
import {DraftStorage, type OpenedDraft, type StoredDraft} from '../shared/draft-storage.js';
import {TabNews} from '../shared/tab-news.js';
import {ChosenFiles} from './chosen-files.js';
import type {OpenedSupport, OutboxAdded, OutboxRecords} from './opened-support.js';

/** A draft as the first view tells of it. */
export type KeptCaseDraft = {
  /** `sending`: the page was left before it was known what became of it. */
  readonly step: string;
  /** What it is sent under (decision 8). */
  readonly operationId: string;
  readonly editedAt: number;
} & (
  | {
      readonly kind: 'newCase';
      /** As far as it was typed. */
      readonly subject: string;
    }
  | {readonly kind: 'reply'; readonly caseId: string}
);

/** The one new case that is being written. */
const newCaseId = 'new';

/** Most characters and entries of a case that is kept; of a longer one the newest entries are. */
const mostEntryCharacters = 500_000;
const mostEntries = 500;
const mostListed = 100;

/** What a reply goes on with, by its draft; `null`: none was begun. */
export const restoredReply = (draft: DraftEdit<ReplyDraft> | null): RestoredReply | null =>
  draft && {
    step: draft.step === 'sending' ? 'sending' : 'compose',
    answers: draft.content.answers,
    acts: draft.content.acts ?? {},
  };

/** The case as far as a device keeps it: where entries are left out, it says that there are earlier ones. */
export function boundedCase(known: SupportCase): SupportCase {
  let characters = 0;
  let first = known.entries.length;
  while (first > 0 && known.entries.length - first < mostEntries) {
    characters += JSON.stringify(known.entries[first - 1]).length;
    if (characters > mostEntryCharacters) break;
    first--;
  }
  if (first === 0) return known;
  const entries = known.entries.slice(first);
  return {...known, entries, earlierCursor: known.earlierCursor ?? known.entries[first - 1]!.id};
}

/** Names a filter; one with words has no name, and is not kept. */
const listKey = ({scope, show, sort, text}: CaseListFilter): string | null =>
  text.trim() === '' ? JSON.stringify([scope, show, sort]) : null;

const articleKey = (articleId: string, language: string): string => JSON.stringify([language, articleId]);

export class SupportStorage extends DraftStorage<OpenedSupport> {
  #news: TabNews | null = null;

  /** Called when another tab changed the outbox on the device, or may have, and when the device answers at last. */
  onOutboxChanged: () => void = () => {};

  /** Called when the account's data on the device were erased, by this page or another tab. */
  onErased: () => void = () => {};

  /** Bytes of files that were chosen and not sent yet. */
  readonly files = new ChosenFiles(() => this.use(async (opened) => opened?.files ?? null));

  /** What waits to be sent. Without a registered storage only the page knows: then reading and marking reject. */
  readonly outbox: OutboxRecords = {
    read: () => this.#withOutbox((outbox) => outbox.read()),
    add: (entry) =>
      this.#changed(this.use(async (opened): Promise<OutboxAdded> => (await opened?.outbox.add(entry)) ?? 'memory')),
    markTried: (id) => this.#changed(this.#withOutbox((outbox) => outbox.markTried(id))),
    fileStored: (id, uploadId) => this.#changed(this.#withOutbox((outbox) => outbox.fileStored(id, uploadId))),
    dropFile: (id, uploadId) =>
      this.#changed(this.use(async (opened) => (await opened?.outbox.dropFile(id, uploadId)) ?? true)),
    takeBack: (id, evenTried) =>
      this.#changed(this.use(async (opened) => (await opened?.outbox.takeBack(id, evenTried)) ?? true)),
    remove: (id) => this.#changed(this.#withOutbox((outbox) => outbox.remove(id))),
  };

  override open(owner: StorageOwner): void {
    super.open(owner);
    if (!this.isOpen) return;
    const news = new TabNews('outbox', () => this.onOutboxChanged());
    this.#news = news;
    let wasAway = false;
    void this.use(async (opened) =>
      opened?.store.onHealth((notice) => {
        if (this.#news !== news || notice.type !== 'healthChanged') return;
        const {state, reason} = notice.health;
        if (reason === 'wiped') this.onErased();
        if (state === 'ready' && wasAway) this.onOutboxChanged();
        wasAway = state === 'memoryOnly' || state === 'blocked';
      }),
    );
  }

  /** The name of the lock under which one tab of the account sends; `null`: what is here is this page's alone. */
  lockName(): Promise<string | null> {
    return this.use(async (opened) => opened?.lockName ?? null);
  }

  /** The draft of the one new case; `null` without a registered storage. */
  openNewCase(days: number): Promise<OpenedDraft<NewCaseDraft> | null> {
    return this.#opened((opened) => opened.openNewCase(newCaseId, days));
  }

  openReply(caseId: string, days: number): Promise<OpenedDraft<ReplyDraft> | null> {
    return this.#opened((opened) => opened.openReply(caseId, days));
  }

  /** Whether there is a store to keep drafts in, be it in this page's memory. */
  keepsDrafts(): Promise<boolean> {
    return this.use(async (opened) => opened !== null);
  }

  /** What the account that is open now began and did not send, the newest first. */
  keptDrafts(): Promise<readonly KeptCaseDraft[]> {
    return this.use(async (opened) => {
      const [newCases, replies] = await Promise.all([opened?.newCases(), opened?.replies()]);
      const all: KeptCaseDraft[] = [
        ...foremost(newCases).map(({step, content: {operationId, answers}, editedAt}) => ({
          kind: 'newCase' as const,
          subject: answers.subject,
          step,
          operationId,
          editedAt,
        })),
        ...foremost(replies).map(({id, step, content: {operationId}, editedAt}) => ({
          kind: 'reply' as const,
          caseId: id,
          step,
          operationId,
          editedAt,
        })),
      ];
      return all.sort((one, other) => other.editedAt - one.editedAt);
    });
  }

  /** What the first view was made of when it was loaded last in this language. */
  profile(language: string): Promise<LoadedProfile | null> {
    return this.use(async (opened) => {
      const kept = await opened?.profiles.get(language);
      return kept ? {profile: kept.value.profile, copyFrom: kept.at} : null;
    });
  }

  keepProfile({profile, copyFrom}: LoadedProfile, language: string): Promise<void> {
    return this.#keep(async (opened) => {
      if (copyFrom === null) await opened.profiles.put(language, {profile});
    });
  }

  caseList(filter: CaseListFilter): Promise<CaseListCopy | null> {
    return this.use(async (opened) => {
      const key = listKey(filter);
      const kept = key === null ? null : await opened?.caseLists.get(key);
      return kept ? {filter, cases: kept.value.cases, at: kept.at} : null;
    });
  }

  /** Keeps the first cases of a filter; a search is not kept. */
  keepCaseList({scope, show, sort, text}: CaseListFilter, cases: CaseListCopy['cases']): Promise<void> {
    return this.#keep(async (opened) => {
      const key = listKey({scope, show, sort, text});
      if (key !== null) await opened.caseLists.put(key, {scope, show, sort, cases: cases.slice(0, mostListed)});
    });
  }

  case(caseId: string): Promise<CaseCopy | null> {
    return this.use(async (opened) => {
      const kept = await opened?.cases.get(caseId);
      return kept ? {case: kept.value.case, at: kept.at} : null;
    });
  }

  /** Keeps a case that was loaded, unless another tab knows a newer one. */
  keepCase(known: SupportCase): Promise<void> {
    return this.#keep((opened) =>
      opened.cases.put(known.id, {case: boundedCase(known)}, (found) => found.case.revision <= known.revision),
    );
  }

  article(articleId: string, language: string): Promise<LoadedArticle | null> {
    return this.use(async (opened) => {
      const kept = await opened?.articles.get(articleKey(articleId, language));
      return kept ? {article: kept.value.article, copyFrom: kept.at} : null;
    });
  }

  keepArticle(article: Article, language: string): Promise<void> {
    return this.#keep((opened) => opened.articles.put(articleKey(article.id, language), {article}));
  }

  /** The revision up to which the case was on view; `null`: it never was. */
  seenRevision(caseId: string): Promise<number | null> {
    return this.use(async (opened) => (await opened?.seenCases.get(caseId))?.value.revision ?? null);
  }

  keepSeen(caseId: string, revision: number): Promise<void> {
    return this.#keep((opened) => opened.seenCases.put(caseId, {revision}, (found) => found.revision <= revision));
  }

  /** The person is here, by the server's clock. Answers since when changes are news; `null`: nobody was here before. */
  visited(now: number): Promise<string | null> {
    return this.use(async (opened) => {
      const kept = (await opened?.visits.get('last'))?.value;
      const since = kept ? newsSince(kept, now) : null;
      const at = new Date(now).toISOString();
      await opened?.visits.put('last', {at, since: since ?? at});
      return since;
    });
  }

  /** What is new was on view: to the next visit it is not. */
  newsSeen(now: number): Promise<void> {
    const at = new Date(now).toISOString();
    return this.#keep((opened) => opened.visits.put('last', {at, since: at}));
  }

  override wipe(): ReturnType<DraftStorage['wipe']> {
    this.#letGo();
    this.onErased();
    return super.wipe();
  }

  override erase(tenant: string): Promise<void> {
    this.#letGo();
    this.onErased();
    return super.erase(tenant);
  }

  override close(): void {
    this.#letGo();
    super.close();
  }

  /** What this page alone holds goes with the account. */
  #letGo(): void {
    this.#news?.end();
    this.#news = null;
    this.files.clear();
  }

  #opened<T>(open: (opened: OpenedSupport) => Promise<StoredDraft<T>>): Promise<OpenedDraft<T> | null> {
    return this.use(async (opened) => this.handed(opened ? await open(opened) : undefined));
  }

  #keep(work: (opened: OpenedSupport) => Promise<void>): Promise<void> {
    return this.use(async (opened) => {
      if (opened) await work(opened).catch(() => undefined);
    });
  }

  #withOutbox<T>(work: (outbox: OutboxRecords) => Promise<T>): Promise<T> {
    return this.use(async (opened) => {
      if (!opened) throw new Error('no storage');
      return work(opened.outbox);
    });
  }

  /** Tells other tabs after a change. */
  async #changed<T>(change: Promise<T>): Promise<T> {
    const result = await change;
    this.#news?.tell();
    return result;
  }
}

/** Of each id one, the draft or a fork of it: what was sent before what was typed, and the newest. */
function foremost<T>(drafts: readonly Draft<T>[] = []): readonly Draft<T>[] {
  const isSent = ({step}: Draft<T>): number => Number(step === 'sending');
  const byId = new Map<string, Draft<T>>();
  for (const draft of drafts.toSorted((one, other) => isSent(one) - isSent(other) || one.editedAt - other.editedAt))
    byId.set(draft.id, draft);
  return [...byId.values()];
}
