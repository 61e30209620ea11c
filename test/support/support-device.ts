/** Support's storage in tests: accounts of a portal that no other test uses, and a back end whose line can be watched and cut. */
import {checkedSupportBackend} from '../../src/backend/checked-support-backend.js';
import type {SupportBackend} from '../../src/backend/partner-backend.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {SupportStorage} from '../../src/components/support/support-storage.js';
import {access as supportAccess} from '../../src/define/open-support.js';
import {BackendError} from '../../src/domain/problem.js';
import type {StorageOwner} from '../../src/components/shared/account-storage.js';
import {freshName} from './storage.js';

/** Resolves with what `look` gives as soon as it is not `null`, `undefined` or `false`; rejects after ten seconds. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
): Promise<Exclude<T, null | undefined | false>> {
  const start = performance.now();
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found as Exclude<T, null | undefined | false>;
    if (performance.now() - start > 10_000) throw new Error(`${what}: not within ten seconds`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A device with one portal on it. Every storage that it opens is another tab, or another visit. */
export function aDevice() {
  const tenant = freshName();
  const open = new Set<SupportStorage>();
  const storage = (owner: Partial<StorageOwner> = {}): SupportStorage => {
    const opened = new SupportStorage(supportAccess, () => {});
    opened.open({accountId: 'mila', tenant, memoryOnly: false, ...owner});
    open.add(opened);
    return opened;
  };
  return {
    tenant,
    storage,
    /** What the device has is erased; ends every storage. */
    async clear(): Promise<void> {
      for (const one of open) one.close();
      await supportAccess.erase({tenant});
    },
  };
}

let ids = 0;
/** A UUID that no other call gives. */
export const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;

/** A file in which every part is another. */
export function aFileOf(bytes: number, name = 'trace.log', seed = 1): File {
  const words = new Uint32Array(Math.ceil(bytes / 4));
  for (let at = 0; at < words.length; at++) words[at] = Math.imul(at + seed, 0x9e3779b1);
  return new File([new Uint8Array(words.buffer, 0, bytes)], name, {type: 'text/plain'});
}

/** A back end behind the kit's checks, the memory's unless told otherwise, with every call and a line that can be cut. */
export function aWatchedBackend(partner: SupportBackend = memoryBackend({seed: 'empty'})) {
  const checked = checkedSupportBackend(partner, {timeoutMilliseconds: 5000});
  const calls: {readonly name: string; readonly request: Readonly<Record<string, unknown>>}[] = [];
  const line = {
    isCut: false,
    /** The answer of the next such call never comes, though it is carried out. */
    holdAnswerOf: null as string | null,
    /** A file is held up as soon as the server has so many bytes of it; `null`: none is. */
    holdFilesAt: null as number | null,
  };
  const sendFile: typeof checked.sendFile = (file, upload, options = {}) => {
    const stop = new AbortController();
    options.signal?.addEventListener('abort', () => stop.abort());
    const held = new Promise<never>(() => {});
    let isHeld = false;
    const sent = checked.sendFile(file, upload, {
      signal: stop.signal,
      onProgress: (bytes) => {
        options.onProgress?.(bytes);
        if (line.holdFilesAt === null || bytes < line.holdFilesAt) return;
        isHeld = true;
        stop.abort();
      },
    });
    return sent.catch((error: unknown) => (isHeld ? held : Promise.reject(error as Error)));
  };
  const backend = new Proxy(checked, {
    get(target, name: keyof typeof checked) {
      const method = (name === 'sendFile' ? sendFile : target[name]) as (...all: unknown[]) => unknown;
      if (name === 'serverNow' || name === 'watchCases') return method;
      return async (...all: unknown[]) => {
        calls.push({name, request: (name === 'sendFile' ? all[1] : all[0]) as Record<string, unknown>});
        if (line.isCut) throw new BackendError({kind: 'network'});
        const answer = await method(...all);
        if (line.holdAnswerOf === name) {
          line.holdAnswerOf = null;
          return new Promise<never>(() => {});
        }
        return answer;
      };
    },
  });
  const named = (name: string) => calls.filter((call) => call.name === name);
  return {
    backend,
    calls,
    line,
    named,
    /** The operation ids under which something was sent, in order. */
    sent: () => [...named('createCase'), ...named('replyToCase')].map(({request}) => request['operationId']),
    subjects: async () => (await checked.listCases({sort: 'created'})).cases.map(({subject}) => subject).reverse(),
  };
}
