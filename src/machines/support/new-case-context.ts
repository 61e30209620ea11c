/** What the machine of one new case knows, hears and tells. Plain data only. */
import type {AnswerOf} from '../../backend/partner-backend.js';
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {Problem} from '../../domain/problem.js';
import {emptyCaseAnswers, type CaseAnswers, type FileAnswer} from '../../domain/support/case-answers.js';
import type {CaseCategory} from '../../domain/support/case-category.js';
import type {Concern} from '../../domain/support/case-summary.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import type {AttachmentPolicy} from '../../domain/support/support-policy.js';
import type {SubmissionStanding} from '../submission-standing.js';
import type {OutboxEntry} from './outbox-entry.js';
import type {LinkedCase} from './support-context.js';
import type {UploadsStanding} from './upload-item.js';

/** Open cases and articles that may be about the same. */
export type SimilarThings = AnswerOf<'findSimilarCases'>;

/** Where a new case was left: a stable name, kept with its draft. */
export type NewCaseStep = 'compose' | 'check' | 'sending';

/** The step at which a draft is kept, by the path of the machine's state; `null`: there is nothing to keep any more. */
export function newCaseStepOf(path: string): NewCaseStep | null {
  if (path === 'sent' || path === 'queued') return null;
  // What became of its id is asked for again after a restart.
  if (path === 'sending' || path === 'elsewhere') return 'sending';
  return path === 'check' || path === 'uploading' ? 'check' : 'compose';
}

/** A draft that the device kept. */
export interface RestoredNewCase {
  readonly step: NewCaseStep;
  readonly answers: CaseAnswers;
  readonly technicalDetails: string;
  readonly linkedCase: LinkedCase | null;
}

export interface NewCaseInput {
  /** Made by the client with the draft; new only for a new payload (decision 8). */
  readonly operationId: string;
  /** What the form begins with; of no effect where a draft is restored. */
  readonly answers: Partial<CaseAnswers>;
  /** Exactly what is previewed; sent only where the person chooses so. */
  readonly technicalDetails: string;
  readonly linkedCase: LinkedCase | null;
  /** Ids of the products that can be chosen. */
  readonly products: readonly string[];
  readonly attachments: AttachmentPolicy;
  readonly restored: RestoredNewCase | null;
}

export interface NewCaseContext extends Omit<NewCaseInput, 'answers' | 'restored'> {
  readonly answers: CaseAnswers;
  /** `null`: not known; then the vendor finds the category from the words (S-21). */
  readonly categories: readonly CaseCategory[] | null;
  /** Whether they could not be loaded. */
  readonly categoriesFailed: boolean;
  /** What is wrong with the form on view, by field. */
  readonly problems: AnswerProblems;
  /** What went wrong with the newest call. */
  readonly failure: Problem | null;
  /** What may be about the same as the words in `similarTo`. */
  readonly similar: SimilarThings | null;
  /** The words that were asked about last; empty: none. */
  readonly similarTo: string;
  /** The case that is to be followed instead. */
  readonly followedId: string | null;
  /** Cases that were offered and passed over: they are not offered again. */
  readonly passedIds: readonly string[];
  readonly uploads: UploadsStanding;
  /** Files that the server does not have yet. */
  readonly missingUploads: readonly string[];
  /** How the case on its way stands; `null`: none is. */
  readonly standing: SubmissionStanding | null;
  /** Whether what was sent is not known any more and its outcome is only asked for: after a restart. */
  readonly onlyAsks: boolean;
  /** Where the draft was left; decides the first page. */
  readonly step: NewCaseStep;
  readonly wasRestored: boolean;
  /** The case as it was opened. */
  readonly sent: SupportCase | null;
  /** The case that another tab opened under this draft's id, with other words; `null`: none did. */
  readonly elsewhere: SupportCase | null;
}

export const initialNewCase = ({answers, restored, ...input}: NewCaseInput): NewCaseContext => ({
  ...input,
  technicalDetails: restored?.technicalDetails ?? input.technicalDetails,
  linkedCase: restored ? restored.linkedCase : input.linkedCase,
  answers: restored?.answers ?? {...emptyCaseAnswers, ...answers},
  categories: null,
  categoriesFailed: false,
  problems: {},
  failure: null,
  similar: null,
  similarTo: '',
  followedId: null,
  passedIds: [],
  uploads: 'stored',
  missingUploads: [],
  standing: null,
  onlyAsks: restored?.step === 'sending',
  step: restored?.step ?? 'compose',
  wasRestored: restored !== null,
  sent: null,
  elsewhere: null,
});

/** The values of a form by the names of `CaseAnswers`, except files and concern. */
export type CaseValues = Readonly<Record<string, string | boolean>>;

export type NewCaseEvent =
  | {readonly type: 'answer.changed'; readonly name: string; readonly value: string | boolean}
  | {readonly type: 'concern.changed'; readonly concern: CaseAnswers['concern']}
  /** The files that were chosen, whatever became of them. */
  | {readonly type: 'files.changed'; readonly files: readonly FileAnswer[]}
  /** How far the files are that were chosen. */
  | {readonly type: 'uploads.changed'; readonly uploads: UploadsStanding; readonly missing: readonly string[]}
  /** Another tab's version of the draft was taken. */
  | {readonly type: 'draft.taken'; readonly answers: CaseAnswers; readonly operationId: string}
  /** Next, with every value of the form as it stands. */
  | {readonly type: 'step.submitted'; readonly values?: CaseValues}
  | {readonly type: 'step.left'}
  /** Follow an open case of the company instead of opening another one. */
  | {readonly type: 'follow.requested'; readonly caseId: string}
  /** At check, with what the browser knows of the network. */
  | {readonly type: 'send.requested'; readonly online: boolean}
  /** A case of its own, although another tab opened one from the same draft. */
  | {readonly type: 'another.requested'}
  /** The case that what waited in the outbox came to. */
  | {readonly type: 'case.opened'; readonly case: SupportCase}
  | {readonly type: 'categories.requested'}
  | {readonly type: 'check.requested'}
  | {readonly type: 'session.restored'}
  /** The categories arrived. */
  | {readonly type: 'xstate.done.actor.categories'; readonly output: readonly CaseCategory[]}
  | {readonly type: 'xstate.error.actor.categories'; readonly error: unknown};

export type NewCaseEmitted =
  /** The draft goes on under another operation id: the earlier one's payload was refused (decision 8). */
  | {readonly type: 'operation.changed'; readonly operationId: string}
  | {
      readonly type: 'case.created';
      readonly caseId: string;
      readonly reference: string;
      readonly concern: Pick<Concern, 'kind' | 'id'> | null;
    }
  | {readonly type: 'case.queued'; readonly entry: OutboxEntry}
  | {readonly type: 'case.followed'; readonly caseId: string}
  | {readonly type: 'firstRun.missed'}
  /** The draft has served. */
  | {readonly type: 'draft.spent'}
  | {readonly type: 'problem.met'; readonly problem: Problem};
