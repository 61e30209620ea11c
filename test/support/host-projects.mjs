/**
 * Projects that have the packed package installed, as a portal's have, and what they build. What the package depends on
 * is found in this tree.
 */
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build as bundle} from 'esbuild';
import {build} from 'vite';
import {packedPackage} from './packed-package.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder for this file's tests that goes with the process. */
export function temporaryFolder(name) {
  const folder = join(root, '.tmp/projects', `${name}-${process.pid}`);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/**
 * Makes a project with the package installed and these files, `{path: text}`.
 * @returns {string} its folder
 */
export function hostProject(folder, files, packageFolder = packedPackage().folder) {
  mkdirSync(join(folder, 'node_modules'), {recursive: true});
  cpSync(packageFolder, join(folder, 'node_modules/partner-widgets'), {recursive: true});
  writeFileSync(join(folder, 'package.json'), JSON.stringify({name: 'portal', private: true, type: 'module'}));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A copy of the packed package that says it is of another version. */
export function otherVersion(folder, version) {
  const {folder: packed} = packedPackage();
  cpSync(packed, folder, {recursive: true});
  const {version: own} = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  const named = readdirSync(join(folder, 'dist/cdn'), {recursive: true})
    .filter((path) => path.endsWith('.js'))
    .map((path) => join('dist/cdn', path));
  for (const path of ['package.json', 'dist/version.js', ...named]) {
    const text = readFileSync(join(folder, path), 'utf8');
    if (text.includes(own)) writeFileSync(join(folder, path), text.replaceAll(own, version));
  }
  return folder;
}

/**
 * Builds a project's `index.html` with Vite as it is, without a plugin or an option that the kit would want.
 * @param {string} folder the project's
 * @param {string} base where on its origin the page will be
 * @returns what was written to `dist`, Vite's own names and all
 */
export async function viteBuild(folder, base = '/') {
  const built = await build({root: folder, base, configFile: false, logLevel: 'error', publicDir: false});
  return [built].flat()[0].output;
}

/** The module specifiers in the package's modules that are not its own. */
function foreignImports(packageFolder) {
  const files = readdirSync(join(packageFolder, 'dist'), {recursive: true})
    .map(String)
    .filter((path) => path.endsWith('.js') && !/^(cdn|backend\/mock)\//.test(path));
  const found = new Set();
  for (const path of files)
    for (const [, specifier] of readFileSync(join(packageFolder, 'dist', path), 'utf8').matchAll(
      /(?:\bfrom |\bimport |\bimport\()'([^'.][^']*)'/g,
    ))
      found.add(specifier);
  return [...found];
}

/**
 * Bundles what the package depends on, each module of it by itself, into `vendor` of a site.
 * @returns an import map for a page that loads the package module by module
 */
export async function vendored(site) {
  const specifiers = foreignImports(packedPackage().folder);
  const nameOf = (specifier) => specifier.replace(/\.js$/, '');
  await bundle({
    entryPoints: Object.fromEntries(specifiers.map((specifier) => [nameOf(specifier), specifier])),
    absWorkingDir: root,
    outdir: join(site, 'vendor'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['production'],
    logLevel: 'error',
  });
  return {
    imports: Object.fromEntries(specifiers.map((specifier) => [specifier, `/vendor/${nameOf(specifier)}.js`])),
  };
}
