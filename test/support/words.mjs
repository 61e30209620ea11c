/** The English words of the sources, by key, for tests that read pages. */
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const {outputFiles} = await build({
  stdin: {
    contents: `
      import {words as start} from './src/locales/start/en.js';
      import {words as wizard} from './src/locales/wizard/en.js';
      import {words as rare} from './src/locales/rare/en.js';
      export const words = {...start, ...wizard, ...rare};`,
    resolveDir: fileURLToPath(new URL('../../', import.meta.url)),
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  write: false,
  logLevel: 'error',
});

/** @type {Record<string, string | Record<string, string>>} */
export const {words} = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
