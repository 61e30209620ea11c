/** Which fields a page has, so that what is wrong leads somewhere. */
import type {WizardStep} from '../../domain/order-steps.js';
import type {ProvisioningContext} from '../../machines/provisioning/context.js';
import type {ViewModel} from './view-model.js';

type Page = Pick<ViewModel, 'state' | 'context'>;

/** Whether a customer who sets up alone is asked for the own address: the host told none. */
export const asksOwnEmail = ({answers, ownEmail}: ProvisioningContext): boolean =>
  answers.role === 'customer' && ownEmail === '';

/** Fields by page, the ones that are always there. */
const fields: readonly (readonly [page: RegExp, field: RegExp])[] = [
  [/^intro\.(changing|saving)Contact$/, /^contact(Email|Kind|AllLines)$/],
  [/^role$/, /^role$/],
  [/^setter$/, /^(setter|colleagueEmail|customerContactEmail)$/],
  [/^partnerOrganization\.choosing$/, /^partnerChoice$/],
  [/^partnerOrganization\.creating$/, /^partner(Name|Country|AdminEmail)$/],
  [/^customerAdmin\.(editing|checking)$/, /^customerAdminEmail$/],
  [/^customerOrganization\.choosing$/, /^customerChoice$/],
  [/^customerOrganization\.creating$/, /^customer(Name|Country|Address)$/],
  [/^(confirm|mapping|settling)$/, /^(partnerConfirmed|customerConfirmed|mappingAcknowledged)$/],
  [/^password\./, /^password$/],
  [/^services\.calling\./, /^(callingCountry|callingAddress|sipPrefix)$/],
  [/^services\.meetings\./, /^sites\.\d+\.(name|timeZone|userManagement|licenses)$/],
  [/^services\.enterprise\./, /^subdomain$/],
  [/^(review|provisioning)$/, /^billingAcknowledged$/],
];

/** Whether the field is on the page on view. */
export function hasField({state, context}: Page, name: string): boolean {
  if (name === 'colleagueEmail' && context.answers.setter !== 'colleague') return false;
  if (name === 'customerContactEmail' && context.answers.setter !== 'customer') return false;
  if (name === 'customerAdminEmail' && state === 'customerOrganization.creating') return asksOwnEmail(context);
  if (name.startsWith('sites.') && Number(name.split('.')[1]) >= context.answers.sites.length) return false;
  return fields.some(([page, field]) => page.test(state) && field.test(name));
}

/** At check answers: the step that answered the field, or `null` elsewhere and for a field of the page itself. */
export function stepToChange(page: Page, name: string): WizardStep | null {
  const {state, context} = page;
  if (state !== 'confirm' || hasField(page, name)) return null;
  const asPartner = context.answers.role === 'partner';
  if (name === 'role') return 'role';
  if (!asPartner && name === 'customerAdminEmail') return 'customerOrganization';
  if (/^customer(Choice|Name|Country|Address)$/.test(name)) return 'customerOrganization';
  if (!asPartner) return null;
  if (name === 'setter') return 'setter';
  if (name === 'customerAdminEmail') return 'customerAdmin';
  return /^partner(Choice|Name|Country|AdminEmail)$/.test(name) ? 'partnerOrganization' : null;
}
