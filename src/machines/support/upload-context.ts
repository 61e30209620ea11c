/** What the machines of one file and of all files of a form know, hear and tell. Bytes are elsewhere: plain data only. */
import type {AnswerOf} from '../../backend/partner-backend.js';
import type {Problem} from '../../domain/problem.js';
import type {FileAnswer} from '../../domain/support/case-answers.js';
import type {FileCode} from '../../domain/support/upload.js';
import type {UploadItem} from './upload-item.js';

export interface UploadInput {
  readonly file: FileAnswer;
  /** Whether its bytes are at hand: after a restart those of a large file are not. */
  readonly hasBytes: boolean;
  /** What is wrong with it by what is known without reading it. */
  readonly problem: FileCode | null;
}

export interface UploadContext {
  readonly file: FileAnswer;
  readonly hasBytes: boolean;
  readonly code: FileCode | null;
  readonly sentBytes: number;
  /** Where the server wants the next byte. */
  readonly offset: number;
  /** Tries on end that brought no byte across. */
  readonly failures: number;
  /** Looks on end whether the file was taken. */
  readonly looks: number;
  /** Whether the hash is that of the bytes at hand, or could not be worked out. */
  readonly isRead: boolean;
  /** Whether the hash was worked out in this visit. */
  readonly hasNewHash: boolean;
  readonly isOther: boolean;
  /** What went wrong with the newest try. */
  readonly failure: Problem | null;
}

/** What the server says of an upload. */
export type UploadAnswer = AnswerOf<'getUpload'>;

export type UploadEvent =
  /** It is its turn. */
  | {readonly type: 'turn.given'}
  | {readonly type: 'pause.requested'}
  | {readonly type: 'resume.requested'}
  | {readonly type: 'retry.requested'}
  /** Not wanted any more: the server forgets it. */
  | {readonly type: 'cancel.requested'}
  /** The person chose the file again. */
  | {readonly type: 'file.given'; readonly size: number}
  | {readonly type: 'network.returned'}
  | {readonly type: 'session.restored'}
  /** From what sends the bytes. */
  | {readonly type: 'bytes.sent'; readonly sentBytes: number}
  | {readonly type: 'bytes.ended'}
  | {readonly type: 'bytes.failed'; readonly problem: Problem};

export interface UploadsInput {
  /** Files of a draft that the device kept, and which of their bytes are at hand. */
  readonly restored: readonly {readonly file: FileAnswer; readonly hasBytes: boolean}[];
}

export interface UploadsContext extends UploadsInput {
  /** In the order chosen; what was canceled is gone. */
  readonly items: readonly UploadItem[];
}

/** A file that was chosen, with what is wrong with it; its bytes are at hand. */
export interface ChosenFile {
  readonly file: FileAnswer;
  readonly problem: FileCode | null;
}

export type UploadsEvent =
  | {readonly type: 'files.added'; readonly files: readonly ChosenFile[]}
  /** Goes to one file. */
  | {
      readonly type: 'upload.paused' | 'upload.resumed' | 'upload.retried' | 'upload.canceled';
      readonly uploadId: string;
    }
  | {readonly type: 'upload.given'; readonly uploadId: string; readonly size: number}
  /** Go to all files. */
  | {readonly type: 'network.returned'}
  | {readonly type: 'session.restored'};

export type UploadsEmitted =
  | {readonly type: 'upload.stored'; readonly uploadId: string}
  /** Bytes kept on the device for it are not needed any more. */
  | {readonly type: 'upload.ended'; readonly uploadId: string}
  /** The same file is there already: the later one was left out. */
  | {readonly type: 'upload.duplicate'; readonly uploadId: string; readonly of: string};
