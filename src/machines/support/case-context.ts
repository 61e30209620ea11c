/** What the machine of one case knows, hears and tells. Plain data only. */
import type {AnswerOf} from '../../backend/partner-backend.js';
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {Problem} from '../../domain/problem.js';
import {
  emptyReplyAnswers,
  type ActAnswers,
  type BegunActs,
  type CaseAct,
  type FileAnswer,
  type ReplyAnswers,
} from '../../domain/support/case-answers.js';
import type {CaseActions} from '../../domain/support/case-steps.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import type {AttachmentPolicy, SupportPolicy} from '../../domain/support/support-policy.js';
import type {SubmissionStanding} from '../submission-standing.js';
import type {OutboxEntry, ReplyRequest} from './outbox-entry.js';
import type {UploadsStanding} from './upload-item.js';

export type CasePurpose = CaseAct | 'reply';

/** A reply's draft that the device kept. `sending`: the page was left before its outcome was known. */
export interface RestoredReply {
  readonly step: 'compose' | 'sending';
  readonly answers: ReplyAnswers;
  /** Reasons and remarks that were begun besides. */
  readonly acts: BegunActs;
}

/** A case as the device kept it. */
export interface CaseCopy {
  readonly case: SupportCase;
  /** When it was loaded: epoch milliseconds. */
  readonly at: number;
}

export interface CaseInput {
  readonly caseId: string;
  readonly policy: Pick<SupportPolicy, 'pollSeconds' | 'pollMostSeconds'> & {readonly attachments: AttachmentPolicy};
  /** The revision up to which the person has seen it; `null`: never opened. */
  readonly seenRevision: number | null;
  readonly copy: CaseCopy | null;
  /** Made by the client with the reply's draft. */
  readonly replyOperationId: string;
  readonly restored: RestoredReply | null;
  /** Whether the page is shown: where it is not, nothing is asked in the background. */
  readonly isShown: boolean;
}

export interface CaseContext extends Omit<CaseInput, 'restored'> {
  /** The case as loaded and as changed since; `null`: not loaded. */
  readonly case: SupportCase | null;
  /** When the copy on view was loaded; `null`: what is on view comes from the server. */
  readonly copyFrom: number | null;
  /** What may be done now; derived anew on every tick. */
  readonly actions: CaseActions;
  /** The revision up to which news were announced: each is new exactly once. */
  readonly announcedRevision: number;
  readonly reply: ReplyAnswers;
  readonly uploads: UploadsStanding;
  /** Files that the server does not have yet. */
  readonly missingUploads: readonly string[];
  /** Reasons and remarks that were begun; each stays until it was carried out. */
  readonly acts: BegunActs;
  readonly actOperationId: string;
  /** What is wrong with the form on view, by field. */
  readonly problems: AnswerProblems;
  readonly failure: Problem | null;
  /** What is on its way; `null`: nothing. */
  readonly purpose: CasePurpose | null;
  readonly standing: SubmissionStanding | null;
  /** Whether there is more than was told: the case is to be loaded anew. */
  readonly isPartial: boolean;
  /** The reply of before a restart whose outcome is not known: that is asked for before anything is sent; `null`: none. */
  readonly asked: ReplyAnswers | null;
  readonly wasRestored: boolean;
}

export const noActions: CaseActions = {
  reply: false,
  judge: false,
  close: false,
  reopen: false,
  continueInNew: false,
  rate: false,
};

export const initialCase = ({restored, ...input}: CaseInput): CaseContext => ({
  ...input,
  case: null,
  copyFrom: null,
  actions: noActions,
  announcedRevision: input.seenRevision ?? 0,
  reply: restored?.answers ?? emptyReplyAnswers,
  uploads: 'stored',
  missingUploads: [],
  acts: restored?.acts ?? {},
  actOperationId: '',
  problems: {},
  failure: null,
  purpose: null,
  standing: null,
  isPartial: false,
  asked: restored?.step === 'sending' ? restored.answers : null,
  wasRestored: restored !== null,
});

/** What is sent, but for its operation id. */
export type CaseRequestOf =
  | ({readonly purpose: 'reply'} & ReplyRequest)
  | {readonly purpose: 'accept'; readonly caseId: string; readonly comment: string}
  | {readonly purpose: 'reject' | 'close' | 'reopen'; readonly caseId: string; readonly reason: string}
  | {
      readonly purpose: 'rate';
      readonly caseId: string;
      readonly stars: 1 | 2 | 3 | 4 | 5;
      readonly comment: string;
    };

/** What is new in a case since a revision. */
export type CaseChangesAnswer = AnswerOf<'getCaseChanges'>;

export type CaseEvent =
  | {readonly type: 'load.requested'}
  /** A page of older entries. */
  | {readonly type: 'earlier.requested'}
  | {readonly type: 'clock.ticked'}
  | {readonly type: 'reply.changed'; readonly text: string}
  | {readonly type: 'files.changed'; readonly files: readonly FileAnswer[]}
  | {readonly type: 'uploads.changed'; readonly uploads: UploadsStanding; readonly missing: readonly string[]}
  /** Another version of the reply's draft was taken; without `acts` those that were begun stay. */
  | {
      readonly type: 'draft.taken';
      readonly answers: ReplyAnswers;
      readonly operationId: string;
      readonly acts?: BegunActs;
    }
  /** With the text as it stands, and what the browser knows of the network. */
  | {readonly type: 'reply.requested'; readonly online: boolean; readonly text?: string}
  /** `withReply`: what was written as a reply becomes the reason. */
  | {readonly type: 'act.requested'; readonly act: CaseAct; readonly withReply?: boolean}
  | {readonly type: 'act.changed'; readonly answers: Partial<ActAnswers>}
  /** What was begun is not wanted any more, or becomes part of the reply. */
  | {readonly type: 'act.erased' | 'act.replied'; readonly act: CaseAct}
  | {readonly type: 'step.submitted'; readonly answers?: Partial<ActAnswers>}
  | {readonly type: 'step.left'}
  | {readonly type: 'following.changed'; readonly following: boolean}
  /** Everything up to this revision was on view. */
  | {readonly type: 'thread.seen'; readonly revision: number}
  | {readonly type: 'page.hidden'}
  | {readonly type: 'page.shown'}
  | {readonly type: 'network.returned'}
  | {readonly type: 'check.requested'}
  | {readonly type: 'session.restored'}
  /** From the watch. */
  | {readonly type: 'changes.found'; readonly changes: CaseChangesAnswer}
  /** The case as an answer elsewhere has it: the outbox sent a reply. */
  | {readonly type: 'case.changed'; readonly case: SupportCase};

export type CaseEmitted =
  /** Loaded or changed: to be kept on the device for reading offline. */
  | {readonly type: 'case.loaded'; readonly case: SupportCase}
  /** Entries of others that were never announced before: to be told once. */
  | {readonly type: 'messages.arrived'; readonly entryIds: readonly string[]}
  /** To be kept on the device. */
  | {readonly type: 'case.seen'; readonly caseId: string; readonly revision: number}
  | {readonly type: 'operation.changed'; readonly operationId: string}
  /** Carried out. */
  | {readonly type: 'case.acted'; readonly caseId: string; readonly purpose: CasePurpose}
  | {readonly type: 'reply.queued'; readonly entry: OutboxEntry}
  /** A reply never arrived: it is here to be sent again. */
  | {readonly type: 'reply.missed'}
  /** The reply's draft has served. */
  | {readonly type: 'draft.spent'}
  | {readonly type: 'problem.met'; readonly problem: Problem};
