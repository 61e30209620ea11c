/** What the portal shows, as plain data. */
import type {Connection} from './backend/portal-backend.js';
import type {LoggedCall} from './call-log.js';
import type {Fault} from './faults/fault.js';
import type {ActiveFault} from './faults/fault-plan.js';
import type {KeptDatabase, OtherPlaces} from './kept-data.js';
import type {AnswerOf, MemoryAccount, MemoryMail, ScenarioName} from './kit.js';
import {readRoute, type Route} from './route.js';

export type Order = AnswerOf<'getOrder'>;

/** An order as the account signed in sees it; `null`: it has no access. */
export interface OrderRow {
  readonly id: string;
  readonly order: Order | null;
  /** Facts of the commerce tool, which the seller always sees. */
  readonly product: string;
  readonly customerName: string;
  readonly requestedStartDate: string;
}

export interface LoggedEvent {
  readonly at: number;
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface SupportRequest {
  readonly topic: string;
  readonly orderId: string | null;
  readonly reference: string | null;
}

/** What the form of a new order shows besides its own inputs. */
export interface OrderForm {
  readonly contactKind: 'partnerAdmin' | 'partnerAlias' | 'customerAdmin';
  /** Fields found wrong when the order was to be placed, until they are mended. */
  readonly wrong: readonly ('customerName' | 'startDate' | 'contactEmail' | 'services')[];
}

export type Notice =
  | {readonly kind: 'left' | 'leftLater' | 'contactLater'}
  /** A mail went out to this address. */
  | {readonly kind: 'contactMailed'; readonly email: string};

/** What became of the bug report: `shown` where the browser keeps the clipboard to itself. */
export type Report = {readonly state: 'copied'} | {readonly state: 'shown'; readonly text: string};

/** What the portal shows. Replaced as a whole with each change. */
export interface PortalState {
  readonly route: Route;
  readonly connection: Connection;
  readonly lasting: boolean;
  readonly account: MemoryAccount | null;
  readonly sessionEnded: boolean;
  readonly accounts: readonly MemoryAccount[];
  readonly orders: readonly OrderRow[];
  /** The newest first. */
  readonly mails: readonly MemoryMail[];
  readonly readMails: readonly string[];
  /** The mailbox shown, or `''` for all. */
  readonly recipient: string;
  readonly scenario: ScenarioName;
  /** The back end's clock is this far ahead, milliseconds. */
  readonly clockOffset: number;
  readonly orderForm: OrderForm;
  /** The order just placed. */
  readonly placed: string | null;
  readonly notice: Notice | null;
  readonly support: SupportRequest | null;
  /** `null`: the browser does not tell. */
  readonly kept: readonly KeptDatabase[] | null;
  readonly otherPlaces: OtherPlaces;
  /** The newest first. */
  readonly events: readonly LoggedEvent[];
  /** The kit's requests, the newest first. */
  readonly calls: readonly LoggedCall[];
  readonly faults: readonly ActiveFault[];
  /** The fault that is about to be switched on. */
  readonly faultForm: Fault;
  /** What the kit last told of its storage, `memoryOnly, quota`. */
  /** Whether the old tab that blocks the storage is there. */
  readonly hasOldTab: boolean;
  readonly storageHealth: string | null;
  /** The kit's present step. */
  readonly step: string | null;
  /** Another number for each wizard that is mounted anew. */
  readonly visit: number;
  /** Which start of the demo this is; `null` before it is known. */
  readonly beginning: number | null;
  readonly report: Report | null;
  readonly noticeCount: number;
  /** The kit's title of its present step. */
  readonly stepTitle: string | null;
}

export const newOrderForm: OrderForm = {contactKind: 'partnerAdmin', wrong: []};

/** The state of a portal that knows nothing yet but where it is. */
export const newState = (connection: Connection, lasting: boolean): PortalState => ({
  route: readRoute(location.search),
  connection,
  lasting,
  account: null,
  sessionEnded: false,
  accounts: [],
  orders: [],
  mails: [],
  readMails: [],
  recipient: '',
  scenario: 'newPartner',
  clockOffset: 0,
  orderForm: newOrderForm,
  placed: null,
  notice: null,
  support: null,
  kept: [],
  otherPlaces: {localStorage: 0, sessionStorage: 0, cookies: 0, caches: 0},
  events: [],
  calls: [],
  faults: [],
  faultForm: {kind: 'reset', operation: 'all', times: '1', moment: 'before'},
  hasOldTab: false,
  storageHealth: null,
  step: null,
  visit: 0,
  beginning: null,
  report: null,
  noticeCount: 0,
  stepTitle: null,
});

/** Every public event of the wizard. */
export const kitEvents = [
  'partner-ready',
  'partner-step-changed',
  'partner-exit',
  'partner-closed',
  'partner-handed-over',
  'partner-order-set-up',
  'partner-provisioned',
  'partner-problem',
  'partner-signed-out',
  'partner-page-title',
  'partner-notice-count',
  'partner-support-requested',
  'partner-storage',
] as const;
export type KitEvent = (typeof kitEvents)[number];

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const supportRequest = (detail: Record<string, unknown>): SupportRequest => ({
  topic: String(detail['topic'] ?? ''),
  orderId: textOrNull(detail['orderId']),
  reference: textOrNull(detail['reference']),
});
