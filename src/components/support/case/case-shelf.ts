/** What the history and a case keep on the device: copies for reading offline, marks, and replies' drafts. */
import type {ReplyAnswers} from '../../../domain/support/case-answers.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import type {CaseCopy} from '../../../machines/support/case-context.js';
import type {CaseListCopy, CaseListFilter} from '../../../machines/support/case-list.js';
import type {OpenedDraft} from '../../shared/draft-storage.js';

/** A reply as it is being written, and the id it is to be sent under. */
export interface ReplyDraft {
  readonly operationId: string;
  readonly answers: ReplyAnswers;
}

export interface CaseShelf {
  /** The reply's draft; `null`: this page has no storage. `days`: how long it stays after the last edit. */
  openReply(caseId: string, days: number): Promise<OpenedDraft<ReplyDraft> | null>;
  /** The case as it was loaded last; `null`: never, or not any more. */
  caseCopy(caseId: string): Promise<CaseCopy | null>;
  keepCase(loaded: SupportCase): Promise<void>;
  /** The revision up to which it was on view; `null`: it never was. */
  seenRevision(caseId: string): Promise<number | null>;
  keepSeen(caseId: string, revision: number): Promise<void>;
  /** What was listed last with the same scope, show and order, else with any. */
  listCopy(filter: CaseListFilter): Promise<CaseListCopy | null>;
  keepList(copy: Omit<CaseListCopy, 'at'>): Promise<void>;
}

const nothingKept: CaseShelf = {
  openReply: async () => null,
  caseCopy: async () => null,
  keepCase: async () => {},
  seenRevision: async () => null,
  keepSeen: async () => {},
  listCopy: async () => null,
  keepList: async () => {},
};

/** What of it a storage offers; the rest is not kept. */
export const shelfOf = (storage: object): CaseShelf =>
  new Proxy(nothingKept, {
    get: (nothing, name: keyof CaseShelf) => {
      const offered = (storage as Partial<CaseShelf>)[name];
      return typeof offered === 'function' ? offered.bind(storage) : nothing[name];
    },
  });
