/** What the views of a new case are made from, and the states that have one. */
import type {TemplateResult} from 'lit';
import type {Calendar} from '../../../domain/calendar.js';
import type {Problem} from '../../../domain/problem.js';
import type {SupportCenterPolicy} from '../../../domain/support/support-center-policy.js';
import type {SupportProfile} from '../../../domain/support/support-profile.js';
import type {Translate} from '../../../locales/messages.js';
import type {NewCaseContext, NewCaseEvent} from '../../../machines/support/new-case-context.js';
import type {DraftStanding} from '../../shared/draft-keeper.js';
import type {Format} from '../../shared/format.js';
import type {AttachmentsModel, FormWord} from '../attachments/model.js';
import type {Waiting} from '../outbox/outbox-panel.js';

/** Every state of a new case that a person can see. */
export type NewCaseState =
  | 'compose'
  /** Whether the same was asked already is being looked up. */
  | 'looking'
  /** Open cases that may be about the same. */
  | 'similar'
  | 'following'
  | 'followed'
  | 'check'
  /** Files are still on their way: the case goes out with them. */
  | 'uploading'
  | 'sending'
  /** Another tab opened a case from the same draft. */
  | 'elsewhere'
  /** In the outbox. */
  | 'queued'
  | 'sent';

/** The fields that "Change" leads to, by the names of `CaseAnswers`. */
export type CaseField = keyof NewCaseContext['answers'];

/** What views can ask of the place. */
export interface NewCaseActions {
  focusField(id: string): void;
  /** Back to the form, at a field. */
  change(field: CaseField): void;
  /** Back to where the person came from; a draft stays on the device. */
  leave(): void;
  openCase(caseId: string): void;
  openArticle(articleId: string): void;
  openCases(): void;
  goHome(): void;
  /** Another case, with an empty form. */
  startOver(): void;
  /** Erases what was typed: asked first, then done. */
  eraseDraft(): void;
  /** Two tabs typed in the same draft: which one goes on; the other stays beside it. */
  resolveDraft(keep: 'mine' | 'theirs'): void;
  /** Begins anew with what led here; what was typed before is kept beside it. */
  takeOffer(): void;
  /** Two cases were begun: which one goes on; the other stays beside it. */
  chooseCase(which: 'this' | 'other'): void;
  /** Takes out the order or agreement that was handed over. */
  removeConcern(): void;
  /** Makes what was typed a reply of the case that another tab opened. */
  addMessage(): void;
  /** Whether it was easy to open the case. */
  rate(isEasy: boolean): void;
  /** Prints a text alone, without the page around it. */
  print(title: string, text: string): void;
  download(fileName: string, text: string): void;
  /** Takes the case out of the outbox, to be edited again. */
  takeBack(): void;
}

/** How a case stands that was handed over to the outbox. */
export interface CaseWait {
  /**
   * What it waits for, or how it stands. Where it left the outbox without news of it here: `asking` what became of it.
   * `gone`: it was taken back. `unknown`: nobody can tell yet.
   */
  readonly state: Waiting | 'asking' | 'sent' | 'gone' | 'unknown';
  /** Why it was not accepted. */
  readonly refusal: Problem | null;
  /** How many of its files the server does not have. */
  readonly missing: number;
  readonly mayTakeBack: boolean;
}

export interface NewCaseModel {
  readonly state: NewCaseState;
  readonly context: NewCaseContext;
  readonly policy: SupportCenterPolicy;
  readonly profile: SupportProfile | null;
  readonly calendar: Calendar;
  readonly t: Translate<FormWord>;
  readonly format: Format;
  /** The Intl locale of names and dates. */
  readonly locale: string;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  /** The person's own zone; `undefined`: the browser's. */
  readonly zone?: string | undefined;
  readonly isOnline: boolean;
  /** `null` before anything is entered. */
  readonly draft: DraftStanding | null;
  /** The subject of another case that was begun, kept beside this one; `null`: there is none. */
  readonly aside: string | null;
  /** Whether it was easy to open the case, as the person said; `null`: they did not. */
  readonly isEasy: boolean | null;
  /** Where a case is that waits to be sent; `refused`: it is too large to wait. `null`: none was to wait, or it is being kept. */
  readonly queuedIn: 'device' | 'memory' | 'refused' | null;
  /** How it stands there; `null`: none waits, or it is being kept. */
  readonly waiting: CaseWait | null;
  /** What kind of thing the case is about, where its number is still to come. */
  readonly concernKind: string;
  /** Whether something led here that would begin another case than the one that was typed before. */
  readonly hasOffer: boolean;
  readonly files: Omit<AttachmentsModel, 't' | 'locale' | 'errors' | 'placeOf'>;
  readonly actions: NewCaseActions;
  send(event: NewCaseEvent): void;
}

export type NewCaseView = (model: NewCaseModel) => TemplateResult;
