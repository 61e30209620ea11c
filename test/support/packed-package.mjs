/** The package as a portal gets it: packed by npm from a build of this tree, once for a run of all tests. */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(command, args, cwd = root) {
  const {status, stderr, stdout} = spawnSync(command, args, {cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024});
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

const newest = (folder) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .reduce((latest, {parentPath, name}) => Math.max(latest, statSync(join(parentPath, name)).mtimeMs), 0);

/** Whether `dist` was built from the sources as they are: the hashes of what is for plain pages come after the rest. */
function isBuilt() {
  const built = join(root, 'dist/cdn/integrity.json');
  if (!existsSync(built)) return false;
  const sources = [
    newest(join(root, 'src')),
    newest(join(root, 'scripts')),
    ...['package.json', 'tsconfig.build.json', 'vite.config.ts'].map((file) => statSync(join(root, file)).mtimeMs),
  ];
  return statSync(built).mtimeMs > Math.max(...sources);
}

/**
 * Packs the package into `folder`, and unpacks it there.
 * @returns {{tarball: string, folder: string}} paths of the archive, and of the folder that a portal would find in its `node_modules`
 */
export function packInto(folder) {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const scripts = isBuilt() ? ['--ignore-scripts'] : [];
  run('npm', ['pack', '--silent', '--pack-destination', folder, ...scripts]);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  run('tar', ['-xzf', name], folder);
  return {tarball: join(folder, name), folder: join(folder, 'package')};
}

let packed;

/** The packed package of this run: packed before it where `PACKED_FOLDER` says so, else packed now. */
export function packedPackage() {
  const given = process.env.PACKED_FOLDER;
  if (!given) return (packed ??= packInto(join(root, `.tmp/packed-${process.pid}`)));
  const name = readdirSync(given).find((file) => file.endsWith('.tgz'));
  return {tarball: join(given, name), folder: join(given, 'package')};
}
