/** Faults on real requests: they reach a service worker, and what comes back is up to the tester. */
import {getResponse, http, HttpResponse, type RequestHandler} from 'msw';
import type {CallLog} from '../call-log.js';
import {mockHandlers, operationNames, operations, type OperationName, type PartnerBackend} from '../kit.js';
import {carryOut, never, pause, type FaultyWorld, type Spoiled} from './carry-out.js';

/** Tells the handler which line of the list a request is. */
const callHeader = 'Demo-Call';

const operationAt = (url: string): OperationName | null => {
  const path = new URL(url, location.href).pathname.split('/api/').pop();
  return operationNames.find((name) => operations[name].path === path) ?? null;
};

/** The page's `fetch`, with every request of the kit's noted. */
export function notedFetch(log: CallLog): typeof fetch {
  return async (input, init) => {
    const operation = operationAt(String(input));
    if (!operation) return fetch(input, init);
    const headers = new Headers(init?.headers);
    const id = log.begin(operation, headers.get('Idempotency-Key'));
    headers.set(callHeader, String(id));
    try {
      const response = await fetch(input, {...init, headers});
      log.settle(id, String(response.status));
      return response;
    } catch (error) {
      log.settle(id, init?.signal?.aborted ? 'aborted' : 'network');
      throw error;
    }
  };
}

/** One handler in front of the kit's own. */
export function faultyHandlers(backend: PartnerBackend, world: FaultyWorld, log: CallLog): RequestHandler[] {
  const handlers = mockHandlers(backend);
  const respond = async (request: Request): Promise<Response> =>
    (await getResponse(handlers, request)) ?? new Response(null, {status: 404});
  return [
    http.head('*/api/uploads/*', ({request}) => (world.plan.offline ? HttpResponse.error() : respond(request))),
    http.patch('*/api/uploads/*', async ({request}) => {
      if (world.plan.offline) return HttpResponse.error();
      const {byteLength} = await request.clone().arrayBuffer();
      await pause(world.plan.uploadTime(byteLength));
      return world.plan.offline ? HttpResponse.error() : respond(request);
    }),
    http.post('*/api/*', async ({request}) => {
      const operation = operationAt(request.url);
      const call = request.headers.get(callHeader);
      // What the portal itself asks is no call of the kit's.
      if (!operation || !call) return respond(request);
      const met = world.plan.meet(operation);
      log.meet(Number(call), met.names);
      const body: unknown = await request
        .clone()
        .json()
        .catch(() => null);
      const answered = async (): Promise<Response> => {
        const response = await respond(request);
        if (response.ok) log.carriedOut(Number(call));
        return response;
      };
      return carryOut(world, met, {operation, request: body, carryOut: answered, spoil});
    }),
  ];
}

/** In seconds. */
const retryAfter = {headers: {'Retry-After': '3'}};

const page =
  '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1><form><input name="user"></form></html>';

async function spoil(kind: Spoiled, answer: Response | null): Promise<Response> {
  switch (kind) {
    case 'offline':
    case 'reset':
      return HttpResponse.error();
    case 'hang':
      return never();
    case '500':
    case '408':
      return new HttpResponse(null, {status: Number(kind)});
    case '503':
    case '429':
      return new HttpResponse(null, {status: Number(kind), ...retryAfter});
    case 'html':
      return HttpResponse.html(page);
    case 'malformed':
      return HttpResponse.json({unexpected: true});
    case 'truncated': {
      const whole = (await answer?.text()) ?? '{"id":"order-1","status":"unknown"}';
      const headers = {'Content-Type': 'application/json'};
      return new HttpResponse(whole.slice(0, Math.ceil(whole.length / 2)), {headers});
    }
  }
}
