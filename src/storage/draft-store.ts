/** Drafts of one kind on the device: opened, kept, forked where two tabs write the same one, forgotten in time. */
import {draftKey, draftMark, type DraftKind, type DraftRecord} from './draft-kind.js';
import {asDraft, OpenDraft, type Draft, type DraftAccess} from './open-draft.js';
import type {DeviceStore, Found} from './port.js';

const dayMilliseconds = 86_400_000;

/**
 * Why a draft that was on the device is not given back. `expired`: nobody edited it for too long, it is removed;
 * `invalid`: broken, and removed; `newer`: written by a newer version of the kit, and left where it is (F-S7, F-S9).
 */
export type DraftDiscard = 'expired' | 'invalid' | 'newer';

/** A draft to work on, and what was found with it. */
export interface DraftOpening<T> {
  readonly open: OpenDraft<T>;
  readonly draft: Draft<T> | null;
  /** What other tabs typed in the same draft, each with the name of its fork. */
  readonly forks: readonly Draft<T>[];
  readonly discarded: DraftDiscard | null;
}

export interface DraftStoreOptions<K extends string, T> {
  /** The account's store; its kinds include `kind`, made by `draftKind`. */
  readonly store: DeviceStore<Readonly<Record<K, DraftKind<T>>>>;
  readonly kind: K;
  /** How long a draft is kept after its last edit. Default 30 (decision 9). */
  readonly days?: number;
  /** Epoch milliseconds; the device's clock unless told otherwise. */
  readonly clock?: () => number;
}

/** Drafts of one kind. No call rejects because of the device; what the store cannot keep is in memory (F-S11). */
export interface DraftStore<T> {
  /** Opens the draft of this id, there or not. Drafts of the kind whose time is over are removed on the way. */
  open(id: string): Promise<DraftOpening<T>>;
  /** Every draft of the kind, by id, each before its forks. Removes those whose time is over. */
  list(): Promise<Draft<T>[]>;
  /** Removes a draft and its forks, or with `fork` only that fork. */
  remove(id: string, fork?: string): Promise<void>;
  /** Removes every draft of the kind that this version of the kit can read. */
  eraseAll(): Promise<void>;
}

interface Kept<T> {
  readonly value: DraftRecord<T>;
  /** Name of the fork; `null` for the draft itself. */
  readonly fork: string | null;
}

/** The drafts that `store` keeps under `kind`. */
export function draftStore<K extends string, T>(options: DraftStoreOptions<K, T>): DraftStore<T> {
  const {kind, days = 30, clock = Date.now} = options;
  const store = options.store as unknown as DeviceStore<Readonly<Record<string, DraftKind<T>>>>;
  const isOver = ({keptUntil}: DraftRecord<T>) => keptUntil <= clock();

  const access: DraftAccess<T> = {
    kind,
    health: () => store.health,
    onHealth: (listener) => store.onHealth(listener),
    read: async (key) => {
      const value = (await store.get(kind, key))?.value;
      return value && !isOver(value) ? value : null;
    },
    revise: (key, record, place) => store.revise(kind, key, record, place),
    remove: (key) => store.delete(kind, key),
    put: (key, record) => store.put(kind, key, record),
    dates: () => {
      const editedAt = clock();
      return {editedAt, keptUntil: editedAt + days * dayMilliseconds};
    },
  };

  const removeKept = ({value, fork}: Kept<T>): Promise<unknown> => {
    const key = draftKey(value.id, fork);
    // Another tab may be going on with it at this moment.
    const isSame = (found: Found<DraftRecord<T>>) =>
      found && found !== 'newer' && draftMark(found) === draftMark(value);
    return store.revise(kind, key, null, (found) => (isSame(found) ? key : null));
  };

  /** Makes a fork the draft, where it was kept aside for want of time only; answers whether it is the draft now. */
  const promote = async (fork: Kept<T>): Promise<boolean> => {
    const key = draftKey(fork.value.id);
    let isDraft = false;
    await store.revise(kind, key, fork.value, (found) => {
      isDraft = found !== 'newer' && isNext(fork.value, found);
      return isDraft ? key : null;
    });
    if (isDraft) await removeKept(fork);
    return isDraft;
  };

  /** Every draft, each before its forks; none whose time is over, or that stands under another one's key. */
  const current = async (): Promise<Kept<T>[]> => {
    const drafts = new Map<string, Kept<T>>();
    const forks: Kept<T>[] = [];
    for (const {key, value} of await store.list(kind)) {
      const isMain = key === draftKey(value.id);
      const found = {value, fork: isMain ? null : value.writer};
      if (key !== draftKey(value.id, found.fork)) continue;
      if (isOver(value)) await removeKept(found);
      else if (isMain) drafts.set(value.id, found);
      else forks.push(found);
    }
    const kept: Kept<T>[] = [];
    for (const fork of forks.sort((one, other) => other.value.editedAt - one.value.editedAt)) {
      const {id, writer, revision} = fork.value;
      const draft = drafts.get(id);
      if (draft && draft.value.writer === writer && draft.value.revision >= revision) await removeKept(fork);
      else if (isNext(fork.value, draft?.value ?? null) && (await promote(fork))) drafts.set(id, {...fork, fork: null});
      else kept.push(fork);
    }
    const order = ({value, fork}: Kept<T>) => draftKey(value.id, fork);
    return [...drafts.values(), ...kept].sort((one, other) => (order(one) < order(other) ? -1 : 1));
  };

  const removeAll = async (kept: readonly Kept<T>[]): Promise<void> => {
    await Promise.all(kept.map(({value, fork}) => store.delete(kind, draftKey(value.id, fork))));
  };

  return {
    open: async (id) => {
      let unusable: DraftDiscard | null = null;
      const end = store.onHealth((notice) => {
        if (notice.type === 'recordDiscarded' && notice.kind === kind) unusable = notice.reason;
      });
      const main = (await store.get(kind, draftKey(id)))?.value;
      end();
      const discarded = main ? (isOver(main) ? 'expired' : null) : unusable;
      const kept = (await current()).filter(({value}) => value.id === id);
      const base = kept.find(({fork}) => fork === null)?.value ?? null;
      const forks = kept.flatMap(({value, fork}) => (fork === null ? [] : [asDraft(value, fork)]));
      return {open: new OpenDraft(access, id, base), draft: base && asDraft(base), forks, discarded};
    },
    list: async () => (await current()).map(({value, fork}) => asDraft(value, fork)),
    remove: async (id, fork) => {
      if (fork !== undefined) return store.delete(kind, draftKey(id, fork));
      await store.delete(kind, draftKey(id));
      await removeAll((await current()).filter(({value}) => value.id === id));
    },
    eraseAll: async () => removeAll(await current()),
  };
}

/** Whether a fork goes on from what the draft holds. */
const isNext = (fork: DraftRecord<unknown>, draft: DraftRecord<unknown> | null): boolean =>
  draft?.writer === fork.writer ? draft.revision < fork.revision : fork.follows === (draft && draftMark(draft));
