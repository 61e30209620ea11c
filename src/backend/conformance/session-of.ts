import type {CheckedBackend} from '../checked-backend.js';
import type {sessionAnswers} from '../session-operations.js';
import type {BaseWorld} from './worlds.js';

/** The world of any part, with the operations that all parts have. */
export type EveryWorld = Pick<
  BaseWorld<CheckedBackend<keyof typeof sessionAnswers>>,
  'backend' | 'travel' | 'signIn' | 'signOut' | 'expireSession'
>;

/** The address of who is signed in; `null`: nobody. */
export const accountNow = async ({backend}: EveryWorld): Promise<string | null> =>
  (await backend.getSession({})).account?.email ?? null;
