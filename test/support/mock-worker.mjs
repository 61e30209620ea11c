import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const path = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');

/** Serves MSW's worker script at `/mockServiceWorker.js` to browser tests. */
export function mockWorkerPlugin() {
  return {
    name: 'kit-mock-worker',
    serve(context) {
      if (context.path !== '/mockServiceWorker.js') return undefined;
      context.set('Service-Worker-Allowed', '/');
      return {body: readFileSync(path, 'utf8'), type: 'js'};
    },
  };
}
