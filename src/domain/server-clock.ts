export interface ServerClockOptions {
  /** Milliseconds that only ever grow, whatever the device's clock does. Default `performance.now`. */
  monotonic?: () => number;
  /** The device's own idea of the time, epoch milliseconds. Default `Date.now`. */
  device?: () => number;
}

/**
 * The time by the server's clock (decision 2, F-T1): its last `serverNow` plus what a monotonic clock has measured
 * since. The device's clock, which its user may set, counts only until the first {@link sync}.
 *
 * Where the engine's monotonic clock stands still while the device sleeps, the time falls behind by the sleep until
 * the next {@link sync}. So it errs towards "still open", and the server has the last word on submit.
 */
export class ServerClock {
  readonly #monotonic: () => number;
  readonly #device: () => number;
  #offset: number | undefined;

  constructor({monotonic = () => performance.now(), device = () => Date.now()}: ServerClockOptions = {}) {
    this.#monotonic = monotonic;
    this.#device = device;
  }

  /** Takes over the server's time, epoch milliseconds, as of now. The latest counts; one that is not a number does not. */
  sync(serverNow: number): void {
    if (Number.isFinite(serverNow)) this.#offset = serverNow - this.#monotonic();
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#offset === undefined ? this.#device() : Math.round(this.#offset + this.#monotonic());
  }

  /** Whether the server has told its time yet. */
  get synced(): boolean {
    return this.#offset !== undefined;
  }
}
