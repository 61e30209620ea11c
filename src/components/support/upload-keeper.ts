/** The files of one form: chosen, kept, read for their hash and sent, with whatever interrupts them (S-19, S-28). */
import type {FileAnswer} from '../../domain/support/case-answers.js';
import {fileName, isKeptOnDevice, judgeFiles} from '../../domain/support/attachments.js';
import {hashFile} from '../../domain/support/hash-file.js';
import type {AttachmentPolicy} from '../../domain/support/support-policy.js';
import {createUploads, type UploadsOptions} from '../../machines/create-outbox.js';
import type {UploadsEvent} from '../../machines/support/upload-context.js';
import {
  uploadsStanding,
  uploadTotals,
  type UploadItem,
  type UploadsStanding,
} from '../../machines/support/upload-item.js';
import {draftFiles} from '../../machines/support/uploads-machine.js';
import type {ChosenFiles, FileKept} from './chosen-files.js';

/** A file for the view. */
export interface UploadView extends UploadItem {
  /**
   * Where its bytes are besides this page's memory; `null`: not known yet, or not needed any more. With `tooLarge` and
   * `refused` the same file is asked for again after a reload.
   */
  readonly kept: FileKept | null;
}

/** What the machine of a form is told; both forms understand it. */
export type FormFilesEvent =
  | {readonly type: 'files.changed'; readonly files: readonly FileAnswer[]}
  | {readonly type: 'uploads.changed'; readonly uploads: UploadsStanding; readonly missing: readonly string[]};

export interface UploadKeeperOptions {
  readonly backend: UploadsOptions['backend'];
  readonly policy: AttachmentPolicy;
  readonly files: Pick<ChosenFiles, 'keep' | 'keptAs' | 'has' | 'read' | 'forget'>;
  /** Makes the id of an upload: a UUID. */
  readonly newId: () => string;
  /** Something changed that shows. */
  readonly onChange: () => void;
  /** What the form's machine is to be told. */
  readonly onForm?: (event: FormFilesEvent) => void;
  /** A file was left out, because the same one is there already. */
  readonly onDuplicate?: (duplicate: {readonly name: string; readonly of: string}) => void;
  /** The server has this file. */
  readonly onStored?: (uploadId: string) => void;
  /** What the browser knows of the network when it begins. Default: that there is one. */
  readonly isOnline?: boolean;
  /** What pauses are measured with. Default the browser's timers. */
  readonly clock?: UploadsOptions['clock'];
}

type Actor = ReturnType<typeof createUploads>;

export class UploadKeeper {
  readonly #options: UploadKeeperOptions;
  /** Files of this visit, as they were given: for a preview. */
  readonly #given = new Map<string, Blob>();
  readonly #kept = new Map<string, FileKept>();
  #actor: Actor | null = null;
  #waiting: UploadsEvent[] = [];
  #items: readonly UploadItem[] = [];
  /** Files that only wait for the network. */
  readonly #offline = new Set<string>();
  #isOnline: boolean;
  #told = {files: '[]', uploads: ''};
  #hasEnded = false;

  constructor(options: UploadKeeperOptions) {
    this.#options = options;
    this.#isOnline = options.isOnline ?? true;
  }

  /** In the order chosen. */
  get items(): readonly UploadView[] {
    return this.#shown.map((item) => ({
      ...item,
      kept: item.state === 'stored' ? null : (this.#kept.get(item.file.uploadId) ?? null),
    }));
  }

  get standing(): UploadsStanding {
    return uploadsStanding(this.#shown);
  }

  /** Bytes sent and bytes in all, of the files that are wanted and can be taken. */
  get totals(): {readonly sentBytes: number; readonly bytes: number} {
    return uploadTotals(this.#items);
  }

  /** Begins with the files of a draft. What is asked for before it has looked which bytes are there waits. */
  async begin(restored: readonly FileAnswer[]): Promise<void> {
    const {backend, files, clock} = this.#options;
    this.#told.files = JSON.stringify(restored);
    this.#items = restored.map((file) => ({file, state: 'queued', sentBytes: 0, code: null, isOther: false}));
    this.#tell();
    const atHand = await Promise.all(restored.map(({uploadId}) => files.has(uploadId).catch(() => false)));
    if (this.#hasEnded) return;
    const actor = createUploads({
      backend,
      input: {restored: restored.map((file, index) => ({file, hasBytes: atHand[index]!}))},
      bytesOf: (uploadId) => files.read(uploadId),
      hashOf: hashFile,
      ...(clock && {clock}),
    });
    restored.forEach(({uploadId}, index) => {
      const kept = atHand[index] ? files.keptAs(uploadId) : null;
      if (kept) this.#kept.set(uploadId, kept);
    });
    actor.on('upload.stored', ({uploadId}) => this.#options.onStored?.(uploadId));
    actor.on('upload.ended', ({uploadId}) => this.#forget(uploadId));
    actor.on('upload.duplicate', ({uploadId, of}) =>
      this.#options.onDuplicate?.({name: this.#nameOf(uploadId), of: this.#nameOf(of)}),
    );
    actor.subscribe(({context}) => this.#follow(context.items));
    this.#actor = actor;
    actor.start();
    this.#follow(actor.getSnapshot().context.items);
    for (const event of this.#waiting.splice(0)) actor.send(event);
  }

  /** Adds files that were chosen, dropped or pasted; what is wrong with one shows with it. */
  add(files: readonly File[]): void {
    if (this.#hasEnded) return;
    const {policy, newId} = this.#options;
    const known = draftFiles(this.#items).length + this.#waiting.flatMap(added).length;
    const chosen = judgeFiles(files, known, policy).map(({file, problem}) => ({
      file: {
        uploadId: newId(),
        name: fileName(file.name),
        size: file.size,
        type: file.type.slice(0, 200),
        sha256: null,
      },
      problem,
    }));
    chosen.forEach(({file: {uploadId}, problem}, index) => problem ?? this.#hold(uploadId, files[index]!));
    this.#send({type: 'files.added', files: chosen});
  }

  /** The same file, asked for again; another one is told from it by its size and its hash. */
  give(uploadId: string, file: File): void {
    const item = this.#items.find((one) => one.file.uploadId === uploadId);
    if (this.#hasEnded || item?.state !== 'wanting') return;
    if (file.size === item.file.size) this.#hold(uploadId, file);
    this.#send({type: 'upload.given', uploadId, size: file.size});
  }

  pause(uploadId: string): void {
    this.#send({type: 'upload.paused', uploadId});
  }

  resume(uploadId: string): void {
    this.#offline.delete(uploadId);
    this.#send({type: 'upload.resumed', uploadId});
  }

  retry(uploadId: string): void {
    this.#send({type: 'upload.retried', uploadId});
  }

  /** Takes a file out; the server forgets it. */
  cancel(uploadId: string): void {
    this.#send({type: 'upload.canceled', uploadId});
  }

  /** The file as it was given in this visit, for a preview; `null`: it was not. */
  fileOf(uploadId: string): Blob | null {
    return this.#given.get(uploadId) ?? null;
  }

  /** Nothing is tried, and counts as failed, until the network returns. */
  networkLost(): void {
    this.#isOnline = false;
    this.#waitForNetwork();
  }

  /** Goes on with what waits, and tries again what did not arrive. */
  networkReturned(): void {
    this.#isOnline = true;
    for (const uploadId of [...this.#offline]) this.resume(uploadId);
    this.#send({type: 'network.returned'});
    this.#retryFailed();
  }

  /** Goes on with what waits, and tries again what did not arrive. */
  sessionRestored(): void {
    this.#send({type: 'session.restored'});
    this.#retryFailed();
  }

  /** Takes every file out: the draft is not wanted any more. Ends the keeper. */
  discard(): void {
    const {backend} = this.#options;
    for (const {uploadId} of this.#items.map(({file}) => file)) {
      this.#forget(uploadId);
      // Nobody waits for it: an upload that belongs to no case is forgotten in time.
      void backend.cancelUpload({uploadId}).catch(() => null);
    }
    this.end();
  }

  /** Stops sending and lets go. What was not sent stays kept, for a later visit or for the outbox. */
  end(): void {
    this.#hasEnded = true;
    this.#actor?.stop();
    this.#given.clear();
    this.#waiting = [];
  }

  #send(event: UploadsEvent): void {
    if (this.#actor) this.#actor.send(event);
    else if (!this.#hasEnded) this.#waiting.push(event);
  }

  #hold(uploadId: string, file: File): void {
    const {files, policy, onChange} = this.#options;
    this.#given.set(uploadId, file);
    this.#kept.delete(uploadId);
    void files.keep(uploadId, file, !isKeptOnDevice(file, policy)).then((kept) => {
      if (this.#given.get(uploadId) !== file) return;
      this.#kept.set(uploadId, kept);
      onChange();
    });
  }

  #forget(uploadId: string): void {
    this.#kept.delete(uploadId);
    void this.#options.files.forget(uploadId);
  }

  #follow(items: readonly UploadItem[]): void {
    if (items === this.#items) return;
    for (const {file, isOther} of items) {
      const wasOther = this.#items.find((one) => one.file.uploadId === file.uploadId)?.isOther ?? false;
      // What was given in its place is not sent, and not kept.
      if (isOther && !wasOther) {
        this.#given.delete(file.uploadId);
        this.#forget(file.uploadId);
      }
    }
    this.#items = items;
    this.#waitForNetwork();
    this.#tell();
    this.#options.onChange();
  }

  /** As they are on view: what the network holds up was not paused by anybody. */
  get #shown(): readonly UploadItem[] {
    return this.#items.map((item) =>
      item.state === 'paused' && this.#offline.has(item.file.uploadId) ? {...item, state: 'waiting'} : item,
    );
  }

  #retryFailed(): void {
    for (const {file, state} of this.#items) if (state === 'failed') this.retry(file.uploadId);
  }

  #waitForNetwork(): void {
    if (this.#isOnline) return;
    for (const {file, state} of this.#items) {
      if (state !== 'waiting' || this.#offline.has(file.uploadId)) continue;
      this.#offline.add(file.uploadId);
      this.pause(file.uploadId);
    }
  }

  /** Tells the form what changed for it. */
  #tell(): void {
    const files = draftFiles(this.#items);
    const wanted = new Set(files.map(({uploadId}) => uploadId));
    const missing = this.#items
      .filter(({file, state}) => wanted.has(file.uploadId) && state !== 'stored')
      .map(({file}) => file.uploadId);
    const told = {files: JSON.stringify(files), uploads: JSON.stringify([this.standing, missing])};
    const before = this.#told;
    this.#told = told;
    const {onForm} = this.#options;
    if (told.files !== before.files) onForm?.({type: 'files.changed', files});
    if (told.uploads !== before.uploads) onForm?.({type: 'uploads.changed', uploads: this.standing, missing});
  }

  #nameOf(uploadId: string): string {
    return this.#items.find(({file}) => file.uploadId === uploadId)?.file.name ?? '';
  }
}

const added = (event: UploadsEvent): readonly unknown[] => (event.type === 'files.added' ? event.files : []);
