/** The files that entries of the outbox wait for, each sent by one tab as far as tabs know of each other (F-P9). */
import type {CheckedSupportBackend} from '../../backend/checked-support-backend.js';
import type {OutboxEntry} from '../../machines/support/outbox-entry.js';
import {uploadsStanding} from '../../machines/support/upload-item.js';
import {UploadKeeper, type UploadKeeperOptions, type UploadView} from './upload-keeper.js';

/** How long nothing has to arrive for a lock not to be waited for; doubled up to the longest while something does. */
const patience = 2000;
const longestPatience = 30_000;
/** How long a lock may take before it is looked whether anything arrives. */
const grace = 1000;

export interface OutboxFilesOptions extends Pick<
  UploadKeeperOptions,
  'policy' | 'files' | 'newId' | 'onChange' | 'clock'
> {
  readonly backend: UploadKeeperOptions['backend'] & Pick<CheckedSupportBackend, 'getUpload'>;
  /** Begins the names of locks; `null`: no other tab has these files. */
  readonly lockName: string | null;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** The server has a file of an entry. */
  readonly onStored: (id: string, uploadId: string) => void;
}

/** The missing files of one entry, on their way. */
interface Hosted {
  readonly uploads: UploadKeeper;
  readonly end: AbortController;
  /** Lets another tab send them. */
  release: () => void;
}

export class OutboxFiles {
  readonly #options: OutboxFilesOptions;
  /** By entry. */
  readonly #hosted = new Map<string, Hosted>();

  constructor(options: OutboxFilesOptions) {
    this.#options = options;
  }

  /** Every entry's that is hosted here. */
  get all(): readonly UploadKeeper[] {
    return [...this.#hosted.values()].map(({uploads}) => uploads);
  }

  /** What sends the files of an entry; `null`: this tab does not. */
  of(id: string): UploadKeeper | null {
    return this.#hosted.get(id)?.uploads ?? null;
  }

  /** An entry's files as far as this tab sends them. */
  shown({id, missingUploads}: OutboxEntry): readonly UploadView[] {
    // Another tab may have sent one, or taken it out.
    return (this.of(id)?.items ?? []).filter(
      ({file: {uploadId}, state}) => missingUploads.includes(uploadId) || state === 'stored',
    );
  }

  /** Sends the files of these entries and of no others. */
  follow(wanting: readonly OutboxEntry[]): void {
    for (const [id, hosted] of this.#hosted) if (!wanting.some((entry) => entry.id === id)) this.#end(id, hosted);
    for (const entry of wanting) {
      const uploads = this.of(entry.id);
      if (!uploads) void this.#host(entry);
      // Another tab took a file out.
      for (const {file} of uploads?.items ?? [])
        if (!entry.answers.files.some(({uploadId}) => uploadId === file.uploadId)) uploads!.cancel(file.uploadId);
    }
  }

  async #host({id, missingUploads, answers: {files}}: OutboxEntry): Promise<void> {
    const {onChange, onStored, ...options} = this.#options;
    const end = new AbortController();
    const uploads = new UploadKeeper({
      ...options,
      onChange: () => {
        this.#releaseIdle(id);
        onChange();
      },
      onStored: (uploadId) => onStored(id, uploadId),
    });
    this.#hosted.set(id, {uploads, end, release: () => {}});
    const missing = files.filter(({uploadId}) => missingUploads.includes(uploadId));
    const uploadIds = missing.map(({uploadId}) => uploadId);
    const hasBytes = await this.#withBytes(uploadIds);
    const release = await this.#whenFree(id, uploadIds, end.signal);
    // Whoever has no bytes to send keeps nobody from it.
    if (!hasBytes || end.signal.aborted) release();
    if (end.signal.aborted) return;
    this.#hosted.get(id)!.release = release;
    await uploads.begin(missing);
  }

  /**
   * Resolves when no other tab sends these files, with what lets others have them. A tab that holds them while nothing
   * arrives at the server hangs, and is not waited for.
   */
  #whenFree(id: string, uploadIds: readonly string[], signal: AbortSignal): Promise<() => void> {
    const {locks, lockName} = this.#options;
    if (!locks || lockName === null) return Promise.resolve(() => {});
    const waiting = new AbortController();
    const free = new Promise<() => void>((resolve) => {
      const hold = () => new Promise<void>((release) => resolve(release));
      signal.addEventListener('abort', () => waiting.abort());
      // Refused where storage is denied, and when nobody waits any more.
      locks.request(`${lockName}/${id}`, {signal: waiting.signal}, hold).catch(() => resolve(() => {}));
    });
    void this.#whenQuiet(uploadIds, waiting.signal).then(() => waiting.abort());
    return free.finally(() => waiting.abort());
  }

  /** Resolves when nothing of these files arrived at the server for a while. */
  async #whenQuiet(uploadIds: readonly string[], signal: AbortSignal): Promise<void> {
    await this.#pause(grace, signal);
    if (signal.aborted) return;
    let known = await this.#arrived(uploadIds);
    for (let wait = patience; ; wait = Math.min(2 * wait, longestPatience)) {
      await this.#pause(wait, signal);
      if (signal.aborted) return;
      const arrived = await this.#arrived(uploadIds);
      if (arrived === known) return;
      known = arrived;
    }
  }

  /** How much of each file the server has; empty where it does not know one, or does not say. */
  async #arrived(uploadIds: readonly string[]): Promise<string> {
    const {backend} = this.#options;
    const offsets = await Promise.all(
      uploadIds.map((uploadId) =>
        backend.getUpload({uploadId}).then(
          ({state, offset}) => `${state} ${offset}`,
          () => '',
        ),
      ),
    );
    return offsets.join();
  }

  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const {clock = globalThis} = this.#options;
    return new Promise((resolve) => {
      const timer: unknown = clock.setTimeout(() => resolve(), milliseconds);
      signal.addEventListener('abort', () => {
        clock.clearTimeout(timer as never);
        resolve();
      });
      if (signal.aborted) resolve();
    });
  }

  async #withBytes(uploadIds: readonly string[]): Promise<boolean> {
    const {files} = this.#options;
    return (await Promise.all(uploadIds.map((uploadId) => files.has(uploadId).catch(() => false)))).some(Boolean);
  }

  /** Another tab may have what needs the person here, or failed here. */
  #releaseIdle(id: string): void {
    const hosted = this.#hosted.get(id);
    if (hosted?.uploads.items.every((item) => uploadsStanding([item]) !== 'underWay')) hosted.release();
  }

  #end(id: string, {uploads, end, release}: Hosted): void {
    uploads.end();
    end.abort();
    release();
    this.#hosted.delete(id);
  }
}
