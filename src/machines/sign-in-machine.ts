/**
 * The kit's own sign-in form, for portals that have none. User ID and password wait outside the machine, where
 * no snapshot and no inspector sees them; what became of them is a code.
 */
import {assign, emit, fromPromise, setup} from 'xstate';
import type {Session} from '../backend/session-operations.js';
import type {AnswerProblems} from '../domain/answer-problems.js';
import {problemOf, type Problem} from '../domain/problem.js';

export interface SignInContext {
  /** What is wrong with the form, by field: `userId`, `password`. */
  readonly problems: AnswerProblems;
  /** Why the newest try failed; its code says what the back end makes of it. */
  readonly failure: Problem | null;
}

export type SignInEvent =
  /** User ID and password wait in the vault: the event carries none. */
  | {readonly type: 'signIn.submitted'}
  /** The form's own check found something missing. */
  | {readonly type: 'signIn.refused'; readonly problems: AnswerProblems};

export type SignInEmitted =
  /** The outcome is known: whoever holds the password lets go (F-N3). */
  | {readonly type: 'secret.spent'}
  | {readonly type: 'account.signedIn'; readonly session: Session}
  | {readonly type: 'problem.met'; readonly problem: Problem};

/** The back end answered, and named nobody. */
const notSignedIn: Problem = {kind: 'forbidden', code: 'not-signed-in'};

export const signInMachine = setup({
  types: {context: {} as SignInContext, events: {} as SignInEvent, emitted: {} as SignInEmitted},
  actors: {
    /** Signs in with what waits in the vault; rejects with a `BackendError`. */
    signIn: fromPromise<Session>(() => Promise.reject(new Error('not provided'))),
  },
  guards: {
    isSomebody: (_, session: Session) => session.account !== null,
  },
  actions: {
    keepProblems: assign(({event}) => ({
      failure: null,
      problems: event.type === 'signIn.refused' ? event.problems : {},
    })),
    clearProblems: assign({problems: {}, failure: null}),
    keepFailure: assign((_, problem: Problem) => ({failure: problem, problems: problem.fields ?? {}})),
    tellFailure: emit((_, problem: Problem) => ({type: 'problem.met' as const, problem})),
    tellSignedIn: emit((_, session: Session) => ({type: 'account.signedIn' as const, session})),
    spendSecret: emit({type: 'secret.spent'}),
  },
}).createMachine({
  id: 'signIn',
  context: {problems: {}, failure: null},
  initial: 'editing',
  states: {
    editing: {
      on: {
        'signIn.submitted': {target: 'sending', actions: 'clearProblems'},
        'signIn.refused': {actions: 'keepProblems'},
      },
    },
    sending: {
      // However it ends, and if the actor is stopped meanwhile the element lets go itself.
      exit: 'spendSecret',
      invoke: {
        src: 'signIn',
        onDone: [
          {
            guard: {type: 'isSomebody', params: ({event}) => event.output},
            target: 'done',
            actions: {type: 'tellSignedIn', params: ({event}) => event.output},
          },
          {
            target: 'editing',
            actions: [
              {type: 'keepFailure', params: notSignedIn},
              {type: 'tellFailure', params: notSignedIn},
            ],
          },
        ],
        onError: {
          target: 'editing',
          actions: [
            {type: 'keepFailure', params: ({event}) => problemOf(event.error)},
            {type: 'tellFailure', params: ({event}) => problemOf(event.error)},
          ],
        },
      },
    },
    done: {type: 'final'},
  },
});
