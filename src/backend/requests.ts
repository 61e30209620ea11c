/**
 * What each operation asks for, and what it does: the other half of the contract. The kit sends what its types allow;
 * whoever receives requests (mock, servers, the OpenAPI document) validates them with these schemas.
 */
import * as v from 'valibot';
import {CallingSettings, MeetingSettings, OrganizationChoice, ProvisioningContact} from '../domain/order.js';
import {Id, OperationId} from '../domain/schema.js';
import type {OperationName} from './operations.js';

const orderId = Id;
const operationId = OperationId;
const text = v.string();

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
  getOperation: v.object({orderId, operationId}),
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
};
