/** Which field of the wizard a path of a refused request speaks of. */
import type {WizardAnswers} from './wizard-answers.js';

const names: Readonly<Record<string, string>> = {
  'contact.email': 'contactEmail',
  'contact.kind': 'contactKind',
  'partner.organization.name': 'partnerName',
  'partner.organization.country': 'partnerCountry',
  'partner.organization.adminEmail': 'partnerAdminEmail',
  'customer.organization.name': 'customerName',
  'customer.organization.country': 'customerCountry',
  'customer.organization.address': 'customerAddress',
  'customer.organization.adminEmail': 'customerAdminEmail',
  'calling.country': 'callingCountry',
  'calling.headOfficeAddress': 'callingAddress',
  'calling.sipPrefix': 'sipPrefix',
  name: 'subdomain',
};

/** The field for `path`; a path that is no field's stays what it is. */
export function answerNameOf(path: string, {setter, sites}: WizardAnswers): string {
  if (path === 'email') {
    return setter === 'colleague'
      ? 'colleagueEmail'
      : setter === 'customer'
        ? 'customerContactEmail'
        : 'customerAdminEmail';
  }
  if (path === 'meetings.sites') return `sites.${Math.max(0, sites.length - 1)}.licenses`;
  if (path.startsWith('meetings.sites.')) return path.slice('meetings.'.length);
  return Object.hasOwn(names, path) ? names[path]! : path;
}
