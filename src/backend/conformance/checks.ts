/** Assertions of the conformance suite, free of any test runner. */
import {problemOf, type Problem, type ProblemKind} from '../../domain/problem.js';

/** Throws unless both are the same JSON, or the same value. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [stable(actual), stable(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

export function isTrue(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** The problem that `call` rejects with; throws where it resolves. Checks kind and, where given, code. */
export async function rejection(call: Promise<unknown>, kind: ProblemKind, code?: string): Promise<Problem> {
  let problem: Problem;
  try {
    await call;
    problem = {kind: 'unknown', code: 'nothing, it resolved'};
  } catch (error) {
    problem = problemOf(error);
  }
  const got = `${problem.kind} ${problem.code ?? ''}`;
  isTrue(
    problem.kind === kind && (code === undefined || problem.code === code),
    `expected ${kind} ${code ?? ''}, got ${got}`,
  );
  return problem;
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join()}}`;
}
