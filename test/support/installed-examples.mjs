/**
 * The examples of the frameworks as a portal has them: installed from the packed package, outside of this tree so that
 * nothing of it is found, and built by their own tools, once for a run of all tests.
 */
import {spawn} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {packedPackage} from './packed-package.mjs';

const sources = fileURLToPath(new URL('../../examples/', import.meta.url));

/** The frameworks' names, which are those of their folders. */
export const {workspaces: frameworks} = JSON.parse(readFileSync(join(sources, 'package.json'), 'utf8'));

/** Whether somebody wrote it; what a developer installed or built beside it stays where it is. */
const isSource = (path) => !/[/\\](node_modules|dist|\.angular)$/.test(path);

function run(args, cwd) {
  const child = spawn('npm', args, {cwd, stdio: ['ignore', 'pipe', 'pipe'], env: {...process.env, CI: 'true'}});
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${args.join(' ')}\n${String(Buffer.concat(said))}`)),
    );
  });
}

/** Copies the examples and installs those that are named; no package gets to run a script. */
async function install(folder, tarball, names) {
  for (const part of ['package.json', 'package-lock.json', '.npmrc', ...frameworks])
    cpSync(join(sources, part), join(folder, part), {recursive: true, filter: isSource});
  cpSync(tarball, join(folder, basename(tarball)));
  const only = names.map((name) => `--workspace=${name}`);
  await run(['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', ...only], folder);
}

const builtPath = (folder, name) => join(folder, name, 'dist');
const build = (folder, name) => run(['run', 'build', `--workspace=${name}`], folder);

/** A folder of the system's for examples, which goes when this process does. */
export function examplesFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kit-examples-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** Installs and builds these examples, beside what else goes on. A build that fails is told by its own tests. */
export async function prepareExamples(folder, tarball, names) {
  await install(folder, tarball, names);
  for (const name of names) await build(folder, name).catch(() => undefined);
}

/**
 * An example's built page: that of `EXAMPLES_FOLDER` where this run prepared one, else built now.
 * @param {string} name the example's folder
 * @returns {Promise<string>} the folder to serve
 */
export async function builtExample(name) {
  const given = process.env.EXAMPLES_FOLDER;
  const folder = given ?? examplesFolder();
  if (!given) await install(folder, packedPackage().tarball, [name]);
  const built = builtPath(folder, name);
  if (!existsSync(join(built, 'index.html'))) await build(folder, name);
  return built;
}
