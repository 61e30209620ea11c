/** What the imaginary portal answers. Your own shapes go here; what is the same as the contract's is taken from it. */
import type {RawAnswerOf} from 'partner-widgets/backend';

type Order = RawAnswerOf<'getOrder'>;
type Agreement = RawAnswerOf<'getAgreement'>;
type Case = RawAnswerOf<'getCase'>;

export interface PortalOrder {
  readonly number: string;
  readonly stage: 'NEW' | 'MAPPING' | 'MAPPED' | 'ACTIVATING' | 'RUNNING' | 'CLOSED';
  readonly product_code: string;
  readonly customer: string;
  readonly start_on: string;
  readonly zone: string | null;
  readonly mail_received: string | null;
  readonly contact: {readonly mail: string; readonly role: 'PARTNER' | 'PARTNER_LIST' | 'CUSTOMER'};
  readonly contact_editable: boolean;
  readonly positions: readonly {
    readonly number: string;
    readonly kind: string;
    readonly label: string;
    readonly amount: number;
    readonly unit: string;
    readonly origin: string;
    readonly price: {readonly value: string; readonly currency: string; readonly per: string} | null;
  }[];
  readonly keys: {readonly map: string; readonly password: string; readonly activate: string};
  readonly awaits_password: boolean;
  readonly partner: Order['partnerOrganization'];
  readonly buyer: Order['customerOrganization'];
  readonly voice: NonNullable<Order['settings']>['calling'];
  readonly meetings: NonNullable<Order['settings']>['meetings'];
  readonly subdomain: string | null;
  readonly activation: PortalActivation | null;
}

export interface PortalActivation {
  readonly billed_from: string;
  readonly receipt: string;
  readonly positions: readonly {
    readonly number: string;
    readonly stage: 'QUEUED' | 'ACTIVATING' | 'ACTIVE' | 'FAILED';
    readonly minutes: number | null;
    readonly ticket: string | null;
    readonly retry_key: string | null;
  }[];
}

/** The portal's name of a name's standing. */
export interface PortalName {
  readonly free: boolean;
  readonly wellFormed: boolean;
  readonly alternatives: readonly string[];
}

/** An agreement differs from the contract's in the names of its number, its state and its keys. */
export type PortalAgreement = Omit<Agreement, 'id' | 'status' | 'operations'> & {
  readonly number: string;
  readonly state: string;
  readonly keys: {readonly accept: string; readonly decline: string};
};

type Summary = RawAnswerOf<'listAgreements'>['agreements'][number];
/** A page of the portal's list counts from an offset, which the contract calls a cursor. */
export interface PortalAgreements {
  readonly partner: boolean;
  readonly rows: readonly (Omit<Summary, 'id' | 'status'> & {readonly number: string; readonly state: string})[];
  readonly next: string | null;
  readonly count: number | null;
}

/** A case differs in its state and severity: P1 is what the contract calls 1. */
export type PortalCase = Omit<Case, 'id' | 'state' | 'severity'> & {
  readonly number: string;
  readonly state: string;
  readonly priority: `P${1 | 2 | 3 | 4}`;
};

type CaseRow = RawAnswerOf<'listCases'>['cases'][number];
export type PortalCaseRow = Omit<CaseRow, 'id' | 'state' | 'severity'> & {
  readonly number: string;
  readonly state: string;
  readonly priority: `P${1 | 2 | 3 | 4}`;
};
