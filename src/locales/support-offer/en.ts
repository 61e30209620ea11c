/** English subjects of cases that another element asks for, by its topic. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'offer.order-closed': 'The order is closed and can no longer be set up',
  'offer.order-unavailable': 'The order could not be loaded',
  'offer.order-unknown': 'The order has a standing that the portal does not know',
  'offer.partner-not-recognized': 'Our organization is not recognized when an order is set up',
  'offer.customer-not-recognized': 'The customer’s organization is not recognized',
  'offer.mapped-elsewhere': 'The order belongs to other organizations already',
  'offer.outcome-unknown': 'It is not known whether it went through',
  'offer.step-failed': 'A step of setting up the order fails',
  'offer.activation-failed': 'Services could not be activated',
  'offer.address-conflict': 'An e-mail address is taken already',
  'offer.renewal': 'A question about renewal',
  'offer.renewal-blocked': 'The agreement cannot be renewed',
  'offer.renewal-failed': 'Renewing the agreement fails',
  'offer.agreement-unavailable': 'The agreement could not be loaded',
  'offer.agreement-missing': 'An agreement is missing from the list',
  'offer.agreement-unknown': 'An agreement has a standing that the portal does not know',
  'offer.agreements-unavailable': 'The agreements could not be loaded',
  'offer.not-partner': 'My company is not recognized as a partner',
  'offer.role-lost': 'I can no longer sign for my company',
  'offer.company-data': 'Our company data are not right',
  'offer.reapplication-refused': 'The new application was refused',
  'offer.reapplication-failed': 'The new application fails',
  'offer.sign-in': 'I cannot sign in',
  'offer.other': 'I need help with this page',
} as const satisfies Messages;
