/** Bytes of files that were chosen and not sent yet: at hand in this page, and on the device where they fit. */
import type {StoredFiles} from './opened-support.js';

/**
 * Where the bytes of a file are besides this page's memory. `tooLarge`, `refused`: nowhere; the same file is asked for
 * again after a reload, because policy or the device does not take it.
 */
export type FileKept = 'device' | 'tooLarge' | 'refused';

export class ChosenFiles {
  readonly #stored: () => Promise<StoredFiles | null>;
  readonly #atHand = new Map<string, Blob>();
  readonly #kept = new Map<string, FileKept>();
  /** Large files are written one after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(stored: () => Promise<StoredFiles | null>) {
    this.#stored = stored;
  }

  /** Holds a file from now on, and keeps it on the device unless it is too large for that. Never rejects. */
  async keep(uploadId: string, file: Blob, isTooLarge: boolean): Promise<FileKept> {
    this.#atHand.set(uploadId, file);
    this.#kept.delete(uploadId);
    const result = isTooLarge ? 'tooLarge' : await this.#store(uploadId, file);
    if (this.#atHand.get(uploadId) === file) this.#kept.set(uploadId, result);
    return result;
  }

  /** Where a file is kept that is at hand; `null`: it is on its way there. */
  keptAs(uploadId: string): FileKept | null {
    return this.#kept.get(uploadId) ?? (this.#atHand.has(uploadId) ? null : 'device');
  }

  /** Whether its bytes are at hand, in this page or on the device. */
  async has(uploadId: string): Promise<boolean> {
    return this.#atHand.has(uploadId) || ((await (await this.#stored())?.has(uploadId)) ?? false);
  }

  /** Its bytes; rejects where they are not at hand any more. */
  async read(uploadId: string): Promise<Blob> {
    const file = this.#atHand.get(uploadId) ?? (await (await this.#stored())?.read(uploadId));
    if (!file) throw new Error('the bytes are not at hand');
    return file;
  }

  /** They are not needed any more. */
  async forget(uploadId: string): Promise<void> {
    this.#atHand.delete(uploadId);
    this.#kept.delete(uploadId);
    const forgotten = this.#last.then(async () => (await this.#stored())?.forget(uploadId));
    this.#last = forgotten.catch(() => undefined);
    await this.#last;
  }

  /** Lets go of what this page holds; what is on the device stays. */
  clear(): void {
    this.#atHand.clear();
    this.#kept.clear();
  }

  async #store(uploadId: string, file: Blob): Promise<FileKept> {
    const kept = this.#last.then(async () => {
      const stored = await this.#stored();
      // It was sent or taken out meanwhile.
      return this.#atHand.get(uploadId) === file && (await stored?.keep(uploadId, file)) === true;
    });
    this.#last = kept.catch(() => undefined);
    return (await kept.catch(() => false)) ? 'device' : 'refused';
  }
}
