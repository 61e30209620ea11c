/** Files that are dropped on the form or pasted into it, wherever on it. */
import type {Attachments} from './attachments.js';

export class FilesOnForm {
  readonly #files: () => Attachments | null;
  #form: HTMLFormElement | null = null;
  #listening: AbortController | null = null;

  /** @param files what takes them; `null`: nothing does now. */
  constructor(files: () => Attachments | null) {
    this.#files = files;
  }

  /** Listens on this form and on no other; `null`: on none. */
  follow(form: HTMLFormElement | null): void {
    if (form === this.#form) return;
    this.#listening?.abort();
    this.#form = form;
    this.#listening = form && new AbortController();
    if (!form || !this.#listening) return;
    const {signal} = this.#listening;
    form.addEventListener('dragover', (event) => this.#dragOver(event), {signal});
    form.addEventListener('dragleave', (event) => this.#files()?.onDragLeave(event), {signal});
    form.addEventListener('drop', (event) => this.#files()?.onDrop(event), {signal});
    form.addEventListener('paste', (event) => this.#files()?.onPaste(event), {signal});
  }

  #dragOver(event: DragEvent): void {
    const files = this.#files();
    if (files) return files.onDragOver(event);
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Otherwise the browser leaves the page for the file.
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  }
}
