/**
 * How a case is opened: composed, compared with what is there already, checked, and sent at most once under the id that
 * came with its draft (S-03, X-10). Without a network it goes to the outbox (decision 9).
 */
import {and, emit, enqueueActions, not, type SnapshotFrom} from 'xstate';
import type {Problem} from '../../domain/problem.js';
import {caseRequest} from '../../domain/support/case-requests.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import type {SubmissionOutput} from '../submission-machine.js';
import {initialNewCase, type NewCaseContext} from './new-case-context.js';
import {endsOperation, fieldProblemsIn, refusalIn} from './new-case-judgements.js';
import {newCaseSetup, similarRequest, thrown} from './new-case-setup.js';

/** One page; what may be similar is looked for while it is typed. */
const compose = newCaseSetup.createStateConfig({
  initial: 'resting',
  on: {
    'answer.changed': [
      {
        guard: {type: 'isWords', params: ({event}) => event},
        target: '.typing',
        reenter: true,
        actions: 'changeAnswer',
      },
      {actions: 'changeAnswer'},
    ],
    'concern.changed': {actions: 'changeConcern'},
    'draft.taken': {actions: 'takeDraft'},
    'follow.requested': {target: 'following', actions: 'keepFollowed'},
    'step.submitted': [
      {guard: not('isFilled'), actions: 'keepForm'},
      {guard: and(['isAsked', 'hasSimilar']), target: 'similar', actions: 'keepForm'},
      {guard: 'isAsked', target: 'check', actions: 'keepForm'},
      {target: 'looking', actions: 'keepForm'},
    ],
  },
  states: {
    resting: {},
    typing: {after: {suggestPause: [{guard: 'hasWords', target: 'suggesting'}, {target: 'resting'}]}},
    suggesting: {
      invoke: {
        src: 'findSimilar',
        input: ({context}) => similarRequest(context),
        onDone: {target: 'resting', actions: {type: 'keepSimilar', params: ({event}) => event.output}},
        onError: 'resting',
      },
    },
  },
});

/** Whether the same was asked already; nothing that goes wrong here holds anybody up (K-09, S-29). */
const looking = newCaseSetup.createStateConfig({
  on: {
    'step.left': 'compose',
    // The form is on view still: what is typed now is not what is being compared.
    'answer.changed': [
      {guard: 'isChangeOfWords', target: '#newCase.compose.typing', actions: 'changeAnswer'},
      {guard: 'isChange', target: 'compose', actions: 'changeAnswer'},
    ],
    'concern.changed': {guard: 'isChange', target: 'compose', actions: 'changeConcern'},
    'follow.requested': {target: 'following', actions: 'keepFollowed'},
  },
  after: {lookPatience: 'check'},
  invoke: {
    src: 'findSimilar',
    input: ({context}) => similarRequest(context),
    onDone: [
      {
        guard: {type: 'hasSimilarIn', params: ({event}) => event.output},
        target: 'similar',
        actions: {type: 'keepSimilar', params: ({event}) => event.output},
      },
      {target: 'check', actions: {type: 'keepSimilar', params: ({event}) => event.output}},
    ],
    onError: 'check',
  },
});

/** Check answers: from here alone a case is sent, with nothing missing. */
const check = newCaseSetup.createStateConfig({
  always: {guard: 'isIncomplete', target: 'compose', actions: 'complain'},
  on: {
    'draft.taken': {actions: 'takeDraft'},
    'step.left': {target: 'compose', actions: 'clearProblems'},
    'send.requested': [
      {guard: 'areUploadsFailed', target: 'compose', actions: 'complainOfFiles'},
      {guard: {type: 'isOffline', params: ({event}) => event}, target: 'queued'},
      {guard: 'areUploadsMissing', target: 'uploading'},
      {target: 'sending'},
    ],
  },
});

/** Files are still on their way: the case goes out with them, once (K-03). */
const uploading = newCaseSetup.createStateConfig({
  always: [
    {guard: 'areUploadsFailed', target: 'compose', actions: 'complainOfFiles'},
    {guard: not('areUploadsMissing'), target: 'sending'},
  ],
  on: {'step.left': 'check'},
});

const openedBy = (output: SubmissionOutput): SupportCase =>
  (output as {readonly answer: unknown}).answer as SupportCase;

const refusal = ({event}: {readonly event: {readonly output: SubmissionOutput}}): Problem => refusalIn(event.output)!;

/** Sent once; after a restart the outcome is asked for before anything else (F-P5). */
const sending = newCaseSetup.createStateConfig({
  entry: 'clearProblems',
  exit: 'forgetStanding',
  on: {
    'check.requested': {actions: 'forwardToSubmission'},
    'session.restored': {actions: 'forwardToSubmission'},
  },
  invoke: {
    id: 'submission',
    src: 'createCase',
    input: ({context}) => ({operationId: context.operationId, request: requestOf(context)}),
    onSnapshot: {
      actions: {
        type: 'keepStanding',
        params: ({event}) => ({value: String(event.snapshot.value), context: event.snapshot.context}),
      },
    },
    onDone: [
      {
        guard: {type: 'isElsewhere', params: ({event}) => event.output},
        target: 'elsewhere',
        actions: {type: 'keepElsewhere', params: ({event}) => openedBy(event.output)},
      },
      {
        guard: ({event}) => refusalIn(event.output)?.code === 'first-run',
        target: 'check',
        actions: [{type: 'keepRefusal', params: refusal}, {type: 'renewOperation', params: refusal}, 'tellFirstRun'],
      },
      {
        guard: ({event}) => Object.keys(fieldProblemsIn(refusalIn(event.output) ?? {kind: 'unknown'})).length > 0,
        target: 'compose',
        actions: [
          {type: 'keepRefusal', params: refusal},
          {type: 'renewOperation', params: refusal},
        ],
      },
      {
        guard: ({event}) => refusalIn(event.output) !== null,
        target: 'check',
        actions: [
          {type: 'keepRefusal', params: refusal},
          {type: 'renewOperation', params: refusal},
        ],
      },
      {guard: ({event}) => event.output.outcome === 'notReceived', target: 'check'},
      {
        target: 'sent',
        actions: {type: 'keepSent', params: ({event}) => openedBy(event.output)},
      },
    ],
  },
});

/** The payload; after a restart there is none, because only its outcome is asked for. */
const requestOf = ({answers, technicalDetails, linkedCase, onlyAsks}: NewCaseContext) =>
  onlyAsks ? null : caseRequest(answers, {technicalDetails, linkedCaseId: linkedCase?.id ?? null});

export const newCaseMachine = newCaseSetup.createMachine({
  id: 'newCase',
  context: ({input}) => initialNewCase(input),
  initial: 'opening',
  entry: 'askCategories',
  on: {
    'xstate.done.actor.categories': {
      actions: {type: 'keepCategories', params: ({event}) => event.output},
    },
    'xstate.error.actor.categories': {actions: 'missCategories'},
    'categories.requested': {actions: 'askCategories'},
    'files.changed': {actions: 'changeFiles'},
    'uploads.changed': {actions: 'keepUploads'},
    'session.restored': {actions: 'clearSignedOut'},
  },
  states: {
    opening: {
      always: [
        {guard: {type: 'isAt', params: 'sending'}, target: 'sending'},
        {guard: {type: 'isAt', params: 'check'}, target: 'check'},
        {target: 'compose'},
      ],
    },
    compose,
    looking,
    similar: {
      exit: 'passSimilar',
      on: {
        'step.submitted': 'check',
        'step.left': 'compose',
        'follow.requested': {target: 'following', actions: 'keepFollowed'},
      },
    },
    following: {
      invoke: {
        src: 'followCase',
        input: ({context}) => ({caseId: context.followedId ?? ''}),
        onDone: 'followed',
        onError: {target: 'compose', actions: {type: 'keepFailure', params: thrown}},
      },
    },
    /** Somebody's open case is followed; what was typed stays a draft. */
    followed: {entry: 'tellFollowed', on: {'step.left': 'compose'}},
    check,
    uploading,
    sending,
    /** Another tab opened a case under the same id with other words: these were not sent, and the id is used up. */
    elsewhere: {
      on: {
        'another.requested': {
          target: 'check',
          actions: {type: 'renewOperation', params: {kind: 'conflict', code: 'operation-mismatch'}},
        },
      },
    },
    /** In the outbox, visible and cancellable there; the draft has served. */
    queued: {
      entry: ['tellQueued', emit({type: 'draft.spent'})],
      on: {'case.opened': {target: 'sent', actions: 'keepOpened'}},
    },
    sent: {},
  },
});

export type NewCaseSnapshot = SnapshotFrom<typeof newCaseMachine>;

/** What the machine reads at the moment it needs it. */
export interface NewCaseSurroundings {
  /** Makes the id of a try: a UUID. */
  readonly newId: () => string;
  /** Epoch milliseconds by the device's clock: orders what waits in the outbox. */
  readonly clock: () => number;
}

/** The machine with what makes ids and tells the time. */
export const newCaseMachineIn = ({newId, clock}: NewCaseSurroundings) =>
  newCaseMachine.provide({
    actions: {
      renewOperation: enqueueActions(({enqueue}, refused: Problem) => {
        if (!endsOperation(refused)) return;
        const operationId = refused.nextOperationId ?? newId();
        enqueue.assign({operationId});
        enqueue.emit({type: 'operation.changed', operationId});
      }),
      tellQueued: enqueueActions(({enqueue, context}) => {
        const request = requestOf(context);
        if (!request) return;
        const {operationId: id, answers, missingUploads, technicalDetails} = context;
        enqueue.emit({
          type: 'case.queued',
          entry: {
            kind: 'case',
            id,
            queuedAt: clock(),
            missingUploads,
            tried: false,
            request,
            answers,
            technicalDetails,
          },
        });
      }),
    },
  });
