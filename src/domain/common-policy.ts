/**
 * Policy: every number, date, name and link of the rules as data (decision 1). A host overrides single
 * values; the rest keeps the defaults of the sources. Here: what every element goes by, and how a host's values are read.
 */
import * as v from 'valibot';
import {SafeUrl} from './safe-url.js';

/** A whole number within bounds. */
export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
export const Days = whole(0, 3660);
/** A link, by default none. */
export const Link = v.optional(v.nullable(SafeUrl), null);
export const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** What every element goes by. */
export const commonPolicy = {
  /** Name of the vendor. Default "the vendor" in the user's language. */
  vendorName: v.optional(v.nullable(Name), null),
  /** Zone of a date whose record names none. Default UTC. */
  timeZone: v.optional(Name, 'UTC'),
  /** Where a person answers: shown at every dead end. */
  supportUrl: Link,
  /** Seconds before the end of a session at which the user is warned; at least 20. Default 120. */
  sessionWarningSeconds: v.optional(v.pipe(v.number(), v.minValue(20)), 120),
  /** Milliseconds after which an unanswered call counts as timed out. Default 30,000. */
  timeoutMilliseconds: v.optional(v.pipe(v.number(), v.minValue(100), v.maxValue(600_000)), 30_000),
};

export interface ReadPolicy<P> {
  readonly policy: P;
  /** Paths of the wrong parts. */
  readonly wrong: string[];
}

/** A wrong part falls back to its default and is reported by path; the rest of the host's policy stays in force. */
export function readPolicyOf<P>(schema: v.GenericSchema<unknown, P>, input: unknown): ReadPolicy<P> {
  let candidate: unknown = input ?? {};
  const wrong: string[] = [];
  for (let attempt = 0; attempt < 20; attempt++) {
    const result = v.safeParse(schema, candidate);
    if (result.success) return {policy: result.output, wrong};
    const path = result.issues[0].path?.map((item) => String(item.key)) ?? [];
    wrong.push(path.join('.') || '(policy)');
    if (path.length === 0) break;
    candidate = without(candidate, path);
  }
  return {policy: v.parse(schema, {}), wrong};
}

function without(value: unknown, [key, ...rest]: string[]): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return undefined;
  const inner = rest.length > 0 ? without((value as Record<string, unknown>)[key], rest) : undefined;
  const entries = Object.entries(value).filter(([name]) => name !== key);
  if (inner !== undefined) entries.push([key, inner]);
  return Object.fromEntries(entries);
}
