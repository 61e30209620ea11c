/** How files travel: beside the operations, because they are neither JSON nor small. */

/**
 * Paths of what is no operation. `uploads/{id}`: an upload by tus 1.0, whose resource exists since `createUpload`.
 * `file`: a file of a case, asked for by POST. `events`: news as server-sent events, each a `case` with a JSON
 * `{caseId, revision}`.
 */
export const filePaths = {uploads: 'uploads/files', file: 'cases/file', events: 'cases/events'} as const;

/** What is known of a file's way while it is under way. */
export interface SendOptions {
  /** Stops sending; what arrived stays at the server, and sending goes on from there. */
  readonly signal?: AbortSignal;
  /** Hears how many bytes of the file were sent, those that the server had already included. */
  readonly onProgress?: (sentBytes: number) => void;
}

/** Something new in a case: what it is has to be asked for. */
export interface CaseNews {
  readonly caseId: string;
  readonly revision: number;
}

export interface WatchOptions {
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** The watch ended by itself and will not go on; asking from time to time has to do. */
  readonly onLost?: () => void;
}

export interface FileTransport {
  /**
   * Sends a file of which `createUpload` or `getUpload` said that bytes are missing. `offset` is what the server had
   * then; the adapter may learn a later one. Resolves when the server has every byte, which says nothing about
   * whether it takes the file: `getUpload` does. Rejects with a `BackendError`; connections that drop are taken up
   * again by the adapter as long as that helps.
   */
  sendFile(
    file: Blob,
    upload: {readonly uploadId: string; readonly offset: number},
    options?: SendOptions,
  ): Promise<void>;
  /** The bytes of a file that is stored at a case. Rejects with a `BackendError`. */
  readFile(
    request: {readonly caseId: string; readonly fileId: string},
    options?: {readonly signal?: AbortSignal},
  ): Promise<Blob>;
  /**
   * Hears of news as they happen, where the server offers that. Absent, or never calling back: news are asked for by
   * `getCaseChanges` and `getSupportCounts` all the same.
   */
  watchCases?(onNews: (news: CaseNews) => void, options: WatchOptions): void;
}
