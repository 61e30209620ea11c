/** The states in which a case is on view from the server: read, thought over, sent. */
import {not} from 'xstate';
import {problemOf, type Problem} from '../../domain/problem.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import type {SubmissionOutput} from '../submission-machine.js';
import type {CaseAct} from '../../domain/support/case-answers.js';
import type {CaseContext} from './case-context.js';
import {caseRequestOf} from './case-judgements.js';
import {caseSetup} from './case-setup.js';
import {refusalIn} from './new-case-judgements.js';

const refusal = ({event}: {readonly event: {readonly output: SubmissionOutput}}): Problem => refusalIn(event.output)!;

const answerOf = ({event}: {readonly event: {readonly output: SubmissionOutput}}): SupportCase =>
  (event.output as {readonly answer: unknown}).answer as SupportCase;

/** The page on which an act is thought over: its reason, its remark, its stars. */
const deciding = (act: CaseAct) =>
  caseSetup.createStateConfig({
    always: {guard: {type: 'mayNot', params: act}, target: 'reading'},
    on: {
      'act.changed': {actions: {type: 'keepAct', params: act}},
      'step.left': {target: 'reading', actions: 'clearProblems'},
      'step.submitted': [
        {
          guard: {type: 'isActFilled', params: act},
          target: 'sending',
          actions: [
            {type: 'keepAct', params: act},
            {type: 'aim', params: act},
          ],
        },
        {
          actions: [
            {type: 'keepAct', params: act},
            {type: 'complainOfAct', params: act},
          ],
        },
      ],
    },
  });

const beginning = ['moveReply', 'beginAct'] as const;

const reading = caseSetup.createStateConfig({
  always: {guard: 'isPartial', target: 'refreshing'},
  on: {
    'load.requested': 'refreshing',
    'earlier.requested': {guard: 'hasEarlier', target: 'loadingEarlier'},
    'following.changed': 'following',
    'reply.requested': [
      {guard: not('isReplyFilled'), actions: ['keepReply', 'complainOfReply']},
      {guard: 'areUploadsFailed', actions: ['keepReply', 'complainOfFiles']},
      {
        guard: {type: 'isOffline', params: ({event}) => event},
        actions: ['keepReply', 'tellQueued', 'beginReply'],
      },
      {guard: 'areUploadsMissing', target: 'uploading', actions: 'keepReply'},
      {target: 'sending', actions: ['keepReply', {type: 'aim', params: 'reply'}]},
    ],
    'act.requested': [
      {guard: ({event}) => event.act === 'accept', target: 'accepting', actions: beginning},
      {guard: ({event}) => event.act === 'reject', target: 'rejecting', actions: beginning},
      {guard: ({event}) => event.act === 'close', target: 'closing', actions: beginning},
      {guard: ({event}) => event.act === 'reopen', target: 'reopening', actions: beginning},
      {target: 'rating', actions: beginning},
    ],
    'act.replied': {guard: 'mayReply', actions: ['keepAsReply', 'eraseAct']},
  },
});

/** A reply's files are still on their way: it goes out with them, once (K-03). */
const uploading = caseSetup.createStateConfig({
  always: [
    {guard: 'areUploadsFailed', target: 'reading', actions: 'complainOfFiles'},
    {guard: not('areUploadsMissing'), target: 'sending', actions: {type: 'aim', params: 'reply'}},
  ],
  on: {'step.left': 'reading', 'reply.changed': {}},
});

/** Sent once; a reply that a restart cut off is asked about before anything else (F-P5). */
const sending = caseSetup.createStateConfig({
  exit: 'forgetStanding',
  on: {
    'reply.changed': {},
    'files.changed': {},
    'draft.taken': {},
    'check.requested': {actions: 'forwardToSubmission'},
    'session.restored': {actions: ['forwardToSubmission', 'forwardToWatch']},
  },
  invoke: {
    id: 'submission',
    src: 'act',
    input: ({context}) => ({
      operationId: context.purpose === 'reply' ? context.replyOperationId : context.actOperationId,
      request: context.asked !== null || context.purpose === null ? null : caseRequestOf(context, context.purpose),
    }),
    onSnapshot: {
      actions: {
        type: 'keepStanding',
        params: ({event}) => ({value: String(event.snapshot.value), context: event.snapshot.context}),
      },
    },
    onDone: [
      {
        guard: ({context, event}) =>
          refusalIn(event.output) !== null &&
          (context.purpose === 'reply' || refusalIn(event.output)?.kind === 'conflict'),
        target: 'reading',
        actions: [{type: 'keepRefusal', params: refusal}, {type: 'renewOperation', params: refusal}, 'forgetPurpose'],
      },
      ...(
        [
          ['accept', 'accepting'],
          ['reject', 'rejecting'],
          ['close', 'closing'],
          ['reopen', 'reopening'],
          ['rate', 'rating'],
        ] as const
      ).map(
        ([act, target]) =>
          ({
            guard: ({context, event}: {context: CaseContext; event: {output: SubmissionOutput}}) =>
              context.purpose === act && refusalIn(event.output) !== null,
            target,
            actions: [
              {type: 'keepRefusal', params: refusal},
              {type: 'renewOperation', params: refusal},
              'forgetPurpose',
            ],
          }) as const,
      ),
      {
        guard: ({event}) => event.output.outcome === 'notReceived',
        target: 'reading',
        actions: ['tellMissed', 'forgetPurpose'],
      },
      {
        guard: {type: 'isPurpose', params: 'reply'},
        target: 'reading',
        actions: [
          {type: 'keepCase', params: answerOf},
          'judge',
          'tellWatch',
          'tellActed',
          'beginReply',
          'forgetPurpose',
        ],
      },
      {
        target: 'reading',
        actions: [{type: 'keepCase', params: answerOf}, 'judge', 'tellWatch', 'tellActed', 'endAct', 'forgetPurpose'],
      },
    ],
  },
});

/** While it is open, what the vendor adds arrives by itself. */
export const open = caseSetup.createStateConfig({
  initial: 'opening',
  invoke: {
    id: 'watch',
    src: 'watch',
    input: ({context: {caseId, case: known, policy, isShown}}) => ({
      caseId,
      isShown,
      revision: known?.revision ?? 0,
      pollSeconds: policy.pollSeconds,
      pollMostSeconds: policy.pollMostSeconds,
    }),
  },
  on: {
    'changes.found': {actions: ['keepChanges', 'judge']},
    'case.changed': {actions: [{type: 'keepCase', params: ({event}) => event.case}, 'judge', 'tellWatch']},
    'page.hidden': {actions: ['keepShown', 'forwardToWatch']},
    'page.shown': {actions: ['keepShown', 'forwardToWatch']},
    'network.returned': {actions: 'forwardToWatch'},
    'session.restored': {actions: ['clearSignedOut', 'forwardToWatch']},
  },
  states: {
    opening: {
      entry: 'endArrived',
      always: [{guard: 'isAsked', target: 'sending', actions: {type: 'aim', params: 'reply'}}, {target: 'reading'}],
    },
    reading,
    /** The case as a whole once more; what is there stays on view. */
    refreshing: {
      invoke: {
        src: 'loadCase',
        input: ({context: {caseId}}) => ({caseId, before: null}),
        onDone: {
          target: 'reading',
          actions: [{type: 'keepCase', params: ({event}) => event.output}, 'judge', 'tellWatch'],
        },
        onError: {
          target: 'reading',
          actions: ['giveUpReload', {type: 'keepFailure', params: ({event}) => problemOf(event.error)}],
        },
      },
    },
    loadingEarlier: {
      invoke: {
        src: 'loadCase',
        input: ({context}) => ({caseId: context.caseId, before: context.case?.earlierCursor ?? null}),
        onDone: {target: 'reading', actions: {type: 'keepEarlier', params: ({event}) => event.output}},
        onError: {
          target: 'reading',
          actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)},
        },
      },
    },
    following: {
      invoke: {
        src: 'followCase',
        input: ({context: {caseId, case: known}}) => ({caseId, following: !known?.following}),
        onDone: {target: 'reading', actions: {type: 'keepFollowing', params: ({event}) => event.output}},
        onError: {
          target: 'reading',
          actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)},
        },
      },
    },
    accepting: deciding('accept'),
    rejecting: deciding('reject'),
    closing: deciding('close'),
    reopening: deciding('reopen'),
    rating: deciding('rate'),
    uploading,
    sending,
  },
});
