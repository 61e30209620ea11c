/**
 * Digests for comparing payloads without keeping them. Not cryptography: a real server hashes passwords with
 * a slow salted function and compares payloads by a cryptographic digest.
 */

/** 32 bits of `text` (FNV-1a over UTF-16 units). Lossy: endless texts share each value, so none can be read back. */
export function lossyDigest(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The digest of a password, salted so that the same password looks different in another organisation. */
export const passwordDigest = (password: string, salt: string): number => lossyDigest(`${salt}\n${password}`);

/** A digest of an operation's payload: equal for equal JSON whatever the order of its keys. */
export function payloadDigest(name: string, payload: object): string {
  const text = canonical({name, payload});
  return `${lossyDigest(text).toString(16)}-${lossyDigest(`again\n${text}`).toString(16)}-${text.length}`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}
