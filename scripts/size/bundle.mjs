/** A page's module as a host bundles it, and what its files weigh. */
import {brotliCompressSync} from 'node:zlib';
import {bundlePage} from '../cdn/bundle-page.mjs';

/** The JS and CSS of a page with this module, each file with its `bytes` after brotli. */
export const bundled = async (root, folder, script) =>
  (await bundlePage(root, folder, script))
    .filter(({fileName}) => /\.(js|css)$/.test(fileName))
    .map((file) => ({...file, bytes: brotliCompressSync(file.code ?? file.source).length}));

const packageOf = (module) => {
  const [, name] = module.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? [];
  if (!name) return 'partner-widgets';
  return /^(lit|lit-html|lit-element|@lit\/.*)$/.test(name) ? 'lit' : name;
};

const lengths = ({modules = {}}) => Object.entries(modules).map(([id, {renderedLength}]) => [id, renderedLength]);

export const total = (files) => files.reduce((sum, {bytes}) => sum + bytes, 0);

/** `[package, bytes]`, the largest first: each file's bytes by the length of each package's code in it. */
export function shares(files) {
  const byPackage = new Map();
  for (const file of files) {
    const whole = lengths(file).reduce((sum, [, length]) => sum + length, 0) || 1;
    for (const [id, length] of lengths(file)) {
      const name = packageOf(id);
      byPackage.set(name, (byPackage.get(name) ?? 0) + (file.bytes * length) / whole);
    }
  }
  return [...byPackage].sort(([, one], [, other]) => other - one);
}

/** Whether a file holds the polyfill that only engines without Temporal load. */
export const isTemporal = (file) => lengths(file).some(([id]) => packageOf(id).startsWith('temporal-'));

/** `[module, length]` of what is in a file, the longest first. */
export const modulesOf = (file) => lengths(file).toSorted(([, one], [, other]) => other - one);
