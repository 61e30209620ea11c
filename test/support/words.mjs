/** The words of the sources, by key, for tests that read pages. */
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

/**
 * @param {readonly string[]} parts folders of `src/locales`
 * @returns {Promise<Record<string, string>>} plural forms are objects; a test that reads one takes its form
 */
async function load(parts, language = 'en') {
  const {outputFiles} = await build({
    stdin: {
      contents: parts
        .map((part) => `export {words as ${part.replaceAll('-', '_')}} from './src/locales/${part}/${language}.js';`)
        .join(''),
      resolveDir: fileURLToPath(new URL('../../', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return Object.assign(
    {},
    ...Object.values(await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)),
  );
}

/** The wizard's, in English. */
export const words = await load(['start', 'wizard', 'rare']);

/** The renewal's, in any language: `en`, `ru`, `sr-latn`. */
export const renewalWords = (language) => load(['overview', 'agreement', 'renewal', 'renewal-text'], language);

/** Those of partner support, in any language. */
export const supportWords = (language) =>
  load(
    ['', '-answers', '-cases', '-form', '-more', '-offer', '-button'].map((part) => `support${part}`),
    language,
  );

/** A text with its places filled, as a page shows it but for the invisible marks around what is filled in. */
export const filled = (text, given) => text.replace(/\{(\w+)\}/g, (_, name) => given[name]);

/** What is said in a frame that allows no forms, in any language. */
export const frameWords = (language) => load(['restricted-frame'], language);
