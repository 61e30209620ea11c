/** What there is to walk of support: its machines, their beginnings, and the payloads that decide where they go. */
import type {AnyMachineSnapshot, EventObject} from 'xstate';
import type {Problem} from '../../src/domain/problem.js';
import {caseActs} from '../../src/domain/support/case-answers.js';
import type {CaseContext, CaseInput} from '../../src/machines/support/case-context.js';
import {everyCase, type CaseListContext, type CasePage} from '../../src/machines/support/case-list.js';
import {caseListMachine} from '../../src/machines/support/case-list-machine.js';
import {caseMachineIn} from '../../src/machines/support/case-machine.js';
import {caseWatchMachine, type CaseWatchContext} from '../../src/machines/support/case-watch-machine.js';
import type {NewCaseContext, NewCaseInput} from '../../src/machines/support/new-case-context.js';
import {hasSimilar, problemsOf, wordsOf} from '../../src/machines/support/new-case-judgements.js';
import {newCaseMachineIn} from '../../src/machines/support/new-case-machine.js';
import type {OutboxContext} from '../../src/machines/support/outbox-context.js';
import {outboxMachine} from '../../src/machines/support/outbox-machine.js';
import type {SupportContext, SupportInput} from '../../src/machines/support/support-context.js';
import type {UploadContext, UploadsContext} from '../../src/machines/support/upload-context.js';
import {mostUploadFailures, uploadMachine} from '../../src/machines/support/upload-machine.js';
import {uploadsMachine} from '../../src/machines/support/uploads-machine.js';
import {supportMachine} from '../../src/machines/support-machine.js';
import {
  aCase,
  aCaseEntry,
  actionsOf,
  aFile,
  anArticle,
  anEntry,
  aProfile,
  aReplyEntry,
  aSummary,
  categories,
  filledCase,
  now,
  policy,
} from './cases.js';
import {pathOf, type Catalogue, type WalkOptions} from './machine-walk.js';
import {done, failing} from './walks.js';

const events = (type: string, ...contents: readonly object[]): Catalogue => ({
  [type]: contents.map((content) => ({type, ...content}) as EventObject),
});
const network: readonly Problem[] = [{kind: 'network'}];
const supportInput: SupportInput = {
  policy: {...policy, firstRun: 'skippable'},
  language: 'en',
  since: null,
  now,
  place: {view: 'home'},
  offer: null,
};
const loadedProfiles = [
  {profile: aProfile(), copyFrom: null},
  {profile: aProfile('signInWorkspace', true), copyFrom: null},
  {profile: aProfile('addModule'), copyFrom: null},
];

export const supportWalk: WalkOptions = {
  machine: supportMachine,
  inputs: [
    supportInput,
    {...supportInput, place: {view: 'cases'}},
    {
      ...supportInput,
      policy: {...policy, firstRun: 'required'},
      place: {view: 'newCase'},
      offer: {answers: {subject: 'Stopped'}, technicalDetails: '', linkedCase: null},
    },
  ],
  catalogue: {
    ...events('since.known', {since: '2026-11-20T12:00:00Z'}),
    ...events('language.changed', {language: 'ru'}),
    ...events(
      'place.requested',
      ...[
        {view: 'home'},
        {view: 'answers'},
        {view: 'cases'},
        {view: 'docs'},
        {view: 'article', articleId: 'article-1'},
        {view: 'case', caseId: 'case-1'},
      ].map((place) => ({place})),
    ),
    ...events('case.requested', {}, {offer: {answers: {subject: 'Help'}, technicalDetails: '', linkedCase: null}}),
    ...events('query.changed', {query: 'sound'}),
    ...events('topic.changed', {topicId: 'topic-1'}),
    ...events('article.judged', {helped: true}, {helped: false}),
    ...events('counts.changed', {counts: {open: 2, needsAnswer: 1, changed: 1}}),
    ...events('clock.ticked', {now: now + 1000}),
    ...done('0.support.loading', loadedProfiles),
    ...failing('0.support.loading', [{kind: 'signed-out'}]),
    ...done('0.support.home.refreshing', [loadedProfiles[0]]),
    ...failing('0.support.home.refreshing', network),
    ...done('0.support.article.loading', [{article: anArticle(), copyFrom: null}]),
    ...failing('0.support.article.loading', network),
    ...done('0.support.firstRun.verifying', [
      {found: true, firstRun: aProfile('done').firstRun},
      {found: false, firstRun: aProfile('addModule').firstRun},
    ]),
    ...failing('0.support.firstRun.verifying', network),
    ...done('0.support.firstRun.skipping', [
      {state: 'skipped', verifiable: false, skippedUntil: '2026-06-24T10:00:00Z'},
    ]),
    ...failing('0.support.firstRun.skipping', network),
  },
  situation: ({context}) => {
    const {place, trail, profile, judged, offer, policy: own, skippedAt} = context as SupportContext;
    const told = Object.keys(judged);
    return [place, trail.at(-1)?.view, profile?.firstRun, told, offer.answers.subject, own.firstRun, skippedAt];
  },
};

const casePage = (ids: readonly string[], nextCursor: string | null = null): CasePage => ({
  cases: ids.map((id) => aSummary({id})),
  nextCursor,
  total: null,
});
const casePages = [casePage(['a', 'b'], 'c1'), casePage(['b'])];
const listInput = {since: null, mayViewCompany: true, filter: everyCase, copy: null};

export const caseListWalk: WalkOptions = {
  machine: caseListMachine,
  inputs: [
    listInput,
    {...listInput, mayViewCompany: false, copy: {filter: everyCase, cases: [aSummary({id: 'a'})], at: 1}},
  ],
  catalogue: {
    ...events('filter.changed', ...[{text: 'b'}, {text: ''}, {scope: 'company'}].map((change) => ({change}))),
    ...events('case.changed', {case: aSummary({id: 'a', revision: 9})}),
    ...done('0.caseList.loading', casePages),
    ...failing('0.caseList.loading', [{kind: 'network'}, {kind: 'forbidden'}]),
    ...done('0.caseList.list.asking', casePages),
    ...failing('0.caseList.list.asking', network),
    ...done('0.caseList.list.refreshing', casePages),
    ...failing('0.caseList.list.refreshing', network),
    ...done('0.caseList.list.loadingMore', [casePage(['c'], 'c1'), casePage(['b'])]),
    ...failing('0.caseList.list.loadingMore', network),
  },
  situation: ({context}) => {
    const {filter, answered, listed, nextCursor, copy} = context as CaseListContext;
    return [filter, answered, listed, nextCursor, copy !== null];
  },
};

const newCaseInput: NewCaseInput = {
  operationId: 'op-1',
  answers: {},
  technicalDetails: 'order-1, order-closed',
  linkedCase: null,
  products: [],
  attachments: policy.attachments,
  restored: null,
};
const restored = {answers: filledCase, technicalDetails: '', linkedCase: null};
const similarThings = [
  {cases: [], articles: []},
  {cases: [aSummary({id: 'case-2'})], articles: []},
];
const submitted = (answer: unknown, mismatch = false) => ({outcome: 'succeeded', answer, mismatch});
const rejected = (problem: Problem) => ({outcome: 'rejected', problem});
const standing = {
  type: 'xstate.snapshot.submission',
  snapshot: {value: 'checking', context: {problem: {kind: 'timeout', reference: 'r-1'}}},
} as unknown as EventObject;
const uploads = events(
  'uploads.changed',
  {uploads: 'stored', missing: []},
  {uploads: 'underWay', missing: ['upload-1']},
  {uploads: 'failed', missing: ['upload-1']},
);
const submissionCatalogue = (answer: unknown): Catalogue => ({
  ...done('submission', [
    submitted(answer),
    submitted(answer, true),
    rejected({kind: 'conflict', code: 'first-run'}),
    rejected({kind: 'conflict', code: 'case-closed', nextOperationId: 'op-next'}),
    rejected({kind: 'invalid', fields: {subject: 'subject.tooLong', 'uploadIds.0': 'file.virus'}}),
    rejected({kind: 'signed-out'}),
    rejected({kind: 'server', code: 'not-carried-out'}),
    {outcome: 'notReceived'},
  ]),
  'xstate.snapshot.submission': [standing],
});

export const newCaseWalk: WalkOptions = {
  machine: newCaseMachineIn({newId: () => 'op-new', clock: () => 1}),
  inputs: [
    newCaseInput,
    {...newCaseInput, restored: {...restored, step: 'check'}},
    {...newCaseInput, restored: {...restored, step: 'sending'}},
    {...newCaseInput, restored: {...restored, step: 'check', answers: {...filledCase, categoryId: ''}}},
  ],
  catalogue: {
    ...done('categories', [categories]),
    ...failing('categories', network),
    ...events('answer.changed', {name: 'subject', value: 'No sound'}, {name: 'severity', value: '1'}),
    ...events('concern.changed', {concern: {kind: 'order', id: 'order-1', name: ''}}),
    ...events('files.changed', {files: [aFile()]}),
    ...uploads,
    ...events('draft.taken', {answers: filledCase, operationId: 'op-2'}),
    ...events('step.submitted', {values: {...filledCase, files: '', concern: ''}}, {values: {contactEmail: 'nobody'}}),
    ...events('follow.requested', {caseId: 'case-2'}),
    ...events('send.requested', {online: true}, {online: false}),
    ...events('another.requested', {}),
    ...events('case.opened', {case: aCase()}),
    ...done('0.newCase.compose.suggesting', similarThings),
    ...failing('0.newCase.compose.suggesting', network),
    ...done('0.newCase.looking', similarThings),
    ...failing('0.newCase.looking', network),
    ...done('0.newCase.following', [{}]),
    ...failing('0.newCase.following', network),
    ...submissionCatalogue(aCase()),
  },
  situation: (snapshot) => {
    const context = snapshot.context as NewCaseContext;
    return [
      context.step,
      context.onlyAsks,
      context.categories !== null,
      context.uploads,
      Object.keys(problemsOf(context)),
      hasSimilar(context),
      context.similarTo === wordsOf(context.answers),
      wordsOf(context.answers) !== '',
    ];
  },
};

const caseInput: CaseInput = {
  caseId: 'case-1',
  policy,
  seenRevision: 2,
  copy: null,
  replyOperationId: 'op-1',
  restored: null,
  isShown: true,
};
const reply = {text: 'It works', files: []};
const variants = [aCase(), aCase({state: 'resolved'}), aCase({state: 'closed', earlierCursor: 'e1'})];

export const caseWalk: WalkOptions = {
  machine: caseMachineIn({newId: () => 'op-new', clock: () => 1, actionsOf}),
  inputs: [
    caseInput,
    {...caseInput, copy: {case: aCase(), at: 1}},
    {...caseInput, restored: {step: 'sending', answers: reply, acts: {reject: {text: 'Because', stars: 0}}}},
  ],
  catalogue: {
    ...done('0.case.loading', variants),
    ...failing('0.case.loading', [{kind: 'network'}, {kind: 'gone'}]),
    ...done('0.case.open.refreshing', [variants[0]]),
    ...failing('0.case.open.refreshing', network),
    ...done('0.case.open.loadingEarlier', [aCase({entries: [anEntry(1)]})]),
    ...failing('0.case.open.loadingEarlier', network),
    ...done('0.case.open.following', [aCase({following: true})]),
    ...failing('0.case.open.following', network),
    ...events('reply.changed', {text: 'It works'}),
    ...events('files.changed', {files: [aFile()]}),
    ...uploads,
    ...events('draft.taken', {answers: reply, operationId: 'op-2'}),
    ...events(
      'reply.requested',
      {online: true, text: 'It works'},
      {online: false, text: 'It works'},
      {online: true, text: ''},
    ),
    ...events('act.requested', ...caseActs.map((act) => ({act})), {act: 'reject', withReply: true}),
    ...events('act.erased', {act: 'reject'}),
    ...events('act.replied', {act: 'reject'}),
    ...events('act.changed', {answers: {text: 'Because'}}),
    ...events('step.submitted', {answers: {text: 'Because', stars: 4}}, {answers: {text: '\u0000', stars: 0}}),
    ...events('following.changed', {following: true}),
    ...events('thread.seen', {revision: 4}),
    ...events(
      'changes.found',
      {changes: {case: aSummary({revision: 4, state: 'resolved'}), entries: [anEntry(4)], more: false}},
      {changes: {case: aSummary({revision: 5}), entries: [anEntry(5)], more: true}},
    ),
    ...events('case.changed', {case: aCase({revision: 6})}),
    ...submissionCatalogue(aCase({revision: 7, state: 'closed'})),
  },
  situation: (snapshot) => {
    const {
      case: known,
      actions,
      uploads: files,
      purpose,
      copy,
      copyFrom,
      isPartial,
      asked,
    } = snapshot.context as CaseContext;
    return [known?.earlierCursor, actions, files, purpose, copy !== null, copyFrom, isPartial, asked !== null];
  },
};

export const caseWatchWalk: WalkOptions = {
  machine: caseWatchMachine,
  inputs: [
    {caseId: 'case-1', revision: 3, pollSeconds: 15, pollMostSeconds: 300, isShown: true},
    {caseId: 'case-1', revision: 3, pollSeconds: 15, pollMostSeconds: 300, isShown: false},
  ],
  catalogue: {
    ...events('news.heard', {revision: 3}, {revision: 4}, {revision: 5}),
    ...events('revision.known', {revision: 4}),
    ...done('0.caseWatch.watching.asking', [
      {case: aSummary({revision: 4}), entries: [anEntry(4)], more: false},
      {case: aSummary(), entries: [], more: false},
    ]),
    ...failing('0.caseWatch.watching.asking', [{kind: 'network'}, {kind: 'signed-out'}, {kind: 'gone'}]),
  },
  situation: ({context}) => {
    const {revision, quiet, heard} = context as CaseWatchContext;
    return [revision, Math.min(quiet, 2), heard];
  },
};

const answered = (state: string, code: string | null = null, offset = 0) => ({
  id: 'upload-1',
  state,
  name: 'a.log',
  size: 100,
  offset,
  code,
  duplicate: false,
});
const fileProblems: readonly Problem[] = [
  {kind: 'network'},
  {kind: 'invalid', fields: {size: 'file.tooBig'}},
  {kind: 'conflict', code: 'operation-mismatch'},
];

export const uploadWalk: WalkOptions = {
  machine: uploadMachine,
  inputs: [
    {file: aFile(), hasBytes: true, problem: null},
    {file: aFile('upload-1', 'aa'), hasBytes: true, problem: null},
    {file: aFile('upload-1', 'aa'), hasBytes: false, problem: null},
    {file: aFile(), hasBytes: false, problem: null},
    {file: aFile(), hasBytes: true, problem: 'file.type'},
  ],
  catalogue: {
    ...events('file.given', {size: 100}, {size: 99}),
    ...events('bytes.sent', {sentBytes: 50}),
    ...events('bytes.failed', ...fileProblems.map((problem) => ({problem}))),
    ...done('0.upload.hashing', ['aa', 'bb', null]),
    ...failing('0.upload.hashing', [{kind: 'unknown'}]),
    ...done('0.upload.announcing', [
      answered('receiving', null, 50),
      answered('checking'),
      answered('stored'),
      answered('refused', 'file.virus'),
    ]),
    ...failing('0.upload.announcing', fileProblems),
    ...done('0.upload.settling.looking', [
      answered('receiving'),
      answered('checking'),
      answered('stored'),
      answered('refused', 'odd'),
    ]),
    ...failing('0.upload.settling.looking', network),
    ...done('0.upload.canceling', [{}]),
    ...failing('0.upload.canceling', network),
  },
  situation: ({context}) => {
    const {file, hasBytes, code, failures, isRead, isOther} = context as UploadContext;
    return [file.sha256, hasBytes, code, Math.min(failures, mostUploadFailures), isRead, isOther];
  },
};

/** What one file tells: its state and what is known of it. */
const told = (uploadId: string, value: unknown, more: Partial<UploadContext> = {}) => {
  const known = {file: aFile(uploadId), hasBytes: true, code: null, sentBytes: 0, offset: 0, failures: 0};
  return {snapshot: {value, context: {...known, looks: 0, isRead: true, isOther: false, failure: null, ...more}}};
};
const fromFile = (type: string, uploadId: string, content: object = {}) =>
  ({type: `${type}.upload:${uploadId}`, ...content}) as EventObject;

export const uploadsWalk: WalkOptions = {
  machine: uploadsMachine,
  inputs: [
    {restored: []},
    {
      restored: [
        {file: aFile('upload-1', 'aa'), hasBytes: true},
        {file: aFile('upload-2', 'bb'), hasBytes: false},
        {file: aFile('upload-3'), hasBytes: false},
      ],
    },
  ],
  catalogue: {
    ...events(
      'files.added',
      {files: [{file: aFile('upload-1'), problem: null}]},
      {files: [{file: aFile('upload-2'), problem: null}]},
      {files: [{file: aFile('upload-4'), problem: 'file.type'}]},
    ),
    ...Object.fromEntries(
      ['paused', 'resumed', 'retried', 'canceled'].map((name) => {
        const type = `upload.${name}`;
        return [type, ['upload-1', 'gone'].map((uploadId) => ({type, uploadId}) as EventObject)];
      }),
    ),
    ...events('upload.given', {uploadId: 'upload-1', size: 100}),
    'xstate.snapshot.*': [
      fromFile('xstate.snapshot', 'upload-1', told('upload-1', 'hashing')),
      fromFile('xstate.snapshot', 'upload-1', told('upload-1', 'stored', {file: aFile('upload-1', 'aa')})),
      fromFile('xstate.snapshot', 'upload-1', told('upload-1', {settling: 'looking'}, {sentBytes: 100})),
      fromFile('xstate.snapshot', 'upload-2', told('upload-2', 'announcing', {file: aFile('upload-2', 'aa')})),
      fromFile('xstate.snapshot', 'upload-2', told('upload-2', 'refused', {code: 'file.virus'})),
      fromFile('xstate.snapshot', 'gone', told('gone', 'stored')),
    ],
    'xstate.done.actor.*': ['upload-1', 'gone'].map((id) => fromFile('xstate.done.actor', id)),
  },
  situation: ({context}) => (context as UploadsContext).items,
};

const waitingEntries = [aCaseEntry('one'), aReplyEntry('two', {missingUploads: ['upload-1']})];

export const outboxWalk: WalkOptions = {
  machine: outboxMachine,
  inputs: [
    {entries: waitingEntries, online: true},
    {entries: [aCaseEntry('one', {tried: true})], online: false},
  ],
  catalogue: {
    ...events('entry.added', {entry: aCaseEntry('three', {queuedAt: 3})}, {entry: aCaseEntry('one')}),
    ...events('entry.canceled', {id: 'one'}, {id: 'two'}),
    ...events('entries.changed', {entries: []}),
    ...events('upload.stored', {uploadId: 'upload-1'}),
    ...events('upload.dropped', {id: 'two', uploadId: 'upload-1'}),
    ...done('0.outbox.holding.reading', [waitingEntries]),
    ...failing('0.outbox.holding.reading', [{kind: 'unknown'}]),
    ...done('0.outbox.holding.marking', ['fresh', 'tried', 'gone']),
    ...failing('0.outbox.holding.marking', [{kind: 'unknown'}]),
    ...submissionCatalogue(aCase()),
  },
  situation: ({context}) => {
    const {entries, online, sendingId, asks, refusals, failures} = context as OutboxContext;
    const known = entries.map(({id, tried, missingUploads}) => [id, tried, missingUploads.length]);
    return [known, online, sendingId, asks, Object.keys(refusals), Math.min(failures, 1)];
  },
};

/** Every walk of support that has a view of its own for its states. */
export const supportWalks: readonly WalkOptions[] = [
  supportWalk,
  caseListWalk,
  newCaseWalk,
  caseWalk,
  caseWatchWalk,
  uploadWalk,
  uploadsWalk,
  outboxWalk,
];

export const contextOf = <C>(snapshot: AnyMachineSnapshot): C => snapshot.context as C;
export {pathOf};
