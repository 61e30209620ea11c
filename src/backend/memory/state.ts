/** Everything the memory backend knows, as plain JSON: it can be stored, shared by tabs and compared. */
import type {ConfigurableService} from '../../domain/order.js';
import type {Problem} from '../../domain/problem.js';
import type {OperationName} from '../operations.js';
import type {MemoryRenewal} from './agreements/agreement-state.js';
import type {MemoryOperation} from './once-state.js';
import type {MemorySupport} from './support/support-state.js';

/** Somebody who can sign in. */
export interface MemoryAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Organisations that the account is linked to; their domains count as its own when matching (P-33). */
  linkedOrganizationIds: string[];
}

/** An organisation, of a partner or of a customer. */
export interface MemoryOrganization {
  readonly id: string;
  readonly side: 'partner' | 'customer';
  readonly name: string;
  readonly country: string;
  readonly address: string;
  readonly domains: string[];
  readonly type: 'trial' | 'online' | 'partner' | 'enterprise';
  readonly createdOn: string | null;
  activeSubscriptions: number | null;
  /** Epoch milliseconds; the newest comes first among equal reasons (P-33). */
  lastActivityAt: number;
  /** Accounts that worked in it lately. */
  readonly recentAccountIds: string[];
  /** Whether users with an address in its domains can be claimed, because the domain is verified (P-42). */
  readonly domainVerified: boolean;
  /** Lossy digests of the passwords its first administrator had (P-53). */
  passwordDigests: number[];
}

/** What is known of an e-mail address: at most one organisation at a time (P-41), or a free account (P-42). */
export type MemoryUser =
  {readonly kind: 'member'; readonly organizationId: string; readonly admin: boolean} | {readonly kind: 'freeAccount'};

/** A mail that was sent. */
export interface MemoryMail {
  readonly id: string;
  readonly orderId: string;
  readonly to: string;
  /** `setUp` on the requested start date, `resend` on request, `handOver` to a colleague or the customer, `welcome` after mapping. */
  readonly kind: 'setUp' | 'resend' | 'handOver' | 'welcome';
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

/** One line on its way to running; its state follows from the clock. */
export interface MemoryActivation {
  readonly lineId: string;
  /** Number of the try, from 1. */
  attempt: number;
  /** Epoch milliseconds at which this try began. */
  startedAt: number;
}

export interface MemoryOrderLine {
  readonly id: string;
  readonly service: ConfigurableService | 'other';
  readonly name: string;
  readonly quantity: number;
  readonly unit: 'licences' | 'numbers' | 'sites';
  readonly price: {readonly amount: string; readonly currency: string; readonly period: 'month' | 'year'} | null;
  readonly kind: 'new' | 'change' | 'trial' | 'addOn';
}

/** How the activation of an order behaves. */
export interface ActivationBehaviour {
  /** Seconds a service waits before its activation begins. */
  readonly queuedSeconds: number;
  /** Seconds its activation takes, by service; `other` for the rest. */
  readonly seconds: Readonly<Record<ConfigurableService | 'other', number>>;
  /** Services whose first try fails. */
  readonly failing: readonly string[];
}

export interface MemoryOrder {
  readonly id: string;
  readonly product: string;
  readonly customerName: string;
  readonly requestedStartDate: string;
  readonly timeZone: string | null;
  readonly placedBy: string;
  readonly placedAt: number;
  contact: {email: string; kind: 'partnerAdmin' | 'partnerAlias' | 'customerAdmin'};
  /** Epoch milliseconds of the first set-up mail, which starts the closing clock (P-12). */
  mailReceivedAt: number | null;
  handedOver: {readonly to: 'colleague' | 'customer'; readonly email: string; readonly by: string} | null;
  readonly lines: readonly MemoryOrderLine[];
  /** How many ids were used up by each operation. */
  attempts: {mapping: number; password: number; provisioning: number};
  operations: Record<string, MemoryOperation>;
  partnerOrganizationId: string | null;
  customerOrganizationId: string | null;
  passwordPending: boolean;
  passwordTries: {count: number; locks: number; lockedUntil: number};
  settings: {
    calling: {country: string; headOfficeAddress: string; sipPrefix: string} | null;
    meetings: {
      sites: {
        name: string;
        timeZone: string;
        userManagement: 'hub' | 'siteAdmin';
        earlyRelease: boolean;
        licenses: number;
      }[];
    } | null;
    subdomain: string | null;
  };
  billing: {readonly startedAt: number; readonly receipt: string; readonly activations: MemoryActivation[]} | null;
  readonly behaviour: ActivationBehaviour;
}

/** A fault to be shown instead of the true answer. */
export interface MemoryFault {
  readonly operation: OperationName;
  /**
   * `before`: nothing is carried out. `after`: carried out, but the answer is lost and `problem` is shown instead.
   * `pending`: carried out, but told only after `milliseconds`; until then it is in progress. Once-only operations.
   */
  readonly phase: 'before' | 'after' | 'pending';
  /** Default for `before` and `after`: kind `server`. */
  readonly problem?: Problem;
  /** `pending`: how long. Default 2,000. */
  readonly milliseconds?: number;
  /** How many calls it concerns. Default 1. */
  times?: number;
}

export interface MemoryState {
  readonly version: 1;
  /** The scenario this state began as. */
  scenario: string;
  /** Milliseconds the server's clock is ahead of the device's. */
  clockOffset: number;
  /** Last number used for an id. */
  counter: number;
  session: {accountId: string | null; expiresAt: number | null; minutes: number};
  accounts: MemoryAccount[];
  organizations: MemoryOrganization[];
  /** By normalised e-mail address. */
  users: Record<string, MemoryUser>;
  /** Mail providers open to everybody: an address there says nothing about a company. */
  publicDomains: string[];
  /** Whether a partner that matches organisations may create another one all the same. Default false (P-02). */
  mayAlwaysCreate: boolean;
  orders: MemoryOrder[];
  /** Absent in a state that was stored before there were agreements. */
  renewal?: MemoryRenewal;
  /** Absent in a state that was stored before there was support. */
  support?: MemorySupport;
  /** Names in use, lower case, with the order that holds them or `''`. */
  names: {site: Record<string, string>; subdomain: Record<string, string>};
  mails: MemoryMail[];
  faults: MemoryFault[];
}
