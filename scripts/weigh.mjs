#!/usr/bin/env node
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {launch} from '../test/support/driver.mjs';
import {bundled, modulesOf, packageOf, shares, total} from './size/bundle.mjs';
import {measured} from './size/measured.mjs';
import {language, pages} from './size/pages.mjs';

/**
 * What the wizard's whole flow consists of. Two numbers say different things:
 * - The share: the bytes of each loaded file, by the length of code before it is minified. Shares sum to the whole, but
 *   know nothing of how well each part compresses; the words, in files of their own, are exact.
 * - What a package's absence saves: the same files bundled again with that package left to the page, minus the few bytes
 *   of its imports that stay. Compression shares what two packages have in common, so these do not sum to anything, and
 *   no more than this would be won by replacing it with nothing at all.
 * The kit's own areas have only a share: leaving one out leaves a bundle that does not work, of what it alone led to.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const {script, ...page} = pages.wizard;
const kit = packageOf('');

/** The kit's areas; a module belongs to the first that matches its path. */
const areas = {
  words: /^src\/locales\//,
  styles: /^src\/components\/.*(styles|tokens)\.ts$/,
  machines: /^src\/machines\//,
  'domain rules': /^src\/domain\//,
  backend: /^src\/backend\//,
  storage: /^src\/(storage\/|define\/open-|components\/.*storage\.ts$)/,
  views: /^src\/components\/.*(\/templates\/|(views?|template|parts|steps|step-frame|icons)\.ts$)/,
  element: /^src\//,
};

const areaOf = (id) => {
  if (packageOf(id) !== kit) return null;
  const path = relative(root, id);
  return Object.keys(areas).find((name) => areas[name].test(path)) ?? 'the page and its bundler';
};

/** Leaves a package to the page: what imports it goes on importing it by name. */
const without = (name) => ({
  name: 'kit-without-package',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const found = await this.resolve(source, importer, {...options, skipSelf: true});
    return found && packageOf(found.id) === name ? {id: source, external: true} : null;
  },
});

const folder = join(root, '.tmp/weigh');
const bundle = (plugins) => bundled(root, folder, script, plugins);

async function loadedFiles() {
  const files = await bundle();
  const browser = await launch('chromium');
  try {
    return (await measured(browser, files, join(folder, 'site'), page)).whole;
  } finally {
    await browser.close();
  }
}

const kitModules = (file) =>
  modulesOf(file)
    .map(([id]) => id)
    .filter((id) => areaOf(id));

const loaded = await loadedFiles();
const needed = new Set(loaded.flatMap(kitModules));
const whole = total(loaded);

/** Bytes of the same flow without a package: of the files that hold what of the kit was loaded. */
async function bytesWithout(name) {
  const files = (await bundle([without(name)])).filter((file) => kitModules(file).some((id) => needed.has(id)));
  const missing = [...needed].filter((id) => !files.some((file) => kitModules(file).includes(id)));
  if (missing.length > 0) throw new Error(`Without ${name} there is no ${missing.join(', ')}`);
  return total(files);
}

const kibibytes = (bytes) => (bytes / 1024).toFixed(2).padStart(7);
const row = (name, ...columns) => console.log(`${name.padEnd(28)} ${columns.join('   ')}`);

console.log(
  `<provisioning-wizard>, whole flow, language ${language}: ${kibibytes(whole).trim()} KiB of JS and CSS after brotli`,
);
console.log('\npackage                        share   its absence saves');
for (const [name, bytes] of shares(loaded)) {
  row(name, kibibytes(bytes), ...(name === kit ? [] : [kibibytes(whole - (await bytesWithout(name)))]));
}
console.log(`\narea of ${kit}       share`);
for (const [name, bytes] of shares(loaded, areaOf)) if (name) row(name, kibibytes(bytes));
