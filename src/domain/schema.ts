/** Schema pieces shared by the contract, the policy and stored records. */
import * as v from 'valibot';

const isRealDate = (text: string): boolean => {
  const [year, month, day] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  return year! > 0 && date.getUTCMonth() === month! - 1 && date.getUTCDate() === day;
};

/** A calendar date without a time, `YYYY-MM-DD`, that exists (2026-02-29 does not). */
export const PlainDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.check(isRealDate, 'no such date'));
export type PlainDate = v.InferOutput<typeof PlainDate>;

/** A moment in time, ISO 8601 with an offset or `Z`, years 1970 to 9999. */
export const Instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/),
  v.check((text) => isRealDate(text.slice(0, 10)) && Date.parse(text) >= 0, 'no such moment'),
);
export type Instant = v.InferOutput<typeof Instant>;

/** An identifier that another system issued: 1 to 200 characters, shown and sent back, never interpreted. */
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** An identifier of a once-only operation: visible ASCII, because it travels as a header too. */
export const OperationId = v.pipe(v.string(), v.regex(/^[!-~]{1,200}$/));

/** A BCP 47 tag, `ru`, `sr-Latn`; whether the engine knows it is another matter. */
export const LanguageTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/), v.maxLength(100));

/** SHA-256 of a text's UTF-8, 64 lower-case hexadecimal digits. */
export const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));

/** A decimal number as text, so that no digit is lost on the way: `"12.50"`. */
export const Decimal = v.pipe(v.string(), v.regex(/^-?\d{1,18}(\.\d{1,9})?$/));

/** A whole number that no program rounds, zero or more. */
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A list in which every item is told apart by `idOf`. */
export const distinct = <T>(idOf: (item: T) => string) =>
  v.check((items: T[]) => new Set(items.map(idOf)).size === items.length, 'an id occurs twice');

/**
 * A vocabulary that may grow: the listed values have meaning to the kit, any other text is accepted
 * and treated as "other". Keeps a newer back end from breaking an older kit.
 */
export const openPicklist = <const T extends readonly [string, ...string[]]>(known: T) =>
  v.pipe(v.string(), v.examples([...known]));
