/** Addresses that a host or a back end may hand over. */
import * as v from 'valibot';

/** `https:` or `mailto:` only: a link of the host's is never a way to run script (F-E9). */
export const SafeUrl = v.pipe(v.string(), v.maxLength(2000), v.regex(/^(https:\/\/[^\s\\]+|mailto:[^\s\\]+)$/i));
