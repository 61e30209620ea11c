/** What support submits, made of what was entered; and which field a path of a refused request speaks of. */
import {normalizeEmail} from '../validate/email.js';
import {cleanText} from '../validate/text.js';
import type {CaseAnswers, ReplyAnswers} from './case-answers.js';
import type {Concern, Severity} from './case-summary.js';

/** Everything of a new case but its operation id. */
export interface CaseRequest {
  readonly categoryId: string | null;
  readonly subject: string;
  readonly description: string;
  readonly severity: Severity;
  readonly productId: string | null;
  readonly concern: Concern | null;
  readonly language: string;
  readonly contact: {readonly name: string; readonly email: string; readonly phone: string};
  readonly uploadIds: string[];
  readonly technicalDetails: string;
  readonly linkedCaseId: string | null;
}

/**
 * A new case as it is sent. `technicalDetails`: exactly what was previewed; sent only where the person chose to.
 * `null` where no severity was chosen.
 */
export function caseRequest(
  answers: CaseAnswers,
  {technicalDetails = '', linkedCaseId = null}: {technicalDetails?: string; linkedCaseId?: string | null} = {},
): CaseRequest | null {
  if (answers.severity === '') return null;
  return {
    categoryId: answers.categoryId || null,
    subject: cleanText(answers.subject),
    description: cleanText(answers.description),
    severity: Number(answers.severity) as Severity,
    productId: answers.productId || null,
    concern: answers.concern,
    language: answers.language,
    contact: {
      name: cleanText(answers.contactName),
      email: normalizeEmail(answers.contactEmail),
      phone: cleanText(answers.contactPhone),
    },
    uploadIds: answers.files.map(({uploadId}) => uploadId),
    technicalDetails: answers.sendDetails ? technicalDetails : '',
    linkedCaseId,
  };
}

/** What events tell of what a case is about; a number that was typed by hand, which has no name, is nobody's to hear. */
export const toldConcern = (concern: Concern | null): Pick<Concern, 'kind' | 'id'> | null =>
  concern && concern.name !== '' ? {kind: concern.kind, id: concern.id} : null;

/** Everything of a reply but its operation id. */
export const replyRequest = ({text, files}: ReplyAnswers, caseId: string) => ({
  caseId,
  text: cleanText(text),
  uploadIds: files.map(({uploadId}) => uploadId),
});

const fieldNames: Readonly<Record<string, string>> = {
  'contact.name': 'contactName',
  'contact.email': 'contactEmail',
  'contact.phone': 'contactPhone',
  uploadIds: 'files',
};

/** The field for a path of a refused case or reply; a path that is no field's stays as it is. */
export function caseAnswerName(path: string): string {
  const [, position] = /^uploadIds\.(\d+)/.exec(path) ?? [];
  if (position !== undefined) return `files.${position}`;
  if (path.startsWith('concern')) return 'concern';
  return Object.hasOwn(fieldNames, path) ? fieldNames[path]! : path;
}
