/** What may be wrong with the answers of a form, judged on Next. */
import type {AnswerProblems} from './answer-problems.js';
import type {Order} from './order.js';
import type {Policy} from './provisioning-policy.js';
import {emailProblem, normalizeEmail} from './validate/email.js';
import {labelProblem, normalizeLabel, siteNameProblem} from './validate/name-label.js';
import {licenseCount, licenseProblem} from './validate/numbers.js';
import {addressProblem, nameProblem} from './validate/text.js';
import {meetingLicenses} from './billed-lines.js';
import type {NameCheck, WizardAnswers} from './wizard-answers.js';

/** The forms of the wizard, each validated as a whole on Next. */
export const wizardForms = [
  'contact',
  'role',
  'setter',
  'partnerChoice',
  'partnerNew',
  'customerAdmin',
  'customerChoice',
  'customerNew',
  'confirm',
  'calling',
  'meetings',
  'enterprise',
  'review',
] as const;
export type WizardForm = (typeof wizardForms)[number];

export interface FormFacts {
  readonly order: Order;
  readonly policy: Policy;
  /** The signed-in person's own address, or empty. */
  readonly ownEmail: string;
  /** Availability by field name. */
  readonly names: Readonly<Record<string, NameCheck>>;
}

type Check = (answers: WizardAnswers, facts: FormFacts) => Record<string, string | null>;

const otherPersonsEmail = (text: string, ownEmail: string): string | null =>
  emailProblem(text) ?? (ownEmail !== '' && normalizeEmail(text) === normalizeEmail(ownEmail) ? 'email.self' : null);

const required = (value: string | boolean, code: string): string | null =>
  value === '' || value === false ? code : null;

/** Whether `name` was found available for exactly the text that stands there now (P-75). */
const availability = (field: string, text: string, {names, order: {settings}}: FormFacts): string | null => {
  const name = normalizeLabel(text);
  // What this order saved earlier is its own.
  if (field === 'subdomain' ? settings.subdomain === name : settings.meetings?.sites.some((site) => site.name === name))
    return null;
  const check = names[field];
  if (!check || check.value !== name) return 'label.unchecked';
  if (check.state === 'available') return null;
  return check.state === 'taken' ? 'label.taken' : check.state === 'invalid' ? 'label.refused' : 'label.unchecked';
};

function siteProblems(answers: WizardAnswers, facts: FormFacts): Record<string, string | null> {
  const {order, policy} = facts;
  const problems: Record<string, string | null> = {};
  const taken = new Set<string>();
  let total = 0;
  answers.sites.forEach((site, index) => {
    const field = `sites.${index}.`;
    const name = normalizeLabel(site.name);
    problems[`${field}name`] =
      siteNameProblem(site.name, {reserved: policy.provisioning.reservedNames}) ??
      (taken.has(name) ? 'site.duplicate' : availability(`${field}name`, site.name, facts));
    taken.add(name);
    problems[`${field}timeZone`] = required(site.timeZone, 'timeZone.empty');
    problems[`${field}userManagement`] = required(site.userManagement, 'userManagement.empty');
    problems[`${field}licenses`] = licenseProblem(site.licenses);
    total += licenseCount(site.licenses) ?? 0;
  });
  const last = `sites.${answers.sites.length - 1}.licenses`;
  if (answers.sites.every((site) => licenseCount(site.licenses) !== null) && total !== meetingLicenses(order)) {
    problems[last] ??= 'licenses.total';
  }
  return problems;
}

/** What is missing of one side before the first door, however its page was left (P-32, P-43). */
const organizationProblems = (side: 'partner' | 'customer', answers: WizardAnswers, facts: FormFacts) => {
  const choice = answers[`${side}Choice`];
  if (choice === 'new') return checks[`${side}New`](answers, facts);
  return {[`${side}Choice`]: choice === '' || choice === 'none' ? 'organization.empty' : null};
};

const checks: Record<WizardForm, Check> = {
  contact: ({contactEmail, contactKind}) => ({
    contactKind: required(contactKind, 'contactKind.empty'),
    contactEmail: emailProblem(contactEmail),
  }),
  role: ({role}) => ({role: required(role, 'role.empty')}),
  setter: ({setter, colleagueEmail, customerContactEmail}, {ownEmail}) => ({
    setter: required(setter, 'setter.empty'),
    colleagueEmail: setter === 'colleague' ? otherPersonsEmail(colleagueEmail, ownEmail) : null,
    customerContactEmail: setter === 'customer' ? otherPersonsEmail(customerContactEmail, ownEmail) : null,
  }),
  partnerChoice: ({partnerChoice}) => ({partnerChoice: required(partnerChoice, 'organization.empty')}),
  partnerNew: ({partnerName, partnerCountry, partnerAdminEmail}) => ({
    partnerName: nameProblem(partnerName),
    partnerCountry: required(partnerCountry, 'country.empty'),
    partnerAdminEmail: emailProblem(partnerAdminEmail),
  }),
  customerAdmin: ({customerAdminEmail, partnerChoice, partnerAdminEmail}) => ({
    customerAdminEmail:
      emailProblem(customerAdminEmail) ??
      // A user belongs to exactly one organisation (P-41).
      (partnerChoice === 'new' && normalizeEmail(customerAdminEmail) === normalizeEmail(partnerAdminEmail)
        ? 'email.partnerAdmin'
        : null),
  }),
  customerChoice: ({customerChoice}) => ({customerChoice: required(customerChoice, 'organization.empty')}),
  customerNew: ({role, customerName, customerCountry, customerAddress, customerAdminEmail}, {ownEmail}) => ({
    customerName: nameProblem(customerName),
    customerCountry: required(customerCountry, 'country.empty'),
    customerAddress: addressProblem(customerAddress),
    // Whoever sets up the own organisation administers it; only an unknown address is asked for.
    customerAdminEmail: role === 'customer' && ownEmail === '' ? emailProblem(customerAdminEmail) : null,
  }),
  confirm: (answers, facts) => ({
    ...(answers.role === 'partner'
      ? {
          setter: answers.setter === 'self' ? null : 'setter.empty',
          ...organizationProblems('partner', answers, facts),
          ...checks.customerAdmin(answers, facts),
        }
      : {role: required(answers.role, 'role.empty')}),
    ...organizationProblems('customer', answers, facts),
    partnerConfirmed: answers.role === 'partner' ? required(answers.partnerConfirmed, 'confirm.partner') : null,
    customerConfirmed: required(answers.customerConfirmed, 'confirm.customer'),
    mappingAcknowledged: required(answers.mappingAcknowledged, 'confirm.mapping'),
  }),
  calling: ({callingCountry, callingAddress, sipPrefix}, {policy}) => ({
    callingCountry: required(callingCountry, 'country.empty'),
    callingAddress: addressProblem(callingAddress),
    sipPrefix: labelProblem(sipPrefix, {reserved: policy.provisioning.reservedNames}),
  }),
  meetings: siteProblems,
  enterprise: ({subdomain}, facts) => ({
    subdomain:
      labelProblem(subdomain, {reserved: facts.policy.provisioning.reservedNames}) ??
      availability('subdomain', subdomain, facts),
  }),
  review: ({billingAcknowledged}) => ({billingAcknowledged: required(billingAcknowledged, 'confirm.billing')}),
};

/** What is wrong with a form, by field in the order of the page; empty where it may be submitted. */
export function formProblems(form: WizardForm, answers: WizardAnswers, facts: FormFacts): AnswerProblems {
  return Object.fromEntries(
    Object.entries(checks[form](answers, facts)).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
