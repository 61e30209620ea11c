/** What waits to be sent once the network is back: cases and replies, each with the id it is sent under (decision 9). */
import type {CaseAnswers, ReplyAnswers} from '../../domain/support/case-answers.js';
import type {CaseRequest} from '../../domain/support/case-requests.js';
import type {SupportCase} from '../../domain/support/support-case.js';

/** A reply as it is sent, but for its operation id. */
export interface ReplyRequest {
  readonly caseId: string;
  readonly text: string;
  readonly uploadIds: readonly string[];
}

interface Entry {
  /** The operation id under which it is sent, made with its draft: tells one entry from every other. */
  readonly id: string;
  /** Epoch milliseconds by the device's clock: the order in which entries are sent. */
  readonly queuedAt: number;
  /** Files that the server does not have yet; the entry waits for them. */
  readonly missingUploads: readonly string[];
  /** Whether a try began whose outcome is not known: then the outcome is asked for before anything is sent. */
  readonly tried: boolean;
}

/** A payload with its answers, from which it can be edited again after it was taken back. */
export type OutboxEntry =
  | (Entry & {
      readonly kind: 'case';
      readonly request: CaseRequest;
      readonly answers: CaseAnswers;
      /** What was previewed, whether it is sent or not. */
      readonly technicalDetails?: string | undefined;
    })
  | (Entry & {readonly kind: 'reply'; readonly request: ReplyRequest; readonly answers: ReplyAnswers});

/** The case that a sent entry came to; its id alone, with an empty reference, where it could not be read. */
export type SentCase = SupportCase | {readonly id: string; readonly reference: ''};

/** The case that an entry belongs to; `null`: one that is not there yet. */
export const caseOf = (entry: OutboxEntry): string | null => (entry.kind === 'reply' ? entry.request.caseId : null);
