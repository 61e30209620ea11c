/** What the provisioning machine knows, hears and tells. Plain data only; no secret ever (F-N3). */
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {AdminCheck, ConfigurableService, Order, OrganizationMatch} from '../../domain/order.js';
import type {OrderDeadlines} from '../../domain/order-standing.js';
import type {WizardStep} from '../../domain/order-steps.js';
import type {Policy} from '../../domain/provisioning-policy.js';
import type {Problem} from '../../domain/problem.js';
import {emptyAnswers, type NameCheck, type WizardAnswers} from '../../domain/wizard-answers.js';
import type {JournalEntry} from '../../storage/journal.js';
import type {NameCheckedEvent} from '../availability-machine.js';
import type {SubmissionStanding} from '../submission-standing.js';

export interface ProvisioningInput {
  readonly orderId: string;
  readonly policy: Policy;
  /** The signed-in person's own address, or empty where the host tells none. */
  readonly ownEmail: string;
  /** Server time in epoch milliseconds. */
  readonly now: number;
}

/** An order with its deadlines, as loaded. */
export interface LoadedOrder {
  readonly order: Order;
  readonly deadlines: OrderDeadlines;
  readonly now: number;
}

export interface OrganizationMatches {
  readonly matches: readonly OrganizationMatch[];
  readonly mayCreate: boolean;
}

export interface ProvisioningContext extends ProvisioningInput {
  readonly order: Order | null;
  readonly deadlines: OrderDeadlines | null;
  readonly answers: WizardAnswers;
  /** What is wrong with the form on view, by field. */
  readonly problems: AnswerProblems;
  /** What went wrong with the newest call of the step on view. */
  readonly failure: Problem | null;
  readonly partnerMatches: OrganizationMatches | null;
  readonly customerMatches: OrganizationMatches | null;
  readonly adminCheck: AdminCheck | null;
  /** Availability by field name. */
  readonly names: Readonly<Record<string, NameCheck>>;
  readonly submission: SubmissionStanding | null;
  /** Set while an answer is changed from the check-answers page. */
  readonly returnsToConfirm: boolean;
  /** What was known before "Change", for the way back without changing anything. */
  readonly beforeChange: Pick<
    ProvisioningContext,
    'answers' | 'adminCheck' | 'partnerMatches' | 'customerMatches'
  > | null;
  /** Set while a service is changed from the review page. */
  readonly returnsToReview: boolean;
  /** Whether the journal tells of an attempt that was left before anything was submitted (decision 6). */
  readonly earlierAttempt: boolean;
  /** Whether this visit went past the order's overview. */
  readonly begun: boolean;
  /** The one-way door that was being passed when the wizard was left; its outcome is asked for on return (F-P6). */
  readonly leftAtDoor: 'mapping' | 'provisioning' | null;
  /** Whether the order was mapped in this visit, to say so once (P-50). */
  readonly justMapped: boolean;
  /** Whether the mail was sent again, or the contact changed, in this visit. */
  readonly contactNotice: 'resent' | 'changed' | 'passwordElsewhere' | null;
  readonly skipped: readonly ConfigurableService[];
  readonly handedOverTo: 'colleague' | 'customer' | null;
  /** Epoch milliseconds by the server's clock until which no password is taken (P-53). */
  readonly passwordLockedUntil: number | null;
  /** The line whose activation is tried again. */
  readonly retriedLineId: string | null;
  /** Why the last attempt to activate that line again was refused (P-82). */
  readonly retryRefusal: Problem | null;
  /** Whether leaving would discard something. */
  readonly answering: boolean;
  /** Whether the set-up was left after the first one-way door, or before that was known: what was submitted stays. */
  readonly leftAfterDoor: boolean;
  /** Whether the question "leave?" is open. */
  readonly leaving: boolean;
}

export const initialContext = (input: ProvisioningInput): ProvisioningContext => ({
  ...input,
  order: null,
  deadlines: null,
  answers: emptyAnswers,
  problems: {},
  failure: null,
  partnerMatches: null,
  customerMatches: null,
  adminCheck: null,
  names: {},
  submission: null,
  returnsToConfirm: false,
  beforeChange: null,
  returnsToReview: false,
  earlierAttempt: false,
  begun: false,
  leftAtDoor: null,
  justMapped: false,
  contactNotice: null,
  skipped: [],
  handedOverTo: null,
  passwordLockedUntil: null,
  retriedLineId: null,
  retryRefusal: null,
  answering: false,
  leftAfterDoor: false,
  leaving: false,
});

export type ProvisioningEvent =
  | {readonly type: 'load.requested'}
  | {readonly type: 'journal.found'; readonly entry: JournalEntry}
  | {readonly type: 'clock.ticked'; readonly now: number}
  | {readonly type: 'session.restored'}
  /** The signed-in person's own address became known. */
  | {readonly type: 'account.known'; readonly email: string}
  | {readonly type: 'setup.started'}
  | {readonly type: 'contact.changeRequested'}
  | {readonly type: 'mail.resendRequested'}
  | {readonly type: 'answer.changed'; readonly name: string; readonly value: string | boolean}
  | {readonly type: 'site.added'}
  | {readonly type: 'site.removed'; readonly index: number}
  | {readonly type: 'name.checkRequested'; readonly field: string}
  | NameCheckedEvent
  /** Next, or the view's one primary action, with every value of the form as it stands. */
  | {readonly type: 'step.submitted'; readonly values?: Readonly<Record<string, string | boolean>>}
  | {readonly type: 'step.left'}
  | {readonly type: 'step.skipped'}
  | {readonly type: 'step.changeRequested'; readonly step: WizardStep}
  /** The password waits in the vault: the event carries none. */
  | {readonly type: 'password.submitted'}
  | {readonly type: 'password.refused'; readonly code: string}
  | {readonly type: 'check.requested'}
  | {readonly type: 'retry.requested'; readonly lineId: string}
  | {readonly type: 'exit.requested'}
  | {readonly type: 'exit.canceled'}
  | {readonly type: 'exit.confirmed'};

export type ProvisioningEmitted =
  /** What the journal notes: never a value a person entered (decision 6). */
  | {
      readonly type: 'milestone.reached';
      readonly milestone: JournalEntry['milestone'];
      readonly operationId: string | null;
    }
  | {readonly type: 'order.setUp'}
  | {readonly type: 'order.provisioned'}
  | {readonly type: 'setup.handedOver'; readonly to: 'colleague' | 'customer'}
  | {readonly type: 'problem.met'; readonly problem: Problem}
  | {readonly type: 'wizard.left'}
  | {readonly type: 'secret.spent'};
