import type {CheckedBackend} from '../backend/checked-backend.js';
import type {OperationName} from '../backend/routes.js';
import {problemOf} from '../domain/problem.js';

/** The same backend, telling when a call was refused for want of a session. */
export function reportingBackend<K extends OperationName>(
  backend: CheckedBackend<K>,
  onSignedOut: () => void,
): CheckedBackend<K> {
  return new Proxy(backend, {
    get(target, name: string & keyof CheckedBackend<K>) {
      const method: unknown = target[name];
      if (typeof method !== 'function' || name === 'serverNow') return method;
      return async (...parameters: unknown[]) => {
        try {
          return await (method as (...all: unknown[]) => Promise<unknown>)(...parameters);
        } catch (error) {
          if (problemOf(error).kind === 'signed-out') onSignedOut();
          throw error;
        }
      };
    },
  });
}
