/** The public events of the kit. They bubble and cross shadow roots; details carry ids and codes, never what a person typed. */
import type {ProblemKind} from '../domain/problem.js';

export interface PartnerEventDetails {
  /** The element shows where its order stands. */
  'partner-ready': {readonly orderId: string};
  /** Another step is on view; `index` counts from 0 among `count` steps, -1 outside of them. */
  'partner-step-changed': {
    readonly orderId: string;
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
  'partner-problem': {
    readonly orderId: string;
    readonly kind: ProblemKind;
    readonly code: string | null;
    readonly reference: string | null;
  };
  /** A call was refused because the session is over: sign in again and call `refreshSession()`. */
  'partner-signed-out': {readonly orderId: string};
  /** A title for the host's page; the element never sets `document.title`. */
  'partner-page-title': {readonly title: string};
  /** How many announcements wait for the person, for a badge of the host's. */
  'partner-notice-count': {readonly count: number};
  /** A person is asked for. Cancel it to open support yourself; else policy's `supportUrl` opens. */
  'partner-support-requested': {readonly topic: string; readonly orderId: string; readonly reference: string | null};
  /** What the device keeps, or that it keeps nothing. */
  'partner-storage': {readonly state: string; readonly reason: string | null};
}

export type PartnerEventName = keyof PartnerEventDetails;

/** A public event with its typed detail. Only `...-requested` events can be cancelled. */
export class PartnerEvent<N extends PartnerEventName> extends CustomEvent<PartnerEventDetails[N]> {
  constructor(name: N, detail: PartnerEventDetails[N]) {
    super(name, {detail, bubbles: true, composed: true, cancelable: name.endsWith('-requested')});
  }
}

declare global {
  interface HTMLElementEventMap {
    'partner-ready': PartnerEvent<'partner-ready'>;
    'partner-step-changed': PartnerEvent<'partner-step-changed'>;
    'partner-exit': PartnerEvent<'partner-exit'>;
    'partner-closed': PartnerEvent<'partner-closed'>;
    'partner-handed-over': PartnerEvent<'partner-handed-over'>;
    'partner-order-set-up': PartnerEvent<'partner-order-set-up'>;
    'partner-provisioned': PartnerEvent<'partner-provisioned'>;
    'partner-problem': PartnerEvent<'partner-problem'>;
    'partner-signed-out': PartnerEvent<'partner-signed-out'>;
    'partner-page-title': PartnerEvent<'partner-page-title'>;
    'partner-notice-count': PartnerEvent<'partner-notice-count'>;
    'partner-support-requested': PartnerEvent<'partner-support-requested'>;
    'partner-storage': PartnerEvent<'partner-storage'>;
  }
}
