/** The public events of the kit. They bubble and cross shadow roots; details carry ids and codes, never what a person typed. */
import type {ProblemKind} from '../domain/problem.js';
import type {Concern} from '../domain/support/case-summary.js';

/** What an event is about: the wizard names its order, renewal its agreement, or none where it is about several. */
interface Subject {
  readonly orderId?: string;
  readonly agreementId?: string | null;
}

export interface PartnerEventDetails {
  /** The element shows where its order or its agreements stand. */
  'partner-ready': Subject;
  /** Another step is on view; `index` counts from 0 among `count` steps, -1 outside of them. */
  'partner-step-changed': Subject & {
    readonly step: string;
    readonly index: number;
    readonly count: number;
  };
  /** The wizard was left before its end; what was not submitted is gone. */
  'partner-exit': {readonly orderId: string; readonly step: string};
  /** A finished wizard was closed. */
  'partner-closed': {readonly orderId: string; readonly outcome: 'provisioned' | 'handed-over'};
  'partner-handed-over': {readonly orderId: string; readonly to: 'colleague' | 'customer'};
  /** The order was mapped to its organisations: the first one-way door is passed. */
  'partner-order-set-up': {readonly orderId: string};
  /** Services are being activated and billing has started. */
  'partner-provisioned': {readonly orderId: string; readonly receipt: string};
  'partner-problem': Subject & {
    readonly kind: ProblemKind;
    readonly code: string | null;
    readonly reference: string | null;
  };
  /** A call was refused because the session is over: sign in again and call `refreshSession()`. */
  'partner-signed-out': Subject;
  /** A title for the host's page; the element never sets `document.title`. */
  'partner-page-title': {readonly title: string};
  /**
   * How much waits for the person, for a badge of the host's. `changed`: support alone, cases that changed since the last
   * visit, once that is known.
   */
  'partner-notice-count': {readonly count: number; readonly changed?: number};
  /** A person is asked for. Cancel it to open support yourself; else policy's `supportUrl` opens. */
  'partner-support-requested': Subject & {readonly topic: string; readonly reference: string | null};
  /** What the device keeps, or that it keeps nothing. */
  'partner-storage': {readonly state: string; readonly reason: string | null};
  /** Agreements are being renewed, or applied for again. */
  'partner-renewal-opened': {readonly agreementIds: readonly string[]};
  /** An agreement on view stands otherwise than before: by the clock, or by what the server says. */
  'partner-deadline-changed': {readonly agreementId: string; readonly standing: string};
  /** The signed-in person may not sign for these agreements. */
  'partner-signer-not-authorised': {readonly agreementIds: readonly string[]};
  /** The terms were accepted; `receiptId` is `null` where the receipt is still to come. */
  'partner-accepted': {readonly agreementId: string; readonly receiptId: string | null};
  'partner-declined': {readonly agreementId: string};
  'partner-under-review': {readonly agreementId: string};
  /** The grace of an agreement on view has ended. */
  'partner-lapsed': {readonly agreementId: string};
  'partner-receipt-ready': {readonly agreementId: string; readonly receiptId: string};
  /** A step of the reminder ladder is reached; `calendarEntry` is a file of type `text/calendar`. */
  'partner-reminder-due': {readonly agreementId: string; readonly daysLeft: number; readonly calendarEntry: string};
  /** Whether it was easy to open a case, as the person said of the form. */
  'partner-case-form-rated': {readonly caseId: string; readonly isEasy: boolean};
  /** Whether an answer of the knowledge base helped, as the person said. */
  'partner-answer-rated': {readonly articleId: string; readonly helped: boolean};
  /** A case was opened. `concern`: the order or agreement it is about, as the person left it; `null`: none. */
  'partner-case-created': {
    readonly caseId: string;
    readonly reference: string;
    readonly concern: {readonly kind: Concern['kind']; readonly id: string} | null;
  };
  /** Something was done with a case: `reply`, `accept`, `reject`, `close`, `reopen` or `rate`. */
  'partner-case-changed': {readonly caseId: string; readonly change: string};
  /** A case or a reply waits on this device until the network is back. */
  'partner-case-queued': {readonly kind: 'case' | 'reply'; readonly caseId: string | null};
}

export type PartnerEventName = keyof PartnerEventDetails;

/** A public event with its typed detail. Only `...-requested` events can be cancelled. */
export class PartnerEvent<N extends PartnerEventName> extends CustomEvent<PartnerEventDetails[N]> {
  constructor(name: N, detail: PartnerEventDetails[N]) {
    super(name, {detail, bubbles: true, composed: true, cancelable: name.endsWith('-requested')});
  }
}

type PartnerEventMap = {[N in PartnerEventName]: PartnerEvent<N>};

declare global {
  /** Of listeners on elements, on the document and on the window. */
  interface GlobalEventHandlersEventMap extends PartnerEventMap {}
}
