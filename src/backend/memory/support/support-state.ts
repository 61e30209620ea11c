/** What the memory backend knows of support, as plain JSON. */
import type {CaseState, Concern, Severity} from '../../../domain/support/case-summary.js';
import type {MemoryOperation} from '../once-state.js';
import type {MemoryState} from '../state.js';

/** A file that is stored at a case; its bytes are kept beside the state, if at all. */
export interface MemoryFile {
  /** The id of its upload. */
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly sha256: string | null;
}

/** Who did something; `accountId` of a customer, `name` of anybody. */
export interface MemoryActor {
  readonly role: 'customer' | 'vendor' | 'system';
  readonly accountId: string | null;
  readonly name: string;
}

export interface MemoryEntry {
  readonly id: string;
  readonly revision: number;
  readonly kind: 'message' | 'state' | 'severity' | 'files';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: MemoryActor;
  readonly text: string;
  readonly files: readonly MemoryFile[];
  readonly state: {readonly from: CaseState; readonly to: CaseState} | null;
  readonly severity: {readonly from: Severity; readonly to: Severity} | null;
  readonly operationId: string | null;
}

export interface MemoryCase {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly description: string;
  readonly categoryId: string | null;
  readonly productId: string | null;
  readonly concern: Concern | null;
  readonly language: string;
  readonly contact: {readonly name: string; readonly email: string; readonly phone: string};
  readonly technicalDetails: string;
  readonly files: readonly MemoryFile[];
  /** Whose case it is. */
  readonly accountId: string;
  readonly createdAt: number;
  readonly linkedCaseId: string | null;
  state: CaseState;
  severity: Severity;
  updatedAt: number;
  updatedBy: MemoryActor;
  resolvedAt: number | null;
  closedAt: number | null;
  /** Since when the vendor owes an answer; `null`: it owes none. */
  waitingSince: number | null;
  /** When it means to answer; `null`: as policy promises. */
  readonly dueAt: number | null;
  revision: number;
  /** Accounts that follow it. */
  followers: string[];
  entries: MemoryEntry[];
  rating: {readonly stars: 1 | 2 | 3 | 4 | 5; readonly comment: string} | null;
}

export interface MemoryUpload extends MemoryFile {
  readonly accountId: string;
  /** How many bytes arrived. */
  offset: number;
  /** Epoch milliseconds by which it was looked at; `null`: bytes are missing. */
  checkedAt: number | null;
  /** What was found then: a code, or nothing. */
  refusal: string | null;
  /** The upload that was sent before and has the bytes of this one; `null`: it has its own. */
  readonly sameAs: string | null;
  /** The case it belongs to. */
  caseId: string | null;
}

/** Something the vendor does by the clock. */
export interface MemoryVendorAct {
  readonly caseId: string;
  readonly act: 'acknowledge' | 'reply' | 'resolve';
  /** Epoch milliseconds. */
  readonly at: number;
}

/** How the vendor and the line behave. */
export interface SupportBehaviour {
  /** Seconds until a new case is acknowledged, answered, and a reply is answered; `null`: not by the clock. */
  acknowledgeSeconds: number | null;
  replySeconds: number | null;
  /** Seconds for which a file is looked at. */
  checkSeconds: number;
  /** How fast files travel; `null`: at once. */
  bytesPerSecond: number | null;
  /** How many of the next parts of files are lost on the way. */
  drops: number;
  /** Whether the server searches articles itself. */
  searches: boolean;
}

export interface MemorySupport {
  /** The first-time task by account; absent: the module is missing (S-05). */
  firstRun: Record<
    string,
    {state: 'signInWorkspace' | 'addModule' | 'done' | 'notNeeded' | 'skipped'; skippedUntil: number | null}
  >;
  /** Whether the server can look; then whether the module is there is in `moduleAdded`. */
  verifiable: boolean;
  moduleAdded: string[];
  /** Accounts that see the cases of their whole company (S-12). */
  companyViewerIds: readonly string[];
  /** The language that each account reads: that of its last visit. */
  languages?: Record<string, string>;
  cases: MemoryCase[];
  /** More cases, made when they are asked for; one that changed is among `cases` from then on. */
  readonly generatedCases: {readonly count: number; readonly anchor: number} | null;
  /** How many more articles there are in each language, made when they are asked for. */
  readonly generatedArticles: number;
  /** Whether there are articles to begin with. */
  readonly hasArticles: boolean;
  /** Grows with every change of an article. */
  mark: number;
  articleChanges: {readonly id: string; readonly mark: number; readonly version: number; readonly removed: boolean}[];
  /** Whether an article helped, by account and article. */
  ratings: Record<string, {readonly helped: boolean; readonly at: number}>;
  uploads: MemoryUpload[];
  scheduled: MemoryVendorAct[];
  behaviour: SupportBehaviour;
  lastReference: number;
  /** Results of once-only operations, by account. */
  holders: Record<string, {operations: Record<string, MemoryOperation>}>;
}

/** A vendor with nothing but articles. */
export const blankSupport = (more: Partial<MemorySupport> = {}): MemorySupport => ({
  firstRun: {},
  verifiable: true,
  moduleAdded: [],
  companyViewerIds: ['account-partner', 'account-colleague'],
  cases: [],
  generatedCases: null,
  generatedArticles: 0,
  hasArticles: true,
  mark: 1,
  articleChanges: [],
  ratings: {},
  uploads: [],
  scheduled: [],
  behaviour: {
    acknowledgeSeconds: null,
    replySeconds: null,
    checkSeconds: 0,
    bytesPerSecond: null,
    drops: 0,
    searches: false,
  },
  lastReference: 20_400,
  holders: {},
  ...more,
});

/** What the state knows of support; one that was stored before there was any begins with nothing. */
export const supportOf = (state: MemoryState): MemorySupport => (state.support ??= blankSupport());
