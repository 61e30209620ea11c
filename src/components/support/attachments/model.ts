/** What the list of files of a form is made from, and what keeps those files. */
import type {AttachmentPolicy} from '../../../domain/support/support-policy.js';
import type {words} from '../../../locales/support-form/en.js';
import type {words as moreWords} from '../../../locales/support-more/en.js';
import type {words as firstWords} from '../../../locales/support/en.js';
import type {Translate} from '../../../locales/messages.js';
import type {UploadItem} from '../../../machines/support/upload-item.js';

/** Words of forms about cases; those around every view are always there too. */
export type FormWord = keyof typeof words | keyof typeof moreWords | keyof typeof firstWords;

/** Bytes sent and bytes in all. */
export interface UploadTotals {
  readonly sentBytes: number;
  readonly bytes: number;
}

/** What became of a file, told once. */
export type UploadNews =
  | {readonly type: 'stored' | 'refused'; readonly item: UploadItem}
  /** The same file is there already: the later one was left out. */
  | {readonly type: 'duplicate'; readonly name: string};

/** What the rows of a list of files ask for. */
export interface FileActions {
  pause(uploadId: string): void;
  resume(uploadId: string): void;
  retry(uploadId: string): void;
  cancel(uploadId: string): void;
  give(uploadId: string, file: File): void;
}

/** What the field of a form asks for. */
export interface AttachmentActions extends FileActions {
  add(files: readonly File[]): void;
}

/** A list of files: pure data and what the view calls. */
export interface FileListModel {
  readonly t: Translate<FormWord>;
  /** The Intl locale of sizes and parts. */
  readonly locale: string;
  readonly items: readonly UploadItem[];
  readonly totals: UploadTotals;
  readonly isOnline: boolean;
  /** Small pictures of what was chosen, by upload id. */
  readonly pictures: ReadonlyMap<string, ImageBitmap>;
  /** What is wrong with the files, in words: by `files` and `files.N`. */
  readonly errors: Readonly<Record<string, string>>;
  /** Places of the files in the form, which `files.N` speaks of; -1: it is in none. */
  readonly placeOf: (uploadId: string) => number;
  /** Whether they are only looked at: their form is on its way, or cannot be sent. Default false. */
  readonly isFixed?: boolean;
  readonly actions: FileActions;
}

/** The field of a form with its files. */
export interface AttachmentsModel extends FileListModel {
  readonly policy: AttachmentPolicy;
  /** The name of the file that was left out, because it is there already; `null`: none was. */
  readonly duplicate: string | null;
  /** Whether files are being dragged over the form. */
  readonly isDragged: boolean;
  readonly actions: AttachmentActions;
}
