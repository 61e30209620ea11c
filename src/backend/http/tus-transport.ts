/** Files by tus 1.0, which goes on where a connection broke off. Loaded with the first file. */
import {Upload, type DetailedError, type HttpRequest} from 'tus-js-client';
import {BackendError, type Problem} from '../../domain/problem.js';
import type {ServerClock} from '../../domain/server-clock.js';
import type {SendOptions} from '../file-transport.js';
import type {HttpBackendOptions} from './http-backend.js';
import {problemFrom, retryAtOf} from './problem-response.js';
import {parsed} from './read-response.js';

const usualChunkBytes = 8 * 1024 * 1024;
/** Milliseconds before each try after a broken connection; they begin anew whenever bytes arrived. */
const pauses = [0, 500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/** Does something where nothing was heard for so long. */
function stallWatch(milliseconds: number, onStall: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => clearTimeout(timer);
  return {
    heard: () => {
      end();
      timer = setTimeout(onStall, milliseconds);
    },
    end,
  };
}

/** Answers after which the same request may go through; the rest is definite. */
const passing = new Set([0, 408, 409, 423, 425, 429, 500, 502, 503, 504]);

/**
 * Sends what the server has not of `file` to the upload at `url`, until it has all. A file of another size than was
 * announced is kind `invalid`, code `other-file`, and nothing of it is sent. A request that makes no progress for
 * `timeoutMilliseconds` is given up: kind `timeout`; what arrived stays.
 */
export function sendByTus(
  file: Blob,
  url: string,
  {headers, credentials, chunkBytes = usualChunkBytes, timeoutMilliseconds = 30_000}: HttpBackendOptions,
  clock: ServerClock,
  {signal, onProgress}: SendOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (problem?: Problem) => {
      signal?.removeEventListener('abort', stop);
      watch.end();
      if (problem) reject(new BackendError(problem));
      else resolve();
    };
    const stop = () => {
      void upload.abort();
      settle({kind: 'network', code: 'aborted'});
    };
    const watch = stallWatch(timeoutMilliseconds, () => {
      void upload.abort();
      settle({kind: 'timeout'});
    });
    const upload = new Upload(file, {
      uploadUrl: url,
      chunkSize: chunkBytes,
      retryDelays: pauses,
      storeFingerprintForResuming: false,
      onShouldRetry(error) {
        watch.end();
        return passing.has(statusOf(error)) && !signal?.aborted;
      },
      async onBeforeRequest(request: HttpRequest) {
        for (const [name, value] of Object.entries((await headers?.()) ?? {})) request.setHeader(name, value);
        const xhr = request.getUnderlyingObject() as XMLHttpRequest;
        xhr.withCredentials = credentials === 'include';
        watch.heard();
      },
      onAfterResponse(request, response) {
        watch.end();
        const length = response.getHeader('Upload-Length');
        if (request.getMethod() !== 'HEAD' || !length || Number(length) === file.size) return;
        void upload.abort();
        settle({kind: 'invalid', code: 'other-file'});
      },
      onProgress(sent) {
        watch.heard();
        onProgress?.(sent);
      },
      onSuccess: () => settle(),
      onError: (error) => settle(problemOf(error, clock)),
    });
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, {once: true});
    upload.start();
  });
}

const responseOf = (error: Error | DetailedError) => ('originalResponse' in error ? error.originalResponse : null);
const statusOf = (error: Error | DetailedError): number => responseOf(error)?.getStatus() ?? 0;

function problemOf(error: Error | DetailedError, clock: ServerClock): Problem {
  const response = responseOf(error);
  const status = statusOf(error);
  if (!response || status === 0) return {kind: 'network'};
  if (status < 400) return {kind: 'contract', code: 'not-tus', status};
  if (status === 413) return {kind: 'invalid', code: 'file.tooBig', status};
  if (status === 415) return {kind: 'invalid', code: 'file.type', status};
  const retryAt = retryAtOf(response.getHeader('Retry-After') ?? null, clock.now());
  return problemFrom(status, parsed(response.getBody()), retryAt);
}
