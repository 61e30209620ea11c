/** Tells when deadlines have to be judged anew. Owns no time of its own: what counts is the server's clock (F-T1). */

/** Longest wait between two judgements, milliseconds; far below the longest timer a browser has (F-T4). */
const longestWait = 30_000;
/** How far the device's clock may run apart from the monotonic one between two judgements, milliseconds. */
const tolerance = 2000;

export interface DeadlineWatchOptions {
  /** Server time, epoch milliseconds. */
  readonly now: () => number;
  /** The next moment at which something changes by the clock alone, or `null`. */
  readonly nextChange: (now: number) => number | null;
  /** Judge anew, as of `now`. */
  readonly onTick: (now: number) => void;
  /**
   * The device slept, the page was frozen or came back, or somebody set the device's clock: the server's clock may
   * have fallen behind, so ask the server for something. Comes after `onTick`.
   */
  readonly onWake?: () => void;
  /** The page to listen to; asked for at every start, since an element may move to another one. */
  readonly page: () => Document;
  /** Default the window's own clocks and timers. */
  readonly device?: () => number;
  readonly monotonic?: () => number;
  readonly timers?: Pick<Window, 'setTimeout' | 'clearTimeout'>;
}

/**
 * Judges at the next change, at least every 30 seconds, and at once when the page is looked at again: timers are
 * throttled in the background and stand still while the device sleeps (F-T3).
 */
export class DeadlineWatch {
  readonly #options: Required<Omit<DeadlineWatchOptions, 'onWake'>> & Pick<DeadlineWatchOptions, 'onWake'>;
  #listening: AbortController | null = null;
  #timer: number | undefined;
  #judged = {device: 0, monotonic: 0};

  constructor(options: DeadlineWatchOptions) {
    this.#options = {
      device: () => Date.now(),
      monotonic: () => performance.now(),
      timers: globalThis as unknown as Window,
      ...options,
    };
  }

  /** Server time, epoch milliseconds. */
  get now(): number {
    return this.#options.now();
  }

  /** Begins, unless it runs already; the first judgement is its caller's. */
  start(): void {
    if (this.#listening) return;
    const page = this.#options.page();
    const {signal} = (this.#listening = new AbortController());
    const wake = (): void => this.#look(true);
    page.addEventListener('visibilitychange', () => page.visibilityState === 'visible' && wake(), {signal});
    page.addEventListener('resume', wake, {signal});
    page.defaultView?.addEventListener('pageshow', ({persisted}) => persisted && wake(), {signal});
    page.defaultView?.addEventListener('focus', () => this.#look(false), {signal});
    this.#note();
    this.#wait();
  }

  /** Ends; may begin again. */
  stop(): void {
    this.#listening?.abort();
    this.#listening = null;
    this.#options.timers.clearTimeout(this.#timer);
  }

  /** Judges now: before anything is submitted, and after the list changed. */
  check(): void {
    this.#look(false);
  }

  #look(isAwake: boolean): void {
    if (!this.#listening) return;
    const {onTick, onWake} = this.#options;
    const hasSlept = this.#ranApart();
    this.#note();
    onTick(this.now);
    if (isAwake || hasSlept) onWake?.();
    this.#wait();
  }

  #note(): void {
    const {device, monotonic} = this.#options;
    this.#judged = {device: device(), monotonic: monotonic()};
  }

  #ranApart(): boolean {
    const {device, monotonic} = this.#options;
    const apart = device() - this.#judged.device - (monotonic() - this.#judged.monotonic);
    return Math.abs(apart) > tolerance;
  }

  #wait(): void {
    const {timers, nextChange} = this.#options;
    timers.clearTimeout(this.#timer);
    if (!this.#listening) return;
    const {now} = this;
    const wait = (nextChange(now) ?? Infinity) - now;
    this.#timer = timers.setTimeout(() => this.#look(false), Math.min(longestWait, Math.max(0, wait)));
  }
}
