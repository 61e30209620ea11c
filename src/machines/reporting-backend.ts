import {problemOf} from '../domain/problem.js';

/** The same backend, telling when a call was refused for want of a session. */
export function reportingBackend<B extends object>(backend: B, onSignedOut: () => void): B {
  return new Proxy(backend, {
    get(target, name: string & keyof B) {
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
