/**
 * Several once-only actions beside each other, each with its own operation id and its own outcome (decisions 5 and 8).
 * Ends when every one has an outcome.
 */
import {assign, enqueueActions, setup} from 'xstate';
import {submissionMachine, type SubmissionContext, type SubmissionOutput} from './submission-machine.js';
import {submissionReachOf, type SubmissionReach} from './submission-reach.js';
import {submissionStandingOf, type SubmissionStanding} from './submission-standing.js';

export interface SubmissionItem {
  /** What it is for; told apart by it in standings and output. */
  readonly key: string;
  readonly operationId: string;
  readonly request: unknown;
  readonly asksFirst?: boolean;
}

export interface SubmissionsContext {
  readonly items: readonly SubmissionItem[];
  /** By key. */
  readonly standings: Readonly<Record<string, SubmissionStanding & SubmissionReach>>;
  /** By key, of those that ended. */
  readonly outputs: Readonly<Record<string, SubmissionOutput>>;
}

type FromChild = `xstate.snapshot.${string}` | `xstate.done.actor.${string}`;

export type SubmissionsEvent =
  | {readonly type: 'check.requested'}
  | {readonly type: 'session.restored'}
  | {
      readonly type: FromChild;
      readonly snapshot?: {readonly value: unknown; readonly context: SubmissionContext};
      readonly output?: SubmissionOutput;
    };

const prefix = 'submission:';
/** The key in the type of an event that a child caused. */
const keyOf = (type: string): string => type.slice(type.indexOf(prefix) + prefix.length);

export const submissionsMachine = setup({
  types: {
    input: {} as {readonly items: readonly SubmissionItem[]},
    context: {} as SubmissionsContext,
    events: {} as SubmissionsEvent,
    output: {} as SubmissionsContext['outputs'],
  },
  actors: {submission: submissionMachine},
  guards: {
    isSettled: ({context: {items, outputs}}) => items.every(({key}) => Object.hasOwn(outputs, key)),
  },
  actions: {
    begin: enqueueActions(({enqueue, context}) => {
      for (const {key, ...input} of context.items) {
        enqueue.spawnChild('submission', {id: `${prefix}${key}`, input, syncSnapshot: true});
      }
    }),
    /** Passes news on to every submission that is still under way. */
    forward: enqueueActions(({enqueue, context, event}) => {
      for (const {key} of context.items) {
        if (!Object.hasOwn(context.outputs, key)) enqueue.sendTo(`${prefix}${key}`, event);
      }
    }),
    keepStanding: assign(({context, event}) =>
      'snapshot' in event && event.snapshot
        ? {
            standings: {
              ...context.standings,
              [keyOf(event.type)]: {
                ...submissionStandingOf(
                  {value: String(event.snapshot.value), context: event.snapshot.context},
                  context.standings[keyOf(event.type)],
                ),
                ...submissionReachOf(event.snapshot.context),
              },
            },
          }
        : {},
    ),
    keepOutput: assign(({context, event}) =>
      'output' in event && event.output ? {outputs: {...context.outputs, [keyOf(event.type)]: event.output}} : {},
    ),
  },
}).createMachine({
  id: 'submissions',
  context: ({input: {items}}) => ({items, standings: {}, outputs: {}}),
  initial: 'running',
  output: ({context}) => context.outputs,
  states: {
    running: {
      entry: 'begin',
      always: {guard: 'isSettled', target: 'settled'},
      on: {
        'xstate.snapshot.*': {actions: 'keepStanding'},
        'xstate.done.actor.*': {actions: 'keepOutput'},
        'check.requested': {actions: 'forward'},
        'session.restored': {actions: 'forward'},
      },
    },
    settled: {type: 'final'},
  },
});
