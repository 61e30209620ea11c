/** An error answer over HTTP as a problem of the closed list (RFC 9457, F-P3, F-P4). */
import type {Problem, ProblemKind} from '../../domain/problem.js';

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

const kindOf = (status: number, code: string | undefined): ProblemKind => {
  if (code === 'operation-mismatch') return 'conflict';
  return kindByStatus[status] ?? (status >= 500 ? 'server' : 'contract');
};

/** A string of 1 to 200 characters; anything else counts as absent. */
const shortText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= 200 ? value : undefined;

function textFields(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter(
    ([key, code]) => key !== '__proto__' && shortText(key) && shortText(code),
  );
  return entries.length > 0 ? Object.fromEntries(entries.slice(0, 1000)) : undefined;
}

function textList(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => shortText(item)).slice(0, 20) : undefined;
}

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
  const code = shortText(members['code']);
  const problem: Problem = {
    kind: kindOf(status, code),
    status,
    code,
    fields: textFields(members['fields']),
    reference: shortText(members['reference']),
    suggestions: textList(members['suggestions']),
    nextOperationId: shortText(members['nextOperationId']),
    retryAt,
  };
  return Object.fromEntries(Object.entries(problem).filter(([, value]) => value !== undefined)) as unknown as Problem;
}
