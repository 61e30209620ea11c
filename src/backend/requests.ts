/**
 * What each operation asks for, and what it does: the other half of the contract. The kit sends what its types allow;
 * whoever receives requests (mock, servers, the OpenAPI document) validates them with these schemas.
 */
import * as v from 'valibot';
import {DistributorAccount, TextEdition} from '../domain/agreement.js';
import {CallingSettings, MeetingSettings, OrganizationChoice, ProvisioningContact} from '../domain/order.js';
import {CountryCode, Id, LanguageTag, OperationId, Sha256} from '../domain/schema.js';
import type {OperationName} from './routes.js';
import {supportRequests, supportSummaries} from './support-requests.js';

const orderId = Id;
const operationId = OperationId;
const text = v.string();
const agreementId = Id;
/** Who signs, and the exact sentence that was ticked. */
const signature = {
  signer: v.object({name: text, title: text, email: text}),
  attestation: v.object({text, language: LanguageTag}),
};

/** Which agreements the overview shows. `due`: something is to be done; the rest as the standings. */
export const agreementFilters = ['all', 'due', 'lapsed', 'underReview', 'renewed'] as const;
export type AgreementFilter = (typeof agreementFilters)[number];
/**
 * `due`: by what can still be done, as `agreementPlace` has it. First what is in grace or on its last day, by the end of
 * that; then what missed its yearly acceptance, the longest missed first; then what is due soon, by its day; then what
 * may be renewed or will be, one that was declined among them, by its date; then what lapsed, the newest first; then
 * what is under review; what is renewed last.
 */
export const agreementOrders = ['due', 'name', 'company'] as const;
export type AgreementOrder = (typeof agreementOrders)[number];

export const requests = {
  getSession: v.object({}),
  extendSession: v.object({}),
  getOrder: v.object({orderId}),
  changeContact: v.object({orderId, contact: ProvisioningContact, allLines: v.optional(v.boolean(), false)}),
  resendMail: v.object({orderId}),
  handOver: v.object({orderId, to: v.picklist(['colleague', 'customer']), email: text}),
  matchOrganizations: v.object({orderId, side: v.picklist(['partner', 'customer']), email: v.optional(text, '')}),
  checkAdmin: v.object({orderId, email: text}),
  mapOrder: v.object({
    orderId,
    operationId,
    role: v.picklist(['partner', 'customer']),
    /** `null` in the customer role (decision 12). */
    partner: v.nullable(OrganizationChoice),
    customer: OrganizationChoice,
    customerAdminEmail: text,
  }),
  setPassword: v.object({orderId, operationId, password: text}),
  saveCalling: v.object({orderId, calling: CallingSettings}),
  checkSiteName: v.object({orderId, name: text}),
  saveMeetings: v.object({orderId, meetings: MeetingSettings}),
  checkSubdomain: v.object({orderId, name: text}),
  saveSubdomain: v.object({orderId, name: text}),
  provision: v.object({
    orderId,
    operationId,
    /** The lines whose billing was acknowledged: all of the order's. */
    acknowledgedLineIds: v.array(Id),
  }),
  getActivation: v.object({orderId}),
  retryActivation: v.object({orderId, operationId, lineId: Id}),
  /** With the id of what the operation belongs to; an operation of support needs none. */
  getOperation: v.object({operationId, orderId: v.optional(Id), agreementId: v.optional(Id)}),

  signIn: v.object({userId: text, password: text}),
  listAgreements: v.object({
    cursor: v.optional(v.nullable(text), null),
    /** Most agreements in the answer. */
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
    /** Part of a name, a company or an id; letter case does not matter. */
    text: v.optional(text, ''),
    show: v.optional(v.picklist(agreementFilters), 'all'),
    sort: v.optional(v.picklist(agreementOrders), 'due'),
  }),
  getAgreement: v.object({agreementId}),
  getAgreementText: v.object({agreementId, hash: Sha256}),
  previewContractingParty: v.object({agreementId, country: CountryCode}),
  inviteSigner: v.object({agreementId, name: text, email: text}),
  acceptAgreement: v.object({
    agreementId,
    operationId,
    /** What was shown and is accepted; another current one is conflict `text-changed`. */
    edition: TextEdition,
    /** Whom the partner knew it contracts with; another one is conflict `party-changed`. */
    contractingPartyId: Id,
    /** Principal country of business. */
    country: CountryCode,
    /** The countries that are kept; the others of the agreement are dropped. */
    countries: v.array(
      v.object({
        country: CountryCode,
        address: text,
        /** Whether the address was confirmed as a physical business location. */
        physicalLocation: v.boolean(),
        distributors: v.array(DistributorAccount),
      }),
    ),
    questionnaire: v.optional(v.array(v.object({question: Id, answer: text})), []),
    ...signature,
  }),
  declineAgreement: v.object({agreementId, operationId, reason: v.optional(text, '')}),
  getReapplication: v.object({agreementId}),
  applyForCountries: v.object({
    agreementId,
    operationId,
    /** The countries that are applied for, each with the text that was shown. */
    countries: v.array(v.object({country: CountryCode, hash: Sha256})),
    /** Countries that the company does no business in any more. */
    dropped: v.optional(v.array(CountryCode), []),
    ...signature,
  }),
  getReceipts: v.object({agreementId}),
  ...supportRequests,
} as const satisfies Record<OperationName, v.GenericSchema>;

/** What each operation does, for the reader of the OpenAPI document. */
export const summaries: Readonly<Record<OperationName, string>> = {
  getSession: 'Who is signed in, and until when.',
  extendSession: 'Prolongs the session.',
  getOrder: 'What the server knows of an order.',
  changeContact:
    'Changes the provisioning contact, of this line or of all lines; until the order is mapped (P-08, P-10).',
  resendMail:
    'Sends the set-up mail again; until the order is mapped; does not restart the closing clock (P-09, P-12).',
  handOver: 'Hands the set-up to a colleague or to the customer; final for the one who hands over (P-21).',
  matchOrganizations:
    "Organisations that may be the partner's or the customer's, the likeliest first (P-23, P-33, P-43).",
  checkAdmin: 'Whether an address can become administrator of the customer organisation (P-41, P-42).',
  mapOrder: 'Maps the order to its organisations: the first one-way door (P-50).',
  setPassword: "Sets the first password of a new partner organisation's administrator (P-52).",
  saveCalling: 'Saves the calling settings (P-57).',
  checkSiteName: 'Whether a meeting site name may be taken (P-62).',
  saveMeetings: 'Saves the meeting sites; refuses names that were taken meanwhile (P-60, P-74).',
  checkSubdomain: 'Whether a subdomain may be taken (P-70).',
  saveSubdomain: 'Takes a subdomain, atomically; answers conflict `taken` where somebody was faster (P-74).',
  provision: 'Activates the subscription and starts billing of everything bought: the second one-way door (P-80).',
  getActivation: 'How far each service has come (P-64).',
  retryActivation: 'Tries a failed service again; never bills again.',
  getOperation: 'What became of a once-only operation.',
  signIn: "Signs in with user ID and password, for portals that use the kit's own form (R-07).",
  listAgreements:
    "The signed-in person's agreements, page by page; a page after the last cursor is empty. `sort` `due`: first what is in grace or on its last day, by the end of that; then what missed its yearly acceptance, the longest missed first; then what is due soon, by its day; then what may be renewed or will be, one that was declined among them, by its date; then what lapsed, the newest first; then what is under review; what is renewed last.",
  getAgreement: 'Everything that renewing one agreement needs.',
  getAgreementText: 'The exact text of an edition that an agreement names, by its hash.',
  previewContractingParty: 'Whom the partner contracts with from another principal country (R-20).',
  inviteSigner: 'Invites a person with signing authority; an earlier invitation is replaced (R-04).',
  acceptAgreement:
    'Accepts the current text and renews (R-08, R-09): conflict `text-changed`, `party-changed`, `too-late`, `under-review` or `accepted-already`, forbidden `not-authorised`; countries may be refused one by one.',
  declineAgreement: 'Records that the partner declines (R-32).',
  getReapplication: 'The application for every country of business after an agreement lapsed (R-10).',
  applyForCountries: 'Applies for countries; each has its own result (decision 5).',
  getReceipts: 'The receipts of an agreement, the newest first.',
  ...supportSummaries,
};
