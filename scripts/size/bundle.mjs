/** A page's module as a host bundles it, and what its files weigh. */
import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {build} from 'esbuild';
import {hostProject, viteBuild} from '../../test/support/host-projects.mjs';
import {bundlePage} from '../cdn/bundle-page.mjs';

const weighed = (output) =>
  output
    .filter(({fileName}) => /\.(js|css)$/.test(fileName))
    .map((file) => ({...file, bytes: brotliCompressSync(file.code ?? file.source).length}));

/** The JS and CSS of a page with this module, each file with its `bytes` after brotli. */
export const bundled = async (root, folder, script, plugins = []) =>
  weighed(await bundlePage(root, folder, script, plugins));

/** The same as a portal builds it that has this package installed: `site` is the folder, `html` its page. */
export async function builtByPortal(folder, {script, html}, packageFolder) {
  rmSync(folder, {recursive: true, force: true});
  hostProject(folder, {'index.html': html, 'page.js': script}, packageFolder);
  const files = weighed(await viteBuild(folder));
  const site = join(folder, 'dist');
  return {files, site, html: readFileSync(join(site, 'index.html'), 'utf8')};
}

/** What the loader of pages without a build weighs by itself. */
export async function loaderBytes(root) {
  const {outputFiles} = await build({
    entryPoints: [join(root, 'src/cdn-loader.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['./define/*', './backend/*'],
    write: false,
    logLevel: 'error',
  });
  return brotliCompressSync(outputFiles[0].contents).length;
}

/** The package that a module belongs to: what is in no package is the kit's. */
export const packageOf = (module) => {
  const [, name] = module.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? [];
  if (!name) return 'partner-widgets';
  return /^(lit|lit-html|lit-element|@lit\/.*)$/.test(name) ? 'lit' : name;
};

const lengths = ({modules = {}}) => Object.entries(modules).map(([id, {renderedLength}]) => [id, renderedLength]);

export const total = (files) => files.reduce((sum, {bytes}) => sum + bytes, 0);

/** `[group, bytes]`, the largest first: each file's bytes by the length of each group's code in it. */
export function shares(files, groupOf = packageOf) {
  const byGroup = new Map();
  for (const file of files) {
    const whole = lengths(file).reduce((sum, [, length]) => sum + length, 0) || 1;
    for (const [id, length] of lengths(file)) {
      const name = groupOf(id);
      byGroup.set(name, (byGroup.get(name) ?? 0) + (file.bytes * length) / whole);
    }
  }
  return [...byGroup].sort(([, one], [, other]) => other - one);
}

/** Whether a file holds the polyfill that only engines without Temporal load. */
export const isTemporal = (file) => lengths(file).some(([id]) => packageOf(id).startsWith('temporal-'));

/** `[module, length]` of what is in a file, the longest first. */
export const modulesOf = (file) => lengths(file).toSorted(([, one], [, other]) => other - one);
