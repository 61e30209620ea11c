/** Tells other tabs of this origin that something changed on the device. A hint only: what changed is read there. */

const pageEvents = ['pagehide', 'freeze', 'pageshow', 'resume', 'visibilitychange'] as const;

export class TabNews {
  readonly #name: string;
  readonly #onNews: () => void;
  #channel: BroadcastChannel | null = null;

  /**
   * @param name what the news is about; the same in every tab.
   * @param onNews called when another tab tells, and when this page is shown again after it may have missed that.
   */
  constructor(name: string, onNews: () => void) {
    this.#name = `partner-widgets/${name}`;
    this.#onNews = onNews;
    // Captured, because not all of them bubble.
    for (const event of pageEvents) globalThis.addEventListener?.(event, this.#onPage, true);
    this.#open();
  }

  tell(): void {
    this.#channel?.postMessage('changed');
  }

  end(): void {
    this.#close();
    for (const event of pageEvents) globalThis.removeEventListener?.(event, this.#onPage, true);
  }

  readonly #onPage = ({type}: Event): void => {
    // An open channel keeps pages out of the back-forward cache.
    if (type === 'pagehide' || type === 'freeze') return this.#close();
    this.#open();
    if (document.visibilityState === 'visible') this.#onNews();
  };

  #open(): void {
    if (this.#channel || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener('message', this.#onNews);
  }

  #close(): void {
    this.#channel?.close();
    this.#channel = null;
  }
}
