/** Where the focus goes when the control that has it leaves the page. */

/** Names, on a part of the page, the ids of what takes the focus of a control in it that is gone: the first that is there. */
const nextIn = (root: ShadowRoot, focused: Element): (() => HTMLElement | null) => {
  const ids = focused.closest<HTMLElement>('[data-next]')?.dataset['next']?.split(' ') ?? [];
  return () => ids.map((id) => root.getElementById(id)).find((one) => one !== null) ?? null;
};

export class FocusKeeper {
  readonly #root: () => ShadowRoot;
  #focused: {readonly element: Element; readonly next: () => HTMLElement | null} | null = null;

  constructor(root: () => ShadowRoot) {
    this.#root = root;
  }

  /** Before a rendering. @param next what takes the focus; default: what the page names by `data-next`. */
  before(next?: (focused: Element) => (() => HTMLElement | null) | null): void {
    const root = this.#root();
    const element = root.activeElement;
    this.#focused = element && {element, next: next?.(element) ?? nextIn(root, element)};
  }

  /** After it. */
  after(): void {
    const focused = this.#focused;
    this.#focused = null;
    if (focused && !focused.element.isConnected && this.#root().activeElement === null) focused.next()?.focus();
  }
}
