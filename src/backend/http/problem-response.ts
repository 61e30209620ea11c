/** An error answer over HTTP as a problem of the closed list (RFC 9457, F-P3, F-P4). */
import {validProblem, type Problem, type ProblemKind} from '../../domain/problem.js';

const kindByStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'invalid',
  401: 'signed-out',
  403: 'forbidden',
  404: 'gone',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  422: 'invalid',
  425: 'server',
  429: 'rate-limited',
};

const kindOf = (status: number, code: unknown): ProblemKind => {
  if (code === 'operation-mismatch') return 'conflict';
  return kindByStatus[status] ?? (status >= 500 ? 'server' : 'contract');
};

/** Epoch milliseconds by the server's clock that a `Retry-After` header names, in seconds or as a date; else undefined. */
export function retryAtOf(header: string | null, serverNow: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return serverNow + Number(text) * 1000;
  const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} /.test(text) ? Date.parse(text) : NaN;
  return Number.isFinite(date) ? date : undefined;
}

/**
 * The problem that an answer of `status` 400 or more stands for. `body` is the parsed JSON, or undefined where
 * it was none: the status alone then decides. `type`, `title` and `detail` are never used.
 */
export function problemFrom(status: number, body: unknown, retryAt: number | undefined): Problem {
  const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const {code, fields, reference, suggestions, nextOperationId} = members;
  return validProblem({
    kind: kindOf(status, code),
    status,
    code,
    fields,
    reference,
    suggestions,
    nextOperationId,
    retryAt,
  });
}
