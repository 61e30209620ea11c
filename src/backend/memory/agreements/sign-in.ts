/** Signing in with user ID and password, for portals that use the kit's own form. */
import type {RawAnswerOf} from '../../partner-backend.js';
import {passwordDigest} from '../digest.js';
import {getSession} from '../session.js';
import {reject, type World} from '../world.js';
import {renewalOf} from './agreement-view.js';

const triesBeforeLock = 5;
const lockMilliseconds = 60_000;

/** One refusal for an unknown user and a wrong password; after five wrong ones the account is locked for a minute. */
export function signIn(world: World, request: {userId: string; password: string}): RawAnswerOf<'signIn'> {
  const {state, now} = world;
  const userId = request.userId.trim().toLowerCase();
  const credential = renewalOf(state).credentials.find((known) => known.userId === userId);
  if (!credential) reject({kind: 'invalid', code: 'credentials-wrong'});
  if (credential.lockedUntil > now) reject({kind: 'conflict', code: 'locked', retryAt: credential.lockedUntil});
  if (credential.digest !== passwordDigest(request.password, userId)) {
    credential.wrongTries++;
    if (credential.wrongTries < triesBeforeLock) reject({kind: 'invalid', code: 'credentials-wrong'});
    credential.wrongTries = 0;
    credential.lockedUntil = now + lockMilliseconds;
    reject({kind: 'conflict', code: 'locked', retryAt: credential.lockedUntil});
  }
  credential.wrongTries = 0;
  const {session} = state;
  state.session = {...session, accountId: credential.accountId, expiresAt: now + session.minutes * 60_000};
  return getSession(world);
}
