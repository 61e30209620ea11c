/** The draft of one flow: what the device kept of an earlier visit, and what is typed now (decision 9). */
import type {Autosave, DraftStatus} from '../../storage/autosave.js';
import type {DraftEdit} from '../../storage/draft-kind.js';
import type {Draft} from '../../storage/open-draft.js';
import type {OpenedDraft} from './renewal-storage.js';
import type {DraftStanding} from './view-model.js';

export class DraftKeeper<T> {
  readonly #opened: OpenedDraft<T> | null;
  readonly #onChange: () => void;
  #saving: Autosave<T> | null = null;
  #status: DraftStatus<T> | null = null;
  #hasEdits = false;

  /** @param opened `null`: this page has no storage, and says so. */
  constructor(opened: OpenedDraft<T> | null, onChange: () => void) {
    this.#opened = opened;
    this.#onChange = onChange;
    this.#hasEdits = opened?.draft != null;
    this.#start();
  }

  /** What an earlier visit left. */
  get restored(): Draft<T> | null {
    return this.#opened?.draft ?? null;
  }

  /** How the draft is kept; `null` before anything was entered. */
  get standing(): DraftStanding | null {
    if (!this.#hasEdits) return null;
    if (!this.#opened || !this.#status) return {state: 'memory', reason: 'unavailable'};
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
    await this.#opened?.remove();
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
    if (!this.#opened) return;
    this.#saving = this.#opened.autosave({
      onStatus: (status) => {
        this.#status = status;
        this.#onChange();
      },
    });
  }
}
