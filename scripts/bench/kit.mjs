/** A checkout of this repository as something to measure: its bytes, and its pages as a host's bundler builds them. */
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {extname, join, relative, sep} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {bundlePage} from '../cdn/bundle-page.mjs';
import {plainHtml, startPageServer} from '../../test/support/page-server.mjs';
import {wizardBody} from '../../test/support/wizard-flow.mjs';
import {pages} from './pages.mjs';

const types = {'.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8'};

/** The tree of another git ref beside this one, with this one's dependencies. `remove()` takes it away again. */
export function checkOut(ref, root) {
  const folder = mkdtempSync(join(tmpdir(), 'partner-widgets-bench-'));
  const git = (...args) => execFileSync('git', args, {cwd: root, stdio: ['ignore', 'pipe', 'pipe']}).toString();
  git('worktree', 'add', '--detach', '--force', folder, ref);
  const lock = (of) => readFileSync(join(of, 'package-lock.json'), 'utf8');
  if (lock(folder) !== lock(root)) console.error(`${ref} has other dependencies: it is measured with those of here`);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    root: folder,
    remove() {
      rmSync(join(folder, 'node_modules'));
      git('worktree', 'remove', '--force', folder);
    },
  };
}

/** What `npm run size` says of a checkout, in KiB; `null` where it says nothing. */
export function bytesOf(root) {
  const {stdout, stderr} = spawnSync(process.execPath, ['scripts/size.mjs'], {cwd: root, encoding: 'utf8'});
  const sum = (words) => Number(stdout.match(new RegExp(`^ *${words} +([\\d.]+) KiB`, 'm'))?.[1] ?? NaN) || null;
  const bytes = {firstStep: sum('to the first interactive step'), wholeFlow: sum('whole flow')};
  if (bytes.firstStep === null) console.error(`no bytes: ${stderr.trim() || stdout.trim()}`);
  return bytes;
}

/** Every file below `folder`, compressed once, by its path on the server. */
const compressed = (folder) =>
  new Map(
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((file) => file.isFile() && types[extname(file.name)])
      .map((file) => {
        const path = join(file.parentPath, file.name);
        return [`/${relative(folder, path).split(sep).join('/')}`, brotliCompressSync(readFileSync(path))];
      }),
  );

/** Builds a checkout's pages and serves each on an origin of its own; `backend` is on the same origin at `/api`. */
export async function startKit({name, root, backend}) {
  const servers = {};
  for (const [page, {script, body}] of Object.entries(pages)) {
    const folder = join(root, '.tmp/bench', page);
    await bundlePage(root, folder, script);
    const files = compressed(join(folder, 'site'));
    servers[page] = await startPageServer({
      pages: {'/': plainHtml({body: body ?? wizardBody()})},
      proxy: {'/api/': backend.origin},
      handle: (request, response) => {
        const content = files.get(new URL(request.url, 'http://localhost').pathname);
        if (!content) return Promise.resolve(false);
        response.writeHead(200, {
          'content-type': types[extname(request.url)],
          'content-encoding': 'br',
          'cache-control': 'no-cache',
          'content-length': content.length,
        });
        response.end(content);
        return Promise.resolve(true);
      },
    });
  }
  return {
    name,
    root,
    url: (page) => `${servers[page].origin}/`,
    async close() {
      for (const server of Object.values(servers)) await server.close();
    },
  };
}
