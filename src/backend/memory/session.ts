/** The session. One that ran out answers `signed-out`; nobody signed in is an answer of its own (decision 9). */
import type {RawAnswerOf} from '../partner-backend.js';
import {isoInstant, signedInAccount, type World} from './world.js';

export function getSession(world: World): RawAnswerOf<'getSession'> {
  const {session} = world.state;
  if (session.accountId === null) return {account: null, expiresAt: null, extendable: false};
  const {id, name, email} = signedInAccount(world);
  const expiresAt = session.expiresAt === null ? null : isoInstant(session.expiresAt);
  return {account: {id, name, email}, expiresAt, extendable: session.expiresAt !== null};
}

export function extendSession(world: World): RawAnswerOf<'extendSession'> {
  signedInAccount(world);
  const {session} = world.state;
  if (session.expiresAt !== null) session.expiresAt = world.now + session.minutes * 60_000;
  return getSession(world);
}
