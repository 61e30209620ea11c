/** Files and news of the memory backend: the bytes are kept in this page, beside the state. */
import {BackendError} from '../../../domain/problem.js';
import type {FileTransport} from '../../file-transport.js';
import type {Transaction} from '../admin.js';
import {reject, signedInAccount} from '../world.js';
import {accessCase, maySee} from './case-view.js';
import {supportOf, type MemoryFile} from './support-state.js';
import {contentIdOf, getUpload, receivePart} from './uploads.js';
import {arriveDueNews} from './vendor.js';

/** What takes the parts of files that arrive over a network. */
export interface FileReceiver {
  /**
   * Takes the part of a file that begins at `offset`, and gives how many bytes there are then. Rejects with kind
   * `conflict`, code `offset` where it does not go on from what is there.
   */
  receive(uploadId: string, offset: number, part: Blob): Promise<number>;
}

/** Bytes that travel at once. */
const partBytes = 256 * 1024;
/** How often a lost part is sent again before the line counts as dead, and how long between. */
const mostLosses = 6;
const pauseMilliseconds = 20;
const watchMilliseconds = 500;

export function memoryFiles(transaction: Transaction): Required<FileTransport> & {readonly files: FileReceiver} {
  const parts = new Map<string, Blob[]>();

  const receive = async (uploadId: string, offset: number, part: Blob): Promise<number> => {
    const received = await settled(
      transaction((world) => outcome(() => receivePart(world, uploadId, offset, part.size))),
    );
    const known = parts.get(uploadId) ?? [];
    if (part.size > 0) parts.set(uploadId, [...known, part]);
    return received;
  };

  return {
    files: {receive},
    async sendFile(file, {uploadId}, {signal, onProgress} = {}) {
      const upload = await settled(transaction((world) => outcome(() => getUpload(world, {uploadId}))));
      if (upload.size !== file.size) throw new BackendError({kind: 'invalid', code: 'other-file'});
      let {offset} = upload;
      onProgress?.(offset);
      for (let losses = 0; offset < file.size;) {
        throwIfAborted(signal);
        const part = file.slice(offset, offset + partBytes);
        try {
          offset = await receive(uploadId, offset, part);
          onProgress?.(offset);
          losses = 0;
          const bytesPerSecond = await transaction(({state}) => supportOf(state).behaviour.bytesPerSecond);
          if (bytesPerSecond !== null) await pause((part.size / bytesPerSecond) * 1000, signal);
        } catch (error) {
          const isLost = error instanceof BackendError && error.problem.kind === 'network';
          if (!isLost || signal?.aborted || ++losses > mostLosses) throw error;
          await pause(pauseMilliseconds, signal);
        }
      }
    },
    async readFile({caseId, fileId}) {
      const {file, contentId} = await settled(
        transaction((world) =>
          outcome(() => {
            const {given} = accessCase(world, caseId);
            const all = [...given.files, ...given.entries.flatMap(({files}) => files)];
            const found = all.find(({id}) => id === fileId) ?? reject({kind: 'gone', code: 'file-unknown'});
            return {file: structuredClone(found), contentId: contentIdOf(world, fileId)};
          }),
        ),
      );
      const kept = parts.get(contentId);
      return kept ? new Blob(kept, {type: file.type}) : sampleBytes(file);
    },
    watchCases(onNews, {signal}) {
      let known: {readonly accountId: string; readonly revisions: ReadonlyMap<string, number>} | null = null;
      const look = async () => {
        const seen = await transaction((world) => {
          arriveDueNews(world);
          return outcome(() => {
            const account = signedInAccount(world);
            const cases = supportOf(world.state).cases.filter((one) => maySee(world.state, account, one));
            return {accountId: account.id, revisions: new Map(cases.map(({id, revision}) => [id, revision]))};
          });
        });
        // While nobody is signed in there is nobody to tell.
        if (signal.aborted || 'problem' in seen) return;
        const before = known?.accountId === seen.value.accountId ? known.revisions : seen.value.revisions;
        known = seen.value;
        for (const [caseId, revision] of known.revisions)
          if (revision !== before.get(caseId)) onNews({caseId, revision});
      };
      const timer = setInterval(() => void look(), watchMilliseconds);
      signal.addEventListener('abort', () => clearInterval(timer), {once: true});
      void look();
    },
  };
}

type Outcome<T> = {readonly value: T} | {readonly problem: BackendError};

/** A refusal as a value, so that what was recorded with it stays. */
function outcome<T>(work: () => T): Outcome<T> {
  try {
    return {value: work()};
  } catch (error) {
    if (error instanceof BackendError) return {problem: error};
    throw error;
  }
}

async function settled<T>(work: Promise<Outcome<T>>): Promise<T> {
  const result = await work;
  if ('problem' in result) throw new BackendError(result.problem.problem);
  return result.value;
}

/** What stands for a file whose bytes are not kept: an empty picture, or a line of text. */
function sampleBytes({type, name, size}: MemoryFile): Blob {
  if (type === 'image/png') {
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    return new Blob([Uint8Array.from(atob(pixel), (character) => character.charCodeAt(0))], {type});
  }
  return new Blob([`${name}, ${size} bytes. The sample has no content.\n`], {type});
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new BackendError({kind: 'network', code: 'aborted'});
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), {once: true});
  });
  throwIfAborted(signal);
}
