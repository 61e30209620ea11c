/**
 * One case: read, answered, judged, closed, reopened and rated, each at most once, while what the vendor adds arrives
 * without a reload (S-23, S-25, X-10). Where the server is out of reach the device's copy is read, and a reply goes to
 * the outbox (decision 9).
 */
import {enqueueActions, not, type SnapshotFrom} from 'xstate';
import {problemOf, type Problem} from '../../domain/problem.js';
import {emptyReplyAnswers} from '../../domain/support/case-answers.js';
import {replyRequest} from '../../domain/support/case-requests.js';
import type {CaseActions} from '../../domain/support/case-steps.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import {initialCase, noActions} from './case-context.js';
import {caseSetup} from './case-setup.js';
import {open} from './case-states.js';
import {isAnother} from './case-judgements.js';
import {endsOperation} from './new-case-judgements.js';

export const caseMachine = caseSetup.createMachine({
  id: 'case',
  context: ({input}) => initialCase(input),
  initial: 'loading',
  on: {
    'clock.ticked': {actions: 'judge'},
    'thread.seen': {actions: 'keepSeen'},
    'reply.changed': {actions: 'keepReply'},
    'files.changed': {actions: 'keepFiles'},
    'uploads.changed': {actions: 'keepUploads'},
    'draft.taken': {actions: 'takeDraft'},
    'act.erased': {actions: 'eraseAct'},
    'page.hidden': {actions: 'keepShown'},
    'page.shown': {actions: 'keepShown'},
  },
  states: {
    loading: {
      entry: 'clearProblems',
      invoke: {
        src: 'loadCase',
        input: ({context: {caseId}}) => ({caseId, before: null}),
        onDone: {target: 'open', actions: [{type: 'keepCase', params: ({event}) => event.output}, 'judge']},
        onError: [
          {
            guard: {type: 'hasCopy', params: ({event}) => problemOf(event.error)},
            target: 'offline',
            actions: ['showCopy', 'judge', {type: 'keepFailure', params: ({event}) => problemOf(event.error)}],
          },
          {target: 'loadFailed', actions: {type: 'keepFailure', params: ({event}) => problemOf(event.error)}},
        ],
      },
    },
    loadFailed: {on: {'load.requested': 'loading', 'session.restored': 'loading', 'network.returned': 'loading'}},
    /** The device's copy is on view, with its date; a reply goes to the outbox. */
    offline: {
      on: {
        'load.requested': 'loading',
        'session.restored': 'loading',
        'network.returned': 'loading',
        'reply.requested': [
          {guard: not('isReplyFilled'), actions: ['keepReply', 'complainOfReply']},
          {guard: 'areUploadsFailed', actions: ['keepReply', 'complainOfFiles']},
          {actions: ['keepReply', 'tellQueued', 'beginReply']},
        ],
      },
    },
    open,
  },
});

export type CaseSnapshot = SnapshotFrom<typeof caseMachine>;

/** What the machine reads at the moment it needs it. */
export interface CaseSurroundings {
  /** Makes the id of a try: a UUID. */
  readonly newId: () => string;
  /** Epoch milliseconds by the device's clock: orders what waits in the outbox. */
  readonly clock: () => number;
  /** What may be done with a case now, by the server's clock. */
  readonly actionsOf: (supportCase: SupportCase) => CaseActions;
}

/** The machine with what makes ids, tells the time and judges what may be done. */
export const caseMachineIn = ({newId, clock, actionsOf}: CaseSurroundings) =>
  caseMachine.provide({
    actions: {
      judge: enqueueActions(({enqueue, context}) => {
        enqueue.assign({actions: context.case ? actionsOf(context.case) : noActions});
      }),
      beginAct: enqueueActions(({enqueue}) => {
        enqueue.assign({actOperationId: newId(), problems: {}, failure: null});
      }),
      beginReply: enqueueActions(({enqueue, context}) => {
        const replyOperationId = newId();
        // What was written while nobody knew whether the one before had arrived is another reply.
        const goesOn = isAnother(context);
        enqueue.assign({problems: {}, replyOperationId, asked: null});
        if (!goesOn) {
          enqueue.assign({reply: emptyReplyAnswers, missingUploads: []});
          enqueue.emit({type: 'draft.spent'});
        }
        enqueue.emit({type: 'operation.changed', operationId: replyOperationId});
      }),
      renewOperation: enqueueActions(({enqueue, context}, refused: Problem) => {
        if (!endsOperation(refused)) return;
        const operationId = refused.nextOperationId ?? newId();
        if (context.purpose !== 'reply') return enqueue.assign({actOperationId: operationId});
        enqueue.assign({replyOperationId: operationId});
        enqueue.emit({type: 'operation.changed', operationId});
      }),
      tellQueued: enqueueActions(({enqueue, context}) => {
        const {reply: answers, replyOperationId, caseId, missingUploads, asked} = context;
        const tried = asked !== null && !isAnother(context);
        const id = asked === null || tried ? replyOperationId : newId();
        enqueue.assign({asked: null});
        enqueue.emit({
          type: 'reply.queued',
          entry: {
            kind: 'reply',
            id,
            queuedAt: clock(),
            missingUploads,
            tried,
            request: replyRequest(answers, caseId),
            answers,
          },
        });
      }),
    },
  });
