/** What may be wrong with what was entered about a case, judged on Next. */
import type {AnswerProblems} from '../answer-problems.js';
import {emailProblem} from '../validate/email.js';
import {cleanText, nameProblem, textProblem} from '../validate/text.js';
import type {CaseAnswers, ReplyAnswers} from './case-answers.js';
import {isChainComplete, needsOf, type CaseCategory} from './case-category.js';
import {fileProblem} from './attachments.js';
import type {AttachmentPolicy} from './support-policy.js';
import type {FileCode} from './upload.js';

/** The longest texts, in characters as a person counts them. */
export const subjectLimit = 200;
export const messageLimit = 20_000;
export const reasonLimit = 2000;

/** Every code of a field; a file has those of `fileCodes`. */
export const caseCodes = [
  'category.empty',
  'subject.empty',
  'subject.tooLong',
  'subject.characters',
  'description.empty',
  'description.tooLong',
  'description.characters',
  'severity.empty',
  'product.empty',
  'concern.empty',
  'language.empty',
  'name.empty',
  'name.tooLong',
  'name.characters',
  'email.empty',
  'email.noAt',
  'email.twoAts',
  'email.characters',
  'email.localTooLong',
  'email.tooLong',
  'email.dots',
  'email.domain',
  'phone.empty',
  'phone.characters',
  'message.empty',
  'message.tooLong',
  'message.characters',
  'reason.empty',
  'reason.tooLong',
  'reason.characters',
  'comment.tooLong',
  'comment.characters',
  'stars.empty',
] as const;
export type CaseCode = (typeof caseCodes)[number];

export interface CaseFacts {
  readonly categories: readonly CaseCategory[];
  /** Ids of the products that can be chosen. */
  readonly products: readonly string[];
  readonly attachments: AttachmentPolicy;
}

type Found = Record<string, CaseCode | FileCode | null>;

const problemsOnly = (found: Found): AnswerProblems =>
  Object.fromEntries(Object.entries(found).flatMap(([field, code]) => (code === null ? [] : [[field, code]])));

/** What is wrong with a telephone number; empty is allowed. */
export const phoneProblem = (text: string): 'phone.characters' | null =>
  /^$|^\+?[\d\s()./-]{3,40}$/.test(text.trim()) ? null : 'phone.characters';

const fileProblems = (files: CaseAnswers['files'], policy: AttachmentPolicy): Found => ({
  ...Object.fromEntries(files.map((file, index) => [`files.${index}`, fileProblem(file, policy)])),
  ...(files.length > policy.mostFiles && {files: 'file.tooMany'}),
});

/** What is wrong with a new case: a code per field, in the order of the page (S-09, S-14, S-17, S-21). */
export function caseProblems(answers: CaseAnswers, {categories, products, attachments}: CaseFacts): AnswerProblems {
  const categoryId = answers.categoryId || null;
  const needs = needsOf(categories, categoryId);
  const subject = textProblem(answers.subject, subjectLimit);
  const description = textProblem(answers.description, messageLimit, true);
  const isKnownProduct = answers.productId !== '' && products.includes(answers.productId);
  const hasProductProblem = answers.productId === '' ? needs.includes('product') : !isKnownProduct;
  return problemsOnly({
    categoryId: isChainComplete(categories, categoryId) ? null : 'category.empty',
    subject: subject && `subject.${subject}`,
    description: description && `description.${description}`,
    severity: answers.severity === '' ? 'severity.empty' : null,
    productId: hasProductProblem ? 'product.empty' : null,
    concern: needs.includes('concern') && !answers.concern ? 'concern.empty' : null,
    language: answers.language === '' ? 'language.empty' : null,
    contactName: nameProblem(answers.contactName),
    contactEmail: emailProblem(answers.contactEmail),
    contactPhone:
      needs.includes('phone') && answers.contactPhone.trim() === ''
        ? 'phone.empty'
        : phoneProblem(answers.contactPhone),
    ...fileProblems(answers.files, attachments),
  });
}

/** What is wrong with a reply: it has words or files. */
export function replyProblems(answers: ReplyAnswers, attachments: AttachmentPolicy): AnswerProblems {
  const isOnlyFiles = answers.files.length > 0 && cleanText(answers.text) === '';
  const message = isOnlyFiles ? null : textProblem(answers.text, messageLimit, true);
  return problemsOnly({
    text: message && `message.${message}`,
    ...fileProblems(answers.files, attachments),
  });
}

/** What is wrong with the reason for rejecting a solution or reopening a case; one is needed (S-23). */
export function reasonProblem(text: string): CaseCode | null {
  const problem = textProblem(text, reasonLimit, true);
  return problem && `reason.${problem}`;
}

/** What is wrong with a remark that may be left out: to a solution, a rating, a closing. */
export function commentProblem(text: string): CaseCode | null {
  if (cleanText(text) === '') return null;
  const problem = textProblem(text, reasonLimit, true);
  return problem === 'tooLong' || problem === 'characters' ? `comment.${problem}` : null;
}
