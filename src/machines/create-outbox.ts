/** The actors of what is on its way: files, and the outbox. Bytes and records are the caller's. */
import {createActor, fromCallback, fromPromise, type ActorRefFrom} from 'xstate';
import type {CheckedSupportBackend} from '../backend/checked-support-backend.js';
import {problemOf, type ProblemKind} from '../domain/problem.js';
import type {Clock} from './create-support.js';
import {onceOnly} from './once-only.js';
import type {OutboxInput, OutboxMarked} from './support/outbox-context.js';
import {caseOf, type OutboxEntry, type SentCase} from './support/outbox-entry.js';
import {outboxMachine} from './support/outbox-machine.js';
import type {UploadsInput} from './support/upload-context.js';
import {uploadMachine} from './support/upload-machine.js';
import {uploadsMachine} from './support/uploads-machine.js';

export interface UploadsOptions {
  readonly backend: Pick<CheckedSupportBackend, 'createUpload' | 'getUpload' | 'cancelUpload' | 'sendFile'>;
  readonly input: UploadsInput;
  /** The bytes of a file; rejects where they are not at hand any more. */
  readonly bytesOf: (uploadId: string) => Promise<Blob>;
  /** SHA-256 of a file's bytes in hex; `null`: it cannot be worked out. */
  readonly hashOf: (file: Blob, signal: AbortSignal) => Promise<string | null>;
  readonly clock?: Clock;
}

/** Creates the actor of one form's files, not started yet. */
export function createUploads({
  backend,
  input,
  bytesOf,
  hashOf,
  clock,
}: UploadsOptions): ActorRefFrom<typeof uploadsMachine> {
  const upload = uploadMachine.provide({
    actors: {
      hashFile: fromPromise(async ({input: {uploadId}, signal}) => hashOf(await bytesOf(uploadId), signal)),
      announce: fromPromise(({input: {file}, signal}) => backend.createUpload({...file}, {signal})),
      sendBytes: fromCallback(({input: {uploadId, offset}, sendBack}) => {
        const end = new AbortController();
        const {signal} = end;
        void bytesOf(uploadId)
          .then((file) =>
            backend.sendFile(
              file,
              {uploadId, offset},
              {signal, onProgress: (sentBytes) => sendBack({type: 'bytes.sent', sentBytes})},
            ),
          )
          .then(
            () => sendBack({type: 'bytes.ended'}),
            (error: unknown) => sendBack({type: 'bytes.failed', problem: problemOf(error)}),
          );
        return () => end.abort();
      }),
      getUpload: fromPromise(({input: request, signal}) => backend.getUpload(request, {signal})),
      cancelUpload: fromPromise(({input: request}) => backend.cancelUpload(request)),
    },
  });
  return createActor(uploadsMachine.provide({actors: {upload}}), {input, ...(clock && {clock})});
}

/** What keeps a case from being read for the time being alone. */
const passing: ReadonlySet<ProblemKind> = new Set(['network', 'rate-limited', 'signed-out']);

export interface OutboxOptions {
  readonly backend: Pick<CheckedSupportBackend, 'createCase' | 'replyToCase' | 'getOperation' | 'getCase'>;
  readonly input: OutboxInput;
  /** What the device keeps; answers after everything that was told to it is written. */
  readonly records: {
    read(): Promise<readonly OutboxEntry[]>;
    /** Notes that a try begins; answers what was known of the entry. */
    markTried(id: string): Promise<OutboxMarked>;
  };
  /** The name of the lock under which one tab sends, one per account. */
  readonly lockName: string;
  /** Default the browser's; without one every tab sends, and the operation id alone prevents a second time. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
  readonly clock?: Clock;
}

/** Creates the actor, not started yet. */
export function createOutbox({
  backend,
  input,
  records,
  lockName,
  locks,
  clock,
}: OutboxOptions): ActorRefFrom<typeof outboxMachine> {
  const caseIdOf = (operationId: string): string | null => {
    const entry = actor.getSnapshot().context.entries.find(({id}) => id === operationId);
    return entry ? caseOf(entry) : null;
  };
  /** The case that a sent entry came to, or its id alone where it cannot be read: what waits behind goes on. */
  const sentCase = async (caseId: string): Promise<SentCase> => {
    try {
      return await backend.getCase({caseId});
    } catch (error) {
      if (passing.has(problemOf(error).kind)) throw error;
      return {id: caseId, reference: ''};
    }
  };
  const actor = createActor(
    outboxMachine.provide({
      actors: {
        holdLock: fromCallback(({sendBack}) => {
          const end = new AbortController();
          const granted = () =>
            new Promise<void>((resolve) => {
              end.signal.addEventListener('abort', () => resolve());
              sendBack({type: 'lock.granted'});
            });
          if (!locks) sendBack({type: 'lock.granted'});
          // Refused where storage is denied; then the wait ends by itself.
          else void locks.request(lockName, {signal: end.signal}, granted).catch(() => null);
          return () => end.abort();
        }),
        readEntries: fromPromise(() => records.read()),
        markTried: fromPromise(({input: {id}}) => records.markTried(id)),
        send: onceOnly({
          backend,
          subject: () => ({}),
          send: ({kind, ...request}: {readonly kind: OutboxEntry['kind']}) =>
            kind === 'case' ? backend.createCase(request as never) : backend.replyToCase(request as never),
          answer: (operationId, {caseId}) => sentCase(caseIdOf(operationId) ?? caseId ?? ''),
        }),
      },
    }),
    {input, ...(clock && {clock})},
  );
  return actor;
}
