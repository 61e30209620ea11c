/** The kit's checks around what support asks of an adapter: operations, and files beside them. */
import {BackendError, validProblem} from '../domain/problem.js';
import {checkedBackend, type CheckedBackend, type CheckOptions} from './checked-backend.js';
import type {FileTransport} from './file-transport.js';
import type {SupportBackend} from './partner-backend.js';
import {supportAnswers, type SupportOperation} from './support-operations.js';

/** Support behind the kit's checks. */
export type CheckedSupportBackend = CheckedBackend<SupportOperation> & Required<FileTransport>;

/**
 * `backend` with checked operations. Files have no time limit, because a large one takes its time: they end when the
 * adapter says so or `signal` does, and whatever it throws becomes a `BackendError`. Progress is a whole number that
 * never falls nor passes the file's size; what is read has no type that a browser would open; news without a case's id and a number is passed over, and an adapter that
 * offers none is one whose watch is lost at once.
 */
export function checkedSupportBackend(backend: SupportBackend, options: CheckOptions): CheckedSupportBackend {
  return {
    ...checkedBackend<SupportOperation>(backend, supportAnswers, options),
    sendFile: (file, upload, {signal, onProgress} = {}) => {
      let most = 0;
      const report = (sent: unknown) => {
        const bytes = Math.floor(Number(sent));
        if (signal?.aborted || !(bytes > most)) return;
        most = Math.min(bytes, file.size);
        onProgress?.(most);
      };
      return untilAborted(signal, () => backend.sendFile(file, upload, {signal, onProgress: report}));
    },
    readFile: async (request, {signal} = {}) => {
      const blob: unknown = await untilAborted(signal, () => backend.readFile(request, {signal}));
      if (!(blob instanceof Blob)) throw new BackendError({kind: 'contract', path: 'readFile'});
      return blob.slice(0, blob.size, 'application/octet-stream');
    },
    watchCases: (onNews, {signal, onLost}) => {
      let isOver = false;
      const lose = () => {
        if (!isOver && !signal.aborted) onLost?.();
        isOver = true;
      };
      if (typeof backend.watchCases !== 'function') return lose();
      try {
        backend.watchCases(
          (news) => {
            const {caseId, revision} = Object(news) as {caseId?: unknown; revision?: unknown};
            if (isOver || signal.aborted || typeof caseId !== 'string' || typeof revision !== 'number') return;
            onNews({caseId, revision});
          },
          {signal, onLost: lose},
        );
      } catch {
        lose();
      }
    },
  };
}

/** What `work` settles with, or kind `network`, code `aborted` as soon as `signal` says so, whatever `work` does then. */
async function untilAborted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  const aborted = () => new BackendError({kind: 'network', code: 'aborted'});
  if (signal?.aborted) throw aborted();
  let stop: (() => void) | undefined;
  const abortion = new Promise<never>((_, reject) => {
    stop = () => reject(aborted());
    signal?.addEventListener('abort', stop, {once: true});
  });
  try {
    return await Promise.race([work(), abortion]);
  } catch (error) {
    throw new BackendError(validProblem((Object(error) as {problem?: unknown}).problem));
  } finally {
    if (stop) signal?.removeEventListener('abort', stop);
  }
}
