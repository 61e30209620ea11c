/** What the portal shows, as plain data. */
import type {Connection} from './backend/portal-backend.js';
import type {KeptDatabase} from './kept-data.js';
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
  readonly detail: string;
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

export type Notice = 'leftNotice' | 'leftLaterNotice';

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
  readonly events: readonly LoggedEvent[];
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
  events: [],
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
