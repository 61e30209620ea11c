/** Files are told apart by their SHA-256, whatever their size (S-19, K-05). */
import {sha256Hex} from '../sha-256.js';

/** Larger files are hashed in slices, because the browser's own hash wants all bytes in memory at once. */
const wholeBytes = 16 * 1024 * 1024;
const sliceBytes = 512 * 1024;

/**
 * The SHA-256 of a file as 64 lower-case hexadecimal digits; `null` where what works it out cannot be loaded. Holds a
 * slice of a large file at a time, and lets the page work between two. Rejects where the file cannot be read, and
 * when `signal` aborts.
 */
export async function hashFile(file: Blob, signal?: AbortSignal): Promise<string | null> {
  // Pages that are not served securely have no `crypto.subtle`.
  if (file.size <= wholeBytes && globalThis.crypto?.subtle) {
    const hash = await sha256Hex(await file.arrayBuffer());
    signal?.throwIfAborted();
    return hash;
  }
  const hashing = await import('@noble/hashes/sha2.js').catch(() => null);
  if (!hashing) return null;
  const hash = hashing.sha256.create();
  for (let at = 0; at < file.size; at += sliceBytes) {
    signal?.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer()));
  }
  signal?.throwIfAborted();
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
