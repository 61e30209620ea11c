/** Cases, profiles, articles and entries that lead support's machines anywhere. */
import * as v from 'valibot';
import {Article} from '../../src/domain/support/article.js';
import {emptyCaseAnswers, type CaseAnswers, type FileAnswer} from '../../src/domain/support/case-answers.js';
import type {CaseCategory} from '../../src/domain/support/case-category.js';
import {caseRequest} from '../../src/domain/support/case-requests.js';
import type {CaseActions} from '../../src/domain/support/case-steps.js';
import {CaseSummary, type CaseSummaryInput} from '../../src/domain/support/case-summary.js';
import {SupportCase, ThreadEntry, type SupportCaseInput} from '../../src/domain/support/support-case.js';
import {defaultSupportPolicy} from '../../src/domain/support/support-policy.js';
import {SupportProfile} from '../../src/domain/support/support-profile.js';
import type {OutboxEntry} from '../../src/machines/support/outbox-entry.js';

export const now = Date.parse('2026-06-17T10:00:00Z');
export const policy = defaultSupportPolicy;

const summary = {
  id: 'case-1',
  reference: 'C-1',
  subject: 'No sound in meetings',
  state: 'open',
  severity: 3,
  openedBy: {role: 'customer', name: 'Mila', isMe: true},
  createdAt: '2026-06-15T10:00:00Z',
  updatedAt: '2026-06-16T10:00:00Z',
  revision: 3,
} as const;

export const aSummary = (change: Partial<CaseSummaryInput> = {}): CaseSummary =>
  v.parse(CaseSummary, {...summary, ...change});

export const anEntry = (revision: number, isMe = false): ThreadEntry =>
  v.parse(ThreadEntry, {
    id: `entry-${revision}`,
    revision,
    kind: 'message',
    at: '2026-06-16T10:00:00Z',
    by: {role: isMe ? 'customer' : 'vendor', isMe},
    text: 'Hello',
  });

export const aCase = (change: Partial<SupportCaseInput> = {}): SupportCase =>
  v.parse(SupportCase, {
    ...summary,
    description: 'Since Monday.',
    contact: {name: 'Mila', email: 'mila@partner.example'},
    entries: [anEntry(3)],
    ...change,
  });

/** What may be done by the case's state alone. */
export const actionsOf = ({state, rating}: SupportCase): CaseActions => ({
  reply: state !== 'closed' && state !== 'resolved',
  judge: state === 'resolved',
  close: state === 'open',
  reopen: state === 'closed',
  continueInNew: false,
  rate: state === 'closed' && rating === null,
});

export const aProfile = (firstRun: SupportProfile['firstRun']['state'] = 'done', verifiable = false): SupportProfile =>
  v.parse(SupportProfile, {firstRun: {state: firstRun, verifiable}, counts: {open: 1, needsAnswer: 0, changed: 0}});

export const anArticle = (id = 'article-1'): Article =>
  v.parse(Article, {
    id,
    language: 'en',
    title: 'No sound',
    topicId: 'topic-1',
    version: 1,
    updatedAt: '2026-06-01T10:00:00Z',
    format: 'plain',
    text: 'Turn it on.',
  });

export const categories: readonly CaseCategory[] = [
  {id: 'meetings', parentId: null, name: 'Meetings', hint: '', needs: []},
  {id: 'sound', parentId: 'meetings', name: 'Sound', hint: '', needs: []},
];

export const aFile = (uploadId = 'upload-1', sha256: string | null = null): FileAnswer => ({
  uploadId,
  name: `${uploadId}.log`,
  size: 100,
  type: 'text/plain',
  sha256,
});

export const filledCase: CaseAnswers = {
  ...emptyCaseAnswers,
  categoryId: 'sound',
  subject: 'No sound in meetings',
  description: 'Since Monday.',
  severity: '3',
  language: 'en',
  contactName: 'Mila',
  contactEmail: 'mila@partner.example',
};

export const aCaseEntry = (id: string, change: {queuedAt?: number; tried?: boolean; missingUploads?: string[]} = {}) =>
  ({
    kind: 'case',
    id,
    queuedAt: 1,
    missingUploads: [],
    tried: false,
    request: caseRequest(filledCase)!,
    answers: filledCase,
    ...change,
  }) satisfies OutboxEntry;

export const aReplyEntry = (
  id: string,
  change: {queuedAt?: number; tried?: boolean; missingUploads?: string[]; caseId?: string} = {},
) => {
  const {caseId = 'case-1', ...others} = change;
  return {
    kind: 'reply',
    id,
    queuedAt: 2,
    missingUploads: [],
    tried: false,
    request: {caseId, text: 'Hello', uploadIds: []},
    answers: {text: 'Hello', files: []},
    ...others,
  } satisfies OutboxEntry;
};
