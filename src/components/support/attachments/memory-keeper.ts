/** Files of a form in this page's memory: they are gone with it. */
import type {CheckedSupportBackend} from '../../../backend/checked-support-backend.js';
import {fileName, judgeFiles} from '../../../domain/support/attachments.js';
import type {FileAnswer} from '../../../domain/support/case-answers.js';
import type {AttachmentPolicy} from '../../../domain/support/support-policy.js';
import {sha256Hex} from '../../../domain/sha-256.js';
import {newId} from '../new-id.js';
import {createUploads} from '../../../machines/create-outbox.js';
import type {UploadsEmitted} from '../../../machines/support/upload-context.js';
import {uploadTotals, type UploadItem} from '../../../machines/support/upload-item.js';
import type {AttachmentKeeper, UploadNews, UploadTotals} from './model.js';

/** What tells a form of its files. */
export interface AttachmentListener {
  /** The files that belong to the draft. */
  filesChanged(files: readonly FileAnswer[]): void;
  uploadsChanged(uploads: Extract<UploadsEmitted, {type: 'uploads.changed'}>): void;
  news(news: UploadNews): void;
  /** Something changed that shows. */
  changed(): void;
}

export interface AttachmentKeeperOptions {
  readonly backend: CheckedSupportBackend;
  readonly policy: AttachmentPolicy;
  /** Files of a draft that was restored. */
  readonly restored: readonly FileAnswer[];
  readonly listener: AttachmentListener;
}

/** Most bytes that are read at once for a hash. */
const mostHashed = 16_000_000;

export class MemoryKeeper implements AttachmentKeeper {
  readonly #options: AttachmentKeeperOptions;
  readonly #actor: ReturnType<typeof createUploads>;
  readonly #bytes = new Map<string, File>();
  #items: readonly UploadItem[] = [];

  constructor(options: AttachmentKeeperOptions) {
    this.#options = options;
    const {backend, restored, listener} = options;
    this.#actor = createUploads({
      backend,
      input: {restored: restored.map((file) => ({file, hasBytes: false}))},
      bytesOf: async (uploadId) => {
        const bytes = this.#bytes.get(uploadId);
        if (!bytes) throw new Error('not at hand');
        return bytes;
      },
      hashOf: async (file) => (file.size <= mostHashed ? sha256Hex(await file.arrayBuffer()) : null),
    });
    this.#actor.on('files.changed', ({files}) => listener.filesChanged(files));
    this.#actor.on('uploads.changed', (uploads) => listener.uploadsChanged(uploads));
    this.#actor.on('upload.duplicate', ({uploadId}) => {
      const item = this.#find(uploadId);
      if (item) listener.news({type: 'duplicate', name: item.file.name});
    });
    this.#actor.subscribe(({context}) => this.#follow(context.items));
    this.#actor.start();
  }

  get items(): readonly UploadItem[] {
    return this.#items;
  }

  get totals(): UploadTotals {
    return uploadTotals(this.#items);
  }

  add(files: readonly File[]): void {
    const {policy} = this.#options;
    const taken = this.#items.filter(({state}) => state !== 'refused' && !state.startsWith('cancel')).length;
    const chosen = judgeFiles(files, taken, policy).map(({file, problem}) => {
      const uploadId = newId();
      this.#bytes.set(uploadId, file);
      const {size, type} = file;
      return {file: {uploadId, name: fileName(file.name), size, type, sha256: null}, problem};
    });
    this.#actor.send({type: 'files.added', files: chosen});
  }

  pause(uploadId: string): void {
    this.#actor.send({type: 'upload.paused', uploadId});
  }

  resume(uploadId: string): void {
    this.#actor.send({type: 'upload.resumed', uploadId});
  }

  retry(uploadId: string): void {
    this.#actor.send({type: 'upload.retried', uploadId});
  }

  cancel(uploadId: string): void {
    this.#actor.send({type: 'upload.canceled', uploadId});
  }

  give(uploadId: string, file: File): void {
    this.#bytes.set(uploadId, file);
    this.#actor.send({type: 'upload.given', uploadId, size: file.size});
  }

  async bytesOf(uploadId: string): Promise<Blob | null> {
    return this.#bytes.get(uploadId) ?? null;
  }

  networkReturned(): void {
    this.#actor.send({type: 'network.returned'});
  }

  sessionRestored(): void {
    this.#actor.send({type: 'session.restored'});
  }

  end(): void {
    this.#actor.stop();
    this.#bytes.clear();
  }

  #find(uploadId: string): UploadItem | undefined {
    return this.#items.find(({file}) => file.uploadId === uploadId);
  }

  #follow(items: readonly UploadItem[]): void {
    const before = this.#items;
    this.#items = items;
    const {listener} = this.#options;
    for (const item of items) {
      const was = before.find(({file}) => file.uploadId === item.file.uploadId)?.state;
      if (was === item.state) continue;
      if (item.state === 'stored' && was) listener.news({type: 'stored', item});
      if (item.state === 'refused' || item.state === 'failed') listener.news({type: 'refused', item});
    }
    listener.changed();
  }
}
