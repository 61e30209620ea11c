/** What the outbox knows, hears and tells. Plain data only. */
import type {Problem} from '../../domain/problem.js';
import type {SubmissionStanding} from '../submission-standing.js';
import type {OutboxEntry, SentCase} from './outbox-entry.js';

export interface OutboxInput {
  /** What the device kept. */
  readonly entries: readonly OutboxEntry[];
  /** What the browser knows of the network. */
  readonly online: boolean;
}

export interface OutboxContext {
  /** In the order in which they are sent. */
  readonly entries: readonly OutboxEntry[];
  readonly online: boolean;
  /** The entry on its way; `null`: none is. Only this one cannot be taken back. */
  readonly sendingId: string | null;
  /** Whether the outcome of an earlier try of it is asked for, before anything is sent. */
  readonly asks: boolean;
  /** How the entry on its way stands. */
  readonly standing: SubmissionStanding | null;
  /** By id: what was refused. It stays, with what waits behind it in the same case, until the person takes it back. */
  readonly refusals: Readonly<Record<string, Problem>>;
  /** Tries that came to nothing on end: how long the next pause is. */
  readonly failures: number;
}

/** What was known of an entry when a try began. `tried`: some tab began one before; `gone`: it is not there any more. */
export type OutboxMarked = 'fresh' | 'tried' | 'gone';

export type OutboxEvent =
  | {readonly type: 'entry.added'; readonly entry: OutboxEntry}
  /** Takes an entry back; one on its way stays. */
  | {readonly type: 'entry.canceled'; readonly id: string}
  /** What the device has now: another tab may have sent or added entries. */
  | {readonly type: 'entries.changed'; readonly entries: readonly OutboxEntry[]}
  /** The server has this file. */
  | {readonly type: 'upload.stored'; readonly uploadId: string}
  /** An entry that waits for this file goes without it. */
  | {readonly type: 'upload.dropped'; readonly id: string; readonly uploadId: string}
  | {readonly type: 'network.returned'}
  | {readonly type: 'network.lost'}
  /** This tab alone sends now, or nobody knows who does (F-P9). */
  | {readonly type: 'lock.granted'}
  /** Goes on at once, or asks at once. */
  | {readonly type: 'check.requested'}
  | {readonly type: 'session.restored'};

export type OutboxEmitted =
  /** Sent, with the case it came to: to be removed from the device. */
  | {
      readonly type: 'entry.sent';
      readonly id: string;
      readonly kind: OutboxEntry['kind'];
      readonly case: SentCase;
    }
  | {readonly type: 'entry.refused'; readonly id: string; readonly problem: Problem}
  | {readonly type: 'problem.met'; readonly problem: Problem};
