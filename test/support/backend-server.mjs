import {startServer} from './node-server.mjs';

/** A test runner plugin: one real HTTP backend for the whole run, whose address tests read from `/__backend-url`. */
export function backendServerPlugin() {
  /** @type {Promise<Awaited<ReturnType<typeof startServer>>> | undefined} */
  let starting;
  const started = () => (starting ??= startServer());
  return {
    name: 'backend-server',
    async serverStart() {
      await started();
    },
    async serverStop() {
      const server = await starting;
      starting = undefined;
      await server?.close();
    },
    async serve(/** @type {{path: string}} */ {path}) {
      if (path !== '/__backend-url') return undefined;
      return {body: JSON.stringify({url: (await started()).url}), type: 'json'};
    },
  };
}
