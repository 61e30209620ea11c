/** JSON in its one canonical form (RFC 8785), so that the same data always has the same bytes and the same hash. */

/** Lists and objects nested deeper than this are refused, as are cycles with them. */
const maximumDepth = 100;

/** A value that JSON cannot express. The message names the place and never the value. */
export class NotJsonError extends TypeError {
  override readonly name = 'NotJsonError';
}

/**
 * The canonical JSON of `value`: no white space, keys in the order of their UTF-16 code units, numbers as ECMAScript
 * writes them. Reads each property once.
 *
 * @throws {NotJsonError} for anything but plain objects, lists, well-formed strings, finite numbers, booleans and `null`,
 * and beyond a depth of 100.
 */
export const canonicalJson = (value: unknown): string => written(value, [], 0);

function written(value: unknown, path: readonly (string | number)[], depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal('not a finite number', path);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return quoted(value, path);
  if (typeof value !== 'object') throw refusal(`a ${typeof value}`, path);
  if (depth >= maximumDepth) throw refusal('too deep', path);
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => written(item, [...path, index], depth + 1)).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw refusal('not a plain object', path);
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      const member = (value as Readonly<Record<string, unknown>>)[key];
      return `${quoted(key, path)}:${written(member, [...path, key], depth + 1)}`;
    });
  return `{${members.join(',')}}`;
}

function quoted(text: string, path: readonly (string | number)[]): string {
  if (/\p{Surrogate}/u.test(text)) throw refusal('a lone surrogate', path);
  return JSON.stringify(text);
}

const refusal = (reason: string, path: readonly (string | number)[]): NotJsonError =>
  new NotJsonError(`not JSON: ${reason} at ${path.length === 0 ? 'the root' : path.join('.').slice(0, 200)}`);
