/** What the device keeps that was begun and not sent, as the first view tells of it (decision 9). */
import type {KeptCaseDraft, SupportStorage} from '../support-storage.js';

/** A draft, and the number of its case where the device knows it. */
export type KeptCase = KeptCaseDraft & {readonly reference: string | null};

export class KeptCases {
  readonly #storage: SupportStorage;
  readonly #days: number;
  readonly #onChange: () => void;
  readonly #references = new Map<string, string | null>();
  #all: readonly KeptCase[] = [];
  #asked: KeptCase | null = null;
  #hasEnded = false;

  /**
   * @param days how long a draft is kept.
   * @param onChange the drafts are others than before.
   */
  constructor(storage: SupportStorage, days: number, onChange: () => void) {
    this.#storage = storage;
    this.#days = days;
    this.#onChange = onChange;
    storage.onDraftsChanged = () => void this.look();
  }

  /** The newest first, as they were last looked at. */
  get all(): readonly KeptCase[] {
    return this.#all;
  }

  /** The one that is to be erased if the person means it; `null`: none. */
  get asked(): KeptCase | null {
    return this.#asked;
  }

  /** The number of a case whose copy is on the device; it is looked for when it is first asked for. */
  referenceOf(caseId: string): string | null {
    if (!this.#references.has(caseId)) void this.#findReference(caseId).then(() => this.#tell());
    return this.#references.get(caseId) ?? null;
  }

  /** Looks at the device anew: another tab may have written or erased one. */
  async look(): Promise<void> {
    const drafts = await this.#storage.keptDrafts();
    const found: KeptCase[] = [];
    for (const draft of drafts) {
      const reference = draft.kind === 'reply' ? await this.#findReference(draft.caseId) : null;
      found.push({...draft, reference});
    }
    if (this.#hasEnded || JSON.stringify(found) === JSON.stringify(this.#all)) return;
    this.#all = found;
    this.#asked = null;
    this.#tell();
  }

  /** Whether to erase a draft is asked first; `null`: not any more. */
  ask(kept: KeptCase | null): void {
    this.#asked = kept;
    this.#tell();
  }

  /** Erases a draft with what other tabs left beside it, and its files. */
  async erase(kept: KeptCase): Promise<void> {
    this.#asked = null;
    const opened = await (kept.kind === 'newCase'
      ? this.#storage.openNewCase(this.#days)
      : this.#storage.openReply(kept.caseId, this.#days));
    if (!opened) return;
    for (const draft of [opened.draft, ...opened.forks])
      for (const {uploadId} of draft?.content.answers.files ?? []) void this.#storage.files.forget(uploadId);
    await opened.remove();
  }

  end(): void {
    this.#hasEnded = true;
    this.#storage.onDraftsChanged = () => {};
  }

  async #findReference(caseId: string): Promise<string | null> {
    this.#references.set(caseId, this.#references.get(caseId) ?? null);
    const reference = (await this.#storage.case(caseId))?.case.reference ?? null;
    this.#references.set(caseId, reference);
    return reference;
  }

  #tell(): void {
    if (!this.#hasEnded) this.#onChange();
  }
}
