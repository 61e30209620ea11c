/** The vocabulary of an order on its way from the commerce tool to running services. */
import * as v from 'valibot';
import {Count, CountryCode, Decimal, distinct, Id, Instant, openPicklist, OperationId, PlainDate} from './schema.js';

/** Services that have a set-up of their own; any other bought line is shown and billed (P-55). */
export const configurableServices = ['calling', 'meetings', 'enterprise'] as const;
export type ConfigurableService = (typeof configurableServices)[number];

/** One bought line of an order (P-56). */
export const OrderLine = v.object({
  id: Id,
  /** `calling`, `meetings`, `enterprise`, or anything else that was bought. */
  service: openPicklist(configurableServices),
  /** The product's own name, shown as it is. */
  name: v.string(),
  quantity: Count,
  /** What one of `quantity` is. Default licences. */
  unit: v.optional(openPicklist(['licences', 'numbers', 'sites']), 'licences'),
  /** Recurring price of the line, where the back end tells it. */
  price: v.optional(
    v.nullable(
      v.object({
        amount: Decimal,
        currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
        period: openPicklist(['month', 'year']),
      }),
    ),
    null,
  ),
  /** What kind of line it is: bought anew, a change of licences, a trial turned into a purchase, an add-on. */
  kind: v.optional(openPicklist(['new', 'change', 'trial', 'addOn']), 'new'),
});
export type OrderLine = v.InferOutput<typeof OrderLine>;

/** Who gives the provisioning information and gets the set-up mail (P-03, P-04). */
export const ProvisioningContact = v.object({
  email: v.string(),
  kind: openPicklist(['partnerAdmin', 'partnerAlias', 'customerAdmin']),
});
export type ProvisioningContact = v.InferOutput<typeof ProvisioningContact>;

/** An organisation that may be the one looked for (P-23, P-33, P-35). */
export const OrganizationMatch = v.object({
  id: Id,
  name: v.string(),
  country: CountryCode,
  /** Why it is recommended. */
  reason: openPicklist(['linkedDomain', 'recentActivity', 'emailDomain', 'adminOf']),
  /** How it came to be. */
  type: v.optional(openPicklist(['trial', 'online', 'partner', 'enterprise']), 'partner'),
  createdOn: v.optional(v.nullable(PlainDate), null),
  activeSubscriptions: v.optional(v.nullable(Count), null),
});
export type OrganizationMatch = v.InferOutput<typeof OrganizationMatch>;

/** An organisation that is to be created. */
export const NewOrganization = v.object({
  name: v.string(),
  country: CountryCode,
  adminEmail: v.string(),
  /** Postal address, lines separated by line feeds. Customers only. */
  address: v.optional(v.string(), ''),
});
export type NewOrganization = v.InferOutput<typeof NewOrganization>;

export const OrganizationChoice = v.variant('choice', [
  v.object({choice: v.literal('existing'), id: Id}),
  v.object({choice: v.literal('new'), organization: NewOrganization}),
]);
export type OrganizationChoice = v.InferOutput<typeof OrganizationChoice>;

/** What becomes of a user's address in the new customer organisation (P-41, P-42). */
export const AdminCheck = v.pipe(
  v.object({
    /** `adminOf`: it administers `organization`. The last two block it until a remedy is taken. */
    result: v.picklist(['free', 'adminOf', 'freeAccount', 'otherOrganization']),
    organization: v.optional(v.nullable(OrganizationMatch), null),
    /** Whether the customer could claim the user after verifying its domain. */
    claimable: v.optional(v.boolean(), false),
  }),
  v.check(({result, organization}) => result !== 'adminOf' || organization !== null, 'organization is missing'),
);
export type AdminCheck = v.InferOutput<typeof AdminCheck>;

export const CallingSettings = v.object({
  country: CountryCode,
  headOfficeAddress: v.string(),
  sipPrefix: v.string(),
});
export type CallingSettings = v.InferOutput<typeof CallingSettings>;

/** One meeting site (P-60, P-61, P-63). */
export const MeetingSite = v.object({
  name: v.string(),
  /** IANA zone where most of its users are. */
  timeZone: v.string(),
  userManagement: v.picklist(['hub', 'siteAdmin']),
  /** Early release of new versions; cannot be changed later. */
  earlyRelease: v.boolean(),
  licenses: Count,
});
export type MeetingSite = v.InferOutput<typeof MeetingSite>;
export const MeetingSettings = v.object({sites: v.pipe(v.array(MeetingSite), v.minLength(1), v.maxLength(200))});
export type MeetingSettings = v.InferOutput<typeof MeetingSettings>;

/** An answer on whether a name may be taken (P-70, P-72, P-74). */
export const NameAvailability = v.object({
  result: v.picklist(['available', 'taken', 'invalid']),
  /** Names near the one asked for that were free at that moment. */
  suggestions: v.optional(v.array(v.string()), []),
});
export type NameAvailability = v.InferOutput<typeof NameAvailability>;

/** How far one bought line has come on its way to running. */
export const ServiceActivation = v.object({
  lineId: Id,
  state: openPicklist(['queued', 'activating', 'active', 'failed']),
  /** Earliest sensible expectation, in minutes from now (P-64). */
  expectedMinutes: v.optional(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))), null),
  /** The server's reference of a failure, for support. */
  reference: v.optional(v.nullable(v.string()), null),
  /** Operation id for retrying this line, where it failed (decision 8). */
  retryOperationId: v.optional(v.nullable(OperationId), null),
});
export type ServiceActivation = v.InferOutput<typeof ServiceActivation>;

export const Activation = v.object({
  /** When billing started. */
  startedAt: Instant,
  /** Number of the receipt. */
  receipt: v.string(),
  services: v.pipe(
    v.array(ServiceActivation),
    distinct(({lineId}) => lineId),
  ),
});
export type Activation = v.InferOutput<typeof Activation>;

const OrganizationName = v.object({id: Id, name: v.string(), country: v.optional(v.nullable(CountryCode), null)});

/** What the server knows of an order. Nothing in it was merely typed: all of it was submitted. */
export const Order = v.object({
  id: Id,
  /** Product code, `A-WX`, `A-SPK`, `A-FLEX` or another (P-01). */
  product: v.string(),
  /** The customer's name as the order has it. */
  customerName: v.string(),
  requestedStartDate: PlainDate,
  /** IANA zone of the order's dates. Default: policy's. */
  timeZone: v.optional(v.nullable(v.string()), null),
  /** When the set-up mail was received; a resend does not change it (P-12). */
  mailReceivedAt: v.optional(v.nullable(Instant), null),
  status: openPicklist(['awaitingProvisioningDetails', 'mapping', 'mapped', 'provisioning', 'provisioned', 'closed']),
  contact: ProvisioningContact,
  /** True where the kit's user may change the contact or ask for the mail again (P-08, P-11). */
  mayChangeContact: v.optional(v.boolean(), true),
  lines: v.pipe(
    v.array(OrderLine),
    distinct(({id}) => id),
  ),
  /** Ids of the once-only operations, issued with the order (decision 8). */
  operations: v.object({mapping: OperationId, password: OperationId, provisioning: OperationId}),
  /** Whether a new partner organisation still waits for its password (P-52). */
  passwordPending: v.optional(v.boolean(), false),
  partnerOrganization: v.optional(v.nullable(OrganizationName), null),
  customerOrganization: v.optional(v.nullable(OrganizationName), null),
  /** Settings submitted so far. */
  settings: v.optional(
    v.object({
      calling: v.optional(v.nullable(CallingSettings), null),
      meetings: v.optional(v.nullable(MeetingSettings), null),
      subdomain: v.optional(v.nullable(v.string()), null),
    }),
    {},
  ),
  activation: v.optional(v.nullable(Activation), null),
});
export type Order = v.InferOutput<typeof Order>;
export type OrderInput = v.InferInput<typeof Order>;
