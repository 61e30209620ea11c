/** What the wizard submits, made of what was answered. */
import type {CallingSettings, MeetingSettings, Order, OrganizationChoice, OrganizationMatch} from './order.js';
import {normalizeEmail} from './validate/email.js';
import {normalizeLabel} from './validate/name-label.js';
import {licenseCount} from './validate/numbers.js';
import {cleanText} from './validate/text.js';
import {meetingLicenses} from './billed-lines.js';
import {emptySite, type SiteAnswer, type WizardAnswers} from './wizard-answers.js';

export interface MappingRequest {
  readonly role: 'partner' | 'customer';
  readonly partner: OrganizationChoice | null;
  readonly customer: OrganizationChoice;
  readonly customerAdminEmail: string;
}

/** The data that both sides confirmed (P-50). The partner side is absent in the customer role (decision 12). */
export function mappingRequest(answers: WizardAnswers, ownEmail: string): MappingRequest {
  const role = answers.role === 'customer' ? 'customer' : 'partner';
  const customerAdminEmail =
    role === 'customer' && ownEmail !== '' ? ownEmail : normalizeEmail(answers.customerAdminEmail);
  return {
    role,
    customerAdminEmail,
    partner:
      role === 'customer'
        ? null
        : (existing(answers.partnerChoice) ?? {
            choice: 'new',
            organization: {
              name: cleanText(answers.partnerName),
              country: answers.partnerCountry,
              adminEmail: normalizeEmail(answers.partnerAdminEmail),
              address: '',
            },
          }),
    customer: existing(answers.customerChoice) ?? {
      choice: 'new',
      organization: {
        name: cleanText(answers.customerName),
        country: answers.customerCountry,
        adminEmail: customerAdminEmail,
        address: cleanText(answers.customerAddress),
      },
    },
  };
}

/** Whether a mapped order has the organisations that were confirmed here, and not those of another page or person. */
export function isMappedTo({partnerOrganization, customerOrganization}: Order, answers: WizardAnswers): boolean {
  const isSame = (organization: Order['customerOrganization'], choice: string, name: string) =>
    isExisting(choice)
      ? organization != null && choiceOf(organization.id) === choice
      : organization?.name === cleanText(name);
  return (
    isSame(customerOrganization, answers.customerChoice, answers.customerName) &&
    (answers.role === 'customer' || isSame(partnerOrganization, answers.partnerChoice, answers.partnerName))
  );
}

/** Begins the choice of an organisation that exists, whose id may read like any other choice. */
const prefix = 'id:';

/** The answer that chooses an organisation by its id. */
export const choiceOf = (id: string): string => prefix + id;

/** Whether a choice names an organisation that exists. */
export const isExisting = (choice: string): boolean => choice.startsWith(prefix);

const existing = (choice: string): OrganizationChoice | null =>
  isExisting(choice) ? {choice: 'existing', id: choice.slice(prefix.length)} : null;

/** The organisation a choice names, or `null`. */
export const chosenMatch = (choice: string, matches: readonly OrganizationMatch[]): OrganizationMatch | null =>
  matches.find(({id}) => choiceOf(id) === choice) ?? null;

export const callingSettings = (answers: WizardAnswers): CallingSettings => ({
  country: answers.callingCountry,
  headOfficeAddress: cleanText(answers.callingAddress),
  sipPrefix: normalizeLabel(answers.sipPrefix),
});

export const meetingSettings = (answers: WizardAnswers): MeetingSettings => ({
  sites: answers.sites.map((site) => ({
    name: normalizeLabel(site.name),
    timeZone: site.timeZone,
    userManagement: site.userManagement === 'siteAdmin' ? 'siteAdmin' : 'hub',
    earlyRelease: site.earlyRelease,
    licenses: licenseCount(site.licenses) ?? 0,
  })),
});

/** Letters and digits of a company's name as a proposal for a subdomain or SIP prefix (P-57, P-71); may be empty. */
export const suggestedLabel = (companyName: string): string =>
  companyName
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
    .slice(0, 40);

/**
 * `answers` with what the server already knows of the order: the contact, and settings submitted earlier.
 * A name proposed from the company's own saves typing (P-57); meeting licences start on one site (P-63).
 *
 * With the order as it was `before`, only settings that changed since then replace what was typed.
 */
export function answersFrom(order: Order, answers: WizardAnswers, before: Order | null = null): WizardAnswers {
  const news = <K extends keyof Order['settings']>(name: K): Order['settings'][K] | null =>
    before && JSON.stringify(before.settings[name]) === JSON.stringify(order.settings[name])
      ? null
      : order.settings[name];
  const [calling, meetings, subdomain] = [news('calling'), news('meetings'), news('subdomain')];
  const company = order.customerOrganization?.name ?? order.customerName;
  const sites: readonly SiteAnswer[] = meetings
    ? meetings.sites.map((site) => ({...site, licenses: String(site.licenses)}))
    : answers.sites.length > 0
      ? answers.sites
      : [{...emptySite, licenses: String(meetingLicenses(order))}];
  return {
    ...answers,
    callingCountry: calling?.country ?? (answers.callingCountry || (order.customerOrganization?.country ?? '')),
    callingAddress: calling?.headOfficeAddress ?? answers.callingAddress,
    sipPrefix: calling?.sipPrefix ?? (answers.sipPrefix || suggestedLabel(company)),
    sites,
    subdomain: subdomain ?? (answers.subdomain || suggestedLabel(company)),
  };
}
