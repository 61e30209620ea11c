/** The draft of one form or flow: what the device kept of an earlier visit, and what is typed now (decision 9). */
import type {Autosave, DraftStatus} from '../../storage/autosave.js';
import type {DraftEdit} from '../../storage/draft-kind.js';
import type {Draft} from '../../storage/open-draft.js';
import type {OpenedDraft} from './draft-storage.js';

/** How a draft is kept, for the view. */
export type DraftStanding =
  | {readonly state: 'saved'; /** Epoch milliseconds. */ readonly keptUntil: number}
  | {readonly state: 'saving'}
  /** `otherTab`: one with an older version of the page holds the device's storage, whatever is entered here (F-S6). */
  | {readonly state: 'unsaved'; readonly reason: string}
  /** Another tab edited the same draft (F-S8). `isLeft`: there was another version of it before anything was entered. */
  | {readonly state: 'conflict'; readonly isLeft?: true}
  /** Nothing is kept on this device: the host wants it so, or the browser refuses. */
  | {readonly state: 'memory'; readonly reason: string};

export class DraftKeeper<T> {
  readonly #opened: OpenedDraft<T> | null;
  readonly #onChange: () => void;
  #saving: Autosave<T> | null = null;
  #status: DraftStatus<T> | null = null;
  #hasEdits = false;
  /** Whether what an earlier visit left could not be read at first (F-S6). */
  #wasHeldUp = false;
  /** What was typed while the draft was being erased. */
  #waiting: DraftEdit<T> | null = null;
  #hasEnded = false;
  #erasing: Promise<void> = Promise.resolve();
  /** What another tab typed and left behind, the newest; until the person chooses (K-30). */
  #left: Draft<T> | null;

  /** @param opened `null`: this page has no storage, and says so. */
  constructor(opened: OpenedDraft<T> | null, onChange: () => void) {
    this.#opened = opened;
    this.#onChange = onChange;
    this.#hasEdits = opened?.draft != null;
    this.#left = opened?.forks.toSorted((one, other) => other.editedAt - one.editedAt)[0] ?? null;
    this.#start();
  }

  /** What an earlier visit left. */
  get restored(): Draft<T> | null {
    return this.#opened?.draft ?? null;
  }

  /** Whether anything was entered that a draft is kept of, here or in an earlier visit; erased: no more. */
  get hasEdits(): boolean {
    return this.#hasEdits;
  }

  /** What was left beside the draft and still is to be chosen about; `null`: nothing. */
  get left(): Draft<T> | null {
    return this.#left;
  }

  /** How the draft is kept; `null` before anything was entered. */
  get standing(): DraftStanding | null {
    return this.#left ? {state: 'conflict', isLeft: true} : this.own;
  }

  /** How what is typed here is kept, whatever was left beside it. */
  get own(): DraftStanding | null {
    if (!this.#hasEdits && !isHeldUp(this.#status) && !(this.#wasHeldUp && this.#status?.conflict)) return null;
    if (!this.#opened || !this.#status) return {state: 'memory', reason: 'unavailable'};
    if (this.#status.conflict) return this.#hasEdits ? {state: 'conflict'} : {state: 'conflict', isLeft: true};
    const {kept} = this.#status;
    switch (kept.state) {
      case 'empty':
        return null;
      case 'saved':
        return {state: 'saved', keptUntil: kept.keptUntil};
      case 'memoryOnly':
        return {state: 'memory', reason: kept.reason === 'requested' ? 'host' : kept.reason};
      case 'unsaved':
        return {state: 'unsaved', reason: kept.reason};
      case 'saving':
        return {state: 'saving'};
    }
  }

  /** Keeps this edit soon. */
  change(edit: DraftEdit<T>): void {
    this.#hasEdits = true;
    if (this.#saving) this.#saving.change(edit);
    else this.#waiting = edit;
  }

  /** Keeps what was typed last at once; resolves when that was tried. */
  async flush(): Promise<void> {
    await this.#erasing;
    await this.#saving?.flush();
  }

  /**
   * Forgets the draft: it was submitted, or the person wants it gone. What is typed afterwards is kept anew.
   * @param sparesLeft whether what was left beside it stays.
   */
  erase(sparesLeft = false): Promise<void> {
    return (this.#erasing = this.#erase(sparesLeft));
  }

  /** What is kept stays beside the draft, and what is typed from now on is another one. `false`: that cannot be now. */
  async putAside(): Promise<boolean> {
    await this.#erasing;
    const aside = (await this.#saving?.putAside()) ?? null;
    if (!aside) return false;
    this.#left = aside;
    this.#hasEdits = false;
    this.#onChange();
    return true;
  }

  /** Goes on with what was typed here; what the other tab kept stays beside it. */
  async keepMine(): Promise<void> {
    const isOnlyLeft = this.#left !== null && !this.#status?.conflict;
    this.#left = null;
    this.#onChange();
    if (!isOnlyLeft) await this.#saving?.keepMine();
  }

  /** Answers with what the other tab kept; what was typed here stays beside it. */
  async takeTheirs(): Promise<DraftEdit<T> | null> {
    const fork = this.#left?.fork;
    this.#left = null;
    const isFork = fork != null && !this.#status?.conflict;
    const taken = (await (isFork ? this.#saving?.takeFork(fork) : this.#saving?.takeTheirs())) ?? null;
    if (taken) this.#hasEdits = true;
    return taken;
  }

  /** Keeps what waits and lets go. */
  end(): void {
    this.#hasEnded = true;
    void this.#saving?.stop().then(() => this.#opened?.settled());
    this.#saving = null;
  }

  async #erase(sparesLeft: boolean): Promise<void> {
    this.#hasEdits = false;
    if (!sparesLeft) this.#left = null;
    const saving = this.#saving;
    this.#saving = null;
    this.#waiting = null;
    this.#status = null;
    this.#onChange();
    if (sparesLeft) {
      await (saving ?? this.#opened?.autosave({}))?.discard();
      this.#opened?.settled();
    } else {
      await saving?.discard();
      await this.#opened?.remove();
    }
    const waiting = this.#waiting;
    this.#waiting = null;
    if (this.#saving || (this.#hasEnded && !waiting)) return;
    this.#start();
    if (waiting) this.change(waiting);
    if (this.#hasEnded) this.end();
  }

  #start(): void {
    if (!this.#opened) return;
    this.#saving = this.#opened.autosave({
      onStatus: (status) => {
        this.#status = status;
        this.#wasHeldUp ||= isHeldUp(status);
        this.#onChange();
      },
    });
  }
}

const isHeldUp = (status: DraftStatus<unknown> | null): boolean =>
  status?.kept.state === 'unsaved' && status.kept.reason === 'otherTab';
