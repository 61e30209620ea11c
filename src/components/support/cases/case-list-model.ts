/** What the history of cases is made from. */
import type {TemplateResult, nothing} from 'lit';
import type {Calendar} from '../../../domain/calendar.js';
import type {SupportCenterPolicy} from '../../../domain/support/support-center-policy.js';
import type {CaseListContext, CaseListEvent} from '../../../machines/support/case-list.js';
import type {CaseTimes} from './case-times.js';
import type {TranslateCases} from './case-words.js';

/** The states of the list machine. */
export type CaseListState =
  | 'loading'
  | 'loadFailed'
  | 'offline'
  | `list.${'ready' | 'typing' | 'asking' | 'askFailed' | 'refreshing' | 'refreshFailed' | 'loadingMore' | 'moreFailed'}`;

export interface CaseListActions {
  open(caseId: string): void;
  /** The way to a person (S-29). */
  newCase(): void;
  /** Back to the first view. */
  leave(): void;
}

/** Pure data and what the view calls. */
export interface CaseListModel {
  readonly state: CaseListState;
  readonly list: CaseListContext;
  readonly policy: SupportCenterPolicy;
  readonly calendar: Calendar;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  readonly isOnline: boolean;
  /** What waits to be sent. */
  readonly outbox: TemplateResult | typeof nothing;
  readonly t: TranslateCases;
  readonly times: CaseTimes;
  readonly send: (event: CaseListEvent) => void;
  readonly actions: CaseListActions;
}
