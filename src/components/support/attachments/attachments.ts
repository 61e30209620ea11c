/** The files of one form as its views need them: chosen, dropped or pasted, each with its way and its picture (S-19). */
import type {FileAnswer} from '../../../domain/support/case-answers.js';
import type {CheckedSupportBackend} from '../../../backend/checked-support-backend.js';
import type {AttachmentPolicy} from '../../../domain/support/support-policy.js';
import type {UploadsEmitted} from '../../../machines/support/upload-context.js';
import {MemoryKeeper, type AttachmentKeeperOptions} from './memory-keeper.js';
import type {AttachmentActions, AttachmentKeeper, AttachmentsModel, UploadNews} from './model.js';
import {pictureOf} from './pictures.js';

export interface AttachmentsOptions {
  readonly backend: CheckedSupportBackend;
  readonly policy: AttachmentPolicy;
  /** Files of a draft that was restored. */
  readonly restored: readonly FileAnswer[];
  /** What keeps the files. Default: this page's memory. */
  readonly keeper?: ((options: AttachmentKeeperOptions) => AttachmentKeeper) | undefined;
  readonly onFiles: (files: readonly FileAnswer[]) => void;
  readonly onUploads: (uploads: Extract<UploadsEmitted, {type: 'uploads.changed'}>) => void;
  /** What became of a file, to be read out. */
  readonly onNews: (news: UploadNews) => void;
  readonly onChange: () => void;
}

export class Attachments {
  readonly #options: AttachmentsOptions;
  readonly #keeper: AttachmentKeeper;
  readonly #pictures = new Map<string, ImageBitmap>();
  /** Files that were looked at for a picture. */
  readonly #looked = new Set<string>();
  #duplicate: string | null = null;
  #isDragged = false;
  #hasEnded = false;

  constructor(options: AttachmentsOptions) {
    this.#options = options;
    const {backend, policy, restored, keeper = (given) => new MemoryKeeper(given)} = options;
    this.#keeper = keeper({
      backend,
      policy,
      restored,
      listener: {
        filesChanged: options.onFiles,
        uploadsChanged: options.onUploads,
        news: (news) => {
          if (news.type === 'duplicate') this.#duplicate = news.name;
          options.onNews(news);
        },
        changed: () => this.#follow(),
      },
    });
  }

  readonly actions: AttachmentActions = {
    add: (files) => {
      if (files.length === 0) return;
      this.#duplicate = null;
      this.#keeper.add(files);
    },
    pause: (uploadId) => this.#keeper.pause(uploadId),
    resume: (uploadId) => this.#keeper.resume(uploadId),
    retry: (uploadId) => this.#keeper.retry(uploadId),
    cancel: (uploadId) => this.#keeper.cancel(uploadId),
    give: (uploadId, file) => {
      this.#looked.delete(uploadId);
      this.#keeper.give(uploadId, file);
    },
  };

  /** What the view is made from, but for words and problems. */
  get view(): Pick<
    AttachmentsModel,
    'items' | 'totals' | 'pictures' | 'duplicate' | 'isDragged' | 'actions' | 'policy' | 'isOnline'
  > {
    return {
      items: this.#keeper.items,
      totals: this.#keeper.totals,
      pictures: this.#pictures,
      duplicate: this.#duplicate,
      isDragged: this.#isDragged,
      isOnline: navigator.onLine,
      policy: this.#options.policy,
      actions: this.actions,
    };
  }

  readonly onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#drag(true);
  };

  readonly onDragLeave = (event: DragEvent): void => {
    const {currentTarget: form, relatedTarget: to} = event;
    if (!(form instanceof Node && to instanceof Node && form.contains(to))) this.#drag(false);
  };

  readonly onDrop = (event: DragEvent): void => {
    this.#drag(false);
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    this.actions.add([...files]);
  };

  /** A picture from the clipboard becomes a file; what is text as well stays text. */
  readonly onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data || data.files.length === 0 || data.types.some((type) => type.startsWith('text/'))) return;
    event.preventDefault();
    this.actions.add([...data.files]);
  };

  networkChanged(isOnline: boolean): void {
    if (isOnline) this.#keeper.networkReturned();
  }

  sessionRestored(): void {
    this.#keeper.sessionRestored();
  }

  end(): void {
    this.#hasEnded = true;
    this.#keeper.end();
    for (const picture of this.#pictures.values()) picture.close();
    this.#pictures.clear();
  }

  #drag(isDragged: boolean): void {
    if (isDragged === this.#isDragged) return;
    this.#isDragged = isDragged;
    this.#options.onChange();
  }

  #follow(): void {
    // The keeper may tell while it is being made.
    queueMicrotask(() => {
      if (this.#hasEnded) return;
      const ids = new Set(this.#keeper.items.map(({file}) => file.uploadId));
      for (const [uploadId, picture] of this.#pictures) {
        if (ids.has(uploadId)) continue;
        picture.close();
        this.#pictures.delete(uploadId);
      }
      for (const uploadId of ids) void this.#look(uploadId);
    });
    this.#options.onChange();
  }

  async #look(uploadId: string): Promise<void> {
    if (this.#looked.has(uploadId)) return;
    this.#looked.add(uploadId);
    const bytes = await this.#keeper.bytesOf(uploadId).catch(() => null);
    const picture = bytes && (await pictureOf(bytes));
    if (!picture) return;
    if (this.#hasEnded || !this.#keeper.items.some(({file}) => file.uploadId === uploadId)) return picture.close();
    this.#pictures.set(uploadId, picture);
    this.#options.onChange();
  }
}
