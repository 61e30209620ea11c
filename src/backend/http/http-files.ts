/** Files and news over HTTP. */
import {BackendError} from '../../domain/problem.js';
import type {ServerClock} from '../../domain/server-clock.js';
import {filePaths, type FileTransport} from '../file-transport.js';
import type {HttpBackendOptions} from './http-backend.js';
import {partLoaded} from './part-loaded.js';
import {parsed, requireOk} from './read-response.js';

const addressOf = ({baseUrl}: HttpBackendOptions, path: string): string => `${baseUrl.replace(/\/+$/, '')}/${path}`;

/** Files and news of an HTTP backend. */
export const httpFiles = (options: HttpBackendOptions, clock: ServerClock): Required<FileTransport> => ({
  sendFile: (...file) => sendFile(options, clock, ...file),
  readFile: (...file) => readFile(options, clock, ...file),
  watchCases: (...watch) => listen(options, ...watch),
});

/** Sends a file; the client of tus is loaded with the first that is to be sent. */
async function sendFile(
  options: HttpBackendOptions,
  clock: ServerClock,
  ...[file, {uploadId}, sendOptions = {}]: Parameters<FileTransport['sendFile']>
): Promise<void> {
  const {sendByTus} = await partLoaded(import('./tus-transport.js'));
  const url = `${addressOf(options, filePaths.uploads)}/${encodeURIComponent(uploadId)}`;
  await sendByTus(file, url, options, clock, sendOptions);
}

async function readFile(
  options: HttpBackendOptions,
  clock: ServerClock,
  ...[request, {signal} = {}]: Parameters<FileTransport['readFile']>
): Promise<Blob> {
  const {headers, credentials = 'same-origin'} = options;
  const doFetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const allHeaders = new Headers(await headers?.());
  allHeaders.set('Content-Type', 'application/json');
  try {
    const response = await doFetch(addressOf(options, filePaths.file), {
      method: 'POST',
      body: JSON.stringify(request),
      headers: allHeaders,
      cache: 'no-store',
      credentials,
      redirect: 'manual',
      ...(signal && {signal}),
    });
    await requireOk(response, clock);
    return await response.blob();
  } catch (error) {
    if (error instanceof BackendError) throw error;
    throw new BackendError({kind: 'network', ...(signal?.aborted && {code: 'aborted'})});
  }
}

type Watch = NonNullable<FileTransport['watchCases']>;

/** Hears of news; the browser connects again by itself, and where it gives up the watch is lost. */
function listen(
  options: HttpBackendOptions,
  onNews: Parameters<Watch>[0],
  {signal, onLost}: Parameters<Watch>[1],
): void {
  const source = new EventSource(addressOf(options, filePaths.events), {
    withCredentials: options.credentials === 'include',
  });
  source.addEventListener('case', ({data}: MessageEvent<unknown>) => {
    const news = parsed(String(data)) as Parameters<typeof onNews>[0] | undefined;
    if (news) onNews(news);
  });
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) onLost?.();
  });
  signal.addEventListener('abort', () => source.close(), {once: true});
  if (signal.aborted) source.close();
}
