/** Every database of the kit begins with this. */
export const databasePrefix = 'partner-widgets/';

/** Begins the names of all databases of one tenant. */
export const tenantPrefix = async (tenant: string): Promise<string> =>
  `${databasePrefix}${(await digest(tenant)).slice(0, 12)}-`;

/** The database of one account: hashes only, no id can be read from it. Different pairs give different names (F-S16). */
export const databaseName = async (accountId: string, tenant: string): Promise<string> =>
  (await tenantPrefix(tenant)) + (await digest(JSON.stringify([tenant, accountId]))).slice(0, 32);

/** The database for one part of an account's data that is kept beside its records, and goes when they go. */
export const besideName = (accountDatabase: string, part: string): string => `${accountDatabase}-${part}`;

/** Whether `name` is the account's database or stands beside it. */
export const isOfAccount = (name: string, accountDatabase: string): boolean =>
  name === accountDatabase || name.startsWith(besideName(accountDatabase, ''));

/**
 * SHA-256 in hexadecimal. Pages that are not served securely have no `crypto.subtle`: a 128-bit hash then, which
 * keeps accounts apart but is not made to resist somebody who searches for two equal ones.
 */
async function digest(text: string): Promise<string> {
  try {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return [1, 2, 3, 4].map((seed) => plainHash(text, seed)).join('');
  }
}

/** 32 bits of `text`, in hexadecimal; other bits for each seed. */
function plainHash(text: string, seed: number): string {
  let hash = Math.imul(seed, 0x9e3779b1);
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x85ebca6b);
    hash ^= hash >>> (11 + seed);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
}
