/**
 * The contract behind real HTTP: node:http, the kit's own mock handlers and memory backend, faults on the wire
 * (wire-faults.mjs), a ledger of what arrived and what was carried out, a real tus server for files (tus-server.mjs),
 * and news of cases as server-sent events.
 * Each world is a backend of its own under `/w/{id}/api`; the first is also `/api`. Runs on Node 20.19.
 */
import {mkdirSync, rmSync, createReadStream, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize, resolve, sep} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {ledger} from './server-ledger.mjs';
import {tusServer} from './tus-server.mjs';
import {answerFault, chaosFrom, pause, takeFault} from './wire-faults.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The TypeScript sources the server needs, bundled for Node into a temporary file and imported. */
async function loadKit() {
  const folder = join(root, 'node_modules/.cache/partner-widgets');
  mkdirSync(folder, {recursive: true});
  const outfile = join(folder, `server-${process.pid}-${Date.now()}.mjs`);
  await build({
    stdin: {
      contents: `
        export {memoryBackend, scenarioNames} from './src/backend/memory/index.js';
        export {mockHandlers} from './src/backend/mock/mock-handlers.js';
        export {operations} from './src/backend/operations.js';
        export {getResponse} from 'msw';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, {force: true});
  }
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/**
 * Starts the server on 127.0.0.1.
 * @param {{port?: number, staticFolder?: string, pageHeaders?: Record<string, string>, scenario?: string,
 *   chaos?: {seed: number}}} [options] port 0 (default): any free one; `pageHeaders` are sent with each HTML page of
 *   the folder; `scenario` and `chaos` are the first world's
 * @returns {Promise<{port: number, url: string, close(): Promise<void>}>}
 */
export async function startServer({port = 0, staticFolder, pageHeaders = {}, scenario = 'newPartner', chaos} = {}) {
  const kit = await loadKit();
  if (!kit.scenarioNames.includes(scenario) && typeof scenario === 'string') {
    throw new RangeError(`there is no scenario "${scenario}"; there are: ${kit.scenarioNames.join(', ')}`);
  }
  const worlds = new Map();
  const operationByPath = new Map(Object.entries(kit.operations).map(([name, {path}]) => [path, name]));

  /** `scenario` is a name or a whole state; `chaos` as for `chaosFrom`. */
  const createWorld = ({scenario: seed, policy, keepAlive = true, latency = 0, chaos: itsChaos}) => {
    const id = String(worlds.size + 1);
    const backend = kit.memoryBackend({seed, policy, latency});
    const handlers = kit.mockHandlers(backend);
    const chance = itsChaos ? chaosFrom(itsChaos) : null;
    const its = {id, backend, handlers, keepAlive, chance, faults: [], held: [], ledger: ledger(backend), tus: null};
    worlds.set(id, its);
    return {world: id, path: `/w/${id}/api`};
  };
  createWorld({scenario, chaos});

  /** Verbs for tests, each a POST with a JSON body. */
  const control = {
    world: createWorld,
    admin: async ({world, method, args = []}) => {
      const {admin} = worldOf(world).backend;
      if (!Object.hasOwn(admin, method)) throw new Error(`no such method: ${method}`);
      return {result: (await admin[method](...args)) ?? null};
    },
    /** Orders a fault; see wire-faults.mjs. */
    fault: ({world, ...fault}) => {
      worldOf(world).faults.push({times: 1, ...fault});
      return {};
    },
    /** From now on faults at random; without `seed` none any more, ordered ones included. */
    chaos: ({world, ...options}) => {
      const its = worldOf(world);
      its.chance = options.seed === undefined ? null : chaosFrom(options);
      if (!its.chance) its.faults = [];
      return {};
    },
    /** Breaks the connections of files after `everyBytes` of a request, `times` times; see tus-server.mjs. */
    drop: ({world, ...options}) => {
      tusOf(worldOf(world)).drop(options);
      return {};
    },
    /** The requests of files until now. */
    uploads: ({world}) => ({arrivals: tusOf(worldOf(world)).arrivals}),
    /** What was held is decided now. */
    letGo: ({world}) => {
      for (const {decide} of worldOf(world).held.splice(0)) decide();
      return {};
    },
    /** How often each operation arrived, by idempotency key: `[{operation, key, count}]`. */
    calls: ({world}) => ({calls: worldOf(world).ledger.calls()}),
    /** What arrived, what was carried out and which faults were met; see server-ledger.mjs. */
    counts: ({world}) => worldOf(world).ledger.counts(),
  };

  const worldOf = (id = '1') => {
    const world = worlds.get(String(id));
    if (!world) throw new Error(`no such world: ${id}`);
    return world;
  };

  /** A world's files; its folder is made with the first of them. */
  const tusOf = (world) =>
    (world.tus ??= tusServer({path: `/w/${world.id}/api/uploads/files`, backend: world.backend}));

  const server = createServer(async (request, response) => {
    try {
      allowOrigin(request, response);
      if (request.method === 'OPTIONS') return void response.writeHead(204).end();
      const {pathname} = new URL(request.url, 'http://127.0.0.1');
      if (pathname.startsWith('/__control/'))
        return await answerControl(control, pathname.slice(11), request, response);
      const [, id, path] = /^(?:\/w\/(\d+))?\/api\/(.*)$/.exec(pathname) ?? [];
      if (path?.startsWith('uploads/files/')) return await answerUpload(worldOf(id), request, response);
      if (path === 'cases/events') return await answerEvents(worldOf(id), request, response);
      if (path !== undefined) return await answerOperation(worldOf(id), operationByPath.get(path), request, response);
      if (staticFolder) return answerStatic(staticFolder, pathname, pageHeaders, response);
      response.writeHead(404).end();
    } catch (error) {
      if (!response.headersSent) response.writeHead(500, {'Content-Type': 'text/plain'});
      response.end(String(error?.message ?? error));
    }
  });

  async function answerOperation(world, operation, request, response) {
    const body = await readBody(request);
    const key = request.headers['idempotency-key'] ?? null;
    world.ledger.arrived(operation, key);
    if (!world.keepAlive) response.setHeader('Connection', 'close');
    const isOnce = kit.operations[operation]?.effect === 'once';
    const fault = takeFault(world.faults, operation) ?? world.chance?.(operation, isOnce);
    if (fault) world.ledger.met(operation, fault);
    if (fault?.kind === 'late' && !fault.after) await pause(fault.milliseconds);
    if (fault?.kind === 'held') await new Promise((decide) => world.held.push({key, decide}));
    else if (fault && !fault.after && fault.kind !== 'late') return answerFault(fault, response);
    const isHeld = operation === 'getOperation' && world.held.some((one) => one.key === JSON.parse(body).operationId);
    if (isHeld) return void response.writeHead(200, {'Content-Type': 'application/json'}).end('{"state":"pending"}');
    const answer = await carryOut(world, request, body);
    await world.ledger.look();
    if (answer && operation) await world.ledger.answered(operation, answer);
    if (operation === 'createUpload' && answer?.ok) await tusOf(world).announce(await answer.clone().json());
    const file = answer?.ok && !operation && world.tus ? await readUpload(world, JSON.parse(body).fileId) : null;
    if (file) return void file.pipe(response.writeHead(200, {'Content-Type': 'application/octet-stream'}));
    if (fault?.kind === 'late' && fault.after) await pause(fault.milliseconds);
    if (fault && fault.kind !== 'late' && fault.kind !== 'held')
      return answerFault(fault, response, answer && (await answer.text()));
    if (!answer) return void response.writeHead(404).end();
    if (answer.type === 'error') return void response.destroy();
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  /** The bytes of a file; one that was sent before under another id has those. */
  async function readUpload(world, fileId) {
    const {support} = await world.backend.admin.state();
    return world.tus.read(support.uploads.find(({id}) => id === fileId)?.sameAs ?? fileId);
  }

  /** Files need the session that announced them; the rest is tus. */
  async function answerUpload(world, request, response) {
    const uploadId = decodeURIComponent(request.url.split('/').at(-1));
    try {
      await world.backend.getUpload({uploadId});
    } catch (error) {
      const status = {'signed-out': 401, forbidden: 403}[error.problem?.kind] ?? 404;
      return void response.writeHead(status).end();
    }
    request.url = request.url.replace(/^\/api\//, `/w/${world.id}/api/`);
    await tusOf(world).handle(request, response);
  }

  /** News of the cases that the session sees as server-sent events, until the page goes. */
  async function answerEvents(world, request, response) {
    const {account} = await world.backend.getSession({}).catch(() => ({account: null}));
    if (!account) return void response.writeHead(401).end();
    const over = new AbortController();
    request.once('close', () => over.abort());
    response.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store'}).write(': news\n\n');
    world.backend.watchCases((news) => response.write(`event: case\ndata: ${JSON.stringify(news)}\n\n`), {
      signal: over.signal,
    });
  }

  const carryOut = (world, request, body) =>
    kit.getResponse(
      world.handlers,
      new Request(new URL(request.url, `http://${request.headers.host}`), {
        method: request.method,
        headers: Object.entries(request.headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
        body: request.method === 'POST' ? body : undefined,
      }),
    );

  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const actualPort = server.address().port;
  return {
    port: actualPort,
    url: `http://127.0.0.1:${actualPort}`,
    close: () =>
      new Promise((done) => {
        for (const {tus} of worlds.values()) tus?.close();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answerControl(control, verb, request, response) {
  const text = await readBody(request);
  if (!Object.hasOwn(control, verb)) return void response.writeHead(404).end();
  const answer = await control[verb](text.length > 0 ? JSON.parse(text) : {});
  response
    .writeHead(200, {'Content-Type': 'application/json', 'Cache-Control': 'no-store'})
    .end(JSON.stringify(answer));
}

/**
 * Pages of this machine may call across ports, credentials and private-network checks included; so may pages without an
 * origin, as in sandboxed frames, without credentials.
 */
function allowOrigin(request, response) {
  const {origin} = request.headers;
  response.setHeader('Vary', 'Origin');
  if (!origin || !/^(null|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?)$/.test(origin)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  if (origin !== 'null') response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader(
    'Access-Control-Expose-Headers',
    'Server-Now, Date, Retry-After, Upload-Offset, Upload-Length, Tus-Resumable',
  );
  response.setHeader('Access-Control-Allow-Methods', 'POST, GET, HEAD, PATCH, DELETE, OPTIONS');
  response.setHeader(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? 'Content-Type, Idempotency-Key',
  );
  if (request.headers['access-control-request-private-network'])
    response.setHeader('Access-Control-Allow-Private-Network', 'true');
}

function answerStatic(folder, pathname, pageHeaders, response) {
  const base = resolve(folder);
  let file = join(base, normalize(decodeURIComponent(pathname)));
  if (statSync(file, {throwIfNoEntry: false})?.isDirectory()) file = join(file, 'index.html');
  const found = (file === base || file.startsWith(base + sep)) && statSync(file, {throwIfNoEntry: false})?.isFile();
  if (!found) return void response.writeHead(404, {'Content-Type': 'text/plain'}).end('not found');
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    ...(extname(file) === '.html' && pageHeaders),
  });
  createReadStream(file).pipe(response);
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
