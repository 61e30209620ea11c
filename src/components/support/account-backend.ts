/** The back end for what one account wrote earlier: it is sent in no other account's session (decision 9, F-S16). */
import type {Session} from '../../backend/session-operations.js';
import {BackendError} from '../../domain/problem.js';

/** What carries something of the account's, or asks what became of it. */
const guarded: ReadonlySet<string> = new Set(['createCase', 'replyToCase', 'getOperation', 'createUpload', 'sendFile']);

/**
 * The same back end, asking who is signed in before each such call. Where it is somebody else, or nobody, the call is
 * not made: it rejects as `signed-out`, and `onOther` is told.
 */
export function accountBackend<B extends {getSession(request: Record<never, never>): Promise<Session>}>(
  backend: B,
  accountId: string,
  onOther: () => void,
): B {
  return new Proxy(backend, {
    get(target, name: string & keyof B) {
      const method: unknown = target[name];
      if (!guarded.has(name)) return method;
      return async (...parameters: unknown[]) => {
        const {account} = await target.getSession({});
        if (account?.id === accountId) return (method as (...all: unknown[]) => Promise<unknown>)(...parameters);
        onOther();
        throw new BackendError({kind: 'signed-out'});
      };
    },
  });
}
