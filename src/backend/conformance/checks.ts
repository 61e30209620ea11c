/** Assertions of the conformance suite, free of any test runner. */
import {problemOf, type Problem, type ProblemKind} from '../../domain/problem.js';
import type {AdviceTopic} from './advice.js';

/** Throws unless both are the same JSON, or the same value; tells the first place where they differ. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const found = difference(actual, expected, '');
  if (!found) return;
  const place = found.path === '' ? '' : ` at ${found.path.replace(/^\./, '')}`;
  throw new Error(`${what}${place}: expected ${shown(found.expected)}, got ${shown(found.actual)}`);
}

export function isTrue(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** What a test cannot look at, because the host offers no way to: neither passed nor failed. */
export class NotTested extends Error {}

/** A failure that has advice of its own, whatever its test is about. */
export class TopicalError extends Error {
  readonly topic: AdviceTopic;
  constructor(message: string, topic: AdviceTopic) {
    super(message);
    this.topic = topic;
  }
}

/** A refusal that came as another one than was expected, or without a member that it has to bear. */
export class WrongRefusal extends Error {
  /** What to mend. */
  readonly mend: string;
  constructor(message: string, mend: string) {
    super(message);
    this.mend = mend;
  }
}

/** The problem that `call` rejects with; throws where it resolves. Checks kind and, where given, code. */
export async function rejection(call: Promise<unknown>, kind: ProblemKind, code?: string): Promise<Problem> {
  const expected = `expected the refusal ${named({kind, ...(code !== undefined && {code})})}`;
  let problem: Problem;
  try {
    await call;
  } catch (error) {
    problem = problemOf(error);
    const isExpected = problem.kind === kind && (code === undefined || problem.code === code);
    if (!isExpected) throw new WrongRefusal(`${expected}, got ${named(problem)}`, translate(kind, code));
    return problem;
  }
  throw new Error(`${expected}, but it was answered as a success`);
}

const translate = (kind: ProblemKind, code?: string): string =>
  `Translate your system’s refusal into BackendError kind ${kind}${code === undefined ? '' : `, code ${code}`}, in the one place where you translate refusals.`;

/** A member that the refusal `problem` has to bear; throws where it is missing or wrong. */
export function borne<K extends 'nextOperationId' | 'retryAt' | 'suggestions'>(
  problem: Problem,
  member: K,
  expected: string,
  isRight: (value: NonNullable<Problem[K]>) => boolean,
): NonNullable<Problem[K]> {
  const value = problem[member];
  if (value !== undefined && isRight(value as NonNullable<Problem[K]>)) return value as NonNullable<Problem[K]>;
  throw new WrongRefusal(
    `expected ${member} of the refusal ${named(problem)} to be ${expected}, got ${shown(value)}`,
    `Hand ${member} on where you translate this refusal into a BackendError: {kind, code, ${member}}.`,
  );
}

/** The id of the next try, which a definite refusal of a once-only operation bears. */
export const nextIdOf = (problem: Problem, spent: string): string =>
  borne(problem, 'nextOperationId', 'an id that was not used yet', (next) => next !== spent);

/** Names that were free near the one that was taken. */
export const suggestionsOf = (problem: Problem): readonly string[] =>
  borne(problem, 'suggestions', 'names that are free', (names) => names.length > 0);

/** Throws unless `actual` are the rows of `expected` in their order; names what is left out, repeated or strange. */
export function sameRows(actual: readonly string[], expected: readonly string[], what: string): void {
  const missing = expected.filter((id) => !actual.includes(id));
  isTrue(missing.length === 0, `${what} leave out ${missing.join(', ')}`);
  const strange = actual.filter((id) => !expected.includes(id));
  isTrue(strange.length === 0, `${what} have what was not asked for: ${strange.join(', ')}`);
  const repeated = actual.filter((id, index) => actual.indexOf(id) !== index);
  isTrue(repeated.length === 0, `${what} repeat ${repeated.join(', ')}`);
  equal(actual, expected, `${what} have another order`);
}

/** Kind and code as a message names them. */
export const named = ({kind, code, path}: Problem): string =>
  [kind, code, path && `at ${path}`].filter((word) => word !== undefined && word !== '').join(' ');

/** A value as a message shows it, cut where it is long. */
export function shown(value: unknown): string {
  const text = stable(value);
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}

/** The same text for the same JSON, whatever the order of its members. */
export function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join()}}`;
}

interface Difference {
  readonly path: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

function difference(actual: unknown, expected: unknown, path: string): Difference | null {
  if (stable(actual) === stable(expected)) return null;
  const here = {path, actual, expected};
  if (Array.isArray(actual) && Array.isArray(expected)) {
    // Short lists say more as a whole.
    if (actual.length !== expected.length || actual.every((item) => !isObject(item))) return here;
  } else if (!isObject(actual) || !isObject(expected) || Array.isArray(actual) !== Array.isArray(expected)) {
    return here;
  }
  const [left, right] = [actual as Record<string, unknown>, expected as Record<string, unknown>];
  for (const key of new Set([...Object.keys(right), ...Object.keys(left)])) {
    const found = difference(left[key], right[key], `${path}.${key}`);
    if (found) return found;
  }
  return here;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
