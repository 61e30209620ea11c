/** Keeps what a person looks at where it is while entries are added above it. */

/** Engines with scroll anchoring do it by themselves, and better. */
const isAnchored = (): boolean => typeof CSS === 'undefined' || CSS.supports('overflow-anchor', 'auto');

export class ScrollKeeper {
  readonly #root: () => ShadowRoot;
  #anchor: {readonly element: Element; readonly top: number} | null = null;

  constructor(root: () => ShadowRoot) {
    this.#root = root;
  }

  /** Before a rendering: notes what is looked at, the focused control or the first entry on view. */
  before(): void {
    this.#anchor = null;
    if (isAnchored()) return;
    const root = this.#root();
    const candidates = [root.activeElement, ...root.querySelectorAll('[data-entry]')];
    const element = candidates.find((one) => {
      const box = one?.getBoundingClientRect();
      return box && box.bottom > 0 && box.top < innerHeight;
    });
    if (element) this.#anchor = {element, top: element.getBoundingClientRect().top};
  }

  /** After it: moves the page by as much as that moved. */
  after(): void {
    const anchor = this.#anchor;
    this.#anchor = null;
    if (!anchor?.element.isConnected) return;
    const moved = anchor.element.getBoundingClientRect().top - anchor.top;
    if (Math.abs(moved) > 1) scrollBy(0, moved);
  }
}
