/** What a person answers in the provisioning wizard. Lives in memory only (decision 6). */

/** One meeting site as typed; `licenses` is text until it is submitted. */
export interface SiteAnswer {
  readonly name: string;
  readonly timeZone: string;
  readonly userManagement: '' | 'hub' | 'siteAdmin';
  readonly earlyRelease: boolean;
  readonly licenses: string;
}

/** Every answer of the wizard, by the name of its field. Empty text: not answered. */
export interface WizardAnswers {
  readonly contactEmail: string;
  readonly contactKind: '' | 'partnerAdmin' | 'partnerAlias' | 'customerAdmin';
  readonly contactAllLines: boolean;
  readonly role: '' | 'partner' | 'customer';
  readonly setter: '' | 'self' | 'colleague' | 'customer';
  readonly colleagueEmail: string;
  readonly customerContactEmail: string;
  /** A recommended organisation as `choiceOf` names it, `new`, or `none` for "not ours". */
  readonly partnerChoice: string;
  readonly partnerName: string;
  readonly partnerCountry: string;
  readonly partnerAdminEmail: string;
  readonly customerAdminEmail: string;
  /** As `partnerChoice`. */
  readonly customerChoice: string;
  readonly customerName: string;
  readonly customerCountry: string;
  readonly customerAddress: string;
  readonly partnerConfirmed: boolean;
  readonly customerConfirmed: boolean;
  readonly mappingAcknowledged: boolean;
  readonly callingCountry: string;
  readonly callingAddress: string;
  readonly sipPrefix: string;
  readonly sites: readonly SiteAnswer[];
  readonly subdomain: string;
  readonly billingAcknowledged: boolean;
}

export const emptySite: SiteAnswer = {name: '', timeZone: '', userManagement: '', earlyRelease: false, licenses: ''};

export const emptyAnswers: WizardAnswers = {
  contactEmail: '',
  contactKind: '',
  contactAllLines: false,
  role: '',
  setter: '',
  colleagueEmail: '',
  customerContactEmail: '',
  partnerChoice: '',
  partnerName: '',
  partnerCountry: '',
  partnerAdminEmail: '',
  customerAdminEmail: '',
  customerChoice: '',
  customerName: '',
  customerCountry: '',
  customerAddress: '',
  partnerConfirmed: false,
  customerConfirmed: false,
  mappingAcknowledged: false,
  callingCountry: '',
  callingAddress: '',
  sipPrefix: '',
  sites: [],
  subdomain: '',
  billingAcknowledged: false,
};

/** The answers that are one of a few, by the last part of their names. */
const choices: Readonly<Record<string, readonly unknown[]>> = {
  contactKind: ['', 'partnerAdmin', 'partnerAlias', 'customerAdmin'] satisfies WizardAnswers['contactKind'][],
  role: ['', 'partner', 'customer'] satisfies WizardAnswers['role'][],
  setter: ['', 'self', 'colleague', 'customer'] satisfies WizardAnswers['setter'][],
  userManagement: ['', 'hub', 'siteAdmin'] satisfies SiteAnswer['userManagement'][],
};

/** Whether `values` has an answer of this name that `value` may replace. */
const fits = (values: object, name: string, value: unknown): boolean =>
  Object.hasOwn(values, name) &&
  typeof values[name as keyof typeof values] === typeof value &&
  (!Object.hasOwn(choices, name) || choices[name]!.includes(value));

/** `answers` with one value replaced. A name that is not a field, or a value of the wrong type, changes nothing. */
export function withAnswer(answers: WizardAnswers, name: string, value: string | boolean): WizardAnswers {
  const [, index, part] = /^sites\.(0|[1-9]\d*)\.(\w+)$/.exec(name) ?? [];
  if (index !== undefined && part !== undefined) {
    const position = Number(index);
    const site = answers.sites[position];
    if (!site || !fits(site, part, value)) return answers;
    return {...answers, sites: answers.sites.with(position, {...site, [part]: value})};
  }
  return fits(answers, name, value) ? {...answers, [name]: value} : answers;
}

/** What is known of a name besides its text: whether it was checked, and for which text (P-75). */
export interface NameCheck {
  readonly value: string;
  readonly state: 'editing' | 'checking' | 'available' | 'taken' | 'invalid' | 'failed';
  readonly suggestions: readonly string[];
}
