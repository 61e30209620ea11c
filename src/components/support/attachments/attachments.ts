/** The files of one form as its views need them: chosen, dropped or pasted, each with its way and its picture (S-19). */
import type {FileAnswer} from '../../../domain/support/case-answers.js';
import type {UploadItem} from '../../../machines/support/upload-item.js';
import {newId} from '../new-id.js';
import type {PlaceHost} from '../place.js';
import {UploadKeeper, type FormFilesEvent} from '../upload-keeper.js';
import type {AttachmentActions, AttachmentsModel, UploadNews} from './model.js';
import {pictureOf} from './pictures.js';

export interface AttachmentsOptions {
  readonly host: Pick<PlaceHost, 'backend' | 'policy' | 'storage' | 'onChange'>;
  /** Files of a draft that was restored. */
  readonly restored: readonly FileAnswer[];
  /** What the form's machine is told: which files belong to it, and how far they are. */
  readonly onForm: (event: FormFilesEvent) => void;
  /** What became of a file, to be read out. */
  readonly onNews: (news: UploadNews) => void;
}

export class Attachments {
  readonly #options: AttachmentsOptions;
  readonly #keeper: UploadKeeper;
  readonly #pictures = new Map<string, ImageBitmap>();
  /** Files that were looked at for a picture. */
  readonly #looked = new Set<string>();
  #items: readonly UploadItem[] = [];
  #duplicate: string | null = null;
  #isDragged = false;
  #hasEnded = false;

  constructor(options: AttachmentsOptions) {
    this.#options = options;
    const {host, restored, onForm, onNews} = options;
    this.#keeper = new UploadKeeper({
      backend: host.backend,
      policy: host.policy.support.attachments,
      files: host.storage.files,
      newId,
      isOnline: navigator.onLine,
      onForm,
      onDuplicate: ({name}) => {
        this.#duplicate = name;
        onNews({type: 'duplicate', name});
      },
      onChange: () => this.#follow(),
    });
    this.#items = this.#keeper.items;
    void this.#keeper.begin(restored);
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
      policy: this.#options.host.policy.support.attachments,
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

  /** A picture from the clipboard becomes a file, also one from a page; what is text as well stays text. */
  readonly onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data || data.files.length === 0 || data.types.includes('text/plain')) return;
    event.preventDefault();
    this.actions.add([...data.files]);
  };

  networkChanged(isOnline: boolean): void {
    if (isOnline) this.#keeper.networkReturned();
    else this.#keeper.networkLost();
  }

  sessionRestored(): void {
    this.#keeper.sessionRestored();
  }

  /** Takes every file out: what was typed is not wanted any more. */
  discard(): void {
    this.#keeper.discard();
    this.end();
  }

  /** Lets go. What was not sent stays kept, for a later visit or for the outbox. */
  end(): void {
    this.#hasEnded = true;
    this.#keeper.end();
    for (const picture of this.#pictures.values()) picture.close();
    this.#pictures.clear();
  }

  #drag(isDragged: boolean): void {
    if (isDragged === this.#isDragged) return;
    this.#isDragged = isDragged;
    this.#options.host.onChange();
  }

  #follow(): void {
    if (this.#hasEnded) return;
    const before = this.#items;
    this.#items = this.#keeper.items;
    for (const item of this.#items) {
      const was = before.find(({file}) => file.uploadId === item.file.uploadId)?.state;
      if (was === item.state) continue;
      if (item.state === 'stored' && was) this.#options.onNews({type: 'stored', item});
      if (item.state === 'refused' || item.state === 'failed') this.#options.onNews({type: 'refused', item});
    }
    const ids = new Set(this.#items.map(({file}) => file.uploadId));
    for (const [uploadId, picture] of this.#pictures) {
      if (ids.has(uploadId)) continue;
      picture.close();
      this.#pictures.delete(uploadId);
    }
    for (const uploadId of ids) void this.#look(uploadId);
    this.#options.host.onChange();
  }

  /** Looks once whether a file that was given in this visit has a picture. */
  async #look(uploadId: string): Promise<void> {
    const bytes = this.#looked.has(uploadId) ? null : this.#keeper.fileOf(uploadId);
    if (!bytes) return;
    this.#looked.add(uploadId);
    const picture = await pictureOf(bytes);
    if (!picture) return;
    if (this.#hasEnded || !this.#items.some(({file}) => file.uploadId === uploadId)) return picture.close();
    this.#pictures.set(uploadId, picture);
    this.#options.host.onChange();
  }
}
