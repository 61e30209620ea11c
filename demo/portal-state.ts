/** What the portal shows, as plain data. */
import type {Connection} from './backend/portal-backend.js';
import type {LoggedCall} from './call-log.js';
import type {Fault} from './faults/fault.js';
import type {ActiveFault} from './faults/fault-plan.js';
import type {KeptDatabase, OtherPlaces} from './kept-data.js';
import type {AnswerOf, Finding, MemoryAccount, MemoryMail, ScenarioName} from './kit.js';
import {agreementIdsOf, type Route} from './route.js';

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

/** An agreement as the vendor has it. */
export interface AgreementRow {
  readonly id: string;
  readonly name: string;
  /** As recorded; that it lapsed by the clock is not told here. */
  readonly status: string;
  readonly registeredOn: string;
  readonly acceptedOn: string | null;
  readonly endsOn: string | null;
  readonly renewedUntil: string | null;
  readonly renewableFrom: string | null;
  readonly timeZone: string;
  /** Of the text that is accepted next. */
  readonly version: string | null;
  readonly isUnderReview: boolean;
  /** Accounts that may sign; `null`: the vendor leaves it to what people attest. */
  readonly signerIds: readonly string[] | null;
}

/** What was done last as the vendor. */
export interface VendorAct {
  readonly name:
    | 'textChanged'
    | 'signed'
    | 'reviewAccepted'
    | 'reviewRefused'
    | 'signingRevoked'
    | 'signingRestored'
    | 'caseAcknowledged'
    | 'caseAnswered'
    | 'caseResolved'
    | 'caseSeverity'
    | 'moduleAdded';
  /** Id of the agreement, the case or the account. */
  readonly subject: string;
  /** Code of the refusal; `null`: it was done. */
  readonly refusal: string | null;
}

export interface LoggedEvent {
  readonly at: number;
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A case as the vendor has it. */
export interface CaseRow {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly state: string;
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

/** What the doctor found, and when by the device's clock; `null`: it looks at this moment. */
export interface Diagnosis {
  readonly at: number;
  readonly findings: readonly Finding[] | null;
}

/** What the portal shows. Replaced as a whole with each change. */
export interface PortalState {
  readonly route: Route;
  readonly connection: Connection;
  readonly lasting: boolean;
  readonly account: MemoryAccount | null;
  readonly sessionEnded: boolean;
  readonly accounts: readonly MemoryAccount[];
  readonly orders: readonly OrderRow[];
  readonly agreements: readonly AgreementRow[];
  /** Cases of the account signed in, the newest change first. */
  readonly cases: readonly CaseRow[];
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
  /** The agreements that the renewal element begins with, as the route has them; where it goes from there is in the route. */
  readonly beginsWith: string | null;
  /** The agreement chosen in the drawer; `null`: the one of the route, or the first. */
  readonly chosenAgreement: string | null;
  /** The case chosen in the drawer; `null`: the newest. */
  readonly chosenCase: string | null;
  readonly vendorAct: VendorAct | null;
  readonly notice: Notice | null;
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
  /** Whether the old tab that blocks the storage is there. */
  readonly hasOldTab: boolean;
  /** What the kit last told of its storage, `memoryOnly, quota`. */
  readonly storageHealth: string | null;
  /** The kit's present step. */
  readonly step: string | null;
  /** Another number for each time that the kit's elements are mounted anew. */
  readonly visit: number;
  /** Which start of the demo this is; `null` before it is known. */
  readonly beginning: number | null;
  readonly report: Report | null;
  /** `null`: the doctor was not asked. */
  readonly diagnosis: Diagnosis | null;
  readonly noticeCount: number;
  /** Cases that wait for the person, on whatever page. */
  readonly caseCount: number;
  /** The kit's title of its present step. */
  readonly stepTitle: string | null;
}

export const newOrderForm: OrderForm = {contactKind: 'partnerAdmin', wrong: []};

/** The agreement that the drawer acts on: the one chosen there, else the one of the address, else the first. */
export function agreementAtHand({agreements, chosenAgreement, route}: PortalState): AgreementRow | null {
  const byId = (wanted: string | null) => agreements.find(({id}) => id === wanted);
  const [open = null] = agreementIdsOf(route.agreement);
  return byId(chosenAgreement) ?? byId(open) ?? byId(route.jump?.agreementId ?? null) ?? agreements[0] ?? null;
}

/** The case that the drawer acts on: the one chosen there, else the newest. */
export const caseAtHand = ({cases, chosenCase}: PortalState): CaseRow | null =>
  cases.find(({id}) => id === chosenCase) ?? cases[0] ?? null;

/** The state of a portal that knows nothing yet but where it is. */
export const newState = (connection: Connection, lasting: boolean, route: Route): PortalState => ({
  route,
  connection,
  lasting,
  account: null,
  sessionEnded: false,
  accounts: [],
  orders: [],
  agreements: [],
  cases: [],
  mails: [],
  readMails: [],
  recipient: '',
  scenario: 'newPartner',
  clockOffset: 0,
  orderForm: newOrderForm,
  placed: null,
  beginsWith: route.agreement,
  chosenAgreement: null,
  chosenCase: null,
  vendorAct: null,
  notice: null,
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
  diagnosis: null,
  noticeCount: 0,
  caseCount: 0,
  stepTitle: null,
});

/** Every public event of the kit. */
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
  'partner-renewal-opened',
  'partner-deadline-changed',
  'partner-signer-not-authorised',
  'partner-accepted',
  'partner-declined',
  'partner-under-review',
  'partner-lapsed',
  'partner-receipt-ready',
  'partner-reminder-due',
  'partner-answer-rated',
  'partner-case-form-rated',
  'partner-case-created',
  'partner-case-changed',
  'partner-case-queued',
] as const;
export type KitEvent = (typeof kitEvents)[number];
