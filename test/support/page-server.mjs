import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, rmSync} from 'node:fs';
import {createServer, request as httpRequest} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync} from 'node:zlib';
import {build} from 'esbuild';
import {sourceAliases} from '../../scripts/source-alias.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const mediaTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** What a host page with five lines looks like. */
export const plainHtml = ({
  language = 'en',
  title = 'A plain page',
  body = '<provisioning-wizard></provisioning-wizard>',
} = {}) =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<script type="module" src="/page.js"></script>
</head>
<body>${body}</body>
</html>
`;

/** A policy under which the kit works: nothing inline, no string becomes code or markup except through Lit's policy. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
  'report-uri /__policy-report',
].join('; ');

const sources = {
  name: 'package-sources',
  setup(bundler) {
    bundler.onResolve({filter: /^partner-widgets/}, ({path}) => {
      const alias = sourceAliases().find(({find}) => find.test(path));
      return alias && {path: path.replace(alias.find, alias.replacement)};
    });
  },
};

/**
 * Bundles a page's script, which imports the package by its name, from the sources.
 * @param {string} script text of an ES module
 * @returns {Promise<string>} the folder it is in, as `page.js` and its chunks
 */
export async function buildPage(script, {minify = false, define = {}} = {}) {
  const folder = join(
    root,
    '.tmp/pages',
    `${createHash('sha256').update(script).digest('hex').slice(0, 12)}-${process.pid}`,
  );
  mkdirSync(folder, {recursive: true});
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  await build({
    stdin: {contents: script, resolveDir: root, sourcefile: 'page.ts', loader: 'ts'},
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: folder,
    entryNames: 'page',
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: true,
    minify,
    define,
    tsconfig: join(root, 'tsconfig.json'),
    conditions: ['browser', 'production'],
    plugins: [sources],
    logLevel: 'error',
  });
  return folder;
}

function forward(request, response, prefix, to) {
  const {pathname} = new URL(to);
  const target = new URL(pathname === '/' ? request.url : request.url.replace(prefix, pathname), to);
  const outgoing = httpRequest(
    target,
    {method: request.method, headers: {...request.headers, host: target.host}},
    (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on('error', () => response.destroy());
  request.pipe(outgoing);
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/**
 * Serves a folder and pages from memory on a free port of 127.0.0.1.
 *
 * - `folder`: files; `pages`: path to HTML, `/` where nothing is said the plain page.
 * - `headers`: sent with every page, such as `{'content-security-policy': strictPolicy}`.
 * - `proxy`: path prefix to another origin, so that a backend is on the page's own origin; with a path there, that
 *   stands in the prefix's place.
 * - `handle(request, response)`: resolves to `true` where it has answered the request itself.
 * - `brotli`: compress as a good host would.
 *
 * The answer's `requests` lists what was asked for and how many bytes went out, `reports` the policy violations.
 */
export async function startPageServer({
  folder,
  pages = {'/': plainHtml()},
  headers = {},
  proxy = {},
  handle = () => Promise.resolve(false),
  brotli = false,
} = {}) {
  const requests = [];
  const reports = [];

  function file(path) {
    if (!folder) return undefined;
    const absolute = normalize(join(folder, path));
    if (!absolute.startsWith(normalize(folder))) return undefined;
    try {
      return readFileSync(absolute);
    } catch {
      return undefined;
    }
  }

  async function answer(request, response) {
    const {pathname} = new URL(request.url, 'http://localhost');
    if (pathname === '/__policy-report') {
      reports.push(JSON.parse(await bodyOf(request))['csp-report']);
      response.writeHead(204).end();
      return;
    }
    const prefix = Object.keys(proxy).find((one) => pathname.startsWith(one));
    if (prefix) {
      forward(request, response, prefix, proxy[prefix]);
      return;
    }
    if (await handle(request, response)) return;
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const page = pages[pathname];
    const content = page === undefined ? file(pathname) : Buffer.from(page);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const type =
      page === undefined ? (mediaTypes[extname(pathname)] ?? 'application/octet-stream') : mediaTypes['.html'];
    const sent = brotli ? brotliCompressSync(content) : content;
    requests.push({path: pathname, type, bytes: sent.length});
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-cache',
      ...(brotli && {'content-encoding': 'br'}),
      ...(page !== undefined && headers),
    });
    response.end(sent);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    requests,
    reports,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
