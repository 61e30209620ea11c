/** The beginnings with an order to set up, as data. All companies are invented; all ids are fixed. */
import {untouchedOrder} from './untouched-order.js';
import {sampleCredentials} from './agreements/sample-credentials.js';
import type {ActivationBehaviour, MemoryOrder, MemoryOrderLine, MemoryOrganization, MemoryState} from './state.js';

export const orderScenarioNames = [
  'newPartner',
  'existingPartner',
  'notRecognised',
  'userElsewhere',
  'freeAccount',
  'beforeStart',
  'closingOrder',
  'closedOrder',
  'allServices',
  'oneService',
  'mappedOrder',
  'passwordPending',
  'slowActivation',
  'failingService',
] as const;
export type OrderScenarioName = (typeof orderScenarioNames)[number];

const day = 86_400_000;
const zone = 'Europe/Belgrade';

/** Seconds that make a demo lively; see `slowActivation` for believable ones. */
export const defaultBehaviour: ActivationBehaviour = {
  queuedSeconds: 2,
  seconds: {calling: 6, meetings: 14, enterprise: 9, other: 3},
  failing: [],
};

const catalogue: Record<MemoryOrderLine['service'], MemoryOrderLine> = {
  calling: {
    id: 'line-calling',
    service: 'calling',
    name: 'Calling Professional',
    quantity: 40,
    unit: 'licences',
    kind: 'new',
    price: {amount: '480.00', currency: 'EUR', period: 'month'},
  },
  meetings: {
    id: 'line-meetings',
    service: 'meetings',
    name: 'Meetings Suite',
    quantity: 100,
    unit: 'licences',
    kind: 'new',
    price: {amount: '1150.00', currency: 'EUR', period: 'month'},
  },
  enterprise: {
    id: 'line-enterprise',
    service: 'enterprise',
    name: 'Enterprise Messaging',
    quantity: 40,
    unit: 'licences',
    kind: 'new',
    price: {amount: '120.00', currency: 'EUR', period: 'month'},
  },
  other: {
    id: 'line-devices',
    service: 'other',
    name: 'Device Management',
    quantity: 3,
    unit: 'licences',
    kind: 'addOn',
    price: {amount: '27.00', currency: 'EUR', period: 'month'},
  },
};

/** The line that an order for a service has. */
export const lineFor = (service: MemoryOrderLine['service']): MemoryOrderLine => structuredClone(catalogue[service]);

/** The calendar date in the orders' zone, or in another one. */
export function dateAt(epoch: number, timeZone = zone): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(epoch);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

interface OrderFacts extends Partial<MemoryOrder> {
  /** Days from today to the requested start date. Default 0. */
  readonly startsInDays?: number;
}

function order(now: number, {startsInDays = 0, ...facts}: OrderFacts = {}): MemoryOrder {
  return {
    id: 'order-1',
    product: 'A-WX',
    customerName: 'Avala Logistika',
    requestedStartDate: dateAt(now + startsInDays * day),
    timeZone: zone,
    placedBy: 'account-partner',
    placedAt: now + (Math.min(startsInDays, 0) - 14) * day,
    contact: {email: 'milena@meridian.example', kind: 'partnerAdmin'},
    ...untouchedOrder(),
    lines: [lineFor('calling'), lineFor('meetings'), lineFor('enterprise'), lineFor('other')],
    behaviour: defaultBehaviour,
    ...facts,
  };
}

function organization(
  now: number,
  facts: Partial<MemoryOrganization> & Pick<MemoryOrganization, 'id' | 'side' | 'name'>,
): MemoryOrganization {
  return {
    country: 'RS',
    address: 'Bulevar Nikole Tesle 12\n11000 Beograd',
    domains: [],
    type: facts.side === 'partner' ? 'partner' : 'enterprise',
    createdOn: dateAt(now - 700 * day),
    activeSubscriptions: 4,
    lastActivityAt: now - 5 * day,
    recentAccountIds: [],
    domainVerified: false,
    passwordDigests: [],
    ...facts,
  };
}

/** A seller whose company has no partner organisation yet, and one order that starts today. */
export function begin(scenario: string, now: number, facts: OrderFacts = {}): MemoryState {
  return {
    version: 1,
    scenario,
    clockOffset: 0,
    counter: 100,
    session: {accountId: 'account-partner', expiresAt: now + 60 * 60_000, minutes: 60},
    accounts: [
      {id: 'account-partner', name: 'Milena Petrović', email: 'milena@meridian.example', linkedOrganizationIds: []},
      {id: 'account-colleague', name: 'Олег Соколов', email: 'oleg@meridian.example', linkedOrganizationIds: []},
      {id: 'account-customer', name: 'Jana Kovač', email: 'jana@avala.example', linkedOrganizationIds: []},
    ],
    organizations: [
      organization(now, {
        id: 'organization-dunav',
        side: 'customer',
        name: 'Dunav Trgovina',
        domains: ['dunav.example'],
        domainVerified: true,
      }),
      organization(now, {
        id: 'organization-fjord',
        side: 'partner',
        name: 'Fjord Networks',
        country: 'NO',
        domains: ['fjord.example'],
      }),
    ],
    users: {
      'ivan@dunav.example': {kind: 'member', organizationId: 'organization-dunav', admin: true},
      'ana@dunav.example': {kind: 'freeAccount'},
    },
    publicDomains: ['mailbox.example'],
    mayAlwaysCreate: false,
    orders: [order(now, facts)],
    renewal: {
      partnerAccountIds: ['account-partner', 'account-colleague'],
      agreements: [],
      generated: null,
      credentials: sampleCredentials(),
    },
    names: {site: {avala: '', meridian: ''}, subdomain: {avala: '', avalagroup: '', meridian: ''}},
    mails: [],
    faults: [],
  };
}

/** The same with the seller's company known, and the customer's, which tried meetings out: both can be recognised. */
export function beginKnown(scenario: string, now: number, facts: OrderFacts = {}): MemoryState {
  const meetings: MemoryOrderLine = {...lineFor('meetings'), kind: 'trial'};
  const lines = [lineFor('calling'), meetings, lineFor('enterprise'), lineFor('other')];
  const state = begin(scenario, now, {lines, ...facts});
  state.organizations.push(
    organization(now, {
      id: 'organization-meridian',
      side: 'partner',
      name: 'Meridian Systems',
      domains: ['meridian.example'],
      activeSubscriptions: 12,
      recentAccountIds: ['account-partner'],
    }),
    organization(now, {
      id: 'organization-meridian-old',
      side: 'partner',
      name: 'Meridian Systems (trial)',
      domains: ['meridian.example'],
      type: 'trial',
      createdOn: dateAt(now - 2400 * day),
      activeSubscriptions: 0,
      lastActivityAt: now - 2000 * day,
    }),
    organization(now, {
      id: 'organization-avala',
      side: 'customer',
      name: 'Avala Logistika',
      domains: ['avala.example'],
      type: 'trial',
      activeSubscriptions: 1,
    }),
  );
  state.users['oleg@meridian.example'] = {kind: 'member', organizationId: 'organization-meridian', admin: true};
  state.users['milena@meridian.example'] = {kind: 'member', organizationId: 'organization-meridian', admin: false};
  state.users['jana@avala.example'] = {kind: 'member', organizationId: 'organization-avala', admin: true};
  for (const account of state.accounts.slice(0, 2)) account.linkedOrganizationIds.push('organization-meridian');
  return state;
}

const mapped: Partial<MemoryOrder> = {
  partnerOrganizationId: 'organization-meridian',
  customerOrganizationId: 'organization-avala',
};

/** Mapped, with every service set up: one step before the second door. */
function beginConfigured(scenario: string, now: number, behaviour: Partial<ActivationBehaviour>): MemoryState {
  const state = beginKnown(scenario, now, {
    ...mapped,
    settings: {
      calling: {country: 'RS', headOfficeAddress: 'Savska 3\n11000 Beograd', sipPrefix: 'avalalogistika'},
      meetings: {
        sites: [{name: 'avala-logistika', timeZone: zone, userManagement: 'hub', earlyRelease: false, licenses: 100}],
      },
      subdomain: 'avalalogistika',
    },
    behaviour: {...defaultBehaviour, ...behaviour},
  });
  state.names.site['avala-logistika'] = 'order-1';
  state.names.subdomain.avalalogistika = 'order-1';
  return state;
}

/** Each beginning for a moment in epoch milliseconds. The order is `order-1`; the seller `account-partner` is signed in. */
export const orderScenarios: Record<OrderScenarioName, (now: number) => MemoryState> = {
  /** First order of a company without a partner organisation (P-02). */
  newPartner: (now) => begin('newPartner', now),
  /** Partner and customer organisations that can be recognised. */
  existingPartner: (now) => beginKnown('existingPartner', now),
  /** The only match is another company of the same address domain (P-32). */
  notRecognised: (now) => {
    const state = begin('notRecognised', now);
    state.organizations.push(
      organization(now, {
        id: 'organization-other',
        side: 'partner',
        name: 'Meridian Holding',
        country: 'CY',
        domains: ['meridian.example'],
        type: 'online',
      }),
      organization(now, {
        id: 'organization-avala-other',
        side: 'customer',
        name: 'Avala Film',
        domains: ['avala.example'],
        type: 'online',
      }),
    );
    return state;
  },
  /** `jana@avala.example` belongs to another organisation (P-41). */
  userElsewhere: (now) => {
    const state = begin('userElsewhere', now);
    state.users['jana@avala.example'] = {kind: 'member', organizationId: 'organization-dunav', admin: false};
    return state;
  },
  /** `jana@avala.example` has a free account (P-42). */
  freeAccount: (now) => {
    const state = begin('freeAccount', now);
    state.users['jana@avala.example'] = {kind: 'freeAccount'};
    return state;
  },
  /** The requested start date is in three days. */
  beforeStart: (now) => begin('beforeStart', now, {startsInDays: 3}),
  /** Two days before the order closes. */
  closingOrder: (now) => beginKnown('closingOrder', now, {startsInDays: -28}),
  /** An A-FLEX order whose seven days are over. */
  closedOrder: (now) => beginKnown('closedOrder', now, {startsInDays: -9, product: 'A-FLEX'}),
  /** Everything the kit can set up, and a line that needs no set-up. */
  allServices: (now) => beginKnown('allServices', now, {product: 'A-FLEX'}),
  /** Only meetings were bought. */
  oneService: (now) => beginKnown('oneService', now, {lines: [lineFor('meetings')], product: 'A-SPK'}),
  /** Past the first door, nothing set up yet. */
  mappedOrder: (now) => beginKnown('mappedOrder', now, mapped),
  /** Past the first door, the new partner organisation's password is awaited (P-52). */
  passwordPending: (now) => beginKnown('passwordPending', now, {...mapped, passwordPending: true}),
  /** Ready to provision; meeting sites take a day (P-64). */
  slowActivation: (now) =>
    beginConfigured('slowActivation', now, {
      queuedSeconds: 60,
      seconds: {calling: 1200, meetings: 86_400, enterprise: 600, other: 60},
    }),
  /** Ready to provision; calling fails at the first try. */
  failingService: (now) => beginConfigured('failingService', now, {failing: ['calling']}),
};
