/** Files on their way: what is known of each, and how far they are together. */
import type {FileAnswer} from '../../domain/support/case-answers.js';
import type {FileCode} from '../../domain/support/upload.js';

/**
 * - `queued`: waits for its turn. `hashing`: being read. `announcing`: the server is told, and tells what it has.
 * - `sending`, `settling`: bytes are on their way; all are there and are being looked at.
 * - `waiting`: goes on by itself. `paused`: goes on when the person wants. `wanting`: the same file is asked for again.
 * - `stored`: the server took it. `refused`: it will not. `failed`: it did not arrive; another try may help.
 * - `canceling`, `canceled`: not wanted any more.
 */
export type UploadState =
  | 'queued'
  | 'hashing'
  | 'announcing'
  | 'sending'
  | 'settling'
  | 'waiting'
  | 'paused'
  | 'wanting'
  | 'stored'
  | 'refused'
  | 'failed'
  | 'canceling'
  | 'canceled';

/** A file with how far it is. */
export interface UploadItem {
  readonly file: FileAnswer;
  readonly state: UploadState;
  /** Bytes that the server has, as far as is known. */
  readonly sentBytes: number;
  /** `refused`, `failed`: one of the eight errors (S-28). */
  readonly code: FileCode | null;
  /** `wanting`: whether another file was given than the one that began. */
  readonly isOther: boolean;
}

/** `underWay`: at least one goes on by itself. `held`: at least one waits for the person. */
export type UploadsStanding = 'stored' | 'underWay' | 'held' | 'failed';

const standings: Readonly<Record<UploadState, UploadsStanding>> = {
  queued: 'underWay',
  hashing: 'underWay',
  announcing: 'underWay',
  sending: 'underWay',
  settling: 'underWay',
  waiting: 'underWay',
  paused: 'held',
  wanting: 'held',
  stored: 'stored',
  refused: 'failed',
  failed: 'failed',
  canceling: 'stored',
  canceled: 'stored',
};

/** How files stand together: what is worst of them, or what lasts longest. */
export function uploadsStanding(items: readonly Pick<UploadItem, 'state'>[]): UploadsStanding {
  const all = items.map(({state}) => standings[state]);
  return (['failed', 'held', 'underWay'] as const).find((standing) => all.includes(standing)) ?? 'stored';
}

/** Bytes sent and bytes in all, of the files that are wanted and can be taken. */
export function uploadTotals(items: readonly UploadItem[]): {readonly sentBytes: number; readonly bytes: number} {
  const wanted = items.filter(({state}) => state !== 'refused' && state !== 'canceling' && state !== 'canceled');
  return {
    sentBytes: wanted.reduce((sum, {state, sentBytes, file}) => sum + (state === 'stored' ? file.size : sentBytes), 0),
    bytes: wanted.reduce((sum, {file}) => sum + file.size, 0),
  };
}
