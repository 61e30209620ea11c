/** What waits to be sent, as the views of it need to know it. */
import type {Problem} from '../../../domain/problem.js';
import type {SubmissionStanding} from '../../../machines/submission-standing.js';
import type {OutboxEntry} from '../../../machines/support/outbox-entry.js';

export interface Outbox {
  /** In the order in which they are sent. */
  readonly entries: readonly OutboxEntry[];
  /** The entry on its way; `null`: none is. */
  readonly sendingId: string | null;
  /** How the entry on its way stands. */
  readonly standing: SubmissionStanding | null;
  /** By id: what was refused. */
  readonly refusals: Readonly<Record<string, Problem>>;
  add(entry: OutboxEntry): void;
  /** Takes an entry back; `null`: it cannot be any more. */
  cancel(id: string): Promise<OutboxEntry | null>;
  /** Sends, or asks, at once. */
  checkNow(): void;
}

const empty: Outbox = {
  entries: [],
  sendingId: null,
  standing: null,
  refusals: {},
  add: () => {},
  cancel: async () => null,
  checkNow: () => {},
};

/** The outbox that a keeper offers; what it does not is empty. */
export const outboxOf = (keeper: object): Outbox =>
  new Proxy(empty, {
    get: (nothing, name: keyof Outbox) => {
      const offered = (keeper as Partial<Outbox>)[name];
      return typeof offered === 'function' ? offered.bind(keeper) : (offered ?? nothing[name]);
    },
  });

/** Whether an entry can be taken back: nothing of it is on its way, and nobody doubts whether it arrived. */
export const mayCancel = ({sendingId, refusals}: Pick<Outbox, 'sendingId' | 'refusals'>, entry: OutboxEntry): boolean =>
  entry.id !== sendingId && (!entry.tried || Object.hasOwn(refusals, entry.id));

const takenBack = new WeakMap<object, Map<string, OutboxEntry>>();

/**
 * Holds a reply that was taken back until its case is on view and goes on with it.
 * @param owner what lives as long as the account's visit.
 */
export function holdReply(owner: object, entry: OutboxEntry & {readonly kind: 'reply'}): void {
  const held = takenBack.get(owner) ?? new Map<string, OutboxEntry>();
  held.set(entry.request.caseId, entry);
  takenBack.set(owner, held);
}

/** The reply to a case that was taken back, once. */
export function heldReply(owner: object, caseId: string): (OutboxEntry & {readonly kind: 'reply'}) | null {
  const held = takenBack.get(owner);
  const entry = held?.get(caseId);
  held?.delete(caseId);
  return entry?.kind === 'reply' ? entry : null;
}
