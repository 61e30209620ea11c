import {draftKey, draftMark, type DraftEdit, type DraftRecord} from './draft-kind.js';
import type {Found, KeptIn, Place, StorageHealth, StorageNotice, StorageReason} from './port.js';

/** A draft as it was kept. */
export interface Draft<T> extends DraftEdit<T> {
  readonly id: string;
  /** Name of the fork; `null` for the draft itself. */
  readonly fork: string | null;
  readonly revision: number;
  /** Epoch milliseconds by the store's clock. */
  readonly editedAt: number;
  readonly keptUntil: number;
}

/**
 * Where the last edit is.
 *
 * - `saved`: on the device, its transaction complete (F-S5); kept until then, in epoch milliseconds.
 * - `unsaved`: in this page's memory, for a reason that may pass; `refused`: too large, or not what its kind allows.
 * - `memoryOnly`: in this page's memory; this store keeps nothing on the device any more.
 */
export type EditKept =
  | {readonly state: 'saved'; readonly keptUntil: number}
  | {readonly state: 'unsaved'; readonly reason: StorageReason | 'refused'}
  | {readonly state: 'memoryOnly'; readonly reason: StorageReason};

/** What an open draft needs of the store it is in. */
export interface DraftAccess<T> {
  readonly kind: string;
  health(): StorageHealth;
  onHealth(listener: (notice: StorageNotice) => void): () => void;
  /** The record, unless its time is over. */
  read(key: string): Promise<DraftRecord<T> | null>;
  put(key: string, record: DraftRecord<T>): Promise<KeptIn>;
  revise(key: string, record: DraftRecord<T> | null, place: Place<DraftRecord<T>>): Promise<KeptIn>;
  remove(key: string): Promise<void>;
  /** When an edit of this moment was made, and how long it is kept. */
  dates(): Pick<DraftRecord<T>, 'editedAt' | 'keptUntil'>;
}

/**
 * A draft that one place of one page works on. What it keeps never replaces what another tab kept since this one
 * last looked: it then goes beside it, as a fork under this writer's name, until the person chooses (F-S8, X-17).
 */
export class OpenDraft<T> {
  readonly id: string;
  readonly #access: DraftAccess<T>;
  /** What this one's edits replace; `null` where there was nothing. */
  #base: DraftRecord<T> | null;
  #writer = newName();
  #revision: number;
  #edit: DraftEdit<T> | null;
  #other: Draft<T> | null = null;
  /** Whether edits of this writer went into a fork. */
  #hasFork = false;
  #kept: EditKept | null = null;

  constructor(access: DraftAccess<T>, id: string, base: DraftRecord<T> | null) {
    this.#access = access;
    this.id = id;
    this.#base = base;
    this.#edit = base;
    this.#revision = base?.revision ?? 0;
  }

  get kind(): string {
    return this.#access.kind;
  }

  get health(): StorageHealth {
    return this.#access.health();
  }

  onHealth(listener: (notice: StorageNotice) => void): () => void {
    return this.#access.onHealth(listener);
  }

  /** What another tab kept in the meantime; while there is such, edits made here go into a fork. */
  get conflict(): Draft<T> | null {
    return this.#other;
  }

  /** Where is what was typed last, here or before this draft was opened; `null` where nothing was. */
  get kept(): EditKept | null {
    if (this.#kept || !this.#base) return this.#kept;
    return this.health.state === 'memoryOnly'
      ? whereInMemory(this.health)
      : {state: 'saved', keptUntil: this.#base.keptUntil};
  }

  /** Keeps an edit. Its transaction is made before this returns, if the device is ready. Never rejects. */
  async save(edit: DraftEdit<T>): Promise<EditKept> {
    this.#edit = edit;
    const record = this.#record(edit);
    let other: Draft<T> | null = null;
    let key: string | null = null;
    const place = (found: Found<DraftRecord<T>>): string | null => {
      other = null;
      key = draftKey(this.id);
      if (found === null || this.#isBase(found)) return key;
      if (found !== 'newer' && found.writer === record.writer) return found.revision < record.revision ? key : null;
      if (found !== 'newer') other = asDraft(found);
      key = draftKey(this.id, record.writer);
      return key;
    };
    const kept = await this.#keptBy(record, this.#access.revise(draftKey(this.id), record, place));
    // Another writer's name: it was decided meanwhile what to go on with.
    if (record.writer !== this.#writer) return kept;
    const fork = draftKey(this.id, record.writer);
    if (key === fork) this.#hasFork = true;
    else if (this.#hasFork && kept.state !== 'unsaved') {
      this.#hasFork = false;
      await this.#access.remove(fork);
    }
    this.#other = other;
    this.#kept = kept;
    return kept;
  }

  /**
   * Keeps an edit as a fork, in one request that is made before this returns: a page that is going away has no time
   * to look what is there. Opening the draft again makes it the draft, unless another tab came between.
   */
  async saveAside(edit: DraftEdit<T>): Promise<EditKept> {
    this.#edit = edit;
    this.#hasFork = true;
    const record = this.#record(edit);
    const kept = await this.#keptBy(record, this.#access.put(draftKey(this.id, record.writer), record));
    if (record.writer === this.#writer) this.#kept = kept;
    return kept;
  }

  /** Looks whether another tab kept something since; the answer is `conflict`. */
  async check(): Promise<Draft<T> | null> {
    const main = await this.#access.read(draftKey(this.id));
    this.#other = main && main.writer !== this.#writer && !this.#isBase(main) ? asDraft(main) : null;
    return this.#other;
  }

  /** Goes on with what was typed here; what the other tab kept stays as a fork. */
  async keepMine(): Promise<EditKept | null> {
    const refused = await this.#setAside();
    if (refused) return refused;
    if (this.#edit) return this.save(this.#edit);
    this.#other = null;
    return null;
  }

  /** Goes on with what the other tab kept; what was saved here stays as a fork. `null` where there is nothing now. */
  async takeTheirs(): Promise<Draft<T> | null> {
    const main = await this.#access.read(draftKey(this.id));
    this.#goOnFrom(main);
    return main && asDraft(main);
  }

  /** Goes on with a fork; what the draft held stays as a fork in its place. `null` where either cannot be. */
  async takeFork(fork: string): Promise<Draft<T> | null> {
    const key = draftKey(this.id, fork);
    const record = await this.#access.read(key);
    if (!record) return null;
    this.#startOver();
    if (await this.#setAside()) return null;
    const kept = await this.save(record);
    // The tab that wrote the fork may have gone on with it.
    const isTaken = (found: Found<DraftRecord<T>>) => found && found !== 'newer' && found.revision === record.revision;
    if (kept.state !== 'unsaved') await this.#access.revise(key, null, (found) => (isTaken(found) ? key : null));
    return asDraft(record);
  }

  /** What the draft holds stays as a fork, and the next edit is another draft's. `null`: there is none, or it cannot be yet. */
  async putAside(): Promise<Draft<T> | null> {
    const main = await this.#access.read(draftKey(this.id));
    if (!main) return null;
    this.#startOver();
    if (await this.#setAside()) return null;
    this.#edit = null;
    this.#other = null;
    this.#kept = null;
    return asDraft(main, main.writer);
  }

  /** Removes the draft and the fork of it that was written here. */
  async remove(): Promise<void> {
    const writer = this.#writer;
    this.#goOnFrom(null);
    await Promise.all([this.#access.remove(draftKey(this.id)), this.#access.remove(draftKey(this.id, writer))]);
  }

  /** Makes a fork of what the draft holds, so that the next edit may replace it; answers why not where it cannot yet. */
  async #setAside(): Promise<EditKept | null> {
    const main = await this.#access.read(draftKey(this.id));
    if (!main || main.writer === this.#writer) return null;
    const key = draftKey(this.id, main.writer);
    const isOlder = (found: Found<DraftRecord<T>>) =>
      found === null || (found !== 'newer' && found.revision <= main.revision);
    const keptIn = await this.#access.revise(key, main, (found) => (isOlder(found) ? key : null));
    const kept = keptIn === 'memory' && whereInMemory(this.health);
    if (kept && kept.state === 'unsaved') return kept;
    this.#base = main;
    this.#revision = Math.max(this.#revision, main.revision);
    return null;
  }

  #record({step, content}: DraftEdit<T>): DraftRecord<T> {
    const follows = this.#base && draftMark(this.#base);
    const revision = ++this.#revision;
    return {id: this.id, revision, writer: this.#writer, follows, step, content, ...this.#access.dates()};
  }

  async #keptBy({keptUntil}: DraftRecord<T>, writing: Promise<KeptIn>): Promise<EditKept> {
    try {
      return (await writing) === 'device' ? {state: 'saved', keptUntil} : whereInMemory(this.health);
    } catch {
      return {state: 'unsaved', reason: 'refused'};
    }
  }

  #goOnFrom(base: DraftRecord<T> | null): void {
    this.#startOver();
    this.#base = base;
    this.#revision = base?.revision ?? 0;
    this.#edit = base;
    this.#other = null;
    this.#kept = null;
  }

  /** Under another name, so that what was written under this one stays. */
  #startOver(): void {
    this.#writer = newName();
    this.#hasFork = false;
  }

  #isBase(found: Found<DraftRecord<T>>): boolean {
    return !!this.#base && !!found && found !== 'newer' && draftMark(found) === draftMark(this.#base);
  }
}

/** The draft in a record, or the fork of this name. */
export function asDraft<T>(
  {writer: _writer, follows: _follows, ...draft}: DraftRecord<T>,
  fork: string | null = null,
): Draft<T> {
  return {...draft, fork};
}

/** Where an edit is that the device did not take. */
export function whereInMemory({state, reason = 'timeout'}: StorageHealth): EditKept {
  const mayPass = state !== 'memoryOnly' || reason === 'quota' || reason === 'timeout';
  return {state: mayPass ? 'unsaved' : 'memoryOnly', reason} as EditKept;
}

/** A name that no other tab has; also on pages that are not served securely. */
function newName(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join('-');
}
