/** The portal's entries of the browser's history. Those that the kit's steps make in one of them bear its name. */

const nameIn = (state: unknown): string | null => (state as {readonly place?: string} | null)?.place ?? null;
const newName = (): string => Math.random().toString(36).slice(2);

/** Where the portal is among its entries: reloaded, it is at the same one. */
export class HistoryPlace {
  #name = nameIn(history.state) ?? newName();

  constructor() {
    this.#mark();
  }

  /** Makes an entry of the portal's with this address. */
  push(search: string): void {
    this.#name = newName();
    history.pushState({place: this.#name}, '', search);
  }

  /** Gives the entry on view this address. */
  write(search: string): void {
    if (search !== location.search) history.replaceState(history.state, '', search);
  }

  /** After the browser moved: whether it went to another entry of the portal's, where the portal is from now on. */
  hasMoved(): boolean {
    const name = nameIn(history.state);
    if (name === this.#name) return false;
    this.#name = name ?? newName();
    if (name === null) this.#mark();
    return true;
  }

  #mark(): void {
    history.replaceState({...(history.state as object | null), place: this.#name}, '');
  }
}
