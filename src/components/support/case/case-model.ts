/** What the views of one case are made from. */
import type {nothing, TemplateResult} from 'lit';
import type {Calendar} from '../../../domain/calendar.js';
import type {Problem} from '../../../domain/problem.js';
import type {CaseAct} from '../../../domain/support/case-answers.js';
import type {CaseFile} from '../../../domain/support/support-case.js';
import type {SupportCenterPolicy} from '../../../domain/support/support-center-policy.js';
import type {Translate} from '../../../locales/messages.js';
import type {CaseContext, CaseEvent} from '../../../machines/support/case-context.js';
import type {DraftStanding} from '../../shared/draft-keeper.js';
import type {Format} from '../../shared/format.js';
import type {CaseTimes} from '../cases/case-times.js';
import type {CaseWord} from '../cases/case-words.js';

/** The pages on which an act is thought over. */
export const decidingActs = {
  'open.accepting': 'accept',
  'open.rejecting': 'reject',
  'open.closing': 'close',
  'open.reopening': 'reopen',
  'open.rating': 'rate',
} as const satisfies Record<string, CaseAct>;
export type DecidingState = keyof typeof decidingActs;

/** The states of the case machine. */
export type CaseViewState =
  | 'loading'
  | 'loadFailed'
  | 'offline'
  | DecidingState
  | `open.${'opening' | 'reading' | 'refreshing' | 'loadingEarlier' | 'following' | 'uploading' | 'sending'}`;

export const isDeciding = (state: CaseViewState): state is DecidingState => Object.hasOwn(decidingActs, state);

/** Something that was asked for besides: on its way, or why it did not come. */
export type Fetched = 'loading' | Problem;

export interface CaseViewActions {
  open(caseId: string): void;
  download(file: CaseFile): void;
  /** The whole conversation, earlier entries included. */
  exportAs(form: 'print' | 'text'): void;
  /** A new case that goes on from this one, with what was written here already. */
  continueInNew(text?: string): void;
  /** The way to a person (S-29). */
  newCase(): void;
  /** Back to the history. */
  leave(): void;
  focusField(id: string): void;
  /** Erases what is written on the page on view. */
  eraseDraft(): void;
  eraseAct(act: CaseAct): void;
  resolveDraft(keep: 'mine' | 'theirs'): void;
}

/** Pure data and what the views call. */
export interface CaseModel {
  readonly state: CaseViewState;
  readonly context: CaseContext;
  readonly policy: SupportCenterPolicy;
  readonly calendar: Calendar;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  readonly isOnline: boolean;
  /** Whether replies of this case wait to be sent: another one goes after them. */
  readonly isBehind: boolean;
  /** The revision up to which the case had been on view when it was opened; `null`: nothing counts as new. */
  readonly baseline: number | null;
  /** Files that are being downloaded, or were not, by id. */
  readonly downloads: Readonly<Record<string, Fetched>>;
  readonly exported: Fetched | null;
  readonly draft: DraftStanding | null;
  /** Whether an earlier reply turned out not to have arrived. */
  readonly notReceived: boolean;
  /** The reply's files. */
  readonly attachments: TemplateResult | typeof nothing;
  /** What waits to be sent in this case. */
  readonly outbox: TemplateResult | typeof nothing;
  readonly t: Translate<CaseWord>;
  readonly times: CaseTimes;
  readonly format: Pick<Format, 'date'>;
  /** The Intl locale of names. */
  readonly locale: string;
  readonly send: (event: CaseEvent) => void;
  readonly actions: CaseViewActions;
}
