/** English words of the views that the usual way does not show. Defines the keys of this part. */
import type {Messages} from '../messages.js';

export const words = {
  'left.title': 'You left the set-up',
  'left.text': 'Nothing you entered was kept. To start over, use the “Set up now” link again or start here.',
  'left.kept': 'What was already sent stays or is still carried out. Nothing else you entered was kept.',
  'left.again': 'Open the order again',

  'contact.title': 'Change the provisioning contact',
  'contact.lead': 'This person gets the “Set up now” mail and gives the provisioning information.',
  'contact.kind': 'Who is it?',
  'contact.partnerAdmin': 'An administrator in the partner company',
  'contact.partnerAdmin.hint': 'You can support the customer later.',
  'contact.partnerAlias': 'A shared mailbox (alias) of the partner',
  'contact.partnerAlias.hint': 'When the mail arrives, enter the address of the person who does it.',
  'contact.customerAdmin': 'An administrator at the customer',
  'contact.customerAdmin.hint': 'Then the customer sets up the services.',
  'contact.email': 'E-mail address',
  'contact.allLines': 'Use this contact for all lines of the order',
  'contact.save': 'Save contact',
  'contact.saving': 'Saving the contact',

  'resend.title': 'Send the “Set up now” mail again?',
  'resend.text': 'It goes to {email}. The last day for set-up stays the same.',
  'resend.send': 'Send mail',
  'resend.sending': 'Sending the mail',

  'handover.colleague.title': 'Hand over to your colleague?',
  'handover.colleague.text': '{email} gets the “Set up now” mail and finishes the set-up. It ends here for you.',
  'handover.colleague.action': 'Hand over',
  'handover.customer.title': 'The customer will set up, and you lose access',
  'handover.customer.text':
    'If {email} sets up the services, you will have no access to manage the customer’s organization and cannot support it later. The vendor recommends that the partner sets up.',
  'handover.customer.action': 'Hand over to the customer',
  'handover.sending': 'Handing over',
  'handedOver.title': 'Handed over',
  'handedOver.colleague':
    'Your colleague will get the “Set up now” mail and finishes the set-up. There is nothing more for you to do here.',
  'handedOver.customer':
    'The customer will get the “Set up now” mail and finishes the set-up. You have no access to the customer’s organization.',

  'partner.stop.title': 'Your organization is not recognized',
  'partner.stop.text':
    'Please contact a representative before you go on. Setting up in a wrong organization cannot be undone, so the set-up stops here. You can go back and search again.',
  'partner.searchAgain': 'Search again',

  'admin.free.title': 'This address has a free account',
  'admin.free.text':
    '{email} belongs to a free account, so it cannot be added to another organization. There are two ways on:',
  'admin.other': 'Use another e-mail address for the administrator.',
  'admin.free.delete':
    'Or the user deletes the free account and you check again. Messages and files of that account are lost then.',
  'admin.free.claim': 'With a verified domain of its own the customer can also claim the account later.',
  'admin.otherOrg.title': 'This address belongs to another organization',
  'admin.otherOrg.text':
    '{email} is a user of another organization, and a user belongs to exactly one organization at a time.',
  'admin.otherOrg.leave': 'Or the user leaves the other organization first and you check again.',
  'admin.otherOrg.claim': 'If the customer owns the domain, its users can be claimed after the domain is verified.',
  'admin.useOther': 'Use another address',
  'admin.checkAgain': 'Check again',

  'customer.stop.title': 'The customer’s organization is not recognized',
  'customer.stop.text':
    'Please contact a representative before you go on. An order mapped to a wrong organization cannot be moved, so the set-up stops here. You can go back and search again.',

  'elsewhere.title': 'The order was mapped to other organizations',
  'elsewhere.text': 'Somebody else set up this order with other organizations. Contact support if that is wrong.',
  'elsewhere.reload': 'Load the order again',

  'partly.title': 'Some services could not be activated',
  'partly.text':
    'The others are running. Try the failed ones again; nothing is billed twice. If it fails again, contact support.',

  'error.contactKind.empty': 'Choose who the contact is.',
} as const satisfies Messages;
