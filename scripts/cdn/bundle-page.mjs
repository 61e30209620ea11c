import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'vite';

/**
 * Bundles a page's module, which imports the package by its name, as `dist/cdn` of the checkout `root` is built.
 * @param {string} root the checkout, whose own plugins and aliases are used
 * @param {string} folder where the module and, in `site`, `page.js` and its chunks go
 * @param {string} script text of the module
 * @param {import('vite').Plugin[]} plugins before the checkout's own
 * @returns {Promise<import('vite').Rolldown.OutputBundle[string][]>} what was written
 */
export async function bundlePage(root, folder, script, plugins = []) {
  const from = (path) => import(pathToFileURL(join(root, path)).href);
  const {cdnOutput, cdnPlugins} = await from('scripts/cdn-output.mjs');
  const {sourceAliases} = await from('scripts/source-alias.mjs');
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const entry = join(folder, 'page.ts');
  writeFileSync(entry, script);
  const built = await build({
    configFile: false,
    root,
    base: './',
    publicDir: false,
    logLevel: 'error',
    plugins: [...plugins, ...cdnPlugins()],
    resolve: {alias: sourceAliases()},
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      outDir: join(folder, 'site'),
      target: 'es2022',
      // A library, as dist/cdn is: without the preloading code that Vite adds to applications.
      lib: {formats: ['es'], entry: {page: entry}},
      rolldownOptions: {preserveEntrySignatures: 'allow-extension', output: cdnOutput},
    },
  });
  return [built].flat()[0].output;
}
