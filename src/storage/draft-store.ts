/** Drafts of one kind on the device: opened, kept, forked where two tabs write the same one, forgotten in time. */
import {draftKey, type DraftEdit, type DraftKind, type DraftRecord} from './draft-kind.js';
import {asDraft, OpenDraft, type Draft, type DraftAccess} from './open-draft.js';
import type {DeviceStore} from './port.js';

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
    dated: (id, writer, revision, {step, content}: DraftEdit<T>) => {
      const editedAt = clock();
      return {id, revision, writer, step, content, editedAt, keptUntil: editedAt + days * dayMilliseconds};
    },
  };

  /** Every draft and fork whose time is not over; none that stands under another one's key. */
  const current = async (): Promise<Draft<T>[]> => {
    const found = await store.list(kind);
    const drafts = await Promise.all(
      found.map(async ({key, value}): Promise<Draft<T> | null> => {
        if (isOver(value)) {
          // Another tab may be editing it at this moment.
          await store.revise(kind, key, null, (now) => (now && now !== 'newer' && isOver(now) ? key : null));
          return null;
        }
        if (key === draftKey(value.id)) return asDraft(value);
        return key === draftKey(value.id, value.writer) ? asDraft(value, value.writer) : null;
      }),
    );
    return drafts.filter((draft) => draft !== null);
  };

  const removeAll = async (drafts: readonly Draft<T>[]): Promise<void> => {
    await Promise.all(drafts.map(({id, fork}) => store.delete(kind, draftKey(id, fork))));
  };

  return {
    open: async (id) => {
      let unusable: DraftDiscard | null = null;
      const end = store.onHealth((notice) => {
        if (notice.type === 'recordDiscarded' && notice.kind === kind) unusable = notice.reason;
      });
      const main = (await store.get(kind, draftKey(id)))?.value;
      end();
      const base = main && main.id === id && !isOver(main) ? main : null;
      const forks = (await current()).filter((draft) => draft.id === id && draft.fork !== null);
      const discarded = main ? (isOver(main) ? 'expired' : null) : unusable;
      return {open: new OpenDraft(access, id, base), draft: base && asDraft(base), forks, discarded};
    },
    list: current,
    remove: async (id, fork) => {
      if (fork !== undefined) return store.delete(kind, draftKey(id, fork));
      await store.delete(kind, draftKey(id));
      await removeAll((await current()).filter((draft) => draft.id === id));
    },
    eraseAll: async () => removeAll(await current()),
  };
}
