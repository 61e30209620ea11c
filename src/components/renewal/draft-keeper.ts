/** The draft of one flow: what the device kept of an earlier visit, and what is typed now (decision 9). */
import {autosave, type Autosave, type DraftStatus} from '../../storage/autosave.js';
import type {DraftEdit} from '../../storage/draft-kind.js';
import type {DraftOpening} from '../../storage/draft-store.js';
import type {Draft} from '../../storage/open-draft.js';
import type {DraftStanding} from './view-model.js';

export class DraftKeeper<T> {
  readonly #opening: DraftOpening<T> | null;
  readonly #onChange: () => void;
  #saving: Autosave<T> | null = null;
  #status: DraftStatus<T> | null = null;
  #hasEdits = false;

  /** @param opening `null`: this page has no storage, and says so. */
  constructor(opening: DraftOpening<T> | null, onChange: () => void) {
    this.#opening = opening;
    this.#onChange = onChange;
    this.#hasEdits = opening?.draft != null;
    this.#start();
  }

  /** What an earlier visit left. */
  get restored(): Draft<T> | null {
    return this.#opening?.draft ?? null;
  }

  /** How the draft is kept; `null` before anything was entered. */
  get standing(): DraftStanding | null {
    if (!this.#hasEdits) return null;
    if (!this.#opening || !this.#status) return {state: 'memory', reason: 'unavailable'};
    if (this.#status.conflict) return {state: 'conflict'};
    const {kept} = this.#status;
    switch (kept.state) {
      case 'empty':
        return null;
      case 'saved':
        return {state: 'saved', keptUntil: kept.keptUntil};
      case 'memoryOnly':
        return {state: 'memory', reason: kept.reason === 'requested' ? 'host' : kept.reason};
      default:
        return {state: kept.state};
    }
  }

  /** Keeps this edit soon. */
  change(edit: DraftEdit<T>): void {
    this.#hasEdits = true;
    this.#saving?.change(edit);
  }

  /** Forgets the draft: it was submitted, or the person wants it gone. What is typed afterwards is kept anew. */
  async erase(): Promise<void> {
    this.#hasEdits = false;
    const saving = this.#saving;
    this.#saving = null;
    this.#status = null;
    this.#onChange();
    await saving?.discard();
    this.#start();
  }

  /** Goes on with what was typed here; what the other tab kept stays beside it. */
  async keepMine(): Promise<void> {
    await this.#saving?.keepMine();
  }

  /** Answers with what the other tab kept; what was typed here stays beside it. */
  async takeTheirs(): Promise<DraftEdit<T> | null> {
    return (await this.#saving?.takeTheirs()) ?? null;
  }

  /** Keeps what waits and lets go. */
  end(): void {
    void this.#saving?.stop();
    this.#saving = null;
  }

  #start(): void {
    if (!this.#opening) return;
    this.#saving = autosave(this.#opening.open, {
      onStatus: (status) => {
        this.#status = status;
        this.#onChange();
      },
    });
  }
}
