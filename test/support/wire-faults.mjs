/**
 * Faults on the wire, for node-server.mjs: what a test orders for single requests, and chaos that a seed draws.
 *
 * A fault is `{operation, kind, times, nth, after, ...}`. `operation`: which; default any. `times`: how many arrivals
 * in a row, default 1. `nth`: which arrival from now is the first, default 1. `after`: the operation is carried out
 * before the fault shows. Kinds:
 *
 * - `status` with `status`, and `code` (a problem of this code) or `headers` and `body`; `retryAfter` adds the header
 *   in seconds, `retryAt` as a date that many seconds from now.
 * - `html`, `empty`, `noContent`, `json` (with `body`), `notJson`, `redirect` (to `to`): answers that say nothing.
 * - `truncated`: the connection breaks within the body. `reset`: it breaks after the request was read.
 * - `hang`: no answer. `stallHeaders`: headers and nothing more. `stallBody`: half a body and nothing more.
 * - `late`: the true answer after `milliseconds`; without `after` it is carried out that late as well, whether
 *   anybody still waits or not.
 * - `held`: carried out and answered when the test lets go; until then the operation is told as pending.
 */
import {chooser} from './random.mjs';

const json = {'Content-Type': 'application/json'};
const login = '<!doctype html><title>Sign in</title><form></form>';

/** What chaos draws from: `once` are kinds that only a once-only operation can be answered with. */
export const chaosKinds = {
  reset: {weight: 6},
  hang: {weight: 1},
  stallHeaders: {weight: 1},
  stallBody: {weight: 1},
  truncated: {weight: 2},
  late: {weight: 4},
  html: {weight: 2},
  redirect: {weight: 1},
  408: {weight: 1},
  500: {weight: 2},
  502: {weight: 1},
  503: {weight: 1},
  '503 with seconds': {weight: 1},
  '503 with date': {weight: 1},
  429: {weight: 1},
  '429 with seconds': {weight: 1},
  '429 with date': {weight: 1},
  '409 in progress': {weight: 1, once: true},
  '422 mismatch': {weight: 1, once: true},
};

/** Operations whose repeat with the same payload can be called another one without a lie that matters. */
const mayMismatch = new Set(['mapOrder', 'provision']);

/** The fault that stands for a chaos kind. Too many requests are refused before anything is carried out. */
function faultOfKind(kind, after, milliseconds) {
  if (kind === '409 in progress') return {kind: 'status', status: 409, code: 'in-progress', retryAfter: 1, after};
  if (kind === '422 mismatch') return {kind: 'status', status: 422, code: 'operation-mismatch', after};
  const [, status, wait] = /^(\d{3})(?: with (\w+))?$/.exec(kind) ?? [];
  if (!status) return {kind, after, milliseconds};
  const told = wait === 'seconds' ? {retryAfter: 1} : wait === 'date' ? {retryAt: 1} : {};
  return {kind: 'status', status: Number(status), after: after && status !== '429', ...told};
}

/**
 * Chaos for one world: `{seed, rate, rates, kinds, milliseconds}`. `rate` is the share of requests that meet a fault,
 * `rates` the same by operation, `kinds` limits the kinds, `milliseconds` is the longest delay of a late answer
 * (default 400). Each arrival takes the same number of draws, so that the same seed gives the same faults in the same
 * order of arrival.
 */
export function chaosFrom({seed, rate = 0.2, rates = {}, kinds = Object.keys(chaosKinds), milliseconds = 400}) {
  const unknown = kinds.filter((kind) => !Object.hasOwn(chaosKinds, kind));
  if (unknown.length > 0) throw new Error(`no such chaos: ${unknown.join(', ')}`);
  const choose = chooser(seed);
  const weights = Object.fromEntries(kinds.map((kind) => [kind, chaosKinds[kind].weight]));
  return (operation, isOnce) => {
    const [meets, kind, after, delay] = [
      choose.chance(rates[operation] ?? rate),
      choose.weighted(weights),
      choose.chance(0.5),
      choose.between(1, milliseconds),
    ];
    if (!meets || (chaosKinds[kind].once && !isOnce)) return undefined;
    if (kind === '422 mismatch' && !mayMismatch.has(operation)) return undefined;
    return {name: kind, ...faultOfKind(kind, after, delay)};
  };
}

/** The next ordered fault for an operation, used up by one, or undefined. */
export function takeFault(faults, operation) {
  const mine = faults.filter((fault) => fault.times > 0 && (fault.operation ?? operation) === operation);
  const due = mine.find((fault) => (fault.nth ?? 1) <= 1);
  for (const fault of mine) if (fault !== due && fault.nth > 1) fault.nth--;
  if (due) due.times--;
  return due;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function answerStatus({status, code, headers = {}, body = '', retryAfter, retryAt}, response) {
  const problem = code === undefined ? {} : {'Content-Type': 'application/problem+json'};
  const wait =
    retryAfter !== undefined
      ? {'Retry-After': String(retryAfter)}
      : retryAt !== undefined
        ? {'Retry-After': new Date(Date.now() + retryAt * 1000).toUTCString()}
        : {};
  response
    .writeHead(status, {...problem, ...wait, ...headers})
    .end(code === undefined ? body : JSON.stringify({type: 'about:blank', title: code, status, code}));
}

/** Headers for more than is sent, the first `share` of the body, and then what `end` does. */
function answerPartly(body, share, response, end) {
  response.writeHead(200, {...json, 'Content-Length': Buffer.byteLength(body) + 100});
  response.flushHeaders();
  const part = body.slice(0, Math.floor(body.length * share));
  if (part) response.write(part, end);
  else end?.();
}

/** Answers with a fault in place of `trueBody`. `late` is the server's own to answer. */
export function answerFault(fault, response, trueBody = '{"id":"order-1"}') {
  const {kind, status = 200, body = '', to = '/login'} = fault;
  switch (kind) {
    case 'status':
      return answerStatus({...fault, status}, response);
    case 'html':
      return void response.writeHead(200, {'Content-Type': 'text/html'}).end(login);
    case 'empty':
      return void response.writeHead(200, json).end();
    case 'noContent':
      return void response.writeHead(204).end();
    case 'json':
      return void response.writeHead(200, json).end(body);
    case 'notJson':
      return void response.writeHead(200, json).end('{"id":');
    case 'truncated':
      return answerPartly(trueBody, 0.95, response, () => response.destroy());
    case 'stallBody':
      return answerPartly(trueBody, 0.5, response);
    case 'stallHeaders':
      return answerPartly(trueBody, 0, response);
    case 'reset':
      return void response.destroy();
    case 'redirect':
      return void response.writeHead(status === 200 ? 302 : status, {Location: to}).end();
    case 'hang':
      return undefined;
    default:
      throw new Error(`no such fault: ${kind}`);
  }
}
