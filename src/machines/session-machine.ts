/**
 * Whether somebody is signed in: warned in time, extendable, and after the end able to sign in again with nothing
 * lost. Another account, or nobody, is a sign-out (decision 9).
 */
import {assign, emit, enqueueActions, fromPromise, setup, type ActorRefFrom} from 'xstate';
import {problemOf} from '../domain/problem.js';

export interface SessionAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A session's answer with its end as a wait, so that the device's clock does not matter. */
export interface SessionFacts {
  readonly account: SessionAccount | null;
  /** Milliseconds from the answer to the session's end; `null` where none is known. */
  readonly endsInMilliseconds: number | null;
  readonly extendable: boolean;
}

export interface SessionInput {
  /** How long before its end the session counts as ending, in milliseconds; at least 20,000. */
  readonly warningMilliseconds: number;
}

export interface SessionContext extends SessionInput {
  readonly account: SessionAccount | null;
  /** Milliseconds to the session's end, counted from the answer and, while it is ending, from the warning. */
  readonly endsInMilliseconds: number | null;
  readonly extendable: boolean;
  /** Whether it ended, and nobody has signed in since. */
  readonly hasEnded: boolean;
}

export type SessionEvent =
  /** Asks the back end anew: after signing in again, on return to the page. */
  | {readonly type: 'session.checkRequested'}
  | {readonly type: 'session.extensionRequested'}
  /** A call was answered 401. */
  | {readonly type: 'session.refused'};

export type SessionEmitted =
  | {readonly type: 'session.opened'; readonly account: SessionAccount}
  | {readonly type: 'session.restored'}
  | {readonly type: 'session.ended'}
  | {readonly type: 'account.gone'};

const ask = fromPromise<SessionFacts>(() => Promise.reject(new Error('not provided')));
/** Browsers cut longer timers (F-T4). */
const longestTimer = 2 ** 31 - 1;

export const sessionMachine = setup({
  types: {
    input: {} as SessionInput,
    context: {} as SessionContext,
    events: {} as SessionEvent,
    emitted: {} as SessionEmitted,
  },
  actors: {getSession: ask, extendSession: ask},
  guards: {
    /** Whether an answer names nobody, or another account than before (decision 9). */
    isSignOut: ({context}, {account}: SessionFacts) =>
      account === null || (context.account !== null && account.id !== context.account.id),
    /** Whether an answer's own end is past; asking again would only bring the same answer. */
    isPast: (_, {endsInMilliseconds}: SessionFacts) => endsInMilliseconds !== null && endsInMilliseconds <= 0,
    /** Whether the end was too far away for the timer that ran out. */
    isFarFromEnd: ({context}) => (context.endsInMilliseconds ?? 0) - context.warningMilliseconds > longestTimer,
  },
  actions: {
    keepEnd: assign((_, facts: SessionFacts) => ({
      endsInMilliseconds: facts.endsInMilliseconds,
      extendable: facts.extendable,
    })),
    /** The first known account opens the session; after that, or after an end, whatever waits for it goes on. */
    tellAlive: enqueueActions(({enqueue, context}, {account}: SessionFacts) => {
      if (context.account === null) enqueue.emit({type: 'session.opened', account: account!});
      if (context.account !== null || context.hasEnded) enqueue.emit({type: 'session.restored'});
    }),
  },
  delays: {
    untilWarning: ({context}) => clamp((context.endsInMilliseconds ?? longestTimer) - context.warningMilliseconds),
    // At least a second, so that an end a moment away by every answer is not asked about in a loop.
    untilEnd: ({context}) => Math.max(1000, timeLeft(context)),
  },
}).createMachine({
  id: 'session',
  context: ({input}) => ({...input, account: null, endsInMilliseconds: null, extendable: false, hasEnded: false}),
  initial: 'asking',
  states: {
    asking: {
      // Somebody may have signed in since it was asked: an answer from before does not count.
      on: {'session.checkRequested': {target: 'asking', reenter: true}},
      invoke: {
        src: 'getSession',
        onDone: [
          {guard: {type: 'isSignOut', params: ({event}) => event.output}, target: 'signedOut'},
          {guard: {type: 'isPast', params: ({event}) => event.output}, target: 'ended'},
          {
            target: 'alive',
            actions: [
              {type: 'tellAlive', params: ({event}) => event.output},
              assign(({event}) => ({...event.output, hasEnded: false})),
            ],
          },
        ],
        onError: [
          {guard: ({event}) => problemOf(event.error).kind === 'signed-out', target: 'ended'},
          {target: 'unreachable'},
        ],
      },
    },
    /** Nobody knows who is signed in; the flow itself says what does not work. */
    unreachable: {on: {'session.checkRequested': 'asking', 'session.refused': 'ended'}},
    alive: {
      after: {
        untilWarning: [
          {guard: 'isFarFromEnd', target: 'asking'},
          {guard: ({context}) => context.endsInMilliseconds !== null, target: 'ending'},
        ],
      },
      on: {'session.refused': 'ended', 'session.checkRequested': 'asking'},
    },
    ending: {
      entry: assign({endsInMilliseconds: ({context}) => timeLeft(context)}),
      after: {untilEnd: 'asking'},
      on: {
        'session.extensionRequested': 'extending',
        'session.refused': 'ended',
        'session.checkRequested': 'asking',
      },
    },
    extending: {
      invoke: {
        src: 'extendSession',
        onDone: [
          {guard: {type: 'isSignOut', params: ({event}) => event.output}, target: 'signedOut'},
          {guard: {type: 'isPast', params: ({event}) => event.output}, target: 'ended'},
          {target: 'alive', actions: {type: 'keepEnd', params: ({event}) => event.output}},
        ],
        onError: 'asking',
      },
      on: {'session.refused': 'ended'},
    },
    /** Memory stays for the same account to sign in again. */
    ended: {entry: [emit({type: 'session.ended'}), assign({hasEnded: true})], on: {'session.checkRequested': 'asking'}},
    /** That account's data goes; the element starts anew. */
    signedOut: {
      entry: [
        emit({type: 'account.gone'}),
        assign({account: null, endsInMilliseconds: null, extendable: false, hasEnded: false}),
      ],
      on: {'session.checkRequested': 'asking'},
    },
  },
});

/** The session of one visit. */
export type SessionActor = ActorRefFrom<typeof sessionMachine>;

/** Milliseconds from the warning to the end: a session found shortly before its end has less. */
const timeLeft = ({endsInMilliseconds, warningMilliseconds}: SessionContext): number =>
  clamp(Math.min(endsInMilliseconds ?? longestTimer, warningMilliseconds));

const clamp = (milliseconds: number): number => Math.min(longestTimer, Math.max(0, milliseconds));
