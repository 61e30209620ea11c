/** The contract over HTTP, from any backend: for a browser's service worker and for a real server in tests. */
import * as v from 'valibot';
import {http, HttpResponse, type RequestHandler} from 'msw';
import {problemOf, type Problem} from '../../domain/problem.js';
import {Id} from '../../domain/schema.js';
import {operationNames, operations, type OperationName} from '../operations.js';
import type {PartnerBackend} from '../partner-backend.js';
import {filePaths} from '../file-transport.js';
import {requests} from '../requests.js';

export interface MockHandlersOptions {
  /** Where the operations' paths begin, as an MSW path. Default: `api` at the root of every origin. */
  readonly baseUrl?: string;
}

/**
 * MSW request handlers, one per operation, that answer from `backend`: requests are validated, problems become
 * `application/problem+json`, and every answer bears `Server-Now`. The same handlers serve in the browser through
 * `setupWorker()` and on Node through `getResponse()`.
 */
export function mockHandlers(backend: MockedBackend, {baseUrl = '*/api'}: MockHandlersOptions = {}): RequestHandler[] {
  const upload = `${baseUrl}/${filePaths.uploads}/:uploadId`;
  return [
    ...operationNames.map((name) =>
      http.post(`${baseUrl}/${operations[name].path}`, ({request}) => respond(backend, name, request)),
    ),
    http.post(`${baseUrl}/${filePaths.file}`, ({request}) => respondFile(backend, request)),
    http.head(upload, ({params}) => respondUpload(backend, String(params['uploadId']))),
    http.patch(upload, ({request, params}) => respondPart(backend, String(params['uploadId']), request)),
  ];
}

/** A backend, and what takes the parts of files, which `memoryBackend()` has; without it no file can be sent. */
export type MockedBackend = PartnerBackend & {
  readonly files?: {receive(uploadId: string, offset: number, part: Blob): Promise<number>};
};

const FileRequest = v.object({caseId: Id, fileId: Id});

async function respondFile(backend: MockedBackend, request: Request): Promise<Response> {
  try {
    const body = v.safeParse(FileRequest, await request.json().catch(() => undefined));
    if (!body.success) throw refusal({kind: 'invalid', code: 'schema', status: 400});
    const file = await backend.readFile(body.output, {signal: request.signal});
    const headers = {...commonHeaders(backend), 'Content-Type': 'application/octet-stream'};
    return new HttpResponse(await file.arrayBuffer(), {headers});
  } catch (error) {
    return problemResponse(backend, problemOf(error));
  }
}

const tus = {'Tus-Resumable': '1.0.0'};

/** How far an upload is, as tus asks it. */
async function respondUpload(backend: MockedBackend, uploadId: string): Promise<Response> {
  try {
    const {offset, size} = await backend.getUpload({uploadId});
    const headers = {...commonHeaders(backend), ...tus, 'Upload-Offset': String(offset), 'Upload-Length': String(size)};
    return new HttpResponse(null, {headers});
  } catch (error) {
    return problemResponse(backend, problemOf(error));
  }
}

/** A part of a file, as tus sends it. */
async function respondPart(backend: MockedBackend, uploadId: string, request: Request): Promise<Response> {
  try {
    const offset = Number(request.headers.get('Upload-Offset') ?? Number.NaN);
    if (!Number.isSafeInteger(offset)) throw refusal({kind: 'invalid', code: 'schema', status: 400});
    if (!backend.files) throw refusal({kind: 'gone', code: 'no-files'});
    const reached = await backend.files.receive(uploadId, offset, await request.blob());
    return new HttpResponse(null, {
      status: 204,
      headers: {...commonHeaders(backend), ...tus, 'Upload-Offset': String(reached)},
    });
  } catch (error) {
    return problemResponse(backend, problemOf(error));
  }
}

async function respond(backend: PartnerBackend, name: OperationName, request: Request): Promise<Response> {
  try {
    const body = await validBody(name, request);
    const method = backend[name] as (request: unknown, options: {signal: AbortSignal}) => Promise<unknown>;
    const answer = await method(body, {signal: request.signal});
    return HttpResponse.json(answer as object, {headers: commonHeaders(backend)});
  } catch (error) {
    return problemResponse(backend, problemOf(error));
  }
}

/** The request's body in the contract's shape; throws the problem that a server answers otherwise. */
async function validBody(name: OperationName, request: Request): Promise<unknown> {
  const schema = requests[name];
  const {effect} = operations[name];
  const result = v.safeParse(schema as v.GenericSchema, await request.json().catch(() => undefined));
  if (!result.success) {
    const fields = result.issues.map((issue) => [v.getDotPath(issue) ?? 'request', 'schema'] as const);
    throw refusal({kind: 'invalid', code: 'schema', status: 400, fields: Object.fromEntries(fields)});
  }
  if (effect === 'once') {
    const key = request.headers.get('Idempotency-Key');
    if (!key) throw refusal({kind: 'invalid', code: 'key-missing', status: 400});
    if (key !== (result.output as {operationId: string}).operationId)
      throw refusal({kind: 'conflict', code: 'operation-mismatch'});
  }
  return result.output;
}

const refusal = (problem: Problem) => Object.assign(new Error(problem.code), {problem});

const commonHeaders = (backend: PartnerBackend): Record<string, string> => {
  const now = backend.serverNow();
  return {'Cache-Control': 'no-store', ...(now !== null && {'Server-Now': new Date(now).toISOString()})};
};

function statusOf({kind, code, status, retryAt}: Problem): number {
  if (status !== undefined && status >= 400) return status;
  if (code === 'operation-mismatch') return 422;
  const byKind: Partial<Record<Problem['kind'], number>> = {
    invalid: 422,
    conflict: 409,
    forbidden: 403,
    'signed-out': 401,
    'rate-limited': 429,
    gone: 404,
    timeout: 504,
    contract: 502,
  };
  return byKind[kind] ?? (retryAt === undefined ? 500 : 503);
}

function problemResponse(backend: PartnerBackend, problem: Problem): Response {
  if (problem.kind === 'network') return HttpResponse.error();
  const {code, fields, reference, suggestions, nextOperationId, retryAt} = problem;
  const status = statusOf(problem);
  const headers = commonHeaders(backend);
  if (retryAt !== undefined) {
    headers['Retry-After'] = String(Math.max(0, Math.ceil((retryAt - (backend.serverNow() ?? Date.now())) / 1000)));
  }
  const body = {
    type: 'about:blank',
    title: code ?? problem.kind,
    status,
    code,
    fields,
    reference,
    suggestions,
    nextOperationId,
  };
  return HttpResponse.json(body, {status, headers: {...headers, 'Content-Type': 'application/problem+json'}});
}
