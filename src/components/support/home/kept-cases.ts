/** What the device keeps that was begun and not sent, as the first view tells of it (decision 9). */
import {partInTime} from '../../../domain/in-time.js';
import type {KeptCaseDraft, SupportStorage} from '../support-storage.js';
import type {Settled} from './settle-draft.js';

/** A draft, and the number of its case where the device knows it. */
export type KeptCase = KeptCaseDraft & {
  readonly reference: string | null;
  /** `unknown`: it was sent, and nobody knows yet what became of it. `refused`: it was not accepted. */
  readonly standing: 'begun' | 'unknown' | 'refused';
};

/** Milliseconds after which an outcome is asked for again, at first and at most. */
const pauses = {first: 1000, longest: 60_000};

export class KeptCases {
  readonly #storage: SupportStorage;
  readonly #days: number;
  readonly #onChange: () => void;
  readonly #askOutcome: (kept: KeptCaseDraft) => Promise<Settled>;
  readonly #references = new Map<string, string | null>();
  /** Operations that are known to be refused. */
  readonly #refused = new Set<string>();
  #all: readonly KeptCase[] = [];
  #asked: KeptCase | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = pauses.first;
  #isSettling = false;
  #hasEnded = false;

  /**
   * @param days how long a draft is kept.
   * @param onChange the drafts are others than before.
   * @param askOutcome asks what became of one that was sent, and changes it on the device where that is known.
   */
  constructor(
    storage: SupportStorage,
    days: number,
    onChange: () => void,
    askOutcome: (kept: KeptCaseDraft) => Promise<Settled>,
  ) {
    this.#askOutcome = askOutcome;
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
      const isRefused = this.#refused.has(draft.operationId);
      const standing = draft.step !== 'sending' ? 'begun' : isRefused ? 'refused' : 'unknown';
      found.push({...draft, reference, standing});
    }
    if (this.#hasEnded) return;
    if (JSON.stringify(found) !== JSON.stringify(this.#all)) {
      this.#all = found;
      this.#asked = null;
      this.#tell();
    }
    void this.#settle();
  }

  networkReturned(): void {
    this.#pause = pauses.first;
    void this.#settle();
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
    clearTimeout(this.#timer);
    this.#storage.onDraftsChanged = () => {};
  }

  /** Asks what became of those that were sent, less and less often, until it is known. */
  async #settle(): Promise<void> {
    if (this.#isSettling) return;
    clearTimeout(this.#timer);
    const unknown = this.#all.filter(({standing}) => standing === 'unknown');
    if (unknown.length === 0 || !navigator.onLine) return;
    this.#isSettling = true;
    for (const kept of unknown) {
      const settled = await partInTime(this.#askOutcome(kept)).catch(() => 'unknown' as const);
      if (settled === 'refused') this.#refused.add(kept.operationId);
      else if (settled === 'settled') this.#pause = pauses.first;
    }
    this.#isSettling = false;
    if (this.#hasEnded) return;
    this.#timer = setTimeout(() => void this.look(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, pauses.longest);
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
