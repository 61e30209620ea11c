/**
 * A once-only action from the first try to a known outcome. Order mapping, the first password, provisioning and
 * the retry of a service use it; so will acceptance, cases and replies.
 *
 * Retry and unknown outcome keep the operation id, and nothing is sent again before the back end has said that it
 * never received it, or refused it for now and said when to come back (decision 8, X-10).
 */
import {assign, fromPromise, setup} from 'xstate';
import {leavesOutcomeUnknown, problemOf, type Problem} from '../domain/problem.js';

/** What the back end says of an operation whose outcome was unknown. */
export type OperationCheck =
  | {readonly state: 'succeeded'; readonly answer: unknown}
  | {readonly state: 'rejected'; readonly problem: Problem}
  | {readonly state: 'pending' | 'notReceived'};

export interface SubmissionInput {
  /** The id that exists before the first try; it travels as the idempotency key. */
  readonly operationId: string;
  /** The payload without its secrets, or `null` where it is gone (after a reload): then the outcome is only asked for. */
  readonly request: unknown;
  /** Whether an earlier visit may have used the id and nobody could tell: it is asked about before anything is sent. */
  readonly asksFirst?: boolean;
}

export type SubmissionOutput =
  /** `mismatch`: the operation belongs to another payload, or was over before this one was sent, which it never was. */
  | {readonly outcome: 'succeeded'; readonly answer: unknown; readonly mismatch: boolean}
  /** With kind `server` and code `not-carried-out` no try arrived: nothing happened, and the id stays. */
  | {readonly outcome: 'rejected'; readonly problem: Problem}
  /** The back end never saw it and the payload is gone: nothing happened. */
  | {readonly outcome: 'notReceived'};

export interface SubmissionContext extends SubmissionInput {
  /** Sends so far. */
  readonly tries: number;
  /** Unsuccessful questions for the outcome since the last send. */
  readonly checks: number;
  /** The newest problem. */
  readonly problem: Problem | null;
  /** Whether a send was answered that the operation belongs to another payload. */
  readonly mismatch: boolean;
  /** Whether the back end said that it has it and has not decided yet. */
  readonly isReceived: boolean;
  /** Whether an earlier send may have been carried out although the back end only asked to wait. */
  readonly isOpen: boolean;
  /** Milliseconds the back end asked to wait before the next send. */
  readonly waitMilliseconds: number;
  readonly output: SubmissionOutput | null;
}

export type SubmissionEvent =
  | {readonly type: 'check.requested'}
  /** Somebody is signed in again. */
  | {readonly type: 'session.restored'};

/** After this many unanswered questions the person is told whom to contact; asking goes on. */
export const patientChecks = 5;
/** Most sends of one payload: the first and its repeats after "never received" or "try later". */
export const mostTries = 4;

const failed = ({event}: {event: {error: unknown}}): Problem => problemOf(event.error);

export const submissionMachine = setup({
  types: {
    input: {} as SubmissionInput,
    context: {} as SubmissionContext,
    events: {} as SubmissionEvent,
    output: {} as SubmissionOutput,
  },
  actors: {
    /** Sends the request once under its operation id; resolves with the answer, rejects with a `BackendError`. */
    send: fromPromise<unknown, {operationId: string; request: unknown}>(() =>
      Promise.reject(new Error('not provided')),
    ),
    /** Asks what became of the operation. */
    check: fromPromise<OperationCheck, {operationId: string}>(() => Promise.reject(new Error('not provided'))),
  },
  guards: {
    maySend: ({context}) => context.request !== null && context.asksFirst !== true,
    lostPatience: ({context}) => context.checks >= patientChecks,
  },
  delays: {
    /** 1, 2, 4, 8 and then every 15 seconds. */
    pause: ({context}) => Math.min(15_000, 1000 * 2 ** Math.max(0, context.checks - 1)),
    /** 1, 2 and 4 seconds before the repeats. */
    repeat: ({context}) => 1000 * 2 ** Math.max(0, context.tries - 1),
    slowly: 15_000,
    // Browsers run a longer timer at once (F-T4).
    asked: ({context}) => Math.min(2 ** 31 - 1, Math.max(1000, context.waitMilliseconds)),
  },
}).createMachine({
  id: 'submission',
  context: ({input}) => ({
    ...input,
    tries: 0,
    checks: 0,
    problem: null,
    mismatch: false,
    isReceived: false,
    isOpen: false,
    waitMilliseconds: 0,
    output: null,
  }),
  initial: 'starting',
  output: ({context}) => context.output ?? {outcome: 'notReceived'},
  states: {
    starting: {always: [{guard: 'maySend', target: 'sending'}, {target: 'checking'}]},
    sending: {
      entry: assign({tries: ({context}) => context.tries + 1, checks: 0}),
      invoke: {
        src: 'send',
        input: ({context: {operationId, request}}) => ({operationId, request}),
        onDone: {
          target: 'succeeded',
          actions: assign({output: ({event}) => ({outcome: 'succeeded', answer: event.output, mismatch: false})}),
        },
        onError: [
          {
            guard: ({context, event}) => askedToWait(failed({event})) && context.tries < mostTries,
            target: 'waiting',
            actions: assign({
              problem: failed,
              waitMilliseconds: ({event}) => failed({event}).retryAfterMilliseconds ?? 0,
              isOpen: ({context, event}) => context.isOpen || failed({event}).kind === 'server',
            }),
          },
          {
            guard: ({context, event}) =>
              leavesOutcomeUnknown(failed({event})) || (context.isOpen && concernsThisSend(failed({event}))),
            target: 'checking',
            actions: assign({
              problem: failed,
              mismatch: ({context, event}) => context.mismatch || failed({event}).code === 'operation-mismatch',
            }),
          },
          {
            target: 'rejected',
            actions: assign({
              problem: failed,
              output: ({event}) => ({outcome: 'rejected', problem: refusalOf(failed({event}))}),
            }),
          },
        ],
      },
    },
    /** The back end refused for now and said when to come back: the same payload goes out again under the same id. */
    waiting: {after: {asked: 'sending'}, on: {'check.requested': 'sending'}},
    checking: {
      entry: assign({checks: ({context}) => context.checks + 1}),
      invoke: {
        src: 'check',
        input: ({context: {operationId}}) => ({operationId}),
        onDone: [
          {
            guard: ({event}) => event.output.state === 'succeeded',
            target: 'succeeded',
            actions: assign({
              output: ({context, event}) => ({
                outcome: 'succeeded',
                answer: event.output.state === 'succeeded' ? event.output.answer : null,
                mismatch: context.mismatch || (context.tries === 0 && context.request !== null),
              }),
            }),
          },
          {
            guard: ({event}) => event.output.state === 'rejected',
            target: 'rejected',
            actions: assign({
              output: ({event}) => ({
                outcome: 'rejected',
                problem: event.output.state === 'rejected' ? event.output.problem : {kind: 'unknown'},
              }),
            }),
          },
          {
            guard: ({context, event}) => event.output.state === 'notReceived' && context.request === null,
            target: 'notReceived',
          },
          {
            guard: ({context, event}) => event.output.state === 'notReceived' && context.tries < mostTries,
            target: 'repeating',
            actions: assign({isOpen: false, isReceived: false}),
          },
          {
            guard: ({event}) => event.output.state === 'notReceived',
            target: 'rejected',
            actions: assign({output: {outcome: 'rejected', problem: {kind: 'server', code: 'not-carried-out'}}}),
          },
          {guard: 'lostPatience', target: 'stillUnknown', actions: assign({isReceived: true})},
          {target: 'pausing', actions: assign({isReceived: true})},
        ],
        onError: [
          {
            guard: ({event}) => failed({event}).kind === 'signed-out',
            target: 'signedOut',
            actions: assign({problem: failed}),
          },
          {guard: 'lostPatience', target: 'stillUnknown', actions: assign({problem: failed})},
          {target: 'pausing', actions: assign({problem: failed})},
        ],
      },
    },
    /** The back end never received it: the same payload goes out again under the same id. */
    repeating: {after: {repeat: 'sending'}, on: {'check.requested': 'sending'}},
    /** The outcome cannot be asked for before somebody signs in. */
    signedOut: {
      after: {slowly: 'checking'},
      on: {
        'check.requested': 'checking',
        'session.restored': {target: 'checking', actions: assign({checks: 0})},
      },
    },
    pausing: {after: {pause: 'checking'}, on: {'check.requested': 'checking'}},
    /** Nobody knows yet; support can be asked, and the kit goes on asking. */
    stillUnknown: {after: {pause: 'checking'}, on: {'check.requested': 'checking'}},
    succeeded: {type: 'final'},
    rejected: {type: 'final'},
    notReceived: {type: 'final', entry: assign({output: {outcome: 'notReceived'}})},
  },
});

/** Answers that are given before the operation is looked for: they tell nothing of an earlier send. */
const concernsThisSend = ({kind}: Problem): boolean =>
  kind === 'signed-out' || kind === 'forbidden' || kind === 'rate-limited';

/** A refusal for the time being that lasted is told as what it comes to: nothing happened. */
const refusalOf = (problem: Problem): Problem =>
  askedToWait(problem) ? {...problem, code: 'not-carried-out'} : problem;

/** "Too many requests", or "unavailable until": the same key may try again (F-P3). */
const askedToWait = (problem: Problem): boolean =>
  problem.kind === 'rate-limited' || (problem.kind === 'server' && problem.retryAfterMilliseconds !== undefined);
