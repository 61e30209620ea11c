/** What can be wrong with an answer: a closed list, as plain data that fits into a machine's context. */
export const problemKinds = [
  'network',
  'timeout',
  'invalid',
  'conflict',
  'forbidden',
  'signed-out',
  'rate-limited',
  'gone',
  'server',
  'contract',
  'unknown',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** A problem as plain data. Carries codes, ids and times; never a sentence and never what a person typed. */
export interface Problem {
  readonly kind: ProblemKind;
  /** A code within the kind: `order-closed`, `mapped-elsewhere`, `taken`, `in-progress`, ... */
  readonly code?: string;
  /** `invalid`: what is wrong with which field, `{customerAdminEmail: 'email.noAt'}`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** `rate-limited`, `server` and locked answers: epoch milliseconds by the server's clock before which asking again is useless. */
  readonly retryAt?: number;
  /** The same as a wait from the moment of the answer, in milliseconds. */
  readonly retryAfterMilliseconds?: number;
  /** `contract`: where in the answer, `order.lines.0.quantity`. */
  readonly path?: string;
  /** The server's reference, for support. */
  readonly reference?: string;
  /** Names that were free when the one asked for was not (P-72). */
  readonly suggestions?: readonly string[];
  /** The id of the next try after a definite rejection of a once-only operation (decision 8). */
  readonly nextOperationId?: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
}

/** Kinds that leave a once-only action's outcome unknown: the request may have been carried out (decision 8). */
const unknownOutcome: ReadonlySet<ProblemKind> = new Set(['network', 'timeout', 'server', 'contract', 'unknown']);

/** Whether `problem` leaves open if a once-only action was carried out. */
export const leavesOutcomeUnknown = (problem: Problem): boolean =>
  unknownOutcome.has(problem.kind) ||
  (problem.kind === 'conflict' && (problem.code === 'in-progress' || problem.code === 'operation-mismatch'));

/** The longest text of a problem, in UTF-16 units. */
const longestText = 200;
/** The most fields and suggestions of a problem. */
const mostFields = 1000;
const mostSuggestions = 20;
/** The most milliseconds a date can be away from 1970. */
const longestTime = 8.64e15;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestText;
const isOperationId = (value: unknown): boolean => isText(value) && /^[!-~]+$/.test(value);
const isTime = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= longestTime;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const simpleMembers = [
  ['code', isText],
  ['path', isText],
  ['reference', isText],
  ['nextOperationId', isOperationId],
  ['retryAt', isTime],
  ['retryAfterMilliseconds', isTime],
  ['status', isTime],
] as const;

/**
 * `given` in the shape of a problem, whatever it is. Texts have 1 to 200 characters, numbers lie within ±8.64e15;
 * a member of another shape or name is left out, as are fields after the 1,000th and suggestions after the 20th, and a kind outside the closed list becomes `unknown` (F-P11).
 */
export function validProblem(given: unknown): Problem {
  if (!isRecord(given)) return {kind: 'unknown'};
  const {kind, fields, suggestions} = given;
  const codes = isRecord(fields)
    ? Object.entries(fields).filter(([name, code]) => name !== '__proto__' && isText(name) && isText(code))
    : [];
  return {
    kind: problemKinds.find((known) => known === kind) ?? 'unknown',
    ...Object.fromEntries(
      simpleMembers.flatMap(([name, isValid]) => (isValid(given[name]) ? [[name, given[name]]] : [])),
    ),
    ...(codes.length > 0 && {fields: Object.fromEntries(codes.slice(0, mostFields)) as Record<string, string>}),
    ...(Array.isArray(suggestions) && {suggestions: suggestions.filter(isText).slice(0, mostSuggestions)}),
  };
}

/** The error every backend rejects with. Anything else that is thrown counts as kind `unknown`. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.kind}${problem.code ? ` (${problem.code})` : ''}${problem.path ? ` at ${problem.path}` : ''}`);
    this.problem = problem;
  }
}

/** Whatever was thrown, as a problem. Duck-typed: a second copy of the kit throws another class of the same shape. */
export function problemOf(error: unknown): Problem {
  const problem = (error as {problem?: Problem} | null)?.problem;
  return problem && (problemKinds as readonly string[]).includes(problem.kind) ? problem : {kind: 'unknown'};
}
