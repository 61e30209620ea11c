/** What may be wrong with the answers of renewing, judged on Next. */
import type {Agreement, TextEdition} from './agreement.js';
import type {AnswerProblems} from './answer-problems.js';
import {askedQuestions, questionProblem} from './integrity-questions.js';
import type {AgreementAnswers, CountryAnswer, RenewalAnswers} from './renewal-answers.js';
import {signerCodes, signerProblems} from './signer-problems.js';
import {emailProblem, normalizeEmail} from './validate/email.js';
import {addressProblem, cleanText, nameProblem, textProblem} from './validate/text.js';

/** The forms of renewing, each validated as a whole on Next. */
export const renewalForms = [
  'authority',
  'invite',
  'company',
  'countries',
  'questionnaire',
  'agreement',
  'attest',
  'check',
  'decline',
] as const;
export type RenewalForm = (typeof renewalForms)[number];

/** Every code that {@link renewalFormProblems} gives. */
export const renewalCodes = [
  ...signerCodes,
  'authority.empty',
  'authority.denied',
  'authority.decline',
  'authority.declineDenied',
  'email.self',
  'country.empty',
  'countries.none',
  'address.empty',
  'address.tooLong',
  'address.characters',
  'location.unconfirmed',
  'distributor.empty',
  'distributor.tooLong',
  'distributor.characters',
  'account.empty',
  'account.tooLong',
  'account.characters',
  'answer.empty',
  'answer.tooLong',
  'answer.characters',
  'edition.empty',
  'text.unopened',
  'reason.tooLong',
  'reason.characters',
] as const;
export type RenewalCode = (typeof renewalCodes)[number];

/** An agreement that is being renewed, with the editions of the text that may be accepted. */
export interface AgreementFacts {
  readonly agreement: Agreement;
  /** Those of the contracting party that the principal country answered leads to. */
  readonly editions: readonly TextEdition[];
}

export interface RenewalFacts {
  /** The agreements that are judged; answers of others are left alone. */
  readonly agreements: readonly AgreementFacts[];
  /** The signed-in person's own address, or empty. */
  readonly ownEmail: string;
}

type Found = Record<string, RenewalCode | null>;
type Check = (answers: RenewalAnswers, facts: RenewalFacts) => Found;

/** The longest reason of a decline and the longest name or number of an account, in characters. */
export const reasonLimit = 2000;
const accountLimit = 200;

/** What is wrong in the part of each agreement, at the names of its fields. */
const ofEach =
  (judge: (own: AgreementAnswers, facts: AgreementFacts, answers: RenewalAnswers) => Found): Check =>
  (answers, {agreements}) =>
    Object.assign(
      {},
      ...answers.agreements.map((own, index) => {
        const facts = agreements.find(({agreement}) => agreement.id === own.agreementId);
        const found = facts ? judge(own, facts, answers) : {};
        return Object.fromEntries(
          Object.entries(found).map(([field, code]) => [`agreements.${index}.${field}`, code]),
        ) as Found;
      }),
    ) as Found;

function countryProblems({address, physicalLocation, distributors}: CountryAnswer): Found {
  const problems: Found = {
    address: addressProblem(address),
    physicalLocation: physicalLocation ? null : 'location.unconfirmed',
  };
  distributors.forEach(({name, accountNumber}, index) => {
    const wrongName = textProblem(name, accountLimit);
    const wrongNumber = textProblem(accountNumber, accountLimit);
    problems[`distributors.${index}.name`] = wrongName && `distributor.${wrongName}`;
    problems[`distributors.${index}.accountNumber`] = wrongNumber && `account.${wrongNumber}`;
  });
  if (distributors.length === 0) problems['distributors.0.name'] = 'distributor.empty';
  return problems;
}

function inviteEmailProblem(text: string, ownEmail: string): RenewalCode | null {
  const isOwn = ownEmail !== '' && normalizeEmail(text) === normalizeEmail(ownEmail);
  return emailProblem(text) ?? (isOwn ? 'email.self' : null);
}

function reasonProblem(reason: string): RenewalCode | null {
  const problem = cleanText(reason) === '' ? null : textProblem(reason, reasonLimit, true);
  return problem === null || problem === 'empty' ? null : `reason.${problem}`;
}

/** Nothing is accepted or declined unless the person may sign. */
const authorityProblem = (answers: RenewalAnswers, facts: RenewalFacts): RenewalCode | null =>
  answers.authority === 'yes' ? checks.authority(answers, facts)['authority']! : 'authority.empty';

/** The same where nobody is invited: whoever may sign declines. */
function declineProblem(answers: RenewalAnswers, facts: RenewalFacts): RenewalCode | null {
  if (answers.authority === 'no') return 'authority.decline';
  const problem = authorityProblem(answers, facts);
  return problem === 'authority.denied' ? 'authority.declineDenied' : problem;
}

const checks: Record<RenewalForm, Check> = {
  authority: ({authority}, {agreements}) => ({
    authority:
      authority === ''
        ? 'authority.empty'
        : // Who may not sign by the server's word can only invite somebody who may.
          authority === 'yes' && agreements.some(({agreement}) => agreement.maySign === false)
          ? 'authority.denied'
          : null,
  }),
  invite: ({inviteName, inviteEmail}, {ownEmail}) => ({
    inviteName: nameProblem(inviteName),
    inviteEmail: inviteEmailProblem(inviteEmail, ownEmail),
  }),
  company: ofEach(({principalCountry}) => ({
    principalCountry: /^[A-Z]{2}$/.test(principalCountry) ? null : 'country.empty',
  })),
  countries: ofEach(({countries}) => ({
    countries: countries.some(({kept}) => kept) ? null : 'countries.none',
    ...Object.fromEntries(
      countries.flatMap((country, index) =>
        country.kept
          ? Object.entries(countryProblems(country)).map(([field, code]) => [`countries.${index}.${field}`, code])
          : [],
      ),
    ),
  })),
  questionnaire: ofEach((own, {agreement}) => {
    const asked = askedQuestions(agreement, own);
    const problems: Found = {};
    own.questionnaire.forEach(({question, answer}, index) => {
      const known = asked.find(({id}) => id === question);
      if (known) problems[`questionnaire.${index}.answer`] = questionProblem(known, answer);
    });
    return problems;
  }),
  agreement: ofEach(({editionHash}, {editions}, {openedTexts}) => ({
    editionHash: !editions.some(({hash}) => hash === editionHash)
      ? 'edition.empty'
      : openedTexts.includes(editionHash)
        ? null
        : 'text.unopened',
  })),
  attest: (answers) => signerProblems(answers),
  check: (answers, facts) => ({
    authority: authorityProblem(answers, facts),
    ...checks.company(answers, facts),
    ...checks.countries(answers, facts),
    ...checks.questionnaire(answers, facts),
    ...checks.agreement(answers, facts),
    ...checks.attest(answers, facts),
  }),
  decline: (answers, facts) => ({
    authority: declineProblem(answers, facts),
    declineReason: reasonProblem(answers.declineReason),
  }),
};

/** What is wrong with a form, by field in the order of the page; empty where it may be submitted. */
export function renewalFormProblems(form: RenewalForm, answers: RenewalAnswers, facts: RenewalFacts): AnswerProblems {
  return Object.fromEntries(
    Object.entries(checks[form](answers, facts)).filter((entry): entry is [string, RenewalCode] => entry[1] !== null),
  );
}

const fields: Readonly<Record<RenewalForm, RegExp>> = {
  authority: /^authority$/,
  invite: /^invite(Name|Email)$/,
  company: /^agreements\.\d+\.principalCountry$/,
  countries: /^agreements\.\d+\.countries\.\d+\.(address|physicalLocation|distributors\.\d+\.(name|accountNumber))$/,
  questionnaire: /^agreements\.\d+\.questionnaire\.\d+\.answer$/,
  agreement: /^agreements\.\d+\.editionHash$/,
  attest: /^(signer(Name|Title|Email)|attested)$/,
  check: /^$/,
  decline: /^(authority|declineReason)$/,
};

/** Whether `name` is a field of the form: only those are typed into; the rest is asked for and confirmed. */
export const isRenewalField = (form: RenewalForm, name: string): boolean => fields[form].test(name);
