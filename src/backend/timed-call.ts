import {inTime, timedOut} from '../domain/in-time.js';
import {BackendError} from '../domain/problem.js';

/**
 * What `call` answers, or a rejection with kind `timeout` after so many milliseconds. The signal that `call` gets ends
 * with `signal`, and with the call: a connection that was given up on is freed.
 */
export async function timedCall<T>(
  call: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, {once: true});
  try {
    return await inTime(call(abort.signal), milliseconds);
  } catch (error) {
    throw error === timedOut ? new BackendError({kind: 'timeout'}) : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
}
