/** Tells when the end of the conversation is on view while the page is shown: then everything in it was seen (S-11). */
export class SeenWatch {
  readonly #root: () => ShadowRoot;
  readonly #onSeen: () => void;
  #observer: IntersectionObserver | null = null;
  #end: Element | null = null;
  #isInView = false;

  constructor(root: () => ShadowRoot, onSeen: () => void) {
    this.#root = root;
    this.#onSeen = onSeen;
  }

  /** After each rendering: the end may be another element, and have other entries before it. */
  follow(): void {
    const end = this.#root().querySelector('.case-thread-end');
    if (end !== this.#end) {
      this.#observer?.disconnect();
      this.#observer = null;
      this.#end = end;
      this.#isInView = false;
      if (end) this.#observe(end);
    }
    this.tell();
  }

  /** The page is shown: what is in view is seen now. */
  tell(): void {
    if (this.#isInView && this.#root().ownerDocument.visibilityState === 'visible') this.#onSeen();
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#end = null;
  }

  #observe(end: Element): void {
    this.#observer = new IntersectionObserver((changes) => {
      this.#isInView = changes.at(-1)?.isIntersecting ?? false;
      this.tell();
    });
    this.#observer.observe(end);
  }
}
