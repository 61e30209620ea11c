/** The session's actor with its effects on the back end; every flow has one. */
import {createActor, fromPromise, type ActorRefFrom} from 'xstate';
import type {CheckedBackend} from '../backend/checked-backend.js';
import type {Session} from '../backend/session-operations.js';
import {firstThen} from './first-then.js';
import {sessionMachine, type SessionFacts} from './session-machine.js';

export interface SessionOptions {
  /** Not one that reports to this very session. */
  readonly backend: Pick<CheckedBackend<'getSession' | 'extendSession'>, 'getSession' | 'extendSession'>;
  /** An answer that is on its way already; used once. */
  readonly firstSession: Promise<Session>;
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
  /** Seconds before its end from which the session counts as ending. */
  readonly warningSeconds: number;
}

/** Creates the actor, not started yet. */
export function createSession({
  backend,
  firstSession,
  now,
  warningSeconds,
}: SessionOptions): ActorRefFrom<typeof sessionMachine> {
  const facts = (answer: Session): SessionFacts => ({
    account: answer.account,
    endsInMilliseconds: answer.expiresAt ? Date.parse(answer.expiresAt) - now() : null,
    extendable: answer.extendable,
  });
  const askSession = firstThen(firstSession, () => backend.getSession({}));
  return createActor(
    sessionMachine.provide({
      actors: {
        getSession: fromPromise(async () => facts(await askSession())),
        extendSession: fromPromise(async () => facts(await backend.extendSession({}))),
      },
    }),
    {input: {warningMilliseconds: warningSeconds * 1000}},
  );
}
