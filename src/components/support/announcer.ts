/** Reads sentences out politely, each once and in order: none takes the place of one that was said just before. */

/** Milliseconds that a sentence is left alone. */
const pause = 500;

export class Announcer {
  readonly #say: (text: string) => void;
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isDue = false;
  #said = '';

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  announce(text: string): void {
    this.#waiting.push(text);
    if (this.#timer !== null || this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => this.#tell());
  }

  end(): void {
    this.#waiting = [];
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    this.#isDue = false;
    this.#timer = null;
    if (this.#waiting.length === 0) return;
    const text = this.#waiting.join(' ');
    this.#waiting = [];
    // One that was said last differs by a space, which nobody hears, so that it is read out again.
    this.#said = this.#said === text ? `${text}\u00a0` : text;
    this.#say(this.#said);
    this.#timer = setTimeout(() => this.#tell(), pause);
  }
}
